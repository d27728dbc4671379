/* Sites, visits and meetings: rules, conflicts of the schedule, what belongs to which run. */
#include "field-office.h"

#include "activity/engagement.h"
#include "activity/field-schedule.h"
#include "db-driver-private.h"
#include "programme/programme.h"

static void
test_sites_are_checked (MonevTestDb *db)
{
  g_auto (Field) f = open_field (db);
  g_autofree char *site = put (&f.o, &monev_site_type, f.id,
                               PAIRS ("name", "Dusun", "region_code", "61.04", "latitude",
                                      "0°10'S 109°54'T"));
  g_autoptr (MonevRecord) stored = get (&f.o, &monev_site_type, site);
  g_autoptr (GError) error = NULL;

  g_assert_cmpstr (monev_record_get (stored, "latitude"), ==, "-0.166667");
  g_assert_cmpstr (monev_record_get (stored, "longitude"), ==, "109.9");
  expect_rule (&f.o, fill (&monev_site_type, f.id, PAIRS ("name", "")), "required");
  expect_rule (&f.o, fill (&monev_site_type, f.id, PAIRS ("name", "A", "region_code", "61.99")),
               "region-unknown");
  expect_rule (&f.o, fill (&monev_site_type, f.id, PAIRS ("name", "A", "region_code", "6a")),
               "region-code");
  expect_rule (&f.o, fill (&monev_site_type, f.id, PAIRS ("name", "A", "latitude", "95",
                                                          "longitude", "109")), "coordinate");
  expect_rule (&f.o, fill (&monev_site_type, f.id, PAIRS ("name", "A", "latitude", "-1")),
               "coordinate-half");
  g_assert_null (try_put (&f.o, fill (&monev_site_type, f.id, PAIRS ("name", "DUSUN")), NULL,
                          &error));
  expect_refusal (&error, MONEV_ERROR_CONSTRAINT, "DUSUN");
}

static void
test_a_sub_kegiatan_of_the_year (MonevTestDb *db)
{
  g_auto (Field) f = open_field (db);
  g_autofree char *good = test_add (f.o.c, f.o.admin, &monev_programme_type, "year", "2024", "code",
                                    "1.02.02.2.01.0015", "name", "Sub", NULL);
  g_autofree char *later = test_add (f.o.c, f.o.admin, &monev_programme_type, "year", "2025", "code",
                                     "1.02.02.2.01.0015", "name", "Sub", NULL);
  g_autofree char *high = test_add (f.o.c, f.o.admin, &monev_programme_type, "year", "2024", "code",
                                    "1.02.02", "name", "Program", NULL);
  g_autofree char *site
    = put (&f.o, &monev_site_type, f.id, PAIRS ("name", "A", "programme_id", good));

  g_assert_nonnull (site);
  expect_rule (&f.o, fill (&monev_site_type, f.id, PAIRS ("name", "B", "programme_id", later)),
               "programme-year");
  expect_rule (&f.o, fill (&monev_site_type, f.id, PAIRS ("name", "B", "programme_id", high)),
               "programme-level");
}

static MonevRecord *
visit (const Field *f, const char *from, const char *to, const char *start, const char *end)
{
  return fill (&monev_visit_type, f->id, PAIRS ("site_id", f->site, "group_id", f->group,
               "date_from", from, "date_to", to, "time_from", start, "time_to", end));
}

/* Saves it and counts what is said with @code. */
static guint
save_visit (const Field *f, MonevRecord *record, const char *code)
{
  g_autoptr (MonevIssueList) issues = monev_issue_list_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (MonevRecord) saved = try_put (&f->o, record, issues, &error);

  g_assert_no_error (error);
  return count_code (issues, code);
}

static void
test_visits_are_checked (MonevTestDb *db)
{
  g_auto (Field) f = open_field (db);

  expect_rule (&f.o, visit (&f, "2024-01-12", "2024-01-11", "", ""), "date-order");
  expect_rule (&f.o, visit (&f, "2024-01-12", "2024-02-12", "", ""), "visit-long");
  expect_rule (&f.o, visit (&f, "2024-01-12", "", "08.00", ""), "time-half");
  expect_rule (&f.o, visit (&f, "2024-01-12", "", "08.00", "08.00"), "time-order");
  expect_rule (&f.o, visit (&f, "2024-01-12", "", "25.00", "09.00"), "time");
  expect_rule (&f.o, monev_record_with (visit (&f, "2024-01-12", "", "", ""), "group_id", ""),
               "visit-nobody");
}

