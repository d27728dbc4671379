/* Ids of records: UUID version 7 as text (RFC 9562), so that they sort by the time they were made. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char    *monev_id_new      (gint64 utc_ms);
gboolean monev_id_is_valid (const char *text);

G_END_DECLS
