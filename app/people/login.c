#include "people/login.h"

#include <string.h>

#include "audit/audit.h"
#include "base/instant.h"
#include "people/people.h"
#include "record/record-store.h"

/** monev_login_name_free: frees one entry. */
void
monev_login_name_free (MonevLoginName *self)
{
  g_free (self->id);
  g_free (self->name);
  g_free (self->nip);
  g_free (self->username);
  g_free (self->position);
  g_free (self->search_key);
  g_free (self);
}

/* Before the first start there is no office, and the day is that of UTC. */
static char *
read_today (MonevDbConnection *connection, gint64 now, GError **error)
{
  g_autoptr (MonevDbRows) rows = monev_db_query (
    connection, "office_get", MONEV_DB_BINDS (MONEV_DB_T ("id", "office")), error);
  g_autoptr (GTimeZone) zone = NULL;
  GError *local = NULL;

  if (rows == NULL)
    return NULL;
  if (monev_db_rows_next (rows, &local))
    zone = monev_zone_new (monev_db_rows_text (rows, "zone"), NULL);
  if (local != NULL)
    {
      g_propagate_error (error, local);
      return NULL;
    }
  if (zone == NULL)
    zone = g_time_zone_new_utc ();
  return monev_date_to_iso (monev_minute_to_date (monev_instant_to_minute (now, zone), NULL));
}

/**
 * monev_today:
 * @now: UTC milliseconds
 *
 * To be shown; where a right hangs on the day, a failure to read the zone is an error.
 *
 * Returns: (transfer full): the day YYYY-MM-DD on the office's wall.
 */
char *
monev_today (MonevDbConnection *connection, gint64 now)
{
  g_autoptr (GTimeZone) utc = NULL;
  char *today = read_today (connection, now, NULL);

  if (today != NULL)
    return today;
  utc = g_time_zone_new_utc ();
  return monev_date_to_iso (monev_minute_to_date (monev_instant_to_minute (now, utc), NULL));
}

static MonevLoginName *
name_from_row (MonevDbRows *rows)
{
  MonevLoginName *self = g_new0 (MonevLoginName, 1);
  const char *before = monev_db_rows_text (rows, "title_before");
  const char *after = monev_db_rows_text (rows, "title_after");
  const char *position = monev_db_rows_text (rows, "position");

  self->id = g_strdup (monev_db_rows_text (rows, "id"));
  self->name = g_strdup_printf ("%s%s%s%s%s", before, *before != '\0' ? " " : "",
                                monev_db_rows_text (rows, "name"), *after != '\0' ? ", " : "",
                                after);
  self->nip = g_strdup (monev_db_rows_text (rows, "nip"));
  self->username = g_strdup (monev_db_rows_text (rows, "username"));
  self->position = monev_position_printed (position, monev_db_rows_text (rows, "kind"));
  self->search_key = g_strdup (monev_db_rows_text (rows, "search_key"));
  return self;
}

/**
 * monev_login_names:
 *
 * Returns: (transfer full) (element-type MonevLoginName): who may log in today.
 */
GPtrArray *
monev_login_names (MonevDbConnection *connection, GError **error)
{
  g_autoptr (GPtrArray) names
    = g_ptr_array_new_with_free_func ((GDestroyNotify) monev_login_name_free);
  g_autoptr (MonevDbRows) rows = NULL;
  g_autofree char *today = NULL;
  GError *local = NULL;
  gint64 now = 0;

  if (!monev_db_now (connection, &now, error))
    return NULL;
  today = read_today (connection, now, error);
  if (today == NULL)
    return NULL;
  rows = monev_db_query (connection, "login_list", MONEV_DB_BINDS (MONEV_DB_T ("date", today)),
                         error);
  if (rows == NULL)
    return NULL;
  while (monev_db_rows_next (rows, &local))
    g_ptr_array_add (names, name_from_row (rows));
  if (local == NULL)
    return g_steal_pointer (&names);
  g_propagate_error (error, local);
  return NULL;
}

static gboolean
add_positions (MonevDbConnection *connection, MonevActor *actor, gint64 now, GError **error)
{
  g_autofree char *today = read_today (connection, now, error);
  g_autoptr (MonevDbRows) rows = NULL;
  GError *local = NULL;

  if (today == NULL)
    return FALSE;
  rows = monev_db_query (connection, "appointments_on",
                         MONEV_DB_BINDS (MONEV_DB_T ("official_id", actor->official_id),
                                         MONEV_DB_T ("date", today)), error);
  if (rows == NULL)
    return FALSE;
  while (monev_db_rows_next (rows, &local))
    {
      actor->roles |= monev_role_of_position_kind (monev_db_rows_text (rows, "position_kind"));
      if (*actor->position != '\0')
        continue;
      g_free (actor->position);
      actor->position = monev_position_printed (monev_db_rows_text (rows, "title"),
                                                monev_db_rows_text (rows, "kind"));
    }
  if (local != NULL)
    g_propagate_error (error, local);
  return local == NULL;
}

