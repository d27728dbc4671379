/* Coming back from a desk or a search to where one goes on, and taking a saved edit back. */
#include "reference-office.h"

#include "people/people.h"
#include "programme/programme.h"
#include "reference/reference.h"
#include "ui/exchange/import-desk.h"
#include "ui/reference/record-desk.h"
#include "ui/reference/table-view.h"
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

static const char *
cell (MonevTablePanel *panel, guint row, guint column)
{
  MonevGridCell out;

  monev_grid_source_get_cell (MONEV_GRID_SOURCE (monev_table_panel_get_list (panel)), row, column,
                              &out);
  return out.text;
}

/* The cursor stands on the row that is called so, and the keys go there. */
static gboolean
stands_on (Office *office, MonevTablePanel *panel, const char *name)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (office->window));
  GtkWidget *grid = GTK_WIDGET (monev_table_panel_get_grid (panel));
  guint row;

  return monev_data_grid_get_cursor (MONEV_DATA_GRID (grid), &row, NULL)
         && row < office_rows (panel) && g_str_equal (cell (panel, row, 1), name) && focus != NULL
         && (focus == grid || gtk_widget_is_ancestor (focus, grid));
}

static MonevRecordDesk *
desk_of (Office *office)
{
  return MONEV_RECORD_DESK (monev_window_get_desk (office->window));
}

static MonevFieldRow *
field (Office *office, const char *name)
{
  return monev_record_form_get_row (monev_record_desk_get_form (desk_of (office)), name);
}

static void
save (Office *office)
{
  monev_record_desk_save (desk_of (office));
  wait_until (!monev_record_desk_is_busy (desk_of (office)));
}

/* Also where the search would hide it. */
static void
test_new_record (Office *office, gconstpointer data)
{
  MonevTablePanel *panel = office_table (office, "agency");
  MonevSearchBar *search = monev_page_get_search (MONEV_PAGE (office->room));

  monev_search_bar_set_text (search, "kecamatan");
  wait_until (office_rows (panel) < 45);
  office_act (office, "panel.add");
  monev_field_row_set_typed (field (office, "name"), "Dinas Kebun Raya");
  monev_field_row_set_typed (field (office, "kind"), "lainnya");
  save (office);
  g_assert_true (monev_window_pop_desk (office->window));
  wait_until (stands_on (office, panel, "Dinas Kebun Raya"));
  g_assert_cmpstr (monev_search_bar_get_text (search), ==, "");
}

static void
open_agency (Office *office, MonevTablePanel *panel, const char *name)
{
  guint row = office_find (panel, 1, name);

  g_assert_cmpuint (row, !=, MONEV_GRID_NO_ROW);
  g_signal_emit_by_name (monev_table_panel_get_grid (panel), "row-activated", row);
}

static void
test_edited_record (Office *office, gconstpointer data)
{
  MonevTablePanel *panel = office_table (office, "agency");

  open_agency (office, panel, "Dinas Sosial");
  monev_field_row_set_typed (field (office, "name"), "Dinas Sosial dan Desa");
  save (office);
  g_assert_true (monev_window_pop_desk (office->window));
  wait_until (stands_on (office, panel, "Dinas Sosial dan Desa"));
}

static void
test_import (Office *office, gconstpointer data)
{
  g_autofree char *path
      = office_file (office, "opd.csv", "Nama OPD;Jenis\nDinas Kebun Raya;Lainnya\n");
  MonevTablePanel *panel = office_table (office, "agency");
  MonevImportDesk *desk;

  monev_table_panel_import (panel, path);
  desk = MONEV_IMPORT_DESK (monev_window_get_desk (office->window));
  wait_until (!monev_import_desk_is_busy (desk));
  monev_import_desk_check (desk);
  wait_until (!monev_import_desk_is_busy (desk));
  monev_import_desk_apply (desk);
  wait_until (!monev_import_desk_is_busy (desk));
  g_assert_true (monev_window_pop_desk (office->window));
  wait_until (stands_on (office, panel, "Dinas Kebun Raya"));
}

static AdwToast *
toast_of (GtkWidget *widget)
{
  AdwToast *toast = NULL;

  if (g_str_equal (G_OBJECT_TYPE_NAME (widget), "AdwToastWidget"))
    {
      g_object_get (widget, "toast", &toast, NULL);
      g_object_unref (toast);
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); toast == NULL && child != NULL;
       child = gtk_widget_get_next_sibling (child))
    toast = toast_of (child);
  return toast;
}

