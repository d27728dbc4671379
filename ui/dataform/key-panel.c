#include "key-panel.h"

#include "base/number.h"
#include "ui/common/date-entry.h"

#include <glib/gi18n.h>
#include <string.h>

#define WIDTH 340

struct _MonevKeyPanel
{
  AdwBin parent;
  GtkLabel *place, *takes, *reason, *before;
  GtkWidget *reason_line, *cell_part, *none;
  GtkDropDown *source;
  GtkEditable *letter, *by, *phone;
  MonevDateEntry *letter_day, *received_day;
  GtkListBox *files;
  GtkWidget *no_files, *fault;
  gboolean filling;
};

enum
{
  CHANGED,
  ADD,
  REMOVE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MonevKeyPanel, monev_key_panel, ADW_TYPE_BIN)

static const struct
{
  const char *name, *title;
} sources[] = {
  { "surat", N_ ("Surat") },     { "pindaian", N_ ("Pindaian") }, { "foto", N_ ("Foto") },
  { "wa", N_ ("WhatsApp") },     { "telepon", N_ ("Telepon") },   { "email", N_ ("E-mail") },
};

static GtkLabel *
add_label (GtkWidget *box, const char *css_class)
{
  GtkWidget *label = gtk_label_new ("");

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_set_hexpand (label, TRUE);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  gtk_box_append (GTK_BOX (box), label);
  return GTK_LABEL (label);
}

static void
say (GtkLabel *label, const char *text)
{
  gtk_label_set_text (label, text);
  gtk_widget_set_visible (GTK_WIDGET (label), *text != '\0');
}

/* ---- the cell ---- */

/* "Bilangan bulat, paling sedikit 0", "Pilih: baik, rusak". */
static char *
takes_words (const MonevDataSpec *spec, const char *unit)
{
  GString *text = g_string_new (monev_data_kind_label (spec->kind));

  if (spec->kind == MONEV_DATA_CHOICE && spec->choices != NULL)
    {
      g_autofree char *all = g_strjoinv (", ", spec->choices);

      g_string_printf (text, _("Pilih: %s"), all);
    }
  else if (spec->kind == MONEV_DATA_YESNO)
    g_string_assign (text, _("Tulis ya atau tidak"));
  if (*unit != '\0' && g_ascii_strcasecmp (unit, text->str) != 0)
    g_string_append_printf (text, " · %s", unit);
  if (spec->minimum != NULL && spec->maximum != NULL)
    {
      g_autofree char *low = monev_verify_text (spec, spec->minimum);
      g_autofree char *high = monev_verify_text (spec, spec->maximum);

      g_string_append (text, " · ");
      g_string_append_printf (text, _("%s sampai %s"), low, high);
    }
  return g_string_free (text, FALSE);
}

static char *
place_words (const MonevDataCase *data, guint sheet, guint line, guint field)
{
  const MonevDataField *of = monev_data_layout_field (data->layout, sheet, field);
  const MonevDataLine *at = line < monev_data_layout_n_lines (data->layout, sheet)
                                ? monev_data_layout_line (data->layout, sheet, line)
                                : NULL;
  g_autofree char *row = at == NULL || at->open ? g_strdup_printf (_("Baris %u"), line + 1)
                                                : g_strdup (at->label);

  return *of->over == '\0' || strcmp (of->over, of->label) == 0
             ? g_strdup_printf ("%s\n%s", row, of->label)
             : g_strdup_printf ("%s\n%s, %s", row, of->over, of->label);
}

static const char *
unit_of (const MonevDataCase *data, guint sheet, guint line)
{
  return line < monev_data_layout_n_lines (data->layout, sheet)
             ? monev_data_layout_line (data->layout, sheet, line)->unit
             : "";
}

/* What came before it: in the last period, in an earlier round. */
static char *
before_words (MonevKeySource *source, const MonevDataSpec *spec, guint sheet, guint line,
              guint field)
{
  const MonevDataCase *data = monev_key_source_get_data (source);
  GString *text = g_string_new (NULL);
  const char *last = data->last != NULL && line < monev_data_values_n_lines (data->last, sheet)
                         ? monev_data_values_get (data->last, sheet, line, field).text
                         : "";
  const char *round = line < monev_data_values_n_lines (data->values, sheet)
                          ? monev_data_values_get (data->values, sheet, line, field).text
                          : "";

  if (*last != '\0')
    {
      g_autofree char *shown = monev_verify_text (spec, last);

      g_string_append_printf (text, _("Periode lalu: %s"), shown);
    }
  if (*round != '\0')
    {
      g_autofree char *shown = monev_verify_text (spec, round);

      if (text->len > 0)
        g_string_append_c (text, '\n');
      g_string_append_printf (text, _("Data masuk sebelumnya: %s"), shown);
    }
  return g_string_free (text, FALSE);
}

