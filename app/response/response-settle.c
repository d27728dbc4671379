#include "response-form-private.h"

#include <string.h>

/* Working out what follows from a change: a queue of rules in the order of their dependencies, so
 * that each is asked once. Only running totals, which read themselves in the instance before, come
 * round again. */

/* A total that never comes to rest is left as it is. */
#define MAX_ROUNDS (2 * MONEV_RESPONSE_MAX_INSTANCES)

static gboolean
comes_before (const MonevQueued *a, const MonevQueued *b)
{
  return a->rank != b->rank ? a->rank < b->rank : a->index < b->index;
}

static MonevQueued *
queued_at (MonevResponseForm *self, guint place)
{
  return &g_array_index (self->queue, MonevQueued, place);
}

static void
swap (MonevResponseForm *self, guint a, guint b)
{
  MonevQueued held = *queued_at (self, a);

  *queued_at (self, a) = *queued_at (self, b);
  *queued_at (self, b) = held;
}

static void
push (MonevResponseForm *self, MonevQueued item)
{
  guint at = self->queue->len;

  g_array_append_val (self->queue, item);
  while (at > 0 && comes_before (queued_at (self, at), queued_at (self, (at - 1) / 2)))
    {
      swap (self, at, (at - 1) / 2);
      at = (at - 1) / 2;
    }
}

static MonevQueued
pop (MonevResponseForm *self)
{
  MonevQueued first = *queued_at (self, 0);
  guint last = self->queue->len - 1, at = 0;

  swap (self, 0, last);
  g_array_set_size (self->queue, last);
  for (;;)
    {
      guint child = 2 * at + 1;

      if (child + 1 < last && comes_before (queued_at (self, child + 1), queued_at (self, child)))
        child++;
      if (child >= last || !comes_before (queued_at (self, child), queued_at (self, at)))
        return first;
      swap (self, at, child);
      at = child;
    }
}

/** monev_form_note: @question at @frame may look different now. */
void
monev_form_note (MonevResponseForm *self, MonevFrame *frame, int question)
{
  MonevResponseChange change = { frame, question };
  const MonevQuestion *at = monev_form_question (self, question);

  if (at->field < 0)
    return;
  if (monev_form_is_repeat (self, question))
    {
      MonevRepeatState *state = monev_repeat_state (self, frame, at->field);

      if (!state->noted)
        g_array_append_val (self->changes, change);
      state->noted = TRUE;
    }
  else
    {
      MonevCellState *state = monev_cell_state (self, frame, at->field);

      state->checked = FALSE;
      if (!state->noted)
        g_array_append_val (self->changes, change);
      state->noted = TRUE;
    }
}

/** monev_form_enqueue: has @todo (MonevTodo) of @question at @frame worked out. */
void
monev_form_enqueue (MonevResponseForm *self, MonevFrame *frame, int question, guint todo)
{
  const MonevQuestion *at = monev_form_question (self, question);
  guint8 *waiting;

  if (at->field < 0)
    return;
  waiting = monev_form_is_repeat (self, question)
                ? &monev_repeat_state (self, frame, at->field)->todo
                : &monev_cell_state (self, frame, at->field)->todo;
  if (*waiting == 0)
    push (self, (MonevQueued){ monev_response_plan_rank (self->plan, question),
                               monev_frame_index (frame), question, frame });
  *waiting |= (guint8)todo;
}

static gboolean
lies_within (MonevShape *shape, int field, int repeat)
{
  while (field > 0 && field != repeat)
    field = monev_shape_field (shape, field)->parent;
  return field == repeat;
}

/* Down to the instances of @repeat below @frame. */
static void
descend (MonevResponseForm *self, MonevFrame *frame, int repeat,
         void (*act) (MonevResponseForm *, MonevFrame *, gpointer), gpointer data)
{
  int own = monev_frame_repeat (frame), step = repeat;

  if (own == repeat)
    {
      act (self, frame, data);
      return;
    }
  while (monev_shape_holder (self->shape, step) != own)
    step = monev_shape_holder (self->shape, step);
  for (guint i = 0; i < monev_frame_count (frame, step); i++)
    descend (self, monev_frame_child (frame, step, i), repeat, act, data);
}

/** monev_form_each: calls @act for the instances of @repeat (0 for the root) that share the nearest
 * frame with @frame, or for all of them when @wide. */
void
monev_form_each (MonevResponseForm *self, MonevFrame *frame, int repeat, gboolean wide,
                 void (*act) (MonevResponseForm *, MonevFrame *, gpointer), gpointer data)
{
  while (monev_frame_parent (frame) != NULL
         && (wide || !lies_within (self->shape, repeat, monev_frame_repeat (frame))))
    frame = monev_frame_parent (frame);
  descend (self, frame, repeat, act, data);
}

