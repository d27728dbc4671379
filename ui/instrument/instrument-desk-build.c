/* How the instrument desk is put together. */
#include "instrument-desk-private.h"

#include "instrument/instrument-number.h"
#include "ui/common/empty-state.h"

#include <glib/gi18n.h>
#include <stdlib.h>

static void
add_icon (GtkBox *box, const char *icon, const char *label, const char *action)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_actionable_set_detailed_action_name (GTK_ACTIONABLE (button), action);
  gtk_widget_set_tooltip_text (button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  gtk_box_append (box, button);
}

static GtkWidget *
make_menu_button (const char *icon, const char *label, GMenuModel *menu)
{
  GtkWidget *button = gtk_menu_button_new ();

  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), icon);
  gtk_widget_set_tooltip_text (button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), menu);
  return button;
}

static void
add_starts (MonevInstrumentDesk *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_add_css_class (box, "linked");
  add_icon (GTK_BOX (box), "edit-undo-symbolic", _("Urungkan (Ctrl+Z)"), "instrument.undo");
  add_icon (GTK_BOX (box), "edit-redo-symbolic", _("Ulangi (Ctrl+Shift+Z)"), "instrument.redo");
  monev_page_add_start (MONEV_PAGE (self), box);
}

static GMenuModel *
make_more (void)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) edit = g_menu_new (), own = g_menu_new ();

  g_menu_append (edit, _("_Potong"), "instrument.cut");
  g_menu_append (edit, _("_Salin"), "instrument.copy");
  g_menu_append (edit, _("_Tempel"), "instrument.paste");
  g_menu_append (edit, _("_Kelompokkan yang Dipilih"), "instrument.wrap::begin_group");
  g_menu_append (edit, _("Jadikan _Ulangan"), "instrument.wrap::begin_repeat");
  g_menu_append (own, _("_Judul Instrumen…"), "instrument.title");
  g_menu_append (own, _("Pe_nilaian…"), "instrument.score");
  g_menu_append (own, _("Berkas _Daftar (CSV)…"), "instrument.files");
  g_menu_append (own, _("Kuesioner _Cetak (PDF)…"), "instrument.export::pdf");
  g_menu_append (own, _("_Formulir Excel…"), "instrument.field");
  g_menu_append (own, _("_Ekspor XLSForm…"), "instrument.export::xlsx");
  g_menu_append (own, _("Salin Instrumen _ke…"), "instrument.copy-out");
  g_menu_append (own, _("_Versi…"), "instrument.versions");
  g_menu_append (own, _("_Buang Draf"), "instrument.drop-draft");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (edit));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (own));
  return G_MENU_MODEL (menu);
}

static void
add_ends (MonevInstrumentDesk *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  g_autoptr (GMenuModel) more = make_more ();

  self->seen = gtk_toggle_button_new_with_mnemonic (_("_Pratinjau"));
  gtk_widget_set_tooltip_text (self->seen, _("Coba isi kuesionernya (Ctrl+Shift+P)"));
  gtk_box_append (GTK_BOX (box), self->seen);
  self->save = gtk_button_new_with_mnemonic (_("_Simpan"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->save), "instrument.save");
  gtk_widget_set_tooltip_text (self->save, _("Simpan sebagai konsep (Ctrl+S)"));
  self->issue = gtk_button_new_with_mnemonic (_("_Terbitkan…"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->issue), "instrument.issue");
  gtk_box_append (GTK_BOX (box), self->save);
  gtk_box_append (GTK_BOX (box), self->issue);
  gtk_box_append (GTK_BOX (box),
                  make_menu_button ("view-more-symbolic", _("Tindakan lain"), more));
  monev_page_add_end (MONEV_PAGE (self), box);
}

