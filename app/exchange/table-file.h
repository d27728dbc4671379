/* One door for every table that a person brings: the reader is chosen by what the file holds, not
 * by its name. What is no table is refused in words that say what to do with it.
 */
#pragma once

#include "base/issue.h"
#include "table.h"

G_BEGIN_DECLS

MonevTable *monev_table_file_read   (const char *path, const char *sheet, MonevIssueList *issues,
                                     GError **error);
GPtrArray  *monev_table_file_read_all (const char *path, MonevIssueList *issues, GError **error);
char      **monev_table_file_sheets (const char *path, GError **error);

G_END_DECLS
