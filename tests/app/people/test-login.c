#include "people/login.h"

#include <glib/gstdio.h>
#include <string.h>

#include "audit/audit.h"
#include "db-driver-private.h"
#include "office-fixture.h"
#include "people/people.h"
#include "people/pin.h"
#include "record/record-store.h"
#include "reference/reference.h"

#define WRONG "777333"

static void
set_guard (MonevDbConnection *c, const char *id, int failures, gint64 seconds_ago)
{
  gint64 now = 0;
  g_autofree char *sql = NULL;

  g_assert_true (monev_db_now (c, &now, NULL));
  sql = g_strdup_printf ("DELETE FROM login_guard WHERE official_id = '%s';"
                         "INSERT INTO login_guard VALUES ('%s', %d, %" G_GINT64_FORMAT ")", id, id,
                         failures, now - seconds_ago * 1000);
  test_script (c, sql);
}

static gint64
failures_of (MonevDbConnection *c)
{
  return test_number (c, "SELECT CAST(coalesce(max(failures), 0) AS bigint) AS n FROM login_guard");
}

static gboolean
log_in (MonevDbConnection *c, const char *who, const char *pin)
{
  g_autoptr (MonevActor) actor = monev_login (c, who, pin, NULL);
  return actor != NULL;
}

static void
expect_refused (MonevDbConnection *c, const char *who, const char *pin, MonevError code,
                const char *word)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MonevActor) actor = monev_login (c, who, pin, &error);

  g_assert_null (actor);
  g_assert_error (error, MONEV_ERROR, (int) code);
  if (strstr (error->message, word) == NULL)
    g_error ("\"%s\" does not say %s", error->message, word);
}

