#include "data-outlier.h"

#include <stdlib.h>
#include <string.h>

static int
compare (gconstpointer a, gconstpointer b)
{
  return monev_decimal_compare (*(const MonevDecimal *)a, *(const MonevDecimal *)b);
}

/* Sorts @values. */
static gboolean
median_of (MonevDecimal *values, guint count, MonevDecimal *median)
{
  MonevDecimal sum;

  qsort (values, count, sizeof *values, compare);
  if (count % 2 == 1)
    {
      *median = values[count / 2];
      return TRUE;
    }
  return monev_decimal_add (values[count / 2 - 1], values[count / 2], &sum, NULL)
         && monev_decimal_multiply (sum, monev_decimal_new (5, 1), median, NULL);
}

static MonevDecimal
distance (MonevDecimal a, MonevDecimal b)
{
  MonevDecimal difference = monev_decimal_new (0, 0);

  monev_decimal_subtract (a, b, &difference, NULL);
  if (difference.coefficient < 0)
    difference.coefficient = -difference.coefficient;
  return difference;
}

/** monev_spread_of: @spread: (out): untouched when there are fewer than MONEV_OUTLIER_FEWEST. */
gboolean
monev_spread_of (const MonevDecimal *values, guint count, MonevSpread *spread)
{
  g_autofree MonevDecimal *sorted = NULL;
  MonevSpread found = { .count = count };

  if (count < MONEV_OUTLIER_FEWEST)
    return FALSE;
  sorted = g_memdup2 (values, count * sizeof *values);
  if (!median_of (sorted, count, &found.median))
    return FALSE;
  for (guint i = 0; i < count; i++)
    sorted[i] = distance (values[i], found.median);
  if (!median_of (sorted, count, &found.deviation))
    return FALSE;
  *spread = found;
  return TRUE;
}

/** monev_spread_is_far: whether |value − median| > 3,5 × 1,4826 × deviation (Iglewicz and Hoaglin);
 * nothing is far where most are the same. */
gboolean
monev_spread_is_far (const MonevSpread *spread, MonevDecimal value)
{
  MonevDecimal bound;

  return !monev_decimal_is_zero (spread->deviation)
         && monev_decimal_multiply (spread->deviation, monev_decimal_new (51891, 4), &bound, NULL)
         && monev_decimal_compare (distance (value, spread->median), bound) > 0;
}
