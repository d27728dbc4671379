/* What stands where a database cannot be opened: what happened, what to do, and the way back from
 * a backup when the file is damaged.
 *
 * Signal "retry": open the session again.
 */
#pragma once

#include "ui/shell/session.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define MONEV_TYPE_OPEN_FAILURE (monev_open_failure_get_type ())
G_DECLARE_FINAL_TYPE (MonevOpenFailure, monev_open_failure, MONEV, OPEN_FAILURE, AdwBin)

GtkWidget *monev_open_failure_new     (MonevSession *session);
void       monev_open_failure_show    (MonevOpenFailure *self, MonevOpened how);
void       monev_open_failure_restore (MonevOpenFailure *self, const char *backup);
char      *monev_open_failure_address (const char *uri);

G_END_DECLS
