#include "office/office.h"
#include "people/login.h"
#include "people/secret.h"
#include "people/key-store.h"
#include "tests/ui/office-fixture.h"
#include "tests/ui/picture.h"
#include "ui/people/login-private.h"
#include "ui/people/pin-dialog.h"
#include "ui/people/secret-dialog.h"

#include <glib/gstdio.h>
#include <string.h>

typedef struct
{
  OfficeFixture *office;
  MonevSession *session;
  GtkWidget *window;
  MonevLoginPage *page;
  int opened;
  MonevActor *actor; /* who has logged in */
} Fixture;

static void
on_opened (Fixture *f, int how)
{
  f->opened = how + 1;
}

static void
on_logged_in (Fixture *f, MonevActor *actor)
{
  g_clear_pointer (&f->actor, monev_actor_free);
  f->actor = monev_actor_copy (actor);
}

static void
set_up (Fixture *f, gconstpointer data)
{
  f->office = office_fixture_new ();
  f->session = monev_session_new (f->office->uri);
  g_signal_connect_swapped (f->session, "opened", G_CALLBACK (on_opened), f);
  monev_session_open (f->session);
  wait_until (f->opened == MONEV_OPENED_READY + 1);
  f->page = g_object_ref_sink (MONEV_LOGIN_PAGE (monev_login_page_new (f->session)));
  g_signal_connect_swapped (f->page, "logged-in", G_CALLBACK (on_logged_in), f);
  f->window = show_in_window (GTK_WIDGET (f->page), 1024, 700);
  wait_until (f->page->names != NULL);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (f->window));
  drain ();
  g_assert_finalize_object (f->page);
  g_assert_finalize_object (f->session);
  g_clear_pointer (&f->actor, monev_actor_free);
  office_fixture_free (f->office);
}

static void
try_pin (Fixture *f, const char *pin)
{
  gtk_editable_set_text (GTK_EDITABLE (f->page->pin), pin);
  monev_login_page_enter (f->page);
  wait_until (!f->page->trying);
}

static guint
n_rows (Fixture *f)
{
  guint n = 0;

  while (gtk_list_box_get_row_at_index (f->page->list, (int) n) != NULL)
    n++;
  return n;
}

static void
test_right_pin (Fixture *f, gconstpointer data)
{
  g_assert_true (shows_text (f->page, "Kabupaten Tanjung Rimba"));
  monev_login_page_choose (f->page, f->office->second);
  g_assert_false (gtk_widget_get_sensitive (f->page->enter)); /* nothing typed yet */
  try_pin (f, FIXTURE_PIN);
  g_assert_nonnull (f->actor);
  g_assert_cmpstr (f->actor->name, ==, "Ratna Wulansari");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (f->page->pin)), ==, "");
}

static void
test_wrong_pin (Fixture *f, gconstpointer data)
{
  monev_login_page_choose (f->page, f->office->second);
  try_pin (f, "000001");
  g_assert_null (f->actor);
  g_assert_true (gtk_widget_has_css_class (GTK_WIDGET (f->page->pin), "error"));
  g_assert_cmpstr (gtk_label_get_text (f->page->message), ==, "PIN salah. Ketik sekali lagi.");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (f->page->pin)), ==, "");
  gtk_editable_set_text (GTK_EDITABLE (f->page->pin), "1");
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (f->page->message)));
}

typedef struct
{
  const char *official;
  gint64 failures;
  gint64 ago_ms;
} Guard;

static gboolean
put_guard (MonevDbConnection *connection, gpointer data, GError **error)
{
  Guard *guard = data;
  gint64 now;

  return monev_db_now (connection, &now, error)
         && monev_db_exec (connection, "login_guard_put",
                           MONEV_DB_BINDS (MONEV_DB_T ("official_id", guard->official),
                                           MONEV_DB_I ("failures", guard->failures),
                                           MONEV_DB_I ("at", now - guard->ago_ms)),
                           NULL, error);
}

