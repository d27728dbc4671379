#include "table-panel-private.h"

#include "record-import.h"
#include "record-desk.h"
#include "reference/reference.h"
#include "ui/common/count-text.h"
#include "ui/common/empty-state.h"

#include <glib/gi18n.h>
#include <string.h>

G_DEFINE_FINAL_TYPE (MonevTablePanel, monev_table_panel, MONEV_TYPE_REFERENCE_PANEL)

static MonevReferencePanel *
panel (MonevTablePanel *self)
{
  return MONEV_REFERENCE_PANEL (self);
}

static MonevGridSource *
get_source (MonevReferencePanel *reference_panel)
{
  return MONEV_GRID_SOURCE (MONEV_TABLE_PANEL (reference_panel)->list);
}

static gboolean
has_money (const MonevRecordType *type)
{
  for (guint i = 0; type->fields[i].name != NULL; i++)
    if (type->fields[i].kind == MONEV_FIELD_MONEY)
      return TRUE;
  return FALSE;
}

static void
say_sums (MonevTablePanel *self)
{
  g_autoptr (GPtrArray) shown = NULL;
  g_autofree char *text = NULL;

  if (!has_money (self->view->type))
    return;
  shown = monev_table_panel_get_shown (self);
  text = monev_table_data_sums (self->view, self->records, shown);
  gtk_widget_set_visible (GTK_WIDGET (self->sums), text != NULL && shown->len > 0);
  gtk_label_set_text (self->sums, text != NULL ? text : "");
}

static void
say_count (MonevTablePanel *self)
{
  guint total = monev_list_source_get_n_total (self->list);
  guint shown = monev_grid_source_get_n_rows (MONEV_GRID_SOURCE (self->list));
  g_autofree char *all = monev_count_text (total);
  g_autofree char *some = monev_count_text (shown);
  g_autoptr (GString) text = g_string_new (NULL);

  if (!self->read)
    return;
  if (shown < total)
    g_string_append_printf (text, _("%s dari %s %s"), some, all, _(self->view->noun));
  else
    g_string_append_printf (text, "%s %s", all, _(self->view->noun));
  if (self->view->type->year_field != NULL)
    g_string_append_printf (text, _(" · Tahun %d"),
                            monev_session_get_year (monev_reference_panel_get_session (panel (self))));
  say_sums (self);
  monev_reference_panel_set_subtitle (panel (self), text->str);
}

static void
show_page (MonevTablePanel *self)
{
  gboolean any = monev_list_source_get_n_total (self->list) > 0;

  gtk_stack_set_visible_child (self->stack, any ? self->scrolled : self->empty);
  /* One suggestion at a time: an empty page makes its own. */
  if (any)
    gtk_widget_add_css_class (self->add, "suggested-action");
  else
    gtk_widget_remove_css_class (self->add, "suggested-action");
  say_count (self);
}

static gboolean
go_to (MonevTablePanel *self, const char *id)
{
  guint n = monev_table_view_n_columns (self->view);

  for (guint i = 0; i < monev_grid_source_get_n_rows (MONEV_GRID_SOURCE (self->list)); i++)
    if (g_str_equal (monev_list_source_get_row (self->list, i)[n], id))
      {
        monev_data_grid_set_cursor (self->grid, i, 0, FALSE);
        return TRUE;
      }
  return FALSE;
}

/* The list moves to the cursor when it changes; what is only read anew stays where it is. */
static void
update_rows (MonevTablePanel *self, GPtrArray *rows)
{
  GtkAdjustment *down
      = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scrolled));
  double value = gtk_adjustment_get_value (down);
  MonevGridRange range = { 0 };
  gboolean several = monev_data_grid_get_selection (self->grid, &range) && range.n_rows > 1;
  guint row, column;

  monev_list_source_update_rows (self->list, rows);
  if (several && monev_data_grid_get_cursor (self->grid, &row, &column) && row == range.row)
    monev_data_grid_set_cursor (self->grid, range.row + range.n_rows - 1,
                                range.column + range.n_columns - 1, TRUE);
  gtk_adjustment_set_value (down, value);
}

static gboolean
holds (MonevTablePanel *self, const char *id)
{
  for (guint i = 0; i < self->records->len; i++)
    if (strcmp (monev_record_id (self->records->pdata[i]), id) == 0)
      return TRUE;
  return FALSE;
}