static GMenuModel *
make_kinds (void)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) questions = g_menu_new (), parts = g_menu_new ();

  g_menu_append (questions, _("Pilih _Satu"), "instrument.insert::select_one");
  g_menu_append (questions, _("Pilih B_eberapa"), "instrument.insert::select_multiple");
  g_menu_append (questions, _("_Teks"), "instrument.insert::text");
  g_menu_append (questions, _("Bilangan _Bulat"), "instrument.insert::integer");
  g_menu_append (questions, _("Bilangan _Desimal"), "instrument.insert::decimal");
  g_menu_append (questions, _("_Tanggal"), "instrument.insert::date");
  g_menu_append (questions, _("_Keterangan"), "instrument.insert::note");
  g_menu_append (questions, _("_Hitungan"), "instrument.insert::calculate");
  g_menu_append (parts, _("_Bagian"), "instrument.insert::begin_group");
  g_menu_append (parts, _("Bagian _Berulang"), "instrument.insert::begin_repeat");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (questions));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (parts));
  return G_MENU_MODEL (menu);
}

static void
on_search (MonevInstrumentDesk *self)
{
  monev_question_outline_search (self->outline,
                                 gtk_editable_get_text (GTK_EDITABLE (self->search)));
}

/* The two halves of a split button are nameless to a screen reader otherwise. */
static void
name_halves (GtkWidget *split)
{
  for (GtkWidget *child = gtk_widget_get_first_child (split); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      const char *name
          = GTK_IS_MENU_BUTTON (child) ? _("Tambah jenis lain") : _("Tambah pertanyaan");

      if (!GTK_IS_BUTTON (child) && !GTK_IS_MENU_BUTTON (child))
        continue;
      gtk_accessible_update_property (GTK_ACCESSIBLE (child), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                      -1);
      if (GTK_IS_MENU_BUTTON (child))
        gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_first_child (child)),
                                        GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
    }
}

static GtkWidget *
make_find (MonevInstrumentDesk *self)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  g_autoptr (GMenuModel) kinds = make_kinds ();
  GtkWidget *add = adw_split_button_new ();

  self->search = gtk_search_entry_new ();
  g_object_set (self->search, "placeholder-text", _("Cari pertanyaan"), NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->search), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Cari pertanyaan"), -1);
  gtk_widget_set_hexpand (self->search, TRUE);
  g_signal_connect_swapped (self->search, "search-changed", G_CALLBACK (on_search), self);
  adw_split_button_set_icon_name (ADW_SPLIT_BUTTON (add), "list-add-symbolic");
  adw_split_button_set_menu_model (ADW_SPLIT_BUTTON (add), kinds);
  gtk_actionable_set_detailed_action_name (GTK_ACTIONABLE (add), "instrument.insert::text");
  gtk_widget_set_tooltip_text (add, _("Tambah pertanyaan (Ctrl+N)"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (add), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Tambah pertanyaan"), -1);
  name_halves (add);
  gtk_box_append (GTK_BOX (line), self->search);
  gtk_box_append (GTK_BOX (line), add);
  gtk_widget_add_css_class (line, "monev-outline-head");
  return line;
}

static void
on_toggle (MonevInstrumentDesk *self)
{
  gtk_revealer_set_reveal_child (self->revealer, !gtk_revealer_get_reveal_child (self->revealer));
}

static void
on_issue (MonevInstrumentDesk *self, gpointer issue)
{
  const MonevIssue *told = issue;

  /* What is told bears its question; see monev_instrument_desk_tell(). */
  if (told->key != NULL)
    monev_instrument_desk_choose (self, atoi (told->key));
}

static GtkWidget *
make_foot (MonevInstrumentDesk *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);

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
  gtk_widget_set_size_request (GTK_WIDGET (self->issues), -1, 220);
  gtk_revealer_set_child (self->revealer, GTK_WIDGET (self->issues));
  g_signal_connect_swapped (self->issues, "issue-activated", G_CALLBACK (on_issue), self);
  gtk_widget_add_css_class (box, "monev-lint");
  gtk_box_append (GTK_BOX (box), line);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->revealer));
  gtk_widget_set_vexpand (box, FALSE);
  return box;
}

