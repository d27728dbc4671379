#include "remark-dialog.h"

#include "fill-control.h"
#include "place-list.h"
#include "ui/common/drop-down.h"

#include <glib/gi18n.h>

#define LONGEST_LABEL 64 /* letters of a question in the list */
#define MOST_HEIGHT 240  /* of the choices, which scroll beyond it */

/* What each kind of remark says. */
static const struct
{
  const char *heading, *body, *text, *act;
} words_of[] = {
  [MONEV_REMARK_CORRECT] = { N_("Koreksi jawaban"),
                             N_("Isi lama, isi baru, dan alasannya tetap tersimpan."),
                             N_("_Alasan"), N_("_Koreksi") },
  [MONEV_REMARK_ASK] = { N_("Tanya petugas"),
                         N_("Pertanyaan tampil pada jawaban ini sampai dijawab."),
                         N_("_Pertanyaan"), N_("_Tanyakan") },
  [MONEV_REMARK_REPLY] = { N_("Jawab pertanyaan"), N_("Pertanyaan pada isian ini selesai dijawab."),
                           N_("_Jawaban"), N_("_Jawab") },
};

typedef struct
{
  GtkWidget *owner; /* (nullable): it went meanwhile */
  GtkWidget *dialog;
  MonevRemarkKind kind;
  GPtrArray *places;         /* MonevPlace: of the form */
  GPtrArray *offered;        /* MonevPlace, beside the rows of the list; NULL: all of it */
  char *place;               /* of a reply */
  GtkDropDown *which;        /* (nullable) */
  GtkWidget *now, *typed;    /* (nullable) */
  MonevResponseForm *form;   /* of the owner; read while the dialog is filled */
  GtkWidget *slot;           /* (nullable): holds the choices of a question that has them */
  GtkWidget *control;        /* (nullable): what is in it */
  GtkWidget *text;
  MonevRemarkFunc done;
} Dialog;

static void
dialog_free (gpointer data)
{
  Dialog *self = data;

  g_clear_weak_pointer (&self->owner);
  g_ptr_array_unref (self->places);
  g_ptr_array_unref (self->offered);
  g_free (self->place);
  g_free (self);
}

/** monev_remark_words_new: Returns: (transfer full): copies of the texts. */
MonevRemarkWords *
monev_remark_words_new (MonevRemarkKind kind, const char *place, const char *typed,
                        const char *text)
{
  MonevRemarkWords *words = g_new (MonevRemarkWords, 1);

  *words = (MonevRemarkWords) { kind, g_strdup (place), g_strdup (typed), g_strdup (text) };
  return words;
}

/** monev_remark_words_free: frees what was typed. */
void
monev_remark_words_free (MonevRemarkWords *words)
{
  g_free (words->place);
  g_free (words->typed);
  g_free (words->text);
  g_free (words);
}

/* ---- what it may be about ---- */

static char *
cut (const char *whole)
{
  g_autofree char *start = NULL;

  if (g_utf8_strlen (whole, -1) <= LONGEST_LABEL)
    return g_strdup (whole);
  start = g_utf8_substring (whole, 0, LONGEST_LABEL - 1);
  return g_strconcat (start, "…", NULL);
}

/* A calculation can be asked about, not corrected. */
static GtkStringList *
offer (Dialog *self)
{
  GtkStringList *labels = gtk_string_list_new (NULL);

  if (self->kind == MONEV_REMARK_ASK)
    {
      gtk_string_list_append (labels, _("Seluruh jawaban"));
      g_ptr_array_add (self->offered, NULL);
    }
  for (guint i = 0; i < self->places->len; i++)
    {
      MonevPlace *place = g_ptr_array_index (self->places, i);
      g_autofree char *label = cut (place->label);

      if (self->kind == MONEV_REMARK_CORRECT && place->calculated)
        continue;
      gtk_string_list_append (labels, label);
      g_ptr_array_add (self->offered, place);
    }
  return labels;
}

