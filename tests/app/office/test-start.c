/* The first start of an office, its profile and its recovery sheet. */
#include <glib/gstdio.h>
#include <string.h>

#include <gio/gio.h>

#include "audit/audit.h"
#include "db-migration.h"
#include "office/clock-check.h"
#include "office/database-file.h"
#include "office/office.h"
#include "office/recovery-sheet.h"
#include "office-fixture.h"
#include "people/key-store.h"
#include "people/login.h"
#include "people/people.h"
#include "record/record-check.h"
#include "reference/reference.h"

#define PICTURE "<svg xmlns='http://www.w3.org/2000/svg' width='10' height='12'/>"

/* NULL on success, else the code of the first issue or of the error. */
static const char *
start (MonevDbConnection *c, const char *region, const char *username, GBytes *logo,
       MonevIssueList *issues, GError **error)
{
  g_autoptr (MonevRecord) office = test_record (&monev_office_type, "region_code", region,
                                                "region_name", "Kabupaten Uji", NULL);
  g_autoptr (MonevRecord) admin = test_record (&monev_official_type, "name", "Rani Uji", "status",
                                               "Non-ASN", "username", username, NULL);
  MonevOfficeStart given = { office, logo, admin, TEST_PIN };
  g_autofree char *code = NULL;
  gboolean done = monev_office_start (c, &given, &code, issues, error);

  g_assert_true (done == (code != NULL));
  return done ? NULL : test_first_code (issues);
}

static void
expect_refused (MonevTestDb *db, const char *region, const char *username, GBytes *logo,
                const char *code, MonevError error_code)
{
  g_autoptr (MonevIssueList) issues = monev_issue_list_new ();
  g_autofree char *before = test_dump (db->connection);
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpstr (start (db->connection, region, username, logo, issues, &error), ==, code);
  g_assert_error (error, MONEV_ERROR, (int) error_code);
  after = test_dump (db->connection);
  g_assert_cmpstr (before, ==, after);
}

