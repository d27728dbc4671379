/* Is it the same paper? Names of documents and steps as offices write them, brought to the words
 * that matter: "Dokumen draft hasil laporan monev yang telah diparaf" and "Laporan Monev". */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The words that matter, sorted, each once; ends with NULL. Free with g_strfreev(). */
char   **monev_match_words    (const char *text);
gboolean monev_match_same     (char *const *a, char *const *b);
/* One key for the same step in procedures about different subjects; "" when too little is left. */
char    *monev_match_step_key (const char *wording);
gboolean monev_match_outside  (const char *requirement);
gboolean monev_match_is_event (const char *output);
gboolean monev_match_has_word (const char *folded, const char *const *words);

G_END_DECLS
