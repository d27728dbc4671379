#include "grid-source.h"
#include "db/db-error.h"

#include <glib/gi18n.h>

G_DEFINE_INTERFACE (MonevGridSource, monev_grid_source, G_TYPE_OBJECT)

static guint changed_signal;
static GQuark generation_quark;

static void
monev_grid_source_default_init (MonevGridSourceInterface *iface)
{
  generation_quark = g_quark_from_static_string ("monev-grid-source-generation");
  /**
   * MonevGridSource::changed:
   * @generation: counts the changes, from 1; an answer prepared for an older one is stale
   */
  changed_signal = g_signal_new ("changed", MONEV_TYPE_GRID_SOURCE, G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT64);
}

/** monev_grid_source_get_n_rows: Returns: the rows that pass the filter. */
guint
monev_grid_source_get_n_rows (MonevGridSource *self)
{
  g_return_val_if_fail (MONEV_IS_GRID_SOURCE (self), 0);
  return MONEV_GRID_SOURCE_GET_IFACE (self)->get_n_rows (self);
}

/** monev_grid_source_get_n_columns: Returns: the columns that are shown. */
guint
monev_grid_source_get_n_columns (MonevGridSource *self)
{
  g_return_val_if_fail (MONEV_IS_GRID_SOURCE (self), 0);
  return MONEV_GRID_SOURCE_GET_IFACE (self)->get_n_columns (self);
}

/** monev_grid_source_get_column: @out: (out): what the head of @column says. */
void
monev_grid_source_get_column (MonevGridSource *self, guint column, MonevGridColumn *out)
{
  g_return_if_fail (MONEV_IS_GRID_SOURCE (self));
  *out = (MonevGridColumn) { .title = "" };
  MONEV_GRID_SOURCE_GET_IFACE (self)->get_column (self, column, out);
}

/** monev_grid_source_get_cell: @out: (out): the text, borrowed until the next call, and the state.
 */
void
monev_grid_source_get_cell (MonevGridSource *self, guint row, guint column, MonevGridCell *out)
{
  *out = (MonevGridCell) { 0 };
  MONEV_GRID_SOURCE_GET_IFACE (self)->get_cell (self, row, column, out);
  if (out->text == NULL)
    out->text = "";
}

/**
 * monev_grid_source_sort:
 *
 * Rows that are equal keep the order they have, so sorting by one column after the other sorts
 * by both.
 *
 * Returns: whether the source sorts by @column at all.
 */
gboolean
monev_grid_source_sort (MonevGridSource *self, guint column, gboolean ascending)
{
  MonevGridSourceInterface *iface = MONEV_GRID_SOURCE_GET_IFACE (self);

  g_return_val_if_fail (MONEV_IS_GRID_SOURCE (self), FALSE);
  return iface->sort != NULL && iface->sort (self, column, ascending);
}

/** monev_grid_source_set_filter: keeps the rows in which each word of @text stands; %NULL keeps
 * all. */
void
monev_grid_source_set_filter (MonevGridSource *self, const char *text)
{
  MonevGridSourceInterface *iface = MONEV_GRID_SOURCE_GET_IFACE (self);

  g_return_if_fail (MONEV_IS_GRID_SOURCE (self));
  if (iface->set_filter != NULL)
    iface->set_filter (self, text);
}

/** monev_grid_source_can_set_cell: Returns: whether the cells of @column can be typed into. */
gboolean
monev_grid_source_can_set_cell (MonevGridSource *self, guint column)
{
  MonevGridColumn spec;

  if (MONEV_GRID_SOURCE_GET_IFACE (self)->set_cell == NULL)
    return FALSE;
  monev_grid_source_get_column (self, column, &spec);
  return spec.editable;
}

/** monev_grid_source_can_set_at: Returns: whether this cell of a column can be typed into. */
gboolean
monev_grid_source_can_set_at (MonevGridSource *self, guint row, guint column)
{
  MonevGridSourceInterface *iface = MONEV_GRID_SOURCE_GET_IFACE (self);

  return monev_grid_source_can_set_cell (self, column)
         && (iface->can_set == NULL || iface->can_set (self, row, column));
}

/**
 * monev_grid_source_set_cell:
 * @error: MONEV_ERROR_INVALID with a sentence for the person who typed, or why it could not be kept
 *
 * Returns: whether the source took @text; otherwise the cell is as it was.
 */
gboolean
monev_grid_source_set_cell (MonevGridSource *self, guint row, guint column, const char *text,
                            GError **error)
{
  g_return_val_if_fail (MONEV_IS_GRID_SOURCE (self), FALSE);

  if (!monev_grid_source_can_set_at (self, row, column))
    {
      g_set_error_literal (error, MONEV_ERROR, MONEV_ERROR_STATE,
                           _("Kolom ini tidak dapat diisi di sini."));
      return FALSE;
    }
  return MONEV_GRID_SOURCE_GET_IFACE (self)->set_cell (self, row, column, text, error);
}

/** monev_grid_source_get_key: Returns: what stays with the thing in @row when rows are sorted or
 * filtered. */
guint64
monev_grid_source_get_key (MonevGridSource *self, guint row)
{
  MonevGridSourceInterface *iface = MONEV_GRID_SOURCE_GET_IFACE (self);

  return iface->get_key != NULL ? iface->get_key (self, row) : row;
}

/** monev_grid_source_find_row: Returns: where the thing with @key stands now, or
 * %MONEV_GRID_NO_ROW. */
guint
monev_grid_source_find_row (MonevGridSource *self, guint64 key)
{
  MonevGridSourceInterface *iface = MONEV_GRID_SOURCE_GET_IFACE (self);

  if (iface->find_row != NULL)
    return iface->find_row (self, key);
  return key < monev_grid_source_get_n_rows (self) ? (guint) key : MONEV_GRID_NO_ROW;
}

/** monev_grid_source_get_generation: Returns: how often the source has changed. */
guint64
monev_grid_source_get_generation (MonevGridSource *self)
{
  guint64 *counter = g_object_get_qdata (G_OBJECT (self), generation_quark);
  return counter == NULL ? 0 : *counter;
}

/** monev_grid_source_changed: for sources: says that rows, columns or texts are no longer what they
 * were. */
void
monev_grid_source_changed (MonevGridSource *self)
{
  guint64 *counter = g_object_get_qdata (G_OBJECT (self), generation_quark);

  g_return_if_fail (MONEV_IS_GRID_SOURCE (self));
  if (counter == NULL)
    {
      counter = g_new0 (guint64, 1);
      g_object_set_qdata_full (G_OBJECT (self), generation_quark, counter, g_free);
    }
  (*counter)++;
  g_signal_emit (self, changed_signal, 0, *counter);
}
