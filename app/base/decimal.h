/* Exact decimal numbers: money, targets, percentages. No floating point anywhere.
 *
 * A value is a coefficient of up to 127 bits and a sign, and a scale of 0 to 18 decimals; it is
 * passed by value and always held without trailing zeros, so equal values have equal members.
 * Sums, differences and products are exact or MONEV_ERROR_OVERFLOW; a quotient names its scale
 * and rounding.
 */
#pragma once

#include "wide.h"

G_BEGIN_DECLS

#define MONEV_DECIMAL_MAX_SCALE 18

typedef struct {
  MonevInt128 coefficient;
  guint       scale;
} MonevDecimal;

#define MONEV_DECIMAL_ZERO ((MonevDecimal) { 0, 0 })

typedef enum {
  MONEV_ROUND_HALF_UP,   /* a half goes away from zero, as offices round */
  MONEV_ROUND_HALF_EVEN, /* a half goes to the even neighbour */
  MONEV_ROUND_DOWN       /* towards zero: decimals are cut off */
} MonevRounding;

MonevDecimal monev_decimal_new       (gint64 coefficient, guint scale);
gboolean     monev_decimal_from_text (const char *text, MonevDecimal *value, GError **error);
char        *monev_decimal_to_text   (MonevDecimal value);
gboolean     monev_decimal_add       (MonevDecimal a, MonevDecimal b, MonevDecimal *sum,
                                      GError **error);
gboolean     monev_decimal_subtract  (MonevDecimal a, MonevDecimal b, MonevDecimal *difference,
                                      GError **error);
gboolean     monev_decimal_multiply  (MonevDecimal a, MonevDecimal b, MonevDecimal *product,
                                      GError **error);
gboolean     monev_decimal_divide    (MonevDecimal a, MonevDecimal b, guint scale,
                                      MonevRounding rounding, MonevDecimal *quotient,
                                      GError **error);
MonevDecimal monev_decimal_round     (MonevDecimal value, guint scale, MonevRounding rounding);
int          monev_decimal_compare   (MonevDecimal a, MonevDecimal b);
gboolean     monev_decimal_is_zero   (MonevDecimal value);

G_END_DECLS
