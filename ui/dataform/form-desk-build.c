/* How the desk of a form is put together. */
#include "form-desk-private.h"

#include "ui/activity/choice.h"
#include "ui/common/empty-state.h"

#include <glib/gi18n.h>

#define PANEL_WIDTH 316

static void
name (GtkWidget *widget, const char *label)
{
  gtk_widget_set_tooltip_text (widget, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

static GtkWidget *
icon_button (GtkWidget *box, const char *icon, const char *label, const char *action)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_actionable_set_detailed_action_name (GTK_ACTIONABLE (button), action);
  name (button, label);
  gtk_box_append (GTK_BOX (box), button);
  return button;
}

/* ---- the header ---- */

static void
add_starts (MonevFormDesk *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_add_css_class (box, "linked");
  icon_button (box, "edit-undo-symbolic", _("Urungkan (Ctrl+Z)"), "form.undo");
  icon_button (box, "edit-redo-symbolic", _("Ulangi (Ctrl+Shift+Z)"), "form.redo");
  g_object_set_data (G_OBJECT (self), "monev-undo", box);
  monev_page_add_start (MONEV_PAGE (self), box);
}

static void
append_rows (GMenu *menu)
{
  g_autoptr (GMenu) part = g_menu_new ();

  g_menu_append (part, _("Tambah _Baris"), "form.insert-row");
  g_menu_append (part, _("_Hapus Baris"), "form.remove-row");
  g_menu_append (part, _("Pindahkan ke _Atas"), "form.move::up");
  g_menu_append (part, _("Pindahkan ke Ba_wah"), "form.move::down");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (part));
}

static void
append_columns (GMenu *menu)
{
  g_autoptr (GMenu) part = g_menu_new ();

  g_menu_append (part, _("Tambah _Kolom"), "form.insert-column");
  g_menu_append (part, _("Hapus K_olom"), "form.remove-column");
  g_menu_append (part, _("Pindahkan ke K_iri"), "form.move::left");
  g_menu_append (part, _("Pindahkan ke Ka_nan"), "form.move::right");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (part));
}

static GMenuModel *
make_cell_menu (void)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) part = g_menu_new ();

  g_menu_append (part, _("_Tempel dari Excel"), "form.paste");
  g_menu_append (part, _("_Gandakan"), "form.double");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (part));
  append_rows (menu);
  append_columns (menu);
  return G_MENU_MODEL (menu);
}

static GMenuModel *
make_head_menu (void)
{
  GMenu *menu = g_menu_new ();

  append_columns (menu);
  return G_MENU_MODEL (menu);
}

static GMenuModel *
make_more (void)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) sheets = g_menu_new (), own = g_menu_new ();

  append_rows (menu);
  append_columns (menu);
  g_menu_append (sheets, _("Tambah _Lembar"), "form.add-sheet");
  g_menu_append (sheets, _("Geser Lembar ke Ki_ri"), "form.move-sheet(-1)");
  g_menu_append (sheets, _("Geser Lembar ke Kana_n"), "form.move-sheet(1)");
  g_menu_append (sheets, _("Hapus Le_mbar"), "form.remove-sheet");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (sheets));
  g_menu_append (own, _("_Tempel dari Excel"), "form.paste");
  g_menu_append (own, _("B_uang Draf"), "form.drop-draft");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (own));
  return G_MENU_MODEL (menu);
}

static void
on_preview (MonevFormDesk *self)
{
  if (self->editor == NULL)
    return;
  if (!monev_data_grid_finish_edit (self->grid))
    monev_data_grid_cancel_edit (self->grid);
  monev_form_panel_settle (self->panel);
  monev_form_desk_show_sheet (self);
  monev_form_desk_update_acts (self);
}

