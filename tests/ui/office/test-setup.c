#include "office/database-file.h"
#include "office/office.h"
#include "people/login.h"
#include "testing.h"
#include "tests/ui/office-fixture.h"
#include "tests/ui/picture.h"
#include "ui/office/logo-row.h"
#include "ui/office/region-entry.h"
#include "ui/office/setup-private.h"

#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

typedef struct
{
  OfficeFixture *office;
  GtkWidget *window;
  MonevSetupPage *page;
  int done;
} Fixture;

static void
on_done (Fixture *f)
{
  f->done++;
}

static void
set_up (Fixture *f, gconstpointer data)
{
  f->office = office_fixture_empty ();
  f->page = g_object_ref_sink (MONEV_SETUP_PAGE (monev_setup_page_new (f->office->uri)));
  g_signal_connect_swapped (f->page, "done", G_CALLBACK (on_done), f);
  f->window = show_in_window (GTK_WIDGET (f->page), 1024, 700);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (f->window));
  drain ();
  g_assert_finalize_object (f->page);
  office_fixture_free (f->office);
}

static MonevRegionEntry *
region_of (Fixture *f)
{
  return MONEV_REGION_ENTRY (f->page->region);
}

static void
fill_official (Fixture *f)
{
  monev_field_form_set_text (f->page->official, "name", "Damar Wicaksana");
  monev_field_form_set_text (f->page->official, "title_after", "S.Kom.");
  monev_field_form_set_text (f->page->official, "nip", "198802292011011991");
  monev_field_form_set_text (f->page->official, "pin", FIXTURE_PIN);
  monev_field_form_set_text (f->page->official, "pin-again", FIXTURE_PIN);
}

static void
go_to_official (Fixture *f)
{
  monev_region_entry_set_code (region_of (f), "61.04");
  monev_setup_page_next (f->page);
  g_assert_cmpuint (monev_setup_page_get_step (f->page), ==, MONEV_SETUP_LETTERS);
  monev_setup_page_next (f->page);
  g_assert_cmpuint (monev_setup_page_get_step (f->page), ==, MONEV_SETUP_OFFICIAL);
}

static void
check_stored (MonevDbConnection *connection)
{
  g_autoptr (MonevRecord) office = monev_office_load (connection, NULL);
  g_autoptr (GPtrArray) names = monev_login_names (connection, NULL);
  g_autoptr (MonevActor) actor = monev_login (connection, "damar", FIXTURE_PIN, NULL);
  const MonevLoginName *name;

  g_assert_cmpstr (monev_record_get (office, "region_code"), ==, "61.04");
  g_assert_cmpstr (monev_record_get (office, "region_name"), ==, "Kabupaten Ketapang");
  g_assert_cmpstr (monev_record_get (office, "zone"), ==, "Asia/Pontianak");
  g_assert_cmpuint (names->len, ==, 1);
  name = g_ptr_array_index (names, 0);
  g_assert_cmpstr (name->name, ==, "Damar Wicaksana, S.Kom.");
  g_assert_nonnull (actor);
  g_assert_cmpuint (actor->roles & MONEV_ROLE_ADMIN, !=, 0);
}

static void
test_writes_the_office (Fixture *f, gconstpointer data)
{
  g_autoptr (MonevDbConnection) connection = NULL;

  g_assert_true (gtk_widget_get_visible (f->page->demo));
  go_to_official (f);
  g_assert_false (monev_database_exists (f->office->uri)); /* nothing before it is complete */
  fill_official (f);
  monev_setup_page_next (f->page);
  wait_until (monev_setup_page_get_step (f->page) == MONEV_SETUP_RECOVERY);
  g_assert_cmpint (f->done, ==, 0);
  connection = monev_db_connection_open (f->office->uri, MONEV_DB_OPEN_DEFAULT, NULL);
  check_stored (connection);
}

static void
set_true (gboolean *flag)
{
  *flag = TRUE;
}

static void
tick_kept (Fixture *f)
{
  GtkWidget *check = find_widget (f->page->recovery, GTK_TYPE_CHECK_BUTTON);

  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), TRUE);
}

