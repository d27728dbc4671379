#include "reference-office.h"

#include "db-driver-private.h"

#include "audit/audit.h"
#include "calendar/calendar-store.h"
#include "db-backup.h"
#include "exchange/table-file.h"
#include "office/database-file.h"
#include "office/office.h"
#include "ui/office/recovery-step.h"
#include "ui/office/sheet-dialog.h"
#include "ui/reference/calendar-panel.h"
#include "ui/reference/holiday-rows.h"
#include "ui/reference/hours-desk.h"
#include "ui/reference/office-desk.h"
#include "ui/reference/office-panel.h"
#include "ui/reference/region-panel.h"
#include "tests/ui/office-fixture.h"
#include "ui/reference/audit-words.h"
#include "ui/reference/safety-panel.h"

#include <string.h>

static void
set_up (Office *office, gconstpointer user)
{
  office_open (office, user != NULL ? user : "admin");
}

static void
tear_down (Office *office, gconstpointer data)
{
  office_close (office);
}

static MonevReferencePanel *
show (Office *office, const char *subject)
{
  MonevReferencePanel *panel;

  g_assert_true (monev_reference_room_show (office->room, subject));
  panel = monev_reference_room_get_panel (office->room);
  wait_until (monev_reference_panel_get_subtitle (panel) != NULL);
  return panel;
}

static MonevDate
day (int year, int month, int of_month)
{
  MonevDate date = 0;

  g_assert_true (monev_date_from_ymd (year, month, of_month, &date));
  return date;
}

static void
test_year (Office *office, gconstpointer data)
{
  MonevCalendarPanel *panel = MONEV_CALENDAR_PANEL (show (office, "calendar"));
  MonevYearView *view = monev_calendar_panel_get_year (panel);
  g_autofree char *words = monev_year_view_describe (view, day (2026, 8, 17));

  g_assert_cmpstr (monev_calendar_panel_get_missing (panel), ==, "");
  g_assert_cmpuint (monev_calendar_panel_n_holidays (panel), >=, 20);
  g_assert_cmpint (monev_year_view_day (view, day (2026, 8, 17))->kind, ==, MONEV_DAY_NATIONAL);
  g_assert_nonnull (strstr (words, "Senin, 17 Agustus 2026: libur nasional"));
  g_assert_cmpint (monev_year_view_day (view, day (2026, 3, 4))->kind, ==, MONEV_DAY_WORK);
  g_assert_true (monev_year_view_day (view, day (2026, 3, 4))->ramadan);
  g_assert_cmpint (monev_year_view_day (view, day (2026, 3, 7))->kind, ==, MONEV_DAY_REST);
}

static void
test_year_not_loaded (Office *office, gconstpointer data)
{
  MonevCalendarPanel *panel = MONEV_CALENDAR_PANEL (show (office, "calendar"));

  monev_session_set_year (office->session, 2027);
  wait_until (*monev_calendar_panel_get_missing (panel) != '\0');
  g_assert_nonnull (strstr (monev_calendar_panel_get_missing (panel), "Tahun 2027 belum diisi"));
  monev_session_set_year (office->session, 2026);
  wait_until (*monev_calendar_panel_get_missing (panel) == '\0');
}

/* Every day that is drawn can be pointed at, and no other. */
static void
test_pointing (Office *office, gconstpointer data)
{
  MonevCalendarPanel *panel = MONEV_CALENDAR_PANEL (show (office, "calendar"));
  GtkWidget *view = GTK_WIDGET (monev_calendar_panel_get_year (panel));
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  MonevDate date;

  wait_for_frame (view);
  for (int y = 0; y < gtk_widget_get_height (view); y += 3)
    for (int x = 0; x < gtk_widget_get_width (view); x += 3)
      if (monev_year_view_day_at (MONEV_YEAR_VIEW (view), x, y, &date))
        g_hash_table_add (seen, GINT_TO_POINTER (date));
  g_assert_cmpuint (g_hash_table_size (seen), ==, 365);
}

static GtkEventController *
key_controller (GtkWidget *widget)
{
  g_autoptr (GListModel) all = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (all); i++)
    {
      g_autoptr (GtkEventController) one = g_list_model_get_item (all, i);

      if (GTK_IS_EVENT_CONTROLLER_KEY (one))
        return one;
    }
  return NULL;
}