static void
test_region_code_is_looked_at (MonevTestDb *db)
{
  const char *const malformed[] = { "6104", "61,04", "6a.04", "61.", "abc", "61.044" };
  g_autoptr (MonevIssueList) issues = monev_issue_list_new ();
  g_autoptr (GError) error = NULL;

  g_assert_true (monev_db_migrate (db->connection, NULL, NULL, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (malformed); i++)
    expect_refused (db, malformed[i], "rani", NULL, "region-code", MONEV_ERROR_INVALID);
  expect_refused (db, "", "rani", NULL, "required", MONEV_ERROR_INVALID);
  expect_refused (db, "61", "rani", NULL, "region-level", MONEV_ERROR_INVALID);
  g_assert_cmpstr (start (db->connection, "61.99", "rani", NULL, issues, &error), ==, NULL);
  g_assert_no_error (error); /* younger than the table: told, not refused */
  g_assert_cmpuint (monev_issue_list_count (issues, MONEV_SEVERITY_WARNING), ==, 1);
  g_assert_cmpstr (monev_issue_list_get (issues, 0)->code, ==, "region-unknown");
}

static void
test_first_official_can_be_named_at_the_login (MonevTestDb *db)
{
  g_assert_true (monev_db_migrate (db->connection, NULL, NULL, NULL));
  expect_refused (db, "61.04", "", NULL, "required", MONEV_ERROR_INVALID);
  expect_refused (db, "61.04", "Rani Uji", NULL, "username", MONEV_ERROR_INVALID);
}

static void
test_logo_is_a_small_picture (MonevTestDb *db)
{
  gsize huge = 40 * 1024 * 1024;
  char *bytes = g_malloc0 (huge);
  g_autoptr (GBytes) large = NULL;
  g_autoptr (GBytes) other = g_bytes_new_static ("GIF89a and so on", 16);
  g_autoptr (GBytes) empty = g_bytes_new_static ("", 0);
  g_autoptr (GBytes) png = g_bytes_new_static ("\x89PNG\r\n\x1a\n....", 12);
  g_autoptr (GBytes) half = g_bytes_new_static ("<svg><rect", 10);
  g_autoptr (GBytes) wide = g_bytes_new_static (
      "<svg xmlns='http://www.w3.org/2000/svg' width='1000000' height='1000000'/>", 74);
  g_autoptr (GBytes) svg = g_bytes_new_static (PICTURE, strlen (PICTURE));
  const char *mime = "untouched";
  g_autoptr (GError) error = NULL;

  memcpy (bytes, "<svg>", 5);
  large = g_bytes_new_take (bytes, huge);
  g_assert_true (monev_db_migrate (db->connection, NULL, NULL, NULL));
  expect_refused (db, "61.04", "rani", large, NULL, MONEV_ERROR_LIMIT);
  expect_refused (db, "61.04", "rani", other, NULL, MONEV_ERROR_INVALID);
  expect_refused (db, "61.04", "rani", empty, NULL, MONEV_ERROR_INVALID);
  g_assert_false (monev_logo_check (large, &mime, &error));
  g_assert_nonnull (strstr (error->message, "40,0 MB"));
  g_assert_cmpstr (mime, ==, "untouched");
  /* What only begins like a picture would leave the kop without one. */
  expect_refused (db, "61.04", "rani", png, NULL, MONEV_ERROR_INVALID);
  expect_refused (db, "61.04", "rani", half, NULL, MONEV_ERROR_INVALID);
  expect_refused (db, "61.04", "rani", wide, NULL, MONEV_ERROR_LIMIT);
  g_assert_true (monev_logo_check (svg, &mime, NULL));
  g_assert_cmpstr (mime, ==, "image/svg+xml");
}

/* On both engines: what monevctl restore asks before it replaces anything. */
static void
test_an_office_that_is_whole_is_guarded (MonevTestDb *db)
{
  g_autoptr (MonevActor) admin = NULL;
  const char *uri = monev_db_connection_uri (db->connection);
  gboolean guarded = TRUE;
  g_autoptr (GError) error = NULL;

  g_assert_true (monev_database_guarded (uri, &guarded, &error));
  g_assert_false (guarded);
  admin = test_office_start (db);
  g_assert_true (monev_database_guarded (uri, &guarded, &error));
  g_assert_true (guarded);
  g_assert_false (monev_database_guarded ("postgresql:///x?host=/nowhere", &guarded, &error));
  g_assert_error (error, MONEV_ERROR, MONEV_ERROR_UNAVAILABLE);
}

static guint
n_secrets (void)
{
  g_autofree char *folder = g_build_filename (test_office_config (), "monev", NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;
  guint n = 0;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    n++;
  return n;
}

static void
test_second_start_is_refused_and_leaves_no_secret (MonevTestDb *db)
{
  g_autoptr (MonevActor) admin = test_office_start (db);
  guint secrets = n_secrets ();

  expect_refused (db, "61.04", "budi", NULL, NULL, MONEV_ERROR_STATE);
  g_assert_cmpuint (n_secrets (), ==, secrets);
  g_assert_cmpuint (secrets, >, 0);
}

/* Without the secret on this disk no key would ever open again: then nothing is made at all. */
static void
test_start_without_a_place_for_the_secret_makes_nothing (MonevTestDb *db)
{
  g_autofree char *folder = g_build_filename (test_office_config (), "monev", NULL);
  g_autofree char *aside = g_strconcat (folder, "-aside", NULL);
  gboolean there = g_rename (folder, aside) == 0;

  g_assert_true (monev_db_migrate (db->connection, NULL, NULL, NULL));
  g_assert_true (g_file_set_contents (folder, "no folder", -1, NULL));
  expect_refused (db, "61.04", "rani", NULL, NULL, MONEV_ERROR_DENIED);
  g_unlink (folder);
  if (there)
    g_assert_cmpint (g_rename (aside, folder), ==, 0);
  else
    g_rmdir (folder);
}

static void
test_start_brings_calendar_keys_and_log (MonevTestDb *db)
{
  g_autoptr (MonevActor) admin = test_office_start (db);
  MonevDbConnection *c = db->connection;
  g_autoptr (MonevIssueList) issues = monev_issue_list_new ();
  guint64 checked = 0;

  g_assert_cmpint (test_number (c, "SELECT count(*) AS n FROM holiday"), >, 15);
  g_assert_cmpint (test_number (c, "SELECT count(*) AS n FROM work_profile"), ==, 1);
  g_assert_cmpint (test_number (c, "SELECT count(*) AS n FROM official_key"), ==, 1);
  g_assert_true (monev_audit_verify (c, NULL, &checked, issues, NULL));
  g_assert_cmpuint (checked, ==, 1);
  g_assert_cmpuint (monev_issue_list_size (issues), ==, 0);
}

static void
test_profile_is_changed_by_an_admin_alone (MonevTestDb *db)
{
  g_autoptr (MonevActor) admin = test_office_start (db);
  MonevDbConnection *c = db->connection;
  g_autofree char *sari = test_add (c, admin, &monev_official_type, "name", "Sari", "status",
                                    "Non-ASN", "username", "sari", NULL);
  MonevActor claims = { sari, (char *) "Sari", (char *) "", ~0u };
  g_autoptr (MonevIssueList) issues = monev_issue_list_new ();
  g_autoptr (MonevRecord) old = monev_office_load (c, NULL);
  g_autoptr (MonevRecord) fresh = monev_record_with (monev_record_ref (old), "address", "Jalan A");
  g_autoptr (MonevRecord) saved = NULL;
  g_autoptr (GError) denied = NULL;
  g_autoptr (GError) conflict = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_null (monev_office_save (c, &claims, fresh, NULL, issues, &denied));
  g_assert_error (denied, MONEV_ERROR, MONEV_ERROR_DENIED);
  saved = monev_office_save (c, admin, fresh, NULL, issues, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (monev_record_get (saved, "address"), ==, "Jalan A");
  g_assert_null (monev_office_save (c, admin, fresh, NULL, issues, &conflict));
  g_assert_error (conflict, MONEV_ERROR, MONEV_ERROR_CONFLICT);
}

static void
test_logo_comes_back_and_stays (MonevTestDb *db)
{
  g_autoptr (MonevActor) admin = test_office_start (db);
  g_autoptr (MonevIssueList) issues = monev_issue_list_new ();
  g_autoptr (GBytes) logo = g_bytes_new_static (PICTURE "\0x", sizeof (PICTURE) + 1);
  g_autoptr (GBytes) back = NULL;
  g_autoptr (MonevRecord) office = monev_office_load (db->connection, NULL);
  g_autoptr (MonevRecord) one = NULL;
  g_autoptr (MonevRecord) two = NULL;
  g_autoptr (MonevRecord) moved = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_null (monev_office_logo (db->connection, office, &error));
  g_assert_no_error (error);
  one = monev_office_save (db->connection, admin, office, logo, issues, &error);
  g_assert_no_error (error);
  moved = monev_record_with (monev_record_ref (one), "contact", "Telepon 1");
  two = monev_office_save (db->connection, admin, moved, NULL, issues, &error);
  g_assert_no_error (error);
  back = monev_office_logo (db->connection, two, &error);
  g_assert_true (g_bytes_equal (logo, back));
}

static char *
text_of (const char *pdf)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) process = g_subprocess_new (
    G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error, "pdftotext", "-layout", pdf, "-", NULL);
  char *text = NULL;

  g_assert_no_error (error); /* poppler-utils: ./dev setup installs it */
  g_assert_true (g_subprocess_communicate_utf8 (process, NULL, NULL, &text, NULL, &error));
  g_assert_true (g_subprocess_get_successful (process));
  return text;
}

static void
test_recovery_sheet_holds_the_code (MonevTestDb *db)
{
  g_autofree char *path = g_build_filename (db->folder, "lembar.pdf", NULL);
  MonevSecret secret, back;
  MonevRecoverySheet sheet;
  GStatBuf info;
  g_autofree char *code = NULL;
  g_autofree char *text = NULL;
  g_autofree char *letters = NULL;
  g_auto (GStrv) groups = NULL;
  g_autoptr (GString) read = g_string_new (NULL);
  g_autoptr (GError) error = NULL;

  g_assert_true (monev_secret_new (&secret, NULL));
  code = monev_secret_to_text (&secret);
  sheet = (MonevRecoverySheet) { (char *) "Badan Perencanaan Uji", (char *) "Kabupaten Uji", code,
                                 (char *) "0190-uji", (char *) "2026-03-05" };
  g_assert_true (monev_recovery_sheet_write (&sheet, path, &error));
  g_assert_cmpint (g_stat (path, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 077, ==, 0); /* the code opens the office */
  text = text_of (path);
  g_assert_nonnull (strstr (text, "Badan Perencanaan Uji"));
  g_assert_nonnull (strstr (text, "Kabupaten Uji"));
  g_assert_nonnull (strstr (text, "Dibuat tanggal 5 Maret 2026"));
  g_assert_nonnull (strstr (text, "Kode QR"));
  g_assert_nonnull (strstr (text, "0190-uji"));
  /* the groups in the order in which they are read from the page */
  letters = g_strdup (text);
  groups = g_regex_split_simple ("\\b([0-9A-HJKMNP-TV-Z]{4})\\b", letters, 0, 0);
  for (guint i = 1; groups[i] != NULL && read->len < 56; i += 2)
    g_string_append (read, groups[i]);
  g_assert_true (monev_secret_from_text (read->str, &back, &error));
  g_assert_cmpmem (secret.bytes, 32, back.bytes, 32);
}

static void
test_recovery_sheet_without_a_folder_says_so (MonevTestDb *db)
{
  g_autofree char *path = g_build_filename (db->folder, "nowhere", "lembar.pdf", NULL);
  g_autoptr (MonevActor) admin = test_office_start (db);
  g_autoptr (MonevRecoverySheet) sheet = NULL;
  g_autoptr (GError) error = NULL;

  sheet = monev_recovery_sheet_load (db->connection, NULL);
  g_assert_false (monev_recovery_sheet_write (sheet, path, &error));
  g_assert_true (error->domain == MONEV_ERROR);
}

static void
test_recovery_sheet_waits_until_it_is_kept (MonevTestDb *db)
{
  g_autoptr (MonevRecord) office = test_record (&monev_office_type, "region_code", "61.04",
                                                "region_name", "Kabupaten Uji", NULL);
  g_autoptr (MonevRecord) admin = test_record (&monev_official_type, "name", "Rani Uji", "status",
                                               "Non-ASN", "username", "rani", NULL);
  MonevOfficeStart given = { office, NULL, admin, TEST_PIN, TRUE };
  g_autoptr (MonevIssueList) issues = monev_issue_list_new ();
  g_autoptr (MonevRecoverySheet) sheet = NULL;
  g_autofree char *code = NULL;
  g_autofree char *database = NULL;

  g_assert_true (monev_db_migrate (db->connection, NULL, NULL, NULL));
  g_assert_true (monev_office_start (db->connection, &given, &code, issues, NULL));
  database = monev_database_id (db->connection, NULL);
  g_assert_true (monev_recovery_sheet_awaited (database));
  sheet = monev_recovery_sheet_load (db->connection, NULL);
  g_assert_cmpstr (sheet->code, ==, code); /* not lost with the window that showed it */
  g_assert_true (monev_recovery_sheet_set_kept (database, NULL));
  g_assert_false (monev_recovery_sheet_awaited (database));
  g_assert_true (monev_recovery_sheet_set_kept (database, NULL));
}

static void
expect_no_sheet (MonevTestDb *db, const MonevActor *actor, const char *pin, MonevError code)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MonevRecoverySheet) sheet
    = monev_recovery_sheet_again (db->connection, actor, pin, &error);

  g_assert_null (sheet);
  g_assert_error (error, MONEV_ERROR, (int) code);
}

