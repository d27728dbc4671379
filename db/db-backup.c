#include "db-backup.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <unistd.h>

#include "db-copy.h"
#include "db-driver-private.h"
#include "db-migration.h"
#include "db-place.h"

#define PREFIX "monev-"
#define SUFFIX ".cadangan"
#define SEAL ".sha256"

/* A clock may be off by this much before a date counts as one to come. */
#define CLOCK_SLACK_S (5 * 60)

/** monev_db_backup_free: frees one entry of monev_db_backup_list(). */
void
monev_db_backup_free (MonevDbBackup *self)
{
  g_free (self->path);
  g_free (self->label);
  g_free (self);
}

static gboolean
fail_io (const char *path, const char *what, GError **error)
{
  int saved = errno;
  g_autofree char *folder = g_path_get_dirname (path);

  monev_db_place_refuse (folder, saved, error);
  g_prefix_error (error, "%s: %s. ", what, path);
  return FALSE;
}

static gboolean
sync_path (const char *path, GError **error)
{
  int fd = g_open (path, O_RDONLY | O_CLOEXEC, 0);
  gboolean done = fd >= 0 && fsync (fd) == 0;

  if (!done)
    fail_io (path, "Berkas tidak dapat disimpan ke diska", error);
  if (fd >= 0)
    close (fd);
  return done;
}

static gboolean
put_in_place (const char *temporary, const char *path, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);

  if (!sync_path (temporary, error))
    return FALSE;
  if (g_rename (temporary, path) != 0)
    return fail_io (path, "Berkas tidak dapat ditempatkan", error);
  return sync_path (folder, error);
}

/* A copy of the office is its user's alone, at no moment readable by others. The engine takes an
 * empty file as it is. */
