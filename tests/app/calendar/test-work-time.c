#include "calendar/work-time.h"

#include <string.h>

#include "base/instant.h"
#include "db-error.h"

/* "2026-03-05 10.00" on the office's wall clock. */
static gint64
at (const char *text)
{
  g_autofree char *day = g_strndup (text, 10);
  MonevDate date;
  int minute;

  g_assert_true (monev_date_from_iso (day, &date, NULL));
  g_assert_true (monev_time_parse (text + 11, &minute, NULL));
  return (gint64) date * MONEV_MINUTES_PER_DAY + minute;
}

static char *
text_of (gint64 local)
{
  int minute;
  g_autofree char *day = monev_date_to_iso (monev_minute_to_date (local, &minute));
  g_autofree char *time = monev_time_format (minute);

  return g_strdup_printf ("%s %s", day, time);
}

static MonevDate
date_of (const char *iso)
{
  MonevDate date;

  g_assert_true (monev_date_from_iso (iso, &date, NULL));
  return date;
}

static void
add_holiday (GPtrArray *list, const char *from, const char *until, MonevHolidayKind kind)
{
  g_ptr_array_add (list, monev_holiday_new (date_of (from), date_of (until), kind, "Libur"));
}

/* The holidays around Idul Fitri 2026; Ramadan 1447 H from 19 February to 19 March. */
static MonevWorkTime *
calendar_2026 (gboolean with_ramadan)
{
  g_autoptr (GPtrArray) list = monev_holiday_list_new ();
  MonevWorkProfile profile = monev_work_profile_default ();

  add_holiday (list, "2026-03-18", "2026-03-18", MONEV_HOLIDAY_COLLECTIVE);
  add_holiday (list, "2026-03-19", "2026-03-19", MONEV_HOLIDAY_NATIONAL);
  add_holiday (list, "2026-03-20", "2026-03-24", MONEV_HOLIDAY_COLLECTIVE);
  if (with_ramadan)
    add_holiday (list, "2026-02-19", "2026-03-19", MONEV_HOLIDAY_RAMADAN);
  g_autoptr (GArray) years = monev_holiday_years (list);
  return monev_work_time_new (&profile, list, years);
}

static void
assert_due (MonevWorkTime *calendar, const char *from, gint64 minutes, const char *expected)
{
  g_autoptr (GError) error = NULL;
  MonevWorkDue due;

  monev_work_time_add_minutes (calendar, at (from), minutes, &due, &error);
  g_assert_no_error (error);
  g_autofree char *text = text_of (due.at);
  g_assert_cmpstr (text, ==, expected);
  g_assert_cmpint (monev_work_time_elapsed (calendar, at (from), due.at, NULL), ==, minutes);
}

static void
test_minutes_skip_breaks_nights_and_weekends (void)
{
  g_autoptr (MonevWorkTime) calendar = calendar_2026 (FALSE);

  assert_due (calendar, "2026-03-05 10.00", 60, "2026-03-05 11.00");
  assert_due (calendar, "2026-03-05 10.00", 121, "2026-03-05 13.01");
  assert_due (calendar, "2026-03-05 12.30", 1, "2026-03-05 13.01");
  assert_due (calendar, "2026-03-05 10.00", 301, "2026-03-06 07.31");
  assert_due (calendar, "2026-03-06 11.00", 31, "2026-03-06 13.01");
  assert_due (calendar, "2026-03-06 16.00", 31, "2026-03-09 07.31");
  assert_due (calendar, "2026-03-07 09.00", 450, "2026-03-09 16.00");
  assert_due (calendar, "2026-03-05 03.00", 450, "2026-03-05 16.00");
  assert_due (calendar, "2026-03-17 15.59", 2, "2026-03-25 07.31");
}

static void
test_the_end_of_the_day_stays (void)
{
  g_autoptr (MonevWorkTime) calendar = calendar_2026 (FALSE);

  assert_due (calendar, "2026-03-05 10.00", 300, "2026-03-05 16.00");
  assert_due (calendar, "2026-03-05 16.00", 450, "2026-03-06 16.30");
  assert_due (calendar, "2026-03-05 10.00", 120, "2026-03-05 12.00");
  assert_due (calendar, "2026-03-06 07.30", 450 * 6, "2026-03-13 16.30");
  assert_due (calendar, "2026-03-07 09.00", 0, "2026-03-07 09.00");
}

