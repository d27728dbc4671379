/* Files on their way in: limit, kind, name, preview. */
#include "attachment/attachment-file.h"

#include <gdk-pixbuf/gdk-pixbuf.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "attachment/media-type.h"
#include "attachment/picture-preview.h"
#include "testing.h"

static char *folder;

static MonevAttachmentFile *
read_path (const char *path, MonevIssueList *issues, GError **error)
{
  return monev_attachment_file_read (path, NULL, issues, error);
}

static void
expect_refused (const char *path, MonevError code, const char *says)
{
  g_autoptr (MonevIssueList) issues = monev_issue_list_new ();
  g_autoptr (GError) error = NULL;

  g_assert_null (read_path (path, issues, &error));
  g_assert_error (error, MONEV_ERROR, (int) code);
  if (strstr (error->message, says) == NULL)
    g_error ("%s", error->message);
}

/* A sparse file of 2 GB takes no room; that it is not read shows in the time it takes. */
static void
test_large_file_is_refused_unread (void)
{
  g_autofree char *path = g_build_filename (folder, "besar.bin", NULL);
  gint64 start = g_get_monotonic_time ();

  g_assert_true (g_file_set_contents (path, "x", 1, NULL));
  g_assert_cmpint (truncate (path, (off_t) 2 << 30), ==, 0);
  expect_refused (path, MONEV_ERROR_LIMIT, "2 GB");
  expect_refused (path, MONEV_ERROR_LIMIT, "25 MB");
  g_assert_cmpint (truncate (path, (off_t) MONEV_ATTACHMENT_MAX_BYTES + 1), ==, 0);
  expect_refused (path, MONEV_ERROR_LIMIT, "25,01 MB, melebihi batas 25 MB");
  g_assert_cmpint (g_get_monotonic_time () - start, <, G_USEC_PER_SEC / 4);
}

static void
test_limit_is_the_last_that_passes (void)
{
  g_autofree char *path = g_build_filename (folder, "pas.bin", NULL);
  g_autoptr (MonevIssueList) issues = monev_issue_list_new ();
  g_autoptr (MonevAttachmentFile) file = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (path, "x", 1, NULL));
  g_assert_cmpint (truncate (path, MONEV_ATTACHMENT_MAX_BYTES), ==, 0);
  file = read_path (path, issues, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_bytes_get_size (file->bytes), ==, MONEV_ATTACHMENT_MAX_BYTES);
  g_assert_cmpint (truncate (path, MONEV_ATTACHMENT_MAX_BYTES + 1), ==, 0);
  expect_refused (path, MONEV_ERROR_LIMIT, "pas.bin");
}

static void
test_what_is_no_file_is_refused (void)
{
  g_autofree char *none = g_build_filename (folder, "tidak-ada", NULL);
  g_autofree char *pipe = g_build_filename (folder, "pipa", NULL);
  g_autofree char *empty = g_build_filename (folder, "kosong.txt", NULL);

  expect_refused (none, MONEV_ERROR_NOT_FOUND, "tidak-ada tidak dapat dibaca: berkas atau foldernya tidak ada");
  expect_refused (folder, MONEV_ERROR_INVALID, "bukan berkas biasa");
  g_assert_cmpint (mkfifo (pipe, 0600), ==, 0);
  expect_refused (pipe, MONEV_ERROR_INVALID, "bukan berkas biasa"); /* nor waits for a writer */
  g_assert_true (g_file_set_contents (empty, "", 0, NULL));
  expect_refused (empty, MONEV_ERROR_INVALID, "kosong");
}

static void
test_kind_comes_from_the_bytes (void)
{
  static const struct { const char *bytes; gsize n; const char *type; } cases[] = {
    { "%PDF-1.7\n", 9, "application/pdf" },
    { "\xff\xd8\xff\xe0----", 8, "image/jpeg" },
    { "\x89PNG\r\n\x1a\n----", 12, "image/png" },
    { "PK\x03\x04........word/document.xml", 29,
      "application/vnd.openxmlformats-officedocument.wordprocessingml.document" },
    { "PK\x03\x04........xl/workbook.xml", 27,
      "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" },
    { "PK\x03\x04........a.txt", 17, "application/zip" },
    { "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", 8, "application/x-ole-storage" },
    { "RIFF....WEBPVP8 ", 16, "image/webp" },
    { "Kabupaten é", 12, "text/plain" },
    { "a\0b", 3, "application/octet-stream" },
    { "\xff\xfe\xfd", 3, "application/octet-stream" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GBytes) bytes = g_bytes_new_static (cases[i].bytes, cases[i].n);

      g_assert_cmpstr (monev_media_type_sniff (bytes), ==, cases[i].type);
    }
}