/**
 * monev_actor_load:
 *
 * Returns: (transfer full): what the official is now; DENIED when the account is not active.
 */
MonevActor *
monev_actor_load (MonevDbConnection *connection, const char *official_id, gint64 now,
                  GError **error)
{
  g_autoptr (MonevRecord) official
    = monev_record_store_get (connection, &monev_official_type, official_id, error);
  g_autoptr (MonevActor) actor = NULL;

  if (official == NULL)
    return NULL;
  if (strcmp (monev_record_get (official, "active"), "1") != 0)
    {
      g_set_error (error, MONEV_ERROR, MONEV_ERROR_DENIED,
                   "Akun %s tidak aktif. Hubungi admin.", monev_record_get (official, "name"));
      return NULL;
    }
  actor = g_new0 (MonevActor, 1);
  actor->official_id = g_strdup (official_id);
  actor->name = g_strdup (monev_record_get (official, "name"));
  actor->position = g_strdup ("");
  actor->roles = MONEV_ROLE_ANYONE;
  if (strcmp (monev_record_get (official, "is_admin"), "1") == 0)
    actor->roles |= MONEV_ROLE_ADMIN;
  return add_positions (connection, actor, now, error) ? g_steal_pointer (&actor) : NULL;
}

/**
 * monev_login_wait:
 * @failures: wrong tries so far
 *
 * Returns: milliseconds from the last wrong try until the next may be made: nothing for the first
 *   four, then half a minute, doubled each time.
 */
gint64
monev_login_wait (gint64 failures)
{
  if (failures < MONEV_LOGIN_FREE_TRIES)
    return 0;
  return 30000 * ((gint64) 1 << MIN (failures - MONEV_LOGIN_FREE_TRIES, 10));
}

/* A clock that was set back begins the wait anew: it must not end it, and it must not lock anybody
 * out for longer than the wait itself. See restart_wait(). */
static gint64
left_to_wait (gint64 failures, gint64 last_at, gint64 now)
{
  gint64 wait = MIN (last_at, now) + monev_login_wait (failures) - now;

  return MAX (wait, 0);
}

typedef struct {
  const char *official_id;
  const char *name;
  gint64      now;
  gboolean    opened; /* the PIN was right */
} Try;

static gboolean
refuse_try (const Try *try, gint64 failures, gint64 last_at, GError **error)
{
  gint64 wait = left_to_wait (failures, last_at, try->now);

  if (failures >= MONEV_LOGIN_LOCKED)
    {
      g_set_error (error, MONEV_ERROR, MONEV_ERROR_AUTH,
                   "Akun %s terkunci setelah %d kali PIN salah. Mintalah admin menyetel ulang PIN.",
                   try->name, MONEV_LOGIN_LOCKED);
      return TRUE;
    }
  if (wait == 0)
    return FALSE;
  g_set_error (error, MONEV_ERROR, MONEV_ERROR_AUTH,
               "PIN salah %" G_GINT64_FORMAT " kali. Coba lagi setelah %" G_GINT64_FORMAT " detik.",
               failures, (wait + 999) / 1000);
  return TRUE;
}

/* Leaves both as they are where no try was wrong yet. */
static gboolean
read_guard (MonevDbConnection *connection, const char *official_id, gint64 *failures,
            gint64 *last_at, GError **error)
{
  g_autoptr (MonevDbRows) rows
    = monev_db_query (connection, "login_guard_get",
                      MONEV_DB_BINDS (MONEV_DB_T ("official_id", official_id)), error);
  GError *local = NULL;

  if (rows == NULL)
    return FALSE;
  if (monev_db_rows_next (rows, &local))
    {
      *failures = monev_db_rows_int (rows, "failures");
      *last_at = monev_db_rows_int (rows, "last_at");
    }
  if (local != NULL)
    g_propagate_error (error, local);
  return local == NULL;
}

/* Under the lock of the official's row: a wrong try that is counted meanwhile is not undone. */
static gboolean
write_restart (MonevDbConnection *connection, gpointer data, GError **error)
{
  const char *official_id = data;
  gint64 failures = 0, last_at = 0, now = 0;

  if (!monev_db_now (connection, &now, error)
      || !monev_db_exec (connection, "official_lock",
                         MONEV_DB_BINDS (MONEV_DB_T ("id", official_id)), NULL, error)
      || !read_guard (connection, official_id, &failures, &last_at, error))
    return FALSE;
  return last_at <= now
         || monev_db_exec (connection, "login_guard_put",
                           MONEV_DB_BINDS (MONEV_DB_T ("official_id", official_id),
                                           MONEV_DB_I ("failures", failures),
                                           MONEV_DB_I ("at", now)), NULL, error);
}

