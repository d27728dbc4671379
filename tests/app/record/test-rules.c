/* The rules that need the other rows, through the acts that a person does. */
#include <string.h>

#include "audit/audit.h"
#include "db-driver-private.h"
#include "office-fixture.h"
#include "people/login.h"
#include "people/people.h"
#include "people/pin.h"
#include "programme/programme.h"
#include "reference/reference.h"

static MonevActor *admin;

/* @code NULL: the save is refused by the database itself, with @error_code. */
static void
expect_refused (MonevDbConnection *c, MonevRecord *record, const char *code, MonevError error_code)
{
  g_autoptr (MonevIssueList) issues = monev_issue_list_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *before = test_dump (c);
  g_autofree char *after = NULL;
  g_autoptr (MonevRecord) saved = monev_reference_save (c, admin, record, issues, &error);

  g_assert_null (saved);
  g_assert_error (error, MONEV_ERROR, (int) error_code);
  g_assert_cmpstr (test_first_code (issues), ==, code);
  after = test_dump (c);
  g_assert_cmpstr (before, ==, after);
}

static void
expect_not_removed (MonevDbConnection *c, const MonevRecordType *type, const char *id)
{
  g_autoptr (MonevRecord) record = test_get (c, type, id);
  g_autofree char *label = monev_record_label (record);
  g_autofree char *before = test_dump (c);
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_false (monev_reference_remove (c, admin, record, &error));
  g_assert_error (error, MONEV_ERROR, MONEV_ERROR_CONSTRAINT);
  if (strstr (error->message, "masih dipakai") == NULL || strstr (error->message, label) == NULL)
    g_error ("not for people: %s", error->message);
  after = test_dump (c);
  g_assert_cmpstr (before, ==, after);
}

/* The stored record with one more value, as a page makes it. */
static MonevRecord *
changed (MonevDbConnection *c, const MonevRecordType *type, const char *id, const char *field,
         const char *value)
{
  return monev_record_with (test_get (c, type, id), field, value);
}

static void
save_changed (MonevDbConnection *c, const MonevRecordType *type, const char *id, const char *field,
              const char *value)
{
  g_autoptr (MonevRecord) record = changed (c, type, id, field, value);
  g_autoptr (MonevRecord) saved = test_save (c, admin, record);

  g_assert_cmpstr (monev_record_get (saved, field), ==, value);
}

static char *
agency (MonevDbConnection *c, const char *name)
{
  return test_add (c, admin, &monev_agency_type, "name", name, NULL);
}

static char *
position (MonevDbConnection *c, const char *title, const char *single)
{
  return test_add (c, admin, &monev_position_type, "title", title, "single", single, NULL);
}

static char *
official (MonevDbConnection *c, const char *username)
{
  return test_add (c, admin, &monev_official_type, "name", username, "status", "Non-ASN",
                   "username", username, NULL);
}

static char *
hold (MonevDbConnection *c, const char *who, const char *what, const char *kind, const char *from,
      const char *to)
{
  return test_add (c, admin, &monev_appointment_type, "official_id", who, "position_id", what,
                   "kind", kind, "date_from", from, "date_to", to, NULL);
}

static void
test_second_writer_is_told (MonevTestDb *db)
{
  MonevDbConnection *c = db->connection;
  g_autoptr (MonevActor) actor = admin = test_office_start (db);
  g_autofree char *id = agency (c, "Dinas Kesehatan");
  g_autoptr (MonevRecord) mine = changed (c, &monev_agency_type, id, "address", "Jalan A");
  g_autoptr (MonevRecord) removed = test_get (c, &monev_agency_type, id);
  g_autoptr (GError) error = NULL;

  save_changed (c, &monev_agency_type, id, "note", "lebih dulu");
  expect_refused (c, mine, NULL, MONEV_ERROR_CONFLICT);
  g_assert_false (monev_reference_remove (c, admin, removed, &error));
  g_assert_error (error, MONEV_ERROR, MONEV_ERROR_CONFLICT);
}

static void
test_record_removed_by_another_is_not_found (MonevTestDb *db)
{
  MonevDbConnection *c = db->connection;
  g_autoptr (MonevActor) actor = admin = test_office_start (db);
  g_autofree char *id = agency (c, "Dinas Kesehatan");
  g_autoptr (MonevRecord) mine = changed (c, &monev_agency_type, id, "address", "Jalan A");
  g_autoptr (GError) error = NULL;

  g_assert_true (monev_reference_remove (c, admin, mine, &error));
  expect_refused (c, mine, NULL, MONEV_ERROR_NOT_FOUND);
}

