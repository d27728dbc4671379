/* The steps of an SOP under edit, with its header as the first row. A row can be dragged to another
 * place. Signals: "chosen" (index of the step, -1 for the header), "moved" (id, place from 1).
 */
#pragma once

#include "procedure/procedure.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define MONEV_TYPE_STEP_LIST (monev_step_list_get_type ())
G_DECLARE_FINAL_TYPE (MonevStepList, monev_step_list, MONEV, STEP_LIST, GtkWidget)

GtkWidget  *monev_step_list_new      (void);
void        monev_step_list_show     (MonevStepList *self, MonevProcedure *procedure);
void        monev_step_list_choose   (MonevStepList *self, int step);
int         monev_step_list_chosen   (MonevStepList *self);

G_END_DECLS
