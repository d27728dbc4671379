/* The buku ekspedisi of a year as a workbook that can be printed. */
#pragma once

#include "base/issue.h"
#include "db-connection.h"

G_BEGIN_DECLS

gboolean monev_dispatch_book_write (MonevDbConnection *connection, gint64 year, const char *path,
                                    MonevIssueList *issues, GError **error);

G_END_DECLS
