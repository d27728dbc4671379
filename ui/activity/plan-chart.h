/* Planned against actual over working time, as a widget: days off take no width. */
#pragma once

#include "activity-data.h"
#include "chart/chart.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define MONEV_TYPE_PLAN_CHART (monev_plan_chart_get_type ())
G_DECLARE_FINAL_TYPE (MonevPlanChart, monev_plan_chart, MONEV, PLAN_CHART, GtkWidget)

MonevChart *monev_plan_chart_make (const MonevActivityData *data);
GtkWidget  *monev_plan_chart_new  (void);
void        monev_plan_chart_show (MonevPlanChart *self, const MonevActivityData *data);

G_END_DECLS
