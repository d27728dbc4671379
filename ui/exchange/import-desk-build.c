#include "import-desk-private.h"

#include "people/people.h"

#include <glib/gi18n.h>

/* Rows that are being written are either all there or not at all; leaving waits for that. */
static gboolean
on_closing (MonevImportDesk *self)
{
  if (self->busy && self->hold == 0)
    g_cancellable_cancel (self->cancellable);
  return self->hold != 0;
}

static gboolean
on_drop (MonevImportDesk *self, const GValue *value)
{
  const GSList *files = g_value_get_boxed (value);
  g_autofree char *path = files != NULL ? g_file_get_path (files->data) : NULL;

  if (path == NULL || self->busy)
    return FALSE;
  monev_import_desk_open (self, path, NULL);
  return TRUE;
}

static GtkWidget *
make_choose (MonevImportDesk *self, const char *title)
{
  GtkWidget *widget = monev_empty_state_new ("document-open-symbolic", title,
                                             _(self->kind->invite));

  self->choose = MONEV_EMPTY_STATE (widget);
  monev_empty_state_set_button (self->choose, _("Pilih Berkas…"), "import.choose");
  monev_empty_state_set_second (self->choose, _("Simpan Isian Kosong…"), "import.blank");
  return widget;
}

static AdwComboRow *
add_combo (MonevImportDesk *self, const char *title)
{
  GtkWidget *row = adw_combo_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self->sheet_group), row);
  return ADW_COMBO_ROW (row);
}

/* What rows may leave out, to be said once for all of them. */
static void
add_option (MonevImportDesk *self)
{
  const MonevField *field
      = &self->aim.type->fields[monev_record_type_field (self->aim.type, self->kind->option)];
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);

  for (guint i = 0; field->choices[i].value != NULL; i++)
    gtk_string_list_append (labels, field->choices[i].label);
  self->option = add_combo (self, field->heading);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->option), _(self->kind->option_hint));
  adw_combo_row_set_model (self->option, G_LIST_MODEL (labels));
}

static GtkCheckButton *
add_tick (MonevImportDesk *self, const char *title, const char *hint)
{
  GtkWidget *row = adw_action_row_new (), *check = gtk_check_button_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), hint);
  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), check);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self->sheet_group), row);
  return GTK_CHECK_BUTTON (check);
}

/* What would take something away from what is stored happens only when it was asked for. */
static void
add_ticks (MonevImportDesk *self)
{
  if (self->aim.type == &monev_official_type)
    self->rename = add_tick (self, _("Izinkan penggantian nama"),
                             _("NIP atau nama pengguna yang sudah ada boleh mendapat nama lain."));
  self->clear = add_tick (self, _("Izinkan pengosongan"),
                          _("Sel kosong mengosongkan isian yang tersimpan."));
}

static GtkWidget *
make_sheet_group (MonevImportDesk *self)
{
  self->sheet_group = adw_preferences_group_new ();
  if (self->kind->option != NULL)
    add_option (self);
  if (self->kind->asks)
    add_ticks (self);
  self->sheet = add_combo (self, _("Lembar"));
  g_signal_connect_swapped (self->sheet, "notify::selected",
                            G_CALLBACK (monev_import_desk_on_sheet), self);
  return self->sheet_group;
}

static GtkWidget *
make_map (MonevImportDesk *self)
{
  GtkWidget *scrolled = gtk_scrolled_window_new (), *clamp = adw_clamp_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 24);

  self->hint = GTK_LABEL (gtk_label_new (
      _("Judul kolom berkas ini belum dikenal. Pilih kolom untuk setiap isian di bawah.")));
  gtk_label_set_wrap (self->hint, TRUE);
  gtk_label_set_xalign (self->hint, 0);
  self->columns = MONEV_IMPORT_MAPPING_VIEW (monev_import_mapping_view_new ());
  g_signal_connect_swapped (self->columns, "changed", G_CALLBACK (monev_import_desk_show_go), self);
  gtk_box_append (GTK_BOX (box), make_sheet_group (self));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->hint));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->columns));
  gtk_widget_set_margin_top (box, 24);
  gtk_widget_set_margin_bottom (box, 24);
  gtk_widget_set_margin_start (box, 24);
  gtk_widget_set_margin_end (box, 24);
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), 860);
  adw_clamp_set_child (ADW_CLAMP (clamp), box);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), clamp);
  return scrolled;
}

