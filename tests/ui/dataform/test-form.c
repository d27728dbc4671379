/* The desk on which a form is defined: typed over in place, undone, kept, issued. */
#include "data-office.h"

#include <string.h>

#include <xlsxwriter.h>

#include "ui/dataform/form-desk.h"
#include "ui/dataform/form-preview.h"

typedef struct
{
  Office office;
  MonevDataRoom *room;
  MonevFormDesk *desk;
} Fixture;

static MonevFormsView *
forms (Fixture *self)
{
  return monev_data_room_get_forms (self->room);
}

static MonevFormDesk *
desk_of (Fixture *self)
{
  MonevFormDesk *desk;

  wait_until (MONEV_IS_FORM_DESK (monev_window_get_desk (self->office.window)));
  desk = MONEV_FORM_DESK (monev_window_get_desk (self->office.window));
  wait_until (monev_form_desk_is_ready (desk));
  return desk;
}

/* The one form of the office, at its desk. */
static void
open_desk (Fixture *self)
{
  monev_data_room_set_view (self->room, "forms");
  wait_until (monev_forms_view_is_ready (forms (self)));
  monev_forms_view_add_shipped (forms (self), "kemiskinan-stunting");
  wait_until (monev_list_source_get_n_total (monev_forms_view_get_list (forms (self))) == 1);
  gtk_widget_activate_action (GTK_WIDGET (forms (self)), "forms.open", NULL);
  self->desk = desk_of (self);
}

static void
set_up_room (Fixture *self, gconstpointer user)
{
  office_open (&self->office, user != NULL ? user : "subkoor");
  data_office_clear (self->office.uri);
  monev_data_room_register (self->office.window, self->office.session);
  self->room = data_office_room (self->office.window);
}

static void
set_up (Fixture *self, gconstpointer user)
{
  set_up_room (self, user);
  open_desk (self);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  if (self->desk != NULL)
    wait_until (monev_form_desk_is_kept (self->desk));
  while (monev_window_get_desk (self->office.window) != NULL)
    monev_window_pop_desk (self->office.window);
  office_close (&self->office);
}

/* ---- what is seen ---- */

static MonevGridSource *
source (Fixture *self)
{
  return monev_data_grid_get_source (monev_form_desk_get_grid (self->desk));
}

static char *
seen (Fixture *self, guint row, guint column)
{
  MonevGridCell cell;

  monev_grid_source_get_cell (source (self), row, column, &cell);
  return g_strdup (cell.text);
}

static void
assert_seen (Fixture *self, guint row, guint column, const char *text)
{
  g_autofree char *shown = seen (self, row, column);

  g_assert_cmpstr (shown, ==, text);
}

static const char *
says (Fixture *self, MonevDraftPart part, guint index, const char *member)
{
  return monev_form_editor_text (monev_form_desk_get_editor (self->desk),
                                 (MonevDraftPlace) { part, 0, index }, member);
}

static void
act (Fixture *self, const char *action)
{
  gtk_widget_activate_action (GTK_WIDGET (self->desk), action, NULL);
}

static void
go (Fixture *self, MonevDraftPart part, guint index)
{
  monev_form_desk_go (self->desk, (MonevDraftPlace) { part, 0, index });
}

static guint
count (Fixture *self, MonevDraftPart part)
{
  return monev_form_draft_count (
      monev_form_editor_get (monev_form_desk_get_editor (self->desk)),
      (MonevDraftPlace) { part, 0, 0 });
}

static void
type (Fixture *self, guint row, guint column, const char *text)
{
  MonevDataGrid *grid = monev_form_desk_get_grid (self->desk);
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (grid));

  g_assert_true (monev_data_grid_edit (grid, row, column));
  gtk_editable_set_text (GTK_EDITABLE (gtk_root_get_focus (root)), text);
  g_assert_true (monev_data_grid_finish_edit (grid));
}

static GtkWidget *
field (Fixture *self, MonevPanelPage page, const char *member)
{
  return monev_form_panel_get_field (monev_form_desk_get_panel (self->desk), page, member);
}

static void
answer (const char *response)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (ADW_IS_MESSAGE_DIALOG (window) && gtk_widget_get_visible (window))
        {
          adw_message_dialog_response (ADW_MESSAGE_DIALOG (window), response);
          return;
        }
    }
  g_assert_not_reached ();
}

static gboolean
is_asked (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (ADW_IS_MESSAGE_DIALOG (window) && gtk_widget_get_visible (window))
        return TRUE;
    }
  return FALSE;
}

