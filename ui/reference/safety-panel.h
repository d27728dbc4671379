/* Cadangan dan Jejak: copies of the database, made and put back; the log, read and checked. */
#pragma once

#include "panel.h"

G_BEGIN_DECLS

#define MONEV_TYPE_SAFETY_PANEL (monev_safety_panel_get_type ())
G_DECLARE_FINAL_TYPE (MonevSafetyPanel, monev_safety_panel, MONEV, SAFETY_PANEL, MonevReferencePanel)

GtkWidget  *monev_safety_panel_new          (MonevWindow *window, MonevSession *session);
guint       monev_safety_panel_n_backups    (MonevSafetyPanel *self);
guint       monev_safety_panel_n_entries    (MonevSafetyPanel *self);
void        monev_safety_panel_restore      (MonevSafetyPanel *self, const char *path);
const char *monev_safety_panel_get_verdict  (MonevSafetyPanel *self);

G_END_DECLS
