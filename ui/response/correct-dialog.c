#include "correct-dialog.h"

#include "instrument/instrument-number.h"
#include "ui/common/drop-down.h"

#include <glib/gi18n.h>

#define LONGEST_LABEL 64 /* letters of a question in the list */

typedef struct
{
  GtkWidget *owner; /* (nullable): it went meanwhile */
  GtkWidget *dialog;
  GtkDropDown *which;
  GtkWidget *now, *typed, *reason;
  GPtrArray *places;   /* char*, beside the rows of the list */
  GPtrArray *answers;  /* char*, as an office reads them */
  GtkStringList *labels;
  char **numbers;      /* of the questions of the form */
  MonevCorrectFunc done;
} Dialog;

static void
dialog_free (gpointer data)
{
  Dialog *self = data;

  g_clear_weak_pointer (&self->owner);
  g_ptr_array_unref (self->places);
  g_ptr_array_unref (self->answers);
  g_object_unref (self->labels);
  g_strfreev (self->numbers);
  g_free (self);
}

/** monev_correct_words_free: frees what was typed. */
void
monev_correct_words_free (MonevCorrectWords *words)
{
  g_free (words->place);
  g_free (words->typed);
  g_free (words->reason);
  g_free (words);
}

/* ---- what can be corrected ---- */

static char *
cut (char *text)
{
  g_autofree char *whole = text;
  g_autofree char *start = NULL;

  if (g_utf8_strlen (whole, -1) <= LONGEST_LABEL)
    return g_steal_pointer (&whole);
  start = g_utf8_substring (whole, 0, LONGEST_LABEL - 1);
  return g_strconcat (start, "…", NULL);
}

static void
add_question (Dialog *self, MonevResponseForm *form, MonevFrame *frame, int index,
              const char *within)
{
  MonevResponseState state;
  g_autofree char *label = NULL;
  g_autofree char *whole = NULL;

  monev_response_form_state (form, frame, index, &state);
  if (!state.relevant || state.calculated)
    return;
  label = monev_response_form_words (form, frame, index, MONEV_COLUMN_LABEL);
  whole = cut (g_strdup_printf ("%s%s%s. %s", within, *within == '\0' ? "" : " · ",
                                self->numbers[index], label));
  gtk_string_list_append (self->labels, whole);
  g_ptr_array_add (self->places, monev_response_form_place (form, frame, index));
  g_ptr_array_add (self->answers, monev_response_form_shown (form, frame, index));
}

static void add_below (Dialog *self, MonevResponseForm *form, MonevFrame *frame, int index,
                       const char *within);

static void
add_repeat (Dialog *self, MonevResponseForm *form, MonevFrame *frame, int index)
{
  MonevInstrument *instrument = monev_response_form_instrument (form);
  guint n = monev_response_form_n_instances (form, frame, index);
  g_autofree char *label = monev_response_form_words (form, frame, index, MONEV_COLUMN_LABEL);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *within = g_strdup_printf ("%s %u", label, i + 1);

      add_below (self, form, monev_response_form_instance (form, frame, index, i),
                 monev_instrument_question (instrument, (guint) index)->first_child, within);
    }
}

static void
add_below (Dialog *self, MonevResponseForm *form, MonevFrame *frame, int index, const char *within)
{
  MonevInstrument *instrument = monev_response_form_instrument (form);

  while (index >= 0)
    {
      const MonevQuestion *question = monev_instrument_question (instrument, (guint) index);

      if (question->type != NULL && question->type->role == MONEV_QUESTION_BEGIN_REPEAT)
        add_repeat (self, form, frame, index);
      else if (question->type != NULL && monev_question_is_group (question))
        add_below (self, form, frame, question->first_child, within);
      else if (question->type != NULL && question->type->role == MONEV_QUESTION_ASKED
               && question->type->answer != MONEV_ANSWER_NONE)
        add_question (self, form, frame, index, within);
      index = question->next;
    }
}

/* ---- what is typed ---- */

static guint
chosen (const Dialog *self)
{
  guint at = gtk_drop_down_get_selected (self->which);

  return at < self->places->len ? at : 0;
}

static void
on_typed (Dialog *self)
{
  const char *reason = gtk_editable_get_text (GTK_EDITABLE (self->reason));

  adw_message_dialog_set_response_enabled (ADW_MESSAGE_DIALOG (self->dialog), "correct",
                                           *reason != '\0');
}

static void
on_chosen (Dialog *self)
{
  const char *answer = self->answers->pdata[chosen (self)];
  g_autofree char *text
      = g_strdup_printf (_("Sekarang: %s"), *answer == '\0' ? _("tidak dijawab") : answer);

  gtk_label_set_text (GTK_LABEL (self->now), text);
}

