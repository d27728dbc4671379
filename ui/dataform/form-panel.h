/* The properties of what is chosen in a form: a column, a row, its sheet, the form itself. */
#pragma once

#include "form-editor.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define MONEV_TYPE_FORM_PANEL (monev_form_panel_get_type ())
G_DECLARE_FINAL_TYPE (MonevFormPanel, monev_form_panel, MONEV, FORM_PANEL, AdwBin)

typedef enum { MONEV_PANEL_COLUMN, MONEV_PANEL_ROW, MONEV_PANEL_SHEET, MONEV_PANEL_FORM,
               MONEV_N_PANELS } MonevPanelPage;

GtkWidget     *monev_form_panel_new          (void);
void           monev_form_panel_set_agencies (MonevFormPanel *self, GPtrArray *agencies);
void           monev_form_panel_show         (MonevFormPanel *self, MonevFormEditor *editor,
                                              guint sheet, int row, int column);
void           monev_form_panel_turn         (MonevFormPanel *self, MonevPanelPage page);
MonevPanelPage monev_form_panel_get_page     (MonevFormPanel *self);
GtkWidget     *monev_form_panel_get_field    (MonevFormPanel *self, MonevPanelPage page,
                                              const char *member);
void           monev_form_panel_settle       (MonevFormPanel *self);

G_END_DECLS
