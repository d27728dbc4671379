#include "lint-bar.h"

#include "ui/common/issue-view.h"
#include "ui/common/state-glyph.h"

#include <glib/gi18n.h>
#include <string.h>

struct _MonevLintBar
{
  AdwBin parent;
  MonevProcedure *procedure;
  MonevIssueList *issues;
  int current; /* -1: none was gone to yet */
  GtkLabel *count;
  GtkLabel *text;
  MonevStateGlyph *glyph;
  GtkWidget *toggle;
  GtkWidget *key;
  GtkRevealer *revealer;
  MonevIssueView *view;
};

enum
{
  STEP,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MonevLintBar, monev_lint_bar, ADW_TYPE_BIN)

/* The key of a finding is the number of its step, as printed. */
static int
step_of (MonevLintBar *self, const MonevIssue *issue)
{
  guint n = issue->key != NULL ? monev_procedure_n_steps (self->procedure) : 0;

  for (guint i = 0; i < n; i++)
    if (strcmp (monev_procedure_step (self->procedure, i)->number, issue->key) == 0)
      return (int) i;
  return -1;
}

static void
go_to (MonevLintBar *self, const MonevIssue *issue)
{
  int step = step_of (self, issue);

  if (step >= 0)
    g_signal_emit (self, signals[STEP], 0, step);
}

static guint
n_issues (MonevLintBar *self)
{
  return self->issues != NULL ? monev_issue_list_size (self->issues) : 0;
}

static void
say (MonevLintBar *self, guint index)
{
  const MonevIssue *issue = monev_issue_list_get (self->issues, index);
  /* The columns of an issue are members of the file; what one sees is the step that it names. */
  g_autofree char *line = monev_issue_to_text (
      &(MonevIssue){ .message = issue->message, .fix = issue->fix, .found = issue->found });

  gtk_label_set_text (self->text, line);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->text), line);
}

static MonevState
worst (MonevLintBar *self)
{
  if (monev_issue_list_count (self->issues, MONEV_SEVERITY_ERROR) > 0)
    return MONEV_STATE_ERROR;
  if (monev_issue_list_count (self->issues, MONEV_SEVERITY_WARNING) > 0)
    return MONEV_STATE_LATE;
  return n_issues (self) > 0 ? MONEV_STATE_QUESTION : MONEV_STATE_GOOD;
}

/* The columns of an issue are members of the file; what one sees is the step that it names. */
static MonevIssueList *
without_members (MonevIssueList *issues)
{
  MonevIssueList *shown = monev_issue_list_new ();

  for (guint i = 0; i < monev_issue_list_size (issues); i++)
    {
      MonevIssue issue = *monev_issue_list_get (issues, i);

      issue.column = NULL;
      monev_issue_list_add (shown, &issue);
    }
  return shown;
}

/** monev_lint_bar_show: references are taken. */
void
monev_lint_bar_show (MonevLintBar *self, const MonevProcedure *procedure, MonevIssueList *issues)
{
  guint n;
  g_autofree char *count = NULL;
  g_autoptr (MonevIssueList) shown = without_members (issues);

  monev_procedure_ref ((MonevProcedure *) procedure);
  g_clear_pointer (&self->procedure, monev_procedure_unref);
  self->procedure = (MonevProcedure *) procedure;
  monev_issue_list_ref (issues);
  g_clear_pointer (&self->issues, monev_issue_list_unref);
  self->issues = issues;
  self->current = -1;
  n = n_issues (self);
  count = n > 0 ? g_strdup_printf (_("%u catatan."), n) : g_strdup (_("Tidak ada catatan."));
  gtk_label_set_text (self->count, count);
  gtk_label_set_text (self->text, "");
  monev_state_glyph_set_state (self->glyph, worst (self));
  if (n > 0)
    say (self, 0);
  else
    monev_lint_bar_set_open (self, FALSE);
  gtk_widget_set_visible (self->toggle, n > 0);
  gtk_widget_set_visible (self->key, n > 0);
  monev_issue_view_set_issues (self->view, shown);
}

