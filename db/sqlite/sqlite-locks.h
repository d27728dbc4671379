/* Locks of database files that survive what else the process does with those files. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

void monev_sqlite_locks_install (void);

G_END_DECLS
