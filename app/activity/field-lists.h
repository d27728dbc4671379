/* Tables of the field as they go to Excel and to paper: one description, two ways out. */
#pragma once

#include "activity/field.h"
#include "exchange/xlsx-writer.h"

G_BEGIN_DECLS

typedef struct {
  const char   *heading;
  MonevXlsxKind kind;
  guint         decimals;
  double        width;   /* mm on paper; 0: a share of the rest */
} MonevFieldColumn;

typedef struct {
  char   **cells;  /* one for each column: dates as YYYY-MM-DD, numbers as decimal text */
  gboolean strong; /* a heading or a sum */
} MonevFieldRow;

typedef struct {
  char                   *title;
  char                   *subtitle;
  const MonevFieldColumn *columns;
  guint                   n_columns;
  GPtrArray              *rows;       /* MonevFieldRow */
  gboolean                signed_by_head; /* by hand, under the table */
} MonevFieldTable;

MonevFieldTable *monev_field_table_schedule  (MonevDbConnection *connection, const char *activity_id,
                                              GError **error);
MonevFieldTable *monev_field_table_proposals (MonevDbConnection *connection, const char *activity_id,
                                              GError **error);
MonevFieldTable *monev_field_table_progress  (MonevDbConnection *connection, const char *activity_id,
                                              gint64 now, GError **error);
void             monev_field_table_free      (MonevFieldTable *self);

gboolean         monev_field_table_write_xlsx (MonevDbConnection *connection,
                                               const MonevFieldTable *self, const char *path,
                                               MonevIssueList *issues, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MonevFieldTable, monev_field_table_free)

G_END_DECLS