static void
test_days_off_are_named (MonevTestDb *db)
{
  g_auto (Field) f = open_field (db);
  g_autoptr (MonevIssueList) issues = monev_issue_list_new ();
  g_autoptr (MonevRecord) saved
    = try_put (&f.o, visit (&f, "2024-01-10", "", "", ""), issues, NULL);

  g_assert_nonnull (saved);
  g_assert_cmpuint (monev_issue_list_size (issues), ==, 1);
  g_assert_cmpstr (monev_issue_list_get (issues, 0)->code, ==, "holiday");
  g_assert_nonnull (strstr (monev_issue_list_get (issues, 0)->message, "Hari Uji"));
  g_assert_cmpuint (save_visit (&f, visit (&f, "2024-01-13", "2024-01-14", "", ""), "day-off"), ==,
                    2);
  g_assert_cmpuint (save_visit (&f, visit (&f, "2024-01-05", "", "", ""), "outside-activity"), ==,
                    1);
  g_assert_cmpuint (save_visit (&f, visit (&f, "2024-01-09", "", "", ""), "outside-activity"), ==,
                    0);
}

static void
test_nobody_is_in_two_places (MonevTestDb *db)
{
  g_auto (Field) f = open_field (db);
  g_autofree char *other = start_run (&f.o, "Lain");
  g_autofree char *meeting = NULL;

  g_assert_cmpuint (save_visit (&f, visit (&f, "2024-01-09", "", "08.00", "10.00"), "two-places"),
                    ==, 0);
  /* an end that touches a beginning */
  g_assert_cmpuint (save_visit (&f, visit (&f, "2024-01-09", "", "10.00", "12.00"), "two-places"),
                    ==, 0);
  g_assert_cmpuint (save_visit (&f, visit (&f, "2024-01-09", "", "", ""), "two-places-maybe"), ==,
                    4);
  {
    g_autoptr (MonevIssueList) issues = monev_issue_list_new ();
    g_autoptr (GError) error = NULL;

    g_assert_null (try_put (&f.o, visit (&f, "2024-01-08", "2024-01-09", "09.59", "10.00"), issues,
                            &error));
    expect_refusal (&error, MONEV_ERROR_INVALID, "Desa Uji");
    g_assert_cmpuint (count_code (issues, "two-places"), ==, 2); /* both of the group */
  }
  /* a meeting of another run, led by one of them */
  meeting = put (&f.o, &monev_meeting_type, other,
                 PAIRS ("title", "Rapat", "date", "2024-01-11", "place", "Aula", "time_from",
                        "09.00", "time_to", "11.00", "leader_id", f.o.subkoor->official_id));
  expect_rule (&f.o, visit (&f, "2024-01-11", "", "10.30", "12.00"), "two-places");
  expect_rule (&f.o, fill (&monev_meeting_type, f.id,
                           PAIRS ("title", "R", "date", "2024-01-11", "place", "B", "time_from",
                                  "10.00", "time_to", "12.00", "secretary_id",
                                  f.o.subkoor->official_id)), "two-places");
}

static const MonevActivityMember *
member_of (const MonevActivity *run, const char *official)
{
  for (guint i = 0; i < run->members->len; i++)
    {
      const MonevActivityMember *member = run->members->pdata[i];

      if (strcmp (member->official_id, official) == 0)
        return member;
    }
  g_assert_not_reached ();
}

