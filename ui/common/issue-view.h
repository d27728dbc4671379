/* What is wrong, as a list: counts and filter at the top, and one click to the place.
 *
 * Signal "issue-activated" hands over the const MonevIssue * (valid during the call).
 */
#pragma once

#include "app/base/issue.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define MONEV_TYPE_ISSUE_VIEW (monev_issue_view_get_type ())
G_DECLARE_FINAL_TYPE (MonevIssueView, monev_issue_view, MONEV, ISSUE_VIEW, AdwBin)

GtkWidget *monev_issue_view_new        (void);
void       monev_issue_view_set_issues (MonevIssueView *self, MonevIssueList *issues);
void       monev_issue_view_set_filter (MonevIssueView *self, int severity);
guint      monev_issue_view_get_n_shown (MonevIssueView *self);
char      *monev_issue_view_get_text   (MonevIssueView *self);

G_END_DECLS
