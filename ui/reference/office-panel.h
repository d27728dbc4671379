/* Profil Instansi: the kop as it prints, the facts below it; the desk where both are changed. */
#pragma once

#include "kop-view.h"
#include "panel.h"

G_BEGIN_DECLS

#define MONEV_TYPE_OFFICE_PANEL (monev_office_panel_get_type ())
G_DECLARE_FINAL_TYPE (MonevOfficePanel, monev_office_panel, MONEV, OFFICE_PANEL, MonevReferencePanel)

GtkWidget    *monev_office_panel_new     (MonevWindow *window, MonevSession *session);
MonevKopView *monev_office_panel_get_kop (MonevOfficePanel *self);

G_END_DECLS
