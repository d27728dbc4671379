#define _GNU_SOURCE /* memmem */
#include "page-maker.h"

#include <gdk-pixbuf/gdk-pixbuf.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <sys/resource.h>

#include "db-error.h"

typedef struct {
  char *folder;
  char *path;
} Place;

static void
set_up (Place *place, gconstpointer data)
{
  place->folder = g_dir_make_tmp ("monev-page-XXXXXX", NULL);
  place->path = g_build_filename (place->folder, "keluar.pdf", NULL);
}

/* Also holds the writer to it that no working file stays behind. */
static void
tear_down (Place *place, gconstpointer data)
{
  g_unlink (place->path);
  g_assert_cmpint (g_rmdir (place->folder), ==, 0);
  g_free (place->folder);
  g_free (place->path);
}

static const char *const sentences[] = {
  "Berdasarkan Keputusan Bupati Nomor 117/BAPPEDA/2026, Tim Monev dibentuk.",
  "Pagu sebesar Rp 1.250.000.000,50 – naik 12,5 % dari “tahun lalu”; lihat kerja program/kegiatan.",
  "Élan, naïve, Müller: huruf beraksen tetap terbaca.",
  "efisiensi, fluktuasi, difinalkan.",
  "Αθήνα → Москва ✓",
};

static MonevPageDocument *
make_document (void)
{
  static const MonevPageColumn columns[] = { { 15 }, { 0 } };
  MonevPageInfo info = { "Laporan Uji", "Bappeda", "Monitoring", 1772668800000,
                         { "Bookman Old Style", 11 } };
  MonevPageSection wide = { MONEV_PAGE_F4, TRUE,
                            .footer = { .middle = "Halaman {page} dari {pages}" } };
  MonevPageDocument *document = monev_page_document_new (&info);
  g_autoptr (MonevPageTable) table = monev_page_table_new (columns, 2, NULL);
  MonevPageParagraph chapter = { .outline = 1 }, part = { .outline = 2 };

  monev_page_document_add_text (document, "BAB I PENDAHULUAN", NULL, &chapter);
  monev_page_document_add_text (document, "A. Latar", NULL, &part);
  for (guint i = 0; i < G_N_ELEMENTS (sentences); i++)
    monev_page_document_add_text (document, sentences[i], NULL, NULL);
  monev_page_document_add_section (document, &wide);
  for (guint i = 0; i < 60; i++)
    {
      g_autofree char *number = g_strdup_printf ("%u", i + 1000);
      const char *texts[] = { number, "Menyusun laporan" };

      add_texts (table, FALSE, 10, texts, 2);
    }
  monev_page_document_add_table (document, table);
  return document;
}

static MonevPageLayout *
make_layout (void)
{
  g_autoptr (MonevPageDocument) document = make_document ();

  return lay (document);
}

static char *
run (const char *program, const char *option, const char *path)
{
  const char *line[] = { program, option != NULL ? option : path, path, "-", NULL };
  g_autoptr (GError) error = NULL;
  char *out = NULL;
  int status = 1;

  if (strcmp (program, "pdftotext") != 0)
    line[option != NULL ? 3 : 2] = NULL;
  g_spawn_sync (NULL, (char **) line, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &out, NULL, &status,
                &error);
  g_assert_no_error (error);
  g_assert_cmpint (status, ==, 0);
  return out;
}

