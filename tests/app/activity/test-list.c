/* The list of runs and what Beranda shows. */
#include "activity-office.h"

static GPtrArray *
list (const Office *o, MonevActivityFilter filter, const char *then)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *lines;

  filter.state = filter.state != NULL ? filter.state : "";
  filter.bidang_id = filter.bidang_id != NULL ? filter.bidang_id : "";
  filter.coordinator_id = filter.coordinator_id != NULL ? filter.coordinator_id : "";
  filter.text = filter.text != NULL ? filter.text : "";
  lines = monev_activity_list (o->c, &filter, when (o, then), &error);
  g_assert_no_error (error);
  return lines;
}

static void
expect_titles (const Office *o, MonevActivityFilter filter, const char *then, const char *titles)
{
  g_autoptr (GPtrArray) lines = list (o, filter, then);
  g_autoptr (GString) found = g_string_new (NULL);

  for (guint i = 0; i < lines->len; i++)
    g_string_append_printf (found, "%s%s", i > 0 ? "," : "",
                            ((MonevActivityLine *) lines->pdata[i])->title);
  g_assert_cmpstr (found->str, ==, titles);
}

/* A: at step 2; B: begins in February; C: stopped, of 2023 and another coordinator. */
static void
fill (const Office *o, char **a, char **b, char **c)
{
  MonevActivityHead head = make_head (o, "A Pendidikan");

  *a = start_with (o, &head);
  work_step (o, *a, "1", "2024-01-08T08:00", "2024-01-08T12:00");
  head.title = "B Kesehatan";
  head.start_at = when (o, "2024-02-05T07:30");
  *b = start_with (o, &head);
  head.title = "C Jalan";
  head.year = 2023;
  head.coordinator_id = o->staf->official_id;
  *c = start_with (o, &head);
  g_assert_true (monev_activity_stop (o->c, o->subkoor, *c, 1, "uji", NULL));
}

static void
test_filters_narrow_the_list (MonevTestDb *db)
{
  g_auto (Office) o = open_office (db);
  g_autofree char *a = NULL;
  g_autofree char *b = NULL;
  g_autofree char *c = NULL;
  const char *now = "2024-01-08T10:00";

  fill (&o, &a, &b, &c);
  expect_titles (&o, (MonevActivityFilter) { 0 }, now, "A Pendidikan,B Kesehatan,C Jalan");
  expect_titles (&o, (MonevActivityFilter) { .year = 2023 }, now, "C Jalan");
  expect_titles (&o, (MonevActivityFilter) { .state = "berjalan" }, now,
                 "A Pendidikan,B Kesehatan");
  expect_titles (&o, (MonevActivityFilter) { .state = "dihentikan" }, now, "C Jalan");
  expect_titles (&o, (MonevActivityFilter) { .coordinator_id = o.staf->official_id }, now,
                 "C Jalan");
  expect_titles (&o, (MonevActivityFilter) { .bidang_id = o.bidang }, now,
                 "A Pendidikan,B Kesehatan,C Jalan");
  expect_titles (&o, (MonevActivityFilter) { .bidang_id = o.kabag }, now, "");
  expect_titles (&o, (MonevActivityFilter) { .text = "keSEHATan" }, now, "B Kesehatan");
  expect_titles (&o, (MonevActivityFilter) { .text = "kepala badan jalan" }, now, "C Jalan");
}

static void
test_late_only_goes_by_working_time (MonevTestDb *db)
{
  g_auto (Office) o = open_office (db);
  g_autofree char *a = NULL;
  g_autofree char *b = NULL;
  g_autofree char *c = NULL;
  const MonevActivityFilter late = { .late_only = TRUE };

  fill (&o, &a, &b, &c);
  expect_titles (&o, late, "2024-01-08T15:30", ""); /* step 3 is due this minute */
  expect_titles (&o, late, "2024-01-08T15:31", "A Pendidikan");
  expect_titles (&o, late, "2024-03-01T10:00", "A Pendidikan,B Kesehatan"); /* C is stopped */
}

/* Step 6 alone is left, due on Monday at 16.00. */
static void
test_nothing_is_late_before_work_goes_on (MonevTestDb *db)
{
  g_auto (Office) o = open_office (db);
  g_autofree char *id = start_run (&o, "Uji");
  const MonevActivityFilter late = { .late_only = TRUE };

  for (guint i = 1; i <= 5; i++)
    {
      g_autofree char *number = g_strdup_printf ("%u", i);
      do_step (&o, monev_activity_step_skip, id, number, NULL, "uji");
    }
  expect_titles (&o, late, "2024-01-16T07:00", "");
  expect_titles (&o, late, "2024-01-16T07:31", "Uji");
}

