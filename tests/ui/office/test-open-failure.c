#define _GNU_SOURCE /* memmem */
#include "db-backup.h"
#include "db-driver-private.h"
#include "office/database-file.h"
#include "tests/ui/office-fixture.h"
#include "tests/ui/picture.h"
#include "ui/office/open-failure.h"

#include <glib/gstdio.h>
#include <string.h>

typedef struct
{
  OfficeFixture *office;
  MonevSession *session;
  GtkWidget *window;
  MonevOpenFailure *page;
  int opened; /* how, + 1 */
} Fixture;

static void
on_opened (Fixture *f, int how)
{
  f->opened = how + 1;
}

static void
open_again (Fixture *f)
{
  f->opened = 0;
  monev_session_open (f->session);
}

static void
open_session (Fixture *f, const char *uri)
{
  f->session = monev_session_new (uri);
  g_signal_connect_swapped (f->session, "opened", G_CALLBACK (on_opened), f);
  open_again (f);
  wait_until (f->opened > 0);
  f->page = g_object_ref_sink (MONEV_OPEN_FAILURE (monev_open_failure_new (f->session)));
  g_signal_connect_swapped (f->page, "retry", G_CALLBACK (open_again), f);
  f->window = show_in_window (GTK_WIDGET (f->page), 1024, 700);
  monev_open_failure_show (f->page, (MonevOpened) (f->opened - 1));
}

static void
set_up (Fixture *f, gconstpointer data)
{
  f->office = office_fixture_new ();
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  g_assert_cmpint (least_width (f->page), <=, 1024);
  gtk_window_destroy (GTK_WINDOW (f->window));
  drain ();
  g_assert_finalize_object (f->page);
  g_assert_finalize_object (f->session);
  office_fixture_free (f->office);
}

static void
back_up (Fixture *f)
{
  g_autofree char *folder = monev_database_backup_folder (f->office->uri);
  g_autoptr (MonevDbConnection) connection
      = monev_db_connection_open (f->office->uri, MONEV_DB_OPEN_DEFAULT, NULL);
  g_autofree char *path = monev_db_backup_make (connection, folder, "harian", NULL);

  g_assert_nonnull (path);
}

/* Pages in the middle of a table: what the database is can still be read. */
static void
damage_a_table (Fixture *f)
{
  g_autofree char *bytes = NULL;
  gsize size;
  char *place;

  g_assert_true (g_file_get_contents (f->office->path, &bytes, &size, NULL));
  place = memmem (bytes, size, "Sekretaris Badan", 16);
  g_assert_nonnull (place);
  place -= (place - bytes) % 4096;
  memset (place, 0x5a, 4096);
  g_assert_true (g_file_set_contents (f->office->path, bytes, (gssize) size, NULL));
}

static void
damage (Fixture *f)
{
  g_autofree char *bytes = NULL;
  gsize size;

  g_assert_true (g_file_get_contents (f->office->path, &bytes, &size, NULL));
  memset (bytes + size / 4, 0x5a, size / 2);
  g_assert_true (g_file_set_contents (f->office->path, bytes, (gssize) size, NULL));
}

static guint
count_kept (Fixture *f)
{
  g_autoptr (GDir) dir = g_dir_open (f->office->folder, 0, NULL);
  const char *name;
  guint kept = 0;

  while ((name = g_dir_read_name (dir)) != NULL)
    kept += g_str_has_prefix (name, "monev.db") && !g_str_equal (name, "monev.db")
            && !g_str_has_suffix (name, "-wal") && !g_str_has_suffix (name, "-shm");
  return kept;
}

static GtkWidget *
button (Fixture *f, const char *name)
{
  return GTK_WIDGET (
      gtk_widget_get_template_child (GTK_WIDGET (f->page), MONEV_TYPE_OPEN_FAILURE, name));
}