static gboolean
press (GtkWidget *widget, guint keyval)
{
  gboolean taken = FALSE;

  g_signal_emit_by_name (key_controller (widget), "key-pressed", keyval, 0, 0, &taken);
  return taken;
}

/* The month walks by days, weeks and months and stays within its year; a day is due from there. */
static void
test_month (Office *office, gconstpointer data)
{
  MonevCalendarPanel *panel = MONEV_CALENDAR_PANEL (show (office, "calendar"));
  MonevCalendarViews *views = monev_calendar_panel_get_views (panel);
  MonevMonthView *month = monev_calendar_views_get_month (views);
  GtkWidget *widget = GTK_WIDGET (month);
  g_autofree char *title = NULL;
  MonevDate day = 0, last = 0;

  monev_date_from_ymd (2026, 3, 31, &day);
  monev_date_from_ymd (2026, 12, 31, &last);
  monev_calendar_views_show_month (views, TRUE);
  wait_for_frame (GTK_WIDGET (office->window));
  monev_month_view_set_cursor (month, day);
  g_assert_true (press (widget, GDK_KEY_Page_Up));
  g_assert_cmpint (monev_month_view_get_cursor (month), ==, day - 31); /* 28 February */
  g_assert_true (press (widget, GDK_KEY_Home));
  title = monev_month_view_get_title (month);
  g_assert_cmpstr (title, ==, "Februari 2026");
  g_assert_true (press (widget, GDK_KEY_Down));
  g_assert_true (press (widget, GDK_KEY_Right));
  g_assert_cmpint (monev_month_view_get_cursor (month), ==, day - 31 - 27 + 8);
  monev_month_view_set_cursor (month, last);
  press (widget, GDK_KEY_Right);
  press (widget, GDK_KEY_Page_Down);
  g_assert_cmpint (monev_month_view_get_cursor (month), ==, last);
  g_assert_true (press (widget, GDK_KEY_Return));
  g_assert_nonnull (strstr (monev_due_box_get_due (monev_calendar_panel_get_due (panel)), "2027"));
}

static void
test_calendar_export (Office *office, gconstpointer data)
{
  MonevCalendarPanel *panel = MONEV_CALENDAR_PANEL (show (office, "calendar"));
  static const char *const names[] = { "libur.xlsx", "libur.csv" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_build_filename (office->folder, names[i], NULL);
      g_autoptr (MonevIssueList) issues = monev_issue_list_new ();
      g_autoptr (MonevTable) table = NULL;

      monev_calendar_panel_export (panel, path);
      wait_until (g_file_test (path, G_FILE_TEST_EXISTS));
      table = monev_table_file_read (path, NULL, issues, NULL);
      g_assert_nonnull (table);
      g_assert_cmpuint (monev_table_n_rows (table), ==, monev_calendar_panel_n_holidays (panel) + 1);
    }
}

/* Whoever closes the window while a file is written gets the file; nothing speaks to a window that
 * may be gone. */
static void
test_closed_while_exporting (Office *office, gconstpointer data)
{
  g_autoptr (MonevCalendarPanel) panel
      = g_object_ref (MONEV_CALENDAR_PANEL (show (office, "calendar")));
  g_autofree char *path = g_build_filename (office->folder, "libur.xlsx", NULL);

  monev_calendar_panel_export (panel, path);
  monev_window_clear_rooms (office->window);
  office->room = NULL;
  wait_until (G_OBJECT (panel)->ref_count == 1); /* the answer has come */
  g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));
  g_assert_false (shows_text (office->window, "diekspor ke"));
}

static void
test_due (Office *office, gconstpointer data)
{
  MonevCalendarPanel *panel = MONEV_CALENDAR_PANEL (show (office, "calendar"));
  MonevDueBox *due = monev_calendar_panel_get_due (panel);

  monev_due_box_set_from (due, day (2026, 3, 5), 10 * 60);
  monev_due_box_set_amount (due, 14, FALSE);
  g_assert_cmpstr (monev_due_box_get_due (due), ==, "Rabu, 1 April 2026 pukul 16.00");
  g_assert_cmpstr (monev_due_box_get_caveat (due), ==, "");
  monev_due_box_set_amount (due, 60, TRUE);
  g_assert_cmpstr (monev_due_box_get_due (due), ==, "Kamis, 5 Maret 2026 pukul 11.00");
  monev_due_box_set_amount (due, 400, FALSE);
  g_assert_cmpuint (strlen (monev_due_box_get_caveat (due)), >, 0);
}