static MonevAttachmentFile *
named (const char *name)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static ("isi", 3);
  g_autoptr (MonevIssueList) issues = monev_issue_list_new ();
  MonevAttachmentFile *file = monev_attachment_file_new (name, bytes, NULL, issues, NULL);

  g_assert_nonnull (file);
  return file;
}

static void
test_names_are_tidied (void)
{
  g_autofree char *letters = g_strnfill (300, 'a');
  g_autofree char *endless = g_strconcat (letters, ".pdf", NULL);
  g_autoptr (MonevAttachmentFile) plain = named ("/tmp/a b/Laporan é.pdf");
  g_autoptr (MonevAttachmentFile) wild = named ("a\nb\x01.txt");
  g_autoptr (MonevAttachmentFile) cut = named (endless);

  g_assert_cmpstr (plain->name, ==, "Laporan é.pdf");
  g_assert_cmpstr (wild->name, ==, "a_b_.txt");
  g_assert_cmpint (g_utf8_strlen (cut->name, -1), ==, MONEV_ATTACHMENT_MAX_NAME);
  g_assert_true (g_str_has_suffix (cut->name, "a.pdf"));
}

static void
test_sizes_are_shown (void)
{
  static const struct { guint64 bytes; const char *text; } cases[] = {
    { 0, "0 bita" }, { 512, "512 bita" }, { 1536, "1,5 KB" }, { 26214400, "25 MB" },
    { G_GUINT64_CONSTANT (2147483648), "2 GB" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = monev_byte_size_format (cases[i].bytes);

      g_assert_cmpstr (text, ==, cases[i].text);
    }
}

static GBytes *
picture (int width, int height, const char *format, gboolean alpha)
{
  g_autoptr (GdkPixbuf) pixbuf = gdk_pixbuf_new (GDK_COLORSPACE_RGB, alpha, 8, width, height);
  char *buffer = NULL;
  gsize size = 0;

  gdk_pixbuf_fill (pixbuf, 0x3366cc00);
  g_assert_true (gdk_pixbuf_save_to_buffer (pixbuf, &buffer, &size, format, NULL, NULL));
  return g_bytes_new_take (buffer, size);
}

static GdkPixbuf *
open_picture (GBytes *bytes)
{
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_bytes (bytes);
  GdkPixbuf *pixbuf = gdk_pixbuf_new_from_stream (stream, NULL, NULL);

  g_assert_nonnull (pixbuf);
  return pixbuf;
}

static void
test_preview_is_small_and_keeps_the_shape (void)
{
  g_autoptr (GBytes) wide = picture (2000, 1000, "jpeg", FALSE);
  g_autoptr (GBytes) clear = picture (300, 400, "png", TRUE);
  g_autoptr (GBytes) small = monev_picture_preview (wide, NULL, NULL);
  g_autoptr (GBytes) flat = monev_picture_preview (clear, NULL, NULL);
  g_autoptr (GdkPixbuf) a = open_picture (small);
  g_autoptr (GdkPixbuf) b = open_picture (flat);

  g_assert_cmpstr (monev_media_type_sniff (small), ==, "image/jpeg");
  g_assert_cmpint (gdk_pixbuf_get_width (a), ==, MONEV_PREVIEW_EDGE);
  g_assert_cmpint (gdk_pixbuf_get_height (a), ==, MONEV_PREVIEW_EDGE / 2);
  g_assert_cmpint (gdk_pixbuf_get_width (b), ==, 300); /* never enlarged */
  g_assert_cmpint (gdk_pixbuf_read_pixels (b)[0], >, 250); /* what was clear is paper */
}

/* A JPEG whose camera was held upright: EXIF orientation 6. */
static void
test_preview_is_upright (void)
{
  static const guint8 exif[] = {
    0xff, 0xe1, 0, 34, 'E', 'x', 'i', 'f', 0, 0, 'M', 'M', 0, 42, 0, 0, 0, 8, 0, 1,
    0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, 6, 0, 0, 0, 0, 0, 0,
  };
  g_autoptr (GBytes) lying = picture (400, 200, "jpeg", FALSE);
  g_autoptr (GByteArray) turned = g_byte_array_new ();
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GBytes) preview = NULL;
  g_autoptr (GdkPixbuf) upright = NULL;
  const guint8 *data = g_bytes_get_data (lying, NULL);

  g_byte_array_append (turned, data, 2);
  g_byte_array_append (turned, exif, sizeof exif);
  g_byte_array_append (turned, data + 2, (guint) g_bytes_get_size (lying) - 2);
  bytes = g_bytes_new (turned->data, turned->len);
  preview = monev_picture_preview (bytes, NULL, NULL);
  upright = open_picture (preview);
  g_assert_cmpint (gdk_pixbuf_get_width (upright), ==, 200);
  g_assert_cmpint (gdk_pixbuf_get_height (upright), ==, 400);
}

