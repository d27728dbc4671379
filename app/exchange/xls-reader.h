/* Reads the old Excel format (.xls, BIFF) through libfreexl into a table. */
#pragma once

#include "base/issue.h"
#include "table.h"

G_BEGIN_DECLS

char      **monev_xls_sheet_names (const char *path, GError **error);
MonevTable *monev_xls_read_sheet  (const char *path, guint index, MonevIssueList *issues,
                                   GError **error);

G_END_DECLS
