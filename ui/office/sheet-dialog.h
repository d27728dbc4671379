/* Taking the recovery sheet once more: the PIN of an admin, then the code to be saved or printed. */
#pragma once

#include "ui/shell/session.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define MONEV_TYPE_SHEET_DIALOG (monev_sheet_dialog_get_type ())
G_DECLARE_FINAL_TYPE (MonevSheetDialog, monev_sheet_dialog, MONEV, SHEET_DIALOG, AdwWindow)

GtkWidget *monev_sheet_dialog_new (MonevSession *session);

G_END_DECLS
