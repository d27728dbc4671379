/* A piece of a table put on its page. */
#include "page-grid-private.h"

#define LAST G_MAXUINT

/* One call of page_rows_put(). Lines of the grid: heads, the empty row, rows. */
typedef struct {
  const PageRows  *rows;
  const PagePiece *piece;
  PageList        *list;
  PageText        *text;
  MonevPageCell   *cells;
  double           x, y;
  guint            n_lines, n_head, n_above;
  double          *tops;   /* of each line of the grid, and the bottom of the last */
  guint           *owners; /* n_lines x n_columns: 0, or the cell that covers the field */
  guint            last_owner;
} Putting;

static void
put_content (Putting *put, const MonevPageCell *cell, const PageStyle *style, double x, double y,
             double width, double height, guint from, guint to)
{
  double inner = width - 2 * style->padding_x, own, shift = 0;

  if (cell->drawing != NULL)
    {
      if (from == 0 && to > 0)
        page_list_drawing (put->list, cell->drawing, x + style->padding_x, y + style->padding_y,
                           inner, height - 2 * style->padding_y);
      return;
    }
  if (cell->text == NULL && cell->runs == NULL)
    return;
  page_grid_set (put->rows, cell, style, width, put->text);
  to = MIN (to, page_text_n_lines (put->text));
  own = page_text_height (put->text, from, MAX (from, to)) + 2 * style->padding_y;
  if (from == 0 && to == page_text_n_lines (put->text) && height > own)
    shift = style->vertical == MONEV_PAGE_MIDDLE ? (height - own) / 2
          : style->vertical == MONEV_PAGE_BOTTOM ? height - own : 0;
  page_text_put (put->text, put->list, from, to, x + style->padding_x,
                 y + style->padding_y + shift, inner, style->align);
}

static void
own_fields (Putting *put, guint line, guint end, guint column, guint columns)
{
  put->last_owner++;
  for (guint i = line; i < end; i++)
    for (guint c = column; c < column + columns; c++)
      put->owners[i * put->rows->n_columns + c] = put->last_owner;
}

/* @line and @end: lines of the grid; @from and @to: lines of the text. */
static void
put_cell (Putting *put, const MonevPageCell *cell, guint line, guint end, guint column,
          guint columns, guint from, guint to)
{
  const PageStyle *style = page_grid_style (put->rows, cell);
  double x = put->x + put->rows->x[column], y = put->tops[line];
  double width = page_grid_span (put->rows, column, columns), height = put->tops[end] - y;

  own_fields (put, line, end, column, columns);
  if (style->filled)
    page_list_fill (put->list, style->ground, x, y, width, height);
  put_content (put, cell, style, x, y, width, height, from, to);
}

static void
find_taken (const Putting *put, guint line, gboolean *taken)
{
  for (guint c = 0; c < put->rows->n_columns; c++)
    taken[c] = put->owners[line * put->rows->n_columns + c] != 0;
}

/* One row of @piece, the @line th of the grid; @base is the line of its first row. */
static gboolean
put_row (Putting *put, const PagePiece *piece, guint row, guint base, gboolean *taken,
         GError **error)
{
  guint line = base + row - piece->first, last = piece->first + piece->n_rows;
  MonevPageRow content;

  if (!page_grid_fetch (put->rows, row, put->cells, &content, error))
    return FALSE;
  find_taken (put, line, taken);
  for (guint c = 0; c < put->rows->n_columns; c++)
    {
      const MonevPageCell *cell = &content.cells[c];
      guint columns, end, from = 0, to = LAST;

      if (taken[c])
        continue;
      columns = page_grid_columns (put->rows, cell, c, taken);
      end = page_grid_end (put->rows, cell, row);
      if (piece->start != NULL && row == piece->first && piece->start[c].active)
        from = piece->start[c].line;
      if (piece->stop != NULL && piece->stop[c].active && end >= last)
        to = piece->stop[c].line;
      put_cell (put, cell, line, base + MIN (end, last) - piece->first, c, columns, from, to);
      c += columns - 1;
    }
  return TRUE;
}