static gboolean
make_private (const char *path, GError **error)
{
  int fd;

  g_unlink (path);
  fd = g_open (path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
  if (fd < 0)
    return fail_io (path, "Berkas tidak dapat dibuat", error);
  close (fd);
  return TRUE;
}

typedef struct {
  MonevDbConnection *from;
  MonevDbConnection *to;
} Copy;

static gboolean
make_single_file (MonevDbConnection *connection, GError **error)
{
  return monev_db_connection_script (
    connection, monev_db_statement_lookup (MONEV_DB_ENGINE_SQLITE, "sqlite_single_file")->sql,
    error);
}

static gboolean
copy_inner (MonevDbConnection *to, gpointer data, GError **error)
{
  Copy *copy = data;

  return monev_db_copy_rows (copy->from, to, error);
}

static gboolean
copy_outer (MonevDbConnection *from, gpointer data, GError **error)
{
  Copy *copy = data;
  return monev_db_transaction (copy->to, copy_inner, copy, error);
}

/* A server has no file: its rows are copied into a fresh SQLite file of the same schema. */
static gboolean
write_rows (MonevDbConnection *connection, const char *path, GError **error)
{
  g_autofree char *uri = g_strconcat ("sqlite:", path, NULL);
  g_autoptr (MonevDbConnection) to = monev_db_connection_open (uri, MONEV_DB_OPEN_CREATE, error);
  Copy copy = { connection, to };
  gint64 version = 0;

  return to != NULL && monev_db_schema_version (connection, &version, error)
         && monev_db_schema_blank (to, version, error)
         && monev_db_read (connection, copy_outer, &copy, error)
         && make_single_file (to, error);
}

/* In hexadecimal digits. */
static char *
digest_of (const char *path, GError **error)
{
  g_autoptr (GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);
  int fd = g_open (path, O_RDONLY | O_CLOEXEC, 0);
  guint8 bytes[65536];
  gssize n = -1;

  while (fd >= 0 && (n = read (fd, bytes, sizeof bytes)) > 0)
    g_checksum_update (sum, bytes, n);
  if (n < 0)
    fail_io (path, "Berkas tidak terbaca", error);
  if (fd >= 0)
    close (fd);
  return n == 0 ? g_strdup (g_checksum_get_string (sum)) : NULL;
}

/* Keeps the SHA-256 of @temporary, which is to stand at @path, in a file beside that, as sha256sum
 * writes it: a byte that changes in a value leaves a database that reads well. It is there before the
 * backup is, so that no backup is ever without. */
static gboolean
seal_as (const char *temporary, const char *path, GError **error)
{
  g_autofree char *seal = g_strconcat (path, SEAL, NULL);
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *digest = digest_of (temporary, error);
  g_autofree char *line = NULL;
  g_autoptr (GError) local = NULL;

  if (digest == NULL)
    return FALSE;
  line = g_strdup_printf ("%s  %s\n", digest, name);
  if (g_file_set_contents_full (seal, line, -1,
                                G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE, 0600,
                                &local))
    return TRUE;
  g_set_error (error, MONEV_ERROR, MONEV_ERROR_IO, "Berkas tidak dapat disimpan: %s. %s", seal,
               local->message);
  return FALSE;
}

/* A file that was being written, with what the engine laid beside it. */
static void
drop_temporary (const char *temporary)
{
  static const char *const tails[] = { "", "-wal", "-shm", "-journal" };

  for (guint i = 0; i < G_N_ELEMENTS (tails); i++)
    {
      g_autofree char *file = g_strconcat (temporary, tails[i], NULL);

      g_unlink (file);
    }
}

/* What a program that was killed left behind of the same copy; that of one at work stays. */
static void
drop_stale (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *name = g_path_get_basename (path);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *other;

  while (dir != NULL && (other = g_dir_read_name (dir)) != NULL)
    {
      const char *rest = g_str_has_prefix (other, name) ? other + strlen (name) : "";
      int pid = 0, end = 0;

      if (sscanf (rest, ".%d.tmp%n", &pid, &end) == 1 && end > 0 && pid > 0
          && (pid == (int) getpid () || kill (pid, 0) != 0))
        {
          g_autofree char *stale = g_strdup_printf ("%s.%d.tmp", path, pid);

          drop_temporary (stale);
        }
    }
}

static gboolean
write_copy (MonevDbConnection *connection, const char *path, gboolean sealed, GError **error)
{
  const MonevDbDriver *driver = monev_db_connection_driver (connection);
  g_autofree char *temporary = g_strdup_printf ("%s.%d.tmp", path, (int) getpid ());
  g_autofree char *folder = g_path_get_dirname (path);
  gboolean done;

  if (g_mkdir_with_parents (folder, 0700) != 0)
    return monev_db_place_refuse (folder, errno, error);
  if (!monev_db_place_to_write (folder, error))
    return FALSE;
  drop_stale (path);
  if (!make_private (temporary, error))
    return FALSE;
  if (driver->copy_to != NULL)
    done = driver->copy_to (monev_db_connection_handle (connection), temporary, error);
  else
    done = write_rows (connection, temporary, error);
  done = done && monev_db_backup_check (temporary, error)
         && (!sealed || seal_as (temporary, path, error))
         && put_in_place (temporary, path, error);
  if (!done)
    drop_temporary (temporary);
  return done;
}

/**
 * monev_db_backup_write:
 * @path: where the copy is to stand, readable by its user alone; written beside it and renamed when
 *   whole and checked
 *
 * Errors: DENIED (read-only folder), IO (disk full), CORRUPT (the copy does not read back).
 */
gboolean
monev_db_backup_write (MonevDbConnection *connection, const char *path, GError **error)
{
  return write_copy (connection, path, FALSE, error);
}

/** monev_db_backup_write_sealed: as monev_db_backup_write(), with the SHA-256 of the copy in a file
 * beside it. */
gboolean
monev_db_backup_write_sealed (MonevDbConnection *connection, const char *path, GError **error)
{
  return write_copy (connection, path, TRUE, error);
}

/** monev_db_backup_unseal: for a backup that is removed. */
void
monev_db_backup_unseal (const char *path)
{
  g_autofree char *seal = g_strconcat (path, SEAL, NULL);

  g_unlink (seal);
}

/** monev_db_backup_is_sealed: Returns: whether a change of the backup can be found; those of earlier
 * versions, and copies taken without the file beside them, have no seal. */
gboolean
monev_db_backup_is_sealed (const char *path)
{
  g_autofree char *seal = g_strconcat (path, SEAL, NULL);

  return g_file_test (seal, G_FILE_TEST_EXISTS);
}

static gboolean
check_seal (const char *path, GError **error)
{
  g_autofree char *seal = g_strconcat (path, SEAL, NULL);
  g_autofree char *line = NULL;
  g_autofree char *digest = NULL;

  if (!monev_db_backup_is_sealed (path))
    return TRUE;
  digest = digest_of (path, error);
  if (digest == NULL)
    return FALSE;
  if (g_file_get_contents (seal, &line, NULL, NULL) && g_str_has_prefix (line, digest))
    return TRUE;
  g_set_error (error, MONEV_ERROR, MONEV_ERROR_CORRUPT,
               "Isi cadangan %s berubah sejak dibuat: SHA-256-nya tidak sama dengan yang tercatat di "
               "%s. Pilih cadangan lain.", path, seal);
  return FALSE;
}

static int
newest_first (gconstpointer a, gconstpointer b)
{
  const MonevDbBackup *x = *(MonevDbBackup *const *) a, *y = *(MonevDbBackup *const *) b;

  if (x->time != y->time)
    return x->time < y->time ? 1 : -1;
  return -strcmp (x->path, y->path);
}

static gint64
time_of (const char *stamp)
{
  g_autoptr (GDateTime) time = NULL;
  int y, mo, d, h, mi, s;

  if (sscanf (stamp, "%4d%2d%2d-%2d%2d%2d", &y, &mo, &d, &h, &mi, &s) != 6)
    return -1;
  time = g_date_time_new_utc (y, mo, d, h, mi, s);
  return time != NULL ? g_date_time_to_unix (time) : -1;
}

static MonevDbBackup *
backup_from_name (const char *folder, const char *name)
{
  MonevDbBackup *self;
  const char *stamp = name + strlen (PREFIX);
  gint64 time;

  if (!g_str_has_prefix (name, PREFIX) || !g_str_has_suffix (name, SUFFIX)
      || strlen (stamp) < strlen ("20260305-101500-x" SUFFIX))
    return NULL;
  time = time_of (stamp);
  if (time < 0)
    return NULL;
  self = g_new0 (MonevDbBackup, 1);
  self->path = g_build_filename (folder, name, NULL);
  self->label = g_strndup (stamp + 16, strlen (stamp) - 16 - strlen (SUFFIX));
  self->time = time;
  return self;
}

/** monev_db_backup_time: Returns: UTC seconds, from the name alone; -1 for a foreign name. */
gint64
monev_db_backup_time (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *name = g_path_get_basename (path);
  MonevDbBackup *backup = backup_from_name (folder, name);
  gint64 time = backup != NULL ? backup->time : -1;

  if (backup != NULL)
    monev_db_backup_free (backup);
  return time;
}

/**
 * monev_db_backup_list:
 *
 * Returns: (transfer full) (element-type MonevDbBackup): the backups in @folder, newest first;
 *   empty when there is no such folder.
 */
GPtrArray *
monev_db_backup_list (const char *folder)
{
  GPtrArray *list = g_ptr_array_new_with_free_func ((GDestroyNotify) monev_db_backup_free);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      MonevDbBackup *backup = backup_from_name (folder, name);
      if (backup != NULL)
        g_ptr_array_add (list, backup);
    }
  g_ptr_array_sort (list, newest_first);
  return list;
}

