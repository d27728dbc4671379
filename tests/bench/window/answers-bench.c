/* The table of answers: opened, sorted, searched and filtered, with 100,000 of 60 questions. */
#include "answers-bench.h"

#include "tests/bench/answers.h"
#include "ui/response/answer-order.h"

static double
ms_since (gint64 start)
{
  return (double) (g_get_monotonic_time () - start) / 1000;
}

static void
line (const char *what, double value)
{
  g_print ("  %-52s %10.1f ms\n", what, value);
}

static double
time_order (const MonevAnswerTable *table, const MonevAnswerOrder *order)
{
  gint64 start = g_get_monotonic_time ();
  g_autoptr (GArray) rows = monev_answer_order_select (order, table, NULL);

  g_assert_cmpuint (rows->len, >, 0);
  return ms_since (start);
}

static void
measure (const MonevAnswerTable *table)
{
  g_autoptr (MonevAnswerOrder) order = monev_answer_order_new ();
  guint first = 0;

  while (monev_answer_table_column (table, first)->question < 0)
    first++;
  order->sort = (int) first;
  line ("sorted by a text that is another in each", time_order (table, order));
  order->sort = (int) first + 3;
  order->ascending = FALSE;
  line ("sorted by a figure", time_order (table, order));
  order->sort = -1;
  g_free (order->search);
  order->search = g_strdup ("pilihan r0999");
  line ("searched for two words in all columns", time_order (table, order));
  g_free (order->search);
  order->search = g_strdup ("");
  monev_answer_order_add (order, first + 1, "Pilihan 2", MONEV_ANSWER_IS);
  line ("filtered by a cell", time_order (table, order));
}

/** bench_answers: @folder: for the database. */
void
bench_answers (const char *folder)
{
  g_autofree char *uri = g_strdup_printf ("sqlite:%s/jawaban.db", folder);
  g_autoptr (GError) error = NULL;
  MonevTestDb db = { NULL };
  g_auto (Desk) d = { NULL };
  g_autoptr (MonevResponseCache) cache = NULL;
  g_autoptr (MonevAnswerTable) table = NULL;
  gint64 start;

  db.connection = monev_db_connection_open (uri, MONEV_DB_OPEN_CREATE, &error);
  g_assert_no_error (error);
  d = (Desk) { db.connection, test_office_start (&db), monev_issue_list_new (), NULL };
  fill_answers (&d);
  start = g_get_monotonic_time ();
  cache = monev_response_cache_read (
      d.c, &(MonevCacheReading) { d.instrument, NULL, folder, NULL, NULL, NULL }, &error);
  g_assert_no_error (error);
  line ("100,000 answers of 60 questions read, first time", ms_since (start));
  g_clear_pointer (&cache, monev_response_cache_unref);
  start = g_get_monotonic_time ();
  cache = monev_response_cache_read (
      d.c, &(MonevCacheReading) { d.instrument, NULL, folder, NULL, NULL, NULL }, &error);
  table = monev_answer_table_new (cache, d.c, &error);
  g_assert_no_error (error);
  line ("opened again, to the table", ms_since (start));
  measure (table);
  monev_db_connection_close (db.connection);
}
