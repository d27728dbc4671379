/* Contents under their hash: once each, checked when read, gone with the last who needs them. */
#include "attachment/attachment-store.h"

#include <gdk-pixbuf/gdk-pixbuf.h>
#include <string.h>

#include "office-fixture.h"

typedef struct {
  MonevTestDb         *db;
  const MonevActor    *admin;
  MonevAttachmentFile *file;
  const char          *subject;
  MonevAttachment     *added;
} Ask;

static gboolean
add (MonevDbConnection *c, gpointer data, GError **error)
{
  Ask *ask = data;

  ask->added = monev_attachment_add (c, "owner/1", ask->subject, ask->file, "Keterangan",
                                     ask->admin->official_id, 1000, error);
  return ask->added != NULL;
}

static MonevAttachment *
attach (MonevTestDb *db, const MonevActor *admin, MonevAttachmentFile *file, const char *subject)
{
  Ask ask = { db, admin, file, subject, NULL };
  g_autoptr (GError) error = NULL;

  monev_db_transaction (db->connection, add, &ask, &error);
  g_assert_no_error (error);
  return ask.added;
}

static gboolean
take_away (MonevDbConnection *c, gpointer data, GError **error)
{
  const MonevAttachment *file = data;

  return monev_attachment_remove (c, file->id, file->version, error);
}

static void
detach (MonevTestDb *db, MonevAttachment *file)
{
  g_autoptr (GError) error = NULL;

  monev_db_transaction (db->connection, take_away, file, &error);
  g_assert_no_error (error);
}

static MonevAttachmentFile *
make_file (const char *name, const void *bytes, gsize size)
{
  g_autoptr (GBytes) all = g_bytes_new (bytes, size);
  g_autoptr (MonevIssueList) issues = monev_issue_list_new ();

  return monev_attachment_file_new (name, all, NULL, issues, NULL);
}

static gint64
count (MonevTestDb *db, const char *table)
{
  g_autofree char *sql = g_strdup_printf ("SELECT count(*) AS n FROM %s", table);

  return test_number (db->connection, sql);
}

static void
test_same_content_is_stored_once (MonevTestDb *db)
{
  g_autoptr (MonevActor) admin = test_office_start (db);
  g_autoptr (MonevAttachmentFile) one = make_file ("satu.bin", "a\0b\xff", 4);
  g_autoptr (MonevAttachmentFile) same = make_file ("sama.bin", "a\0b\xff", 4);
  g_autoptr (MonevAttachmentFile) other = make_file ("lain.bin", "a\0b\xfe", 4);
  g_autoptr (MonevAttachment) a = attach (db, admin, one, "step/1");
  g_autoptr (MonevAttachment) b = attach (db, admin, same, "step/2");
  g_autoptr (MonevAttachment) c = attach (db, admin, other, "step/2");
  g_autoptr (GPtrArray) all = monev_attachment_list (db->connection, "owner/1", NULL);
  g_autoptr (GPtrArray) none = monev_attachment_list (db->connection, "owner/2", NULL);
  g_autoptr (GBytes) bytes = monev_attachment_read (db->connection, b->id, NULL);

  g_assert_cmpint (count (db, "attachment_content"), ==, 2);
  g_assert_cmpuint (all->len, ==, 3);
  g_assert_cmpuint (none->len, ==, 0);
  g_assert_cmpstr (a->sha256, ==, b->sha256);
  g_assert_cmpstr (b->name, ==, "sama.bin");
  g_assert_cmpstr (b->subject, ==, "step/2");
  g_assert_cmpstr (b->caption, ==, "Keterangan");
  g_assert_cmpstr (b->added_by_name, ==, "Rani Uji");
  g_assert_cmpint (b->size, ==, 4);
  g_assert_cmpmem (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), "a\0b\xff", 4);
}

static void
test_content_goes_with_its_last_reference (MonevTestDb *db)
{
  g_autoptr (MonevActor) admin = test_office_start (db);
  g_autoptr (GdkPixbuf) pixbuf = gdk_pixbuf_new (GDK_COLORSPACE_RGB, FALSE, 8, 20, 10);
  g_autofree char *png = NULL;
  gsize size = 0;
  g_autoptr (MonevAttachmentFile) photo = NULL;
  g_autoptr (MonevAttachment) a = NULL;
  g_autoptr (MonevAttachment) b = NULL;
  g_autoptr (GBytes) preview = NULL;

  gdk_pixbuf_fill (pixbuf, 0x3366ccff);
  g_assert_true (gdk_pixbuf_save_to_buffer (pixbuf, &png, &size, "png", NULL, NULL));
  photo = make_file ("foto.png", png, size);
  a = attach (db, admin, photo, "step/1");
  b = attach (db, admin, photo, "step/2");
  g_assert_true (a->has_preview);
  preview = monev_attachment_preview (db->connection, b->id, NULL);
  g_assert_true (g_bytes_equal (preview, photo->preview));
  detach (db, a);
  g_assert_cmpint (count (db, "attachment_content"), ==, 1);
  g_assert_cmpint (count (db, "attachment_preview"), ==, 1);
  detach (db, b);
  g_assert_cmpint (count (db, "attachment_content"), ==, 0);
  g_assert_cmpint (count (db, "attachment_preview"), ==, 0);
}

