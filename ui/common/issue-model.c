#include "issue-model.h"

struct _MonevIssueItem
{
  GObject parent;
  MonevIssueList *issues; /* keeps the issue alive */
  const MonevIssue *issue;
};

struct _MonevIssueModel
{
  GObject parent;
  MonevIssueList *issues;
  int severity;  /* -1: all */
  GArray *shown; /* guint: indexes into issues */
};

static void list_model_iface_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE (MonevIssueItem, monev_issue_item, G_TYPE_OBJECT)
G_DEFINE_FINAL_TYPE_WITH_CODE (MonevIssueModel, monev_issue_model, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_iface_init))

static void
monev_issue_item_finalize (GObject *object)
{
  g_clear_pointer (&MONEV_ISSUE_ITEM (object)->issues, monev_issue_list_unref);
  G_OBJECT_CLASS (monev_issue_item_parent_class)->finalize (object);
}

static void
monev_issue_item_class_init (MonevIssueItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = monev_issue_item_finalize;
}

static void
monev_issue_item_init (MonevIssueItem *self)
{
}

/** monev_issue_item_get_issue: Returns: (transfer none): the issue, valid as long as @self. */
const MonevIssue *
monev_issue_item_get_issue (MonevIssueItem *self)
{
  g_return_val_if_fail (MONEV_IS_ISSUE_ITEM (self), NULL);
  return self->issue;
}

static GType
get_item_type (GListModel *model)
{
  return MONEV_TYPE_ISSUE_ITEM;
}

static guint
get_n_items (GListModel *model)
{
  return MONEV_ISSUE_MODEL (model)->shown->len;
}

static gpointer
get_item (GListModel *model, guint position)
{
  MonevIssueModel *self = MONEV_ISSUE_MODEL (model);
  MonevIssueItem *item;

  if (position >= self->shown->len)
    return NULL;
  item = g_object_new (MONEV_TYPE_ISSUE_ITEM, NULL);
  item->issues = monev_issue_list_ref (self->issues);
  item->issue = monev_issue_list_get (self->issues, g_array_index (self->shown, guint, position));
  return item;
}

static void
list_model_iface_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

static void
monev_issue_model_finalize (GObject *object)
{
  MonevIssueModel *self = MONEV_ISSUE_MODEL (object);

  g_clear_pointer (&self->issues, monev_issue_list_unref);
  g_array_unref (self->shown);
  G_OBJECT_CLASS (monev_issue_model_parent_class)->finalize (object);
}

static void
monev_issue_model_class_init (MonevIssueModelClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = monev_issue_model_finalize;
}

static void
monev_issue_model_init (MonevIssueModel *self)
{
  self->severity = -1;
  self->shown = g_array_new (FALSE, FALSE, sizeof (guint));
}

/* In two steps: GTK 4.8 fetches every item when old and new ones change in one. */
static void
select_shown (MonevIssueModel *self)
{
  guint old = self->shown->len;

  g_array_set_size (self->shown, 0);
  if (old > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), 0, old, 0);
  for (guint i = 0; self->issues != NULL && i < monev_issue_list_size (self->issues); i++)
    if (self->severity < 0
        || (int) monev_issue_list_get (self->issues, i)->severity == self->severity)
      g_array_append_val (self->shown, i);
  if (self->shown->len > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), 0, 0, self->shown->len);
}

/** monev_issue_model_new: Returns: (transfer full): a model without issues. */
MonevIssueModel *
monev_issue_model_new (void)
{
  return g_object_new (MONEV_TYPE_ISSUE_MODEL, NULL);
}

/** monev_issue_model_set_issues: @issues: (nullable): shown as they are now; a list that grows is
 * set again. */
void
monev_issue_model_set_issues (MonevIssueModel *self, MonevIssueList *issues)
{
  g_return_if_fail (MONEV_IS_ISSUE_MODEL (self));

  if (issues != NULL)
    monev_issue_list_ref (issues);
  g_clear_pointer (&self->issues, monev_issue_list_unref);
  self->issues = issues;
  select_shown (self);
}

/** monev_issue_model_set_filter: @severity: the only one to show, or -1 for all. */
void
monev_issue_model_set_filter (MonevIssueModel *self, int severity)
{
  g_return_if_fail (MONEV_IS_ISSUE_MODEL (self));

  if (self->severity == severity)
    return;
  self->severity = severity;
  select_shown (self);
}

/** monev_issue_model_get_issues: Returns: (transfer none) (nullable): all issues, whatever the
 * filter. */
MonevIssueList *
monev_issue_model_get_issues (MonevIssueModel *self)
{
  g_return_val_if_fail (MONEV_IS_ISSUE_MODEL (self), NULL);
  return self->issues;
}
