/* Reference tables from files: recognised columns, each faulty row reported, good ones taken.
 *
 * First a plan: the file is read, its columns are assigned (by heading, by what was remembered, or
 * by the caller), every row is checked. Nothing is written. Then the plan is applied in one
 * transaction.
 */
#pragma once

#include "exchange/table.h"
#include "reference/reference.h"

G_BEGIN_DECLS

typedef struct {
  gint64 head_row;                         /* row of the headings, counted from 1 */
  guint  columns[MONEV_RECORD_MAX_FIELDS]; /* per field: the column, from 1; 0: none */
  gboolean joins; /* several rows make one record: their money is added up */
} MonevImportMapping;

typedef struct {
  guint read;
  guint added;
  guint changed;
  guint same;
  guint rejected;
} MonevImportCount;

typedef struct _MonevImportPlan MonevImportPlan;

gboolean         monev_import_map        (MonevDbConnection *connection,
                                          const MonevRecordType *type, const MonevTable *table,
                                          MonevImportMapping *mapping, GError **error);
MonevImportPlan *monev_import_plan       (MonevDbConnection *connection,
                                          const MonevRecordType *type, const MonevTable *table,
                                          const MonevImportMapping *mapping, gint64 year,
                                          MonevIssueList *issues, GError **error);
MonevImportPlan *monev_import_plan_after (MonevDbConnection *connection,
                                          const MonevRecordType *type, const MonevTable *table,
                                          const MonevImportMapping *mapping, gint64 year,
                                          const GPtrArray *before, MonevIssueList *issues,
                                          GError **error);
MonevImportPlan *monev_import_plan_join  (GPtrArray *parts);
const MonevImportCount *monev_import_plan_count (const MonevImportPlan *self);
const MonevRecordType  *monev_import_plan_type  (const MonevImportPlan *self);
gboolean         monev_import_apply      (MonevDbConnection *connection, const MonevActor *actor,
                                          MonevImportPlan *plan, MonevIssueList *issues,
                                          GError **error);
gboolean         monev_import_apply_all  (MonevDbConnection *connection, const MonevActor *actor,
                                          const GPtrArray *plans, MonevIssueList *issues,
                                          GError **error);
void             monev_import_plan_free  (MonevImportPlan *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MonevImportPlan, monev_import_plan_free)

G_END_DECLS