/* Who comes into a group comes to its visits, too. */
static void
test_a_group_takes_who_is_free (MonevTestDb *db)
{
  g_auto (Field) f = open_field (db);
  g_autofree char *other = start_run (&f.o, "Lain");
  g_autofree char *group = monev_activity_group_add (f.o.c, f.o.staf, f.id, "Kelompok B", NULL);
  g_autofree char *away = put (&f.o, &monev_visit_type, f.id,
                               PAIRS ("site_id", f.site, "group_id", group, "date_from",
                                      "2024-01-11", "time_from", "10.00", "time_to", "12.00"));
  g_autofree char *meeting = put (&f.o, &monev_meeting_type, other,
                                  PAIRS ("title", "Rapat", "date", "2024-01-11", "place", "Aula",
                                         "time_from", "09.00", "time_to", "11.00", "leader_id",
                                         f.o.subkoor->official_id));
  g_autoptr (MonevActivity) run = monev_activity_load (f.o.c, f.id, 0, NULL);
  const MonevActivityMember *busy = member_of (run, f.o.subkoor->official_id);
  g_autofree char *before = g_strdup (busy->group_id);
  g_autoptr (GError) error = NULL;

  g_assert_nonnull (away);
  g_assert_nonnull (meeting);
  g_assert_false (monev_activity_member_set (f.o.c, f.o.staf, f.id, busy->id, busy->version,
                                             busy->role, group, &error));
  expect_refusal (&error, MONEV_ERROR_CONSTRAINT, "sudah di Aula");
  g_assert_true (monev_activity_member_remove (f.o.c, f.o.staf, f.id, busy->id, busy->version,
                                               &error));
  g_assert_null (monev_activity_member_add (
    f.o.c, f.o.staf, f.id, &(MonevMemberEntry) { .official_id = f.o.subkoor->official_id,
                                                 .role = MONEV_MEMBER_MEMBER, .group_id = group },
    &error));
  expect_refusal (&error, MONEV_ERROR_CONSTRAINT, "sudah di Aula");
  {
    g_autofree char *added = monev_activity_member_add (
      f.o.c, f.o.staf, f.id, &(MonevMemberEntry) { .official_id = f.o.subkoor->official_id,
                                                   .role = MONEV_MEMBER_MEMBER,
                                                   .group_id = before }, &error);

    g_assert_no_error (error);
    g_assert_nonnull (added);
  }
}

/* Two runs of one official, each saved by its own connection at the same moment. */
typedef struct {
  const char *uri;
  MonevActor *actor;
  MonevRecord *record;
  gint        *waiting;
  gboolean     saved;
  char        *refused;
} Booking;

static gpointer
book (gpointer data)
{
  Booking *booking = data;
  g_autoptr (MonevDbConnection) c
    = monev_db_connection_open (booking->uri, MONEV_DB_OPEN_DEFAULT, NULL);
  g_autoptr (MonevIssueList) issues = monev_issue_list_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (MonevRecord) saved = NULL;

  g_atomic_int_add (booking->waiting, -1);
  while (g_atomic_int_get (booking->waiting) > 0)
    g_thread_yield ();
  saved = monev_field_save (c, booking->actor, booking->record, issues, &error);
  booking->saved = saved != NULL;
  booking->refused = error != NULL ? g_strdup (error->message) : NULL;
  return NULL;
}

static void
race_two (MonevTestDb *db, const Field *f, MonevRecord *one, MonevRecord *two)
{
  gint waiting = 2;
  Booking bookings[] = { { db->uri, f->o.staf, one, &waiting, FALSE, NULL },
                         { db->uri, f->o.staf, two, &waiting, FALSE, NULL } };
  GThread *threads[G_N_ELEMENTS (bookings)];

  for (guint i = 0; i < G_N_ELEMENTS (bookings); i++)
    threads[i] = g_thread_new ("book", book, &bookings[i]);
  for (guint i = 0; i < G_N_ELEMENTS (bookings); i++)
    g_thread_join (threads[i]);
  g_assert_true (bookings[0].saved != bookings[1].saved);
  for (guint i = 0; i < G_N_ELEMENTS (bookings); i++)
    {
      if (!bookings[i].saved)
        g_assert_nonnull (strstr (bookings[i].refused, " sudah di "));
      g_free (bookings[i].refused);
      monev_record_unref (bookings[i].record);
    }
}

/* Each day anew, so that one of the two is sure to come while the other is on its way. */
static void
test_two_runs_at_one_moment (MonevTestDb *db)
{
  g_auto (Field) f = open_field (db);
  g_autofree char *other = start_run (&f.o, "Lain");

  for (int day = 1; day <= 20; day++)
    {
      g_autofree char *date = g_strdup_printf ("2024-02-%02d", day);
      MonevRecord *meeting = fill (&monev_meeting_type, other,
                                   PAIRS ("title", date, "date", date, "place", "Aula", "time_from",
                                          "09.00", "time_to", "11.00", "leader_id",
                                          f.o.subkoor->official_id));

      race_two (db, &f, visit (&f, date, "", "08.00", "10.00"), meeting);
    }
}