static void
test_line_tells_the_current_step (MonevTestDb *db)
{
  g_auto (Office) o = open_office (db);
  g_autofree char *a = NULL;
  g_autofree char *b = NULL;
  g_autofree char *c = NULL;
  g_autoptr (GPtrArray) lines = NULL;
  const MonevActivityLine *line;

  fill (&o, &a, &b, &c);
  lines = list (&o, (MonevActivityFilter) { 0 }, "2024-01-11T10:00");
  line = lines->pdata[0];
  g_assert_cmpint (line->n_steps, ==, 6);
  g_assert_cmpint (line->n_done, ==, 1);
  g_assert_cmpint (line->n_late, ==, 2); /* 2 and 3 */
  g_assert_cmpstr (line->number, ==, "2");
  g_assert_cmpstr (line->wording, ==, "Rapat tim");
  g_assert_true (line->step_state == MONEV_STEP_WAITING);
  expect_when (&o, line->due, "2024-01-08T16:00");
  g_assert_cmpint (line->late_days, ==, 2);
  g_assert_cmpstr (line->bidang, ==, "Kepala Bidang Uji");
  line = lines->pdata[1];
  g_assert_cmpint (line->n_late, ==, 0);
  g_assert_cmpint (line->days_left, ==, 17);
  line = lines->pdata[2];
  g_assert_cmpint (line->n_late, ==, 0); /* a stopped run is late for nobody */
  g_assert_true (line->state == MONEV_ACTIVITY_STOPPED);
}

/* 2 is due later than 5, which was begun early and is late: what holds the run up is shown. */
static void
test_late_step_is_shown_before_an_earlier_one (MonevTestDb *db)
{
  g_auto (Office) o = open_office (db);
  g_autofree char *id = start_run (&o, "Uji");
  g_autoptr (MonevActivity) run = NULL;
  g_autoptr (MonevIssueList) issues = monev_issue_list_new ();
  g_autoptr (GPtrArray) lines = NULL;
  g_autoptr (GError) error = NULL;
  MonevStepAct act;
  const MonevActivityLine *line;

  work_step (&o, id, "1", "2024-01-08T08:00", "2024-01-08T09:00");
  work_step (&o, id, "3", "2024-01-08T09:00", "2024-01-08T10:00");
  do_step (&o, monev_activity_step_start, id, "5", "2024-01-09T08:00", "uji");
  run = load_run (&o, id);
  act = (MonevStepAct) { id, monev_activity_step_named (run, "2")->id,
                         monev_activity_step_named (run, "2")->version, 0, NULL, NULL };
  g_assert_true (monev_activity_step_set_due (o.c, o.subkoor, &act, when (&o, "2024-01-30T16:00"),
                                              issues, &error));
  lines = list (&o, (MonevActivityFilter) { 0 }, "2024-01-17T10:00");
  line = lines->pdata[0];
  g_assert_cmpint (line->n_late, ==, 1);
  g_assert_cmpstr (line->number, ==, "5");
  g_assert_cmpint (line->late_days, ==, 3); /* due on Friday the 12th */
  g_assert_cmpstr (line->holder, ==, "Sari Uji");
  g_clear_pointer (&lines, g_ptr_array_unref);
  lines = list (&o, (MonevActivityFilter) { 0 }, "2024-01-11T10:00");
  line = lines->pdata[0];
  g_assert_cmpstr (line->number, ==, "2"); /* nothing is late yet */
  g_assert_cmpint (line->late_days, ==, 0);
  g_assert_cmpstr (line->holder, ==, "Yusuf Uji");
}

static MonevActivityFeed *
feed (const Office *o, guint n, gint64 days, const char *then)
{
  g_autoptr (GError) error = NULL;
  MonevActivityFeed *found = monev_activity_feed (o->c, n, n, days, when (o, then), &error);

  g_assert_no_error (error);
  return found;
}

static void
test_feed_shows_running_work_with_its_steps (MonevTestDb *db)
{
  g_auto (Office) o = open_office (db);
  g_autofree char *a = NULL;
  g_autofree char *b = NULL;
  g_autofree char *c = NULL;
  g_autoptr (MonevActivityFeed) found = NULL;
  const MonevActivityLine *line;
  const MonevActivityBar *bars;

  fill (&o, &a, &b, &c);
  found = feed (&o, 5, 3, "2024-01-09T10:00");
  g_assert_cmpint (found->n_running, ==, 2);
  g_assert_cmpint (found->n_late, ==, 1);
  g_assert_cmpuint (found->running->len, ==, 2);
  line = found->running->pdata[0];
  g_assert_cmpstr (line->id, ==, a);
  g_assert_cmpuint (line->bars->len, ==, 6);
  bars = (const MonevActivityBar *) (gpointer) line->bars->data;
  g_assert_true (bars[0].state == MONEV_STEP_DONE && !bars[0].late);
  g_assert_true (bars[1].state == MONEV_STEP_WAITING && bars[1].late);
  g_assert_true (bars[4].state == MONEV_STEP_WAITING && !bars[4].late);
  g_clear_pointer (&found, monev_activity_feed_free);
  found = feed (&o, 1, 3, "2024-01-09T10:00");
  g_assert_cmpuint (found->running->len, ==, 1);
  g_assert_cmpint (found->n_running, ==, 2); /* all are counted */
}

