#include "office/database-file.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>

#include "audit/audit.h"
#include "base/instant.h"
#include "db-backup.h"
#include "db-migration.h"
#include "db-place.h"
#include "office/backup-state.h"
#include "office/office.h"
#include "people/key-store.h"
#include "people/secret.h"

#define DEMO_NAME "contoh"
#define OWN_NAME "monev"
#define BACKUPS "cadangan"
#define DAILY "harian"
#define SUFFIX ".db"

/** monev_database_default_uri: Returns: (transfer full): MONEV_DB, or this user's embedded one. */
char *
monev_database_default_uri (void)
{
  const char *given = g_getenv ("MONEV_DB");

  return given != NULL && *given != '\0'
           ? g_strdup (given)
           : g_strdup_printf ("sqlite:%s/monev/monev.db", g_get_user_data_dir ());
}

/**
 * monev_database_uri:
 * @typed: an address, or the path of a file, also one below the current folder
 *
 * Returns: (transfer full): an address that means the same from any folder.
 */
char *
monev_database_uri (const char *typed)
{
  const char *path = g_str_has_prefix (typed, "sqlite:") ? typed + strlen ("sqlite:") : typed;
  g_autofree char *whole = NULL;

  if (path == typed && strstr (typed, "://") != NULL)
    return g_strdup (typed);
  whole = g_canonicalize_filename (path, NULL);
  return g_strconcat ("sqlite:", whole, NULL);
}

static char *
beside (const char *uri, const char *stem)
{
  g_autofree char *folder = g_str_has_prefix (uri, "sqlite:")
                              ? g_path_get_dirname (uri + strlen ("sqlite:"))
                              : g_build_filename (g_get_user_data_dir (), "monev", NULL);

  return g_strconcat ("sqlite:", folder, G_DIR_SEPARATOR_S, stem, SUFFIX, NULL);
}

/** monev_database_demo_uri: Returns: (transfer full): where the demo office of this database lies:
 * in a file of its own beside it, so that the own office still starts from nothing. */
char *
monev_database_demo_uri (const char *uri)
{
  return beside (uri, DEMO_NAME);
}

/** monev_database_is_demo: Returns: whether it is the demo office in its own file. */
gboolean
monev_database_is_demo (const char *uri)
{
  g_autofree char *name = g_path_get_basename (uri);

  return g_str_has_prefix (uri, "sqlite:") && strcmp (name, DEMO_NAME SUFFIX) == 0;
}

/** monev_database_own_uri: Returns: (transfer full): the office to go to from the demo office @uri:
 * the default one if the demo is its, else the one beside it. */
char *
monev_database_own_uri (const char *uri)
{
  g_autofree char *own = monev_database_default_uri ();
  g_autofree char *demo = monev_database_demo_uri (own);

  return strcmp (demo, uri) == 0 ? g_steal_pointer (&own) : beside (uri, OWN_NAME);
}

/* What tells databases of one place apart: the file's name, or server and name. */
static char *
stem_of (const char *uri)
{
  g_autoptr (GUri) server = NULL;

  if (g_str_has_prefix (uri, "sqlite:"))
    {
      char *stem = g_path_get_basename (uri + strlen ("sqlite:"));

      if (g_str_has_suffix (stem, SUFFIX))
        stem[strlen (stem) - strlen (SUFFIX)] = '\0';
      return stem;
    }
  server = g_uri_parse (uri, G_URI_FLAGS_NON_DNS, NULL);
  if (server == NULL)
    return g_strdup ("server");
  return g_strdelimit (g_strconcat (g_uri_get_host (server) != NULL ? g_uri_get_host (server) : "",
                                    g_uri_get_path (server), NULL), G_DIR_SEPARATOR_S, '-');
}

/** monev_database_backup_folder: Returns: (transfer full): beside the file, or in the user's data;
 * one for each database, so that none counts, offers or removes the backups of another. */
char *
monev_database_backup_folder (const char *uri)
{
  g_autofree char *stem = stem_of (uri);
  g_autofree char *folder = strcmp (stem, OWN_NAME) == 0 ? g_strdup (BACKUPS)
                                                         : g_strconcat (BACKUPS "-", stem, NULL);
  g_autofree char *beside = g_str_has_prefix (uri, "sqlite:")
                              ? g_path_get_dirname (uri + strlen ("sqlite:"))
                              : g_build_filename (g_get_user_data_dir (), "monev", NULL);

  return g_build_filename (beside, folder, NULL);
}

/** monev_database_exists: Returns: whether the file is there; a server is always there to be asked. */
gboolean
monev_database_exists (const char *uri)
{
  return !g_str_has_prefix (uri, "sqlite:")
         || g_file_test (uri + strlen ("sqlite:"), G_FILE_TEST_EXISTS);
}

