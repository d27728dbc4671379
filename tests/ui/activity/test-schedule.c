/* Sites, visits and their photos in the window, as a person works with them. */
#include "tests/ui/office-fixture.h"
#include "tests/ui/reference/reference-office.h"

#include "people/people.h"
#include "exchange/xlsx-writer.h"
#include "testing.h"
#include "ui/activity/activity-desk-private.h"
#include "ui/activity/activity-room.h"
#include "ui/activity/field-dialog.h"
#include "ui/activity/member-checks.h"
#include "ui/activity/place-entry.h"
#include "ui/activity/site-import.h"

#include <string.h>

static void
set_up (Office *office, gconstpointer user)
{
  office_open (office, "subkoor");
  monev_activity_room_register (office->window, office->session);
}

static void
tear_down (Office *office, gconstpointer data)
{
  g_assert_cmpint (least_width (office->window), <=, 1024);
  while (monev_window_pop_desk (office->window))
    drain ();
  office_close (office);
}

/* The run of the demo office that has a team in groups, sites and visits. */
static MonevActivityDesk *
open_desk (Office *office)
{
  MonevActivityRoom *room;
  MonevActivityDesk *desk;

  monev_window_show_room (office->window, "activity");
  room = MONEV_ACTIVITY_ROOM (find_widget (office->window, MONEV_TYPE_ACTIVITY_ROOM));
  wait_until (monev_activity_room_get_n (room) > 0);
  for (guint i = 0; i < monev_activity_room_get_n (room); i++)
    {
      gtk_widget_activate_action (GTK_WIDGET (office->window), "win.open-activity", "(ss)",
                                  monev_activity_room_get_id (room, i), "");
      desk = MONEV_ACTIVITY_DESK (monev_window_get_desk (office->window));
      wait_until (monev_activity_desk_is_ready (desk));
      if (desk->data->field->visits->len > 2)
        {
          monev_activity_desk_set_view (desk, "visits");
          return desk;
        }
      monev_window_pop_desk (office->window);
      drain ();
    }
  g_error ("no run with visits in the demo office");
}

static void
act (MonevActivityDesk *desk, const char *action, const char *id)
{
  gtk_widget_activate_action (GTK_WIDGET (desk), action, id != NULL ? "s" : NULL, id);
  wait_until (monev_activity_desk_is_ready (desk));
}

static MonevFieldDialog *
dialog_of (MonevActivityDesk *desk)
{
  g_assert_true (MONEV_IS_FIELD_DIALOG (monev_activity_desk_get_dialog (desk)));
  return MONEV_FIELD_DIALOG (monev_activity_desk_get_dialog (desk));
}

static void
type (MonevActivityDesk *desk, const char *const *pairs)
{
  for (guint i = 0; pairs[i] != NULL; i += 2)
    g_assert_true (monev_field_dialog_type (dialog_of (desk), pairs[i], pairs[i + 1]));
}

#define TYPE(desk, ...) type (desk, (const char *const[]) { __VA_ARGS__, NULL })

static void
save (MonevActivityDesk *desk)
{
  monev_field_dialog_save (dialog_of (desk));
  wait_until (monev_activity_desk_get_dialog (desk) == NULL);
  wait_until (monev_activity_desk_is_ready (desk));
}

/* Returns: why it is refused. */
static const char *
save_refused (MonevActivityDesk *desk)
{
  monev_field_dialog_save (dialog_of (desk));
  wait_until (!monev_field_dialog_is_busy (dialog_of (desk)));
  g_assert_cmpstr (monev_field_dialog_get_fault (dialog_of (desk)), !=, "");
  return monev_field_dialog_get_fault (dialog_of (desk));
}

static MonevRecord *
named (const GPtrArray *records, const char *field, const char *value)
{
  for (guint i = 0; i < records->len; i++)
    if (strcmp (monev_record_get (records->pdata[i], field), value) == 0)
      return records->pdata[i];
  return NULL;
}

static GtkWidget *
find_button (GtkWidget *widget, const char *label)
{
  if (GTK_IS_BUTTON (widget) && g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), label) == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_button (child, label);

      if (found != NULL)
        return found;
    }
  return NULL;
}

/* The toast that is shown; those of before go with it. */
static void
press_undo (Office *office)
{
  GtkWidget *button = NULL;

  wait_until ((button = find_button (GTK_WIDGET (office->window), "_Urungkan")) != NULL);
  g_signal_emit_by_name (button, "clicked");
  wait_until (shows_text (office->window, "Perubahan diurungkan"));
}

