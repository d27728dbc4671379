/* Reading what Kalender shows; on a lane. */
#pragma once

#include "base/date.h"
#include "calendar/work-profile.h"
#include "calendar/work-time.h"
#include "db-connection.h"

G_BEGIN_DECLS

typedef struct {
  GPtrArray       *records;  /* MonevRecord: holidays of all years */
  GPtrArray       *holidays; /* MonevHoliday: the same */
  MonevWorkTime   *times;
  MonevWorkProfile profile;
  gint64           version;  /* of the profile */
  MonevDate        today;
} MonevCalendarData;

MonevCalendarData *monev_calendar_data_load    (MonevDbConnection *connection, GError **error);
GPtrArray         *monev_calendar_data_of_year (const MonevCalendarData *self, int year);
void               monev_calendar_data_free    (MonevCalendarData *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MonevCalendarData, monev_calendar_data_free)

G_END_DECLS