static void
test_what_is_in_use_stays (MonevTestDb *db)
{
  MonevDbConnection *c = db->connection;
  g_autoptr (MonevActor) actor = admin = test_office_start (db);
  g_autofree char *parent = agency (c, "Dinas Kesehatan");
  g_autofree char *unit = test_add (c, admin, &monev_agency_type, "name", "RSUD", "parent_id",
                                    parent, NULL);
  g_autofree char *heir = agency (c, "Dinas Baru");
  g_autofree char *boss = position (c, "Asisten", "ya");
  g_autofree char *below = test_add (c, admin, &monev_position_type, "title", "Kabag", "parent_id",
                                     boss, NULL);
  g_autofree char *home = position (c, "Perencana", "tidak");
  g_autofree char *sari = official (c, "sari");
  g_autofree char *post = hold (c, sari, home, "Definitif", "2026-01-01", "");
  g_autofree char *tree = test_add (c, admin, &monev_programme_type, "year", "2026", "code", "1.02",
                                    "name", "Kesehatan", NULL);
  g_autofree char *money = test_add (c, admin, &monev_budget_type, "year", "2026", "agency_id",
                                     heir, "programme_id", tree, "pagu", "1", NULL);

  expect_not_removed (c, &monev_agency_type, parent);   /* has a unit */
  expect_not_removed (c, &monev_agency_type, heir);     /* has money */
  expect_not_removed (c, &monev_position_type, boss);   /* somebody stands below */
  expect_not_removed (c, &monev_position_type, home);   /* somebody holds it */
  expect_not_removed (c, &monev_official_type, sari);   /* holds a post */
  expect_not_removed (c, &monev_programme_type, tree);  /* has money */
  expect_not_removed (c, &monev_official_type, admin->official_id); /* has a key */
  save_changed (c, &monev_agency_type, unit, "parent_id", "");
  save_changed (c, &monev_agency_type, parent, "successor_id", unit);
  expect_not_removed (c, &monev_agency_type, unit);     /* succeeds another */
}

static void
test_coordinators_are_kept_and_protect_their_post (MonevTestDb *db)
{
  MonevDbConnection *c = db->connection;
  g_autoptr (MonevActor) actor = admin = test_office_start (db);
  g_autofree char *one = position (c, "Asisten Pemerintahan", "ya");
  g_autofree char *two = position (c, "Asisten Perekonomian", "ya");
  g_autofree char *both = g_strdup_printf ("%s\n%s", one, two);
  g_autofree char *id = test_add (c, admin, &monev_agency_type, "name", "DPMPTSP", "coordinators",
                                  both, NULL);
  g_autoptr (MonevRecord) stored = test_get (c, &monev_agency_type, id);
  g_autofree char *shown = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpstr (monev_record_get (stored, "coordinators"), ==, both);
  shown = monev_record_shown (
    stored, (guint) monev_record_type_field (&monev_agency_type, "coordinators"));
  g_assert_cmpstr (shown, ==, "Asisten Pemerintahan; Asisten Perekonomian");
  expect_not_removed (c, &monev_position_type, two);
  save_changed (c, &monev_agency_type, id, "coordinators", two);
  save_changed (c, &monev_agency_type, id, "coordinators", "");
  save_changed (c, &monev_agency_type, id, "coordinators", both);
  g_clear_pointer (&stored, monev_record_unref);
  stored = test_get (c, &monev_agency_type, id);
  g_assert_true (monev_reference_remove (c, admin, stored, &error)); /* its lines go with it */
  g_assert_cmpint (test_number (c, "SELECT count(*) AS n FROM agency_coordinator"), ==, 0);
}

/* A successor may bear the code and the name of what has ended, but not beside it. */
static void
test_code_belongs_to_one_agency_at_a_time (MonevTestDb *db)
{
  MonevDbConnection *c = db->connection;
  g_autoptr (MonevActor) actor = admin = test_office_start (db);
  g_autofree char *old = test_add (c, admin, &monev_agency_type, "name", "Dinas Lama", "code",
                                   "1.02.01", "valid_from", "2020-01-01", "valid_to", "2025-12-31",
                                   NULL);
  g_autofree char *next = test_add (c, admin, &monev_agency_type, "name", "Dinas Baru", "code",
                                    "1.02.01", "valid_from", "2026-01-01", NULL);
  g_autoptr (MonevRecord) beside
    = test_record (&monev_agency_type, "name", "Dinas Ketiga", "code", "1.02.01", "valid_from",
                   "2025-12-31", "valid_to", "2025-12-31", NULL);

  expect_refused (c, beside, "agency-double", MONEV_ERROR_CONSTRAINT);
}