static void
add_ends (MonevFormDesk *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *more = gtk_menu_button_new ();
  g_autoptr (GMenuModel) menu = make_more ();

  self->preview = gtk_toggle_button_new_with_mnemonic (_("_Pratinjau"));
  gtk_widget_set_tooltip_text (self->preview,
                               _("Lihat seperti yang diterima OPD (Ctrl+Shift+P)"));
  g_signal_connect_swapped (self->preview, "toggled", G_CALLBACK (on_preview), self);
  self->save = gtk_button_new_with_mnemonic (_("_Simpan"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->save), "form.save");
  self->issue = gtk_button_new_with_mnemonic (_("_Terbitkan…"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->issue), "form.issue");
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (more), "view-more-symbolic");
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (more), menu);
  name (more, _("Tindakan lain"));
  gtk_box_append (GTK_BOX (box), self->preview);
  gtk_box_append (GTK_BOX (box), self->save);
  gtk_box_append (GTK_BOX (box), self->issue);
  gtk_box_append (GTK_BOX (box), more);
  monev_page_add_end (MONEV_PAGE (self), box);
}

/* ---- above the table ---- */

static void
on_notice (MonevFormDesk *self, int response)
{
  if (response == GTK_RESPONSE_REJECT)
    monev_form_desk_drop_draft (self);
  else if (response == GTK_RESPONSE_ACCEPT && self->data != NULL)
    {
      /* From here on the draft stands against what was saved meanwhile. */
      g_free (self->base);
      self->base = g_strdup (self->data->hash);
      gtk_info_bar_set_revealed (self->notice, FALSE);
      monev_form_desk_keep (self);
    }
}

static GtkWidget *
make_notice (MonevFormDesk *self)
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
  return GTK_WIDGET (self->notice);
}

static void
on_seen_as (MonevFormDesk *self)
{
  if (!self->filling && self->editor != NULL)
    monev_form_desk_show_sheet (self);
}

static GtkDropDown *
add_seen (MonevFormDesk *self, const char *label)
{
  GtkWidget *choice = monev_choice_new (label, 28);

  gtk_box_append (GTK_BOX (self->seen_as), choice);
  g_signal_connect_object (choice, "notify::selected", G_CALLBACK (on_seen_as), self,
                           G_CONNECT_SWAPPED);
  return GTK_DROP_DOWN (choice);
}

/* As whom, and for which period, the preview is. */
static GtkWidget *
make_seen_as (MonevFormDesk *self)
{
  GtkWidget *words = gtk_label_new (_("Seperti yang diterima"));

  self->seen_as = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  gtk_widget_add_css_class (self->seen_as, "monev-board-tools");
  gtk_widget_add_css_class (words, "dim-label");
  gtk_box_append (GTK_BOX (self->seen_as), words);
  self->agency = add_seen (self, _("OPD"));
  self->period = add_seen (self, _("Periode"));
  self->note = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_ellipsize (self->note, PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (self->note, 1);
  gtk_widget_set_hexpand (GTK_WIDGET (self->note), TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->note), "dim-label");
  gtk_box_append (GTK_BOX (self->seen_as), GTK_WIDGET (self->note));
  gtk_widget_set_visible (self->seen_as, FALSE);
  return self->seen_as;
}

/* ---- the table ---- */

static void
add_shortcut (GtkEventController *keys, const char *trigger, const char *action,
              GVariant *parameter)
{
  GtkShortcut *shortcut = gtk_shortcut_new (gtk_shortcut_trigger_parse_string (trigger),
                                            gtk_named_action_new (action));

  if (parameter != NULL)
    gtk_shortcut_set_arguments (shortcut, parameter);
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys), shortcut);
}

/* On the table these keys mean rows and columns; in a field they belong to its text. */
static void
add_grid_keys (MonevFormDesk *self)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();

  add_shortcut (keys, "<Control>v", "form.paste", NULL);
  add_shortcut (keys, "<Control>d", "form.double", NULL);
  gtk_widget_add_controller (GTK_WIDGET (self->grid), keys);
  keys = gtk_shortcut_controller_new ();
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  add_shortcut (keys, "<Control>plus|<Control>KP_Add|<Control>equal", "form.insert", NULL);
  add_shortcut (keys, "<Control>minus|<Control>KP_Subtract", "form.remove", NULL);
  add_shortcut (keys, "<Alt>Up", "form.move", g_variant_new_string ("up"));
  add_shortcut (keys, "<Alt>Down", "form.move", g_variant_new_string ("down"));
  /* Only on headings: elsewhere Alt+Left leads back, as on every desk. */
  add_shortcut (keys, "<Alt>Left", "form.move-heading", g_variant_new_string ("left"));
  add_shortcut (keys, "<Alt>Right", "form.move-heading", g_variant_new_string ("right"));
  gtk_widget_add_controller (GTK_WIDGET (self->grid), keys);
}

