/* Working on steps: what opens when, lateness, rounds, dues, kelengkapan, two at one time. */
#include "activity-office.h"

static const MonevActivityStep *
step_of (const MonevActivity *run, const char *number)
{
  return monev_activity_step_named (run, number);
}

static const MonevActivityItem *
need_of (const MonevActivity *run, const char *number, guint place)
{
  return step_of (run, number)->needs->pdata[place];
}

static void
mark (const Office *o, const char *id, const char *number, guint place)
{
  g_autoptr (MonevActivity) run = load_run (o, id);
  const MonevActivityItem *item = need_of (run, number, place);
  g_autoptr (GError) error = NULL;

  monev_activity_item_mark (o->c, o->staf, id, item->id, item->version, TRUE, &error);
  g_assert_no_error (error);
}

static void
test_step_opens_when_those_before_are_over (MonevTestDb *db)
{
  g_auto (Office) o = open_office (db);
  g_autofree char *id = start_run (&o, "Uji");
  g_autoptr (MonevActivity) run = load_run (&o, id);
  g_autoptr (GError) error = NULL;

  g_assert_true (step_of (run, "1")->opens);
  g_assert_cmpstr (step_of (run, "1")->blocked, ==, "");
  g_assert_false (step_of (run, "2")->opens);
  g_assert_nonnull (strstr (step_of (run, "2")->blocked, "Langkah 1 belum selesai"));
  g_assert_false (try_step (&o, o.staf, monev_activity_step_start, id, "2", NULL, NULL, &error));
  expect_refusal (&error, MONEV_ERROR_STATE, "Langkah 1 belum selesai");
  work_step (&o, id, "1", "2024-01-08T08:00", "2024-01-08T12:00");
  g_clear_pointer (&run, monev_activity_unref);
  run = load_run (&o, id);
  g_assert_true (step_of (run, "2")->opens);
  g_assert_true (step_of (run, "3")->opens); /* runs beside the one before */
  g_assert_false (step_of (run, "4")->opens);
  do_step (&o, monev_activity_step_start, id, "3", "2024-01-08T13:00", NULL);
}

static void
test_skipped_steps_open_the_next_but_put_nothing_out (MonevTestDb *db)
{
  g_auto (Office) o = open_office (db);
  g_autofree char *id = start_run (&o, "Uji");
  g_autoptr (MonevActivity) run = NULL;

  do_step (&o, monev_activity_step_skip, id, "1", NULL, "Tim tahun lalu");
  run = load_run (&o, id);
  g_assert_true (step_of (run, "1")->state == MONEV_STEP_SKIPPED);
  g_assert_cmpstr (step_of (run, "1")->skip_reason, ==, "Tim tahun lalu");
  g_assert_false (step_of (run, "1")->late); /* long past its due, but nobody waits for it */
  g_assert_true (need_of (run, "2", 0)->source == MONEV_NEED_MISSING);
  g_assert_cmpstr (step_of (run, "2")->blocked, ==, "Kelengkapan belum ada: SK Tim.");
  mark (&o, id, "2", 0);
  g_clear_pointer (&run, monev_activity_unref);
  run = load_run (&o, id);
  g_assert_true (step_of (run, "2")->opens);
}

static void
test_earlier_only_with_a_reason_that_is_kept (MonevTestDb *db)
{
  g_auto (Office) o = open_office (db);
  g_autofree char *id = start_run (&o, "Uji");
  g_autoptr (MonevActivity) run = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_false (try_step (&o, o.staf, monev_activity_step_start, id, "4", NULL, "  ", &error));
  expect_refusal (&error, MONEV_ERROR_STATE, "beri alasan");
  do_step (&o, monev_activity_step_start, id, "4", NULL, "Diminta Bupati");
  do_step (&o, monev_activity_step_start, id, "1", NULL, "tidak perlu");
  run = load_run (&o, id);
  g_assert_cmpstr (step_of (run, "4")->early_reason, ==, "Diminta Bupati");
  g_assert_cmpstr (step_of (run, "1")->early_reason, ==, ""); /* it was open: none was needed */
  g_assert_cmpstr (step_of (run, "1")->done_by, ==, o.staf->official_id);
}

