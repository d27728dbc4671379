#include "office/backup-state.h"

#include <string.h>

#include "db-backup.h"
#include "people/key-store.h"

static void
state_free (gpointer data)
{
  MonevBackupState *self = data;

  g_free (self->path);
  g_free (self->database);
  g_free (self);
}

/**
 * monev_backup_last_restore:
 * @at: (out): UTC milliseconds of the last time a backup was put back, by the log; 0 for never
 */
gboolean
monev_backup_last_restore (MonevDbConnection *connection, gint64 *at, GError **error)
{
  g_autoptr (GPtrArray) entries = monev_audit_of (connection, "database", 1, error);

  if (entries == NULL)
    return FALSE;
  *at = entries->len > 0 ? ((MonevAuditEntry *) entries->pdata[0])->at : 0;
  return TRUE;
}

static MonevBackupState *
read_state (const MonevDbBackup *backup, gint64 now)
{
  MonevBackupState *self = g_new0 (MonevBackupState, 1);
  g_autofree char *uri = g_strconcat ("sqlite:", backup->path, NULL);
  g_autoptr (MonevDbConnection) connection
    = monev_db_connection_open (uri, MONEV_DB_OPEN_READONLY, NULL);

  self->path = g_strdup (backup->path);
  self->time = backup->time;
  self->ahead = monev_db_backup_ahead (backup->time, now);
  self->database = connection != NULL ? monev_database_id (connection, NULL) : NULL;
  if (self->database == NULL)
    return self;
  self->told = monev_audit_head (connection, &self->head, NULL)
               && monev_backup_last_restore (connection, &self->restored, NULL);
  return self;
}

static int
higher_first (gint64 a, gint64 b)
{
  return a == b ? 0 : a < b ? 1 : -1;
}

/* The logs of two databases cannot be compared: those of each stand together, first the ones of which
 * the newest believable date is known. Within one, a log that was begun by putting a backup back is
 * newer than the one that was left by it, and of one log the longer is the newer. */
static int
newest_first (gconstpointer a, gconstpointer b)
{
  const MonevBackupState *x = *(MonevBackupState *const *) a, *y = *(MonevBackupState *const *) b;
  int order = (x->database == NULL) - (y->database == NULL);

  if (order == 0 && x->database != NULL)
    order = higher_first (x->recent, y->recent);
  if (order == 0)
    order = g_strcmp0 (x->database, y->database);
  if (order == 0)
    order = higher_first (x->restored, y->restored);
  if (order == 0)
    order = higher_first (x->head.seq, y->head.seq);
  if (order == 0)
    order = x->ahead - y->ahead;
  return order != 0 ? order : higher_first (x->time, y->time);
}

static void
note_recent (GPtrArray *states)
{
  for (guint i = 0; i < states->len; i++)
    {
      MonevBackupState *self = states->pdata[i];

      for (guint k = 0; k < states->len; k++)
        {
          const MonevBackupState *other = states->pdata[k];

          if (!other->ahead && g_strcmp0 (self->database, other->database) == 0)
            self->recent = MAX (self->recent, other->time);
        }
    }
}

/**
 * monev_backup_states:
 * @now: UTC seconds
 *
 * Opens every backup in @folder. Those that cannot be read stand at the end.
 *
 * Returns: (transfer full) (element-type MonevBackupState): the newest content of each database first.
 */
GPtrArray *
monev_backup_states (const char *folder, gint64 now)
{
  g_autoptr (GPtrArray) backups = monev_db_backup_list (folder);
  GPtrArray *states = g_ptr_array_new_with_free_func (state_free);

  for (guint i = 0; i < backups->len; i++)
    g_ptr_array_add (states, read_state (backups->pdata[i], now));
  note_recent (states);
  g_ptr_array_sort (states, newest_first);
  return states;
}
