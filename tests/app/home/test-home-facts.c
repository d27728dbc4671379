#include "home/home-facts.h"

#include "calendar/holiday-record.h"
#include "db-backup.h"
#include "office-fixture.h"
#include "office/database-file.h"
#include "people/people.h"
#include "programme/programme.h"

/* 2026-03-05 10:00 in Pontianak and in Jakarta. */
#define NOW G_GINT64_CONSTANT (1772679600000)
#define DAY_MS (24 * 3600 * G_GINT64_CONSTANT (1000))

static MonevHomeFacts *
load (MonevTestDb *db, int year, gint64 now)
{
  g_autoptr (GError) error = NULL;
  MonevHomeFacts *facts = monev_home_facts_load (db->connection, year, now, &error);

  g_assert_no_error (error);
  return facts;
}

static void
test_counts_of_the_day_and_the_year (MonevTestDb *db)
{
  g_autoptr (MonevActor) admin = test_office_start (db);
  g_autofree char *first = test_add (db->connection, admin, &monev_agency_type, "name", "Dinas Uji",
                                     "kind", "perangkat_daerah", NULL);
  g_autofree char *second = test_add (db->connection, admin, &monev_agency_type, "name",
                                      "Kecamatan Uji", "kind", "kecamatan", NULL);
  g_autofree char *bank = test_add (db->connection, admin, &monev_agency_type, "name", "Bank Uji",
                                    "kind", "bumd", NULL);
  g_autofree char *gone = test_add (db->connection, admin, &monev_agency_type, "name", "Dinas Lama",
                                    "kind", "perangkat_daerah", "valid_to", "2025-12-31", NULL);
  g_autofree char *programme = test_add (db->connection, admin, &monev_programme_type, "year",
                                         "2026", "code", "1.02.02", "name", "Program Uji", NULL);
  g_autofree char *pagu = test_add (db->connection, admin, &monev_budget_type, "year", "2026",
                                    "agency_id", first, "programme_id", programme, "source", "pad",
                                    "pagu", "0,10", NULL);
  g_autofree char *more = test_add (db->connection, admin, &monev_budget_type, "year", "2026",
                                    "agency_id", second, "programme_id", programme, "source", "dau",
                                    "pagu", "90071992547409930,20", NULL);
  g_autoptr (MonevHomeFacts) facts = load (db, 2026, NOW);
  g_autoptr (MonevHomeFacts) next = load (db, 2027, NOW);

  g_assert_cmpint (facts->agencies, ==, 2); /* neither a BUMD nor one that is no more */
  g_assert_cmpint (facts->officials, ==, 1);
  g_assert_cmpint (facts->programmes, ==, 1);
  g_assert_cmpint (facts->budgets, ==, 2);
  g_assert_cmpstr (facts->pagu, ==, "90071992547409930.3"); /* exact beyond 2^53 */
  g_assert_cmpint (next->programmes, ==, 0);
  g_assert_cmpstr (next->pagu, ==, "0");
}

static char *
add_position (MonevTestDb *db, const MonevActor *admin, const char *title, const char *single)
{
  return test_add (db->connection, admin, &monev_position_type, "title", title, "kind", "lainnya",
                   "single", single, NULL);
}

static void
appoint (MonevTestDb *db, const MonevActor *admin, const char *position, const char *kind,
         const char *from, const char *to)
{
  g_autofree char *id = test_add (db->connection, admin, &monev_appointment_type, "official_id",
                                  admin->official_id, "position_id", position, "kind", kind,
                                  "date_from", from, "date_to", to, NULL);
  g_assert_nonnull (id);
}

static void
test_posts_of_the_day (MonevTestDb *db)
{
  g_autoptr (MonevActor) admin = test_office_start (db);
  g_autofree char *head = add_position (db, admin, "Kepala", "1");
  g_autofree char *deputy = add_position (db, admin, "Sekretaris", "1");
  g_autofree char *held = add_position (db, admin, "Kepala Bidang", "1");
  g_autofree char *many = add_position (db, admin, "Perencana", "0");
  g_autoptr (MonevHomeFacts) facts = NULL;
  MonevHomePost *post;

  appoint (db, admin, head, "plt", "2026-01-01", "2026-03-05");
  appoint (db, admin, deputy, "definitif", "2025-01-01", "2026-03-04"); /* until yesterday */
  appoint (db, admin, held, "definitif", "2025-01-01", "");
  facts = load (db, 2026, NOW);
  g_assert_cmpuint (facts->vacant->len, ==, 1);
  post = g_ptr_array_index (facts->vacant, 0);
  g_assert_cmpstr (post->title, ==, "Sekretaris");
  g_assert_cmpuint (facts->acting->len, ==, 1);
  post = g_ptr_array_index (facts->acting, 0);
  g_assert_cmpstr (post->title, ==, "Plt. Kepala");
  g_assert_false (post->open);
  g_assert_cmpint (post->until, ==, facts->today); /* the last day still counts */
  monev_home_facts_free (g_steal_pointer (&facts));
  facts = load (db, 2026, NOW + DAY_MS);
  g_assert_cmpuint (facts->vacant->len, ==, 2);
  g_assert_cmpuint (facts->acting->len, ==, 0);
}

