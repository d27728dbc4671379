/* The steps of a run down the side, on a rail: state, who, when. Signal "chosen" (const char *id). */
#pragma once

#include "activity-data.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define MONEV_TYPE_STEP_LIST (monev_step_list_get_type ())
G_DECLARE_FINAL_TYPE (MonevStepList, monev_step_list, MONEV, STEP_LIST, AdwBin)

GtkWidget *monev_step_list_new    (void);
void       monev_step_list_show   (MonevStepList *self, const MonevActivityData *data);
void       monev_step_list_choose (MonevStepList *self, guint place);

G_END_DECLS
