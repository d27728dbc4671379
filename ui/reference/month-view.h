/* One month of working days, large enough to name its holidays; Ramadan is tinted.
 *
 * It shows what a MonevYearView holds. Signal "day-activated" (int: MonevDate) with a click or
 * Enter on a day, "month-changed" when another month is shown; arrows move by days and weeks, PgUp
 * and PgDn by months, Home and End to the first and last day of the month.
 */
#pragma once

#include "year-view.h"

G_BEGIN_DECLS

#define MONEV_TYPE_MONTH_VIEW (monev_month_view_get_type ())
G_DECLARE_FINAL_TYPE (MonevMonthView, monev_month_view, MONEV, MONTH_VIEW, GtkWidget)

GtkWidget *monev_month_view_new        (MonevYearView *year);
void       monev_month_view_refresh    (MonevMonthView *self);
void       monev_month_view_set_cursor (MonevMonthView *self, MonevDate date);
MonevDate  monev_month_view_get_cursor (MonevMonthView *self);
void       monev_month_view_turn       (MonevMonthView *self, int months);
char      *monev_month_view_get_title  (MonevMonthView *self);
gboolean   monev_month_view_day_at     (MonevMonthView *self, double x, double y, MonevDate *date);

G_END_DECLS
