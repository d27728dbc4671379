#include "reference-office.h"

#include "exchange/table-file.h"
#include "people/people.h"
#include "programme/programme.h"
#include "reference/reference.h"
#include "ui/common/data-grid-private.h"
#include "ui/exchange/import-desk.h"
#include "ui/reference/table-view.h"
#include "ui/reference/record-desk.h"
#include "ui/shell/window-private.h"

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

static MonevSearchBar *
search_of (Office *office)
{
  return monev_page_get_search (MONEV_PAGE (office->room));
}

static const char *
subtitle (MonevTablePanel *panel)
{
  return monev_reference_panel_get_subtitle (MONEV_REFERENCE_PANEL (panel));
}

static void
test_search (Office *office, gconstpointer data)
{
  MonevTablePanel *panel = office_table (office, "agency");
  guint all = office_rows (panel);

  g_assert_cmpuint (all, >=, 45);
  monev_search_bar_set_text (search_of (office), "dinas kesehatan");
  wait_until (office_rows (panel) < all);
  g_assert_cmpuint (office_rows (panel), >=, 1);
  g_assert_cmpuint (office_find (panel, 1, "Dinas Kesehatan"), !=, MONEV_GRID_NO_ROW);
  g_assert_true (g_str_has_prefix (subtitle (panel), "1 dari ")
                 || g_str_has_prefix (subtitle (panel), "2 dari "));
  monev_search_bar_set_text (search_of (office), "tidak ada yang bernama begini");
  wait_until (office_rows (panel) == 0);
  monev_search_bar_set_text (search_of (office), NULL);
  wait_until (office_rows (panel) == all);
}

/* Each list keeps its search and its cursor while one looks at others. */
static void
test_memory (Office *office, gconstpointer data)
{
  MonevTablePanel *panel = office_table (office, "agency");
  guint row;

  monev_search_bar_set_text (search_of (office), "dinas");
  wait_until (office_rows (panel) < 45);
  monev_data_grid_set_cursor (monev_table_panel_get_grid (panel), 3, 1, FALSE);
  g_assert_cmpuint (office_rows (office_table (office, "official")), ==, 16);
  g_assert_cmpstr (monev_search_bar_get_text (search_of (office)), ==, "");
  g_assert_true (office_table (office, "agency") == panel);
  g_assert_cmpstr (monev_search_bar_get_text (search_of (office)), ==, "dinas");
  g_assert_true (monev_search_bar_get_open (search_of (office)));
  g_assert_true (monev_data_grid_get_cursor (monev_table_panel_get_grid (panel), &row, NULL));
  g_assert_cmpuint (row, ==, 3);
  g_assert_cmpuint (office_rows (panel), <, 45);
}

static const char *
cell (MonevTablePanel *panel, guint row, guint column)
{
  MonevGridCell out;

  monev_grid_source_get_cell (MONEV_GRID_SOURCE (monev_table_panel_get_list (panel)), row, column,
                              &out);
  return out.text;
}

static void
test_sort (Office *office, gconstpointer data)
{
  MonevTablePanel *panel = office_table (office, "budget");
  MonevDataGrid *grid = monev_table_panel_get_grid (panel);

  monev_data_grid_sort (grid, 4, FALSE);
  g_assert_cmpstr (cell (panel, 0, 4), ==, "6.480.000.000");
  g_assert_cmpstr (cell (panel, 1, 4), ==, "4.900.000.000");
  g_assert_cmpstr (cell (panel, 15, 4), ==, "88.000.000");
}

static void
test_reckoned_columns (Office *office, gconstpointer data)
{
  MonevTablePanel *panel = office_table (office, "official");
  guint row = office_find (panel, 0, "Marlina Sekarsari");

  g_assert_cmpuint (row, !=, MONEV_GRID_NO_ROW);
  g_assert_true (g_str_has_prefix (cell (panel, row, 1), "Kepala Bidang"));
  panel = office_table (office, "position");
  row = office_find (panel, 0, "Sekretaris Badan");
  g_assert_cmpstr (cell (panel, row, 1), ==, "Endang Palupi");
  panel = office_table (office, "budget");
  g_assert_cmpstr (cell (panel, 0, 2), ==, "Rehabilitasi Sedang dan Berat Ruang Kelas");
  panel = office_table (office, "programme");
  row = office_find (panel, 0, "1.01");
  g_assert_true (g_str_has_prefix (cell (panel, row, 2), "\u2003"));
}

static void
wait_rows (MonevTablePanel *panel, guint n)
{
  wait_until (office_rows (panel) == n);
}

