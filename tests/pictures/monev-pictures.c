/* Walks the main pages of a demo office and takes a picture of each: light and dark, 1280×800 and
 * 1024×700.
 *
 * usage: monev-pictures FOLDER|--names [NAME…]; a page is a function that brings the window there, and a
 * file name. Each page has a copy of the office to itself: what one leaves behind, such as an entry
 * in the log, is not seen on the next.
 */
#include "db-backup.h"
#include "demo/demo.h"
#include "office/database-file.h"
#include "procedure-pages.h"
#include "reference-pages.h"
#include "testing.h"
#include "ui/common/status-pill.h"
#include "ui/common/style.h"
#include "ui/office/logo-row.h"
#include "ui/office/open-failure.h"
#include "ui/office/region-entry.h"
#include "ui/office/setup-private.h"
#include "ui/people/login-private.h"
#include "ui/people/pin-dialog.h"
#include "ui/people/secret-dialog.h"
#include "ui/shell/application.h"
#include "ui/shell/office-window.h"
#include "tests/ui/names.h"
#include "walk.h"

#include <glib/gstdio.h>
#include <locale.h>
#include <stdlib.h>
#include <string.h>


GtkWidget *
find_type (GtkWidget *widget, GType type)
{
  if (g_type_is_a (G_OBJECT_TYPE (widget), type))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_type (child, type);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static void
open_window (Walk *walk, const char *uri, MonevStage stage)
{
  MonevOfficeWindow *office;

  walk->window = monev_window_new (GTK_APPLICATION (walk->application));
  office = monev_office_window_attach (walk->window, uri);
  monev_session_set_year (monev_office_window_get_session (office), MONEV_DEMO_YEAR);
  gtk_window_present (GTK_WINDOW (walk->window));
  wait_for_frame (GTK_WIDGET (walk->window));
  wait_until (monev_window_get_stage (walk->window) == stage);
}

/* ---- login ---- */

static MonevLoginPage *
open_login (Walk *walk)
{
  MonevLoginPage *login;

  open_window (walk, walk->demo, MONEV_STAGE_LOGIN);
  login = MONEV_LOGIN_PAGE (FIND (walk, MONEV_TYPE_LOGIN_PAGE));
  wait_until (login->names != NULL);
  return login;
}

static const char *
official (MonevLoginPage *login, const char *username)
{
  for (guint i = 0; i < login->names->len; i++)
    {
      const MonevLoginName *name = g_ptr_array_index (login->names, i);

      if (g_str_equal (name->username, username))
        return name->id;
    }
  g_error ("no demo official %s", username);
}

static void
go_login (Walk *walk)
{
  MonevLoginPage *login = open_login (walk);

  monev_login_page_choose (login, official (login, "kabid"));
}

static void
go_wrong_pin (Walk *walk)
{
  MonevLoginPage *login = open_login (walk);

  monev_login_page_choose (login, official (login, "staf"));
  gtk_editable_set_text (GTK_EDITABLE (login->pin), "246802");
  monev_login_page_enter (login);
  wait_until (!login->trying);
}

static void
go_secret (Walk *walk)
{
  MonevLoginPage *login = open_login (walk);

  (void) login;
  walk->shown = monev_secret_dialog_new (
      monev_office_window_get_session (monev_office_window_of (walk->window)));
  gtk_window_set_transient_for (GTK_WINDOW (walk->shown), GTK_WINDOW (walk->window));
  gtk_window_present (GTK_WINDOW (walk->shown));
}

void
log_in (Walk *walk, const char *username)
{
  MonevLoginPage *login = open_login (walk);

  monev_login_page_choose (login, official (login, username));
  gtk_editable_set_text (GTK_EDITABLE (login->pin), MONEV_DEMO_PIN);
  monev_login_page_enter (login);
  wait_until (monev_window_get_stage (walk->window) == MONEV_STAGE_MAIN);
}

/* ---- first start ---- */

static MonevSetupPage *
open_setup (Walk *walk)
{
  open_window (walk, walk->empty, MONEV_STAGE_SETUP);
  return MONEV_SETUP_PAGE (FIND (walk, MONEV_TYPE_SETUP_PAGE));
}

/* An invented one. */
static const char emblem[]
    = "<svg xmlns='http://www.w3.org/2000/svg' width='72' height='84' viewBox='0 0 72 84'>"
      "<path d='M4 6 36 0 68 6v34c0 20-14 36-32 44C18 76 4 60 4 40z' fill='#26527d'/>"
      "<circle cx='36' cy='24' r='9' fill='#f5c451'/>"
      "<path d='M14 46c8-6 14 6 22 0s14 6 22 0M18 57c7-6 12 6 18 0s12 6 18 0M24 67c5-5 8 4 12 0s8 4 "
      "12 0' fill='none' stroke='#f5c451' stroke-width='3'/></svg>";

static void
fill_office (MonevSetupPage *setup)
{
  g_autofree char *folder = g_path_get_dirname (strchr (setup->uri, ':') + 1);
  g_autofree char *path = g_strconcat (folder, ".svg", NULL);
  g_autoptr (GFile) logo = g_file_new_for_path (path);

  g_assert_true (g_file_set_contents (path, emblem, -1, NULL));
  monev_region_entry_set_code (MONEV_REGION_ENTRY (setup->region), "61.04");
  monev_field_form_set_text (setup->office, "address", "Jalan Jenderal Sudirman Nomor 37");
  monev_logo_row_load (MONEV_LOGO_ROW (setup->logo), logo);
  wait_until (monev_logo_row_get_logo (MONEV_LOGO_ROW (setup->logo)) != NULL);
}

static void
fill_official (MonevSetupPage *setup)
{
  monev_field_form_set_text (setup->official, "name", "Damar Wicaksana");
  monev_field_form_set_text (setup->official, "title_after", "S.Kom.");
  monev_field_form_set_text (setup->official, "nip", "198802292011011991");
  monev_field_form_set_text (setup->official, "rank", "Penata");
  monev_field_form_set_text (setup->official, "grade", "III/c");
  monev_field_form_set_text (setup->official, "pin", "246802");
  monev_field_form_set_text (setup->official, "pin-again", "246802");
}

static void
go_setup_search (Walk *walk)
{
  MonevSetupPage *setup = open_setup (walk);
  GtkWidget *search = monev_region_entry_get_search (MONEV_REGION_ENTRY (setup->region));

  gtk_editable_set_text (GTK_EDITABLE (search), "ketap");
}

static void
go_setup_office (Walk *walk)
{
  fill_office (open_setup (walk));
}

static void
go_setup_letters (Walk *walk)
{
  MonevSetupPage *setup = open_setup (walk);

  fill_office (setup);
  monev_setup_page_next (setup);
}

static void
go_setup_faults (Walk *walk)
{
  MonevSetupPage *setup = open_setup (walk);

  fill_office (setup);
  monev_setup_page_next (setup);
  monev_setup_page_next (setup);
  fill_official (setup);
  monev_field_form_set_text (setup->official, "nip", "19880229201101199");
  monev_field_form_set_text (setup->official, "pin", "123456");
  monev_setup_page_next (setup);
}

static void
go_setup_recovery (Walk *walk)
{
  MonevSetupPage *setup = open_setup (walk);

  fill_office (setup);
  monev_setup_page_next (setup);
  monev_setup_page_next (setup);
  fill_official (setup);
  monev_setup_page_next (setup);
  wait_until (monev_setup_page_get_step (setup) == MONEV_SETUP_RECOVERY);
}

/* ---- failures ---- */

static void
go_damaged (Walk *walk)
{
  g_autofree char *path = g_build_filename (walk->folder, "rusak", "monev.db", NULL);
  g_autofree char *uri = g_strconcat ("sqlite:", path, NULL);
  g_autofree char *copy = NULL;
  gsize size;

  g_assert_true (g_file_get_contents (walk->demo + strlen ("sqlite:"), &copy, &size, NULL));
  memset (copy + size / 3, 0x5a, size / 3);
  g_assert_true (g_file_set_contents (path, copy, (gssize) size, NULL));
  open_window (walk, uri, MONEV_STAGE_START);
  wait_until (FIND (walk, MONEV_TYPE_OPEN_FAILURE) != NULL);
}

static void
go_away (Walk *walk)
{
  open_window (walk, "postgresql://perencana:sandi@127.0.0.1:9/monev", MONEV_STAGE_START);
  wait_until (FIND (walk, MONEV_TYPE_OPEN_FAILURE) != NULL);
}

/* ---- rooms ---- */

static void
go_home (Walk *walk)
{
  log_in (walk, "admin");
  wait_for_frame (GTK_WIDGET (walk->window));
  wait_until (FIND (walk, MONEV_TYPE_STATUS_PILL) != NULL);
}

static void
go_home_next_year (Walk *walk)
{
  go_home (walk);
  monev_window_set_year (walk->window, MONEV_DEMO_YEAR + 1);
}

static void
go_pin (Walk *walk)
{
  go_home (walk);
  walk->shown = monev_pin_dialog_new (
      monev_office_window_get_session (monev_office_window_of (walk->window)));
  gtk_window_set_transient_for (GTK_WINDOW (walk->shown), GTK_WINDOW (walk->window));
  gtk_window_present (GTK_WINDOW (walk->shown));
}

static void
go_shortcuts (Walk *walk)
{
  go_home (walk);
  g_action_group_activate_action (G_ACTION_GROUP (walk->application), "shortcuts", NULL);
  walk->shown = GTK_WIDGET (
      gtk_application_window_get_help_overlay (GTK_APPLICATION_WINDOW (walk->window)));
}

static void
go_locked (Walk *walk)
{
  go_home (walk);
  monev_office_window_lock (monev_office_window_of (walk->window));
}

static void
go_reference (Walk *walk)
{
  log_in (walk, "admin");
  gtk_widget_activate_action (GTK_WIDGET (walk->window), "win.open-reference", "s", "agency");
  wait_for_frame (GTK_WIDGET (walk->window));
  walk->reference->open (walk->window,
                         monev_office_window_get_session (monev_office_window_of (walk->window)),
                         MONEV_REFERENCE_ROOM (FIND (walk, MONEV_TYPE_REFERENCE_ROOM)));
}

/* ---- dialogs of SOP ---- */

static MonevReferenceRoom *
go_room (Walk *walk)
{
  log_in (walk, "perencana");
  gtk_widget_activate_action (GTK_WIDGET (walk->window), "win.open-reference", "s", "procedure");
  wait_for_frame (GTK_WIDGET (walk->window));
  return MONEV_REFERENCE_ROOM (FIND (walk, MONEV_TYPE_REFERENCE_ROOM));
}

static GtkWidget *
dialog_over (Walk *walk)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *l = windows; l != NULL; l = l->next)
    if (ADW_IS_MESSAGE_DIALOG (l->data) && gtk_widget_get_visible (l->data))
      return l->data;
  return NULL;
}

