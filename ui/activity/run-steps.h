/* The steps of a run down the side, on a rail: state, who, when. Signal "chosen" (const char *id). */
#pragma once

#include "activity-data.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define MONEV_TYPE_RUN_STEPS (monev_run_steps_get_type ())
G_DECLARE_FINAL_TYPE (MonevRunSteps, monev_run_steps, MONEV, RUN_STEPS, AdwBin)

GtkWidget *monev_run_steps_new    (void);
void       monev_run_steps_show   (MonevRunSteps *self, const MonevActivityData *data);
void       monev_run_steps_choose (MonevRunSteps *self, guint place);

G_END_DECLS