/** monev_key_panel_show_cell: the cell under the cursor. */
void
monev_key_panel_show_cell (MonevKeyPanel *self, MonevKeySource *source, guint sheet, guint line,
                           guint field)
{
  const MonevDataCase *data = monev_key_source_get_shown (source)->data;
  MonevDataSpec spec = monev_data_layout_spec (data->layout, sheet, line, field);
  const MonevDataNote *note = monev_data_values_note (data->values, sheet, line, field);
  gboolean asked = monev_data_values_is_asked (data->values, sheet, line, field);
  g_autofree char *place = place_words (data, sheet, line, field);
  g_autofree char *takes = asked ? takes_words (&spec, unit_of (data, sheet, line))
                                 : g_strdup (_("Dihitung atau tidak diminta"));
  g_autofree char *before = before_words (source, &spec, sheet, line, field);
  gboolean doubtful = monev_key_source_is_doubtful (source, sheet, line, field);

  say (self->place, place);
  say (self->takes, takes);
  say (self->before, before);
  say (self->reason, doubtful && note != NULL && note->reason != NULL ? note->reason : "");
  gtk_widget_set_visible (self->reason_line, doubtful);
  gtk_widget_set_visible (self->cell_part, TRUE);
  gtk_widget_set_visible (self->none, FALSE);
}

/** monev_key_panel_show_none: the cursor stands on no cell. */
void
monev_key_panel_show_none (MonevKeyPanel *self)
{
  gtk_widget_set_visible (self->cell_part, FALSE);
  gtk_widget_set_visible (self->none, TRUE);
}

/* ---- where it comes from ---- */

static void
set_day (MonevDateEntry *entry, const char *iso)
{
  GDate day;
  MonevDate date;
  int y, m, d;

  if (!monev_date_from_iso (iso, &date, NULL))
    {
      monev_date_entry_set_date (entry, NULL);
      return;
    }
  monev_date_to_ymd (date, &y, &m, &d);
  g_date_clear (&day, 1);
  g_date_set_dmy (&day, (GDateDay) d, (GDateMonth) m, (GDateYear) y);
  monev_date_entry_set_date (entry, &day);
}

static char *
day_of (MonevDateEntry *entry)
{
  GDate day;
  MonevDate date;

  return monev_date_entry_get_date (entry, &day)
                 && monev_date_from_ymd (g_date_get_year (&day), (int) g_date_get_month (&day),
                                         g_date_get_day (&day), &date)
             ? monev_date_to_iso (date)
             : g_strdup ("");
}

/** monev_key_panel_set_keyed: fills the fields. */
void
monev_key_panel_set_keyed (MonevKeyPanel *self, const MonevKeyed *keyed)
{
  self->filling = TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (sources); i++)
    if (strcmp (sources[i].name, keyed->source) == 0)
      gtk_drop_down_set_selected (self->source, i);
  gtk_editable_set_text (self->letter, keyed->letter_number);
  gtk_editable_set_text (self->by, keyed->filled_by);
  gtk_editable_set_text (self->phone, keyed->filled_phone);
  set_day (self->letter_day, keyed->letter_date);
  set_day (self->received_day, keyed->received_on);
  self->filling = FALSE;
}

/** monev_key_panel_get_keyed: puts what the fields say into @keyed. FALSE while a date cannot be read:
 * it is told, too. */
gboolean
monev_key_panel_get_keyed (MonevKeyPanel *self, MonevKeyed *keyed)
{
  guint source = MIN (gtk_drop_down_get_selected (self->source), G_N_ELEMENTS (sources) - 1);
  g_autofree char *letter = day_of (self->letter_day);
  g_autofree char *received = day_of (self->received_day);
  gboolean good = monev_date_entry_is_valid (self->letter_day)
                  && monev_date_entry_is_valid (self->received_day);

  monev_keyed_set_text (&keyed->source, sources[source].name);
  monev_keyed_set_text (&keyed->letter_number, gtk_editable_get_text (self->letter));
  monev_keyed_set_text (&keyed->filled_by, gtk_editable_get_text (self->by));
  monev_keyed_set_text (&keyed->filled_phone, gtk_editable_get_text (self->phone));
  monev_keyed_set_text (&keyed->letter_date, letter);
  monev_keyed_set_text (&keyed->received_on, received);
  gtk_widget_set_visible (self->fault, !good);
  return good;
}

