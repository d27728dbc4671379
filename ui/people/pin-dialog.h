/* Changing one's own PIN. Signal "changed": it is done. */
#pragma once

#include "ui/shell/session.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define MONEV_TYPE_PIN_DIALOG (monev_pin_dialog_get_type ())
G_DECLARE_FINAL_TYPE (MonevPinDialog, monev_pin_dialog, MONEV, PIN_DIALOG, AdwWindow)

GtkWidget *monev_pin_dialog_new (MonevSession *session);

G_END_DECLS
