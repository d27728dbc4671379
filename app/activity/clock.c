#include "activity/clock.h"

#include "base/instant.h"

/**
 * monev_clock_next_working:
 * @next: (out): @at itself inside working time; else the minute at which work goes on. The end of a
 *   working day is not inside.
 *
 * Errors: LIMIT beyond the years 1 to 9999.
 */
gboolean
monev_clock_next_working (const MonevWorkTime *time, gint64 at, gint64 *next, GError **error)
{
  MonevWorkDue due;

  /* The first minute worked from there on ends one minute after the instant looked for. */
  if (!monev_work_time_add_minutes (time, at, 1, &due, error))
    return FALSE;
  *next = due.at - 1;
  return TRUE;
}

/** monev_clock_has_due: Returns: whether a due time follows from the standard time alone. */
gboolean
monev_clock_has_due (const MonevStepTime *standard)
{
  return standard->kind == MONEV_STEP_TIME_MINUTES || standard->kind == MONEV_STEP_TIME_DAYS;
}

/**
 * monev_clock_due:
 * @standard: with a due (monev_clock_has_due()); of a range the upper end counts
 * @due: (out): untouched on failure
 *
 * Days are counted from the day after the start, as all due dates are ("14 hari kerja setelah …"),
 * to the end of working time.
 *
 * Errors: LIMIT beyond the years 1 to 9999.
 */
gboolean
monev_clock_due (const MonevWorkTime *time, const MonevStepTime *standard, gint64 start,
                 MonevWorkDue *due, GError **error)
{
  g_return_val_if_fail (monev_clock_has_due (standard), FALSE);

  if (standard->kind == MONEV_STEP_TIME_DAYS)
    return monev_work_time_add_days (time, start, standard->max, due, error);
  return monev_work_time_add_minutes (time, start, standard->max, due, error);
}

/** monev_clock_is_late: Returns: whether working time has passed between @due and @at. */
gboolean
monev_clock_is_late (const MonevWorkTime *time, gint64 due, gint64 at)
{
  return at > due && monev_work_time_elapsed (time, due, at, NULL) > 0;
}

/* Working days after @from's day up to @until's. */
static gint64
count_days (const MonevWorkTime *time, gint64 from, gint64 until)
{
  MonevDate last = monev_minute_to_date (until, NULL);
  gint64 n = 0;

  for (MonevDate date = monev_minute_to_date (from, NULL) + 1; date <= last; date++)
    n += monev_work_time_is_working (time, date) ? 1 : 0;
  return n;
}

/**
 * monev_clock_late_days:
 *
 * Returns: the working days after the day of @due up to @at; 0 in time, and at least 1 when late.
 */
gint64
monev_clock_late_days (const MonevWorkTime *time, gint64 due, gint64 at)
{
  return monev_clock_is_late (time, due, at) ? MAX (1, count_days (time, due, at)) : 0;
}

/**
 * monev_clock_days_left:
 *
 * Returns: the working days after today up to the day of @due: 0 for today and for what is past.
 */
gint64
monev_clock_days_left (const MonevWorkTime *time, gint64 due, gint64 at)
{
  return at < due ? count_days (time, at, due) : 0;
}

/**
 * monev_clock_percent:
 * @start: when the work began
 * @at: now, or when it was finished
 *
 * Returns: how much of the standard time is used, in whole percent, rounded down; it may exceed
 *   100. -1 where there is no standard time.
 */
gint64
monev_clock_percent (const MonevWorkTime *time, const MonevStepTime *standard, gint64 start,
                     gint64 at)
{
  gint64 whole = 0;
  MonevWorkDue due;

  if (monev_clock_has_due (standard) && monev_clock_due (time, standard, start, &due, NULL))
    whole = standard->kind == MONEV_STEP_TIME_MINUTES
              ? standard->max : monev_work_time_elapsed (time, start, due.at, NULL);
  return whole > 0 ? MAX (0, monev_work_time_elapsed (time, start, at, NULL)) * 100 / whole : -1;
}
