/* Which of the backups in a folder holds the newest state: told by what they hold, since the date of
 * a backup is only as right as the clock was when it was made. */
#pragma once

#include "audit/audit.h"

G_BEGIN_DECLS

typedef struct {
  char          *path;
  char          *database; /* id; NULL when the file does not tell */
  gint64         time;     /* UTC seconds, from its name */
  gboolean       ahead;    /* dated ahead of the clock */
  gint64         restored; /* UTC milliseconds: when a backup was last put back there; 0 for never */
  MonevAuditHead head;     /* the end of its log */
  gboolean       told;     /* the two before could be read; else they are 0, and the date decides */
  gint64         recent;   /* the newest believable date among the backups of its database */
} MonevBackupState;

GPtrArray *monev_backup_states       (const char *folder, gint64 now);
gboolean   monev_backup_last_restore (MonevDbConnection *connection, gint64 *at, GError **error);

G_END_DECLS
