/* The steps of an SOP under edit, with its header as the first row. A row can be dragged to another
 * place. Signals: "chosen" (index of the step, -1 for the header), "moved" (id, place from 1).
 */
#pragma once

#include "procedure/procedure.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define MONEV_TYPE_SOP_STEPS (monev_sop_steps_get_type ())
G_DECLARE_FINAL_TYPE (MonevSopSteps, monev_sop_steps, MONEV, SOP_STEPS, GtkWidget)

GtkWidget  *monev_sop_steps_new      (void);
void        monev_sop_steps_show     (MonevSopSteps *self, MonevProcedure *procedure);
void        monev_sop_steps_choose   (MonevSopSteps *self, int step);
int         monev_sop_steps_chosen   (MonevSopSteps *self);

G_END_DECLS
