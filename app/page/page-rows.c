/* Where the pages of a table end. */
#include "page-grid-private.h"

#include "db-error.h"

#define SLACK 0.01 /* points: what sums of heights may be off */

/** page_piece_free: */
void
page_piece_free (PagePiece *piece)
{
  g_array_unref (piece->heights);
  g_free (piece->start);
  g_free (piece->stop);
  g_free (piece);
}

/** page_rows_done: Returns: whether all rows have been given out. */
gboolean
page_rows_done (const PageRows *self)
{
  return self->begun && self->row >= self->n_rows;
}

static void
close_cell (PageOpen *open)
{
  g_clear_pointer (&open->drawing, monev_page_drawing_unref);
  open->active = FALSE;
}

static void
open_cell (PageRows *self, const MonevPageCell *cell, guint column, const gboolean *taken)
{
  PageOpen *open = &self->open[column];

  open->active = TRUE;
  open->origin = self->row;
  open->end = page_grid_end (self, cell, self->row);
  open->columns = page_grid_columns (self, cell, column, taken);
  open->line = 0;
  open->used = 0;
  open->style = page_grid_style (self, cell);
  open->drawing = cell->drawing != NULL ? monev_page_drawing_ref (cell->drawing) : NULL;
  if (open->drawing == NULL)
    page_grid_set (self, cell, open->style, page_grid_span (self, column, open->columns),
                   self->texts[column]);
}

static void
find_taken (const PageRows *self, gboolean *taken)
{
  for (guint c = 0; c < self->n_columns; c++)
    for (guint i = 0; self->open[c].active && i < self->open[c].columns; i++)
      taken[c + i] = TRUE;
}

/* The cells that begin in the row; those that came from above stay as they are. */
static gboolean
load_row (PageRows *self, GError **error)
{
  g_autofree gboolean *taken = g_new0 (gboolean, self->n_columns);
  MonevPageRow row;
  gboolean filled;

  g_mutex_lock (&self->table->lock);
  filled = page_grid_fetch (self, self->row, self->cells, &row, error);
  find_taken (self, taken);
  for (guint c = 0; filled && c < self->n_columns; c++)
    {
      if (taken[c])
        continue;
      open_cell (self, &row.cells[c], c, taken);
      c += self->open[c].columns - 1;
    }
  g_mutex_unlock (&self->table->lock);
  if (!filled)
    return FALSE;
  self->min_height = row.min_height * PAGE_POINTS_PER_MM;
  self->keep_with_next = row.keep_with_next;
  self->loaded = TRUE;
  self->cut = FALSE;
  return TRUE;
}

static guint
n_lines (const PageRows *self, guint column)
{
  return self->open[column].drawing != NULL ? 1 : page_text_n_lines (self->texts[column]);
}

static double
content_height (const PageRows *self, guint column, guint from, guint to)
{
  const PageOpen *open = &self->open[column];
  double inner;

  if (open->drawing == NULL)
    return page_text_height (self->texts[column], from, to);
  inner = page_grid_span (self, column, open->columns) - 2 * open->style->padding_x;
  return from == 0 && to > 0 ? page_grid_drawing (self, open->drawing, inner) : 0;
}

/* What the row wants on this page: only cells that end in it make it higher. */
static double
needed (const PageRows *self)
{
  double height = self->cut ? 0 : self->min_height;

  for (guint c = 0; c < self->n_columns; c++)
    {
      const PageOpen *open = &self->open[c];

      if (!open->active || open->end != self->row + 1)
        continue;
      height = MAX (height, content_height (self, c, open->line, n_lines (self, c))
                              + 2 * open->style->padding_y - open->used);
    }
  return height;
}

/* How far a cell comes when it has @height in all on this page. */
static guint
reach (const PageRows *self, guint column, double height)
{
  const PageOpen *open = &self->open[column];
  guint total = n_lines (self, column), line = open->line;
  double room = height - 2 * open->style->padding_y + SLACK;

  while (line < total && content_height (self, column, open->line, line + 1) <= room)
    line++;
  return line;
}

