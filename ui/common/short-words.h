/* The short words that people search by for what is written out: "monev", "RD", "TKPKD". */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *monev_short_words (const char *text);

G_END_DECLS