static void
write_pdf (Place *place)
{
  g_autoptr (MonevPageLayout) layout = make_layout ();
  g_autoptr (GError) error = NULL;

  monev_page_layout_write_pdf (layout, place->path, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
}

static char *
read_back (Place *place)
{
  g_autofree char *text = run ("pdftotext", "-layout", place->path);
  g_autoptr (GRegex) spaces = g_regex_new ("\\s+", 0, 0, NULL);

  return g_regex_replace_literal (spaces, text, -1, 0, " ", 0, NULL);
}

static void
test_text (Place *place, gconstpointer data)
{
  g_autofree char *text = NULL;

  write_pdf (place);
  text = read_back (place);
  for (guint i = 0; i < G_N_ELEMENTS (sentences); i++)
    if (strstr (text, sentences[i]) == NULL)
      g_error ("not read back: %s\nin: %.900s", sentences[i], text);
  for (guint i = 0; i < 60; i++)
    {
      g_autofree char *row = g_strdup_printf ("%u Menyusun laporan", i + 1000);

      g_assert_cmpuint (count (text, row), ==, 1);
    }
  g_assert_nonnull (strstr (text, "Halaman 2 dari 5"));
}

static void
test_facts (Place *place, gconstpointer data)
{
  g_autofree char *facts = NULL, *fonts = NULL;

  write_pdf (place);
  facts = run ("pdfinfo", "-isodates", place->path);
  fonts = run ("pdffonts", NULL, place->path);
  g_assert_nonnull (strstr (facts, "Laporan Uji"));
  g_assert_nonnull (strstr (facts, "Bappeda"));
  g_assert_nonnull (strstr (facts, "Monitoring"));
  g_assert_nonnull (strstr (facts, "2026-03-05T00:00:00"));
  g_assert_nonnull (strstr (fonts, "URWBookman"));
  /* Two lines of heading; each font embedded, a part of it, with its characters. */
  g_assert_cmpuint (count (fonts, " yes yes yes "), ==, count (fonts, "\n") - 2);
}

static void
test_outline (Place *place, gconstpointer data)
{
  g_autoptr (MonevPageLayout) layout = make_layout ();
  g_autoptr (GBytes) pdf = monev_page_layout_to_pdf (layout, NULL, NULL, NULL, NULL);
  gsize length;
  const char *bytes = g_bytes_get_data (pdf, &length);

  g_assert_nonnull (memmem (bytes, length, "(BAB I PENDAHULUAN)", 19));
  g_assert_nonnull (memmem (bytes, length, "(A. Latar)", 10));
  g_assert_nonnull (memmem (bytes, length, "/Outlines", 9));
}

static void
test_equal_bytes (Place *place, gconstpointer data)
{
  g_autoptr (MonevPageLayout) one = make_layout ();
  g_autoptr (MonevPageLayout) two = make_layout ();
  g_autoptr (GBytes) first = monev_page_layout_to_pdf (one, NULL, NULL, NULL, NULL);
  g_autoptr (GBytes) second = NULL;
  g_autofree char *content = NULL;
  gsize length;

  /* Another second of the clock, and other words in the cache. */
  g_usleep (1100000);
  second = monev_page_layout_to_pdf (two, NULL, NULL, NULL, NULL);
  g_assert_true (g_bytes_equal (first, second));
  write_pdf (place);
  g_assert_true (g_file_get_contents (place->path, &content, &length, NULL));
  g_assert_cmpmem (content, length, g_bytes_get_data (first, NULL), g_bytes_get_size (first));
}

typedef struct {
  GCancellable *cancellable;
  guint         calls, last;
} Watch;

static void
on_progress (guint done, guint total, gpointer data)
{
  Watch *watch = data;

  watch->calls++;
  g_assert_cmpuint (done, ==, watch->last + 1);
  g_assert_cmpuint (total, ==, 5);
  watch->last = done;
  if (watch->cancellable != NULL && done == 2)
    g_cancellable_cancel (watch->cancellable);
}

static void
test_progress (Place *place, gconstpointer data)
{
  g_autoptr (MonevPageLayout) layout = make_layout ();
  Watch watch = { NULL };

  g_assert_true (monev_page_layout_write_pdf (layout, place->path, NULL, on_progress, &watch,
                                              NULL));
  g_assert_cmpuint (watch.calls, ==, 5);
}

static void
test_cancelled (Place *place, gconstpointer data)
{
  g_autoptr (MonevPageLayout) layout = make_layout ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  Watch watch = { cancellable };

  g_assert_false (monev_page_layout_write_pdf (layout, place->path, cancellable, on_progress,
                                               &watch, &error));
  g_assert_error (error, MONEV_ERROR, MONEV_ERROR_CANCELLED);
  g_assert_cmpuint (watch.calls, ==, 2);
  g_assert_false (g_file_test (place->path, G_FILE_TEST_EXISTS));
}

static void
test_full_disk (Place *place, gconstpointer data)
{
  g_autoptr (MonevPageLayout) layout = make_layout ();
  g_autoptr (GError) error = NULL;
  struct rlimit before, tight;
  gboolean done;

  g_assert_true (g_file_set_contents (place->path, "lama", -1, NULL));
  signal (SIGXFSZ, SIG_IGN);
  getrlimit (RLIMIT_FSIZE, &before);
  tight = (struct rlimit) { 4096, before.rlim_max };
  setrlimit (RLIMIT_FSIZE, &tight);
  done = monev_page_layout_write_pdf (layout, place->path, NULL, NULL, NULL, &error);
  setrlimit (RLIMIT_FSIZE, &before);
  g_assert_false (done);
  g_assert_error (error, MONEV_ERROR, MONEV_ERROR_IO);
  g_assert_nonnull (strstr (error->message, "keluar.pdf"));
  g_assert_nonnull (strstr (error->message, "penuh"));
  g_autofree char *content = NULL;
  g_assert_true (g_file_get_contents (place->path, &content, NULL, NULL));
  g_assert_cmpstr (content, ==, "lama");
}

static void
test_no_folder (Place *place, gconstpointer data)
{
  g_autoptr (MonevPageLayout) layout = make_layout ();
  g_autofree char *path = g_build_filename (place->folder, "tidak-ada", "a.pdf", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_false (monev_page_layout_write_pdf (layout, path, NULL, NULL, NULL, &error));
  g_assert_error (error, MONEV_ERROR, MONEV_ERROR_NOT_FOUND);
}

static gpointer
make_pdf (gpointer data)
{
  const MonevPageLayout *layout = data;

  return monev_page_layout_to_pdf (layout, NULL, NULL, NULL, NULL);
}

/* One layout on several threads, while another is laid out. */
static void
test_threads (Place *place, gconstpointer data)
{
  g_autoptr (MonevPageLayout) layout = make_layout ();
  g_autoptr (GBytes) expected = make_pdf (layout);
  GThread *threads[4];

  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("pdf", make_pdf, layout);
  for (guint i = 0; i < 20; i++)
    monev_page_layout_unref (make_layout ());
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    {
      g_autoptr (GBytes) made = g_thread_join (threads[i]);

      g_assert_true (g_bytes_equal (made, expected));
    }
}

static GBytes *
make_picture (int width, int height, const char *kind)
{
  g_autoptr (GdkPixbuf) pixbuf = gdk_pixbuf_new (GDK_COLORSPACE_RGB, FALSE, 8, width, height);
  char *bytes;
  gsize length;

  gdk_pixbuf_fill (pixbuf, 0x2c8f6eff);
  g_assert_true (gdk_pixbuf_save_to_buffer (pixbuf, &bytes, &length, kind, NULL, NULL));
  return g_bytes_new_take (bytes, length);
}

static void
test_pictures (Place *place, gconstpointer data)
{
  MonevPageInfo info = { "Foto" };
  g_autoptr (MonevPageDocument) document = monev_page_document_new (&info);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) photo = make_picture (4000, 3000, "jpeg");
  g_autoptr (GBytes) sign = make_picture (300, 300, "png");
  g_autoptr (MonevPageDrawing) one = monev_page_drawing_new_image (photo, 80, 60, &error);
  g_assert_no_error (error);
  g_autoptr (MonevPageDrawing) two = monev_page_drawing_new_image (sign, 20, 20, &error);
  g_assert_no_error (error);
  g_autoptr (MonevPageLayout) layout = NULL;
  g_autofree char *images = NULL;

  monev_page_document_add_drawing (document, one, NULL);
  monev_page_document_add_drawing (document, two, NULL);
  layout = lay (document);
  g_assert_true (monev_page_layout_write_pdf (layout, place->path, NULL, NULL, NULL, NULL));
  images = run ("pdfimages", "-list", place->path);
  /* 80 mm at 200 points an inch, kept as JPEG; the small one as it is. */
  g_assert_nonnull (strstr (images, " 630   473 "));
  g_assert_nonnull (strstr (images, "jpeg"));
  g_assert_nonnull (strstr (images, " 158   158 "));
}

static void
test_bad_pictures (Place *place, gconstpointer data)
{
  static const char *const bad[] = { "", "bukan gambar", "\xFF\xD8\xFF\xE0 rusak" };
  g_autoptr (GBytes) photo = make_picture (600, 400, "png");

  for (guint i = 0; i <= G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) bytes = i < G_N_ELEMENTS (bad)
        ? g_bytes_new_static (bad[i], strlen (bad[i])) : g_bytes_new_from_bytes (photo, 0, 200);

      g_assert_null (monev_page_drawing_new_image (bytes, 20, 20, &error));
      g_assert_error (error, MONEV_ERROR, MONEV_ERROR_CORRUPT);
    }
}

