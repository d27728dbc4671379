/* A calendar for the pure tests: 2026 is known, with one holiday on Wednesday, 14 January. */
#pragma once

#include "activity/plan.h"
#include "base/instant.h"

static MonevWorkTime *
make_calendar (void)
{
  MonevWorkProfile profile = monev_work_profile_default ();
  g_autoptr (GPtrArray) holidays = monev_holiday_list_new ();
  g_autoptr (GArray) years = NULL;
  MonevDate day;

  g_assert_true (monev_date_from_ymd (2026, 1, 14, &day));
  g_ptr_array_add (holidays, monev_holiday_new (day, day, MONEV_HOLIDAY_NATIONAL, "Hari Uji"));
  years = monev_holiday_years (holidays);
  return monev_work_time_new (&profile, holidays, years);
}

/* "2026-01-12 07:30" as a local minute. */
static gint64
at (const char *text)
{
  g_auto (GStrv) parts = g_strsplit (text, " ", 2);
  MonevDate date;
  int minute;

  g_assert_true (monev_date_from_iso (parts[0], &date, NULL));
  g_assert_true (monev_time_parse (parts[1], &minute, NULL));
  return (gint64) date * MONEV_MINUTES_PER_DAY + minute;
}

static void
expect_at (gint64 found, const char *wanted)
{
  if (found != at (wanted))
    {
      int minute;
      g_autofree char *day = monev_date_to_iso (monev_minute_to_date (found, &minute));

      g_error ("%s %02d:%02d, not %s", day, minute / 60, minute % 60, wanted);
    }
}
