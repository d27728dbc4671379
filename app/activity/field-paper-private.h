/* How papers of the field are put together. */
#pragma once

#include "activity/field-paper.h"
#include "people/signatory.h"

G_BEGIN_DECLS

typedef struct {
  MonevDbConnection *connection;
  MonevPageDocument *document;
  MonevRecord       *office;
  double             width; /* mm between the margins of the section */
} MonevPaper;

gboolean        monev_paper_begin      (MonevDbConnection *connection, const char *title,
                                        MonevPaper *paper, GError **error);
void            monev_paper_clear      (MonevPaper *paper);
void            monev_paper_section    (MonevPaper *paper, MonevPagePaper size, gboolean landscape);
void            monev_paper_kop        (MonevPaper *paper);
void            monev_paper_title      (MonevPaper *paper, const char *title, const char *subtitle);
void            monev_paper_heading    (MonevPaper *paper, const char *text);
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

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (MonevPaper, monev_paper_clear)

G_END_DECLS
