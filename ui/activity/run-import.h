/* Files that become rows of one run, described for the import desk: what sites and proposals share. */
#pragma once

#include "ui/exchange/import-desk.h"

G_BEGIN_DECLS

/* The functions of a MonevImportKind of @type: what taking in does is the same for both. */
#define MONEV_RUN_IMPORT_WORK                                                                     \
  .read = monev_run_import_read, .apply = monev_run_import_apply, .count = monev_run_import_count, \
  .n_changes = monev_run_import_n_changes, .change = monev_run_import_change,                     \
  .map = monev_run_import_map, .plan = monev_run_import_plan, .forget = monev_run_import_forget,  \
  .free_plan = monev_run_import_free

const MonevRecordType *monev_run_import_columns (const MonevRecordType *type);

MonevTable *monev_run_import_read   (const MonevImportAim *aim, const char *path, const char *sheet,
                                     MonevIssueList *issues, GError **error);
gboolean    monev_run_import_map    (MonevDbConnection *connection, const MonevImportAim *aim,
                                     const MonevTable *table, MonevImportMapping *mapping,
                                     GError **error);
gpointer    monev_run_import_plan   (MonevDbConnection *connection, const MonevImportAim *aim,
                                     MonevTable *table, const MonevImportMapping *mapping,
                                     const MonevImportWatch *watch, MonevIssueList *issues,
                                     GError **error);
gboolean    monev_run_import_apply  (MonevDbConnection *connection, const MonevActor *actor,
                                     gpointer plan, const MonevImportWatch *watch,
                                     MonevIssueList *issues, GError **error);
gboolean    monev_run_import_forget (MonevDbConnection *connection, const MonevActor *actor,
                                     const MonevImportAim *aim, const MonevTable *table,
                                     const MonevImportMapping *mapping, GError **error);
const MonevImportCount *monev_run_import_count (gpointer plan);
guint       monev_run_import_n_changes (gpointer plan);
void        monev_run_import_change (gpointer plan, guint i, MonevImportChange *change);
void        monev_run_import_free   (gpointer plan);

G_END_DECLS
