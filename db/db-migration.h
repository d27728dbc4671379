/* Bringing a database to the schema of this program: numbered steps, forward only. */
#pragma once

#include "db-connection.h"

G_BEGIN_DECLS

/* Called before a step on a database that already holds data; %FALSE stops the migration. */
typedef gboolean (*MonevDbBeforeStep) (MonevDbConnection *connection, gint64 from, gpointer data,
                                       GError **error);

gint64   monev_db_schema_newest  (void);
gboolean monev_db_schema_version (MonevDbConnection *connection, gint64 *version, GError **error);
gboolean monev_db_migrate        (MonevDbConnection *connection, MonevDbBeforeStep before,
                                  gpointer data, GError **error);
gboolean monev_db_migrate_to     (MonevDbConnection *connection, gint64 target,
                                  MonevDbBeforeStep before, gpointer data, GError **error);
gboolean monev_db_schema_blank   (MonevDbConnection *connection, gint64 version, GError **error);

G_END_DECLS
