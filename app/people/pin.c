#include "people/pin.h"

#include "audit/audit.h"
#include "people/key-store.h"
#include "people/login.h"

typedef struct {
  const MonevActor *actor;
  const char       *official_id;
  const MonevNewKey *key;
  const MonevSecret *secret;
  const char       *act;
} PinChange;

static gboolean
store_pin (MonevDbConnection *connection, gpointer data, GError **error)
{
  PinChange *change = data;
  g_autofree char *subject = g_strconcat ("official/", change->official_id, NULL);
  gint64 now = 0;

  return monev_db_now (connection, &now, error)
         && monev_official_key_store (connection, change->official_id, change->key, change->secret,
                                      now, error)
         && monev_db_exec (connection, "login_guard_clear",
                           MONEV_DB_BINDS (MONEV_DB_T ("official_id", change->official_id)), NULL,
                           error)
         && monev_audit_append (connection, now, change->actor->official_id, change->act, subject,
                                NULL, error);
}

static gboolean
set_pin (MonevDbConnection *connection, PinChange *change, const char *pin, GError **error)
{
  g_auto (MonevNewKey) key = { NULL };
  MonevSecret secret;

  if (!monev_office_secret_load (connection, &secret, error)
      || !monev_new_key_make (&key, pin, &secret, error))
    return FALSE;
  change->key = &key;
  change->secret = &secret;
  return monev_db_transaction (connection, store_pin, change, error);
}

static MonevActor *
actor_now (MonevDbConnection *connection, const MonevActor *actor, MonevAct act, GError **error)
{
  g_autoptr (MonevActor) fresh = NULL;
  gint64 now = 0;

  if (!monev_policy_check (actor, act, error) || !monev_db_now (connection, &now, error))
    return NULL;
  fresh = monev_actor_load (connection, actor->official_id, now, error);
  return fresh != NULL && monev_policy_check (fresh, act, error) ? g_steal_pointer (&fresh) : NULL;
}

/**
 * monev_pin_reset:
 * @pin: the new one, told to the official by the admin
 *
 * The old key is revoked and a new one made: an admin may reset, never act. Also the way an
 * official gets the first PIN. Unlocks the account.
 */
gboolean
monev_pin_reset (MonevDbConnection *connection, const MonevActor *actor,
                       const char *official_id, const char *pin, GError **error)
{
  g_autoptr (MonevActor) fresh = actor_now (connection, actor, MONEV_ACT_PIN_RESET, error);
  PinChange change = { fresh, official_id, NULL, NULL, "pin.reset" };

  return fresh != NULL && set_pin (connection, &change, pin, error);
}

typedef struct {
  const char *official_id;
  char       *key_id;
  GBytes     *salt;
  GBytes     *sealed;
} Reseal;

static gboolean
store_reseal (MonevDbConnection *connection, gpointer data, GError **error)
{
  Reseal *reseal = data;
  g_autofree char *subject = g_strconcat ("official/", reseal->official_id, NULL);
  gint64 now = 0, affected = 0;

  if (!monev_db_now (connection, &now, error)
      || !monev_db_exec (connection, "official_key_reseal",
                         MONEV_DB_BINDS (MONEV_DB_T ("id", reseal->key_id),
                                         MONEV_DB_B ("salt", reseal->salt),
                                         MONEV_DB_B ("sealed", reseal->sealed)), &affected, error))
    return FALSE;
  if (affected == 1)
    return monev_audit_append (connection, now, reseal->official_id, "pin.change", subject, NULL,
                               error);
  g_set_error (error, MONEV_ERROR, MONEV_ERROR_CONFLICT,
               "PIN baru saja disetel ulang oleh admin. Masuk dengan PIN yang baru.");
  return FALSE;
}

/* Opens the living key with the old PIN and seals the same key under the new one. */
static gboolean
prepare_reseal (MonevDbConnection *connection, const char *old_pin, const char *new_pin,
                Reseal *reseal, GError **error)
{
  g_autoptr (MonevOfficialKey) key
    = monev_official_key_load (connection, reseal->official_id, error);
  MonevPrivateKey private_key;
  MonevSecret secret;
  gboolean done;

  if (key == NULL || !monev_pin_check (new_pin, error) || !monev_office_secret_load (connection, &secret, error))
    return FALSE;
  done = monev_key_open (key->salt, key->sealed, old_pin, &secret, &private_key, error)
         && monev_key_seal (&private_key, new_pin, &secret, &reseal->salt, &reseal->sealed, error);
  monev_key_forget (&private_key);
  reseal->key_id = g_strdup (key->id);
  return done;
}

/**
 * monev_pin_change:
 *
 * One's own PIN: the key stays, only its seal changes. Errors: AUTH (the old one is wrong),
 * INVALID (the new one is too easy), CONFLICT (an admin reset it meanwhile).
 */
gboolean
monev_pin_change (MonevDbConnection *connection, const MonevActor *actor,
                        const char *old_pin, const char *new_pin, GError **error)
{
  g_autoptr (MonevActor) fresh = actor_now (connection, actor, MONEV_ACT_PIN_CHANGE, error);
  Reseal reseal = { fresh != NULL ? fresh->official_id : NULL };
  /* A login counts wrong tries, so that an open window is no way to guess. */
  g_autoptr (MonevActor) proven
    = fresh != NULL ? monev_login (connection, fresh->official_id, old_pin, error) : NULL;
  gboolean done = proven != NULL && prepare_reseal (connection, old_pin, new_pin, &reseal, error)
                  && monev_db_transaction (connection, store_reseal, &reseal, error);

  g_free (reseal.key_id);
  g_clear_pointer (&reseal.salt, g_bytes_unref);
  g_clear_pointer (&reseal.sealed, g_bytes_unref);
  return done;
}
