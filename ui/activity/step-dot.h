/* A station of the rail beside the steps: number or glyph, and the line that joins it to the next. */
#pragma once

#include "activity/activity.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define MONEV_TYPE_STEP_DOT (monev_step_dot_get_type ())
G_DECLARE_FINAL_TYPE (MonevStepDot, monev_step_dot, MONEV, STEP_DOT, GtkWidget)

GtkWidget *monev_step_dot_new (const MonevActivityStep *step, gboolean first, gboolean last);

G_END_DECLS
