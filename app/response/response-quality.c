#include "response-quality-private.h"

#include <string.h>

#include "instrument/instrument-number.h"

/* The counting: each response is walked through once, as it lies in its form. */

static void
question_free (gpointer data)
{
  MonevQualityQuestion *question = data;

  g_free (question->number);
  g_free (question->title);
  g_free (question);
}

static void
respondent_free (gpointer data)
{
  MonevQualityRespondent *respondent = data;

  g_free (respondent->id);
  g_free (respondent->name);
  g_free (respondent->key);
  g_free (respondent);
}

static void
finding_free (gpointer data)
{
  MonevQualityFinding *finding = data;

  g_free (finding->place);
  g_free (finding->value);
  g_free (finding->shown);
  g_free (finding->words);
  g_free (finding);
}

/** monev_response_quality_free: frees all that was found. */
void
monev_response_quality_free (MonevResponseQuality *self)
{
  if (self == NULL)
    return;
  for (guint i = 0; i < self->questions->len; i++)
    g_clear_pointer (&self->numbers[i], g_array_unref);
  g_free (self->numbers);
  g_free (self->slots);
  g_free (self->key_question);
  g_ptr_array_unref (self->questions);
  g_ptr_array_unref (self->respondents);
  g_ptr_array_unref (self->prints);
  g_ptr_array_unref (self->findings);
  g_string_chunk_free (self->places);
  monev_response_plan_unref (self->plan);
  g_free (self);
}

static gboolean
is_asked (const MonevQuestion *question)
{
  return monev_question_is_asked (question) && question->field >= 0;
}

static MonevQualityQuestion *
new_question (MonevInstrument *instrument, guint index, const char *number)
{
  const MonevQuestion *question = monev_instrument_question (instrument, index);
  const char *label = monev_instrument_text (instrument, index, MONEV_COLUMN_LABEL,
                                             monev_instrument_default_language (instrument));
  MonevQualityQuestion *self = g_new0 (MonevQualityQuestion, 1);

  self->question = (int)index;
  self->number = g_strdup (number);
  self->title = g_strdup (*label != '\0' ? label : question->name);
  self->numeric = question->type->answer == MONEV_ANSWER_INTEGER
                  || question->type->answer == MONEV_ANSWER_DECIMAL;
  return self;
}

/**
 * monev_response_quality_new:
 * @newest: whose questions are told of; those of older versions are found by their names
 * @key_question: (nullable): no part of what makes two responses the same
 *
 * Returns: (transfer full): nothing is counted yet
 */
MonevResponseQuality *
monev_response_quality_new (MonevResponsePlan *newest, const char *key_question)
{
  MonevResponseQuality *self = g_new0 (MonevResponseQuality, 1);
  MonevInstrument *instrument = monev_response_plan_instrument (newest);
  g_auto (GStrv) numbers = monev_instrument_numbers (instrument);
  guint n = monev_instrument_n_questions (instrument);

  self->plan = monev_response_plan_ref (newest);
  self->instrument = instrument;
  self->key_question = g_strdup (key_question == NULL ? "" : key_question);
  self->questions = g_ptr_array_new_with_free_func (question_free);
  self->respondents = g_ptr_array_new_with_free_func (respondent_free);
  self->prints = g_ptr_array_new_with_free_func (g_free);
  self->findings = g_ptr_array_new_with_free_func (finding_free);
  self->places = g_string_chunk_new (1024);
  self->slots = g_new (int, MAX (n, 1));
  for (guint i = 0; i < n; i++)
    {
      self->slots[i] = MONEV_INSTRUMENT_NONE;
      if (!is_asked (monev_instrument_question (instrument, i)))
        continue;
      self->slots[i] = (int)self->questions->len;
      g_ptr_array_add (self->questions, new_question (instrument, i, numbers[i]));
    }
  self->numbers = g_new0 (GArray *, MAX (self->questions->len, 1));
  return self;
}

/** monev_quality_find: takes a finding, its texts too; beyond the most of its kind it is only
 * counted. */