static void
on_changed (MonevKeyPanel *self)
{
  if (!self->filling)
    g_signal_emit (self, signals[CHANGED], 0);
}

static void
add_field (MonevKeyPanel *self, GtkWidget *box, const char *title, GtkWidget *field)
{
  GtkWidget *part = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkLabel *label = add_label (part, "caption");

  gtk_label_set_text_with_mnemonic (label, title);
  gtk_label_set_mnemonic_widget (label, field);
  gtk_widget_add_css_class (GTK_WIDGET (label), "dim-label");
  gtk_accessible_update_relation (GTK_ACCESSIBLE (field), GTK_ACCESSIBLE_RELATION_LABELLED_BY,
                                  label, NULL, -1);
  gtk_box_append (GTK_BOX (part), field);
  gtk_box_append (GTK_BOX (box), part);
}

static GtkEditable *
add_entry (MonevKeyPanel *self, GtkWidget *box, const char *title)
{
  GtkWidget *entry = gtk_entry_new ();

  g_signal_connect_swapped (entry, "changed", G_CALLBACK (on_changed), self);
  add_field (self, box, title, entry);
  return GTK_EDITABLE (entry);
}

static MonevDateEntry *
add_day (MonevKeyPanel *self, GtkWidget *box, const char *title)
{
  GtkWidget *entry = monev_date_entry_new ();

  g_signal_connect_swapped (entry, "changed", G_CALLBACK (on_changed), self);
  add_field (self, box, title, entry);
  return MONEV_DATE_ENTRY (entry);
}

/* ---- files ---- */

static void
on_add (MonevKeyPanel *self)
{
  g_signal_emit (self, signals[ADD], 0);
}

static void
on_remove (MonevKeyPanel *self, GtkWidget *button)
{
  g_signal_emit (self, signals[REMOVE], 0, g_object_get_data (G_OBJECT (button), "monev-id"));
}

static GtkWidget *
make_file (MonevKeyPanel *self, const MonevAttachment *file)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *remove = gtk_button_new_from_icon_name ("user-trash-symbolic");
  g_autofree char *name = g_markup_escape_text (file->name, -1);
  g_autofree char *size = monev_byte_size_format ((guint64) file->size);
  g_autofree char *tip = g_strdup_printf (_("Lepas %s"), file->name);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), name);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 1);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), size);
  gtk_widget_set_tooltip_text (row, file->name);
  gtk_widget_set_valign (remove, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (remove, "flat");
  gtk_widget_set_tooltip_text (remove, tip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (remove), GTK_ACCESSIBLE_PROPERTY_LABEL, tip, -1);
  g_object_set_data_full (G_OBJECT (remove), "monev-id", g_strdup (file->id), g_free);
  g_signal_connect_swapped (remove, "clicked", G_CALLBACK (on_remove), self);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), remove);
  return row;
}

/** monev_key_panel_set_files: @files: (element-type MonevAttachment): what hangs on it. */
void
monev_key_panel_set_files (MonevKeyPanel *self, const GPtrArray *files)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (self->files, 0)) != NULL)
    gtk_list_box_remove (self->files, GTK_WIDGET (row));
  for (guint i = 0; i < files->len; i++)
    gtk_list_box_append (self->files, make_file (self, files->pdata[i]));
  gtk_widget_set_visible (GTK_WIDGET (self->files), files->len > 0);
  gtk_widget_set_visible (self->no_files, files->len == 0);
}

/** monev_key_panel_focus: to its first field. */
void
monev_key_panel_focus (MonevKeyPanel *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->source));
}

/* ---- how it is built ---- */

static GtkWidget *
make_part (GtkWidget *page, const char *title)
{
  GtkWidget *part = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);

  gtk_label_set_text (add_label (part, "heading"), title);
  gtk_box_append (GTK_BOX (page), part);
  return part;
}

