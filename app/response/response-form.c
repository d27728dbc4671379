#include "response-form-private.h"

#include <string.h>

#include "base/instant.h"
#include "db-error.h"
#include "expression/moment.h"
#include "instrument/instrument-files.h"

/** monev_frame_state_free: with the templates of the repeats in it. */
void
monev_frame_state_free (gpointer data)
{
  MonevFrameState *self = data;

  for (guint i = 0; i < self->n_cells; i++)
    g_free (self->cells[i].reason);
  for (guint i = 0; i < self->n_repeats; i++)
    g_clear_pointer (&self->repeats[i].template, monev_frame_free_outside);
  g_free (self->cells);
  g_free (self->repeats);
  g_free (self);
}

/** monev_frame_state: Returns: (transfer none): what is known of @frame. */
MonevFrameState *
monev_frame_state (MonevFrame *frame)
{
  return monev_frame_data (frame);
}

/** monev_cell_state: Returns: (transfer none): of a question or group that @frame holds. */
MonevCellState *
monev_cell_state (MonevResponseForm *self, MonevFrame *frame, int field)
{
  return &monev_frame_state (frame)->cells[monev_shape_field (self->shape, field)->slot];
}

/** monev_repeat_state: Returns: (transfer none): of a repeat whose instances @frame holds. */
MonevRepeatState *
monev_repeat_state (MonevResponseForm *self, MonevFrame *frame, int field)
{
  return &monev_frame_state (frame)->repeats[monev_shape_field (self->shape, field)->slot];
}

/** monev_form_question: Returns: (transfer none): the question with that index. */
const MonevQuestion *
monev_form_question (MonevResponseForm *self, int question)
{
  return monev_instrument_question (self->instrument, (guint)question);
}

/** monev_form_is_repeat: Returns: whether @question is a repeat with a place of its own. */
gboolean
monev_form_is_repeat (MonevResponseForm *self, int question)
{
  int field = monev_form_question (self, question)->field;

  return field >= 0 && monev_shape_field (self->shape, field)->kind == MONEV_SHAPE_REPEAT;
}

static MonevFrameState *
new_state (MonevResponseForm *self, int repeat)
{
  MonevFrameState *state = g_new0 (MonevFrameState, 1);

  state->relevant = TRUE;
  state->n_cells = monev_shape_cells (self->shape, repeat);
  state->n_repeats = monev_shape_repeats (self->shape, repeat);
  state->cells = g_new0 (MonevCellState, state->n_cells);
  state->repeats = g_new0 (MonevRepeatState, state->n_repeats);
  for (guint i = 0; i < state->n_cells; i++)
    state->cells[i].relevant = TRUE;
  return state;
}

static void
add_templates (MonevResponseForm *self, MonevFrame *frame, int field)
{
  const MonevShapeField *at = monev_shape_field (self->shape, field);

  for (int child = at->first_child; child >= 0;
       child = monev_shape_field (self->shape, child)->next)
    {
      MonevRepeatState *state;

      if (monev_shape_field (self->shape, child)->kind != MONEV_SHAPE_REPEAT)
        {
          add_templates (self, frame, child);
          continue;
        }
      state = monev_repeat_state (self, frame, child);
      state->relevant = TRUE;
      state->count = MONEV_INSTRUMENT_NONE;
      state->template = monev_frame_new_outside (frame, child);
    }
}

/** monev_form_prepare: gives a new @frame its state; it holds no answer yet. */
void
monev_form_prepare (MonevResponseForm *self, MonevFrame *frame)
{
  int repeat = monev_frame_repeat (frame);
  int field = -1;

  monev_frame_set_data (frame, new_state (self, repeat), monev_frame_state_free);
  add_templates (self, frame, repeat);
  /* The words of "or_other" wait until that choice is taken. */
  for (guint i = 0; i < monev_instrument_n_questions (self->instrument); i++)
    {
      field = monev_form_question (self, (int)i)->other_field;
      if (field < 0 || monev_response_plan_holder (self->plan, (int)i) != repeat)
        continue;
      monev_cell_state (self, frame, field)->relevant = FALSE;
      monev_frame_set_relevant (frame, field, FALSE);
    }
}

