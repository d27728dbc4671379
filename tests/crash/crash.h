/* Killing the program while it writes. */
#pragma once

#include "db-connection.h"
#include "audit/audit.h"

G_BEGIN_DECLS

/* Writes acts for ever; after each commit one line "id\n" goes to @fd. Ends with the process. */
int      crash_write (const char *uri, int fd);

/* What must hold after a kill. @acknowledged: ids, ended by NULL. @known: the head that was read
 * after the kill before; set to the one now. Dies with a message when something does not hold. */
void     crash_check (MonevDbConnection *connection, char **acknowledged, MonevAuditHead *known);

G_END_DECLS
