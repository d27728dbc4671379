/* What the acts on requests share; for this room only. */
#pragma once

#include "activity/office-clock.h"
#include "office-request.h"

G_BEGIN_DECLS

MonevActor *monev_request_actor  (MonevDbConnection *connection, const MonevActor *actor,
                                  MonevAct act, gint64 *now, GError **error);
gboolean    monev_request_check_running (const MonevDataRequest *request, GError **error);
json_t     *monev_request_facts  (MonevDbConnection *connection, const MonevDataForm *form,
                                  gint64 year, const char *agency_id, GError **error);
void        monev_request_recount (MonevDataAddressee *addressee, const MonevDataValues *values,
                                   gint64 now);

G_END_DECLS
