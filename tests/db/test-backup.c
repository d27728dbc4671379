#include "db-backup.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

#include "testing.h"

static gboolean
put (MonevDbConnection *c, gpointer data, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static ("\0x", 2);

  return monev_db_exec (c, "picture_put",
                        MONEV_DB_BINDS (MONEV_DB_T ("sha256", data), MONEV_DB_T ("mime", "m"),
                                        MONEV_DB_B ("bytes", bytes)), NULL, error);
}

static gboolean
has (MonevDbConnection *c, const char *sha)
{
  g_autoptr (MonevDbRows) rows
    = monev_db_query (c, "picture_get", MONEV_DB_BINDS (MONEV_DB_T ("sha256", sha)), NULL);
  return monev_db_rows_next (rows, NULL);
}

static void
test_backup_brings_back_every_row (MonevTestDb *db)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_build_filename (db->folder, "cadangan", NULL);
  g_autofree char *path = NULL;
  g_autofree char *kept = NULL;

  monev_db_transaction (db->connection, put, (gpointer) "before", &error);
  g_assert_no_error (error);
  path = monev_db_backup_make (db->connection, folder, "uji", &error);
  g_assert_no_error (error);
  monev_db_transaction (db->connection, put, (gpointer) "after", &error);
  monev_db_connection_close (g_steal_pointer (&db->connection));

  g_assert_true (monev_db_restore (db->uri, path, db->folder, &kept, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_test (kept, G_FILE_TEST_EXISTS));
  db->connection = monev_db_connection_open (db->uri, MONEV_DB_OPEN_DEFAULT, &error);
  g_assert_no_error (error);
  g_assert_true (has (db->connection, "before"));
  g_assert_false (has (db->connection, "after"));
}

static gboolean
put_official (MonevDbConnection *c, gpointer data, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static ("k", 1);

  return monev_db_exec (c, "official_insert", MONEV_DB_BINDS (
           MONEV_DB_T ("id", "o"), MONEV_DB_T ("title_before", ""), MONEV_DB_T ("name", "Siti"),
           MONEV_DB_T ("title_after", ""), MONEV_DB_T ("status", "non_asn"), MONEV_DB_T ("nip", ""),
           MONEV_DB_T ("rank", ""), MONEV_DB_T ("grade", ""), MONEV_DB_T ("agency_id", NULL),
           MONEV_DB_T ("username", "siti"), MONEV_DB_T ("whatsapp", ""), MONEV_DB_T ("email", ""),
           MONEV_DB_I ("is_admin", 0), MONEV_DB_I ("active", 1),
           MONEV_DB_T ("search_key", "siti")), NULL, error)
         && monev_db_exec (c, "office_key_add", MONEV_DB_BINDS (
           MONEV_DB_T ("id", "k"), MONEV_DB_B ("public_key", bytes), MONEV_DB_B ("sealed", bytes),
           MONEV_DB_T ("secret_mark", "m"), MONEV_DB_I ("at", 1)), NULL, error)
         && monev_db_exec (c, "official_key_add", MONEV_DB_BINDS (
           MONEV_DB_T ("id", "ok"), MONEV_DB_T ("official_id", "o"),
           MONEV_DB_B ("public_key", bytes), MONEV_DB_B ("salt", bytes),
           MONEV_DB_B ("sealed", bytes), MONEV_DB_B ("certificate", bytes),
           MONEV_DB_T ("office_key", "k"), MONEV_DB_I ("at", 1)), NULL, error);
}

