#include "tests/ui/picture.h"
#include "ui/common/list-source.h"
#include "ui/shell/application.h"
#include "ui/shell/window-private.h"
#include "ui/shell/window-state.h"

#include <glib/gstdio.h>

typedef struct
{
  MonevApplication *application;
  MonevWindow *window;
  guint made[3];
} Fixture;

static Fixture *now;
static MonevApplication *the_application; /* one bus name, one object path: one for all tests */

static GtkWidget *
make_room (MonevWindow *window, gpointer data)
{
  static const char *const titles[] = { "Beranda", "Data OPD", "Referensi" };
  guint i = GPOINTER_TO_UINT (data);
  GtkWidget *page = monev_page_new (titles[i]);

  now->made[i]++;
  monev_page_set_content (MONEV_PAGE (page), gtk_entry_new ());
  return page;
}

static void
set_up (Fixture *f, gconstpointer data)
{
  now = f;
  f->application = the_application;
  f->window = g_object_ref (monev_window_new (GTK_APPLICATION (f->application)));
  monev_window_add_room (f->window, "home", "Beranda", "monev-home-symbolic", make_room,
                         GUINT_TO_POINTER (0), NULL);
  monev_window_add_room (f->window, "data", "Data OPD", "monev-data-symbolic", make_room,
                         GUINT_TO_POINTER (1), NULL);
  monev_window_add_room (f->window, "reference", "Referensi", "monev-reference-symbolic", make_room,
                         GUINT_TO_POINTER (2), NULL);
  monev_window_set_stage (f->window, MONEV_STAGE_MAIN);
  monev_window_show_room (f->window, "home");
  gtk_window_present (GTK_WINDOW (f->window));
  wait_for_frame (GTK_WIDGET (f->window));
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (f->window));
  drain ();
  g_assert_finalize_object (f->window);
}

static gboolean
act (Fixture *f, const char *action)
{
  g_autoptr (GVariant) target = NULL;
  g_autofree char *name = NULL;

  g_assert_true (g_action_parse_detailed_name (action, &name, &target, NULL));
  return gtk_widget_activate_action_variant (GTK_WIDGET (f->window), name, target);
}

static void
test_rooms (Fixture *f, gconstpointer data)
{
  g_assert_cmpuint (f->made[0], ==, 1);
  g_assert_cmpuint (f->made[1], ==, 0); /* made when it is entered */
  g_assert_true (act (f, "win.room(2)"));
  g_assert_cmpstr (monev_window_get_room (f->window), ==, "data");
  g_assert_true (monev_window_show_room (f->window, "home"));
  g_assert_true (monev_window_show_room (f->window, "data"));
  g_assert_cmpuint (f->made[1], ==, 1);
  act (f, "win.room(8)");
  g_assert_cmpstr (monev_window_get_room (f->window), ==, "data");
  g_assert_false (monev_window_show_room (f->window, "hasil"));
  monev_window_clear_rooms (f->window);
  g_assert_null (monev_window_get_room (f->window));
  g_assert_false (monev_window_show_room (f->window, "home"));
}

/* Also a room in whose text one was typing. */
static void
test_rooms_are_gone (Fixture *f, gconstpointer data)
{
  MonevPage *page = g_object_ref (monev_window_get_page (f->window));
  g_autoptr (MonevListSource) source = NULL;
  const MonevListColumn column = { "Nama", MONEV_SORT_TEXT, 100, TRUE, FALSE };

  source = monev_list_source_new (&column, 1);
  monev_page_set_source (page, MONEV_GRID_SOURCE (source));
  monev_page_open_search (page);
  wait_for_frame (GTK_WIDGET (f->window));
  monev_window_clear_rooms (f->window);
  drain ();
  g_assert_finalize_object (page);
}

static gboolean
refuse (MonevPage *page, gboolean *stay)
{
  return *stay;
}

