/* Values that stand far from those of the other agencies: by median and median absolute deviation
 * (domain.md 5), in exact decimals. Pure.
 */
#pragma once

#include "base/decimal.h"

G_BEGIN_DECLS

#define MONEV_OUTLIER_FEWEST 5 /* agencies that make a picture */

typedef struct {
  MonevDecimal median;
  MonevDecimal deviation; /* the median of the distances from it */
  guint        count;
} MonevSpread;

gboolean monev_spread_of        (const MonevDecimal *values, guint count, MonevSpread *spread);
gboolean monev_spread_is_far    (const MonevSpread *spread, MonevDecimal value);

G_END_DECLS
