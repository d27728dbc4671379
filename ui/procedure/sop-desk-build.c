/* How the SOP desk is put together. */
#include "sop-desk-private.h"

#include "ui/common/empty-state.h"

#include <glib/gi18n.h>

static GtkWidget *
add_icon (GtkBox *box, const char *icon, const char *label, const char *action)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_widget_set_tooltip_text (button, label);
  gtk_widget_add_css_class (button, "flat");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  gtk_box_append (box, button);
  return button;
}

/** monev_sop_desk_show_tools: shows the tools of the view in front. */
void
monev_sop_desk_show_tools (MonevSopDesk *self)
{
  gboolean drawing = gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->toggles[0]));

  gtk_widget_set_visible (self->zoom_tools, drawing);
  gtk_widget_set_visible (self->page_tools, drawing);
  gtk_widget_set_visible (self->edit_tools, self->editor != NULL && !drawing);
  /* Three views leave no room for it; the menu has it too. */
  gtk_widget_set_visible (self->export, self->editor == NULL);
}

static void
on_toggled (MonevSopDesk *self, GtkToggleButton *toggle)
{
  if (!gtk_toggle_button_get_active (toggle))
    return;
  for (guint i = 0; i < G_N_ELEMENTS (self->toggles); i++)
    if (GTK_WIDGET (toggle) == self->toggles[i])
      gtk_stack_set_visible_child_name (self->views, i == 0   ? "drawing"
                                                     : i == 1 ? "list"
                                                              : "edit");
  monev_sop_desk_show_tools (self);
}

static GtkWidget *
make_toggles (MonevSopDesk *self)
{
  const char *const labels[] = { _("Gambar"), _("Daftar"), _("Sunting") };
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_add_css_class (box, "linked");
  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    {
      self->toggles[i] = gtk_toggle_button_new_with_label (labels[i]);
      if (i > 0)
        gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (self->toggles[i]),
                                     GTK_TOGGLE_BUTTON (self->toggles[0]));
      gtk_box_append (GTK_BOX (box), self->toggles[i]);
      g_signal_connect_swapped (self->toggles[i], "toggled", G_CALLBACK (on_toggled), self);
    }
  gtk_widget_set_visible (self->toggles[2], FALSE);
  return box;
}

static void
say_view (MonevSopDesk *self)
{
  g_autofree char *zoom
      = g_strdup_printf ("%d%%", (int) (monev_sop_view_get_zoom (self->drawing) * 100 + 0.5));
  g_autofree char *page = g_strdup_printf ("%u / %u", monev_sop_view_get_page (self->drawing),
                                           monev_sop_view_n_pages (self->drawing));

  gtk_label_set_text (self->zoom, zoom);
  gtk_label_set_text (self->page, page);
}

static GtkLabel *
add_figure (GtkBox *box, int chars, const char *what)
{
  GtkLabel *label = GTK_LABEL (gtk_label_new (NULL));

  gtk_label_set_width_chars (label, chars);
  gtk_widget_add_css_class (GTK_WIDGET (label), "numeric");
  gtk_widget_set_tooltip_text (GTK_WIDGET (label), what);
  gtk_box_append (box, GTK_WIDGET (label));
  return label;
}