static void
attach_to (const Office *o, const char *id, const char *kind, const char *thing)
{
  g_autofree char *subject = g_strconcat (kind, thing, NULL);
  g_autoptr (GBytes) bytes = g_bytes_new_static ("peta", 4);
  g_autoptr (MonevIssueList) issues = monev_issue_list_new ();
  g_autoptr (MonevAttachmentFile) file
    = monev_attachment_file_new ("peta.txt", bytes, NULL, issues, NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *added = monev_activity_attach (o->c, o->staf, id, subject, file, "", &error);

  g_assert_no_error (error);
  g_assert_nonnull (added);
}

static void
test_where_kelengkapan_come_from (MonevTestDb *db)
{
  g_auto (Office) o = open_office (db);
  g_autofree char *id = start_run (&o, "Uji");
  g_autoptr (MonevActivity) run = load_run (&o, id);

  g_assert_true (need_of (run, "1", 0)->source == MONEV_NEED_DISPOSISI);
  g_assert_true (need_of (run, "2", 0)->source == MONEV_NEED_MISSING);
  g_assert_true (need_of (run, "3", 0)->source == MONEV_NEED_OWN); /* it makes the undangan */
  g_assert_true (need_of (run, "4", 1)->source == MONEV_NEED_MISSING);
  work_step (&o, id, "1", "2024-01-08T08:00", "2024-01-08T12:00");
  work_step (&o, id, "2", "2024-01-08T13:00", "2024-01-08T14:00");
  attach_to (&o, id, "item/", need_of (run, "4", 1)->id);
  g_clear_pointer (&run, monev_activity_unref);
  run = load_run (&o, id);
  g_assert_true (need_of (run, "2", 0)->source == MONEV_NEED_STEP);
  g_assert_cmpstr (need_of (run, "2", 0)->from, ==, "1");
  g_assert_true (need_of (run, "4", 0)->source == MONEV_NEED_STEP);
  g_assert_true (need_of (run, "4", 1)->source == MONEV_NEED_FILE);
  g_assert_true (need_of (run, "6", 1)->source == MONEV_NEED_EARLIER); /* the same map */
  g_assert_cmpstr (need_of (run, "6", 1)->from, ==, "4");
  g_assert_true (need_of (run, "6", 0)->source == MONEV_NEED_MISSING);
}

static void
test_an_output_without_a_file_is_bare (MonevTestDb *db)
{
  g_auto (Office) o = open_office (db);
  g_autofree char *id = start_run (&o, "Uji");
  g_autoptr (MonevActivity) run = NULL;

  work_step (&o, id, "1", "2024-01-08T08:00", "2024-01-08T12:00");
  run = load_run (&o, id);
  g_assert_true (need_of (run, "2", 0)->source == MONEV_NEED_STEP);
  g_assert_true (need_of (run, "2", 0)->bare);
  attach_to (&o, id, "step/", monev_activity_step_named (run, "1")->id);
  g_clear_pointer (&run, monev_activity_unref);
  run = load_run (&o, id);
  g_assert_true (need_of (run, "2", 0)->source == MONEV_NEED_STEP);
  g_assert_false (need_of (run, "2", 0)->bare);
}

static void
test_mark_can_be_taken_back (MonevTestDb *db)
{
  g_auto (Office) o = open_office (db);
  g_autofree char *id = start_run (&o, "Uji");
  g_autoptr (MonevActivity) run = NULL;
  g_autoptr (GError) error = NULL;
  const MonevActivityItem *item;

  mark (&o, id, "2", 0);
  run = load_run (&o, id);
  item = need_of (run, "2", 0);
  g_assert_true (item->source == MONEV_NEED_MARKED);
  g_assert_cmpstr (item->marked_by, ==, "Sari Uji");
  g_assert_false (monev_activity_item_mark (o.c, o.staf, id, item->id, 1, FALSE, &error));
  expect_refusal (&error, MONEV_ERROR_CONFLICT, "orang lain");
  g_assert_true (monev_activity_item_mark (o.c, o.staf, id, item->id, 2, FALSE, &error));
  g_assert_false (monev_activity_item_mark (o.c, o.staf, id, "lain", 1, TRUE, &error));
  expect_refusal (&error, MONEV_ERROR_NOT_FOUND, "Muat ulang");
  g_clear_pointer (&run, monev_activity_unref);
  run = load_run (&o, id);
  g_assert_true (need_of (run, "2", 0)->source == MONEV_NEED_MISSING);
}

static void
test_lateness_is_derived (MonevTestDb *db)
{
  g_auto (Office) o = open_office (db);
  g_autofree char *id = start_run (&o, "Uji");
  g_autoptr (MonevActivity) early = load_then (&o, id, "2024-01-08T09:00");
  g_autoptr (MonevActivity) past = load_then (&o, id, "2024-01-11T09:00");
  g_autoptr (MonevActivity) done = NULL;

  g_assert_false (step_of (early, "1")->late);
  g_assert_cmpint (step_of (early, "1")->days_left, ==, 0);
  g_assert_cmpint (step_of (early, "5")->days_left, ==, 3); /* 9, 11, 12: the 10th is a holiday */
  g_assert_true (step_of (past, "1")->late);
  g_assert_cmpint (step_of (past, "1")->late_days, ==, 2);
  g_assert_false (step_of (past, "4")->late); /* open */
  do_step (&o, monev_activity_step_start, id, "1", "2024-01-08T08:00", NULL);
  do_step (&o, monev_activity_step_finish, id, "1", "2024-01-09T09:00", "Menunggu nama");
  done = load_run (&o, id); /* years later it is still late by one day */
  g_assert_true (step_of (done, "1")->late);
  g_assert_cmpint (step_of (done, "1")->late_days, ==, 1);
  g_assert_cmpstr (step_of (done, "1")->late_reason, ==, "Menunggu nama");
  g_assert_cmpint (step_of (done, "1")->used, ==, 510); /* 8.00–16.00 and 7.30–9.00 */
  g_assert_cmpint (step_of (done, "1")->percent, ==, 170);
}

static void
test_reason_in_time_is_no_reason_for_being_late (MonevTestDb *db)
{
  g_auto (Office) o = open_office (db);
  g_autofree char *id = start_run (&o, "Uji");
  g_autoptr (MonevActivity) run = NULL;

  do_step (&o, monev_activity_step_start, id, "1", "2024-01-08T08:00", NULL);
  do_step (&o, monev_activity_step_finish, id, "1", "2024-01-08T09:00", "Cepat");
  run = load_run (&o, id);
  g_assert_false (step_of (run, "1")->late);
  g_assert_cmpstr (step_of (run, "1")->late_reason, ==, "");
}

static void
test_states_refuse_what_does_not_follow (MonevTestDb *db)
{
  g_auto (Office) o = open_office (db);
  g_autofree char *id = start_run (&o, "Uji");
  g_autofree char *endless = g_strnfill (4001, 'x');
  g_autoptr (GError) error = NULL;

  g_assert_false (try_step (&o, o.staf, monev_activity_step_finish, id, "1", NULL, NULL, &error));
  expect_refusal (&error, MONEV_ERROR_STATE, "belum dimulai");
  g_assert_false (try_step (&o, o.staf, monev_activity_step_skip, id, "1", NULL, NULL, &error));
  expect_refusal (&error, MONEV_ERROR_INVALID, "alasan");
  g_assert_false (try_step (&o, o.staf, monev_activity_step_skip, id, "1", NULL, endless, &error));
  expect_refusal (&error, MONEV_ERROR_INVALID, "4000");
  g_assert_false (try_step (&o, o.staf, monev_activity_step_reopen, id, "1", NULL, "x", &error));
  expect_refusal (&error, MONEV_ERROR_STATE, "belum dimulai");
  g_assert_false (try_step (&o, o.staf, monev_activity_step_start, id, "1", "2999-01-01T08:00",
                            NULL, &error));
  expect_refusal (&error, MONEV_ERROR_INVALID, "belum tiba");
  do_step (&o, monev_activity_step_start, id, "1", "2024-01-08T08:00", NULL);
  g_assert_false (try_step (&o, o.staf, monev_activity_step_start, id, "1", NULL, NULL, &error));
  expect_refusal (&error, MONEV_ERROR_STATE, "sedang berjalan");
  g_assert_false (try_step (&o, o.staf, monev_activity_step_finish, id, "1", "2024-01-08T07:59",
                            NULL, &error));
  expect_refusal (&error, MONEV_ERROR_INVALID, "mendahului mulainya");
}

static void
test_reopened_step_runs_again (MonevTestDb *db)
{
  g_auto (Office) o = open_office (db);
  g_autofree char *id = start_run (&o, "Uji");
  g_autoptr (MonevActivity) run = NULL;
  g_autoptr (GError) error = NULL;

  work_step (&o, id, "1", "2024-01-08T08:00", "2024-01-09T12:00");
  do_step (&o, monev_activity_step_reopen, id, "1", NULL, NULL);
  run = load_run (&o, id);
  g_assert_true (step_of (run, "1")->state == MONEV_STEP_RUNNING);
  g_assert_cmpint (step_of (run, "1")->finished_at, ==, 0);
  do_step (&o, monev_activity_step_finish, id, "1", "2024-01-08T12:00", NULL);
  do_step (&o, monev_activity_step_start, id, "2", "2024-01-08T13:00", NULL);
  g_assert_false (try_step (&o, o.staf, monev_activity_step_reopen, id, "1", NULL, NULL, &error));
  expect_refusal (&error, MONEV_ERROR_STATE, "Langkah 2 sudah dimulai");
  do_step (&o, monev_activity_step_reopen, id, "1", NULL, "SK salah nama");
  do_step (&o, monev_activity_step_skip, id, "3", NULL, "x");
  do_step (&o, monev_activity_step_reopen, id, "3", NULL, NULL);
  g_clear_pointer (&run, monev_activity_unref);
  run = load_run (&o, id);
  g_assert_true (step_of (run, "3")->state == MONEV_STEP_WAITING); /* it had never begun */
  g_assert_cmpstr (step_of (run, "3")->skip_reason, ==, "");
}

static char *
try_repeat (const Office *o, const char *id, const char *number, GError **error)
{
  g_autoptr (MonevActivity) run = load_run (o, id);
  g_autoptr (MonevIssueList) issues = monev_issue_list_new ();
  const MonevActivityStep *step = step_of (run, number);

  return monev_activity_step_repeat (o->c, o->staf,
                                     &(MonevStepAct) { id, step->id, step->version }, issues, error);
}

static void
test_repeating_step_gets_further_rounds (MonevTestDb *db)
{
  g_auto (Office) o = open_office (db);
  g_autofree char *id = start_run (&o, "Uji");
  g_autofree char *round = NULL;
  g_autoptr (MonevActivity) run = NULL;
  g_autoptr (GError) error = NULL;
  const MonevActivityStep *first, *second;

  g_assert_null (try_repeat (&o, id, "4", &error));
  expect_refusal (&error, MONEV_ERROR_STATE, "belum selesai");
  work_step (&o, id, "4", "2024-01-09T08:00", "2024-01-09T12:00");
  round = try_repeat (&o, id, "4", &error);
  g_assert_no_error (error);
  run = load_run (&o, id);
  g_assert_cmpuint (run->steps->len, ==, 7);
  second = step_of (run, "4");
  g_assert_cmpstr (second->id, ==, round);
  g_assert_cmpint (second->round, ==, 2);
  g_assert_true (second->state == MONEV_STEP_WAITING);
  g_assert_cmpuint (second->needs->len, ==, 2);
  first = run->steps->pdata[3];
  g_assert_cmpint (first->round, ==, 1);
  g_assert_true (first->state == MONEV_STEP_DONE);
  g_assert_nonnull (strstr (step_of (run, "5")->blocked, "Langkah 1 dan"));
  g_assert_false (try_step (&o, o.staf, monev_activity_step_reopen, id, "6", NULL, NULL, &error));
  g_clear_error (&error);
  g_assert_false (first->may_repeat);
  g_assert_null (try_repeat (&o, id, "4", &error)); /* the new round first */
  expect_refusal (&error, MONEV_ERROR_STATE, "belum selesai");
}

static char *
repeat (const Office *o, const char *id, const char *number, MonevIssueList *issues)
{
  g_autoptr (MonevActivity) run = load_run (o, id);
  const MonevActivityStep *step = step_of (run, number);
  const MonevStepAct act = { id, step->id, step->version };
  g_autoptr (GError) error = NULL;
  char *round = monev_activity_step_repeat (o->c, o->staf, &act, issues, &error);

  g_assert_no_error (error);
  return round;
}

/* Begun in the hour of the test: nothing is late yet. */
static void
test_round_shifts_what_comes_later_and_says_so (MonevTestDb *db)
{
  g_auto (Office) o = open_office (db);
  MonevActivityHead head = make_head (&o, "Uji");
  g_autoptr (MonevIssueList) issues = monev_issue_list_new ();
  g_autoptr (MonevActivity) before = NULL;
  g_autoptr (MonevActivity) after = NULL;
  g_autofree char *id = NULL;
  g_autofree char *round = NULL;

  g_assert_true (monev_db_now (o.c, &head.start_at, NULL));
  id = start_with (&o, &head);
  before = load_run (&o, id);
  do_step (&o, monev_activity_step_skip, id, "5", NULL, "x");
  round = repeat (&o, id, "5", issues);
  after = load_run (&o, id);
  g_assert_cmpint (step_of (after, "5")->planned_start, >=, step_of (before, "5")->planned_due);
  g_assert_cmpint (step_of (after, "6")->planned_start, >=, step_of (after, "5")->planned_due);
  g_assert_cmpint (step_of (after, "6")->planned_due, >, step_of (before, "6")->planned_due);
  g_assert_cmpint (step_of (after, "1")->planned_due, ==, step_of (before, "1")->planned_due);
  g_assert_cmpstr (monev_issue_list_get (issues, 0)->code, ==, "plan-shifted");
  g_assert_nonnull (strstr (monev_issue_list_get (issues, 0)->message,
                            "Tenggat 1 langkah sesudahnya bergeser; langkah 6 dari"));
}

/* In 2024 all of it is long late. */
static void
test_what_is_late_stays_so_behind_a_new_round (MonevTestDb *db)
{
  g_auto (Office) o = open_office (db);
  g_autofree char *id = start_run (&o, "Uji");
  g_autoptr (MonevIssueList) issues = monev_issue_list_new ();
  g_autoptr (MonevActivity) before = load_run (&o, id);
  g_autoptr (MonevActivity) after = NULL;
  g_autofree char *round = NULL;

  do_step (&o, monev_activity_step_skip, id, "5", NULL, "x");
  round = repeat (&o, id, "5", issues);
  after = load_run (&o, id);
  g_assert_cmpint (step_of (after, "6")->planned_due, ==, step_of (before, "6")->planned_due);
  g_assert_true (step_of (after, "6")->late);
  for (guint i = 0; i < monev_issue_list_size (issues); i++)
    g_assert_cmpstr (monev_issue_list_get (issues, i)->code, !=, "plan-shifted");
}

static void
test_decision_leads_back_over_its_loop (MonevTestDb *db)
{
  g_auto (Office) o = open_office (db);
  g_autofree char *id = start_run (&o, "Uji");
  g_autofree char *round = NULL;
  g_autoptr (GError) error = NULL;

  work_step (&o, id, "5", "2024-01-09T08:00", "2024-01-09T12:00");
  work_step (&o, id, "6", "2024-01-09T08:00", "2024-01-09T12:00");
  round = try_repeat (&o, id, "5", &error); /* 5 → 4 → 5 */
  g_assert_no_error (error);
  g_assert_null (try_repeat (&o, id, "6", &error));
  expect_refusal (&error, MONEV_ERROR_STATE, "tidak dapat diulangi");
}

static gboolean
set_due (const Office *o, const char *id, const char *number, const char *due, GError **error)
{
  g_autoptr (MonevActivity) run = load_run (o, id);
  g_autoptr (MonevIssueList) issues = monev_issue_list_new ();
  const MonevActivityStep *step = step_of (run, number);

  return monev_activity_step_set_due (o->c, o->staf,
                                      &(MonevStepAct) { id, step->id, step->version },
                                      due != NULL ? when (o, due) : 0, issues, error);
}

static void
test_typed_due_replans_and_can_be_taken_back (MonevTestDb *db)
{
  g_auto (Office) o = open_office (db);
  g_autofree char *id = start_run (&o, "Uji");
  g_autoptr (MonevActivity) first = load_run (&o, id);
  g_autoptr (MonevActivity) typed = NULL;
  g_autoptr (MonevActivity) back = NULL;

  g_assert_true (set_due (&o, id, "4", "2024-01-31T16:00", NULL));
  typed = load_run (&o, id);
  expect_when (&o, step_of (typed, "4")->planned_due, "2024-01-31T16:00");
  g_assert_true (step_of (typed, "4")->due_by_hand);
  g_assert_cmpint (step_of (typed, "4")->version, ==, 2);
  expect_when (&o, step_of (typed, "5")->planned_start, "2024-02-01T07:30");
  g_assert_cmpint (step_of (typed, "5")->version, ==, 1); /* a shift is nobody's edit */
  g_assert_true (set_due (&o, id, "6", "2024-03-01T16:00", NULL));
  g_assert_true (set_due (&o, id, "4", NULL, NULL));
  back = load_run (&o, id);
  for (guint i = 0; i < 5; i++)
    {
      const MonevActivityStep *a = first->steps->pdata[i], *b = back->steps->pdata[i];

      g_assert_cmpint (a->planned_start, ==, b->planned_start);
      g_assert_cmpint (a->planned_due, ==, b->planned_due);
    }
  expect_when (&o, step_of (back, "6")->planned_due, "2024-03-01T16:00"); /* typed: stays */
}

static void
test_typed_due_of_the_first_and_of_a_running_step (MonevTestDb *db)
{
  g_auto (Office) o = open_office (db);
  g_autofree char *id = start_run (&o, "Uji");
  g_autoptr (MonevActivity) run = NULL;
  g_autoptr (MonevActivity) back = NULL;

  do_step (&o, monev_activity_step_start, id, "1", "2024-01-08T08:00", NULL);
  g_assert_true (set_due (&o, id, "1", "2024-01-12T16:30", NULL));
  run = load_run (&o, id);
  expect_when (&o, step_of (run, "1")->planned_due, "2024-01-12T16:30");
  expect_when (&o, step_of (run, "2")->planned_start, "2024-01-15T07:30");
  g_assert_true (set_due (&o, id, "1", NULL, NULL));
  back = load_run (&o, id);
  expect_when (&o, step_of (back, "1")->planned_due, "2024-01-08T13:30");
  expect_when (&o, step_of (back, "2")->planned_start, "2024-01-08T13:30");
}

/* As of one that follows: holidays past the table and days off are told, the due stays. */
static void
test_a_typed_due_is_remarked (MonevTestDb *db)
{
  static const struct { const char *due, *code; } cases[] = {
    { "2024-01-31T16:00", NULL },
    { "2024-02-03T16:00", "due-day-off" }, /* a Saturday */
    { "2028-03-01T16:00", "past-known-holidays" },
  };
  g_auto (Office) o = open_office (db);
  g_autofree char *id = start_run (&o, "Uji");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (MonevActivity) run = load_run (&o, id);
      g_autoptr (MonevIssueList) issues = monev_issue_list_new ();
      const MonevActivityStep *step = step_of (run, "6");

      g_assert_true (monev_activity_step_set_due (
        o.c, o.staf, &(MonevStepAct) { id, step->id, step->version }, when (&o, cases[i].due),
        issues, NULL));
      g_assert_cmpuint (monev_issue_list_size (issues), ==, cases[i].code != NULL ? 1 : 0);
      if (cases[i].code != NULL)
        g_assert_cmpstr (monev_issue_list_get (issues, 0)->code, ==, cases[i].code);
    }
}