/* A row that was just saved is shown, also where the search would hide it. */
static void
drop_search (MonevTablePanel *self)
{
  GtkWidget *page = gtk_widget_get_ancestor (GTK_WIDGET (self), MONEV_TYPE_PAGE);

  if (page != NULL)
    monev_search_bar_set_text (monev_page_get_search (MONEV_PAGE (page)), NULL);
  monev_grid_source_set_filter (MONEV_GRID_SOURCE (self->list), "");
}

static void
go_to_wanted (MonevTablePanel *self)
{
  gboolean found;

  if (self->wanted == NULL)
    return;
  found = go_to (self, self->wanted);
  if (!found && holds (self, self->wanted))
    {
      drop_search (self);
      found = go_to (self, self->wanted);
    }
  if (found || !self->again)
    g_clear_pointer (&self->wanted, g_free);
  if (found && gtk_widget_get_mapped (GTK_WIDGET (self->grid))
      && monev_window_get_desk (monev_reference_panel_get_window (panel (self))) == NULL)
    gtk_widget_grab_focus (GTK_WIDGET (self->grid));
}

static void
on_loaded (gpointer owner, gpointer result, const GError *error)
{
  MonevTablePanel *self = owner;
  g_autoptr (MonevTableData) data = result;

  self->reading = FALSE;
  self->read = self->read || error == NULL;
  if (error != NULL)
    {
      monev_empty_state_set_error (MONEV_EMPTY_STATE (self->error), error);
      gtk_stack_set_visible_child (self->stack, self->error);
      return;
    }
  g_clear_pointer (&self->records, g_ptr_array_unref);
  self->records = g_steal_pointer (&data->records);
  update_rows (self, g_steal_pointer (&data->rows));
  show_page (self);
  go_to_wanted (self);
  if (self->again)
    monev_reference_panel_load (panel (self));
}

typedef struct
{
  const MonevTableView *view;
  int year;
} Load;

static gpointer
load_job (MonevDbJob *job, gpointer data, GError **error)
{
  Load *load = data;

  return monev_table_data_load (monev_db_job_connection (job), load->view, load->year, error);
}

static void
load (MonevReferencePanel *reference_panel)
{
  MonevTablePanel *self = MONEV_TABLE_PANEL (reference_panel);
  MonevSession *session = monev_reference_panel_get_session (reference_panel);
  Load *what;

  self->again = self->reading;
  if (self->reading)
    return;
  self->reading = TRUE;
  what = g_new (Load, 1);
  *what = (Load) { self->view, monev_session_get_year (session) };
  monev_session_call (session, G_OBJECT (self),
                      &(MonevDbJobSpec) {
                          .lane = MONEV_DB_LANE_READ,
                          .work = load_job,
                          .data = what,
                          .free_data = g_free,
                          .free_result = (GDestroyNotify) monev_table_data_free,
                          .cancellable = monev_reference_panel_get_cancellable (reference_panel) },
                      on_loaded);
}

static const MonevRecord *
record_at (MonevTablePanel *self, guint row)
{
  return self->records->pdata[monev_list_source_get_index (self->list, row)];
}

/* Who comes back from a desk goes on at the row that was saved there. */
static void
on_desk_saved (MonevTablePanel *self, const char *id)
{
  g_free (self->wanted);
  self->wanted = g_strdup (id);
  monev_window_set_return (monev_reference_panel_get_window (panel (self)),
                           GTK_WIDGET (self->grid));
}

/** monev_table_panel_open: the desk of @record; with version 0 it is a new one. */
void
monev_table_panel_open (MonevTablePanel *self, MonevRecord *record)
{
  MonevWindow *window = monev_reference_panel_get_window (panel (self));
  GtkWidget *desk = monev_record_desk_new (
      window, monev_reference_panel_get_session (panel (self)), record);

  g_signal_connect_object (desk, "saved", G_CALLBACK (on_desk_saved), self, G_CONNECT_SWAPPED);
  monev_window_push_desk (window, desk);
}

static void
on_row_activated (MonevTablePanel *self, guint row)
{
  monev_table_panel_open (self, (MonevRecord *) record_at (self, row));
}

static void
on_year_changed (MonevTablePanel *self)
{
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    monev_reference_panel_load (panel (self));
}

