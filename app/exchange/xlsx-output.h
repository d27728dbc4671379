/* What every writer of workbooks needs around libxlsxwriter: plain numbers, and a whole file. */
#pragma once

#include <locale.h>

#include "base/atomic-file.h"

struct lxw_workbook;

G_BEGIN_DECLS

locale_t monev_xlsx_enter_c_locale (void);
gboolean monev_xlsx_close_workbook (struct lxw_workbook *workbook, MonevAtomicFile *output,
                                    const char *file, GError **error);

G_END_DECLS
