/* What every question of time needs: the office's zone and its calendar, read once. */
#pragma once

#include "calendar/work-time.h"
#include "db-connection.h"

G_BEGIN_DECLS

typedef struct {
  GTimeZone     *zone;
  MonevWorkTime *work;
} MonevOfficeClock;

/* What is to be said of a due that was typed. */
enum {
  MONEV_DUE_DAY_OFF    = 1 << 0,
  MONEV_DUE_PAST_KNOWN = 1 << 1 /* a year on the way is not in the table of holidays */
};

guint    monev_office_clock_remark_due (const MonevOfficeClock *clock, gint64 start, gint64 due);
gboolean monev_office_clock_load   (MonevDbConnection *connection, MonevOfficeClock *clock,
                                    GError **error);
MonevOfficeClock monev_office_clock_copy (const MonevOfficeClock *clock);
void     monev_office_clock_clear  (MonevOfficeClock *clock);
gint64   monev_office_clock_minute (const MonevOfficeClock *clock, gint64 utc_ms);
gint64   monev_office_clock_utc    (const MonevOfficeClock *clock, gint64 minute);
gint64   monev_office_clock_late_until (const MonevOfficeClock *clock, gint64 now);
gint64   monev_office_clock_day_start (const MonevOfficeClock *clock, MonevDate date);
gint64   monev_office_clock_day_end (const MonevOfficeClock *clock, MonevDate date);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (MonevOfficeClock, monev_office_clock_clear)

G_END_DECLS
