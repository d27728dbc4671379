#include "issue-view.h"
#include "count-text.h"
#include "issue-model.h"
#include "issue-row.h"

#include <glib/gi18n.h>

struct _MonevIssueView
{
  AdwBin parent;
  GtkToggleButton *all;
  GtkToggleButton *errors;
  GtkToggleButton *warnings;
  GtkToggleButton *notes;
  GtkWidget *copy;
  GtkStack *stack;
  GtkListView *list;
  MonevIssueModel *model;
};

G_DEFINE_FINAL_TYPE (MonevIssueView, monev_issue_view, ADW_TYPE_BIN)

enum
{
  ISSUE_ACTIVATED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
on_setup (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  gtk_list_item_set_child (item, monev_issue_row_new ());
}

static void
on_bind (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  monev_issue_row_set (MONEV_ISSUE_ROW (gtk_list_item_get_child (item)),
                       monev_issue_item_get_issue (gtk_list_item_get_item (item)));
}

static void
on_activate (MonevIssueView *self, guint position)
{
  g_autoptr (MonevIssueItem) item = g_list_model_get_item (G_LIST_MODEL (self->model), position);

  if (item != NULL)
    g_signal_emit (self, signals[ISSUE_ACTIVATED], 0, monev_issue_item_get_issue (item));
}

static void
on_filter_toggled (MonevIssueView *self, GtkToggleButton *button)
{
  int severity = -1;

  if (!gtk_toggle_button_get_active (button))
    return;
  if (button == self->errors)
    severity = MONEV_SEVERITY_ERROR;
  else if (button == self->warnings)
    severity = MONEV_SEVERITY_WARNING;
  else if (button == self->notes)
    severity = MONEV_SEVERITY_NOTE;
  monev_issue_model_set_filter (self->model, severity);
}

static void
on_copy_clicked (MonevIssueView *self)
{
  g_autofree char *text = monev_issue_view_get_text (self);

  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), text);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.toast", "s", _("Daftar masalah disalin"));
}

static void
label_filter (GtkToggleButton *button, const char *name, guint count, gboolean always)
{
  g_autofree char *number = monev_count_text (count);
  g_autofree char *label = g_strdup_printf ("%s %s", name, number);

  gtk_button_set_label (GTK_BUTTON (button), label);
  gtk_widget_set_visible (GTK_WIDGET (button), always || count > 0);
}

static void
show_counts (MonevIssueView *self, MonevIssueList *issues)
{
  guint n = issues == NULL ? 0 : monev_issue_list_size (issues);
  guint counts[3] = { 0 };

  for (guint i = 0; i < 3 && issues != NULL; i++)
    counts[i] = monev_issue_list_count (issues, (MonevSeverity) i);
  label_filter (self->all, _("Semua"), n, TRUE);
  label_filter (self->errors, _("Kesalahan"), counts[MONEV_SEVERITY_ERROR], FALSE);
  label_filter (self->warnings, _("Peringatan"), counts[MONEV_SEVERITY_WARNING], FALSE);
  label_filter (self->notes, _("Catatan"), counts[MONEV_SEVERITY_NOTE], FALSE);
  gtk_widget_set_sensitive (self->copy, n > 0);
  gtk_stack_set_visible_child_name (self->stack, n > 0 ? "list" : "none");
}

static void
monev_issue_view_dispose (GObject *object)
{
  MonevIssueView *self = MONEV_ISSUE_VIEW (object);

  g_clear_object (&self->model);
  G_OBJECT_CLASS (monev_issue_view_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget)
{
  gtk_widget_class_bind_template_child (widget, MonevIssueView, all);
  gtk_widget_class_bind_template_child (widget, MonevIssueView, errors);
  gtk_widget_class_bind_template_child (widget, MonevIssueView, warnings);
  gtk_widget_class_bind_template_child (widget, MonevIssueView, notes);
  gtk_widget_class_bind_template_child (widget, MonevIssueView, copy);
  gtk_widget_class_bind_template_child (widget, MonevIssueView, stack);
  gtk_widget_class_bind_template_child (widget, MonevIssueView, list);
  gtk_widget_class_bind_template_callback (widget, on_filter_toggled);
  gtk_widget_class_bind_template_callback (widget, on_copy_clicked);
  gtk_widget_class_bind_template_callback (widget, on_activate);
}

static void
monev_issue_view_class_init (MonevIssueViewClass *klass)
{
  GtkWidgetClass *widget = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = monev_issue_view_dispose;
  /** MonevIssueView::issue-activated: go to the place of the const MonevIssue *. */
  signals[ISSUE_ACTIVATED]
      = g_signal_new ("issue-activated", MONEV_TYPE_ISSUE_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                      NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);
  gtk_widget_class_set_template_from_resource (widget, "/id/monev/Monev/ui/common/issue-view.ui");
  bind_children (widget);
}

static void
monev_issue_view_init (MonevIssueView *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkSelectionModel) selection = NULL;

  gtk_widget_init_template (GTK_WIDGET (self));
  self->model = monev_issue_model_new ();
  selection
      = GTK_SELECTION_MODEL (gtk_no_selection_new (g_object_ref (G_LIST_MODEL (self->model))));
  g_signal_connect (factory, "setup", G_CALLBACK (on_setup), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (on_bind), NULL);
  gtk_list_view_set_factory (self->list, factory);
  gtk_list_view_set_model (self->list, selection);
  show_counts (self, NULL);
}

/** monev_issue_view_new: Returns: (transfer floating): a view without issues. */
GtkWidget *
monev_issue_view_new (void)
{
  return g_object_new (MONEV_TYPE_ISSUE_VIEW, NULL);
}

/** monev_issue_view_set_issues: @issues: (nullable): what is shown from now on, all of it. */
void
monev_issue_view_set_issues (MonevIssueView *self, MonevIssueList *issues)
{
  g_return_if_fail (MONEV_IS_ISSUE_VIEW (self));

  gtk_toggle_button_set_active (self->all, TRUE);
  monev_issue_model_set_issues (self->model, issues);
  show_counts (self, issues);
}

/** monev_issue_view_set_filter: @severity: the only one to show, or -1 for all. */
void
monev_issue_view_set_filter (MonevIssueView *self, int severity)
{
  GtkToggleButton *buttons[] = { self->notes, self->warnings, self->errors };

  g_return_if_fail (MONEV_IS_ISSUE_VIEW (self) && severity < 3);
  gtk_toggle_button_set_active (severity < 0 ? self->all : buttons[severity], TRUE);
}

/** monev_issue_view_get_n_shown: Returns: how many issues pass the filter. */
guint
monev_issue_view_get_n_shown (MonevIssueView *self)
{
  g_return_val_if_fail (MONEV_IS_ISSUE_VIEW (self), 0);
  return g_list_model_get_n_items (G_LIST_MODEL (self->model));
}

/** monev_issue_view_get_text: Returns: (transfer full): what passes the filter, a line for each
 * issue. */
char *
monev_issue_view_get_text (MonevIssueView *self)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < monev_issue_view_get_n_shown (self); i++)
    {
      g_autoptr (MonevIssueItem) item = g_list_model_get_item (G_LIST_MODEL (self->model), i);
      g_autofree char *line = monev_issue_to_text (monev_issue_item_get_issue (item));

      g_string_append_printf (text, "%s\n", line);
    }
  return g_string_free (text, FALSE);
}
