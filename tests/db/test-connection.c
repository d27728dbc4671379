#include <fcntl.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

#include "db-driver-private.h"
#include "testing.h"

static gboolean
add_picture (MonevDbConnection *c, const char *sha, GBytes *bytes, GError **error)
{
  return monev_db_exec (c, "picture_put",
                        MONEV_DB_BINDS (MONEV_DB_T ("sha256", sha), MONEV_DB_T ("mime", "image/png"),
                                        MONEV_DB_B ("bytes", bytes)), NULL, error);
}

static void
test_values_come_back_as_they_went (MonevTestDb *db)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static ("\0\1'\\\xff", 5);
  g_autoptr (GBytes) back = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (MonevDbRows) rows = NULL;

  g_assert_true (add_picture (db->connection, "Ünïcode '\"; --", bytes, &error));
  rows = monev_db_query (db->connection, "picture_get",
                         MONEV_DB_BINDS (MONEV_DB_T ("sha256", "Ünïcode '\"; --")), &error);
  g_assert_no_error (error);
  g_assert_true (monev_db_rows_next (rows, &error));
  g_assert_cmpstr (monev_db_rows_text (rows, "mime"), ==, "image/png");
  back = monev_db_rows_blob (rows, "bytes");
  g_assert_true (g_bytes_equal (bytes, back));
  g_assert_false (monev_db_rows_next (rows, &error));
  g_assert_no_error (error);
}

static void
test_binds_must_match_the_declaration (MonevTestDb *db)
{
  const MonevDbBind *wrong[] = {
    MONEV_DB_BINDS (MONEV_DB_I ("sha256", 1)),
    MONEV_DB_BINDS (MONEV_DB_T ("sha", "1")),
    MONEV_DB_BINDS ({ NULL }),
  };

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (monev_db_query (db->connection, "picture_get", wrong[i], &error));
      g_assert_error (error, MONEV_ERROR, MONEV_ERROR_INVALID);
    }
}

static gboolean
add_then_fail (MonevDbConnection *c, gpointer data, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static ("x", 1);

  if (!add_picture (c, "a", bytes, error))
    return FALSE;
  return add_picture (c, "a", bytes, error);
}

static gboolean
add_and_swallow (MonevDbConnection *c, gpointer data, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static ("x", 1);

  if (!add_picture (c, "a", bytes, error))
    return FALSE;
  add_picture (c, "a", bytes, NULL); /* fails, and nobody minds */
  return TRUE;
}

static guint
count_pictures (MonevDbConnection *c)
{
  g_autoptr (MonevDbRows) rows
    = monev_db_query (c, "picture_get", MONEV_DB_BINDS (MONEV_DB_T ("sha256", "a")), NULL);
  return monev_db_rows_next (rows, NULL) ? 1 : 0;
}

static void
test_failed_work_leaves_nothing (MonevTestDb *db)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (monev_db_transaction (db->connection, add_then_fail, NULL, &error));
  g_assert_error (error, MONEV_ERROR, MONEV_ERROR_CONSTRAINT);
  g_assert_cmpuint (count_pictures (db->connection), ==, 0);
}

/* A server rolls back after any failure and answers COMMIT without an error; the notice of the change
 * that stands before COMMIT is refused by then, and so nothing is reported as done. */
static void
test_what_is_reported_done_is_there (MonevTestDb *db)
{
  g_autoptr (GError) error = NULL;
  gboolean done = monev_db_transaction (db->connection, add_and_swallow, NULL, &error);

  g_assert_cmpuint (count_pictures (db->connection), ==, done ? 1 : 0);
  g_assert_true (done == (error == NULL));
}

static gboolean
add_one (MonevDbConnection *c, gpointer data, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static ("x", 1);
  return add_picture (c, "a", bytes, error);
}

static void
test_failing_nth_statement_leaves_nothing (MonevTestDb *db)
{
  guint failed = 0;

  for (int n = 0; n < 10; n++)
    {
      g_autoptr (GError) error = NULL;

      monev_db_connection_fail_after (db->connection, n, MONEV_ERROR_IO);
      if (monev_db_transaction (db->connection, add_one, NULL, &error))
        break;
      g_assert_error (error, MONEV_ERROR, MONEV_ERROR_IO);
      g_assert_cmpuint (count_pictures (db->connection), ==, 0);
      failed++;
    }
  monev_db_connection_fail_after (db->connection, -1, MONEV_ERROR_IO);
  g_assert_cmpuint (failed, >=, 3); /* begin, insert, commit */
  g_assert_cmpuint (count_pictures (db->connection), ==, 1);
}