static void
test_restores (Fixture *f, gconstpointer data)
{
  back_up (f);
  damage (f);
  open_session (f, f->office->uri);
  g_assert_cmpint (f->opened, ==, MONEV_OPENED_DAMAGED + 1);
  g_assert_true (g_regex_match_simple ("^Pulihkan Cadangan \\d+ \\w+ \\d{4} \\d\\d\\.\\d\\d$",
                                       gtk_button_get_label (GTK_BUTTON (button (f, "first"))), 0,
                                       0));
  f->opened = 0;
  g_signal_emit_by_name (button (f, "first"), "clicked");
  wait_until (f->opened > 0);
  g_assert_cmpint (f->opened, ==, MONEV_OPENED_READY + 1);
  g_assert_cmpuint (count_kept (f), >=, 1); /* the damaged file is still there */
}

static void
test_no_backup (Fixture *f, gconstpointer data)
{
  damage (f);
  open_session (f, f->office->uri);
  g_assert_false (gtk_widget_get_visible (button (f, "first")));
  g_assert_true (gtk_widget_get_visible (button (f, "choose")));
  monev_open_failure_restore (f->page, f->office->path); /* itself no good */
  wait_until (shows_text (f->page, "Pemulihan gagal"));
  g_assert_true (gtk_widget_get_sensitive (button (f, "choose")));
}

/* The only backup there is of another database: it is said, and not offered. */
static void
test_other_office (Fixture *f, gconstpointer data)
{
  g_autofree char *folder = monev_database_backup_folder (f->office->uri);
  g_autoptr (GPtrArray) backups = NULL;
  g_autofree char *uri = NULL;
  MonevDbConnection *backup;

  back_up (f);
  backups = monev_db_backup_list (folder);
  uri = g_strconcat ("sqlite:", ((MonevDbBackup *) backups->pdata[0])->path, NULL);
  backup = monev_db_connection_open (uri, MONEV_DB_OPEN_DEFAULT, NULL);
  g_assert_true (monev_db_connection_script (backup, "UPDATE database_identity SET id = 'lain'",
                                             NULL));
  monev_db_connection_close (backup);
  damage_a_table (f);
  open_session (f, f->office->uri);
  g_assert_cmpint (f->opened, ==, MONEV_OPENED_DAMAGED + 1);
  g_assert_false (gtk_widget_get_visible (button (f, "first")));
  g_assert_true (shows_text (f->page, "milik basis data lain"));
}

static void
test_newer (Fixture *f, gconstpointer data)
{
  static const char text[] = "bukan basis data, tetapi cukup panjang supaya kepalanya terbaca ........"
                             "................................................................";

  g_assert_true (g_file_set_contents (f->office->path, text, -1, NULL));
  open_session (f, f->office->uri);
  g_assert_cmpint (f->opened, >=, MONEV_OPENED_DAMAGED + 1);
  g_assert_true (shows_text (f->page, f->office->path));
}

static void
test_server (Fixture *f, gconstpointer data)
{
  open_session (f, "postgresql://perencana:rahasia@127.0.0.1:9/monev");
  g_assert_cmpint (f->opened, ==, MONEV_OPENED_FAILED + 1);
  g_assert_true (shows_text (f->page, "postgresql://perencana@127.0.0.1:9/monev"));
  g_assert_false (shows_text (f->page, "rahasia"));
  g_assert_true (shows_text (f->page, "jaringan kantor"));
  f->opened = 0;
  g_signal_emit_by_name (button (f, "first"), "clicked");
  g_assert_false (gtk_widget_get_sensitive (button (f, "first")));
  wait_until (f->opened > 0);
}