static void
test_minutes_backwards (void)
{
  g_autoptr (MonevWorkTime) calendar = calendar_2026 (FALSE);

  assert_due (calendar, "2026-03-05 16.00", -450, "2026-03-05 07.30");
  assert_due (calendar, "2026-03-05 13.30", -31, "2026-03-05 11.59");
  assert_due (calendar, "2026-03-09 07.30", -1, "2026-03-06 16.29");
}

static void
test_ramadan_is_shorter (void)
{
  g_autoptr (MonevWorkTime) calendar = calendar_2026 (TRUE);

  assert_due (calendar, "2026-03-05 08.00", 390, "2026-03-05 15.00");
  assert_due (calendar, "2026-03-05 08.00", 391, "2026-03-06 08.01");
  assert_due (calendar, "2026-03-06 08.00", 390, "2026-03-06 15.30");
  assert_due (calendar, "2026-02-18 15.59", 2, "2026-02-19 08.01");
  /* 18 March is cuti bersama inside Ramadan: off, not short. */
  assert_due (calendar, "2026-03-17 15.00", 1, "2026-03-25 07.31");
}

/* "paling lambat 14 hari kerja setelah surat permintaan data dikirimkan" */
static void
test_days_count_from_the_day_after_sending (void)
{
  static const struct {
    const char *from;
    int         days;
    const char *due;
  } cases[] = {
    { "2026-03-05 10.00", 14, "2026-04-01 16.00" }, { "2026-03-05 23.59", 1, "2026-03-06 16.30" },
    { "2026-03-05 00.00", 1, "2026-03-06 16.30" },  { "2026-03-06 10.00", 1, "2026-03-09 16.00" },
    { "2026-03-07 10.00", 1, "2026-03-09 16.00" },  { "2026-03-17 10.00", 1, "2026-03-25 16.00" },
    { "2026-03-05 10.00", 0, "2026-03-05 16.00" },  { "2026-03-08 10.00", 0, "2026-03-09 16.00" },
    { "2026-03-09 10.00", -1, "2026-03-06 16.30" }, { "2026-03-25 10.00", -3, "2026-03-13 16.30" },
  };
  g_autoptr (MonevWorkTime) calendar = calendar_2026 (FALSE);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      MonevWorkDue due;
      MonevDate date;

      g_assert_true (monev_work_time_add_days (calendar, at (cases[i].from), cases[i].days, &due,
                                               NULL));
      g_autofree char *text = text_of (due.at);
      g_assert_cmpstr (text, ==, cases[i].due);
      g_assert_true (monev_work_time_nth_day (calendar,
                                              monev_minute_to_date (at (cases[i].from), NULL),
                                              cases[i].days, &date, NULL, NULL));
      g_assert_cmpint (date, ==, monev_minute_to_date (due.at, NULL));
      g_assert_true (monev_work_time_is_working (calendar, date));
    }
}

static void
test_elapsed_skips_the_break (void)
{
  g_autoptr (MonevWorkTime) calendar = calendar_2026 (FALSE);

  g_assert_cmpint (monev_work_time_elapsed (calendar, at ("2026-03-05 11.30"),
                                            at ("2026-03-05 13.30"), NULL), ==, 60);
  g_assert_cmpint (monev_work_time_elapsed (calendar, at ("2026-03-05 13.30"),
                                            at ("2026-03-05 11.30"), NULL), ==, -60);
  g_assert_cmpint (monev_work_time_elapsed (calendar, at ("2026-03-06 20.00"),
                                            at ("2026-03-09 05.00"), NULL), ==, 0);
  g_assert_cmpint (monev_work_time_elapsed (calendar, at ("2026-03-02 00.00"),
                                            at ("2026-03-30 00.00"), NULL), ==, 15 * 450);
}