/* A rule of a group that locks it moves the questions in it. */
static void
note_within (MonevResponseForm *self, MonevFrame *frame, int index)
{
  monev_form_note (self, frame, index);
  if (monev_form_is_repeat (self, index))
    return;
  for (int child = monev_form_question (self, index)->first_child; child >= 0;
       child = monev_form_question (self, child)->next)
    note_within (self, frame, child);
}

static void
take_effect (MonevResponseForm *self, MonevFrame *frame, gpointer data)
{
  const MonevDependent *dependent = data;

  switch (dependent->effect)
    {
    case MONEV_EFFECT_RELEVANT:
      monev_form_enqueue (self, frame, dependent->question, MONEV_TODO_RELEVANT);
      break;
    case MONEV_EFFECT_CALCULATE:
      monev_form_enqueue (self, frame, dependent->question, MONEV_TODO_CALCULATE);
      break;
    case MONEV_EFFECT_COUNT:
      monev_form_enqueue (self, frame, dependent->question, MONEV_TODO_COUNT);
      break;
    default:
      note_within (self, frame, dependent->question);
      break;
    }
}

/** monev_form_spread: what reads @field of @frame is to be worked out or looked at again. An
 * instance that comes or goes moves its siblings too. */
void
monev_form_spread (MonevResponseForm *self, MonevFrame *frame, int field)
{
  guint count;
  const MonevDependent *dependents = monev_response_plan_dependents (self->plan, field, &count);

  if (monev_shape_field (self->shape, field)->kind == MONEV_SHAPE_REPEAT
      && monev_frame_repeat (frame) == field)
    frame = monev_frame_parent (frame);
  for (guint i = 0; i < count; i++)
    {
      MonevDependent dependent = dependents[i];
      int holder = monev_response_plan_holder (self->plan, dependent.question);

      if (holder >= 0)
        monev_form_each (self, frame, holder, dependent.wide, take_effect, &dependent);
    }
}

static void
spread_within (MonevResponseForm *self, MonevFrame *frame, int field)
{
  monev_form_spread (self, frame, field);
  for (int child = monev_shape_field (self->shape, field)->first_child; child >= 0;
       child = monev_shape_field (self->shape, child)->next)
    spread_within (self, frame, child);
}

/** monev_form_spread_all: the instance @frame, with all it holds, came, went or moved. */
void
monev_form_spread_all (MonevResponseForm *self, MonevFrame *frame)
{
  spread_within (self, frame, monev_frame_repeat (frame));
}

/* The relevance of what lies around @question at @frame. */
static gboolean
around_is_relevant (MonevResponseForm *self, MonevFrame *frame, const MonevQuestion *question)
{
  const MonevQuestion *above;

  while (question->parent >= 0)
    {
      above = monev_form_question (self, question->parent);
      if (monev_form_is_repeat (self, question->parent))
        return monev_frame_state (frame)->relevant;
      if (above->field >= 0)
        return monev_cell_state (self, frame, above->field)->relevant;
      question = above;
    }
  return monev_frame_state (frame)->relevant;
}

static gboolean
rule_holds (const MonevQuestion *question, MonevRule rule, MonevFrame *frame)
{
  MonevExpression *expression = question->rules[rule];

  return expression == NULL || monev_expression_is_phone_only (expression)
         || monev_expression_test (expression, frame);
}

static void
enqueue_children (MonevResponseForm *self, MonevFrame *frame, const MonevQuestion *question)
{
  for (int child = question->first_child; child >= 0;
       child = monev_form_question (self, child)->next)
    {
      if (monev_form_question (self, child)->field >= 0)
        monev_form_enqueue (self, frame, child, MONEV_TODO_RELEVANT);
      else
        enqueue_children (self, frame, monev_form_question (self, child));
    }
}

/* The words of "or_other" are asked for while that choice is taken. */
static void
settle_other (MonevResponseForm *self, MonevFrame *frame, const MonevQuestion *question)
{
  MonevCellState *cell, *other;
  gboolean wanted;
  g_auto (GStrv) codes = NULL;

  if (question->other_field < 0)
    return;
  cell = monev_cell_state (self, frame, question->field);
  other = monev_cell_state (self, frame, question->other_field);
  codes = g_strsplit (monev_frame_get (frame, question->field), " ", -1);
  wanted = cell->relevant && g_strv_contains ((const char *const *)codes, "other");
  if (other->relevant == (guint)wanted)
    return;
  other->relevant = (guint)wanted;
  monev_frame_set_relevant (frame, question->other_field, wanted);
  monev_form_spread (self, frame, question->other_field);
}