/**
 * monev_db_backup_ahead:
 * @time: of a backup, UTC seconds
 * @now: UTC seconds
 *
 * Returns: whether it bears a date that is still to come: the clock stood wrong, then or now, and
 *   the date says nothing about its age.
 */
gboolean
monev_db_backup_ahead (gint64 time, gint64 now)
{
  return time > now + CLOCK_SLACK_S;
}

/**
 * monev_db_backup_between:
 * @from: UTC seconds
 * @until: UTC seconds, the first moment behind
 *
 * Whatever is dated earlier or later says nothing about that time.
 *
 * Returns: whether @folder holds a backup with that label from that time.
 */
gboolean
monev_db_backup_between (const char *folder, const char *label, gint64 from, gint64 until)
{
  g_autoptr (GPtrArray) list = monev_db_backup_list (folder);

  for (guint i = 0; i < list->len; i++)
    {
      const MonevDbBackup *backup = list->pdata[i];

      if (strcmp (backup->label, label) == 0 && backup->time >= from && backup->time < until)
        return TRUE;
    }
  return FALSE;
}

/* Ten of each kind stay, so that many small ones never push out the last good day. Those that are
 * dated ahead of the clock are counted by themselves: they push out none of the others. */
static void
prune (const char *folder, const char *label)
{
  g_autoptr (GPtrArray) list = monev_db_backup_list (folder);
  gint64 now = g_get_real_time () / G_USEC_PER_SEC;
  guint seen[2] = { 0 };

  for (guint i = 0; i < list->len; i++)
    {
      MonevDbBackup *backup = list->pdata[i];
      gboolean ahead = monev_db_backup_ahead (backup->time, now);

      if (strcmp (backup->label, label) == 0 && ++seen[ahead] > MONEV_DB_BACKUPS_KEPT)
        {
          g_unlink (backup->path);
          monev_db_backup_unseal (backup->path);
        }
    }
}

