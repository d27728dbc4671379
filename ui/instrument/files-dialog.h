/* The lists that an instrument holds as files: attached from CSV or Excel, looked at, taken away. */
#pragma once

#include "instrument-editor.h"
#include "ui/shell/session.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define MONEV_TYPE_FILES_DIALOG (monev_files_dialog_get_type ())
G_DECLARE_FINAL_TYPE (MonevFilesDialog, monev_files_dialog, MONEV, FILES_DIALOG, AdwMessageDialog)

GtkWidget *monev_files_dialog_new     (GtkWindow *parent, MonevSession *session,
                                       MonevInstrumentEditor *editor);
void       monev_files_dialog_attach  (MonevFilesDialog *self, const char *path);
void       monev_files_dialog_detach  (MonevFilesDialog *self, const char *name);
guint      monev_files_dialog_n_files (MonevFilesDialog *self);
const char *monev_files_dialog_get_problem (MonevFilesDialog *self);

G_END_DECLS
