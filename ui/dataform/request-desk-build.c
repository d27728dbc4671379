#include "request-desk-private.h"

#include <glib/gi18n.h>

/* The fields of the desk: at the left what is asked and when, at the right of whom. */

static GtkWidget *
add_group (GtkWidget *column, const char *title)
{
  GtkWidget *group = adw_preferences_group_new ();

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title);
  gtk_box_append (GTK_BOX (column), group);
  return group;
}

static void
add_fault (MonevRequestDesk *self, GtkWidget *column, MonevRequestPlace place)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "monev-problem");
  gtk_widget_set_visible (label, FALSE);
  self->faults[place] = GTK_LABEL (label);
  gtk_box_append (GTK_BOX (column), label);
}

static AdwActionRow *
add_row (GtkWidget *group, const char *title, GtkWidget *field)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  if (field != NULL)
    {
      gtk_widget_set_valign (field, GTK_ALIGN_CENTER);
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), field);
      adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), field);
      gtk_accessible_update_property (GTK_ACCESSIBLE (field), GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                      -1);
    }
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  return ADW_ACTION_ROW (row);
}

static GtkEditable *
add_entry (MonevRequestDesk *self, GtkWidget *group, const char *title)
{
  GtkWidget *row = adw_entry_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  return GTK_EDITABLE (row);
}

static void
on_setup (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer chars)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_width_chars (GTK_LABEL (label), 14);
  gtk_label_set_max_width_chars (GTK_LABEL (label), GPOINTER_TO_INT (chars));
  gtk_list_item_set_child (item, label);
}

static void
on_bind (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  gtk_label_set_text (GTK_LABEL (gtk_list_item_get_child (item)),
                      gtk_string_object_get_string (gtk_list_item_get_item (item)));
}

/* Titles of forms are long; the list shows more of them than the button. */
static GtkDropDown *
drop_down_new (int chars)
{
  GtkWidget *choice = gtk_drop_down_new (NULL, NULL);
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (on_setup), GINT_TO_POINTER (chars));
  g_signal_connect (factory, "bind", G_CALLBACK (on_bind), NULL);
  gtk_drop_down_set_factory (GTK_DROP_DOWN (choice), factory);
  return GTK_DROP_DOWN (choice);
}

static void
on_title (MonevRequestDesk *self)
{
  if (!self->filling)
    self->titled = *gtk_editable_get_text (self->title) != '\0';
}

static void
add_what (MonevRequestDesk *self, GtkWidget *column)
{
  GtkWidget *group = add_group (column, _("Data yang diminta"));

  self->what = ADW_PREFERENCES_GROUP (group);
  self->form = drop_down_new (34);
  self->period = drop_down_new (24);
  add_row (group, _("Formulir"), GTK_WIDGET (self->form));
  add_row (group, _("Periode"), GTK_WIDGET (self->period));
  self->title = add_entry (self, group, _("Judul permintaan"));
  add_fault (self, column, MONEV_REQUEST_AT_FORM);
  g_signal_connect_swapped (self->form, "notify::selected",
                            G_CALLBACK (monev_request_desk_form_chosen), self);
  g_signal_connect_swapped (self->period, "notify::selected",
                            G_CALLBACK (monev_request_desk_period_chosen), self);
  g_signal_connect_swapped (self->title, "changed", G_CALLBACK (on_title), self);
}

static void
add_letter (MonevRequestDesk *self, GtkWidget *column)
{
  GtkWidget *group = add_group (column, _("Surat permintaan"));

  self->letter = add_entry (self, group, _("Nomor surat"));
  self->letter_day = MONEV_DATE_ENTRY (monev_date_entry_new ());
  add_row (group, _("Tanggal surat"), GTK_WIDGET (self->letter_day));
  self->contact = add_entry (self, group, _("Data dikembalikan kepada"));
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->contact),
                               _("Nama, nomor WA, atau alamat e-mail yang tampil pada buku kerja"));
  add_fault (self, column, MONEV_REQUEST_AT_LETTER);
}

static GtkWidget *
make_time (MonevRequestDesk *self)
{
  const char *const units[] = { _("hari kerja"), _("jam kerja"), NULL };
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->amount = GTK_SPIN_BUTTON (gtk_spin_button_new_with_range (1, 1000, 1));
  self->unit = GTK_DROP_DOWN (gtk_drop_down_new_from_strings (units));
  gtk_spin_button_set_value (self->amount, MONEV_REQUEST_DAYS);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->amount), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Waktu pengisian"), -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->unit), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Satuan waktu"), -1);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->amount));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->unit));
  return box;
}

static void
follow (MonevRequestDesk *self, gpointer object, const char *signal)
{
  g_signal_connect_swapped (object, signal, G_CALLBACK (monev_request_desk_update), self);
}

static void
add_time (MonevRequestDesk *self, GtkWidget *column)
{
  const char *const whens[] = { _("Sekarang"), _("Pada tanggal lain"), _("Belum dikirim"), NULL };
  GtkWidget *group = add_group (column, _("Waktu dan pengiriman"));

  self->when = GTK_DROP_DOWN (gtk_drop_down_new_from_strings (whens));
  self->sent_day = MONEV_DATE_ENTRY (monev_date_entry_new ());
  add_row (group, _("Dikirim"), GTK_WIDGET (self->when));
  self->sent_row = add_row (group, _("Dikirim pada"), GTK_WIDGET (self->sent_day));
  self->means = add_entry (self, group, _("Cara kirim"));
  gtk_editable_set_text (self->means, _("kurir"));
  add_row (group, _("Waktu pengisian"), make_time (self));
  self->due_row = add_row (group, _("Jatuh tempo"), NULL);
  add_fault (self, column, MONEV_REQUEST_AT_TIME);
  follow (self, self->when, "notify::selected");
  follow (self, self->sent_day, "changed");
  follow (self, self->amount, "value-changed");
  follow (self, self->unit, "notify::selected");
}