/* A last try that lies in the future was made before the clock was set back. The tries stay counted;
 * their wait is reckoned from now on, and passes like any other. */
static gboolean
restart_wait (MonevDbConnection *connection, const char *official_id, GError **error)
{
  gint64 failures = 0, last_at = 0, now = 0;

  return read_guard (connection, official_id, &failures, &last_at, error)
         && monev_db_now (connection, &now, error)
         && (last_at <= now || monev_db_transaction (connection, write_restart,
                                                     (gpointer) official_id, error));
}

/* Before the slow work; what it finds may be of the past when that is done. */
static gboolean
may_try (MonevDbConnection *connection, const Try *try, GError **error)
{
  gint64 failures = 0, last_at = 0;

  return restart_wait (connection, try->official_id, error)
         && read_guard (connection, try->official_id, &failures, &last_at, error)
         && !refuse_try (try, failures, last_at, error);
}

static gboolean
note_failure (MonevDbConnection *connection, const Try *try, gint64 failures, GError **error)
{
  g_autofree char *subject = g_strconcat ("official/", try->official_id, NULL);

  return monev_db_exec (connection, "login_guard_put",
                        MONEV_DB_BINDS (MONEV_DB_T ("official_id", try->official_id),
                                        MONEV_DB_I ("failures", failures + 1),
                                        MONEV_DB_I ("at", try->now)), NULL, error)
         && monev_audit_append (connection, try->now, "", "login.failed", subject, NULL, error);
}

static gboolean
note_success (MonevDbConnection *connection, const Try *try, GError **error)
{
  g_autofree char *subject = g_strconcat ("official/", try->official_id, NULL);

  return monev_db_exec (connection, "login_guard_clear",
                        MONEV_DB_BINDS (MONEV_DB_T ("official_id", try->official_id)), NULL, error)
         && monev_audit_append (connection, try->now, try->official_id, "login", subject, NULL,
                                error);
}

/* Only here does anybody learn whether the PIN was right. Tries that ran at once come one by one;
 * when those before have used up what is allowed, this one is refused, right or wrong, in the same
 * words: many processes learn no more than one. The official's own row is locked first: before the
 * first wrong try there is no guard to lock. */
static gboolean
settle_try (MonevDbConnection *connection, gpointer data, GError **error)
{
  Try *try = data;
  gint64 failures = 0, last_at = 0;

  if (!monev_db_now (connection, &try->now, error)
      || !monev_db_exec (connection, "official_lock",
                         MONEV_DB_BINDS (MONEV_DB_T ("id", try->official_id)), NULL, error)
      || !read_guard (connection, try->official_id, &failures, &last_at, error)
      || refuse_try (try, failures, last_at, error))
    return FALSE;
  return try->opened ? note_success (connection, try, error)
                     : note_failure (connection, try, failures, error);
}

static char *
find_official (MonevDbConnection *connection, const char *who, GError **error)
{
  g_autoptr (MonevDbRows) rows
    = monev_db_query (connection, "official_find", MONEV_DB_BINDS (MONEV_DB_T ("who", who)), error);
  GError *local = NULL;

  if (rows == NULL)
    return NULL;
  if (monev_db_rows_next (rows, &local))
    return g_strdup (monev_db_rows_text (rows, "id"));
  if (local == NULL)
    g_set_error (&local, MONEV_ERROR, MONEV_ERROR_AUTH,
                 "Pegawai \"%s\" tidak dikenal. Pakai nama pengguna atau NIP.", who);
  g_propagate_error (error, local);
  return NULL;
}

/** monev_login_known: whether there is an official of that user name, NIP or id. Errors: AUTH. */
gboolean
monev_login_known (MonevDbConnection *connection, const char *who, GError **error)
{
  g_autofree char *id = find_official (connection, who, error);

  return id != NULL;
}

/* What the PIN is tried on. Where it is missing, no PIN is wrong, and nobody gets locked out of a computer that lacks the office secret. */
typedef struct {
  MonevOfficialKey *key;
  MonevSecret       secret;
} Lock;

static gboolean
load_lock (MonevDbConnection *connection, const char *official_id, Lock *lock, GError **error)
{
  lock->key = monev_official_key_load (connection, official_id, error);
  return lock->key != NULL && monev_office_secret_load (connection, &lock->secret, error);
}

static void
lock_clear (Lock *lock)
{
  g_clear_pointer (&lock->key, monev_official_key_free);
  memset (&lock->secret, 0, sizeof lock->secret);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Lock, lock_clear)