static void
test_doubles_are_refused_in_words (MonevTestDb *db)
{
  MonevDbConnection *c = db->connection;
  g_autoptr (MonevActor) actor = admin = test_office_start (db);
  g_autofree char *a = test_add (c, admin, &monev_agency_type, "name", "Dinkes", "code", "1.02.01",
                                 NULL);
  g_autofree char *o = test_add (c, admin, &monev_official_type, "name", "Sari", "nip",
                                 "198801152011012991", "username", "sari", NULL);
  g_autoptr (MonevRecord) code = test_record (&monev_agency_type, "name", "Lain", "code",
                                              "1.2.0.0.0.0.1", NULL);
  g_autoptr (MonevRecord) name = test_record (&monev_agency_type, "name", "Dinkes", NULL);
  g_autoptr (MonevRecord) nip = test_record (&monev_official_type, "name", "Budi", "nip",
                                             "19880115 201101 2 991", NULL);
  g_autoptr (MonevRecord) user = test_record (&monev_official_type, "name", "Budi", "status",
                                              "Non-ASN", "username", "SARI", NULL);

  expect_refused (c, code, "agency-double", MONEV_ERROR_CONSTRAINT);
  expect_refused (c, name, "agency-double", MONEV_ERROR_CONSTRAINT);
  expect_refused (c, nip, "official-double", MONEV_ERROR_CONSTRAINT);
  expect_refused (c, user, "official-double", MONEV_ERROR_CONSTRAINT);
}

static void
expect_double (const MonevIssue *issue, const char *field, const char *message)
{
  g_assert_cmpstr (issue->code, ==, "official-double");
  g_assert_cmpstr (issue->key, ==, field);
  g_assert_cmpstr (issue->message, ==, message);
}

/* Which of the two it is, and whose; both when each belongs to somebody else. */
static void
test_double_official_names_field_and_holder (MonevTestDb *db)
{
  MonevDbConnection *c = db->connection;
  g_autoptr (MonevActor) actor = admin = test_office_start (db);
  g_autofree char *sari = test_add (c, admin, &monev_official_type, "name", "Sari", "nip",
                                    "198801152011012991", "username", "sari", NULL);
  g_autofree char *budi = test_add (c, admin, &monev_official_type, "name", "Budi", "status",
                                    "Non-ASN", "username", "budi", "active", "tidak", NULL);
  g_autoptr (MonevRecord) both = test_record (&monev_official_type, "name", "Tono", "nip",
                                              "198801152011012991", "username", "budi", NULL);
  g_autoptr (MonevRecord) none = test_record (&monev_official_type, "name", "Rini", "status",
                                              "Non-ASN", NULL);
  g_autoptr (MonevIssueList) issues = monev_issue_list_new ();
  g_autoptr (GError) error = NULL;

  g_assert_null (monev_reference_save (c, admin, both, issues, &error));
  g_assert_cmpuint (monev_issue_list_size (issues), ==, 2);
  expect_double (monev_issue_list_get (issues, 0), "username",
                 "Nama pengguna ini sudah dipakai oleh Budi (tidak aktif).");
  expect_double (monev_issue_list_get (issues, 1), "nip", "NIP ini sudah dipakai oleh Sari.");
  monev_record_unref (test_save (c, admin, none)); /* nothing is no double of nothing */
  save_changed (c, &monev_official_type, sari, "name", "Sari Dewi"); /* nor is one of its own */
}

static void
refuse_holder (MonevDbConnection *c, const char *who, const char *what, const char *from,
               const char *to)
{
  g_autoptr (MonevRecord) record
    = test_record (&monev_appointment_type, "official_id", who, "position_id", what, "date_from",
                   from, "date_to", to, NULL);

  expect_refused (c, record, "two-holders", MONEV_ERROR_INVALID);
}

