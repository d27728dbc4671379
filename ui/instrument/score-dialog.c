#include "score-dialog.h"

#include "base/number.h"
#include "instrument/instrument-edit.h"
#include "instrument/instrument-number.h"
#include "instrument/instrument-score.h"

#include <adwaita.h>
#include <glib/gi18n.h>

typedef struct
{
  AdwMessageDialog *dialog;
  MonevInstrumentEditor *editor;
  GtkBox *bands;  /* a line for each: limit, words, button */
  GtkLabel *fault;
  GtkWidget *usual;
} Asking;

static void
asking_free (gpointer data)
{
  Asking *self = data;

  g_object_unref (self->editor);
  g_free (self);
}

/* ---- the grades ---- */

static GtkEditable *
nth_entry (GtkWidget *line, guint n)
{
  GtkWidget *entry = gtk_widget_get_first_child (line);

  while (n-- > 0)
    entry = gtk_widget_get_next_sibling (entry);
  return GTK_EDITABLE (entry);
}

/* As the setting holds them; lines that are empty are left out. */
static char *
text_of_lines (Asking *self)
{
  GString *text = g_string_new (NULL);

  for (GtkWidget *line = gtk_widget_get_first_child (GTK_WIDGET (self->bands)); line != NULL;
       line = gtk_widget_get_next_sibling (line))
    {
      g_autofree char *from = g_strstrip (g_strdup (gtk_editable_get_text (nth_entry (line, 0))));
      g_autofree char *words = g_strstrip (g_strdup (gtk_editable_get_text (nth_entry (line, 1))));

      if (*from != '\0' || *words != '\0')
        g_string_append_printf (text, "%s%s %s", text->len > 0 ? "; " : "", from, words);
    }
  return g_string_free (text, FALSE);
}

static void
check (Asking *self)
{
  g_autofree char *text = text_of_lines (self);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) bands = monev_score_bands_parse (text, &error);

  gtk_label_set_text (self->fault, bands == NULL ? error->message : "");
  gtk_widget_set_visible (GTK_WIDGET (self->fault), bands == NULL);
  gtk_widget_set_visible (self->usual, *text == '\0');
  adw_message_dialog_set_response_enabled (self->dialog, "take", bands != NULL);
}

static void
on_remove (Asking *self, GtkWidget *button)
{
  GtkWidget *line = gtk_widget_get_parent (button);
  GtkWidget *next = gtk_widget_get_next_sibling (line);

  if (next == NULL)
    next = gtk_widget_get_prev_sibling (line);
  if (next != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (nth_entry (next, 0)));
  gtk_box_remove (self->bands, line);
  check (self);
}

static void
add_entry (Asking *self, GtkBox *line, const char *label, const char *text, int chars)
{
  GtkWidget *entry = gtk_entry_new ();

  gtk_editable_set_text (GTK_EDITABLE (entry), text);
  gtk_editable_set_width_chars (GTK_EDITABLE (entry), chars);
  gtk_editable_set_max_width_chars (GTK_EDITABLE (entry), chars);
  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_widget_set_hexpand (entry, chars > 10);
  gtk_entry_set_activates_default (GTK_ENTRY (entry), TRUE);
  g_signal_connect_swapped (entry, "changed", G_CALLBACK (check), self);
  gtk_box_append (line, entry);
}