static gboolean
open_lock (const Lock *lock, const char *pin, GError **error)
{
  MonevPrivateKey private_key;
  gboolean opened = monev_key_open (lock->key->salt, lock->key->sealed, pin, &lock->secret,
                                    &private_key, error);

  monev_key_forget (&private_key);
  return opened;
}

/**
 * monev_login_state:
 *
 * For the window, which says beforehand what monev_login() would refuse. Outside a transaction, on a
 * connection that may write: a clock that was set back begins the wait anew.
 */
gboolean
monev_login_state (MonevDbConnection *connection, const char *official_id, MonevLoginState *state,
                   GError **error)
{
  MonevLoginState found = { 0 };
  MonevSecret secret = { { 0 } };
  GError *local = NULL;
  gint64 now = 0, last_at = 0;

  if (!restart_wait (connection, official_id, error)
      || !read_guard (connection, official_id, &found.failures, &last_at, error)
      || !monev_db_now (connection, &now, error))
    return FALSE;
  found.locked = found.failures >= MONEV_LOGIN_LOCKED;
  found.wait_ms = left_to_wait (found.failures, last_at, now);
  found.secret = monev_office_secret_load (connection, &secret, &local);
  memset (&secret, 0, sizeof secret);
  if (local != NULL && !g_error_matches (local, MONEV_ERROR, MONEV_ERROR_AUTH))
    {
      g_propagate_error (error, local);
      return FALSE;
    }
  g_clear_error (&local);
  *state = found;
  return TRUE;
}

/**
 * monev_login:
 * @who: user name, NIP or id
 *
 * Outside a transaction; takes about 0.2 s. Errors: AUTH (unknown, wrong PIN, waiting, locked, no
 * office secret here), DENIED (not active), NOT_FOUND (no PIN yet).
 *
 * Returns: (transfer full): the actor.
 */
MonevActor *
monev_login (MonevDbConnection *connection, const char *who, const char *pin, GError **error)
{
  g_autofree char *id = find_official (connection, who, error);
  g_autoptr (MonevActor) actor = NULL;
  g_auto (Lock) lock = { NULL };
  GError *local = NULL;
  Try try = { id };

  if (id == NULL || !monev_db_now (connection, &try.now, error))
    return NULL;
  actor = monev_actor_load (connection, id, try.now, error);
  if (actor == NULL || !load_lock (connection, id, &lock, error))
    return NULL;
  try.name = actor->name;
  if (!may_try (connection, &try, error))
    return NULL;
  try.opened = open_lock (&lock, pin, &local);
  if (!try.opened && !g_error_matches (local, MONEV_ERROR, MONEV_ERROR_AUTH))
    {
      g_propagate_error (error, local);
      return NULL;
    }
  /* A wrong PIN that could not be counted is not told: it would be a free guess. */
  if (monev_db_transaction (connection, settle_try, &try, error) && try.opened)
    return g_steal_pointer (&actor);
  if (local != NULL && (error == NULL || *error == NULL))
    g_propagate_error (error, g_steal_pointer (&local));
  g_clear_error (&local);
  return NULL;
}

static gboolean
read_failures (MonevDbConnection *connection, const char *official_id, gint64 *failures,
               GError **error)
{
  g_autoptr (MonevDbRows) rows
    = monev_db_query (connection, "login_guard_get",
                      MONEV_DB_BINDS (MONEV_DB_T ("official_id", official_id)), error);
  GError *local = NULL;

  if (rows == NULL)
    return FALSE;
  if (monev_db_rows_next (rows, &local))
    *failures = monev_db_rows_int (rows, "failures");
  if (local != NULL)
    g_propagate_error (error, local);
  return local == NULL;
}

/** monev_login_account: tells in @account whether the official has a PIN and whether it is locked. */
gboolean
monev_login_account (MonevDbConnection *connection, const char *official_id, MonevAccount *account,
                     GError **error)
{
  g_autoptr (MonevOfficialKey) key = NULL;
  MonevAccount read = { 0 };
  GError *local = NULL;

  key = monev_official_key_load (connection, official_id, &local);
  if (key == NULL && !g_error_matches (local, MONEV_ERROR, MONEV_ERROR_NOT_FOUND))
    {
      g_propagate_error (error, local);
      return FALSE;
    }
  g_clear_error (&local);
  read.has_pin = key != NULL;
  read.pin_since = key != NULL ? key->created_at : 0;
  if (!read_failures (connection, official_id, &read.failures, error))
    return FALSE;
  read.locked = read.failures >= MONEV_LOGIN_LOCKED;
  *account = read;
  return TRUE;
}
