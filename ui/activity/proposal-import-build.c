/* The pages of the four steps. */
#include "proposal-import-private.h"

#include "choice.h"

#include <glib/gi18n.h>

/* Rows that are being written are either all there or not at all; leaving waits for that. */
static gboolean
on_closing (MonevProposalImport *self)
{
  if (self->busy && self->hold == 0)
    g_cancellable_cancel (self->cancellable);
  return self->hold != 0;
}

static gboolean
on_drop (MonevProposalImport *self, const GValue *value)
{
  const GSList *files = g_value_get_boxed (value);
  g_autofree char *path = files != NULL ? g_file_get_path (files->data) : NULL;

  if (path == NULL || self->busy)
    return FALSE;
  monev_proposal_import_open (self, path, NULL);
  return TRUE;
}

static GtkWidget *
make_choose (void)
{
  GtkWidget *widget = monev_empty_state_new (
      "document-open-symbolic", _("Impor usulan"),
      _("Seret berkas ke sini, atau pilih: Excel (.xlsx, .xls) atau CSV dari Musrenbang, Pokir, atau "
        "OPD. Judul kolom boleh berbeda. Tidak ada yang disimpan sebelum diperiksa."));

  monev_empty_state_set_button (MONEV_EMPTY_STATE (widget), _("Pilih Berkas…"), "import.choose");
  monev_empty_state_set_second (MONEV_EMPTY_STATE (widget), _("Simpan Isian Kosong…"),
                                "import.blank");
  return widget;
}

static GtkWidget *
make_row (AdwPreferencesGroup *group, const char *title, const char *subtitle, GtkWidget *choice)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  if (subtitle != NULL)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  gtk_widget_set_valign (choice, GTK_ALIGN_CENTER);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), choice);
  adw_preferences_group_add (group, row);
  return row;
}

static GtkWidget *
make_questions (MonevProposalImport *self)
{
  GtkWidget *group = adw_preferences_group_new ();
  const MonevField *field = &monev_proposal_columns ()->fields[0];
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();
  g_autoptr (GPtrArray) titles = g_ptr_array_new ();

  for (guint i = 0; field->choices[i].value != NULL; i++)
    {
      g_ptr_array_add (ids, (gpointer) field->choices[i].value);
      g_ptr_array_add (titles, (gpointer) field->choices[i].label);
    }
  g_ptr_array_add (ids, NULL);
  g_ptr_array_add (titles, NULL);
  self->source = monev_choice_new (_("Sumber usulan"), 14);
  monev_choice_fill (GTK_DROP_DOWN (self->source), (const char *const *) ids->pdata,
                     (const char *const *) titles->pdata);
  self->sheet = monev_choice_new (_("Lembar"), 24);
  make_row (ADW_PREFERENCES_GROUP (group), _("Sumber usulan"),
            _("Berlaku bagi baris yang tidak menyebut sumbernya sendiri"), self->source);
  self->sheet_row = make_row (ADW_PREFERENCES_GROUP (group), _("Lembar"), NULL, self->sheet);
  g_signal_connect_swapped (self->sheet, "notify::selected",
                            G_CALLBACK (monev_proposal_import_on_sheet), self);
  return group;
}

static GtkWidget *
make_map (MonevProposalImport *self)
{
  GtkWidget *scrolled = gtk_scrolled_window_new (), *clamp = adw_clamp_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 24);

  self->hint = gtk_label_new (
      _("Judul kolom berkas ini belum dikenal. Pilih kolom untuk setiap isian di bawah."));
  gtk_label_set_wrap (GTK_LABEL (self->hint), TRUE);
  gtk_label_set_xalign (GTK_LABEL (self->hint), 0);
  self->columns = MONEV_IMPORT_MAPPING_VIEW (monev_import_mapping_view_new ());
  g_signal_connect_swapped (self->columns, "changed", G_CALLBACK (monev_proposal_import_show_go),
                            self);
  gtk_box_append (GTK_BOX (box), make_questions (self));
  gtk_box_append (GTK_BOX (box), self->hint);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->columns));
  gtk_widget_add_css_class (box, "monev-form");
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), 860);
  adw_clamp_set_child (ADW_CLAMP (clamp), box);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), clamp);
  return scrolled;
}

