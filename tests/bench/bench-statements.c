/* A named statement, there and back, beside sqlite3 alone. */
#include "bench.h"

#define ROUNDS 100000

static gboolean
put_picture (MonevDbConnection *c, gpointer data, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static ("Dinas Kesehatan dan Keluarga Berencana", 38);

  for (guint i = 0; i < ROUNDS / 100; i++)
    {
      g_autofree char *sha = g_strdup_printf ("0190abcd-0000-7000-8000-%012u", i);

      if (!monev_db_exec (c, "picture_put",
                          MONEV_DB_BINDS (MONEV_DB_T ("sha256", sha), MONEV_DB_T ("mime", "x"),
                                          MONEV_DB_B ("bytes", bytes)), NULL, error))
        return FALSE;
    }
  return TRUE;
}

static void
time_gets (const Bench *bench, MonevDbConnection *c, const char *what, guint rounds)
{
  double start = bench_now ();

  for (guint i = 0; i < rounds; i++)
    {
      g_autofree char *sha = g_strdup_printf ("0190abcd-0000-7000-8000-%012u", i % (ROUNDS / 100));
      g_autoptr (MonevDbRows) rows
        = monev_db_query (c, "picture_get", MONEV_DB_BINDS (MONEV_DB_T ("sha256", sha)), NULL);

      g_assert_true (monev_db_rows_next (rows, NULL));
      g_assert_nonnull (monev_db_rows_text (rows, "mime"));
    }
  bench_line (bench, what, rounds, bench_now () - start, BENCH_RAW_SELECT);
}

void
bench_statements (Bench *bench)
{
  bench_title ("Statements (raw: select of one row)");
  for (int server = 0; server < 2; server++)
    {
      g_auto (BenchOffice) office = bench_office (bench, server);

      bench_write (office.connection, put_picture, NULL);
      time_gets (bench, office.connection, server ? "one row from PostgreSQL"
                                                  : "one row from SQLite", server ? ROUNDS / 5
                                                                                  : ROUNDS);
    }
}
