/* The identity block of an SOP that was taken over from another office. */
#pragma once

#include "db-connection.h"
#include "procedure/procedure.h"

G_BEGIN_DECLS

MonevProcedure *monev_own_identity_take (MonevDbConnection *connection, MonevProcedure *procedure,
                                         GError **error);
gboolean        monev_own_identity_lint (MonevDbConnection *connection,
                                         const MonevProcedure *procedure, MonevIssueList *issues,
                                         GError **error);

G_END_DECLS
