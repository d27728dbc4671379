#include "fill-box.h"

#include "fill-control.h"
#include "instrument/condition.h"
#include "instrument/instrument-number.h"

#include <glib/gi18n.h>
#include <string.h>

struct _MonevFillBox
{
  GtkWidget parent;
  MonevResponseForm *form; /* of the view, which outlives its boxes */
  MonevFrame *frame;
  int question;
  char *number;
  MonevFillStyle style;
  GtkWidget *box;
  GtkLabel *title, *hint, *problem, *skipped;
  GtkWidget *skip_line, *problem_line;
  GtkImage *problem_mark;
  GtkWidget *control; /* (nullable): notes and what phones alone can do have none */
  GtkWidget *other, *reason;
  GtkWidget *note_line;
  GtkLabel *note;
  gboolean hidden;   /* another question is asked */
  gboolean filling;
};

enum
{
  ANSWERED,
  NEXT,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MonevFillBox, monev_fill_box, GTK_TYPE_WIDGET)

static const MonevQuestion *
question_of (MonevFillBox *self)
{
  return monev_instrument_question (monev_response_form_instrument (self->form),
                                    (guint) self->question);
}

static MonevFillAsk
ask_of (MonevFillBox *self)
{
  return (MonevFillAsk) { self->form, self->frame, self->question };
}

/** monev_fill_box_get_frame: Returns: (transfer none): the instance it belongs to. */
MonevFrame *
monev_fill_box_get_frame (MonevFillBox *self)
{
  return self->frame;
}

/** monev_fill_box_get_question: Returns: the question it asks. */
int
monev_fill_box_get_question (MonevFillBox *self)
{
  return self->question;
}

/** monev_fill_box_get_problem: Returns: (transfer none): what is said to be wrong, "" for nothing. */
const char *
monev_fill_box_get_problem (MonevFillBox *self)
{
  return gtk_widget_get_visible (self->problem_line) ? gtk_label_get_text (self->problem) : "";
}

/* ---- showing ---- */

static void
say_title (MonevFillBox *self, const MonevResponseState *state)
{
  g_autofree char *words = monev_response_form_words (self->form, self->frame, self->question,
                                                      MONEV_COLUMN_LABEL);
  g_autofree char *hint = monev_response_form_words (self->form, self->frame, self->question,
                                                     MONEV_COLUMN_HINT);
  g_autofree char *title
      = g_strdup_printf ("%s%s%s%s", self->number, *self->number == '\0' ? "" : ".  ",
                         *words == '\0' ? question_of (self)->name : words,
                         state->required && state->relevant ? " *" : "");

  gtk_label_set_text (self->title, title);
  gtk_label_set_text (self->hint, hint);
  gtk_widget_set_visible (GTK_WIDGET (self->hint), *hint != '\0' && state->relevant);
}

/* Why it is skipped: its own condition, or that of a group around it. */
static char *
why_skipped (MonevFillBox *self)
{
  MonevInstrument *instrument = monev_response_form_instrument (self->form);

  for (int question = self->question; question >= 0;
       question = monev_instrument_question (instrument, (guint) question)->parent)
    {
      const MonevQuestion *of = monev_instrument_question (instrument, (guint) question);
      g_autofree char *words = NULL;

      if (of->rules[MONEV_RULE_RELEVANT] == NULL)
        continue;
      words = monev_instrument_explain (instrument, of->rules[MONEV_RULE_RELEVANT]);
      return g_strdup_printf (_("Dilewati: hanya jika %s."), words);
    }
  return g_strdup (_("Dilewati."));
}

static void
say_skipped (MonevFillBox *self, gboolean relevant)
{
  g_autofree char *why = relevant ? NULL : why_skipped (self);

  gtk_widget_set_visible (GTK_WIDGET (self),
                          !self->hidden && (relevant || self->style == MONEV_FILL_PREVIEW));
  gtk_widget_set_visible (self->skip_line, !relevant);
  gtk_label_set_text (self->skipped, why == NULL ? "" : why);
  if (relevant)
    gtk_widget_remove_css_class (GTK_WIDGET (self), "monev-skipped");
  else
    gtk_widget_add_css_class (GTK_WIDGET (self), "monev-skipped");
  if (self->control != NULL)
    gtk_widget_set_visible (self->control, relevant);
}

/* The focus of an entry lies in the text within it. */
static gboolean
has_focus_in (GtkWidget *widget)
{
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkWidget *focus = root == NULL ? NULL : gtk_root_get_focus (root);

  return focus != NULL && (focus == widget || gtk_widget_is_ancestor (focus, widget));
}

static gboolean
is_being_typed (MonevFillBox *self)
{
  return self->control != NULL && monev_fill_control_is_typed (self->control)
         && has_focus_in (self->control);
}

