/* What a workbook says about itself before its sheets are read. Private to the reader. */
#pragma once

#include "xlsx-archive.h"
#include "xlsx-value.h"

G_BEGIN_DECLS

typedef struct {
  char    *name;
  char    *part; /* in lower case */
  gboolean hidden;
} XlsxSheet;

typedef struct {
  char *name;
  char *formula;
  int   sheet; /* index, or -1 for the whole workbook */
} XlsxName;

typedef struct {
  XlsxArchive *archive;
  GPtrArray   *sheets;   /* XlsxSheet */
  GPtrArray   *names;    /* XlsxName */
  gboolean     from_1904;
  GByteArray  *formats;  /* XlsxFormat of each cell style */
  GBytes      *pool;     /* the shared strings, each ending with NUL */
  GArray      *offsets;  /* guint32; one more at the end closes the last */
} XlsxBook;

XlsxBook *xlsx_book_load   (XlsxArchive *archive, GError **error);
void      xlsx_book_free   (XlsxBook *self);
gboolean  xlsx_book_string (const XlsxBook *self, guint64 index, guint32 *offset,
                            guint32 *length);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (XlsxBook, xlsx_book_free)

G_END_DECLS
