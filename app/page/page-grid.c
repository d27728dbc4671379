#include "page-grid-private.h"

#include <string.h>

static double
or_usual (double given, double usual)
{
  return given > 0 ? given : given < 0 ? 0 : usual;
}

static PageStyle
open_style (const MonevPageCellStyle *style, const MonevPageFont *usual)
{
  PageStyle open = {
    page_run_make (NULL, &style->font, usual), style->align, style->vertical,
    or_usual (style->padding_x, 1) * PAGE_POINTS_PER_MM,
    or_usual (style->padding_y, 1) * PAGE_POINTS_PER_MM,
    style->spacing > 0 ? style->spacing : 1, style->filled, style->ground,
  };

  return open;
}

static void
open_styles (PageRows *self)
{
  const GArray *styles = self->table->styles;

  self->n_styles = styles->len;
  self->styles = g_new (PageStyle, styles->len);
  for (guint i = 0; i < styles->len; i++)
    self->styles[i] = open_style (&g_array_index (styles, MonevPageCellStyle, i), &self->usual);
}

/* Fixed columns first, the rest by weight; what does not fit is made narrower, never cut off. */
static void
place_columns (PageRows *self, double room)
{
  const MonevPageColumn *columns = self->table->columns;
  double fixed = 0, weights = 0, scale, x = 0;

  for (guint c = 0; c < self->n_columns; c++)
    {
      fixed += columns[c].width * PAGE_POINTS_PER_MM;
      if (columns[c].width <= 0)
        weights += columns[c].weight > 0 ? columns[c].weight : 1;
    }
  /* A column by weight keeps at least 5 mm for each share. */
  double share = weights > 0 ? MAX ((room - fixed) / weights, 5 * PAGE_POINTS_PER_MM) : 0;

  scale = fixed + share * weights > room ? room / (fixed + share * weights) : 1;
  for (guint c = 0; c < self->n_columns; c++)
    {
      double weight = columns[c].weight > 0 ? columns[c].weight : 1;

      self->x[c] = x;
      self->width[c] = scale * (columns[c].width > 0 ? columns[c].width * PAGE_POINTS_PER_MM
                                                     : share * weight);
      x += self->width[c];
    }
}

static void
begin_breaking (PageRows *self)
{
  self->texts = g_new (PageText *, self->n_columns);
  for (guint c = 0; c < self->n_columns; c++)
    self->texts[c] = page_text_new ();
  self->open = g_new0 (PageOpen, self->n_columns);
  self->cells = g_new0 (MonevPageCell, self->n_columns);
  self->glued = g_array_new (FALSE, FALSE, sizeof (gboolean));
}

/* The heads are one piece of their own, unless they would leave the rows no room. */
static gboolean
break_heads (PageRows *self, GError **error)
{
  guint n_rows = self->n_rows;
  g_autoptr (PagePiece) head = NULL;

  if (self->n_heads == 0)
    return TRUE;
  self->n_rows = self->n_heads;
  if (!page_rows_next (self, G_MAXDOUBLE / 4, TRUE, NULL, &head, error))
    return FALSE;
  self->n_rows = n_rows;
  self->begun = FALSE;
  if (head->height <= 0.4 * self->page_height)
    self->head = g_steal_pointer (&head);
  else
    self->row = 0;
  return TRUE;
}

/**
 * page_rows_new:
 * @usual: the letters of the document; its family lives as long as the result
 * @width: of the page without margins, @page_height likewise
 *
 * Returns: (transfer full): NULL with @error of the table's source.
 */
PageRows *
page_rows_new (MonevPageTable *table, const MonevPageFont *usual, double width,
               double page_height, GError **error)
{
  g_autoptr (PageRows) self = g_new0 (PageRows, 1);
  double left = table->style.left * PAGE_POINTS_PER_MM;

  self->table = monev_page_table_ref (table);
  self->usual = *usual;
  self->page_height = page_height;
  self->n_columns = table->n_columns;
  self->x = g_new (double, self->n_columns);
  self->width = g_new (double, self->n_columns);
  self->n_heads = table->heads->len;
  self->n_rows = self->n_heads + table->n_rows;
  open_styles (self);
  place_columns (self, width - left);
  for (guint c = 0; c < self->n_columns; c++)
    self->x[c] += left;
  begin_breaking (self);
  return break_heads (self, error) ? g_steal_pointer (&self) : NULL;
}

