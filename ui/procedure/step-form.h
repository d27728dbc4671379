/* The form of one step of an SOP. It writes each change to the editor as it is typed. */
#pragma once

#include "procedure-editor.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define MONEV_TYPE_STEP_FORM (monev_step_form_get_type ())
G_DECLARE_FINAL_TYPE (MonevStepForm, monev_step_form, MONEV, STEP_FORM, AdwBin)

GtkWidget  *monev_step_form_new       (void);
void        monev_step_form_show      (MonevStepForm *self, MonevProcedureEditor *editor,
                                       const char *step);
void        monev_step_form_refresh   (MonevStepForm *self);
GtkWidget  *monev_step_form_get_field (MonevStepForm *self, const char *member);

void       monev_step_form_set_library (MonevStepForm *self, const GPtrArray *entries);

G_END_DECLS