static void
show_problem (MonevFillBox *self, const char *text, gboolean soft)
{
  gtk_label_set_text (self->problem, text);
  gtk_widget_set_visible (self->problem_line, *text != '\0');
  gtk_image_set_from_icon_name (self->problem_mark, soft ? "dialog-warning-symbolic"
                                                         : "dialog-error-symbolic");
  gtk_widget_remove_css_class (GTK_WIDGET (self->problem), soft ? "error" : "warning");
  gtk_widget_add_css_class (GTK_WIDGET (self->problem), soft ? "warning" : "error");
}

/* What is to be said: not while one still types; that something required is empty is told when it is
 * handed in. A doubt is said beside its reason, too. */
static char *
problem_of (MonevFillBox *self, const MonevResponseState *state)
{
  const char *unknown
      = self->control == NULL ? NULL : monev_fill_control_get_unknown (self->control);

  if (!state->relevant)
    return g_strdup ("");
  if (unknown != NULL)
    return g_strdup_printf (_("Kode “%s” tidak ada di pilihan. Ketik salah satu kode di atas, atau "
                              "Backspace untuk membatalkan."), unknown);
  if (is_being_typed (self) || (!state->doubted && (state->fault == MONEV_FAULT_NONE
                                                    || state->fault == MONEV_FAULT_REQUIRED)))
    return g_strdup ("");
  return monev_response_form_message (self->form, self->frame, self->question,
                                      state->doubted ? MONEV_FAULT_SOFT : state->fault);
}

static void
say_problem (MonevFillBox *self, const MonevResponseState *state)
{
  g_autofree char *text = problem_of (self, state);

  show_problem (self, text,
                state->doubted && (self->control == NULL
                                   || monev_fill_control_get_unknown (self->control) == NULL));
  gtk_widget_set_visible (self->reason,
                          state->relevant && state->doubted
                              && (!is_being_typed (self) || gtk_widget_get_visible (self->reason)));
  if (strcmp (gtk_editable_get_text (GTK_EDITABLE (self->reason)),
              state->reason == NULL ? "" : state->reason) != 0
      && !has_focus_in (self->reason))
    gtk_editable_set_text (GTK_EDITABLE (self->reason),
                           state->reason == NULL ? "" : state->reason);
}

/** monev_fill_box_refresh: shows the question as it stands now. */
void
monev_fill_box_refresh (MonevFillBox *self)
{
  MonevFillAsk ask = ask_of (self);
  MonevResponseState state;

  self->filling = TRUE;
  monev_response_form_state (self->form, self->frame, self->question, &state);
  say_title (self, &state);
  say_skipped (self, state.relevant);
  if (self->control != NULL && state.relevant)
    monev_fill_control_set (self->control, &ask, &state);
  gtk_widget_set_visible (self->other, state.relevant && state.asks_other);
  if (state.asks_other && !has_focus_in (self->other)
      && strcmp (gtk_editable_get_text (GTK_EDITABLE (self->other)),
                 state.other == NULL ? "" : state.other) != 0)
    gtk_editable_set_text (GTK_EDITABLE (self->other), state.other == NULL ? "" : state.other);
  say_problem (self, &state);
  self->filling = FALSE;
}

/** monev_fill_box_set_current: marks the question that is worked on in the builder. */
void
monev_fill_box_set_current (MonevFillBox *self, gboolean current)
{
  if (current)
    gtk_widget_add_css_class (GTK_WIDGET (self), "monev-current");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "monev-current");
}

/** monev_fill_box_set_shown: %FALSE while another question is asked alone. */
void
monev_fill_box_set_shown (MonevFillBox *self, gboolean shown)
{
  MonevResponseState state;

  self->hidden = !shown;
  monev_response_form_state (self->form, self->frame, self->question, &state);
  gtk_widget_set_visible (GTK_WIDGET (self),
                          shown && (state.relevant || self->style == MONEV_FILL_PREVIEW));
}

/** monev_fill_box_is_asked: Returns: whether it wants an answer now: neither skipped nor worked out nor
 * only to be read. */
gboolean
monev_fill_box_is_asked (MonevFillBox *self)
{
  MonevResponseState state;

  monev_response_form_state (self->form, self->frame, self->question, &state);
  return self->control != NULL && state.relevant && !state.read_only && !state.calculated;
}

/** monev_fill_box_is_answered: Returns: whether it holds an answer. */
gboolean
monev_fill_box_is_answered (MonevFillBox *self)
{
  MonevResponseState state;

  monev_response_form_state (self->form, self->frame, self->question, &state);
  return *state.value != '\0';
}

/** monev_fill_box_set_note: @note: (nullable): what was asked or corrected about the answer. */
void
monev_fill_box_set_note (MonevFillBox *self, const char *note)
{
  gtk_label_set_text (self->note, note != NULL ? note : "");
  gtk_widget_set_visible (self->note_line, note != NULL && *note != '\0');
}

