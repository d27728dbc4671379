/* Whether the clock can be believed: held against the log, whose time never goes back.
 *
 * A clock that once ran ahead leaves entries of a day to come behind. From the outside that looks like
 * a clock that is late now; only a person who knows the date can tell, and says so once.
 */
#pragma once

#include "people/policy.h"
#include "db-connection.h"

G_BEGIN_DECLS

typedef struct {
  gint64 behind; /* milliseconds that the clock stands before what is known; 0 when it is right */
  gint64 now;    /* UTC milliseconds: what the clock says */
  gint64 seq;    /* the first entry of the log from a time to come */
  gint64 at;     /* its time */
} MonevClockState;

gboolean monev_clock_check   (MonevDbConnection *connection, MonevClockState *state,
                              GError **error);
gboolean monev_clock_confirm (MonevDbConnection *connection, const MonevActor *actor,
                              MonevClockState *state, GError **error);

G_END_DECLS