static void
test_recovery (Fixture *f, gconstpointer data)
{
  g_autofree char *path = g_build_filename (f->office->folder, "lembar.pdf", NULL);
  g_autofree char *bytes = NULL;

  go_to_official (f);
  fill_official (f);
  monev_setup_page_next (f->page);
  wait_until (monev_setup_page_get_step (f->page) == MONEV_SETUP_RECOVERY);
  monev_setup_page_next (f->page);
  g_assert_cmpint (f->done, ==, 0); /* the sheet is not kept yet */
  monev_recovery_step_save (f->page->recovery, path);
  wait_until (shows_text (f->page->recovery, "Tersimpan di"));
  g_assert_true (g_file_get_contents (path, &bytes, NULL, NULL));
  g_assert_true (g_str_has_prefix (bytes, "%PDF"));
  monev_recovery_step_save (f->page->recovery, "/dev/null/lembar.pdf");
  wait_until (!shows_text (f->page->recovery, "Tersimpan di"));
  g_assert_true (monev_recovery_sheet_awaited (f->page->database_id));
  tick_kept (f);
  wait_until (gtk_widget_get_sensitive (GTK_WIDGET (f->page->next)));
  g_assert_false (monev_recovery_sheet_awaited (f->page->database_id));
  monev_setup_page_next (f->page);
  g_assert_cmpint (f->done, ==, 1);
}

static void
answer (Fixture *f, const char *response)
{
  g_assert_nonnull (f->page->question);
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (f->page->question), response);
  drain ();
}

static void
test_closing_asks (Fixture *f, gconstpointer data)
{
  gboolean gone = FALSE;

  go_to_official (f);
  fill_official (f);
  monev_setup_page_next (f->page);
  wait_until (monev_setup_page_get_step (f->page) == MONEV_SETUP_RECOVERY);
  gtk_window_close (GTK_WINDOW (f->window));
  answer (f, "stay");
  g_assert_true (gtk_widget_get_mapped (f->window));
  gtk_window_close (GTK_WINDOW (f->window));
  g_signal_connect_swapped (f->window, "destroy", G_CALLBACK (set_true), &gone);

  answer (f, "leave");
  wait_until (gone);
  f->window = gtk_window_new (); /* for the end of the test to take away */
  g_assert_true (monev_recovery_sheet_awaited (f->page->database_id));
}

static void
test_errors_at_the_field (Fixture *f, gconstpointer data)
{
  GtkWidget *nip, *pin, *again;

  monev_setup_page_next (f->page);
  g_assert_cmpuint (monev_setup_page_get_step (f->page), ==, MONEV_SETUP_OFFICE);
  g_assert_true (shows_text (f->page->region, "Cari dan pilih kabupaten"));
  go_to_official (f);
  fill_official (f);
  monev_field_form_set_text (f->page->official, "nip", "1988022920110119");
  monev_field_form_set_text (f->page->official, "pin", "111111");
  monev_setup_page_next (f->page);
  nip = monev_field_form_get_row (f->page->official, "nip");
  pin = monev_field_form_get_row (f->page->official, "pin");
  again = monev_field_form_get_row (f->page->official, "pin-again");
  g_assert_cmpuint (monev_setup_page_get_step (f->page), ==, MONEV_SETUP_OFFICIAL);
  g_assert_true (gtk_widget_has_css_class (nip, "error"));
  g_assert_true (gtk_widget_has_css_class (pin, "error"));
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (f->window)), nip));
  monev_field_form_set_text (f->page->official, "nip", "198802292011011991");
  g_assert_false (gtk_widget_has_css_class (nip, "error")); /* what is mended is not complained of */
  monev_field_form_set_text (f->page->official, "pin", "135791");
  monev_setup_page_next (f->page);
  g_assert_true (gtk_widget_has_css_class (again, "error"));
  g_assert_false (monev_database_exists (f->office->uri));
}

