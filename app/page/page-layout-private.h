/* The inside of a layout. Points throughout. */
#pragma once

#include "page-document-private.h"
#include "page-layout.h"
#include "page-rows-private.h"

G_BEGIN_DECLS

/* A block, or the part of it that one page holds. */
typedef struct {
  const PageBlock *block;
  guint            index;    /* of the block */
  double           x, y, width, height;
  guint            from, to; /* lines of a text */
  PagePiece       *piece;    /* of a table */
} PageItem;

typedef struct {
  const MonevPageSection *section;
  double                  width, height;
  GArray                 *items; /* PageItem */
} PageSheet;

struct _MonevPageLayout {
  gatomicrefcount    refs;
  MonevPageDocument *document;
  GPtrArray         *texts;  /* one PageText for each block, or NULL */
  GPtrArray         *rows;   /* one PageRows for each block, or NULL */
  GPtrArray         *sheets; /* PageSheet */
};

gboolean  page_flow        (MonevPageLayout *layout, GCancellable *cancellable, GError **error);
PageList *page_layout_list (const MonevPageLayout *self, guint page, gboolean boxes,
                            GError **error);

G_END_DECLS