static void
test_dues_out_of_reason_are_refused (MonevTestDb *db)
{
  g_auto (Office) o = open_office (db);
  g_autofree char *id = start_run (&o, "Uji");
  g_autoptr (GError) error = NULL;

  g_assert_false (set_due (&o, id, "2", "2024-01-05T16:00", &error));
  expect_refusal (&error, MONEV_ERROR_INVALID, "sesudah mulainya");
  g_assert_false (set_due (&o, id, "2", "2204-01-15T16:00", &error));
  expect_refusal (&error, MONEV_ERROR_INVALID, "sepuluh tahun");
  do_step (&o, monev_activity_step_skip, id, "2", NULL, "x");
  g_assert_false (set_due (&o, id, "2", "2024-01-15T16:00", &error));
  expect_refusal (&error, MONEV_ERROR_STATE, "sudah selesai");
}

/* Two workstations that read the same step: the second is told. */
static void
test_two_finish_one_step (MonevTestDb *db)
{
  g_auto (Office) o = open_office (db);
  g_autofree char *id = start_run (&o, "Uji");
  g_autoptr (MonevDbConnection) other = NULL;
  g_autoptr (MonevActivity) run = NULL;
  g_autoptr (MonevIssueList) issues = monev_issue_list_new ();
  g_autoptr (GError) error = NULL;
  MonevStepAct act;

  do_step (&o, monev_activity_step_start, id, "1", "2024-01-08T08:00", NULL);
  run = load_run (&o, id);
  act = (MonevStepAct) { id, step_of (run, "1")->id, step_of (run, "1")->version };
  other = monev_db_connection_open (db->uri, MONEV_DB_OPEN_DEFAULT, &error);
  g_assert_no_error (error);
  g_assert_true (monev_activity_step_finish (other, o.subkoor, &act, issues, &error));
  g_assert_false (monev_activity_step_finish (o.c, o.staf, &act, issues, &error));
  expect_refusal (&error, MONEV_ERROR_CONFLICT, "Langkah 1");
}

