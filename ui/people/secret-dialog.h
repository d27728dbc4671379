/* Typing the recovery code on a computer that has no office secret yet.
 *
 * Signal "kept": the code opened the office key and the secret is kept here now.
 */
#pragma once

#include "ui/shell/session.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define MONEV_TYPE_SECRET_DIALOG (monev_secret_dialog_get_type ())
G_DECLARE_FINAL_TYPE (MonevSecretDialog, monev_secret_dialog, MONEV, SECRET_DIALOG, AdwWindow)

GtkWidget *monev_secret_dialog_new (MonevSession *session);

G_END_DECLS
