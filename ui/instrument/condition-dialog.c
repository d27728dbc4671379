#include "condition-dialog.h"

#include "instrument/instrument-number.h"
#include "ui/activity/choice.h"
#include "ui/common/drop-down.h"

#include <glib/gi18n.h>
#include <string.h>

struct _MonevConditionDialog
{
  AdwMessageDialog parent;
  MonevInstrument *instrument;
  int question; /* the one the formula belongs to */
  gboolean own; /* "." is what is compared first: a check */
  char **numbers;
  GtkWidget *lines;
  GtkDropDown *join;
};

enum
{
  DONE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MonevConditionDialog, monev_condition_dialog, ADW_TYPE_MESSAGE_DIALOG)

/* The controls of a line. */
typedef struct
{
  GtkDropDown *question, *compare, *choice;
  GtkEntry *value;
  GtkStack *stack;
} Line;

static Line *
line_of (GtkWidget *widget)
{
  return g_object_get_data (G_OBJECT (widget), "line");
}

/** monev_condition_dialog_can: Returns: whether the formula is made of conditions that can be
 * picked; the dialog would lose any other one. */
gboolean
monev_condition_dialog_can (const char *text)
{
  gboolean any;
  g_autoptr (GPtrArray) conditions = monev_conditions_from_text (text, &any);

  return conditions != NULL;
}

static const MonevQuestion *
question_named (MonevConditionDialog *self, const char *name)
{
  int index = name == NULL              ? MONEV_INSTRUMENT_NONE
              : strcmp (name, ".") == 0 ? self->question
                                        : monev_instrument_find (self->instrument, name);

  return index < 0 ? NULL : monev_instrument_question (self->instrument, (guint)index);
}

static gboolean
may_be_asked_about (MonevConditionDialog *self, guint index)
{
  const MonevQuestion *question = monev_instrument_question (self->instrument, index);

  return question->field >= 0 && *question->name != '\0' && (int)index != self->question
         && (monev_question_is_asked (question)
             || question->type->role == MONEV_QUESTION_CALCULATED);
}

static char *
title_of (MonevConditionDialog *self, guint index)
{
  const char *label = monev_instrument_text (self->instrument, index, MONEV_COLUMN_LABEL,
                                             monev_instrument_default_language (self->instrument));
  const char *name = monev_instrument_question (self->instrument, index)->name;
  const char *words = *label == '\0' ? name : label;

  return *self->numbers[index] == '\0' ? g_strdup (words)
                                       : g_strdup_printf ("%s. %s", self->numbers[index], words);
}

static void
fill_questions (MonevConditionDialog *self, GtkDropDown *choice)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) titles = g_ptr_array_new_with_free_func (g_free);

  if (self->own)
    {
      g_ptr_array_add (ids, g_strdup ("."));
      g_ptr_array_add (titles, g_strdup (_("Jawaban ini")));
    }
  for (guint i = 0; i < monev_instrument_n_questions (self->instrument); i++)
    if (may_be_asked_about (self, i))
      {
        g_ptr_array_add (ids, g_strdup (monev_instrument_question (self->instrument, i)->name));
        g_ptr_array_add (titles, title_of (self, i));
      }
  g_ptr_array_add (ids, NULL);
  g_ptr_array_add (titles, NULL);
  monev_choice_fill (choice, (const char *const *)ids->pdata, (const char *const *)titles->pdata);
}

static void
fill_compares (Line *line, const MonevQuestion *question)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) titles = g_ptr_array_new ();

  for (guint i = 0; question != NULL && i < MONEV_N_COMPARES; i++)
    if (monev_compare_fits (i, question->type))
      {
        g_ptr_array_add (ids, g_strdup_printf ("%u", i));
        g_ptr_array_add (titles, (gpointer)monev_compare_words (i));
      }
  g_ptr_array_add (ids, NULL);
  g_ptr_array_add (titles, NULL);
  monev_choice_fill (line->compare, (const char *const *)ids->pdata,
                     (const char *const *)titles->pdata);
}

static void
fill_choices (MonevConditionDialog *self, Line *line, int list)
{
  guint language = monev_instrument_default_language (self->instrument);
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();
  g_autoptr (GPtrArray) titles = g_ptr_array_new ();
  const MonevChoiceList *of
      = list < 0 ? NULL : monev_instrument_list (self->instrument, (guint)list);

  for (guint i = 0; of != NULL && i < of->n_choices; i++)
    {
      const char *label = monev_instrument_choice_text (self->instrument, (guint)list, i,
                                                        MONEV_COLUMN_LABEL, language);

      g_ptr_array_add (ids, (gpointer)of->choices[i].name);
      g_ptr_array_add (titles, (gpointer)(*label == '\0' ? of->choices[i].name : label));
    }
  g_ptr_array_add (ids, NULL);
  g_ptr_array_add (titles, NULL);
  monev_choice_fill (line->choice, (const char *const *)ids->pdata,
                     (const char *const *)titles->pdata);
}