static void
test_site (Office *office, gconstpointer data)
{
  MonevActivityDesk *desk = open_desk (office);
  guint n = desk->data->field->sites->len;
  MonevRecord *site;

  monev_visit_view_set_part (desk->visits, "sites");
  act (desk, "desk.site-add", NULL);
  TYPE (desk, "name", "Dermaga Uji", "latitude", "0°10'S 109°54'T", "pagu", "1.250.000,50",
        "region_code", "61.99");
  g_assert_nonnull (strstr (save_refused (desk), "Kode wilayah"));
  TYPE (desk, "region_code", "61.04");
  save (desk);
  wait_until (desk->data->field->sites->len == n + 1);
  site = named (desk->data->field->sites, "name", "Dermaga Uji");
  g_assert_cmpstr (monev_record_get (site, "longitude"), ==, "109.9");
  g_assert_true (shows_text (desk->visits, "Dermaga Uji"));
  g_assert_true (shows_text (desk->visits, "Kabupaten Ketapang"));
  g_assert_true (shows_text (desk->visits, "pagu Rp 1.250.000,5"));
  g_assert_true (shows_text (desk->visits, "belum dijadwalkan"));
}

/* What is removed comes back under the id that others know. */
static void
test_undo (Office *office, gconstpointer data)
{
  MonevActivityDesk *desk = open_desk (office);
  guint n = desk->data->field->sites->len;
  g_autofree char *id = NULL;

  act (desk, "desk.site-add", NULL);
  TYPE (desk, "name", "Sekali pakai");
  save (desk);
  wait_until (desk->data->field->sites->len == n + 1);
  id = g_strdup (monev_record_id (named (desk->data->field->sites, "name", "Sekali pakai")));
  act (desk, "desk.site-edit", id);
  TYPE (desk, "name", "Nama lain");
  save (desk);
  wait_until (named (desk->data->field->sites, "name", "Nama lain") != NULL);
  press_undo (office);
  wait_until (named (desk->data->field->sites, "name", "Sekali pakai") != NULL);
  wait_until (monev_activity_desk_is_ready (desk));
  act (desk, "desk.field-remove", id);
  wait_until (desk->data->field->sites->len == n);
  press_undo (office);
  wait_until (desk->data->field->sites->len == n + 1);
  g_assert_nonnull (monev_field_data_find (desk->data->field->sites, id));
}

/* A visit of the first group, on a Sunday. Returns: its id. */
static char *
add_visit (MonevActivityDesk *desk, const char *purpose, const char *from, const char *to)
{
  const MonevActivityGroup *group = desk->data->activity->groups->pdata[0];

  act (desk, "desk.visit-add-to", monev_record_id (desk->data->field->sites->pdata[0]));
  TYPE (desk, "group_id", group->id, "date_from", "2026-12-06", "time_from", from, "time_to", to,
        "purpose", purpose);
  save (desk);
  wait_until (named (desk->data->field->visits, "purpose", purpose) != NULL);
  return g_strdup (monev_record_id (named (desk->data->field->visits, "purpose", purpose)));
}

static void
test_visit (Office *office, gconstpointer data)
{
  MonevActivityDesk *desk = open_desk (office);
  g_autofree char *id = add_visit (desk, "Uji hari libur", "08.00", "10.00");

  g_assert_true (shows_text (desk->visits, "Minggu, 6 Desember 2026 · 08.00–10.00"));
  g_assert_true (shows_text (desk->visits, "di luar hari kerja"));
  monev_visit_view_search (desk->visits, "uji libur");
  wait_until (!shows_text (desk->visits, "Memeriksa sambungan rumah"));
  g_assert_true (shows_text (desk->visits, "Uji hari libur"));
  monev_visit_view_search (desk->visits, "tidak ada di mana pun");
  wait_until (shows_text (desk->visits, "Tidak ada kunjungan yang cocok"));
}

