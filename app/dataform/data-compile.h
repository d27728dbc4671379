/* All agencies of a request in one file: the values, their states, where each came from.
 *
 * XLSX: a sheet for each table of the form with all agencies, one per indicator and one per agency
 * with totals by the rule of each column, "Keadaan" and "Asal Nilai". CSV: one line per value. Values
 * are typed; what is missing is named, never filled in.
 */
#pragma once

#include "office-request.h"

G_BEGIN_DECLS

gboolean monev_request_compile (MonevDbConnection *connection, const char *request_id,
                                const char *path, GCancellable *cancellable,
                                MonevIssueList *issues, GError **error);
gboolean monev_data_total      (const MonevDataColumn *column, const char *const *values,
                                const char *const *weights, guint count, char **total);

G_END_DECLS
