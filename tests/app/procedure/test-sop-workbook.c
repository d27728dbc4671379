/* The workbook of an SOP AP: cells read back as an office's program reads them, and the print
 * set-up, merged heads and pictures in the parts of the file. */
#include "procedure/sop-workbook.h"

#include <archive.h>
#include <archive_entry.h>

#include "db-error.h"
#include "exchange/table-file.h"
#include "procedure/library.h"
#include "small-procedure.h"
#include "sop-maker.h"
#include "testing.h"

#define FIRST 5 /* row of the first step: title, two heads, numbers before it */

typedef struct {
  char *folder;
  char *path;
} Place;

static void
set_up (Place *place, gconstpointer data)
{
  place->folder = monev_test_folder ();
  place->path = g_build_filename (place->folder, "sop.xlsx", NULL);
}

static void
tear_down (Place *place, gconstpointer data)
{
  monev_test_remove (place->folder);
  g_free (place->folder);
  g_free (place->path);
}

static void
write_book (Place *place, const MonevProcedure *procedure)
{
  MonevSopOptions options = { 0 };
  g_autoptr (GError) error = NULL;

  monev_sop_write_workbook (procedure, &options, place->path, NULL, NULL, &error);
  g_assert_no_error (error);
}

static char *
unzip (const char *path, const char *part)
{
  struct archive *zip = archive_read_new ();
  struct archive_entry *entry;
  GString *text = g_string_new (NULL);
  char buffer[4096];
  la_ssize_t count;

  archive_read_support_format_zip (zip);
  g_assert_cmpint (archive_read_open_filename (zip, path, 4096), ==, ARCHIVE_OK);
  while (archive_read_next_header (zip, &entry) == ARCHIVE_OK)
    if (g_str_equal (archive_entry_pathname (entry), part))
      while ((count = archive_read_data (zip, buffer, sizeof buffer)) > 0)
        g_string_append_len (text, buffer, count);
  archive_read_free (zip);
  g_assert_cmpuint (text->len, >, 0);
  return g_string_free (text, FALSE);
}

static guint
count (const char *text, const char *part)
{
  guint n = 0;

  for (const char *at = text; (at = strstr (at, part)) != NULL; at += strlen (part))
    n++;
  return n;
}

static void
expect (const char *text, const char *part)
{
  if (strstr (text, part) == NULL)
    g_error ("\"%s\" does not stand in: %s", part, text);
}

static MonevTable *
read_sheet (Place *place, const char *sheet)
{
  g_autoptr (GError) error = NULL;
  MonevTable *table = monev_table_file_read (place->path, sheet, NULL, &error);

  g_assert_no_error (error);
  return table;
}

static void
check_cell (MonevTable *table, gint64 row, guint column, const char *text)
{
  g_assert_cmpstr (monev_table_cell (table, row, column).text, ==, text);
}

static void
test_limits_stand_with_the_output (Place *place, gconstpointer data)
{
  g_autoptr (MonevProcedure) procedure = monev_procedure_shipped_find ("ketapang-d", NULL);
  g_autoptr (MonevTable) table = NULL;
  guint found = 0;

  write_book (place, procedure);
  table = read_sheet (place, "Alur");
  for (guint i = 0; i < monev_table_n_rows (table); i++)
    for (guint column = 1; column <= monev_table_n_columns (table); column++)
      found += strstr (monev_table_cell (table, monev_table_row_number (table, i), column).text,
                       "paling lambat 14 hari kerja") != NULL;
  g_assert_cmpuint (found, ==, 1);
}

static void
test_table (Place *place, gconstpointer data)
{
  g_autoptr (MonevProcedure) procedure = read_good (SMALL);
  g_autoptr (MonevTable) table = NULL;

  write_book (place, procedure);
  table = read_sheet (place, "Alur");
  check_cell (table, 2, 1, "No");
  check_cell (table, 2, 3, "Pelaksana");
  check_cell (table, 3, 3, "Fungsional Umum");
  check_cell (table, 3, 8, "Kepala Badan");
  check_cell (table, 2, 9, "Mutu Baku");
  check_cell (table, 3, 9, "Kelengkapan");
  check_cell (table, 4, 1, "(1)");
  check_cell (table, 4, 12, "(12)");
  check_cell (table, FIRST, 2, "Menyusun Tim Uji");
  check_cell (table, FIRST, 9, "Lembar disposisi");
  check_cell (table, FIRST, 10, "300 menit");
  check_cell (table, FIRST + 1, 10, "Disesuaikan di lapangan");
  check_cell (table, FIRST + 2, 10, "5–10 menit");
  check_cell (table, FIRST + 3, 1, "4");
  check_cell (table, FIRST + 3, 10, "2 hari");
}

static void
test_identity (Place *place, gconstpointer data)
{
  g_autoptr (MonevProcedure) procedure = read_good (SMALL);
  g_autoptr (MonevTable) table = NULL;

  write_book (place, procedure);
  table = read_sheet (place, "Identitas");
  check_cell (table, 1, 2, "Nomor SOP");
  check_cell (table, 2, 3, "5 Januari 2026");
  check_cell (table, 6, 3, "Kunjungan Uji");
  check_cell (table, 8, 1, "1. Peraturan Uji 1/2026");
  check_cell (table, 10, 1, "1. SOP Lain");
}

