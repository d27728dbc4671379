/* The year and one of its months, of which one is seen; buttons turn the months.
 *
 * Signal "day-activated" (int: MonevDate) with a click or Enter on a day in either of them.
 */
#pragma once

#include "month-view.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define MONEV_TYPE_CALENDAR_VIEWS (monev_calendar_views_get_type ())
G_DECLARE_FINAL_TYPE (MonevCalendarViews, monev_calendar_views, MONEV, CALENDAR_VIEWS, AdwBin)

GtkWidget      *monev_calendar_views_new        (void);
MonevYearView  *monev_calendar_views_get_year   (MonevCalendarViews *self);
MonevMonthView *monev_calendar_views_get_month  (MonevCalendarViews *self);
void            monev_calendar_views_refresh    (MonevCalendarViews *self);
void            monev_calendar_views_show_month (MonevCalendarViews *self, gboolean month);

G_END_DECLS