/* How large it is; pressed, it fits the window. */
static GtkLabel *
add_zoom (GtkBox *box)
{
  GtkWidget *button = gtk_button_new (), *label = gtk_label_new (NULL);

  gtk_label_set_width_chars (GTK_LABEL (label), 4);
  gtk_widget_add_css_class (label, "numeric");
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "monev-zoom");
  gtk_button_set_child (GTK_BUTTON (button), label);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "sop.fit");
  gtk_widget_set_tooltip_text (button,
                               _("Selebar jendela (Ctrl+9); Ctrl+0 untuk ukuran kertas"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Selebar jendela"), -1);
  gtk_box_append (box, button);
  return GTK_LABEL (label);
}

static void
make_tools (MonevSopDesk *self)
{
  GtkBox *box;

  self->zoom_tools = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  box = GTK_BOX (self->zoom_tools);
  add_icon (box, "zoom-out-symbolic", _("Perkecil (Ctrl+−)"), "sop.zoom-out");
  self->zoom = add_zoom (box);
  add_icon (box, "zoom-in-symbolic", _("Perbesar (Ctrl++)"), "sop.zoom-in");
  self->page_tools = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  box = GTK_BOX (self->page_tools);
  add_icon (box, "go-up-symbolic", _("Halaman sebelumnya"), "sop.page-previous");
  self->page = add_figure (box, 5, _("Halaman"));
  add_icon (box, "go-down-symbolic", _("Halaman berikutnya"), "sop.page-next");
  self->edit_tools = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  box = GTK_BOX (self->edit_tools);
  add_icon (box, "edit-undo-symbolic", _("Urungkan"), "sop.undo");
  add_icon (box, "edit-redo-symbolic", _("Ulangi"), "sop.redo");
  add_icon (box, "list-add-symbolic", _("Sisipkan langkah (Ctrl+N)"), "sop.step-insert");
  add_icon (box, "list-remove-symbolic", _("Hapus langkah (Del)"), "sop.step-remove");
}

static GtkWidget *
menu_button (const char *icon, const char *label, gboolean says, GMenuModel *menu)
{
  GtkWidget *button = gtk_menu_button_new ();

  if (says)
    gtk_menu_button_set_label (GTK_MENU_BUTTON (button), label);
  else
    gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), icon);
  gtk_widget_set_tooltip_text (button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), menu);
  return button;
}

static void
add_ends (MonevSopDesk *self)
{
  g_autoptr (GMenu) export = g_menu_new (), more = g_menu_new (), own = g_menu_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  g_menu_append (export, _("Dokumen _PDF…"), "sop.export::pdf");
  g_menu_append (export, _("Buku kerja _Excel…"), "sop.export::xlsx");
  g_menu_append (export, _("_Berkas SOP (JSON)…"), "sop.export::json");
  g_menu_append (more, _("_Cetak…"), "sop.print");
  g_menu_append_submenu (more, _("_Ekspor"), G_MENU_MODEL (export));
  g_menu_append (more, _("_Salin menjadi SOP Kantor…"), "sop.copy");
  g_menu_append (own, _("_Buang Draf"), "sop.drop-draft");
  g_menu_append (own, _("Nyatakan _Tidak Berlaku"), "sop.retire");
  g_menu_append (own, _("_Berlakukan Kembali"), "sop.restore");
  g_menu_append_section (more, NULL, G_MENU_MODEL (own));
  self->act = gtk_button_new_with_mnemonic (_("_Salin dan Sunting"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->act), "sop.main");
  self->export = menu_button (NULL, _("Ekspor…"), TRUE, G_MENU_MODEL (export));
  gtk_box_append (GTK_BOX (box), self->export);
  gtk_box_append (GTK_BOX (box), self->act);
  gtk_box_append (GTK_BOX (box), menu_button ("view-more-symbolic", _("Tindakan lain"), FALSE,
                                              G_MENU_MODEL (more)));
  monev_page_add_end (MONEV_PAGE (self), box);
}

static void
on_step_selected (MonevSopDesk *self, int step)
{
  monev_sop_desk_choose (self, step, self->drawing);
}

static void
on_step_activated (MonevSopDesk *self, int step)
{
  monev_sop_desk_choose (self, step, self->drawing);
  if (self->editor == NULL)
    return;
  monev_sop_desk_show_view (self, "edit");
  gtk_widget_grab_focus (GTK_WIDGET (self->form));
}

static void
add_drawing (MonevSopDesk *self)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  self->drawing = MONEV_SOP_VIEW (monev_sop_view_new ());
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), GTK_WIDGET (self->drawing));
  gtk_stack_add_named (self->views, scrolled, "drawing");
  g_signal_connect_swapped (self->drawing, "step-selected", G_CALLBACK (on_step_selected), self);
  g_signal_connect_swapped (self->drawing, "step-activated", G_CALLBACK (on_step_activated), self);
  g_signal_connect_swapped (self->drawing, "view-changed", G_CALLBACK (say_view), self);
}