static void
test_nothing_is_lost (Fixture *f, gconstpointer data)
{
  monev_field_form_set_text (f->page->office, "address", "Jalan Merdeka 1");
  go_to_official (f);
  fill_official (f);
  g_signal_emit_by_name (f->page->back, "clicked");
  g_signal_emit_by_name (f->page->back, "clicked");
  g_assert_cmpuint (monev_setup_page_get_step (f->page), ==, MONEV_SETUP_OFFICE);
  g_assert_cmpstr (monev_field_form_get_text (f->page->office, "address"), ==, "Jalan Merdeka 1");
  g_assert_cmpstr (monev_region_entry_get_code (region_of (f)), ==, "61.04");
  monev_setup_page_next (f->page);
  monev_setup_page_next (f->page);
  g_assert_cmpstr (monev_field_form_get_text (f->page->official, "name"), ==, "Damar Wicaksana");
  g_assert_cmpstr (monev_field_form_get_text (f->page->official, "pin"), ==, FIXTURE_PIN);
}

static gboolean
has_focus (Fixture *f, GtkWidget *row)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (f->window));

  return focus != NULL && (focus == row || gtk_widget_is_ancestor (focus, row));
}

/* The field, then its eye, then the field below: the note between them takes no focus. */
static void
test_keys_reach_the_second_pin (Fixture *f, gconstpointer direction)
{
  GtkDirectionType way = (GtkDirectionType) GPOINTER_TO_INT (direction);
  GtkWidget *pin, *again;

  go_to_official (f);
  fill_official (f);
  drain ();
  pin = monev_field_form_get_row (f->page->official, "pin");
  again = monev_field_form_get_row (f->page->official, "pin-again");
  gtk_widget_grab_focus (pin);
  g_assert_true (has_focus (f, pin));
  for (int i = 0; i < 3 && has_focus (f, pin); i++)
    gtk_widget_child_focus (f->window, way);
  g_assert_true (has_focus (f, again));
  gtk_widget_child_focus (f->window, way == GTK_DIR_DOWN ? GTK_DIR_UP : GTK_DIR_TAB_BACKWARD);
  g_assert_true (has_focus (f, pin)); /* and back */
}

static void
test_zone (Fixture *f, gconstpointer data)
{
  monev_region_entry_set_code (region_of (f), "64.01");
  g_assert_cmpstr (monev_field_form_get_text (f->page->letters, "zone"), ==, "Asia/Makassar");
  monev_region_entry_set_code (region_of (f), "91.03");
  g_assert_cmpstr (monev_field_form_get_text (f->page->letters, "zone"), ==, "Asia/Jayapura");
  monev_field_form_choose (f->page->letters, "zone", "Asia/Jakarta");
  monev_region_entry_set_code (region_of (f), "61.04");
  g_assert_cmpstr (monev_field_form_get_text (f->page->letters, "zone"), ==, "Asia/Jakarta");
}

static GtkListBoxRow *
search (Fixture *f, const char *text)
{
  GtkWidget *list;

  gtk_editable_set_text (GTK_EDITABLE (monev_region_entry_get_search (region_of (f))), text);
  drain ();
  list = find_widget (f->page->region, GTK_TYPE_LIST_BOX);
  return gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), 0);
}

static void
test_region (Fixture *f, gconstpointer data)
{
  GtkListBoxRow *row = search (f, "ketapang");

  g_assert_cmpstr (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), ==,
                   "Kabupaten Ketapang");
  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), ==,
                   "61.04 · Kalimantan Barat");
  row = search (f, "6104");
  gtk_widget_activate (GTK_WIDGET (row));
  g_assert_cmpstr (monev_region_entry_get_code (region_of (f)), ==, "61.04");
  g_assert_cmpstr (monev_field_form_get_text (f->page->office, "region_name"), ==,
                   "Kabupaten Ketapang");
}

