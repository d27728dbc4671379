/* Where one is in a short row of steps: a numbered dot and a word for each. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define MONEV_TYPE_STEP_INDICATOR (monev_step_indicator_get_type ())
G_DECLARE_FINAL_TYPE (MonevStepIndicator, monev_step_indicator, MONEV, STEP_INDICATOR, GtkBox)

void monev_step_indicator_set_steps (MonevStepIndicator *self, const char *const *titles);
void monev_step_indicator_set_step  (MonevStepIndicator *self, guint step);

G_END_DECLS
