/* Search keys: text brought to one form, so that searching and sorting are the same on each
 * database engine and forgive capitals, accents and punctuation. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char    *monev_fold_key   (const char *text);
void     monev_fold_append (GString *key, const char *text);
char    *monev_fold_query (const char *text);
gboolean monev_fold_match (const char *key, const char *query);

G_END_DECLS
