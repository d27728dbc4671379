/* Reads separated text (CSV as Excel, LibreOffice, KoBo and people write it) into a table.
 *
 * Encoding and separator are recognised; every cell is text, since a CSV does not say more, and
 * "0012" must stay "0012". Rows count records as Excel does: a line break inside quotes is none.
 */
#pragma once

#include "base/issue.h"
#include "table.h"

G_BEGIN_DECLS

#define MONEV_CSV_MAX_BYTES (64 * 1024 * 1024)

MonevTable *monev_csv_read (const char *file, GBytes *bytes, MonevIssueList *issues,
                            GError **error);

G_END_DECLS