static void
make_cell (MonevKeyPanel *self, GtkWidget *page)
{
  GtkWidget *part = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *icon = gtk_image_new_from_icon_name ("dialog-warning-symbolic");
  GtkWidget *none = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_label_set_text (add_label (none, "dim-label"),
                      _("Pilih satu sel, lalu ketik nilainya seperti pada surat."));
  self->none = none;
  self->cell_part = part;
  self->place = add_label (part, "heading");
  self->takes = add_label (part, "dim-label");
  gtk_widget_set_valign (icon, GTK_ALIGN_START);
  gtk_widget_add_css_class (icon, "warning");
  gtk_box_append (GTK_BOX (line), icon);
  self->reason = add_label (line, NULL);
  self->reason_line = line;
  gtk_box_append (GTK_BOX (part), line);
  self->before = add_label (part, "dim-label");
  gtk_widget_set_visible (part, FALSE);
  gtk_box_append (GTK_BOX (page), none);
  gtk_box_append (GTK_BOX (page), part);
}

static void
make_origin (MonevKeyPanel *self, GtkWidget *page)
{
  GtkWidget *part = make_part (page, _("Asal data"));
  g_autoptr (GtkStringList) titles = gtk_string_list_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (sources); i++)
    gtk_string_list_append (titles, _(sources[i].title));
  self->source
      = GTK_DROP_DOWN (gtk_drop_down_new (G_LIST_MODEL (g_steal_pointer (&titles)), NULL));
  g_signal_connect_swapped (self->source, "notify::selected", G_CALLBACK (on_changed), self);
  add_field (self, part, _("S_umber"), GTK_WIDGET (self->source));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->source), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Sumber"), -1);
  self->letter = add_entry (self, part, _("_Nomor surat"));
  self->letter_day = add_day (self, part, _("_Tanggal surat"));
  self->received_day = add_day (self, part, _("_Diterima pada (kosong: sekarang)"));
  self->by = add_entry (self, part, _("N_ama pengisi"));
  self->phone = add_entry (self, part, _("Nomor telepon atau _WA pengisi"));
  self->fault = GTK_WIDGET (add_label (part, "monev-problem"));
  gtk_label_set_text (GTK_LABEL (self->fault),
                      _("Tanggal belum dapat dibaca. Tulis seperti 5 Maret 2026."));
  gtk_widget_set_visible (self->fault, FALSE);
}

static void
make_files (MonevKeyPanel *self, GtkWidget *page)
{
  GtkWidget *part = make_part (page, _("Lampiran"));
  GtkWidget *list = gtk_list_box_new ();
  GtkWidget *add = gtk_button_new_with_mnemonic (_("_Lampirkan Berkas…"));

  self->no_files = GTK_WIDGET (add_label (part, "dim-label"));
  gtk_label_set_text (GTK_LABEL (self->no_files),
                      _("Surat, foto, atau pindaian; dapat juga diseret ke sini."));
  self->files = GTK_LIST_BOX (list);
  gtk_list_box_set_selection_mode (self->files, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_widget_set_visible (list, FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Lampiran"), -1);
  gtk_box_append (GTK_BOX (part), list);
  gtk_widget_set_halign (add, GTK_ALIGN_START);
  g_signal_connect_swapped (add, "clicked", G_CALLBACK (on_add), self);
  gtk_box_append (GTK_BOX (part), add);
}

static void
monev_key_panel_class_init (MonevKeyPanelClass *klass)
{
  GType type = G_TYPE_FROM_CLASS (klass);

  signals[CHANGED] = g_signal_new ("changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);
  signals[ADD]
      = g_signal_new ("add", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[REMOVE] = g_signal_new ("remove", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
monev_key_panel_init (MonevKeyPanel *self)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *page = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);

  gtk_widget_add_css_class (page, "monev-remarks");
  gtk_widget_set_margin_top (page, 12);
  make_cell (self, page);
  make_origin (self, page);
  make_files (self, page);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), page);
  gtk_widget_set_vexpand (scrolled, TRUE);
  gtk_widget_set_size_request (GTK_WIDGET (self), WIDTH, -1);
  gtk_widget_set_hexpand (GTK_WIDGET (self), FALSE);
  gtk_widget_add_css_class (GTK_WIDGET (self), "view");
  adw_bin_set_child (ADW_BIN (self), scrolled);
}

/** monev_key_panel_new: Returns: (transfer floating): empty. */
GtkWidget *
monev_key_panel_new (void)
{
  return g_object_new (MONEV_TYPE_KEY_PANEL, NULL);
}
