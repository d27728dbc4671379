#include "reference-office.h"

#include "calendar/holiday-record.h"
#include "exchange/table-file.h"
#include "people/people.h"
#include "programme/programme.h"
#include "ui/common/issue-model.h"
#include "ui/common/status-pill.h"
#include "ui/reference/audit-words.h"
#include "ui/exchange/import-desk.h"
#include "ui/reference/record-import.h"

#include <string.h>

static const char faulty[]
    = "Kode;Nama OPD;Singkatan;Jenis;WhatsApp;Keterangan\n"
      ";Dinas Kebun Raya;DKR;Perangkat daerah;0812 3456 7890;baru\n"
      ";Dinas Arsip Daerah;DAD;Dinas;0812 3456 7891;\n"
      ";Dinas Sosial;Dinsos;Perangkat daerah;0812 3456 7892;diubah\n"
      "abc;Dinas Tanpa Kode;;Perangkat daerah;bukan nomor;\n";

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

static void
wait_idle (MonevImportDesk *desk)
{
  wait_until (!monev_import_desk_is_busy (desk));
}

static MonevImportDesk *
open_text (Office *office, const char *subject, const char *name, const char *text)
{
  g_autofree char *path = office_file (office, name, text);
  MonevImportDesk *desk;

  monev_table_panel_import (office_table (office, subject), path);
  desk = MONEV_IMPORT_DESK (monev_window_get_desk (office->window));
  wait_idle (desk);
  return desk;
}

static void
check (MonevImportDesk *desk)
{
  monev_import_desk_check (desk);
  wait_idle (desk);
}

/* Walks the shown list: what is activated there is what a click would hand over. */
static GtkListView *
list_view (GtkWidget *widget)
{
  if (GTK_IS_LIST_VIEW (widget))
    return GTK_LIST_VIEW (widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkListView *found = list_view (child);
      if (found != NULL)
        return found;
    }
  return NULL;
}

static guint
position_of (GtkListView *list, const char *code)
{
  GListModel *model = G_LIST_MODEL (gtk_list_view_get_model (list));

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (MonevIssueItem) item = g_list_model_get_item (model, i);
      if (g_str_equal (monev_issue_item_get_issue (item)->code, code))
        return i;
    }
  g_assert_not_reached ();
}

static void
test_issue_leads_to_cell (Office *office, gconstpointer data)
{
  MonevImportDesk *desk = open_text (office, "agency", "opd.csv", faulty);
  MonevDataGrid *preview = monev_import_desk_get_preview (desk);
  GtkListView *list = list_view (GTK_WIDGET (monev_import_desk_get_issues (desk)));
  guint row, column;
  MonevGridCell cell;

  g_assert_cmpint (monev_import_desk_get_step (desk), ==, MONEV_IMPORT_MAP);
  check (desk);
  g_assert_cmpint (monev_import_desk_get_step (desk), ==, MONEV_IMPORT_RESULT);
  g_assert_cmpuint (monev_import_desk_get_count (desk)->added, ==, 1);
  g_assert_cmpuint (monev_import_desk_get_count (desk)->changed, ==, 1);
  g_assert_cmpuint (monev_import_desk_get_count (desk)->rejected, ==, 2);
  g_signal_emit_by_name (list, "activate", position_of (list, "whatsapp"));
  g_assert_true (monev_data_grid_get_cursor (preview, &row, &column));
  g_assert_cmpuint (row, ==, 3);
  g_assert_cmpuint (column, ==, 5);
  monev_grid_source_get_cell (monev_data_grid_get_source (preview), row, column, &cell);
  g_assert_cmpstr (cell.text, ==, "bukan nomor");
  g_assert_cmpint (cell.state, ==, MONEV_STATE_ERROR);
  g_signal_emit_by_name (list, "activate", position_of (list, "choice"));
  monev_data_grid_get_cursor (preview, &row, &column);
  g_assert_cmpuint (row, ==, 1);
  g_assert_cmpuint (column, ==, 4);
}