/* ---- the table ---- */

/* Headings in two storeys, the numbering, a group, its rows, the line for a new one. */
static void
test_it_lies_as_the_workbook_will (Fixture *self, gconstpointer data)
{
  assert_seen (self, 0, 1, "Uraian");
  assert_seen (self, 0, 3, "Nilai");
  assert_seen (self, 1, 3, "Periode lalu");
  assert_seen (self, 2, 0, "(1)");
  assert_seen (self, 3, 0, "A. Kemiskinan");
  assert_seen (self, 4, 1, "Persentase penduduk miskin (P0)");
  g_assert_true (monev_grid_source_can_set_at (source (self), 4, 1));
  g_assert_false (monev_grid_source_can_set_at (source (self), 4, 4));
  g_assert_false (monev_grid_source_can_set_at (source (self), 2, 1));
}

static void
test_wordings_are_typed_over_in_place (Fixture *self, gconstpointer data)
{
  type (self, 4, 1, "Penduduk miskin");
  type (self, 4, 2, "%");
  type (self, 3, 0, "I. Kemiskinan");
  type (self, 0, 3, "Angka");
  g_assert_cmpstr (says (self, MONEV_DRAFT_ROW, 0, "label"), ==, "Penduduk miskin");
  g_assert_cmpstr (says (self, MONEV_DRAFT_ROW, 0, "unit"), ==, "%");
  g_assert_cmpstr (says (self, MONEV_DRAFT_ROW, 0, "group"), ==, "I. Kemiskinan");
  g_assert_cmpstr (says (self, MONEV_DRAFT_ROW, 1, "group"), ==, "I. Kemiskinan");
  g_assert_cmpstr (says (self, MONEV_DRAFT_COLUMN, 0, "label"), ==, "Angka");
  for (guint i = 0; i < 4; i++)
    act (self, "form.undo");
  assert_seen (self, 4, 1, "Persentase penduduk miskin (P0)");
  act (self, "form.redo");
  assert_seen (self, 4, 1, "Penduduk miskin");
}

static void
test_a_row_is_typed_in_at_the_end (Fixture *self, gconstpointer data)
{
  guint n = monev_grid_source_get_n_rows (source (self));

  type (self, n - 1, 1, "Angka putus sekolah");
  g_assert_cmpuint (count (self, MONEV_DRAFT_ROW), ==, 7);
  g_assert_cmpstr (says (self, MONEV_DRAFT_ROW, 6, "key"), ==, "angka-putus-sekolah");
  g_assert_cmpstr (says (self, MONEV_DRAFT_ROW, 6, "group"), ==, "C. Layanan dasar");
}

static void
test_a_column_is_typed_in_at_the_right (Fixture *self, gconstpointer data)
{
  guint n = monev_grid_source_get_n_columns (source (self));

  type (self, 0, n - 1, "Sumber Dana");
  g_assert_cmpuint (count (self, MONEV_DRAFT_COLUMN), ==, 4);
  g_assert_cmpstr (says (self, MONEV_DRAFT_COLUMN, 3, "key"), ==, "sumber_dana");
}

/* ---- rows and columns ---- */

static void
test_rows_are_added_moved_and_removed (Fixture *self, gconstpointer data)
{
  go (self, MONEV_DRAFT_ROW, 1);
  act (self, "form.insert");
  monev_data_grid_cancel_edit (monev_form_desk_get_grid (self->desk));
  g_assert_cmpuint (count (self, MONEV_DRAFT_ROW), ==, 7);
  g_assert_cmpstr (says (self, MONEV_DRAFT_ROW, 2, "label"), ==, "Baris baru");
  g_assert_cmpstr (says (self, MONEV_DRAFT_ROW, 2, "group"), ==, "A. Kemiskinan");
  gtk_widget_activate_action (GTK_WIDGET (self->desk), "form.move", "s", "up");
  g_assert_cmpstr (says (self, MONEV_DRAFT_ROW, 1, "label"), ==, "Baris baru");
  act (self, "form.remove");
  g_assert_cmpuint (count (self, MONEV_DRAFT_ROW), ==, 6);
  g_assert_cmpstr (says (self, MONEV_DRAFT_ROW, 1, "key"), ==, "KM-02");
}

