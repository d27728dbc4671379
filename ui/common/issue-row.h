/* One issue in a list: glyph of its severity, what is wrong, where, and what to do. */
#pragma once

#include "app/base/issue.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define MONEV_TYPE_ISSUE_ROW (monev_issue_row_get_type ())
G_DECLARE_FINAL_TYPE (MonevIssueRow, monev_issue_row, MONEV, ISSUE_ROW, AdwBin)

GtkWidget *monev_issue_row_new      (void);
void       monev_issue_row_set      (MonevIssueRow *self, const MonevIssue *issue);
char      *monev_issue_row_place_of (const MonevIssue *issue);

G_END_DECLS
