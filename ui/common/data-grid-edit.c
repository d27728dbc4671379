#include "data-grid-private.h"
#include "error-text.h"

#include <glib/gi18n.h>

static guint
edited_row (MonevDataGrid *self)
{
  return monev_grid_source_find_row (self->source, self->edit_key);
}

static void
close_editor (MonevDataGrid *self)
{
  gboolean inside = gtk_widget_get_focus_child (GTK_WIDGET (self)) != NULL;

  g_clear_handle_id (&self->leave_id, g_source_remove);
  g_clear_pointer (&self->edit_before, g_free);
  g_clear_pointer (&self->editor, gtk_widget_unparent);
  monev_data_grid_hide_problem (self);
  if (inside)
    monev_data_grid_mirror_focus (self, TRUE);
  monev_data_grid_moved (self);
}

/* Hands what was typed to the source; on a refusal the editor stays with it, and the reason below.
 */
static gboolean
take_text (MonevDataGrid *self)
{
  g_autofree char *text = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->editor)));
  g_autoptr (GError) error = NULL;
  guint row = edited_row (self);

  if (g_strcmp0 (text, self->edit_before) == 0)
    return TRUE;
  if (row == MONEV_GRID_NO_ROW)
    return FALSE;
  if (monev_grid_source_set_cell (self->source, row, self->edit_column, text, &error))
    return TRUE;
  if (self->editor != NULL)
    {
      g_autofree char *reason = monev_error_text_line (error);

      gtk_widget_add_css_class (self->editor, "error");
      monev_data_grid_show_problem (self, row, self->edit_column, reason);
    }
  return FALSE;
}

/** monev_data_grid_finish_edit: keeps what is being typed. Returns: %FALSE where the source refused
 * it. */
gboolean
monev_data_grid_finish_edit (MonevDataGrid *self)
{
  g_return_val_if_fail (MONEV_IS_DATA_GRID (self), FALSE);

  if (self->editor == NULL)
    return TRUE;
  if (!take_text (self))
    return FALSE;
  close_editor (self);
  return TRUE;
}

/** monev_data_grid_cancel_edit: drops what is being typed; the cell stays as it was. */
void
monev_data_grid_cancel_edit (MonevDataGrid *self)
{
  g_return_if_fail (MONEV_IS_DATA_GRID (self));

  if (self->editor != NULL)
    close_editor (self);
}

/** monev_data_grid_is_editing: Returns: whether a cell is being typed into. */
gboolean
monev_data_grid_is_editing (MonevDataGrid *self)
{
  g_return_val_if_fail (MONEV_IS_DATA_GRID (self), FALSE);
  return self->editor != NULL;
}

/* Past cells that take nothing: headings of groups, totals; where none is left, the next one. */
static void
next_cell (MonevDataGrid *self, int rows, int columns, guint *row, guint *column)
{
  int r = (int) self->row + rows, c = (int) self->column + columns;

  *row = (guint) MAX (0, r);
  *column = (guint) MAX (0, c);
  for (; r >= 0 && r < (int) self->n_rows && c >= 0 && c < (int) self->layout.n;
       r += rows, c += columns)
    if (monev_grid_source_can_set_at (self->source, (guint) r, (guint) c))
      {
        *row = (guint) r;
        *column = (guint) c;
        return;
      }
}

static gboolean
finish_and_move (MonevDataGrid *self, int rows, int columns)
{
  guint row, column;

  if (!monev_data_grid_finish_edit (self))
    return FALSE;
  next_cell (self, rows, columns, &row, &column);
  monev_data_grid_set_cursor (self, row, column, FALSE);
  return TRUE;
}

static void
on_editor_activate (MonevDataGrid *self)
{
  finish_and_move (self, 1, 0);
}