static MonevCompare
compare_of (Line *line)
{
  const char *id = monev_choice_get_id (line->compare);

  return id == NULL || *id == '\0' ? MONEV_COMPARE_FILLED
                                   : (MonevCompare)g_ascii_strtoull (id, NULL, 10);
}

/* A choice, something typed, or nothing at all. */
static void
show_value (MonevConditionDialog *self, Line *line)
{
  const MonevQuestion *question = question_named (self, monev_choice_get_id (line->question));
  MonevCompare compare = compare_of (line);
  gboolean none = compare == MONEV_COMPARE_FILLED || compare == MONEV_COMPARE_EMPTY;
  gboolean listed = question != NULL && question->list >= 0;

  gtk_stack_set_visible_child_name (line->stack, none ? "none" : listed ? "choice" : "value");
}

static void
on_compare (GtkWidget *widget)
{
  show_value (MONEV_CONDITION_DIALOG (gtk_widget_get_root (widget)), line_of (widget));
}

static void
follow_question (MonevConditionDialog *self, Line *line)
{
  const MonevQuestion *question = question_named (self, monev_choice_get_id (line->question));

  fill_compares (line, question);
  fill_choices (self, line, question == NULL ? MONEV_INSTRUMENT_NONE : question->list);
  gtk_entry_set_placeholder_text (
      line->value,
      question != NULL && question->type->answer == MONEV_ANSWER_DATE ? _("2026-12-31") : "");
  show_value (self, line);
}

static void
on_question (GtkWidget *widget)
{
  follow_question (MONEV_CONDITION_DIALOG (gtk_widget_get_root (widget)), line_of (widget));
}

static void
on_remove (GtkWidget *widget)
{
  gtk_box_remove (GTK_BOX (gtk_widget_get_parent (widget)), widget);
}

static Line *
make_controls (GtkWidget *widget)
{
  Line *line = g_new (Line, 1);

  *line = (Line){ GTK_DROP_DOWN (monev_choice_new (_("Pertanyaan"), 28)),
                  GTK_DROP_DOWN (monev_choice_new (_("Pembanding"), 20)),
                  GTK_DROP_DOWN (monev_choice_new (_("Pilihan"), 14)),
                  GTK_ENTRY (gtk_entry_new ()), GTK_STACK (gtk_stack_new ()) };
  gtk_accessible_update_property (GTK_ACCESSIBLE (line->value), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Nilai"), -1);
  gtk_editable_set_width_chars (GTK_EDITABLE (line->value), 14);
  gtk_entry_set_activates_default (line->value, TRUE);
  monev_drop_down_add_search (line->question);
  monev_drop_down_add_search (line->choice);
  gtk_stack_add_named (line->stack, GTK_WIDGET (line->choice), "choice");
  gtk_stack_add_named (line->stack, GTK_WIDGET (line->value), "value");
  gtk_stack_add_named (line->stack, gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0), "none");
  g_object_set_data_full (G_OBJECT (widget), "line", line, g_free);
  return line;
}

static void
set_value (Line *line, const char *value)
{
  monev_choice_set_id (line->choice, value);
  gtk_editable_set_text (GTK_EDITABLE (line->value), value);
}

