/* The demo office against what it is said to show. */
#include "demo/demo.h"

#include <string.h>

#include "activity/activity-store.h"
#include "activity/finding.h"
#include "activity/meeting.h"
#include "audit/audit.h"
#include "base/instant.h"
#include "dataform/data-board.h"
#include "db-migration.h"
#include "instrument/office-instrument.h"
#include "office-fixture.h"
#include "people/login.h"
#include "people/people.h"
#include "programme/programme.h"
#include "reference/reference.h"
#include "response/office-response.h"

static GPtrArray *
list (MonevDbConnection *c, const MonevRecordType *type)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *records = monev_reference_list (c, type, 0, &error);

  g_assert_no_error (error);
  return records;
}

static const MonevRecord *
find (GPtrArray *records, const char *field, const char *value)
{
  for (guint i = 0; i < records->len; i++)
    if (strcmp (monev_record_get (records->pdata[i], field), value) == 0)
      return records->pdata[i];
  g_error ("no %s", value);
}

/* 31 in time, 6 late by 1, 1, 2, 4, 6 and 9 working days, 5 asked about, 3 missing. */
static void
check_data (MonevDbConnection *c)
{
  g_autoptr (GPtrArray) all = monev_addressee_store_board (c, 2026, NULL);
  g_auto (MonevOfficeClock) clock = { NULL };
  guint n[MONEV_BOARD_N_STATES] = { 0 }, in_time = 0, late = 0;
  gint64 now = 0, days = 0;

  g_assert_true (monev_db_now (c, &now, NULL));
  g_assert_true (monev_office_clock_load (c, &clock, NULL));
  g_assert_cmpuint (all->len, ==, 45);
  for (guint i = 0; i < all->len; i++)
    {
      const MonevDataAddressee *one = all->pdata[i];
      MonevBoardCell cell = monev_board_cell (one, &clock, now);
      g_autofree char *due = monev_instant_to_rfc3339 (one->due_at, clock.zone);

      g_assert_true (g_str_has_prefix (due, "2026-03-27T"));
      n[cell.state]++;
      if (one->received_at != 0 && cell.late_days > 0)
        {
          late++;
          days += cell.late_days;
        }
      else if (one->received_at != 0 && cell.state != MONEV_BOARD_QUESTION)
        in_time++;
    }
  g_assert_cmpuint (n[MONEV_BOARD_LATE], ==, 3);
  g_assert_cmpuint (n[MONEV_BOARD_QUESTION], ==, 5);
  g_assert_cmpuint (n[MONEV_BOARD_SENT] + n[MONEV_BOARD_NOT_SENT], ==, 0);
  g_assert_cmpuint (late, ==, 6);
  g_assert_cmpint (days, ==, 1 + 1 + 2 + 4 + 6 + 9);
  g_assert_cmpuint (in_time, ==, 31);
}

static void
check_logins (MonevDbConnection *c)
{
  static const struct { const char *name; guint role; } users[] = {
    { "admin", MONEV_ROLE_ADMIN },           { "kepala", MONEV_ROLE_ANYONE },
    { "sekretaris", MONEV_ROLE_SEKRETARIS }, { "kabid", MONEV_ROLE_KABID },
    { "subkoor", MONEV_ROLE_SUBKOOR },       { "perencana", MONEV_ROLE_PERENCANA },
    { "staf", MONEV_ROLE_STAF },
  };

  for (guint i = 0; i < G_N_ELEMENTS (users); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (MonevActor) actor = monev_login (c, users[i].name, MONEV_DEMO_PIN, &error);

      g_assert_no_error (error);
      g_assert_cmpuint (actor->roles & users[i].role, ==, users[i].role);
      g_assert_true (!(actor->roles & MONEV_ROLE_ADMIN) == (i > 0));
    }
}

