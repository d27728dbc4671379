/* Responses on paper: each on pages of its own, what was asked beside what was answered, reasons
 * and the history below. What was skipped does not stand there.
 */
#pragma once

#include "response-export.h"

G_BEGIN_DECLS

gboolean monev_response_paper_write (MonevDbConnection *connection,
                                     const MonevResponseExport *what, const char *path,
                                     MonevIssueList *issues, guint *rows, GError **error);

G_END_DECLS