/* A key that is not revoked has no date of it: a number that is not there, on each engine. */
static void
test_what_is_not_there_stays_away (MonevTestDb *db)
{
  g_autofree char *path = g_build_filename (db->folder, "x.cadangan", NULL);
  g_autoptr (MonevDbRows) rows = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *kept = NULL;
  g_autofree char *again = NULL;

  monev_db_transaction (db->connection, put_official, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (monev_db_backup_write (db->connection, path, &error));
  monev_db_connection_close (g_steal_pointer (&db->connection));
  g_assert_true (monev_db_restore (db->uri, path, db->folder, &kept, &error));
  g_assert_no_error (error);
  g_assert_true (monev_db_restore (db->uri, path, db->folder, &again, &error));
  g_assert_cmpstr (kept, !=, again); /* two in one second overwrite nothing */
  db->connection = monev_db_connection_open (db->uri, MONEV_DB_OPEN_DEFAULT, &error);
  rows = monev_db_query (db->connection, "official_key_live",
                         MONEV_DB_BINDS (MONEV_DB_T ("official_id", "o")), &error);
  g_assert_no_error (error);
  g_assert_true (monev_db_rows_next (rows, &error));
}

static void
lay_files (const char *folder, const char *month, guint n)
{
  g_mkdir (folder, 0700);
  for (guint day = 1; day <= n; day++)
    {
      g_autofree char *path
        = g_strdup_printf ("%s/monev-%s%02u-080000-harian.cadangan", folder, month, day);
      g_assert_true (g_file_set_contents (path, "", 0, NULL));
    }
}

static void
test_ten_of_a_label_are_kept (MonevTestDb *db)
{
  g_autofree char *folder = g_build_filename (db->folder, "cadangan", NULL);
  g_autoptr (GPtrArray) list = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *newest = NULL;

  lay_files (folder, "202601", 14);
  newest = monev_db_backup_make (db->connection, folder, "harian", &error);
  g_assert_no_error (error);
  list = monev_db_backup_list (folder);
  g_assert_cmpuint (list->len, ==, MONEV_DB_BACKUPS_KEPT);
  g_assert_cmpstr (((MonevDbBackup *) list->pdata[0])->path, ==, newest);
}

/* A clock that once ran ahead leaves names behind that sort before every true one. */
static void
test_dates_ahead_push_out_no_true_one (MonevTestDb *db)
{
  g_autofree char *folder = g_build_filename (db->folder, "cadangan", NULL);
  g_autoptr (GPtrArray) list = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *made = NULL;
  gint64 now = g_get_real_time () / G_USEC_PER_SEC;
  guint ahead = 0;

  lay_files (folder, "202601", 14);
  lay_files (folder, "299901", 12);
  made = monev_db_backup_make (db->connection, folder, "harian", &error);
  g_assert_no_error (error);
  g_assert_true (g_file_test (made, G_FILE_TEST_EXISTS));
  list = monev_db_backup_list (folder);
  for (guint i = 0; i < list->len; i++)
    ahead += monev_db_backup_ahead (((MonevDbBackup *) list->pdata[i])->time, now) ? 1 : 0;
  g_assert_cmpuint (ahead, ==, MONEV_DB_BACKUPS_KEPT);
  g_assert_cmpuint (list->len - ahead, ==, MONEV_DB_BACKUPS_KEPT);
}

static void
test_between_looks_at_that_time_alone (MonevTestDb *db)
{
  g_autofree char *folder = g_build_filename (db->folder, "cadangan", NULL);
  gint64 first = 1767225600; /* 2026-01-01T00:00:00Z */

  lay_files (folder, "202601", 1);
  g_assert_true (monev_db_backup_between (folder, "harian", first, first + 24 * 3600));
  g_assert_false (monev_db_backup_between (folder, "permintaan", first, first + 24 * 3600));
  g_assert_false (monev_db_backup_between (folder, "harian", first - 24 * 3600, first));
  g_assert_false (monev_db_backup_between (folder, "harian", first + 24 * 3600,
                                           first + 48 * 3600));
}

static void
flip_bytes (const char *path)
{
  g_autofree char *bytes = NULL;
  gsize size;

  g_assert_true (g_file_get_contents (path, &bytes, &size, NULL));
  for (gsize i = size / 3; i < size / 3 + 8192 && i < size; i++)
    bytes[i] = (char) ~bytes[i];
  g_assert_true (g_file_set_contents (path, bytes, (gssize) size, NULL));
}

static void
test_damaged_backup_is_refused_and_nothing_touched (MonevTestDb *db)
{
  g_autofree char *path = g_build_filename (db->folder, "x.cadangan", NULL);
  g_autofree char *kept = NULL;
  g_autoptr (GError) error = NULL;

  monev_db_transaction (db->connection, put, (gpointer) "before", NULL);
  g_assert_true (monev_db_backup_write (db->connection, path, &error));
  flip_bytes (path);
  g_assert_false (monev_db_restore (db->uri, path, db->folder, &kept, &error));
  g_assert_error (error, MONEV_ERROR, MONEV_ERROR_CORRUPT);
  g_assert_true (has (db->connection, "before"));
}

/* A byte of a value: the file still reads as a whole database. */
static void
change_value (const char *path)
{
  g_autofree char *bytes = NULL;
  gsize size;
  gsize at = 0;

  g_assert_true (g_file_get_contents (path, &bytes, &size, NULL));
  while (at + 6 < size && memcmp (bytes + at, "before", 6) != 0)
    at++;
  g_assert_cmpuint (at + 6, <, size);
  bytes[at] = 'B';
  g_assert_true (g_file_set_contents (path, bytes, (gssize) size, NULL));
}

static void
test_changed_byte_is_found (MonevTestDb *db)
{
  g_autofree char *folder = g_build_filename (db->folder, "cadangan", NULL);
  g_autofree char *path = NULL;
  g_autofree char *kept = NULL;
  g_autoptr (GError) error = NULL;

  monev_db_transaction (db->connection, put, (gpointer) "before", NULL);
  path = monev_db_backup_make (db->connection, folder, "uji", &error);
  g_assert_true (monev_db_backup_is_sealed (path));
  g_assert_true (monev_db_backup_check (path, &error));
  change_value (path);
  g_assert_false (monev_db_restore (db->uri, path, folder, &kept, &error));
  g_assert_error (error, MONEV_ERROR, MONEV_ERROR_CORRUPT);
  g_assert_nonnull (strstr (error->message, "SHA-256"));
  g_assert_true (has (db->connection, "before"));
  g_clear_error (&error);
  /* One of an earlier version has no seal; it is as good as it reads. */
  monev_db_backup_unseal (path);
  g_assert_true (monev_db_backup_check (path, &error));
}

static void
test_damaged_database_is_known_and_kept (void)
{
  g_autofree char *folder = monev_test_folder ();
  g_autofree char *file = g_build_filename (folder, "office.db", NULL);
  g_autofree char *uri = g_strconcat ("sqlite:", file, NULL);
  g_autofree char *backup = NULL;
  g_autofree char *kept = NULL;
  g_autoptr (GError) error = NULL;
  MonevDbConnection *c = monev_db_connection_open (uri, MONEV_DB_OPEN_CREATE, &error);

  monev_test_migrate (c);
  backup = monev_db_backup_make (c, folder, "harian", &error);
  g_assert_no_error (error);
  monev_db_connection_close (c);
  flip_bytes (file);

  c = monev_db_connection_open (uri, MONEV_DB_OPEN_DEFAULT, &error);
  if (c != NULL)
    g_assert_false (monev_db_check (c, &error));
  g_assert_error (error, MONEV_ERROR, MONEV_ERROR_CORRUPT);
  g_clear_error (&error);
  monev_db_connection_close (c);

  g_assert_true (monev_db_restore (uri, backup, folder, &kept, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_test (kept, G_FILE_TEST_EXISTS));
  c = monev_db_connection_open (uri, MONEV_DB_OPEN_DEFAULT, &error);
  g_assert_true (monev_db_check (c, &error));
  monev_db_connection_close (c);
  monev_test_remove (folder);
}

static gboolean
hold (MonevDbConnection *c, gpointer data, GError **error)
{
  MonevTestDb *db = data;
  g_autofree char *path = g_build_filename (db->folder, "x.cadangan", NULL);
  g_autofree char *kept = NULL;
  g_autoptr (GError) local = NULL;

  g_assert_false (monev_db_restore (db->uri, path, db->folder, &kept, &local));
  g_assert_error (local, MONEV_ERROR, MONEV_ERROR_BUSY);
  return TRUE;
}

static void
test_no_restore_while_somebody_writes (MonevTestDb *db)
{
  g_autofree char *path = g_build_filename (db->folder, "x.cadangan", NULL);

  if (monev_db_connection_engine (db->connection) == MONEV_DB_ENGINE_POSTGRES)
    return; /* the server's own locks stand for this */
  g_assert_true (monev_db_backup_write (db->connection, path, NULL));
  monev_db_transaction (db->connection, hold, db, NULL);
}

static void
test_folder_that_cannot_be_made_is_said (MonevTestDb *db)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *file = g_build_filename (db->folder, "a-file", NULL);
  g_autofree char *folder = g_build_filename (file, "under", NULL);

  g_file_set_contents (file, "", 0, NULL);
  g_assert_null (monev_db_backup_make (db->connection, folder, "uji", &error));
  g_assert_true (error->domain == MONEV_ERROR);
  g_assert_nonnull (strstr (error->message, folder));
}

static guint
n_files_with (const char *folder, const char *part)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;
  guint n = 0;

  while ((name = g_dir_read_name (dir)) != NULL)
    n += strstr (name, part) != NULL ? 1 : 0;
  return n;
}