static gboolean
any_to_correct (const GPtrArray *places)
{
  for (guint i = 0; i < places->len; i++)
    if (!((const MonevPlace *) g_ptr_array_index (places, i))->calculated)
      return TRUE;
  return FALSE;
}

static const MonevPlace *
chosen (const Dialog *self)
{
  guint at = self->which == NULL ? 0 : gtk_drop_down_get_selected (self->which);

  return at < self->offered->len ? g_ptr_array_index (self->offered, at) : NULL;
}

/* ---- what is typed ---- */

static void
on_typed (Dialog *self)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->text))));

  adw_message_dialog_set_response_enabled (ADW_MESSAGE_DIALOG (self->dialog), "take",
                                           *text != '\0');
}

static gboolean
has_choices (const Dialog *self, const MonevPlace *place)
{
  MonevAnswerKind kind
      = monev_instrument_question (monev_response_form_instrument (self->form),
                                   (guint) place->question)->type->answer;

  return kind == MONEV_ANSWER_CHOICE || kind == MONEV_ANSWER_CHOICES;
}

static void
on_left (Dialog *self)
{
  gtk_widget_grab_focus (self->text);
}

/* A code that is in no list cannot be typed where there is a list; it begins with what is answered. */
static void
offer_choices (Dialog *self, const char *typed)
{
  const MonevPlace *place = chosen (self);
  MonevResponseState state;
  MonevFillAsk ask = { .form = self->form, .left = G_CALLBACK (on_left), .data = self };

  if (self->slot == NULL)
    return;
  self->control = NULL;
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->slot), NULL);
  if (place != NULL && has_choices (self, place))
    {
      ask.frame = place->frame;
      ask.question = place->question;
      self->control = monev_fill_control_new (&ask);
      monev_response_form_state (self->form, ask.frame, ask.question, &state);
      state.read_only = FALSE;
      state.value = typed != NULL && *typed != '\0' ? typed : state.value;
      monev_fill_control_set (self->control, &ask, &state);
      gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->slot), self->control);
    }
  gtk_widget_set_visible (self->slot, self->control != NULL);
  gtk_widget_set_visible (self->typed, self->control == NULL);
}

static void
on_chosen (Dialog *self)
{
  const MonevPlace *place = chosen (self);
  g_autofree char *text = NULL;

  offer_choices (self, NULL);

  if (place != NULL)
    text = g_strdup_printf (_("Sekarang: %s"),
                            *place->answer == '\0' ? _("tidak dijawab") : place->answer);
  gtk_label_set_text (GTK_LABEL (self->now), text != NULL ? text : "");
  gtk_widget_set_visible (self->now, text != NULL);
}

static const char *
place_of (const Dialog *self)
{
  const MonevPlace *place = chosen (self);

  if (self->kind == MONEV_REMARK_REPLY)
    return self->place;
  return place != NULL ? place->place : "";
}

static char *
typed_of (const Dialog *self)
{
  if (self->control != NULL)
    return monev_fill_control_get (self->control);
  return g_strdup (self->typed != NULL ? gtk_editable_get_text (GTK_EDITABLE (self->typed)) : "");
}

static void
on_response (Dialog *self, const char *response)
{
  g_autofree char *typed = typed_of (self);

  if (!g_str_equal (response, "take") || self->owner == NULL)
    return;
  self->done (self->owner,
              monev_remark_words_new (self->kind, place_of (self), typed,
                                      gtk_editable_get_text (GTK_EDITABLE (self->text))));
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
  gtk_editable_set_text (GTK_EDITABLE (entry), text != NULL ? text : "");
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

  self->which = GTK_DROP_DOWN (gtk_drop_down_new (G_LIST_MODEL (offer (self)), text));
  monev_drop_down_add_search (self->which);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->which), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Pertanyaan"), -1);
  for (guint i = 0; place != NULL && i < self->offered->len; i++)
    {
      const MonevPlace *at = g_ptr_array_index (self->offered, i);

      if (at != NULL && g_str_equal (at->place, place))
        gtk_drop_down_set_selected (self->which, i);
    }
  self->now = gtk_label_new ("");
  gtk_label_set_xalign (GTK_LABEL (self->now), 0);
  gtk_label_set_wrap (GTK_LABEL (self->now), TRUE);
  gtk_widget_add_css_class (self->now, "dim-label");
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->which));
  gtk_box_append (GTK_BOX (box), self->now);
  g_signal_connect_swapped (self->which, "notify::selected", G_CALLBACK (on_chosen), self);
  on_chosen (self);
}

