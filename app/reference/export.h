/* Reference tables as workbooks and CSV that can be imported again. */
#pragma once

#include "reference/reference.h"

G_BEGIN_DECLS

typedef enum { MONEV_EXPORT_XLSX, MONEV_EXPORT_CSV } MonevExportFormat;

gboolean monev_reference_export (MonevDbConnection *connection, const MonevRecordType *type,
                                 gint64 year, const GPtrArray *records, const char *path,
                                 MonevExportFormat format, MonevIssueList *issues, GError **error);
gboolean monev_export_format_from_path (const char *path, MonevExportFormat *format, GError **error);

G_END_DECLS