static void
test_recovery_sheet_again_is_for_an_admin_with_the_pin (MonevTestDb *db)
{
  g_autoptr (MonevActor) admin = test_office_start (db);
  g_autoptr (MonevActor) other = monev_actor_copy (admin);
  g_autoptr (MonevRecoverySheet) sheet = NULL;
  g_autoptr (GPtrArray) log = NULL;
  const MonevAuditEntry *entry;

  other->roles = MONEV_ROLE_ANYONE | MONEV_ROLE_KEPALA;
  expect_no_sheet (db, other, TEST_PIN, MONEV_ERROR_DENIED);
  expect_no_sheet (db, NULL, TEST_PIN, MONEV_ERROR_AUTH);
  expect_no_sheet (db, admin, "777333", MONEV_ERROR_AUTH);
  sheet = monev_recovery_sheet_again (db->connection, admin, TEST_PIN, NULL);
  g_assert_nonnull (sheet);
  log = monev_audit_of (db->connection, "office", 1, NULL);
  entry = log->pdata[0];
  g_assert_cmpstr (entry->act, ==, "recovery.print");
  g_assert_cmpstr (entry->actor, ==, admin->official_id);
}

static gboolean
append_later (MonevDbConnection *c, gpointer data, GError **error)
{
  gint64 now = 0;

  return monev_db_now (c, &now, error)
         && monev_audit_append (c, now + (data != NULL ? atol (data) : 3600000), "", "test", "x",
                                NULL, error);
}

