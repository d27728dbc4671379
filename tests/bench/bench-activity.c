/* Agenda Kerja: one large run opened, the list and Beranda over many. */
#include "activity/activity-acts.h"
#include "activity/activity-store.h"
#include "bench.h"
#include "office-fixture.h"
#include "people/login.h"
#include "people/people.h"

#define STEPS 60
#define RUNS 2000
#define ROUNDS 20

/* Sixty steps with two kelengkapan and an output each; every fifth without a due. */
static MonevProcedure *
make_procedure (void)
{
  g_autoptr (GString) text = g_string_new (
    "{\"format\":1,\"code\":\"uji\",\"title\":\"Uji\",\"actors\":[{\"id\":\"a\",\"title\":\"A\"}],"
    "\"steps\":[");
  g_autoptr (MonevIssueList) issues = monev_issue_list_new ();
  g_autoptr (GError) error = NULL;
  MonevProcedure *procedure;

  for (guint i = 1; i <= STEPS; i++)
    g_string_append_printf (
      text, "%s{\"id\":\"s%u\",\"number\":\"%u\",\"wording\":\"Menyusun bahan nomor %u untuk rapat\","
            "\"actors\":[{\"actor\":\"a\"}],\"kind\":\"proses\","
            "\"requirements\":[\"Bahan rapat bagian %u\",\"Peta wilayah %u\"],"
            "\"time\":%s,\"outputs\":[\"Bahan rapat bagian %u\"]}",
      i > 1 ? "," : "", i, i, i, i - 1, i,
      i % 5 == 0 ? "{\"open\":true,\"text\":\"Disesuaikan\"}"
                 : "{\"unit\":\"menit\",\"min\":300,\"max\":300}", i);
  g_string_append (text, "]}");
  procedure = monev_procedure_read_text (text->str, -1, NULL, issues, &error);
  g_assert_no_error (error);
  return procedure;
}

static MonevActor *
make_coordinator (const BenchOffice *office, char **bidang)
{
  MonevDbConnection *c = office->connection;
  g_autofree char *id = test_add (c, office->admin, &monev_official_type, "name", "Yusuf Uji",
                                  "status", "Non-ASN", NULL);
  g_autofree char *post = NULL;
  gint64 now = 0;

  *bidang = test_add (c, office->admin, &monev_position_type, "title", "Kepala Bidang Uji", "kind",
                      "Kepala Bidang", NULL);
  post = test_add (c, office->admin, &monev_position_type, "title", "Sub Koordinator Uji", "kind",
                   "Sub Koordinator", NULL);
  g_free (test_add (c, office->admin, &monev_appointment_type, "official_id", id, "position_id",
                    post, "date_from", "2020-01-01", NULL));
  g_assert_true (monev_db_now (c, &now, NULL));
  return monev_actor_load (c, id, now, NULL);
}

static char *
start_run (const BenchOffice *office, gint64 now)
{
  g_autofree char *bidang = NULL;
  g_autoptr (MonevActor) actor = make_coordinator (office, &bidang);
  g_autoptr (MonevProcedure) procedure = make_procedure ();
  MonevActivityHead head = { 2026, "Uji", NULL, bidang, actor->official_id, now, "", "", "" };
  g_autoptr (MonevIssueList) issues = monev_issue_list_new ();
  g_autoptr (GError) error = NULL;
  char *id = monev_activity_start (office->connection, actor, procedure, &head, NULL, issues,
                                   &error);

  g_assert_no_error (error);
  return id;
}

/* The rows of the first run once more for each further one: its first eleven steps, as a monev has
 * them, begun on another day each. */
