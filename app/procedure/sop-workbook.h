/* An SOP AP as an Excel workbook: identity and boxes on one sheet, the table on another. */
#pragma once

#include "procedure/sop-page.h"

G_BEGIN_DECLS

gboolean monev_sop_write_workbook (const MonevProcedure *procedure, const MonevSopOptions *options,
                                   const char *path, MonevIssueList *issues,
                                   GCancellable *cancellable, GError **error);

G_END_DECLS