static void
test_desks (Fixture *f, gconstpointer data)
{
  GtkWidget *first = monev_page_new ("Laporan"), *second = monev_page_new ("Lampiran");
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (f->window));
  gboolean stay = TRUE;

  g_assert_false (monev_window_pop_desk (f->window));
  gtk_widget_grab_focus (
      gtk_widget_get_last_child (GTK_WIDGET (monev_window_get_page (f->window))));
  focus = gtk_window_get_focus (GTK_WINDOW (f->window));
  monev_window_push_desk (f->window, first);
  monev_window_push_desk (f->window, second);
  g_assert_true (monev_window_get_desk (f->window) == second);
  g_assert_true (act (f, "win.back"));
  g_assert_true (monev_window_get_desk (f->window) == first);
  g_signal_connect (first, "closing", G_CALLBACK (refuse), &stay);
  act (f, "win.back");
  g_assert_true (monev_window_get_desk (f->window) == first);
  g_assert_false (
      monev_window_show_room (f->window, "data")); /* unsaved work is not left by a side door */
  g_assert_cmpstr (monev_window_get_room (f->window), ==, "home");
  stay = FALSE;
  g_assert_true (monev_window_show_room (f->window, "data"));
  g_assert_null (monev_window_get_desk (f->window));
  wait_for_frame (GTK_WIDGET (f->window));
  g_assert_true (focus != NULL);
  g_assert_cmpuint (f->window->leaving->len, ==, 0);
}

static void
test_desk_gives_focus_back (Fixture *f, gconstpointer data)
{
  GtkWidget *focus, *desk = monev_page_new ("Laporan");

  gtk_widget_child_focus (GTK_WIDGET (monev_window_get_page (f->window)), GTK_DIR_TAB_FORWARD);
  focus = gtk_window_get_focus (GTK_WINDOW (f->window));
  g_assert_nonnull (focus);
  monev_page_set_content (MONEV_PAGE (desk), gtk_entry_new ());
  monev_window_push_desk (f->window, desk);
  wait_for_frame (GTK_WIDGET (f->window));
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (f->window)), desk));
  monev_window_pop_desk (f->window);
  wait_for_frame (GTK_WIDGET (f->window));
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (f->window)) == focus);
}

static gboolean
press_escape (GtkWidget *widget)
{
  g_autoptr (GListModel) all = gtk_widget_observe_controllers (widget);
  gboolean taken = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (all) && !taken; i++)
    {
      g_autoptr (GtkEventController) one = g_list_model_get_item (all, i);

      if (GTK_IS_EVENT_CONTROLLER_KEY (one))
        g_signal_emit_by_name (one, "key-pressed", GDK_KEY_Escape, 0, 0, &taken);
    }
  return taken;
}

static void
test_narrow (Fixture *f, gconstpointer data)
{
  GtkWidget *page = GTK_WIDGET (monev_window_get_page (f->window));
  int least;

  g_assert_false (adw_flap_get_folded (f->window->flap));
  gtk_widget_measure (GTK_WIDGET (f->window), GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL,
                      NULL);
  g_assert_cmpint (least, <=, 1024);
  gtk_widget_set_size_request (gtk_widget_get_last_child (page), 900, -1);
  gtk_window_set_default_size (GTK_WINDOW (f->window), 1024, 700);
  wait_until (adw_flap_get_folded (f->window->flap)); /* where the page no longer fits */
  g_assert_true (gtk_widget_get_width (GTK_WIDGET (f->window)) <= 1024);
  g_assert_false (adw_flap_get_reveal_flap (f->window->flap));
  act (f, "win.toggle-sidebar");
  g_assert_true (adw_flap_get_reveal_flap (f->window->flap));
  monev_window_show_room (f->window, "home");
  g_assert_false (adw_flap_get_reveal_flap (f->window->flap)); /* out of the way of the page */
  act (f, "win.toggle-sidebar");
  act (f, "win.search");
  g_assert_false (adw_flap_get_reveal_flap (f->window->flap)); /* what is searched lies below it */
  act (f, "win.toggle-sidebar");
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (f->window)),
                                         GTK_WIDGET (f->window->sidebar)));
  g_assert_true (press_escape (GTK_WIDGET (f->window->flap)));
  g_assert_false (adw_flap_get_reveal_flap (f->window->flap));
  g_assert_false (press_escape (GTK_WIDGET (f->window->flap))); /* not its business any more */
}