static void
test_apply (Office *office, gconstpointer data)
{
  MonevImportDesk *desk = open_text (office, "agency", "opd.csv", faulty);
  g_autoptr (MonevRecord) added = NULL;
  g_autoptr (MonevRecord) refused = NULL;
  g_autoptr (MonevRecord) changed = NULL;

  check (desk);
  added = office_record (office, &monev_agency_type, "Dinas Kebun Raya");
  g_assert_null (added); /* checking writes nothing */
  monev_import_desk_apply (desk);
  wait_idle (desk);
  g_assert_cmpint (monev_import_desk_get_step (desk), ==, MONEV_IMPORT_DONE);
  added = office_record (office, &monev_agency_type, "Dinas Kebun Raya");
  refused = office_record (office, &monev_agency_type, "Dinas Arsip Daerah");
  changed = office_record (office, &monev_agency_type, "Dinas Sosial");
  g_assert_nonnull (added);
  g_assert_null (refused);
  g_assert_cmpstr (monev_record_get (changed, "note"), ==, "diubah");
  g_assert_true (monev_window_pop_desk (office->window));
  wait_until (office_find (office_table (office, "agency"), 1, "Dinas Kebun Raya")
              != MONEV_GRID_NO_ROW);
}

/* Ticks by the row, as a click on it does. */
static void
tick (GtkWidget *parent, const char *title)
{
  if (ADW_IS_ACTION_ROW (parent)
      && g_str_equal (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (parent)), title))
    {
      GtkWidget *mark = adw_action_row_get_activatable_widget (ADW_ACTION_ROW (parent));

      g_assert_true (GTK_IS_CHECK_BUTTON (mark));
      g_assert_false (gtk_check_button_get_active (GTK_CHECK_BUTTON (mark)));
      adw_action_row_activate (ADW_ACTION_ROW (parent));
      g_assert_true (gtk_check_button_get_active (GTK_CHECK_BUTTON (mark)));
    }
  for (GtkWidget *child = gtk_widget_get_first_child (parent); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    tick (child, title);
}

static const MonevImportCount *
check_ticked (Office *office, const char *subject, const char *text, const char *title)
{
  MonevImportDesk *desk = open_text (office, subject, "centang.csv", text);

  if (title != NULL)
    tick (GTK_WIDGET (desk), title);
  check (desk);
  return monev_import_desk_get_count (desk);
}

/* Nobody gets another name, and nothing is emptied, unless that was asked for. */
static void
test_rename_tick (Office *office, gconstpointer data)
{
  static const char text[] = "Nama pengguna;Nama\nstaf;Orang Yang Lain\n";

  g_assert_cmpuint (check_ticked (office, "official", text, NULL)->rejected, ==, 1);
  g_assert_true (monev_window_pop_desk (office->window));
  g_assert_cmpuint (
      check_ticked (office, "official", text, "Izinkan penggantian nama")->changed, ==, 1);
}

static void
test_clear_tick (Office *office, gconstpointer data)
{
  static const char text[] = "Nama OPD;Singkatan\nDinas Sosial;\n";

  g_assert_cmpuint (check_ticked (office, "agency", text, NULL)->same, ==, 1);
  g_assert_true (monev_window_pop_desk (office->window));
  g_assert_cmpuint (check_ticked (office, "agency", text, "Izinkan pengosongan")->changed, ==, 1);
}

