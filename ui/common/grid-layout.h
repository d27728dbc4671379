/* Where the columns of a grid stand: widths, places, which of them stay when scrolling.
 *
 * Plain arithmetic in pixels, without a widget, so that it can be tested as it is.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define MONEV_GRID_COLUMN_LEAST 44

typedef struct {
  guint     n;
  int      *wanted;   /* asked for, or set by dragging */
  gboolean *expand;
  int      *least;    /* how far a column that expands gives way; 0: not at all */
  gboolean *by_hand;  /* dragged, or held by what was dragged: what is shown changes it no more */
  int      *widths;   /* as fitted */
  int      *starts;   /* n + 1 sums of the widths */
  guint     frozen;   /* asked for */
  guint     held;     /* frozen columns that leave room for the others */
  int       view;     /* width that is to be filled */
} MonevGridLayout;

void  monev_grid_layout_init      (MonevGridLayout *self, guint n);
void  monev_grid_layout_clear     (MonevGridLayout *self);
void  monev_grid_layout_fit       (MonevGridLayout *self, int view);
int   monev_grid_layout_total     (const MonevGridLayout *self);
int   monev_grid_layout_held      (const MonevGridLayout *self);
int   monev_grid_layout_x         (const MonevGridLayout *self, guint column, double scroll);
gint  monev_grid_layout_column_at (const MonevGridLayout *self, double x, double scroll);
gint  monev_grid_layout_edge_at   (const MonevGridLayout *self, double x, double scroll);
guint monev_grid_layout_first     (const MonevGridLayout *self, double scroll);

G_END_DECLS