static void
test_changed_content_is_found (MonevTestDb *db)
{
  g_autoptr (MonevActor) admin = test_office_start (db);
  g_autoptr (MonevAttachmentFile) file = make_file ("a.bin", "asli", 4);
  g_autoptr (MonevAttachment) a = attach (db, admin, file, "step/1");
  g_autoptr (GError) error = NULL;

  if (monev_db_connection_engine (db->connection) == MONEV_DB_ENGINE_SQLITE)
    test_script (db->connection, "UPDATE attachment_content SET bytes = x'7061'");
  else
    test_script (db->connection, "UPDATE attachment_content SET bytes = '\\x7061'");
  g_assert_null (monev_attachment_read (db->connection, a->id, &error));
  g_assert_error (error, MONEV_ERROR, MONEV_ERROR_CORRUPT);
}

static void
test_what_is_not_there (MonevTestDb *db)
{
  g_autoptr (MonevActor) admin = test_office_start (db);
  g_autoptr (MonevAttachmentFile) file = make_file ("a.txt", "teks", 4);
  g_autoptr (MonevAttachment) a = attach (db, admin, file, "step/1");
  g_autoptr (GError) none = NULL;
  g_autoptr (GError) plain = NULL;

  g_assert_null (monev_attachment_read (db->connection, "x", &none));
  g_assert_error (none, MONEV_ERROR, MONEV_ERROR_NOT_FOUND);
  g_assert_null (monev_attachment_preview (db->connection, a->id, &plain));
  g_assert_error (plain, MONEV_ERROR, MONEV_ERROR_NOT_FOUND);
  g_assert_false (a->has_preview);
}

/* On a server one removes the last reference while the other adds one: the content survives. */
typedef struct {
  char            *uri;
  MonevAttachment *first;
  gboolean         removed;
} Other;

static gpointer
remove_beside (gpointer data)
{
  Other *other = data;
  g_autoptr (MonevDbConnection) c = monev_db_connection_open (other->uri, MONEV_DB_OPEN_DEFAULT,
                                                              NULL);

  other->removed = monev_db_transaction (c, take_away, other->first, NULL);
  return NULL;
}

typedef struct {
  Ask      ask;
  Other   *other;
  GThread *thread;
} Race;

static gboolean
add_while_removed (MonevDbConnection *c, gpointer data, GError **error)
{
  Race *race = data;

  if (!add (c, &race->ask, error))
    return FALSE;
  race->thread = g_thread_new ("remove", remove_beside, race->other);
  g_usleep (100 * 1000); /* long enough for the other to have come to the lock, or to be wrong */
  return TRUE;
}

static void
test_added_while_the_last_is_removed (MonevTestDb *db)
{
  g_autoptr (MonevActor) admin = test_office_start (db);
  g_autoptr (MonevAttachmentFile) file = make_file ("a.txt", "teks", 4);
  g_autoptr (MonevAttachment) first = attach (db, admin, file, "step/1");
  Other other = { db->uri, first, FALSE };
  Race race = { { db, admin, file, "step/2", NULL }, &other, NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;

  monev_db_transaction (db->connection, add_while_removed, &race, &error);
  g_assert_no_error (error);
  g_thread_join (race.thread);
  g_assert_true (other.removed);
  bytes = monev_attachment_read (db->connection, race.ask.added->id, &error);
  g_assert_no_error (error);
  g_assert_cmpint (count (db, "attachment"), ==, 1);
  monev_attachment_free (race.ask.added);
}

#define ADD(path, func) monev_test_add_blank ("/attachment/store/" path, func)

int
main (int argc, char **argv)
{
  test_office_setup ();
  g_test_init (&argc, &argv, NULL);
  ADD ("same-content-is-stored-once", test_same_content_is_stored_once);
  ADD ("content-goes-with-its-last-reference", test_content_goes_with_its_last_reference);
  ADD ("changed-content-is-found", test_changed_content_is_found);
  ADD ("what-is-not-there", test_what_is_not_there);
  ADD ("added-while-the-last-is-removed", test_added_while_the_last_is_removed);
  return test_office_run ();
}
