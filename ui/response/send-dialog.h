/* Asks how an instrument is taken to the field in Excel, for whom and where to, and writes it: one
 * workbook for each group or site, or one for everybody. The window stays while it is written. */
#pragma once

#include "instrument/instrument-store.h"
#include "response/field-batch.h"
#include "ui/shell/session.h"
#include "ui/shell/window.h"

G_BEGIN_DECLS

#define MONEV_TYPE_SEND_DIALOG (monev_send_dialog_get_type ())
G_DECLARE_FINAL_TYPE (MonevSendDialog, monev_send_dialog, MONEV, SEND_DIALOG, AdwWindow)

typedef enum { MONEV_SEND_ONE, MONEV_SEND_GROUPS, MONEV_SEND_SITES } MonevSendWhom;

GtkWidget *monev_send_dialog_new        (MonevWindow *window, MonevSession *session,
                                         const MonevInstrumentEntry *entry);
gboolean   monev_send_dialog_is_ready   (MonevSendDialog *self);
gboolean   monev_send_dialog_is_busy    (MonevSendDialog *self);
guint      monev_send_dialog_get_n      (MonevSendDialog *self);
void       monev_send_dialog_set_layout (MonevSendDialog *self, MonevFieldLayout layout);
void       monev_send_dialog_set_whom   (MonevSendDialog *self, MonevSendWhom whom);
void       monev_send_dialog_set_folder (MonevSendDialog *self, const char *folder);
void       monev_send_dialog_write      (MonevSendDialog *self);

G_END_DECLS
