#include "exchange/table-file.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "book-maker.h"
#include "db-error.h"
#include "xls-maker.h"

typedef struct {
  char *folder;
  char *path;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  self->folder = g_dir_make_tmp ("monev-file-XXXXXX", NULL);
  /* A misleading name on purpose: the contents decide. */
  self->path = g_build_filename (self->folder, "kiriman.pdf", NULL);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_unlink (self->path);
  g_assert_cmpint (g_rmdir (self->folder), ==, 0);
  g_free (self->folder);
  g_free (self->path);
}

static void
put (Fixture *self, const void *bytes, gsize length)
{
  g_assert_true (g_file_set_contents (self->path, bytes, length, NULL));
}

static void
put_bytes (Fixture *self, GBytes *bytes)
{
  gsize length;
  const void *data = g_bytes_get_data (bytes, &length);

  put (self, data, length);
}

static void
expect_refused (const char *path, const char *sheet, MonevError code, const char *part)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (monev_table_file_read (path, sheet, NULL, &error));
  g_assert_error (error, MONEV_ERROR, (int) code);
  g_test_message ("%s", error->message);
  g_assert_nonnull (strstr (error->message, part));
}

static void
test_reads_by_contents (Fixture *self, gconstpointer data)
{
  g_autoptr (GBytes) book = book_maker_simple (
      SHEET ("<row r=\"2\"><c r=\"B2\"><v>7</v></c></row>"), NULL, NULL);
  g_autoptr (GError) error = NULL;

  put_bytes (self, book);
  g_autoptr (MonevTable) table = monev_table_file_read (self->path, "data", NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (monev_table_cell (table, 2, 2).text, ==, "7");
  g_assert_cmpstr (monev_table_file (table), ==, "kiriman.pdf");
  g_auto (GStrv) sheets = monev_table_file_sheets (self->path, &error);
  g_assert_cmpuint (g_strv_length (sheets), ==, 1);
  g_assert_cmpstr (sheets[0], ==, "Data");

  put (self, "kode;nama\n61;a\n", 15);
  g_autoptr (MonevTable) csv = monev_table_file_read (self->path, NULL, NULL, &error);
  g_assert_cmpstr (monev_table_cell (csv, 2, 2).text, ==, "a");
  g_auto (GStrv) none = monev_table_file_sheets (self->path, &error);
  g_assert_cmpuint (g_strv_length (none), ==, 0);
}

static void
test_reads_old_excel (Fixture *self, gconstpointer data)
{
  g_autoptr (GBytes) book = xls_maker_simple ();
  g_autoptr (GError) error = NULL;

  put_bytes (self, book);
  g_autoptr (MonevTable) table = monev_table_file_read (self->path, "LAMA", NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (monev_table_sheet (table), ==, "Lama");
  g_assert_cmpstr (monev_table_cell (table, 1, 1).text, ==, "Dinas");
  g_assert_cmpint (monev_table_cell (table, 1, 1).kind, ==, MONEV_CELL_TEXT);
  g_assert_cmpstr (monev_table_cell (table, 2, 3).text, ==, "0.1");
  g_assert_cmpint (monev_table_cell (table, 2, 3).kind, ==, MONEV_CELL_NUMBER);
  g_auto (GStrv) sheets = monev_table_file_sheets (self->path, &error);
  g_assert_cmpstr (sheets[0], ==, "Lama");
  expect_refused (self->path, "Baru", MONEV_ERROR_NOT_FOUND, "Lama");
}

/* Cut and flipped old workbooks: whatever happens, it ends in a table or a message. */
static void
test_broken_old_excel (Fixture *self, gconstpointer data)
{
  g_autoptr (GBytes) book = xls_maker_simple ();
  gsize size;
  const guint8 *good = g_bytes_get_data (book, &size);

  for (gsize at = 0; at < size; at += 7)
    {
      g_autofree guint8 *bad = g_memdup2 (good, size);
      g_autoptr (GError) error = NULL;
      bad[at] ^= 0x15;
      put (self, bad, at % 2 ? size : MAX (at, 1));
      g_autoptr (MonevTable) table = monev_table_file_read (self->path, NULL, NULL, &error);
      g_assert_true ((table == NULL) == (error != NULL));
    }
}

static void
test_excel_by_name_only (Fixture *self, gconstpointer data)
{
  g_autofree char *excel = g_build_filename (self->folder, "kiriman.XLSX", NULL);
  g_autoptr (MonevTable) table = NULL;

  g_free (self->path);
  self->path = g_strdup (excel);
  put (self, "ini teks biasa\n", 15);
  expect_refused (excel, NULL, MONEV_ERROR_INVALID, "bukan buku kerja Excel");
  put (self, "a\0b,c", 5);
  expect_refused (excel, NULL, MONEV_ERROR_INVALID, "bukan buku kerja Excel");
  put (self, "Kode;Nama\n1;A\n", 14); /* a CSV that was given the name is still one */
  table = monev_table_file_read (excel, NULL, NULL, NULL);
  g_assert_nonnull (table);
}

static void
test_names_the_sheets_there_are (Fixture *self, gconstpointer data)
{
  g_autoptr (GBytes) book = book_maker_simple (SHEET (""), NULL, NULL);

  put_bytes (self, book);
  expect_refused (self->path, "Pegawai", MONEV_ERROR_NOT_FOUND, "Lembar yang ada: Data");
}

static void
test_says_what_it_is (Fixture *self, gconstpointer data)
{
  static const struct { const char *bytes; gsize length; const char *part; } files[] = {
    { "%PDF-1.7\n", 9, "PDF" },
    { "\xff\xd8\xff\xe0", 4, "foto" },
    { "\x89PNG\r\n\x1a\n", 8, "gambar" },
    { "\0\0\0\x18" "ftypheic", 12, "foto" },
    { "{\\rtf1", 6, "RTF" },
    { "Rar!\x1a\x07", 6, "RAR" },
    { "<html><table>", 13, "halaman web" },
    { "\n <?xml version=\"1.0\"?>", 23, "XML" },
    { "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", 8, "Office lama" },
    { "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" "E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0", 40,
      "kata sandi" },
    { "a\0b", 3, "NUL" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      put (self, files[i].bytes, files[i].length);
      expect_refused (self->path, NULL, MONEV_ERROR_INVALID, files[i].part);
    }
}

static void
test_what_is_no_file (Fixture *self, gconstpointer data)
{
  expect_refused (self->path, NULL, MONEV_ERROR_NOT_FOUND, "tidak ditemukan");
  expect_refused (self->folder, NULL, MONEV_ERROR_INVALID, "folder");
  expect_refused ("/dev/null", NULL, MONEV_ERROR_INVALID, "bukan berkas biasa");
  put (self, "", 0);
  expect_refused (self->path, NULL, MONEV_ERROR_INVALID, "kosong");
  g_unlink (self->path);
  g_assert_cmpint (mkfifo (self->path, 0600), ==, 0);
  expect_refused (self->path, NULL, MONEV_ERROR_INVALID, "bukan berkas biasa");
}

static void
test_unreadable (Fixture *self, gconstpointer data)
{
  put (self, "a;b\n", 4);
  g_chmod (self->path, 0);
  /* The superuser may read everything, so the test steps down for a moment. */
  gboolean root = geteuid () == 0;
  if (root)
    {
      g_chmod (self->folder, 0755);
      g_assert_cmpint (seteuid (65534), ==, 0);
    }
  expect_refused (self->path, NULL, MONEV_ERROR_IO, "tidak boleh dibaca");
  if (root)
    g_assert_cmpint (seteuid (0), ==, 0);
}

#define ADD(name, test) \
  g_test_add ("/exchange/table-file/" name, Fixture, NULL, set_up, test, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("reads-by-contents", test_reads_by_contents);
  ADD ("reads-old-excel", test_reads_old_excel);
  ADD ("broken-old-excel", test_broken_old_excel);
  ADD ("excel-by-name-only", test_excel_by_name_only);
  ADD ("names-the-sheets-there-are", test_names_the_sheets_there_are);
  ADD ("says-what-it-is", test_says_what_it_is);
  ADD ("what-is-no-file", test_what_is_no_file);
  ADD ("unreadable", test_unreadable);
  return g_test_run ();
}