static GtkWidget *
add_band (Asking *self, const char *from, const char *words)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *remove = gtk_button_new_from_icon_name ("list-remove-symbolic");

  add_entry (self, GTK_BOX (line), _("Mulai dari"), from, 8);
  add_entry (self, GTK_BOX (line), _("Predikat"), words, 24);
  gtk_widget_add_css_class (remove, "flat");
  gtk_widget_set_tooltip_text (remove, _("Hapus predikat"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (remove), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Hapus predikat"), -1);
  g_signal_connect_swapped (remove, "clicked", G_CALLBACK (on_remove), self);
  gtk_box_append (GTK_BOX (line), remove);
  gtk_box_append (self->bands, line);
  return line;
}

static void
fill_bands (Asking *self, const char *text)
{
  g_autoptr (GPtrArray) bands = monev_score_bands_parse (text, NULL);

  for (guint i = 0; bands != NULL && i < bands->len; i++)
    {
      const MonevScoreBand *band = g_ptr_array_index (bands, i);
      g_autofree char *from = monev_number_format (band->from, MONEV_NUMBER_AS_IS);

      add_band (self, from, band->words);
    }
  /* What cannot be read is not thrown away: it stands there to be mended. */
  if (bands == NULL)
    add_band (self, "", text);
}

static void
on_usual (Asking *self)
{
  while (gtk_widget_get_first_child (GTK_WIDGET (self->bands)) != NULL)
    gtk_box_remove (self->bands, gtk_widget_get_first_child (GTK_WIDGET (self->bands)));
  fill_bands (self, MONEV_SCORE_USUAL_BANDS);
  check (self);
}

static void
on_add (Asking *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (nth_entry (add_band (self, "", ""), 0)));
}

/* ---- what counts ---- */

static void
attach_text (GtkGrid *grid, const char *text, int column, int row, gboolean right, gboolean head)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), right ? 1 : 0);
  if (column == 1)
    {
      gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
      gtk_widget_set_tooltip_text (label, text);
    }
  gtk_widget_set_hexpand (label, column == 1);
  if (right)
    gtk_widget_add_css_class (label, "numeric");
  if (head)
    {
      gtk_widget_add_css_class (label, "dim-label");
      gtk_widget_add_css_class (label, "monev-small");
    }
  gtk_grid_attach (grid, label, column, row, 1, 1);
}

static void
attach_item (GtkGrid *grid, MonevInstrument *instrument, const MonevScoreItem *item,
             const char *number, int row)
{
  const char *label = monev_instrument_text (instrument, item->question, MONEV_COLUMN_LABEL,
                                             monev_instrument_default_language (instrument));
  g_autofree char *weight = monev_number_format (item->weight, MONEV_NUMBER_AS_IS);
  g_autofree char *most = monev_number_format (item->most, MONEV_NUMBER_AS_IS);

  attach_text (grid, number, 0, row, TRUE, FALSE);
  attach_text (grid, *label != '\0' ? label
                                    : monev_instrument_question (instrument, item->question)->name,
               1, row, FALSE, FALSE);
  attach_text (grid, weight, 2, row, TRUE, FALSE);
  attach_text (grid, most, 3, row, TRUE, FALSE);
}

static GtkWidget *
make_items (MonevInstrument *instrument, const MonevScoring *scoring)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkGrid *grid = GTK_GRID (gtk_grid_new ());
  g_auto (GStrv) numbers = monev_instrument_numbers (instrument);

  gtk_grid_set_column_spacing (grid, 12);
  gtk_grid_set_row_spacing (grid, 6);
  attach_text (grid, _("No"), 0, 0, TRUE, TRUE);
  attach_text (grid, _("Pertanyaan"), 1, 0, FALSE, TRUE);
  attach_text (grid, _("Bobot"), 2, 0, TRUE, TRUE);
  attach_text (grid, _("Skor tertinggi"), 3, 0, TRUE, TRUE);
  for (guint i = 0; i < monev_scoring_n_items (scoring); i++)
    {
      const MonevScoreItem *item = monev_scoring_item (scoring, i);

      attach_item (grid, instrument, item, numbers[item->question], (int) i + 1);
    }
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scrolled), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scrolled), 180);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), GTK_WIDGET (grid));
  return scrolled;
}

static GtkWidget *
add_label (GtkBox *box, const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 60);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  gtk_box_append (box, label);
  return label;
}