static const char *
choice_label (gpointer data, int field, const char *choice)
{
  MonevResponseForm *self = data;
  int index = monev_instrument_question_at (self->instrument, field);
  const MonevQuestion *question = index < 0 ? NULL : monev_form_question (self, index);
  int nth = question == NULL || question->list < 0
                ? MONEV_INSTRUMENT_NONE
                : monev_response_plan_choice (self->plan, question->list, choice);

  return nth < 0
             ? NULL
             : monev_instrument_choice_text (self->instrument, (guint)question->list, (guint)nth,
                                             MONEV_COLUMN_LABEL, self->context.language);
}

static void
set_world (MonevResponseForm *self)
{
  MonevScopeWorld world = { choice_label, self, self->context.now, self->context.zone };

  monev_scope_set_world (self->scope, &world);
}

/**
 * monev_response_form_new:
 * @plan: kept
 * @context: copied
 *
 * Returns: (transfer full): a response without any answer; monev_response_form_begin() gives it
 * those it begins with
 */
MonevResponseForm *
monev_response_form_new (MonevResponsePlan *plan, const MonevResponseContext *context)
{
  MonevResponseForm *self = g_new0 (MonevResponseForm, 1);
  GHashTableIter iter;
  gpointer name, table;

  self->plan = monev_response_plan_ref (plan);
  self->instrument = monev_response_plan_instrument (plan);
  self->shape = monev_instrument_shape (self->instrument);
  self->scope = monev_instrument_new_scope (self->instrument);
  self->context = *context;
  self->context.zone = context->zone == NULL ? NULL : g_time_zone_ref (context->zone);
  self->context.enumerator = g_strdup (context->enumerator);
  self->context.uuid = g_strdup (context->uuid);
  self->context.tables = context->tables == NULL ? monev_instrument_tables (self->instrument)
                                                 : g_hash_table_ref (context->tables);
  self->queue = g_array_new (FALSE, FALSE, sizeof (MonevQueued));
  self->changes = g_array_new (FALSE, FALSE, sizeof (MonevResponseChange));
  g_hash_table_iter_init (&iter, self->context.tables);
  while (g_hash_table_iter_next (&iter, &name, &table))
    monev_scope_set_instance (self->scope, name, table);
  set_world (self);
  monev_form_prepare (self, monev_scope_root (self->scope));
  return self;
}

/** monev_response_form_free: frees it; what it gave out goes with it. */
void
monev_response_form_free (MonevResponseForm *self)
{
  if (self == NULL)
    return;
  monev_frame_set_data (monev_scope_root (self->scope), NULL, NULL);
  monev_scope_unref (self->scope);
  g_clear_pointer (&self->context.zone, g_time_zone_unref);
  g_clear_pointer (&self->context.tables, g_hash_table_unref);
  g_free ((char *)self->context.enumerator);
  g_free ((char *)self->context.uuid);
  g_array_unref (self->queue);
  g_array_unref (self->changes);
  json_decref (self->aside);
  monev_response_plan_unref (self->plan);
  g_free (self);
}

/** monev_response_form_plan: Returns: (transfer none): what it was made with. */
MonevResponsePlan *
monev_response_form_plan (MonevResponseForm *self)
{
  return self->plan;
}

/** monev_response_form_instrument: Returns: (transfer none): what is answered. */
MonevInstrument *
monev_response_form_instrument (MonevResponseForm *self)
{
  return self->instrument;
}

/** monev_response_form_root: Returns: (transfer none): the frame of all that lies in no repeat. */
MonevFrame *
monev_response_form_root (MonevResponseForm *self)
{
  return monev_scope_root (self->scope);
}

/** monev_response_form_set_now: the clock of now() and today() from here on. */
void
monev_response_form_set_now (MonevResponseForm *self, gint64 now)
{
  self->context.now = now;
  set_world (self);
}

/** monev_response_form_clear: takes all answers and instances away; lists stay. Frames that were
 * given out are gone, the root remains. */
void
monev_response_form_clear (MonevResponseForm *self)
{
  monev_frame_set_data (monev_scope_root (self->scope), NULL, NULL);
  monev_scope_clear (self->scope);
  g_array_set_size (self->queue, 0);
  g_array_set_size (self->changes, 0);
  g_clear_pointer (&self->aside, json_decref);
  monev_form_prepare (self, monev_scope_root (self->scope));
}

