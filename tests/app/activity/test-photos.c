/* The photos of a visit: their order, their pages. */
#include "field-office.h"
#include <libical/ical.h>
#include "activity/agenda.h"
#include "activity/field-import.h"
#include "activity/field-paper.h"
#include "calendar/holiday-record.h"
#include "activity/photo-order.h"
#include "exchange/table-builder.h"
#include "exchange/table-file.h"
#include "programme/programme.h"

static char *
dump_of (MonevPageDocument *document, guint *pages)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MonevPageLayout) layout = monev_page_layout_new (document, NULL, &error);

  g_assert_no_error (error);
  *pages = monev_page_layout_n_pages (layout);
  return monev_page_layout_dump (layout, NULL);
}

static char *
attach_photo (const Field *f, const char *subject, guint number)
{
  /* the smallest PNG there is */
  static const char dot[] = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGA"
                            "WjR9awAAAABJRU5ErkJggg==";
  gsize length;
  guchar *data = g_base64_decode (dot, &length);
  g_autoptr (GBytes) bytes = g_bytes_new_take (data, length);
  g_autoptr (MonevIssueList) issues = monev_issue_list_new ();
  g_autoptr (MonevAttachmentFile) file
    = monev_attachment_file_new ("foto.png", bytes, NULL, issues, NULL);
  g_autofree char *caption = g_strdup_printf ("Foto-%u", number);
  g_autoptr (GError) error = NULL;
  char *id = monev_activity_attach (f->o.c, f->o.staf, f->id, subject, file, caption, &error);

  g_assert_no_error (error);
  return id;
}

static MonevPageDocument *
photos_paper (const Field *f, const MonevRecord *visit, GError **error)
{
  g_autoptr (MonevIssueList) issues = monev_issue_list_new ();
  MonevPageDocument *paper = monev_visit_photos_paper (f->o.c, visit, issues, error);

  g_assert_cmpuint (monev_issue_list_size (issues), ==, 0);
  return paper;
}

static void
test_six_photos_on_a_page (MonevTestDb *db)
{
  g_auto (Field) f = open_field (db);
  g_autofree char *id = put (&f.o, &monev_visit_type, f.id,
                             PAIRS ("site_id", f.site, "group_id", f.group, "date_from",
                                    "2024-02-06"));
  g_autoptr (MonevRecord) visit = get (&f.o, &monev_visit_type, id);
  g_autofree char *subject = g_strconcat ("visit/", id, NULL);
  g_autofree char *site = g_strconcat ("site/", f.site, NULL);
  g_autoptr (MonevPageDocument) six = NULL;
  g_autoptr (MonevPageDocument) seven = NULL;
  g_autofree char *text = NULL;
  guint pages = 0;
  g_autoptr (GError) error = NULL;

  g_assert_null (photos_paper (&f, visit, &error));
  expect_refusal (&error, MONEV_ERROR_NOT_FOUND, "foto");
  g_free (attach_photo (&f, site, 99)); /* of something else */
  for (guint i = 1; i <= 6; i++)
    g_free (attach_photo (&f, subject, i));
  six = photos_paper (&f, visit, &error);
  g_assert_no_error (error);
  g_free (dump_of (six, &pages));
  g_assert_cmpuint (pages, ==, 1);
  g_free (attach_photo (&f, subject, 7));
  seven = photos_paper (&f, visit, &error);
  text = dump_of (seven, &pages);
  g_assert_cmpuint (pages, ==, 2);
  g_assert_nonnull (strstr (text, "Foto-7"));
  g_assert_null (strstr (text, "Foto-99"));
}

/* A picture that was cut while it was copied: the others are printed, its place names it. */
static void
test_an_unreadable_photo_leaves_a_gap (MonevTestDb *db)
{
  g_auto (Field) f = open_field (db);
  g_autofree char *id = put (&f.o, &monev_visit_type, f.id,
                             PAIRS ("site_id", f.site, "group_id", f.group, "date_from",
                                    "2024-02-06"));
  g_autoptr (MonevRecord) visit = get (&f.o, &monev_visit_type, id);
  g_autofree char *subject = g_strconcat ("visit/", id, NULL);
  g_autofree char *good = attach_photo (&f, subject, 1);
  g_autoptr (GBytes) cut = g_bytes_new_static ("\xff\xd8\xff\xe0 rusak", 10);
  g_autoptr (MonevIssueList) issues = monev_issue_list_new ();
  g_autoptr (MonevAttachmentFile) file
    = monev_attachment_file_new ("terpotong.jpg", cut, NULL, issues, NULL);
  g_autofree char *bad = monev_activity_attach (f.o.c, f.o.staf, f.id, subject, file, "", NULL);
  g_autoptr (MonevIssueList) told = monev_issue_list_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (MonevPageDocument) paper = monev_visit_photos_paper (f.o.c, visit, told, &error);
  g_autofree char *text = NULL;
  guint pages = 0;

  g_assert_no_error (error);
  g_assert_nonnull (bad);
  text = dump_of (paper, &pages);
  g_assert_cmpuint (pages, ==, 1);
  g_assert_nonnull (strstr (text, "Foto-1"));
  g_assert_nonnull (strstr (text, "Foto tidak dapat dibaca"));
  g_assert_cmpuint (monev_issue_list_size (told), ==, 1);
  g_assert_cmpstr (monev_issue_list_get (told, 0)->code, ==, "photo-unreadable");
  g_assert_nonnull (strstr (monev_issue_list_get (told, 0)->message, "terpotong.jpg"));
}

