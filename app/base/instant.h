/* Points in time: stored as UTC milliseconds, shown and typed in the zone of the office.
 *
 * A "local" time here is what the clock on the wall shows, as milliseconds or minutes since
 * 1970-01-01T00:00 on that wall. The calendar reckons in local minutes and never sees a zone.
 */
#pragma once

#include "date.h"

G_BEGIN_DECLS

#define MONEV_MINUTES_PER_DAY 1440

GTimeZone *monev_zone_new               (const char *name, GError **error);
gint64     monev_instant_to_local       (gint64 utc_ms, GTimeZone *zone);
gint64     monev_instant_from_local     (gint64 local_ms, GTimeZone *zone);
gint64     monev_instant_to_minute      (gint64 utc_ms, GTimeZone *zone);
gint64     monev_instant_from_minute    (gint64 local_minute, GTimeZone *zone);
MonevDate  monev_minute_to_date         (gint64 local_minute, int *minute_of_day);
char      *monev_instant_format         (gint64 utc_ms, GTimeZone *zone);
char      *monev_instant_to_rfc3339     (gint64 utc_ms, GTimeZone *zone);
gboolean   monev_instant_from_rfc3339   (const char *text, GTimeZone *zone, gint64 *utc_ms,
                                         GError **error);
char      *monev_time_format            (int minute_of_day);
gboolean   monev_time_parse             (const char *text, int *minute_of_day, GError **error);
char      *monev_span_format            (gint64 minutes);

G_END_DECLS
