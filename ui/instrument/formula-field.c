#include "formula-field.h"

#include "formula-words.h"
#include "instrument/condition.h"

#include <glib/gi18n.h>
#include <string.h>

#define MOST_WORDS 8

struct _MonevFormulaField
{
  AdwBin parent;
  char *lead; /* "Hanya jika %s." */
  MonevInstrument *instrument;
  guint question;
  MonevRule rule;
  GtkEntry *entry;
  GtkLabel *meaning;
  GtkImage *mark;
  GtkPopover *popover;
  GtkListBox *list;
  GPtrArray *words; /* MonevFormulaWord, those that are offered */
  guint start;      /* of the word that is begun, in bytes */
  gboolean filling, wrong;
};

enum
{
  CHANGED,
  PICK,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MonevFormulaField, monev_formula_field, ADW_TYPE_BIN)

/** monev_formula_field_get_text: Returns: (transfer none): as it is typed. */
const char *
monev_formula_field_get_text (MonevFormulaField *self)
{
  return gtk_editable_get_text (GTK_EDITABLE (self->entry));
}

/** monev_formula_field_get_meaning: Returns: (transfer none): what stands below it. */
const char *
monev_formula_field_get_meaning (MonevFormulaField *self)
{
  return gtk_label_get_text (self->meaning);
}

/** monev_formula_field_is_wrong: Returns: whether it cannot be worked out as it stands. */
gboolean
monev_formula_field_is_wrong (MonevFormulaField *self)
{
  return self->wrong;
}

static void
say (MonevFormulaField *self, const char *text, gboolean wrong)
{
  GtkWidget *meaning = GTK_WIDGET (self->meaning);

  self->wrong = wrong;
  gtk_label_set_text (self->meaning, text);
  gtk_widget_set_visible (gtk_widget_get_parent (meaning), *text != '\0');
  gtk_image_set_from_icon_name (self->mark, wrong ? "dialog-error-symbolic" : "emblem-ok-symbolic");
  for (guint i = 0; i < 2; i++)
    {
      GtkWidget *widget = i == 0 ? meaning : GTK_WIDGET (self->entry);

      if (wrong)
        gtk_widget_add_css_class (widget, "error");
      else
        gtk_widget_remove_css_class (widget, "error");
    }
}

/* Compiled on its own, so that what is just typed is judged, not what was saved. */
static void
judge (MonevFormulaField *self)
{
  const char *text = monev_formula_field_get_text (self);
  const MonevQuestion *question = monev_instrument_question (self->instrument, self->question);
  MonevExpressionPlace place
      = monev_instrument_place (self->instrument, question->field < 0 ? 0 : question->field);
  g_autoptr (MonevExpression) expression = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *words = NULL;
  g_autofree char *sentence = NULL;

  if (text[strspn (text, " \t")] == '\0')
    {
      say (self, "", FALSE);
      return;
    }
  expression = monev_expression_compile (text, &place, &error);
  if (expression == NULL)
    {
      say (self, error->message, TRUE);
      return;
    }
  words = monev_instrument_explain (self->instrument, expression);
  sentence = g_strdup_printf (self->lead, words);
  say (self, sentence, FALSE);
}

/**
 * monev_formula_field_show:
 * @instrument: a reference is taken
 * @text: leaves the cursor alone where nothing changed
 */
void
monev_formula_field_show (MonevFormulaField *self, MonevInstrument *instrument, guint question,
                          MonevRule rule, const char *text)
{
  monev_instrument_ref (instrument);
  g_clear_pointer (&self->instrument, monev_instrument_unref);
  self->instrument = instrument;
  self->question = question;
  self->rule = rule;
  self->filling = TRUE;
  if (strcmp (monev_formula_field_get_text (self), text) != 0)
    gtk_editable_set_text (GTK_EDITABLE (self->entry), text);
  self->filling = FALSE;
  judge (self);
}

/* ---- completion ---- */

static GtkWidget *
make_word (const MonevFormulaWord *word)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *title = gtk_label_new (word->title), *about = gtk_label_new (word->about);

  gtk_widget_add_css_class (title, "monospace");
  gtk_widget_add_css_class (about, "dim-label");
  gtk_label_set_xalign (GTK_LABEL (about), 0);
  gtk_label_set_ellipsize (GTK_LABEL (about), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (about), 36);
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), about);
  return box;
}