static void
test_countdown (Fixture *f, gconstpointer data)
{
  Guard guard = { f->office->second, 5, 28000 }; /* of 30 seconds, two are left */
  g_autofree char *first = NULL;

  fixture_work (f->office, put_guard, &guard);
  monev_login_page_choose (f->page, f->office->second);
  try_pin (f, FIXTURE_PIN);
  g_assert_null (f->actor);
  g_assert_true (shows_text (f->page, "Coba lagi dalam 0:0"));
  first = g_strdup (gtk_label_get_text (f->page->message));
  gtk_editable_set_text (GTK_EDITABLE (f->page->pin), FIXTURE_PIN);
  g_assert_false (gtk_widget_get_sensitive (f->page->enter));
  wait_until (!g_str_equal (gtk_label_get_text (f->page->message), first));
  wait_until (f->page->wait_end == 0);
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (f->page->message)));
  monev_login_page_enter (f->page);
  wait_until (f->actor != NULL);
}

static void
test_wait_is_one_officials (Fixture *f, gconstpointer data)
{
  Guard guard = { f->office->second, 6, 0 };

  fixture_work (f->office, put_guard, &guard);
  monev_login_page_choose (f->page, f->office->second);
  try_pin (f, FIXTURE_PIN);
  g_assert_true (shows_text (f->page, "PIN salah 6 kali. Coba lagi dalam "));
  monev_login_page_choose (f->page, f->office->first);
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (f->page->message)));
  try_pin (f, FIXTURE_PIN);
  g_assert_cmpstr (f->actor->name, ==, "Damar Wicaksana");
}

static void
test_few_left (Fixture *f, gconstpointer data)
{
  Guard guard = { f->office->second, 2, 0 };

  fixture_work (f->office, put_guard, &guard);
  monev_login_page_choose (f->page, f->office->second);
  try_pin (f, "000001");
  g_assert_true (shows_text (f->page, "Tinggal 2 kali lagi"));
}

static void
test_locked (Fixture *f, gconstpointer data)
{
  Guard guard = { f->office->second, MONEV_LOGIN_LOCKED, 10000000 };

  fixture_work (f->office, put_guard, &guard);
  monev_login_page_choose (f->page, f->office->second);
  try_pin (f, FIXTURE_PIN);
  g_assert_null (f->actor);
  g_assert_true (shows_text (f->page, "terkunci"));
  g_assert_true (shows_text (f->page, "admin"));
}

static void
test_search (Fixture *f, gconstpointer data)
{
  g_assert_cmpuint (n_rows (f), ==, 2);
  gtk_editable_set_text (GTK_EDITABLE (f->page->search), "wulan");
  drain ();
  g_assert_cmpuint (n_rows (f), ==, 1);
  g_signal_emit_by_name (f->page->search, "activate"); /* Enter takes the best */
  g_assert_cmpstr (monev_login_page_get_chosen (f->page), ==, f->office->second);
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (f->window)),
                                         GTK_WIDGET (f->page->pin)));
  gtk_editable_set_text (GTK_EDITABLE (f->page->search), "tidak ada orangnya");
  drain ();
  g_assert_cmpuint (n_rows (f), ==, 0);
  g_assert_true (shows_text (f->page, "Tidak ada pegawai dengan nama"));
  g_signal_emit_by_name (f->page->search, "activate");
}

/* After a lock somebody is chosen already; a PIN is not typed for one who is no longer listed. */
static void
test_search_lets_go_of_who_is_not_listed (Fixture *f, gconstpointer data)
{
  monev_login_page_choose (f->page, f->office->first);
  gtk_editable_set_text (GTK_EDITABLE (f->page->search), "wulan");
  drain ();
  g_assert_null (monev_login_page_get_chosen (f->page));
  g_assert_false (gtk_widget_is_sensitive (GTK_WIDGET (f->page->pin)));
  monev_login_page_choose (f->page, f->office->second);
  gtk_editable_set_text (GTK_EDITABLE (f->page->search), "wula");
  drain ();
  g_assert_cmpstr (monev_login_page_get_chosen (f->page), ==, f->office->second);
}