static void
test_empty_outputs_are_noted_at_the_end (MonevTestDb *db)
{
  g_auto (Office) o = open_office (db);
  g_autofree char *id = start_run (&o, "Uji");
  g_autoptr (MonevActivity) run = NULL;
  g_autoptr (MonevIssueList) issues = monev_issue_list_new ();
  g_autoptr (MonevIssueList) none = monev_issue_list_new ();
  const MonevActivityStep *step;

  do_step (&o, monev_activity_step_start, id, "1", NULL, NULL);
  run = load_run (&o, id);
  step = step_of (run, "1");
  g_assert_true (monev_activity_step_finish (o.c, o.staf,
                                             &(MonevStepAct) { id, step->id, step->version }, issues,
                                             NULL));
  g_assert_cmpstr (monev_issue_list_get (issues, 0)->code, ==, "output-empty");
  do_step (&o, monev_activity_step_reopen, id, "1", NULL, NULL);
  attach_to (&o, id, "item/", ((MonevActivityItem *) step->outputs->pdata[0])->id);
  g_clear_pointer (&run, monev_activity_unref);
  run = load_run (&o, id);
  step = step_of (run, "1");
  g_assert_true (monev_activity_step_finish (o.c, o.staf,
                                             &(MonevStepAct) { id, step->id, step->version }, none,
                                             NULL));
  g_assert_cmpuint (monev_issue_list_size (none), ==, 0);
}