static void
press_undo (Office *office)
{
  AdwToast *toast;

  wait_until ((toast = toast_of (GTK_WIDGET (office->window))) != NULL);
  g_assert_cmpstr (adw_toast_get_button_label (toast), ==, "Urungkan");
  g_signal_emit_by_name (toast, "button-clicked");
}

static void
change_phone (Office *office, MonevTablePanel *panel)
{
  open_agency (office, panel, "Dinas Sosial");
  monev_field_row_set_typed (field (office, "note"), "salah ketik");
  save (office);
}

/* The former values are a new version, and the form that is still open shows them. */
static void
test_undo (Office *office, gconstpointer data)
{
  MonevTablePanel *panel = office_table (office, "agency");
  g_autoptr (MonevRecord) before = office_record (office, &monev_agency_type, "Dinas Sosial");
  g_autoptr (MonevRecord) after = NULL;

  change_phone (office, panel);
  press_undo (office);
  wait_until (monev_record_equal (
      monev_record_form_get_saved (monev_record_desk_get_form (desk_of (office))), before));
  after = office_record (office, &monev_agency_type, "Dinas Sosial");
  g_assert_true (monev_record_equal (before, after));
  g_assert_cmpint (monev_record_version (after), ==, monev_record_version (before) + 2);
  g_assert_true (monev_window_pop_desk (office->window));
}

static gpointer
change_job (MonevDbJob *job, gpointer data, GError **error)
{
  Office *office = data;
  g_autoptr (MonevIssueList) issues = monev_issue_list_new ();
  g_autoptr (GPtrArray) list
      = monev_reference_list (monev_db_job_connection (job), &monev_agency_type, 0, error);

  for (guint i = 0; i < list->len; i++)
    if (strcmp (monev_record_get (list->pdata[i], "name"), "Dinas Sosial") == 0)
      {
        g_autoptr (MonevRecord) other = monev_record_with (monev_record_ref (list->pdata[i]),
                                                           "address", "Jalan Lain");

        return monev_reference_save (monev_db_job_connection (job),
                                     monev_session_get_actor (office->session), other, issues,
                                     error);
      }
  g_assert_not_reached ();
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

/* What another did since is not undone with it. */
static void
test_undo_meets_another (Office *office, gconstpointer data)
{
  MonevTablePanel *panel = office_table (office, "agency");
  g_autoptr (GError) error = NULL;
  g_autoptr (MonevRecord) theirs = NULL;
  g_autoptr (MonevRecord) after = NULL;
  GtkWindow *dialog;

  change_phone (office, panel);
  theirs = office_do (office, change_job, office, &error);
  g_assert_no_error (error);
  press_undo (office);
  wait_until ((dialog = top_dialog ()) != NULL);
  g_assert_nonnull (strstr (adw_message_dialog_get_body (ADW_MESSAGE_DIALOG (dialog)),
                            "tidak diurungkan"));
  gtk_window_close (dialog);
  drain ();
  after = office_record (office, &monev_agency_type, "Dinas Sosial");
  g_assert_cmpstr (monev_record_get (after, "address"), ==, "Jalan Lain");
  g_assert_cmpstr (monev_record_get (after, "note"), ==, "salah ketik");
  g_assert_true (monev_window_pop_desk (office->window));
}

/* A new record has nothing to go back to, and says so by offering nothing. */
static void
test_no_undo_of_new (Office *office, gconstpointer data)
{
  AdwToast *toast;

  office_table (office, "agency");
  office_act (office, "panel.add");
  monev_field_row_set_typed (field (office, "name"), "Dinas Kebun Raya");
  save (office);
  wait_until ((toast = toast_of (GTK_WIDGET (office->window))) != NULL);
  g_assert_null (adw_toast_get_button_label (toast));
  /* It may be stored without a code, and that is told. */
  g_assert_cmpstr (adw_toast_get_title (toast), ==,
                   "Tersimpan. Kode perangkat daerah belum diisi.");
  g_assert_nonnull (strstr (monev_field_row_get_problem (field (office, "code")), "kode SIPD"));
  g_assert_true (monev_window_pop_desk (office->window));
}

static GtkWidget *
find_type (GtkWidget *root, GType type)
{
  GtkWidget *found = g_type_is_a (G_OBJECT_TYPE (root), type) ? root : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (root); found == NULL && child != NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_type (child, type);
  return found;
}

static void
test_search_gives_back (Office *office, gconstpointer data)
{
  MonevTablePanel *panel = office_table (office, "agency");
  GtkWidget *entry;

  monev_page_open_search (MONEV_PAGE (office->room));
  wait_for_frame (GTK_WIDGET (office->window));
  entry = find_type (GTK_WIDGET (monev_page_get_search (MONEV_PAGE (office->room))),
                     GTK_TYPE_SEARCH_ENTRY);
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (office->window)), entry));
  monev_search_bar_set_text (monev_page_get_search (MONEV_PAGE (office->room)), "dinas");
  g_signal_emit_by_name (entry, "activate"); /* Enter */
  wait_until (stands_on (office, panel, cell (panel, 0, 1)));
  g_assert_true (monev_search_bar_get_open (monev_page_get_search (MONEV_PAGE (office->room))));
  gtk_widget_grab_focus (entry);
  g_signal_emit_by_name (entry, "stop-search");
  wait_until (stands_on (office, panel, cell (panel, 0, 1)));
}