/* A photo whose head says 40,000 x 40,000: refused before the points are made. */
static void
test_huge_picture (Place *place, gconstpointer data)
{
  g_autoptr (GBytes) photo = make_picture (64, 64, "jpeg");
  gsize length = g_bytes_get_size (photo);
  g_autofree guint8 *copy = g_memdup2 (g_bytes_get_data (photo, NULL), length);
  guint8 *frame = memmem (copy, length, "\xFF\xC0", 2);
  g_autoptr (GError) error = NULL;

  g_assert_nonnull (frame);
  frame[5] = frame[7] = 40000 >> 8;
  g_autoptr (GBytes) bytes = g_bytes_new (copy, length);
  g_assert_null (monev_page_drawing_new_image (bytes, 20, 20, &error));
  g_assert_error (error, MONEV_ERROR, MONEV_ERROR_LIMIT);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, function) \
  g_test_add ("/page/pdf/" name, Place, NULL, set_up, function, tear_down)
  ADD ("text-reads-back", test_text);
  ADD ("title-date-and-fonts", test_facts);
  ADD ("outline", test_outline);
  ADD ("equal-bytes", test_equal_bytes);
  ADD ("progress", test_progress);
  ADD ("cancelled-leaves-no-file", test_cancelled);
  ADD ("full-disk-keeps-the-old-file", test_full_disk);
  ADD ("no-such-folder", test_no_folder);
  ADD ("several-threads", test_threads);
  ADD ("pictures-no-finer-than-print", test_pictures);
  ADD ("bytes-that-are-no-picture", test_bad_pictures);
  ADD ("a-huge-picture-is-refused", test_huge_picture);
  return g_test_run ();
}
