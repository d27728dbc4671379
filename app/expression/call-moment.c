#include "run.h"

#include "moment.h"

#include <math.h>

/* Functions about dates and times. */

static GTimeZone *
zone_of (MonevRun *self)
{
  return monev_run_scope (self)->world.zone;
}

/* A date from a text or from a number of days. */
static gboolean
moment_at (MonevRun *self, const MonevNode *argument, gboolean keep_time, MonevMoment *moment)
{
  MonevValue value = monev_run_value (self, argument);
  const char *text = monev_value_text (self, &value);
  gboolean found = monev_moment_from_text (text, zone_of (self), moment)
                   || monev_moment_from_days (monev_value_number (self, &value), keep_time,
                                              zone_of (self), moment);

  monev_value_clear (&value);
  return found;
}

static const char *
now (MonevRun *self, gboolean keep_time)
{
  MonevMoment moment;

  monev_moment_from_utc (monev_run_scope (self)->world.now, zone_of (self), &moment);
  moment.has_time = keep_time;
  return monev_run_take (self, monev_moment_to_text (&moment));
}

static const char *
format (MonevRun *self, const MonevNode *call)
{
  MonevMoment moment;

  if (!moment_at (self, call->arguments[0], TRUE, &moment))
    return "";
  return monev_run_take (self,
                         monev_moment_format (&moment, monev_run_text (self, call->arguments[1])));
}

/** monev_call_moment: Returns: (transfer none): today, now, date, date-time and both formats. */
const char *
monev_call_moment (MonevRun *self, const MonevNode *call)
{
  gboolean keep_time = call->function->id == MONEV_FN_DATE_TIME;
  MonevMoment moment;

  if (call->function->id == MONEV_FN_TODAY || call->function->id == MONEV_FN_NOW)
    return now (self, call->function->id == MONEV_FN_NOW);
  if (call->function->id == MONEV_FN_FORMAT_DATE)
    return format (self, call);
  if (!moment_at (self, call->arguments[0], keep_time, &moment))
    return "";
  moment.has_time = moment.has_time && keep_time;
  return monev_run_take (self, monev_moment_to_text (&moment));
}

static MonevReal
fraction_of (MonevRun *self, const MonevNode *argument)
{
  MonevMoment moment;
  int millisecond;

  if (!monev_time_of_day (monev_run_text (self, argument), &millisecond))
    {
      if (!moment_at (self, argument, TRUE, &moment))
        return monev_real_from_double (NAN);
      millisecond = moment.millisecond;
    }
  return monev_real_divide (monev_real_from_int (millisecond), monev_real_from_int (86400000));
}

/** monev_call_days: Returns: decimal-date-time() and decimal-time(). */
MonevReal
monev_call_days (MonevRun *self, const MonevNode *call)
{
  if (call->function->id == MONEV_FN_DECIMAL_TIME)
    return fraction_of (self, call->arguments[0]);
  return monev_run_number (self, call->arguments[0]);
}