/* What one works with stands whole beside the list of subjects at 1024. */
static void
test_columns_fit (Office *office, gconstpointer data)
{
  static const struct
  {
    const char *subject;
    guint n_columns;
  } tables[] = { { "agency", 5 }, { "appointment", 6 }, { "budget", 6 } };
  const int room = 1024 - 189;

  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      MonevTablePanel *panel = office_table (office, tables[i].subject);
      int width = 0;

      for (guint c = 0; c < tables[i].n_columns; c++)
        {
          MonevGridColumn column = { NULL };

          monev_grid_source_get_column (MONEV_GRID_SOURCE (monev_table_panel_get_list (panel)), c,
                                        &column);
          width += column.width;
        }
      g_assert_cmpint (width, <=, room);
    }
}

/* A pagu is known by its sub kegiatan: two words of it stand beside the three figures, the rest in
 * the tooltip. */
static void
test_name_of_a_pagu_is_readable (Office *office, gconstpointer data)
{
  MonevTablePanel *panel = office_table (office, "budget");
  MonevGridColumn column = { NULL };

  monev_grid_source_get_column (MONEV_GRID_SOURCE (monev_table_panel_get_list (panel)), 2, &column);
  g_assert_cmpstr (column.title, ==, "Nama");
  g_assert_cmpint (column.width, >=, 130);
  g_assert_true (column.expand);
  g_assert_cmpuint (monev_table_view_n_frozen (monev_table_view_get ("budget")), ==, 3);
  g_assert_cmpuint (monev_table_view_n_frozen (monev_table_view_get ("official")), ==, 1);
}

static MonevRecord *
pagu_of (const char *shifted, const char *revised)
{
  MonevRecord *record = monev_record_new (&monev_budget_type);

  record = monev_record_with (record, "pagu", "100");
  record = monev_record_with (record, "pagu_shifted", shifted);
  return monev_record_with (record, "pagu_revised", revised);
}

static void
test_unknown_money_has_no_sum (Office *office, gconstpointer data)
{
  g_autoptr (GPtrArray) records
      = g_ptr_array_new_with_free_func ((GDestroyNotify) monev_record_unref);
  g_autoptr (GPtrArray) all
      = g_ptr_array_new_with_free_func ((GDestroyNotify) monev_record_unref);
  g_autofree char *text = NULL;
  g_autofree char *beside = NULL;

  g_ptr_array_add (records, pagu_of ("", ""));
  g_ptr_array_add (records, pagu_of ("80", ""));
  text = monev_table_data_sums (monev_table_view_get ("budget"), records, records);
  g_assert_cmpstr (text, ==, "Pagu murni Rp 200   ·   Pagu pergeseran Rp 80 (1 dari 2 terisi)");
  /* A row that the search hides gives the rows their decimals, and so the sums. */
  g_ptr_array_add (all, pagu_of ("0.5", ""));
  beside = monev_table_data_sums (monev_table_view_get ("budget"), all, records);
  g_assert_nonnull (strstr (beside, "Rp 200,00   ·"));
}