static void
test_day_is_the_offices_own (MonevTestDb *db)
{
  g_autoptr (MonevActor) admin = test_office_start (db);
  g_autoptr (MonevHomeFacts) late = NULL;
  g_autofree char *day = NULL;

  test_script (db->connection, "UPDATE office SET zone = 'Asia/Jayapura'");
  late = load (db, 2026, NOW + 13 * 3600 * 1000); /* 23:00 in Jakarta, 01:00 in Jayapura */
  day = monev_date_to_iso (late->today);
  g_assert_cmpstr (day, ==, "2026-03-06");
}

static void
test_hours_follow_ramadan_and_holidays (MonevTestDb *db)
{
  g_autoptr (MonevActor) admin = test_office_start (db);
  g_autoptr (MonevHomeFacts) ramadan = load (db, 2026, NOW);
  g_autoptr (MonevHomeFacts) sunday = load (db, 2026, NOW + 3 * DAY_MS);
  g_autoptr (MonevHomeFacts) nyepi = load (db, 2026, NOW + 14 * DAY_MS);
  g_autoptr (MonevHomeFacts) later = load (db, 2026, NOW + 400 * DAY_MS);

  g_assert_true (ramadan->ramadan);
  g_assert_cmpint (ramadan->hours.spans[0].start, ==, 8 * 60);
  g_assert_true (ramadan->year_known);
  g_assert_nonnull (ramadan->next);
  g_assert_cmpint (ramadan->next->from, >, ramadan->today);
  g_assert_cmpint (ramadan->next->kind, !=, MONEV_HOLIDAY_RAMADAN);
  g_assert_cmpuint (sunday->hours.n_spans, ==, 0);
  g_assert_null (sunday->holiday);
  g_assert_nonnull (nyepi->holiday);
  g_assert_cmpuint (nyepi->hours.n_spans, ==, 0);
  g_assert_false (later->year_known);
  g_assert_null (later->next);
}

static void
test_backup_is_the_newest_with_a_date_to_believe (MonevTestDb *db)
{
  g_autoptr (MonevActor) admin = test_office_start (db);
  g_autofree char *folder = monev_database_backup_folder (db->uri);
  g_autofree char *path = NULL;
  g_autofree char *ahead = g_build_filename (folder, "monev-29990101-080000-harian.cadangan", NULL);
  gint64 now = g_get_real_time () / 1000;
  g_autoptr (MonevHomeFacts) facts = NULL;

  if (!g_str_has_prefix (db->uri, "sqlite:"))
    return; /* a server's backups lie in the user's own folder, which no test writes to */
  facts = load (db, 2026, now);
  g_assert_cmpint (facts->backup_at, ==, 0);
  g_assert_false (facts->backup_ahead);
  g_mkdir_with_parents (folder, 0700);
  g_assert_true (g_file_set_contents (ahead, "", 0, NULL));
  monev_home_facts_free (g_steal_pointer (&facts));
  facts = load (db, 2026, now);
  g_assert_cmpint (facts->backup_at, ==, 0); /* a date to come tells no age */
  g_assert_true (facts->backup_ahead);
  path = monev_db_backup_make (db->connection, folder, "harian", NULL);
  g_assert_nonnull (path);
  monev_home_facts_free (g_steal_pointer (&facts));
  facts = load (db, 2026, now);
  g_assert_cmpint (facts->backup_at, ==, monev_db_backup_time (path));
}

#define ADD(path, func) monev_test_add_blank ("/home/" path, func)

int
main (int argc, char **argv)
{
  test_office_setup ();
  g_test_init (&argc, &argv, NULL);
  ADD ("facts/counts-of-the-day-and-the-year", test_counts_of_the_day_and_the_year);
  ADD ("facts/posts-of-the-day", test_posts_of_the_day);
  ADD ("facts/day-is-the-offices-own", test_day_is_the_offices_own);
  ADD ("facts/hours-follow-ramadan-and-holidays", test_hours_follow_ramadan_and_holidays);
  ADD ("facts/backup-is-the-newest-with-a-date-to-believe", test_backup_is_the_newest_with_a_date_to_believe);
  return test_office_run ();
}