/* Before any field: undo belongs to the form. */
static void
add_keys (MonevFormDesk *self)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  add_shortcut (keys, "<Control>z", "form.undo", NULL);
  add_shortcut (keys, "<Control><Shift>z", "form.redo", NULL);
  add_shortcut (keys, "<Control>n", "form.insert-row", NULL);
  add_shortcut (keys, "<Control><Shift>n", "form.insert-column", NULL);
  add_shortcut (keys, "<Control>s", "form.save", NULL);
  add_shortcut (keys, "<Control><Shift>p", "form.preview", NULL);
  add_shortcut (keys, "<Control>Page_Up", "form.next-sheet", g_variant_new_int32 (-1));
  add_shortcut (keys, "<Control>Page_Down", "form.next-sheet", g_variant_new_int32 (1));
  add_shortcut (keys, "F6|<Shift>F6", "form.pane", NULL);
  add_shortcut (keys, "F8", "form.next-issue", NULL);
  add_shortcut (keys, "F5", "form.reload", NULL);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

/* Enter or a double click goes into the cell; where nothing can be typed, to its properties. */
static void
on_row_activated (MonevFormDesk *self, guint row)
{
  guint column = 0;

  if (!monev_data_grid_get_cursor (self->grid, NULL, &column)
      || monev_data_grid_edit (self->grid, row, column) || monev_form_desk_is_preview (self))
    return;
  gtk_widget_child_focus (GTK_WIDGET (self->panel), GTK_DIR_TAB_FORWARD);
}

static GtkWidget *
make_grid (MonevFormDesk *self)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  g_autoptr (GMenuModel) cells = make_cell_menu (), heads = make_head_menu ();

  self->grid = MONEV_DATA_GRID (monev_data_grid_new (NULL));
  g_object_set (self->grid, "lines", TRUE, "row-height", 30, NULL);
  monev_data_grid_set_menu_model (self->grid, cells);
  monev_data_grid_set_head_menu (self->grid, heads);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->grid), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Tabel formulir"), -1);
  g_signal_connect_object (self->grid, "cursor-changed", G_CALLBACK (monev_form_desk_see), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->grid, "row-activated", G_CALLBACK (on_row_activated), self,
                           G_CONNECT_SWAPPED);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), GTK_WIDGET (self->grid));
  gtk_widget_set_vexpand (scrolled, TRUE);
  gtk_widget_set_hexpand (scrolled, TRUE);
  add_grid_keys (self);
  return scrolled;
}

static void
on_renaming (MonevFormDesk *self)
{
  monev_form_panel_turn (self->panel, MONEV_PANEL_SHEET);
  gtk_widget_grab_focus (monev_form_panel_get_field (self->panel, MONEV_PANEL_SHEET, "title"));
}

static GtkWidget *
make_tabs (MonevFormDesk *self)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);
  GtkWidget *add;

  self->tabs = MONEV_FORM_TABS (monev_form_tabs_new ());
  g_signal_connect_object (self->tabs, "chosen", G_CALLBACK (monev_form_desk_turn_sheet), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->tabs, "renaming", G_CALLBACK (on_renaming), self,
                           G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (line), GTK_WIDGET (self->tabs));
  add = icon_button (line, "list-add-symbolic", _("Tambah lembar"), "form.add-sheet");
  gtk_widget_add_css_class (add, "flat");
  gtk_widget_add_css_class (line, "monev-form-tabs");
  return line;
}

