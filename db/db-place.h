/* What to say of a folder or a file that cannot be written: whose it is, and what to do. */
#pragma once

#include "db-error.h"

G_BEGIN_DECLS

gboolean monev_db_place_refuse  (const char *folder, int fault, GError **error);
gboolean monev_db_place_to_write (const char *folder, GError **error);
gboolean monev_db_place_to_make (const char *folder, GError **error);

G_END_DECLS
