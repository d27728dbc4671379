/* For a damaged database only a backup of that very database is offered. */
#include <glib/gstdio.h>
#include <string.h>

#include "db-backup.h"
#include "office/backup-offer.h"
#include "office/database-file.h"
#include "office-fixture.h"

typedef struct {
  char *folder;
  char *file;
  char *uri;
} Place;

static gboolean
write_identity (MonevDbConnection *c, gpointer id, GError **error)
{
  return monev_db_exec (c, "database_identity_add",
                        MONEV_DB_BINDS (MONEV_DB_T ("id", id), MONEV_DB_I ("at", 1)), NULL, error)
         && monev_audit_start (c, error);
}

/* A database @name in the folder, with the id @id and one backup of the day @day. */
static char *
make (const Place *place, const char *name, const char *id, const char *day)
{
  g_autofree char *uri = g_strdup_printf ("sqlite:%s/%s", place->folder, name);
  g_autofree char *file = g_strdup_printf ("monev-%s-080000-harian.cadangan", day);
  g_autofree char *folder = monev_database_backup_folder (place->uri);
  char *backup = g_build_filename (folder, file, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (MonevDbConnection) c = monev_database_make (uri, &error);

  g_assert_no_error (error);
  monev_db_transaction (c, write_identity, (gpointer) id, &error);
  g_assert_no_error (error);
  monev_db_backup_write (c, backup, &error);
  g_assert_no_error (error);
  return backup;
}

static void
place_open (Place *self)
{
  self->folder = monev_test_folder ();
  self->file = g_build_filename (self->folder, "kantor.db", NULL);
  self->uri = g_strconcat ("sqlite:", self->file, NULL);
}

static void
place_close (Place *self)
{
  monev_test_remove (self->folder);
  g_free (self->folder);
  g_free (self->file);
  g_free (self->uri);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Place, place_close)

static void
overwrite (const char *path, gsize from, gsize n)
{
  g_autofree char *bytes = NULL;
  gsize size;

  g_assert_true (g_file_get_contents (path, &bytes, &size, NULL));
  memset (bytes + MIN (from, size), 0x5a, MIN (n, size - MIN (from, size)));
  g_assert_true (g_file_set_contents (path, bytes, (gssize) size, NULL));
}

static void
test_another_office_beside_it_is_passed_over (void)
{
  g_auto (Place) place = { NULL };
  g_autofree char *own = NULL;
  g_autofree char *newer = NULL;
  g_autoptr (MonevBackupOffer) offer = NULL;
  g_autofree char *note = NULL;

  place_open (&place);
  own = make (&place, "kantor.db", "id-of-this-office", "20260301");
  newer = make (&place, "lain.db", "id-of-the-other-office", "20260302");
  offer = monev_backup_offer_find (place.uri);
  g_assert_cmpstr (offer->path, ==, own);
  g_assert_true (offer->sure);
  g_assert_cmpuint (offer->others, ==, 1);
  note = monev_backup_offer_note (offer);
  g_assert_null (note);
}

/* Without its first page nothing can be asked of a database; what is left of it still names it. */
static void
test_without_a_head_the_id_is_looked_for (void)
{
  g_auto (Place) place = { NULL };
  g_autofree char *own = NULL;
  g_autofree char *newer = NULL;
  g_autoptr (MonevBackupOffer) offer = NULL;

  place_open (&place);
  own = make (&place, "kantor.db", "id-of-this-office", "20260301");
  newer = make (&place, "lain.db", "id-of-the-other-office", "20260302");
  overwrite (place.file, 0, 4096);
  offer = monev_backup_offer_find (place.uri);
  g_assert_cmpstr (offer->path, ==, own);
  g_assert_true (offer->sure);
}

static void
test_only_of_others_none_is_offered_and_it_is_said (void)
{
  g_auto (Place) place = { NULL };
  g_autofree char *own = NULL;
  g_autofree char *newer = NULL;
  g_autoptr (MonevBackupOffer) offer = NULL;
  g_autofree char *note = NULL;

  place_open (&place);
  own = make (&place, "kantor.db", "id-of-this-office", "20260301");
  newer = make (&place, "lain.db", "id-of-the-other-office", "20260302");
  g_assert_cmpint (g_unlink (own), ==, 0);
  offer = monev_backup_offer_find (place.uri);
  g_assert_null (offer->path);
  note = monev_backup_offer_note (offer);
  g_assert_nonnull (strstr (note, "milik basis data lain"));
}

static void
test_nothing_left_to_tell_is_offered_with_a_warning (void)
{
  g_auto (Place) place = { NULL };
  g_autofree char *own = NULL;
  g_autofree char *newer = NULL;
  g_autoptr (MonevBackupOffer) offer = NULL;
  g_autofree char *note = NULL;

  place_open (&place);
  own = make (&place, "kantor.db", "id-of-this-office", "20260301");
  newer = make (&place, "lain.db", "id-of-the-other-office", "20260302");
  overwrite (place.file, 0, G_MAXSIZE);
  overwrite (newer, 4096, 65536); /* damaged itself: the next one */
  offer = monev_backup_offer_find (place.uri);
  g_assert_cmpstr (offer->path, ==, own);
  g_assert_false (offer->sure);
  note = monev_backup_offer_note (offer);
  g_assert_nonnull (strstr (note, "Pulihkan hanya bila itu kantor Anda"));
}

static gboolean
append (MonevDbConnection *c, gpointer act, GError **error)
{
  return monev_audit_append (c, 1000, "", act, g_str_equal (act, "backup.restore") ? "database" : "x",
                             NULL, error);
}

/* Writes @n entries into the log of the office and keeps a backup of it under the day @day. */
static char *
go_on (const Place *place, const char *act, guint n, const char *day)
{
  g_autofree char *name = g_strdup_printf ("monev-%s-080000-harian.cadangan", day);
  g_autofree char *folder = monev_database_backup_folder (place->uri);
  char *backup = g_build_filename (folder, name, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (MonevDbConnection) c
    = monev_db_connection_open (place->uri, MONEV_DB_OPEN_DEFAULT, &error);

  for (guint i = 0; i < n; i++)
    g_assert_true (monev_db_transaction (c, append, (gpointer) act, &error));
  g_assert_true (monev_db_backup_write (c, backup, &error));
  g_assert_no_error (error);
  return backup;
}

/* A clock that once ran ahead left a backup of less behind, dated after every other. */
static void
test_newest_by_what_it_holds_not_by_its_date (void)
{
  g_auto (Place) place = { NULL };
  g_autofree char *first = NULL;
  g_autofree char *ahead = NULL;
  g_autofree char *last = NULL;
  g_autofree char *note = NULL;
  g_autoptr (MonevBackupOffer) offer = NULL;

  place_open (&place);
  first = make (&place, "kantor.db", "id-of-this-office", "20260301");
  ahead = go_on (&place, "a", 1, "29991227");
  last = go_on (&place, "b", 1, "20260302");
  offer = monev_backup_offer_find (place.uri);
  g_assert_cmpstr (offer->path, ==, last);
  g_assert_false (offer->ahead);
  g_assert_cmpint (g_unlink (last), ==, 0);
  monev_backup_offer_free (g_steal_pointer (&offer));
  offer = monev_backup_offer_find (place.uri);
  g_assert_cmpstr (offer->path, ==, ahead); /* it holds more than the first */
  note = monev_backup_offer_note (offer);
  g_assert_nonnull (strstr (note, "di depan jam komputer"));
}

static void
test_log_that_was_left_is_older_than_the_one_begun (void)
{
  g_auto (Place) place = { NULL };
  g_autofree char *first = NULL;
  g_autofree char *left = NULL;
  g_autofree char *begun = NULL;
  g_autofree char *kept = NULL;
  g_autoptr (MonevBackupOffer) offer = NULL;

  place_open (&place);
  first = make (&place, "kantor.db", "id-of-this-office", "20260301");
  left = go_on (&place, "a", 9, "20260302");
  g_assert_true (monev_database_restore (place.uri, first, "", &kept, NULL));
  begun = go_on (&place, "b", 1, "20260303");
  offer = monev_backup_offer_find (place.uri);
  g_assert_cmpstr (offer->path, ==, begun);
}

static guint
n_of_label (const Place *place, const char *label)
{
  g_autofree char *folder = monev_database_backup_folder (place->uri);
  g_autoptr (GPtrArray) list = monev_db_backup_list (folder);
  guint n = 0;

  for (guint i = 0; i < list->len; i++)
    n += g_str_equal (((MonevDbBackup *) list->pdata[i])->label, label) ? 1 : 0;
  return n;
}

/* Neither a date to come nor one from yesterday stands in for today's backup. */
static void
test_daily_is_made_once_for_the_day_of_the_clock (void)
{
  g_auto (Place) place = { NULL };
  g_autofree char *ahead = NULL;
  g_autofree char *made = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (MonevDbConnection) c = NULL;

  place_open (&place);
  ahead = make (&place, "kantor.db", "id-of-this-office", "29991227");
  c = monev_db_connection_open (place.uri, MONEV_DB_OPEN_DEFAULT, &error);
  g_assert_no_error (error);
  made = monev_database_daily_backup (c, &error);
  g_assert_no_error (error);
  g_assert_nonnull (made);
  g_assert_cmpuint (n_of_label (&place, "harian"), ==, 2);
  g_assert_null (monev_database_daily_backup (c, &error));
  g_assert_no_error (error);
}

/* Each of two offices in one folder has today's backup, and counts none of the other's. */
static void
test_daily_of_an_office_does_not_stand_in_for_its_neighbour (void)
{
  static const char *const names[] = { "kantor.db", "latihan.db" };
  g_auto (Place) place = { NULL };

  place_open (&place);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      Place one = { .folder = place.folder };
      g_autofree char *uri = g_strdup_printf ("sqlite:%s/%s", place.folder, names[i]);
      g_autofree char *made = NULL;
      g_autoptr (GError) error = NULL;
      g_autoptr (MonevDbConnection) c = monev_database_make (uri, &error);

      g_assert_no_error (error);
      made = monev_database_daily_backup (c, &error);
      g_assert_no_error (error);
      g_assert_nonnull (made);
      one.uri = uri;
      g_assert_cmpuint (n_of_label (&one, "harian"), ==, 1);
    }
}

static void
test_backups_of_two_servers_lie_apart (void)
{
  static const char *const uris[]
    = { "postgresql://u:rahasia@pusat:5432/kantor", "postgresql://pusat/latihan",
        "postgresql://cabang/kantor?sslmode=require", "postgresql:///kantor" };
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (uris); i++)
    {
      char *folder = monev_database_backup_folder (uris[i]);

      g_assert_null (strstr (folder, "rahasia"));
      g_assert_true (g_hash_table_add (seen, folder));
    }
  g_assert_cmpuint (g_hash_table_size (seen), ==, G_N_ELEMENTS (uris));
}