static void
test_unknown_code (Fixture *f, gconstpointer data)
{
  GtkListBoxRow *row = search (f, "61.99");

  g_assert_nonnull (row);
  g_assert_nonnull (strstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), "Kemendagri"));
  gtk_widget_activate (GTK_WIDGET (row));
  g_assert_cmpstr (monev_region_entry_get_code (region_of (f)), ==, "61.99");
  g_assert_null (monev_region_entry_get_name (region_of (f)));
  monev_setup_page_next (f->page);
  g_assert_cmpuint (monev_setup_page_get_step (f->page), ==, MONEV_SETUP_OFFICE); /* its name is wanted */
  monev_field_form_set_text (f->page->office, "region_name", "Kabupaten Baru");
  monev_setup_page_next (f->page);
  g_assert_cmpuint (monev_setup_page_get_step (f->page), ==, MONEV_SETUP_LETTERS);
  g_assert_null (search (f, "61.04.17")); /* a kecamatan has no badan */
  g_assert_null (search (f, "99.99"));    /* nor has a province that is not there: it would be refused */
  g_assert_true (shows_text (f->page->region, "Tidak ditemukan"));
}

static void
test_logo (Fixture *f, gconstpointer data)
{
  static const char svg[] = "<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'/>";
  g_autofree char *big = g_build_filename (f->office->folder, "besar.svg", NULL);
  g_autofree char *good = g_build_filename (f->office->folder, "baik.svg", NULL);
  g_autofree char *text = g_build_filename (f->office->folder, "bukan.png", NULL);
  const char *const bad[] = { big, text, "/tidak/ada.png" };
  MonevLogoRow *row = MONEV_LOGO_ROW (f->page->logo);
  g_autoptr (GFile) file = g_file_new_for_path (good);

  g_assert_true (g_file_set_contents (good, svg, -1, NULL));
  g_assert_true (g_file_set_contents (text, "bukan gambar", -1, NULL));
  g_assert_true (g_file_set_contents (big, svg, -1, NULL));
  g_assert_cmpint (truncate (big, 40 * 1024 * 1024), ==, 0);
  monev_logo_row_load (row, file);
  wait_until (monev_logo_row_get_logo (row) != NULL);
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GFile) wrong = g_file_new_for_path (bad[i]);

      gtk_widget_remove_css_class (GTK_WIDGET (row), "error");
      monev_logo_row_load (row, wrong);
      wait_until (gtk_widget_has_css_class (GTK_WIDGET (row), "error"));
      g_assert_nonnull (monev_logo_row_get_logo (row)); /* the one before stays */
      g_assert_cmpint (strstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), "40,0 MB") != NULL,
                       ==, i == 0);
    }
}

static void
test_cannot_write (Fixture *f, gconstpointer data)
{
  g_assert_true (g_file_set_contents (f->office->path, "", 0, NULL));
  g_free (f->page->uri);
  f->page->uri = g_strdup_printf ("sqlite:%s/dalam-berkas/monev.db", f->office->path);
  go_to_official (f);
  fill_official (f);
  monev_setup_page_next (f->page);
  wait_until (!f->page->working);
  g_assert_cmpuint (monev_setup_page_get_step (f->page), ==, MONEV_SETUP_OFFICIAL);
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (f->page->failure)));
  g_assert_cmpstr (monev_field_form_get_text (f->page->official, "pin"), ==, FIXTURE_PIN);
}

static gboolean
in_view (Fixture *f, GtkWidget *widget)
{
  graphene_rect_t box;

  return gtk_widget_compute_bounds (widget, f->window, &box) && box.size.height > 0
         && box.origin.y >= 0
         && box.origin.y + box.size.height <= (float) gtk_widget_get_height (f->window);
}

/* A button that seems to do nothing is pressed again and again. */
static void
test_failure_in_view (Fixture *f, gconstpointer data)
{
  int height = GPOINTER_TO_INT (data);

  gtk_window_set_default_size (GTK_WINDOW (f->window), height == 700 ? 1024 : 1280, height);
  g_assert_true (g_file_set_contents (f->office->path, "", 0, NULL));
  g_free (f->page->uri);
  f->page->uri = g_strdup_printf ("sqlite:%s/dalam-berkas/monev.db", f->office->path);
  go_to_official (f);
  fill_official (f);
  monev_setup_page_next (f->page);
  wait_until (!f->page->working);
  drain ();
  wait_until (in_view (f, GTK_WIDGET (f->page->failure)));
  wait_until (has_focus (f, GTK_WIDGET (f->page->failure)));
}

