/* A table from a file as rows of a grid, as the office sees it in Excel, with its faults marked. */
#pragma once

#include "base/issue.h"
#include "exchange/table.h"
#include "ui/common/grid-source.h"

G_BEGIN_DECLS

#define MONEV_TYPE_TABLE_SOURCE (monev_table_source_get_type ())
G_DECLARE_FINAL_TYPE (MonevTableSource, monev_table_source, MONEV, TABLE_SOURCE, GObject)

MonevTableSource *monev_table_source_new   (MonevTable *table, gint64 head_row, MonevIssueList *issues);
gboolean          monev_table_source_place (MonevTableSource *self, const MonevIssue *issue, guint *row,
                                            guint *column);

G_END_DECLS