void
monev_quality_find (MonevResponseQuality *self, MonevQualityFinding finding)
{
  MonevQualityFinding *kept = g_memdup2 (&finding, sizeof finding);

  if (finding.at >= 0)
    ((MonevQualityQuestion *)g_ptr_array_index (self->questions, finding.at))
        ->counts[finding.kind]++;
  if (self->counts[finding.kind]++ < MONEV_QUALITY_MAX_FINDINGS)
    g_ptr_array_add (self->findings, kept);
  else
    finding_free (kept);
}

/* ---- one response ---- */

typedef struct
{
  MonevResponseQuality *self;
  MonevResponseForm *form;
  MonevInstrument *instrument; /* of its version */
  GChecksum *print;
  guint filled;
} Walk;

static int
slot_of (const Walk *walk, int index)
{
  const MonevQuestion *question = monev_instrument_question (walk->instrument, (guint)index);
  int there = index;

  if (walk->instrument != walk->self->instrument)
    there = monev_instrument_find (walk->self->instrument, question->name);
  return there < 0 ? MONEV_INSTRUMENT_NONE : walk->self->slots[there];
}

static guint
respondent_of (const Walk *walk)
{
  return walk->self->respondents->len - 1;
}

static void
add_number (const Walk *walk, int at, MonevFrame *frame, int index, const char *text)
{
  MonevQualityNumber number = { .respondent = respondent_of (walk) };
  GArray **numbers = &walk->self->numbers[at];
  g_autofree char *place = NULL;

  if (!monev_decimal_from_text (text, &number.value, NULL))
    return; /* the check of its type tells of it */
  if (*numbers == NULL)
    *numbers = g_array_new (FALSE, FALSE, sizeof (MonevQualityNumber));
  place = monev_response_form_place (walk->form, frame, index);
  number.place = g_string_chunk_insert_const (walk->self->places, place);
  g_array_append_val (*numbers, number);
}

static void
mark (Walk *walk, MonevFrame *frame, int index, const char *value)
{
  const char *name = monev_instrument_question (walk->instrument, (guint)index)->name;
  g_autofree char *place = NULL;

  walk->filled++;
  if (strcmp (name, walk->self->key_question) == 0)
    return;
  place = monev_response_form_place (walk->form, frame, index);
  g_checksum_update (walk->print, (const guchar *)place, (gssize)strlen (place) + 1);
  g_checksum_update (walk->print, (const guchar *)value, (gssize)strlen (value) + 1);
}

static void
judge (const Walk *walk, int at, MonevFrame *frame, int index, const MonevResponseState *state)
{
  MonevQualityFinding finding = { .respondent = respondent_of (walk), .at = at };

  if (state->fault == MONEV_FAULT_NONE && !state->doubted)
    return;
  finding.place = monev_response_form_place (walk->form, frame, index);
  finding.value = g_strdup (state->value);
  finding.shown = monev_response_form_shown_value (walk->form, index, state->value);
  if (state->fault != MONEV_FAULT_NONE)
    {
      finding.kind = MONEV_QUALITY_FAULT;
      finding.words = monev_response_form_message (walk->form, frame, index, state->fault);
    }
  else
    {
      finding.kind = MONEV_QUALITY_PASSED;
      finding.words = g_strdup (state->reason != NULL ? state->reason : "");
    }
  monev_quality_find (walk->self, finding);
}

static void
count_answer (Walk *walk, MonevFrame *frame, int index)
{
  int at = slot_of (walk, index);
  MonevQualityQuestion *question;
  MonevResponseState state;

  if (at < 0)
    return;
  question = g_ptr_array_index (walk->self->questions, at);
  monev_response_form_state (walk->form, frame, index, &state);
  if (!state.relevant)
    {
      question->skipped++;
      return;
    }
  if (*state.value == '\0')
    question->empty++;
  else
    {
      question->filled++;
      mark (walk, frame, index, state.value);
      if (question->numeric)
        add_number (walk, at, frame, index, state.value);
    }
  judge (walk, at, frame, index, &state);
}

static void walk_children (Walk *walk, MonevFrame *frame, int first);