/* Of this program, which fails now, and of one that was killed; not of one that is still at work. */
static void
test_no_temporary_file_stays (MonevTestDb *db)
{
  static const char *const left[] = { "4194000.tmp", "4194000.tmp-wal", "4194000.tmp-shm" };
  g_autofree char *folder = g_build_filename (db->folder, "cadangan", NULL);
  g_autofree char *path = g_build_filename (folder, "f.db.pemulihan", NULL);
  g_autofree char *inside = g_build_filename (path, "x", NULL);
  g_autofree char *other = g_strdup_printf ("%s.%d.tmp", path, (int) getppid ());

  g_mkdir (folder, 0700);
  g_mkdir (path, 0700); /* a folder in its place: the copy is whole and cannot be placed */
  g_assert_true (g_file_set_contents (inside, "", 0, NULL));
  g_assert_true (g_file_set_contents (other, "", 0, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (left); i++)
    {
      g_autofree char *stale = g_strdup_printf ("%s.%s", path, left[i]);
      g_assert_true (g_file_set_contents (stale, "", 0, NULL));
    }
  g_assert_false (monev_db_backup_write (db->connection, path, NULL));
  g_assert_cmpuint (n_files_with (folder, ".tmp"), ==, 1);
  g_assert_true (g_file_test (other, G_FILE_TEST_EXISTS));
}

/* The disk that is full is that of the copy, not that of the database; a limit on the size of files
 * stands for it. */
static void
test_full_disk_is_that_of_the_copy (MonevTestDb *db)
{
  g_autofree char *folder = g_build_filename (db->folder, "diska-lain", NULL);
  g_autofree char *path = g_build_filename (folder, "c.cadangan", NULL);
  g_autoptr (GError) error = NULL;
  struct rlimit before, small;

  if (monev_db_connection_engine (db->connection) == MONEV_DB_ENGINE_POSTGRES)
    return; /* its rows go into the new file, which is the only one */
  signal (SIGXFSZ, SIG_IGN);
  getrlimit (RLIMIT_FSIZE, &before);
  small = before;
  small.rlim_cur = 64 * 1024;
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &small), ==, 0);
  g_assert_false (monev_db_backup_write (db->connection, path, &error));
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &before), ==, 0);
  g_assert_error (error, MONEV_ERROR, MONEV_ERROR_IO);
  g_assert_nonnull (strstr (error->message, "diska-lain"));
  g_assert_cmpuint (n_files_with (folder, "cadangan"), ==, 0);
}

