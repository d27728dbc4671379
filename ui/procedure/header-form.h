/* The form of an SOP's header: identity, the six boxes, and the columns of its actors. */
#pragma once

#include "procedure-editor.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define MONEV_TYPE_HEADER_FORM (monev_header_form_get_type ())
G_DECLARE_FINAL_TYPE (MonevHeaderForm, monev_header_form, MONEV, HEADER_FORM, AdwBin)

GtkWidget *monev_header_form_new       (void);
void       monev_header_form_show      (MonevHeaderForm *self, MonevProcedureEditor *editor);
void       monev_header_form_refresh   (MonevHeaderForm *self);
GtkWidget *monev_header_form_get_field (MonevHeaderForm *self, const char *member);
void       monev_header_form_add_actor (MonevHeaderForm *self, const char *title);

void       monev_header_form_set_library (MonevHeaderForm *self, const GPtrArray *entries);

G_END_DECLS
