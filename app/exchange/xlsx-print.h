/* The page a sheet is printed on. Private to the writer. */
#pragma once

#include <glib.h>
#include <xlsxwriter.h>

G_BEGIN_DECLS

typedef struct {
  gboolean a4;       /* else F4 */
  gboolean portrait;
} XlsxPage;

void  xlsx_print_set_up (lxw_worksheet *sheet, const XlsxPage *page);
guint xlsx_print_chars  (const XlsxPage *page);

G_END_DECLS