static void
test_of_another_is_named_in_the_list (void)
{
  g_auto (Place) place = { NULL };
  g_autofree char *own = NULL;
  g_autofree char *same = NULL;
  g_autofree char *other = NULL;

  place_open (&place);
  own = make (&place, "kantor.db", "id-of-this-office", "20260301");
  same = monev_backup_other_office (own, "id-of-this-office");
  other = monev_backup_other_office (own, "id-of-the-other-office");
  g_assert_null (same);
  g_assert_cmpstr (other, ==, "kantor yang belum disiapkan");
}

/* A damaged file does not tell its zone; what is offered is dated as the list of backups dates it. */
static void
test_moment_is_told_on_the_office_wall (void)
{
  g_auto (Place) place = { NULL };
  g_autofree char *folder = NULL;
  g_autofree char *backup = NULL;
  g_autoptr (MonevBackupOffer) offer = NULL;
  g_autoptr (MonevActor) admin = NULL;
  MonevTestDb db = { NULL };

  place_open (&place);
  folder = monev_database_backup_folder (place.uri);
  backup = g_build_filename (folder, "monev-20260301-180000-harian.cadangan", NULL); /* UTC */
  db.connection = monev_database_make (place.uri, NULL);
  admin = test_office_start (&db);
  test_script (db.connection, "UPDATE office SET zone = 'Asia/Jayapura'");
  g_assert_true (monev_db_backup_write (db.connection, backup, NULL));
  monev_db_connection_close (db.connection);
  overwrite (place.file, 0, 4096);
  offer = monev_backup_offer_find (place.uri);
  g_assert_cmpstr (offer->path, ==, backup);
  g_assert_cmpstr (offer->moment, ==, "2 Maret 2026 03.00");
}

