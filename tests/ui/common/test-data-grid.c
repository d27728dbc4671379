#include "tests/ui/picture.h"
#include "ui/common/data-grid-private.h"
#include "ui/common/grid-focus.h"
#include "ui/common/list-source.h"
#include "ui/common/style.h"
#include "db/db-error.h"

#include <adwaita.h>

/* A source of any size that counts what it is asked for. */
#define TEST_TYPE_SOURCE (test_source_get_type ())
G_DECLARE_FINAL_TYPE (TestSource, test_source, TEST, SOURCE, GObject)

struct _TestSource
{
  GObject parent;
  guint n_rows, n_columns;
  guint asked;
  guint last_row, last_column;
  char text[64];
};

static guint
get_n_rows (MonevGridSource *source)
{
  return TEST_SOURCE (source)->n_rows;
}

static guint
get_n_columns (MonevGridSource *source)
{
  return TEST_SOURCE (source)->n_columns;
}

static void
get_column (MonevGridSource *source, guint column, MonevGridColumn *out)
{
  out->title = "Kolom";
  out->width = 100;
  out->resizable = TRUE;
}

static void
get_cell (MonevGridSource *source, guint row, guint column, MonevGridCell *out)
{
  TestSource *self = TEST_SOURCE (source);

  self->asked++;
  self->last_row = MAX (self->last_row, row);
  self->last_column = MAX (self->last_column, column);
  g_snprintf (self->text, sizeof self->text, "%u,%u", row, column);
  out->text = self->text;
  out->state = (MonevState) ((row + column) % MONEV_N_STATES);
}

static void
source_iface_init (MonevGridSourceInterface *iface)
{
  iface->get_n_rows = get_n_rows;
  iface->get_n_columns = get_n_columns;
  iface->get_column = get_column;
  iface->get_cell = get_cell;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (TestSource, test_source, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (MONEV_TYPE_GRID_SOURCE, source_iface_init))

static void
test_source_class_init (TestSourceClass *klass)
{
}

static void
test_source_init (TestSource *self)
{
}

typedef struct
{
  GtkWidget *window;
  GtkWidget *scrolled;
  MonevDataGrid *grid;
  MonevListSource *list;
  TestSource *large;
} Fixture;

static void
show_grid (Fixture *f, MonevGridSource *source)
{
  GtkWidget *grid = monev_data_grid_new (source);

  f->grid = MONEV_DATA_GRID (g_object_ref_sink (grid));
  f->scrolled = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_overlay_scrolling (GTK_SCROLLED_WINDOW (f->scrolled), TRUE);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (f->scrolled), grid);
  f->window = show_in_window (f->scrolled, 800, 500);
}

static void
set_up_large (Fixture *f, gconstpointer data)
{
  f->large = g_object_new (TEST_TYPE_SOURCE, NULL);
  f->large->n_rows = 100000;
  f->large->n_columns = 200;
  show_grid (f, MONEV_GRID_SOURCE (f->large));
}

static gboolean
check_name (MonevListSource *list, guint index, guint column, const char *text, char **taken,
            gpointer data, GError **error)
{
  if (*text != '\0')
    return TRUE;
  g_set_error (error, MONEV_ERROR, MONEV_ERROR_INVALID, "Nama tidak boleh kosong. Tulis nama OPD.");
  return FALSE;
}

static const MonevListColumn columns[] = {
  { "OPD", MONEV_SORT_TEXT, 200, TRUE, TRUE },
  { "Pagu", MONEV_SORT_NUMBER, 120, FALSE, TRUE },
  { "Catatan", MONEV_SORT_NONE, 160, FALSE, FALSE },
};