static void
test_unknown_years_are_said (void)
{
  g_autoptr (MonevWorkTime) calendar = calendar_2026 (FALSE);
  gboolean past_known = TRUE;
  MonevWorkDue due;
  MonevDate date;

  g_assert_true (monev_work_time_add_minutes (calendar, at ("2026-12-30 10.00"), 450, &due, NULL));
  g_assert_false (due.past_known);
  g_assert_true (monev_work_time_add_minutes (calendar, at ("2026-12-31 10.00"), 450, &due, NULL));
  g_assert_true (due.past_known);
  g_assert_true (monev_work_time_add_days (calendar, at ("2026-12-31 10.00"), 1, &due, NULL));
  g_assert_true (due.past_known);
  g_assert_true (monev_work_time_add_days (calendar, at ("2026-01-01 10.00"), -1, &due, NULL));
  g_assert_true (due.past_known);
  g_assert_true (monev_work_time_nth_day (calendar, date_of ("2026-12-30"), 1, &date, &past_known,
                                          NULL));
  g_assert_false (past_known);
  monev_work_time_elapsed (calendar, at ("2025-12-31 10.00"), at ("2026-01-05 10.00"), &past_known);
  g_assert_true (past_known);
  monev_work_time_elapsed (calendar, at ("2026-01-05 10.00"), at ("2026-01-01 10.00"), &past_known);
  g_assert_false (past_known);
}

/* A gap between two known years is as unknown as the time after them. */
static void
test_a_year_between_may_be_unknown (void)
{
  g_autoptr (GPtrArray) list = monev_holiday_list_new ();
  MonevWorkProfile profile = monev_work_profile_default ();
  MonevWorkDue due;

  add_holiday (list, "2028-01-03", "2028-01-03", MONEV_HOLIDAY_NATIONAL);
  add_holiday (list, "2027-05-05", "2027-05-05", MONEV_HOLIDAY_COLLECTIVE);
  add_holiday (list, "2026-01-01", "2026-01-01", MONEV_HOLIDAY_NATIONAL);
  g_autoptr (GArray) years = monev_holiday_years (list);
  g_autoptr (MonevWorkTime) calendar = monev_work_time_new (&profile, list, years);

  g_assert_cmpuint (years->len, ==, 2);
  g_assert_cmpint (g_array_index (years, int, 0), ==, 2026);
  g_assert_true (monev_work_time_add_days (calendar, at ("2026-06-01 10.00"), 480, &due, NULL));
  g_assert_cmpint (due.at, >, at ("2028-01-03 00.00"));
  g_assert_true (due.past_known);
}

/* Where the written-down days end and the plain week takes over. */
static void
test_holiday_on_the_last_day (void)
{
  g_autoptr (GPtrArray) list = monev_holiday_list_new ();
  MonevWorkProfile profile = monev_work_profile_default ();

  add_holiday (list, "2026-12-31", "2026-12-31", MONEV_HOLIDAY_NATIONAL);
  add_holiday (list, "2026-01-01", "2026-01-01", MONEV_HOLIDAY_NATIONAL);
  g_autoptr (GArray) years = monev_holiday_years (list);
  g_autoptr (MonevWorkTime) calendar = monev_work_time_new (&profile, list, years);

  assert_due (calendar, "2026-12-30 07.30", 450, "2026-12-30 16.00");
  assert_due (calendar, "2026-12-30 07.30", 451, "2027-01-01 07.31");
  assert_due (calendar, "2027-01-01 16.30", -451, "2026-12-30 15.59");
  assert_due (calendar, "2026-01-02 07.30", -1, "2025-12-31 15.59");
}

static void
test_without_holidays_at_all (void)
{
  g_autoptr (GPtrArray) list = monev_holiday_list_new ();
  g_autoptr (GArray) years = monev_holiday_years (list);
  MonevWorkProfile profile = monev_work_profile_default ();
  g_autoptr (MonevWorkTime) calendar = monev_work_time_new (&profile, list, years);

  assert_due (calendar, "2026-03-05 10.00", 301, "2026-03-06 07.31");
  assert_due (calendar, "1969-12-31 16.00", 450, "1970-01-01 16.00");
}

static void
test_beyond_the_calendar (void)
{
  static const gint64 amounts[] = { G_MAXINT64, G_MININT64, 9000000000, -9000000000 };
  g_autoptr (MonevWorkTime) calendar = calendar_2026 (FALSE);
  MonevWorkDue due = { 7, FALSE };

  for (guint i = 0; i < G_N_ELEMENTS (amounts); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (monev_work_time_add_minutes (calendar, at ("2026-03-05 10.00"), amounts[i],
                                                   &due, &error));
      g_assert_error (error, MONEV_ERROR, MONEV_ERROR_LIMIT);
      g_clear_error (&error);
      g_assert_false (monev_work_time_add_days (calendar, at ("2026-03-05 10.00"), amounts[i],
                                                &due, &error));
      g_assert_error (error, MONEV_ERROR, MONEV_ERROR_LIMIT);
      g_clear_error (&error);
      g_assert_false (monev_work_time_add_minutes (calendar, amounts[i] * (i > 1 ? 100 : 1), 1,
                                                   &due, &error));
      g_assert_error (error, MONEV_ERROR, MONEV_ERROR_LIMIT);
    }
  g_assert_cmpint (due.at, ==, 7);
}