static void
go_copy (Walk *walk)
{
  MonevReferenceRoom *room = go_room (walk);

  procedure_pages_list (
      walk->window, monev_office_window_get_session (monev_office_window_of (walk->window)), room);
  gtk_widget_activate_action (FIND (walk, MONEV_TYPE_REFERENCE_ROOM), "panel.add", NULL);
  wait_until (dialog_over (walk) != NULL);
  walk->shown = dialog_over (walk);
}

static void
go_publish (Walk *walk)
{
  MonevReferenceRoom *room = go_room (walk);

  procedure_pages_changed (
      walk->window, monev_office_window_get_session (monev_office_window_of (walk->window)), room);
  gtk_widget_activate_action (monev_window_get_desk (walk->window), "sop.main", NULL);
  wait_until (dialog_over (walk) != NULL);
  walk->shown = dialog_over (walk);
}

static const Page pages[] = {
  { "beranda", go_home },
  { "beranda-tahun-depan", go_home_next_year },
  { "masuk", go_login },
  { "masuk-pin-salah", go_wrong_pin },
  { "terkunci", go_locked },
  { "pintasan", go_shortcuts },
  { "kode-pemulihan", go_secret },
  { "ganti-pin", go_pin },
  { "penyiapan-cari", go_setup_search },
  { "penyiapan", go_setup_office },
  { "penyiapan-naskah", go_setup_letters },
  { "penyiapan-pegawai", go_setup_faults },
  { "penyiapan-pemulihan", go_setup_recovery },
  { "basis-data-rusak", go_damaged },
  { "server-jauh", go_away },
  { "sop-salin", go_copy },
  { "sop-terbit", go_publish },
};

