#include "take-desk-private.h"

#include <glib/gi18n.h>

/* Questions first, then what failed, then what is done. */
static const struct
{
  MonevTakenStatus status;
  const char *title;
} sections[MONEV_TAKE_N] = {
  { MONEV_TAKEN_UNPLACED, N_ ("Perlu keputusan Anda") },
  { MONEV_TAKEN_REFUSED, N_ ("Tidak dapat dibaca") },
  { MONEV_TAKEN_LEFT, N_ ("Belum dibaca") },
  { MONEV_TAKEN, N_ ("Diterima") },
  { MONEV_TAKEN_BEFORE, N_ ("Sudah pernah diterima") },
};

static const struct
{
  const char *name, *title;
} sources[] = {
  { "berkas", N_ ("Berkas Excel") }, { "email", N_ ("E-mail") },     { "wa", N_ ("WA") },
  { "surat", N_ ("Surat") },         { "telepon", N_ ("Telepon") },
};

/** monev_take_desk_source: Returns: (transfer none): how the files came. */
const char *
monev_take_desk_source (MonevTakeDesk *self)
{
  return sources[MIN (gtk_drop_down_get_selected (self->source), G_N_ELEMENTS (sources) - 1)].name;
}

static guint
n_rows (GtkListBox *list)
{
  guint n = 0;

  while (gtk_list_box_get_row_at_index (list, (int) n) != NULL)
    n++;
  return n;
}

/** monev_take_desk_update: shows the sections that hold something, and what can be done now. */
void
monev_take_desk_update (MonevTakeDesk *self)
{
  guint total = 0; /* sections and lists go by the status */

  for (guint i = 0; i < MONEV_TAKE_N; i++)
    {
      guint n = n_rows (self->lists[i]);
      g_autofree char *text = g_strdup_printf ("%u", n);

      gtk_label_set_text (self->counts[i], text);
      gtk_widget_set_visible (self->sections[i], n > 0);
      total += n;
    }
  gtk_widget_set_visible (GTK_WIDGET (self->empty), total == 0 && !self->busy);
  gtk_widget_set_sensitive (self->add, !self->busy);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "take.files", !self->busy);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "take.folder", !self->busy);
}

/* ---- who handed it in ---- */

static GtkEditable *
add_entry (AdwExpanderRow *row, const char *title)
{
  GtkWidget *entry = adw_entry_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (entry), title);
  adw_expander_row_add_row (row, entry);
  return GTK_EDITABLE (entry);
}

static void
add_field (AdwExpanderRow *row, const char *title, GtkWidget *field)
{
  GtkWidget *line = adw_action_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (line), title);
  gtk_widget_set_valign (field, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (field), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  adw_action_row_add_suffix (ADW_ACTION_ROW (line), field);
  adw_expander_row_add_row (row, line);
}

static GtkWidget *
make_who (MonevTakeDesk *self)
{
  GtkWidget *group = adw_preferences_group_new (), *row = adw_expander_row_new ();
  g_autoptr (GtkStringList) titles = gtk_string_list_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (sources); i++)
    gtk_string_list_append (titles, _(sources[i].title));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _("Siapa yang menyerahkan"));
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (row),
                                 _("Berlaku untuk berkas yang dibaca sesudah diisi"));
  self->source
      = GTK_DROP_DOWN (gtk_drop_down_new (G_LIST_MODEL (g_steal_pointer (&titles)), NULL));
  self->letter_day = MONEV_DATE_ENTRY (monev_date_entry_new ());
  self->received_day = MONEV_DATE_ENTRY (monev_date_entry_new ());
  add_field (ADW_EXPANDER_ROW (row), _("Sumber"), GTK_WIDGET (self->source));
  add_field (ADW_EXPANDER_ROW (row), _("Diterima pada (kosong: sekarang)"),
             GTK_WIDGET (self->received_day));
  self->letter = add_entry (ADW_EXPANDER_ROW (row), _("Nomor surat pengantar"));
  add_field (ADW_EXPANDER_ROW (row), _("Tanggal surat pengantar"), GTK_WIDGET (self->letter_day));
  self->by = add_entry (ADW_EXPANDER_ROW (row), _("Nama pengisi"));
  self->phone = add_entry (ADW_EXPANDER_ROW (row), _("Nomor telepon atau WA pengisi"));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  return group;
}

