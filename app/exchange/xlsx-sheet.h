/* One sheet of a workbook, from its stream of elements to a table. Private to the reader. */
#pragma once

#include "table-builder.h"
#include "xlsx-book.h"
#include "xlsx-xml.h"

G_BEGIN_DECLS

/* What all sheets that are read in one go may cost together. */
typedef struct {
  guint64 cells_seen;
  guint64 cells_kept;
  guint64 text;
} XlsxCost;

typedef struct _XlsxSheetReader XlsxSheetReader;

XlsxSheetReader *xlsx_sheet_reader_new    (const XlsxBook *book, guint index, XlsxCost *cost,
                                           MonevIssueList *issues);
void             xlsx_sheet_reader_free   (XlsxSheetReader *self);
gboolean         xlsx_sheet_reader_feed   (XlsxSheetReader *self, const char *bytes,
                                           gsize length, GError **error);
MonevTable      *xlsx_sheet_reader_finish (XlsxSheetReader *self, GError **error);

G_END_DECLS
