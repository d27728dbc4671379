#include "data-grid-private.h"
#include "grid-focus.h"

#include <glib/gi18n.h>
#include <string.h>

/* Above this a selection is copied in slices, so that the window stays alive. */
#define AT_ONCE 20000
#define CELLS_MOST 2000000
#define SLICE_US 8000

/** monev_data_grid_get_cursor: @row: (out): @column: (out): untouched without a cursor. Returns:
 * whether there is one. */
gboolean
monev_data_grid_get_cursor (MonevDataGrid *self, guint *row, guint *column)
{
  g_return_val_if_fail (MONEV_IS_DATA_GRID (self), FALSE);

  if (!self->has_cursor)
    return FALSE;
  if (row != NULL)
    *row = self->row;
  if (column != NULL)
    *column = self->column;
  return TRUE;
}

/** monev_data_grid_get_selection: @range: (out): the selected rectangle. Returns: whether there is
 * one. */
gboolean
monev_data_grid_get_selection (MonevDataGrid *self, MonevGridRange *range)
{
  g_return_val_if_fail (MONEV_IS_DATA_GRID (self), FALSE);

  if (!self->has_cursor)
    return FALSE;
  range->row = MIN (self->row, self->anchor_row);
  range->column = MIN (self->column, self->anchor_column);
  range->n_rows = MAX (self->row, self->anchor_row) - range->row + 1;
  range->n_columns = MAX (self->column, self->anchor_column) - range->column + 1;
  return TRUE;
}

static char *
read_aloud (MonevDataGrid *self, guint row, guint column)
{
  MonevGridColumn spec;
  MonevGridCell cell;
  const char *word;

  monev_grid_source_get_column (self->source, column, &spec);
  monev_grid_source_get_cell (self->source, row, column, &cell);
  if (cell.say != NULL)
    return g_strdup (cell.say);
  word = monev_state_word (cell.state);
  if (*cell.text == '\0' && *word == '\0')
    return g_strdup_printf ("%s: %s", spec.title, _("kosong"));
  return g_strdup_printf ("%s: %s%s%s", spec.title, cell.text,
                          *word != '\0' && *cell.text != '\0' ? ", " : "", word);
}

/* Writes the focused cell into the widget that comes next and hands the focus over. */
void
monev_data_grid_mirror_focus (MonevDataGrid *self, gboolean grab)
{
  g_autofree char *text = NULL;
  gboolean inside = gtk_widget_get_focus_child (GTK_WIDGET (self)) != NULL && self->editor == NULL;

  if (!self->has_cursor)
    return;
  self->current = 1 - self->current;
  text = read_aloud (self, self->row, self->column);
  monev_grid_focus_set (MONEV_GRID_FOCUS (self->cells[self->current]), text, self->row,
                        self->column);
  if (grab || inside)
    gtk_widget_grab_focus (self->cells[self->current]);
}

static void
place_cursor (MonevDataGrid *self, guint row, guint column, gboolean extend)
{
  self->row = row;
  self->column = column;
  self->key = monev_grid_source_get_key (self->source, row);
  if (!extend || !self->has_cursor)
    {
      self->anchor_row = row;
      self->anchor_column = column;
    }
  self->has_cursor = TRUE;
}

/**
 * monev_data_grid_set_cursor:
 * @extend: whether what lies between here and where the selection began is selected
 *
 * Moves the cursor as near to the cell as there are rows and columns, and brings it into sight.
 */
void
monev_data_grid_set_cursor (MonevDataGrid *self, guint row, guint column, gboolean extend)
{
  g_return_if_fail (MONEV_IS_DATA_GRID (self));

  if (self->n_rows == 0 || self->layout.n == 0)
    return;
  place_cursor (self, MIN (row, self->n_rows - 1), MIN (column, self->layout.n - 1), extend);
  monev_data_grid_hide_problem (self);
  monev_data_grid_scroll_to (self, self->row, self->column);
  monev_data_grid_mirror_focus (self, FALSE);
  monev_data_grid_moved (self);
  monev_data_grid_emit_cursor_changed (self);
}

/** monev_data_grid_select_all: selects all rows and columns. */
void
monev_data_grid_select_all (MonevDataGrid *self)
{
  if (!self->has_cursor)
    return;
  self->anchor_row = 0;
  self->anchor_column = 0;
  place_cursor (self, self->n_rows - 1, self->layout.n - 1, TRUE);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  monev_data_grid_emit_cursor_changed (self);
}

/* After a sort or a search the cursor stays on its thing; if that is gone, on its place. */
void
monev_data_grid_follow_source (MonevDataGrid *self)
{
  gboolean had = self->has_cursor;
  guint row = had ? monev_grid_source_find_row (self->source, self->key) : 0;

  if (self->source == NULL || self->n_rows == 0 || self->layout.n == 0)
    {
      self->has_cursor = FALSE;
      if (had)
        monev_data_grid_emit_cursor_changed (self);
      return;
    }
  if (row == MONEV_GRID_NO_ROW)
    row = MIN (self->row, self->n_rows - 1);
  place_cursor (self, row, MIN (self->column, self->layout.n - 1), FALSE);
  monev_data_grid_mirror_focus (self, FALSE);
  if (had && self->editor == NULL)
    monev_data_grid_scroll_to (self, self->row, self->column);
  monev_data_grid_emit_cursor_changed (self);
}

