/* Numbers as an Indonesian office writes them: 1.250.000,50.
 *
 * Printing never goes through the C locale (its grouping is empty under C.UTF-8). Reading is
 * strict: a point separates thousands, a comma the decimals, and what could be meant in two ways
 * is refused rather than guessed.
 */
#pragma once

#include "decimal.h"

G_BEGIN_DECLS

#define MONEV_NUMBER_AS_IS (-1)

typedef enum { MONEV_NUMBER_PLAIN, MONEV_NUMBER_RUPIAH, MONEV_NUMBER_PERCENT } MonevNumberUnit;

char    *monev_number_format     (MonevDecimal value, int decimals);
char    *monev_money_format      (MonevDecimal value);
char    *monev_number_format_int (gint64 value);
gboolean monev_number_parse      (const char *text, MonevDecimal *value, MonevNumberUnit *unit,
                                  GError **error);

G_END_DECLS
