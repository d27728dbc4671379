/* Unsigned whole numbers of 256 bits: what stands between two decimals and an exact result.
 *
 * Aligning two scales or multiplying two coefficients can need twice 128 bits although the result
 * fits again. Only decimal.c uses this. Nothing here allocates.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

__extension__ typedef __int128 MonevInt128;
__extension__ typedef unsigned __int128 MonevUint128;

/* limb[0] is the lowest. */
typedef struct {
  guint64 limb[4];
} MonevWide;

MonevWide monev_wide_from_128     (MonevUint128 value);
gboolean  monev_wide_to_128       (const MonevWide *self, MonevUint128 *value);
MonevWide monev_wide_multiply     (MonevUint128 a, MonevUint128 b);
int       monev_wide_compare      (const MonevWide *a, const MonevWide *b);
void      monev_wide_add          (MonevWide *self, const MonevWide *other);
void      monev_wide_subtract     (MonevWide *self, const MonevWide *other);
void      monev_wide_scale        (MonevWide *self, guint64 factor);
guint64   monev_wide_divide_small (MonevWide *self, guint64 divisor);
MonevWide monev_wide_divide       (const MonevWide *dividend, const MonevWide *divisor,
                                   MonevWide *remainder);

G_END_DECLS