#define add(name, test) g_test_add_func ("/office/backup-offer/" name, test)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  add ("another-office-beside-it-is-passed-over", test_another_office_beside_it_is_passed_over);
  add ("without-a-head-the-id-is-looked-for", test_without_a_head_the_id_is_looked_for);
  add ("only-of-others-none-is-offered-and-it-is-said",
       test_only_of_others_none_is_offered_and_it_is_said);
  add ("nothing-left-to-tell-is-offered-with-a-warning",
       test_nothing_left_to_tell_is_offered_with_a_warning);
  add ("newest-by-what-it-holds-not-by-its-date", test_newest_by_what_it_holds_not_by_its_date);
  add ("log-that-was-left-is-older-than-the-one-begun",
       test_log_that_was_left_is_older_than_the_one_begun);
  add ("daily-is-made-once-for-the-day-of-the-clock",
       test_daily_is_made_once_for_the_day_of_the_clock);
  add ("daily-of-an-office-does-not-stand-in-for-its-neighbour",
       test_daily_of_an_office_does_not_stand_in_for_its_neighbour);
  add ("backups-of-two-servers-lie-apart", test_backups_of_two_servers_lie_apart);
  add ("moment-is-told-on-the-office-wall", test_moment_is_told_on_the_office_wall);
  add ("of-another-is-named-in-the-list", test_of_another_is_named_in_the_list);
  return g_test_run ();
}