/** page_rows_settle: gives back what only breaking needs; no piece can be asked for any more. */
void
page_rows_settle (PageRows *self)
{
  for (guint c = 0; self->texts != NULL && c < self->n_columns; c++)
    {
      page_text_free (self->texts[c]);
      g_clear_pointer (&self->open[c].drawing, monev_page_drawing_unref);
    }
  g_clear_pointer (&self->texts, g_free);
  g_clear_pointer (&self->open, g_free);
  g_clear_pointer (&self->cells, g_free);
  g_clear_pointer (&self->glued, g_array_unref);
}

/** page_rows_free: */
void
page_rows_free (PageRows *self)
{
  page_rows_settle (self);
  g_clear_pointer (&self->head, page_piece_free);
  g_free (self->x);
  g_free (self->width);
  g_free (self->styles);
  monev_page_table_unref (self->table);
  g_free (self);
}

/** page_rows_width: Returns: from the left margin to the right edge of the table. */
double
page_rows_width (const PageRows *self)
{
  return self->x[self->n_columns - 1] + self->width[self->n_columns - 1];
}

/**
 * page_grid_fetch:
 * @cells: room for one cell per column
 *
 * Asks for row @row, heads counted first. The table is locked.
 */
gboolean
page_grid_fetch (const PageRows *self, guint row, MonevPageCell *cells, MonevPageRow *out,
                 GError **error)
{
  MonevPageTable *table = self->table;

  if (row < self->n_heads)
    *out = *(const MonevPageRow *) table->heads->pdata[row];
  else if (table->fill == NULL)
    *out = *(const MonevPageRow *) table->rows->pdata[row - self->n_heads];
  else
    {
      memset (cells, 0, self->n_columns * sizeof *cells);
      *out = (MonevPageRow) { cells };
      return table->fill (table->fill_data, row - self->n_heads, out, error);
    }
  return TRUE;
}

/** page_grid_columns: Returns: how many free columns the cell at @column covers. */
guint
page_grid_columns (const PageRows *self, const MonevPageCell *cell, guint column,
                   const gboolean *taken)
{
  guint wanted = MAX (cell->columns, 1), end = column + 1;

  while (end < self->n_columns && end - column < wanted && !taken[end])
    end++;
  return end - column;
}

/** page_grid_end: Returns: the row behind the last one of a cell; heads and rows never mix. */
guint
page_grid_end (const PageRows *self, const MonevPageCell *cell, guint row)
{
  guint limit = row < self->n_heads ? self->n_heads : self->n_rows;

  return MAX (cell->rows, 1) < limit - row ? row + MAX (cell->rows, 1) : limit;
}

/** page_grid_span: Returns: the width of @columns columns from @column on. */
double
page_grid_span (const PageRows *self, guint column, guint columns)
{
  guint last = column + columns - 1;

  return self->x[last] + self->width[last] - self->x[column];
}

/** page_grid_style: Returns: (transfer none): of @cell; an unknown number is the usual style. */
const PageStyle *
page_grid_style (const PageRows *self, const MonevPageCell *cell)
{
  return &self->styles[cell->style < self->n_styles ? cell->style : 0];
}

/** page_grid_set: breaks the words of @cell for a cell of @width. */
void
page_grid_set (const PageRows *self, const MonevPageCell *cell, const PageStyle *style,
               double width, PageText *text)
{
  PageMeasure measure = { MAX (width - 2 * style->padding_x, 1), 0, style->spacing, FALSE };
  PageRun single = style->run;

  single.text = cell->text;
  if (cell->runs == NULL || cell->n_runs == 0)
    {
      page_text_set (text, &single, 1, &measure);
      return;
    }
  MonevPageFont usual = g_array_index (self->table->styles, MonevPageCellStyle,
                                       style - self->styles).font;
  g_autofree PageRun *runs = g_new (PageRun, cell->n_runs);

  usual.family = usual.family != NULL ? usual.family : self->usual.family;
  usual.size = usual.size > 0 ? usual.size : self->usual.size;
  for (guint i = 0; i < cell->n_runs; i++)
    runs[i] = page_run_make (cell->runs[i].text, &cell->runs[i].font, &usual);
  page_text_set (text, runs, cell->n_runs, &measure);
}

/** page_grid_drawing: Returns: the height of a drawing in a cell of the inner @width. */
double
page_grid_drawing (const PageRows *self, const MonevPageDrawing *drawing, double width)
{
  double own = monev_page_drawing_width (drawing) * PAGE_POINTS_PER_MM;
  double height = monev_page_drawing_height (drawing) * PAGE_POINTS_PER_MM;

  return own > width ? height * width / own : height;
}