static char *
meta_answer (MonevResponseForm *self, const char *type)
{
  MonevMoment moment;

  monev_moment_from_utc (self->context.now, self->context.zone, &moment);
  if (strcmp (type, "today") == 0)
    return monev_date_to_iso (moment.date);
  if (strcmp (type, "start") == 0 || strcmp (type, "end") == 0)
    return monev_moment_to_text (&moment);
  if (strcmp (type, "username") == 0 && self->context.enumerator != NULL)
    return g_strdup (self->context.enumerator);
  return g_strdup ("");
}

static char *
first_answer (MonevResponseForm *self, MonevFrame *frame, int index)
{
  const MonevQuestion *question = monev_form_question (self, index);
  MonevExpression *expression = question->rules[MONEV_RULE_DEFAULT];

  if (question->type->role == MONEV_QUESTION_META)
    return meta_answer (self, question->type->name);
  if (expression == NULL)
    return g_strdup (monev_instrument_text (self->instrument, (guint)index, MONEV_COLUMN_DEFAULT,
                                            self->context.language));
  if (monev_expression_is_phone_only (expression))
    return g_strdup ("");
  return monev_expression_text (expression, frame);
}

/* What an instance begins with, before anything is worked out (ODK XForms, odk-new-repeat). */
static void
take_defaults (MonevResponseForm *self, MonevFrame *frame)
{
  for (guint i = 0; i < monev_instrument_n_questions (self->instrument); i++)
    {
      const MonevQuestion *question = monev_form_question (self, (int)i);
      g_autofree char *text = NULL;

      if (monev_response_plan_holder (self->plan, (int)i) != monev_frame_repeat (frame)
          || monev_shape_field (self->shape, question->field)->kind != MONEV_SHAPE_VALUE)
        continue;
      text = first_answer (self, frame, (int)i);
      if (*text != '\0' && strcmp (text, "NaN") != 0)
        monev_form_write (self, frame, question->field, text);
    }
}

static void
take_uuid (MonevResponseForm *self)
{
  int meta = monev_shape_child (self->shape, 0, "meta");
  int field = meta < 0 ? meta : monev_shape_child (self->shape, meta, "instanceID");
  g_autofree char *text = NULL;

  if (field < 0 || self->context.uuid == NULL)
    return;
  text = g_strconcat ("uuid:", self->context.uuid, NULL);
  monev_frame_set (monev_scope_root (self->scope), field, text);
}

/* A repeat that people add to shows its first instance, as phones do. */
static void
take_first_instances (MonevResponseForm *self, MonevFrame *frame)
{
  for (guint i = 0; i < monev_instrument_n_questions (self->instrument); i++)
    {
      const MonevQuestion *question = monev_form_question (self, (int)i);

      if (monev_form_is_repeat (self, (int)i)
          && monev_response_plan_holder (self->plan, (int)i) == monev_frame_repeat (frame)
          && question->rules[MONEV_RULE_REPEAT_COUNT] == NULL)
        monev_form_grow (self, frame, question->field);
    }
}

/** monev_form_grow: Returns: (transfer none): a new instance of @field with its defaults; what
 * follows from it waits in the queue. */
MonevFrame *
monev_form_grow (MonevResponseForm *self, MonevFrame *frame, int field)
{
  MonevFrame *instance = monev_frame_add (frame, field);

  monev_form_prepare (self, instance);
  take_defaults (self, instance);
  take_first_instances (self, instance);
  monev_form_enqueue_all (self, instance, TRUE);
  monev_form_spread_all (self, instance);
  return instance;
}

/** monev_response_form_begin: gives an empty response its defaults, metadata and first instances,
 * and works out the rest. */
void
monev_response_form_begin (MonevResponseForm *self)
{
  MonevFrame *root = monev_scope_root (self->scope);

  take_uuid (self);
  take_defaults (self, root);
  take_first_instances (self, root);
  monev_response_form_recalculate (self, FALSE);
}

/**
 * monev_response_form_recalculate: works out everything, as when a response is opened.
 * @keep: what time or chance changes (now(), random()) stays as it was given
 */
