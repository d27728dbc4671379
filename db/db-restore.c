/* Putting a backup back. The state before is always kept beside it. */
#include "db-backup.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "db-copy.h"
#include "db-driver-private.h"
#include "db-migration.h"
#include "db-place.h"

/* Nobody may be writing while the file is exchanged. A damaged file cannot be locked: go on. */
static gboolean
claim (const char *uri, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (MonevDbConnection) old = monev_db_connection_open (uri, MONEV_DB_OPEN_DEFAULT, &local);
  const MonevDbStatement *exclusive
    = monev_db_statement_lookup (MONEV_DB_ENGINE_SQLITE, "sqlite_exclusive");

  if (old == NULL || monev_db_connection_script (old, exclusive->sql, &local)
      || !g_error_matches (local, MONEV_ERROR, MONEV_ERROR_BUSY))
    return TRUE;
  g_set_error (error, MONEV_ERROR, MONEV_ERROR_BUSY,
               "Basis data sedang dibuka. Tutup Monev di semua jendela, lalu ulangi.");
  return FALSE;
}

static void
refuse_move (const char *path, int fault, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);

  monev_db_place_refuse (folder, fault, error);
  g_prefix_error (error, "Berkas lama tidak dapat disisihkan. ");
}

static char *
keep_old (const char *path, GError **error)
{
  static const char *const tails[] = { "-wal", "-shm", "-journal", "" };
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autofree char *stamp = g_date_time_format (now, "%Y%m%d-%H%M%S");
  g_autofree char *kept = g_strdup_printf ("%s.sebelum-pemulihan-%s", path, stamp);

  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    return g_strdup ("");
  for (guint n = 2; g_file_test (kept, G_FILE_TEST_EXISTS); n++)
    {
      g_free (kept);
      kept = g_strdup_printf ("%s.sebelum-pemulihan-%s-%u", path, stamp, n);
    }
  for (guint i = 0; i < G_N_ELEMENTS (tails); i++)
    {
      g_autofree char *from = g_strconcat (path, tails[i], NULL);
      g_autofree char *to = g_strconcat (kept, tails[i], NULL);

      if (g_rename (from, to) == 0 || (errno == ENOENT && *tails[i] != '\0'))
        continue;
      refuse_move (from, errno, error);
      return NULL;
    }
  return g_steal_pointer (&kept);
}

static gboolean
restore_file (const char *uri, MonevDbConnection *backup, char **kept, GError **error)
{
  const char *path = uri + strlen ("sqlite:");
  g_autofree char *fresh = g_strconcat (path, ".pemulihan", NULL);
  g_autofree char *old = NULL;

  if (!claim (uri, error) || !monev_db_backup_write (backup, fresh, error))
    return FALSE;
  old = keep_old (path, error);
  if (old == NULL || g_rename (fresh, path) != 0)
    {
      g_set_error (error, MONEV_ERROR, MONEV_ERROR_IO, "Cadangan tidak dapat ditempatkan di %s. "
                   "Berkas lama tersimpan sebagai %s.", path, old != NULL ? old : path);
      return FALSE;
    }
  *kept = g_steal_pointer (&old);
  return TRUE;
}

typedef struct {
  MonevDbConnection *backup;
} ServerRestore;

static gboolean
put_rows (MonevDbConnection *server, gpointer data, GError **error)
{
  ServerRestore *restore = data;

  return monev_db_clear_rows (server, error)
         && monev_db_copy_rows (restore->backup, server, error);
}

/* What the server held is first written to a backup in @folder. */
static gboolean
restore_server (const char *uri, const char *folder, MonevDbConnection *backup, char **kept,
                GError **error)
{
  g_autoptr (MonevDbConnection) server = monev_db_connection_open (uri, MONEV_DB_OPEN_DEFAULT, error);
  ServerRestore restore = { backup };
  gint64 version = 0;

  if (server == NULL || !monev_db_schema_version (server, &version, error))
    return FALSE;
  if (version > 0)
    *kept = monev_db_backup_make (server, folder, "sebelum-pemulihan", error);
  if (version > 0 && *kept == NULL)
    return FALSE;
  return monev_db_migrate (server, NULL, NULL, error)
         && monev_db_transaction (server, put_rows, &restore, error);
}

/* Tables must match before rows can be copied to a server: an older backup is brought up first. */
static MonevDbConnection *
open_backup (const char *path, gboolean newest, char **copy, GError **error)
{
  g_autofree char *uri = g_strconcat ("sqlite:", path, NULL);
  g_autoptr (MonevDbConnection) backup = monev_db_connection_open (uri, MONEV_DB_OPEN_READONLY, error);
  g_autofree char *copy_uri = NULL;

  if (backup == NULL || !newest)
    return g_steal_pointer (&backup);
  *copy = g_strdup_printf ("%s/monev-pemulihan-%d", g_get_tmp_dir (), (int) getpid ());
  if (!monev_db_backup_write (backup, *copy, error))
    return NULL;
  monev_db_connection_close (g_steal_pointer (&backup));
  copy_uri = g_strconcat ("sqlite:", *copy, NULL);
  backup = monev_db_connection_open (copy_uri, MONEV_DB_OPEN_DEFAULT, error);
  if (backup == NULL || !monev_db_migrate (backup, NULL, NULL, error))
    return NULL;
  return g_steal_pointer (&backup);
}

/**
 * monev_db_restore:
 * @uri: the database that is replaced
 * @path: the backup; checked first
 * @folder: where what a server held is kept as a backup; a file is kept beside itself
 * @kept: (out) (transfer full): where the state before lies now; "" or %NULL when there was none
 *
 * Errors: BUSY while the program is open somewhere, CORRUPT or INVALID when the backup is no good
 * (then nothing is touched).
 */
gboolean
monev_db_restore (const char *uri, const char *path, const char *folder, char **kept, GError **error)
{
  gboolean file = g_str_has_prefix (uri, "sqlite:");
  g_autofree char *copy = NULL;
  g_autofree char *before = NULL;
  gboolean done = FALSE;

  if (!monev_db_backup_check (path, error))
    return FALSE;
  {
    g_autoptr (MonevDbConnection) backup = open_backup (path, !file, &copy, error);

    if (backup != NULL)
      done = file ? restore_file (uri, backup, &before, error)
                  : restore_server (uri, folder, backup, &before, error);
  }
  if (copy != NULL)
    g_unlink (copy);
  if (done)
    *kept = g_steal_pointer (&before);
  return done;
}