/* A bar of the list is that of Beranda: each step in its own place. */
static void
test_bars_of_the_list_are_those_of_the_feed (MonevTestDb *db)
{
  g_auto (Office) o = open_office (db);
  g_autofree char *a = NULL;
  g_autofree char *b = NULL;
  g_autofree char *c = NULL;
  g_autoptr (GPtrArray) lines = NULL;
  g_autoptr (MonevActivityFeed) found = NULL;
  const MonevActivityLine *line;

  fill (&o, &a, &b, &c);
  do_step (&o, monev_activity_step_start, a, "5", "2024-01-09T08:00", "uji");
  lines = list (&o, (MonevActivityFilter) { 0 }, "2024-01-17T10:00");
  g_assert_true (monev_activity_list_bars (o.c, lines, 0, when (&o, "2024-01-17T10:00"), NULL));
  found = feed (&o, 5, 3, "2024-01-17T10:00");
  for (guint i = 0; i < found->running->len; i++)
    {
      line = found->running->pdata[i];
      g_assert_cmpmem (((MonevActivityLine *) lines->pdata[i])->bars->data, 6 * sizeof (MonevActivityBar),
                       line->bars->data, line->bars->len * sizeof (MonevActivityBar));
    }
  line = found->running->pdata[0];
  g_assert_true (g_array_index (line->bars, MonevActivityBar, 4).late);
  g_assert_true (g_array_index (line->bars, MonevActivityBar, 4).state == MONEV_STEP_RUNNING);
  g_assert_false (g_array_index (line->bars, MonevActivityBar, 3).late); /* it has no due */
}

static void
test_feed_shows_all_dues_that_are_late_or_soon (MonevTestDb *db)
{
  g_auto (Office) o = open_office (db);
  g_autofree char *a = NULL;
  g_autofree char *b = NULL;
  g_autofree char *c = NULL;
  g_autoptr (MonevActivityFeed) found = NULL;
  const MonevActivityDue *due;

  fill (&o, &a, &b, &c);
  do_step (&o, monev_activity_step_start, a, "5", "2024-01-09T08:00", "uji");
  found = feed (&o, 30, 5, "2024-01-09T10:00");
  due = found->dues->pdata[0];
  g_assert_cmpstr (due->number, ==, "3");
  g_assert_true (due->late);
  g_assert_cmpint (due->late_days, ==, 1);
  g_assert_cmpstr (due->who, ==, "Yusuf Uji"); /* nobody yet: the coordinator */
  due = found->dues->pdata[2];
  g_assert_cmpstr (due->number, ==, "5");
  g_assert_true (!due->late && due->days_left == 2);
  g_assert_cmpstr (due->who, ==, "Sari Uji");
  due = found->dues->pdata[3];
  g_assert_cmpstr (due->number, ==, "6"); /* waits for the others, but the plan has it due */
  g_assert_false (found->more);
  g_clear_pointer (&found, monev_activity_feed_free);
  found = feed (&o, 30, 1, "2024-01-09T10:00");
  g_assert_cmpuint (found->dues->len, ==, 2); /* 12 January is not within one working day */
  g_clear_pointer (&found, monev_activity_feed_free);
  found = feed (&o, 2, 5, "2024-01-09T10:00");
  g_assert_cmpuint (found->dues->len, ==, 2);
  g_assert_true (found->more);
}

static void
test_run_that_is_not_there (MonevTestDb *db)
{
  g_auto (Office) o = open_office (db);
  g_autoptr (GError) error = NULL;

  g_assert_null (monev_activity_load (o.c, "tidak-ada", 0, &error));
  g_assert_error (error, MONEV_ERROR, MONEV_ERROR_NOT_FOUND);
}

#define ADD(path, func) monev_test_add_blank ("/activity/list/" path, func)

int
main (int argc, char **argv)
{
  test_office_setup ();
  g_test_init (&argc, &argv, NULL);
  ADD ("filters-narrow-the-list", test_filters_narrow_the_list);
  ADD ("late-only-goes-by-working-time", test_late_only_goes_by_working_time);
  ADD ("nothing-is-late-before-work-goes-on", test_nothing_is_late_before_work_goes_on);
  ADD ("line-tells-the-current-step", test_line_tells_the_current_step);
  ADD ("late-step-is-shown-before-an-earlier-one", test_late_step_is_shown_before_an_earlier_one);
  ADD ("feed-shows-running-work-with-its-steps", test_feed_shows_running_work_with_its_steps);
  ADD ("bars-of-the-list-are-those-of-the-feed", test_bars_of_the_list_are_those_of_the_feed);
  ADD ("feed-shows-all-dues-that-are-late-or-soon", test_feed_shows_all_dues_that_are_late_or_soon);
  ADD ("run-that-is-not-there", test_run_that_is_not_there);
  return test_office_run ();
}