static void
test_day_text (void)
{
  MonevWorkDay read = { .n_spans = 3 };
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (monev_work_day_from_text (" 7.30 - 12:00;13.00–16.00 ", &read, NULL));
  text = monev_work_day_to_text (&read);
  g_assert_cmpstr (text, ==, "07.30–12.00, 13.00–16.00");
  g_assert_false (monev_work_day_from_text ("07.30", &read, &error));
  g_assert_error (error, MONEV_ERROR, MONEV_ERROR_INVALID);
  g_assert_cmpuint (read.n_spans, ==, 2);
  g_assert_true (monev_work_day_from_text ("", &read, NULL));
  g_assert_cmpuint (read.n_spans, ==, 0);
}

static gpointer
profile_job (MonevDbJob *job, gpointer data, GError **error)
{
  MonevWorkProfile *profile = g_new (MonevWorkProfile, 1);

  g_assert_true (monev_work_profile_load (monev_db_job_connection (job), profile, NULL, error));
  return profile;
}

static void
test_hours (Office *office, gconstpointer data)
{
  g_autofree MonevWorkProfile *stored = NULL;
  MonevHoursDesk *desk;

  show (office, "calendar");
  office_act (office, "panel.edit-hours");
  desk = MONEV_HOURS_DESK (monev_window_get_desk (office->window));
  monev_hours_desk_type (desk, FALSE, 0, "08.00-07.00");
  g_assert_nonnull (strstr (monev_hours_desk_get_problem (desk), "Senin"));
  monev_hours_desk_save (desk);
  g_assert_true (monev_hours_desk_is_changed (desk)); /* what is wrong is not saved */
  monev_hours_desk_type (desk, FALSE, 0, "abc");
  g_assert_nonnull (strstr (monev_hours_desk_get_problem (desk), "07.30–12.00"));
  monev_hours_desk_type (desk, FALSE, 0, "08.00–12.00, 13.00–15.00");
  g_assert_cmpstr (monev_hours_desk_get_problem (desk), ==, "");
  monev_hours_desk_save (desk);
  wait_until (!monev_hours_desk_is_changed (desk));
  stored = office_do (office, profile_job, NULL, NULL);
  g_assert_cmpint (monev_work_day_minutes (&stored->normal[0]), ==, 360);
  g_assert_cmpint (monev_work_day_minutes (&stored->normal[1]), ==, 450);
  g_assert_true (monev_window_pop_desk (office->window));
}

static guint
regions (MonevRegionPanel *panel)
{
  MonevRegionSource *source = monev_region_panel_get_source (panel);

  wait_until (!monev_region_source_is_busy (source));
  return monev_grid_source_get_n_rows (MONEV_GRID_SOURCE (source));
}

static void
test_regions (Office *office, gconstpointer data)
{
  MonevRegionPanel *panel = MONEV_REGION_PANEL (show (office, "region"));
  MonevGridSource *source = MONEV_GRID_SOURCE (monev_region_panel_get_source (panel));
  MonevGridCell cell;

  g_assert_cmpuint (regions (panel), ==, 91599);
  monev_grid_source_set_filter (source, "ketapang");
  g_assert_cmpuint (regions (panel), <, 200);
  monev_grid_source_get_cell (source, 0, 0, &cell);
  g_assert_cmpstr (cell.text, ==, "61.04");
  monev_grid_source_get_cell (source, 0, 3, &cell);
  g_assert_cmpstr (cell.text, ==, "Provinsi Kalimantan Barat");
  monev_region_source_set_level (monev_region_panel_get_source (panel), MONEV_REGION_REGENCY);
  g_assert_cmpuint (regions (panel), ==, 1);
  monev_grid_source_set_filter (source, NULL);
  g_assert_cmpuint (regions (panel), ==, 514);
}

