/* Copies of the whole database: made, listed, checked and put back.
 *
 * A backup is one SQLite file, whichever engine it was taken from, so that an office can also move
 * from one PC to a server and back. Beside it lies its SHA-256, so that a change of it is found.
 */
#pragma once

#include "db-connection.h"

G_BEGIN_DECLS

#define MONEV_DB_BACKUPS_KEPT 10

typedef struct {
  char  *path;
  char  *label;   /* "harian", "skema", "permintaan" */
  gint64 time;    /* UTC seconds, from its name */
} MonevDbBackup;

gboolean   monev_db_backup_write  (MonevDbConnection *connection, const char *path, GError **error);
char      *monev_db_backup_make   (MonevDbConnection *connection, const char *folder,
                                   const char *label, GError **error);
GPtrArray *monev_db_backup_list   (const char *folder);
gint64     monev_db_backup_time   (const char *path);
gboolean   monev_db_backup_ahead  (gint64 time, gint64 now);
gboolean   monev_db_backup_between (const char *folder, const char *label, gint64 from,
                                    gint64 until);
gboolean   monev_db_backup_check  (const char *path, GError **error);
gboolean   monev_db_backup_write_sealed (MonevDbConnection *connection, const char *path, GError **error);
void       monev_db_backup_unseal (const char *path);
gboolean   monev_db_backup_is_sealed (const char *path);
gboolean   monev_db_restore       (const char *uri, const char *path, const char *folder, char **kept,
                                   GError **error);
void       monev_db_backup_free   (MonevDbBackup *self);

G_END_DECLS