/* What names a group is no row: nothing is deleted there, and a new row goes under it. */
static void
test_the_name_of_a_group_is_no_row (Fixture *self, gconstpointer data)
{
  MonevDataGrid *grid = monev_form_desk_get_grid (self->desk);

  monev_data_grid_set_cursor (grid, 6, 1, FALSE);
  assert_seen (self, 6, 1, "B. Stunting");
  act (self, "form.remove");
  g_assert_cmpuint (count (self, MONEV_DRAFT_ROW), ==, 6);
  act (self, "form.insert");
  monev_data_grid_cancel_edit (grid);
  g_assert_cmpstr (says (self, MONEV_DRAFT_ROW, 2, "label"), ==, "Baris baru");
  g_assert_cmpstr (says (self, MONEV_DRAFT_ROW, 2, "group"), ==, "B. Stunting");
}

static void
test_it_fits_the_smallest_window (Fixture *self, gconstpointer data)
{
  int least = 0;

  gtk_widget_measure (GTK_WIDGET (self->desk), GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL,
                      NULL);
  g_assert_cmpint (least, <=, 1000);
  act (self, "form.preview");
  gtk_widget_measure (GTK_WIDGET (self->desk), GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL,
                      NULL);
  g_assert_cmpint (least, <=, 1000);
}

/* An OPD is asked for what it owns. */
static void
test_the_preview_shows_what_is_asked_of_one (Fixture *self, gconstpointer data)
{
  MonevFormView view = { .year = 2026, .agency = "1.06.0.00.0.00.01.0000" };
  MonevFormSource *shown = MONEV_FORM_SOURCE (source (self));
  MonevGridCell cell;

  monev_form_source_show (shown, &view);
  monev_grid_source_get_cell (MONEV_GRID_SOURCE (shown), 4, 4, &cell);
  g_assert_cmpint (cell.shade, ==, MONEV_SHADE_SHUT);
  monev_grid_source_get_cell (MONEV_GRID_SOURCE (shown), 5, 4, &cell);
  g_assert_cmpint (cell.shade, ==, MONEV_SHADE_OPEN);
  view.agency = NULL;
  monev_form_source_show (shown, &view);
  monev_grid_source_get_cell (MONEV_GRID_SOURCE (shown), 4, 4, &cell);
  g_assert_cmpint (cell.shade, ==, MONEV_SHADE_OPEN);
}

/* The row and its wording are one deed. */
static void
test_one_undo_takes_a_new_row_back (Fixture *self, gconstpointer data)
{
  MonevDataGrid *grid = monev_form_desk_get_grid (self->desk);
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (grid));

  go (self, MONEV_DRAFT_ROW, 0);
  act (self, "form.insert-row");
  gtk_editable_set_text (GTK_EDITABLE (gtk_root_get_focus (root)), "Lansia");
  g_assert_true (monev_data_grid_finish_edit (grid));
  g_assert_cmpstr (says (self, MONEV_DRAFT_ROW, 1, "key"), ==, "lansia");
  act (self, "form.undo");
  g_assert_cmpuint (count (self, MONEV_DRAFT_ROW), ==, 6);
  act (self, "form.redo");
  g_assert_cmpstr (says (self, MONEV_DRAFT_ROW, 1, "label"), ==, "Lansia");
}

static void
test_columns_are_added_moved_and_removed (Fixture *self, gconstpointer data)
{
  go (self, MONEV_DRAFT_COLUMN, 1);
  act (self, "form.insert");
  monev_data_grid_cancel_edit (monev_form_desk_get_grid (self->desk));
  g_assert_cmpstr (says (self, MONEV_DRAFT_COLUMN, 2, "label"), ==, "Kolom baru");
  gtk_widget_activate_action (GTK_WIDGET (self->desk), "form.move-heading", "s", "left");
  g_assert_cmpstr (says (self, MONEV_DRAFT_COLUMN, 1, "label"), ==, "Kolom baru");
  act (self, "form.remove");
  g_assert_cmpuint (count (self, MONEV_DRAFT_COLUMN), ==, 3);
}

static void
test_rows_come_from_the_clipboard (Fixture *self, gconstpointer data)
{
  go (self, MONEV_DRAFT_ROW, 5);
  g_assert_true (monev_form_desk_paste (self->desk, "X-1\tSatu\torang\nX-2\tDua\tunit\n"));
  g_assert_cmpuint (count (self, MONEV_DRAFT_ROW), ==, 8);
  g_assert_cmpstr (says (self, MONEV_DRAFT_ROW, 7, "unit"), ==, "unit");
  g_assert_false (monev_form_desk_paste (self->desk, "\n"));
}