static void
add_slot (Dialog *self, GtkWidget *box, const char *typed)
{
  self->slot = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->slot), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (self->slot), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (self->slot), MOST_HEIGHT);
  gtk_box_append (GTK_BOX (box), self->slot);
  offer_choices (self, typed);
}

static GtkWidget *
make_content (Dialog *self, const MonevRemarkStart *start)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  gtk_widget_set_size_request (box, 420, -1);
  if (self->kind != MONEV_REMARK_REPLY)
    add_choice (self, box, start->place);
  if (self->kind == MONEV_REMARK_CORRECT)
    {
      self->typed = add_entry (box, _("_Jawaban yang benar"), start->typed);
      add_slot (self, box, start->typed);
    }
  self->text = add_entry (box, _(words_of[self->kind].text), start->text);
  g_signal_connect_swapped (self->text, "changed", G_CALLBACK (on_typed), self);
  return box;
}

/* Where one types first: the question is known when one comes from it. */
static GtkWidget *
first_field (const Dialog *self, const MonevRemarkStart *start)
{
  if (self->which != NULL && start->place == NULL)
    return GTK_WIDGET (self->which);
  if (self->control != NULL)
    return monev_fill_control_get_first (self->control);
  return self->typed != NULL ? self->typed : self->text;
}

static void
add_responses (Dialog *self)
{
  AdwMessageDialog *dialog = ADW_MESSAGE_DIALOG (self->dialog);

  adw_message_dialog_add_responses (dialog, "cancel", _("_Batal"), "take",
                                    _(words_of[self->kind].act), NULL);
  adw_message_dialog_set_response_appearance (dialog, "take", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (dialog, "take");
  adw_message_dialog_set_close_response (dialog, "cancel");
  g_signal_connect_swapped (dialog, "response", G_CALLBACK (on_response), self);
}

/**
 * monev_remark_dialog_ask:
 * @done: hears what was typed, unless it is given up or @owner goes
 *
 * A form in which nothing is asked says so in its body and offers no answer to correct.
 *
 * Returns: (transfer none): the dialog, which is shown
 */
GtkWidget *
monev_remark_dialog_ask (GtkWidget *owner, MonevResponseForm *form, const MonevRemarkStart *start,
                         MonevRemarkFunc done)
{
  Dialog *self = g_new0 (Dialog, 1);
  gboolean nothing;

  g_set_weak_pointer (&self->owner, owner);
  self->kind = start->kind;
  self->form = form;
  self->done = done;
  self->place = g_strdup (start->place != NULL ? start->place : "");
  self->places = monev_place_list_new (form);
  self->offered = g_ptr_array_new ();
  nothing = start->kind == MONEV_REMARK_CORRECT && !any_to_correct (self->places);
  self->dialog = adw_message_dialog_new (
      GTK_WINDOW (gtk_widget_get_root (owner)), _(words_of[self->kind].heading),
      nothing                  ? _("Jawaban ini tidak berisi pertanyaan yang dapat dikoreksi.")
      : start->problem != NULL ? start->problem
                               : _(words_of[self->kind].body));
  g_object_set_data_full (G_OBJECT (self->dialog), "monev-remark", self, dialog_free);
  if (nothing)
    {
      adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (self->dialog), "cancel", _("_Tutup"));
      gtk_window_present (GTK_WINDOW (self->dialog));
      return self->dialog;
    }
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (self->dialog),
                                      make_content (self, start));
  add_responses (self);
  on_typed (self);
  gtk_window_present (GTK_WINDOW (self->dialog));
  gtk_widget_grab_focus (first_field (self, start));
  return self->dialog;
}