static void
set_up_list (Fixture *f, gconstpointer data)
{
  const char *const texts[][4] = { { "Dinas Sosial", "200", "rapi", NULL },
                                   { "Badan Pendapatan", "1.000", "dua\tkolom", NULL },
                                   { "Kecamatan", "30", "kata \"kutip\"", NULL } };
  GPtrArray *rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    g_ptr_array_add (rows, g_strdupv ((GStrv) texts[i]));
  f->list = monev_list_source_new (columns, G_N_ELEMENTS (columns));
  monev_list_source_set_rows (f->list, rows);
  monev_list_source_set_edit_func (f->list, check_name, NULL, NULL);
  show_grid (f, MONEV_GRID_SOURCE (f->list));
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (f->window));
  drain ();
  g_assert_finalize_object (f->grid);
  if (f->list != NULL)
    g_assert_finalize_object (f->list);
  if (f->large != NULL)
    g_assert_finalize_object (f->large);
}

static void
key (Fixture *f, guint keyval, GdkModifierType state)
{
  monev_data_grid_handle_key (f->grid, keyval, state);
}

#define assert_cursor(grid, r, c)                                                                  \
  G_STMT_START                                                                                     \
  {                                                                                                \
    guint row_is = 0, column_is = 0;                                                               \
    g_assert_true (monev_data_grid_get_cursor (grid, &row_is, &column_is));                        \
    g_assert_cmpuint (row_is, ==, r);                                                              \
    g_assert_cmpuint (column_is, ==, c);                                                           \
  }                                                                                                \
  G_STMT_END

static const char *
cell_text (MonevListSource *list, guint row, guint column)
{
  return monev_list_source_get_row (list, row)[column];
}

static guint
asked_for_one_frame (Fixture *f)
{
  g_autoptr (GtkSnapshot) snapshot = gtk_snapshot_new ();
  g_autoptr (GskRenderNode) node = NULL;

  f->large->asked = f->large->last_row = f->large->last_column = 0;
  monev_data_grid_snapshot (GTK_WIDGET (f->grid), snapshot);
  node = gtk_snapshot_to_node (snapshot);
  return f->large->asked;
}

static void
test_only_visible_cells (Fixture *f, gconstpointer data)
{
  guint rows = (guint) gtk_widget_get_height (GTK_WIDGET (f->grid)) / 33 + 2;
  guint cells = rows * ((guint) gtk_widget_get_width (GTK_WIDGET (f->grid)) / 100 + 2);

  wait_for_frame (f->window);
  g_assert_cmpuint (asked_for_one_frame (f), <=, cells);
  g_assert_cmpuint (f->large->asked, >, 50);
  monev_data_grid_set_cursor (f->grid, 99999, 199, FALSE);
  wait_for_frame (f->window);
  g_assert_cmpuint (asked_for_one_frame (f), <=, cells);
  g_assert_cmpuint (f->large->asked, >, 50);
  g_assert_cmpuint (f->large->last_row, ==, 99999);
  g_assert_cmpuint (f->large->last_column, ==, 199);
}

static void
test_frozen_columns (Fixture *f, gconstpointer data)
{
  GdkRectangle first, third;
  guint row, column;

  monev_data_grid_set_frozen (f->grid, 2);
  wait_for_frame (f->window);
  monev_data_grid_set_cursor (f->grid, 10, 150, FALSE);
  wait_for_frame (f->window);
  monev_data_grid_get_cell_area (f->grid, 0, 1, &first);
  g_assert_cmpint (first.x, ==, 100);
  monev_data_grid_get_cell_area (f->grid, 10, 150, &third);
  g_assert_cmpint (third.x + third.width, ==, gtk_widget_get_width (GTK_WIDGET (f->grid)));
  g_assert_true (monev_data_grid_get_cell_at (f->grid, 150, 100, &row, &column));
  g_assert_cmpuint (column, ==, 1);
  g_assert_true (monev_data_grid_get_cell_at (f->grid, 201, 100, &row, &column));
  g_assert_cmpuint (column, >, 100);
  monev_data_grid_set_cursor (f->grid, 10, 2, FALSE);
  wait_for_frame (f->window);
  monev_data_grid_get_cell_area (f->grid, 10, 2, &third);
  g_assert_cmpint (third.x, ==, 200); /* not hidden below the frozen ones */
}

