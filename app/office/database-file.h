/* Opening the office's database the one right way, for the window and for monevctl alike. */
#pragma once

#include "audit/audit.h"

G_BEGIN_DECLS

char    *monev_database_default_uri   (void);
char    *monev_database_uri           (const char *typed);
char    *monev_database_demo_uri      (const char *uri);
char    *monev_database_own_uri       (const char *uri);
gboolean monev_database_is_demo       (const char *uri);
char    *monev_database_backup_folder (const char *uri);
gboolean monev_database_exists        (const char *uri);
gboolean monev_database_away          (const char *uri);
gboolean monev_database_lost          (const char *uri, GError **error);
gboolean monev_database_guarded       (const char *uri, gboolean *guarded, GError **error);
gboolean monev_database_prepare       (MonevDbConnection *connection, GError **error);
gboolean monev_database_may_start     (const char *uri, GError **error);
MonevDbConnection *monev_database_make (const char *uri, GError **error);
char    *monev_database_daily_backup  (MonevDbConnection *connection, GError **error);
gboolean monev_database_restore       (const char *uri, const char *backup, const char *official,
                                       char **kept, GError **error);
gboolean monev_database_known_head    (MonevDbConnection *connection, MonevAuditHead *head,
                                       gboolean *found, GError **error);

G_END_DECLS