static gboolean
append_now (MonevDbConnection *c, gpointer data, GError **error)
{
  return append_later (c, (gpointer) "0", error);
}

static gboolean
confirm_an_hour_later (MonevDbConnection *c, gpointer data, GError **error)
{
  json_auto_t *detail = NULL;
  MonevAuditHead head;
  gint64 now = 0;

  if (!monev_db_now (c, &now, error) || !monev_audit_head (c, &head, error))
    return FALSE;
  detail = json_pack ("{s:I, s:I}", "clock", (json_int_t) (now + 3600000), "log",
                      (json_int_t) head.at);
  return monev_audit_append (c, now, "", "clock.confirm", "clock", detail, error);
}

static MonevClockState
check_clock (MonevTestDb *db)
{
  MonevClockState state;
  g_autoptr (GError) error = NULL;

  g_assert_true (monev_clock_check (db->connection, &state, &error));
  g_assert_no_error (error);
  return state;
}

static void
test_clock_behind_the_log_is_noticed (MonevTestDb *db)
{
  g_autoptr (MonevActor) admin = test_office_start (db);
  MonevClockState state = check_clock (db);
  MonevAuditHead head;

  g_assert_cmpint (state.behind, ==, 0);
  monev_audit_head (db->connection, &head, NULL);
  g_assert_true (monev_db_transaction (db->connection, append_later, NULL, NULL));
  g_assert_true (monev_db_transaction (db->connection, append_now, NULL, NULL));
  g_assert_true (monev_db_transaction (db->connection, append_now, NULL, NULL));
  state = check_clock (db);
  g_assert_cmpint (state.behind, >, 3500000);
  g_assert_cmpint (state.seq, ==, head.seq + 1); /* since when: the first of a time to come */
  g_assert_cmpint (state.at, >, state.now + 3500000);
}

