#include "instrument-score.h"

#include <string.h>

#include "base/number.h"
#include "db-error.h"
#include "instrument-number.h"
#include "instrument-private.h"

#define SCALE 6          /* decimals of a score or a weight */
#define MOST 1000000     /* of a score or a weight: keeps every sum exact */

struct _MonevScoring
{
  MonevInstrument *instrument;
  GArray *items;    /* MonevScoreItem */
  GHashTable *lists; /* index → scores: code → MonevDecimal */
  GPtrArray *bands; /* MonevScoreBand, the highest first */
};

/* ---- grades ---- */

/** monev_score_band_new: Returns: (transfer full): @words from @from upwards; freed by the array
 * that monev_score_bands_parse() gives, or with its words by g_free(). */
MonevScoreBand *
monev_score_band_new (MonevDecimal from, const char *words)
{
  MonevScoreBand *band = g_new (MonevScoreBand, 1);

  *band = (MonevScoreBand){ from, g_strdup (words) };
  return band;
}

static void
band_free (gpointer data)
{
  g_free (((MonevScoreBand *)data)->words);
  g_free (data);
}

static gboolean
take_band (GPtrArray *bands, const char *text, GError **error)
{
  g_auto (GStrv) parts = g_strsplit_set (text, " \t", 2);
  const char *words = parts[0] == NULL || parts[1] == NULL ? "" : g_strstrip (parts[1]);
  MonevDecimal from;

  if (parts[0] == NULL
      || (!monev_decimal_from_text (parts[0], &from, NULL)
          && !monev_number_parse (parts[0], &from, NULL, NULL)))
    g_set_error (error, MONEV_ERROR, MONEV_ERROR_INVALID,
                 "Predikat “%s” tidak diawali batas bawahnya. Tulis misalnya “91 Sangat Tinggi”.",
                 text);
  else if (*words == '\0')
    g_set_error (error, MONEV_ERROR, MONEV_ERROR_INVALID,
                 "Batas “%s” belum mempunyai predikat. Tulis misalnya “91 Sangat Tinggi”.", text);
  else if (bands->len == MONEV_SCORE_MAX_BANDS)
    g_set_error (error, MONEV_ERROR, MONEV_ERROR_LIMIT, "Predikat lebih dari %d. Satukan sebagian.",
                 MONEV_SCORE_MAX_BANDS);
  else
    {
      g_ptr_array_add (bands, monev_score_band_new (from, words));
      return TRUE;
    }
  return FALSE;
}

static int
higher_first (gconstpointer a, gconstpointer b)
{
  const MonevScoreBand *one = *(MonevScoreBand *const *)a, *other = *(MonevScoreBand *const *)b;

  return monev_decimal_compare (other->from, one->from);
}

static gboolean
check_bands (const GPtrArray *bands, GError **error)
{
  for (guint i = 1; i < bands->len; i++)
    {
      const MonevScoreBand *band = g_ptr_array_index (bands, i);
      const MonevScoreBand *above = g_ptr_array_index (bands, i - 1);

      if (monev_decimal_compare (band->from, above->from) == 0)
        {
          g_set_error (error, MONEV_ERROR, MONEV_ERROR_INVALID,
                       "Predikat “%s” dan “%s” mulai dari nilai yang sama. Ubah salah satunya.",
                       above->words, band->words);
          return FALSE;
        }
    }
  return TRUE;
}

/**
 * monev_score_bands_parse:
 * @text: "91 Sangat Tinggi; 76 Tinggi", in any order; "" for none
 *
 * Errors: INVALID (what has no limit or no words, a limit twice), LIMIT.
 *
 * Returns: (transfer full) (nullable) (element-type MonevScoreBand): the highest first.
 */
GPtrArray *
monev_score_bands_parse (const char *text, GError **error)
{
  g_auto (GStrv) parts = g_strsplit (text, ";", -1);
  g_autoptr (GPtrArray) bands = g_ptr_array_new_with_free_func (band_free);

  for (guint i = 0; parts[i] != NULL; i++)
    if (*g_strstrip (parts[i]) != '\0' && !take_band (bands, parts[i], error))
      return NULL;
  g_ptr_array_sort (bands, higher_first);
  return check_bands (bands, error) ? g_steal_pointer (&bands) : NULL;
}

/** monev_score_bands_format: Returns: (transfer full): what monev_score_bands_parse() reads. */
char *
monev_score_bands_format (const GPtrArray *bands)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < bands->len; i++)
    {
      const MonevScoreBand *band = g_ptr_array_index (bands, i);
      g_autofree char *from = monev_decimal_to_text (band->from);

      g_string_append_printf (text, "%s%s %s", i > 0 ? "; " : "", from, band->words);
    }
  return g_string_free (text, FALSE);
}

/* ---- which questions count ---- */

