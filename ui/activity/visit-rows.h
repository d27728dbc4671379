/* Visits and sites of a run in words and as rows. */
#pragma once

#include "meeting-rows.h"
#include "ui/common/state.h"

G_BEGIN_DECLS

const MonevIssueList *monev_visit_conflicts_of (const MonevActivityData *data,
                                                const MonevRecord *visit);
MonevState  monev_visit_state        (const MonevActivityData *data, const MonevRecord *visit);
char       *monev_visit_when         (const MonevRecord *visit);
char       *monev_visit_who          (const MonevActivityData *data, const MonevRecord *visit);
void        monev_visit_rows_add_conflicts (GtkWidget *box, const MonevActivityData *data,
                                      const MonevRecord *visit);
char       *monev_visit_rows_key     (const MonevActivityData *data, const MonevRecord *visit);
char       *monev_site_rows_key      (const MonevRecord *site);
GtkWidget  *monev_visit_rows_add     (const MonevMeetingRows *rows, GtkListBox *list,
                                      const MonevRecord *visit);
GtkWidget  *monev_site_rows_add      (const MonevMeetingRows *rows, GtkListBox *list,
                                      const MonevRecord *site);

G_END_DECLS
