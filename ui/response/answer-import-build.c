#include "answer-import-private.h"

#include "ui/common/count-text.h"
#include "ui/common/status-pill.h"
#include "ui/exchange/table-source.h"

#include <glib/gi18n.h>

/* The pages of the desk, and what they say. */

static GtkWidget *
make_columns (MonevAnswerImport *self)
{
  GtkWidget *scrolled = gtk_scrolled_window_new (), *clamp = adw_clamp_new ();

  self->mapping = MONEV_ANSWER_MAPPING (monev_answer_mapping_new ());
  g_signal_connect_swapped (self->mapping, "changed", G_CALLBACK (monev_answer_import_show_go),
                            self);
  gtk_widget_set_margin_top (GTK_WIDGET (self->mapping), 24);
  gtk_widget_set_margin_bottom (GTK_WIDGET (self->mapping), 24);
  gtk_widget_set_margin_start (GTK_WIDGET (self->mapping), 24);
  gtk_widget_set_margin_end (GTK_WIDGET (self->mapping), 24);
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), 920);
  adw_clamp_set_child (ADW_CLAMP (clamp), GTK_WIDGET (self->mapping));
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), clamp);
  return scrolled;
}

static GtkWidget *
make_counts (MonevAnswerImport *self)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  self->counts = GTK_BOX (gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6));
  gtk_widget_set_hexpand (GTK_WIDGET (self->counts), TRUE);
  self->columns = gtk_button_new_with_mnemonic (_("_Ubah Kolom…"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->columns), "answer-import.columns");
  gtk_box_append (GTK_BOX (row), GTK_WIDGET (self->counts));
  gtk_box_append (GTK_BOX (row), self->columns);
  gtk_widget_set_margin_start (row, 14);
  gtk_widget_set_margin_end (row, 14);
  gtk_widget_set_margin_top (row, 8);
  gtk_widget_set_margin_bottom (row, 8);
  return row;
}

static GtkWidget *
make_preview (MonevAnswerImport *self)
{
  GtkWidget *grid = monev_data_grid_new (NULL), *scrolled = gtk_scrolled_window_new ();

  self->preview = MONEV_DATA_GRID (grid);
  g_object_set (grid, "lines", TRUE, "row-height", 28, NULL);
  monev_data_grid_set_frozen (self->preview, 1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (grid), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Isi berkas"), -1);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), grid);
  gtk_widget_set_vexpand (scrolled, TRUE);
  return scrolled;
}

static GtkWidget *
make_lower (MonevAnswerImport *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->lower = GTK_STACK (gtk_stack_new ());
  self->conflicts = MONEV_ANSWER_CONFLICTS (monev_answer_conflicts_new ());
  g_signal_connect_swapped (self->conflicts, "decided",
                            G_CALLBACK (monev_answer_import_on_decided), self);
  self->conflicts_page
      = gtk_stack_add_titled (self->lower, GTK_WIDGET (self->conflicts), "conflicts", "");
  gtk_stack_add_titled (self->lower, make_preview (self), "file", _("Isi Berkas"));
  self->switcher = gtk_stack_switcher_new ();
  gtk_stack_switcher_set_stack (GTK_STACK_SWITCHER (self->switcher), self->lower);
  gtk_widget_add_css_class (self->switcher, "monev-switcher");
  gtk_widget_set_halign (self->switcher, GTK_ALIGN_START);
  gtk_widget_set_margin_start (self->switcher, 14);
  gtk_widget_set_margin_top (self->switcher, 6);
  gtk_widget_set_margin_bottom (self->switcher, 6);
  gtk_box_append (GTK_BOX (box), self->switcher);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->lower));
  return box;
}

static GtkWidget *
make_result (MonevAnswerImport *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *lower = make_lower (self);
  GtkPaned *paned = GTK_PANED (gtk_paned_new (GTK_ORIENTATION_VERTICAL));

  self->issues = MONEV_ISSUE_VIEW (monev_issue_view_new ());
  g_signal_connect_swapped (self->issues, "issue-activated",
                            G_CALLBACK (monev_answer_import_on_issue), self);
  gtk_widget_set_size_request (GTK_WIDGET (self->issues), -1, 150);
  gtk_widget_set_size_request (lower, -1, 180);
  gtk_paned_set_start_child (paned, GTK_WIDGET (self->issues));
  gtk_paned_set_end_child (paned, lower);
  gtk_paned_set_shrink_start_child (paned, FALSE);
  gtk_paned_set_shrink_end_child (paned, FALSE);
  gtk_paned_set_position (paned, 230);
  gtk_widget_set_vexpand (GTK_WIDGET (paned), TRUE);
  gtk_box_append (GTK_BOX (box), make_counts (self));
  gtk_box_append (GTK_BOX (box), gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (paned));
  return box;
}

