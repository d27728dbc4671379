#include "response-form-private.h"

#include <string.h>

#include "base/decimal.h"

/* How a question stands: asked for when it is drawn, worked out once until something moves it. */

static gboolean
rule_says (const MonevQuestion *question, MonevRule rule, MonevFrame *frame)
{
  MonevExpression *expression = question->rules[rule];

  return expression != NULL && !monev_expression_is_phone_only (expression)
         && monev_expression_test (expression, frame);
}

static gboolean
rule_fails (const MonevQuestion *question, MonevRule rule, MonevFrame *frame)
{
  MonevExpression *expression = question->rules[rule];

  return expression != NULL && !monev_expression_is_phone_only (expression)
         && !monev_expression_test (expression, frame);
}

static gboolean
is_calculated (const MonevQuestion *question)
{
  return question->type->role == MONEV_QUESTION_CALCULATED
         || (question->rules[MONEV_RULE_CALCULATION] != NULL && question->n_triggers == 0);
}

/* A group that is locked locks what is in it (ODK XForms, readonly). */
static gboolean
is_locked (MonevResponseForm *self, MonevFrame *frame, const MonevQuestion *question)
{
  for (;;)
    {
      if (rule_says (question, MONEV_RULE_READ_ONLY, frame))
        return TRUE;
      if (question->parent < 0 || monev_form_is_repeat (self, question->parent))
        return FALSE;
      question = monev_form_question (self, question->parent);
    }
}

static gboolean
is_read_only (MonevResponseForm *self, MonevFrame *frame, const MonevQuestion *question)
{
  return is_calculated (question) || question->type->role == MONEV_QUESTION_META
         || question->type->answer == MONEV_ANSWER_NONE || is_locked (self, frame, question);
}

static gboolean
lies_outside (const char *value, const MonevRange *range)
{
  MonevDecimal number, bound, start = MONEV_DECIMAL_ZERO, quotient;

  if (range == NULL || !monev_decimal_from_text (value, &number, NULL))
    return FALSE;
  if (range->start != NULL && monev_decimal_from_text (range->start, &start, NULL)
      && monev_decimal_compare (number, start) < 0)
    return TRUE;
  if (range->end != NULL && monev_decimal_from_text (range->end, &bound, NULL)
      && monev_decimal_compare (number, bound) > 0)
    return TRUE;
  if (range->step == NULL || !monev_decimal_from_text (range->step, &bound, NULL)
      || monev_decimal_is_zero (bound) || !monev_decimal_subtract (number, start, &number, NULL)
      || !monev_decimal_divide (number, bound, 0, MONEV_ROUND_DOWN, &quotient, NULL)
      || !monev_decimal_multiply (quotient, bound, &bound, NULL))
    return FALSE;
  return monev_decimal_compare (number, bound) != 0;
}

static MonevResponseFault
find_fault (MonevResponseForm *self, MonevFrame *frame, int index, const MonevCellState *state)
{
  const MonevQuestion *question = monev_form_question (self, index);
  const char *value = monev_frame_get (frame, question->field);
  MonevResponseFault fault;

  /* What only a phone can answer is not asked for here. */
  if (*value == '\0')
    return state->required && !state->read_only && !question->phone_only ? MONEV_FAULT_REQUIRED
                                                                         : MONEV_FAULT_NONE;
  if (!monev_answer_check (question->type->answer, value, NULL))
    return MONEV_FAULT_TYPE;
  fault = monev_form_choice_fault (self, frame, index, value);
  if (fault != MONEV_FAULT_NONE)
    return fault;
  if (lies_outside (value, monev_response_plan_range (self->plan, index)))
    return MONEV_FAULT_RANGE;
  return rule_fails (question, MONEV_RULE_CONSTRAINT, frame) ? MONEV_FAULT_CONSTRAINT
                                                             : MONEV_FAULT_NONE;
}

static void
look (MonevResponseForm *self, MonevFrame *frame, int index, MonevCellState *state)
{
  const MonevQuestion *question = monev_form_question (self, index);

  if (state->checked)
    return;
  state->checked = TRUE;
  state->read_only = (guint)is_read_only (self, frame, question);
  state->required = (guint)rule_says (question, MONEV_RULE_REQUIRED, frame);
  state->fault = (guint8)find_fault (self, frame, index, state);
  state->doubted = state->fault == MONEV_FAULT_NONE
                   && *monev_frame_get (frame, question->field) != '\0'
                   && rule_fails (question, MONEV_RULE_SOFT, frame);
}

