/* The tables that SIPD and the DPA give: tree and pagu in one, a row for each rekening.
 *
 * Each level of the tree stands in two columns of its own (KODE PROGRAM, NAMA PROGRAM, …); the money
 * of a sub kegiatan is the sum of its rows per agency and sumber dana.
 */
#pragma once

#include "reference/import.h"

G_BEGIN_DECLS

gboolean   monev_dpa_recognise (const MonevTable *table);
GPtrArray *monev_dpa_plan      (MonevDbConnection *connection, const MonevTable *table, gint64 year,
                                const MonevImportContext *watch, MonevIssueList *issues,
                                GError **error);

G_END_DECLS