static void
test_sheets_come_and_go (Fixture *self, gconstpointer data)
{
  act (self, "form.add-sheet");
  g_assert_cmpuint (count (self, MONEV_DRAFT_SHEET), ==, 3);
  assert_seen (self, 0, 1, "Uraian");
  act (self, "form.remove-sheet");
  g_assert_cmpuint (count (self, MONEV_DRAFT_SHEET), ==, 2);
}

/* ---- properties ---- */

static void
test_the_panel_follows_the_cursor (Fixture *self, gconstpointer data)
{
  MonevFormPanel *panel = monev_form_desk_get_panel (self->desk);

  monev_data_grid_set_cursor (monev_form_desk_get_grid (self->desk), 4, 1, FALSE);
  g_assert_cmpint (monev_form_panel_get_page (panel), ==, MONEV_PANEL_ROW);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (field (self, MONEV_PANEL_ROW, "code"))), ==,
                   "KM-01");
  monev_data_grid_set_cursor (monev_form_desk_get_grid (self->desk), 0, 5, FALSE);
  g_assert_cmpint (monev_form_panel_get_page (panel), ==, MONEV_PANEL_COLUMN);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (field (self, MONEV_PANEL_COLUMN, "label"))),
                   ==, "Sumber data");
}

static void
test_a_property_is_typed_and_undone_at_once (Fixture *self, gconstpointer data)
{
  GtkEditable *label;

  go (self, MONEV_DRAFT_COLUMN, 1);
  label = GTK_EDITABLE (field (self, MONEV_PANEL_COLUMN, "label"));
  gtk_editable_set_text (label, "Asal");
  gtk_editable_set_text (label, "Asal data");
  g_assert_cmpstr (says (self, MONEV_DRAFT_COLUMN, 1, "label"), ==, "Asal data");
  act (self, "form.undo");
  g_assert_cmpstr (says (self, MONEV_DRAFT_COLUMN, 1, "label"), ==, "Sumber data");
  g_assert_cmpstr (gtk_editable_get_text (label), ==, "Sumber data");
}

static void
test_a_borne_key_is_refused (Fixture *self, gconstpointer data)
{
  GtkWidget *key;

  go (self, MONEV_DRAFT_COLUMN, 1);
  key = field (self, MONEV_PANEL_COLUMN, "key");
  gtk_editable_set_text (GTK_EDITABLE (key), "nilai");
  monev_form_panel_settle (monev_form_desk_get_panel (self->desk));
  g_assert_cmpstr (says (self, MONEV_DRAFT_COLUMN, 1, "key"), ==, "sumber");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (key)), ==, "sumber");
  gtk_editable_set_text (GTK_EDITABLE (key), "asal");
  monev_form_panel_settle (monev_form_desk_get_panel (self->desk));
  g_assert_cmpstr (says (self, MONEV_DRAFT_COLUMN, 1, "key"), ==, "asal");
}

static void
test_a_fault_leads_to_its_field (Fixture *self, gconstpointer data)
{
  MonevFormEditor *editor = monev_form_desk_get_editor (self->desk);
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self->desk));

  go (self, MONEV_DRAFT_COLUMN, 1);
  gtk_editable_set_text (GTK_EDITABLE (field (self, MONEV_PANEL_COLUMN, "label")), "");
  g_assert_false (monev_form_editor_is_whole (editor));
  go (self, MONEV_DRAFT_ROW, 0);
  act (self, "form.next-issue");
  g_assert_true (gtk_widget_is_ancestor (gtk_root_get_focus (root),
                                         field (self, MONEV_PANEL_COLUMN, "label")));
}

/* ---- draft, concept, version ---- */

static void
test_what_is_typed_outlives_the_desk (Fixture *self, gconstpointer data)
{
  go (self, MONEV_DRAFT_COLUMN, 1);
  gtk_editable_set_text (GTK_EDITABLE (field (self, MONEV_PANEL_COLUMN, "label")), "");
  g_assert_false (monev_form_desk_is_kept (self->desk));
  wait_until (monev_form_desk_is_kept (self->desk));
  monev_window_pop_desk (self->office.window);
  wait_until (monev_window_get_desk (self->office.window) == NULL);
  gtk_widget_activate_action (GTK_WIDGET (forms (self)), "forms.open", NULL);
  self->desk = desk_of (self);
  g_assert_cmpstr (says (self, MONEV_DRAFT_COLUMN, 1, "label"), ==, "");
  act (self, "form.drop-draft");
  wait_until (is_asked ());
  answer ("drop");
  wait_until (monev_form_desk_is_ready (self->desk)
              && strcmp (says (self, MONEV_DRAFT_COLUMN, 1, "label"), "Sumber data") == 0);
}

