#include "activity/office-clock.h"

#include "base/instant.h"
#include "calendar/calendar-store.h"
#include "office/office.h"

/** monev_office_clock_load: Errors: NOT_FOUND before the first start. @clock is untouched then. */
gboolean
monev_office_clock_load (MonevDbConnection *connection, MonevOfficeClock *clock, GError **error)
{
  g_autoptr (GTimeZone) zone = monev_office_zone (connection, error);
  g_autoptr (MonevWorkTime) work = NULL;

  if (zone == NULL || (work = monev_calendar_load (connection, error)) == NULL)
    return FALSE;
  clock->zone = g_steal_pointer (&zone);
  clock->work = g_steal_pointer (&work);
  return TRUE;
}

/** monev_office_clock_copy: Returns: (transfer full): the same; to be cleared on its own. */
MonevOfficeClock
monev_office_clock_copy (const MonevOfficeClock *clock)
{
  return (MonevOfficeClock){ g_time_zone_ref (clock->zone), monev_work_time_ref (clock->work) };
}

/** monev_office_clock_clear: frees what it holds. */
void
monev_office_clock_clear (MonevOfficeClock *clock)
{
  g_clear_pointer (&clock->zone, g_time_zone_unref);
  g_clear_pointer (&clock->work, monev_work_time_unref);
}

/** monev_office_clock_minute: Returns: the local minute of @utc_ms. */
gint64
monev_office_clock_minute (const MonevOfficeClock *clock, gint64 utc_ms)
{
  return monev_instant_to_minute (utc_ms, clock->zone);
}

/** monev_office_clock_utc: Returns: UTC milliseconds of a local minute. */
gint64
monev_office_clock_utc (const MonevOfficeClock *clock, gint64 minute)
{
  return monev_instant_from_minute (minute, clock->zone);
}

/**
 * monev_office_clock_late_until:
 *
 * Returns: UTC milliseconds; what was due then or before is late at @now, because at least one
 *   working minute has passed since (monev_clock_is_late()).
 */
gint64
monev_office_clock_late_until (const MonevOfficeClock *clock, gint64 now)
{
  MonevWorkDue before;

  if (!monev_work_time_add_minutes (clock->work, monev_office_clock_minute (clock, now), -1, &before,
                                    NULL))
    return G_MININT64;
  return monev_office_clock_utc (clock, before.at);
}

/**
 * monev_office_clock_day_end:
 *
 * Returns: UTC milliseconds of the end of working time on @date, as a due that is typed without a
 *   time means it; on a day off 23.59.
 */
gint64
monev_office_clock_day_end (const MonevOfficeClock *clock, MonevDate date)
{
  const MonevWorkDay *day = monev_work_time_day (clock->work, date);
  int end = day->n_spans > 0 ? day->spans[day->n_spans - 1].end : MONEV_MINUTES_PER_DAY - 1;

  return monev_office_clock_utc (clock, (gint64) date * MONEV_MINUTES_PER_DAY + end);
}

/**
 * monev_office_clock_day_start:
 *
 * Returns: UTC milliseconds of the first working minute of @date, as a start that is typed without a
 *   time means it; on a day off 00.00.
 */
gint64
monev_office_clock_day_start (const MonevOfficeClock *clock, MonevDate date)
{
  const MonevWorkDay *day = monev_work_time_day (clock->work, date);
  int start = day->n_spans > 0 ? day->spans[0].start : 0;

  return monev_office_clock_utc (clock, (gint64) date * MONEV_MINUTES_PER_DAY + start);
}

/**
 * monev_office_clock_remark_due:
 * @start: UTC milliseconds, of what is due
 * @due: UTC milliseconds; 0 for none
 *
 * Returns: bits of MONEV_DUE_…: why a due that was typed may be other than it looks.
 */
guint
monev_office_clock_remark_due (const MonevOfficeClock *clock, gint64 start, gint64 due)
{
  gint64 minute = monev_office_clock_minute (clock, due);
  gboolean past_known = FALSE, works;

  if (due == 0)
    return 0;
  works = monev_work_time_is_working (clock->work, monev_minute_to_date (minute, NULL));
  monev_work_time_elapsed (clock->work, monev_office_clock_minute (clock, start), minute,
                           &past_known);
  return (works ? 0 : MONEV_DUE_DAY_OFF) | (past_known ? MONEV_DUE_PAST_KNOWN : 0);
}