/* Profiles of any shape: up to six spans a day, days off anywhere, work around midnight. */
static void
random_week (MonevWorkDay *days)
{
  for (int i = 0; i < 7; i++)
    {
      int minute = g_test_rand_int_range (0, 2) * g_test_rand_int_range (0, 600);

      days[i].n_spans = 0;
      while (days[i].n_spans < MONEV_WORK_MAX_SPANS && g_test_rand_int_range (0, 4) != 0)
        {
          int end = minute + g_test_rand_int_range (1, 400);
          MonevWorkSpan span = { minute, MIN (1440, end) };

          if (span.start >= span.end)
            break;
          days[i].spans[days[i].n_spans++] = span;
          minute = span.end + g_test_rand_int_range (0, 90);
        }
    }
  if (days[2].n_spans == 0)
    days[2] = (MonevWorkDay) { { { 480, 900 } }, 1 };
}

static MonevWorkTime *
random_calendar (GPtrArray *list, MonevWorkProfile *profile, gboolean plain)
{
  MonevDate start = date_of ("2024-01-01");
  g_autoptr (GArray) years = NULL;

  *profile = monev_work_profile_default ();
  if (!plain)
    random_week (profile->normal);
  if (!plain)
    random_week (profile->ramadan);
  for (guint i = g_test_rand_int_range (0, 60); i > 0; i--)
    {
      MonevDate from = start + g_test_rand_int_range (0, 1000);
      MonevHolidayKind kind = g_test_rand_int_range (0, 3);
      int length = kind == MONEV_HOLIDAY_RAMADAN ? 28 : g_test_rand_int_range (0, 4);

      g_ptr_array_add (list, monev_holiday_new (from, from + length, kind, "Libur"));
    }
  years = monev_holiday_years (list);
  return monev_work_time_new (profile, list, years);
}

static void
test_elapsed_of_an_addition_is_what_was_added (void)
{
  guint cases = 0;

  for (guint round = 0; round < 100; round++)
    {
      g_autoptr (GPtrArray) list = monev_holiday_list_new ();
      MonevWorkProfile profile;
      g_autoptr (MonevWorkTime) calendar = random_calendar (list, &profile, round % 2 == 0);

      for (guint i = 0; i < 150; i++, cases++)
        {
          gint64 from = at ("2022-01-01 00.00") + g_test_rand_int_range (0, 3000 * 1440);
          int reach = i % 3 == 0 ? 500000 : 5000;
          int n = g_test_rand_int_range (-reach / 4, reach);
          MonevWorkDue due;

          g_assert_true (monev_work_time_add_minutes (calendar, from, n, &due, NULL));
          g_assert_cmpint (monev_work_time_elapsed (calendar, from, due.at, NULL), ==, n);
          g_assert_cmpint (monev_work_time_elapsed (calendar, due.at, from, NULL), ==, -n);
        }
    }
  g_assert_cmpuint (cases, >=, 10000);
}

/* The judge: is this one minute worked, straight from the profile and the list. */
static gboolean
is_worked (const MonevWorkProfile *profile, const GPtrArray *list, gint64 minute)
{
  int of_day;
  MonevDate date = monev_minute_to_date (minute, &of_day);
  const MonevWorkDay *day = &profile->normal[monev_date_weekday (date)];

  for (guint i = 0; i < list->len; i++)
    {
      const MonevHoliday *holiday = g_ptr_array_index (list, i);

      if (date < holiday->from || date > holiday->until)
        continue;
      if (holiday->kind != MONEV_HOLIDAY_RAMADAN)
        return FALSE;
      day = &profile->ramadan[monev_date_weekday (date)];
    }
  for (guint i = 0; i < day->n_spans; i++)
    if (of_day >= day->spans[i].start && of_day < day->spans[i].end)
      return TRUE;
  return FALSE;
}