/* The refused rows as a workbook; mended there and taken in again. */
static void
test_rejects (Office *office, gconstpointer data)
{
  MonevImportDesk *desk = open_text (office, "agency", "opd.csv", faulty);
  g_autofree char *path = g_build_filename (office->folder, "perbaikan.xlsx", NULL);
  g_autoptr (MonevIssueList) issues = monev_issue_list_new ();
  g_autoptr (MonevTable) table = NULL;
  g_autoptr (GError) error = NULL;

  check (desk);
  monev_import_desk_save_rejects (desk, path);
  wait_idle (desk);
  table = monev_table_file_read (path, NULL, issues, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (monev_table_n_rows (table), ==, 3);
  g_assert_cmpstr (monev_table_cell (table, 1, 2).text, ==, "Nama OPD");
  g_assert_cmpstr (monev_table_cell (table, 1, 6).text, ==, "Keterangan");
  g_assert_cmpstr (monev_table_cell (table, 1, 7).text, ==, "Yang perlu diperbaiki");
  g_assert_cmpstr (monev_table_cell (table, 2, 2).text, ==, "Dinas Arsip Daerah");
  g_assert_nonnull (strstr (monev_table_cell (table, 2, 7).text, "Jenis: Pilihan tidak dikenal."));
  g_assert_nonnull (strstr (monev_table_cell (table, 3, 7).text, "WhatsApp"));
  monev_import_desk_open (desk, path, NULL);
  wait_idle (desk);
  check (desk);
  g_assert_cmpuint (monev_import_desk_get_count (desk)->rejected, ==, 2);
  g_assert_cmpuint (monev_import_desk_get_count (desk)->read, ==, 2);
}

/* Headings nobody knows are assigned by hand, and the assignment is remembered. */
static void
test_mapping (Office *office, gconstpointer data)
{
  static const char strange[] = "Aaa;Bbb\nDinas Kebun Raya;DKR\n";
  MonevImportDesk *desk = open_text (office, "agency", "aneh.csv", strange);
  MonevImportMappingView *columns = monev_import_desk_get_mapping (desk);
  MonevImportMapping mapping;
  int name = monev_record_type_field (&monev_agency_type, "name");

  g_assert_cmpint (monev_import_desk_get_step (desk), ==, MONEV_IMPORT_MAP);
  g_assert_cmpuint (monev_import_mapping_view_n_mapped (columns), ==, 0);
  monev_import_mapping_view_set_column (columns, "name", 1);
  monev_import_mapping_view_set_column (columns, "short_name", 2);
  check (desk);
  g_assert_cmpuint (monev_import_desk_get_count (desk)->added, ==, 1);
  monev_import_desk_apply (desk);
  wait_idle (desk);
  monev_window_pop_desk (office->window);
  desk = open_text (office, "agency", "aneh-2.csv", "Aaa;Bbb;Nama\nDinas Lain;DL;x\n");
  monev_window_pop_desk (office->window);
  desk = open_text (office, "agency", "opd-lagi.csv",
                    "Kode;Nama OPD\n;Dinas Kebun Raya\n");
  monev_import_mapping_view_get (monev_import_desk_get_mapping (desk), &mapping);
  g_assert_cmpuint (mapping.columns[name], ==, 2);
  check (desk);
  g_assert_cmpuint (monev_import_desk_get_count (desk)->same, ==, 1);
}

static GtkWindow *
top_dialog (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);
      if (ADW_IS_MESSAGE_DIALOG (window) && gtk_widget_get_visible (GTK_WIDGET (window)))
        return window;
    }
  return NULL;
}

static void
test_no_table (Office *office, gconstpointer data)
{
  MonevImportDesk *desk = open_text (office, "agency", "gambar.xlsx", "%PDF-1.4 bukan tabel");
  GtkWindow *dialog;

  wait_until ((dialog = top_dialog ()) != NULL);
  g_assert_cmpuint (strlen (adw_message_dialog_get_body (ADW_MESSAGE_DIALOG (dialog))), >, 10);
  gtk_window_close (dialog);
  drain ();
  g_assert_cmpint (monev_import_desk_get_step (desk), ==, MONEV_IMPORT_CHOOSE);
}

/* Cancelled while rows are written: none of them is there, and the desk goes on. */
static void
test_cancel (Office *office, gconstpointer data)
{
  g_autoptr (GString) many = g_string_new ("Nama;NIP;Status;Nama pengguna\n");
  MonevImportDesk *desk;
  GtkWidget *page = NULL;
  g_autoptr (MonevRecord) first = NULL;

  for (guint i = 0; i < 4000; i++)
    g_string_append_printf (many, "Pegawai %u;;Non-ASN;p%u\n", i, i);
  desk = open_text (office, "official", "banyak.csv", many->str);
  check (desk);
  g_assert_cmpuint (monev_import_desk_get_count (desk)->added, ==, 4000);
  monev_import_desk_apply (desk);
  g_assert_false (monev_window_pop_desk (office->window)); /* not while rows are written */
  page = monev_window_get_desk (office->window);
  g_assert_true (page == GTK_WIDGET (desk));
  monev_import_desk_cancel (desk);
  wait_idle (desk);
  g_assert_cmpint (monev_import_desk_get_step (desk), ==, MONEV_IMPORT_RESULT);
  first = office_record (office, &monev_official_type, "Pegawai 0");
  g_assert_null (first);
  monev_import_desk_apply (desk);
  wait_idle (desk);
  g_assert_cmpint (monev_import_desk_get_step (desk), ==, MONEV_IMPORT_DONE);
  first = office_record (office, &monev_official_type, "Pegawai 3999");
  g_assert_nonnull (first);
}

