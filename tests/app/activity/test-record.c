/* Recording afterwards: when a step began and ended, who did it, and what may be corrected. */
#include "activity-office.h"

static gboolean
record (const Office *o, const char *id, const char *number, const char *from, const char *until,
        const char *by, const char *reason, MonevIssueList *issues, GError **error)
{
  g_autoptr (MonevActivity) run = load_run (o, id);
  const MonevActivityStep *step = monev_activity_step_named (run, number);
  const MonevStepAct act = { id, step->id, step->version, 0, reason, by };

  return monev_activity_step_record (o->c, o->staf, &act, from != NULL ? when (o, from) : 0,
                                     until != NULL ? when (o, until) : 0, issues, error);
}

static void
expect_record (const Office *o, const char *id, const char *number, const char *from,
               const char *until, const char *by, const char *reason)
{
  g_autoptr (MonevIssueList) issues = monev_issue_list_new ();
  g_autoptr (GError) error = NULL;

  record (o, id, number, from, until, by, reason, issues, &error);
  g_assert_no_error (error);
}

static void
refuse_record (const Office *o, const char *id, const char *number, const char *from,
               const char *until, MonevError code, const char *says)
{
  g_autoptr (MonevIssueList) issues = monev_issue_list_new ();
  g_autoptr (GError) error = NULL;

  g_assert_false (record (o, id, number, from, until, NULL, NULL, issues, &error));
  expect_refusal (&error, code, says);
}

static void
test_work_of_somebody_else_is_recorded_afterwards (MonevTestDb *db)
{
  g_auto (Office) o = open_office (db);
  g_autofree char *id = start_run (&o, "Uji");
  g_autoptr (MonevActivity) run = NULL;
  const MonevActivityStep *step;

  expect_record (&o, id, "1", "2024-01-08T08:00", "2024-01-08T11:00", o.subkoor->official_id, NULL);
  expect_record (&o, id, "2", "2024-01-08T13:00", NULL, NULL, NULL);
  run = load_run (&o, id);
  step = monev_activity_step_named (run, "1");
  g_assert_cmpint (step->state, ==, MONEV_STEP_DONE);
  expect_when (&o, step->started_at, "2024-01-08T08:00");
  expect_when (&o, step->finished_at, "2024-01-08T11:00");
  g_assert_cmpstr (step->done_by, ==, o.subkoor->official_id);
  g_assert_false (step->late);
  step = monev_activity_step_named (run, "2");
  g_assert_cmpint (step->state, ==, MONEV_STEP_RUNNING);
  g_assert_cmpstr (step->done_by, ==, o.staf->official_id);
}

static void
test_recorded_times_are_corrected_with_a_reason (MonevTestDb *db)
{
  g_auto (Office) o = open_office (db);
  g_autofree char *id = start_run (&o, "Uji");
  g_autoptr (MonevActivity) run = NULL;
  const MonevActivityStep *step;

  work_step (&o, id, "1", "2024-01-08T08:00", "2024-01-12T10:00");
  refuse_record (&o, id, "1", "2024-01-08T08:00", "2024-01-08T10:00", MONEV_ERROR_INVALID,
                 "Beri alasan");
  refuse_record (&o, id, "1", "2024-01-08T08:00", NULL, MONEV_ERROR_STATE, "waktu selesainya");
  expect_record (&o, id, "1", "2024-01-08T08:00", "2024-01-08T10:00", o.subkoor->official_id,
                 "Salah ketik tanggal");
  run = load_run (&o, id);
  step = monev_activity_step_named (run, "1");
  expect_when (&o, step->finished_at, "2024-01-08T10:00");
  g_assert_false (step->late);
  g_assert_cmpstr (step->late_reason, ==, "");
  g_assert_cmpstr (step->done_by, ==, o.subkoor->official_id);
}

