/* Answers as columns: 100,000 of 60 questions read, counted, crossed, and one more of them. */
#include "bench.h"

#include <sqlite3.h>

#include "result/answer-table.h"
#include "answers.h"

#define ROUNDS 20

static MonevResponseCache *
read_cache (Desk *d, MonevResponseCache *before, const char *folder)
{
  g_autoptr (GError) error = NULL;
  MonevResponseCache *cache = monev_response_cache_read (
      d->c, &(MonevCacheReading){ d->instrument, before, folder, NULL, NULL, NULL }, &error);

  g_assert_no_error (error);
  return cache;
}

static guint
column_of (const MonevResponseCache *cache, guint question)
{
  MonevInstrument *instrument
      = monev_response_plan_instrument (monev_response_cache_plan (cache));

  return (guint)monev_response_cache_column (
      cache, monev_instrument_question (instrument, question)->field);
}

static double
count_all (const MonevResponseCache *cache)
{
  const MonevColumnStore *store = monev_response_cache_store (cache);
  g_autofree guint32 *counts = g_new (guint32, ANSWERS + 2);
  double start = bench_now ();

  for (guint round = 0; round < ROUNDS; round++)
    for (guint i = 0; i < QUESTIONS; i++)
      monev_column_store_count (store, column_of (cache, i), NULL, counts);
  return bench_now () - start;
}

static double
cross_two (const MonevResponseCache *cache)
{
  guint32 counts[256 * 256];
  double start = bench_now ();

  for (guint round = 0; round < ROUNDS; round++)
    monev_column_store_cross (monev_response_cache_store (cache), column_of (cache, 1),
                              column_of (cache, 3), NULL, counts);
  return bench_now () - start;
}

/* The same counts by a wide table of SQLite. */
static void
must (sqlite3 *db, const char *sql)
{
  if (sqlite3_exec (db, sql, NULL, NULL, NULL) != SQLITE_OK)
    g_error ("raw SQLite: %s", sqlite3_errmsg (db));
}

static sqlite3 *
wide_table (void)
{
  g_autoptr (GString) sql = g_string_new ("CREATE TABLE wide (");
  g_autoptr (GString) put = g_string_new ("INSERT INTO wide VALUES (");
  sqlite3 *db = NULL;
  sqlite3_stmt *stmt = NULL;

  for (guint i = 0; i < QUESTIONS; i++)
    {
      g_string_append_printf (sql, "%sq%u TEXT", i > 0 ? "," : "", i);
      g_string_append (put, i > 0 ? ",?" : "?");
    }
  g_string_append (sql, ")");
  g_string_append (put, ")");
  g_assert_cmpint (sqlite3_open (":memory:", &db), ==, SQLITE_OK);
  must (db, sql->str);
  must (db, "BEGIN");
  g_assert_cmpint (sqlite3_prepare_v2 (db, put->str, -1, &stmt, NULL), ==, SQLITE_OK);
  for (guint row = 0; row < ANSWERS; row++)
    {
      for (guint i = 0; i < QUESTIONS; i++)
        sqlite3_bind_text (stmt, (int)i + 1, value_of (i, row), -1, g_free);
      sqlite3_step (stmt);
      sqlite3_reset (stmt);
    }
  sqlite3_finalize (stmt);
  must (db, "COMMIT");
  return db;
}

static double
count_by_sql (sqlite3 *db)
{
  double start = bench_now ();

  for (guint i = 0; i < QUESTIONS; i++)
    {
      g_autofree char *sql
          = g_strdup_printf ("SELECT q%u, count(*) FROM wide GROUP BY q%u", i, i);

      must (db, sql);
    }
  return bench_now () - start;
}

static void
take_one_more (const Bench *bench, Desk *d, MonevResponseCache *cache)
{
  g_autoptr (MonevResponseEntry) entry = NULL;
  g_autoptr (GPtrArray) one = monev_response_store_page (d->c, d->instrument, "", "", 1, NULL);
  double spent = 0;

  monev_response_cache_ref (cache);
  for (guint i = 0; i < ROUNDS; i++)
    {
      MonevResponseCache *next;
      g_autofree char *reason = g_strdup_printf ("Benarkah %u?", i);
      double start;

      g_assert_true (monev_response_ask (d->c, d->rani, one->pdata[0], "", reason, NULL));
      start = bench_now ();
      next = read_cache (d, cache, NULL);
      spent += bench_now () - start;
      g_assert_true (next != cache);
      monev_response_cache_unref (cache);
      cache = next;
    }
  monev_response_cache_unref (cache);
  bench_line (bench, "one more, until it is counted", ROUNDS, spent, BENCH_RAW_SELECT);
}

static void
measure (Bench *bench, Desk *d)
{
  g_autofree char *folder = g_build_filename (bench->folder, "singgahan", NULL);
  double start = bench_now (), counted, plain;
  g_autoptr (MonevResponseCache) cache = read_cache (d, NULL, folder);
  g_autoptr (MonevResponseCache) again = NULL;
  sqlite3 *wide = NULL;

  bench_line (bench, "all read from the database, and kept", ANSWERS, bench_now () - start,
              BENCH_RAW_SELECT);
  start = bench_now ();
  again = read_cache (d, NULL, folder);
  bench_line (bench, "read from the file of the cache", ANSWERS, bench_now () - start,
              BENCH_RAW_NONE);
  counted = count_all (cache);
  bench_line (bench, "all frequencies of 60 questions (goal 10 ms)", ROUNDS, counted,
              BENCH_RAW_NONE);
  bench_line (bench, "a cross table of two questions (goal 2 ms)", ROUNDS, cross_two (cache),
              BENCH_RAW_NONE);
  take_one_more (bench, d, cache);
  wide = wide_table ();
  plain = count_by_sql (wide);
  sqlite3_close (wide);
  bench_line (bench, "the same frequencies by a wide table of SQLite", 1, plain, BENCH_RAW_NONE);
  g_print ("  %-56s %10.1f\n", "times as fast as SQLite", plain / (counted / ROUNDS));
}

void
bench_result (Bench *bench)
{
  g_auto (BenchOffice) office = bench_office (bench, FALSE);
  g_auto (Desk) d = { office.connection, g_steal_pointer (&office.admin), monev_issue_list_new (),
                      NULL };

  bench_title ("Answers: 100,000 of 60 questions");
  fill_answers (&d);
  measure (bench, &d);
}