static void
group_state (MonevResponseForm *self, MonevFrame *frame, const MonevQuestion *question,
             MonevResponseState *state)
{
  const MonevRepeatState *repeat;

  if (question->field < 0)
    return;
  if (monev_shape_field (self->shape, question->field)->kind == MONEV_SHAPE_GROUP)
    {
      state->relevant = monev_cell_state (self, frame, question->field)->relevant;
      return;
    }
  repeat = monev_repeat_state (self, frame, question->field);
  state->relevant = repeat->relevant;
  state->fault = repeat->limited && repeat->relevant ? MONEV_FAULT_COUNT : MONEV_FAULT_NONE;
}

/**
 * monev_response_form_state:
 * @frame: that holds @question; for a repeat, that holds its instances
 * @state: (out): how it stands
 */
void
monev_response_form_state (MonevResponseForm *self, MonevFrame *frame, int question,
                           MonevResponseState *state)
{
  const MonevQuestion *at = monev_form_question (self, question);
  MonevCellState *cell;

  *state = (MonevResponseState){
    .relevant = TRUE, .value = "", .other = "", .reason = "", .read_only = TRUE
  };
  if (at->field < 0 || monev_shape_field (self->shape, at->field)->kind != MONEV_SHAPE_VALUE)
    {
      group_state (self, frame, at, state);
      return;
    }
  cell = monev_cell_state (self, frame, at->field);
  look (self, frame, question, cell);
  state->relevant = cell->relevant;
  state->required = cell->required;
  state->read_only = cell->read_only;
  state->calculated = is_calculated (at);
  state->value = monev_frame_get (frame, at->field);
  state->reason = cell->reason == NULL ? "" : cell->reason;
  state->doubted = cell->doubted && cell->relevant;
  state->fault = cell->relevant ? (MonevResponseFault)cell->fault : MONEV_FAULT_NONE;
  if (state->fault == MONEV_FAULT_NONE && state->doubted && cell->reason == NULL)
    state->fault = MONEV_FAULT_SOFT;
  if (at->other_field >= 0)
    {
      state->other = monev_frame_get (frame, at->other_field);
      state->asks_other = monev_cell_state (self, frame, at->other_field)->relevant;
    }
}

/** monev_response_form_instance_relevant: Returns: whether @instance is asked. */
gboolean
monev_response_form_instance_relevant (MonevResponseForm *self, MonevFrame *instance)
{
  (void)self;
  return monev_frame_state (instance)->relevant;
}

/** monev_response_form_n_instances: Returns: how many instances of @repeat are asked in @frame. */
guint
monev_response_form_n_instances (MonevResponseForm *self, MonevFrame *frame, int repeat)
{
  int field = monev_form_question (self, repeat)->field;
  guint n = 0;

  for (guint i = 0; i < monev_frame_count (frame, field); i++)
    n += monev_frame_state (monev_frame_child (frame, field, i))->relevant ? 1 : 0;
  return n;
}

/** monev_response_form_instance: Returns: (transfer none) (nullable): instance @position, from 0,
 * of those that are asked. */
MonevFrame *
monev_response_form_instance (MonevResponseForm *self, MonevFrame *frame, int repeat,
                              guint position)
{
  int field = monev_form_question (self, repeat)->field;

  for (guint i = 0; i < monev_frame_count (frame, field); i++)
    {
      MonevFrame *instance = monev_frame_child (frame, field, i);

      if (monev_frame_state (instance)->relevant && position-- == 0)
        return instance;
    }
  return NULL;
}

static guint
position_of (MonevFrame *instance)
{
  MonevFrame *frame = monev_frame_parent (instance);
  guint position = 1;

  for (guint i = 0; i < monev_frame_index (instance); i++)
    position
        += monev_frame_state (monev_frame_child (frame, monev_frame_repeat (instance), i))->relevant
               ? 1
               : 0;
  return position;
}

/** monev_response_form_place: Returns: (transfer full): where a question stands:
 * "keluarga/anak[2]/umur", instances counted from 1 among those that are asked. */