static void
on_row_activated (MonevSopDesk *self, guint row)
{
  monev_sop_desk_choose (self, (int) monev_list_source_get_index (self->list, row), self->grid);
  monev_sop_desk_show_view (self, self->editor != NULL ? "edit" : "drawing");
}

static void
add_list (MonevSopDesk *self)
{
  const MonevListColumn columns[] = {
    { _("No"), MONEV_SORT_NUMBER, 48, FALSE, FALSE },
    { _("Uraian Prosedur"), MONEV_SORT_TEXT, 300, TRUE, FALSE },
    { _("Pelaksana"), MONEV_SORT_TEXT, 220, FALSE, FALSE },
    { _("Jenis"), MONEV_SORT_TEXT, 180, FALSE, FALSE },
    { _("Kelengkapan"), MONEV_SORT_TEXT, 220, FALSE, FALSE },
    { _("Waktu"), MONEV_SORT_TEXT, 110, FALSE, FALSE },
    { _("Output"), MONEV_SORT_TEXT, 220, FALSE, FALSE },
    { _("Keterangan"), MONEV_SORT_TEXT, 160, FALSE, FALSE },
  };
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  self->list = monev_list_source_new (columns, G_N_ELEMENTS (columns));
  self->grid = MONEV_DATA_GRID (monev_data_grid_new (MONEV_GRID_SOURCE (self->list)));
  monev_data_grid_set_frozen (self->grid, 2);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->grid), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Daftar langkah"), -1);
  g_signal_connect_swapped (self->grid, "row-activated", G_CALLBACK (on_row_activated), self);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), GTK_WIDGET (self->grid));
  gtk_stack_add_named (self->views, scrolled, "list");
}

static void
on_chosen (MonevSopDesk *self, int step)
{
  monev_sop_desk_choose (self, step, self->steps);
}

static void
on_moved (MonevSopDesk *self, const char *id, guint place)
{
  MonevProcedureOperation operation = { MONEV_PROCEDURE_STEP_MOVE, id, place, NULL, NULL };

  if (monev_procedure_editor_apply (self->editor, &operation, NULL))
    monev_sop_desk_choose (self, (int) place - 1, NULL);
}

static void
add_edit (MonevSopDesk *self)
{
  GtkWidget *paned = gtk_paned_new (GTK_ORIENTATION_HORIZONTAL);
  GtkEventController *keys = gtk_shortcut_controller_new ();

  self->edit = paned;
  self->steps = MONEV_SOP_STEPS (monev_sop_steps_new ());
  self->form = MONEV_STEP_FORM (monev_step_form_new ());
  self->header = MONEV_HEADER_FORM (monev_header_form_new ());
  self->forms = GTK_STACK (gtk_stack_new ());
  gtk_stack_add_child (self->forms, GTK_WIDGET (self->header));
  gtk_stack_add_child (self->forms, GTK_WIDGET (self->form));
  gtk_widget_set_size_request (GTK_WIDGET (self->steps), 300, -1);
  gtk_paned_set_start_child (GTK_PANED (paned), GTK_WIDGET (self->steps));
  gtk_paned_set_end_child (GTK_PANED (paned), GTK_WIDGET (self->forms));
  gtk_paned_set_shrink_start_child (GTK_PANED (paned), FALSE);
  gtk_paned_set_shrink_end_child (GTK_PANED (paned), FALSE);
  gtk_paned_set_resize_start_child (GTK_PANED (paned), FALSE);
  gtk_paned_set_position (GTK_PANED (paned), 380);
  gtk_stack_add_named (self->views, paned, "edit");
  g_signal_connect_swapped (self->steps, "chosen", G_CALLBACK (on_chosen), self);
  g_signal_connect_swapped (self->steps, "moved", G_CALLBACK (on_moved), self);
  /* Delete belongs to a text while one types; in the list it means the step. */
  gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (keys),
      gtk_shortcut_new (gtk_shortcut_trigger_parse_string ("Delete|KP_Delete"),
                        gtk_named_action_new ("sop.step-remove")));
  gtk_widget_add_controller (GTK_WIDGET (self->steps), keys);
}

