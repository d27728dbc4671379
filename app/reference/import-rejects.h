/* The rows of a file that could not be taken, as a workbook to be mended and imported again. */
#pragma once

#include "reference/import.h"

G_BEGIN_DECLS

#define MONEV_REJECT_HEADING "Yang perlu diperbaiki"
/* In place of a formula whose value the file did not hold; imported again it is still none. */
#define MONEV_REJECT_FORMULA "(rumus tanpa nilai)"

GArray  *monev_import_rejected_rows (const MonevIssueList *issues);
gboolean monev_import_write_rejects (const MonevRecordType *type, const MonevTable *table,
                                     const MonevImportMapping *mapping,
                                     const MonevIssueList *issues, gint64 now, const char *path,
                                     GError **error);

G_END_DECLS
