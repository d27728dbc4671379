/* Papers of a request: tanda terima, surat pengingat, the message for those who are late. */
#pragma once

#include "data-board.h"
#include "office-request.h"

G_BEGIN_DECLS

gboolean monev_request_receipt_paper  (MonevDbConnection *connection,
                                       const MonevDataRequest *request,
                                       const MonevDataAddressee *addressee, const char *path,
                                       GError **error);
gboolean monev_request_reminder_paper (MonevDbConnection *connection,
                                       const MonevDataRequest *request, const GPtrArray *addressees,
                                       const char *path, GError **error);
char    *monev_request_message        (MonevDbConnection *connection,
                                       const MonevDataRequest *request, const GPtrArray *addressees,
                                       GError **error);

G_END_DECLS