static void
check_agencies (MonevDbConnection *c)
{
  g_autoptr (GPtrArray) agencies = list (c, &monev_agency_type);
  guint opd = 0, kecamatan = 0, uncoordinated = 0;

  for (guint i = 0; i < agencies->len; i++)
    {
      const char *kind = monev_record_get (agencies->pdata[i], "kind");

      opd += strcmp (kind, "perangkat_daerah") == 0;
      kecamatan += strcmp (kind, "kecamatan") == 0;
      uncoordinated += strcmp (kind, "kecamatan") == 0
                       && *monev_record_get (agencies->pdata[i], "coordinators") == '\0';
    }
  g_assert_cmpuint (opd, ==, 27);
  g_assert_cmpuint (kecamatan, ==, 18); /* 27 + 18 = 45 */
  g_assert_cmpuint (uncoordinated, ==, 0);
}

/* Seed 001, Pasal 12 b.1 and c.8: one agency under two Asisten. */
static void
check_two_coordinators (MonevDbConnection *c)
{
  g_autoptr (GPtrArray) agencies = list (c, &monev_agency_type);
  g_autoptr (GPtrArray) positions = list (c, &monev_position_type);
  const MonevRecord *agency = find (agencies, "short_name", "DPMPTSP");
  g_auto (GStrv) ids = g_strsplit (monev_record_get (agency, "coordinators"), "\n", -1);
  guint asisten = 0;

  for (guint i = 0; ids[i] != NULL; i++)
    for (guint p = 0; p < positions->len; p++)
      asisten += strcmp (monev_record_id (positions->pdata[p]), ids[i]) == 0
                 && strcmp (monev_record_get (positions->pdata[p], "kind"), "asisten") == 0;
  g_assert_cmpuint (g_strv_length (ids), ==, 2);
  g_assert_cmpuint (asisten, ==, 2);
}

/* How many hold @position in the way @kind on @day. */
static guint
holders (GPtrArray *appointments, const char *position, const char *kind, const char *day)
{
  guint n = 0;

  for (guint i = 0; i < appointments->len; i++)
    {
      const MonevRecord *a = appointments->pdata[i];
      const char *to = monev_record_get (a, "date_to");

      n += strcmp (monev_record_get (a, "position_id"), position) == 0
           && strcmp (monev_record_get (a, "kind"), kind) == 0
           && strcmp (monev_record_get (a, "date_from"), day) <= 0
           && (*to == '\0' || strcmp (to, day) >= 0);
    }
  return n;
}

static void
check_vacant_head (MonevDbConnection *c)
{
  g_autoptr (GPtrArray) positions = list (c, &monev_position_type);
  g_autoptr (GPtrArray) appointments = list (c, &monev_appointment_type);
  const char *head = monev_record_id (
    find (positions, "title", "Kepala Badan Perencanaan Pembangunan Daerah"));

  g_assert_cmpuint (holders (appointments, head, "definitif", "2026-03-02"), ==, 0);
  g_assert_cmpuint (holders (appointments, head, "plt", "2026-03-02"), ==, 1);
  g_assert_cmpuint (holders (appointments, head, "definitif", "2026-03-31"), ==, 0);
  g_assert_cmpuint (holders (appointments, head, "plt", "2026-03-31"), ==, 1);
  g_assert_cmpuint (holders (appointments, head, "definitif", "2026-04-01"), ==, 1);
  g_assert_cmpuint (holders (appointments, head, "plt", "2026-04-01"), ==, 0);
}

static void
check_people (MonevDbConnection *c)
{
  g_autoptr (GPtrArray) officials = list (c, &monev_official_type);
  g_autoptr (GPtrArray) appointments = list (c, &monev_appointment_type);
  guint pppk = 0, without_nip = 0, plh = 0;

  for (guint i = 0; i < officials->len; i++)
    {
      pppk += strcmp (monev_record_get (officials->pdata[i], "status"), "pppk") == 0;
      without_nip += *monev_record_get (officials->pdata[i], "nip") == '\0';
    }
  for (guint i = 0; i < appointments->len; i++)
    plh += strcmp (monev_record_get (appointments->pdata[i], "kind"), "plh") == 0
           && strcmp (monev_record_get (appointments->pdata[i], "date_from"), "2026-03-02") == 0
           && strcmp (monev_record_get (appointments->pdata[i], "date_to"), "2026-03-06") == 0;
  g_assert_cmpuint (pppk, >=, 1);
  g_assert_cmpuint (without_nip, >=, 2); /* one non-ASN, the Wakil Bupati */
  g_assert_cmpuint (plh, ==, 1);
}

