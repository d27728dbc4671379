/* Whatever statement fails in the middle of an act, the database is as it was. */
#include "filled-office.h"

#include <string.h>

#include "db-backup.h"
#include "db-driver-private.h"
#include "db-migration.h"
#include "office/office.h"
#include "people/login.h"
#include "people/pin.h"
#include "record/record-store.h"

typedef struct {
  MonevTestDb *db;
  Filled      *filled;
  MonevRecord *record;
  GPtrArray   *plans;
  gint64       year;
} Case;

typedef gboolean (*Act) (MonevDbConnection *c, Case *test, GError **error);

/* Fails statement 0, 1, 2, … of @act until it goes through. Returns how many there were. */
static guint
fail_each (Case *test, Act act, guint least)
{
  MonevDbConnection *c = test->db->connection;
  g_autofree char *before = test_dump (c);

  for (int n = 0; n < 20000; n++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *after = NULL;
      gboolean done;

      monev_db_connection_fail_after (c, n, MONEV_ERROR_IO);
      done = act (c, test, &error);
      monev_db_connection_fail_after (c, -1, MONEV_ERROR_IO);
      if (done)
        {
          g_assert_no_error (error);
          g_assert_cmpuint (n, >=, least);
          return n;
        }
      g_assert_error (error, MONEV_ERROR, MONEV_ERROR_IO);
      after = test_dump (c);
      if (strcmp (before, after) != 0)
        g_error ("statement %d failed and left something behind", n);
    }
  g_assert_not_reached ();
}

static gboolean
start_office (MonevDbConnection *c, Case *test, GError **error)
{
  g_autoptr (MonevIssueList) issues = monev_issue_list_new ();
  g_autoptr (MonevRecord) office = test_record (&monev_office_type, "region_code", "61.04",
                                                "region_name", "Kabupaten Uji", NULL);
  g_autoptr (MonevRecord) admin = test_record (&monev_official_type, "name", "Rani Uji", "status",
                                               "Non-ASN", "username", "rani", NULL);
  g_autoptr (GBytes) logo = g_bytes_new_static (
      "<svg xmlns='http://www.w3.org/2000/svg' width='10' height='12'/>", 64);
  MonevOfficeStart start = { office, logo, admin, TEST_PIN };
  g_autofree char *code = NULL;
  gboolean done = monev_office_start (c, &start, &code, issues, error);

  g_assert_true (done == (code != NULL));
  return done;
}

static void
test_office_start_is_all_or_nothing (MonevTestDb *db)
{
  Case test = { db };
  gboolean ready = TRUE;

  g_assert_true (monev_db_migrate (db->connection, NULL, NULL, NULL));
  g_assert_true (monev_office_ready (db->connection, &ready, NULL));
  g_assert_false (ready);
  fail_each (&test, start_office, 30);
  g_assert_true (monev_office_ready (db->connection, &ready, NULL));
  g_assert_true (ready);
}

static gboolean
save (MonevDbConnection *c, Case *test, GError **error)
{
  g_autoptr (MonevIssueList) issues = monev_issue_list_new ();
  g_autoptr (MonevRecord) saved
    = monev_reference_save (c, test->filled->admin, test->record, issues, error);

  return saved != NULL;
}

static void
test_save_is_all_or_nothing (MonevTestDb *db)
{
  g_auto (Filled) f = fill_office (db);
  Case test = { db, &f };
  g_autoptr (MonevRecord) fresh = test_record (&monev_agency_type, "name", "Dinas Sosial",
                                               "coordinators", f.asisten, NULL);
  g_autoptr (MonevRecord) changed
    = monev_record_with (test_get (db->connection, &monev_agency_type, f.dinkes), "address", "X");

  test.record = fresh;
  fail_each (&test, save, 8);
  test.record = changed;
  fail_each (&test, save, 8);
}

static gboolean
remove_it (MonevDbConnection *c, Case *test, GError **error)
{
  return monev_reference_remove (c, test->filled->admin, test->record, error);
}

static void
test_remove_is_all_or_nothing (MonevTestDb *db)
{
  g_auto (Filled) f = fill_office (db);
  Case test = { db, &f };
  g_autofree char *id = test_add (db->connection, f.admin, &monev_agency_type, "name", "Dinas X",
                                  "coordinators", f.asisten, NULL);
  g_autoptr (MonevRecord) record = test_get (db->connection, &monev_agency_type, id);

  test.record = record;
  fail_each (&test, remove_it, 7);
}

