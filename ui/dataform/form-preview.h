/* A form, read only: its sheets as the tables they become, one at a time. */
#pragma once

#include "dataform/data-form.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define MONEV_TYPE_FORM_PREVIEW (monev_form_preview_get_type ())
G_DECLARE_FINAL_TYPE (MonevFormPreview, monev_form_preview, MONEV, FORM_PREVIEW, AdwBin)

GtkWidget *monev_form_preview_new    (void);
void       monev_form_preview_set    (MonevFormPreview *self, MonevDataForm *form,
                                      int year);
guint      monev_form_preview_n_rows (MonevFormPreview *self);

G_END_DECLS