/**
 * monev_database_away:
 *
 * A folder that somebody named and that is not there is a disk that is not connected; making it
 * would begin a second office where the first one will come back. The program's own folder is made.
 *
 * Returns: whether the folder of the file is missing.
 */
gboolean
monev_database_away (const char *uri)
{
  g_autofree char *folder = NULL;
  g_autofree char *own = NULL;

  if (!g_str_has_prefix (uri, "sqlite:"))
    return FALSE;
  folder = g_path_get_dirname (uri + strlen ("sqlite:"));
  own = g_build_filename (g_get_user_data_dir (), "monev", NULL);
  return strcmp (folder, own) != 0 && !g_file_test (folder, G_FILE_TEST_EXISTS);
}

/**
 * monev_database_lost:
 * @error: UNAVAILABLE (not there) or CORRUPT (empty), with the place
 *
 * Where backups lie beside it, such a file is no first start: it was lost.
 *
 * Returns: whether there is no file, or one of 0 bytes; never for a server.
 */
gboolean
monev_database_lost (const char *uri, GError **error)
{
  const char *path = uri + strlen ("sqlite:");
  GStatBuf info;

  if (!g_str_has_prefix (uri, "sqlite:"))
    return FALSE;
  if (g_stat (path, &info) != 0)
    {
      if (errno != ENOENT)
        return FALSE;
      g_set_error (error, MONEV_ERROR, MONEV_ERROR_UNAVAILABLE,
                   "Berkas basis data tidak ditemukan: %s", path);
      return TRUE;
    }
  if (!S_ISREG (info.st_mode) || info.st_size > 0)
    return FALSE;
  g_set_error (error, MONEV_ERROR, MONEV_ERROR_CORRUPT, "Berkas basis data kosong: %s", path);
  return TRUE;
}

static gboolean
holds_office (const char *uri, gboolean *holds, GError **error)
{
  g_autoptr (MonevDbConnection) connection
    = monev_db_connection_open (uri, MONEV_DB_OPEN_DEFAULT, error);

  return connection != NULL && monev_database_prepare (connection, error)
         && monev_office_ready (connection, holds, error);
}

/**
 * monev_database_guarded:
 * @guarded: (out): whether it holds an office that is whole, so that only who may put a backup back
 *   there may replace it
 *
 * A missing, empty or damaged one guards nothing: nobody could log in to it. Errors: those of
 * opening it, but for CORRUPT.
 */
gboolean
monev_database_guarded (const char *uri, gboolean *guarded, GError **error)
{
  gboolean holds = FALSE;
  GError *local = NULL;

  if (!monev_database_lost (uri, NULL) && !holds_office (uri, &holds, &local)
      && !g_error_matches (local, MONEV_ERROR, MONEV_ERROR_CORRUPT))
    {
      g_propagate_error (error, local);
      return FALSE;
    }
  g_clear_error (&local);
  *guarded = holds;
  return TRUE;
}

static gboolean
backup_first (MonevDbConnection *connection, gint64 from, gpointer data, GError **error)
{
  g_autofree char *folder = monev_database_backup_folder (monev_db_connection_uri (connection));
  g_autofree char *path = monev_db_backup_make (connection, folder, "skema", error);

  return path != NULL;
}

/**
 * monev_database_prepare:
 *
 * Checks that the stored pages are whole and takes the steps of the schema that are missing, each
 * behind a backup. Errors: CORRUPT, SCHEMA_TOO_NEW, INVALID (another program's), DENIED, IO.
 */
gboolean
monev_database_prepare (MonevDbConnection *connection, GError **error)
{
  return monev_db_check (connection, error)
         && monev_db_migrate (connection, backup_first, NULL, error);
}

/**
 * monev_database_may_start:
 *
 * Looks whether a new office could be kept there: in the folder of its file, and in the one of the
 * secrets. Makes nothing. Errors: as monev_db_place_refuse().
 */
gboolean
monev_database_may_start (const char *uri, GError **error)
{
  g_autofree char *secret = monev_secret_path ("x");
  g_autofree char *secrets = g_path_get_dirname (secret);
  g_autofree char *folder = g_str_has_prefix (uri, "sqlite:")
                              ? g_path_get_dirname (uri + strlen ("sqlite:")) : NULL;

  return (folder == NULL || monev_db_place_to_make (folder, error))
         && monev_db_place_to_make (secrets, error);
}

/**
 * monev_database_make:
 *
 * For the first start: makes folder and file where they are missing.
 *
 * Returns: (transfer full): a connection to a database with the newest schema.
 */
