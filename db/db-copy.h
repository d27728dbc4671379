/* Copying every row of one database into another, whatever the two engines are. */
#pragma once

#include "db-connection.h"

G_BEGIN_DECLS

/* Both connections stand inside a transaction; @to has the same schema and no rows of its own. */
gboolean monev_db_copy_rows  (MonevDbConnection *from, MonevDbConnection *to, GError **error);
gboolean monev_db_clear_rows (MonevDbConnection *connection, GError **error);

G_END_DECLS