static void
add_keys (MonevAnswerImport *self)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();

  gtk_shortcut_controller_set_scope (GTK_SHORTCUT_CONTROLLER (keys), GTK_SHORTCUT_SCOPE_GLOBAL);
  gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (keys),
      gtk_shortcut_new (gtk_shortcut_trigger_parse_string ("Escape"),
                        gtk_named_action_new ("answer-import.cancel")));
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

/* Why one may not go on stands in sight: a button that is grey does not tell. */
static GtkWidget *
make_why (MonevAnswerImport *self)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);

  self->why = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_wrap (self->why, TRUE);
  gtk_label_set_xalign (self->why, 0);
  gtk_box_append (GTK_BOX (line), gtk_image_new_from_icon_name ("dialog-information-symbolic"));
  gtk_box_append (GTK_BOX (line), GTK_WIDGET (self->why));
  gtk_widget_add_css_class (line, "monev-lint-line");
  gtk_widget_set_visible (line, FALSE);
  return line;
}

/** monev_answer_import_build: makes the pages of the steps. */
void
monev_answer_import_build (MonevAnswerImport *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->go = gtk_button_new_with_mnemonic (_("_Periksa"));
  gtk_widget_add_css_class (self->go, "suggested-action");
  g_signal_connect_swapped (self->go, "clicked", G_CALLBACK (monev_answer_import_go), self);
  monev_page_add_end (MONEV_PAGE (self), self->go);
  self->progress = MONEV_JOB_PROGRESS (monev_job_progress_new ());
  self->choose = MONEV_EMPTY_STATE (monev_empty_state_new (
      "document-open-symbolic", _("Impor Jawaban"),
      _("Formulir Excel yang kembali, ekspor KoBoToolbox atau ODK Central, atau tabel Excel dan "
        "CSV.")));
  monev_empty_state_set_button (self->choose, _("Pilih Berkas…"), "answer-import.choose");
  self->stack = GTK_STACK (gtk_stack_new ());
  self->pages[MONEV_ANSWER_IMPORT_CHOOSE] = GTK_WIDGET (self->choose);
  self->pages[MONEV_ANSWER_IMPORT_COLUMNS] = make_columns (self);
  self->pages[MONEV_ANSWER_IMPORT_RESULT] = make_result (self);
  for (guint i = 0; i < G_N_ELEMENTS (self->pages); i++)
    gtk_stack_add_child (self->stack, self->pages[i]);
  gtk_widget_set_vexpand (GTK_WIDGET (self->stack), TRUE);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->progress));
  gtk_box_append (GTK_BOX (box), make_why (self));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->stack));
  monev_page_set_content (MONEV_PAGE (self), box);
  add_keys (self);
}

/* Returns: (transfer full) (nullable): why one may not go on. */
static char *
why_not (MonevAnswerImport *self, MonevAnswerImportStep step)
{
  const MonevResponseCount *count = monev_answer_import_get_count (self);

  if (step == MONEV_ANSWER_IMPORT_COLUMNS)
    return monev_answer_mapping_problem (self->mapping);
  if (count == NULL)
    return NULL;
  if (count->undecided > 0)
    return g_strdup_printf (_("Putuskan dulu %u jawaban yang berbeda"), count->undecided);
  return count->added + count->changed == 0 ? g_strdup (_("Tidak ada jawaban yang perlu diambil"))
                                            : NULL;
}

static char *
go_words (MonevAnswerImport *self, MonevAnswerImportStep step)
{
  const MonevResponseCount *count = monev_answer_import_get_count (self);
  g_autofree char *n = NULL;

  if (step != MONEV_ANSWER_IMPORT_RESULT || count == NULL)
    return g_strdup (_("_Periksa"));
  n = monev_count_text (count->added + count->changed);
  return g_strdup_printf (_("_Ambil %s Jawaban"), n);
}

/** monev_answer_import_show_go: names the button that goes on, and says why it may not. */
void
monev_answer_import_show_go (MonevAnswerImport *self)
{
  MonevAnswerImportStep step = monev_answer_import_get_step (self);
  g_autofree char *reason = why_not (self, step);
  g_autofree char *words = go_words (self, step);

  gtk_button_set_label (GTK_BUTTON (self->go), words);
  gtk_widget_set_visible (self->go, step != MONEV_ANSWER_IMPORT_CHOOSE);
  gtk_widget_set_sensitive (self->go, !self->busy && reason == NULL);
  gtk_widget_set_tooltip_text (self->go, reason);
  gtk_label_set_text (self->why, reason != NULL ? reason : "");
  gtk_widget_set_visible (gtk_widget_get_parent (GTK_WIDGET (self->why)),
                          !self->busy && reason != NULL && gtk_widget_get_visible (self->go));
  gtk_widget_set_visible (self->columns, self->look != NULL && !self->look->field);
  gtk_widget_set_sensitive (GTK_WIDGET (self->stack), !self->busy);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "answer-import.cancel", self->busy);
}