static void
on_chosen (MonevInstrumentDesk *self, int question)
{
  monev_question_form_show (self->form, self->editor, question);
  monev_instrument_preview_choose (self->preview, question);
}

static void
on_dropped (MonevInstrumentDesk *self, int question, int side)
{
  g_autoptr (GArray) chosen = monev_question_outline_get_chosen (self->outline);

  if (monev_instrument_desk_may_edit (self))
    monev_instrument_desk_move (self, chosen, (MonevEditPlace){ question, (MonevEditSide)side });
}

static void
add_shortcut (GtkEventController *keys, const char *trigger, const char *action, const char *value)
{
  GtkShortcut *shortcut = gtk_shortcut_new (gtk_shortcut_trigger_parse_string (trigger),
                                            gtk_named_action_new (action));

  if (value != NULL)
    gtk_shortcut_set_arguments (shortcut, g_variant_new_string (value));
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys), shortcut);
}

/* In the outline these keys mean questions; in a field they belong to its text. */
static void
add_outline_keys (MonevInstrumentDesk *self)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();

  add_shortcut (keys, "Delete|KP_Delete", "instrument.remove", NULL);
  add_shortcut (keys, "<Control>c", "instrument.copy", NULL);
  add_shortcut (keys, "<Control>x", "instrument.cut", NULL);
  add_shortcut (keys, "<Control>v", "instrument.paste", NULL);
  add_shortcut (keys, "<Control>g", "instrument.wrap", "begin_group");
  gtk_widget_add_controller (GTK_WIDGET (self->outline), keys);
  keys = gtk_shortcut_controller_new ();
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  add_shortcut (keys, "<Alt>Up", "instrument.up", NULL);
  add_shortcut (keys, "<Alt>Down", "instrument.down", NULL);
  gtk_widget_add_controller (GTK_WIDGET (self->outline), keys);
}

/* Before any field: undo belongs to the instrument. */
static void
add_keys (MonevInstrumentDesk *self)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  add_shortcut (keys, "<Control>z", "instrument.undo", NULL);
  add_shortcut (keys, "<Control><Shift>z", "instrument.redo", NULL);
  add_shortcut (keys, "<Control>n", "instrument.insert", "text");
  add_shortcut (keys, "<Control><Shift>n", "instrument.insert", "begin_group");
  add_shortcut (keys, "<Control>s", "instrument.save", NULL);
  add_shortcut (keys, "<Control>j", "instrument.type", NULL);
  add_shortcut (keys, "<Control><Shift>p", "instrument.preview", NULL);
  add_shortcut (keys, "<Control>p", "instrument.export", "pdf");
  add_shortcut (keys, "<Control>e", "instrument.field", NULL);
  add_shortcut (keys, "F6", "instrument.pane", "next");
  add_shortcut (keys, "<Shift>F6", "instrument.pane", "previous");
  add_shortcut (keys, "F8", "instrument.next-issue", NULL);
  add_shortcut (keys, "F5", "instrument.reload", NULL);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

static GtkWidget *
make_panes (MonevInstrumentDesk *self)
{
  GtkWidget *paned = gtk_paned_new (GTK_ORIENTATION_HORIZONTAL);
  GtkWidget *side = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *clamp = adw_clamp_new ();

  self->outline = MONEV_QUESTION_OUTLINE (monev_question_outline_new ());
  self->form = MONEV_QUESTION_FORM (monev_question_form_new ());
  gtk_box_append (GTK_BOX (side), make_find (self));
  gtk_widget_set_vexpand (GTK_WIDGET (self->outline), TRUE);
  gtk_box_append (GTK_BOX (side), GTK_WIDGET (self->outline));
  gtk_widget_set_size_request (side, 260, -1);
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), 640);
  adw_clamp_set_child (ADW_CLAMP (clamp), GTK_WIDGET (self->form));
  gtk_paned_set_start_child (GTK_PANED (paned), side);
  gtk_paned_set_end_child (GTK_PANED (paned), clamp);
  gtk_paned_set_shrink_start_child (GTK_PANED (paned), FALSE);
  gtk_paned_set_shrink_end_child (GTK_PANED (paned), FALSE);
  gtk_paned_set_resize_start_child (GTK_PANED (paned), FALSE);
  gtk_paned_set_position (GTK_PANED (paned), 360);
  gtk_widget_set_vexpand (paned, TRUE);
  g_signal_connect_swapped (self->outline, "chosen", G_CALLBACK (on_chosen), self);
  g_signal_connect_swapped (self->outline, "dropped", G_CALLBACK (on_dropped), self);
  add_outline_keys (self);
  return paned;
}

