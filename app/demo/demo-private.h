/* The parts of the demo office. */
#pragma once

#include "base/issue.h"
#include "db-connection.h"

G_BEGIN_DECLS

gboolean monev_demo_fill_activities (MonevDbConnection *connection, MonevIssueList *issues,
                                     GError **error);

G_END_DECLS