static void
test_agrees_with_counting_each_minute (void)
{
  for (guint round = 0; round < 150; round++)
    {
      g_autoptr (GPtrArray) list = monev_holiday_list_new ();
      MonevWorkProfile profile;
      g_autoptr (MonevWorkTime) calendar = random_calendar (list, &profile, round % 3 == 0);
      /* Before, inside and behind the years of the table. */
      gint64 from = at ("2023-11-01 00.00") + g_test_rand_int_range (0, 1300 * 1440);
      gint64 until = from + g_test_rand_int_range (1, 12 * 1440), last = from;
      int n = 0;
      MonevWorkDue due;

      for (gint64 minute = from; minute < until; minute++)
        if (is_worked (&profile, list, minute))
          {
            n++;
            last = minute + 1;
          }
      g_assert_cmpint (monev_work_time_elapsed (calendar, from, until, NULL), ==, n);
      g_assert_true (monev_work_time_add_minutes (calendar, from, n, &due, NULL));
      g_assert_cmpint (due.at, ==, last);
    }
}

static void
test_working_days_agree_with_walking (void)
{
  for (guint round = 0; round < 300; round++)
    {
      g_autoptr (GPtrArray) list = monev_holiday_list_new ();
      MonevWorkProfile profile;
      g_autoptr (MonevWorkTime) calendar = random_calendar (list, &profile, round % 3 == 0);
      MonevDate from = date_of ("2023-06-01") + g_test_rand_int_range (0, 1500);
      int days = g_test_rand_int_range (-40, 41), left = ABS (days);
      MonevDate walked = from, date;

      if (days == 0)
        while (!monev_work_time_is_working (calendar, walked))
          walked++;
      while (left > 0)
        {
          walked += days > 0 ? 1 : -1;
          left -= monev_work_time_is_working (calendar, walked);
        }
      g_assert_true (monev_work_time_nth_day (calendar, from, days, &date, NULL, NULL));
      g_assert_cmpint (date, ==, walked);
    }
}

/* Far above what is needed, far below what walking over minutes would take. */
static void
test_a_million_additions (void)
{
  g_autoptr (MonevWorkTime) calendar = calendar_2026 (TRUE);
  gint64 from = at ("2026-01-01 00.00"), start = g_get_monotonic_time (), sum = 0;

  for (int i = 0; i < 1000000; i++)
    {
      MonevWorkDue due;

      monev_work_time_add_minutes (calendar, from + i % 400000, i % 7350, &due, NULL);
      sum += due.at;
    }
  double seconds = (g_get_monotonic_time () - start) / 1e6;
  g_assert_cmpint (sum, >, 0);
  g_test_message ("1000000 additions in %.3f s", seconds);
  g_assert_cmpfloat (seconds, <, 5);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, function) g_test_add_func ("/calendar/" name, function)
  ADD ("add/minutes-skip-breaks-nights-and-weekends",
       test_minutes_skip_breaks_nights_and_weekends);
  ADD ("add/the-end-of-the-day-stays", test_the_end_of_the_day_stays);
  ADD ("add/minutes-backwards", test_minutes_backwards);
  ADD ("add/ramadan-is-shorter", test_ramadan_is_shorter);
  ADD ("add/days-count-from-the-day-after-sending", test_days_count_from_the_day_after_sending);
  ADD ("add/beyond-the-calendar", test_beyond_the_calendar);
  ADD ("add/a-million-additions", test_a_million_additions);
  ADD ("elapsed/skips-the-break", test_elapsed_skips_the_break);
  ADD ("elapsed/of-an-addition-is-what-was-added", test_elapsed_of_an_addition_is_what_was_added);
  ADD ("elapsed/agrees-with-counting-each-minute", test_agrees_with_counting_each_minute);
  ADD ("days/agree-with-walking", test_working_days_agree_with_walking);
  ADD ("years/unknown-years-are-said", test_unknown_years_are_said);
  ADD ("years/a-year-between-may-be-unknown", test_a_year_between_may_be_unknown);
  ADD ("years/holiday-on-the-last-day", test_holiday_on_the_last_day);
  ADD ("years/without-holidays-at-all", test_without_holidays_at_all);
  return g_test_run ();
}
