/* How papers of the field are put together. */
#pragma once

#include "activity/field-paper.h"
#include "office/office-paper.h"
#include "people/signatory.h"

G_BEGIN_DECLS

void            monev_paper_signatures (MonevPaper *paper, const char *const *titles,
                                        const char *const *names, guint n);
void            monev_paper_sign       (MonevPaper *paper, const char *const *roles,
                                        MonevSignatory *const *people, guint n, const char *date);
char          **monev_paper_head_lines (MonevDbConnection *connection, const MonevRecord *office,
                                        GError **error);
MonevPageTable *monev_paper_table      (const MonevFieldColumn *columns, guint n, double size);
void            monev_paper_row        (MonevPageTable *table, const MonevFieldColumn *columns,
                                        guint n, char *const *cells, gboolean strong,
                                        double min_height);

G_END_DECLS