static void
test_add (Office *office, gconstpointer data)
{
  MonevTablePanel *panel = office_table (office, "agency");
  guint all = office_rows (panel);
  MonevRecordDesk *desk;
  MonevRecordForm *form;

  office_act (office, "panel.add");
  desk = MONEV_RECORD_DESK (monev_window_get_desk (office->window));
  form = monev_record_desk_get_form (desk);
  monev_field_row_set_typed (monev_record_form_get_row (form, "name"), "Dinas Kebun Raya");
  monev_field_row_set_typed (monev_record_form_get_row (form, "kind"), "lainnya");
  monev_record_desk_save (desk);
  wait_until (!monev_record_desk_is_busy (desk));
  g_assert_cmpstr (monev_page_get_title (MONEV_PAGE (desk)), ==, "Dinas Kebun Raya");
  g_assert_false (monev_record_form_is_changed (form));
  g_assert_true (monev_window_pop_desk (office->window));
  wait_rows (panel, all + 1);
  g_assert_cmpuint (office_find (panel, 1, "Dinas Kebun Raya"), !=, MONEV_GRID_NO_ROW);
}

static AdwToast *
last_toast (GtkWidget *widget)
{
  if (g_str_equal (G_OBJECT_TYPE_NAME (widget), "AdwToastWidget"))
    {
      AdwToast *toast;
      g_object_get (widget, "toast", &toast, NULL);
      g_object_unref (toast);
      return toast;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      AdwToast *toast = last_toast (child);
      if (toast != NULL)
        return toast;
    }
  return NULL;
}

/* Removed and put back: the same record under the same id, with what was linked to it. */
static void
test_remove_and_undo (Office *office, gconstpointer data)
{
  MonevTablePanel *panel = office_table (office, "appointment");
  guint all = office_rows (panel);
  guint row = office_find (panel, 0, "Ratna Wulansari");
  g_autoptr (GPtrArray) before = NULL;
  g_autoptr (GPtrArray) after = NULL;
  AdwToast *toast;

  monev_data_grid_set_cursor (monev_table_panel_get_grid (panel), row, 0, FALSE);
  before = monev_table_panel_get_selected (panel);
  office_act (office, "panel.remove");
  wait_rows (panel, all - 1);
  wait_until ((toast = last_toast (GTK_WIDGET (office->window))) != NULL);
  g_assert_cmpstr (adw_toast_get_button_label (toast), ==, "Urungkan");
  g_signal_emit_by_name (toast, "button-clicked");
  wait_rows (panel, all);
  wait_until (monev_data_grid_get_cursor (monev_table_panel_get_grid (panel), &row, NULL)
              && g_str_equal (cell (panel, row, 0), "Ratna Wulansari"));
  after = monev_table_panel_get_selected (panel);
  g_assert_cmpstr (monev_record_id (before->pdata[0]), ==, monev_record_id (after->pdata[0]));
  g_assert_true (monev_record_equal (before->pdata[0], after->pdata[0]));
}