/* ---- the sections ---- */

static GtkWidget *
make_section (MonevTakeDesk *self, guint i)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *title = gtk_label_new (_(sections[i].title)), *count = gtk_label_new (NULL);
  GtkWidget *list = gtk_list_box_new ();
  MonevTakenStatus at = sections[i].status;

  gtk_widget_add_css_class (title, "monev-heading");
  gtk_widget_add_css_class (count, "monev-badge");
  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_widget_set_hexpand (title, TRUE);
  gtk_box_append (GTK_BOX (head), title);
  gtk_box_append (GTK_BOX (head), count);
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _(sections[i].title), -1);
  gtk_box_append (GTK_BOX (box), head);
  gtk_box_append (GTK_BOX (box), list);
  self->sections[at] = box;
  self->lists[at] = GTK_LIST_BOX (list);
  self->counts[at] = GTK_LABEL (count);
  return box;
}

static GtkWidget *
make_column (MonevTakeDesk *self)
{
  GtkWidget *column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 20);

  self->fault = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (self->fault), TRUE);
  gtk_label_set_xalign (GTK_LABEL (self->fault), 0);
  gtk_widget_add_css_class (self->fault, "monev-problem");
  gtk_widget_set_visible (self->fault, FALSE);
  gtk_widget_add_css_class (GTK_WIDGET (self->progress), "card");
  gtk_box_append (GTK_BOX (column), GTK_WIDGET (self->progress));
  gtk_box_append (GTK_BOX (column), self->fault);
  for (guint i = 0; i < MONEV_TAKE_N; i++)
    gtk_box_append (GTK_BOX (column), make_section (self, i));
  gtk_box_append (GTK_BOX (column), GTK_WIDGET (self->empty));
  gtk_box_append (GTK_BOX (column), make_who (self));
  gtk_widget_add_css_class (column, "monev-form");
  return column;
}

static GtkWidget *
make_add (MonevTakeDesk *self)
{
  GtkWidget *button = adw_split_button_new ();
  g_autoptr (GMenu) menu = g_menu_new ();

  g_menu_append (menu, _("Pilih _Folder…"), "take.folder");
  g_menu_append (menu, _("Isi _atas Nama OPD…"), "take.key");
  adw_split_button_set_label (ADW_SPLIT_BUTTON (button), _("_Pilih Berkas…"));
  adw_split_button_set_use_underline (ADW_SPLIT_BUTTON (button), TRUE);
  adw_split_button_set_menu_model (ADW_SPLIT_BUTTON (button), G_MENU_MODEL (menu));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "take.files");
  gtk_widget_set_tooltip_text (button, _("Pilih berkas (Ctrl+O)"));
  self->add = button;
  return button;
}

/** monev_take_desk_build: makes its parts. */
void
monev_take_desk_build (MonevTakeDesk *self)
{
  GtkWidget *scrolled = gtk_scrolled_window_new (), *clamp = adw_clamp_new ();

  self->progress = MONEV_JOB_PROGRESS (monev_job_progress_new ());
  self->empty = MONEV_EMPTY_STATE (monev_empty_state_new (
      "document-open-symbolic", _("Terima buku kerja dari OPD"),
      _("Seret berkas atau folder ke jendela ini, atau pilih dari komputer. Berkas asli disimpan apa "
        "adanya.")));
  monev_empty_state_set_button (self->empty, _("Pilih Berkas…"), "take.files");
  monev_empty_state_set_second (self->empty, _("Pilih Folder…"), "take.folder");
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), 860);
  adw_clamp_set_child (ADW_CLAMP (clamp), make_column (self));
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), clamp);
  monev_page_set_content (MONEV_PAGE (self), scrolled);
  self->done = gtk_button_new_with_mnemonic (_("_Selesai"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->done), "win.back");
  monev_page_add_end (MONEV_PAGE (self), self->done);
  monev_page_add_end (MONEV_PAGE (self), make_add (self));
  monev_take_desk_update (self);
}