static void
test_layout_arithmetic (void)
{
  MonevGridLayout layout;

  monev_grid_layout_init (&layout, 4);
  for (guint i = 0; i < 4; i++)
    layout.wanted[i] = 100;
  layout.wanted[3] = 10;
  layout.expand[1] = layout.expand[2] = TRUE;
  monev_grid_layout_fit (&layout, 500);
  g_assert_cmpint (layout.widths[3], ==, MONEV_GRID_COLUMN_LEAST);
  g_assert_cmpint (monev_grid_layout_total (&layout), ==, 500);
  g_assert_cmpint (layout.widths[1] + layout.widths[2], ==, 500 - 100 - MONEV_GRID_COLUMN_LEAST);
  monev_grid_layout_fit (&layout, 200);
  g_assert_cmpint (layout.widths[1], ==, 100);
  layout.least[2] = 60;
  monev_grid_layout_fit (&layout, 310); /* 34 are lacking: who may gives way */
  g_assert_cmpint (layout.widths[2], ==, 66);
  g_assert_cmpint (monev_grid_layout_total (&layout), ==, 310);
  layout.least[2] = 0;
  layout.frozen = 3;
  monev_grid_layout_fit (&layout, 200);
  g_assert_cmpuint (layout.held, ==, 1); /* two would take it all */
  g_assert_cmpint (monev_grid_layout_column_at (&layout, 99, 50), ==, 0);
  g_assert_cmpint (monev_grid_layout_column_at (&layout, 100, 50), ==, 1);
  g_assert_cmpint (monev_grid_layout_column_at (&layout, 160, 50), ==, 2);
  g_assert_cmpint (monev_grid_layout_column_at (&layout, 700, 50), ==, -1);
  g_assert_cmpint (monev_grid_layout_edge_at (&layout, 97, 0), ==, 0);
  g_assert_cmpint (monev_grid_layout_edge_at (&layout, 103, 0), ==, 0);
  g_assert_cmpint (monev_grid_layout_edge_at (&layout, 50, 0), ==, -1);
  monev_grid_layout_clear (&layout);
}

static void
test_keys_move (Fixture *f, gconstpointer data)
{
  guint page = (guint) monev_data_grid_page_rows (f->grid) - 1;

  assert_cursor (f->grid, 0, 0);
  key (f, GDK_KEY_Down, 0);
  key (f, GDK_KEY_Right, 0);
  assert_cursor (f->grid, 1, 1);
  key (f, GDK_KEY_End, 0);
  assert_cursor (f->grid, 1, 199);
  key (f, GDK_KEY_End, GDK_CONTROL_MASK);
  assert_cursor (f->grid, 99999, 199);
  key (f, GDK_KEY_Down, 0);
  assert_cursor (f->grid, 99999, 199);
  key (f, GDK_KEY_Home, 0);
  assert_cursor (f->grid, 99999, 0);
  key (f, GDK_KEY_Home, GDK_CONTROL_MASK);
  assert_cursor (f->grid, 0, 0);
  key (f, GDK_KEY_Page_Down, 0);
  assert_cursor (f->grid, page, 0);
  key (f, GDK_KEY_Page_Down, 0);
  key (f, GDK_KEY_Page_Up, 0);
  assert_cursor (f->grid, page, 0);
  key (f, GDK_KEY_Up, GDK_CONTROL_MASK);
  assert_cursor (f->grid, 0, 0);
  g_assert_false (
      monev_data_grid_handle_key (f->grid, GDK_KEY_Left, GDK_ALT_MASK)); /* the way back */
}