static guint
n_windows (void)
{
  return g_list_model_get_n_items (gtk_window_get_toplevels ());
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

/* What is in use is not removed, and the dialog says what to do instead. */
static void
test_remove_in_use (Office *office, gconstpointer data)
{
  MonevTablePanel *panel = office_table (office, "agency");
  guint all = office_rows (panel), windows = n_windows ();
  guint row = office_find (panel, 1, "Sekretariat Daerah");
  GtkWindow *dialog;

  monev_data_grid_set_cursor (monev_table_panel_get_grid (panel), row, 0, FALSE);
  office_act (office, "panel.remove");
  wait_until ((dialog = top_dialog ()) != NULL);
  g_assert_nonnull (strstr (adw_message_dialog_get_body (ADW_MESSAGE_DIALOG (dialog)),
                            "masih dipakai"));
  gtk_window_close (dialog);
  wait_until (n_windows () == windows);
  g_assert_cmpuint (office_rows (panel), ==, all);
}

static gpointer
rename_job (MonevDbJob *job, gpointer data, GError **error)
{
  gpointer *pair = data;
  g_autoptr (MonevIssueList) issues = monev_issue_list_new ();
  g_autoptr (MonevRecord) record
      = monev_record_with (monev_record_ref (pair[1]), "name", "Aaa Dinas Baru");

  return monev_reference_save (monev_db_job_connection (job), pair[0], record, issues, error);
}

/* Somebody else commits: sort, cursor and place stay; the new text is shown. */
static void
test_refresh (Office *office, gconstpointer data)
{
  MonevTablePanel *panel = office_table (office, "agency");
  MonevDataGrid *grid = monev_table_panel_get_grid (panel);
  g_autoptr (MonevRecord) record = office_record (office, &monev_agency_type, "Dinas Kesehatan");
  gpointer pair[] = { (gpointer) monev_session_get_actor (office->session), record };
  g_autoptr (MonevRecord) saved = NULL;
  guint row;

  monev_data_grid_sort (grid, 1, TRUE);
  monev_data_grid_set_cursor (grid, office_find (panel, 1, "Dinas Sosial"), 1, FALSE);
  saved = office_do (office, rename_job, pair, NULL);
  wait_until (office_find (panel, 1, "Aaa Dinas Baru") == 0);
  g_assert_true (monev_data_grid_get_cursor (grid, &row, NULL));
  g_assert_cmpstr (cell (panel, row, 1), ==, "Dinas Sosial");
}

static void
wait_for_file (const char *path)
{
  wait_until (g_file_test (path, G_FILE_TEST_EXISTS));
}

static void
test_export (Office *office, gconstpointer data)
{
  MonevTablePanel *panel = office_table (office, "agency");
  g_autofree char *path = g_build_filename (office->folder, "opd.xlsx", NULL);
  g_autoptr (MonevIssueList) issues = monev_issue_list_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (MonevTable) table = NULL;
  guint shown;

  monev_search_bar_set_text (search_of (office), "kecamatan");
  wait_until (office_rows (panel) < 45);
  shown = office_rows (panel);
  monev_data_grid_sort (monev_table_panel_get_grid (panel), 1, FALSE);
  monev_table_panel_export (panel, path);
  wait_for_file (path);
  table = monev_table_file_read (path, NULL, issues, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (monev_table_n_rows (table), ==, shown + 1);
  g_assert_cmpstr (monev_table_cell (table, 1, 2).text, ==, "Nama");
  g_assert_cmpstr (monev_table_cell (table, 2, 2).text, ==, cell (panel, 0, 1));
}

/* The fields cannot be typed into; and were it tried all the same, the core refuses. */
static void
try_to_save (Office *office, MonevTablePanel *panel)
{
  MonevRecordDesk *desk;
  MonevRecordForm *form;
  GtkWidget *name;

  g_signal_emit_by_name (monev_table_panel_get_grid (panel), "row-activated", 0);
  desk = MONEV_RECORD_DESK (monev_window_get_desk (office->window));
  form = monev_record_desk_get_form (desk);
  name = monev_field_row_get_control (monev_record_form_get_row (form, "name"));
  g_assert_false (gtk_editable_get_editable (GTK_EDITABLE (name)));
  monev_record_form_put (form, "name", "Orang Lain");
  monev_record_desk_save (desk);
  wait_until (!monev_record_desk_is_busy (desk));
  g_assert_true (monev_record_form_is_changed (form));
  g_assert_null (office_record (office, &monev_official_type, "Orang Lain"));
  monev_record_form_undo (form);
  g_assert_true (monev_window_pop_desk (office->window));
}

/* Without the right everything that writes is greyed, and the button says who may. */
static void
test_greyed (Office *office, gconstpointer data)
{
  MonevTablePanel *panel = office_table (office, "official");
  GtkWidget *add
      = gtk_widget_get_first_child (GTK_WIDGET (
          monev_reference_panel_get_start (MONEV_REFERENCE_PANEL (panel))));
  static const char *const acts[] = { "add", "import", "remove" };

  for (guint i = 0; i < G_N_ELEMENTS (acts); i++)
    g_assert_false (g_action_get_enabled (g_action_map_lookup_action (
        monev_reference_panel_get_actions (MONEV_REFERENCE_PANEL (panel)), acts[i])));
  g_assert_false (gtk_widget_get_sensitive (add));
  g_assert_nonnull (strstr (gtk_widget_get_tooltip_text (add), "admin"));
  try_to_save (office, panel);
  /* The same window for somebody who may. */
  office_login (office, "admin");
  g_assert_true (gtk_widget_get_sensitive (add));
  g_assert_null (gtk_widget_get_tooltip_text (add));
}

static void
test_year (Office *office, gconstpointer data)
{
  MonevTablePanel *panel = office_table (office, "programme");
  GtkWindow *dialog;

  g_assert_cmpuint (office_rows (panel), ==, 44);
  monev_session_set_year (office->session, 2027);
  wait_rows (panel, 0);
  office_act (office, "panel.copy-year");
  wait_until ((dialog = top_dialog ()) != NULL);
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (dialog), "copy");
  wait_rows (panel, 44);
  g_assert_cmpuint (office_rows (office_table (office, "budget")), ==, 16);
}

static void
test_minimum_width (Office *office, gconstpointer data)
{
  static const char *const all[]
      = { "agency", "official", "position", "appointment", "programme", "budget",
          "calendar", "region", "office", "safety" };

  for (guint i = 0; i < G_N_ELEMENTS (all); i++)
    {
      int least;

      g_assert_true (monev_reference_room_show (office->room, all[i]));
      wait_until (monev_reference_panel_get_subtitle (
                      monev_reference_room_get_panel (office->room))
                  != NULL);
      gtk_widget_measure (GTK_WIDGET (office->room), GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL,
                          NULL, NULL);
      g_test_message ("%s: %d", all[i], least);
      g_assert_cmpint (least, <=, 1024);
    }
}

/* What is left beside the list of subjects when the window is 1,024 wide. */
#define ROOM_AT_1024 836

/* Murni, pergeseran and perubahan are seen side by side: nothing is to be scrolled for them. */
static void
test_figures_fit (Office *office, gconstpointer data)
{
  MonevDataGrid *grid = monev_table_panel_get_grid (office_table (office, "budget"));
  GtkAdjustment *sideways = gtk_scrollable_get_hadjustment (GTK_SCROLLABLE (grid));
  const MonevTableView *view = monev_table_view_get ("budget");
  int wanted = 0;

  for (guint i = 0; i < monev_table_view_n_columns (view); i++)
    wanted += view->columns[i].width;
  g_assert_cmpint (wanted, <=, ROOM_AT_1024);
  wait_until (gtk_adjustment_get_page_size (sideways) > 0);
  g_assert_cmpfloat (gtk_adjustment_get_upper (sideways), <=,
                     gtk_adjustment_get_page_size (sideways));
}

static int
width_of (MonevDataGrid *grid, guint column)
{
  GdkRectangle area = { 0 };

  wait_for_frame (gtk_widget_get_ancestor (GTK_WIDGET (grid), GTK_TYPE_WINDOW));
  monev_data_grid_get_cell_area (grid, 0, column, &area);
  return area.width;
}

/* A figure that is longer than its column was made for widens it, until it is set by hand. */
static void
test_figures_with_sen_stand_whole (Office *office, gconstpointer data)
{
  MonevTablePanel *panel = office_table (office, "budget");
  MonevDataGrid *grid = monev_table_panel_get_grid (panel);
  MonevListSource *list = monev_table_panel_get_list (panel);

  for (guint column = 4; column < 7; column++)
    {
      int before = width_of (grid, column);

      monev_list_source_set_text (list, 0, column, "91.250.000.000,50");
      g_assert_cmpint (width_of (grid, column), >, before);
      g_assert_false (monev_data_grid_cell_is_cut (grid, 0, column));
      monev_list_source_set_text (list, 0, column, "9");
      g_assert_cmpint (width_of (grid, column), ==, before);
    }
  for (guint column = 4; column < 7; column++)
    monev_list_source_set_text (list, 0, column, "9.250.000.000,50");
  monev_grid_layout_fit (&grid->layout, ROOM_AT_1024);
  g_assert_cmpint (monev_grid_layout_total (&grid->layout), <=, ROOM_AT_1024);
  monev_data_grid_resize_column (grid, 4, 60);
  monev_list_source_set_text (list, 0, 4, "91.250.000.000,50");
  g_assert_cmpint (width_of (grid, 4), ==, 60);
}

static void
test_open_action (Office *office, gconstpointer data)
{
  g_assert_true (office_act (office, "win.open-reference('position')"));
  g_assert_cmpstr (monev_reference_room_get_shown (office->room), ==, "position");
  office_act (office, "win.open-reference('tidak-ada')");
  g_assert_cmpstr (monev_reference_room_get_shown (office->room), ==, "position");
}

#define ADD(path, user, test) g_test_add (path, Office, user, set_up, test, tear_down)

int
main (int argc, char **argv)
{
  int status;

  gtk_test_init (&argc, &argv, NULL);
  office_prepare ();
  ADD ("/reference/table/search-narrows", NULL, test_search);
  ADD ("/reference/table/keeps-search-and-cursor", NULL, test_memory);
  ADD ("/reference/table/sorts-money-by-size", NULL, test_sort);
  ADD ("/reference/table/columns-that-are-reckoned", NULL, test_reckoned_columns);
  ADD ("/reference/table/add", NULL, test_add);
  ADD ("/reference/table/remove-and-undo", NULL, test_remove_and_undo);
  ADD ("/reference/table/remove-what-is-in-use", NULL, test_remove_in_use);
  ADD ("/reference/table/refresh-keeps-the-place", NULL, test_refresh);
  ADD ("/reference/table/export-what-is-shown", NULL, test_export);
  ADD ("/reference/table/greyed-without-the-right", "kabid", test_greyed);
  ADD ("/reference/table/year-and-copy", NULL, test_year);
  ADD ("/reference/room/minimum-width", NULL, test_minimum_width);
  ADD ("/reference/room/figures-of-pagu-fit", NULL, test_figures_fit);
  ADD ("/reference/room/figures-with-sen-stand-whole", NULL, test_figures_with_sen_stand_whole);
  ADD ("/reference/room/open-action", NULL, test_open_action);
  status = g_test_run ();
  office_forget ();
  return status;
}