/** monev_score_read_number: "0.5", or "0,5" as an office types it; FALSE if @text is no number between -1,000,000 and 1,000,000 with at
 * most six decimals, as scores and weights are. */
gboolean
monev_score_read_number (const char *text, MonevDecimal *value)
{
  const MonevDecimal most = monev_decimal_new (MOST, 0), least = monev_decimal_new (-MOST, 0);

  return (monev_decimal_from_text (text, value, NULL)
          || monev_number_parse (text, value, NULL, NULL))
         && value->scale <= SCALE
         && monev_decimal_compare (*value, most) <= 0
         && monev_decimal_compare (*value, least) >= 0;
}

static gboolean
is_positive (MonevDecimal value)
{
  return monev_decimal_compare (value, MONEV_DECIMAL_ZERO) > 0;
}

/* The best of the scores, or the sum of those that add something. */
static gboolean
most_of_list (MonevInstrument *instrument, const MonevQuestion *question, MonevDecimal *most)
{
  const MonevChoiceList *list = monev_instrument_list (instrument, (guint)question->list);

  *most = question->type->answer == MONEV_ANSWER_CHOICES ? list->sum : list->best;
  return list->n_scored > 0;
}

/**
 * monev_score_measure:
 * @item: (out): which question, its weight, the highest score
 *
 * Returns: how far it counts; only %MONEV_SCORE_COUNTS fills @item whole.
 */
MonevScoreStanding
monev_score_measure (MonevInstrument *instrument, guint index, MonevScoreItem *item)
{
  const MonevQuestion *question = monev_instrument_question (instrument, index);
  const char *weight = monev_instrument_text (instrument, index, MONEV_COLUMN_WEIGHT, 0);
  const char *most = monev_instrument_text (instrument, index, MONEV_COLUMN_SCORE, 0);
  gboolean weighed = monev_score_read_number (weight, &item->weight);
  gboolean scored = FALSE;

  item->question = index;
  if (!weighed)
    item->weight = monev_decimal_new (1, 0);
  switch (question->type->answer)
    {
    case MONEV_ANSWER_CHOICE:
    case MONEV_ANSWER_CHOICES:
      scored = question->list >= 0 && most_of_list (instrument, question, &item->most);
      break;
    case MONEV_ANSWER_INTEGER:
    case MONEV_ANSWER_DECIMAL:
      scored = monev_score_read_number (most, &item->most);
      break;
    default:
      scored = question->type->role == MONEV_QUESTION_CALCULATED
               && monev_score_read_number (most, &item->most);
      break;
    }
  if (weighed && !is_positive (item->weight))
    return MONEV_SCORE_LEFT_OUT;
  if (!scored)
    return weighed ? MONEV_SCORE_NOTHING_TO_COUNT : MONEV_SCORE_LEFT_OUT;
  return is_positive (item->most) ? MONEV_SCORE_COUNTS : MONEV_SCORE_NO_MOST;
}

/** monev_scoring_free: frees the scoring. */
void
monev_scoring_free (MonevScoring *self)
{
  if (self == NULL)
    return;
  monev_instrument_unref (self->instrument);
  g_array_unref (self->items);
  g_hash_table_unref (self->lists);
  g_ptr_array_unref (self->bands);
  g_free (self);
}

static void
take_list (MonevScoring *self, int index)
{
  const MonevChoiceList *list;
  GHashTable *scores;

  if (index < 0 || g_hash_table_contains (self->lists, GINT_TO_POINTER (index)))
    return;
  list = monev_instrument_list (self->instrument, (guint)index);
  scores = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  for (guint i = 0; i < list->n_choices; i++)
    {
      MonevDecimal score;

      if (monev_score_read_number (monev_instrument_choice_text (self->instrument, (guint)index, i,
                                                                 MONEV_COLUMN_SCORE, 0),
                                   &score))
        g_hash_table_insert (scores, (gpointer)list->choices[i].name,
                             g_memdup2 (&score, sizeof score));
    }
  g_hash_table_insert (self->lists, GINT_TO_POINTER (index), scores);
}

/** monev_scoring_new: @instrument: a reference is taken. Returns: (transfer full) (nullable):
 * %NULL if none of its questions counts. Grades that cannot be read give none. */
MonevScoring *
monev_scoring_new (MonevInstrument *instrument)
{
  g_autoptr (MonevScoring) self = g_new0 (MonevScoring, 1);

  self->instrument = monev_instrument_ref (instrument);
  self->items = g_array_new (FALSE, FALSE, sizeof (MonevScoreItem));
  self->lists
      = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify)g_hash_table_unref);
  for (guint i = 0; i < monev_instrument_n_questions (instrument); i++)
    {
      const MonevQuestion *question = monev_instrument_question (instrument, i);
      MonevScoreItem item;

      if (question->type == NULL
          || monev_score_measure (instrument, i, &item) != MONEV_SCORE_COUNTS)
        continue;
      take_list (self, question->list);
      g_array_append_val (self->items, item);
    }
  self->bands
      = monev_score_bands_parse (monev_instrument_setting (instrument, MONEV_SCORE_SETTING), NULL);
  if (self->bands == NULL)
    self->bands = g_ptr_array_new ();
  return self->items->len > 0 ? g_steal_pointer (&self) : NULL;
}

