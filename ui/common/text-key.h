/* Keys made once from a shown text, so that sorting and searching compare plain bytes.
 *
 * Each key orders by strcmp(). An empty key means "nothing there": lists put it last whichever
 * way they are sorted.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char    *monev_text_key_fold   (const char *text);
char    *monev_text_key_sort   (const char *text);
char    *monev_text_key_number (const char *text);
char    *monev_text_key_date   (const char *text);
gboolean monev_text_key_match  (const char *folded, const char *const *words);
GStrv    monev_text_key_words  (const char *query);

G_END_DECLS
