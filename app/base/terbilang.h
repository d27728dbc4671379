/* Amounts in words, as a naskah asks for them: "satu juta dua ratus lima puluh ribu rupiah".
 *
 * Words come in lower case without brackets; the naskah adds its own.
 */
#pragma once

#include "decimal.h"

G_BEGIN_DECLS

char *monev_terbilang        (MonevDecimal value, GError **error);
char *monev_terbilang_rupiah (MonevDecimal amount, GError **error);

G_END_DECLS