/** monev_scoring_n_items: Returns: how many questions count. */
guint
monev_scoring_n_items (const MonevScoring *self)
{
  return self->items->len;
}

/** monev_scoring_item: Returns: (transfer none): in the order of the form. */
const MonevScoreItem *
monev_scoring_item (const MonevScoring *self, guint index)
{
  g_return_val_if_fail (index < self->items->len, NULL);
  return &g_array_index (self->items, MonevScoreItem, index);
}

/* ---- scores ---- */

static gboolean
score_of_codes (const MonevScoring *self, int list, const char *codes, MonevDecimal *score)
{
  GHashTable *scores = g_hash_table_lookup (self->lists, GINT_TO_POINTER (list));
  g_auto (GStrv) parts = g_strsplit (codes, " ", -1);
  gboolean any = FALSE;

  *score = MONEV_DECIMAL_ZERO;
  for (guint i = 0; parts[i] != NULL; i++)
    {
      const MonevDecimal *one = g_hash_table_lookup (scores, parts[i]);

      any |= one != NULL && monev_decimal_add (*score, *one, score, NULL);
    }
  return any;
}

static gboolean
score_of_number (const MonevScoreItem *item, const char *answer, MonevDecimal *score)
{
  MonevDecimal number;

  if (!monev_decimal_from_text (answer, &number, NULL))
    return FALSE;
  number = monev_decimal_round (number, SCALE, MONEV_ROUND_HALF_UP);
  if (monev_decimal_compare (number, MONEV_DECIMAL_ZERO) < 0)
    number = MONEV_DECIMAL_ZERO;
  *score = monev_decimal_compare (number, item->most) > 0 ? item->most : number;
  return TRUE;
}

/**
 * monev_scoring_of_answer:
 * @item: by its place
 * @answer: as the record holds it
 * @score: (out): without its weight, six decimals at most
 *
 * Returns: %FALSE if the answer has no score: empty, other words, a choice without one.
 */
gboolean
monev_scoring_of_answer (const MonevScoring *self, guint item, const char *answer,
                         MonevDecimal *score)
{
  const MonevScoreItem *of = monev_scoring_item (self, item);
  const MonevQuestion *question = monev_instrument_question (self->instrument, of->question);

  if (answer == NULL || *answer == '\0')
    return FALSE;
  if (question->list >= 0)
    return score_of_codes (self, question->list, answer, score);
  return score_of_number (of, answer, score);
}

/** monev_scoring_grade: Returns: (transfer none) (nullable): what @value is called; %NULL where
 * there are no grades, or it lies below the lowest. */
const char *
monev_scoring_grade (const MonevScoring *self, MonevDecimal value)
{
  for (guint i = 0; i < self->bands->len; i++)
    {
      const MonevScoreBand *band = g_ptr_array_index (self->bands, i);

      if (monev_decimal_compare (value, band->from) >= 0)
        return band->words;
    }
  return NULL;
}

static void
add_product (const MonevScoring *self, GString *text, guint item, const char *number)
{
  const MonevScoreItem *of = monev_scoring_item (self, item);
  const char *name = monev_instrument_question (self->instrument, of->question)->name;
  g_autofree char *weight = monev_number_format (of->weight, MONEV_NUMBER_AS_IS);

  if (item > 0)
    g_string_append (text, " + ");
  g_string_append_printf (text, "%s × ", weight);
  if (*number != '\0')
    g_string_append_printf (text, "skor nomor %s", number);
  else
    g_string_append_printf (text, "skor “%s”", name);
}

/** monev_scoring_formula: Returns: (transfer full): the formula in words and figures, with the
 * numbers that the form prints. */
char *
monev_scoring_formula (const MonevScoring *self)
{
  g_auto (GStrv) numbers = monev_instrument_numbers (self->instrument);
  GString *text = g_string_new ("Nilai = (");
  MonevDecimal all = MONEV_DECIMAL_ZERO, product;
  g_autofree char *most = NULL;

  for (guint i = 0; i < self->items->len; i++)
    {
      const MonevScoreItem *item = monev_scoring_item (self, i);

      add_product (self, text, i, numbers[item->question]);
      if (monev_decimal_multiply (item->weight, item->most, &product, NULL))
        monev_decimal_add (all, product, &all, NULL);
    }
  most = monev_number_format (all, MONEV_NUMBER_AS_IS);
  g_string_append_printf (text, ") : %s × 100", most);
  return g_string_free (text, FALSE);
}