static void
save (Fixture *self)
{
  wait_until (monev_form_desk_is_kept (self->desk));
  act (self, "form.save");
  wait_until (monev_form_desk_is_ready (self->desk));
}

static void
issue (Fixture *self)
{
  wait_until (monev_form_desk_is_kept (self->desk));
  act (self, "form.issue");
  wait_until (is_asked ());
  answer ("issue");
  wait_until (monev_form_desk_is_ready (self->desk));
}

static void
test_it_is_saved_and_issued (Fixture *self, gconstpointer data)
{
  type (self, 0, 5, "Asal data");
  save (self);
  type (self, 0, 5, "Asal");
  issue (self);
  monev_window_pop_desk (self->office.window);
  self->desk = NULL;
  wait_until (monev_window_get_desk (self->office.window) == NULL);
  wait_until (monev_forms_view_is_ready (forms (self))
              && strcmp (monev_list_source_get_row (monev_forms_view_get_list (forms (self)), 0)[4],
                         "1")
                     == 0);
}

/* Values of the last period are found by it. */
static void
test_an_issued_column_keeps_its_key (Fixture *self, gconstpointer data)
{
  issue (self);
  wait_until (monev_form_editor_get_issued (monev_form_desk_get_editor (self->desk)) != NULL);
  go (self, MONEV_DRAFT_COLUMN, 2);
  gtk_editable_set_text (GTK_EDITABLE (field (self, MONEV_PANEL_COLUMN, "label")), "Catatan");
  g_assert_cmpstr (says (self, MONEV_DRAFT_COLUMN, 2, "key"), ==, "keterangan");
}

static void
test_a_faulty_one_is_not_issued (Fixture *self, gconstpointer data)
{
  MonevFormEditor *editor = monev_form_desk_get_editor (self->desk);
  MonevDraftPlace place = { MONEV_DRAFT_COLUMN, 0, 0 };

  monev_form_editor_apply (editor,
                           monev_form_edit_set (monev_form_editor_get (editor), place, "kind",
                                                json_string ("choice")),
                           "Ubah jenis", NULL);
  wait_until (monev_form_desk_is_kept (self->desk));
  act (self, "form.issue");
  act (self, "form.save");
  g_assert_false (is_asked ());
  g_assert_true (monev_form_desk_is_ready (self->desk));
}

/* ---- preview, rights, workbooks ---- */

static void
test_the_preview_cannot_be_typed_into (Fixture *self, gconstpointer data)
{
  guint n = monev_grid_source_get_n_rows (source (self));

  act (self, "form.preview");
  g_assert_cmpuint (monev_grid_source_get_n_rows (source (self)), ==, n - 1);
  g_assert_false (monev_data_grid_edit (monev_form_desk_get_grid (self->desk), 4, 1));
  act (self, "form.insert");
  g_assert_cmpuint (count (self, MONEV_DRAFT_ROW), ==, 6);
}

static void
test_who_may_not_define_may_look (Fixture *self, gconstpointer data)
{
  office_login (&self->office, "kepala");
  wait_until (!monev_grid_source_can_set_at (source (self), 4, 1));
  act (self, "form.insert-column");
  g_assert_cmpuint (count (self, MONEV_DRAFT_COLUMN), ==, 3);
  g_assert_false (gtk_widget_get_sensitive (GTK_WIDGET (monev_form_desk_get_panel (self->desk))));
}

static char *
write_book (Fixture *self)
{
  char *path = g_build_filename (self->office.folder, "rekap_bantuan.xlsx", NULL);
  lxw_workbook *book = workbook_new (path);
  lxw_worksheet *sheet = workbook_add_worksheet (book, "Bantuan");
  const char *heads[] = { "No", "Uraian", "Satuan", "Target", "Realisasi" };

  for (guint16 i = 0; i < G_N_ELEMENTS (heads); i++)
    worksheet_write_string (sheet, 1, i, heads[i], NULL);
  worksheet_write_number (sheet, 2, 0, 1, NULL);
  worksheet_write_string (sheet, 2, 1, "Penerima", NULL);
  worksheet_write_string (sheet, 2, 2, "orang", NULL);
  worksheet_write_number (sheet, 3, 0, 2, NULL);
  worksheet_write_string (sheet, 3, 1, "Paket", NULL);
  worksheet_write_string (sheet, 3, 2, "paket", NULL);
  g_assert_cmpint (workbook_close (book), ==, LXW_NO_ERROR);
  return path;
}

