/* Kalender: the year as it is worked, its holidays, when something falls due, the working hours. */
#pragma once

#include "calendar-views.h"
#include "due-box.h"
#include "panel.h"

G_BEGIN_DECLS

#define MONEV_TYPE_CALENDAR_PANEL (monev_calendar_panel_get_type ())
G_DECLARE_FINAL_TYPE (MonevCalendarPanel, monev_calendar_panel, MONEV, CALENDAR_PANEL, MonevReferencePanel)

GtkWidget     *monev_calendar_panel_new         (MonevWindow *window, MonevSession *session);
MonevYearView *monev_calendar_panel_get_year    (MonevCalendarPanel *self);
MonevDueBox   *monev_calendar_panel_get_due     (MonevCalendarPanel *self);
MonevCalendarViews *monev_calendar_panel_get_views (MonevCalendarPanel *self);
void           monev_calendar_panel_export      (MonevCalendarPanel *self, const char *path);
guint          monev_calendar_panel_n_holidays  (MonevCalendarPanel *self);
const char    *monev_calendar_panel_get_missing (MonevCalendarPanel *self);

G_END_DECLS