static void
count (MonevWindow *window, gpointer data)
{
  (*(int *) data)++;
}

static void
count_free (gpointer data)
{
  (*(int *) data)++;
}

static void
test_toast (Fixture *f, gconstpointer data)
{
  int undone = 0, freed = 0;

  monev_window_toast (f->window, "OPD <b>dihapus</b> & selesai", "Urungkan", count, &undone, NULL);
  wait_for_frame (GTK_WIDGET (f->window));
  g_assert_true (act (f, "win.toast('Disalin')"));
  monev_window_toast (f->window, "Tanpa tombol", NULL, NULL, &freed, count_free);
  g_assert_cmpint (freed, ==, 1);
  wait_for_frame (GTK_WIDGET (f->window));
  g_assert_cmpint (undone, ==, 0);
}

static void
test_notice (Fixture *f, gconstpointer data)
{
  int tried = 0;

  monev_window_set_notice (f->window, "clock", GTK_MESSAGE_WARNING, "Jam komputer mundur.", NULL,
                           NULL, NULL, NULL);
  monev_window_set_notice (f->window, "server", GTK_MESSAGE_ERROR, "Server tidak terjangkau.",
                           "Coba Lagi", count, &tried, NULL);
  g_assert_true (gtk_info_bar_get_revealed (f->window->notice_bar));
  g_assert_cmpstr (gtk_label_get_text (f->window->notice_text), ==, "Server tidak terjangkau.");
  g_signal_emit_by_name (f->window->notice_button, "clicked");
  g_assert_cmpint (tried, ==, 1);
  monev_window_clear_notice (f->window, "server");
  g_assert_cmpstr (gtk_label_get_text (f->window->notice_text), ==, "Jam komputer mundur.");
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (f->window->notice_button)));
  monev_window_clear_notice (f->window, "clock");
  g_assert_false (gtk_info_bar_get_revealed (f->window->notice_bar));
}

static void
count_year (MonevWindow *window, GParamSpec *spec, int *changes)
{
  (*changes)++;
}

static void
test_year (Fixture *f, gconstpointer data)
{
  const int years[] = { 2026, 2025 };
  int changes = 0;

  g_signal_connect (f->window, "notify::year", G_CALLBACK (count_year), &changes);
  monev_window_set_years (f->window, years, 2);
  g_assert_cmpint (changes, ==, 0);
  monev_window_set_year (f->window, 2026);
  monev_window_set_year (f->window, 2026);
  g_assert_cmpint (changes, ==, 1);
  g_signal_emit_by_name (f->window->sidebar, "year-chosen", 2025);
  g_assert_cmpint (monev_window_get_year (f->window), ==, 2025);
  monev_window_set_years (f->window, NULL, 0);
  g_assert_cmpint (monev_window_get_year (f->window), ==, 2025);
}

static void
test_lock (Fixture *f, gconstpointer data)
{
  int locks = 0;

  g_signal_connect (f->window, "lock-requested", G_CALLBACK (count), &locks);
  act (f, "win.lock");
  g_assert_cmpint (locks, ==, 0); /* nobody is logged in */
  monev_window_set_official (f->window, "Marlina Husein", "Kepala Bidang");
  g_assert_true (act (f, "win.lock"));
  g_assert_cmpint (locks, ==, 1);
  monev_window_set_stage (f->window, MONEV_STAGE_LOGIN);
  act (f, "win.lock");
  g_assert_cmpint (locks, ==, 1); /* it is locked already */
}

static void
test_stages (Fixture *f, gconstpointer data)
{
  monev_window_set_stage_page (f->window, MONEV_STAGE_LOGIN, gtk_label_new ("Masuk"));
  monev_window_set_stage (f->window, MONEV_STAGE_LOGIN);
  g_assert_cmpint ((int) monev_window_get_stage (f->window), ==, MONEV_STAGE_LOGIN);
  act (f, "win.room(2)");
  g_assert_cmpstr (monev_window_get_room (f->window), ==, "home"); /* no way round the login */
  monev_window_set_stage (f->window, MONEV_STAGE_MAIN);
  g_assert_true (act (f, "win.room(2)"));
}

