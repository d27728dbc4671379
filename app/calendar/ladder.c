#include "ladder.h"

/* 1970-01-05, the first Monday on or after day 0. */
#define A_MONDAY 4

static gint64
floor_divide (gint64 dividend, gint64 divisor)
{
  return dividend / divisor - (dividend % divisor < 0);
}

static gint64
plain_before (const MonevLadder *self, gint64 date)
{
  gint64 weeks = floor_divide (date - A_MONDAY, 7);

  return weeks * self->within[7] + self->within[date - A_MONDAY - weeks * 7];
}

/* The last date with less than @bound before it. */
static gint64
plain_find (const MonevLadder *self, gint64 bound)
{
  gint64 weeks = floor_divide (bound - 1, self->within[7]);
  gint64 rest = bound - 1 - weeks * self->within[7];
  int weekday = 6;

  while (self->within[weekday] > rest)
    weekday--;
  return A_MONDAY + weeks * 7 + weekday;
}

/**
 * monev_ladder_init:
 * @window: @n_days counts from @first on
 * @week: counts of the plain week from Monday on, not all 0
 */
void
monev_ladder_init (MonevLadder *self, MonevDate first, guint n_days, const int *window,
                   const int *week)
{
  self->first = first;
  self->n_days = n_days;
  self->within[0] = 0;
  for (int i = 0; i < 7; i++)
    self->within[i + 1] = self->within[i] + week[i];
  self->sums = g_new (gint64, n_days + 1);
  self->sums[0] = plain_before (self, first);
  for (guint i = 0; i < n_days; i++)
    self->sums[i + 1] = self->sums[i] + window[i];
}

/** monev_ladder_clear: */
void
monev_ladder_clear (MonevLadder *self)
{
  g_free (self->sums);
}

/** monev_ladder_before: Returns: the sum of all days before @date; only differences mean anything. */
gint64
monev_ladder_before (const MonevLadder *self, gint64 date)
{
  gint64 end = (gint64) self->first + self->n_days;

  if (date < self->first)
    return plain_before (self, date);
  if (date <= end)
    return self->sums[date - self->first];
  return self->sums[self->n_days] + plain_before (self, date) - plain_before (self, end);
}

static gint64
find_in_window (const MonevLadder *self, gint64 bound)
{
  guint low = 0, high = self->n_days;

  while (high - low > 1)
    {
      guint middle = low + (high - low) / 2;

      if (self->sums[middle] < bound)
        low = middle;
      else
        high = middle;
    }
  return (gint64) self->first + low;
}

/**
 * monev_ladder_find:
 *
 * Returns: the last date with less than @bound before it, so that the day itself reaches @bound.
 */
gint64
monev_ladder_find (const MonevLadder *self, gint64 bound)
{
  gint64 top = self->sums[self->n_days];

  if (bound <= self->sums[0])
    return plain_find (self, bound);
  if (bound <= top)
    return find_in_window (self, bound);
  return plain_find (self, bound - top + plain_before (self, (gint64) self->first + self->n_days));
}