/* What spreadsheets expect: quotes only where a cell holds a tab, a line break or a quote. */
static void
append_field (GString *text, const char *cell)
{
  if (strpbrk (cell, "\t\n\r\"") == NULL)
    {
      g_string_append (text, cell);
      return;
    }
  g_string_append_c (text, '"');
  for (; *cell != '\0'; cell++)
    {
      if (*cell == '"')
        g_string_append_c (text, '"');
      g_string_append_c (text, *cell);
    }
  g_string_append_c (text, '"');
}

static void
append_titles (MonevDataGrid *self, GString *text, const MonevGridRange *range)
{
  for (guint i = 0; i < range->n_columns; i++)
    {
      MonevGridColumn column;

      monev_grid_source_get_column (self->source, range->column + i, &column);
      if (i > 0)
        g_string_append_c (text, '\t');
      append_field (text, column.title);
    }
  g_string_append_c (text, '\n');
}

static void
append_row (MonevDataGrid *self, GString *text, const MonevGridRange *range, guint row)
{
  for (guint i = 0; i < range->n_columns; i++)
    {
      MonevGridCell cell;

      monev_grid_source_get_cell (self->source, row, range->column + i, &cell);
      if (i > 0)
        g_string_append_c (text, '\t');
      append_field (text, cell.text);
    }
  g_string_append_c (text, '\n');
}

/**
 * monev_data_grid_get_tsv:
 * @with_titles: whether the heads of the columns stand in the first line
 *
 * Returns: (transfer full) (nullable): the selection, a line for each row; %NULL without one.
 */
char *
monev_data_grid_get_tsv (MonevDataGrid *self, gboolean with_titles)
{
  MonevGridRange range;
  GString *text;

  g_return_val_if_fail (MONEV_IS_DATA_GRID (self), NULL);

  if (!monev_data_grid_get_selection (self, &range))
    return NULL;
  text = g_string_new (NULL);
  if (with_titles)
    append_titles (self, text, &range);
  for (guint i = 0; i < range.n_rows; i++)
    append_row (self, text, &range, range.row + i);
  return g_string_free (text, FALSE);
}

typedef struct _MonevGridCopy
{
  MonevDataGrid *grid;
  GString *text;
  MonevGridRange range;
  guint next;
  guint idle;
} MonevGridCopy;

static void
tell (MonevDataGrid *self, const char *text)
{
  /* The window shows it as a toast; without a window there is nobody to tell. */
  gtk_widget_activate_action (GTK_WIDGET (self), "win.toast", "s", text);
}

static void
put_on_clipboard (MonevDataGrid *self, const char *text, guint n_rows)
{
  g_autofree char *told = NULL;

  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), text);
  told = g_strdup_printf (g_dngettext (NULL, "%u baris disalin", "%u baris disalin", n_rows),
                          n_rows);
  if (n_rows > 1)
    tell (self, told);
}

static gboolean
copy_slice (gpointer data)
{
  MonevGridCopy *copy = data;
  MonevDataGrid *self = copy->grid;
  gint64 until = g_get_monotonic_time () + SLICE_US;

  while (copy->next < copy->range.n_rows && g_get_monotonic_time () < until)
    append_row (self, copy->text, &copy->range, copy->range.row + copy->next++);
  if (copy->next < copy->range.n_rows)
    return G_SOURCE_CONTINUE;
  copy->idle = 0;
  put_on_clipboard (self, copy->text->str, copy->range.n_rows);
  monev_data_grid_stop_copy (self);
  return G_SOURCE_REMOVE;
}

/* A source that changes takes the ground from under a copy that is under way. */
void
monev_data_grid_stop_copy (MonevDataGrid *self)
{
  MonevGridCopy *copy = g_steal_pointer (&self->copying);

  if (copy == NULL)
    return;
  g_clear_handle_id (&copy->idle, g_source_remove);
  g_string_free (copy->text, TRUE);
  g_free (copy);
}

static void
start_copy (MonevDataGrid *self, const MonevGridRange *range, gboolean with_titles)
{
  MonevGridCopy *copy = g_new0 (MonevGridCopy, 1);

  copy->grid = self;
  copy->range = *range;
  copy->text = g_string_new (NULL);
  if (with_titles)
    append_titles (self, copy->text, range);
  copy->idle = g_idle_add (copy_slice, copy);
  self->copying = copy;
}

/**
 * monev_data_grid_copy:
 *
 * Puts the selection on the clipboard as TSV; a large one is gathered in the background.
 *
 * Returns: whether there is something to copy that is not too large.
 */
gboolean
monev_data_grid_copy (MonevDataGrid *self, gboolean with_titles)
{
  MonevGridRange range;
  guint64 cells;

  g_return_val_if_fail (MONEV_IS_DATA_GRID (self), FALSE);

  monev_data_grid_stop_copy (self);
  if (!monev_data_grid_get_selection (self, &range))
    return FALSE;
  cells = (guint64) range.n_rows * range.n_columns;
  if (cells > CELLS_MOST)
    {
      tell (self, _("Pilihan terlalu besar untuk disalin. Pilih paling banyak 2.000.000 sel."));
      return FALSE;
    }
  if (cells <= AT_ONCE)
    {
      g_autofree char *text = monev_data_grid_get_tsv (self, with_titles);

      put_on_clipboard (self, text, range.n_rows);
    }
  else
    start_copy (self, &range, with_titles);
  return TRUE;
}