static void
add_files (MonevRequestDesk *self, GtkWidget *column)
{
  GtkWidget *group = add_group (column, _("Berkas"));
  GtkWidget *choose = gtk_button_new_with_mnemonic (_("_Pilih Folder…"));

  self->receipts = GTK_SWITCH (gtk_switch_new ());
  gtk_switch_set_active (self->receipts, TRUE);
  self->folder_row = add_row (group, _("Folder buku kerja"), choose);
  adw_action_row_set_subtitle_lines (self->folder_row, 2);
  add_row (group, _("Tanda terima PDF untuk setiap OPD"), GTK_WIDGET (self->receipts));
  add_fault (self, column, MONEV_REQUEST_AT_SENDING);
  g_signal_connect_swapped (choose, "clicked", G_CALLBACK (monev_request_desk_ask_folder), self);
}

static GtkWidget *
make_left (MonevRequestDesk *self)
{
  GtkWidget *column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  GtkWidget *scrolled = gtk_scrolled_window_new (), *clamp = adw_clamp_new ();

  add_what (self, column);
  add_letter (self, column);
  add_time (self, column);
  add_files (self, column);
  gtk_widget_add_css_class (column, "monev-form");
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), 680);
  adw_clamp_set_child (ADW_CLAMP (clamp), column);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), clamp);
  gtk_widget_set_hexpand (scrolled, TRUE);
  return scrolled;
}

static GtkWidget *
make_right (MonevRequestDesk *self)
{
  const char *const whoms[] = { _("Semua OPD yang memiliki isian"), _("OPD yang dipilih"), NULL };
  GtkWidget *column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 10);
  GtkWidget *heading = gtk_label_new (_("Diminta dari"));

  self->whom = GTK_DROP_DOWN (gtk_drop_down_new_from_strings (whoms));
  self->agencies = MONEV_AGENCY_CHECKS (monev_agency_checks_new ());
  self->chosen = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_wrap (self->chosen, TRUE);
  gtk_label_set_xalign (self->chosen, 0);
  gtk_widget_add_css_class (GTK_WIDGET (self->chosen), "dim-label");
  gtk_widget_add_css_class (heading, "heading");
  gtk_label_set_xalign (GTK_LABEL (heading), 0);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->whom), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Diminta dari"), -1);
  gtk_widget_set_vexpand (GTK_WIDGET (self->agencies), TRUE);
  gtk_box_append (GTK_BOX (column), heading);
  gtk_box_append (GTK_BOX (column), GTK_WIDGET (self->whom));
  gtk_box_append (GTK_BOX (column), GTK_WIDGET (self->chosen));
  gtk_box_append (GTK_BOX (column), GTK_WIDGET (self->agencies));
  add_fault (self, column, MONEV_REQUEST_AT_AGENCIES);
  gtk_widget_add_css_class (column, "monev-form");
  gtk_widget_set_size_request (column, 440, -1);
  gtk_widget_set_hexpand (column, FALSE);
  follow (self, self->whom, "notify::selected");
  follow (self, self->agencies, "changed");
  return column;
}

static void
add_states (MonevRequestDesk *self)
{
  self->none = MONEV_EMPTY_STATE (monev_empty_state_new (
      "monev-data-symbolic", _("Belum ada formulir yang terbit"),
      _("Tambahkan formulir bawaan atau impor definisinya pada Formulir, lalu terbitkan.")));
  monev_empty_state_set_button (self->none, _("Buka Formulir"), "request.forms");
  self->failure = MONEV_EMPTY_STATE (monev_empty_state_new ("dialog-warning-symbolic", "", ""));
  monev_empty_state_set_button (self->failure, _("Coba Lagi"), "request.reload");
  gtk_stack_add_named (self->stack, GTK_WIDGET (self->none), "none");
  gtk_stack_add_named (self->stack, GTK_WIDGET (self->failure), "failure");
}

/** monev_request_desk_build: makes its fields. */
void
monev_request_desk_build (MonevRequestDesk *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->filling = TRUE;
  self->stack = GTK_STACK (gtk_stack_new ());
  self->progress = MONEV_JOB_PROGRESS (monev_job_progress_new ());
  self->form_part = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_box_append (GTK_BOX (self->form_part), make_left (self));
  gtk_box_append (GTK_BOX (self->form_part), gtk_separator_new (GTK_ORIENTATION_VERTICAL));
  gtk_box_append (GTK_BOX (self->form_part), make_right (self));
  gtk_stack_add_named (self->stack, adw_bin_new (), "nothing");
  gtk_stack_add_named (self->stack, self->form_part, "form");
  add_states (self);
  gtk_widget_set_vexpand (GTK_WIDGET (self->stack), TRUE);
  self->send = gtk_button_new_with_mnemonic (_("_Kirim"));
  gtk_widget_add_css_class (self->send, "suggested-action");
  gtk_widget_set_visible (self->send, FALSE);
  monev_page_add_end (MONEV_PAGE (self), self->send);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->progress));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->stack));
  monev_page_set_content (MONEV_PAGE (self), box);
  self->filling = FALSE;
}