/* Cells that began in a row of an earlier page. */
static gboolean
put_continued (Putting *put, const PagePiece *piece, guint base, gboolean *taken, GError **error)
{
  guint last = piece->first + piece->n_rows;

  for (guint c = 0; piece->start != NULL && c < put->rows->n_columns; c++)
    {
      const PageCut *cut = &piece->start[c];
      MonevPageRow content;
      guint end, to = LAST;

      if (!cut->active || cut->origin == piece->first)
        continue;
      if (!page_grid_fetch (put->rows, cut->origin, put->cells, &content, error))
        return FALSE;
      find_taken (put, base, taken);
      end = page_grid_end (put->rows, &content.cells[c], cut->origin);
      if (piece->stop != NULL && piece->stop[c].active && end >= last)
        to = piece->stop[c].line;
      put_cell (put, &content.cells[c], base, base + MIN (end, last) - piece->first, c,
                page_grid_columns (put->rows, &content.cells[c], c, taken), cut->line, to);
    }
  return TRUE;
}

static gboolean
put_rows (Putting *put, const PagePiece *piece, guint base, GError **error)
{
  g_autofree gboolean *taken = g_new0 (gboolean, put->rows->n_columns);

  if (!put_continued (put, piece, base, taken, error))
    return FALSE;
  for (guint i = 0; i < piece->n_rows; i++)
    if (!put_row (put, piece, piece->first + i, base, taken, error))
      return FALSE;
  return TRUE;
}

static guint
owner (const Putting *put, guint line, guint column)
{
  return put->owners[line * put->rows->n_columns + column];
}

static void
rule_across (const Putting *put, double thickness, guint line)
{
  const PageRows *rows = put->rows;
  gboolean edge = line == 0 || line == put->n_lines;

  for (guint c = 0, start; c < rows->n_columns; c++)
    {
      if (!edge && owner (put, line - 1, c) == owner (put, line, c))
        continue;
      for (start = c; c + 1 < rows->n_columns
                      && (edge || owner (put, line - 1, c + 1) != owner (put, line, c + 1)); c++)
        ;
      page_list_rule (put->list, thickness, put->x + rows->x[start], put->tops[line],
                      put->x + rows->x[c] + rows->width[c], put->tops[line]);
    }
}

static void
rule_down (const Putting *put, double thickness, guint column)
{
  const PageRows *rows = put->rows;
  gboolean edge = column == 0 || column == rows->n_columns;
  double x = put->x + (column < rows->n_columns ? rows->x[column] : page_rows_width (rows));

  for (guint i = 0, start; i < put->n_lines; i++)
    {
      if (!edge && owner (put, i, column - 1) == owner (put, i, column))
        continue;
      for (start = i; i + 1 < put->n_lines
                      && (edge || owner (put, i + 1, column - 1) != owner (put, i + 1, column)); i++)
        ;
      page_list_rule (put->list, thickness, x, put->tops[start], x, put->tops[i + 1]);
    }
}

static void
put_rules (const Putting *put)
{
  double border = put->rows->table->style.border;
  double thickness = (border > 0 ? border : 0.2) * PAGE_POINTS_PER_MM;

  if (border < 0 || put->n_lines == 0)
    return;
  for (guint i = 0; i <= put->n_lines; i++)
    rule_across (put, thickness, i);
  for (guint c = 0; c <= put->rows->n_columns; c++)
    rule_down (put, thickness, c);
}

/* A fragment as it is told to the overlay, with its arrays. */
typedef struct {
  MonevPageTable   *table;
  MonevPageFragment fragment;
  double           *column_x, *column_width, *row_y, *row_height;
} Overlay;

static void
free_overlay (gpointer data)
{
  Overlay *overlay = data;

  monev_page_table_unref (overlay->table);
  g_free (overlay->column_x);
  g_free (overlay->column_width);
  g_free (overlay->row_y);
  g_free (overlay->row_height);
  g_free (overlay);
}

static void
draw_overlay (const MonevPageCanvas *canvas, gconstpointer data)
{
  const Overlay *overlay = data;

  g_mutex_lock (&overlay->table->lock);
  overlay->table->overlay (canvas, &overlay->fragment, overlay->table->overlay_data);
  g_mutex_unlock (&overlay->table->lock);
}

static double *
in_mm (const double *points, guint n, double shift)
{
  double *mm = g_new (double, n + 1);

  for (guint i = 0; i < n; i++)
    mm[i] = (points[i] + shift) / PAGE_POINTS_PER_MM;
  return mm;
}

static void
place_columns (const Putting *put, Overlay *overlay)
{
  overlay->column_x = in_mm (put->rows->x, put->rows->n_columns, put->x);
  overlay->column_width = in_mm (put->rows->width, put->rows->n_columns, 0);
}

