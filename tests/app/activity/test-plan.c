/* The plan of a run, rule by rule. */
#include "activity/plan.h"

#include "work-calendar.h"

static const MonevStepTime t300 = { MONEV_STEP_TIME_MINUTES, 300, 300, "" };
static const MonevStepTime t120 = { MONEV_STEP_TIME_MINUTES, 120, 120, "" };
static const MonevStepTime t150 = { MONEV_STEP_TIME_MINUTES, 150, 150, "" };
static const MonevStepTime t_open = { MONEV_STEP_TIME_OPEN, 0, 0, "" };

static const char *
code_of (MonevIssueList *issues, guint i)
{
  return i < monev_issue_list_size (issues) ? monev_issue_list_get (issues, i)->code : NULL;
}

static void
test_steps_stand_behind_each_other (void)
{
  g_autoptr (MonevWorkTime) time = make_calendar ();
  g_autoptr (MonevIssueList) issues = monev_issue_list_new ();
  MonevPlanStep plan[] = { { "1", &t300 }, { "2", &t150 }, { "3", &t120 } };

  g_assert_true (monev_plan_make (time, plan, 3, at ("2026-01-12 07:30"), issues, NULL));
  expect_at (plan[0].start, "2026-01-12 07:30");
  expect_at (plan[0].due, "2026-01-12 13:30");
  expect_at (plan[1].start, "2026-01-12 13:30");
  expect_at (plan[1].due, "2026-01-12 16:00"); /* stays on the end of the day */
  expect_at (plan[2].start, "2026-01-13 07:30"); /* but nobody begins then */
  expect_at (plan[2].due, "2026-01-13 09:30");
  g_assert_cmpuint (monev_issue_list_size (issues), ==, 0);
}

static void
test_start_on_a_holiday_moves_and_says_so (void)
{
  g_autoptr (MonevWorkTime) time = make_calendar ();
  g_autoptr (MonevIssueList) issues = monev_issue_list_new ();
  MonevPlanStep plan[] = { { "1", &t300 } };

  g_assert_true (monev_plan_make (time, plan, 1, at ("2026-01-14 09:00"), issues, NULL));
  expect_at (plan[0].start, "2026-01-15 07:30");
  g_assert_cmpuint (monev_issue_list_size (issues), ==, 1);
  g_assert_cmpstr (code_of (issues, 0), ==, "start-moved");
  g_assert_true (monev_issue_list_get (issues, 0)->severity == MONEV_SEVERITY_NOTE);
  g_assert_nonnull (strstr (monev_issue_list_get (issues, 0)->message, "Kamis, 15 Januari 2026"));
  g_assert_nonnull (strstr (monev_issue_list_get (issues, 0)->message, "bukan hari kerja"));
}

static void
test_start_outside_the_year_is_told (void)
{
  static const struct {
    const char *day;
    int         year;
    gboolean    told;
  } cases[] = { { "2024-01-01", 2024, FALSE }, { "2024-12-31", 2024, FALSE },
                { "2023-12-31", 2024, TRUE },  { "2025-01-01", 2024, TRUE } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (MonevIssueList) issues = monev_issue_list_new ();
      MonevDate day;

      g_assert_true (monev_date_from_iso (cases[i].day, &day, NULL));
      monev_plan_check_year ((gint64) day * MONEV_MINUTES_PER_DAY, cases[i].year, issues);
      g_assert_cmpuint (monev_issue_list_size (issues), ==, cases[i].told ? 1 : 0);
      if (cases[i].told)
        g_assert_cmpstr (code_of (issues, 0), ==, "start-outside-year");
    }
}

