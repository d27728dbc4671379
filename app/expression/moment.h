/* Dates and times as the records of forms write them, and as numbers of days.
 *
 * "2026-03-02", "2026-03-02T08:30", "2026-03-02T08:30:00.000+07:00", "08:30:00.000+07:00". A date
 * is a whole number of days since 1970-01-01; a moment a fractional one, in UTC (ODK XForms,
 * number()). A moment without an offset is taken in the zone of the office.
 */
#pragma once

#include "base/date.h"
#include "real.h"

G_BEGIN_DECLS

typedef struct {
  MonevDate date;        /* as written */
  gboolean  has_time;
  int       millisecond; /* of the day, as written */
  int       offset;      /* minutes east of UTC */
} MonevMoment;

gboolean  monev_moment_from_text (const char *text, GTimeZone *zone, MonevMoment *moment);
gboolean  monev_moment_from_days (MonevReal days, gboolean keep_time, GTimeZone *zone,
                                  MonevMoment *moment);
void      monev_moment_from_utc  (gint64 utc_ms, GTimeZone *zone, MonevMoment *moment);
gboolean  monev_time_of_day      (const char *text, int *millisecond);
MonevReal monev_moment_to_days   (const MonevMoment *moment);
char     *monev_moment_to_text   (const MonevMoment *moment);
char     *monev_moment_format    (const MonevMoment *moment, const char *format);
gboolean  monev_moment_format_is_known (const char *format, const char **fault);

G_END_DECLS