static void
test_right_pin_makes_an_actor (MonevTestDb *db)
{
  g_autoptr (MonevActor) admin = test_office_start (db);
  g_autofree char *nip_owner
    = test_add (db->connection, admin, &monev_official_type, "name", "Sari Uji", "nip",
                "198801152011012991", NULL);
  g_autoptr (MonevActor) by_name = monev_login (db->connection, "rani", TEST_PIN, NULL);
  g_autoptr (MonevActor) by_nip = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpstr (by_name->official_id, ==, admin->official_id);
  g_assert_cmpuint (by_name->roles, ==, MONEV_ROLE_ADMIN | MONEV_ROLE_ANYONE);
  monev_pin_reset (db->connection, admin, nip_owner, "662871", &error);
  g_assert_no_error (error);
  by_nip = monev_login (db->connection, "198801152011012991", "662871", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (by_nip->roles, ==, MONEV_ROLE_ANYONE);
}

static void
test_unknown_inactive_and_pinless_are_told_apart (MonevTestDb *db)
{
  g_autoptr (MonevActor) admin = test_office_start (db);
  g_autofree char *idle
    = test_add (db->connection, admin, &monev_official_type, "name", "Diam", "status", "Non-ASN",
                "username", "diam", "active", "tidak", NULL);
  g_autofree char *fresh
    = test_add (db->connection, admin, &monev_official_type, "name", "Baru", "status", "Non-ASN",
                "username", "baru", NULL);
  g_autoptr (GError) error = NULL;

  monev_pin_reset (db->connection, admin, idle, TEST_PIN, &error);
  g_assert_no_error (error);
  expect_refused (db->connection, "siapa", TEST_PIN, MONEV_ERROR_AUTH, "siapa");
  expect_refused (db->connection, "diam", TEST_PIN, MONEV_ERROR_DENIED, "tidak aktif");
  expect_refused (db->connection, "baru", TEST_PIN, MONEV_ERROR_NOT_FOUND, "belum mempunyai PIN");
  g_assert_cmpint (failures_of (db->connection), ==, 0); /* no PIN was wrong */
}

static void
test_wrong_pins_count_and_success_clears (MonevTestDb *db)
{
  g_autoptr (MonevActor) admin = test_office_start (db);
  g_autofree char *subject = g_strconcat ("official/", admin->official_id, NULL);
  g_autoptr (GPtrArray) log = NULL;

  for (int i = 1; i <= 3; i++)
    {
      expect_refused (db->connection, "rani", WRONG, MONEV_ERROR_AUTH, "PIN salah");
      g_assert_cmpint (failures_of (db->connection), ==, i);
    }
  g_assert_true (log_in (db->connection, "rani", TEST_PIN));
  g_assert_cmpint (failures_of (db->connection), ==, 0);
  log = monev_audit_of (db->connection, subject, 4, NULL);
  g_assert_cmpstr (((MonevAuditEntry *) log->pdata[0])->act, ==, "login");
  g_assert_cmpstr (((MonevAuditEntry *) log->pdata[1])->act, ==, "login.failed");
  g_assert_cmpstr (((MonevAuditEntry *) log->pdata[3])->act, ==, "login.failed");
}

static void
test_waits_double_from_the_fifth_wrong_try_on (void)
{
  const gint64 wanted[] = { 0, 0, 0, 0, 0, 30, 60, 120, 240, 480 };

  for (guint i = 0; i < G_N_ELEMENTS (wanted); i++)
    g_assert_cmpint (monev_login_wait (i), ==, wanted[i] * 1000);
}

static void
test_after_five_even_the_right_pin_waits (MonevTestDb *db)
{
  g_autoptr (MonevActor) admin = test_office_start (db);

  set_guard (db->connection, admin->official_id, 5, 0);
  expect_refused (db->connection, "rani", TEST_PIN, MONEV_ERROR_AUTH, "detik");
  g_assert_cmpint (failures_of (db->connection), ==, 5); /* waiting is no wrong try */
  set_guard (db->connection, admin->official_id, 7, 100);
  expect_refused (db->connection, "rani", TEST_PIN, MONEV_ERROR_AUTH, "detik");
  set_guard (db->connection, admin->official_id, 7, 121);
  g_assert_true (log_in (db->connection, "rani", TEST_PIN));
}

#define AT_ONCE 8

typedef struct {
  const char *uri;
  const char *pin;
} Guess;

static gpointer
guess (gpointer data)
{
  const Guess *order = data;
  g_autoptr (MonevDbConnection) own
    = monev_db_connection_open (order->uri, MONEV_DB_OPEN_DEFAULT, NULL);

  return GINT_TO_POINTER (own != NULL && log_in (own, "rani", order->pin));
}

/* Each on a connection of its own, as programs on several computers. */
static int
guess_at_once (MonevTestDb *db, const char *pin)
{
  Guess order = { monev_db_connection_uri (db->connection), pin };
  GThread *threads[AT_ONCE];
  int right = 0;

  for (guint i = 0; i < AT_ONCE; i++)
    threads[i] = g_thread_new ("guess", guess, &order);
  for (guint i = 0; i < AT_ONCE; i++)
    right += GPOINTER_TO_INT (g_thread_join (threads[i]));
  return right;
}

static void
test_right_pins_at_once_are_all_right (MonevTestDb *db)
{
  g_autoptr (MonevActor) admin = test_office_start (db);

  g_assert_cmpint (guess_at_once (db, TEST_PIN), ==, AT_ONCE);
  g_assert_cmpint (failures_of (db->connection), ==, 0);
}

/* No more than the allowed five, however many run at once; then even the right PIN waits. */
static void
test_wrong_pins_at_once_are_no_more_than_one_by_one (MonevTestDb *db)
{
  g_autoptr (MonevActor) admin = test_office_start (db);

  g_assert_cmpint (guess_at_once (db, WRONG), ==, 0);
  g_assert_cmpint (failures_of (db->connection), ==, MONEV_LOGIN_FREE_TRIES);
  expect_refused (db->connection, "rani", TEST_PIN, MONEV_ERROR_AUTH, "detik");
  set_guard (db->connection, admin->official_id, 9, 100000);
  g_assert_cmpint (guess_at_once (db, WRONG), ==, 0);
  g_assert_cmpint (failures_of (db->connection), ==, MONEV_LOGIN_LOCKED);
  expect_refused (db->connection, "rani", TEST_PIN, MONEV_ERROR_AUTH, "terkunci");
}

/* The others have used up what is allowed while this one was busy: a right PIN is not told either. */
static void
test_right_pin_behind_too_many_wrong_ones_is_refused (MonevTestDb *db)
{
  g_autoptr (MonevActor) admin = test_office_start (db);
  Guess order = { monev_db_connection_uri (db->connection), TEST_PIN };
  GThread *thread = g_thread_new ("guess", guess, &order);

  set_guard (db->connection, admin->official_id, 10, 0);
  g_assert_false (GPOINTER_TO_INT (g_thread_join (thread)));
  g_assert_cmpint (failures_of (db->connection), ==, 10);
}

static void
test_ten_lock_until_an_admin_resets (MonevTestDb *db)
{
  g_autoptr (MonevActor) admin = test_office_start (db);
  g_autofree char *id = test_add (db->connection, admin, &monev_official_type, "name", "Sari",
                                  "status", "Non-ASN", "username", "sari", NULL);
  g_autoptr (GError) error = NULL;

  monev_pin_reset (db->connection, admin, id, "662871", &error);
  set_guard (db->connection, id, 9, 1000);
  expect_refused (db->connection, "sari", WRONG, MONEV_ERROR_AUTH, "PIN salah");
  set_guard (db->connection, id, 10, 1000000);
  expect_refused (db->connection, "sari", "662871", MONEV_ERROR_AUTH, "terkunci");
  set_guard (db->connection, id, 10, -1000000); /* nor does a clock that was set back open it */
  expect_refused (db->connection, "sari", "662871", MONEV_ERROR_AUTH, "terkunci");
  g_assert_true (monev_pin_reset (db->connection, admin, id, "553817", &error));
  g_assert_false (log_in (db->connection, "sari", "662871"));
  g_assert_true (log_in (db->connection, "sari", "553817"));
}

static gint64
wait_of (MonevDbConnection *c, const char *official_id)
{
  MonevLoginState state = { 0 };
  g_autoptr (GError) error = NULL;

  g_assert_true (monev_login_state (c, official_id, &state, &error));
  g_assert_no_error (error);
  g_assert_cmpint (state.failures, ==, 5);
  return state.wait_ms;
}

/* The last wrong try lies in the future: the wait begins anew, is no longer than it is, and passes.
 * The tries stay counted. */
static void
test_clock_set_back_begins_the_wait_anew (MonevTestDb *db)
{
  g_autoptr (MonevActor) admin = test_office_start (db);
  gint64 wait = monev_login_wait (5);

  set_guard (db->connection, admin->official_id, 5, -3600);
  expect_refused (db->connection, "rani", TEST_PIN, MONEV_ERROR_AUTH, "Coba lagi setelah");
  g_assert_cmpint (failures_of (db->connection), ==, 5);
  g_usleep (20000);
  g_assert_cmpint (wait_of (db->connection, admin->official_id), <=, wait - 20);
  g_assert_cmpint (wait_of (db->connection, admin->official_id), >, wait / 2);
  set_guard (db->connection, admin->official_id, 5, -3600);
  g_assert_cmpint (wait_of (db->connection, admin->official_id), >, wait / 2); /* the window asks first */
  set_guard (db->connection, admin->official_id, 5, wait / 1000 + 1);
  g_assert_true (log_in (db->connection, "rani", TEST_PIN));
}

static void
remove_secret (MonevDbConnection *c)
{
  g_autofree char *id = monev_database_id (c, NULL);
  g_autofree char *path = monev_secret_path (id);

  g_assert_cmpint (g_unlink (path), ==, 0);
}

static void
test_missing_office_secret_is_said_and_no_try_counted (MonevTestDb *db)
{
  g_autoptr (MonevActor) admin = test_office_start (db);

  remove_secret (db->connection);
  for (int i = 0; i < 12; i++)
    expect_refused (db->connection, "rani", TEST_PIN, MONEV_ERROR_AUTH, "lembar pemulihan");
  g_assert_cmpint (failures_of (db->connection), ==, 0);
}

static void
test_secret_of_another_office_is_refused (MonevTestDb *db)
{
  g_autoptr (MonevActor) admin = test_office_start (db);
  g_autofree char *id = monev_database_id (db->connection, NULL);
  MonevSecret other;
  g_autofree char *code = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (monev_secret_new (&other, NULL));
  g_assert_true (monev_secret_save (id, &other, NULL));
  expect_refused (db->connection, "rani", TEST_PIN, MONEV_ERROR_AUTH, "lembar pemulihan");
  code = monev_secret_to_text (&other);
  g_assert_false (monev_office_secret_accept (db->connection, code, &error));
  g_assert_error (error, MONEV_ERROR, MONEV_ERROR_AUTH);
}

static void
test_secret_lies_where_only_its_user_reads (MonevTestDb *db)
{
  g_autoptr (MonevActor) admin = test_office_start (db);
  g_autofree char *id = monev_database_id (db->connection, NULL);
  g_autofree char *path = monev_secret_path (id);
  GStatBuf info;

  g_assert_cmpint (g_stat (path, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0600);
  g_assert_true (g_str_has_prefix (path, test_office_config ()));
}

static gint64
keys_of (MonevDbConnection *c, const char *id, const char *which)
{
  g_autofree char *sql = g_strdup_printf (
    "SELECT count(*) AS n FROM official_key WHERE official_id = '%s' AND revoked_at IS %s", id,
    which);
  return test_number (c, sql);
}

static void
test_reset_revokes_the_old_key_and_keeps_it (MonevTestDb *db)
{
  g_autoptr (MonevActor) admin = test_office_start (db);
  const char *id = admin->official_id;
  g_autoptr (MonevOfficialKey) before = monev_official_key_load (db->connection, id, NULL);
  g_autoptr (MonevOfficialKey) after = NULL;
  g_autoptr (MonevOfficeKey) office = monev_office_key_load (db->connection, NULL);
  g_autoptr (GBytes) text = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (monev_pin_reset (db->connection, admin, id, "553817", &error));
  after = monev_official_key_load (db->connection, id, NULL);
  g_assert_false (g_bytes_equal (before->public_key, after->public_key));
  g_assert_cmpint (keys_of (db->connection, id, "NULL"), ==, 1);
  g_assert_cmpint (keys_of (db->connection, id, "NOT NULL"), ==, 1);
  text = monev_key_certificate_text (id, after->public_key, after->created_at);
  g_assert_true (monev_key_verify (office->public_key, text, after->certificate));
}

static void
test_reset_needs_an_admin_and_a_good_pin (MonevTestDb *db)
{
  g_autoptr (MonevActor) admin = test_office_start (db);
  g_autofree char *id = test_add (db->connection, admin, &monev_official_type, "name", "Sari",
                                  "status", "Non-ASN", "username", "sari", NULL);
  g_autoptr (MonevActor) sari = NULL;
  g_autoptr (GError) denied = NULL;
  g_autoptr (GError) weak = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (monev_pin_reset (db->connection, admin, id, "553817", &error));
  sari = monev_login (db->connection, "sari", "553817", &error);
  g_assert_false (monev_pin_reset (db->connection, sari, admin->official_id, "918273",
                                         &denied));
  g_assert_error (denied, MONEV_ERROR, MONEV_ERROR_DENIED);
  sari->roles |= MONEV_ROLE_ADMIN; /* what the caller claims does not count */
  g_clear_error (&denied);
  g_assert_false (monev_pin_reset (db->connection, sari, admin->official_id, "918273",
                                         &denied));
  g_assert_error (denied, MONEV_ERROR, MONEV_ERROR_DENIED);
  g_assert_false (monev_pin_reset (db->connection, admin, id, "123456", &weak));
  g_assert_error (weak, MONEV_ERROR, MONEV_ERROR_INVALID);
  g_assert_true (log_in (db->connection, "sari", "553817"));
  g_assert_true (log_in (db->connection, "rani", TEST_PIN));
}

static void
test_change_wants_the_old_pin_and_counts_wrong_ones (MonevTestDb *db)
{
  g_autoptr (MonevActor) admin = test_office_start (db);
  g_autoptr (GError) error = NULL;

  for (int i = 1; i <= 5; i++)
    {
      g_autoptr (GError) wrong = NULL;

      g_assert_false (monev_pin_change (db->connection, admin, WRONG, "553817", &wrong));
      g_assert_error (wrong, MONEV_ERROR, MONEV_ERROR_AUTH);
      g_assert_cmpint (failures_of (db->connection), ==, i);
    }
  g_assert_false (monev_pin_change (db->connection, admin, TEST_PIN, "553817", &error));
  g_assert_error (error, MONEV_ERROR, MONEV_ERROR_AUTH); /* now it waits, as at the login */
  g_clear_error (&error);
  set_guard (db->connection, admin->official_id, 5, 31);
  g_assert_true (monev_pin_change (db->connection, admin, TEST_PIN, "553817", &error));
  g_assert_cmpint (failures_of (db->connection), ==, 0);
  g_assert_false (log_in (db->connection, "rani", TEST_PIN));
  g_assert_true (log_in (db->connection, "rani", "553817"));
}

static void
test_roles_come_from_the_positions_of_the_day (MonevTestDb *db)
{
  g_autoptr (MonevActor) admin = test_office_start (db);
  MonevDbConnection *c = db->connection;
  g_autofree char *head = test_add (c, admin, &monev_position_type, "title", "Kepala Badan", "kind",
                                    "Kepala", NULL);
  g_autofree char *secretary = test_add (c, admin, &monev_position_type, "title", "Sekretaris",
                                         "kind", "Sekretaris", NULL);
  g_autofree char *sari = test_add (c, admin, &monev_official_type, "name", "Sari", "status",
                                    "Non-ASN", "username", "sari", NULL);
  g_autoptr (MonevActor) now = NULL;
  g_autoptr (MonevActor) before = NULL;
  g_autofree char *a = test_add (c, admin, &monev_appointment_type, "official_id", sari,
                                 "position_id", secretary, "date_from", "2020-01-01", NULL);
  g_autofree char *b = test_add (c, admin, &monev_appointment_type, "official_id", sari,
                                 "position_id", head, "kind", "Plt.", "date_from", "2021-01-01",
                                 "date_to", "2021-12-31", NULL);

  before = monev_actor_load (c, sari, G_GINT64_CONSTANT (1623974400000), NULL); /* 18 June 2021 */
  now = monev_actor_load (c, sari, G_GINT64_CONSTANT (1768953600000), NULL);
  g_assert_cmpuint (before->roles, ==,
                    MONEV_ROLE_ANYONE | MONEV_ROLE_KEPALA | MONEV_ROLE_SEKRETARIS);
  g_assert_cmpuint (now->roles, ==, MONEV_ROLE_ANYONE | MONEV_ROLE_SEKRETARIS);
  g_assert_cmpstr (before->position, ==, "Sekretaris"); /* the definitif one first */
}

static void
test_acting_holder_is_printed_as_such (void)
{
  const struct { const char *kind, *printed; } cases[] = {
    { "definitif", "Kepala Badan" }, { "plt", "Plt. Kepala Badan" }, { "plh", "Plh. Kepala Badan" },
    { "pj", "Pj. Kepala Badan" },    { "", "Kepala Badan" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *printed = monev_position_printed ("Kepala Badan", cases[i].kind);
      g_assert_cmpstr (printed, ==, cases[i].printed);
    }
}

static void
test_state_says_what_a_login_would_refuse (MonevTestDb *db)
{
  g_autoptr (MonevActor) admin = test_office_start (db);
  MonevLoginState state = { 0 };
  g_autoptr (GError) error = NULL;

  monev_login_state (db->connection, admin->official_id, &state, &error);
  g_assert_no_error (error);
  g_assert_true (state.secret);
  g_assert_false (state.locked);
  g_assert_cmpint (state.wait_ms, ==, 0);
  set_guard (db->connection, admin->official_id, 6, 10);
  g_assert_true (monev_login_state (db->connection, admin->official_id, &state, &error));
  g_assert_cmpint (state.failures, ==, 6);
  g_assert_cmpint (state.wait_ms, >, 45000);
  g_assert_cmpint (state.wait_ms, <=, 50000);
  set_guard (db->connection, admin->official_id, 10, 10);
  remove_secret (db->connection);
  g_assert_true (monev_login_state (db->connection, admin->official_id, &state, &error));
  g_assert_true (state.locked);
  g_assert_false (state.secret);
}

static gpointer
try_wrong (gpointer uri)
{
  g_autoptr (MonevDbConnection) c = monev_db_connection_open (uri, MONEV_DB_OPEN_DEFAULT, NULL);

  g_assert_false (log_in (c, "rani", WRONG));
  return NULL;
}

/* All of them stand before the counter at the same moment. */
static void
test_tries_at_once_all_count (MonevTestDb *db)
{
  g_autoptr (MonevActor) admin = test_office_start (db);
  g_autoptr (MonevDbConnection) gate
    = monev_db_connection_open (db->uri, MONEV_DB_OPEN_DEFAULT, NULL);
  GThread *threads[4];

  test_script (gate, monev_db_connection_engine (gate) == MONEV_DB_ENGINE_SQLITE
                       ? "BEGIN IMMEDIATE" : "BEGIN; LOCK TABLE login_guard IN EXCLUSIVE MODE");
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("try", try_wrong, db->uri);
  g_usleep (300000);
  test_script (gate, "COMMIT");
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    g_thread_join (threads[i]);
  g_assert_cmpint (failures_of (db->connection), ==, 4);
}

#define ADD(path, func) monev_test_add_blank ("/people/login/" path, func)

int
main (int argc, char **argv)
{
  test_office_setup ();
  g_test_init (&argc, &argv, NULL);
  ADD ("right-pin-makes-an-actor", test_right_pin_makes_an_actor);
  ADD ("unknown-inactive-and-pinless-are-told-apart",
       test_unknown_inactive_and_pinless_are_told_apart);
  ADD ("wrong-pins-count-and-success-clears", test_wrong_pins_count_and_success_clears);
  g_test_add_func ("/people/login/waits-double-from-the-fifth-wrong-try-on",
                   test_waits_double_from_the_fifth_wrong_try_on);
  ADD ("after-five-even-the-right-pin-waits", test_after_five_even_the_right_pin_waits);
  ADD ("right-pins-at-once-are-all-right", test_right_pins_at_once_are_all_right);
  ADD ("wrong-pins-at-once-are-no-more-than-one-by-one",
       test_wrong_pins_at_once_are_no_more_than_one_by_one);
  ADD ("right-pin-behind-too-many-wrong-ones-is-refused",
       test_right_pin_behind_too_many_wrong_ones_is_refused);
  ADD ("ten-lock-until-an-admin-resets", test_ten_lock_until_an_admin_resets);
  ADD ("clock-set-back-begins-the-wait-anew", test_clock_set_back_begins_the_wait_anew);
  ADD ("missing-office-secret-is-said-and-no-try-counted",
       test_missing_office_secret_is_said_and_no_try_counted);
  ADD ("secret-of-another-office-is-refused", test_secret_of_another_office_is_refused);
  ADD ("secret-lies-where-only-its-user-reads", test_secret_lies_where_only_its_user_reads);
  ADD ("reset-revokes-the-old-key-and-keeps-it", test_reset_revokes_the_old_key_and_keeps_it);
  ADD ("reset-needs-an-admin-and-a-good-pin", test_reset_needs_an_admin_and_a_good_pin);
  ADD ("change-wants-the-old-pin-and-counts-wrong-ones",
       test_change_wants_the_old_pin_and_counts_wrong_ones);
  ADD ("roles-come-from-the-positions-of-the-day", test_roles_come_from_the_positions_of_the_day);
  g_test_add_func ("/people/login/acting-holder-is-printed-as-such",
                   test_acting_holder_is_printed_as_such);
  ADD ("state-says-what-a-login-would-refuse", test_state_says_what_a_login_would_refuse);
  ADD ("tries-at-once-all-count", test_tries_at_once_all_count);
  return test_office_run ();
}
