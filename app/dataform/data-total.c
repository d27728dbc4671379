/* Totals of a column, by the rule the form gives it. */
#include "data-compile.h"

#include "base/decimal.h"

#define MEAN_DECIMALS 4

static guint
gather (const char *const *texts, guint count, MonevDecimal *sum, GError **error)
{
  guint n = 0;

  *sum = monev_decimal_new (0, 0);
  for (guint i = 0; i < count; i++)
    {
      MonevDecimal value;

      if (*texts[i] == '\0' || !monev_decimal_from_text (texts[i], &value, NULL))
        continue;
      if (!monev_decimal_add (*sum, value, sum, error))
        return 0;
      n++;
    }
  return n;
}

/* Only where both the value and its weight are there. */
static gboolean
weigh (const char *const *values, const char *const *weights, guint count, MonevDecimal *mean)
{
  MonevDecimal sum = monev_decimal_new (0, 0), all = monev_decimal_new (0, 0);

  for (guint i = 0; i < count; i++)
    {
      MonevDecimal value, weight, part;

      if (*values[i] == '\0' || weights == NULL || *weights[i] == '\0'
          || !monev_decimal_from_text (values[i], &value, NULL)
          || !monev_decimal_from_text (weights[i], &weight, NULL))
        continue;
      if (!monev_decimal_multiply (value, weight, &part, NULL)
          || !monev_decimal_add (sum, part, &sum, NULL)
          || !monev_decimal_add (all, weight, &all, NULL))
        return FALSE;
    }
  return !monev_decimal_is_zero (all)
         && monev_decimal_divide (sum, all, MEAN_DECIMALS, MONEV_ROUND_HALF_UP, mean, NULL);
}

/**
 * monev_data_total:
 * @values: texts, "" for what is missing; @weights: (nullable): beside them
 * @total: (out) (transfer full): canonical
 *
 * Returns: FALSE where the column has no total or nothing was there; a mean has four decimals
 */
gboolean
monev_data_total (const MonevDataColumn *column, const char *const *values,
                  const char *const *weights, guint count, char **total)
{
  MonevDecimal sum, mean;
  guint n;

  switch (column->total)
    {
    case MONEV_DATA_TOTAL_SUM:
      if (gather (values, count, &sum, NULL) == 0)
        return FALSE;
      *total = monev_decimal_to_text (sum);
      return TRUE;
    case MONEV_DATA_TOTAL_MEAN:
      n = gather (values, count, &sum, NULL);
      if (n == 0
          || !monev_decimal_divide (sum, monev_decimal_new (n, 0), MEAN_DECIMALS,
                                    MONEV_ROUND_HALF_UP, &mean, NULL))
        return FALSE;
      *total = monev_decimal_to_text (mean);
      return TRUE;
    case MONEV_DATA_TOTAL_WEIGHTED:
      if (!weigh (values, weights, count, &mean))
        return FALSE;
      *total = monev_decimal_to_text (mean);
      return TRUE;
    case MONEV_DATA_TOTAL_LAST:
      for (guint i = count; i > 0; i--)
        if (*values[i - 1] != '\0')
          {
            *total = g_strdup (values[i - 1]);
            return TRUE;
          }
      return FALSE;
    case MONEV_DATA_TOTAL_NONE:
    default:
      return FALSE;
    }
}
