/* The inside of a table under layout, shared by breaking and putting. */
#pragma once

#include "page-rows-private.h"

G_BEGIN_DECLS

/* A cell style with its face and in points. */
typedef struct {
  PageRun           run; /* without text */
  MonevPageAlign    align;
  MonevPageVertical vertical;
  double            padding_x, padding_y, spacing;
  gboolean          filled;
  guint32           ground;
} PageStyle;

/* A cell that has begun and not ended, seen while rows are broken. */
typedef struct {
  gboolean          active;
  guint             origin, end; /* rows, the latter behind the last */
  guint             columns;
  guint             line;        /* lines that stand on earlier pages */
  double            used;        /* height that it has on this page */
  const PageStyle  *style;
  MonevPageDrawing *drawing;
} PageOpen;

struct _PageRows {
  MonevPageTable *table;
  MonevPageFont   usual;
  double          page_height;
  guint           n_columns;
  double         *x, *width;
  PageStyle      *styles;
  guint           n_styles;
  guint           n_heads, n_rows; /* all rows, heads too */
  PagePiece      *head;            /* nullable: heads flow with the rows */

  /* While rows are broken; nothing of it is needed to show them. */
  PageText     **texts;
  PageOpen      *open;
  MonevPageCell *cells;
  GArray        *glued; /* gboolean, for each row of the piece */
  guint          row;
  gboolean       loaded, cut, begun;
  double         min_height;
  gboolean       keep_with_next;
};

gboolean page_grid_fetch   (const PageRows *self, guint row, MonevPageCell *cells,
                            MonevPageRow *out, GError **error);
guint    page_grid_columns (const PageRows *self, const MonevPageCell *cell, guint column,
                            const gboolean *taken);
guint    page_grid_end     (const PageRows *self, const MonevPageCell *cell, guint row);
double   page_grid_span    (const PageRows *self, guint column, guint columns);
void     page_grid_set     (const PageRows *self, const MonevPageCell *cell,
                            const PageStyle *style, double width, PageText *text);
double   page_grid_drawing (const PageRows *self, const MonevPageDrawing *drawing, double width);

const PageStyle *page_grid_style (const PageRows *self, const MonevPageCell *cell);

G_END_DECLS