/** monev_fill_box_get_note: Returns: (transfer none): "" for none. */
const char *
monev_fill_box_get_note (MonevFillBox *self)
{
  return gtk_label_get_text (self->note);
}

/* ---- answering ---- */

/* What cannot be read is kept as typed and is a fault of the question: nothing more to tell. */
static void
give (MonevFillBox *self, const char *typed)
{
  g_autoptr (GError) ignored = NULL;

  monev_response_form_type (self->form, self->frame, self->question, typed, &ignored);
  g_signal_emit (self, signals[ANSWERED], 0);
}

static void
on_changed (MonevFillBox *self)
{
  g_autofree char *typed = NULL;

  if (self->filling)
    return;
  typed = monev_fill_control_get (self->control);
  give (self, typed);
}

static gboolean
wants_reason (MonevFillBox *self)
{
  MonevResponseState state;
  g_autofree char *given = NULL;

  monev_response_form_state (self->form, self->frame, self->question, &state);
  given = g_strstrip (g_strdup (state.reason == NULL ? "" : state.reason));
  return state.relevant && state.doubted && *given == '\0';
}

/** monev_fill_box_leave: Returns: whether one may go on. An answer that the soft check doubts asks for
 * its reason first and gives it the focus. */
gboolean
monev_fill_box_leave (MonevFillBox *self)
{
  if (self->control != NULL && monev_fill_control_get_unknown (self->control) != NULL)
    return FALSE;
  if (!wants_reason (self))
    return TRUE;
  gtk_widget_set_visible (self->reason, TRUE);
  gtk_widget_grab_focus (self->reason);
  monev_fill_box_refresh (self);
  return FALSE;
}

static void
on_left (MonevFillBox *self)
{
  /* What "others" are is part of the answer. */
  if (gtk_widget_get_visible (self->other) && !has_focus_in (self->other)
      && !has_focus_in (self->reason))
    gtk_widget_grab_focus (self->other);
  else if (monev_fill_box_leave (self))
    g_signal_emit (self, signals[NEXT], 0);
}

/* Tab goes on like Enter; back goes whoever wants to change the answer. */
static gboolean
on_tab (MonevFillBox *self, guint key, guint code, GdkModifierType state)
{
  if (key != GDK_KEY_Tab || (state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SHIFT_MASK)) != 0
      || (gtk_widget_get_visible (self->other) && !has_focus_in (self->other)
          && !has_focus_in (self->reason)))
    return GDK_EVENT_PROPAGATE;
  return monev_fill_box_leave (self) ? GDK_EVENT_PROPAGATE : GDK_EVENT_STOP;
}

static gboolean
on_reason_key (MonevFillBox *self, guint key, guint code, GdkModifierType state)
{
  if (key != GDK_KEY_Escape)
    return GDK_EVENT_PROPAGATE;
  gtk_widget_grab_focus (GTK_WIDGET (self));
  return GDK_EVENT_STOP;
}

/** monev_fill_box_answer: as if typed; for tests. */
void
monev_fill_box_answer (MonevFillBox *self, const char *typed)
{
  give (self, typed);
}

static void
on_other (MonevFillBox *self)
{
  g_autoptr (GError) ignored = NULL;

  if (self->filling)
    return;
  monev_response_form_set_other (self->form, self->frame, self->question,
                                 gtk_editable_get_text (GTK_EDITABLE (self->other)), &ignored);
  g_signal_emit (self, signals[ANSWERED], 0);
}

static void
on_reason (MonevFillBox *self)
{
  g_autoptr (GError) ignored = NULL;

  if (self->filling)
    return;
  monev_response_form_set_reason (self->form, self->frame, self->question,
                                  gtk_editable_get_text (GTK_EDITABLE (self->reason)), &ignored);
  g_signal_emit (self, signals[ANSWERED], 0);
}

/* ---- building ---- */

static GtkLabel *
add_label (GtkWidget *box, const char *css_class)
{
  GtkLabel *label = GTK_LABEL (gtk_label_new (NULL));

  gtk_label_set_xalign (label, 0);
  gtk_label_set_wrap (label, TRUE);
  gtk_label_set_wrap_mode (label, PANGO_WRAP_WORD_CHAR);
  gtk_label_set_max_width_chars (label, 40);
  if (css_class != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (label), css_class);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (label));
  return label;
}

static GtkWidget *
add_line (MonevFillBox *self, GtkImage **mark, GtkLabel **label)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  *mark = GTK_IMAGE (gtk_image_new ());
  gtk_widget_set_valign (GTK_WIDGET (*mark), GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (line), GTK_WIDGET (*mark));
  *label = add_label (line, "monev-small");
  gtk_box_append (GTK_BOX (self->box), line);
  return line;
}