static gboolean
rewrite_log (MonevDbConnection *c, gpointer data, GError **error)
{
  return monev_db_exec (c, "audit_entry_add",
                        MONEV_DB_BINDS (MONEV_DB_I ("seq", 1), MONEV_DB_I ("at", 1),
                                        MONEV_DB_T ("actor", ""), MONEV_DB_T ("act", "x"),
                                        MONEV_DB_T ("subject", ""), MONEV_DB_T ("canonical", "{}"),
                                        MONEV_DB_T ("previous", ""), MONEV_DB_T ("hash", "h")),
                        NULL, error)
         && monev_db_connection_script (c, data, error);
}

static void
test_log_cannot_be_rewritten (MonevTestDb *db)
{
  const char *const scripts[] = { "UPDATE audit_entry SET act = 'y'", "DELETE FROM audit_entry",
                                  "DELETE FROM audit_head", "UPDATE audit_head SET seq = 5" };

  for (guint i = 0; i < G_N_ELEMENTS (scripts); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (monev_db_transaction (db->connection, rewrite_log, (gpointer) scripts[i],
                                            &error));
      g_assert_error (error, MONEV_ERROR, MONEV_ERROR_DENIED);
    }
}

static void
expect_open_error (const char *uri, MonevError code)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (monev_db_connection_open (uri, MONEV_DB_OPEN_DEFAULT, &error));
  g_assert_error (error, MONEV_ERROR, (int) code);
}

static void
test_opening_says_what_is_wrong (void)
{
  g_autofree char *folder = monev_test_folder ();
  g_autofree char *junk = g_build_filename (folder, "junk.db", NULL);
  g_autofree char *junk_uri = g_strconcat ("sqlite:", junk, NULL);
  g_autofree char *folder_uri = g_strconcat ("sqlite:", folder, NULL);

  g_file_set_contents (junk, "this is no database, however long one looks at it……………………………………", -1,
                       NULL);
  expect_open_error ("mysql://x", MONEV_ERROR_INVALID);
  expect_open_error ("sqlite:/nowhere/at/all.db", MONEV_ERROR_UNAVAILABLE);
  expect_open_error (folder_uri, MONEV_ERROR_UNAVAILABLE);
  expect_open_error (junk_uri, MONEV_ERROR_CORRUPT);
  expect_open_error ("postgresql:///x?host=/nowhere", MONEV_ERROR_UNAVAILABLE);
  monev_test_remove (folder);
}

static gboolean
add_large (MonevDbConnection *c, gpointer data, GError **error)
{
  g_autofree char *large = g_malloc0 (4 * 1024 * 1024);
  g_autoptr (GBytes) bytes = g_bytes_new_take (g_steal_pointer (&large), 4 * 1024 * 1024);

  return add_picture (c, "a", bytes, error);
}

/* A limit on the size of files stands for the disk that is full. */
static void
test_full_disk_leaves_nothing_half_written (MonevTestDb *db)
{
  g_autoptr (GError) error = NULL;
  struct rlimit before, small;

  if (monev_db_connection_engine (db->connection) == MONEV_DB_ENGINE_POSTGRES)
    return; /* the disk is the server's */
  signal (SIGXFSZ, SIG_IGN);
  getrlimit (RLIMIT_FSIZE, &before);
  small = before;
  small.rlim_cur = 1024 * 1024;
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &small), ==, 0);
  g_assert_false (monev_db_transaction (db->connection, add_large, NULL, &error));
  g_assert_error (error, MONEV_ERROR, MONEV_ERROR_IO);
  g_assert_nonnull (strstr (error->message, "Kosongkan ruang"));
  g_assert_nonnull (strstr (error->message, db->folder));
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &before), ==, 0);
  g_assert_cmpuint (count_pictures (db->connection), ==, 0);
  g_assert_true (monev_db_check (db->connection, NULL));
  g_assert_true (monev_db_transaction (db->connection, add_one, NULL, NULL));
}

/* Which place it is, and whom to ask for what. */
static void
expect_open_words (const char *uri, const char *words, const char *place)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (monev_db_connection_open (uri, MONEV_DB_OPEN_DEFAULT, &error));
  g_assert_error (error, MONEV_ERROR, MONEV_ERROR_DENIED);
  g_assert_nonnull (strstr (error->message, words));
  g_assert_nonnull (strstr (error->message, place));
}

/* Root may write anywhere, so this part is played by nobody. */
static void
test_read_only_places_are_said (void)
{
  g_autofree char *folder = NULL;
  g_autofree char *path = NULL;
  g_autofree char *uri = NULL;

  if (!g_test_subprocess ())
    {
      g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_INHERIT_STDERR);
      g_test_trap_assert_passed ();
      return;
    }
  if (getuid () == 0)
    g_assert_cmpint (setreuid (65534, 65534), ==, 0);
  folder = monev_test_folder ();
  path = g_build_filename (folder, "office.db", NULL);
  uri = g_strconcat ("sqlite:", path, NULL);
  monev_db_connection_close (monev_db_connection_open (uri, MONEV_DB_OPEN_CREATE, NULL));
  g_chmod (path, 0400);
  expect_open_words (uri, "hak tulis atas berkas itu", path);
  g_chmod (path, 0600);
  g_chmod (folder, 0500);
  expect_open_words (uri, "Minta pemiliknya (", folder);
  g_chmod (folder, 0700);
  g_chmod (path, 0000);
  expect_open_words (uri, "hak baca dan tulis atas berkas itu", path);
  monev_test_remove (folder);
}