static void
test_print (Place *place, gconstpointer data)
{
  g_autoptr (MonevProcedure) procedure = monev_procedure_shipped_find ("ketapang-c3", NULL);
  g_autofree char *sheet = NULL;
  g_autofree char *book = NULL;

  write_book (place, procedure);
  sheet = unzip (place->path, "xl/worksheets/sheet2.xml");
  book = unzip (place->path, "xl/workbook.xml");
  expect (sheet, "paperSize=\"14\"");
  expect (sheet, "orientation=\"landscape\"");
  expect (sheet, "<rowBreaks count=\"2\"");
  expect (sheet, "<mergeCell ref=\"C2:K2\"/>");
  expect (sheet, "<mergeCell ref=\"A2:A3\"/>");
  expect (book, "Alur!$2:$4");
}

/* A picture for each row of symbols and each room for connectors, each saying what it shows. */
static void
test_pictures (Place *place, gconstpointer data)
{
  g_autoptr (MonevProcedure) procedure = read_good (SMALL);
  g_autofree char *drawing = NULL;

  write_book (place, procedure);
  drawing = unzip (place->path, "xl/drawings/drawing1.xml");
  g_assert_cmpuint (count (drawing, "<xdr:pic>"), ==, 4);
  expect (drawing, "descr=\"Langkah 1, proses: Fungsional Tertentu\"");
  expect (drawing, "Langkah 4, keputusan: Sub Koordinator, Fungsional Tertentu. Bila tidak, "
                   "kembali ke langkah 3");
}

/* Merged cells that overlap make Excel repair the file; a text over pages is one cell. */
static void
test_long_wording (Place *place, gconstpointer data)
{
  SopShape shape = { 12, 8, 30, 30, 4, 1, 3 };
  g_autoptr (MonevProcedure) procedure = sop_make (&shape);
  g_autoptr (MonevTable) table = NULL;
  g_autofree char *sheet = NULL;
  guint found = 0;

  write_book (place, procedure);
  table = read_sheet (place, "Alur");
  for (gint64 row = FIRST; row < FIRST + 30; row++)
    {
      const char *text = monev_table_cell (table, row, 2).text;

      found += text != NULL && strlen (text) == 3000;
    }
  g_assert_cmpuint (found, ==, 1);
  sheet = unzip (place->path, "xl/worksheets/sheet2.xml");
  /* Excel refuses rows of more than 409.5 points. */
  for (const char *at = sheet; (at = strstr (at, " ht=\"")) != NULL; at++)
    g_assert_cmpfloat (g_ascii_strtod (at + strlen (" ht=\""), NULL), <=, 409.5);
}

static void
test_no_folder (Place *place, gconstpointer data)
{
  g_autoptr (MonevProcedure) procedure = read_good (SMALL);
  g_autofree char *path = g_build_filename (place->folder, "tidak", "ada", "sop.xlsx", NULL);
  MonevSopOptions options = { 0 };
  g_autoptr (GError) error = NULL;

  g_assert_false (monev_sop_write_workbook (procedure, &options, path, NULL, NULL, &error));
  g_assert_error (error, MONEV_ERROR, MONEV_ERROR_NOT_FOUND);
}

static void
test_cancelled (Place *place, gconstpointer data)
{
  g_autoptr (MonevProcedure) procedure = read_good (SMALL);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  MonevSopOptions options = { 0 };
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_false (
    monev_sop_write_workbook (procedure, &options, place->path, NULL, cancellable, &error));
  g_assert_error (error, MONEV_ERROR, MONEV_ERROR_CANCELLED);
  g_assert_false (g_file_test (place->path, G_FILE_TEST_EXISTS));
}

static void
test_same_bytes (Place *place, gconstpointer data)
{
  g_autoptr (MonevProcedure) procedure = read_good (SMALL);
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;

  write_book (place, procedure);
  first = unzip (place->path, "xl/worksheets/sheet2.xml");
  write_book (place, procedure);
  second = unzip (place->path, "xl/worksheets/sheet2.xml");
  g_assert_cmpstr (first, ==, second);
}

#define ADD(path, func) g_test_add (path, Place, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/sop/workbook/table-with-merged-heads", test_table);
  ADD ("/sop/workbook/limits-stand-with-the-output", test_limits_stand_with_the_output);
  ADD ("/sop/workbook/identity-and-boxes", test_identity);
  ADD ("/sop/workbook/folio-landscape-titles-and-pages", test_print);
  ADD ("/sop/workbook/symbols-say-what-they-show", test_pictures);
  ADD ("/sop/workbook/a-wording-over-pages-is-one-cell", test_long_wording);
  ADD ("/sop/workbook/a-folder-that-is-not-there", test_no_folder);
  ADD ("/sop/workbook/cancelled-leaves-nothing", test_cancelled);
  ADD ("/sop/workbook/equal-input-equal-sheet", test_same_bytes);
  return g_test_run ();
}