/* A pagu shows its OPD by the short name, tells the whole one and is found by it. */
static void
test_short_agency (Office *office, gconstpointer data)
{
  MonevTablePanel *panel = office_table (office, "budget");
  guint row = office_find (panel, 0, "Dinkes"), all = office_rows (panel);
  MonevGridCell out;

  g_assert_cmpuint (row, !=, MONEV_GRID_NO_ROW);
  monev_grid_source_get_cell (MONEV_GRID_SOURCE (monev_table_panel_get_list (panel)), row, 0, &out);
  g_assert_cmpstr (out.tip, ==, "Dinas Kesehatan");
  monev_search_bar_set_text (monev_page_get_search (MONEV_PAGE (office->room)), "dinas kesehatan");
  wait_until (office_rows (panel) < all);
  g_assert_cmpstr (cell (panel, 0, 0), ==, "Dinkes");
}

#define MOST_STEPS 400

/* Tab goes round: through the header, the list of subjects and the page, and comes back. */
static void
walk_tab (Office *office, const char *subject)
{
  GtkWindow *window = GTK_WINDOW (office->window);
  GtkWidget *panel = GTK_WIDGET (monev_reference_room_get_panel (office->room));
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  gboolean inside = FALSE;
  guint n = 0;

  gtk_window_set_focus (window, NULL);
  for (; n < MOST_STEPS; n++)
    {
      GtkWidget *focus;

      gtk_widget_child_focus (GTK_WIDGET (window), GTK_DIR_TAB_FORWARD);
      focus = gtk_window_get_focus (window);
      if (focus == NULL)
        continue;
      inside = inside || gtk_widget_is_ancestor (focus, panel);
      if (!g_hash_table_add (seen, focus))
        break;
    }
  g_test_message ("%s: %u stops", subject, g_hash_table_size (seen));
  g_assert_cmpuint (n, <, MOST_STEPS);
  g_assert_true (inside);
  /* Passing the list of subjects turns to none of them. */
  g_assert_cmpstr (monev_reference_room_get_shown (office->room), ==, subject);
  g_assert_cmpuint (g_hash_table_size (seen), >=, 4);
}

static void
test_tab (Office *office, gconstpointer data)
{
  static const char *const all[]
      = { "agency", "official", "position", "appointment", "programme", "budget",
          "calendar", "region", "office", "safety" };

  for (guint i = 0; i < G_N_ELEMENTS (all); i++)
    {
      g_assert_true (monev_reference_room_show (office->room, all[i]));
      wait_until (monev_reference_panel_get_subtitle (
                      monev_reference_room_get_panel (office->room))
                  != NULL);
      wait_for_frame (GTK_WIDGET (office->window));
      walk_tab (office, all[i]);
    }
}

#define ADD(path, user, test) g_test_add (path, Office, user, set_up, test, tear_down)

int
main (int argc, char **argv)
{
  int status;

  gtk_test_init (&argc, &argv, NULL);
  office_prepare ();
  ADD ("/reference/return/at-the-new-row", NULL, test_new_record);
  ADD ("/reference/return/at-the-edited-row", NULL, test_edited_record);
  ADD ("/reference/return/at-the-imported-row", NULL, test_import);
  ADD ("/reference/return/search-gives-the-keys-to-the-grid", NULL, test_search_gives_back);
  ADD ("/reference/undo/saved-edit", NULL, test_undo);
  ADD ("/reference/undo/somebody-changed-it-since", NULL, test_undo_meets_another);
  ADD ("/reference/undo/not-of-a-new-record", NULL, test_no_undo_of_new);
  ADD ("/reference/columns/fit-beside-the-subjects", NULL, test_columns_fit);
  ADD ("/reference/columns/name-of-a-pagu-is-readable", NULL, test_name_of_a_pagu_is_readable);
  ADD ("/reference/columns/unknown-money-has-no-sum", NULL, test_unknown_money_has_no_sum);
  ADD ("/reference/columns/short-agency-tells-the-whole", NULL, test_short_agency);
  ADD ("/reference/keys/tab-goes-round", NULL, test_tab);
  status = g_test_run ();
  office_forget ();
  return status;
}