static gboolean
on_editor_key (GtkEventControllerKey *keys, guint keyval, guint keycode, GdkModifierType state,
               gpointer data)
{
  MonevDataGrid *self = data;

  switch (keyval)
    {
    case GDK_KEY_Escape:
      monev_data_grid_cancel_edit (self);
      return TRUE;
    case GDK_KEY_Tab:
    case GDK_KEY_KP_Tab:
      finish_and_move (self, 0, (state & GDK_SHIFT_MASK) != 0 ? -1 : 1);
      return TRUE;
    case GDK_KEY_ISO_Left_Tab:
      finish_and_move (self, 0, -1);
      return TRUE;
    case GDK_KEY_Up:
      finish_and_move (self, -1, 0);
      return TRUE;
    case GDK_KEY_Down:
      finish_and_move (self, 1, 0);
      return TRUE;
    default:
      return FALSE;
    }
}

static void
on_editor_changed (MonevDataGrid *self)
{
  gtk_widget_remove_css_class (self->editor, "error");
  monev_data_grid_hide_problem (self);
}

static gboolean
finish_after_leave (gpointer data)
{
  MonevDataGrid *self = data;
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  self->leave_id = 0;
  if (self->editor == NULL || root == NULL)
    return G_SOURCE_REMOVE;
  /* The focus only left the window for another one: what is typed stays open. */
  if (gtk_root_get_focus (root) == NULL || gtk_widget_has_focus (self->editor)
      || gtk_widget_is_focus (self->editor))
    return G_SOURCE_REMOVE;
  monev_data_grid_finish_edit (self);
  return G_SOURCE_REMOVE;
}

/* Not at once: the focus is still on its way, and taking away a widget now would lose it. */
static void
on_editor_leave (MonevDataGrid *self)
{
  if (self->leave_id == 0)
    self->leave_id = g_idle_add (finish_after_leave, self);
}

static GtkWidget *
make_editor (MonevDataGrid *self, const char *text, float xalign)
{
  GtkWidget *editor = gtk_text_new ();
  GtkEventController *keys = gtk_event_controller_key_new (),
                     *focus = gtk_event_controller_focus_new ();

  gtk_widget_add_css_class (editor, "monev-grid-editor");
  gtk_editable_set_text (GTK_EDITABLE (editor), text);
  gtk_editable_set_alignment (GTK_EDITABLE (editor), xalign);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (on_editor_key), self);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (on_editor_leave), self);
  g_signal_connect_swapped (editor, "activate", G_CALLBACK (on_editor_activate), self);
  g_signal_connect_swapped (editor, "changed", G_CALLBACK (on_editor_changed), self);
  gtk_widget_add_controller (editor, keys);
  gtk_widget_add_controller (editor, focus);
  return editor;
}

/* @text: (nullable): what the cell begins with; %NULL takes its own text, selected. */
gboolean
monev_data_grid_begin_edit (MonevDataGrid *self, guint row, guint column, const char *text)
{
  MonevGridColumn spec;
  MonevGridCell cell;

  if (self->source == NULL || row >= self->n_rows || column >= self->layout.n)
    return FALSE;
  if (!monev_grid_source_can_set_at (self->source, row, column)
      || !monev_data_grid_finish_edit (self))
    return FALSE;
  monev_data_grid_set_cursor (self, row, column, FALSE);
  monev_grid_source_get_column (self->source, column, &spec);
  monev_grid_source_get_cell (self->source, row, column, &cell);
  self->edit_key = monev_grid_source_get_key (self->source, row);
  self->edit_column = column;
  self->edit_before = g_strdup (cell.text);
  self->editor
      = make_editor (self, text != NULL ? text : self->edit_before, spec.numeric ? 1 : spec.xalign);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->editor), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  spec.title, -1);
  gtk_widget_set_parent (self->editor, GTK_WIDGET (self));
  gtk_widget_grab_focus (self->editor);
  if (text != NULL)
    gtk_editable_set_position (GTK_EDITABLE (self->editor), -1);
  else
    gtk_editable_select_region (GTK_EDITABLE (self->editor), 0, -1);
  return TRUE;
}

