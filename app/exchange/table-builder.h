/* Builds a MonevTable: what a reader adds cells to, in any order, within the limits.
 *
 * A reader that keeps many equal texts (the shared strings of a workbook) hands them over once
 * as a pool; such a cell then costs no text of its own.
 */
#pragma once

#include "base/issue.h"
#include "table.h"

G_BEGIN_DECLS

typedef struct _MonevTableBuilder MonevTableBuilder;

MonevTableBuilder *monev_table_builder_new        (const char *file, const char *sheet);
void               monev_table_builder_free       (MonevTableBuilder *self);
void               monev_table_builder_set_pool   (MonevTableBuilder *self, GBytes *pool);
void               monev_table_builder_set_hidden (MonevTableBuilder *self, gboolean hidden);
gboolean           monev_table_builder_add        (MonevTableBuilder *self, gint64 row,
                                                   guint column, MonevCell cell, GError **error);
gboolean           monev_table_builder_add_pooled (MonevTableBuilder *self, gint64 row,
                                                   guint column, MonevCellFlags flags,
                                                   guint32 offset, guint32 length,
                                                   GError **error);
gboolean           monev_table_builder_add_merge  (MonevTableBuilder *self,
                                                   const MonevTableRange *range, GError **error);
gsize              monev_table_builder_n_cells    (const MonevTableBuilder *self);
MonevTable        *monev_table_builder_finish     (MonevTableBuilder *self,
                                                   MonevIssueList *issues);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MonevTableBuilder, monev_table_builder_free)

G_END_DECLS