static void
walk_question (Walk *walk, MonevFrame *frame, int index)
{
  const MonevQuestion *question = monev_instrument_question (walk->instrument, (guint)index);
  guint n;

  if (is_asked (question))
    count_answer (walk, frame, index);
  if (question->type->role != MONEV_QUESTION_BEGIN_REPEAT || question->field < 0)
    {
      walk_children (walk, frame, question->first_child);
      return;
    }
  n = monev_response_form_n_instances (walk->form, frame, index);
  for (guint i = 0; i < n; i++)
    walk_children (walk, monev_response_form_instance (walk->form, frame, index, i),
                   question->first_child);
}

static void
walk_children (Walk *walk, MonevFrame *frame, int first)
{
  for (int at = first; at >= 0;
       at = monev_instrument_question (walk->instrument, (guint)at)->next)
    walk_question (walk, frame, at);
}

static MonevQualityRespondent *
new_respondent (const MonevResponseEntry *entry)
{
  MonevQualityRespondent *self = g_new (MonevQualityRespondent, 1);

  self->id = g_strdup (entry->id);
  self->key = g_strdup (entry->key);
  self->name = g_strdup (*entry->title != '\0' ? entry->title
                         : *entry->key != '\0' ? entry->key
                                               : entry->enumerator);
  return self;
}

/**
 * monev_response_quality_add:
 * @form: holds the answers of @entry, in the version they were given to
 *
 * Counts one response. After the last monev_response_quality_settle() wants to be called.
 */
void
monev_response_quality_add (MonevResponseQuality *self, const MonevResponseEntry *entry,
                            MonevResponseForm *form)
{
  g_autoptr (GChecksum) print = g_checksum_new (G_CHECKSUM_SHA256);
  Walk walk = { self, form, monev_response_form_instrument (form), print, 0 };

  g_ptr_array_add (self->respondents, new_respondent (entry));
  if (monev_instrument_n_questions (walk.instrument) > 0)
    walk_children (&walk, monev_response_form_root (form), 0);
  g_ptr_array_add (self->prints,
                   g_strdup (walk.filled < MONEV_QUALITY_MIN_ANSWERS
                                 ? ""
                                 : g_checksum_get_string (print)));
}

static int
compare_findings (gconstpointer a, gconstpointer b)
{
  const MonevQualityFinding *x = *(MonevQualityFinding *const *)a;
  const MonevQualityFinding *y = *(MonevQualityFinding *const *)b;

  if (x->kind != y->kind)
    return x->kind < y->kind ? -1 : 1;
  if (x->group != y->group)
    return x->group < y->group ? -1 : 1;
  if (x->at != y->at)
    return x->at < y->at ? -1 : 1;
  return x->respondent < y->respondent ? -1 : x->respondent > y->respondent;
}

/** monev_response_quality_settle: all responses are counted: outliers and twins are looked for, and
 * the findings stand by kind, then in the order of the form. */
void
monev_response_quality_settle (MonevResponseQuality *self)
{
  for (guint i = 0; i < self->questions->len; i++)
    monev_quality_judge_numbers (self, i);
  monev_quality_find_twins (self);
  g_ptr_array_sort (self->findings, compare_findings);
}

/** monev_response_quality_questions: Returns: (transfer none) (element-type MonevQualityQuestion):
 * all that are asked, in the order of the form. */
GPtrArray *
monev_response_quality_questions (MonevResponseQuality *self)
{
  return self->questions;
}

/** monev_response_quality_findings: Returns: (transfer none) (element-type MonevQualityFinding): up
 * to MONEV_QUALITY_MAX_FINDINGS of each kind. */
GPtrArray *
monev_response_quality_findings (MonevResponseQuality *self)
{
  return self->findings;
}

/** monev_response_quality_respondents: Returns: (transfer none) (element-type
 * MonevQualityRespondent): in the order they were counted. */
GPtrArray *
monev_response_quality_respondents (MonevResponseQuality *self)
{
  return self->respondents;
}

/** monev_response_quality_count: Returns: how many findings of @kind there are, listed or not. */
guint
monev_response_quality_count (MonevResponseQuality *self, MonevQualityKind kind)
{
  return self->counts[kind];
}

/** monev_quality_kind_name: Returns: "outlier", "fault", "passed", "same-key", "same-answers". */
const char *
monev_quality_kind_name (MonevQualityKind kind)
{
  static const char *const names[]
      = { "outlier", "fault", "passed", "same-key", "same-answers" };

  return names[kind];
}
