/* The chosen step: facts, kelengkapan, output, files and notes, each with the buttons that do it.
 *
 * The buttons are actions of the desk ("desk.attach" and so on); the view only shows.
 */
#pragma once

#include "activity-data.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define MONEV_TYPE_STEP_VIEW (monev_step_view_get_type ())
G_DECLARE_FINAL_TYPE (MonevStepView, monev_step_view, MONEV, STEP_VIEW, AdwBin)

GtkWidget *monev_step_view_new  (void);
void       monev_step_view_show (MonevStepView *self, const MonevActivityData *data,
                                 const MonevActivityStep *step, const char *refused);

G_END_DECLS
