/* The demo office: Kabupaten Tanjung Rimba, invented from end to end.
 *
 * Its tables (resources/demo/) go in through the same import that an office uses.
 */
#pragma once

#include "base/issue.h"
#include "db-connection.h"

G_BEGIN_DECLS

#define MONEV_DEMO_PIN "135790"
#define MONEV_DEMO_YEAR 2026

gboolean monev_demo_fill (MonevDbConnection *connection, char **recovery_code,
                          MonevIssueList *issues, GError **error);

G_END_DECLS