static void
test_single_post_has_one_definitif_holder (MonevTestDb *db)
{
  MonevDbConnection *c = db->connection;
  g_autoptr (MonevActor) actor = admin = test_office_start (db);
  g_autofree char *post = position (c, "Kepala Bidang", "ya");
  g_autofree char *other = position (c, "Sekretaris", "ya");
  g_autofree char *sari = official (c, "sari");
  g_autofree char *budi = official (c, "budi");
  g_autofree char *a = hold (c, sari, post, "Definitif", "2025-01-01", "2025-12-31");
  g_autofree char *b = NULL;
  g_autofree char *d = NULL;

  refuse_holder (c, budi, post, "2025-12-31", "");             /* the last day */
  refuse_holder (c, budi, post, "2024-01-01", "2025-01-01");   /* the first */
  refuse_holder (c, budi, post, "2025-06-01", "2025-06-01");   /* inside */
  refuse_holder (c, budi, post, "2024-01-01", "");             /* around */
  b = hold (c, budi, post, "Definitif", "2026-01-01", "");
  refuse_holder (c, sari, post, "2030-01-01", "2030-01-31");   /* behind an open end */
  d = hold (c, budi, other, "Definitif", "2025-01-01", "");    /* another post */
  save_changed (c, &monev_appointment_type, b, "date_from", "2026-02-01"); /* not its own rival */
}

static void
test_post_of_many_takes_many_holders (MonevTestDb *db)
{
  MonevDbConnection *c = db->connection;
  g_autoptr (MonevActor) actor = admin = test_office_start (db);
  g_autofree char *post = position (c, "Perencana Ahli Pertama", "tidak");
  g_autofree char *sari = official (c, "sari");
  g_autofree char *budi = official (c, "budi");
  g_autofree char *a = hold (c, sari, post, "Definitif", "2025-01-01", "");
  g_autofree char *b = hold (c, budi, post, "Definitif", "2025-01-01", "");
  g_autoptr (MonevRecord) single = changed (c, &monev_position_type, post, "single", "1");

  /* nor can it become single while two hold it */
  expect_refused (c, single, "two-holders", MONEV_ERROR_INVALID);
  save_changed (c, &monev_appointment_type, a, "date_to", "2025-03-31");
  expect_refused (c, single, "two-holders", MONEV_ERROR_INVALID);
  save_changed (c, &monev_appointment_type, b, "date_from", "2025-04-01");
  save_changed (c, &monev_position_type, post, "single", "1");
}

/* Also of a post that many hold: entered twice, one person would count as two. */
static void
test_nobody_holds_one_post_twice (MonevTestDb *db)
{
  MonevDbConnection *c = db->connection;
  g_autoptr (MonevActor) actor = admin = test_office_start (db);
  g_autofree char *many = position (c, "Perencana Ahli Pertama", "tidak");
  g_autofree char *other = position (c, "Perencana Ahli Muda", "tidak");
  g_autofree char *sari = official (c, "sari");
  g_autofree char *a = hold (c, sari, many, "Definitif", "2025-01-01", "2025-12-31");
  g_autoptr (MonevRecord) again
    = test_record (&monev_appointment_type, "official_id", sari, "position_id", many, "date_from",
                   "2025-12-31", NULL);
  g_autoptr (MonevIssueList) issues = monev_issue_list_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *b = NULL;
  g_autofree char *d = NULL;

  g_assert_null (monev_reference_save (c, admin, again, issues, &error));
  g_assert_cmpuint (monev_issue_list_size (issues), ==, 1);
  g_assert_cmpstr (monev_issue_list_get (issues, 0)->code, ==, "held-twice");
  g_assert_cmpstr (monev_issue_list_get (issues, 0)->key, ==, "date_from");
  g_assert_cmpstr (monev_issue_list_get (issues, 0)->column, ==, "Sejak");
  g_assert_nonnull (strstr (monev_issue_list_get (issues, 0)->message, "1 Januari 2025"));
  b = hold (c, sari, many, "Definitif", "2026-01-01", ""); /* the day after it ended */
  d = hold (c, sari, other, "Definitif", "2025-01-01", ""); /* another post */
  save_changed (c, &monev_appointment_type, b, "date_from", "2026-02-01"); /* not its own rival */
}

