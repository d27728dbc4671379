/* How many: 12.345, with the point of thousands that is written here. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *monev_count_text (guint64 count);

G_END_DECLS