/* Said while one types, refused when one saves all the same, gone with another hour. */
static void
test_conflict (Office *office, gconstpointer data)
{
  MonevActivityDesk *desk = open_desk (office);
  g_autofree char *group
      = g_strdup (((const MonevActivityGroup *) desk->data->activity->groups->pdata[0])->id);
  g_autofree char *id = add_visit (desk, "Yang pertama", "08.00", "10.00");
  guint n;

  act (desk, "desk.visit-add-to", monev_record_id (desk->data->field->sites->pdata[1]));
  TYPE (desk, "group_id", group, "date_from", "2026-12-07");
  for (int i = 0; i < 100; i++)
    pause_briefly ();
  TYPE (desk, "date_from", "2026-12-06", "time_from", "09.00", "time_to", "11.00");
  wait_until (monev_field_dialog_n_warnings (dialog_of (desk)) > 1);
  g_assert_true (shows_text (dialog_of (desk), "di luar hari kerja"));
  g_assert_true (shows_text (dialog_of (desk), " sudah di "));
  g_assert_nonnull (strstr (save_refused (desk), " sudah di "));
  n = monev_field_dialog_n_warnings (dialog_of (desk));
  TYPE (desk, "time_from", "10.00", "time_to", "11.00");
  wait_until (monev_field_dialog_n_warnings (dialog_of (desk)) == n - 2); /* two of the group */
  save (desk);
}

static void
test_members (Office *office, gconstpointer data)
{
  MonevActivityDesk *desk = open_desk (office);
  const GPtrArray *members = desk->data->activity->members;
  g_autofree char *one = g_strdup (((const MonevActivityMember *) members->pdata[0])->id);
  g_autofree char *two = g_strdup (((const MonevActivityMember *) members->pdata[3])->id);
  g_autofree char *name = g_strdup (((const MonevActivityMember *) members->pdata[0])->name);
  g_autofree char *ids = g_strjoin ("\n", one, two, NULL);
  const MonevRecord *visit;

  act (desk, "desk.visit-add-to", monev_record_id (desk->data->field->sites->pdata[0]));
  TYPE (desk, "date_from", "2026-12-08", "purpose", "Perorangan");
  g_assert_nonnull (strstr (save_refused (desk), "Belum ada yang berkunjung"));
  TYPE (desk, "members", ids);
  save (desk);
  wait_until (named (desk->data->field->visits, "purpose", "Perorangan") != NULL);
  visit = named (desk->data->field->visits, "purpose", "Perorangan");
  g_assert_nonnull (strstr (monev_record_get (visit, "members"), one));
  g_assert_nonnull (strstr (monev_record_get (visit, "members"), two));
  g_assert_true (shows_text (desk->visits, name));
  g_assert_true (shows_text (desk->visits, "Tanpa kelompok"));
}

static void
test_state (Office *office, gconstpointer data)
{
  MonevActivityDesk *desk = open_desk (office);
  g_autofree char *id = add_visit (desk, "Akan terlaksana", "08.00", "10.00");

  act (desk, "desk.visit-open", id);
  g_assert_cmpstr (monev_visit_view_get_open (desk->visits), ==, id);
  g_assert_true (shows_text (desk->visits, "Tandai Terlaksana"));
  gtk_widget_activate_action (GTK_WIDGET (desk), "desk.visit-state", "(ss)", id, "terlaksana");
  wait_until (monev_activity_desk_is_ready (desk)
              && shows_text (desk->visits, "Kembalikan ke Rencana"));
  /* What is over is where it was: nothing is said of it any more. */
  g_assert_null (g_hash_table_lookup (desk->data->field->conflicts, id));
  press_undo (office);
  wait_until (shows_text (desk->visits, "Tandai Terlaksana"));
  act (desk, "desk.visit-back", NULL);
  g_assert_cmpstr (monev_visit_view_get_open (desk->visits), ==, "");
}

static char *
write_photo (Office *office, guint number)
{
  g_autofree char *name = g_strdup_printf ("foto-%u.png", number);
  char *path = g_build_filename (office->folder, name, NULL);
  cairo_surface_t *surface
      = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 40 + (int) number, 30);

  cairo_surface_write_to_png (surface, path);
  cairo_surface_destroy (surface);
  return path;
}

static const char *
photo_name (MonevActivityDesk *desk, const char *visit, guint place)
{
  g_autoptr (GPtrArray) photos
      = monev_field_data_photos (desk->data->field, desk->data->activity, visit);

  return place < photos->len ? ((const MonevAttachment *) photos->pdata[place])->name : "";
}