static gboolean
apply (MonevDbConnection *c, Case *test, GError **error)
{
  g_autoptr (MonevIssueList) issues = monev_issue_list_new ();
  return monev_import_apply_all (c, test->filled->admin, test->plans, issues, error);
}

static void
test_import_is_all_or_nothing (MonevTestDb *db)
{
  g_auto (Filled) f = fill_office (db);
  Case test = { db, &f };
  g_autofree char *path = g_build_filename (db->folder, "t.csv", NULL);
  g_autoptr (MonevIssueList) issues = monev_issue_list_new ();
  g_autoptr (MonevTable) table = NULL;
  g_autoptr (GPtrArray) plans = NULL;

  g_assert_true (g_file_set_contents (
    path, "Kode,Nama,Dikoordinasikan oleh\n1.06.01,Dinas Sosial,Asisten Pemerintahan\n"
          "1.02.01,Dinas Kesehatan Baru,Asisten Perekonomian\n,Dinas Lain,\n", -1, NULL));
  table = monev_import_file_read (&monev_agency_type, path, NULL, issues, NULL);
  plans = monev_import_file_plans (db->connection, &monev_agency_type, table, 0, 0, issues, NULL);
  test.plans = plans;
  fail_each (&test, apply, 15);
}

static gboolean
copy_year (MonevDbConnection *c, Case *test, GError **error)
{
  MonevCopyCount count = { 77, 77 };
  gboolean done = monev_reference_copy_year (c, test->filled->admin, 2026, 2027, &count, error);

  g_assert_true (done == (count.added == 7));
  return done;
}

static void
test_copied_year_is_all_or_nothing (MonevTestDb *db)
{
  g_auto (Filled) f = fill_office (db);
  Case test = { db, &f };

  fail_each (&test, copy_year, 15);
}

static gboolean
reset (MonevDbConnection *c, Case *test, GError **error)
{
  return monev_pin_reset (c, test->filled->admin, test->filled->sari, "662871", error);
}

static void
test_pin_reset_is_all_or_nothing (MonevTestDb *db)
{
  g_auto (Filled) f = fill_office (db);
  Case test = { db, &f };

  fail_each (&test, reset, 8);
}

static gint64
count_rows (MonevDbConnection *c, const char *table)
{
  g_autofree char *sql = g_strdup_printf ("SELECT count(*) AS n FROM %s", table);
  return test_number (c, sql);
}

/* A try that was counted stays counted, whatever fails behind it; nobody gets in by a failure. */
static void
test_login_that_fails_lets_nobody_in (MonevTestDb *db)
{
  g_auto (Filled) f = fill_office (db);
  MonevDbConnection *c = db->connection;

  for (int n = 0; n < 100; n++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (MonevActor) actor = NULL;
      gint64 log = count_rows (c, "audit_entry");

      test_script (c, "DELETE FROM login_guard");
      monev_db_connection_fail_after (c, n, MONEV_ERROR_IO);
      actor = monev_login (c, "rani", TEST_PIN, &error);
      monev_db_connection_fail_after (c, -1, MONEV_ERROR_IO);
      g_assert_cmpint (count_rows (c, "audit_entry"), ==, log + (actor != NULL));
      if (actor != NULL)
        {
          g_assert_cmpint (n, >, 12);
          g_assert_cmpint (count_rows (c, "login_guard"), ==, 0);
          return;
        }
      g_assert_error (error, MONEV_ERROR, MONEV_ERROR_IO);
    }
  g_assert_not_reached ();
}

/* A backup that cannot be made leaves no file; a restore that fails leaves the rows as they were. */
static void
test_backup_that_fails_leaves_no_file (MonevTestDb *db)
{
  g_auto (Filled) f = fill_office (db);
  g_autofree char *folder = g_build_filename (db->folder, "cadangan", NULL);
  g_autofree char *before = test_dump (db->connection);
  g_autofree char *after = NULL;

  for (int n = 0; n < 100; n++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) list = NULL;
      g_autofree char *path = NULL;

      monev_db_connection_fail_after (db->connection, n, MONEV_ERROR_IO);
      path = monev_db_backup_make (db->connection, folder, "uji", &error);
      monev_db_connection_fail_after (db->connection, -1, MONEV_ERROR_IO);
      list = monev_db_backup_list (folder);
      g_assert_cmpuint (list->len, ==, path != NULL);
      if (path != NULL)
        break;
    }
  after = test_dump (db->connection);
  g_assert_cmpstr (before, ==, after);
}

