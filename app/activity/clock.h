/* The clock of a step: when it may begin, when it is due, how late it is.
 *
 * Pure: instants are local minutes on the office's wall (calendar/work-time.h). Late is measured in
 * working time, so what was due on Friday at 16.30 and was finished on Saturday is in time.
 */
#pragma once

#include "calendar/work-time.h"
#include "procedure/procedure.h"

G_BEGIN_DECLS

gboolean monev_clock_next_working (const MonevWorkTime *time, gint64 at, gint64 *next,
                                   GError **error);
gboolean monev_clock_has_due      (const MonevStepTime *standard);
gboolean monev_clock_due          (const MonevWorkTime *time, const MonevStepTime *standard,
                                   gint64 start, MonevWorkDue *due, GError **error);
gboolean monev_clock_is_late      (const MonevWorkTime *time, gint64 due, gint64 at);
gint64   monev_clock_late_days    (const MonevWorkTime *time, gint64 due, gint64 at);
gint64   monev_clock_days_left    (const MonevWorkTime *time, gint64 due, gint64 at);
gint64   monev_clock_percent      (const MonevWorkTime *time, const MonevStepTime *standard,
                                   gint64 start, gint64 at);

G_END_DECLS
