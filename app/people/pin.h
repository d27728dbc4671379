/* Setting a PIN: an admin resets that of another, everybody changes his own. */
#pragma once

#include "db-connection.h"
#include "people/policy.h"

G_BEGIN_DECLS

gboolean monev_pin_reset  (MonevDbConnection *connection, const MonevActor *actor,
                                 const char *official_id, const char *pin, GError **error);
gboolean monev_pin_change (MonevDbConnection *connection, const MonevActor *actor,
                                 const char *old_pin, const char *new_pin, GError **error);

G_END_DECLS