static void
on_response (Dialog *self, const char *response)
{
  MonevCorrectWords *words;

  if (!g_str_equal (response, "correct") || self->owner == NULL)
    return;
  words = g_new (MonevCorrectWords, 1);
  words->place = g_strdup (self->places->pdata[chosen (self)]);
  words->typed = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->typed)));
  words->reason = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->reason)));
  self->done (self->owner, words);
}

/* ---- how it is built ---- */

static GtkWidget *
add_entry (GtkWidget *box, const char *label, const char *text)
{
  GtkWidget *entry = gtk_entry_new ();
  GtkWidget *words = gtk_label_new_with_mnemonic (label);

  gtk_label_set_xalign (GTK_LABEL (words), 0);
  gtk_widget_set_margin_top (words, 6);
  gtk_label_set_mnemonic_widget (GTK_LABEL (words), entry);
  gtk_editable_set_text (GTK_EDITABLE (entry), text);
  gtk_entry_set_activates_default (GTK_ENTRY (entry), TRUE);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_RELATION_LABELLED_BY,
                                  words, NULL, -1);
  gtk_box_append (GTK_BOX (box), words);
  gtk_box_append (GTK_BOX (box), entry);
  return entry;
}

static void
add_choice (Dialog *self, GtkWidget *box, const char *place)
{
  GtkExpression *text = gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string");

  self->which = GTK_DROP_DOWN (
      gtk_drop_down_new (G_LIST_MODEL (g_object_ref (self->labels)), text));
  monev_drop_down_add_search (self->which);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->which), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Pertanyaan"), -1);
  for (guint i = 0; place != NULL && i < self->places->len; i++)
    if (g_str_equal (self->places->pdata[i], place))
      gtk_drop_down_set_selected (self->which, i);
  self->now = gtk_label_new ("");
  gtk_label_set_xalign (GTK_LABEL (self->now), 0);
  gtk_label_set_wrap (GTK_LABEL (self->now), TRUE);
  gtk_widget_add_css_class (self->now, "dim-label");
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->which));
  gtk_box_append (GTK_BOX (box), self->now);
  g_signal_connect_swapped (self->which, "notify::selected", G_CALLBACK (on_chosen), self);
}

static GtkWidget *
make_content (Dialog *self, const MonevCorrectWords *before)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  gtk_widget_set_size_request (box, 420, -1);
  add_choice (self, box, before != NULL ? before->place : NULL);
  self->typed = add_entry (box, _("_Jawaban yang benar"), before != NULL ? before->typed : "");
  self->reason = add_entry (box, _("_Alasan"), before != NULL ? before->reason : "");
  g_signal_connect_swapped (self->reason, "changed", G_CALLBACK (on_typed), self);
  return box;
}

/**
 * monev_correct_dialog_ask:
 * @before: (nullable): what was typed the last time, and
 * @problem: (nullable): what was wrong with it
 * @done: hears what was typed, unless it is given up or @owner goes
 *
 * Returns: (transfer none) (nullable): the dialog, which is shown; NULL when nothing was asked
 */
GtkWidget *
monev_correct_dialog_ask (GtkWidget *owner, MonevResponseForm *form,
                          const MonevCorrectWords *before, const char *problem,
                          MonevCorrectFunc done)
{
  Dialog *self = g_new0 (Dialog, 1);

  g_set_weak_pointer (&self->owner, owner);
  self->done = done;
  self->places = g_ptr_array_new_with_free_func (g_free);
  self->answers = g_ptr_array_new_with_free_func (g_free);
  self->labels = gtk_string_list_new (NULL);
  self->numbers = monev_instrument_numbers (monev_response_form_instrument (form));
  add_below (self, form, monev_response_form_root (form),
             monev_instrument_n_questions (monev_response_form_instrument (form)) > 0 ? 0 : -1,
             "");
  if (self->places->len == 0)
    {
      dialog_free (self);
      return NULL;
    }
  self->dialog = adw_message_dialog_new (
      GTK_WINDOW (gtk_widget_get_root (owner)), _("Koreksi jawaban"),
      problem != NULL ? problem : _("Isi lama, isi baru, dan alasannya tetap tersimpan."));
  g_object_set_data_full (G_OBJECT (self->dialog), "monev-correct", self, dialog_free);
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (self->dialog),
                                      make_content (self, before));
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (self->dialog), "cancel", _("_Batal"),
                                    "correct", _("_Koreksi"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (self->dialog), "correct",
                                              ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (self->dialog), "correct");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (self->dialog), "cancel");
  g_signal_connect_swapped (self->dialog, "response", G_CALLBACK (on_response), self);
  on_chosen (self);
  on_typed (self);
  gtk_window_present (GTK_WINDOW (self->dialog));
  gtk_widget_grab_focus (before != NULL ? self->typed : GTK_WIDGET (self->which));
  return self->dialog;
}