void
monev_response_form_recalculate (MonevResponseForm *self, gboolean keep)
{
  self->keeps = keep;
  monev_form_enqueue_all (self, monev_scope_root (self->scope), TRUE);
  monev_form_settle (self);
  self->keeps = FALSE;
}

static void
forget_changes (MonevResponseForm *self)
{
  for (guint i = 0; i < self->changes->len; i++)
    {
      const MonevResponseChange *change = &g_array_index (self->changes, MonevResponseChange, i);
      int field = monev_form_question (self, change->question)->field;

      if (monev_form_is_repeat (self, change->question))
        monev_repeat_state (self, change->frame, field)->noted = FALSE;
      else
        monev_cell_state (self, change->frame, field)->noted = FALSE;
    }
  g_array_set_size (self->changes, 0);
}

/** monev_response_form_changes: Returns: (transfer none): the questions that may look different
 * since the last edit began, @count of them; until the next edit. */
const MonevResponseChange *
monev_response_form_changes (MonevResponseForm *self, guint *count)
{
  *count = self->changes->len;
  return (const MonevResponseChange *)(gpointer)self->changes->data;
}

static gboolean
refuse_fixed (MonevResponseForm *self, int question, GError **error)
{
  g_set_error (error, MONEV_ERROR, MONEV_ERROR_STATE,
               "“%s” dihitung atau dikunci oleh kuesioner, jadi tidak dapat diisi sendiri.",
               monev_form_question (self, question)->name);
  return FALSE;
}

static gboolean
may_answer (MonevResponseForm *self, MonevFrame *frame, int question, GError **error)
{
  MonevResponseState state;

  monev_response_form_state (self, frame, question, &state);
  return !state.read_only || refuse_fixed (self, question, error);
}

static void
write_answer (MonevResponseForm *self, MonevFrame *frame, int field, const char *text)
{
  forget_changes (self);
  if (!monev_form_write (self, frame, field, text))
    return;
  monev_form_settle (self);
  monev_form_run_triggers (self, frame, field);
}

/**
 * monev_response_form_set:
 * @frame: that holds @question
 * @answer: as a record holds it; "" takes the answer away
 *
 * Returns: FALSE with STATE for what the form works out itself. What no answer of its kind can be
 * is kept and shown as a fault.
 */
gboolean
monev_response_form_set (MonevResponseForm *self, MonevFrame *frame, int question,
                         const char *answer, GError **error)
{
  if (!may_answer (self, frame, question, error))
    return FALSE;
  write_answer (self, frame, monev_form_question (self, question)->field, answer);
  return TRUE;
}

/**
 * monev_response_form_type:
 * @typed: as a person writes it: 1.250,5; 5/3/2026; codes with blanks between them
 *
 * Returns: FALSE with STATE as monev_response_form_set(), with INVALID or LIMIT for what cannot be
 * read: it is kept as typed, is a fault of the question, and no figure can come of it
 */
gboolean
monev_response_form_type (MonevResponseForm *self, MonevFrame *frame, int question,
                          const char *typed, GError **error)
{
  const MonevQuestion *at = monev_form_question (self, question);
  MonevAnswerStyle style = { at->type->answer, self->context.zone, self->context.now };
  g_autofree char *answer = NULL;

  if (!may_answer (self, frame, question, error))
    return FALSE;
  answer = monev_answer_from_typed (&style, typed, error);
  if (answer != NULL)
    {
      write_answer (self, frame, at->field, answer);
      return TRUE;
    }
  answer = g_utf8_make_valid (typed, -1);
  write_answer (self, frame, at->field, answer);
  return FALSE;
}

/** monev_response_form_set_other: the words of "or_other"; FALSE with STATE for a question that has
 * none. */
gboolean
monev_response_form_set_other (MonevResponseForm *self, MonevFrame *frame, int question,
                               const char *words, GError **error)
{
  const MonevQuestion *at = monev_form_question (self, question);

  if (at->other_field < 0)
    {
      g_set_error (error, MONEV_ERROR, MONEV_ERROR_STATE,
                   "Pertanyaan “%s” tidak menerima jawaban lain.", at->name);
      return FALSE;
    }
  if (!monev_answer_check (MONEV_ANSWER_TEXT, words, error))
    return FALSE;
  write_answer (self, frame, at->other_field, words);
  return TRUE;
}