static void
test_close_while_working (Fixture *f, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  guint hold = monev_window_hold (f->window, "Impor pegawai", cancellable);

  gtk_window_close (GTK_WINDOW (f->window));
  wait_until (f->window->question != NULL);
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (f->window->question), "wait");
  drain ();
  g_assert_false (g_cancellable_is_cancelled (cancellable));
  gtk_window_close (GTK_WINDOW (f->window));
  wait_until (f->window->question != NULL);
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (f->window->question), "cancel-work");
  drain ();
  g_assert_true (g_cancellable_is_cancelled (cancellable));
  gtk_window_close (GTK_WINDOW (f->window));
  drain ();
  g_assert_null (f->window->question); /* it has been answered */
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (f->window))); /* until the work has stopped */
  monev_window_release (f->window, hold);
  drain ();
  g_assert_false (gtk_widget_get_mapped (GTK_WIDGET (f->window)));
}

static void
test_search (Fixture *f, gconstpointer data)
{
  MonevPage *page = monev_window_get_page (f->window);

  act (f, "win.search");
  g_assert_false (
      monev_search_bar_get_open (monev_page_get_search (page))); /* nothing to look through */
  g_object_set (page, "searchable", TRUE, NULL);
  act (f, "win.search");
  g_assert_true (monev_search_bar_get_open (monev_page_get_search (page)));
}

static void
test_actions_have_keys (Fixture *f, gconstpointer data)
{
  const char *const actions[]
      = { "app.quit",   "app.shortcuts", "win.toggle-sidebar", "win.back",
          "win.search", "win.lock",      "win.room(1)",        "win.room(8)" };

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    {
      g_auto (GStrv) keys
          = gtk_application_get_accels_for_action (GTK_APPLICATION (f->application), actions[i]);

      g_assert_cmpuint (g_strv_length (keys), >, 0);
    }
  g_assert_nonnull (gtk_application_window_get_help_overlay (GTK_APPLICATION_WINDOW (f->window)));
  /* what is not built is not offered */
  g_assert_false (
      g_action_group_get_action_enabled (G_ACTION_GROUP (f->application), "preferences"));
}

static gboolean
file_holds (const char *path, const char *text)
{
  g_autofree char *content = NULL;

  return g_file_get_contents (path, &content, NULL, NULL) && strstr (content, text) != NULL;
}

static guint
n_windows (void)
{
  return g_list_model_get_n_items (gtk_window_get_toplevels ());
}

static void
test_dialogs (Fixture *f, gconstpointer data)
{
  GtkShortcutsWindow *overlay
      = gtk_application_window_get_help_overlay (GTK_APPLICATION_WINDOW (f->window));
  guint before = n_windows ();

  g_action_group_activate_action (G_ACTION_GROUP (f->application), "shortcuts", NULL);
  wait_until (gtk_widget_get_mapped (GTK_WIDGET (overlay)));
  gtk_window_close (GTK_WINDOW (overlay));
  g_action_group_activate_action (G_ACTION_GROUP (f->application), "about", NULL);
  wait_until (n_windows () > before);
  for (guint i = 0; i < n_windows (); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (gtk_window_get_toplevels (), i);

      if (ADW_IS_ABOUT_WINDOW (window))
        gtk_window_destroy (window);
    }
  drain ();
}

static void
test_scheme (Fixture *f, gconstpointer data)
{
  g_autofree char *path = g_build_filename (g_get_user_config_dir (), "monev", "window.ini", NULL);

  g_action_group_activate_action (G_ACTION_GROUP (f->application), "scheme",
                                  g_variant_new_string ("dark"));
  g_assert_true (adw_style_manager_get_dark (adw_style_manager_get_default ()));
  wait_until (file_holds (path, "scheme=dark"));
  g_action_group_activate_action (G_ACTION_GROUP (f->application), "scheme",
                                  g_variant_new_string ("default"));
  g_assert_false (adw_style_manager_get_dark (adw_style_manager_get_default ()));
  wait_until (file_holds (path, "scheme=default"));
}

