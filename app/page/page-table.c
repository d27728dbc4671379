#include "page-table-private.h"

static void
drop_row (gpointer data)
{
  MonevPageRow *row = data;

  g_free (row->cells);
  g_free (row);
}

/**
 * monev_page_table_new:
 * @columns: (array length=n_columns): copied
 * @style: (nullable): copied
 *
 * Returns: (transfer full): a table without rows. Release with monev_page_table_unref().
 */
MonevPageTable *
monev_page_table_new (const MonevPageColumn *columns, guint n_columns,
                      const MonevPageTableStyle *style)
{
  MonevPageTable *self = g_new0 (MonevPageTable, 1);
  MonevPageCellStyle usual = { { NULL } };

  g_return_val_if_fail (n_columns > 0, NULL);

  g_atomic_ref_count_init (&self->refs);
  g_mutex_init (&self->lock);
  self->columns = g_memdup2 (columns, n_columns * sizeof *columns);
  self->n_columns = n_columns;
  if (style != NULL)
    self->style = *style;
  self->texts = g_string_chunk_new (1024);
  self->styles = g_array_new (FALSE, FALSE, sizeof (MonevPageCellStyle));
  g_array_append_val (self->styles, usual);
  self->heads = g_ptr_array_new_with_free_func (drop_row);
  self->rows = g_ptr_array_new_with_free_func (drop_row);
  return self;
}

/** monev_page_table_ref: Returns: (transfer full): @self. */
MonevPageTable *
monev_page_table_ref (MonevPageTable *self)
{
  g_atomic_ref_count_inc (&self->refs);
  return self;
}

static void
drop_content (const MonevPageTable *self, GPtrArray *rows)
{
  for (guint i = 0; i < rows->len; i++)
    for (guint c = 0; c < self->n_columns; c++)
      {
        MonevPageCell *cell = &((MonevPageRow *) rows->pdata[i])->cells[c];

        g_clear_pointer (&cell->drawing, monev_page_drawing_unref);
        g_free ((MonevPageRun *) cell->runs);
      }
  g_ptr_array_unref (rows);
}

/** monev_page_table_unref: drops one reference. */
void
monev_page_table_unref (MonevPageTable *self)
{
  if (!g_atomic_ref_count_dec (&self->refs))
    return;
  drop_content (self, self->heads);
  drop_content (self, self->rows);
  if (self->free_fill != NULL)
    self->free_fill (self->fill_data);
  if (self->free_overlay != NULL)
    self->free_overlay (self->overlay_data);
  g_array_unref (self->styles);
  g_string_chunk_free (self->texts);
  g_free (self->columns);
  g_mutex_clear (&self->lock);
  g_free (self);
}

static const char *
keep (MonevPageTable *self, const char *text)
{
  return text == NULL ? NULL : g_string_chunk_insert (self->texts, text);
}

/** monev_page_table_add_style: Returns: the number by which cells name a copy of @style. */
guint
monev_page_table_add_style (MonevPageTable *self, const MonevPageCellStyle *style)
{
  MonevPageCellStyle copy = *style;

  if (copy.font.family != NULL)
    copy.font.family = g_string_chunk_insert_const (self->texts, copy.font.family);
  g_array_append_val (self->styles, copy);
  return self->styles->len - 1;
}

static void
copy_cell (MonevPageTable *self, MonevPageCell *to, const MonevPageCell *from)
{
  *to = *from;
  to->text = keep (self, from->text);
  if (from->drawing != NULL)
    to->drawing = monev_page_drawing_ref (from->drawing);
  if (from->runs == NULL)
    return;
  MonevPageRun *runs = g_memdup2 (from->runs, from->n_runs * sizeof *runs);

  for (guint i = 0; i < from->n_runs; i++)
    {
      runs[i].text = keep (self, runs[i].text);
      if (runs[i].font.family != NULL)
        runs[i].font.family = g_string_chunk_insert_const (self->texts, runs[i].font.family);
    }
  to->runs = runs;
}

static MonevPageRow *
copy_row (MonevPageTable *self, const MonevPageRow *row)
{
  MonevPageRow *copy = g_memdup2 (row, sizeof *row);

  copy->cells = g_new0 (MonevPageCell, self->n_columns);
  for (guint c = 0; c < self->n_columns; c++)
    copy_cell (self, &copy->cells[c], &row->cells[c]);
  return copy;
}

/** monev_page_table_add_head: @row: copied; stands at the top of the table on each of its pages. */
void
monev_page_table_add_head (MonevPageTable *self, const MonevPageRow *row)
{
  g_ptr_array_add (self->heads, copy_row (self, row));
}

/** monev_page_table_add_row: @row: copied. Not for a table with a source. */
void
monev_page_table_add_row (MonevPageTable *self, const MonevPageRow *row)
{
  g_return_if_fail (self->fill == NULL);

  g_ptr_array_add (self->rows, copy_row (self, row));
  self->n_rows++;
}

/**
 * monev_page_table_set_source:
 * @fill: asked for each row when the table is laid out, and again when a page of it is shown
 * @free_data: (nullable): for @data, with the table
 *
 * For tables that need not stand in memory. Not for a table with rows of its own.
 */
void
monev_page_table_set_source (MonevPageTable *self, guint n_rows, MonevPageFill fill, gpointer data,
                             GDestroyNotify free_data)
{
  g_return_if_fail (self->rows->len == 0 && self->fill == NULL);

  self->n_rows = n_rows;
  self->fill = fill;
  self->fill_data = data;
  self->free_fill = free_data;
}

/**
 * monev_page_table_set_overlay:
 * @overlay: draws over each part of the table when its page is shown; the canvas is the page
 * @free_data: (nullable): for @data, with the table
 */
void
monev_page_table_set_overlay (MonevPageTable *self, MonevPageOverlay overlay, gpointer data,
                              GDestroyNotify free_data)
{
  g_return_if_fail (self->overlay == NULL);

  self->overlay = overlay;
  self->overlay_data = data;
  self->free_overlay = free_data;
}

/** monev_page_table_n_rows: Returns: of the body. */
guint
monev_page_table_n_rows (const MonevPageTable *self)
{
  return self->n_rows;
}