static void
test_selection (Fixture *f, gconstpointer data)
{
  MonevGridRange range;

  monev_data_grid_set_cursor (f->grid, 5, 5, FALSE);
  key (f, GDK_KEY_Down, GDK_SHIFT_MASK);
  key (f, GDK_KEY_Left, GDK_SHIFT_MASK);
  key (f, GDK_KEY_Left, GDK_SHIFT_MASK);
  g_assert_true (monev_data_grid_get_selection (f->grid, &range));
  g_assert_cmpuint (range.row, ==, 5);
  g_assert_cmpuint (range.column, ==, 3);
  g_assert_cmpuint (range.n_rows, ==, 2);
  g_assert_cmpuint (range.n_columns, ==, 3);
  key (f, GDK_KEY_Escape, 0);
  monev_data_grid_get_selection (f->grid, &range);
  g_assert_cmpuint (range.n_rows * range.n_columns, ==, 1);
  g_assert_false (monev_data_grid_handle_key (f->grid, GDK_KEY_Escape, 0));
  key (f, GDK_KEY_a, GDK_CONTROL_MASK);
  monev_data_grid_get_selection (f->grid, &range);
  g_assert_cmpuint (range.n_rows, ==, 100000);
  g_assert_cmpuint (range.n_columns, ==, 200);
  g_assert_false (
      monev_data_grid_copy (f->grid, FALSE)); /* 20 million cells: refused in words, not frozen */
  key (f, GDK_KEY_Up, 0);
  monev_data_grid_get_selection (f->grid, &range);
  g_assert_cmpuint (range.n_rows, ==, 1);
}

static void
on_text_read (GObject *clipboard, GAsyncResult *result, gpointer data)
{
  char **text = data;

  *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (clipboard), result, NULL);
  if (*text == NULL)
    *text = g_strdup ("");
}

static char *
read_clipboard (Fixture *f)
{
  char *text = NULL;

  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (f->window), NULL, on_text_read, &text);
  wait_until (text != NULL);
  return text;
}

static void
test_copy (Fixture *f, gconstpointer data)
{
  g_autofree char *all = NULL;
  g_autofree char *one = NULL;

  key (f, GDK_KEY_a, GDK_CONTROL_MASK);
  key (f, GDK_KEY_C, GDK_CONTROL_MASK | GDK_SHIFT_MASK);
  all = read_clipboard (f);
  g_assert_cmpstr (all, ==,
                   "OPD\tPagu\tCatatan\n"
                   "Dinas Sosial\t200\trapi\n"
                   "Badan Pendapatan\t1.000\t\"dua\tkolom\"\n"
                   "Kecamatan\t30\t\"kata \"\"kutip\"\"\"\n");
  monev_data_grid_set_cursor (f->grid, 1, 1, FALSE);
  key (f, GDK_KEY_c, GDK_CONTROL_MASK);
  one = read_clipboard (f);
  g_assert_cmpstr (one, ==, "1.000\n");
}

static void
test_large_copy (Fixture *f, gconstpointer data)
{
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;

  monev_data_grid_set_cursor (f->grid, 0, 0, FALSE);
  monev_data_grid_set_cursor (f->grid, 49999, 1, TRUE);
  g_assert_true (monev_data_grid_copy (f->grid, FALSE));
  g_assert_nonnull (f->grid->copying); /* in slices, not now */
  wait_until (f->grid->copying == NULL);
  text = read_clipboard (f);
  lines = g_strsplit (text, "\n", -1);
  g_assert_cmpuint (g_strv_length (lines), ==, 50001);
  g_assert_cmpstr (lines[49999], ==, "49999,0\t49999,1");
  g_assert_true (monev_data_grid_copy (f->grid, FALSE));
  monev_grid_source_changed (MONEV_GRID_SOURCE (f->large));
  g_assert_null (f->grid->copying); /* what it was copying is no longer there */
}