/* Heads that flow with the rows are no rows of the body. */
static void
fill_fragment (const Putting *put, Overlay *overlay, guint page)
{
  const PagePiece *piece = put->piece;
  guint heads = piece->first < put->rows->n_heads ? put->rows->n_heads - piece->first : 0;
  guint base = put->n_head + put->n_above + MIN (heads, piece->n_rows);
  guint n_rows = put->n_lines - base;
  double bottom = put->tops[put->n_lines];

  overlay->row_y = in_mm (put->tops + base, n_rows, 0);
  overlay->row_height = g_new (double, n_rows + 1);
  for (guint i = 0; i < n_rows; i++)
    overlay->row_height[i] = (put->tops[base + i + 1] - put->tops[base + i]) / PAGE_POINTS_PER_MM;
  overlay->fragment = (MonevPageFragment) {
    page, put->rows->n_columns, overlay->column_x, overlay->column_width,
    piece->first + MIN (heads, piece->n_rows) - put->rows->n_heads, n_rows, overlay->row_y,
    overlay->row_height, piece->continued, piece->goes_on, piece->first_cut, piece->last_cut,
    put->tops[put->n_head] / PAGE_POINTS_PER_MM, piece->above / PAGE_POINTS_PER_MM,
    bottom / PAGE_POINTS_PER_MM, piece->goes_on ? put->rows->table->style.room_below : 0,
  };
}

static void
put_overlay (const Putting *put, guint page)
{
  const PageRows *rows = put->rows;
  Overlay *overlay;

  if (rows->table->overlay == NULL)
    return;
  overlay = g_new0 (Overlay, 1);
  overlay->table = monev_page_table_ref (rows->table);
  place_columns (put, overlay);
  fill_fragment (put, overlay, page);
  page_list_hook (put->list, draw_overlay, overlay, free_overlay);
}

static void
note_heights (Putting *put, guint line, const PagePiece *piece)
{
  for (guint i = 0; i < piece->n_rows; i++)
    put->tops[line + i + 1] = put->tops[line + i] + g_array_index (piece->heights, double, i);
}

static void
lay_grid (Putting *put)
{
  const PageRows *rows = put->rows;

  put->n_head = rows->head != NULL ? rows->head->n_rows : 0;
  put->n_above = put->piece->above > 0 ? 1 : 0;
  put->n_lines = put->n_head + put->n_above + put->piece->n_rows;
  put->tops = g_new (double, put->n_lines + 1);
  put->owners = g_new0 (guint, put->n_lines * rows->n_columns + 1);
  put->tops[0] = put->y;
  if (rows->head != NULL)
    note_heights (put, 0, rows->head);
  if (put->n_above > 0)
    {
      put->tops[put->n_head + 1] = put->tops[put->n_head] + put->piece->above;
      for (guint c = 0; c < rows->n_columns; c++)
        own_fields (put, put->n_head, put->n_head + 1, c, 1);
    }
  note_heights (put, put->n_head + put->n_above, put->piece);
}

static gboolean
put_all (Putting *put, GError **error)
{
  gboolean done;

  g_mutex_lock (&put->rows->table->lock);
  done = (put->rows->head == NULL || put_rows (put, put->rows->head, 0, error))
         && put_rows (put, put->piece, put->n_head + put->n_above, error);
  g_mutex_unlock (&put->rows->table->lock);
  return done;
}

/**
 * page_rows_put:
 * @x: the left margin
 * @y: the top of the piece
 *
 * Returns: FALSE with the error of the source.
 */
gboolean
page_rows_put (const PageRows *self, const PagePiece *piece, PageList *list, guint page, double x,
               double y, GError **error)
{
  g_autoptr (PageText) text = page_text_new ();
  g_autofree MonevPageCell *cells = g_new0 (MonevPageCell, self->n_columns);
  Putting put = { self, piece, list, text, cells, x, y };
  gboolean done;

  lay_grid (&put);
  done = put_all (&put, error);
  if (done)
    {
      put_rules (&put);
      put_overlay (&put, page);
    }
  g_free (put.tops);
  g_free (put.owners);
  return done;
}

/**
 * page_rows_tell:
 *
 * Tells @each where @piece lies, as the overlay is told, without putting anything.
 */
void
page_rows_tell (const PageRows *self, const PagePiece *piece, guint page, double x, double y,
                MonevPageFragmentFunc each, gpointer data)
{
  Putting put = { self, piece, NULL, NULL, NULL, x, y };
  Overlay *overlay = g_new0 (Overlay, 1);

  overlay->table = monev_page_table_ref (self->table);
  lay_grid (&put);
  place_columns (&put, overlay);
  fill_fragment (&put, overlay, page);
  each (&overlay->fragment, data);
  free_overlay (overlay);
  g_free (put.tops);
  g_free (put.owners);
}