static char *program;

/* Another process: writes one picture and closes the database, as monevctl does. */
static int
write_elsewhere (const char *uri, const char *sha)
{
  g_autoptr (MonevDbConnection) c = monev_db_connection_open (uri, MONEV_DB_OPEN_DEFAULT, NULL);
  g_autoptr (GBytes) bytes = g_bytes_new_static ("x", 1);

  return c != NULL && add_picture (c, sha, bytes, NULL) ? 0 : 1;
}

static void
run_elsewhere (const char *uri, const char *sha)
{
  const char *argv[] = { program, "--write", uri, sha, NULL };
  g_autoptr (GError) error = NULL;
  int status = 0;

  g_assert_true (g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_DEFAULT, NULL, NULL, NULL, NULL,
                               &status, &error));
  g_assert_no_error (error);
  g_assert_cmpint (status, ==, 0);
}

/* What a file chooser does with each file of the folder it shows. */
static void
look_into (const char *path)
{
  static const char *const ends[] = { "", "-wal", "-shm" };

  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    {
      g_autofree char *name = g_strconcat (path, ends[i], NULL);
      int fd = g_open (name, O_RDONLY, 0);

      g_assert_cmpint (fd, >=, 0);
      close (fd);
    }
}

static gint64
is_there (MonevDbConnection *c, const char *sha)
{
  g_autoptr (MonevDbRows) rows
    = monev_db_query (c, "picture_get", MONEV_DB_BINDS (MONEV_DB_T ("sha256", sha)), NULL);

  return rows != NULL && monev_db_rows_next (rows, NULL) ? 1 : 0;
}

static void
test_looking_at_the_file_drops_no_lock (MonevTestDb *db)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static ("x", 1);
  const char *path = db->uri + strlen ("sqlite:");
  g_autofree char *wal = g_strconcat (path, "-wal", NULL);

  if (!g_str_has_prefix (db->uri, "sqlite:"))
    return; /* a server keeps its own locks */
  g_assert_true (add_picture (db->connection, "before", bytes, NULL));
  look_into (path);
  run_elsewhere (db->uri, "elsewhere");
  g_assert_true (g_file_test (wal, G_FILE_TEST_EXISTS));
  g_assert_true (add_picture (db->connection, "after", bytes, NULL));
  g_assert_cmpint (is_there (db->connection, "elsewhere"), ==, 1);
  {
    g_autoptr (MonevDbConnection) other
      = monev_db_connection_open (db->uri, MONEV_DB_OPEN_DEFAULT, NULL);
    g_assert_cmpint (is_there (other, "after"), ==, 1);
  }
  run_elsewhere (db->uri, "again");
  g_assert_cmpint (is_there (db->connection, "again"), ==, 1);
}

int
main (int argc, char **argv)
{
  program = argv[0];
  if (argc == 4 && strcmp (argv[1], "--write") == 0)
    return write_elsewhere (argv[2], argv[3]);
  g_test_init (&argc, &argv, NULL);
  monev_test_add_both ("/db/connection/values-come-back-as-they-went",
                       test_values_come_back_as_they_went);
  monev_test_add_both ("/db/connection/binds-must-match-the-declaration",
                       test_binds_must_match_the_declaration);
  monev_test_add_both ("/db/connection/failed-work-leaves-nothing", test_failed_work_leaves_nothing);
  monev_test_add_both ("/db/connection/failing-nth-statement-leaves-nothing",
                       test_failing_nth_statement_leaves_nothing);
  monev_test_add_both ("/db/connection/what-is-reported-done-is-there",
                       test_what_is_reported_done_is_there);
  monev_test_add_both ("/db/connection/log-cannot-be-rewritten", test_log_cannot_be_rewritten);
  monev_test_add_both ("/db/connection/full-disk-leaves-nothing-half-written",
                       test_full_disk_leaves_nothing_half_written);
  monev_test_add_both ("/db/connection/looking-at-the-file-drops-no-lock",
                       test_looking_at_the_file_drops_no_lock);
  g_test_add_func ("/db/connection/read-only-places-are-said", test_read_only_places_are_said);
  g_test_add_func ("/db/connection/opening-says-what-is-wrong", test_opening_says_what_is_wrong);
  return g_test_run ();
}