/* A clock that once ran ahead: the log stays where it is, the warning does not. */
static void
test_clock_that_was_confirmed_warns_no_more (MonevTestDb *db)
{
  g_autoptr (MonevActor) admin = test_office_start (db);
  g_autoptr (MonevActor) other = monev_actor_copy (admin);
  g_autoptr (MonevIssueList) issues = monev_issue_list_new ();
  g_autoptr (GError) error = NULL;
  MonevAuditHead before, after;
  MonevClockState state;
  guint64 checked;

  g_assert_false (monev_clock_confirm (db->connection, admin, &state, &error));
  g_assert_error (error, MONEV_ERROR, MONEV_ERROR_STATE);
  g_clear_error (&error);
  monev_db_transaction (db->connection, append_later, NULL, NULL);
  other->roles = MONEV_ROLE_ANYONE | MONEV_ROLE_KEPALA;
  g_assert_false (monev_clock_confirm (db->connection, other, &state, &error));
  g_assert_error (error, MONEV_ERROR, MONEV_ERROR_DENIED);
  g_clear_error (&error);
  monev_audit_head (db->connection, &before, NULL);
  g_assert_true (monev_clock_confirm (db->connection, admin, &state, &error));
  g_assert_no_error (error);
  monev_audit_head (db->connection, &after, NULL);
  g_assert_cmpint (after.seq, ==, before.seq + 1);
  g_assert_cmpint (after.at, ==, before.at); /* audit time never goes back */
  g_assert_cmpint (check_clock (db).behind, ==, 0);
  monev_db_transaction (db->connection, append_now, NULL, NULL);
  g_assert_cmpint (check_clock (db).behind, ==, 0);
  g_assert_true (monev_audit_verify (db->connection, NULL, &checked, issues, &error));
  g_assert_cmpuint (monev_issue_list_size (issues), ==, 0);
  /* Ahead once more, further than it was known to be. */
  monev_db_transaction (db->connection, append_later, "7200000", NULL);
  state = check_clock (db);
  g_assert_cmpint (state.behind, >, 7000000);
  g_assert_cmpint (state.seq, ==, after.seq + 2);
}

/* What was confirmed is the moment the clock is held against from then on. */
static void
test_clock_that_falls_behind_its_confirmation_warns (MonevTestDb *db)
{
  g_autoptr (MonevActor) admin = test_office_start (db);
  MonevClockState state;

  monev_db_transaction (db->connection, append_later, "7200000", NULL);
  monev_db_transaction (db->connection, confirm_an_hour_later, NULL, NULL);
  state = check_clock (db);
  g_assert_cmpint (state.behind, >, 3500000);
  g_assert_cmpint (state.behind, <, 3700000);
}

