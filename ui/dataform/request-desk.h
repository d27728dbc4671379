/* Kirim Permintaan: which form, of which period, from whom, until when; then a workbook for each OPD.
 *
 * What the core refuses is told at the field it is about, and nothing that was typed is lost.
 */
#pragma once

#include "request-data.h"
#include "ui/shell/page.h"
#include "ui/shell/window.h"

G_BEGIN_DECLS

#define MONEV_TYPE_REQUEST_DESK (monev_request_desk_get_type ())
G_DECLARE_FINAL_TYPE (MonevRequestDesk, monev_request_desk, MONEV, REQUEST_DESK, MonevPage)

GtkWidget  *monev_request_desk_new        (MonevWindow *window, MonevSession *session,
                                           const MonevDataRequest *copied);
gboolean    monev_request_desk_is_ready   (MonevRequestDesk *self);
gboolean    monev_request_desk_is_busy    (MonevRequestDesk *self);
void        monev_request_desk_set_folder (MonevRequestDesk *self, const char *folder);
void        monev_request_desk_set_time   (MonevRequestDesk *self, int amount, gboolean hours);
void        monev_request_desk_choose     (MonevRequestDesk *self, const char *const *agencies);
const char *monev_request_desk_get_due    (MonevRequestDesk *self);
const char *monev_request_desk_get_fault  (MonevRequestDesk *self);
void        monev_request_desk_send       (MonevRequestDesk *self);

G_END_DECLS