static void
test_acting_holders_may_stand_beside (MonevTestDb *db)
{
  MonevDbConnection *c = db->connection;
  g_autoptr (MonevActor) actor = admin = test_office_start (db);
  g_autofree char *post = position (c, "Kepala Badan", "ya");
  g_autofree char *sari = official (c, "sari");
  g_autofree char *budi = official (c, "budi");
  g_autofree char *a = hold (c, sari, post, "Definitif", "2025-01-01", "");
  g_autofree char *plt = hold (c, budi, post, "Plt.", "2026-01-01", "");
  g_autofree char *plh = hold (c, budi, post, "Plh.", "2026-03-02", "2026-03-06");
  g_autofree char *pj = hold (c, budi, post, "Pj.", "2026-01-01", "");
  g_autoptr (MonevRecord) becomes = changed (c, &monev_appointment_type, plt, "kind", "definitif");

  expect_refused (c, becomes, "two-holders", MONEV_ERROR_INVALID);
}

static void
test_dates_of_an_appointment (MonevTestDb *db)
{
  MonevDbConnection *c = db->connection;
  g_autoptr (MonevActor) actor = admin = test_office_start (db);
  g_autofree char *post = position (c, "Kepala Badan", "ya");
  g_autofree char *sari = official (c, "sari");
  g_autoptr (MonevRecord) back
    = test_record (&monev_appointment_type, "official_id", sari, "position_id", post, "date_from",
                   "2026-03-02", "date_to", "2026-03-01", NULL);
  g_autoptr (MonevRecord) open
    = test_record (&monev_appointment_type, "official_id", sari, "position_id", post, "kind",
                   "plh", "date_from", "2026-03-02", NULL);

  expect_refused (c, back, "date-order", MONEV_ERROR_INVALID);
  expect_refused (c, open, "plh-open", MONEV_ERROR_INVALID);
}

static void
test_circles_are_refused (MonevTestDb *db)
{
  MonevDbConnection *c = db->connection;
  g_autoptr (MonevActor) actor = admin = test_office_start (db);
  static const char *const lines[] = { "parent_id", "successor_id" };
  g_autofree char *a = agency (c, "A");
  g_autofree char *b = agency (c, "B");
  g_autofree char *d = agency (c, "D");
  g_autofree char *x = position (c, "X", "ya");
  g_autofree char *y = position (c, "Y", "ya");
  g_autoptr (MonevRecord) own_boss = changed (c, &monev_position_type, x, "parent_id", x);
  g_autoptr (MonevRecord) boss = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      g_autoptr (MonevRecord) self = changed (c, &monev_agency_type, a, lines[i], a);
      g_autoptr (MonevRecord) round = NULL;

      expect_refused (c, self, "circle", MONEV_ERROR_INVALID);
      save_changed (c, &monev_agency_type, a, lines[i], b);
      save_changed (c, &monev_agency_type, b, lines[i], d);
      round = changed (c, &monev_agency_type, d, lines[i], a);
      expect_refused (c, round, "circle", MONEV_ERROR_INVALID);
    }
  expect_refused (c, own_boss, "circle", MONEV_ERROR_INVALID);
  save_changed (c, &monev_position_type, x, "parent_id", y);
  boss = changed (c, &monev_position_type, y, "parent_id", x);
  expect_refused (c, boss, "circle", MONEV_ERROR_INVALID);
}

static void
test_last_admin_who_can_log_in_stays (MonevTestDb *db)
{
  MonevDbConnection *c = db->connection;
  g_autoptr (MonevActor) actor = admin = test_office_start (db);
  g_autoptr (MonevRecord) plain = changed (c, &monev_official_type, admin->official_id, "is_admin",
                                           "0");
  g_autoptr (MonevRecord) idle = changed (c, &monev_official_type, admin->official_id, "active",
                                          "0");
  g_autofree char *other = test_add (c, admin, &monev_official_type, "name", "Budi", "status",
                                     "Non-ASN", "username", "budi", "is_admin", "ya", "active",
                                     "tidak", NULL);
  g_autoptr (GError) error = NULL;

  expect_refused (c, plain, "last-admin", MONEV_ERROR_INVALID);
  expect_refused (c, idle, "last-admin", MONEV_ERROR_INVALID); /* the other is not active */
  save_changed (c, &monev_official_type, other, "active", "1");
  expect_refused (c, plain, "last-admin", MONEV_ERROR_INVALID); /* and has no PIN yet */
  g_assert_true (monev_pin_reset (c, admin, other, "662871", &error));
  save_changed (c, &monev_official_type, admin->official_id, "is_admin", "0");
}

typedef struct {
  const char *uri;
  const char *id;
} Resign;