static void
test_icons (Fixture *f, gconstpointer data)
{
  const char *const icons[] = { "id.monev.Monev",
                                "id.monev.Monev-symbolic",
                                "monev-home-symbolic",
                                "monev-agenda-symbolic",
                                "monev-review-symbolic",
                                "monev-data-symbolic",
                                "monev-instrument-symbolic",
                                "monev-document-symbolic",
                                "monev-result-symbolic",
                                "monev-reference-symbolic" };
  GtkIconTheme *theme = gtk_icon_theme_get_for_display (gdk_display_get_default ());

  for (guint i = 0; i < G_N_ELEMENTS (icons); i++)
    g_assert_true (gtk_icon_theme_has_icon (theme, icons[i]));
}

static void
test_state (void)
{
  g_autofree char *folder = g_dir_make_tmp ("monev-state-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "deep", "window.ini", NULL);
  g_autofree char *deep = g_path_get_dirname (path);
  g_autoptr (MonevWindowState) state = monev_window_state_new (path);
  int width, height;
  gboolean maximized;

  monev_window_state_get_size (state, &width, &height, &maximized);
  g_assert_cmpint (width, ==, 1280);
  monev_window_state_set_size (state, 1100, 720, FALSE);
  monev_window_state_set_size (state, 1920, 1080, TRUE);
  monev_window_state_set_scheme (state, "dark");
  monev_window_state_save (state, NULL);
  wait_until (file_holds (path, "scheme=dark"));
  g_autoptr (MonevWindowState) again = monev_window_state_new (path);
  monev_window_state_get_size (again, &width, &height, &maximized);
  g_assert_cmpint (width, ==, 1100);
  g_assert_cmpint (height, ==, 720);
  g_assert_true (maximized);
  g_assert_cmpstr (monev_window_state_get_scheme (again), ==, "dark");
  g_assert_true (
      g_file_set_contents (path, "[window]\nwidth=-7\nheight=99999999\nscheme=merah\n", -1, NULL));
  g_autoptr (MonevWindowState) odd = monev_window_state_new (path);
  monev_window_state_get_size (odd, &width, &height, &maximized);
  g_assert_cmpint (width, ==, 1280);
  g_assert_cmpint (height, ==, 800);
  g_assert_cmpstr (monev_window_state_get_scheme (odd), ==, "default");
  g_unlink (path);
  g_rmdir (deep);
  g_rmdir (folder);
}

#define add(path, test) g_test_add (path, Fixture, NULL, set_up, test, tear_down)

int
main (int argc, char **argv)
{
  int status;

  gtk_test_init (&argc, &argv, NULL);
  g_test_add_func ("/window-state/remembers-and-doubts", test_state);
  add ("/window/rooms/only-registered-and-made-late", test_rooms);
  add ("/window/rooms/nothing-is-left-of-them", test_rooms_are_gone);
  add ("/window/desks/stack-and-may-refuse", test_desks);
  add ("/window/desks/focus-comes-back", test_desk_gives_focus_back);
  add ("/window/narrow/sidebar-folds", test_narrow);
  add ("/window/toast/plain-text", test_toast);
  add ("/window/notice/last-in-front", test_notice);
  add ("/window/year/announced-once", test_year);
  add ("/window/lock/needs-an-official", test_lock);
  add ("/window/stages/login-is-no-doorway", test_stages);
  add ("/window/close/asks-while-work-runs", test_close_while_working);
  add ("/window/search/only-where-there-is-something", test_search);
  add ("/window/keys/actions-have-theirs", test_actions_have_keys);
  add ("/window/dialogs/shortcuts-and-about", test_dialogs);
  add ("/window/scheme/chosen-and-remembered", test_scheme);
  add ("/window/icons/all-found", test_icons);
  the_application = monev_application_new (G_APPLICATION_NON_UNIQUE);
  g_assert_true (g_application_register (G_APPLICATION (the_application), NULL, NULL));
  status = g_test_run ();
  drain ();
  g_object_unref (the_application);
  return status;
}