static GtkWidget *
make_counts (MonevImportDesk *self)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *back = gtk_button_new_with_label (_("Ubah Pasangan Kolom"));

  self->counts = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 6));
  gtk_widget_set_hexpand (GTK_WIDGET (self->counts), TRUE);
  gtk_widget_set_valign (GTK_WIDGET (self->counts), GTK_ALIGN_CENTER);
  self->rejects = gtk_button_new_with_label (_("Simpan Baris yang Ditolak…"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (back), "import.map");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->rejects), "import.save-rejects");
  gtk_widget_set_valign (self->rejects, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (back, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (row), GTK_WIDGET (self->counts));
  gtk_box_append (GTK_BOX (row), self->rejects);
  gtk_box_append (GTK_BOX (row), back);
  gtk_widget_set_margin_start (row, 14);
  gtk_widget_set_margin_end (row, 14);
  gtk_widget_set_margin_top (row, 8);
  gtk_widget_set_margin_bottom (row, 8);
  return row;
}

static MonevDataGrid *
add_grid (MonevImportDesk *self, const char *name, const char *title, GtkStackPage **page)
{
  GtkWidget *grid = monev_data_grid_new (NULL), *scrolled = gtk_scrolled_window_new ();

  g_object_set (grid, "lines", TRUE, "row-height", 28, NULL);
  monev_data_grid_set_frozen (MONEV_DATA_GRID (grid), 1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (grid), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), grid);
  gtk_widget_set_vexpand (scrolled, TRUE);
  *page = gtk_stack_add_titled (self->lower, scrolled, name, title);
  return MONEV_DATA_GRID (grid);
}

/* The file as it is, and beside it what the rows that are stored already were and become. */
static GtkWidget *
make_lower (MonevImportDesk *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkStackPage *file;

  self->lower = GTK_STACK (gtk_stack_new ());
  self->preview = add_grid (self, "file", _("Isi Berkas"), &file);
  self->changes = add_grid (self, "changes", _("Yang Diubah"), &self->changes_page);
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
make_result (MonevImportDesk *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *scrolled = make_lower (self);

  self->issues = MONEV_ISSUE_VIEW (monev_issue_view_new ());
  self->paned = GTK_PANED (gtk_paned_new (GTK_ORIENTATION_VERTICAL));
  gtk_widget_set_size_request (GTK_WIDGET (self->issues), -1, 150);
  gtk_widget_set_size_request (scrolled, -1, 150);
  gtk_paned_set_start_child (self->paned, GTK_WIDGET (self->issues));
  gtk_paned_set_end_child (self->paned, scrolled);
  gtk_paned_set_shrink_start_child (self->paned, FALSE);
  gtk_paned_set_shrink_end_child (self->paned, FALSE);
  gtk_paned_set_position (self->paned, 260);
  gtk_widget_set_vexpand (GTK_WIDGET (self->paned), TRUE);
  g_signal_connect_swapped (self->issues, "issue-activated", G_CALLBACK (monev_import_desk_on_issue),
                            self);
  gtk_box_append (GTK_BOX (box), make_counts (self));
  gtk_box_append (GTK_BOX (box), gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->paned));
  return box;
}

static GtkWidget *
make_done (MonevImportDesk *self)
{
  GtkWidget *widget = monev_empty_state_new ("object-select-symbolic", "", "");

  self->done = MONEV_EMPTY_STATE (widget);
  monev_empty_state_set_button (self->done, _(self->kind->look), "win.back");
  return widget;
}

/* Also while the page is insensitive: nothing in it has the focus then. */
static void
add_keys (MonevImportDesk *self)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();

  gtk_shortcut_controller_set_scope (GTK_SHORTCUT_CONTROLLER (keys), GTK_SHORTCUT_SCOPE_GLOBAL);
  gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (keys),
      gtk_shortcut_new (gtk_shortcut_trigger_parse_string ("Escape"),
                        gtk_named_action_new ("import.cancel")));
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

/* Makes the pages of the four steps. */
void
monev_import_desk_build (MonevImportDesk *self, const char *title)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkDropTarget *drop = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  self->go = gtk_button_new_with_mnemonic (_("_Periksa"));
  gtk_button_set_use_underline (GTK_BUTTON (self->go), TRUE);
  gtk_widget_add_css_class (self->go, "suggested-action");
  g_signal_connect_swapped (self->go, "clicked", G_CALLBACK (monev_import_desk_go), self);
  monev_page_add_end (MONEV_PAGE (self), self->go);
  self->progress = MONEV_JOB_PROGRESS (monev_job_progress_new ());
  self->stack = GTK_STACK (gtk_stack_new ());
  self->pages[MONEV_IMPORT_CHOOSE] = make_choose (self, title);
  self->pages[MONEV_IMPORT_MAP] = make_map (self);
  self->pages[MONEV_IMPORT_RESULT] = make_result (self);
  self->pages[MONEV_IMPORT_DONE] = make_done (self);
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
