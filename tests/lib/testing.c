#include "testing.h"

#include <errno.h>
#include <gio/gio.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "db-driver-private.h"
#include "db-migration.h"

typedef struct {
  MonevTestFunc func;
  gboolean      postgres;
  gboolean      blank;
} Case;

static guint schemas;

#define FOLDER "monev-test-"

static GPtrArray *folders; /* of this process, that are still there */
static pid_t owner;

/* A test that was killed or failed could not tidy up; its number is in the name of what it left. */
static void
remove_what_the_dead_left (void)
{
  g_autoptr (GDir) dir = g_dir_open (g_get_tmp_dir (), 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (g_get_tmp_dir (), name, NULL);
      int pid = g_str_has_prefix (name, FOLDER) ? atoi (name + strlen (FOLDER)) : 0;

      if (pid > 0 && kill (pid, 0) != 0 && errno == ESRCH)
        monev_test_remove (path);
    }
}

/* A child that a test forked leaves by the same door with the folders of its parent. */
static void
check_nothing_is_left (void)
{
  if (getpid () != owner || folders->len == 0)
    return;
  g_printerr ("# left behind: %s\n", (char *) folders->pdata[0]);
  _exit (1);
}

/* An empty folder in the temporary place; the test fails when it is not removed in the end. */
char *
monev_test_folder (void)
{
  g_autofree char *template = g_strdup_printf (FOLDER "%d-XXXXXX", (int) getpid ());
  char *folder;

  if (owner != getpid ())
    {
      owner = getpid ();
      folders = g_ptr_array_new_with_free_func (g_free);
      remove_what_the_dead_left ();
      atexit (check_nothing_is_left);
    }
  folder = g_dir_make_tmp (template, NULL);
  g_assert_nonnull (folder);
  g_ptr_array_add (folders, g_strdup (folder));
  return folder;
}

void
monev_test_remove (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;
  guint at;

  g_chmod (folder, 0700);
  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_file_test (path, G_FILE_TEST_IS_DIR) && !g_file_test (path, G_FILE_TEST_IS_SYMLINK))
        monev_test_remove (path);
      else
        g_unlink (path);
    }
  if (g_rmdir (folder) == 0 && folders != NULL
      && g_ptr_array_find_with_equal_func (folders, folder, g_str_equal, &at))
    g_ptr_array_remove_index_fast (folders, at);
}

/* MONEV_TEST_POSTGRES is the address of a throwaway cluster; `./dev test` starts it. */
char *
monev_test_schema (void)
{
  const char *base = g_getenv ("MONEV_TEST_POSTGRES");
  g_autofree char *name = g_strdup_printf ("t%d_%u", (int) getpid (), schemas++);
  g_autofree char *script = g_strdup_printf ("CREATE SCHEMA %s", name);
  g_autoptr (GError) error = NULL;
  MonevDbConnection *connection;

  if (base == NULL)
    g_error ("MONEV_TEST_POSTGRES is not set: run the tests with ./dev test");
  connection = monev_db_connection_open (base, MONEV_DB_OPEN_DEFAULT, &error);
  g_assert_no_error (error);
  monev_db_connection_script (connection, script, &error);
  g_assert_no_error (error);
  monev_db_connection_close (connection);
  return g_strdup_printf ("%s&options=-csearch_path%%3D%s", base, name);
}

void
monev_test_migrate (MonevDbConnection *connection)
{
  g_autoptr (GError) error = NULL;

  monev_db_migrate (connection, NULL, NULL, &error);
  g_assert_no_error (error);
  monev_db_exec (connection, "audit_head_start", NULL, NULL, &error);
  g_assert_no_error (error);
}

static void
run_case (gconstpointer data)
{
  const Case *test = data;
  MonevTestDb db = { NULL, NULL, monev_test_folder () };
  g_autoptr (GError) error = NULL;

  db.uri = test->postgres ? monev_test_schema ()
                          : g_strdup_printf ("sqlite:%s/office.db", db.folder);
  db.connection = monev_db_connection_open (db.uri, MONEV_DB_OPEN_CREATE, &error);
  g_assert_no_error (error);
  if (!test->blank)
    monev_test_migrate (db.connection);
  test->func (&db);
  monev_db_connection_close (db.connection);
  monev_test_remove (db.folder);
  g_free (db.uri);
  g_free (db.folder);
}

static void
add (const char *path, MonevTestFunc func, gboolean blank)
{
  for (int postgres = 0; postgres < 2; postgres++)
    {
      g_autofree char *name = g_strconcat (path, postgres ? "/postgres" : "/sqlite", NULL);
      Case *test = g_new (Case, 1);

      *test = (Case) { func, postgres, blank };
      g_test_add_data_func_full (name, test, run_case, g_free);
    }
}

void
monev_test_add_both (const char *path, MonevTestFunc func)
{
  add (path, func, FALSE);
}

void
monev_test_add_blank (const char *path, MonevTestFunc func)
{
  add (path, func, TRUE);
}
