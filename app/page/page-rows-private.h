/* A table broken into pieces, each of which stands on one page. Points throughout. */
#pragma once

#include <gio/gio.h>

#include "page-table-private.h"
#include "page-text-private.h"

G_BEGIN_DECLS

typedef struct _PageRows PageRows;

/* Where a cell is cut by the edge of a page. */
typedef struct {
  gboolean active; /* a cell begins in this column that reaches over the edge */
  guint    origin; /* the row in which it began */
  guint    line;   /* its first line behind the edge */
} PageCut;

/* Rows count from the first head, whether heads come again or not. */
typedef struct {
  guint    first, n_rows;
  GArray  *heights;     /* double */
  PageCut *start, *stop; /* (nullable): one for each column */
  gboolean continued, goes_on, first_cut, last_cut;
  double   above;       /* of the empty row under the heads */
  double   height;      /* with heads and empty row */
} PagePiece;

PageRows  *page_rows_new          (MonevPageTable *table, const MonevPageFont *usual, double width,
                                   double page_height, GError **error);
void       page_rows_free         (PageRows *self);
double     page_rows_width        (const PageRows *self);
gboolean   page_rows_done         (const PageRows *self);
gboolean   page_rows_first_height (PageRows *self, double *height, GError **error);
gboolean   page_rows_next         (PageRows *self, double room, gboolean fresh,
                                   GCancellable *cancellable, PagePiece **piece, GError **error);
void       page_rows_settle       (PageRows *self);
void       page_piece_free        (PagePiece *piece);
gboolean   page_rows_put          (const PageRows *self, const PagePiece *piece, PageList *list,
                                   guint page, double x, double y, GError **error);
void       page_rows_tell         (const PageRows *self, const PagePiece *piece, guint page,
                                   double x, double y, MonevPageFragmentFunc each, gpointer data);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PageRows, page_rows_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PagePiece, page_piece_free)

G_END_DECLS
