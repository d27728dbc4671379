/* Running sums over days: how much stands before a date, and which date holds the n-th unit.
 *
 * Inside a window each day is written down (holidays, Ramadan); outside it the plain week
 * repeats. Both questions cost a few steps, however far away the date. Only work-time.c uses this.
 */
#pragma once

#include "base/date.h"

G_BEGIN_DECLS

typedef struct {
  MonevDate first;
  guint     n_days;
  gint64   *sums;      /* n_days + 1: what stands before first + i */
  gint64    within[8]; /* of the plain week, before Monday, Tuesday … and the whole */
} MonevLadder;

void   monev_ladder_init   (MonevLadder *self, MonevDate first, guint n_days, const int *window,
                            const int *week);
void   monev_ladder_clear  (MonevLadder *self);
gint64 monev_ladder_before (const MonevLadder *self, gint64 date);
gint64 monev_ladder_find   (const MonevLadder *self, gint64 bound);

G_END_DECLS