static GtkWidget *
photo_row (MonevActivityDesk *desk, const char *visit, guint place)
{
  g_autoptr (GPtrArray) photos
      = monev_field_data_photos (desk->data->field, desk->data->activity, visit);
  const char *id = ((const MonevAttachment *) photos->pdata[place])->id;
  GtkWidget *list = find_widget (monev_visit_view_get_photos (desk->visits), GTK_TYPE_LIST_BOX);

  for (GtkWidget *row = gtk_widget_get_first_child (list); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    if (g_strcmp0 (g_object_get_data (G_OBJECT (row), "monev-id"), id) == 0)
      return row;
  g_error ("no row for photo %u", place);
}

/* Several at once; what is no file costs itself alone. */
static void
test_photos (Office *office, gconstpointer data)
{
  MonevActivityDesk *desk = open_desk (office);
  g_autofree char *id = add_visit (desk, "Berfoto", "08.00", "10.00");
  g_autofree char *one = write_photo (office, 1);
  g_autofree char *two = write_photo (office, 2);
  const char *paths[] = { one, "/tidak/ada.jpg", two, NULL };
  g_autofree char *pdf = g_build_filename (office->folder, "foto.pdf", NULL);
  g_autofree char *text = NULL;

  act (desk, "desk.visit-open", id);
  g_assert_true (shows_text (desk->visits, "Belum ada foto"));
  gtk_widget_activate_action (GTK_WIDGET (desk), "desk.photos-paths", "(s^as)", id, paths);
  wait_until (monev_activity_desk_is_ready (desk)
              && shows_text (desk->visits, "Foto (2, 1 halaman cetak)"));
  wait_until (shows_text (office->window, "2 foto ditambahkan, 1 tidak"));
  wait_until (monev_photo_list_is_ready (monev_visit_view_get_photos (desk->visits)));
  g_assert_cmpstr (photo_name (desk, id, 0), ==, "foto-1.png");
  /* The photo that is moved keeps the focus, so that it can be moved on. */
  gtk_widget_grab_focus (photo_row (desk, id, 1));
  gtk_widget_activate_action (photo_row (desk, id, 1), "desk.photo-move", "(ssi)", id,
                              g_object_get_data (G_OBJECT (photo_row (desk, id, 1)), "monev-id"),
                              -1);
  wait_until (monev_activity_desk_is_ready (desk)
              && strcmp (photo_name (desk, id, 0), "foto-2.png") == 0);
  g_assert_true (gtk_widget_has_focus (photo_row (desk, id, 0))
                 || gtk_widget_get_focus_child (gtk_widget_get_parent (photo_row (desk, id, 0)))
                        == photo_row (desk, id, 0));
  gtk_widget_activate_action (GTK_WIDGET (desk), "desk.photos-export-path", "(ss)", id, pdf);
  wait_until (shows_text (office->window, "foto.pdf disimpan"));
  g_assert_true (g_file_get_contents (pdf, &text, NULL, NULL));
  g_assert_true (g_str_has_prefix (text, "%PDF-"));
}

static void
test_exports (Office *office, gconstpointer data)
{
  MonevActivityDesk *desk = open_desk (office);
  static const struct
  {
    const char *action, *name, *begins;
  } files[] = {
    { "desk.schedule-export-path", "jadwal.xlsx", "PK" },
    { "desk.schedule-export-path", "jadwal.pdf", "%PDF-" },
    { "desk.schedule-export-path", "jadwal.ics", "BEGIN:VCALENDAR" },
    { "desk.site-export-path", "lokasi.xlsx", "PK" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *path = g_build_filename (office->folder, files[i].name, NULL);
      g_autofree char *said = g_strconcat (files[i].name, " disimpan", NULL);
      g_autofree char *text = NULL;

      gtk_widget_activate_action (GTK_WIDGET (desk), files[i].action, "s", path);
      wait_until (shows_text (office->window, said));
      g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
      g_assert_true (g_str_has_prefix (text, files[i].begins));
    }
}

static MonevImportDesk *
open_import (Office *office, MonevActivityDesk *desk, const char *name, const char *text)
{
  g_autofree char *path = g_build_filename (office->folder, name, NULL);
  MonevImportDesk *import;

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  act (desk, "desk.site-import", NULL);
  import = MONEV_IMPORT_DESK (monev_window_get_desk (office->window));
  monev_import_desk_open (import, path, NULL);
  wait_until (!monev_import_desk_is_busy (import));
  return import;
}

/* Checked first, with the cell of each fault; then the good rows alone. */
static void
test_import (Office *office, gconstpointer data)
{
  MonevActivityDesk *desk = open_desk (office);
  guint n = desk->data->field->sites->len;
  MonevImportDesk *import = open_import (
      office, desk, "lokasi.csv",
      "Nama lokasi;Kode wilayah;Koordinat;Pagu\nDesa Satu;61.04;-0,16 109,9;1.000\n"
      "Desa Dua;61.99;;2.000\nPosyandu Seruni;;;186.000.000\n");

  g_assert_cmpint (monev_import_desk_get_step (import), ==, MONEV_IMPORT_RESULT);
  g_assert_cmpuint (monev_import_desk_get_count (import)->added, ==, 1);
  g_assert_cmpuint (monev_import_desk_get_count (import)->changed, ==, 1);
  g_assert_cmpuint (monev_import_desk_get_count (import)->rejected, ==, 1);
  g_assert_true (shows_text (import, "B3"));
  g_assert_cmpuint (desk->data->field->sites->len, ==, n);
  monev_import_desk_go (import);
  wait_until (!monev_import_desk_is_busy (import));
  g_assert_cmpint (monev_import_desk_get_step (import), ==, MONEV_IMPORT_DONE);
  g_assert_true (shows_text (import, "2 lokasi diimpor"));
  monev_window_pop_desk (office->window);
  wait_until (desk->data->field->sites->len == n + 1);
  g_assert_nonnull (named (desk->data->field->sites, "name", "Desa Satu"));
  g_assert_null (named (desk->data->field->sites, "name", "Desa Dua"));
  /* an empty column of both coordinates takes neither away */
  g_assert_cmpstr (monev_record_get (named (desk->data->field->sites, "name", "Posyandu Seruni"),
                                     "latitude"), ==, "-0.1612");
}

static void
add_sheet (MonevXlsxWriter *writer, const char *name, const char *site, GError **error)
{
  static const MonevXlsxColumn columns[] = { { "Nama lokasi" }, { "Keterangan" } };

  monev_xlsx_writer_add_sheet (writer, name, columns, G_N_ELEMENTS (columns));
  monev_xlsx_writer_set (writer, 1, site);
  g_assert_true (monev_xlsx_writer_end_row (writer, error));
}

static AdwComboRow *
find_combo (GtkWidget *widget, const char *title)
{
  AdwComboRow *found = NULL;

  if (ADW_IS_COMBO_ROW (widget) && gtk_widget_is_visible (widget)
      && strcmp (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget)), title) == 0)
    return ADW_COMBO_ROW (widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); found == NULL && child != NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_combo (child, title);
  return found;
}

