/* Copying an SOP into one of the office: its code and title. Signal "copied" (code). */
#pragma once

#include "procedure/office-procedure.h"
#include "ui/shell/session.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define MONEV_TYPE_COPY_DIALOG (monev_copy_dialog_get_type ())
G_DECLARE_FINAL_TYPE (MonevCopyDialog, monev_copy_dialog, MONEV, COPY_DIALOG, AdwMessageDialog)

GtkWidget  *monev_copy_dialog_new         (GtkWindow *parent, MonevSession *session,
                                           const MonevProcedureEntry *source);
void        monev_copy_dialog_set         (MonevCopyDialog *self, const char *code,
                                           const char *title);
void        monev_copy_dialog_copy        (MonevCopyDialog *self);
const char *monev_copy_dialog_get_problem (MonevCopyDialog *self);

G_END_DECLS