/* ---- taking them ---- */

static void
settle (Walk *walk, int milliseconds)
{
  gint64 end = g_get_monotonic_time () + milliseconds * 1000;

  /* Answers of the lanes come in their own time; what is shown must have stopped changing. */
  while (g_get_monotonic_time () < end)
    pause_briefly ();
  wait_for_frame (walk->shown != NULL ? walk->shown : GTK_WIDGET (walk->window));
}

static gboolean
is_size (GtkWidget *window, int width, int height, int slack)
{
  return ABS (gtk_widget_get_width (window) - width) <= slack
         && ABS (gtk_widget_get_height (window) - height) <= slack;
}

/* The frame that GTK draws without a window manager counts in the default size, not in the picture. */
static void
resize (Walk *walk, int width, int height)
{
  GtkWidget *window = GTK_WIDGET (walk->window);

  gtk_window_set_default_size (GTK_WINDOW (window), width, height);
  wait_until (is_size (window, width, height, 60));
  wait_for_frame (window);
  if (is_size (window, width, height, 0))
    return;
  gtk_window_set_default_size (GTK_WINDOW (window), 2 * width - gtk_widget_get_width (window),
                               2 * height - gtk_widget_get_height (window));
  wait_until (is_size (window, width, height, 0));
}

static void
take (Walk *walk, const Page *page, const char *folder, gboolean dark, gboolean small)
{
  g_autofree char *path = g_strdup_printf ("%s/%s%s%s.png", folder, page->name,
                                           dark ? "-gelap" : "", small ? "-1024" : "");

  adw_style_manager_set_color_scheme (adw_style_manager_get_default (),
                                      dark ? ADW_COLOR_SCHEME_FORCE_DARK
                                           : ADW_COLOR_SCHEME_FORCE_LIGHT);
  resize (walk, small ? 1024 : 1280, small ? 700 : 800);
  settle (walk, 300);
  if (!save_picture (walk->shown != NULL ? walk->shown : GTK_WIDGET (walk->window), path))
    g_error ("no picture of %s", page->name);
}

