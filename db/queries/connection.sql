-- How a connection begins and ends its work.

-- name: begin_write
BEGIN IMMEDIATE
-- name: begin_write [postgres]
BEGIN

-- name: begin_read
BEGIN
-- name: begin_read [postgres]
BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY

-- name: commit
COMMIT

-- name: rollback
ROLLBACK

-- name: now
SELECT CAST(strftime('%s', 'now') AS INTEGER) * 1000 AS now
-- name: now [postgres]
SELECT CAST(extract(epoch FROM clock_timestamp()) * 1000 AS bigint) AS now

-- name: notify_change
SELECT 1 AS done
-- name: notify_change [postgres]
SELECT pg_notify('monev_changed', current_schema()) AS done

-- What another process has committed shows in this number on SQLite.
-- name: data_version
PRAGMA data_version
-- name: data_version [postgres]
SELECT CAST(0 AS bigint) AS data_version

-- synchronous=FULL: a paraf that was acknowledged survives a loss of power.
-- script: sqlite_setup
PRAGMA foreign_keys = ON;
PRAGMA synchronous = FULL;
PRAGMA trusted_schema = OFF;
PRAGMA cell_size_check = ON;
-- script: sqlite_wal
PRAGMA journal_mode = WAL;
-- script: sqlite_single_file
PRAGMA journal_mode = DELETE;
-- script: sqlite_check
PRAGMA quick_check(1)
-- script: sqlite_exclusive
PRAGMA locking_mode = EXCLUSIVE;
BEGIN EXCLUSIVE;
COMMIT;

-- script: postgres_setup
SET client_encoding = 'UTF8';
SET client_min_messages = 'warning';
SET lock_timeout = '5s';
SET timezone = 'UTC';
SET standard_conforming_strings = on;
-- script: postgres_listen
LISTEN monev_changed;

-- A statement that takes minutes: the tests of cancelling need one.
-- name: test_slow
WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 2000000000)
SELECT max(i) AS last FROM n
