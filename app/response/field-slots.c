/* The questions of a form as places in a workbook, in the order of the form. */
#include "field-private.h"

#include <string.h>

#include "instrument/instrument-number.h"

static void
slot_free (gpointer data)
{
  FieldSlot *slot = data;

  g_free (slot->mark);
  g_free (slot);
}

static const MonevQuestion *
question_at (const FieldPainter *self, guint index)
{
  return monev_instrument_question (self->instrument, index);
}

static const char *
text_at (const FieldPainter *self, guint index, MonevColumnRole role)
{
  return monev_instrument_text (self->instrument, index, role, self->language);
}

static FieldSlot *
add_slot (GPtrArray *slots, FieldSlotKind kind, guint question, int group, char *mark)
{
  FieldSlot *slot = g_new0 (FieldSlot, 1);

  *slot = (FieldSlot){ kind, question, MONEV_INSTRUMENT_NONE, group, mark };
  g_ptr_array_add (slots, slot);
  return slot;
}

static char *
mark_of (const FieldPainter *self, const char *prefix, int field)
{
  return g_strconcat (prefix, monev_response_plan_key (self->what->plan, field), NULL);
}

/** monev_field_n_choices: Returns: how many choices the list of @question has; 0 without one. */
guint
monev_field_n_choices (const FieldPainter *self, const MonevQuestion *question)
{
  return question->list < 0
             ? 0
             : monev_instrument_list (self->instrument, (guint)question->list)->n_choices;
}

/** monev_field_is_ticked: Returns: whether each of its choices has a place. */
gboolean
monev_field_is_ticked (const FieldPainter *self, const MonevQuestion *question)
{
  guint n = monev_field_n_choices (self, question);

  return question->type->answer == MONEV_ANSWER_CHOICES && n > 0 && n <= FIELD_MOST_TICKS;
}

static void
add_ticks (FieldPainter *self, GPtrArray *slots, guint index, int group)
{
  const MonevQuestion *question = question_at (self, index);
  const char *key = monev_response_plan_key (self->what->plan, question->field);
  guint n = monev_field_n_choices (self, question);

  for (guint i = 0; i < n + (question->or_other ? 1 : 0); i++)
    {
      const char *code = i == n ? "other"
                                : monev_instrument_list (self->instrument, (guint)question->list)
                                      ->choices[i]
                                      .name;

      add_slot (slots, FIELD_SLOT_TICK, index, group,
                g_strdup_printf (FIELD_TICK "%s|%s", key, code))
          ->choice
          = (int)i;
    }
}

static gboolean
is_worked_out (const MonevQuestion *question)
{
  return question->type->role == MONEV_QUESTION_CALCULATED
         || question->rules[MONEV_RULE_CALCULATION] != NULL
         || (question->rules[MONEV_RULE_READ_ONLY] != NULL
             && strstr (monev_expression_source (question->rules[MONEV_RULE_READ_ONLY]), "true")
                    != NULL);
}

/* What is worked out has a place only where it has a wording. */
static void
add_asked (FieldPainter *self, GPtrArray *slots, guint index, int group)
{
  const MonevQuestion *question = question_at (self, index);

  if (is_worked_out (question))
    {
      if (*text_at (self, index, MONEV_COLUMN_LABEL) != '\0')
        add_slot (slots, FIELD_SLOT_LOCKED, index, group, g_strdup (""));
      return;
    }
  if (monev_field_is_ticked (self, question))
    add_ticks (self, slots, index, group);
  else
    add_slot (slots, FIELD_SLOT_ANSWER, index, group,
              mark_of (self, FIELD_ANSWER, question->field));
  if (question->other_field >= 0)
    add_slot (slots, FIELD_SLOT_OTHER, index, group,
              mark_of (self, FIELD_ANSWER, question->other_field));
}

static void add_below (FieldPainter *self, GPtrArray *slots, int index, int group);

static void
add_one (FieldPainter *self, GPtrArray *slots, guint index, int group)
{
  const MonevQuestion *question = question_at (self, index);

  if (question->type == NULL)
    return;
  if (question->type->role == MONEV_QUESTION_BEGIN_REPEAT)
    add_slot (slots, FIELD_SLOT_REPEAT, index, group, g_strdup (""));
  else if (monev_question_is_group (question))
    {
      if (question->phone_only)
        return;
      add_slot (slots, FIELD_SLOT_GROUP, index, group, g_strdup (""));
      add_below (self, slots, question->first_child, (int)index);
    }
  else if (question->type->role == MONEV_QUESTION_ASKED
           && question->type->answer == MONEV_ANSWER_NONE)
    add_slot (slots, FIELD_SLOT_NOTE, index, group, g_strdup (""));
  else if (question->phone_only)
    return;
  else if (question->type->role == MONEV_QUESTION_ASKED
           || question->type->role == MONEV_QUESTION_CALCULATED)
    add_asked (self, slots, index, group);
}

static void
add_below (FieldPainter *self, GPtrArray *slots, int index, int group)
{
  for (; index >= 0; index = question_at (self, (guint)index)->next)
    add_one (self, slots, (guint)index, group);
}

/** monev_field_slots: @group: a repeat, or NONE for the form itself. Returns: (transfer full)
 * (element-type FieldSlot): its places in the order of the form; repeats within it are one place. */
GPtrArray *
monev_field_slots (FieldPainter *self, int group)
{
  GPtrArray *slots = g_ptr_array_new_with_free_func (slot_free);

  if (group >= 0)
    add_below (self, slots, question_at (self, (guint)group)->first_child, MONEV_INSTRUMENT_NONE);
  else if (monev_instrument_n_questions (self->instrument) > 0)
    add_below (self, slots, 0, MONEV_INSTRUMENT_NONE);
  return slots;
}

/** monev_field_repeat_rows: Returns: empty rows for the instances of one respondent. */
guint
monev_field_repeat_rows (const FieldPainter *self, guint repeat)
{
  const MonevExpression *count = question_at (self, repeat)->rules[MONEV_RULE_REPEAT_COUNT];
  guint64 rows = 0;

  if (count != NULL
      && g_ascii_string_to_unsigned (monev_expression_source (count), 10, 1, 100, &rows, NULL))
    return (guint)rows;
  return FIELD_REPEAT_ROWS;
}

/** monev_field_repeat_key: Returns: (transfer none): what the repeat is called in a mark; "" for none. */
const char *
monev_field_repeat_key (const FieldPainter *self, int repeat)
{
  return repeat < 0 ? ""
                    : monev_shape_field (monev_instrument_shape (self->instrument),
                                         question_at (self, (guint)repeat)->field)
                          ->name;
}
