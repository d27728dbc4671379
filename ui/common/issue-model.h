/* The issues of a MonevIssueList as a list model, all of them or those of one severity. */
#pragma once

#include "app/base/issue.h"

#include <gio/gio.h>

G_BEGIN_DECLS

#define MONEV_TYPE_ISSUE_ITEM (monev_issue_item_get_type ())
G_DECLARE_FINAL_TYPE (MonevIssueItem, monev_issue_item, MONEV, ISSUE_ITEM, GObject)

#define MONEV_TYPE_ISSUE_MODEL (monev_issue_model_get_type ())
G_DECLARE_FINAL_TYPE (MonevIssueModel, monev_issue_model, MONEV, ISSUE_MODEL, GObject)

const MonevIssue *monev_issue_item_get_issue   (MonevIssueItem *self);

MonevIssueModel  *monev_issue_model_new        (void);
void              monev_issue_model_set_issues (MonevIssueModel *self, MonevIssueList *issues);
void              monev_issue_model_set_filter (MonevIssueModel *self, int severity);
MonevIssueList   *monev_issue_model_get_issues (MonevIssueModel *self);

G_END_DECLS