/* A row that is loaded but stands on the next page has cells that are not cut: @limit is the first
 * row that does not count. */
static PageCut *
note_cuts (const PageRows *self, guint limit)
{
  PageCut *cuts = g_new0 (PageCut, self->n_columns);

  for (guint c = 0; c < self->n_columns; c++)
    if (self->open[c].active && self->open[c].origin < limit)
      cuts[c] = (PageCut) { TRUE, self->open[c].origin, self->open[c].line };
  return cuts;
}

static gboolean
has_open (const PageRows *self)
{
  for (guint c = 0; c < self->n_columns; c++)
    if (self->open[c].active)
      return TRUE;
  return FALSE;
}

static PagePiece *
begin_piece (PageRows *self, gboolean continued)
{
  PagePiece *piece = g_new0 (PagePiece, 1);

  piece->first = self->row;
  piece->heights = g_array_new (FALSE, FALSE, sizeof (double));
  piece->continued = continued;
  piece->first_cut = self->loaded && self->cut;
  if (continued && has_open (self))
    piece->start = note_cuts (self, self->row + 1);
  if (self->head != NULL)
    piece->height = self->head->height;
  if (continued)
    piece->above = self->table->style.room_above * PAGE_POINTS_PER_MM;
  piece->height += piece->above;
  g_array_set_size (self->glued, 0);
  return piece;
}

static void
take_height (PagePiece *piece, double height)
{
  g_array_append_val (piece->heights, height);
  piece->n_rows++;
  piece->height += height;
}

static void
take_whole (PageRows *self, PagePiece *piece, double height)
{
  gboolean glued = self->keep_with_next;

  take_height (piece, height);
  for (guint c = 0; c < self->n_columns; c++)
    {
      PageOpen *open = &self->open[c];

      if (!open->active)
        continue;
      open->used += height;
      if (open->end == self->row + 1)
        close_cell (open);
      else
        glued = TRUE;
    }
  g_array_append_val (self->glued, glued);
  self->row++;
  self->loaded = FALSE;
}

/* The page ends inside open cells: what has found room on it stays on it. */
static void
cut_cells (PageRows *self, PagePiece *piece, gboolean force)
{
  guint limit = piece->first + piece->n_rows;

  for (guint c = 0; c < self->n_columns; c++)
    {
      PageOpen *open = &self->open[c];
      guint line;

      if (!open->active || open->origin >= limit)
        continue;
      line = reach (self, c, open->used);
      if (force && line == open->line && line < n_lines (self, c))
        line++;
      open->line = line;
      open->used = 0;
    }
  if (has_open (self))
    piece->stop = note_cuts (self, limit);
}

/* A cut must bring each cell forward, or it is better made above the row. */
static gboolean
can_cut (const PageRows *self, double height)
{
  for (guint c = 0; c < self->n_columns; c++)
    {
      const PageOpen *open = &self->open[c];

      if (open->active && open->line < n_lines (self, c)
          && reach (self, c, open->used + height) == open->line)
        return FALSE;
    }
  return TRUE;
}

static void
take_cut (PageRows *self, PagePiece *piece, double height, gboolean force)
{
  take_height (piece, height);
  for (guint c = 0; c < self->n_columns; c++)
    self->open[c].used += height;
  cut_cells (self, piece, force);
  piece->last_cut = TRUE;
  self->cut = TRUE;
}

/* Rows that belong together go to the next page together.
 * Returns: FALSE when they begin the piece, so that there is nothing to part them from. */
static gboolean
go_back (PageRows *self, PagePiece *piece)
{
  guint keep = piece->n_rows;

  while (keep > 0 && g_array_index (self->glued, gboolean, keep - 1))
    keep--;
  if (keep == piece->n_rows)
    return TRUE;
  if (keep == 0)
    return FALSE;
  for (guint i = keep; i < piece->n_rows; i++)
    piece->height -= g_array_index (piece->heights, double, i);
  g_array_set_size (piece->heights, keep);
  piece->n_rows = keep;
  self->row = piece->first + keep;
  self->loaded = self->cut = FALSE;
  for (guint c = 0; c < self->n_columns; c++)
    close_cell (&self->open[c]);
  return TRUE;
}