/* Who names a day and no hour means its opening. */
static void
test_start_by_the_day_alone_is_not_told (void)
{
  g_autoptr (MonevWorkTime) time = make_calendar ();
  g_autoptr (MonevIssueList) issues = monev_issue_list_new ();
  MonevPlanStep plan[] = { { "1", &t300 } };

  g_assert_true (monev_plan_make (time, plan, 1, at ("2026-01-12 00:00"), issues, NULL));
  expect_at (plan[0].start, "2026-01-12 07:30");
  g_assert_cmpuint (monev_issue_list_size (issues), ==, 0);
  g_assert_true (monev_plan_make (time, plan, 1, at ("2026-01-12 06:00"), issues, NULL));
  g_assert_cmpuint (monev_issue_list_size (issues), ==, 1);
}

static void
test_parallel_step_starts_with_the_one_before (void)
{
  g_autoptr (MonevWorkTime) time = make_calendar ();
  g_autoptr (MonevIssueList) issues = monev_issue_list_new ();
  MonevPlanStep plan[] = { { "1", &t120 }, { "2", &t120 }, { "3", &t300, .parallel = TRUE },
                           { "4", &t120, .parallel = TRUE }, { "5", &t120 } };

  g_assert_true (monev_plan_make (time, plan, 5, at ("2026-01-12 07:30"), issues, NULL));
  expect_at (plan[1].start, "2026-01-12 09:30");
  expect_at (plan[2].start, "2026-01-12 09:30");
  expect_at (plan[3].start, "2026-01-12 09:30");
  expect_at (plan[2].due, "2026-01-12 15:30");
  expect_at (plan[4].start, "2026-01-12 15:30"); /* behind the longest of them */
}

static void
test_open_time_has_no_due_and_takes_none (void)
{
  g_autoptr (MonevWorkTime) time = make_calendar ();
  g_autoptr (MonevIssueList) issues = monev_issue_list_new ();
  MonevPlanStep plan[] = { { "1", &t120 }, { "2", &t_open }, { "3", &t120 } };

  g_assert_true (monev_plan_make (time, plan, 3, at ("2026-01-12 07:30"), issues, NULL));
  g_assert_true (plan[1].due == MONEV_PLAN_OPEN);
  expect_at (plan[1].start, "2026-01-12 09:30");
  expect_at (plan[2].start, "2026-01-12 09:30");
}

static void
test_typed_due_shifts_what_comes_later (void)
{
  g_autoptr (MonevWorkTime) time = make_calendar ();
  g_autoptr (MonevIssueList) issues = monev_issue_list_new ();
  MonevPlanStep plan[] = { { "1", &t120 }, { "2", &t_open }, { "3", &t120 }, { "4", &t120 } };

  g_assert_true (monev_plan_make (time, plan, 4, at ("2026-01-12 07:30"), issues, NULL));
  plan[1].by_hand = TRUE;
  plan[1].due = at ("2026-01-13 16:00");
  g_assert_true (monev_plan_from (time, plan, 4, 1, issues, NULL));
  expect_at (plan[0].due, "2026-01-12 09:30");
  expect_at (plan[1].due, "2026-01-13 16:00");
  expect_at (plan[2].start, "2026-01-15 07:30"); /* over the holiday */
  expect_at (plan[3].due, "2026-01-15 11:30");
}

static void
test_what_was_typed_or_begun_stays (void)
{
  g_autoptr (MonevWorkTime) time = make_calendar ();
  g_autoptr (MonevIssueList) issues = monev_issue_list_new ();
  MonevPlanStep plan[] = { { "1", &t120 }, { "2", &t120 }, { "3", &t120 }, { "4", &t120 } };
  gint64 begun;

  g_assert_true (monev_plan_make (time, plan, 4, at ("2026-01-12 07:30"), issues, NULL));
  begun = plan[1].due;
  plan[1].begun = TRUE;
  plan[2].by_hand = TRUE;
  plan[2].due = at ("2026-01-19 10:00");
  plan[0].by_hand = TRUE;
  plan[0].due = at ("2026-01-15 10:00");
  g_assert_true (monev_plan_from (time, plan, 4, 1, issues, NULL));
  g_assert_cmpint (plan[1].due, ==, begun);
  expect_at (plan[2].start, "2026-01-15 10:00"); /* behind the latest end before it */
  expect_at (plan[2].due, "2026-01-19 10:00");
  expect_at (plan[3].start, "2026-01-19 10:00");
}