/* Every step of the tree has the one above it, every pagu a sub kegiatan of its year. */
static void
check_programmes (MonevDbConnection *c)
{
  g_autoptr (GPtrArray) tree = list (c, &monev_programme_type);
  g_autoptr (GPtrArray) money = list (c, &monev_budget_type);

  g_assert_cmpuint (tree->len, >=, 40);
  for (guint i = 0; i < tree->len; i++)
    if (*monev_record_get (tree->pdata[i], "parent_code") != '\0')
      find (tree, "code", monev_record_get (tree->pdata[i], "parent_code"));
  g_assert_cmpuint (money->len, >=, 15);
  for (guint i = 0; i < money->len; i++)
    g_assert_cmpstr (monev_record_get (money->pdata[i], "year"), ==, "2026");
}

/* Each step was begun when the one before it was over, and none of it lies ahead. */
static guint
check_steps (const MonevActivity *activity)
{
  gint64 before = activity->start_at;
  guint late = 0;

  for (guint i = 0; i < activity->steps->len; i++)
    {
      const MonevActivityStep *step = activity->steps->pdata[i];

      if (step->state == MONEV_STEP_WAITING)
        continue;
      g_assert_cmpint (step->started_at, >=, before);
      g_assert_cmpint (step->started_at, <=, activity->now);
      g_assert_cmpstr (step->early_reason, ==, "");
      late += step->late;
      if (step->state != MONEV_STEP_DONE)
        break;
      before = step->finished_at;
      g_assert_cmpint (before, <=, activity->now);
      g_assert_true (!step->late || *step->late_reason != '\0');
    }
  return late;
}

/* Three runs in the middle of their work, whatever day it is: monev was late twice on the way, RD is
 * late now, TKPKD is on time. */
static void
check_activities (MonevDbConnection *c)
{
  static const struct { const char *code; guint n_done, late; } runs[] = {
    { "ketapang-b", 6, 2 }, { "ketapang-c2", 1, 1 }, { "ketapang-c3", 7, 0 },
  };
  MonevActivityFilter filter = { 0, "berjalan", "", "", "", FALSE };
  g_autoptr (GError) error = NULL;
  gint64 now = 0;
  g_autoptr (GPtrArray) lines = NULL;

  g_assert_true (monev_db_now (c, &now, &error));
  lines = monev_activity_list (c, &filter, now, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (lines->len, ==, G_N_ELEMENTS (runs));
  for (guint i = 0; i < lines->len; i++)
    for (guint n = 0; n < G_N_ELEMENTS (runs); n++)
      {
        const MonevActivityLine *line = lines->pdata[i];
        g_autoptr (MonevActivity) activity = NULL;

        if (strcmp (line->procedure_code, runs[n].code) != 0)
          continue;
        activity = monev_activity_load (c, line->id, now, &error);
        g_assert_no_error (error);
        g_assert_cmpuint (activity->n_done, ==, runs[n].n_done);
        g_assert_cmpuint (check_steps (activity), ==, runs[n].late);
        g_assert_cmpuint (activity->members->len, >=, 3);
      }
}

/* The run of the demo office that follows @code. */
static char *
find_run (MonevDbConnection *c, const char *code, gint64 now)
{
  MonevActivityFilter filter = { 0, "berjalan", "", "", "", FALSE };
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) lines = monev_activity_list (c, &filter, now, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < lines->len; i++)
    if (strcmp (((MonevActivityLine *) lines->pdata[i])->procedure_code, code) == 0)
      return g_strdup (((MonevActivityLine *) lines->pdata[i])->id);
  g_error ("no run of %s", code);
}