/* What the filled office is kept as between the pages. */
static char *
kept_path (Walk *walk)
{
  return g_build_filename (walk->folder, "kantor.db", NULL);
}

static void
copy_demo (Walk *walk, const char *name)
{
  g_autofree char *from = kept_path (walk);
  g_autofree char *folder = g_build_filename (walk->folder, name, "kantor", NULL);
  g_autofree char *to = g_build_filename (folder, "monev.db", NULL);
  g_autofree char *bytes = NULL;
  gsize size;

  g_mkdir_with_parents (folder, 0700);
  g_assert_true (g_file_get_contents (from, &bytes, &size, NULL));
  g_assert_true (g_file_set_contents (to, bytes, (gssize) size, NULL));
  walk->demo = g_strconcat ("sqlite:", to, NULL);
}

/* A line of TAP: everything on the page can be named aloud. */
static void
tell_names (Walk *walk, const char *page)
{
  g_autoptr (GPtrArray) nameless = NULL;

  settle (walk, 100);
  nameless = nameless_controls (walk->shown != NULL ? walk->shown : GTK_WIDGET (walk->window));
  for (guint i = 0; i < nameless->len; i++)
    g_print ("# %s\n", (char *) nameless->pdata[i]);
  g_print ("%s %u /names/%s\n", nameless->len == 0 ? "ok" : "not ok", ++walk->n_walked, page);
}