static void
test_typed_due_before_its_start_is_said (void)
{
  g_autoptr (MonevWorkTime) time = make_calendar ();
  g_autoptr (MonevIssueList) issues = monev_issue_list_new ();
  MonevPlanStep plan[] = { { "1", &t300 }, { "2", &t120, .by_hand = TRUE } };

  plan[1].due = at ("2026-01-12 08:00");
  g_assert_true (monev_plan_make (time, plan, 2, at ("2026-01-12 07:30"), issues, NULL));
  expect_at (plan[1].due, "2026-01-12 08:00");
  g_assert_cmpstr (code_of (issues, 0), ==, "due-before-start");
  g_assert_cmpstr (monev_issue_list_get (issues, 0)->key, ==, "2");
}

static void
test_unknown_holidays_are_said_once (void)
{
  g_autoptr (MonevWorkTime) time = make_calendar ();
  g_autoptr (MonevIssueList) issues = monev_issue_list_new ();
  MonevPlanStep plan[] = { { "1", &t120 }, { "2", &t300 }, { "3", &t300 }, { "4", &t300 } };

  g_assert_true (monev_plan_make (time, plan, 4, at ("2026-12-31 07:30"), issues, NULL));
  g_assert_cmpuint (monev_issue_list_size (issues), ==, 1);
  g_assert_cmpstr (code_of (issues, 0), ==, "past-known-holidays");
  g_assert_cmpstr (monev_issue_list_get (issues, 0)->key, ==, "3"); /* the first of them */
  g_assert_nonnull (strstr (monev_issue_list_get (issues, 0)->message, "2027"));
}

static void
test_further_round_keeps_its_own_start (void)
{
  g_autoptr (MonevWorkTime) time = make_calendar ();
  g_autoptr (MonevIssueList) issues = monev_issue_list_new ();
  MonevPlanStep plan[] = { { "1", &t120 }, { "1", &t120, .again = TRUE },
                           { "2", &t120, .parallel = TRUE }, { "3", &t120 } };

  plan[1].start = at ("2026-01-15 08:00");
  g_assert_true (monev_plan_make (time, plan, 4, at ("2026-01-12 07:30"), issues, NULL));
  expect_at (plan[1].start, "2026-01-15 08:00");
  expect_at (plan[2].start, "2026-01-12 07:30"); /* parallel to the first round */
  expect_at (plan[3].start, "2026-01-15 10:00"); /* behind the last round */
}

#define ADD(path, func) g_test_add_func ("/activity/plan/" path, func)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("steps-stand-behind-each-other", test_steps_stand_behind_each_other);
  ADD ("start-on-a-holiday-moves-and-says-so", test_start_on_a_holiday_moves_and_says_so);
  ADD ("start-outside-the-year-is-told", test_start_outside_the_year_is_told);
  ADD ("start-by-the-day-alone-is-not-told", test_start_by_the_day_alone_is_not_told);
  ADD ("parallel-step-starts-with-the-one-before", test_parallel_step_starts_with_the_one_before);
  ADD ("open-time-has-no-due-and-takes-none", test_open_time_has_no_due_and_takes_none);
  ADD ("typed-due-shifts-what-comes-later", test_typed_due_shifts_what_comes_later);
  ADD ("what-was-typed-or-begun-stays", test_what_was_typed_or_begun_stays);
  ADD ("typed-due-before-its-start-is-said", test_typed_due_before_its_start_is_said);
  ADD ("unknown-holidays-are-said-once", test_unknown_holidays_are_said_once);
  ADD ("further-round-keeps-its-own-start", test_further_round_keeps_its_own_start);
  return g_test_run ();
}