/**
 * monev_db_backup_make:
 * @folder: made when it is not there
 * @label: what it was made for; part of the file's name
 *
 * Returns: (transfer full): the path of the new backup. Of each label the newest ten are kept, and
 *   beside them up to ten that are dated ahead of the clock.
 */
char *
monev_db_backup_make (MonevDbConnection *connection, const char *folder, const char *label,
                      GError **error)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autofree char *stamp = g_date_time_format (now, "%Y%m%d-%H%M%S");
  g_autofree char *name = g_strconcat (PREFIX, stamp, "-", label, SUFFIX, NULL);
  g_autofree char *path = g_build_filename (folder, name, NULL);

  /* Two in one second are two backups. */
  for (guint n = 2; g_file_test (path, G_FILE_TEST_EXISTS); n++)
    {
      g_autofree char *other = g_strdup_printf ("%s%s-%s-%u%s", PREFIX, stamp, label, n, SUFFIX);

      g_free (path);
      path = g_build_filename (folder, other, NULL);
    }
  if (!monev_db_backup_write_sealed (connection, path, error))
    return NULL;
  prune (folder, label);
  return g_steal_pointer (&path);
}

/**
 * monev_db_backup_check:
 *
 * Reads the whole file: is it as it was made, a database of this program, whole, and not newer than
 * the program?
 */
gboolean
monev_db_backup_check (const char *path, GError **error)
{
  g_autofree char *uri = g_strconcat ("sqlite:", path, NULL);
  g_autoptr (MonevDbConnection) copy = monev_db_connection_open (uri, MONEV_DB_OPEN_READONLY, error);
  gint64 version = 0;

  if (copy == NULL || !check_seal (path, error) || !monev_db_check (copy, error)
      || !monev_db_schema_version (copy, &version, error))
    return FALSE;
  if (version == 0)
    g_set_error (error, MONEV_ERROR, MONEV_ERROR_INVALID, "Berkas ini bukan cadangan Monev: %s",
                 path);
  else if (version > monev_db_schema_newest ())
    g_set_error (error, MONEV_ERROR, MONEV_ERROR_SCHEMA_TOO_NEW,
                 "Cadangan dibuat oleh versi Monev yang lebih baru: %s", path);
  else
    return TRUE;
  return FALSE;
}