static void
test_calendar_file (Office *office, gconstpointer data)
{
  static const char calendar[]
      = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//x//y//ID\r\n"
        "BEGIN:VEVENT\r\nUID:1\r\nDTSTART;VALUE=DATE:20270101\r\nDTEND;VALUE=DATE:20270102\r\n"
        "SUMMARY:Tahun Baru 2027 Masehi\r\nEND:VEVENT\r\n"
        "END:VCALENDAR\r\n";
  g_autofree char *path = office_file (office, "libur.ics", calendar);
  GtkWidget *widget
      = monev_record_import_new (office->window, office->session, &monev_holiday_type);
  MonevImportDesk *desk = MONEV_IMPORT_DESK (widget);
  g_autoptr (MonevRecord) record = NULL;

  monev_window_push_desk (office->window, widget);
  monev_import_desk_open (desk, path, NULL);
  wait_idle (desk);
  check (desk);
  g_assert_cmpuint (monev_import_desk_get_count (desk)->added, ==, 1);
  monev_import_desk_apply (desk);
  wait_idle (desk);
  record = office_record (office, &monev_holiday_type, "Tahun Baru 2027 Masehi");
  g_assert_nonnull (record);
  g_assert_cmpstr (monev_record_get (record, "date_from"), ==, "2027-01-01");
}

/* What a person assigned comes back, until it is to be forgotten; the headings count again then. */
static void
test_forget (Office *office, gconstpointer data)
{
  static const char text[] = "Nama;Tempat\nDinas Kebun Raya;Jalan Mawar\n";
  int address = monev_record_type_field (&monev_agency_type, "address");
  MonevImportDesk *desk = open_text (office, "agency", "opd.csv", text);
  MonevImportMapping mapping;

  monev_import_mapping_view_set_column (monev_import_desk_get_mapping (desk), "address", 2);
  check (desk);
  monev_import_desk_apply (desk);
  wait_idle (desk);
  monev_window_pop_desk (office->window);
  desk = open_text (office, "agency", "opd-2.csv", text);
  monev_import_mapping_view_get (monev_import_desk_get_mapping (desk), &mapping);
  g_assert_cmpuint (mapping.columns[address], ==, 2);
  g_assert_true (mapping.remembered);
  g_assert_true (gtk_widget_activate_action (
      GTK_WIDGET (monev_import_desk_get_mapping (desk)), "import.forget", NULL));
  wait_idle (desk);
  wait_until (!monev_import_desk_is_busy (desk));
  monev_import_mapping_view_get (monev_import_desk_get_mapping (desk), &mapping);
  g_assert_cmpuint (mapping.columns[address], ==, 0);
  g_assert_false (mapping.remembered);
}

static const char *
text_at (MonevDataGrid *grid, guint row, guint column)
{
  MonevGridCell cell;

  monev_grid_source_get_cell (monev_data_grid_get_source (grid), row, column, &cell);
  return cell.text;
}

/* Before anything is written, one sees what changed rows were and become. */
static void
test_changes (Office *office, gconstpointer data)
{
  MonevImportDesk *desk = open_text (office, "agency", "opd.csv", faulty);
  MonevDataGrid *changes = monev_import_desk_get_changes (desk);
  guint n;

  check (desk);
  n = monev_grid_source_get_n_rows (monev_data_grid_get_source (changes));
  g_assert_cmpuint (n, >=, 2); /* one field a row; the row that is added is none */
  for (guint i = 0; i < n; i++)
    {
      g_assert_cmpstr (text_at (changes, i, 0), ==, "4");
      g_assert_cmpstr (text_at (changes, i, 2), ==, "Dinas Sosial");
      g_assert_cmpstr (text_at (changes, i, 4), !=, text_at (changes, i, 5));
      if (g_str_equal (text_at (changes, i, 3), "Keterangan"))
        g_assert_cmpstr (text_at (changes, i, 5), ==, "diubah");
    }
}

static GtkWidget *
find_pill (GtkWidget *widget, const char *text)
{
  GtkWidget *found = NULL;

  if (MONEV_IS_STATUS_PILL (widget)
      && g_str_equal (monev_status_pill_get_text (MONEV_STATUS_PILL (widget)), text))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); found == NULL && child != NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_pill (child, text);
  return found;
}