static guint
count_of_visit (GHashTable *found, const char *id, const char *code)
{
  const MonevIssueList *issues = g_hash_table_lookup (found, id);

  return issues != NULL ? count_code (issues, code) : 0;
}

/* The list says of each what saving it says. */
static void
test_all_conflicts_at_once (MonevTestDb *db)
{
  g_auto (Field) f = open_field (db);
  g_autofree char *other = start_run (&f.o, "Lain");
  g_autoptr (MonevRecord) good = NULL;
  g_autoptr (MonevRecord) vague = NULL;
  g_autoptr (MonevRecord) holiday = NULL;
  g_autoptr (GPtrArray) visits = NULL;
  g_autoptr (GHashTable) found = NULL;
  g_autofree char *meeting = NULL;
  g_autoptr (GError) error = NULL;

  good = try_put (&f.o, visit (&f, "2024-01-09", "", "08.00", "10.00"), NULL, NULL);
  vague = try_put (&f.o, visit (&f, "2024-01-11", "", "", ""), NULL, NULL);
  holiday = try_put (&f.o, visit (&f, "2024-01-10", "", "08.00", "09.00"), NULL, NULL);
  meeting = put (&f.o, &monev_meeting_type, other,
                 PAIRS ("title", "Rapat", "date", "2024-01-11", "place", "Aula", "time_from",
                        "09.00", "time_to", "11.00", "leader_id", f.o.subkoor->official_id));
  visits = monev_field_list (f.o.c, &monev_visit_type, f.id, NULL);
  found = monev_visit_conflicts (f.o.c, f.id, visits, &error);
  g_assert_no_error (error);
  /* nobody is against himself, and what is free of conflicts is not told */
  g_assert_cmpuint (g_hash_table_size (found), ==, 2);
  g_assert_cmpuint (count_of_visit (found, monev_record_id (good), "two-places"), ==, 0);
  g_assert_cmpuint (count_of_visit (found, monev_record_id (holiday), "holiday"), ==, 1);
  g_assert_cmpuint (count_of_visit (found, monev_record_id (vague), "two-places-maybe"), ==, 1);
}

static void
test_a_draft_is_told (MonevTestDb *db)
{
  g_auto (Field) f = open_field (db);
  g_autoptr (MonevRecord) clash = visit (&f, "2024-01-09", "", "09.00", "11.00");
  g_autoptr (MonevRecord) half = visit (&f, "2024-01-09", "", "09.00", "");
  g_autoptr (MonevIssueList) issues = monev_issue_list_new ();
  g_autoptr (MonevIssueList) own = monev_issue_list_new ();
  g_autoptr (MonevRecord) stored
    = try_put (&f.o, visit (&f, "2024-01-09", "", "08.00", "10.00"), NULL, NULL);
  g_autofree char *before = test_dump (f.o.c);
  g_autofree char *after = NULL;

  g_assert_true (monev_field_check_draft (f.o.c, clash, issues, NULL));
  g_assert_cmpuint (count_code (issues, "two-places"), ==, 2);
  g_assert_true (monev_field_check_draft (f.o.c, half, issues, NULL));
  g_assert_cmpuint (count_code (issues, "time-half"), ==, 1);
  g_assert_true (monev_field_check_draft (f.o.c, stored, own, NULL));
  g_assert_cmpuint (monev_issue_list_size (own), ==, 0);
  after = test_dump (f.o.c);
  g_assert_cmpstr (before, ==, after);
}

static void
test_called_off_is_free (MonevTestDb *db)
{
  g_auto (Field) f = open_field (db);
  g_autofree char *id = put (&f.o, &monev_visit_type, f.id,
                             PAIRS ("site_id", f.site, "group_id", f.group, "date_from",
                                    "2024-01-09", "time_from", "08.00", "time_to", "10.00"));
  g_autoptr (MonevRecord) stored = get (&f.o, &monev_visit_type, id);
  g_autoptr (MonevRecord) again = NULL;
  g_autoptr (MonevIssueList) issues = monev_issue_list_new ();
  g_autoptr (GError) error = NULL;

  g_assert_null (try_put (&f.o, visit (&f, "2024-01-09", "", "09.00", "10.00"), NULL, NULL));
  again = try_put (&f.o, monev_record_with (monev_record_ref (stored), "state", "batal"), issues,
                   &error);
  g_assert_no_error (error);
  g_assert_cmpuint (save_visit (&f, visit (&f, "2024-01-09", "", "09.00", "10.00"), "two-places"),
                    ==, 0);
}

