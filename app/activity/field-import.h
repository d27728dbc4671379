/* Sites and proposals from a table that somebody brings: XLSX, XLS or CSV.
 *
 * Columns are recognised by their headings as in Referensi, or assigned by the caller, and the
 * assignment is remembered. A row whose keys are known changes that record, only in the columns the
 * file has; another adds one. A faulty row is reported with its place and left out; the good ones
 * are written together. Checking writes nothing, so that it can be shown first.
 */
#pragma once

#include "activity/field.h"
#include "exchange/table.h"
#include "reference/import.h"

G_BEGIN_DECLS

typedef struct _MonevFieldImport MonevFieldImport;

/* What the file does not say; an empty one is nothing. */
typedef struct {
  const MonevImportMapping *mapping; /* NULL: by the headings */
  const char               *source;  /* of proposals in rows that name none; NULL: musrenbang */
  MonevImportStepFunc       step;    /* called every few rows that are checked */
  gpointer                  data;    /* for it */
} MonevFieldImportHints;

gboolean monev_field_import_map (MonevDbConnection *connection, const MonevRecordType *type,
                                 const MonevTable *table, MonevImportMapping *mapping,
                                 GError **error);
MonevFieldImport *monev_field_import_check (MonevDbConnection *connection,
                                 const MonevRecordType *type, const char *activity_id,
                                 MonevTable *table, const MonevFieldImportHints *hints,
                                 MonevIssueList *issues, GError **error);
gboolean monev_field_import_apply (MonevDbConnection *connection, const MonevActor *actor,
                                 const MonevFieldImport *self, MonevIssueList *issues,
                                 GError **error);
const MonevImportCount *monev_field_import_count (const MonevFieldImport *self);
guint    monev_field_import_n_changes (const MonevFieldImport *self);
void     monev_field_import_change (const MonevFieldImport *self, guint i,
                                    MonevImportChange *change);
void     monev_field_import_free (MonevFieldImport *self);

gboolean monev_field_import (MonevDbConnection *connection, const MonevActor *actor,
                             const MonevRecordType *type, const char *activity_id,
                             MonevTable *table, const MonevFieldImportHints *hints,
                             MonevImportCount *count,
                             MonevIssueList *issues, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MonevFieldImport, monev_field_import_free)

G_END_DECLS
