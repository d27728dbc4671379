/* The raw loops that the other figures are set beside. */
#include <sqlite3.h>

#include "bench.h"

#define STEPS 100000000
#define INSERTS 200000
#define COMMITS 300
#define SELECTS 300000

static void
must (sqlite3 *db, int rc)
{
  if (rc != SQLITE_OK && rc != SQLITE_DONE && rc != SQLITE_ROW)
    g_error ("raw SQLite: %s", sqlite3_errmsg (db));
}

static void
time_loop (Bench *bench)
{
  double start = bench_now ();
  volatile guint64 kept;
  guint64 x = 88172645463325252ULL;

  for (guint i = 0; i < STEPS; i++)
    {
      x ^= x << 13;
      x ^= x >> 7;
      x ^= x << 17;
    }
  kept = x;
  (void) kept;
  bench->raw[BENCH_RAW_LOOP] = (bench_now () - start) / STEPS * 1000000;
  bench_line (bench, "whole numbers, a million steps", STEPS / 1000000, bench_now () - start,
              BENCH_RAW_NONE);
}

static sqlite3 *
open_raw (const Bench *bench)
{
  g_autofree char *path = g_build_filename (bench->folder, "raw.db", NULL);
  sqlite3 *db = NULL;

  must (db, sqlite3_open (path, &db));
  must (db, sqlite3_exec (db, "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;"
                              "CREATE TABLE t (id TEXT NOT NULL PRIMARY KEY, a TEXT NOT NULL,"
                              " b TEXT NOT NULL, n INTEGER NOT NULL) STRICT", NULL, NULL, NULL));
  return db;
}

static void
insert (sqlite3 *db, sqlite3_stmt *stmt, guint i)
{
  char id[40];

  g_snprintf (id, sizeof id, "0190abcd-0000-7000-8000-%012u", i);
  sqlite3_bind_text (stmt, 1, id, -1, SQLITE_TRANSIENT);
  sqlite3_bind_text (stmt, 2, "Dinas Kesehatan dan Keluarga Berencana", -1, SQLITE_STATIC);
  sqlite3_bind_text (stmt, 3, "dinas kesehatan dan keluarga berencana", -1, SQLITE_STATIC);
  sqlite3_bind_int64 (stmt, 4, i);
  must (db, sqlite3_step (stmt));
  sqlite3_reset (stmt);
}

static void
time_inserts (Bench *bench, sqlite3 *db)
{
  sqlite3_stmt *stmt = NULL;
  double start = bench_now (), took;

  must (db, sqlite3_prepare_v2 (db, "INSERT INTO t VALUES (?1, ?2, ?3, ?4)", -1, &stmt, NULL));
  must (db, sqlite3_exec (db, "BEGIN IMMEDIATE", NULL, NULL, NULL));
  for (guint i = 0; i < INSERTS; i++)
    insert (db, stmt, i);
  must (db, sqlite3_exec (db, "COMMIT", NULL, NULL, NULL));
  took = bench_now () - start;
  bench->raw[BENCH_RAW_INSERT] = took / INSERTS;
  bench_line (bench, "raw SQLite insert, one transaction", INSERTS, took, BENCH_RAW_NONE);
  start = bench_now ();
  for (guint i = 0; i < COMMITS; i++)
    insert (db, stmt, INSERTS + i);
  took = bench_now () - start;
  bench->raw[BENCH_RAW_COMMIT] = took / COMMITS;
  bench_line (bench, "raw SQLite insert, each on the disk", COMMITS, took, BENCH_RAW_NONE);
  sqlite3_finalize (stmt);
}

static void
time_selects (Bench *bench, sqlite3 *db)
{
  sqlite3_stmt *stmt = NULL;
  double start = bench_now (), took;
  gsize bytes = 0;

  must (db, sqlite3_prepare_v2 (db, "SELECT id, a, b, n FROM t WHERE id = ?1", -1, &stmt, NULL));
  for (guint i = 0; i < SELECTS; i++)
    {
      char id[40];

      g_snprintf (id, sizeof id, "0190abcd-0000-7000-8000-%012u", i * 7 % INSERTS);
      sqlite3_bind_text (stmt, 1, id, -1, SQLITE_TRANSIENT);
      must (db, sqlite3_step (stmt));
      for (int column = 0; column < 4; column++)
        {
          sqlite3_column_text (stmt, column);
          bytes += (gsize) sqlite3_column_bytes (stmt, column);
        }
      sqlite3_reset (stmt);
    }
  sqlite3_finalize (stmt);
  g_assert_cmpuint (bytes, >, SELECTS);
  took = bench_now () - start;
  bench->raw[BENCH_RAW_SELECT] = took / SELECTS;
  bench_line (bench, "raw SQLite select of one row", SELECTS, took, BENCH_RAW_NONE);
}

void
bench_machine (Bench *bench)
{
  sqlite3 *db;

  bench_title ("The machine");
  time_loop (bench);
  db = open_raw (bench);
  time_inserts (bench, db);
  time_selects (bench, db);
  sqlite3_close (db);
}
