/* Dates as people here write and read them: 5 Maret 2026. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean monev_date_text_parse  (const char *text, GDate *date);
char    *monev_date_text_format (const GDate *date);

G_END_DECLS