static GtkWidget *
make_counts (MonevProposalImport *self)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *back = gtk_button_new_with_label (_("Ubah Pasangan Kolom"));

  self->counts = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  gtk_widget_set_hexpand (self->counts, TRUE);
  self->rejects = gtk_button_new_with_label (_("Simpan Baris yang Ditolak…"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (back), "import.map");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->rejects), "import.save-rejects");
  gtk_box_append (GTK_BOX (row), self->counts);
  gtk_box_append (GTK_BOX (row), self->rejects);
  gtk_box_append (GTK_BOX (row), back);
  gtk_widget_add_css_class (row, "monev-run-row");
  return row;
}

static GtkWidget *
make_result (MonevProposalImport *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *paned = gtk_paned_new (GTK_ORIENTATION_VERTICAL);
  GtkWidget *grid = monev_data_grid_new (NULL), *scrolled = gtk_scrolled_window_new ();

  self->issues = MONEV_ISSUE_VIEW (monev_issue_view_new ());
  self->preview = MONEV_DATA_GRID (grid);
  g_object_set (grid, "lines", TRUE, "row-height", 28, NULL);
  monev_data_grid_set_frozen (self->preview, 1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (grid), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Isi Berkas"), -1);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), grid);
  gtk_widget_set_size_request (GTK_WIDGET (self->issues), -1, 150);
  gtk_widget_set_size_request (scrolled, -1, 150);
  gtk_paned_set_start_child (GTK_PANED (paned), GTK_WIDGET (self->issues));
  gtk_paned_set_end_child (GTK_PANED (paned), scrolled);
  gtk_paned_set_shrink_start_child (GTK_PANED (paned), FALSE);
  gtk_paned_set_shrink_end_child (GTK_PANED (paned), FALSE);
  gtk_paned_set_position (GTK_PANED (paned), 260);
  gtk_widget_set_vexpand (paned, TRUE);
  g_signal_connect_swapped (self->issues, "issue-activated",
                            G_CALLBACK (monev_proposal_import_on_issue), self);
  gtk_box_append (GTK_BOX (box), make_counts (self));
  gtk_box_append (GTK_BOX (box), gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
  gtk_box_append (GTK_BOX (box), paned);
  return box;
}

static GtkWidget *
make_done (MonevProposalImport *self)
{
  GtkWidget *widget = monev_empty_state_new ("object-select-symbolic", "", "");

  self->done = MONEV_EMPTY_STATE (widget);
  monev_empty_state_set_button (self->done, _("Lihat Usulan"), "win.back");
  return widget;
}

/* Also while the page is insensitive: nothing in it has the focus then. */
static void
add_keys (MonevProposalImport *self)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();

  gtk_shortcut_controller_set_scope (GTK_SHORTCUT_CONTROLLER (keys), GTK_SHORTCUT_SCOPE_GLOBAL);
  gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (keys),
      gtk_shortcut_new (gtk_shortcut_trigger_parse_string ("Escape"),
                        gtk_named_action_new ("import.cancel")));
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

/* Makes the pages. */
void
monev_proposal_import_build (MonevProposalImport *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkDropTarget *drop = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  self->go = gtk_button_new_with_mnemonic (_("_Periksa"));
  gtk_widget_add_css_class (self->go, "suggested-action");
  g_signal_connect_swapped (self->go, "clicked", G_CALLBACK (monev_proposal_import_go), self);
  monev_page_add_end (MONEV_PAGE (self), self->go);
  self->progress = MONEV_JOB_PROGRESS (monev_job_progress_new ());
  self->stack = GTK_STACK (gtk_stack_new ());
  self->pages[MONEV_PROPOSAL_CHOOSE] = make_choose ();
  self->pages[MONEV_PROPOSAL_MAP] = make_map (self);
  self->pages[MONEV_PROPOSAL_RESULT] = make_result (self);
  self->pages[MONEV_PROPOSAL_DONE] = make_done (self);
  for (guint i = 0; i < G_N_ELEMENTS (self->pages); i++)
    gtk_stack_add_child (self->stack, self->pages[i]);
  gtk_widget_set_vexpand (GTK_WIDGET (self->stack), TRUE);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->progress));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->stack));
  monev_page_set_content (MONEV_PAGE (self), box);
  g_signal_connect_swapped (drop, "drop", G_CALLBACK (on_drop), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drop));
  g_signal_connect (self, "closing", G_CALLBACK (on_closing), NULL);
  add_keys (self);
}