static GtkWidget *
find_dialog (GType type)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (g_type_is_a (G_OBJECT_TYPE (window), type))
        return window;
    }
  return NULL;
}

static char *
hide_secret (Fixture *f)
{
  g_autoptr (MonevDbConnection) connection
      = monev_db_connection_open (f->office->uri, MONEV_DB_OPEN_DEFAULT, NULL);
  g_autofree char *id = monev_database_id (connection, NULL);
  char *path = monev_secret_path (id);

  g_assert_cmpint (g_unlink (path), ==, 0);
  return path;
}

static void
test_secret (Fixture *f, gconstpointer data)
{
  g_autofree char *path = hide_secret (f);
  g_autofree char *wrong = g_strdup (f->office->code);
  GtkWidget *dialog, *code, *save;
  MonevLoginState state;
  g_autoptr (MonevDbConnection) connection
      = monev_db_connection_open (f->office->uri, MONEV_DB_OPEN_DEFAULT, NULL);

  monev_login_page_choose (f->page, f->office->first);
  try_pin (f, FIXTURE_PIN);
  wait_until (find_dialog (MONEV_TYPE_SECRET_DIALOG) != NULL);
  g_assert_true (monev_login_state (connection, f->office->first, &state, NULL));
  g_assert_cmpint (state.failures, ==, 0); /* not the person's fault */
  dialog = find_dialog (MONEV_TYPE_SECRET_DIALOG);
  code = find_widget (dialog, ADW_TYPE_ENTRY_ROW);
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (dialog)), code));
  save = gtk_window_get_default_widget (GTK_WINDOW (dialog));
  gtk_editable_set_text (GTK_EDITABLE (code), "ABCD");
  g_assert_false (gtk_widget_get_sensitive (save));
  wrong[0] = wrong[0] == '7' ? '8' : '7';
  gtk_editable_set_text (GTK_EDITABLE (code), wrong);
  g_signal_emit_by_name (save, "clicked");
  wait_until (shows_text (dialog, "tidak cocok"));
  gtk_editable_set_text (GTK_EDITABLE (code), f->office->code);
  g_signal_emit_by_name (save, "clicked");
  wait_until (f->actor != NULL); /* the PIN that was typed is tried again by itself */
  g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));
}

static void
type_pins (GtkWidget *dialog, const char *old, const char *fresh, const char *again)
{
  const char *const names[] = { "old", "fresh", "again" };
  const char *const texts[] = { old, fresh, again };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    gtk_editable_set_text (GTK_EDITABLE (gtk_widget_get_template_child (
                               dialog, MONEV_TYPE_PIN_DIALOG, names[i])),
                           texts[i]);
  g_signal_emit_by_name (gtk_window_get_default_widget (GTK_WINDOW (dialog)), "clicked");
}

static void
count (int *times)
{
  (*times)++;
}

static void
test_change_pin (Fixture *f, gconstpointer data)
{
  GtkWidget *dialog;
  int changed = 0;

  monev_login_page_choose (f->page, f->office->second);
  try_pin (f, FIXTURE_PIN);
  monev_session_set_actor (f->session, g_steal_pointer (&f->actor));
  dialog = g_object_ref (monev_pin_dialog_new (f->session));
  g_signal_connect_swapped (dialog, "changed", G_CALLBACK (count), &changed);
  gtk_window_present (GTK_WINDOW (dialog));
  wait_for_frame (dialog);
  type_pins (dialog, FIXTURE_PIN, "123456", "123456");
  g_assert_true (shows_text (dialog, "mudah ditebak"));
  type_pins (dialog, FIXTURE_PIN, "975310", "975311");
  g_assert_true (shows_text (dialog, "tidak sama"));
  type_pins (dialog, "999999", "975310", "975310");
  wait_until (shows_text (dialog, "PIN salah"));
  g_assert_cmpint (changed, ==, 0);
  type_pins (dialog, FIXTURE_PIN, "975310", "975310");
  wait_until (changed == 1);
  drain ();
  g_assert_finalize_object (dialog);
  monev_session_set_actor (f->session, NULL);
  try_pin (f, "975310");
  g_assert_nonnull (f->actor);
}