static void
test_photos_name_the_first_and_the_last_day (MonevTestDb *db)
{
  g_auto (Field) f = open_field (db);
  g_autofree char *id = put (&f.o, &monev_visit_type, f.id,
                             PAIRS ("site_id", f.site, "group_id", f.group, "date_from",
                                    "2024-02-06", "date_to", "2024-02-08"));
  g_autoptr (MonevRecord) visit = get (&f.o, &monev_visit_type, id);
  g_autofree char *subject = g_strconcat ("visit/", id, NULL);
  g_autofree char *photo = attach_photo (&f, subject, 1);
  g_autoptr (MonevPageDocument) paper = photos_paper (&f, visit, NULL);
  guint pages = 0;
  g_autofree char *text = dump_of (paper, &pages);

  g_assert_nonnull (strstr (text, "6 Februari 2024 sampai"));
  g_assert_nonnull (strstr (text, "8 Februari 2024"));
}

static gboolean
move (const Field *f, const char *visit, const char *photo, int by, GError **error)
{
  return monev_photo_order_move (f->o.c, f->o.staf, f->id, visit, photo, by, error);
}

/* "Foto-2 Foto-1": as they stand on paper. */
static char *
order_of (const Field *f, const char *visit)
{
  g_autoptr (MonevActivity) run = load_run (&f->o, f->id);
  g_auto (GStrv) order = monev_photo_order_load (f->o.c, visit, NULL);
  g_autoptr (GPtrArray) photos
    = monev_photo_order_sort (run->files, visit, (const char *const *) order);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < photos->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? " " : "",
                            ((MonevAttachment *) photos->pdata[i])->caption);
  return g_string_free (text, FALSE);
}

static void
expect_order (const Field *f, const char *visit, const char *expected)
{
  g_autofree char *order = order_of (f, visit);

  g_assert_cmpstr (order, ==, expected);
}

static void
test_photos_are_moved (MonevTestDb *db)
{
  g_auto (Field) f = open_field (db);
  g_autofree char *id = put (&f.o, &monev_visit_type, f.id,
                             PAIRS ("site_id", f.site, "group_id", f.group, "date_from",
                                    "2024-02-06"));
  g_autofree char *subject = g_strconcat ("visit/", id, NULL);
  g_autofree char *one = attach_photo (&f, subject, 1);
  g_autofree char *two = attach_photo (&f, subject, 2);
  g_autofree char *three = attach_photo (&f, subject, 3);
  g_autofree char *four = NULL;
  g_autoptr (GError) error = NULL;

  expect_order (&f, id, "Foto-1 Foto-2 Foto-3");
  g_assert_true (move (&f, id, three, -1, &error));
  expect_order (&f, id, "Foto-1 Foto-3 Foto-2");
  /* what comes later stands behind; beyond the ends nothing is written */
  four = attach_photo (&f, subject, 4);
  expect_order (&f, id, "Foto-1 Foto-3 Foto-2 Foto-4");
  g_assert_true (move (&f, id, one, 9, &error));
  expect_order (&f, id, "Foto-3 Foto-2 Foto-4 Foto-1");
  g_assert_false (move (&f, id, one, 1, &error));
  expect_refusal (&error, MONEV_ERROR_STATE, "paling belakang");
  g_assert_true (monev_activity_detach (f.o.c, f.o.staf, f.id, two, 1, NULL));
  expect_order (&f, id, "Foto-3 Foto-4 Foto-1");
  g_assert_false (move (&f, id, two, 1, &error));
  expect_refusal (&error, MONEV_ERROR_NOT_FOUND, "Muat ulang");
  g_assert_true (monev_activity_stop (f.o.c, f.o.subkoor, f.id, 1, "uji", NULL));
  g_assert_false (move (&f, id, one, -1, &error));
  expect_refusal (&error, MONEV_ERROR_STATE, "");
}

static void
test_photos_are_printed_in_order (MonevTestDb *db)
{
  g_auto (Field) f = open_field (db);
  g_autofree char *id = put (&f.o, &monev_visit_type, f.id,
                             PAIRS ("site_id", f.site, "group_id", f.group, "date_from",
                                    "2024-02-06"));
  g_autoptr (MonevRecord) visit = get (&f.o, &monev_visit_type, id);
  g_autofree char *subject = g_strconcat ("visit/", id, NULL);
  g_autofree char *one = attach_photo (&f, subject, 1);
  g_autofree char *two = attach_photo (&f, subject, 2);
  g_autoptr (MonevPageDocument) paper = NULL;
  g_autofree char *text = NULL;
  guint pages = 0;
  g_autoptr (GError) error = NULL;

  g_assert_true (move (&f, id, two, -1, &error));
  paper = photos_paper (&f, visit, &error);
  g_assert_no_error (error);
  text = dump_of (paper, &pages);
  g_assert_cmpuint (pages, ==, 1);
  g_assert_true (strstr (text, "Foto-2") < strstr (text, "Foto-1"));
}

#define ADD(path, func) monev_test_add_blank ("/activity/photos/" path, func)

int
main (int argc, char **argv)
{
  test_office_setup ();
  g_test_init (&argc, &argv, NULL);
  ADD ("photos-name-the-first-and-the-last-day", test_photos_name_the_first_and_the_last_day);
  ADD ("an-unreadable-photo-leaves-a-gap", test_an_unreadable_photo_leaves_a_gap);
  ADD ("six-photos-on-a-page", test_six_photos_on_a_page);
  ADD ("photos-are-moved", test_photos_are_moved);
  ADD ("photos-are-printed-in-order", test_photos_are_printed_in_order);
  return test_office_run ();
}