static void
settle_relevance (MonevResponseForm *self, MonevFrame *frame, int index)
{
  const MonevQuestion *question = monev_form_question (self, index);
  MonevCellState *state = monev_cell_state (self, frame, question->field);
  gboolean relevant = around_is_relevant (self, frame, question)
                      && rule_holds (question, MONEV_RULE_RELEVANT, frame);

  if (state->relevant != (guint)relevant)
    {
      state->relevant = (guint)relevant;
      monev_frame_set_relevant (frame, question->field, relevant);
      monev_form_note (self, frame, index);
      monev_form_spread (self, frame, question->field);
      enqueue_children (self, frame, question);
    }
  settle_other (self, frame, question);
}

/** monev_form_write: puts @text into a cell; a reason was for the answer before. Returns: whether
 * it was something else before. */
gboolean
monev_form_write (MonevResponseForm *self, MonevFrame *frame, int field, const char *text)
{
  int index = monev_instrument_question_at (self->instrument, field);

  if (strcmp (monev_frame_get (frame, field), text) == 0)
    return FALSE;
  monev_frame_set (frame, field, text);
  g_clear_pointer (&monev_cell_state (self, frame, field)->reason, g_free);
  if (index >= 0)
    monev_form_note (self, frame, index);
  monev_form_spread (self, frame, field);
  if (index >= 0 && monev_form_question (self, index)->field == field)
    settle_other (self, frame, monev_form_question (self, index));
  return TRUE;
}

static gboolean
may_go_round (MonevResponseForm *self, MonevRounds *rounds)
{
  if (rounds->settle != self->settle)
    *rounds = (MonevRounds){ self->settle, 0 };
  return rounds->count++ < MAX_ROUNDS;
}

static void
settle_calculation (MonevResponseForm *self, MonevFrame *frame, int index)
{
  const MonevQuestion *question = monev_form_question (self, index);
  MonevExpression *expression = question->rules[MONEV_RULE_CALCULATION];
  g_autofree char *text = NULL;

  if (expression == NULL || monev_expression_is_phone_only (expression) || question->n_triggers > 0
      || (self->keeps && monev_expression_is_changing (expression)))
    return;
  text = monev_expression_text (expression, frame);
  /* A number that is none is no answer (ODK XForms: an empty answer counts as NaN). */
  monev_form_write (self, frame, question->field, strcmp (text, "NaN") == 0 ? "" : text);
}

static gint64
wanted_count (MonevResponseForm *self, const MonevQuestion *question, MonevRepeatState *state)
{
  MonevExpression *expression = question->rules[MONEV_RULE_REPEAT_COUNT];
  MonevReal number;
  double value;

  state->limited = FALSE;
  if (expression == NULL || monev_expression_is_phone_only (expression))
    return MONEV_INSTRUMENT_NONE;
  number = monev_expression_number (expression, state->template);
  value = monev_real_to_double (number);
  if (monev_real_is_nan (number) || value < 1)
    return 0;
  state->limited = value > MONEV_RESPONSE_MAX_INSTANCES;
  return state->limited ? MONEV_RESPONSE_MAX_INSTANCES : (gint64)value;
}

static void
settle_instance (MonevResponseForm *self, MonevFrame *instance, const MonevQuestion *question,
                 const MonevRepeatState *state, gboolean around)
{
  MonevFrameState *own = monev_frame_state (instance);
  gboolean relevant = around && (state->count < 0 || monev_frame_index (instance) < state->count)
                      && rule_holds (question, MONEV_RULE_RELEVANT, instance);

  if (own->relevant == relevant)
    return;
  own->relevant = relevant;
  monev_frame_set_relevant (instance, question->field, relevant);
  monev_form_spread_all (self, instance);
  enqueue_children (self, instance, question);
}

/* Instances that are too many are kept for coming back: a number is typed digit by digit. */
static void
settle_repeat (MonevResponseForm *self, MonevFrame *frame, int index, guint todo)
{
  const MonevQuestion *question = monev_form_question (self, index);
  MonevRepeatState *state = monev_repeat_state (self, frame, question->field);
  gboolean around = around_is_relevant (self, frame, question);
  gboolean relevant = around && rule_holds (question, MONEV_RULE_RELEVANT, state->template);

  if (state->relevant != (guint)relevant)
    monev_form_note (self, frame, index);
  state->relevant = (guint)relevant;
  if (todo & MONEV_TODO_COUNT)
    {
      gint64 count = wanted_count (self, question, state);

      if (count != state->count)
        monev_form_note (self, frame, index);
      state->count = count;
      while ((gint64)monev_frame_count (frame, question->field) < count)
        monev_form_grow (self, frame, question->field);
    }
  for (guint i = 0; i < monev_frame_count (frame, question->field); i++)
    settle_instance (self, monev_frame_child (frame, question->field, i), question, state, around);
}