static void
test_first_page_warns (Fixture *f, gconstpointer data)
{
  g_assert_true (g_file_set_contents (f->office->path, "", 0, NULL));
  g_free (f->page->uri);
  f->page->uri = g_strdup_printf ("sqlite:%s/dalam-berkas/monev.db", f->office->path);
  monev_region_entry_set_code (region_of (f), "61.04");
  monev_setup_page_next (f->page);
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (f->page->failure)));
  g_signal_emit_by_name (f->page->back, "clicked");
  wait_until (gtk_widget_get_visible (GTK_WIDGET (f->page->failure)));
  g_assert_true (shows_text (GTK_WIDGET (f->page), "belum dapat disiapkan di komputer ini"));
  g_assert_nonnull (strstr (gtk_label_get_text (f->page->failure), f->office->path));
}

static void
test_status (Fixture *f, gconstpointer data)
{
  go_to_official (f);
  fill_official (f);
  monev_field_form_choose (f->page->official, "status", "non_asn");
  g_assert_cmpstr (monev_field_form_get_text (f->page->official, "nip"), ==, "");
  g_assert_cmpstr (monev_field_form_get_text (f->page->official, "username"), ==, "damar");
  monev_field_form_set_text (f->page->official, "username", "");
  monev_setup_page_next (f->page);
  g_assert_true (gtk_widget_has_css_class (
      monev_field_form_get_row (f->page->official, "username"), "error"));
  monev_field_form_choose (f->page->official, "status", "pns");
  g_assert_cmpstr (monev_field_form_get_text (f->page->official, "nip"), ==, "198802292011011991");
}

static void
test_width (Fixture *f, gconstpointer data)
{
  g_assert_cmpint (least_width (f->page), <=, 1024);
  go_to_official (f);
  g_assert_cmpint (least_width (f->page), <=, 1024);
}

static void
test_left_while_working (Fixture *f, gconstpointer data)
{
  go_to_official (f);
  fill_official (f);
  monev_setup_page_next (f->page);
  gtk_window_set_child (GTK_WINDOW (f->window), NULL);
  g_object_run_dispose (G_OBJECT (f->page));
  wait_until (G_OBJECT (f->page)->ref_count == 1); /* the thread has let go */
}

#define add(path, test) g_test_add (path, Fixture, NULL, set_up, test, tear_down)

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  add ("/setup/writes-the-office-at-once", test_writes_the_office);
  add ("/setup/starts-only-with-the-sheet-kept", test_recovery);
  add ("/setup/closing-asks-while-the-sheet-is-not-kept", test_closing_asks);
  add ("/setup/errors-at-the-field", test_errors_at_the_field);
  g_test_add ("/setup/keys-reach-the-second-pin/tab", Fixture,
              GINT_TO_POINTER (GTK_DIR_TAB_FORWARD), set_up, test_keys_reach_the_second_pin,
              tear_down);
  g_test_add ("/setup/keys-reach-the-second-pin/down", Fixture, GINT_TO_POINTER (GTK_DIR_DOWN),
              set_up, test_keys_reach_the_second_pin, tear_down);
  add ("/setup/nothing-typed-is-lost", test_nothing_is_lost);
  add ("/setup/zone-follows-the-province-until-chosen", test_zone);
  add ("/setup/region/found-by-name-or-code", test_region);
  add ("/setup/region/unknown-code-with-a-warning", test_unknown_code);
  add ("/setup/logo/checked-and-the-old-one-stays", test_logo);
  add ("/setup/folder-that-cannot-be-written", test_cannot_write);
  g_test_add ("/setup/failure-in-view/1280x800", Fixture, GINT_TO_POINTER (800), set_up,
              test_failure_in_view, tear_down);
  g_test_add ("/setup/failure-in-view/1024x700", Fixture, GINT_TO_POINTER (700), set_up,
              test_failure_in_view, tear_down);
  add ("/setup/first-page-warns-of-a-folder-that-cannot-be-written", test_first_page_warns);
  add ("/setup/no-nip-where-none-is", test_status);
  add ("/setup/minimum-width", test_width);
  add ("/setup/left-while-working", test_left_while_working);
  return g_test_run ();
}