MonevDbConnection *
monev_database_make (const char *uri, GError **error)
{
  g_autoptr (MonevDbConnection) connection = NULL;

  if (g_str_has_prefix (uri, "sqlite:"))
    {
      g_autofree char *folder = g_path_get_dirname (uri + strlen ("sqlite:"));

      if (g_mkdir_with_parents (folder, 0700) != 0)
        {
          monev_db_place_refuse (folder, errno, error);
          return NULL;
        }
    }
  connection = monev_db_connection_open (uri, MONEV_DB_OPEN_CREATE, error);
  return connection != NULL && monev_database_prepare (connection, error)
           ? g_steal_pointer (&connection) : NULL;
}

/* The day on the office's wall that @now (UTC milliseconds) lies in, as UTC seconds. */
static gint64
day_begins (MonevDbConnection *connection, gint64 now)
{
  g_autoptr (GTimeZone) zone = monev_office_zone_or_local (connection);
  gint64 minute = monev_instant_to_minute (now, zone);

  minute -= ((minute % MONEV_MINUTES_PER_DAY) + MONEV_MINUTES_PER_DAY) % MONEV_MINUTES_PER_DAY;
  return monev_instant_from_minute (minute, zone) / 1000;
}

/**
 * monev_database_daily_backup:
 *
 * One for each day of the clock as it stands now: a backup that bears another date, earlier or
 * later, does not stand in for today's.
 *
 * Returns: (transfer full) (nullable): the backup that was made; %NULL without an error when today
 *   has one already.
 */
char *
monev_database_daily_backup (MonevDbConnection *connection, GError **error)
{
  g_autofree char *folder = monev_database_backup_folder (monev_db_connection_uri (connection));
  gint64 from = day_begins (connection, g_get_real_time () / 1000);

  if (monev_db_backup_between (folder, DAILY, from, from + 24 * 3600))
    return NULL;
  return monev_db_backup_make (connection, folder, DAILY, error);
}

typedef struct {
  const char *backup;
  const char *official;
} Restored;

/* The first entry behind the restored log says that it was restored, from what and by whom. */
static gboolean
note_restore (MonevDbConnection *connection, gpointer data, GError **error)
{
  const Restored *restored = data;
  json_auto_t *detail = json_pack ("{s:s}", "file", restored->backup);
  gint64 now = 0;

  return monev_db_now (connection, &now, error)
         && monev_audit_append (connection, now, restored->official, "backup.restore", "database",
                                detail, error);
}

/**
 * monev_database_restore:
 * @official: id of who asked for it, "" where nobody could log in
 * @kept: (out) (transfer full): where the state before lies; see monev_db_restore()
 *
 * Puts a backup back and says so in the log.
 */
gboolean
monev_database_restore (const char *uri, const char *backup, const char *official, char **kept,
                        GError **error)
{
  Restored restored = { backup, official };
  g_autoptr (MonevDbConnection) connection = NULL;
  g_autofree char *before = NULL;
  g_autofree char *folder = monev_database_backup_folder (uri);

  if (!monev_db_restore (uri, backup, folder, &before, error))
    return FALSE;
  connection = monev_db_connection_open (uri, MONEV_DB_OPEN_DEFAULT, error);
  if (connection == NULL || !monev_database_prepare (connection, error)
      || !monev_db_transaction (connection, note_restore, &restored, error))
    return FALSE;
  *kept = g_steal_pointer (&before);
  return TRUE;
}

/**
 * monev_database_known_head:
 * @head: (out): the end of the log as the newest backup of this very database remembers it
 * @found: (out): %FALSE when no backup made since the last restore could be read
 *
 * For monev_audit_verify(): what lies outside the database finds a log whose tail was cut off and
 * whose head was reckoned anew. What was saved before the last restore tells of a log that was left
 * on purpose. Outside a transaction.
 */
gboolean
monev_database_known_head (MonevDbConnection *connection, MonevAuditHead *head, gboolean *found,
                           GError **error)
{
  g_autofree char *folder = monev_database_backup_folder (monev_db_connection_uri (connection));
  g_autofree char *database = monev_database_id (connection, error);
  g_autoptr (GPtrArray) backups = NULL;
  gint64 restored = 0;

  if (database == NULL || !monev_backup_last_restore (connection, &restored, error))
    return FALSE;
  *found = FALSE;
  backups = monev_backup_states (folder, g_get_real_time () / G_USEC_PER_SEC);
  for (guint i = 0; i < backups->len && !*found; i++)
    {
      const MonevBackupState *backup = backups->pdata[i];

      *found = backup->told && g_strcmp0 (backup->database, database) == 0
               && backup->restored >= restored;
      if (*found)
        *head = backup->head;
    }
  return TRUE;
}