/** monev_lint_bar_next: @by: 1 or -1; goes to the next finding and its step, round the end. */
void
monev_lint_bar_next (MonevLintBar *self, int by)
{
  int n = (int) n_issues (self);

  if (n == 0)
    return;
  self->current = self->current < 0 && by < 0 ? n - 1 : (self->current + by + n) % n;
  say (self, (guint) self->current);
  go_to (self, monev_issue_list_get (self->issues, (guint) self->current));
}

/** monev_lint_bar_set_open: shows or hides the list of all findings. */
void
monev_lint_bar_set_open (MonevLintBar *self, gboolean open)
{
  gtk_revealer_set_reveal_child (self->revealer, open);
  gtk_button_set_label (GTK_BUTTON (self->toggle),
                        open ? _("Tutup Catatan") : _("Lihat Catatan"));
}

/** monev_lint_bar_get_text: Returns: (transfer none): the finding that is told. */
const char *
monev_lint_bar_get_text (MonevLintBar *self)
{
  return gtk_label_get_text (self->text);
}

static void
on_toggle (MonevLintBar *self)
{
  monev_lint_bar_set_open (self, !gtk_revealer_get_reveal_child (self->revealer));
}

static void
on_issue (MonevLintBar *self, gpointer issue)
{
  go_to (self, issue);
}

static void
monev_lint_bar_dispose (GObject *object)
{
  MonevLintBar *self = MONEV_LINT_BAR (object);

  g_clear_pointer (&self->procedure, monev_procedure_unref);
  g_clear_pointer (&self->issues, monev_issue_list_unref);
  G_OBJECT_CLASS (monev_lint_bar_parent_class)->dispose (object);
}

static void
monev_lint_bar_class_init (MonevLintBarClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = monev_lint_bar_dispose;
  signals[STEP] = g_signal_new ("step", MONEV_TYPE_LINT_BAR, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 1, G_TYPE_INT);
}

static GtkWidget *
make_line (MonevLintBar *self)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);

  self->glyph = MONEV_STATE_GLYPH (monev_state_glyph_new (MONEV_STATE_GOOD, FALSE));
  self->count = GTK_LABEL (gtk_label_new (NULL));
  self->text = GTK_LABEL (gtk_label_new (NULL));
  self->toggle = gtk_button_new_with_label (_("Lihat Catatan"));
  self->key = gtk_label_new ("F8");
  gtk_widget_add_css_class (GTK_WIDGET (self->count), "heading");
  gtk_widget_add_css_class (self->key, "monev-key");
  gtk_widget_set_valign (self->key, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (self->key, _("F8 ke catatan berikutnya"));
  gtk_label_set_xalign (self->text, 0);
  gtk_label_set_ellipsize (self->text, PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (GTK_WIDGET (self->text), TRUE);
  gtk_box_append (GTK_BOX (line), GTK_WIDGET (self->glyph));
  gtk_box_append (GTK_BOX (line), GTK_WIDGET (self->count));
  gtk_box_append (GTK_BOX (line), GTK_WIDGET (self->text));
  gtk_box_append (GTK_BOX (line), self->toggle);
  gtk_box_append (GTK_BOX (line), self->key);
  gtk_widget_add_css_class (line, "monev-lint-line");
  g_signal_connect_swapped (self->toggle, "clicked", G_CALLBACK (on_toggle), self);
  return line;
}

static void
monev_lint_bar_init (MonevLintBar *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->current = -1;
  self->revealer = GTK_REVEALER (gtk_revealer_new ());
  self->view = MONEV_ISSUE_VIEW (monev_issue_view_new ());
  gtk_widget_set_size_request (GTK_WIDGET (self->view), -1, 220);
  gtk_revealer_set_child (self->revealer, GTK_WIDGET (self->view));
  g_signal_connect_swapped (self->view, "issue-activated", G_CALLBACK (on_issue), self);
  gtk_widget_add_css_class (box, "monev-lint");
  gtk_box_append (GTK_BOX (box), make_line (self));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->revealer));
  adw_bin_set_child (ADW_BIN (self), box);
  /* The list of findings would like all the room there is. */
  gtk_widget_set_vexpand (GTK_WIDGET (self), FALSE);
}

/** monev_lint_bar_new: Returns: (transfer floating): empty. */
GtkWidget *
monev_lint_bar_new (void)
{
  return g_object_new (MONEV_TYPE_LINT_BAR, NULL);
}
