/* Formulir: what the office asks its OPD for; each can be looked at, issued, put away, taken along. */
#pragma once

#include "form-preview.h"
#include "ui/common/list-source.h"
#include "ui/shell/session.h"
#include "ui/shell/window.h"

G_BEGIN_DECLS

#define MONEV_TYPE_FORMS_VIEW (monev_forms_view_get_type ())
G_DECLARE_FINAL_TYPE (MonevFormsView, monev_forms_view, MONEV, FORMS_VIEW, AdwBin)

GtkWidget        *monev_forms_view_new         (MonevWindow *window, MonevSession *session);
void              monev_forms_view_load        (MonevFormsView *self);
gboolean          monev_forms_view_is_ready    (MonevFormsView *self);
MonevListSource  *monev_forms_view_get_list    (MonevFormsView *self);
MonevFormPreview *monev_forms_view_get_preview (MonevFormsView *self);
GtkWidget        *monev_forms_view_get_first   (MonevFormsView *self);
void              monev_forms_view_add_shipped (MonevFormsView *self, const char *code);
void              monev_forms_view_import      (MonevFormsView *self, const char *path);
void              monev_forms_view_read_workbook (MonevFormsView *self, const char *path);

G_END_DECLS
