/* The requests of the year that were called off: each can be taken up again. */
#pragma once

#include "ui/shell/session.h"
#include "ui/shell/window.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define MONEV_TYPE_STOPPED_DIALOG (monev_stopped_dialog_get_type ())
G_DECLARE_FINAL_TYPE (MonevStoppedDialog, monev_stopped_dialog, MONEV, STOPPED_DIALOG, AdwWindow)

GtkWidget *monev_stopped_dialog_new     (MonevWindow *window, MonevSession *session);
guint      monev_stopped_dialog_get_n   (MonevStoppedDialog *self);
void       monev_stopped_dialog_take_up (MonevStoppedDialog *self, guint nth);

G_END_DECLS