static void
on_notice (MonevSopDesk *self, int response)
{
  if (response == GTK_RESPONSE_REJECT)
    monev_sop_desk_drop_draft (self);
  else if (response == GTK_RESPONSE_ACCEPT && self->data != NULL)
    {
      /* From here on the draft stands against what was published meanwhile. */
      g_free (self->base);
      self->base = g_strdup (self->data->hash);
      gtk_info_bar_set_revealed (self->notice, FALSE);
      monev_sop_desk_save (self);
    }
}

static void
add_notice (MonevSopDesk *self, GtkBox *box)
{
  self->notice = GTK_INFO_BAR (gtk_info_bar_new ());
  self->notice_text = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_wrap (self->notice_text, TRUE);
  gtk_label_set_xalign (self->notice_text, 0);
  gtk_info_bar_set_message_type (self->notice, GTK_MESSAGE_WARNING);
  gtk_info_bar_add_child (self->notice, GTK_WIDGET (self->notice_text));
  gtk_info_bar_add_button (self->notice, _("Lanjutkan Draf Saya"), GTK_RESPONSE_ACCEPT);
  gtk_info_bar_add_button (self->notice, _("Buang Draf Saya"), GTK_RESPONSE_REJECT);
  gtk_info_bar_set_revealed (self->notice, FALSE);
  g_signal_connect_swapped (self->notice, "response", G_CALLBACK (on_notice), self);
  gtk_box_append (box, GTK_WIDGET (self->notice));
}

static void
on_lint_step (MonevSopDesk *self, int step)
{
  monev_sop_desk_choose (self, step, NULL);
}

static void
add_shortcut (GtkEventController *keys, const char *trigger, const char *action)
{
  gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (keys),
      gtk_shortcut_new (gtk_shortcut_trigger_parse_string (trigger),
                        gtk_named_action_new (action)));
}

/* Before any field: undo belongs to the SOP. */
static void
add_keys (MonevSopDesk *self)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  add_shortcut (keys, "<Control>z", "sop.undo");
  add_shortcut (keys, "<Control><Shift>z", "sop.redo");
  add_shortcut (keys, "<Alt>Up", "sop.step-up");
  add_shortcut (keys, "<Alt>Down", "sop.step-down");
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

/* Called once, before anything is read. */
void
monev_sop_desk_build (MonevSopDesk *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  make_tools (self);
  self->views = GTK_STACK (gtk_stack_new ());
  add_drawing (self);
  add_list (self);
  add_edit (self);
  monev_page_add_start (MONEV_PAGE (self), make_toggles (self));
  monev_page_add_start (MONEV_PAGE (self), self->zoom_tools);
  monev_page_add_start (MONEV_PAGE (self), self->page_tools);
  monev_page_add_start (MONEV_PAGE (self), self->edit_tools);
  add_ends (self);
  add_notice (self, GTK_BOX (box));
  gtk_widget_set_vexpand (GTK_WIDGET (self->views), TRUE);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->views));
  self->lint = MONEV_LINT_BAR (monev_lint_bar_new ());
  g_signal_connect_swapped (self->lint, "step", G_CALLBACK (on_lint_step), self);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->lint));
  self->content = box;
  self->failure = monev_empty_state_new (NULL, "", "");
  monev_empty_state_set_button (MONEV_EMPTY_STATE (self->failure), _("Coba Lagi"), "sop.reload");
  self->state = GTK_STACK (gtk_stack_new ());
  gtk_stack_add_child (self->state, adw_bin_new ());
  gtk_stack_add_child (self->state, box);
  gtk_stack_add_child (self->state, self->failure);
  monev_page_set_content (MONEV_PAGE (self), GTK_WIDGET (self->state));
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->toggles[0]), TRUE);
  add_keys (self);
  monev_sop_desk_update_acts (self);
  g_signal_connect (self, "closing", G_CALLBACK (monev_sop_desk_on_closing), NULL);
}
