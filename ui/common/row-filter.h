/* The search of a list that is made of rows of its own and not of a grid: what the search bar of a
 * page filters, and whether a row is among what is left.
 *
 * Signal "filtered" when something else is looked for.
 */
#pragma once

#include "grid-source.h"

G_BEGIN_DECLS

#define MONEV_TYPE_ROW_FILTER (monev_row_filter_get_type ())
G_DECLARE_FINAL_TYPE (MonevRowFilter, monev_row_filter, MONEV, ROW_FILTER, GObject)

MonevRowFilter *monev_row_filter_new      (void);
const char     *monev_row_filter_get_text (MonevRowFilter *self);
gboolean        monev_row_filter_matches  (MonevRowFilter *self, const char *text);
void            monev_row_filter_set_n    (MonevRowFilter *self, guint n);

G_END_DECLS
