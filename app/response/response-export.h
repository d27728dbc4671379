/* Responses for others: tables in an Excel workbook or CSV, one per repeat, or paper as PDF.
 *
 * Columns stand in the order of the form; numbers are numbers, dates are dates, texts stay texts:
 * leading zeros are kept and nothing becomes a formula. What is written here is read again by
 * response-import.h as the same answers.
 */
#pragma once

#include <gio/gio.h>

#include "base/issue.h"
#include "db-connection.h"

G_BEGIN_DECLS

typedef struct {
  const char   *instrument_id;
  const char   *title;       /* of the workbook */
  const char   *state;       /* "" for all that were handed in */
  gboolean      labels;      /* wordings in place of names and codes */
  gboolean      split;       /* a column for each choice of several */
  GCancellable *cancellable; /* (nullable) */
} MonevResponseExport;

gboolean monev_response_export (MonevDbConnection *connection, const MonevResponseExport *what,
                                const char *path, MonevIssueList *issues, guint *rows,
                                GError **error);

G_END_DECLS