static void
test_times_that_cannot_be_are_refused (MonevTestDb *db)
{
  g_auto (Office) o = open_office (db);
  g_autofree char *id = start_run (&o, "Uji");

  refuse_record (&o, id, "1", "2024-01-08T10:00", "2024-01-08T09:00", MONEV_ERROR_INVALID,
                 "mendahului mulainya");
  refuse_record (&o, id, "1", "2124-01-08T10:00", NULL, MONEV_ERROR_INVALID, "belum tiba");
  refuse_record (&o, id, "1", NULL, "2024-01-08T09:00", MONEV_ERROR_INVALID, "Isi waktu mulai");
  refuse_record (&o, id, "4", "2024-01-08T10:00", NULL, MONEV_ERROR_STATE, "beri alasan");
  do_step (&o, monev_activity_step_skip, id, "1", NULL, "Tidak perlu");
  refuse_record (&o, id, "1", "2024-01-08T10:00", NULL, MONEV_ERROR_STATE, "Buka kembali");
}

/* The run begins on 8 January 2024. */
static void
test_nothing_begins_before_its_run_without_a_reason (MonevTestDb *db)
{
  g_auto (Office) o = open_office (db);
  g_autofree char *id = start_run (&o, "Uji");
  g_autoptr (MonevActivity) run = NULL;
  g_autoptr (MonevIssueList) issues = monev_issue_list_new ();
  g_autoptr (GError) error = NULL;

  g_assert_false (try_step (&o, o.staf, monev_activity_step_start, id, "1", "2024-01-05T08:00", NULL,
                            &error));
  expect_refusal (&error, MONEV_ERROR_INVALID, "sebelum agendanya mulai (8 Januari 2024)");
  refuse_record (&o, id, "1", "2024-01-05T08:00", "2024-01-05T09:00", MONEV_ERROR_INVALID,
                 "sebelum agendanya mulai");
  do_step (&o, monev_activity_step_start, id, "1", "2024-01-08T07:00", NULL); /* the same day */
  g_assert_false (try_step (&o, o.staf, monev_activity_step_finish, id, "1", "2024-01-05T08:00",
                            NULL, &error));
  expect_refusal (&error, MONEV_ERROR_INVALID, "mendahului mulainya");
  g_assert_true (record (&o, id, "1", "2024-01-05T08:00", NULL, NULL, "Disiapkan lebih dulu", issues,
                         NULL));
  g_assert_cmpstr (monev_issue_list_get (issues, 0)->code, ==, "before-run");
  run = load_run (&o, id);
  g_assert_cmpstr (monev_activity_step_named (run, "1")->early_reason, ==, "Disiapkan lebih dulu");
}

static void
test_a_run_to_come_opens_nothing_yet (MonevTestDb *db)
{
  g_auto (Office) o = open_office (db);
  g_autofree char *id = start_run (&o, "Uji");
  g_autoptr (MonevActivity) before = load_then (&o, id, "2024-01-05T10:00");
  g_autoptr (MonevActivity) then = load_then (&o, id, "2024-01-08T07:00");

  g_assert_false (monev_activity_step_named (before, "1")->opens);
  g_assert_cmpstr (monev_activity_step_named (before, "1")->blocked, ==,
                   "Agenda ini baru mulai 8 Januari 2024.");
  g_assert_true (monev_activity_step_named (then, "1")->opens);
}

#define ADD(path, func) monev_test_add_blank ("/activity/record/" path, func)

int
main (int argc, char **argv)
{
  test_office_setup ();
  g_test_init (&argc, &argv, NULL);
  ADD ("work-of-somebody-else-is-recorded-afterwards",
       test_work_of_somebody_else_is_recorded_afterwards);
  ADD ("recorded-times-are-corrected-with-a-reason",
       test_recorded_times_are_corrected_with_a_reason);
  ADD ("times-that-cannot-be-are-refused", test_times_that_cannot_be_are_refused);
  ADD ("nothing-begins-before-its-run-without-a-reason",
       test_nothing_begins_before_its_run_without_a_reason);
  ADD ("a-run-to-come-opens-nothing-yet", test_a_run_to_come_opens_nothing_yet);
  return test_office_run ();
}