static void
test_things_of_another_run_are_refused (MonevTestDb *db)
{
  g_auto (Field) f = open_field (db);
  g_autofree char *other = start_run (&f.o, "Lain");
  g_autoptr (GError) error = NULL;
  MonevRecord *foreign = monev_record_with (visit (&f, "2024-01-09", "", "", ""), "activity_id",
                                            other);

  g_assert_null (try_put (&f.o, foreign, NULL, &error));
  expect_refusal (&error, MONEV_ERROR_NOT_FOUND, "Lain");
}

static void
test_rights_conflicts_and_use (MonevTestDb *db)
{
  g_auto (Field) f = open_field (db);
  g_autoptr (MonevRecord) site = get (&f.o, &monev_site_type, f.site);
  g_autoptr (MonevRecord) changed = NULL;
  g_autoptr (MonevIssueList) issues = monev_issue_list_new ();
  g_autoptr (GError) error = NULL;
  gint64 entries = test_number (f.o.c, "SELECT count(*) AS n FROM audit_entry");

  g_assert_null (monev_field_save (f.o.c, f.o.admin, site, issues, &error));
  expect_refusal (&error, MONEV_ERROR_DENIED, "langkah");
  changed = try_put (&f.o, monev_record_with (monev_record_ref (site), "note", "n"), NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (test_number (f.o.c, "SELECT count(*) AS n FROM audit_entry"), ==, entries + 1);
  g_assert_null (try_put (&f.o, monev_record_with (monev_record_ref (site), "note", "m"), NULL,
                          &error));
  expect_refusal (&error, MONEV_ERROR_CONFLICT, "Desa Uji");
  save_visit (&f, visit (&f, "2024-01-09", "", "", ""), "");
  g_assert_false (monev_field_remove (f.o.c, f.o.staf, site, &error));
  g_clear_error (&error);
  g_assert_false (monev_field_remove (f.o.c, f.o.staf, changed, &error));
  expect_refusal (&error, MONEV_ERROR_CONSTRAINT, "Desa Uji");
  g_assert_true (monev_activity_stop (f.o.c, f.o.subkoor, f.id, 1, "uji", &error));
  g_assert_null (try_put (&f.o, monev_record_ref (changed), NULL, &error));
  expect_refusal (&error, MONEV_ERROR_STATE, "");
}

static void
test_photos_hang_on_visits (MonevTestDb *db)
{
  g_auto (Field) f = open_field (db);
  g_autofree char *id = put (&f.o, &monev_visit_type, f.id,
                             PAIRS ("site_id", f.site, "group_id", f.group, "date_from",
                                    "2024-01-09"));
  g_autoptr (MonevRecord) stored = get (&f.o, &monev_visit_type, id);
  g_autofree char *subject = g_strconcat ("visit/", id, NULL);
  g_autofree char *wrong = g_strconcat ("meeting/", id, NULL);
  g_autoptr (GBytes) bytes = g_bytes_new_static ("x", 1);
  g_autoptr (MonevIssueList) issues = monev_issue_list_new ();
  g_autoptr (MonevAttachmentFile) file
    = monev_attachment_file_new ("a.txt", bytes, NULL, issues, NULL);
  g_autofree char *added = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_null (monev_activity_attach (f.o.c, f.o.staf, f.id, wrong, file, "", &error));
  expect_refusal (&error, MONEV_ERROR_NOT_FOUND, "Muat ulang");
  added = monev_activity_attach (f.o.c, f.o.staf, f.id, subject, file, "", &error);
  g_assert_no_error (error);
  g_assert_false (monev_field_remove (f.o.c, f.o.staf, stored, &error));
  expect_refusal (&error, MONEV_ERROR_STATE, "lampiran");
  g_assert_true (monev_activity_detach (f.o.c, f.o.staf, f.id, added, 1, NULL));
  g_assert_true (monev_field_remove (f.o.c, f.o.staf, stored, &error));
}

static void
test_who_goes_stays_in_the_team (MonevTestDb *db)
{
  g_auto (Field) f = open_field (db);
  g_autoptr (MonevActivity) run = load_run (&f.o, f.id);
  const MonevActivityMember *member = run->members->pdata[0];
  g_autofree char *visit = put (&f.o, &monev_visit_type, f.id,
                                PAIRS ("site_id", f.site, "group_id", f.group, "members", member->id,
                                       "date_from", "2024-01-09"));
  g_autoptr (MonevRecord) stored = get (&f.o, &monev_visit_type, visit);
  g_autoptr (GError) error = NULL;

  g_assert_cmpstr (monev_record_get (stored, "members"), ==, member->id);
  g_assert_false (monev_activity_group_remove (f.o.c, f.o.staf, f.id, f.group, 1, &error));
  expect_refusal (&error, MONEV_ERROR_STATE, "Kelompok I");
  g_assert_false (monev_activity_member_remove (f.o.c, f.o.staf, f.id, member->id, 1, &error));
  expect_refusal (&error, MONEV_ERROR_STATE, member->name);
  g_assert_true (monev_field_remove (f.o.c, f.o.staf, stored, &error));
  g_assert_true (monev_activity_group_remove (f.o.c, f.o.staf, f.id, f.group, 1, &error));
}

/* Whatever statement fails, the database is as it was. */
static void
test_nothing_is_left_behind (MonevTestDb *db)
{
  g_auto (Field) f = open_field (db);
  g_autoptr (MonevActivity) run = load_run (&f.o, f.id);
  const MonevActivityMember *member = run->members->pdata[0];
  g_autofree char *before = test_dump (f.o.c);
  gboolean done = FALSE;
  int n;

  for (n = 0; !done && n < 200; n++)
    {
      g_autoptr (MonevIssueList) issues = monev_issue_list_new ();
      g_autoptr (MonevRecord) record
        = monev_record_with (visit (&f, "2024-01-09", "", "", ""), "members", member->id);
      g_autoptr (GError) error = NULL;
      g_autoptr (MonevRecord) saved = NULL;
      g_autofree char *after = NULL;

      monev_db_connection_fail_after (f.o.c, n, MONEV_ERROR_IO);
      saved = monev_field_save (f.o.c, f.o.staf, record, issues, &error);
      monev_db_connection_fail_after (f.o.c, -1, MONEV_ERROR_IO);
      done = saved != NULL;
      if (done)
        continue;
      g_assert_error (error, MONEV_ERROR, MONEV_ERROR_IO);
      after = test_dump (f.o.c);
      g_assert_cmpstr (before, ==, after);
    }
  g_assert_true (done);
  g_assert_cmpint (n, >, 15);
}

#define ADD(path, func) monev_test_add_blank ("/activity/field/" path, func)

int
main (int argc, char **argv)
{
  test_office_setup ();
  g_test_init (&argc, &argv, NULL);
  ADD ("sites-are-checked", test_sites_are_checked);
  ADD ("a-sub-kegiatan-of-the-year", test_a_sub_kegiatan_of_the_year);
  ADD ("visits-are-checked", test_visits_are_checked);
  ADD ("days-off-are-named", test_days_off_are_named);
  ADD ("nobody-is-in-two-places", test_nobody_is_in_two_places);
  ADD ("a-group-takes-who-is-free", test_a_group_takes_who_is_free);
  ADD ("two-runs-at-one-moment", test_two_runs_at_one_moment);
  ADD ("all-conflicts-at-once", test_all_conflicts_at_once);
  ADD ("a-draft-is-told", test_a_draft_is_told);
  ADD ("called-off-is-free", test_called_off_is_free);
  ADD ("things-of-another-run-are-refused", test_things_of_another_run_are_refused);
  ADD ("rights-conflicts-and-use", test_rights_conflicts_and_use);
  ADD ("who-goes-stays-in-the-team", test_who_goes_stays_in_the_team);
  ADD ("nothing-is-left-behind", test_nothing_is_left_behind);
  ADD ("photos-hang-on-visits", test_photos_hang_on_visits);
  return test_office_run ();
}
