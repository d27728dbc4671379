#include "grid-layout.h"

#include <math.h>

#define EDGE 5

/** monev_grid_layout_init: @self: (out): room for @n columns of no width yet. */
void
monev_grid_layout_init (MonevGridLayout *self, guint n)
{
  *self = (MonevGridLayout) { .n = n };
  self->wanted = g_new0 (int, n + 1);
  self->expand = g_new0 (gboolean, n + 1);
  self->least = g_new0 (int, n + 1);
  self->by_hand = g_new0 (gboolean, n + 1);
  self->widths = g_new0 (int, n + 1);
  self->starts = g_new0 (int, n + 1);
}

/** monev_grid_layout_clear: frees what @self holds; it can be initialised anew. */
void
monev_grid_layout_clear (MonevGridLayout *self)
{
  g_free (self->wanted);
  g_free (self->expand);
  g_free (self->least);
  g_free (self->by_hand);
  g_free (self->widths);
  g_free (self->starts);
  *self = (MonevGridLayout) { 0 };
}

static void
share_spare (MonevGridLayout *self, int spare)
{
  guint takers = 0;

  for (guint i = 0; i < self->n; i++)
    takers += self->expand[i] ? 1 : 0;
  for (guint i = 0; i < self->n && spare > 0 && takers > 0; i++)
    {
      int part;

      if (!self->expand[i])
        continue;
      part = spare / (int) takers;
      self->widths[i] += part;
      spare -= part;
      takers--;
    }
}

/* What is told whole by a tooltip makes room before anything has to be scrolled for. */
static void
give_way (MonevGridLayout *self, int lacking)
{
  for (guint i = 0; i < self->n && lacking > 0; i++)
    if (self->expand[i] && self->least[i] > 0)
      {
        int part = CLAMP (self->widths[i] - self->least[i], 0, lacking);

        self->widths[i] -= part;
        lacking -= part;
      }
}

/* Frozen columns may take three fifths of the view: the rest has to stay reachable. */
static void
hold_frozen (MonevGridLayout *self)
{
  self->held = MIN (self->frozen, self->n);
  while (self->held > 0 && self->starts[self->n] > self->view
         && self->starts[self->held] > self->view * 3 / 5)
    self->held--;
}

/**
 * monev_grid_layout_fit:
 * @view: the width there is; columns that expand share what the others leave
 */
void
monev_grid_layout_fit (MonevGridLayout *self, int view)
{
  int wanted = 0;

  self->view = view;
  for (guint i = 0; i < self->n; i++)
    {
      self->widths[i] = MAX (self->wanted[i], MONEV_GRID_COLUMN_LEAST);
      wanted += self->widths[i];
    }
  share_spare (self, view - wanted);
  give_way (self, wanted - view);
  for (guint i = 0; i < self->n; i++)
    self->starts[i + 1] = self->starts[i] + self->widths[i];
  hold_frozen (self);
}

/** monev_grid_layout_total: Returns: the width of all columns. */
int
monev_grid_layout_total (const MonevGridLayout *self)
{
  return self->n == 0 ? 0 : self->starts[self->n];
}

/** monev_grid_layout_held: Returns: the width of the columns that do not scroll. */
int
monev_grid_layout_held (const MonevGridLayout *self)
{
  return self->n == 0 ? 0 : self->starts[self->held];
}

/** monev_grid_layout_x: Returns: where @column begins in the view, when scrolled by @scroll. */
int
monev_grid_layout_x (const MonevGridLayout *self, guint column, double scroll)
{
  return self->starts[column] - (column < self->held ? 0 : (int) floor (scroll));
}

static guint
search (const MonevGridLayout *self, double x)
{
  guint low = 0, high = self->n;

  while (low + 1 < high)
    {
      guint middle = (low + high) / 2;

      if (self->starts[middle] <= x)
        low = middle;
      else
        high = middle;
    }
  return low;
}

/** monev_grid_layout_first: Returns: the first scrolling column of which something is seen. */
guint
monev_grid_layout_first (const MonevGridLayout *self, double scroll)
{
  return MAX (self->held, search (self, monev_grid_layout_held (self) + floor (scroll)));
}

/** monev_grid_layout_column_at: Returns: the column at @x of the view, or -1. */
gint
monev_grid_layout_column_at (const MonevGridLayout *self, double x, double scroll)
{
  double place = x < monev_grid_layout_held (self) ? x : x + floor (scroll);

  if (x < 0 || place >= monev_grid_layout_total (self))
    return -1;
  return (gint) search (self, place);
}

/** monev_grid_layout_edge_at: Returns: the column whose right edge can be taken hold of at @x, or
 * -1. */
gint
monev_grid_layout_edge_at (const MonevGridLayout *self, double x, double scroll)
{
  gint column = monev_grid_layout_column_at (self, x, scroll);

  if (column < 0)
    return monev_grid_layout_column_at (self, x - EDGE, scroll);
  if (monev_grid_layout_x (self, (guint) column, scroll) + self->widths[column] - x <= EDGE)
    return column;
  if (column > 0 && x - monev_grid_layout_x (self, (guint) column, scroll) < EDGE)
    return monev_grid_layout_column_at (self, x - EDGE, scroll);
  return -1;
}