static void
multiply (const BenchOffice *office)
{
  test_script (office->connection,
    "INSERT INTO activity (id, year, title, kind, bidang_id, coordinator_id, procedure_code,"
    " procedure_id, start_at, state, reason, ended_at, disposisi_from, disposisi_date,"
    " disposisi_content, copied_from, search_key, version)"
    " WITH RECURSIVE t (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM t WHERE n < 1999)"
    " SELECT a.id || '-' || t.n, a.year, a.title || ' ' || t.n, a.kind, a.bidang_id,"
    " a.coordinator_id, a.procedure_code, a.procedure_id, a.start_at, a.state, a.reason,"
    " a.ended_at, a.disposisi_from, a.disposisi_date, a.disposisi_content, a.copied_from,"
    " a.search_key || ' ' || t.n, a.version FROM activity a, t;"
    "INSERT INTO activity_step (id, activity_id, step_key, round, ordinal, head, number, wording,"
    " planned_start, planned_due, due_by_hand, started_at, finished_at, done_by, state,"
    " skip_reason, early_reason, late_reason, version)"
    " WITH RECURSIVE t (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM t WHERE n < 1999)"
    " SELECT s.id || '-' || t.n, s.activity_id || '-' || t.n, s.step_key, s.round, s.ordinal,"
    " s.head, s.number, s.wording, s.planned_start + t.n * 600000, s.planned_due + t.n * 600000,"
    " s.due_by_hand, s.started_at, s.finished_at, s.done_by,"
    " CASE WHEN s.ordinal < t.n % 10 THEN 'selesai' ELSE s.state END, s.skip_reason,"
    " s.early_reason, s.late_reason, s.version FROM activity_step s, t WHERE s.ordinal < 11");
}

static void
time_load (const Bench *bench, const BenchOffice *office, const char *id, gint64 now)
{
  double start = bench_now ();

  for (guint i = 0; i < ROUNDS; i++)
    {
      g_autoptr (MonevActivity) run = monev_activity_load (office->connection, id, now, NULL);

      g_assert_cmpuint (run->steps->len, ==, STEPS);
    }
  bench_line (bench, "a run of 60 steps opened (goal: 100 ms)", ROUNDS, bench_now () - start,
              BENCH_RAW_NONE);
}

static void
time_list (const Bench *bench, const BenchOffice *office, gint64 now)
{
  const MonevActivityFilter all = { 0, "", "", "", "", FALSE };
  double start = bench_now ();
  g_autoptr (GPtrArray) lines = monev_activity_list (office->connection, &all, now, NULL);

  bench_line (bench, "list of 2,000 runs, the whole", 1, bench_now () - start, BENCH_RAW_NONE);
  g_assert_cmpuint (lines->len, ==, RUNS);
}

static void
time_feed (const Bench *bench, const BenchOffice *office, gint64 now)
{
  double start = bench_now ();

  for (guint i = 0; i < ROUNDS; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (MonevActivityFeed) feed
        = monev_activity_feed (office->connection, 6, 12, 5, now, &error);

      g_assert_no_error (error);
      g_assert_cmpint (feed->n_running, ==, RUNS);
      g_assert_cmpuint (feed->running->len, ==, 6);
      g_assert_cmpuint (feed->dues->len, ==, 12);
    }
  bench_line (bench, "Beranda over 2,000 running runs (goal: 100 ms)", ROUNDS, bench_now () - start,
              BENCH_RAW_NONE);
}

static void
run_engine (Bench *bench, gboolean server)
{
  g_auto (BenchOffice) office = bench_office (bench, server);
  g_autofree char *id = NULL;
  gint64 now = 0;

  g_assert_true (monev_db_now (office.connection, &now, NULL));
  id = start_run (&office, now);
  bench_title (server ? "Agenda Kerja on PostgreSQL" : "Agenda Kerja on SQLite");
  time_load (bench, &office, id, now);
  multiply (&office);
  test_script (office.connection, "ANALYZE"); /* a server does so by itself within a minute */
  time_list (bench, &office, now);
  time_feed (bench, &office, now);
}

void
bench_activity (Bench *bench)
{
  run_engine (bench, FALSE);
  run_engine (bench, TRUE);
}