static void
test_a_workbook_opens_with_its_notes (Fixture *self, gconstpointer data)
{
  g_autofree char *path = write_book (self);
  MonevIssueList *issues;

  monev_data_room_set_view (self->room, "forms");
  wait_until (monev_forms_view_is_ready (forms (self)));
  monev_forms_view_read_workbook (forms (self), path);
  self->desk = desk_of (self);
  issues = monev_form_editor_get_issues (monev_form_desk_get_editor (self->desk));
  g_assert_cmpuint (count (self, MONEV_DRAFT_ROW), ==, 2);
  g_assert_cmpuint (count (self, MONEV_DRAFT_COLUMN), ==, 2);
  g_assert_cmpuint (monev_issue_list_size (issues), >, 0);
  g_assert_cmpuint (monev_issue_list_count (issues, MONEV_SEVERITY_ERROR), ==, 0);
  g_assert_cmpstr (says (self, MONEV_DRAFT_FORM, 0, "title"), ==, "Rekap bantuan");
}

static void
test_a_copy_is_a_form_of_its_own (Fixture *self, gconstpointer data)
{
  monev_window_pop_desk (self->office.window);
  wait_until (monev_window_get_desk (self->office.window) == NULL);
  gtk_widget_activate_action (GTK_WIDGET (forms (self)), "forms.copy", NULL);
  self->desk = desk_of (self);
  g_assert_cmpstr (says (self, MONEV_DRAFT_FORM, 0, "code"), ==, "kemiskinan-stunting-2");
  g_assert_cmpstr (says (self, MONEV_DRAFT_FORM, 0, "title"), ==,
                   "Salinan Data Kemiskinan dan Stunting");
}

#define ADD(path, test) g_test_add ("/dataform/desk/" path, Fixture, NULL, set_up, test, tear_down)

int
main (int argc, char **argv)
{
  int status;

  gtk_test_init (&argc, &argv);
  office_prepare ();
  ADD ("it-lies-as-the-workbook-will", test_it_lies_as_the_workbook_will);
  ADD ("wordings-are-typed-over-in-place", test_wordings_are_typed_over_in_place);
  ADD ("a-row-is-typed-in-at-the-end", test_a_row_is_typed_in_at_the_end);
  ADD ("a-column-is-typed-in-at-the-right", test_a_column_is_typed_in_at_the_right);
  ADD ("rows-are-added-moved-and-removed", test_rows_are_added_moved_and_removed);
  ADD ("the-name-of-a-group-is-no-row", test_the_name_of_a_group_is_no_row);
  ADD ("it-fits-the-smallest-window", test_it_fits_the_smallest_window);
  ADD ("the-preview-shows-what-is-asked-of-one", test_the_preview_shows_what_is_asked_of_one);
  ADD ("one-undo-takes-a-new-row-back", test_one_undo_takes_a_new_row_back);
  ADD ("columns-are-added-moved-and-removed", test_columns_are_added_moved_and_removed);
  ADD ("rows-come-from-the-clipboard", test_rows_come_from_the_clipboard);
  ADD ("sheets-come-and-go", test_sheets_come_and_go);
  ADD ("the-panel-follows-the-cursor", test_the_panel_follows_the_cursor);
  ADD ("a-property-is-typed-and-undone-at-once", test_a_property_is_typed_and_undone_at_once);
  ADD ("a-borne-key-is-refused", test_a_borne_key_is_refused);
  ADD ("a-fault-leads-to-its-field", test_a_fault_leads_to_its_field);
  ADD ("what-is-typed-outlives-the-desk", test_what_is_typed_outlives_the_desk);
  ADD ("it-is-saved-and-issued", test_it_is_saved_and_issued);
  ADD ("an-issued-column-keeps-its-key", test_an_issued_column_keeps_its_key);
  ADD ("a-faulty-one-is-not-issued", test_a_faulty_one_is_not_issued);
  ADD ("the-preview-cannot-be-typed-into", test_the_preview_cannot_be_typed_into);
  ADD ("who-may-not-define-may-look", test_who_may_not_define_may_look);
  ADD ("a-copy-is-a-form-of-its-own", test_a_copy_is_a_form_of_its_own);
  g_test_add ("/dataform/desk/a-workbook-opens-with-its-notes", Fixture, NULL, set_up_room,
              test_a_workbook_opens_with_its_notes, tear_down);
  status = g_test_run ();
  office_forget ();
  return status;
}