/** monev_data_grid_edit: opens the cell for typing. Returns: whether it may be typed into. */
gboolean
monev_data_grid_edit (MonevDataGrid *self, guint row, guint column)
{
  g_return_val_if_fail (MONEV_IS_DATA_GRID (self), FALSE);
  return monev_data_grid_begin_edit (self, row, column, NULL);
}

/**
 * monev_data_grid_show_problem:
 * @text: what is wrong with the cell and what to do
 *
 * Stands at the cell until something else is typed or the cursor moves: for a refusal that came
 * later, from the database.
 */
void
monev_data_grid_show_problem (MonevDataGrid *self, guint row, guint column, const char *text)
{
  g_return_if_fail (MONEV_IS_DATA_GRID (self) && text != NULL);

  monev_data_grid_hide_problem (self);
  self->problem
      = g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_ALERT, "label", text,
                      "wrap", TRUE, "max-width-chars", 44, "xalign", 0.0, NULL);
  gtk_widget_add_css_class (self->problem, "monev-grid-problem");
  self->problem_row = row;
  self->problem_column = column;
  gtk_widget_set_parent (self->problem, GTK_WIDGET (self));
  monev_data_grid_scroll_to (self, row, column);
}

/** monev_data_grid_hide_problem: takes away what was said about the cell being edited. */
void
monev_data_grid_hide_problem (MonevDataGrid *self)
{
  g_clear_pointer (&self->problem, gtk_widget_unparent);
}

/* Below its cell, or above where there is no room. */
static void
allocate_problem (MonevDataGrid *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  GdkRectangle area;
  int width, height, x, y;

  if (self->problem == NULL
      || !monev_data_grid_get_cell_area (self, self->problem_row, self->problem_column, &area))
    return;
  gtk_widget_measure (self->problem, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &width, NULL, NULL);
  gtk_widget_measure (self->problem, GTK_ORIENTATION_VERTICAL, width, &height, NULL, NULL, NULL);
  x = CLAMP (area.x, 0, MAX (0, gtk_widget_get_width (widget) - width));
  y = area.y + area.height + 2;
  if (y + height > gtk_widget_get_height (widget) && area.y - height - 2 >= MONEV_GRID_HEAD_HEIGHT)
    y = area.y - height - 2;
  gtk_widget_size_allocate (self->problem, &(GtkAllocation) { x, y, width, height }, -1);
}

/** monev_data_grid_allocate_edit: lays the field over the cell being edited. */
void
monev_data_grid_allocate_edit (MonevDataGrid *self)
{
  GdkRectangle area = { 0, 0, 1, 1 };
  int least, width, height;

  if (self->editor != NULL)
    {
      guint row = edited_row (self);

      if (row != MONEV_GRID_NO_ROW)
        monev_data_grid_get_cell_area (self, row, self->edit_column, &area);
      gtk_widget_measure (self->editor, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
      width = MAX (area.width, least);
      gtk_widget_measure (self->editor, GTK_ORIENTATION_VERTICAL, width, &least, NULL, NULL, NULL);
      height = MAX (area.height, least);
      gtk_widget_size_allocate (
          self->editor,
          &(GtkAllocation) { area.x, area.y - (height - area.height) / 2, width, height }, -1);
    }
  allocate_problem (self);
}

/* The thing being typed into is gone: somebody took it away, or the search leaves it out. */
void
monev_data_grid_check_edit_row (MonevDataGrid *self)
{
  if (self->editor == NULL || self->source == NULL || edited_row (self) != MONEV_GRID_NO_ROW)
    return;
  gtk_widget_activate_action (
      GTK_WIDGET (self), "win.toast", "s",
      _("Baris yang sedang diisi tidak lagi tampil. Isian terakhir tidak disimpan."));
  monev_data_grid_cancel_edit (self);
}