static void
test_sort_by_header (Fixture *f, gconstpointer data)
{
  monev_data_grid_set_cursor (f->grid, 0, 1, FALSE);
  monev_data_grid_click_header (f->grid, 10);
  g_assert_cmpstr (cell_text (f->list, 0, 0), ==, "Badan Pendapatan");
  assert_cursor (f->grid, 1, 1); /* still on Dinas Sosial */
  monev_data_grid_click_header (f->grid, 10);
  g_assert_cmpstr (cell_text (f->list, 0, 0), ==, "Kecamatan");
  monev_data_grid_click_header (f->grid, gtk_widget_get_width (GTK_WIDGET (f->grid)) - 5);
  g_assert_cmpint (f->grid->sort_column, ==, 0); /* Catatan does not sort */
  monev_data_grid_sort (f->grid, 1, TRUE);
  g_assert_cmpstr (cell_text (f->list, 0, 1), ==, "30");
  g_assert_cmpint (f->grid->sort_column, ==, 1);
}

static void
test_filter_moves_cursor (Fixture *f, gconstpointer data)
{
  MonevGridSource *source = MONEV_GRID_SOURCE (f->list);

  monev_data_grid_set_cursor (f->grid, 2, 0, FALSE);
  monev_grid_source_set_filter (source, "kecamatan");
  assert_cursor (f->grid, 0, 0);
  monev_grid_source_set_filter (source, "tidak ada");
  g_assert_false (monev_data_grid_get_cursor (f->grid, NULL, NULL));
  g_assert_null (monev_data_grid_get_tsv (f->grid, FALSE));
  g_assert_false (monev_data_grid_handle_key (f->grid, GDK_KEY_Down, 0));
  monev_data_grid_set_placeholder (f->grid, "Tidak ada yang cocok");
  wait_for_frame (f->window);
  monev_grid_source_set_filter (source, NULL);
  g_assert_true (monev_data_grid_get_cursor (f->grid, NULL, NULL));
}

static void
count_activation (MonevDataGrid *grid, guint row, guint *activated)
{
  *activated = row;
}

static void
test_activation (Fixture *f, gconstpointer data)
{
  guint activated = G_MAXUINT;

  g_signal_connect (f->grid, "row-activated", G_CALLBACK (count_activation), &activated);
  monev_data_grid_set_cursor (f->grid, 2, 1, FALSE);
  key (f, GDK_KEY_Return, 0);
  g_assert_cmpuint (activated, ==, 2);
}

static gboolean
editor_key (Fixture *f, guint keyval)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (f->grid->editor);
  gboolean handled = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_KEY (controller)
          && gtk_event_controller_get_propagation_phase (controller) == GTK_PHASE_CAPTURE)
        {
          g_signal_emit_by_name (controller, "key-pressed", keyval, 0, 0, &handled);
          return handled;
        }
    }
  return FALSE;
}

static void
type (Fixture *f, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (f->grid->editor), text);
}

static void
test_edit_commit (Fixture *f, gconstpointer data)
{
  monev_data_grid_set_cursor (f->grid, 0, 0, FALSE);
  key (f, GDK_KEY_F2, 0);
  g_assert_true (monev_data_grid_is_editing (f->grid));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (f->grid->editor)), ==, "Dinas Sosial");
  g_assert_true (gtk_widget_is_focus (f->grid->editor));
  type (f, "Dinas Sosial P3A");
  g_signal_emit_by_name (f->grid->editor, "activate");
  g_assert_false (monev_data_grid_is_editing (f->grid));
  g_assert_cmpstr (cell_text (f->list, 0, 0), ==, "Dinas Sosial P3A");
  assert_cursor (f->grid, 1, 0);
  key (f, GDK_KEY_F2, 0);
  type (f, "Bapenda");
  g_assert_true (editor_key (f, GDK_KEY_Tab));
  g_assert_cmpstr (cell_text (f->list, 1, 0), ==, "Bapenda");
  assert_cursor (f->grid, 1, 1);
  g_assert_nonnull (gtk_widget_get_focus_child (GTK_WIDGET (f->grid)));
}