static gpointer
resign (gpointer data)
{
  const Resign *who = data;
  g_autoptr (MonevDbConnection) c
    = monev_db_connection_open (who->uri, MONEV_DB_OPEN_DEFAULT, NULL);
  g_autoptr (MonevIssueList) issues = monev_issue_list_new ();
  MonevActor self = { (char *) who->id, (char *) "x", (char *) "",
                      MONEV_ROLE_ADMIN | MONEV_ROLE_ANYONE };
  g_autoptr (MonevRecord) record = changed (c, &monev_official_type, who->id, "is_admin", "0");
  g_autoptr (MonevRecord) saved = monev_reference_save (c, &self, record, issues, NULL);

  return GINT_TO_POINTER (saved != NULL);
}

/* Both stand before the check at the same moment; each sees the other as the one who stays. */
static void
test_two_admins_do_not_leave_at_once (MonevTestDb *db)
{
  MonevDbConnection *c = db->connection;
  g_autoptr (MonevActor) actor = admin = test_office_start (db);
  g_autofree char *other = test_add (c, admin, &monev_official_type, "name", "Budi", "status",
                                     "Non-ASN", "username", "budi", "is_admin", "ya", NULL);
  g_autoptr (MonevDbConnection) gate
    = monev_db_connection_open (db->uri, MONEV_DB_OPEN_DEFAULT, NULL);
  Resign who[] = { { db->uri, admin->official_id }, { db->uri, other } };
  GThread *threads[2];
  int left = 0;

  g_assert_true (monev_pin_reset (c, admin, other, "662871", NULL));
  test_script (gate, monev_db_connection_engine (gate) == MONEV_DB_ENGINE_SQLITE
                       ? "BEGIN IMMEDIATE" : "BEGIN; LOCK TABLE official IN EXCLUSIVE MODE");
  for (guint i = 0; i < 2; i++)
    threads[i] = g_thread_new ("resign", resign, &who[i]);
  g_usleep (200000);
  test_script (gate, "COMMIT");
  for (guint i = 0; i < 2; i++)
    left += GPOINTER_TO_INT (g_thread_join (threads[i]));
  g_assert_cmpint (left, ==, 1);
  g_assert_cmpint (test_number (c, "SELECT count(*) AS n FROM official WHERE is_admin = 1"), ==, 1);
}

static void
test_money_hangs_on_a_programme_of_its_year (MonevTestDb *db)
{
  MonevDbConnection *c = db->connection;
  g_autoptr (MonevActor) actor = admin = test_office_start (db);
  g_autofree char *a = agency (c, "Dinkes");
  g_autofree char *tree = test_add (c, admin, &monev_programme_type, "year", "2026", "code", "1.02",
                                    "name", "Kesehatan", NULL);
  g_autofree char *money = test_add (c, admin, &monev_budget_type, "year", "2026", "agency_id", a,
                                     "programme_id", tree, "pagu", "1", NULL);
  g_autoptr (MonevRecord) wrong = changed (c, &monev_budget_type, money, "year", "2027");
  g_autoptr (MonevRecord) moved = changed (c, &monev_programme_type, tree, "year", "2027");

  expect_refused (c, wrong, "budget-year", MONEV_ERROR_INVALID);
  expect_refused (c, moved, "budget-year", MONEV_ERROR_INVALID);
}

/* A branch is taken down from its leaves; one that hangs on nothing is told when it is added. */
static void
test_the_programme_tree_keeps_its_branches (MonevTestDb *db)
{
  MonevDbConnection *c = db->connection;
  g_autoptr (MonevActor) actor = admin = test_office_start (db);
  g_autoptr (MonevIssueList) issues = monev_issue_list_new ();
  g_autofree char *top = test_add (c, admin, &monev_programme_type, "year", "2026", "code", "1.02",
                                   "name", "Kesehatan", NULL);
  g_autofree char *below = test_add (c, admin, &monev_programme_type, "year", "2026", "code",
                                     "1.02.02", "name", "Program Upaya Kesehatan", NULL);
  g_autoptr (MonevRecord) high = test_get (c, &monev_programme_type, top);
  g_autoptr (MonevRecord) low = test_get (c, &monev_programme_type, below);
  g_autoptr (MonevRecord) orphan
      = test_record (&monev_programme_type, "year", "2026", "code", "3.33.03", "name", "Yatim", NULL);
  g_autoptr (MonevRecord) saved = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_false (monev_reference_remove (c, admin, high, &error));
  g_assert_error (error, MONEV_ERROR, MONEV_ERROR_STATE);
  g_assert_nonnull (strstr (error->message, "1 baris langsung di bawahnya"));
  g_assert_true (monev_reference_remove (c, admin, low, NULL));
  g_assert_true (monev_reference_remove (c, admin, high, NULL));
  saved = monev_reference_save (c, admin, orphan, issues, NULL);
  g_assert_nonnull (saved);
  g_assert_cmpstr (monev_issue_list_get (issues, 0)->code, ==, "parent-unknown");
}