static void
close_words (MonevFormulaField *self)
{
  gtk_popover_popdown (self->popover);
}

static guint
cursor_bytes (MonevFormulaField *self)
{
  const char *text = monev_formula_field_get_text (self);

  return (
      guint)(g_utf8_offset_to_pointer (text, gtk_editable_get_position (GTK_EDITABLE (self->entry)))
             - text);
}

static void
offer (MonevFormulaField *self)
{
  GtkWidget *row;

  g_clear_pointer (&self->words, g_ptr_array_unref);
  self->words = monev_formula_words (self->instrument, (int)self->question,
                                     monev_formula_field_get_text (self), cursor_bytes (self),
                                     MOST_WORDS, &self->start);
  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, row);
  for (guint i = 0; i < self->words->len; i++)
    gtk_list_box_append (self->list, make_word (g_ptr_array_index (self->words, i)));
  if (self->words->len == 0
      || !gtk_widget_has_focus (
          GTK_WIDGET (gtk_editable_get_delegate (GTK_EDITABLE (self->entry)))))
    {
      close_words (self);
      return;
    }
  gtk_list_box_select_row (self->list, gtk_list_box_get_row_at_index (self->list, 0));
  gtk_popover_popup (self->popover);
}

/** monev_formula_field_complete: Returns: %FALSE when less than @nth words, counted from 0, are
 * offered; otherwise the begun word is that one now. */
gboolean
monev_formula_field_complete (MonevFormulaField *self, guint nth)
{
  const char *text = monev_formula_field_get_text (self);
  guint cursor = cursor_bytes (self);
  const MonevFormulaWord *word;
  g_autofree char *before = NULL;
  g_autofree char *with = NULL;
  int position;

  if (self->words == NULL || nth >= self->words->len)
    return FALSE;
  word = g_ptr_array_index (self->words, nth);
  before = g_strndup (text, self->start);
  if (text[cursor] == '}' && g_str_has_suffix (word->insert, "}"))
    cursor++;
  with = g_strconcat (before, word->insert, text + cursor, NULL);
  position = (int)(g_utf8_strlen (before, -1) + g_utf8_strlen (word->insert, -1));
  gtk_editable_set_text (GTK_EDITABLE (self->entry), with);
  gtk_editable_set_position (GTK_EDITABLE (self->entry), position);
  close_words (self);
  return TRUE;
}

static void
move_choice (MonevFormulaField *self, int by)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);
  int index = (row == NULL ? 0 : gtk_list_box_row_get_index (row)) + by;
  GtkListBoxRow *next = gtk_list_box_get_row_at_index (self->list, index);

  if (next != NULL)
    gtk_list_box_select_row (self->list, next);
}

static gboolean
on_key (MonevFormulaField *self, guint key, guint code, GdkModifierType state)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);

  if (!gtk_widget_get_visible (GTK_WIDGET (self->popover)) || row == NULL)
    return GDK_EVENT_PROPAGATE;
  switch (key)
    {
    case GDK_KEY_Down:
    case GDK_KEY_Up:
      move_choice (self, key == GDK_KEY_Down ? 1 : -1);
      return GDK_EVENT_STOP;
    case GDK_KEY_Tab:
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
      monev_formula_field_complete (self, (guint)gtk_list_box_row_get_index (row));
      return GDK_EVENT_STOP;
    case GDK_KEY_Escape:
      close_words (self);
      return GDK_EVENT_STOP;
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

static void
on_row (MonevFormulaField *self, GtkListBoxRow *row)
{
  monev_formula_field_complete (self, (guint)gtk_list_box_row_get_index (row));
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
}

/* ---- typing ---- */

static void
on_changed (MonevFormulaField *self)
{
  if (self->filling || self->instrument == NULL)
    return;
  judge (self);
  g_signal_emit (self, signals[CHANGED], 0, monev_formula_field_get_text (self));
}

static void
on_cursor (MonevFormulaField *self)
{
  if (!self->filling && self->instrument != NULL)
    offer (self);
}

/** monev_formula_field_type: as if typed, with the cursor at the end; for tests. */
void
monev_formula_field_type (MonevFormulaField *self, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (self->entry), text);
  gtk_editable_set_position (GTK_EDITABLE (self->entry), -1);
  offer (self);
}

static void
on_pick (MonevFormulaField *self)
{
  g_signal_emit (self, signals[PICK], 0);
}

