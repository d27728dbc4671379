#include "response-score.h"

#include "base/number.h"
#include "response-json.h"

#define SCALE 6 /* decimals of the mean over instances */
#define SHOWN 2 /* decimals of a value */

typedef struct
{
  const MonevScoring *scoring;
  const MonevResponsePlan *plan;
  guint item;
  const char *key;     /* of the answer, in its instance */
  MonevDecimal sum;
  guint count;
} Gatherer;

static MonevShape *
shape_of (const Gatherer *self)
{
  return monev_instrument_shape (monev_response_plan_instrument (self->plan));
}

/* From an instance of @repeat down to the instances of @holder. */
static void
gather (Gatherer *self, int repeat, int holder, const json_t *answers)
{
  int step = holder;
  gsize i;
  json_t *instance;
  MonevDecimal score;

  if (repeat == holder)
    {
      const char *answer = json_string_value (json_object_get (answers, self->key));

      if (monev_scoring_of_answer (self->scoring, self->item, answer, &score)
          && monev_decimal_add (self->sum, score, &self->sum, NULL))
        self->count++;
      return;
    }
  while (monev_shape_holder (shape_of (self), step) != repeat)
    step = monev_shape_holder (shape_of (self), step);
  json_array_foreach (json_object_get (answers, monev_response_plan_key (self->plan, step)), i,
                      instance) gather (self, step, holder, instance);
}

/* Returns: whether the item was answered; @score is the mean of its instances then. */
static gboolean
score_of (Gatherer *self, const MonevScoreItem *item, const json_t *answers, MonevDecimal *score)
{
  MonevInstrument *instrument = monev_response_plan_instrument (self->plan);
  int field = monev_instrument_question (instrument, item->question)->field;

  self->sum = MONEV_DECIMAL_ZERO;
  self->count = 0;
  self->key = monev_response_plan_key (self->plan, field);
  gather (self, 0, monev_response_plan_holder (self->plan, (int)item->question), answers);
  return self->count > 0
         && monev_decimal_divide (self->sum, monev_decimal_new (self->count, 0), SCALE,
                                  MONEV_ROUND_HALF_UP, score, NULL);
}

static gboolean
add_product (MonevDecimal *sum, MonevDecimal weight, MonevDecimal score)
{
  MonevDecimal product;

  return monev_decimal_multiply (weight, score, &product, NULL)
         && monev_decimal_add (*sum, product, sum, NULL);
}

/**
 * monev_response_score:
 * @scoring: (nullable): %NULL scores nothing
 * @plan: of the same instrument
 * @answers: (nullable): "answers" of the canonical JSON
 *
 * Returns: the score; not known where nothing that counts was answered.
 */
MonevResponseScore
monev_response_score (const MonevScoring *scoring, const MonevResponsePlan *plan,
                      const json_t *answers)
{
  Gatherer self = { .scoring = scoring, .plan = plan };
  MonevResponseScore score = { .of = scoring == NULL ? 0 : monev_scoring_n_items (scoring) };
  MonevDecimal reached = MONEV_DECIMAL_ZERO, most = MONEV_DECIMAL_ZERO, one;

  for (self.item = 0; self.item < score.of; self.item++)
    {
      const MonevScoreItem *item = monev_scoring_item (scoring, self.item);

      if (score_of (&self, item, answers, &one) && add_product (&reached, item->weight, one)
          && add_product (&most, item->weight, item->most))
        score.answered++;
    }
  if (score.answered == 0
      || !monev_decimal_multiply (reached, monev_decimal_new (100, 0), &reached, NULL)
      || !monev_decimal_divide (reached, most, SHOWN, MONEV_ROUND_HALF_UP, &score.value, NULL))
    return score;
  score.known = TRUE;
  score.grade = monev_scoring_grade (scoring, score.value);
  return score;
}

/** monev_response_score_form: Returns: the score of @form as it is filled now; @scoring (nullable)
 * is of its instrument. */
MonevResponseScore
monev_response_score_form (const MonevScoring *scoring, MonevResponseForm *form)
{
  json_auto_t *json = scoring == NULL ? NULL : monev_response_form_to_json (form);

  return monev_response_score (scoring, monev_response_form_plan (form),
                               json_object_get (json, "answers"));
}

/** monev_response_score_words: Returns: (transfer full): "83,33 – Tinggi, 5 dari 6 terjawab". */
char *
monev_response_score_words (const MonevResponseScore *score)
{
  g_autofree char *value = NULL;

  if (!score->known)
    return g_strdup_printf ("belum ada; 0 dari %u pertanyaan bernilai terjawab", score->of);
  value = monev_number_format (score->value, SHOWN);
  return g_strdup_printf ("%s%s%s; %u dari %u pertanyaan bernilai terjawab", value,
                          score->grade != NULL ? " – " : "",
                          score->grade != NULL ? score->grade : "", score->answered, score->of);
}
