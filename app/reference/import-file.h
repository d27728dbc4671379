/* The file a person brings for one of the reference tables, whatever it is. */
#pragma once

#include "exchange/table.h"
#include "reference/import.h"

G_BEGIN_DECLS

MonevTable *monev_import_file_table (const char *path, const char *sheet, MonevIssueList *issues,
                                     GError **error);
MonevTable *monev_import_file_read  (const MonevRecordType *type, const char *path,
                                     const char *sheet, MonevIssueList *issues, GError **error);
GPtrArray  *monev_import_file_plans (MonevDbConnection *connection, const MonevRecordType *type,
                                     const MonevTable *table, gint64 year, MonevImportAllow allow,
                                     MonevIssueList *issues, GError **error);

G_END_DECLS