static guint
count_with (MonevDbConnection *c, const MonevRecordType *type, const char *run, const char *field,
            const char *value)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) records = monev_field_list (c, type, run, &error);
  guint n = 0;

  g_assert_no_error (error);
  for (guint i = 0; i < records->len; i++)
    n += strcmp (monev_record_get (records->pdata[i], field), value) == 0;
  return n;
}

/* Of what is open one is late; the one that is closed went through two states. */
static void
check_follow_ups (MonevDbConnection *c, const char *run, gint64 now)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) open = monev_follow_up_open (c, run, now, &error);
  g_autoptr (GPtrArray) all = monev_field_list (c, &monev_follow_up_type, run, &error);
  g_autoptr (GPtrArray) history = NULL;
  const MonevRecord *closed = find (all, "state", "selesai");
  guint late = 0;

  g_assert_no_error (error);
  for (guint i = 0; i < open->len; i++)
    late += ((MonevFollowUpLine *) open->pdata[i])->late_days > 0;
  g_assert_cmpuint (open->len, ==, 3);
  g_assert_cmpuint (late, ==, 1);
  g_assert_cmpuint (all->len, ==, 4);
  g_assert_cmpstr (monev_record_get (closed, "note"), !=, "");
  g_assert_cmpstr (monev_record_get (closed, "done_on"), !=, "");
  history = monev_follow_up_history (c, monev_record_id (closed), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (history->len, ==, 2);
}

/* What was held lies behind, what is planned ahead. */
static void
check_days (MonevDbConnection *c, const char *run, const MonevRecordType *type, const char *field,
            const char *planned, const char *today)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) records = monev_field_list (c, type, run, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (records->len, >, 0);
  for (guint i = 0; i < records->len; i++)
    if (strcmp (monev_record_get (records->pdata[i], "state"), planned) == 0)
      g_assert_cmpstr (monev_record_get (records->pdata[i], field), >, today);
    else
      g_assert_cmpstr (monev_record_get (records->pdata[i], field), <, today);
}

/* Monev has a meeting with two represented OPDs, visits, findings; RD has a verdict of every kind. */
static void
check_field (MonevDbConnection *c, const MonevIssueList *issues)
{
  static const char *const verdicts[] = { "definitif", "dengan_penyesuaian", "ditunda", "ditolak",
                                          "" };
  g_auto (MonevOfficeClock) clock = { NULL };
  g_autoptr (GError) error = NULL;
  gint64 now = 0;
  g_autofree char *monev = NULL;
  g_autofree char *rd = NULL;
  g_autofree char *today = NULL;

  g_assert_true (monev_db_now (c, &now, &error) && monev_office_clock_load (c, &clock, &error));
  today = monev_date_to_iso (monev_minute_to_date (monev_office_clock_minute (&clock, now), NULL));
  monev = find_run (c, "ketapang-b", now);
  rd = find_run (c, "ketapang-c2", now);
  g_assert_cmpuint (count_with (c, &monev_meeting_type, monev, "state", "selesai"), ==, 1);
  g_assert_cmpuint (count_with (c, &monev_meeting_type, monev, "minutes", ""), ==, 0);
  g_assert_cmpuint (count_with (c, &monev_attendance_type, monev, "state", "mewakili"), ==, 2);
  g_assert_cmpuint (count_with (c, &monev_visit_type, monev, "state", "terlaksana"), ==, 3);
  g_assert_cmpuint (count_with (c, &monev_finding_type, monev, "recommendation", ""), ==, 0);
  check_follow_ups (c, monev, now);
  check_days (c, monev, &monev_visit_type, "date_from", "direncanakan", today);
  check_days (c, monev, &monev_meeting_type, "date", "dijadwalkan", today);
  check_days (c, rd, &monev_visit_type, "date_from", "direncanakan", today);
  for (guint i = 0; i < G_N_ELEMENTS (verdicts); i++)
    g_assert_cmpuint (count_with (c, &monev_proposal_type, rd, "verdict", verdicts[i]), ==, 1);
  for (guint i = 0; i < monev_issue_list_size (issues); i++)
    g_assert_false (g_str_has_prefix (monev_issue_list_get (issues, i)->code, "representative"));
}