static void
test_address (void)
{
  static const char *const cases[][2] = {
    { "sqlite:/data/monev.db", "/data/monev.db" },
    { "postgresql://a:b@server/db?password=c", "postgresql://a@server/db" },
    { "postgresql://server/db", "postgresql://server/db" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *shown = monev_open_failure_address (cases[i][0]);

      g_assert_cmpstr (shown, ==, cases[i][1]);
    }
}

static void
on_start_new (int *asked)
{
  ++*asked;
}

/* A file of 0 bytes, or none at all, beside its backups: an office that was lost, not a new one. */
static void
test_lost (Fixture *f, gconstpointer empty)
{
  int asked = 0;

  back_up (f);
  g_assert_cmpint (g_unlink (f->office->path), ==, 0);
  if (empty != NULL)
    g_assert_true (g_file_set_contents (f->office->path, "", 0, NULL));
  open_session (f, f->office->uri);
  g_assert_cmpint (f->opened - 1, ==, MONEV_OPENED_LOST);
  g_assert_true (shows_text (f->page, empty != NULL ? "kosong" : "tidak ditemukan"));
  g_signal_connect_swapped (f->page, "start-new", G_CALLBACK (on_start_new), &asked);
  g_signal_emit_by_name (button (f, "fresh"), "clicked");
  g_assert_cmpint (asked, ==, 1);
  f->opened = 0;
  g_signal_emit_by_name (button (f, "first"), "clicked");
  wait_until (f->opened > 0);
  g_assert_cmpint (f->opened - 1, ==, MONEV_OPENED_READY);
}

static void
test_never_there (Fixture *f, gconstpointer data)
{
  g_assert_cmpint (g_unlink (f->office->path), ==, 0);
  f->session = monev_session_new (f->office->uri);
  g_signal_connect_swapped (f->session, "opened", G_CALLBACK (on_opened), f);
  open_again (f);
  wait_until (f->opened > 0);
  g_assert_cmpint (f->opened - 1, ==, MONEV_OPENED_FRESH);
  f->page = g_object_ref_sink (MONEV_OPEN_FAILURE (monev_open_failure_new (f->session)));
  f->window = show_in_window (GTK_WIDGET (f->page), 1024, 700);
}

/* A disk that is not connected: no second office is begun where the first will come back. */
static void
test_folder_is_away (Fixture *f, gconstpointer data)
{
  g_autofree char *uri = g_strconcat (f->office->uri, "-diska/kantor/monev.db", NULL);

  open_session (f, uri);
  g_assert_cmpint (f->opened - 1, ==, MONEV_OPENED_FAILED);
  g_assert_true (shows_text (f->page, "Sambungkan diska"));
}

/* What the program refuses is told, not how a form is mended. */
static void
test_database_of_another_program (Fixture *f, gconstpointer data)
{
  MonevDbConnection *connection;

  g_assert_cmpint (g_unlink (f->office->path), ==, 0);
  connection = monev_db_connection_open (f->office->uri, MONEV_DB_OPEN_CREATE, NULL);
  g_assert_true (monev_db_connection_script (connection, "CREATE TABLE resep (nama TEXT)", NULL));
  monev_db_connection_close (connection);
  open_session (f, f->office->uri);
  g_assert_cmpint (f->opened - 1, ==, MONEV_OPENED_FAILED);
  g_assert_true (shows_text (f->page, "Bukan basis data Monev"));
  g_assert_true (shows_text (f->page, "basis data program lain"));
}

#define add(path, test) g_test_add (path, Fixture, NULL, set_up, test, tear_down)

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  add ("/open-failure/damaged-is-restored-and-kept", test_restores);
  add ("/open-failure/damaged-without-a-backup", test_no_backup);
  add ("/open-failure/backup-of-another-database-is-not-offered", test_other_office);
  add ("/open-failure/never-there-is-a-first-start", test_never_there);
  add ("/open-failure/folder-is-away", test_folder_is_away);
  add ("/open-failure/another-programs-database", test_database_of_another_program);
  g_test_add ("/open-failure/lost-beside-its-backups/gone", Fixture, NULL, set_up, test_lost,
              tear_down);
  g_test_add ("/open-failure/lost-beside-its-backups/empty", Fixture, "empty", set_up, test_lost,
              tear_down);
  add ("/open-failure/foreign-file-names-its-place", test_newer);
  add ("/open-failure/server-away-can-be-tried-again", test_server);
  g_test_add_func ("/open-failure/address-without-the-password", test_address);
  return g_test_run ();
}
