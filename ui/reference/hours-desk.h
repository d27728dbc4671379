/* The desk at which the working hours are changed: a line of spans for each day of both weeks. */
#pragma once

#include "calendar/work-profile.h"
#include "ui/shell/page.h"
#include "ui/shell/session.h"
#include "ui/shell/window.h"

G_BEGIN_DECLS

#define MONEV_TYPE_HOURS_DESK (monev_hours_desk_get_type ())
G_DECLARE_FINAL_TYPE (MonevHoursDesk, monev_hours_desk, MONEV, HOURS_DESK, MonevPage)

GtkWidget  *monev_hours_desk_new         (MonevWindow *window, MonevSession *session,
                                          const MonevWorkProfile *profile, gint64 version);
void        monev_hours_desk_type        (MonevHoursDesk *self, gboolean ramadan, int weekday, const char *text);
void        monev_hours_desk_save        (MonevHoursDesk *self);
const char *monev_hours_desk_get_problem (MonevHoursDesk *self);
gboolean    monev_hours_desk_is_changed  (MonevHoursDesk *self);

char       *monev_work_day_to_text       (const MonevWorkDay *day);
char       *monev_work_week_to_text      (const MonevWorkDay *days);
gboolean    monev_work_day_from_text     (const char *text, MonevWorkDay *day, GError **error);

G_END_DECLS
