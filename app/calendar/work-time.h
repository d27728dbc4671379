/* Working time: due times and elapsed times over a profile and a table of holidays.
 *
 * Pure: no database, no clock, no zone. Instants are local minutes, minutes since
 * 1970-01-01T00:00 on the office's wall clock (base/instant.h converts). A calendar is built once
 * and never changes; any thread may ask it.
 */
#pragma once

#include "calendar/holiday.h"
#include "calendar/work-profile.h"

G_BEGIN_DECLS

typedef struct _MonevWorkTime MonevWorkTime;

/* past_known: a year on the way is not in the table of holidays, so the result may be too early.
 * It is to be said beside the result, never guessed away. */
typedef struct {
  gint64   at; /* local minute */
  gboolean past_known;
} MonevWorkDue;

MonevWorkTime      *monev_work_time_new        (const MonevWorkProfile *profile,
                                                const GPtrArray *holidays, const GArray *years);
MonevWorkTime      *monev_work_time_ref        (MonevWorkTime *self);
void                monev_work_time_unref      (MonevWorkTime *self);
const MonevWorkDay *monev_work_time_day        (const MonevWorkTime *self, MonevDate date);
gboolean            monev_work_time_is_working (const MonevWorkTime *self, MonevDate date);
gboolean            monev_work_time_nth_day    (const MonevWorkTime *self, MonevDate from,
                                                gint64 days, MonevDate *date,
                                                gboolean *past_known, GError **error);
gboolean            monev_work_time_add_days   (const MonevWorkTime *self, gint64 from,
                                                gint64 days, MonevWorkDue *due, GError **error);
gboolean            monev_work_time_add_minutes (const MonevWorkTime *self, gint64 from,
                                                 gint64 minutes, MonevWorkDue *due,
                                                 GError **error);
gint64              monev_work_time_elapsed    (const MonevWorkTime *self, gint64 from,
                                                gint64 until, gboolean *past_known);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MonevWorkTime, monev_work_time_unref)

G_END_DECLS