static GtkWidget *
find_button (GtkWidget *widget, const char *label)
{
  GtkWidget *found = NULL;

  if (GTK_IS_BUTTON (widget)
      && g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), label) == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); found == NULL && child != NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_button (child, label);
  return found;
}

/* Three rows of a DPA: two new sub kegiatan, two pagu, one of whose rows names an unknown OPD. */
static void
test_dpa (Office *office, gconstpointer data)
{
  MonevImportDesk *desk = open_text (
      office, "programme", "dpa.csv",
      "KODE SUB KEGIATAN;NAMA SUB KEGIATAN;NAMA SKPD;SUMBER DANA;PAGU\n"
      "5.01.02.2.01.0098;Sub Satu;Badan Perencanaan Pembangunan Daerah;PAD;1.000\n"
      "5.01.02.2.01.0099;Sub Dua;Badan Perencanaan Pembangunan Daerah;PAD;2.000\n"
      "5.01.02.2.01.0099;Sub Dua;Dinas yang Tidak Ada;PAD;3.000\n");

  wait_until (monev_import_desk_get_step (desk) == MONEV_IMPORT_RESULT);
  g_assert_nonnull (find_button (GTK_WIDGET (desk), "_Impor 2 program dan kegiatan, 2 pagu"));
  g_assert_nonnull (find_pill (GTK_WIDGET (desk), "2 ditambahkan"));
  g_assert_nonnull (find_pill (GTK_WIDGET (desk), "3 dibaca"));
  g_assert_nonnull (find_pill (GTK_WIDGET (desk), "1 ditolak"));
}

/* A check is stopped in its midst by Escape or Batalkan, and can be made again. */
static void
test_cancel_check (Office *office, gconstpointer data)
{
  g_autoptr (GString) many = g_string_new ("Nama;NIP;Status;Nama pengguna\n");
  MonevImportDesk *desk;

  for (guint i = 0; i < 30000; i++)
    g_string_append_printf (many, "Pegawai %u;;Non-ASN;p%u\n", i, i);
  desk = open_text (office, "official", "banyak.csv", many->str);
  monev_import_desk_check (desk);
  g_assert_true (monev_import_desk_is_busy (desk));
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (desk), "import.cancel", NULL));
  wait_idle (desk);
  g_assert_cmpint (monev_import_desk_get_step (desk), ==, MONEV_IMPORT_MAP);
  g_assert_null (monev_import_desk_get_count (desk));
}

static gboolean
has_focus (Office *office, GtkWidget *widget)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (office->window));

  return focus != NULL && (focus == widget || gtk_widget_is_ancestor (focus, widget));
}

static void
assert_focus_on (Office *office, MonevImportDesk *desk, const char *label)
{
  GtkWidget *button = find_button (GTK_WIDGET (desk), label);

  g_assert_nonnull (button);
  wait_until (has_focus (office, button));
}

/* Return goes on at each step; it never saves an empty form. */
static void
test_focus (Office *office, gconstpointer data)
{
  g_autofree char *path = office_file (office, "opd.csv", faulty);
  MonevImportDesk *desk;

  monev_table_panel_import (office_table (office, "agency"), NULL);
  desk = MONEV_IMPORT_DESK (monev_window_get_desk (office->window));
  assert_focus_on (office, desk, "Pilih Berkas…");
  monev_import_desk_open (desk, path, NULL);
  wait_idle (desk);
  assert_focus_on (office, desk, "_Periksa");
  check (desk);
  assert_focus_on (office, desk, "_Impor 2 Baris");
  monev_import_desk_apply (desk);
  wait_idle (desk);
  assert_focus_on (office, desk, "Lihat Daftar");
}

/* Riwayat of a record tells of the import that changed it, and of what. */
static gpointer
history_job (MonevDbJob *job, gpointer data, GError **error)
{
  return monev_audit_words_about (monev_db_job_connection (job), data, 10, error);
}

