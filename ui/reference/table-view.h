/* How a reference table is shown as a list: its columns, its words, its rows made on a lane. */
#pragma once

#include "db-connection.h"
#include "record/record.h"
#include "ui/common/list-source.h"

G_BEGIN_DECLS

typedef struct {
  const char *field;  /* of the record, or "@…" for what is reckoned */
  const char *title;  /* NULL: the heading of the field */
  int         width;
  gboolean    expand;
  int         least;  /* as in MonevGridColumn */
} MonevTableColumn;

typedef struct {
  const MonevRecordType  *type;
  const char             *id;       /* in win.open-reference */
  const char             *title;    /* of the page */
  const char             *noun;     /* "47 OPD" */
  const char             *add;      /* "Tambah OPD" */
  const char             *empty;    /* what a page without rows says */
  const char             *advice;
  const MonevTableColumn *columns;  /* ends with { NULL } */
} MonevTableView;

/* One reading of the table. A row holds the texts of the columns, then the id of the record, how it
 * stands, and where an OPD is shown by its short name, the whole one; rows and records have the
 * same order. */
typedef struct {
  GPtrArray *records;
  GPtrArray *rows;
} MonevTableData;

const MonevTableView *monev_table_view_get       (const char *id);
const MonevTableView *monev_table_view_for       (const MonevRecordType *type);
guint                 monev_table_view_n_columns (const MonevTableView *self);
guint                 monev_table_view_n_frozen  (const MonevTableView *self);
MonevListSource      *monev_table_view_source    (const MonevTableView *self);
MonevTableData       *monev_table_data_load      (MonevDbConnection *connection,
                                                  const MonevTableView *view, int year,
                                                  GError **error);
char                 *monev_table_data_sums     (const MonevTableView *view, const GPtrArray *all,
                                                 const GPtrArray *records);
void                  monev_table_data_free      (MonevTableData *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MonevTableData, monev_table_data_free)

G_END_DECLS