/* Of a workbook with several sheets the one is taken that was chosen. */
static void
test_import_sheets (Office *office, gconstpointer data)
{
  MonevActivityDesk *desk = open_desk (office);
  g_autofree char *path = g_build_filename (office->folder, "dua-lembar.xlsx", NULL);
  g_autoptr (MonevIssueList) issues = monev_issue_list_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (MonevXlsxWriter) writer
      = monev_xlsx_writer_new (path, &(MonevXlsxOptions) { .title = "x" }, issues, &error);
  MonevImportDesk *import;

  add_sheet (writer, "Lama", "Desa Lama", &error);
  add_sheet (writer, "Baru", "Desa Baru", &error);
  g_assert_true (monev_xlsx_writer_finish (writer, &error));
  act (desk, "desk.site-import", NULL);
  import = MONEV_IMPORT_DESK (monev_window_get_desk (office->window));
  monev_import_desk_open (import, path, NULL);
  wait_until (!monev_import_desk_is_busy (import));
  g_assert_cmpint (monev_import_desk_get_step (import), ==, MONEV_IMPORT_MAP);
  adw_combo_row_set_selected (find_combo (GTK_WIDGET (import), "Lembar"), 1);
  wait_until (!monev_import_desk_is_busy (import));
  monev_import_desk_go (import);
  wait_until (monev_import_desk_get_step (import) == MONEV_IMPORT_RESULT);
  monev_import_desk_go (import);
  wait_until (monev_import_desk_get_step (import) == MONEV_IMPORT_DONE);
  monev_window_pop_desk (office->window);
  wait_until (named (desk->data->field->sites, "name", "Desa Baru") != NULL);
  g_assert_null (named (desk->data->field->sites, "name", "Desa Lama"));
}

static void
test_import_columns (Office *office, gconstpointer data)
{
  MonevActivityDesk *desk = open_desk (office);
  MonevImportDesk *import
      = open_import (office, desk, "asing.csv", "Kolom A;Kolom B\nDesa Tiga;x\n");

  g_assert_cmpint (monev_import_desk_get_step (import), ==, MONEV_IMPORT_MAP);
  monev_import_desk_go (import); /* nothing is assigned yet */
  g_assert_false (monev_import_desk_is_busy (import));
  monev_import_mapping_view_set_column (monev_import_desk_get_mapping (import), "name", 1);
  monev_import_desk_go (import);
  wait_until (!monev_import_desk_is_busy (import));
  g_assert_cmpint (monev_import_desk_get_step (import), ==, MONEV_IMPORT_RESULT);
  g_assert_cmpuint (monev_import_desk_get_count (import)->added, ==, 1);
}