/* Beside the properties where there is room, over them where there is not. */
static GtkWidget *
make_flap (MonevInstrumentDesk *self)
{
  GtkWidget *flap = adw_flap_new ();

  self->flap = ADW_FLAP (flap);
  self->preview = MONEV_INSTRUMENT_PREVIEW (monev_instrument_preview_new ());
  gtk_widget_set_size_request (GTK_WIDGET (self->preview), 400, -1);
  gtk_widget_set_hexpand (GTK_WIDGET (self->preview), FALSE);
  adw_flap_set_flap_position (self->flap, GTK_PACK_END);
  adw_flap_set_content (self->flap, make_panes (self));
  adw_flap_set_flap (self->flap, GTK_WIDGET (self->preview));
  adw_flap_set_separator (self->flap, gtk_separator_new (GTK_ORIENTATION_VERTICAL));
  gtk_widget_set_vexpand (flap, TRUE);
  g_object_bind_property (self->flap, "reveal-flap", self->seen, "active",
                          G_BINDING_SYNC_CREATE | G_BINDING_BIDIRECTIONAL);
  return flap;
}

static void
on_notice (MonevInstrumentDesk *self, int response)
{
  if (response == GTK_RESPONSE_REJECT)
    monev_instrument_desk_drop_draft (self);
  else if (response == GTK_RESPONSE_ACCEPT && self->data != NULL)
    {
      /* From here on the draft stands against what was saved meanwhile. */
      g_free (self->base);
      self->base = g_strdup (self->data->hash);
      gtk_info_bar_set_revealed (self->notice, FALSE);
      monev_instrument_desk_keep (self);
    }
}

static void
add_notice (MonevInstrumentDesk *self, GtkBox *box)
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
add_states (MonevInstrumentDesk *self)
{
  self->empty = monev_empty_state_new (
      "monev-instrument-symbolic", _("Belum ada pertanyaan"),
      _("Ketik kalimat pertanyaannya, pilih jenisnya, lalu tambah pertanyaan berikutnya dengan "
         "Ctrl+N."));
  monev_empty_state_set_button (MONEV_EMPTY_STATE (self->empty), _("Tambah Pertanyaan"),
                                "instrument.insert::text");
  monev_empty_state_set_second (MONEV_EMPTY_STATE (self->empty), _("Tambah Bagian"),
                                "instrument.insert::begin_group");
  self->failure = monev_empty_state_new (NULL, "", "");
  monev_empty_state_set_button (MONEV_EMPTY_STATE (self->failure), _("Coba Lagi"),
                                "instrument.reload");
  self->state = GTK_STACK (gtk_stack_new ());
  gtk_stack_add_child (self->state, adw_bin_new ());
  gtk_stack_add_child (self->state, self->content);
  gtk_stack_add_child (self->state, self->empty);
  gtk_stack_add_child (self->state, self->failure);
}

/** monev_instrument_desk_build: called once, before anything is read. */
void
monev_instrument_desk_build (MonevInstrumentDesk *self)
{
  self->content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  add_starts (self);
  add_ends (self);
  add_notice (self, GTK_BOX (self->content));
  gtk_box_append (GTK_BOX (self->content), make_flap (self));
  gtk_box_append (GTK_BOX (self->content), make_foot (self));
  add_states (self);
  monev_page_set_content (MONEV_PAGE (self), GTK_WIDGET (self->state));
  add_keys (self);
}
