/* The clock of a step, rule by rule. */
#include "activity/clock.h"

#include "work-calendar.h"

static const MonevStepTime minutes_300 = { MONEV_STEP_TIME_MINUTES, 300, 300, "" };
static const MonevStepTime range = { MONEV_STEP_TIME_MINUTES, 60, 120, "" };
static const MonevStepTime days_2 = { MONEV_STEP_TIME_DAYS, 2, 2, "" };
static const MonevStepTime open_time = { MONEV_STEP_TIME_OPEN, 0, 0, "" };
static const MonevStepTime no_time = { MONEV_STEP_TIME_NONE, 0, 0, "" };

static void
test_next_working_minute (void)
{
  g_autoptr (MonevWorkTime) time = make_calendar ();
  static const struct { const char *from, *next; } cases[] = {
    { "2026-01-12 09:15", "2026-01-12 09:15" }, /* inside */
    { "2026-01-12 07:30", "2026-01-12 07:30" }, /* the first minute */
    { "2026-01-12 05:00", "2026-01-12 07:30" }, /* before work */
    { "2026-01-12 12:00", "2026-01-12 13:00" }, /* the break */
    { "2026-01-12 16:00", "2026-01-13 07:30" }, /* the end is not inside */
    { "2026-01-13 18:00", "2026-01-15 07:30" }, /* over the holiday */
    { "2026-01-14 10:00", "2026-01-15 07:30" }, /* the holiday */
    { "2026-01-17 10:00", "2026-01-19 07:30" }, /* Saturday */
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gint64 next = 0;

      g_assert_true (monev_clock_next_working (time, at (cases[i].from), &next, NULL));
      expect_at (next, cases[i].next);
    }
}

static void
test_due_by_minutes_takes_the_upper_end (void)
{
  g_autoptr (MonevWorkTime) time = make_calendar ();
  MonevWorkDue due;

  g_assert_true (monev_clock_due (time, &minutes_300, at ("2026-01-12 07:30"), &due, NULL));
  expect_at (due.at, "2026-01-12 13:30"); /* the break is left out */
  g_assert_true (monev_clock_due (time, &range, at ("2026-01-12 07:30"), &due, NULL));
  expect_at (due.at, "2026-01-12 09:30");
  g_assert_false (due.past_known);
}

static void
test_due_by_days_counts_from_the_day_after (void)
{
  g_autoptr (MonevWorkTime) time = make_calendar ();
  MonevWorkDue due;

  g_assert_true (monev_clock_due (time, &days_2, at ("2026-01-12 07:30"), &due, NULL));
  expect_at (due.at, "2026-01-15 16:00"); /* 13, then 15: 14 is a holiday */
}

static void
test_due_past_the_known_years_is_said (void)
{
  g_autoptr (MonevWorkTime) time = make_calendar ();
  MonevWorkDue due;

  g_assert_true (monev_clock_due (time, &days_2, at ("2026-12-31 07:30"), &due, NULL));
  g_assert_true (due.past_known);
}

static void
test_open_and_missing_times_have_no_due (void)
{
  g_assert_true (monev_clock_has_due (&minutes_300));
  g_assert_true (monev_clock_has_due (&days_2));
  g_assert_false (monev_clock_has_due (&open_time));
  g_assert_false (monev_clock_has_due (&no_time));
}

/* due, at, late by how many working days, days left */
static void
test_late_is_measured_in_working_time (void)
{
  g_autoptr (MonevWorkTime) time = make_calendar ();
  static const struct { const char *due, *at; gint64 late, left; } cases[] = {
    { "2026-01-12 10:00", "2026-01-12 10:00", 0, 0 }, /* on the minute */
    { "2026-01-12 10:00", "2026-01-12 10:01", 1, 0 }, /* a begun day counts as one */
    { "2026-01-12 16:00", "2026-01-12 17:00", 0, 0 }, /* nobody worked since */
    { "2026-01-12 16:00", "2026-01-13 07:30", 0, 0 },
    { "2026-01-12 16:00", "2026-01-13 07:31", 1, 0 },
    { "2026-01-13 16:00", "2026-01-14 12:00", 0, 0 }, /* a holiday is no delay */
    { "2026-01-13 16:00", "2026-01-15 09:00", 1, 0 },
    { "2026-01-13 16:00", "2026-01-19 09:00", 3, 0 }, /* 15, 16, 19 */
    { "2026-01-16 16:30", "2026-01-18 09:00", 0, 0 }, /* Friday's on Sunday */
    { "2026-01-12 16:00", "2026-01-12 09:00", 0, 0 }, /* today */
    { "2026-01-13 16:00", "2026-01-12 09:00", 0, 1 }, /* tomorrow */
    { "2026-01-15 08:00", "2026-01-12 09:00", 0, 2 }, /* over the holiday */
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gint64 due = at (cases[i].due), now = at (cases[i].at);

      g_assert_cmpint (monev_clock_late_days (time, due, now), ==, cases[i].late);
      g_assert_true (monev_clock_is_late (time, due, now) == (cases[i].late > 0));
      g_assert_cmpint (monev_clock_days_left (time, due, now), ==, cases[i].left);
    }
}

static void
test_percent_of_the_standard_time (void)
{
  g_autoptr (MonevWorkTime) time = make_calendar ();
  gint64 start = at ("2026-01-12 07:30");

  g_assert_cmpint (monev_clock_percent (time, &minutes_300, start, at ("2026-01-12 09:00")), ==, 30);
  g_assert_cmpint (monev_clock_percent (time, &minutes_300, start, at ("2026-01-12 07:32")), ==, 0);
  g_assert_cmpint (monev_clock_percent (time, &minutes_300, start, at ("2026-01-13 07:30")), ==, 150);
  /* two days from the start on are 3 × 450 minutes: 12, 13 and 15 */
  g_assert_cmpint (monev_clock_percent (time, &days_2, start, at ("2026-01-13 07:30")), ==, 33);
  g_assert_cmpint (monev_clock_percent (time, &open_time, start, at ("2026-01-13 07:30")), ==, -1);
  g_assert_cmpint (monev_clock_percent (time, &no_time, start, at ("2026-01-13 07:30")), ==, -1);
}

#define ADD(path, func) g_test_add_func ("/activity/clock/" path, func)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("next-working-minute", test_next_working_minute);
  ADD ("due-by-minutes-takes-the-upper-end", test_due_by_minutes_takes_the_upper_end);
  ADD ("due-by-days-counts-from-the-day-after", test_due_by_days_counts_from_the_day_after);
  ADD ("due-past-the-known-years-is-said", test_due_past_the_known_years_is_said);
  ADD ("open-and-missing-times-have-no-due", test_open_and_missing_times_have_no_due);
  ADD ("late-is-measured-in-working-time", test_late_is_measured_in_working_time);
  ADD ("percent-of-the-standard-time", test_percent_of_the_standard_time);
  return g_test_run ();
}