static void
monev_formula_field_dispose (GObject *object)
{
  MonevFormulaField *self = MONEV_FORMULA_FIELD (object);

  g_clear_pointer ((GtkWidget **)&self->popover, gtk_widget_unparent);
  g_clear_pointer (&self->words, g_ptr_array_unref);
  g_clear_pointer (&self->instrument, monev_instrument_unref);
  g_clear_pointer (&self->lead, g_free);
  G_OBJECT_CLASS (monev_formula_field_parent_class)->dispose (object);
}

static void
monev_formula_field_class_init (MonevFormulaFieldClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = monev_formula_field_dispose;
  signals[CHANGED] = g_signal_new ("changed", MONEV_TYPE_FORMULA_FIELD, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[PICK] = g_signal_new ("pick", MONEV_TYPE_FORMULA_FIELD, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 0);
}

static void
add_words (MonevFormulaField *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->popover = GTK_POPOVER (gtk_popover_new ());
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_popover_set_autohide (self->popover, FALSE);
  gtk_popover_set_has_arrow (self->popover, FALSE);
  gtk_popover_set_position (self->popover, GTK_POS_BOTTOM);
  gtk_widget_set_halign (GTK_WIDGET (self->popover), GTK_ALIGN_START);
  gtk_widget_set_can_focus (GTK_WIDGET (self->popover), FALSE);
  gtk_popover_set_child (self->popover, GTK_WIDGET (self->list));
  gtk_widget_set_parent (GTK_WIDGET (self->popover), GTK_WIDGET (self->entry));
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (on_key), self);
  gtk_widget_add_controller (GTK_WIDGET (self->entry), keys);
  g_signal_connect_swapped (self->list, "row-activated", G_CALLBACK (on_row), self);
}

static GtkWidget *
make_meaning (MonevFormulaField *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->mark = GTK_IMAGE (gtk_image_new ());
  self->meaning = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->meaning, 0);
  gtk_label_set_wrap (self->meaning, TRUE);
  gtk_label_set_wrap_mode (self->meaning, PANGO_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (GTK_WIDGET (self->meaning), "monev-small");
  gtk_widget_add_css_class (GTK_WIDGET (self->meaning), "dim-label");
  gtk_widget_set_valign (GTK_WIDGET (self->mark), GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->mark));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->meaning));
  gtk_widget_set_visible (box, FALSE);
  return box;
}

static GtkWidget *
make_head (MonevFormulaField *self, const char *title, gboolean picked)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *caption = gtk_label_new (title), *button;

  gtk_label_set_xalign (GTK_LABEL (caption), 0);
  gtk_widget_set_hexpand (caption, TRUE);
  gtk_widget_add_css_class (caption, "monev-small");
  gtk_widget_add_css_class (caption, "dim-label");
  gtk_box_append (GTK_BOX (head), caption);
  if (!picked)
    return head;
  button = gtk_button_new_with_label (_("Susun…"));
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "monev-small");
  gtk_widget_set_tooltip_text (button, _("Pilih pertanyaan, pembanding, dan pilihannya"));
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (on_pick), self);
  gtk_box_append (GTK_BOX (head), button);
  return head;
}

static void
monev_formula_field_init (MonevFormulaField *self)
{
  self->entry = GTK_ENTRY (gtk_entry_new ());
  gtk_editable_set_enable_undo (GTK_EDITABLE (self->entry), FALSE);
  gtk_widget_add_css_class (GTK_WIDGET (self->entry), "monospace");
  g_signal_connect_swapped (self->entry, "changed", G_CALLBACK (on_changed), self);
  g_signal_connect_swapped (self->entry, "notify::cursor-position", G_CALLBACK (on_cursor), self);
  add_words (self);
}

/**
 * monev_formula_field_new:
 * @lead: with one %s for what it means: "Hanya jika %s."
 * @picked: whether it can also be picked
 *
 * Returns: (transfer floating): empty
 */
GtkWidget *
monev_formula_field_new (const char *title, const char *lead, gboolean picked)
{
  MonevFormulaField *self = g_object_new (MONEV_TYPE_FORMULA_FIELD, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);

  self->lead = g_strdup (lead);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  title, -1);
  gtk_box_append (GTK_BOX (box), make_head (self, title, picked));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->entry));
  gtk_box_append (GTK_BOX (box), make_meaning (self));
  adw_bin_set_child (ADW_BIN (self), box);
  return GTK_WIDGET (self);
}
