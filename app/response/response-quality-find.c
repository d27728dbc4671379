#include "response-quality-private.h"

#include <string.h>

/* What only all responses together show: values far from the rest, and twins. */

/**
 * monev_quality_quartile:
 * @sorted: at least one value, the smallest first
 * @quarter: 0 to 4; 2 is the median
 *
 * Returns: whether it can be told without overflow; @value is at (@count - 1) · @quarter / 4, as
 * QUARTILE.INC has it.
 */
gboolean
monev_quality_quartile (const MonevDecimal *sorted, guint count, guint quarter,
                        MonevDecimal *value)
{
  guint64 position = (guint64)(count - 1) * quarter;
  guint64 index = position / 4;
  MonevDecimal share = monev_decimal_new ((gint64)(position % 4) * 25, 2), step, found;

  if (position % 4 == 0)
    {
      *value = sorted[index];
      return TRUE;
    }
  if (!monev_decimal_subtract (sorted[index + 1], sorted[index], &step, NULL)
      || !monev_decimal_multiply (step, share, &step, NULL)
      || !monev_decimal_add (sorted[index], step, &found, NULL))
    return FALSE;
  *value = found;
  return TRUE;
}

static int
compare_numbers (gconstpointer a, gconstpointer b)
{
  const MonevQualityNumber *x = a, *y = b;
  int result = monev_decimal_compare (x->value, y->value);

  if (result != 0)
    return result;
  return x->respondent < y->respondent ? -1 : x->respondent > y->respondent;
}

static gboolean
work_out_spread (MonevQualityQuestion *self, const MonevDecimal *sorted, guint n)
{
  MonevDecimal reach;

  return monev_quality_quartile (sorted, n, 1, &self->q1)
         && monev_quality_quartile (sorted, n, 2, &self->median)
         && monev_quality_quartile (sorted, n, 3, &self->q3)
         && monev_decimal_subtract (self->q3, self->q1, &reach, NULL)
         && monev_decimal_multiply (reach, monev_decimal_new (15, 1), &reach, NULL)
         && monev_decimal_subtract (self->q1, reach, &self->low, NULL)
         && monev_decimal_add (self->q3, reach, &self->high, NULL);
}

/** monev_quality_judge_numbers: quartiles and outliers of the question at @at. */
void
monev_quality_judge_numbers (MonevResponseQuality *self, guint at)
{
  MonevQualityQuestion *question = g_ptr_array_index (self->questions, at);
  GArray *numbers = self->numbers[at];
  g_autofree MonevDecimal *sorted = NULL;

  if (numbers == NULL || numbers->len < MONEV_QUALITY_MIN_VALUES)
    return;
  g_array_sort (numbers, compare_numbers);
  sorted = g_new (MonevDecimal, numbers->len);
  for (guint i = 0; i < numbers->len; i++)
    sorted[i] = g_array_index (numbers, MonevQualityNumber, i).value;
  question->spread = work_out_spread (question, sorted, numbers->len);
  for (guint i = 0; question->spread && i < numbers->len; i++)
    {
      const MonevQualityNumber *number = &g_array_index (numbers, MonevQualityNumber, i);

      if (monev_decimal_compare (number->value, question->low) < 0
          || monev_decimal_compare (number->value, question->high) > 0)
        monev_quality_find (self, (MonevQualityFinding){
                                      .kind = MONEV_QUALITY_OUTLIER,
                                      .respondent = number->respondent,
                                      .at = (int)at,
                                      .place = g_strdup (number->place),
                                      .value = monev_decimal_to_text (number->value),
                                      .words = g_strdup ("") });
    }
}

/* ---- twins ---- */

/* Respondents by what they have in common, in the order in which it was first met. */
static GPtrArray *
gather (MonevResponseQuality *self, const char *(*mark) (MonevResponseQuality *, guint))
{
  GPtrArray *groups = g_ptr_array_new_with_free_func ((GDestroyNotify)g_array_unref);
  g_autoptr (GHashTable) by_mark = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < self->respondents->len; i++)
    {
      const char *text = mark (self, i);
      GArray *group = *text == '\0' ? NULL : g_hash_table_lookup (by_mark, text);

      if (*text == '\0')
        continue;
      if (group == NULL)
        {
          group = g_array_new (FALSE, FALSE, sizeof (guint));
          g_ptr_array_add (groups, group);
          g_hash_table_insert (by_mark, (gpointer)text, group);
        }
      g_array_append_val (group, i);
    }
  return groups;
}

static const char *
key_of (MonevResponseQuality *self, guint index)
{
  return ((MonevQualityRespondent *)g_ptr_array_index (self->respondents, index))->key;
}

static const char *
print_of (MonevResponseQuality *self, guint index)
{
  return g_ptr_array_index (self->prints, index);
}

/* Up to three of the others by name. */
static char *
name_others (MonevResponseQuality *self, const GArray *group, guint but)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0, told = 0; i < group->len && told < 3; i++)
    {
      guint index = g_array_index (group, guint, i);
      const MonevQualityRespondent *other = g_ptr_array_index (self->respondents, index);

      if (index == but)
        continue;
      g_string_append_printf (text, "%s%s", told++ > 0 ? ", " : "", other->name);
    }
  if (group->len > 4)
    g_string_append (text, ", …");
  return g_string_free (text, FALSE);
}

static gboolean
same_group (const GArray *a, const GArray *b)
{
  return a->len == b->len && memcmp (a->data, b->data, a->len * sizeof (guint)) == 0;
}

static gboolean
is_among (const GPtrArray *groups, const GArray *group)
{
  for (guint i = 0; groups != NULL && i < groups->len; i++)
    if (same_group (g_ptr_array_index (groups, i), group))
      return TRUE;
  return FALSE;
}

static void
tell_groups (MonevResponseQuality *self, MonevQualityKind kind, const GPtrArray *groups,
             const GPtrArray *known)
{
  guint number = 0;

  for (guint i = 0; i < groups->len; i++)
    {
      const GArray *group = g_ptr_array_index (groups, i);

      if (group->len < 2 || is_among (known, group))
        continue;
      number++;
      for (guint k = 0; k < group->len; k++)
        {
          guint index = g_array_index (group, guint, k);

          monev_quality_find (self, (MonevQualityFinding){
                                        .kind = kind,
                                        .respondent = index,
                                        .at = MONEV_INSTRUMENT_NONE,
                                        .place = g_strdup (""),
                                        .value = g_strdup (key_of (self, index)),
                                        .words = name_others (self, group, index),
                                        .group = number });
        }
    }
}

/** monev_quality_find_twins: the same answers, and the same key where that says more. */
void
monev_quality_find_twins (MonevResponseQuality *self)
{
  g_autoptr (GPtrArray) same = gather (self, print_of);
  g_autoptr (GPtrArray) keys = gather (self, key_of);

  tell_groups (self, MONEV_QUALITY_SAME_ANSWERS, same, NULL);
  tell_groups (self, MONEV_QUALITY_SAME_KEY, keys, same);
}
