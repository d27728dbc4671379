/* The field workbooks of an instrument: which groups and sites there are, and a file for each. */
#pragma once

#include "field-workbook.h"
#include "db-connection.h"

G_BEGIN_DECLS

typedef struct {
  char    *id;
  char    *name;
  gboolean site; /* else a group */
} MonevFieldTarget;

typedef struct {
  const char      *instrument_id;
  const char      *folder;
  const GPtrArray *targets; /* (nullable) (element-type MonevFieldTarget): none for one workbook */
  MonevFieldLayout layout;
  guint            count;   /* respondents in each; 0: as many as usual */
  GCancellable    *cancellable;                                   /* (nullable) */
  void           (*tell) (guint done, guint total, const char *file, gpointer data); /* (nullable) */
  gpointer         data;
} MonevFieldBatch;

GPtrArray        *monev_field_targets       (MonevDbConnection *connection,
                                             const char *instrument_id, GError **error);
void              monev_field_target_free   (MonevFieldTarget *self);
GPtrArray        *monev_field_batch_write   (MonevDbConnection *connection,
                                             const MonevFieldBatch *batch,
                                             MonevIssueList *issues, GError **error);
char             *monev_field_file_name     (const char *title, const char *target);

G_END_DECLS