static void
restart (PageRows *self, guint row)
{
  self->row = row;
  self->loaded = self->cut = FALSE;
  for (guint c = 0; c < self->n_columns; c++)
    close_cell (&self->open[c]);
}

/* What is done with a row that the page has no room for.
 * Returns: FALSE when nothing of the table can stand here. */
static gboolean
end_page (PageRows *self, PagePiece *piece, double height, double room, gboolean fresh)
{
  double page = self->page_height - (self->head != NULL ? self->head->height : 0)
                - (self->table->style.room_above + self->table->style.room_below)
                    * PAGE_POINTS_PER_MM;
  gboolean split = self->table->style.split_rows || self->cut || height > page;

  if (split && room > 0 && can_cut (self, room))
    take_cut (self, piece, room, FALSE);
  else if (piece->n_rows == 0 && fresh)
    take_cut (self, piece, MAX (room, 1), TRUE);
  else if (piece->n_rows == 0)
    return FALSE;
  else if (go_back (self, piece))
    cut_cells (self, piece, FALSE);
  else if (fresh)
    cut_cells (self, piece, FALSE);
  else
    {
      restart (self, piece->first);
      return FALSE;
    }
  piece->goes_on = TRUE;
  return TRUE;
}

/**
 * page_rows_next:
 * @room: height that is left on the page
 * @fresh: nothing else stands on it, so that something must be put here
 * @piece: (out) (transfer full) (nullable): NULL when the table has to begin on another page
 *
 * Returns: FALSE with MONEV_ERROR_CANCELLED or the error of the source.
 */
gboolean
page_rows_next (PageRows *self, double room, gboolean fresh, GCancellable *cancellable,
                PagePiece **piece, GError **error)
{
  g_autoptr (PagePiece) made = begin_piece (self, self->begun);
  double below = self->table->style.room_below * PAGE_POINTS_PER_MM;

  *piece = NULL;
  while (self->row < self->n_rows)
    {
      double left, height;

      if (!self->loaded && !load_row (self, error))
        return FALSE;
      if (self->row % 64 == 0 && g_cancellable_is_cancelled (cancellable))
        {
          g_set_error (error, MONEV_ERROR, MONEV_ERROR_CANCELLED, "Penataan halaman dibatalkan.");
          return FALSE;
        }
      left = room - made->height;
      height = needed (self);
      if (height <= left - (self->row + 1 < self->n_rows ? below : 0) + SLACK)
        take_whole (self, made, height);
      else if (!end_page (self, made, height, left - below, fresh))
        return TRUE;
      else
        break;
    }
  self->begun = TRUE;
  *piece = g_steal_pointer (&made);
  return TRUE;
}

/**
 * page_rows_first_height:
 * @height: (out): of the heads and the rows that must follow them, for what wants to stand right
 *   above the table. Rows that no page can hold are cut, so a quarter of a page is enough for them.
 *
 * Before the first piece is asked for.
 */
gboolean
page_rows_first_height (PageRows *self, double *height, GError **error)
{
  g_autoptr (PagePiece) piece = begin_piece (self, FALSE);
  double head = piece->height;
  guint start = self->row;
  gboolean glued = TRUE;

  while (glued && self->row < self->n_rows && piece->height <= self->page_height)
    {
      if (!self->loaded && !load_row (self, error))
        return FALSE;
      take_whole (self, piece, needed (self));
      glued = g_array_index (self->glued, gboolean, self->glued->len - 1);
    }
  if (self->row < self->n_rows)
    piece->height += self->table->style.room_below * PAGE_POINTS_PER_MM;
  *height = piece->height <= self->page_height ? piece->height : head + self->page_height / 4;
  restart (self, start);
  return TRUE;
}
