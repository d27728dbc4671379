#include "key-desk-private.h"

#include "data-files.h"
#include "ui/common/empty-state.h"

#include <glib/gi18n.h>

static GtkWidget *
make_bar (MonevKeyDesk *self)
{
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  gtk_widget_add_css_class (bar, "monev-preview-head");
  self->sheets = GTK_BOX (gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0));
  gtk_widget_add_css_class (GTK_WIDGET (self->sheets), "linked");
  self->title = GTK_LABEL (gtk_label_new (""));
  gtk_label_set_xalign (self->title, 0);
  gtk_label_set_ellipsize (self->title, PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (GTK_WIDGET (self->title), TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->title), "dim-label");
  self->count = GTK_LABEL (gtk_label_new (""));
  gtk_widget_add_css_class (GTK_WIDGET (self->count), "dim-label");
  gtk_widget_add_css_class (GTK_WIDGET (self->count), "numeric");
  gtk_box_append (GTK_BOX (bar), GTK_WIDGET (self->sheets));
  gtk_box_append (GTK_BOX (bar), GTK_WIDGET (self->title));
  gtk_box_append (GTK_BOX (bar), GTK_WIDGET (self->count));
  return bar;
}

static GtkWidget *
make_foot (void)
{
  GtkWidget *foot = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *keys = gtk_label_new (_("Enter ke bawah · Tab ke kanan · Ctrl+V tempel · F8 perlu "
                                     "diperiksa · F6 asal data · F9 keterangan"));

  gtk_widget_add_css_class (foot, "monev-preview-head");
  gtk_label_set_xalign (GTK_LABEL (keys), 0);
  gtk_label_set_ellipsize (GTK_LABEL (keys), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (keys, "dim-label");
  gtk_box_append (GTK_BOX (foot), keys);
  return foot;
}

static void
on_activated (MonevKeyDesk *self)
{
  guint row, column;

  if (monev_data_grid_get_cursor (self->grid, &row, &column))
    monev_data_grid_edit (self->grid, row, column);
}

static GtkWidget *
make_values (MonevKeyDesk *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  self->source = monev_key_source_new ();
  self->grid = MONEV_DATA_GRID (monev_data_grid_new (MONEV_GRID_SOURCE (self->source)));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->grid), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Nilai yang diketik atas nama OPD"), -1);
  monev_data_grid_set_placeholder (self->grid, _("Tabel ini tidak diminta dari OPD ini."));
  g_signal_connect_swapped (self->grid, "cursor-changed", G_CALLBACK (monev_key_desk_moved), self);
  g_signal_connect_swapped (self->grid, "row-activated", G_CALLBACK (on_activated), self);
  g_signal_connect_swapped (self->source, "typed", G_CALLBACK (monev_key_desk_typed), self);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), GTK_WIDGET (self->grid));
  gtk_widget_set_vexpand (scrolled, TRUE);
  gtk_box_append (GTK_BOX (box), make_bar (self));
  gtk_box_append (GTK_BOX (box), scrolled);
  gtk_box_append (GTK_BOX (box), gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
  gtk_box_append (GTK_BOX (box), make_foot ());
  return box;
}

static GtkWidget *
make_flap (MonevKeyDesk *self)
{
  GtkWidget *flap = adw_flap_new ();

  self->flap = ADW_FLAP (flap);
  self->panel = MONEV_KEY_PANEL (monev_key_panel_new ());
  g_signal_connect_swapped (self->panel, "changed", G_CALLBACK (monev_key_desk_worded), self);
  g_signal_connect_swapped (self->panel, "add", G_CALLBACK (monev_key_desk_ask_files), self);
  g_signal_connect_swapped (self->panel, "remove", G_CALLBACK (monev_key_desk_remove), self);
  adw_flap_set_flap_position (self->flap, GTK_PACK_END);
  adw_flap_set_fold_policy (self->flap, ADW_FLAP_FOLD_POLICY_NEVER);
  adw_flap_set_content (self->flap, make_values (self));
  adw_flap_set_flap (self->flap, GTK_WIDGET (self->panel));
  adw_flap_set_separator (self->flap, gtk_separator_new (GTK_ORIENTATION_VERTICAL));
  gtk_widget_set_vexpand (flap, TRUE);
  return flap;
}

static void
add_header (MonevKeyDesk *self)
{
  self->discard = gtk_button_new_with_mnemonic (_("_Buang…"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->discard), "key.discard");
  gtk_widget_set_tooltip_text (self->discard, _("Buang yang sudah diketik dan lampirannya"));
  self->submit = gtk_button_new_with_mnemonic (_("_Simpan Data Masuk"));
  gtk_widget_add_css_class (self->submit, "suggested-action");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->submit), "key.submit");
  monev_page_add_end (MONEV_PAGE (self), self->submit);
  monev_page_add_end (MONEV_PAGE (self), self->discard);
}

static gboolean
on_drop (GtkDropTarget *target, const GValue *value, double x, double y, gpointer data)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) paths = NULL;

  for (GSList *l = g_value_get_boxed (value); l != NULL; l = l->next)
    {
      g_autofree char *path = g_file_get_path (l->data);

      if (path != NULL)
        g_strv_builder_add (builder, path);
    }
  paths = g_strv_builder_end (builder);
  monev_key_desk_attach (data, (const char *const *) paths);
  return paths[0] != NULL;
}

static void
add_drop (MonevKeyDesk *self)
{
  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  g_signal_connect (target, "drop", G_CALLBACK (on_drop), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
  gtk_widget_add_css_class (GTK_WIDGET (self), "monev-drop");
}

/** monev_key_desk_build: makes its parts. */
void
monev_key_desk_build (MonevKeyDesk *self)
{
  self->failure = monev_empty_state_new (NULL, "", "");
  monev_empty_state_set_button (MONEV_EMPTY_STATE (self->failure), _("Coba Lagi"), "key.reload");
  self->stack = GTK_STACK (gtk_stack_new ());
  gtk_stack_add_child (self->stack, adw_bin_new ());
  gtk_stack_add_named (self->stack, make_flap (self), "values");
  gtk_stack_add_named (self->stack, self->failure, "failure");
  gtk_widget_set_vexpand (GTK_WIDGET (self->stack), TRUE);
  monev_page_set_content (MONEV_PAGE (self), GTK_WIDGET (self->stack));
  add_header (self);
  add_drop (self);
}
