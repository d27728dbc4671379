/* A table seen from the layout. */
#pragma once

#include "page-table.h"

G_BEGIN_DECLS

struct _MonevPageTable {
  gatomicrefcount     refs;
  GMutex              lock; /* of the source and the overlay */
  MonevPageTableStyle style;
  MonevPageColumn    *columns;
  guint               n_columns;
  GStringChunk       *texts;
  GArray             *styles;   /* MonevPageCellStyle */
  GPtrArray          *heads;    /* MonevPageRow */
  GPtrArray          *rows;     /* MonevPageRow */
  guint               n_rows;   /* of the body */
  MonevPageFill       fill;     /* (nullable) */
  gpointer            fill_data;
  GDestroyNotify      free_fill;
  MonevPageOverlay    overlay;  /* (nullable) */
  gpointer            overlay_data;
  GDestroyNotify      free_overlay;
};

G_END_DECLS
