/* Riwayat Data Masuk: what an OPD sent, round by round; each file can be saved out as it came. */
#pragma once

#include "activity/office-clock.h"
#include "dataform/request-store.h"
#include "round-row.h"
#include "ui/shell/session.h"
#include "ui/shell/window.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define MONEV_TYPE_HISTORY_DIALOG (monev_history_dialog_get_type ())
G_DECLARE_FINAL_TYPE (MonevHistoryDialog, monev_history_dialog, MONEV, HISTORY_DIALOG, AdwWindow)

GtkWidget *monev_history_dialog_new      (MonevWindow *window, MonevSession *session,
                                          const MonevDataAddressee *addressee,
                                          const MonevOfficeClock *clock);
void       monev_history_dialog_attach   (MonevHistoryDialog *self, MonevRoundRow *row,
                                          const char *const *paths);
gboolean   monev_history_dialog_is_ready (MonevHistoryDialog *self);

G_END_DECLS
