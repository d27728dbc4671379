/* A table: columns, head rows that come again on each page, rows by value or from a source.
 *
 * Build it, add it to a document, then leave it alone: a laid out table is read from any thread,
 * its source and overlay by one thread at a time. Rows of a source are asked for again whenever a
 * page is shown and must be the same each time.
 */
#pragma once

#include "page-drawing.h"

G_BEGIN_DECLS

typedef struct _MonevPageTable MonevPageTable;

typedef struct {
  double width;  /* mm; 0: a share of what the others leave */
  double weight; /* of that share; 0 is 1 */
} MonevPageColumn;

/* How a cell looks. Style 0 of a table is all usual; padding 0 is 1 mm, below 0 is none. */
typedef struct {
  MonevPageFont     font;
  MonevPageAlign    align;
  MonevPageVertical vertical;
  double            padding_x, padding_y; /* mm */
  double            spacing;              /* of lines; 0 is 1 */
  gboolean          filled;
  guint32           ground;               /* when filled */
} MonevPageCellStyle;

typedef struct {
  const char         *text;          /* (nullable) */
  const MonevPageRun *runs;          /* (nullable): in place of text */
  guint               n_runs;
  MonevPageDrawing   *drawing;       /* (nullable): in place of both */
  guint               style;         /* of monev_page_table_add_style() */
  guint               columns, rows; /* that it spans; 0 is 1 */
} MonevPageCell;

typedef struct {
  MonevPageCell *cells;          /* one for each column; what a span covers is not looked at */
  double         min_height;     /* mm */
  gboolean       keep_with_next; /* on one page with the row below */
} MonevPageRow;

/* Fills @out, whose cells are all empty; texts stay valid until the next call. FALSE with @error
 * ends the layout or the writing. */
typedef gboolean (*MonevPageFill) (gpointer data, guint row, MonevPageRow *out, GError **error);

typedef struct {
  gboolean split_rows; /* rows may break anywhere; else only when taller than a page */
  double   border;     /* thickness in mm; 0 is 0.2, below 0 is none */
  double   left;       /* indent in mm */
  double   room_below; /* mm left free under the table where it goes on on another page */
  double   room_above; /* mm of an empty row under the heads where it comes from another page */
} MonevPageTableStyle;

/* Where a part of a table lies on its page; in mm from the upper left corner of the paper. */
typedef struct {
  guint         page;       /* from 1 */
  guint         n_columns;
  const double *column_x, *column_width;
  guint         first_row, n_rows; /* rows of the body, from 0 */
  const double *row_y, *row_height;
  gboolean      continued;   /* comes from an earlier page */
  gboolean      goes_on;     /* on a later page */
  gboolean      first_cut;   /* the first row began on an earlier page */
  gboolean      last_cut;    /* the last row ends on a later page */
  double        above_y, above_height; /* the row kept free under the heads */
  double        below_y, below_height; /* the room kept free under the table */
} MonevPageFragment;

typedef void (*MonevPageOverlay) (const MonevPageCanvas *canvas, const MonevPageFragment *fragment,
                                  gpointer data);

typedef void (*MonevPageFragmentFunc) (const MonevPageFragment *fragment, gpointer data);

MonevPageTable *monev_page_table_new         (const MonevPageColumn *columns, guint n_columns,
                                              const MonevPageTableStyle *style);
MonevPageTable *monev_page_table_ref         (MonevPageTable *self);
void            monev_page_table_unref       (MonevPageTable *self);
guint           monev_page_table_add_style   (MonevPageTable *self,
                                              const MonevPageCellStyle *style);
void            monev_page_table_add_head    (MonevPageTable *self, const MonevPageRow *row);
void            monev_page_table_add_row     (MonevPageTable *self, const MonevPageRow *row);
void            monev_page_table_set_source  (MonevPageTable *self, guint n_rows,
                                              MonevPageFill fill, gpointer data,
                                              GDestroyNotify free_data);
void            monev_page_table_set_overlay (MonevPageTable *self, MonevPageOverlay overlay,
                                              gpointer data, GDestroyNotify free_data);
guint           monev_page_table_n_rows      (const MonevPageTable *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MonevPageTable, monev_page_table_unref)

G_END_DECLS