static int
rights_of (const char *path)
{
  GStatBuf info;

  g_assert_cmpint (g_stat (path, &info), ==, 0);
  return info.st_mode & 0777;
}

/* With its journal; one of earlier versions is made so when it is opened. */
static void
test_file_is_its_users_alone (void)
{
  g_autofree char *folder = monev_test_folder ();
  g_autofree char *file = g_build_filename (folder, "office.db", NULL);
  g_autofree char *journal = g_strconcat (file, "-wal", NULL);
  g_autofree char *uri = g_strconcat ("sqlite:", file, NULL);
  g_autoptr (GError) error = NULL;
  MonevDbConnection *c = monev_db_connection_open (uri, MONEV_DB_OPEN_CREATE, &error);

  g_assert_no_error (error);
  monev_test_migrate (c);
  g_assert_cmpint (rights_of (file), ==, 0600);
  g_assert_cmpint (rights_of (journal), ==, 0600);
  monev_db_connection_close (c);
  g_assert_cmpint (g_chmod (file, 0644), ==, 0);
  c = monev_db_connection_open (uri, MONEV_DB_OPEN_DEFAULT, &error);
  g_assert_no_error (error);
  g_assert_cmpint (rights_of (file), ==, 0600);
  monev_db_connection_close (c);
  monev_test_remove (folder);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  monev_test_add_both ("/db/backup/brings-back-every-row", test_backup_brings_back_every_row);
  monev_test_add_both ("/db/backup/what-is-not-there-stays-away",
                       test_what_is_not_there_stays_away);
  monev_test_add_both ("/db/backup/ten-of-a-label-are-kept", test_ten_of_a_label_are_kept);
  monev_test_add_both ("/db/backup/dates-ahead-push-out-no-true-one",
                       test_dates_ahead_push_out_no_true_one);
  monev_test_add_both ("/db/backup/between-looks-at-that-time-alone",
                       test_between_looks_at_that_time_alone);
  monev_test_add_both ("/db/backup/damaged-backup-is-refused-and-nothing-touched",
                       test_damaged_backup_is_refused_and_nothing_touched);
  monev_test_add_both ("/db/backup/changed-byte-is-found", test_changed_byte_is_found);
  monev_test_add_both ("/db/backup/no-restore-while-somebody-writes",
                       test_no_restore_while_somebody_writes);
  monev_test_add_both ("/db/backup/folder-that-cannot-be-made-is-said",
                       test_folder_that_cannot_be_made_is_said);
  monev_test_add_both ("/db/backup/full-disk-is-that-of-the-copy",
                       test_full_disk_is_that_of_the_copy);
  monev_test_add_both ("/db/backup/no-temporary-file-stays", test_no_temporary_file_stays);
  g_test_add_func ("/db/backup/file-is-its-users-alone", test_file_is_its_users_alone);
  g_test_add_func ("/db/backup/damaged-database-is-known-and-kept",
                   test_damaged_database_is_known_and_kept);
  return g_test_run ();
}