static GtkWidget *
make_menu_button (void)
{
  GtkWidget *button = gtk_menu_button_new ();
  g_autoptr (GMenu) menu = g_menu_new ();

  g_menu_append (menu, _("_Salin dari Tahun Lalu…"), "panel.copy-year");
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "view-more-symbolic");
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), G_MENU_MODEL (menu));
  gtk_widget_set_tooltip_text (button, _("Tindakan lain"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Tindakan lain"), -1);
  return button;
}

static void
add_tools (MonevTablePanel *self)
{
  MonevAct act = monev_reference_act (self->view->type);

  self->add = monev_reference_panel_add_button (panel (self), FALSE, _(self->view->add), "add",
                                                act);
  monev_reference_panel_guard (panel (self),
                               monev_empty_state_get_button (MONEV_EMPTY_STATE (self->empty)),
                               "import", act);
  monev_reference_panel_guard (panel (self),
                               monev_empty_state_get_second (MONEV_EMPTY_STATE (self->empty)),
                               self->view->type->year_field != NULL ? "copy-year" : "add", act);
  monev_reference_panel_add_button (panel (self), TRUE, _("_Impor…"), "import", act);
  monev_reference_panel_add_button (panel (self), TRUE, _("_Ekspor…"), "export", MONEV_N_ACTS);
  if (self->view->type->year_field == NULL)
    return;
  gtk_box_append (monev_reference_panel_get_end (panel (self)), make_menu_button ());
  g_signal_connect_object (monev_reference_panel_get_session (panel (self)), "year-changed",
                           G_CALLBACK (on_year_changed), self, G_CONNECT_SWAPPED);
}

static GMenuModel *
row_menu (void)
{
  GMenu *menu = g_menu_new (), *edit = g_menu_new (), *remove = g_menu_new ();

  g_menu_append (edit, _("_Buka"), "panel.open-row");
  g_menu_append (edit, _("_Salin"), "panel.copy");
  g_menu_append (remove, _("_Hapus"), "panel.remove");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (edit));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (remove));
  g_object_unref (edit);
  g_object_unref (remove);
  return G_MENU_MODEL (menu);
}

static gboolean
on_drop (MonevTablePanel *self, const GValue *value)
{
  const GSList *files = g_value_get_boxed (value);
  g_autofree char *path = files != NULL ? g_file_get_path (files->data) : NULL;
  GAction *action = g_action_map_lookup_action (monev_reference_panel_get_actions (panel (self)),
                                                "import");

  if (path == NULL || !g_action_get_enabled (action))
    return FALSE;
  monev_table_panel_import (self, path);
  return TRUE;
}

static void
add_drop (MonevTablePanel *self)
{
  GtkDropTarget *drop = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  g_signal_connect_swapped (drop, "drop", G_CALLBACK (on_drop), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drop));
}

static void
make_empty (MonevTablePanel *self)
{
  MonevEmptyState *empty;

  self->empty = monev_empty_state_new ("monev-reference-symbolic", _(self->view->empty),
                                       _(self->view->advice));
  empty = MONEV_EMPTY_STATE (self->empty);
  monev_empty_state_set_button (empty, _("Impor dari Berkas…"), "panel.import");
  if (self->view->type->year_field != NULL)
    monev_empty_state_set_second (empty, _("Salin dari Tahun Lalu…"), "panel.copy-year");
  else
    monev_empty_state_set_second (empty, _("Tambah Satu"), "panel.add");
  self->error = monev_empty_state_new (NULL, "", "");
  monev_empty_state_set_button (MONEV_EMPTY_STATE (self->error), _("Coba Lagi"), "panel.reload");
}

static void
make_list (MonevTablePanel *self)
{
  g_autoptr (GMenuModel) menu = row_menu ();

  self->list = monev_table_view_source (self->view);
  self->grid = MONEV_DATA_GRID (monev_data_grid_new (MONEV_GRID_SOURCE (self->list)));
  monev_data_grid_set_frozen (self->grid, monev_table_view_n_frozen (self->view));
  monev_data_grid_set_menu_model (self->grid, menu);
  monev_data_grid_set_placeholder (self->grid,
                                   _("Tidak ada yang cocok. Ubah kata pencarian."));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->grid), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _(self->view->title), -1);
  g_signal_connect_swapped (self->grid, "row-activated", G_CALLBACK (on_row_activated), self);
  g_signal_connect_object (self->list, "changed", G_CALLBACK (say_count), self, G_CONNECT_SWAPPED);
  self->scrolled = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scrolled), GTK_WIDGET (self->grid));
}

static void
build (MonevTablePanel *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *blank = adw_bin_new ();

  make_list (self);
  make_empty (self);
  self->stack = GTK_STACK (gtk_stack_new ());
  gtk_stack_add_child (self->stack, blank);
  gtk_stack_add_child (self->stack, self->scrolled);
  gtk_stack_add_child (self->stack, self->empty);
  gtk_stack_add_child (self->stack, self->error);
  gtk_widget_set_vexpand (GTK_WIDGET (self->stack), TRUE);
  self->progress = MONEV_JOB_PROGRESS (monev_job_progress_new ());
  self->sums = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->sums, 1);
  gtk_label_set_ellipsize (self->sums, PANGO_ELLIPSIZE_START);
  gtk_label_set_selectable (self->sums, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->sums), "monev-sums");
  gtk_widget_set_visible (GTK_WIDGET (self->sums), FALSE);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->stack));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->sums));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->progress));
  adw_bin_set_child (ADW_BIN (self), box);
}