/* A drawing of 4 × 4 dots. */
static const guint8 png[]
    = { 0x89, 'P', 'N', 'G', 13, 10, 26, 10, 0, 0, 0, 13, 'I', 'H', 'D', 'R', 0, 0, 0, 1, 0, 0, 0,
        1, 8, 6, 0, 0, 0, 0x1f, 0x15, 0xc4, 0x89, 0, 0, 0, 13, 'I', 'D', 'A', 'T', 0x78, 0x9c,
        0x63, 0xf8, 0xcf, 0xc0, 0xf0, 0x1f, 0, 5, 0, 1, 0xff, 0x89, 0x99, 0x3d, 0x1d, 0, 0, 0, 0,
        'I', 'E', 'N', 'D', 0xae, 0x42, 0x60, 0x82 };

static void
test_office (Office *office, gconstpointer data)
{
  MonevOfficePanel *panel = MONEV_OFFICE_PANEL (show (office, "office"));
  g_autofree char *logo = g_build_filename (office->folder, "logo.png", NULL);
  g_autofree char *large = g_build_filename (office->folder, "besar.svg", NULL);
  g_autofree char *bytes = g_malloc0 (3 * 1024 * 1024);
  g_autoptr (GError) error = NULL;
  MonevRecordDesk *desk;
  MonevRecordForm *form;

  g_file_set_contents (logo, (const char *) png, sizeof png, NULL);
  g_file_set_contents (large, bytes, 3 * 1024 * 1024, NULL);
  office_act (office, "panel.edit");
  desk = MONEV_RECORD_DESK (monev_window_get_desk (office->window));
  form = monev_record_desk_get_form (desk);
  g_assert_false (monev_office_desk_set_logo (GTK_WIDGET (desk), large, &error));
  g_assert_error (error, MONEV_ERROR, MONEV_ERROR_LIMIT);
  g_assert_nonnull (strstr (error->message, "3,0 MB"));
  g_assert_false (monev_record_form_is_changed (form));
  g_clear_error (&error);
  g_assert_true (monev_office_desk_set_logo (GTK_WIDGET (desk), logo, &error));
  g_assert_true (monev_kop_view_has_logo (monev_office_desk_get_kop (GTK_WIDGET (desk))));
  monev_field_row_set_typed (monev_record_form_get_row (form, "address"), "Jalan Baru Nomor 2");
  monev_record_desk_save (desk);
  wait_until (!monev_record_desk_is_busy (desk));
  g_assert_false (monev_record_form_is_changed (form));
  g_assert_cmpstr (monev_record_get (monev_session_get_office (office->session), "address"), ==,
                   "Jalan Baru Nomor 2");
  g_assert_true (monev_window_pop_desk (office->window));
  wait_until (monev_kop_view_has_logo (monev_office_panel_get_kop (panel)));
}

/* A code that may be younger than the table is taken, also where a key saves with it still typed. */
static void
test_office_new_region (Office *office, gconstpointer data)
{
  MonevRecordDesk *desk;
  MonevRecordForm *form;
  MonevFieldRow *row;

  show (office, "office");
  office_act (office, "panel.edit");
  desk = MONEV_RECORD_DESK (monev_window_get_desk (office->window));
  form = monev_record_desk_get_form (desk);
  row = monev_record_form_get_row (form, "region_code");
  monev_field_row_set_typed (row, "");
  gtk_editable_set_text (
      GTK_EDITABLE (adw_bin_get_child (ADW_BIN (monev_field_row_get_control (row)))), "61.98");
  g_assert_true (monev_record_form_check (form));
  g_assert_cmpstr (monev_record_get (monev_record_form_get_record (form), "region_code"), ==, "61.98");
  monev_field_row_set_typed (row, "99.99");
  g_assert_false (monev_record_form_check (form));
  g_assert_nonnull (strstr (monev_field_row_get_problem (row), "provinsi yang tidak ada"));
}

/* The region that is chosen names the kabupaten on the kop; both go back by undo. */
static void
test_office_region (Office *office, gconstpointer data)
{
  MonevRecordDesk *desk;
  MonevRecordForm *form;

  show (office, "office");
  office_act (office, "panel.edit");
  desk = MONEV_RECORD_DESK (monev_window_get_desk (office->window));
  form = monev_record_desk_get_form (desk);
  monev_field_row_set_typed (monev_record_form_get_row (form, "region_code"), "61.04");
  g_assert_cmpstr (monev_record_get (monev_record_form_get_record (form), "region_name"), ==,
                   "Kabupaten Ketapang");
  while (monev_record_form_undo (form))
    ;
  g_assert_cmpstr (monev_record_get (monev_record_form_get_record (form), "region_name"), ==,
                   "Kabupaten Tanjung Rimba");
  g_assert_true (monev_record_form_can_redo (form, NULL));
}