static void
test_edit_cancel (Fixture *f, gconstpointer data)
{
  monev_data_grid_set_cursor (f->grid, 0, 0, FALSE);
  key (f, GDK_KEY_F2, 0);
  type (f, "lain");
  g_assert_true (editor_key (f, GDK_KEY_Escape));
  g_assert_false (monev_data_grid_is_editing (f->grid));
  g_assert_cmpstr (cell_text (f->list, 0, 0), ==, "Dinas Sosial");
  assert_cursor (f->grid, 0, 0);
}

static void
test_edit_by_typing (Fixture *f, gconstpointer data)
{
  monev_data_grid_set_cursor (f->grid, 0, 1, FALSE);
  key (f, GDK_KEY_7, 0);
  g_assert_true (monev_data_grid_is_editing (f->grid));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (f->grid->editor)), ==, "7");
  monev_data_grid_cancel_edit (f->grid);
  monev_data_grid_set_cursor (f->grid, 0, 2, FALSE);
  g_assert_false (monev_data_grid_handle_key (f->grid, GDK_KEY_7, 0)); /* Catatan is not editable */
  g_assert_false (monev_data_grid_is_editing (f->grid));
}

static void
test_edit_refused (Fixture *f, gconstpointer data)
{
  monev_data_grid_set_cursor (f->grid, 0, 0, FALSE);
  key (f, GDK_KEY_Delete, 0);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (f->grid->editor)), ==, "");
  g_signal_emit_by_name (f->grid->editor, "activate");
  g_assert_true (monev_data_grid_is_editing (f->grid));
  g_assert_nonnull (f->grid->problem);
  g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (f->grid->problem)), ==,
                   "Nama tidak boleh kosong. Tulis nama OPD.");
  g_assert_cmpstr (cell_text (f->list, 0, 0), ==, "Dinas Sosial");
  assert_cursor (f->grid, 0, 0);
  wait_for_frame (f->window);
  monev_data_grid_sort (f->grid, 1, TRUE); /* nor does it let itself be sorted away */
  g_assert_cmpint (f->grid->sort_column, ==, -1);
  type (f, "Dinsos");
  g_assert_null (f->grid->problem);
  g_signal_emit_by_name (f->grid->editor, "activate");
  g_assert_cmpstr (cell_text (f->list, 0, 0), ==, "Dinsos");
}

static void
test_edit_row_vanishes (Fixture *f, gconstpointer data)
{
  monev_data_grid_set_cursor (f->grid, 0, 0, FALSE);
  key (f, GDK_KEY_F2, 0);
  monev_grid_source_sort (MONEV_GRID_SOURCE (f->list), 0, TRUE);
  g_assert_true (monev_data_grid_is_editing (f->grid)); /* only moved */
  type (f, "Dinas Sosial Baru");
  g_assert_true (monev_data_grid_finish_edit (f->grid));
  g_assert_cmpstr (cell_text (f->list, 1, 0), ==, "Dinas Sosial Baru");
  monev_data_grid_edit (f->grid, 1, 0);
  monev_grid_source_set_filter (MONEV_GRID_SOURCE (f->list), "kecamatan");
  g_assert_false (monev_data_grid_is_editing (f->grid));
}

static void
test_focused_cell_is_read (Fixture *f, gconstpointer data)
{
  GtkWidget *cell;

  gtk_widget_grab_focus (GTK_WIDGET (f->grid));
  monev_data_grid_set_cursor (f->grid, 1, 1, FALSE);
  cell = gtk_widget_get_focus_child (GTK_WIDGET (f->grid));
  g_assert_true (MONEV_IS_GRID_FOCUS (cell));
  g_assert_cmpstr (monev_grid_focus_get_text (MONEV_GRID_FOCUS (cell)), ==, "Pagu: 1.000");
  gtk_test_accessible_assert_property (cell, GTK_ACCESSIBLE_PROPERTY_LABEL, "Pagu: 1.000");
  gtk_test_accessible_assert_role (cell, GTK_ACCESSIBLE_ROLE_GRID_CELL);
  gtk_test_accessible_assert_role (f->grid, GTK_ACCESSIBLE_ROLE_GRID);
  gtk_test_accessible_assert_relation (f->grid, GTK_ACCESSIBLE_RELATION_ROW_COUNT, 3);
  gtk_test_accessible_assert_relation (f->grid, GTK_ACCESSIBLE_RELATION_COL_COUNT, 3);
  gtk_test_accessible_assert_relation (cell, GTK_ACCESSIBLE_RELATION_ROW_INDEX, 2);
  key (f, GDK_KEY_Down, 0);
  g_assert_true (gtk_widget_get_focus_child (GTK_WIDGET (f->grid))
                 != cell); /* a move of the focus */
}