static gboolean
grab_focus (GtkWidget *widget)
{
  MonevTablePanel *self = MONEV_TABLE_PANEL (widget);

  return gtk_widget_grab_focus (GTK_WIDGET (self->grid));
}

static void
monev_table_panel_dispose (GObject *object)
{
  MonevTablePanel *self = MONEV_TABLE_PANEL (object);

  g_clear_object (&self->list);
  g_clear_pointer (&self->records, g_ptr_array_unref);
  g_clear_pointer (&self->wanted, g_free);
  G_OBJECT_CLASS (monev_table_panel_parent_class)->dispose (object);
}

static void
monev_table_panel_class_init (MonevTablePanelClass *klass)
{
  MonevReferencePanelClass *reference_panel = MONEV_REFERENCE_PANEL_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = monev_table_panel_dispose;
  GTK_WIDGET_CLASS (klass)->grab_focus = grab_focus;
  reference_panel->load = load;
  reference_panel->get_source = get_source;
}

static void
monev_table_panel_init (MonevTablePanel *self)
{
  self->records = g_ptr_array_new ();
}

/** monev_table_panel_new: Returns: (transfer floating): the list of one table; it reads when it is
 * first seen. */
GtkWidget *
monev_table_panel_new (MonevWindow *window, MonevSession *session, const MonevTableView *view)
{
  MonevTablePanel *self = g_object_new (MONEV_TYPE_TABLE_PANEL, NULL);

  self->view = view;
  monev_reference_panel_attach (panel (self), window, session);
  build (self);
  monev_table_panel_add_actions (self);
  add_tools (self);
  add_drop (self);
  monev_reference_panel_set_title (panel (self), _(view->title));
  return GTK_WIDGET (self);
}

/** monev_table_panel_get_grid: Returns: (transfer none): the table on the screen. */
MonevDataGrid *
monev_table_panel_get_grid (MonevTablePanel *self)
{
  return self->grid;
}

/** monev_table_panel_get_list: Returns: (transfer none): its rows. */
MonevListSource *
monev_table_panel_get_list (MonevTablePanel *self)
{
  return self->list;
}

static GPtrArray *
records_between (MonevTablePanel *self, guint first, guint n)
{
  GPtrArray *list = g_ptr_array_new_with_free_func ((GDestroyNotify) monev_record_unref);

  for (guint i = 0; i < n; i++)
    g_ptr_array_add (list, monev_record_ref ((MonevRecord *) record_at (self, first + i)));
  return list;
}

/** monev_table_panel_get_selected: Returns: (transfer full) (element-type MonevRecord): of the rows
 * that are selected. */
GPtrArray *
monev_table_panel_get_selected (MonevTablePanel *self)
{
  MonevGridRange range = { 0 };

  monev_data_grid_get_selection (self->grid, &range);
  return records_between (self, range.row, range.n_rows);
}

/** monev_table_panel_get_shown: Returns: (transfer full) (element-type MonevRecord): what passes
 * the search, as it is sorted. */
GPtrArray *
monev_table_panel_get_shown (MonevTablePanel *self)
{
  return records_between (self, 0, monev_grid_source_get_n_rows (MONEV_GRID_SOURCE (self->list)));
}

/** monev_table_panel_import: @path: (nullable): opens the desk where a file is taken in. */
void
monev_table_panel_import (MonevTablePanel *self, const char *path)
{
  MonevWindow *window = monev_reference_panel_get_window (panel (self));
  GtkWidget *desk = monev_record_import_new (
      window, monev_reference_panel_get_session (panel (self)), self->view->type);

  g_signal_connect_object (desk, "imported", G_CALLBACK (on_desk_saved), self, G_CONNECT_SWAPPED);
  monev_window_push_desk (window, desk);
  if (path != NULL)
    monev_import_desk_open (MONEV_IMPORT_DESK (desk), path, NULL);
}

/** monev_table_panel_show_record: puts the cursor on the record called @id, now or once the table
 * is read. */
void
monev_table_panel_show_record (MonevTablePanel *self, const char *id)
{
  g_free (self->wanted);
  self->wanted = go_to (self, id) ? NULL : g_strdup (id);
}