static gboolean
append_entry (MonevDbConnection *connection, gpointer act, GError **error)
{
  gint64 now = 0;

  return monev_db_now (connection, &now, error)
         && monev_audit_append (connection, now, "", act, "database", NULL, error);
}

static void
test_safety (Office *office, gconstpointer data)
{
  MonevSafetyPanel *panel = MONEV_SAFETY_PANEL (show (office, "safety"));

  g_assert_cmpuint (monev_safety_panel_n_backups (panel), ==, 0);
  g_assert_cmpuint (monev_safety_panel_n_entries (panel), >, 10);
  office_act (office, "panel.back-up");
  wait_until (monev_safety_panel_n_backups (panel) == 1);
  office_act (office, "panel.verify");
  wait_until (g_str_has_prefix (monev_safety_panel_get_verdict (panel), "✓"));
}

static void
look_for (gpointer panel, const char *text)
{
  MonevGridSource *source = monev_reference_panel_get_source (MONEV_REFERENCE_PANEL (panel));

  g_assert_nonnull (source); /* else Ctrl+F finds nothing to search */
  monev_grid_source_set_filter (source, text);
}

/* @data: MonevDbDatabase job: far more entries than are shown, and one that lies below them. */
static gpointer
fill_log (MonevDbJob *job, gpointer data, GError **error)
{
  for (guint i = 0; i < 450; i++)
    if (!monev_db_transaction (monev_db_job_connection (job), append_entry,
                               i == 20 ? "backup.restore" : "login", error))
      return NULL;
  return GINT_TO_POINTER (1);
}

/* By act, person and date, in words, also what lies below the last ones that are shown. */
static void
test_log_is_searched (Office *office, gconstpointer data)
{
  MonevSafetyPanel *panel;

  g_assert_nonnull (office_do (office, fill_log, NULL, NULL));
  panel = MONEV_SAFETY_PANEL (show (office, "safety"));
  g_assert_cmpuint (monev_safety_panel_n_entries (panel), ==, 200);
  look_for (panel, "memulihkan cadangan");
  wait_until (monev_safety_panel_n_entries (panel) == 1);
  g_assert_true (shows_text (panel, "Dicari dalam 20.000 catatan terakhir"));
  look_for (panel, "tidak ada yang begini");
  wait_until (shows_text (panel, "Tidak ditemukan"));
  look_for (panel, "");
  wait_until (monev_safety_panel_n_entries (panel) == 200);
}

static guint
n_visible (GtkWidget *parent)
{
  guint n = ADW_IS_ACTION_ROW (parent) && gtk_widget_get_child_visible (parent)
                    && gtk_widget_get_visible (parent)
                ? 1 : 0;

  for (GtkWidget *child = gtk_widget_get_first_child (parent); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n += n_visible (child);
  return n;
}

static void
test_holidays_are_searched (Office *office, gconstpointer data)
{
  MonevCalendarPanel *panel = MONEV_CALENDAR_PANEL (show (office, "calendar"));
  GtkWidget *list = find_widget (panel, MONEV_TYPE_HOLIDAY_ROWS);
  guint all = n_visible (list);

  g_assert_cmpuint (all, >, 10);
  look_for (panel, "nyepi maret");
  g_assert_cmpuint (n_visible (list), >=, 1);
  g_assert_cmpuint (n_visible (list), <, all);
  g_assert_cmpuint (monev_grid_source_get_n_rows (monev_reference_panel_get_source (
                        MONEV_REFERENCE_PANEL (panel))), ==, n_visible (list));
  look_for (panel, "");
  g_assert_cmpuint (n_visible (list), ==, all);
}

static GtkWidget *
sheet_dialog (void)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *l = windows; l != NULL; l = l->next)
    if (MONEV_IS_SHEET_DIALOG (l->data))
      return l->data;
  g_assert_not_reached ();
}

static void
try_pin (GtkWidget *dialog, const char *pin)
{
  GtkWidget *field = find_widget (dialog, ADW_TYPE_PASSWORD_ENTRY_ROW);

  gtk_editable_set_text (GTK_EDITABLE (field), pin);
  g_signal_emit_by_name (gtk_window_get_default_widget (GTK_WINDOW (dialog)), "clicked");
}