static void
test_width (Fixture *f, gconstpointer data)
{
  g_assert_cmpint (least_width (f->page), <=, 1024);
}

static void
test_left_while_trying (Fixture *f, gconstpointer data)
{
  monev_login_page_choose (f->page, f->office->second);
  gtk_editable_set_text (GTK_EDITABLE (f->page->pin), FIXTURE_PIN);
  monev_login_page_enter (f->page);
  gtk_window_set_child (GTK_WINDOW (f->window), NULL);
  g_object_run_dispose (G_OBJECT (f->page));
  wait_until (G_OBJECT (f->page)->ref_count == 1);
  g_assert_null (f->actor);
}

static void
save_logo (Fixture *f, const char *svg)
{
  g_autoptr (GBytes) logo = g_bytes_new_static (svg, strlen (svg));
  g_autoptr (MonevIssueList) issues = monev_issue_list_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (MonevDbConnection) connection
      = monev_db_connection_open (f->office->uri, MONEV_DB_OPEN_DEFAULT, NULL);
  g_autoptr (MonevActor) admin = monev_login (connection, "damar", FIXTURE_PIN, NULL);
  g_autoptr (MonevRecord) office = monev_office_load (connection, NULL);
  g_autoptr (MonevRecord) saved
      = monev_office_save (connection, admin, office, logo, issues, &error);

  g_assert_no_error (error);
}

/* A tall one of a few pixels: neither does it push the names away nor is it blurred. */
static void
test_logo (Fixture *f, gconstpointer data)
{
  GdkPaintable *shown;

  save_logo (f, "<svg xmlns='http://www.w3.org/2000/svg' width='10' height='20'>"
                "<rect width='10' height='20' fill='#2a7'/></svg>");
  monev_login_page_reload (f->page);
  wait_until (gtk_widget_get_visible (GTK_WIDGET (f->page->logo)));
  wait_for_frame (f->window);
  g_assert_cmpint (gtk_widget_get_height (GTK_WIDGET (f->page->logo)), <=, 88);
  shown = gtk_image_get_paintable (f->page->logo);
  g_assert_cmpint (gdk_paintable_get_intrinsic_height (shown), >=, 88);
  g_assert_cmpfloat_with_epsilon (gdk_paintable_get_intrinsic_aspect_ratio (shown), 0.5, 0.01);
}

#define add(path, test) g_test_add (path, Fixture, NULL, set_up, test, tear_down)

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  add ("/login/right-pin", test_right_pin);
  add ("/login/wrong-pin-said-at-the-entry", test_wrong_pin);
  add ("/login/few-tries-left-are-told", test_few_left);
  add ("/login/wait-counts-down", test_countdown);
  add ("/login/wait-belongs-to-one-official", test_wait_is_one_officials);
  add ("/login/locked-names-the-admin", test_locked);
  add ("/login/search-and-enter", test_search);
  add ("/login/search-and-enter-lets-go", test_search_lets_go_of_who_is_not_listed);
  add ("/login/secret/asked-for-and-kept", test_secret);
  add ("/login/pin/changed-by-oneself", test_change_pin);
  add ("/login/logo-is-small-and-sharp", test_logo);
  add ("/login/minimum-width", test_width);
  add ("/login/left-while-trying", test_left_while_trying);
  return g_test_run ();
}
