#include "audit/audit.h"
#include "base/json.h"
#include "bench.h"

#define CLIENTS 8
#define APPENDS_PER_CLIENT 250
#define ENTRIES 10000
/* Every act appends once; more in one transaction than an import would is of no interest. */
#define PER_TRANSACTION 10

static gboolean
append (MonevDbConnection *c, gpointer data, GError **error)
{
  json_auto_t *detail = json_pack ("{s:[s, s]}", "name", "Dinas Kesehatan", "Dinas Kesehatan Baru");
  gint64 now = 0;

  return monev_db_now (c, &now, error)
         && monev_audit_append (c, now, "0190abcd", "agency.change", "agency/0190abcd", detail,
                                error);
}

static gpointer
run_client (gpointer uri)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MonevDbConnection) c = monev_db_connection_open (uri, MONEV_DB_OPEN_DEFAULT, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < APPENDS_PER_CLIENT; i++)
    bench_write (c, append, NULL);
  return NULL;
}

static void
time_clients (const Bench *bench, const BenchOffice *office, const char *what)
{
  GThread *threads[CLIENTS];
  double start = bench_now ();

  for (guint i = 0; i < CLIENTS; i++)
    threads[i] = g_thread_new ("client", run_client, office->uri);
  for (guint i = 0; i < CLIENTS; i++)
    g_thread_join (threads[i]);
  bench_line (bench, what, CLIENTS * APPENDS_PER_CLIENT, bench_now () - start, BENCH_RAW_COMMIT);
}

static gboolean
append_many (MonevDbConnection *c, gpointer data, GError **error)
{
  for (guint i = 0; i < PER_TRANSACTION; i++)
    if (!append (c, NULL, error))
      return FALSE;
  return TRUE;
}

static void
time_verify (const Bench *bench, const BenchOffice *office)
{
  g_autoptr (MonevIssueList) issues = monev_issue_list_new ();
  g_autoptr (GError) error = NULL;
  guint64 checked = 0;
  double start;

  start = bench_now ();
  for (guint i = 0; i < ENTRIES / PER_TRANSACTION; i++)
    bench_write (office->connection, append_many, NULL);
  bench_line (bench, "appends, one client, ten a transaction", ENTRIES, bench_now () - start,
              BENCH_RAW_COMMIT);
  start = bench_now ();
  monev_audit_verify (office->connection, NULL, &checked, issues, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (monev_issue_list_size (issues), ==, 0);
  bench_line (bench, "verify, entries", checked, bench_now () - start, BENCH_RAW_SELECT);
}

void
bench_audit (Bench *bench)
{
  for (int server = 0; server < 2; server++)
    {
      g_auto (BenchOffice) office = bench_office (bench, server);

      bench_title (server ? "The log on PostgreSQL (raw: commit, insert, select)"
                          : "The log on SQLite (raw: commit, insert, select)");
      time_clients (bench, &office, "appends, 8 clients, each a transaction");
      time_verify (bench, &office);
    }
}