static void
test_sheet_once_more (Office *office, gconstpointer data)
{
  GtkWidget *dialog, *step;

  show (office, "safety");
  office_act (office, "panel.sheet");
  dialog = sheet_dialog ();
  step = find_widget (dialog, MONEV_TYPE_RECOVERY_STEP);
  g_assert_false (gtk_widget_get_visible (step));
  try_pin (dialog, "777333");
  wait_until (shows_text (dialog, "PIN salah"));
  g_assert_false (gtk_widget_get_visible (step));
  try_pin (dialog, "135790");
  wait_until (gtk_widget_get_visible (step));
  g_assert_true (shows_text (step, "Simpan Lembar Pemulihan"));
  gtk_window_destroy (GTK_WINDOW (dialog));
}

static gpointer
words_job (MonevDbJob *job, gpointer data, GError **error)
{
  return monev_audit_words_last (monev_db_job_connection (job), 5000, error);
}

/* "activity.step.start" is the program's own name for it. */
static void
test_acts_in_words (Office *office, gconstpointer data)
{
  g_autoptr (GPtrArray) told = office_do (office, words_job, NULL, NULL);
  guint steps = 0, runs = 0, fields = 0;

  for (guint i = 0; i < told->len; i++)
    {
      const MonevAuditWords *words = told->pdata[i];

      if (g_regex_match_simple ("^[a-z_]+(\\.[a-z_]+)+", words->what, 0, 0))
        g_error ("raw: %s", words->what);
      steps += strstr (words->what, "langkah") != NULL;
      fields += g_str_has_prefix (words->what, "menambah temuan ");
      runs += words->lines[0] != NULL && g_str_has_prefix (words->lines[0], "Agenda: ");
    }
  g_assert_cmpuint (steps, >, 0);
  g_assert_cmpuint (fields, >, 0);
  g_assert_cmpuint (runs, >, 0);
}

static void
on_opened (MonevSession *session, int how, gpointer data)
{
  *(int *) data = how;
}

static char *
only_backup (Office *office)
{
  g_autofree char *folder = monev_database_backup_folder (office->uri);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL && g_str_has_suffix (name, ".sha256"))
    continue;
  return g_build_filename (folder, name, NULL);
}

/* A file carried into the folder by hand may be another office's. */
static void
test_other_backup_is_named (Office *office, gconstpointer data)
{
  MonevSafetyPanel *panel = MONEV_SAFETY_PANEL (show (office, "safety"));
  g_autofree char *path = NULL;
  g_autofree char *uri = NULL;
  MonevDbConnection *backup;

  office_act (office, "panel.back-up");
  wait_until (monev_safety_panel_n_backups (panel) == 1);
  g_assert_false (shows_text (panel, "milik basis data lain"));
  path = only_backup (office);
  uri = g_strconcat ("sqlite:", path, NULL);
  backup = monev_db_connection_open (uri, MONEV_DB_OPEN_DEFAULT, NULL);
  g_assert_true (monev_db_connection_script (backup, "UPDATE database_identity SET id = 'lain'",
                                             NULL));
  monev_db_connection_close (backup);
  monev_reference_panel_load (MONEV_REFERENCE_PANEL (panel));
  wait_until (shows_text (panel, "milik basis data lain"));
}

static GtkWidget *
question (void)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *l = windows; l != NULL; l = l->next)
    if (ADW_IS_MESSAGE_DIALOG (l->data))
      return l->data;
  return NULL;
}