static void
test_history (Office *office, gconstpointer data)
{
  MonevImportDesk *desk = open_text (office, "agency", "opd.csv", faulty);
  g_autoptr (MonevRecord) changed = NULL;
  g_autoptr (MonevRecord) added = NULL;
  g_autoptr (GPtrArray) words = NULL;
  g_autoptr (GPtrArray) fresh = NULL;
  const MonevAuditWords *last;
  g_autofree char *lines = NULL;

  check (desk);
  monev_import_desk_apply (desk);
  wait_idle (desk);
  changed = office_record (office, &monev_agency_type, "Dinas Sosial");
  added = office_record (office, &monev_agency_type, "Dinas Kebun Raya");
  words = office_do (office, history_job, changed, NULL);
  fresh = office_do (office, history_job, added, NULL);
  g_assert_cmpuint (words->len, >=, 1);
  last = words->pdata[0];
  lines = g_strjoinv ("|", last->lines);
  g_assert_cmpstr (last->what, ==, "mengubah lewat impor opd.csv");
  g_assert_nonnull (strstr (lines, "→ diubah"));
  g_assert_cmpuint (fresh->len, ==, 1);
  last = fresh->pdata[0];
  g_assert_cmpstr (last->what, ==, "menambah lewat impor opd.csv");
}

static void
test_minimum_width (Office *office, gconstpointer data)
{
  MonevImportDesk *desk = open_text (office, "agency", "opd.csv", faulty);
  int least;

  check (desk);
  gtk_widget_measure (GTK_WIDGET (desk), GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  g_assert_cmpint (least, <=, 1024);
}

/* A clock that ran ahead, and one that is right again. */
static gboolean
append_two (MonevDbConnection *connection, gpointer clock, GError **error)
{
  const gint64 *at = clock;

  return monev_audit_append (connection, at[0], "", "login", "database", NULL, error)
         && monev_audit_append (connection, at[1], "", "login", "database", NULL, error);
}

static gpointer
run_ahead (MonevDbJob *job, gpointer clocks, GError **error)
{
  MonevDbConnection *connection = monev_db_job_connection (job);

  return monev_db_transaction (connection, append_two, clocks, error)
             ? monev_audit_words_last (connection, 2, error) : NULL;
}

static void
test_clock_stands_beside_the_log (Office *office, gconstpointer data)
{
  gint64 clocks[] = { 4105123200000, 4073587200000 };
  g_autoptr (GPtrArray) told = office_do (office, run_ahead, clocks, NULL);
  const MonevAuditWords *after = told->pdata[0], *ahead = told->pdata[1];

  g_assert_cmpstr (ahead->when, ==, "1 Februari 2100 07.00");
  g_assert_cmpstr (after->when, ==, "1 Februari 2100 07.00 (jam saat itu 1 Februari 2099 07.00)");
}

#define ADD(path, user, test) g_test_add (path, Office, user, set_up, test, tear_down)

int
main (int argc, char **argv)
{
  int status;

  gtk_test_init (&argc, &argv, NULL);
  office_prepare ();
  ADD ("/reference/import/names-change-only-when-ticked", NULL, test_rename_tick);
  ADD ("/reference/import/fields-are-emptied-only-when-ticked", NULL, test_clear_tick);
  ADD ("/reference/import/issue-leads-to-the-cell", NULL, test_issue_leads_to_cell);
  ADD ("/reference/import/good-rows-are-taken", NULL, test_apply);
  ADD ("/reference/import/refused-rows-go-back", NULL, test_rejects);
  ADD ("/reference/import/columns-by-hand", NULL, test_mapping);
  ADD ("/reference/import/what-is-no-table", NULL, test_no_table);
  ADD ("/reference/import/cancel-writes-nothing", NULL, test_cancel);
  ADD ("/reference/import/icalendar", NULL, test_calendar_file);
  ADD ("/reference/import/mapping-can-be-forgotten", NULL, test_forget);
  ADD ("/reference/import/changes-are-shown-before", NULL, test_changes);
  ADD ("/reference/import/tree-and-pagu-are-told-apart", NULL, test_dpa);
  ADD ("/reference/import/check-can-be-stopped", NULL, test_cancel_check);
  ADD ("/reference/import/history-of-a-record", NULL, test_history);
  ADD ("/reference/log/clock-stands-beside-the-time", NULL, test_clock_stands_beside_the_log);
  ADD ("/reference/import/focus-is-on-the-next-act", NULL, test_focus);
  ADD ("/reference/import/minimum-width", NULL, test_minimum_width);
  status = g_test_run ();
  office_forget ();
  return status;
}