/* @folder: (nullable): where the pictures go; without one only names are looked at. */
static void
walk_to (Walk *walk, const Page *page, const char *folder)
{
  g_autofree char *empty = g_build_filename (walk->folder, page->name, "monev.db", NULL);

  copy_demo (walk, page->name);
  walk->empty = g_strconcat ("sqlite:", empty, NULL);
  walk->shown = NULL;
  page->go (walk);
  if (folder == NULL)
    tell_names (walk, page->name);
  for (int i = 0; i < 4 && folder != NULL; i++)
    if (walk->shown == NULL || i % 2 == 0)
      take (walk, page, folder, i / 2, i % 2);
  gtk_window_destroy (GTK_WINDOW (walk->window));
  drain ();
  g_clear_pointer (&walk->empty, g_free);
  g_clear_pointer (&walk->demo, g_free);
}

static void
make_demo (Walk *walk)
{
  g_autofree char *uri = g_strdup_printf ("sqlite:%s/monev.db", walk->folder);
  g_autofree char *backups = g_build_filename (walk->folder, "rusak", "cadangan", NULL);
  g_autofree char *kept = kept_path (walk);
  g_autoptr (GError) error = NULL;
  g_autoptr (MonevDbConnection) connection = monev_database_make (uri, &error);
  g_autoptr (MonevIssueList) issues = monev_issue_list_new ();
  g_autofree char *code = NULL;
  g_autofree char *backup = NULL;

  g_assert_no_error (error);
  monev_demo_fill (connection, &code, issues, &error);
  g_assert_no_error (error);
  backup = monev_db_backup_make (connection, backups, "harian", &error);
  g_assert_no_error (error);
  monev_db_backup_write (connection, kept, &error);
  g_assert_no_error (error);
}

static gboolean
is_wanted (const char *name, char **wanted)
{
  if (wanted[0] == NULL)
    return TRUE;
  for (guint i = 0; wanted[i] != NULL; i++)
    if (strstr (name, wanted[i]) != NULL)
      return TRUE;
  return FALSE;
}

static void
walk_all (Walk *walk, const char *folder, char **wanted)
{
  guint n;
  const ReferencePage *reference = reference_pages (&n);

  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    if (is_wanted (pages[i].name, wanted))
      walk_to (walk, &pages[i], folder);
  for (guint i = 0; agenda_pages[i].name != NULL; i++)
    if (is_wanted (agenda_pages[i].name, wanted))
      walk_to (walk, &agenda_pages[i], folder);
  for (guint i = 0; data_pages[i].name != NULL; i++)
    if (is_wanted (data_pages[i].name, wanted))
      walk_to (walk, &data_pages[i], folder);
  for (guint i = 0; form_pages[i].name != NULL; i++)
    if (is_wanted (form_pages[i].name, wanted))
      walk_to (walk, &form_pages[i], folder);
  for (guint i = 0; instrument_pages[i].name != NULL; i++)
    if (is_wanted (instrument_pages[i].name, wanted))
      walk_to (walk, &instrument_pages[i], folder);
  for (guint i = 0; i < n; i++)
    if (is_wanted (reference[i].name, wanted))
      {
        walk->reference = &reference[i];
        walk_to (walk, &(Page) { reference[i].name, go_reference }, folder);
      }
}

int
main (int argc, char **argv)
{
  Walk walk = { NULL };

  if (argc < 2)
    {
      g_printerr ("usage: monev-pictures FOLDER|--names [NAME…]\n");
      return 2;
    }
  setlocale (LC_ALL, "");
  /* The computer stands where the demo office does. */
  g_setenv ("TZ", "Asia/Pontianak", TRUE);
  walk.folder = monev_test_folder ();
  g_setenv ("XDG_DATA_HOME", walk.folder, TRUE);
  adw_init ();
  monev_style_load (gdk_display_get_default ());
  walk.application = monev_application_new (G_APPLICATION_NON_UNIQUE);
  g_assert_true (g_application_register (G_APPLICATION (walk.application), NULL, NULL));
  make_demo (&walk);
  walk_all (&walk, g_str_equal (argv[1], "--names") ? NULL : argv[1], argv + 2);
  if (walk.n_walked > 0)
    g_print ("1..%u\n", walk.n_walked);
  g_object_unref (walk.application);
  monev_test_remove (walk.folder);
  g_free (walk.folder);
  return 0;
}
