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
  gboolean remembered; /* assigned so by a person once, for a file with these headings */
} MonevImportMapping;

typedef struct {
  guint read;
  guint added;
  guint changed;
  guint same;
  guint rejected;
} MonevImportCount;

typedef struct _MonevImportPlan MonevImportPlan;

/* One record that applying writes. */
typedef struct {
  gint64             row;    /* of the file, from 1 */
  const MonevRecord *before; /* as it is stored; NULL for a new one */
  const MonevRecord *after;
} MonevImportChange;

/* How far making a plan is: the file is walked once for each table that it fills, and each walk
 * reads the rows, then relates them. */
typedef struct {
  const MonevRecordType *type;
  guint   part;    /* from 1 */
  guint   n_parts;
  guint64 done;    /* of this part */
  guint64 total;
} MonevImportProgress;

/* Called every few rows, on the thread that plans or writes. Returns FALSE, with CANCELLED, to stop there. */
typedef gboolean (*MonevImportStepFunc) (const MonevImportProgress *progress, gpointer data,
                                         GError **error);

/* What a file may do to what is stored only when who imports has asked for it. */
typedef enum {
  MONEV_IMPORT_RENAME = 1 << 0, /* the holder of a NIP or user name gets another name */
  MONEV_IMPORT_CLEAR  = 1 << 1  /* an empty cell empties its field */
} MonevImportAllow;

/* What surrounds one plan; an empty one is none. */
typedef struct {
  const GPtrArray    *before; /* (element-type MonevImportPlan): applied before it; their new records
                                 may be referred to already */
  MonevImportStepFunc step;
  gpointer            data;
  guint               part;
  guint               n_parts;
  MonevImportAllow    allow;
} MonevImportContext;

gboolean         monev_import_map        (MonevDbConnection *connection,
                                          const MonevRecordType *type, const MonevTable *table,
                                          MonevImportMapping *mapping, GError **error);
MonevImportPlan *monev_import_plan       (MonevDbConnection *connection,
                                          const MonevRecordType *type, const MonevTable *table,
                                          const MonevImportMapping *mapping, gint64 year,
                                          MonevIssueList *issues, GError **error);
MonevImportPlan *monev_import_plan_within (MonevDbConnection *connection,
                                           const MonevRecordType *type, const MonevTable *table,
                                           const MonevImportMapping *mapping, gint64 year,
                                           const MonevImportContext *context,
                                           MonevIssueList *issues, GError **error);
gboolean         monev_import_forget     (MonevDbConnection *connection, const MonevActor *actor,
                                          MonevAct act, const MonevRecordType *type, const MonevTable *table,
                                          const MonevImportMapping *mapping, GError **error);
MonevImportPlan *monev_import_plan_join  (GPtrArray *parts);
const MonevImportCount *monev_import_plan_count (const MonevImportPlan *self);
const MonevRecordType  *monev_import_plan_type  (const MonevImportPlan *self);
const GPtrArray        *monev_import_plan_parts (const MonevImportPlan *self);
void             monev_import_plan_count_of (const MonevImportPlan *self,
                                             const MonevRecordType *type, MonevImportCount *count);
guint            monev_import_plan_n_changes (const MonevImportPlan *self);
void             monev_import_plan_change (const MonevImportPlan *self, guint i,
                                           MonevImportChange *change);
gboolean         monev_import_apply      (MonevDbConnection *connection, const MonevActor *actor,
                                          MonevImportPlan *plan, MonevIssueList *issues,
                                          GError **error);
gboolean         monev_import_apply_within (MonevDbConnection *connection, const MonevActor *actor,
                                           MonevImportPlan *plan, MonevImportStepFunc step,
                                           gpointer data, MonevIssueList *issues, GError **error);
gboolean         monev_import_apply_all  (MonevDbConnection *connection, const MonevActor *actor,
                                          const GPtrArray *plans, MonevIssueList *issues,
                                          GError **error);
void             monev_import_plan_free  (MonevImportPlan *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MonevImportPlan, monev_import_plan_free)

G_END_DECLS