static GtkWidget *
find_button (GtkWidget *parent, const char *label)
{
  if (GTK_IS_BUTTON (parent)
      && g_strcmp0 (gtk_button_get_label (GTK_BUTTON (parent)), label) == 0)
    return parent;
  for (GtkWidget *child = gtk_widget_get_first_child (parent); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_button (child, label);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static gboolean
question_says (MonevSafetyPanel *panel, const char *text)
{
  GtkWidget *dialog, *button = find_button (GTK_WIDGET (panel), "Pulihkan…");
  gboolean says;

  g_assert_nonnull (button);
  g_signal_emit_by_name (button, "clicked");
  wait_until (question () != NULL);
  dialog = question ();
  says = strstr (adw_message_dialog_get_body (ADW_MESSAGE_DIALOG (dialog)), text) != NULL;
  gtk_window_destroy (GTK_WINDOW (dialog));
  drain ();
  return says;
}

/* Without its seal nobody can tell whether a backup was changed: that is told before it is taken. */
static void
test_backup_without_its_seal_is_told (Office *office, gconstpointer data)
{
  MonevSafetyPanel *panel = MONEV_SAFETY_PANEL (show (office, "safety"));
  g_autofree char *path = NULL;

  office_act (office, "panel.back-up");
  wait_until (monev_safety_panel_n_backups (panel) == 1);
  g_assert_false (question_says (panel, ".sha256"));
  path = only_backup (office);
  monev_db_backup_unseal (path);
  monev_reference_panel_load (MONEV_REFERENCE_PANEL (panel));
  wait_until (question_says (panel, ".sha256"));
}

/* What was written after the backup is gone from sight, but not lost; everybody logs in anew. */
static void
test_restore (Office *office, gconstpointer data)
{
  MonevSafetyPanel *panel = MONEV_SAFETY_PANEL (show (office, "safety"));
  g_autofree MonevWorkProfile *profile = NULL;
  g_autofree char *path = NULL;
  int opened = -1;

  office_act (office, "panel.back-up");
  wait_until (monev_safety_panel_n_backups (panel) == 1);
  path = only_backup (office);
  show (office, "calendar");
  office_act (office, "panel.edit-hours");
  monev_hours_desk_type (MONEV_HOURS_DESK (monev_window_get_desk (office->window)), FALSE, 0,
                         "08.00–12.00");
  monev_hours_desk_save (MONEV_HOURS_DESK (monev_window_get_desk (office->window)));
  wait_until (!monev_hours_desk_is_changed (
      MONEV_HOURS_DESK (monev_window_get_desk (office->window))));
  monev_window_pop_desk (office->window);
  g_signal_connect (office->session, "opened", G_CALLBACK (on_opened), &opened);
  monev_safety_panel_restore (panel, path);
  wait_until (opened == MONEV_OPENED_READY);
  g_assert_null (monev_session_get_actor (office->session));
  profile = office_do (office, profile_job, NULL, NULL);
  g_assert_cmpint (monev_work_day_minutes (&profile->normal[0]), ==, 450);
  g_signal_handlers_disconnect_by_data (office->session, &opened);
}

#define ADD(path, user, test) g_test_add (path, Office, user, set_up, test, tear_down)

int
main (int argc, char **argv)
{
  int status;

  gtk_test_init (&argc, &argv, NULL);
  office_prepare ();
  ADD ("/reference/calendar/year", NULL, test_year);
  ADD ("/reference/calendar/year-not-loaded-is-said", NULL, test_year_not_loaded);
  ADD ("/reference/calendar/each-day-can-be-pointed-at", NULL, test_pointing);
  ADD ("/reference/calendar/month-by-keys", NULL, test_month);
  ADD ("/reference/calendar/export", NULL, test_calendar_export);
  ADD ("/reference/calendar/closed-while-exporting", NULL, test_closed_while_exporting);
  ADD ("/reference/calendar/due", NULL, test_due);
  g_test_add_func ("/reference/calendar/hours-as-text", test_day_text);
  ADD ("/reference/calendar/hours", NULL, test_hours);
  ADD ("/reference/region/search-and-level", NULL, test_regions);
  ADD ("/reference/office/logo-and-address", NULL, test_office);
  ADD ("/reference/office/region-names-the-kop", NULL, test_office_region);
  ADD ("/reference/office/new-region-is-taken", NULL, test_office_new_region);
  ADD ("/reference/safety/backup-and-log", NULL, test_safety);
  ADD ("/reference/safety/log-is-searched-also-below-what-is-shown", NULL, test_log_is_searched);
  ADD ("/reference/safety/backup-without-its-seal-is-told", NULL,
       test_backup_without_its_seal_is_told);
  ADD ("/reference/calendar/holidays-are-searched", NULL, test_holidays_are_searched);
  ADD ("/reference/safety/sheet-once-more-with-the-pin", NULL, test_sheet_once_more);
  ADD ("/reference/safety/acts-in-words", NULL, test_acts_in_words);
  ADD ("/reference/safety/backup-of-another-database-is-named", NULL, test_other_backup_is_named);
  ADD ("/reference/safety/restore", NULL, test_restore);
  status = g_test_run ();
  office_forget ();
  return status;
}