static void
add_pill (GtkBox *box, MonevState state, guint n, const char *word)
{
  g_autofree char *number = monev_count_text (n);
  g_autofree char *text = g_strdup_printf ("%s %s", number, word);

  gtk_box_append (box, monev_status_pill_new (n > 0 ? state : MONEV_STATE_DIM, text));
}

static void
say_counts (MonevAnswerImport *self)
{
  const MonevResponseCount *count = monev_answer_import_get_count (self);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->counts))) != NULL)
    gtk_box_remove (self->counts, child);
  add_pill (self->counts, MONEV_STATE_DIM, count->read, _("dibaca"));
  add_pill (self->counts, MONEV_STATE_GOOD, count->added, _("baru"));
  add_pill (self->counts, MONEV_STATE_CHANGED, count->changed, _("berubah"));
  add_pill (self->counts, MONEV_STATE_DIM, count->duplicate, _("sudah ada"));
  if (count->kept > 0)
    add_pill (self->counts, MONEV_STATE_DIM, count->kept, _("dibiarkan"));
  if (count->undecided > 0)
    add_pill (self->counts, MONEV_STATE_LATE, count->undecided, _("perlu diputuskan"));
  add_pill (self->counts, MONEV_STATE_ERROR, count->rejected - count->undecided, _("ditolak"));
}

/** monev_answer_import_on_decided: the counts follow what was decided. */
void
monev_answer_import_on_decided (MonevAnswerImport *self)
{
  say_counts (self);
  monev_answer_import_show_go (self);
}

/** monev_answer_import_show_table: the rows of the table at @i, with their faults marked. */
void
monev_answer_import_show_table (MonevAnswerImport *self, guint i)
{
  g_autoptr (MonevTableSource) source = NULL;
  gint64 head;
  MonevTable *table = monev_response_import_table (self->read->import, i, &head);

  source = monev_table_source_new (table, head, self->read->issues);
  monev_data_grid_set_source (self->preview, MONEV_GRID_SOURCE (source));
  self->shown = i;
}

static gboolean
is_of (const MonevIssue *issue, const MonevTable *table)
{
  return g_strcmp0 (issue->file, monev_table_file (table)) == 0
         && g_strcmp0 (issue->sheet, monev_table_sheet (table)) == 0;
}

/** monev_answer_import_on_issue: moves the preview to the cell of @issue. */
void
monev_answer_import_on_issue (MonevAnswerImport *self, const MonevIssue *issue)
{
  guint row, column;
  gint64 head;

  for (guint i = 0; i < monev_response_import_n_tables (self->read->import); i++)
    if (is_of (issue, monev_response_import_table (self->read->import, i, &head)))
      {
        if (self->shown != i)
          monev_answer_import_show_table (self, i);
        break;
      }
  if (!monev_table_source_place (
          MONEV_TABLE_SOURCE (monev_data_grid_get_source (self->preview)), issue, &row, &column))
    return;
  gtk_stack_set_visible_child_name (self->lower, "file");
  gtk_widget_grab_focus (GTK_WIDGET (self->preview));
  monev_data_grid_set_cursor (self->preview, row, column, FALSE);
}

/** monev_answer_import_show_read: what was read: counts, findings, both sides of what differs. */
void
monev_answer_import_show_read (MonevAnswerImport *self)
{
  MonevResponseImport *import = self->read->import;
  guint n = monev_response_import_n_conflicts (import);
  g_autofree char *number = monev_count_text (n);
  g_autofree char *title = g_strdup_printf (_("Yang Berbeda (%s)"), number);

  say_counts (self);
  monev_issue_view_set_issues (self->issues, self->read->issues);
  gtk_widget_set_visible (GTK_WIDGET (self->issues),
                          monev_issue_list_size (self->read->issues) > 0);
  monev_answer_conflicts_set (self->conflicts, import);
  gtk_stack_page_set_title (self->conflicts_page, title);
  gtk_stack_page_set_visible (self->conflicts_page, n > 0);
  gtk_widget_set_visible (self->switcher, n > 0);
  if (monev_response_import_n_tables (import) > 0)
    monev_answer_import_show_table (self, 0);
  gtk_stack_set_visible_child_name (self->lower, n > 0 ? "conflicts" : "file");
}
