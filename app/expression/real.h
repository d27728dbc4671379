/* The numbers of an expression: exact decimals as long as they fit, doubles after that.
 *
 * XPath reckons in doubles, in which 0.1 + 0.2 is not 0.3 and rupiah lose their cents. A number
 * here is a whole coefficient of 63 bits with up to 18 decimals; literals, answers, sums,
 * differences, products and quotients that end are exact. What does not fit (1 div 3, sqrt(2),
 * NaN, infinity) is a double. Nothing here allocates.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define MONEV_REAL_MAX_SCALE 18
#define MONEV_REAL_TEXT_SIZE 352 /* the longest double without an exponent, and its end */

/* scale is the number of decimals; -1 says that the double holds. */
typedef struct {
  union {
    gint64 coefficient;
    double approximate;
  };
  int scale;
} MonevReal;

typedef enum { MONEV_ORDER_LESS, MONEV_ORDER_EQUAL, MONEV_ORDER_MORE, MONEV_ORDER_NONE } MonevOrder;

MonevReal  monev_real_from_int    (gint64 value);
MonevReal  monev_real_from_double (double value);
MonevReal  monev_real_from_text   (const char *text);
double     monev_real_to_double   (MonevReal value);
char      *monev_real_to_text     (MonevReal value, char *buffer);
gboolean   monev_real_is_nan      (MonevReal value);
MonevReal  monev_real_add         (MonevReal a, MonevReal b);
MonevReal  monev_real_subtract    (MonevReal a, MonevReal b);
MonevReal  monev_real_multiply    (MonevReal a, MonevReal b);
MonevReal  monev_real_divide      (MonevReal a, MonevReal b);
MonevReal  monev_real_modulo      (MonevReal a, MonevReal b);
MonevReal  monev_real_floor       (MonevReal value);
MonevReal  monev_real_truncate    (MonevReal value);
MonevReal  monev_real_round       (MonevReal value, int decimals);
MonevOrder monev_real_compare     (MonevReal a, MonevReal b);

G_END_DECLS