static glong
peak_kilobytes (void)
{
  struct rusage usage;

  getrusage (RUSAGE_SELF, &usage);
  return usage.ru_maxrss;
}

/* 60 megapixels are 180 MB as pixels. They are made in a process of their own, so that the peak of
 * this one shows what the preview needs. */
static void
test_60_megapixels_stay_in_bounds (void)
{
  g_autofree char *path = g_build_filename (folder, "foto.jpg", NULL);
  g_autoptr (GBytes) file = NULL;
  g_autoptr (GBytes) preview = NULL;
  g_autoptr (GdkPixbuf) small = NULL;
  g_autoptr (GError) error = NULL;
  MonevPictureSize size;
  char *bytes = NULL;
  gsize length = 0;
  glong before;
  int status = -1;
  pid_t child = fork ();

  if (child == 0)
    {
      g_autoptr (GdkPixbuf) large = gdk_pixbuf_new (GDK_COLORSPACE_RGB, FALSE, 8, 10000, 6000);

      gdk_pixbuf_fill (large, 0x3366ccff);
      _exit (gdk_pixbuf_save (large, path, "jpeg", NULL, NULL) ? 0 : 1);
    }
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_cmpint (status, ==, 0);
  g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
  file = g_bytes_new_take (bytes, length);
  g_assert_true (monev_picture_size (file, &size));
  g_assert_cmpint (size.width * size.height, ==, 60000000);
  g_assert_false (size.whole);
  before = peak_kilobytes ();
  preview = monev_picture_preview (file, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (peak_kilobytes () - before, <, 60 * 1024);
  small = open_picture (preview);
  g_assert_cmpint (gdk_pixbuf_get_width (small), ==, MONEV_PREVIEW_EDGE);
}

/* A PNG of @length bytes that says to be 10000 × 6000. */
static GBytes *
claiming (gsize length)
{
  guint8 *bytes = g_malloc0 (length);

  memcpy (bytes, "\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x27\x10\0\0\x17\x70", 24);
  memcpy (bytes + length - 8, "IEND\xae\x42\x60\x82", 8);
  return g_bytes_new_take (bytes, length);
}

/* What is damaged is called so, not only large: its head may lie. */
static void
test_a_picture_too_small_for_its_head_is_unreadable (void)
{
  g_autoptr (GBytes) png = claiming (400);
  g_autoptr (GError) error = NULL;

  g_assert_null (monev_picture_preview (png, NULL, &error));
  g_assert_error (error, MONEV_ERROR, MONEV_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "tidak dapat dibaca"));
}

/* The header alone is enough to refuse: nothing is decoded. */
static void
test_limit_is_said_in_megapixels (void)
{
  g_autoptr (GBytes) png = claiming (20000);
  g_autoptr (MonevIssueList) issues = monev_issue_list_new ();
  g_autoptr (MonevAttachmentFile) file = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_null (monev_picture_preview (png, NULL, &error));
  g_assert_error (error, MONEV_ERROR, MONEV_ERROR_LIMIT);
  g_assert_nonnull (strstr (error->message, "60 megapiksel"));
  g_assert_nonnull (strstr (error->message, "30 megapiksel"));

  file = monev_attachment_file_new ("besar.png", png, NULL, issues, NULL);
  g_assert_nonnull (file); /* it is attached all the same */
  g_assert_null (file->preview);
  g_assert_cmpstr (monev_issue_list_get (issues, 0)->code, ==, "preview-missing");
  g_assert_cmpstr (monev_issue_list_get (issues, 0)->file, ==, "besar.png");
}