static GtkWidget *
make_middle (MonevFormDesk *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *left = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_box_append (GTK_BOX (left), make_seen_as (self));
  gtk_box_append (GTK_BOX (left), make_grid (self));
  gtk_box_append (GTK_BOX (left), make_tabs (self));
  gtk_box_append (GTK_BOX (box), left);
  self->side = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  self->panel = MONEV_FORM_PANEL (monev_form_panel_new ());
  gtk_widget_set_size_request (GTK_WIDGET (self->panel), PANEL_WIDTH, -1);
  gtk_widget_set_hexpand (GTK_WIDGET (self->panel), FALSE);
  gtk_box_append (GTK_BOX (self->side), gtk_separator_new (GTK_ORIENTATION_VERTICAL));
  gtk_box_append (GTK_BOX (self->side), GTK_WIDGET (self->panel));
  gtk_widget_set_hexpand (self->side, FALSE);
  gtk_box_append (GTK_BOX (box), self->side);
  gtk_widget_set_vexpand (box, TRUE);
  return box;
}

/* ---- below it ---- */

static void
on_toggle (MonevFormDesk *self)
{
  gtk_revealer_set_reveal_child (self->revealer, !gtk_revealer_get_reveal_child (self->revealer));
}

static void
on_issue (MonevFormDesk *self, gpointer issue)
{
  monev_form_desk_go_issue (self, issue);
}

static GtkWidget *
make_foot (MonevFormDesk *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8), *clamp;

  self->glyph = MONEV_STATE_GLYPH (monev_state_glyph_new (MONEV_STATE_GOOD, FALSE));
  self->count = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->count, 0);
  gtk_widget_set_hexpand (GTK_WIDGET (self->count), TRUE);
  self->toggle = gtk_button_new_with_label (_("Lihat Catatan"));
  gtk_widget_set_tooltip_text (self->toggle, _("F8 ke catatan berikutnya"));
  g_signal_connect_swapped (self->toggle, "clicked", G_CALLBACK (on_toggle), self);
  gtk_box_append (GTK_BOX (line), GTK_WIDGET (self->glyph));
  gtk_box_append (GTK_BOX (line), GTK_WIDGET (self->count));
  gtk_box_append (GTK_BOX (line), self->toggle);
  gtk_widget_add_css_class (line, "monev-lint-line");
  self->revealer = GTK_REVEALER (gtk_revealer_new ());
  self->issues = MONEV_ISSUE_VIEW (monev_issue_view_new ());
  clamp = adw_clamp_new ();
  gtk_orientable_set_orientation (GTK_ORIENTABLE (clamp), GTK_ORIENTATION_VERTICAL);
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), 190);
  adw_clamp_set_tightening_threshold (ADW_CLAMP (clamp), 190);
  adw_clamp_set_child (ADW_CLAMP (clamp), GTK_WIDGET (self->issues));
  gtk_widget_set_size_request (clamp, -1, 190);
  gtk_revealer_set_child (self->revealer, clamp);
  g_signal_connect_swapped (self->issues, "issue-activated", G_CALLBACK (on_issue), self);
  gtk_widget_add_css_class (box, "monev-lint");
  gtk_box_append (GTK_BOX (box), line);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->revealer));
  gtk_widget_set_vexpand (box, FALSE);
  return box;
}

/** monev_form_desk_build: called once, before anything is read. */
void
monev_form_desk_build (MonevFormDesk *self)
{
  self->content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  add_starts (self);
  add_ends (self);
  gtk_box_append (GTK_BOX (self->content), make_notice (self));
  gtk_box_append (GTK_BOX (self->content), make_middle (self));
  gtk_box_append (GTK_BOX (self->content), make_foot (self));
  self->failure = monev_empty_state_new (NULL, "", "");
  monev_empty_state_set_button (MONEV_EMPTY_STATE (self->failure), _("Coba Lagi"), "form.reload");
  self->state = GTK_STACK (gtk_stack_new ());
  gtk_stack_add_child (self->state, adw_bin_new ());
  gtk_stack_add_child (self->state, self->content);
  gtk_stack_add_child (self->state, self->failure);
  monev_page_set_content (MONEV_PAGE (self), GTK_WIDGET (self->state));
  add_keys (self);
}
