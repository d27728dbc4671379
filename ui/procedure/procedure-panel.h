/* SOP in Referensi: what the program ships and what the office made of it. */
#pragma once

#include "ui/common/list-source.h"
#include "ui/reference/panel.h"

G_BEGIN_DECLS

#define MONEV_TYPE_PROCEDURE_PANEL (monev_procedure_panel_get_type ())
G_DECLARE_FINAL_TYPE (MonevProcedurePanel, monev_procedure_panel, MONEV, PROCEDURE_PANEL,
                      MonevReferencePanel)

GtkWidget       *monev_procedure_panel_new        (MonevWindow *window, MonevSession *session);
MonevListSource *monev_procedure_panel_get_list   (MonevProcedurePanel *self);
gboolean         monev_procedure_panel_choose     (MonevProcedurePanel *self, const char *code);
void             monev_procedure_panel_filter     (MonevProcedurePanel *self, guint which);
void             monev_procedure_panel_import     (MonevProcedurePanel *self, const char *path);

G_END_DECLS