static void
test_each_save_is_logged_with_what_changed (MonevTestDb *db)
{
  MonevDbConnection *c = db->connection;
  g_autoptr (MonevActor) actor = admin = test_office_start (db);
  g_autofree char *id = agency (c, "Dinkes");
  g_autofree char *subject = g_strconcat ("agency/", id, NULL);
  g_autoptr (GPtrArray) log = NULL;
  const MonevAuditEntry *last;

  save_changed (c, &monev_agency_type, id, "address", "Jalan A");
  log = monev_audit_of (c, subject, 10, NULL);
  g_assert_cmpuint (log->len, ==, 2);
  last = log->pdata[0];
  g_assert_cmpstr (last->act, ==, "agency.change");
  g_assert_cmpstr (last->actor, ==, admin->official_id);
  g_assert_cmpstr (last->canonical, ==, "{\"address\":[\"\",\"Jalan A\"]}");
  g_assert_cmpstr (((MonevAuditEntry *) log->pdata[1])->act, ==, "agency.add");
}

static void
test_policy_is_asked_again_at_the_act (MonevTestDb *db)
{
  MonevDbConnection *c = db->connection;
  g_autoptr (MonevActor) actor = admin = test_office_start (db);
  g_autofree char *sari = official (c, "sari");
  MonevActor claims = { sari, (char *) "Sari", (char *) "", ~0u };
  g_autoptr (MonevRecord) record = test_record (&monev_agency_type, "name", "Dinkes", NULL);
  g_autoptr (MonevIssueList) issues = monev_issue_list_new ();
  g_autoptr (GError) denied = NULL;
  g_autoptr (GError) nobody = NULL;

  g_assert_null (monev_reference_save (c, &claims, record, issues, &denied));
  g_assert_error (denied, MONEV_ERROR, MONEV_ERROR_DENIED);
  g_assert_null (monev_reference_save (c, NULL, record, issues, &nobody));
  g_assert_error (nobody, MONEV_ERROR, MONEV_ERROR_AUTH);
  g_assert_cmpint (test_number (c, "SELECT count(*) AS n FROM agency"), ==, 0);
}

/* What is advised can be done in the form of the record itself. */
static void
test_refused_removal_advises_what_can_be_done (MonevTestDb *db)
{
  MonevDbConnection *c = db->connection;
  g_autoptr (MonevActor) actor = admin = test_office_start (db);
  g_autofree char *who = official (c, "budi");
  g_autofree char *what = position (c, "Kepala Dinas", "1");
  g_autofree char *held = hold (c, who, what, "definitif", "2024-01-01", "");
  const struct
  {
    const MonevRecordType *type;
    const char *id;
  } used[] = { { &monev_official_type, who }, { &monev_position_type, what } };

  g_assert_nonnull (held);
  for (guint i = 0; i < G_N_ELEMENTS (used); i++)
    {
      g_autoptr (MonevRecord) record = test_get (c, used[i].type, used[i].id);
      g_autoptr (GError) error = NULL;

      g_assert_false (monev_reference_remove (c, admin, record, &error));
      g_assert_nonnull (strstr (error->message, "matikan Aktif"));
      g_assert_null (strstr (error->message, "tanggal"));
    }
}

static guint
n_warnings (MonevDbConnection *c, const char *name, const char *kind, const char *code)
{
  g_autoptr (MonevIssueList) issues = monev_issue_list_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (MonevRecord) record = monev_record_new (&monev_agency_type);
  g_autoptr (MonevRecord) saved = NULL;

  record = monev_record_with (g_steal_pointer (&record), "name", name);
  record = monev_record_with (g_steal_pointer (&record), "kind", kind);
  record = monev_record_with (g_steal_pointer (&record), "code", code);
  saved = monev_reference_save (c, admin, record, issues, &error);
  g_assert_no_error (error);
  g_assert_nonnull (saved);
  return monev_issue_list_count (issues, MONEV_SEVERITY_WARNING);
}