static GtkWidget *
add_entry (MonevFillBox *self, const char *label, GCallback changed)
{
  GtkWidget *entry = gtk_entry_new ();

  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  gtk_widget_set_visible (entry, FALSE);
  gtk_box_append (GTK_BOX (self->box), entry);
  g_signal_connect_swapped (entry, "changed", changed, self);
  g_signal_connect_swapped (entry, "activate", G_CALLBACK (on_left), self);
  return entry;
}

static gboolean
is_answered_here (const MonevQuestion *question)
{
  return question->type->answer != MONEV_ANSWER_NONE && !question->phone_only
         && question->type->answer != MONEV_ANSWER_FILE
         && question->type->answer != MONEV_ANSWER_PLACE;
}

static void
add_keys (GtkWidget *widget, GCallback pressed, MonevFillBox *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", pressed, self);
  gtk_widget_add_controller (widget, keys);
}

static void
add_control (MonevFillBox *self)
{
  MonevFillAsk ask = ask_of (self);

  ask.changed = G_CALLBACK (on_changed);
  ask.left = G_CALLBACK (on_left);
  ask.refused = G_CALLBACK (monev_fill_box_refresh);
  ask.data = self;
  if (is_answered_here (question_of (self)))
    {
      self->control = monev_fill_control_new (&ask);
      gtk_box_append (GTK_BOX (self->box), self->control);
    }
  else if (question_of (self)->type->answer != MONEV_ANSWER_NONE)
    {
      GtkLabel *label = add_label (self->box, "dim-label");

      gtk_widget_add_css_class (GTK_WIDGET (label), "monev-small");
      gtk_label_set_text (label, _("Hanya di ponsel."));
    }
}

static gboolean
grab_focus (GtkWidget *widget)
{
  MonevFillBox *self = MONEV_FILL_BOX (widget);

  return self->control != NULL && gtk_widget_get_visible (widget)
         && gtk_widget_get_sensitive (self->control)
         && gtk_widget_grab_focus (monev_fill_control_get_first (self->control));
}

static void
monev_fill_box_dispose (GObject *object)
{
  MonevFillBox *self = MONEV_FILL_BOX (object);

  self->filling = TRUE;
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_pointer (&self->number, g_free);
  G_OBJECT_CLASS (monev_fill_box_parent_class)->dispose (object);
}

static void
monev_fill_box_class_init (MonevFillBoxClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = monev_fill_box_dispose;
  GTK_WIDGET_CLASS (klass)->grab_focus = grab_focus;
  signals[ANSWERED] = g_signal_new ("answered", MONEV_TYPE_FILL_BOX, G_SIGNAL_RUN_LAST, 0, NULL,
                                    NULL, NULL, G_TYPE_NONE, 0);
  signals[NEXT] = g_signal_new ("next", MONEV_TYPE_FILL_BOX, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
monev_fill_box_init (MonevFillBox *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  gtk_widget_add_css_class (GTK_WIDGET (self), "monev-fill");
}

/** monev_fill_box_new: @form, @frame: alive as long as the box; @number: "14" or "". Returns:
 * (transfer floating): shown as it stands. */
GtkWidget *
monev_fill_box_new (MonevResponseForm *form, MonevFrame *frame, int question, const char *number,
                    MonevFillStyle style)
{
  MonevFillBox *self = g_object_new (MONEV_TYPE_FILL_BOX, NULL);
  GtkImage *skip, *noted;

  self->form = form;
  self->frame = frame;
  self->question = question;
  self->number = g_strdup (number);
  self->style = style;
  self->title = add_label (self->box, "heading");
  if (question_of (self)->type->answer == MONEV_ANSWER_NONE)
    gtk_widget_remove_css_class (GTK_WIDGET (self->title), "heading");
  self->hint = add_label (self->box, "dim-label");
  gtk_widget_add_css_class (GTK_WIDGET (self->hint), "monev-small");
  add_control (self);
  self->other = add_entry (self, _("Sebutkan"), G_CALLBACK (on_other));
  self->problem_line = add_line (self, &self->problem_mark, &self->problem);
  self->reason = add_entry (self, _("Alasan, bila memang benar (Esc kembali ke jawaban)"),
                            G_CALLBACK (on_reason));
  add_keys (self->reason, G_CALLBACK (on_reason_key), self);
  add_keys (GTK_WIDGET (self), G_CALLBACK (on_tab), self);
  self->skip_line = add_line (self, &skip, &self->skipped);
  gtk_image_set_from_icon_name (skip, "media-skip-forward-symbolic");
  self->note_line = add_line (self, &noted, &self->note);
  gtk_image_set_from_icon_name (noted, "user-available-symbolic");
  gtk_widget_set_visible (self->note_line, FALSE);
  monev_fill_box_refresh (self);
  return GTK_WIDGET (self);
}