/** monev_condition_dialog_add: @condition: (nullable): %NULL for a new one that is to be picked. */
void
monev_condition_dialog_add (MonevConditionDialog *self, const MonevCondition *condition)
{
  GtkWidget *widget = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *remove = gtk_button_new_from_icon_name ("list-remove-symbolic");
  Line *line = make_controls (widget);

  gtk_box_append (GTK_BOX (widget), GTK_WIDGET (line->question));
  gtk_box_append (GTK_BOX (widget), GTK_WIDGET (line->compare));
  gtk_box_append (GTK_BOX (widget), GTK_WIDGET (line->stack));
  gtk_widget_set_hexpand (GTK_WIDGET (line->stack), TRUE);
  gtk_widget_set_tooltip_text (remove, _("Hapus syarat"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (remove), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Hapus syarat"), -1);
  gtk_widget_add_css_class (remove, "flat");
  gtk_box_append (GTK_BOX (widget), remove);
  gtk_box_append (GTK_BOX (self->lines), widget);
  fill_questions (self, line->question);
  if (condition != NULL)
    monev_choice_set_id (line->question, condition->name);
  follow_question (self, line);
  if (condition != NULL)
    {
      g_autofree char *id = g_strdup_printf ("%d", (int)condition->compare);

      monev_choice_set_id (line->compare, id);
      set_value (line, condition->value);
      show_value (self, line);
    }
  g_signal_connect_swapped (line->question, "notify::selected", G_CALLBACK (on_question), widget);
  g_signal_connect_swapped (line->compare, "notify::selected", G_CALLBACK (on_compare), widget);
  g_signal_connect_swapped (remove, "clicked", G_CALLBACK (on_remove), widget);
}

static const char *
value_in (Line *line)
{
  const char *shown = gtk_stack_get_visible_child_name (line->stack);

  if (strcmp (shown, "none") == 0)
    return "";
  return strcmp (shown, "choice") == 0 ? monev_choice_get_id (line->choice)
                                       : gtk_editable_get_text (GTK_EDITABLE (line->value));
}

/* A line whose value is not given yet says nothing. */
static MonevCondition *
condition_in (Line *line)
{
  const char *name = monev_choice_get_id (line->question), *value = value_in (line);
  MonevCompare compare = compare_of (line);
  gboolean none = compare == MONEV_COMPARE_FILLED || compare == MONEV_COMPARE_EMPTY;

  if (name == NULL || *name == '\0' || value == NULL || (*value == '\0' && !none))
    return NULL;
  return monev_condition_new (name, compare, value);
}

/** monev_condition_dialog_text: Returns: (transfer full): the formula of what is picked. */
char *
monev_condition_dialog_text (MonevConditionDialog *self)
{
  g_autoptr (GPtrArray) conditions
      = g_ptr_array_new_with_free_func ((GDestroyNotify)monev_condition_free);

  for (GtkWidget *widget = gtk_widget_get_first_child (self->lines); widget != NULL;
       widget = gtk_widget_get_next_sibling (widget))
    {
      MonevCondition *condition = condition_in (line_of (widget));

      if (condition != NULL)
        g_ptr_array_add (conditions, condition);
    }
  return monev_conditions_to_text (conditions, gtk_drop_down_get_selected (self->join) == 1,
                                   self->instrument, self->question);
}

static void
on_add (MonevConditionDialog *self)
{
  monev_condition_dialog_add (self, NULL);
}

static void
on_response (MonevConditionDialog *self, const char *response)
{
  g_autofree char *text = NULL;

  if (!g_str_equal (response, "take"))
    return;
  text = monev_condition_dialog_text (self);
  g_signal_emit (self, signals[DONE], 0, text);
}

static void
monev_condition_dialog_finalize (GObject *object)
{
  MonevConditionDialog *self = MONEV_CONDITION_DIALOG (object);

  g_clear_pointer (&self->instrument, monev_instrument_unref);
  g_strfreev (self->numbers);
  G_OBJECT_CLASS (monev_condition_dialog_parent_class)->finalize (object);
}

static void
monev_condition_dialog_class_init (MonevConditionDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = monev_condition_dialog_finalize;
  signals[DONE] = g_signal_new ("done", MONEV_TYPE_CONDITION_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL,
                                NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
monev_condition_dialog_init (MonevConditionDialog *self)
{
  AdwMessageDialog *dialog = ADW_MESSAGE_DIALOG (self);
  const char *const joins[]
      = { _("Semua syarat ini terpenuhi"), _("Salah satu syarat ini terpenuhi"), NULL };
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *add = gtk_button_new_with_mnemonic (_("_Tambah Syarat"));

  self->join = GTK_DROP_DOWN (gtk_drop_down_new_from_strings (joins));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->join), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Hubungan antarsyarat"), -1);
  self->lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_widget_set_size_request (self->lines, 640, -1);
  gtk_widget_set_halign (add, GTK_ALIGN_START);
  g_signal_connect_swapped (add, "clicked", G_CALLBACK (on_add), self);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->join));
  gtk_box_append (GTK_BOX (box), self->lines);
  gtk_box_append (GTK_BOX (box), add);
  adw_message_dialog_set_extra_child (dialog, box);
  adw_message_dialog_add_responses (dialog, "cancel", _("_Batal"), "take", _("_Pakai"), NULL);
  adw_message_dialog_set_response_appearance (dialog, "take", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (dialog, "take");
  adw_message_dialog_set_close_response (dialog, "cancel");
  g_signal_connect (self, "response", G_CALLBACK (on_response), NULL);
}

/**
 * monev_condition_dialog_new:
 * @instrument: a reference is taken
 * @question: the one the formula belongs to
 * @own: whether its own answer may be compared, as in a check
 * @text: a formula for which monev_condition_dialog_can() holds
 *
 * Returns: (transfer floating): the dialog, not shown yet
 */
GtkWidget *
monev_condition_dialog_new (GtkWindow *parent, const char *heading, MonevInstrument *instrument,
                            guint question, gboolean own, const char *text)
{
  MonevConditionDialog *self = g_object_new (MONEV_TYPE_CONDITION_DIALOG, "transient-for", parent,
                                             "modal", TRUE, "heading", heading, NULL);
  gboolean any = FALSE;
  g_autoptr (GPtrArray) conditions = monev_conditions_from_text (text, &any);

  self->instrument = monev_instrument_ref (instrument);
  self->question = (int)question;
  self->own = own;
  self->numbers = monev_instrument_numbers (instrument);
  gtk_drop_down_set_selected (self->join, any ? 1 : 0);
  for (guint i = 0; conditions != NULL && i < conditions->len; i++)
    monev_condition_dialog_add (self, g_ptr_array_index (conditions, i));
  if (conditions == NULL || conditions->len == 0)
    monev_condition_dialog_add (self, NULL);
  return GTK_WIDGET (self);
}