static void
settle_cell (MonevResponseForm *self, const MonevQueued *item, const MonevQuestion *question)
{
  MonevCellState *state = monev_cell_state (self, item->frame, question->field);
  guint todo = state->todo;

  state->todo = 0;
  if (!may_go_round (self, &state->rounds))
    return;
  if (todo & MONEV_TODO_RELEVANT)
    settle_relevance (self, item->frame, item->question);
  if (todo & MONEV_TODO_CALCULATE)
    settle_calculation (self, item->frame, item->question);
}

static void
settle_one (MonevResponseForm *self, const MonevQueued *item)
{
  const MonevQuestion *question = monev_form_question (self, item->question);
  MonevRepeatState *state;
  guint todo;

  if (!monev_form_is_repeat (self, item->question))
    {
      settle_cell (self, item, question);
      return;
    }
  state = monev_repeat_state (self, item->frame, question->field);
  todo = state->todo;
  state->todo = 0;
  if (may_go_round (self, &state->rounds))
    settle_repeat (self, item->frame, item->question, todo);
}

static gboolean
is_below (MonevFrame *frame, MonevFrame *above)
{
  while (frame != NULL && frame != above)
    frame = monev_frame_parent (frame);
  return frame == above;
}

/** monev_form_forget_frame: @frame is about to go: nothing that waits or is told names it. */
void
monev_form_forget_frame (MonevResponseForm *self, MonevFrame *frame)
{
  g_autoptr (GArray) waiting = g_steal_pointer (&self->queue);

  self->queue = g_array_new (FALSE, FALSE, sizeof (MonevQueued));
  for (guint i = 0; i < waiting->len; i++)
    if (!is_below (g_array_index (waiting, MonevQueued, i).frame, frame))
      push (self, g_array_index (waiting, MonevQueued, i));
  for (guint i = self->changes->len; i > 0; i--)
    if (is_below (g_array_index (self->changes, MonevResponseChange, i - 1).frame, frame))
      g_array_remove_index_fast (self->changes, i - 1);
}

/** monev_form_settle: works out all that waits. */
void
monev_form_settle (MonevResponseForm *self)
{
  self->settle++;
  while (self->queue->len > 0)
    {
      MonevQueued item = pop (self);

      settle_one (self, &item);
    }
}

/** monev_form_enqueue_all: every rule of what @frame holds, instances and all. @values: with the
 * calculations. */
void
monev_form_enqueue_all (MonevResponseForm *self, MonevFrame *frame, gboolean values)
{
  guint todo = MONEV_TODO_RELEVANT | (values ? MONEV_TODO_CALCULATE : 0u);

  for (guint i = 0; i < monev_instrument_n_questions (self->instrument); i++)
    {
      const MonevQuestion *question = monev_form_question (self, (int)i);

      if (monev_response_plan_holder (self->plan, (int)i) != monev_frame_repeat (frame))
        continue;
      if (!monev_form_is_repeat (self, (int)i))
        {
          monev_form_enqueue (self, frame, (int)i, todo);
          continue;
        }
      monev_form_enqueue (self, frame, (int)i, MONEV_TODO_RELEVANT | MONEV_TODO_COUNT);
      for (guint k = 0; k < monev_frame_count (frame, question->field); k++)
        monev_form_enqueue_all (self, monev_frame_child (frame, question->field, k), values);
    }
}

static void
run_trigger (MonevResponseForm *self, MonevFrame *frame, gpointer data)
{
  const MonevQuestion *question = data;
  MonevExpression *expression = question->rules[MONEV_RULE_CALCULATION];
  g_autofree char *text = NULL;

  if (expression != NULL && monev_expression_is_phone_only (expression))
    return;
  text = expression == NULL ? g_strdup ("") : monev_expression_text (expression, frame);
  monev_form_write (self, frame, question->field, strcmp (text, "NaN") == 0 ? "" : text);
}

/** monev_form_run_triggers: a person answered @field: the calculations that wait for it run once
 * (ODK XForms, xforms-value-changed). */
void
monev_form_run_triggers (MonevResponseForm *self, MonevFrame *frame, int field)
{
  guint count;
  const int *questions = monev_response_plan_triggered (self->plan, field, &count);

  for (guint i = 0; i < count; i++)
    {
      const MonevQuestion *question = monev_form_question (self, questions[i]);
      int holder = monev_response_plan_holder (self->plan, questions[i]);

      if (holder < 0)
        continue;
      monev_form_each (self, frame, holder, FALSE, run_trigger, (gpointer)question);
      monev_form_settle (self);
    }
}
