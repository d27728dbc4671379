/* Logging in: an official and a PIN become an actor.
 *
 * Only a PIN that was found wrong is counted, and nobody learns what it was before that is stored:
 * a program that is killed or run many times at once gains nothing, and a right PIN is never taken
 * for a wrong one. Five wrong tries wait longer each time, ten lock until an admin resets.
 */
#pragma once

#include "people/key-store.h"
#include "people/policy.h"

G_BEGIN_DECLS

#define MONEV_LOGIN_FREE_TRIES 5
#define MONEV_LOGIN_LOCKED 10

typedef struct {
  char *id;
  char *name;     /* as printed, with titles */
  char *nip;
  char *username;
  char *position; /* as printed, "Plt. …"; "" for none */
  char *search_key;
} MonevLoginName;

/* How an account stands before the next try. */
typedef struct {
  gint64   failures;
  gint64   wait_ms; /* until the next try is taken */
  gboolean locked;
  gboolean secret;  /* the office secret lies on this computer */
} MonevLoginState;

/* How an account stands, for who looks after it. */
typedef struct {
  gboolean has_pin;
  gint64   pin_since; /* UTC milliseconds; 0 without a PIN */
  gint64   failures;  /* wrong tries in a row */
  gboolean locked;    /* until an admin resets the PIN */
} MonevAccount;

GPtrArray  *monev_login_names      (MonevDbConnection *connection, GError **error);
gboolean    monev_login_known      (MonevDbConnection *connection, const char *who,
                                    GError **error);
MonevActor *monev_login            (MonevDbConnection *connection, const char *who,
                                    const char *pin, GError **error);
MonevActor *monev_actor_load       (MonevDbConnection *connection, const char *official_id,
                                    gint64 now, GError **error);
gboolean    monev_login_state      (MonevDbConnection *connection, const char *official_id,
                                    MonevLoginState *state, GError **error);
gboolean    monev_login_account    (MonevDbConnection *connection, const char *official_id,
                                    MonevAccount *account, GError **error);
gint64      monev_login_wait       (gint64 failures);
char       *monev_today            (MonevDbConnection *connection, gint64 now);
void        monev_login_name_free  (MonevLoginName *self);

G_END_DECLS