static void
test_restore_of_a_bad_file_touches_nothing (MonevTestDb *db)
{
  g_auto (Filled) f = fill_office (db);
  g_autofree char *before = test_dump (db->connection);
  const char *const contents[] = { "", "this is no backup at all, and never was one", NULL };

  for (guint i = 0; contents[i] != NULL; i++)
    {
      g_autofree char *path = g_build_filename (db->folder, "x.cadangan", NULL);
      g_autofree char *kept = NULL;
      g_autofree char *after = NULL;
      g_autoptr (GError) error = NULL;

      g_assert_true (g_file_set_contents (path, contents[i], -1, NULL));
      g_assert_false (monev_db_restore (db->uri, path, db->folder, &kept, &error));
      g_assert_true (error->domain == MONEV_ERROR);
      g_assert_null (kept);
      after = test_dump (db->connection);
      g_assert_cmpstr (before, ==, after);
    }
}

static void
test_year_is_copied_once (MonevTestDb *db)
{
  g_auto (Filled) f = fill_office (db);
  MonevCopyCount count = { 0 };
  g_autoptr (GError) error = NULL;
  gint64 hang;

  g_assert_true (monev_reference_copy_year (db->connection, f.admin, 2026, 2027, &count, &error));
  g_assert_cmpuint (count.added, ==, 7); /* five of the tree, two of money */
  g_assert_cmpuint (count.skipped, ==, 0);
  g_assert_true (monev_reference_copy_year (db->connection, f.admin, 2026, 2027, &count, &error));
  g_assert_cmpuint (count.added, ==, 0);
  g_assert_cmpuint (count.skipped, ==, 7);
  hang = test_number (db->connection, "SELECT count(*) AS n FROM budget b JOIN programme p"
                                      " ON p.id = b.programme_id WHERE p.year <> b.year");
  g_assert_cmpint (hang, ==, 0);
}

static void
test_years_that_cannot_be_copied (MonevTestDb *db)
{
  g_auto (Filled) f = fill_office (db);
  const struct { gint64 from, to; MonevError code; } cases[] = {
    { 2026, 2026, MONEV_ERROR_INVALID }, { 2026, 5, MONEV_ERROR_INVALID },
    { 2026, 0, MONEV_ERROR_INVALID },    { 2026, 20260, MONEV_ERROR_INVALID },
    { 2020, 2021, MONEV_ERROR_NOT_FOUND },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      MonevCopyCount count = { 9, 9 };
      g_autoptr (GError) error = NULL;

      g_assert_false (monev_reference_copy_year (db->connection, f.admin, cases[i].from,
                                                 cases[i].to, &count, &error));
      g_assert_error (error, MONEV_ERROR, (int) cases[i].code);
      g_assert_cmpuint (count.added, ==, 9);
    }
}

#define ADD(path, func) monev_test_add_blank ("/reference/failure/" path, func)

int
main (int argc, char **argv)
{
  test_office_setup ();
  g_test_init (&argc, &argv, NULL);
  ADD ("office-start-is-all-or-nothing", test_office_start_is_all_or_nothing);
  ADD ("save-is-all-or-nothing", test_save_is_all_or_nothing);
  ADD ("remove-is-all-or-nothing", test_remove_is_all_or_nothing);
  ADD ("import-is-all-or-nothing", test_import_is_all_or_nothing);
  ADD ("copied-year-is-all-or-nothing", test_copied_year_is_all_or_nothing);
  ADD ("pin-reset-is-all-or-nothing", test_pin_reset_is_all_or_nothing);
  ADD ("login-that-fails-lets-nobody-in", test_login_that_fails_lets_nobody_in);
  ADD ("backup-that-fails-leaves-no-file", test_backup_that_fails_leaves_no_file);
  ADD ("restore-of-a-bad-file-touches-nothing", test_restore_of_a_bad_file_touches_nothing);
  ADD ("year-is-copied-once", test_year_is_copied_once);
  ADD ("years-that-cannot-be-copied", test_years_that_cannot_be_copied);
  return test_office_run ();
}