static void
test_zone_of_the_office (MonevTestDb *db)
{
  g_autoptr (MonevActor) admin = NULL;
  g_autoptr (GTimeZone) zone = NULL;
  g_autoptr (GTimeZone) own = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (monev_db_migrate (db->connection, NULL, NULL, &error));
  g_assert_null (monev_office_zone (db->connection, &error));
  g_assert_error (error, MONEV_ERROR, MONEV_ERROR_NOT_FOUND);
  g_clear_error (&error);
  own = monev_office_zone_or_local (db->connection); /* there is no other */
  g_assert_nonnull (own);
  admin = test_office_start (db);
  g_clear_pointer (&own, g_time_zone_unref);
  zone = monev_office_zone (db->connection, &error);
  own = monev_office_zone_or_local (db->connection);
  g_assert_cmpstr (g_time_zone_get_identifier (zone), ==, "Asia/Jakarta");
  g_assert_cmpstr (g_time_zone_get_identifier (own), ==, "Asia/Jakarta");
}

static void
test_zone_of_the_province (void)
{
  static const char *const cases[][2] = {
    { "61.04", "Asia/Pontianak" }, { "62.01", "Asia/Pontianak" }, { "63.01", "Asia/Makassar" },
    { "65.03", "Asia/Makassar" },  { "51.01", "Asia/Makassar" },  { "53.20", "Asia/Makassar" },
    { "71.01", "Asia/Makassar" },  { "76.01", "Asia/Makassar" },  { "81.01", "Asia/Jayapura" },
    { "96.01", "Asia/Jayapura" },  { "11.01", "Asia/Jakarta" },   { "36.71", "Asia/Jakarta" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpstr (monev_office_zone_of_region (cases[i][0]), ==, cases[i][1]);
}

static void
test_address_means_the_same_anywhere (void)
{
  g_autofree char *here = g_get_current_dir ();
  g_autofree char *below = g_strdup_printf ("sqlite:%s/kantor.db", here);
  const char *const cases[][2] = {
    { "/data/kantor.db", "sqlite:/data/kantor.db" },
    { "sqlite:/data/../data/kantor.db", "sqlite:/data/kantor.db" },
    { "kantor.db", below },
    { "sqlite:kantor.db", below },
    { "postgresql://server/monev", "postgresql://server/monev" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *uri = monev_database_uri (cases[i][0]);

      g_assert_cmpstr (uri, ==, cases[i][1]);
    }
}

#define ADD(path, func) monev_test_add_blank ("/office/" path, func)

int
main (int argc, char **argv)
{
  test_office_setup ();
  g_test_init (&argc, &argv, NULL);
  ADD ("start/region-code-is-looked-at", test_region_code_is_looked_at);
  ADD ("start/first-official-can-be-named-at-the-login",
       test_first_official_can_be_named_at_the_login);
  ADD ("start/logo-is-a-small-picture", test_logo_is_a_small_picture);
  ADD ("start/second-is-refused-and-leaves-no-secret",
       test_second_start_is_refused_and_leaves_no_secret);
  ADD ("start/without-a-place-for-the-secret-makes-nothing",
       test_start_without_a_place_for_the_secret_makes_nothing);
  ADD ("start/brings-calendar-keys-and-log", test_start_brings_calendar_keys_and_log);
  ADD ("profile/is-changed-by-an-admin-alone", test_profile_is_changed_by_an_admin_alone);
  ADD ("profile/logo-comes-back-and-stays", test_logo_comes_back_and_stays);
  ADD ("restore/an-office-that-is-whole-is-guarded", test_an_office_that_is_whole_is_guarded);
  ADD ("recovery-sheet/holds-the-code", test_recovery_sheet_holds_the_code);
  ADD ("recovery-sheet/without-a-folder-says-so", test_recovery_sheet_without_a_folder_says_so);
  ADD ("recovery-sheet/waits-until-it-is-kept", test_recovery_sheet_waits_until_it_is_kept);
  ADD ("recovery-sheet/again-is-for-an-admin-with-the-pin",
       test_recovery_sheet_again_is_for_an_admin_with_the_pin);
  ADD ("clock/behind-the-log-is-noticed", test_clock_behind_the_log_is_noticed);
  ADD ("clock/that-was-confirmed-warns-no-more", test_clock_that_was_confirmed_warns_no_more);
  ADD ("clock/that-falls-behind-its-confirmation-warns",
       test_clock_that_falls_behind_its_confirmation_warns);
  ADD ("zone/is-the-office's-wherever-it-is-known", test_zone_of_the_office);
  g_test_add_func ("/office/zone/follows-the-province", test_zone_of_the_province);
  g_test_add_func ("/office/database/address-means-the-same-anywhere",
                   test_address_means_the_same_anywhere);
  return test_office_run ();
}
