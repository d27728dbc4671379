/* Reads Excel workbooks (.xlsx, .xlsm; transitional and strict) into tables.
 *
 * Open once, then read one sheet or all. What the file holds is never trusted: damaged, locked,
 * hostile and oversized files are refused with a message that names the part and the cell, in
 * bounded time and memory.
 */
#pragma once

#include "base/issue.h"
#include "table.h"

G_BEGIN_DECLS

typedef struct _MonevXlsxBook MonevXlsxBook;

MonevXlsxBook *monev_xlsx_book_open         (const char *path, GError **error);
MonevXlsxBook *monev_xlsx_book_open_bytes   (const char *file, GBytes *bytes, GError **error);
void           monev_xlsx_book_free         (MonevXlsxBook *self);

guint          monev_xlsx_book_n_sheets     (MonevXlsxBook *self);
const char    *monev_xlsx_book_sheet_name   (MonevXlsxBook *self, guint index);
gboolean       monev_xlsx_book_sheet_hidden (MonevXlsxBook *self, guint index);
int            monev_xlsx_book_find_sheet   (MonevXlsxBook *self, const char *name);
MonevTable    *monev_xlsx_book_read_sheet   (MonevXlsxBook *self, guint index,
                                             MonevIssueList *issues, GError **error);
GPtrArray     *monev_xlsx_book_read_all     (MonevXlsxBook *self, MonevIssueList *issues,
                                             GError **error);

guint          monev_xlsx_book_n_names      (MonevXlsxBook *self);
const char    *monev_xlsx_book_name         (MonevXlsxBook *self, guint index,
                                             const char **formula, int *sheet);
char          *monev_xlsx_book_property     (MonevXlsxBook *self, const char *name);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MonevXlsxBook, monev_xlsx_book_free)

G_END_DECLS