static void
test_resize (Fixture *f, gconstpointer data)
{
  GdkRectangle area;

  monev_data_grid_resize_column (f->grid, 1, 222);
  wait_for_frame (f->window);
  monev_data_grid_get_cell_area (f->grid, 0, 1, &area);
  g_assert_cmpint (area.width, ==, 222);
  monev_grid_source_changed (MONEV_GRID_SOURCE (f->list));
  wait_for_frame (f->window);
  monev_data_grid_get_cell_area (f->grid, 0, 1, &area);
  g_assert_cmpint (area.width, ==, 222); /* stays when the data change */
  monev_data_grid_resize_column (f->grid, 0, 60);
  wait_for_frame (f->window);
  g_assert_true (monev_data_grid_cell_is_cut (f->grid, 1, 0));
  monev_data_grid_resize_column (f->grid, 0, monev_data_grid_natural_width (f->grid, 0));
  wait_for_frame (f->window);
  g_assert_false (monev_data_grid_cell_is_cut (f->grid, 1, 0));
}

static void
test_menu (Fixture *f, gconstpointer data)
{
  g_autoptr (GMenu) menu = g_menu_new ();

  g_assert_false (monev_data_grid_handle_key (f->grid, GDK_KEY_F10, GDK_SHIFT_MASK));
  g_menu_append (menu, "Buka", "win.open");
  monev_data_grid_set_menu_model (f->grid, G_MENU_MODEL (menu));
  g_assert_true (monev_data_grid_handle_key (f->grid, GDK_KEY_F10, GDK_SHIFT_MASK));
  wait_until (gtk_widget_get_mapped (f->grid->menu));
  gtk_popover_popdown (GTK_POPOVER (f->grid->menu));
  drain ();
}

/* A real pointer: what the gestures do to each other cannot be seen by calling them. */
static void
pointer (Fixture *f, const char *format, ...)
{
  g_autofree char *line = NULL;
  g_autofree char *command = NULL;
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GError) error = NULL;
  va_list args;

  va_start (args, format);
  line = g_strdup_vprintf (format, args);
  va_end (args);
  command = g_strdup_printf ("xdotool %s", line);
  process = g_subprocess_new (G_SUBPROCESS_FLAGS_NONE, &error, "sh", "-c", command, NULL);
  g_assert_no_error (error);
  while (g_subprocess_get_identifier (process) != NULL)
    pause_briefly ();
  g_assert_cmpint (g_subprocess_get_exit_status (process), ==, 0);
  wait_for_frame (f->window);
}

/* Where a place of the grid stands on the screen; without a window manager windows stand at 0, 0. */
static void
on_screen (Fixture *f, int x, int y, int *screen_x, int *screen_y)
{
  double left, top, across, down;

  gtk_native_get_surface_transform (GTK_NATIVE (f->window), &left, &top);
  gtk_widget_translate_coordinates (GTK_WIDGET (f->grid), f->window, x, y, &across, &down);
  *screen_x = (int) (left + across);
  *screen_y = (int) (top + down);
}