#define ADD(path, func) monev_test_add_blank ("/activity/steps/" path, func)

int
main (int argc, char **argv)
{
  test_office_setup ();
  g_test_init (&argc, &argv, NULL);
  ADD ("open-when-those-before-are-over", test_step_opens_when_those_before_are_over);
  ADD ("skipped-open-the-next-but-put-nothing-out",
       test_skipped_steps_open_the_next_but_put_nothing_out);
  ADD ("earlier-only-with-a-reason-that-is-kept", test_earlier_only_with_a_reason_that_is_kept);
  ADD ("where-kelengkapan-come-from", test_where_kelengkapan_come_from);
  ADD ("an-output-without-a-file-is-bare", test_an_output_without_a_file_is_bare);
  ADD ("mark-can-be-taken-back", test_mark_can_be_taken_back);
  ADD ("lateness-is-derived", test_lateness_is_derived);
  ADD ("reason-in-time-is-no-reason-for-being-late",
       test_reason_in_time_is_no_reason_for_being_late);
  ADD ("states-refuse-what-does-not-follow", test_states_refuse_what_does_not_follow);
  ADD ("reopened-step-runs-again", test_reopened_step_runs_again);
  ADD ("repeating-step-gets-further-rounds", test_repeating_step_gets_further_rounds);
  ADD ("round-shifts-what-comes-later-and-says-so",
       test_round_shifts_what_comes_later_and_says_so);
  ADD ("what-is-late-stays-so-behind-a-new-round", test_what_is_late_stays_so_behind_a_new_round);
  ADD ("decision-leads-back-over-its-loop", test_decision_leads_back_over_its_loop);
  ADD ("typed-due-replans-and-can-be-taken-back", test_typed_due_replans_and_can_be_taken_back);
  ADD ("typed-due-of-the-first-and-of-a-running-step",
       test_typed_due_of_the_first_and_of_a_running_step);
  ADD ("a-typed-due-is-remarked", test_a_typed_due_is_remarked);
  ADD ("dues-out-of-reason-are-refused", test_dues_out_of_reason_are_refused);
  ADD ("two-finish-one-step", test_two_finish_one_step);
  ADD ("empty-outputs-are-noted-at-the-end", test_empty_outputs_are_noted_at_the_end);
  return test_office_run ();
}
