/* Numbers as files write them, turned into plain decimals without floating point.
 *
 * Excel keeps a binary double and writes up to 17 digits of it ("8.4100000000000001" for 8.41),
 * yet shows and calculates with 15. What a person typed is what 15 digits say.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean monev_number_is_valid   (const char *text);
char    *monev_number_to_plain   (const char *text);
guint    monev_number_n_digits   (const char *text);

G_END_DECLS
