/* Sites and proposals from a table that somebody brings: XLSX, XLS or CSV.
 *
 * Columns are recognised by their headings as in Referensi, and the assignment is remembered. A row
 * whose keys are known changes that record, only in the columns the file has; another adds one. A
 * faulty row is reported with its place and left out; the good ones are written together.
 */
#pragma once

#include "activity/field.h"
#include "exchange/table.h"
#include "reference/import.h"

G_BEGIN_DECLS

gboolean monev_field_import (MonevDbConnection *connection, const MonevActor *actor,
                             const MonevRecordType *type, const char *activity_id,
                             const MonevTable *table, MonevImportCount *count,
                             MonevIssueList *issues, GError **error);

G_END_DECLS