static void
test_pointer (Fixture *f, gconstpointer data)
{
  guint activated = G_MAXUINT;
  MonevGridRange range;
  GdkRectangle area, after;
  int x, y, edge;

  g_signal_connect (f->grid, "row-activated", G_CALLBACK (count_activation), &activated);
  monev_data_grid_get_cell_area (f->grid, 1, 1, &area);
  on_screen (f, area.x + 20, area.y + 10, &x, &y);
  pointer (f, "mousemove %d %d click 1", x, y);
  assert_cursor (f->grid, 1, 1);
  g_assert_cmpuint (f->grid->hover_row, ==, 1);
  g_assert_nonnull (gtk_widget_get_focus_child (GTK_WIDGET (f->grid)));
  g_assert_cmpuint (activated, ==, G_MAXUINT);
  pointer (f, "mousemove %d %d mousedown 1 mousemove %d %d mousemove %d %d mouseup 1", x, y, x + 30, y + 20,
           x + area.width, y + 33);
  monev_data_grid_get_selection (f->grid, &range);
  g_assert_cmpuint (range.n_rows, ==, 2);
  g_assert_cmpuint (range.n_columns, ==, 2);
  pointer (f, "mousemove %d %d click --repeat 2 --delay 40 1", x, y + 33);
  g_assert_cmpuint (activated, ==, 2);
  on_screen (f, 20, 10, &x, &y);
  pointer (f, "mousemove %d %d click 1", x, y);
  g_assert_cmpint (f->grid->sort_column, ==, 0);
  g_assert_true (f->grid->ascending);
  on_screen (f, area.x + area.width - 2, 10, &edge, &y);
  pointer (f, "mousemove %d %d mousedown 1 mousemove %d %d mousemove %d %d mouseup 1", edge, y, edge - 20, y,
           edge - 40, y);
  g_assert_cmpint (f->grid->layout.widths[1], ==, area.width - 40);
  monev_data_grid_get_cell_area (f->grid, 0, 1, &after);
  g_assert_cmpint (after.x, ==, area.x); /* the edge goes with the pointer */
  g_assert_cmpint (f->grid->sort_column, ==, 0); /* holding the edge is not a click on the head */
  g_assert_true (f->grid->ascending);
}

#define add(path, set_up, test) g_test_add (path, Fixture, NULL, set_up, test, tear_down)

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  monev_style_load (gdk_display_get_default ());
  g_test_add_func ("/data-grid/layout/widths-and-places", test_layout_arithmetic);
  add ("/data-grid/draw/asks-for-visible-cells-only", set_up_large, test_only_visible_cells);
  add ("/data-grid/draw/frozen-columns-stay", set_up_large, test_frozen_columns);
  add ("/data-grid/keys/move", set_up_large, test_keys_move);
  add ("/data-grid/select/range-and-all", set_up_large, test_selection);
  add ("/data-grid/copy/tsv", set_up_list, test_copy);
  add ("/data-grid/copy/large-in-slices", set_up_large, test_large_copy);
  add ("/data-grid/sort/header-sorts-then-reverses", set_up_list, test_sort_by_header);
  add ("/data-grid/filter/cursor-follows", set_up_list, test_filter_moves_cursor);
  add ("/data-grid/activate/enter", set_up_list, test_activation);
  add ("/data-grid/edit/enter-goes-down-tab-right", set_up_list, test_edit_commit);
  add ("/data-grid/edit/escape-keeps-the-old", set_up_list, test_edit_cancel);
  add ("/data-grid/edit/typing-begins", set_up_list, test_edit_by_typing);
  add ("/data-grid/edit/refusal-stands-at-the-cell", set_up_list, test_edit_refused);
  add ("/data-grid/edit/follows-its-row", set_up_list, test_edit_row_vanishes);
  add ("/data-grid/accessible/focused-cell-is-read", set_up_list, test_focused_cell_is_read);
  add ("/data-grid/columns/resized-by-hand-stay", set_up_list, test_resize);
  add ("/data-grid/pointer/selects-sorts-resizes", set_up_list, test_pointer);
  add ("/data-grid/menu/opens-at-the-cursor", set_up_list, test_menu);
  return g_test_run ();
}
