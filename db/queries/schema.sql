-- The schema's own book-keeping, and the copies that backup and restore make.

-- name: schema_known
SELECT count(*) AS known FROM sqlite_master WHERE type = 'table' AND name = 'schema_step'
-- name: schema_known [postgres]
SELECT CAST(count(*) AS bigint) AS known FROM pg_catalog.pg_class c
WHERE c.relname = 'schema_step' AND c.relnamespace = CAST(current_schema() AS regnamespace)

-- name: schema_empty
SELECT count(*) AS tables FROM sqlite_master WHERE type = 'table'
-- name: schema_empty [postgres]
SELECT CAST(count(*) AS bigint) AS tables FROM pg_catalog.pg_class c
WHERE c.relkind = 'r' AND c.relnamespace = CAST(current_schema() AS regnamespace)

-- name: schema_version
SELECT coalesce(max(number), 0) AS version FROM schema_step

-- name: schema_step_add
INSERT INTO schema_step (number, name, applied_at) VALUES (:number:int, :name:text, :at:int)

-- Two workstations that start after an update must not both take the step.
-- name: schema_lock
SELECT 1 AS locked
-- name: schema_lock [postgres]
SELECT CAST(1 AS bigint) AS locked FROM (SELECT pg_advisory_xact_lock(7046357)) AS l

-- name: database_identity_get
SELECT id, created_at FROM database_identity
-- name: database_identity_add
INSERT INTO database_identity (id, created_at) VALUES (:id:text, :at:int)

-- template: copy_read
SELECT * FROM {table}
-- template: copy_write
INSERT INTO {table} ({columns}) VALUES ({values})
-- template: copy_clear
TRUNCATE {table} CASCADE
-- template: copy_triggers
ALTER TABLE {table} {how} TRIGGER USER
