/* One pill per step: how far a run is. The widget says it in words to those who do not see it. */
#pragma once

#include "activity/activity-store.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define MONEV_TYPE_STEP_BARS (monev_step_bars_get_type ())
G_DECLARE_FINAL_TYPE (MonevStepBars, monev_step_bars, MONEV, STEP_BARS, GtkWidget)

GtkWidget *monev_step_bars_new (void);
void       monev_step_bars_set (MonevStepBars *self, const GArray *bars);

G_END_DECLS