/** monev_response_form_set_reason: why an answer stands that the soft check doubts; "" takes it
 * back. LIMIT beyond MONEV_RESPONSE_MAX_REASON letters. */
gboolean
monev_response_form_set_reason (MonevResponseForm *self, MonevFrame *frame, int question,
                                const char *reason, GError **error)
{
  MonevCellState *state
      = monev_cell_state (self, frame, monev_form_question (self, question)->field);
  g_autofree char *stripped = NULL;

  if (!monev_answer_check (MONEV_ANSWER_TEXT, reason, error))
    return FALSE;
  if (g_utf8_strlen (reason, -1) > MONEV_RESPONSE_MAX_REASON)
    {
      g_set_error (error, MONEV_ERROR, MONEV_ERROR_LIMIT,
                   "Alasan terlalu panjang: paling banyak %d huruf.", MONEV_RESPONSE_MAX_REASON);
      return FALSE;
    }
  stripped = g_strstrip (g_strdup (reason));
  forget_changes (self);
  g_free (state->reason);
  state->reason = *stripped == '\0' ? NULL : g_steal_pointer (&stripped);
  monev_form_note (self, frame, question);
  return TRUE;
}

/** monev_response_form_counts: Returns: whether the form itself says how many instances @repeat
 * has, so that people neither add nor remove. */
gboolean
monev_response_form_counts (MonevResponseForm *self, int repeat)
{
  return monev_form_question (self, repeat)->rules[MONEV_RULE_REPEAT_COUNT] != NULL;
}

static gboolean
may_add (MonevResponseForm *self, MonevFrame *frame, int repeat, GError **error)
{
  const MonevQuestion *question = monev_form_question (self, repeat);

  if (monev_response_form_counts (self, repeat))
    g_set_error (error, MONEV_ERROR, MONEV_ERROR_STATE, "Banyaknya “%s” ditentukan oleh kuesioner.",
                 question->name);
  else if (monev_frame_count (frame, question->field) >= MONEV_RESPONSE_MAX_INSTANCES)
    g_set_error (error, MONEV_ERROR, MONEV_ERROR_LIMIT, "“%s” paling banyak %d kali.",
                 question->name, MONEV_RESPONSE_MAX_INSTANCES);
  else
    return TRUE;
  return FALSE;
}

/**
 * monev_response_form_add:
 * @frame: that holds the instances
 * @repeat: the question that begins the repeat
 *
 * Returns: (transfer none) (nullable): a new instance with its defaults; NULL with STATE where the
 * form counts itself, with LIMIT
 */
MonevFrame *
monev_response_form_add (MonevResponseForm *self, MonevFrame *frame, int repeat, GError **error)
{
  MonevFrame *instance;

  if (!may_add (self, frame, repeat, error))
    return NULL;
  forget_changes (self);
  instance = monev_form_grow (self, frame, monev_form_question (self, repeat)->field);
  monev_form_enqueue (self, frame, repeat, MONEV_TODO_RELEVANT);
  monev_form_note (self, frame, repeat);
  monev_form_settle (self);
  return instance;
}

/** monev_response_form_remove: takes @instance, with its answers, out of its repeat; frames below
 * it are gone. FALSE with STATE where the form counts itself. */
gboolean
monev_response_form_remove (MonevResponseForm *self, MonevFrame *instance, GError **error)
{
  int field = monev_frame_repeat (instance);
  int repeat = monev_instrument_question_at (self->instrument, field);
  MonevFrame *frame = monev_frame_parent (instance);

  if (monev_response_form_counts (self, repeat))
    {
      g_set_error (error, MONEV_ERROR, MONEV_ERROR_STATE,
                   "Banyaknya “%s” ditentukan oleh kuesioner.",
                   monev_form_question (self, repeat)->name);
      return FALSE;
    }
  forget_changes (self);
  monev_frame_state (instance)->relevant = FALSE;
  monev_frame_set_relevant (instance, field, FALSE);
  monev_form_spread_all (self, instance);
  monev_form_forget_frame (self, instance);
  monev_frame_remove (instance);
  monev_form_note (self, frame, repeat);
  monev_form_settle (self);
  return TRUE;
}