static void
test_rights (Office *office, gconstpointer data)
{
  MonevActor *looker = monev_actor_copy (monev_session_get_actor (office->session));
  MonevActivityDesk *desk;

  looker->roles = MONEV_ROLE_ANYONE | MONEV_ROLE_LAIN;
  monev_session_set_actor (office->session, looker);
  desk = open_desk (office);
  act (desk, "desk.visit-add", NULL);
  g_assert_null (monev_activity_desk_get_dialog (desk));
  act (desk, "desk.site-add", NULL);
  g_assert_null (monev_activity_desk_get_dialog (desk));
}

static void
test_views (Office *office, gconstpointer data)
{
  MonevActivityDesk *desk = open_desk (office);

  monev_activity_desk_set_view (desk, "steps");
  gtk_widget_activate_action (GTK_WIDGET (desk), "desk.next-view", NULL);
  g_assert_cmpstr (adw_view_stack_get_visible_child_name (desk->views), ==, "meetings");
  gtk_widget_activate_action (GTK_WIDGET (desk), "desk.previous-view", NULL);
  gtk_widget_activate_action (GTK_WIDGET (desk), "desk.previous-view", NULL);
  g_assert_cmpstr (adw_view_stack_get_visible_child_name (desk->views), ==, "history");
}

/* ---- the control for a region ---- */

static void
on_changed (guint *n)
{
  *n += 1;
}

static void
test_place (Office *office, gconstpointer data)
{
  GtkWidget *window = gtk_window_new (), *widget = monev_place_entry_new ("Kode wilayah", "61.04");
  MonevPlaceEntry *entry = MONEV_PLACE_ENTRY (widget);
  guint n = 0;

  gtk_window_set_child (GTK_WINDOW (window), widget);
  gtk_window_present (GTK_WINDOW (window));
  g_signal_connect_swapped (entry, "changed", G_CALLBACK (on_changed), &n);
  monev_place_entry_set_code (entry, "61.04");
  g_assert_cmpuint (n, ==, 0);
  wait_until (shows_text (entry, "Kabupaten Ketapang"));
  g_assert_cmpuint (monev_place_entry_n_shown (entry), ==, 0);
  /* Muara Pawan lies in the kabupaten of the office and comes first. */
  monev_place_entry_type (entry, "muara");
  wait_until (monev_place_entry_n_shown (entry) > 0);
  g_assert_true (shows_text (entry, "Ketapang"));
  n = 0;
  monev_place_entry_take (entry);
  g_assert_true (g_str_has_prefix (monev_place_entry_get_text (entry), "61.04."));
  g_assert_cmpuint (n, ==, 1);
  monev_place_entry_type (entry, "xyzzyx");
  wait_until (shows_text (entry, "Tidak ditemukan"));
  g_assert_cmpstr (monev_place_entry_get_text (entry), ==, "xyzzyx");
  gtk_window_destroy (GTK_WINDOW (window));
}

#define ADD(path, test)                                                                            \
  g_test_add ("/ui/activity/" path, Office, NULL, set_up, test, tear_down)

int
main (int argc, char **argv)
{
  int status;

  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  office_prepare ();
  ADD ("site/is-kept-and-told-in-words", test_site);
  ADD ("site/what-was-done-is-taken-back", test_undo);
  ADD ("visit/on-a-day-off-says-so", test_visit);
  ADD ("visit/conflict-is-said-while-one-types", test_conflict);
  ADD ("visit/several-officials-are-ticked", test_members);
  ADD ("visit/state-is-set-and-taken-back", test_state);
  ADD ("photo/come-together-and-are-moved", test_photos);
  ADD ("visit/schedule-becomes-files", test_exports);
  ADD ("site/file-is-checked-first", test_import);
  ADD ("site/unknown-columns-are-assigned", test_import_columns);
  ADD ("site/sheet-is-chosen", test_import_sheets);
  ADD ("visit/rights-stop-the-acts", test_rights);
  ADD ("photo/keys-turn-the-views", test_views);
  ADD ("site/region-is-found-while-typing", test_place);
  status = g_test_run ();
  office_forget ();
  return status;
}