static void
add_formula (GtkBox *box, MonevInstrument *instrument)
{
  g_autoptr (MonevScoring) scoring = monev_scoring_new (instrument);
  g_autofree char *formula = scoring == NULL ? NULL : monev_scoring_formula (scoring);

  if (scoring == NULL)
    {
      add_label (box,
                 _("Belum ada pertanyaan yang dinilai. Isi kolom Skor pada pilihan sebuah "
                   "pertanyaan, atau bobot dan skor tertinggi pada pertanyaan bilangan."),
                 NULL);
      return;
    }
  gtk_box_append (box, make_items (instrument, scoring));
  gtk_label_set_selectable (GTK_LABEL (add_label (box, formula, "monev-formula")), TRUE);
  add_label (box,
             _("Pertanyaan yang dilewati atau tidak dijawab tidak ikut dihitung. Nilai dibulatkan "
               "ke dua desimal; predikat berlaku mulai batas bawahnya."),
             "dim-label");
}

static GtkWidget *
make_content (Asking *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *add = gtk_button_new_with_mnemonic (_("_Tambah Predikat"));

  add_formula (GTK_BOX (box), monev_instrument_editor_get (self->editor));
  add_label (GTK_BOX (box), _("Predikat dan batas bawahnya"), "monev-heading");
  self->bands = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 6));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->bands));
  self->usual = gtk_button_new_with_mnemonic (_("Pakai Predikat _Permendagri 86/2017"));
  self->fault = GTK_LABEL (add_label (GTK_BOX (box), "", "error"));
  g_signal_connect_swapped (add, "clicked", G_CALLBACK (on_add), self);
  g_signal_connect_swapped (self->usual, "clicked", G_CALLBACK (on_usual), self);
  gtk_box_append (GTK_BOX (line), add);
  gtk_box_append (GTK_BOX (line), self->usual);
  gtk_box_append (GTK_BOX (box), line);
  return box;
}

static void
on_response (Asking *self, const char *response)
{
  g_autofree char *text = text_of_lines (self);
  g_autoptr (GPtrArray) bands = monev_score_bands_parse (text, NULL);
  MonevInstrument *instrument = monev_instrument_editor_get (self->editor);
  g_autofree char *setting = bands == NULL ? NULL : monev_score_bands_format (bands);

  if (!g_str_equal (response, "take") || setting == NULL
      || g_str_equal (setting, monev_instrument_setting (instrument, MONEV_SCORE_SETTING)))
    return;
  monev_instrument_editor_apply (
      self->editor, monev_instrument_edit_setting (instrument, MONEV_SCORE_SETTING, setting),
      _("Ubah predikat"), NULL);
}

/** monev_score_dialog_ask: shows the scoring of what is in edit; the grades that are taken become
 * one edit of @editor. Returns: (transfer none): the dialog. */
GtkWindow *
monev_score_dialog_ask (GtkWindow *parent, MonevInstrumentEditor *editor)
{
  Asking *self = g_new0 (Asking, 1);
  GtkWidget *dialog = adw_message_dialog_new (parent, _("Penilaian"), NULL);

  self->dialog = ADW_MESSAGE_DIALOG (dialog);
  self->editor = g_object_ref (editor);
  adw_message_dialog_set_extra_child (self->dialog, make_content (self));
  adw_message_dialog_add_responses (self->dialog, "cancel", _("_Batal"), "take", _("_Pakai"), NULL);
  adw_message_dialog_set_response_appearance (self->dialog, "take", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (self->dialog, "take");
  adw_message_dialog_set_close_response (self->dialog, "cancel");
  fill_bands (self, monev_instrument_setting (monev_instrument_editor_get (editor),
                                              MONEV_SCORE_SETTING));
  check (self);
  g_signal_connect_swapped (dialog, "response", G_CALLBACK (on_response), self);
  g_object_set_data_full (G_OBJECT (dialog), "asking", self, asking_free);
  gtk_window_present (GTK_WINDOW (dialog));
  return GTK_WINDOW (dialog);
}