/* Handed in means whole: by the rules of the instrument, at the moment somebody looks. */
static guint
check_response (MonevDbConnection *c, const char *id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MonevIssueList) issues = monev_issue_list_new ();
  g_autoptr (MonevResponseEntry) entry = monev_response_store_find (c, id, &error);
  g_autoptr (MonevResponseForm) form = NULL;

  g_assert_no_error (error);
  form = monev_response_open (c, entry, issues, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (monev_response_form_check (form, issues), ==, 0);
  g_assert_cmpint (entry->faults, ==, 0);
  g_assert_cmpstr (entry->official_id, !=, "");
  g_assert_cmpstr (entry->title, !=, "");
  for (const char *at = entry->key; *at != '\0'; at++)
    g_assert_cmpuint (at - entry->key, <, 6); /* three letters, three figures: no NIK */
  return monev_issue_list_size (issues);
}

static guint
check_responses_of (MonevDbConnection *c, const char *instrument_id)
{
  static const struct { const char *state; guint count; } states[] = {
    { "isian", 10 }, { "masuk", 76 },     { "diperiksa", 22 },
    { "dikoreksi", 8 }, { "disetujui", 30 }, { "ditolak", 4 },
  };
  guint doubts = 0, sites = 0;

  for (guint i = 0; i < G_N_ELEMENTS (states); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) found
        = monev_response_store_list (c, instrument_id, states[i].state, NULL, &error);

      g_assert_no_error (error);
      g_assert_cmpuint (found->len, ==, states[i].count);
      for (guint j = 0; j < found->len; j++)
        {
          const MonevResponseEntry *entry = found->pdata[j];

          sites += *entry->site != '\0';
          if (i > 0)
            doubts += check_response (c, entry->id);
        }
    }
  g_assert_cmpuint (doubts, >, 3);
  return sites;
}

/* 150 answers each, with doubts that were passed by giving a reason; packages have their sites. */
static void
check_responses (MonevDbConnection *c)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) instruments
    = monev_instruments_list (c, MONEV_INSTRUMENTS_ALL, "", FALSE, &error);
  guint sites = 0;

  g_assert_no_error (error);
  g_assert_cmpuint (instruments->len, ==, 2);
  for (guint i = 0; i < instruments->len; i++)
    {
      const MonevInstrumentEntry *entry = instruments->pdata[i];

      sites += check_responses_of (c, entry->id);
    }
  g_assert_cmpuint (sites, >=, 3);
}

static void
test_demo_is_what_it_is_said_to_be (MonevTestDb *db)
{
  MonevDbConnection *c = db->connection;
  g_autoptr (MonevIssueList) issues = monev_issue_list_new ();
  g_autoptr (MonevIssueList) faults = monev_issue_list_new ();
  g_autofree char *code = NULL;
  g_autofree char *second = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) again = NULL;
  guint64 checked = 0;

  g_assert_true (monev_db_migrate (c, NULL, NULL, &error));
  monev_demo_fill (c, &code, issues, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (strlen (code), ==, 69);
  g_assert_cmpuint (monev_issue_list_count (issues, MONEV_SEVERITY_ERROR), ==, 0);
  check_agencies (c);
  check_two_coordinators (c);
  check_vacant_head (c);
  check_people (c);
  check_programmes (c);
  check_activities (c);
  check_field (c, issues);
  check_responses (c);
  check_logins (c);
  check_data (c);
  g_assert_true (monev_audit_verify (c, NULL, &checked, faults, &error));
  g_assert_cmpuint (monev_issue_list_size (faults), ==, 0);
  g_assert_false (monev_demo_fill (c, &second, issues, &again));
  g_assert_error (again, MONEV_ERROR, MONEV_ERROR_STATE);
}

int
main (int argc, char **argv)
{
  test_office_setup ();
  g_test_init (&argc, &argv, NULL);
  monev_test_add_blank ("/demo/is-what-it-is-said-to-be", test_demo_is_what_it_is_said_to_be);
  return test_office_run ();
}