char *
monev_response_form_place (MonevResponseForm *self, MonevFrame *frame, int question)
{
  int field = monev_form_question (self, question)->field;
  g_autofree char *own = g_strdup (field < 0 ? monev_form_question (self, question)->name
                                             : monev_response_plan_key (self->plan, field));

  for (; monev_frame_parent (frame) != NULL; frame = monev_frame_parent (frame))
    {
      g_autofree char *below = g_steal_pointer (&own);

      own = g_strdup_printf ("%s[%u]/%s",
                             monev_response_plan_key (self->plan, monev_frame_repeat (frame)),
                             position_of (frame), below);
    }
  return g_steal_pointer (&own);
}

/**
 * monev_response_form_find:
 * @place: as monev_response_form_place() gives it, such as the key of an issue
 * @frame: (out): untouched on failure
 * @question: (out): untouched on failure
 *
 * Returns: whether there is such a question
 */
gboolean
monev_response_form_find (MonevResponseForm *self, const char *place, MonevFrame **frame,
                          int *question)
{
  MonevFrame *holder;
  int field, index;

  if (!monev_form_find_place (self, place, &holder, &field))
    return FALSE;
  index = monev_instrument_question_at (self->instrument, field);
  if (index < 0)
    return FALSE;
  *frame = holder;
  *question = index;
  return TRUE;
}

typedef struct
{
  MonevResponseForm *form;
  MonevIssueList *issues;
  guint blocking;
} Checker;

static const char *
code_of (MonevResponseFault fault)
{
  static const char *const codes[] = { "",
                                       "answer-missing",
                                       "answer-type",
                                       "choice-unknown",
                                       "choice-filtered",
                                       "answer-range",
                                       "constraint",
                                       "repeat-many",
                                       "soft" };

  return codes[fault];
}

static void
tell (Checker *self, MonevFrame *frame, int index, const MonevResponseState *state,
      MonevResponseFault fault, MonevSeverity severity)
{
  g_autofree char *place = monev_response_form_place (self->form, frame, index);
  g_autofree char *label = monev_response_form_words (self->form, frame, index, MONEV_COLUMN_LABEL);
  g_autofree char *why = monev_response_form_message (self->form, frame, index, fault);
  g_autofree char *message = g_strdup_printf (
      "%s: %s", *label != '\0' ? label : monev_form_question (self->form, index)->name, why);

  monev_issue (self->issues, .code = code_of (fault), .severity = severity, .key = place,
               .message = message, .found = *state->value != '\0' ? state->value : NULL,
               .taken = severity == MONEV_SEVERITY_NOTE ? state->reason : NULL,
               .fix = fault == MONEV_FAULT_SOFT && severity == MONEV_SEVERITY_WARNING
                          ? "Betulkan jawabannya, atau tulis alasannya."
                          : NULL);
}

static void
check_one (Checker *self, MonevFrame *frame, int index)
{
  MonevResponseState state;

  monev_response_form_state (self->form, frame, index, &state);
  if (state.fault != MONEV_FAULT_NONE)
    {
      self->blocking++;
      tell (self, frame, index, &state, state.fault,
            state.fault == MONEV_FAULT_SOFT ? MONEV_SEVERITY_WARNING : MONEV_SEVERITY_ERROR);
    }
  else if (state.doubted)
    {
      tell (self, frame, index, &state, MONEV_FAULT_SOFT, MONEV_SEVERITY_NOTE);
    }
}

static void check_children (Checker *self, MonevFrame *frame, int first);

static void
check_question (Checker *self, MonevFrame *frame, int index)
{
  const MonevQuestion *question = monev_form_question (self->form, index);
  guint n;

  check_one (self, frame, index);
  if (!monev_form_is_repeat (self->form, index))
    {
      check_children (self, frame, question->first_child);
      return;
    }
  n = monev_response_form_n_instances (self->form, frame, index);
  for (guint i = 0; i < n; i++)
    check_children (self, monev_response_form_instance (self->form, frame, index, i),
                    question->first_child);
}

static void
check_children (Checker *self, MonevFrame *frame, int first)
{
  for (int at = first; at >= 0; at = monev_form_question (self->form, at)->next)
    check_question (self, frame, at);
}

/**
 * monev_response_form_check:
 * @issues: takes every fault, in the order of the form; a doubt that was passed by giving a reason
 *   is a note
 *
 * Returns: how many of them keep the response from being handed in: errors, and doubts without a
 * reason
 */
guint
monev_response_form_check (MonevResponseForm *self, MonevIssueList *issues)
{
  Checker checker = { self, issues, 0 };

  if (monev_instrument_n_questions (self->instrument) > 0)
    check_children (&checker, monev_response_form_root (self), 0);
  return checker.blocking;
}
