/* A new instrument: its title, and where it belongs. Signal "create" (title, activity or ""). */
#pragma once

#include "ui/shell/session.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define MONEV_TYPE_CREATE_DIALOG (monev_create_dialog_get_type ())
G_DECLARE_FINAL_TYPE (MonevCreateDialog, monev_create_dialog, MONEV, CREATE_DIALOG,
                      AdwMessageDialog)

GtkWidget *monev_create_dialog_new (GtkWindow *parent, MonevSession *session);
void monev_create_dialog_copy (MonevCreateDialog *self, const char *title, const char *activity_id);

G_END_DECLS