static void
test_agency_without_code_is_told (MonevTestDb *db)
{
  MonevDbConnection *c = db->connection;
  g_autoptr (MonevActor) actor = admin = test_office_start (db);

  g_assert_cmpuint (n_warnings (c, "Dinas A", "perangkat_daerah", ""), ==, 1);
  g_assert_cmpuint (n_warnings (c, "Kecamatan B", "kecamatan", ""), ==, 1);
  g_assert_cmpuint (n_warnings (c, "BUMD C", "bumd", ""), ==, 0);
  g_assert_cmpuint (n_warnings (c, "Dinas D", "perangkat_daerah", "1.06.0.00.0.00.01.0000"), ==, 0);
}

/* What is sorted and searched by the name of the agency follows that name, and no version moves. */
static void
test_positions_follow_the_name_of_their_agency (MonevTestDb *db)
{
  MonevDbConnection *c = db->connection;
  g_autoptr (MonevActor) actor = admin = test_office_start (db);
  g_autofree char *early = test_add (c, admin, &monev_agency_type, "name", "Badan Awal", "kind",
                                     "lainnya", NULL);
  g_autofree char *late = test_add (c, admin, &monev_agency_type, "name", "Dinas Akhir", "kind",
                                    "lainnya", NULL);
  g_autofree char *a = test_add (c, admin, &monev_position_type, "title", "Kepala", "kind",
                                 "kepala", "agency_id", early, NULL);
  g_autofree char *b = test_add (c, admin, &monev_position_type, "title", "Kepala", "kind",
                                 "sekretaris", "agency_id", late, NULL);
  g_autoptr (GPtrArray) before = monev_reference_list (c, &monev_position_type, 0, NULL);
  g_autoptr (GPtrArray) after = NULL;

  g_assert_cmpstr (monev_record_id (before->pdata[0]), ==, a);
  save_changed (c, &monev_agency_type, early, "name", "Sekretariat");
  after = monev_reference_list (c, &monev_position_type, 0, NULL);
  g_assert_cmpstr (monev_record_id (after->pdata[0]), ==, b);
  g_assert_cmpint (monev_record_version (after->pdata[1]), ==,
                   monev_record_version (before->pdata[0]));
}

#define ADD(path, func) monev_test_add_blank ("/record/rules/" path, func)

int
main (int argc, char **argv)
{
  test_office_setup ();
  g_test_init (&argc, &argv, NULL);
  ADD ("refused-removal-advises-what-can-be-done", test_refused_removal_advises_what_can_be_done);
  ADD ("agency-without-code-is-told", test_agency_without_code_is_told);
  ADD ("positions-follow-the-name-of-their-agency", test_positions_follow_the_name_of_their_agency);
  ADD ("second-writer-is-told", test_second_writer_is_told);
  ADD ("record-removed-by-another-is-not-found", test_record_removed_by_another_is_not_found);
  ADD ("what-is-in-use-stays", test_what_is_in_use_stays);
  ADD ("coordinators-are-kept-and-protect-their-post",
       test_coordinators_are_kept_and_protect_their_post);
  ADD ("code-belongs-to-one-agency-at-a-time", test_code_belongs_to_one_agency_at_a_time);
  ADD ("doubles-are-refused-in-words", test_doubles_are_refused_in_words);
  ADD ("double-official-names-field-and-holder", test_double_official_names_field_and_holder);
  ADD ("single-post-has-one-definitif-holder", test_single_post_has_one_definitif_holder);
  ADD ("post-of-many-takes-many-holders", test_post_of_many_takes_many_holders);
  ADD ("nobody-holds-one-post-twice", test_nobody_holds_one_post_twice);
  ADD ("acting-holders-may-stand-beside", test_acting_holders_may_stand_beside);
  ADD ("dates-of-an-appointment", test_dates_of_an_appointment);
  ADD ("circles-are-refused", test_circles_are_refused);
  ADD ("last-admin-who-can-log-in-stays", test_last_admin_who_can_log_in_stays);
  ADD ("two-admins-do-not-leave-at-once", test_two_admins_do_not_leave_at_once);
  ADD ("money-hangs-on-a-programme-of-its-year", test_money_hangs_on_a_programme_of_its_year);
  ADD ("programme-tree-keeps-its-branches", test_the_programme_tree_keeps_its_branches);
  ADD ("each-save-is-logged-with-what-changed", test_each_save_is_logged_with_what_changed);
  ADD ("policy-is-asked-again-at-the-act", test_policy_is_asked_again_at_the_act);
  return test_office_run ();
}