static void
test_damaged_picture_is_attached_without_preview (void)
{
  g_autoptr (GBytes) whole = picture (400, 300, "png", FALSE);
  g_autoptr (GBytes) half = g_bytes_new_from_bytes (whole, 0, 60);
  g_autoptr (MonevIssueList) issues = monev_issue_list_new ();
  g_autoptr (MonevAttachmentFile) good = monev_attachment_file_new ("a.png", whole, NULL, issues,
                                                                    NULL);
  g_autoptr (MonevAttachmentFile) bad = NULL;

  g_assert_nonnull (good->preview);
  g_assert_cmpuint (monev_issue_list_size (issues), ==, 0);
  bad = monev_attachment_file_new ("b.png", half, NULL, issues, NULL);
  g_assert_null (bad->preview);
  g_assert_cmpuint (monev_issue_list_size (issues), ==, 1);
}

static void
test_cancelled_makes_nothing (void)
{
  g_autoptr (GBytes) whole = picture (400, 300, "jpeg", FALSE);
  g_autoptr (MonevIssueList) issues = monev_issue_list_new ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (monev_attachment_file_new ("a.jpg", whole, cancellable, issues, &error));
  g_assert_error (error, MONEV_ERROR, MONEV_ERROR_CANCELLED);
}

/* A text that calls itself a photo is attached, and it is said; what fits its name says nothing. */
static void
test_name_and_content_differ (void)
{
  static const struct {
    const char *name, *bytes;
    gboolean told;
  } cases[] = {
    { "foto.JPG", "Ini teks biasa.", TRUE }, { "laporan.pdf", "%PDF-1.7\n", FALSE },
    { "laporan.pdf", "teks", TRUE },         { "catatan.txt", "teks", FALSE },
    { "tanpa-akhiran", "teks", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GBytes) bytes = g_bytes_new_static (cases[i].bytes, strlen (cases[i].bytes));
      g_autoptr (MonevIssueList) issues = monev_issue_list_new ();
      g_autoptr (MonevAttachmentFile) file
        = monev_attachment_file_new (cases[i].name, bytes, NULL, issues, NULL);

      g_assert_nonnull (file);
      g_assert_cmpuint (monev_issue_list_size (issues), ==, cases[i].told ? 1 : 0);
      if (cases[i].told)
        g_assert_nonnull (strstr (monev_issue_list_get (issues, 0)->message, "isinya teks"));
    }
}

#define ADD(path, func) g_test_add_func ("/attachment/file/" path, func)

int
main (int argc, char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);
  folder = monev_test_folder ();
  ADD ("large-file-is-refused-unread", test_large_file_is_refused_unread);
  ADD ("limit-is-the-last-that-passes", test_limit_is_the_last_that_passes);
  ADD ("what-is-no-file-is-refused", test_what_is_no_file_is_refused);
  ADD ("kind-comes-from-the-bytes", test_kind_comes_from_the_bytes);
  ADD ("name-and-content-differ", test_name_and_content_differ);
  ADD ("names-are-tidied", test_names_are_tidied);
  ADD ("sizes-are-shown", test_sizes_are_shown);
  ADD ("60-megapixels-stay-in-bounds", test_60_megapixels_stay_in_bounds);
  ADD ("preview-is-small-and-keeps-the-shape", test_preview_is_small_and_keeps_the_shape);
  ADD ("preview-is-upright", test_preview_is_upright);
  ADD ("limit-is-said-in-megapixels", test_limit_is_said_in_megapixels);
  ADD ("a-picture-too-small-for-its-head-is-unreadable", test_a_picture_too_small_for_its_head_is_unreadable);
  ADD ("damaged-picture-is-attached-without-preview",
       test_damaged_picture_is_attached_without_preview);
  ADD ("cancelled-makes-nothing", test_cancelled_makes_nothing);
  status = g_test_run ();
  monev_test_remove (folder);
  g_free (folder);
  return status;
}
