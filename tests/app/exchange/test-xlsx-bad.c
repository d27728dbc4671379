/* Files that break a workbook or the machine: each is refused in time, with words that name the
 * place, or read for what it is. */
#include "exchange/xlsx-reader.h"

#include <string.h>
#include <sys/resource.h>

#include "book-maker.h"
#include "db-error.h"

#define SHEET_START "<worksheet xmlns=\"" MAIN_NS "\"><sheetData>"
#define SHEET_END   "</sheetData></worksheet>"
#define SHEET_PART  "xl/worksheets/sheet1.xml"
/* Wide of the goal of 2 s, for machines under load and sanitizers. */
#define PATIENCE    (8 * G_USEC_PER_SEC)

static MonevTable *
try_to_read (GBytes *bytes, GError **error)
{
  g_autoptr (MonevXlsxBook) book = monev_xlsx_book_open_bytes ("buruk.xlsx", bytes, error);

  return book != NULL ? monev_xlsx_book_read_sheet (book, 0, NULL, error) : NULL;
}

static void
expect_refused (GBytes *bytes, MonevError code, const char *part)
{
  g_autoptr (GError) error = NULL;
  gint64 start = g_get_monotonic_time ();

  g_assert_null (try_to_read (bytes, &error));
  g_assert_error (error, MONEV_ERROR, (int) code);
  g_test_message ("%s", error->message);
  g_assert_nonnull (strstr (error->message, "buruk.xlsx"));
  g_assert_nonnull (strstr (error->message, part));
  g_assert_cmpint (g_get_monotonic_time () - start, <, PATIENCE);
}

static void
expect_sheet_refused (const char *sheet, MonevError code, const char *part)
{
  g_autoptr (GBytes) bytes = book_maker_simple (sheet, NULL, NULL);
  expect_refused (bytes, code, part);
}

static GBytes *
make_long (const char *before, const char *text, guint times, const char *after)
{
  BookMaker maker;

  book_maker_start (&maker);
  book_maker_add_frame (&maker, NULL, NULL);
  book_maker_add_long (&maker, SHEET_PART, before, text, times, after);
  return book_maker_finish (&maker);
}

static void
expect_long_refused (const char *before, const char *text, guint times, const char *after,
                     MonevError code, const char *part)
{
  g_autoptr (GBytes) bytes = make_long (before, text, times, after);
  expect_refused (bytes, code, part);
}

static void
test_no_zip (void)
{
  g_autoptr (GBytes) text = g_bytes_new_static ("kode;nama\n", 10);
  g_autoptr (GBytes) head = g_bytes_new_static ("PK\3\4", 4);
  g_autoptr (GBytes) none = g_bytes_new_static ("", 0);

  expect_refused (text, MONEV_ERROR_CORRUPT, "terpotong atau rusak");
  expect_refused (head, MONEV_ERROR_CORRUPT, "terpotong atau rusak");
  expect_refused (none, MONEV_ERROR_CORRUPT, "terpotong atau rusak");
}

static void
test_other_zips (void)
{
  static const struct { const char *part, *says; } zips[] = {
    { "word/document.xml", "Word" }, { "xl/workbook.bin", ".xlsb" }, { "content.xml", "LibreOffice" },
    { "foto.jpg", "bukan buku kerja" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (zips); i++)
    {
      BookMaker maker;
      book_maker_start (&maker);
      book_maker_add (&maker, zips[i].part, "x");
      g_autoptr (GBytes) bytes = book_maker_finish (&maker);
      expect_refused (bytes, MONEV_ERROR_INVALID, zips[i].says);
    }
}

/* Every head of a good file: never read as if it were whole. */
static void
test_cut_anywhere (void)
{
  g_autoptr (GBytes) whole
      = book_maker_simple (SHEET ("<row r=\"1\"><c r=\"A1\"><v>1</v></c></row>"), NULL, NULL);

  for (gsize length = 0; length < g_bytes_get_size (whole); length++)
    {
      g_autoptr (GBytes) cut = g_bytes_new_from_bytes (whole, 0, length);
      g_autoptr (GError) error = NULL;
      g_assert_null (try_to_read (cut, &error));
      g_assert_error (error, MONEV_ERROR, MONEV_ERROR_CORRUPT);
    }
}

/* Every byte of a good file flipped: refused, or read as it was (checksums cover the contents). */
static void
test_flipped_anywhere (void)
{
  g_autoptr (GBytes) whole = book_maker_simple (
      SHEET ("<row r=\"1\"><c r=\"A1\"><v>12345</v></c></row>"), NULL, NULL);
  gsize size;
  const guint8 *good = g_bytes_get_data (whole, &size);
  guint refused = 0;

  for (gsize at = 0; at < size * 2; at++)
    {
      guint8 *bad = g_memdup2 (good, size);
      bad[at / 2] ^= at % 2 ? 0x01 : 0x40;
      g_autoptr (GBytes) bytes = g_bytes_new_take (bad, size);
      g_autoptr (GError) error = NULL;
      g_autoptr (MonevTable) table = try_to_read (bytes, &error);
      if (table == NULL)
        {
          g_assert_true (error != NULL && error->domain == MONEV_ERROR);
          refused++;
        }
      else if (monev_table_n_cells (table) > 0)
        g_assert_cmpstr (monev_table_cell (table, 1, 1).text, ==, "12345");
    }
  g_assert_cmpuint (refused, >, size / 2);
}

/* The bit that says so in the headers of each part (APPNOTE 4.4.4). */
static void
test_locked_zip (void)
{
  g_autoptr (GBytes) open_book = book_maker_simple (SHEET (""), NULL, NULL);
  gsize size;
  guint8 *bytes = g_bytes_unref_to_data (g_steal_pointer (&open_book), &size);

  for (gsize at = 0; at + 10 < size; at++)
    if (memcmp (bytes + at, "PK\3\4", 4) == 0)
      bytes[at + 6] |= 1;
    else if (memcmp (bytes + at, "PK\1\2", 4) == 0)
      bytes[at + 8] |= 1;
  g_autoptr (GBytes) locked = g_bytes_new_take (bytes, size);
  expect_refused (locked, MONEV_ERROR_INVALID, "kata sandi");
}

static void
test_odd_parts (void)
{
  BookMaker twice, outside, many, missing;

  book_maker_start (&twice);
  book_maker_add_frame (&twice, NULL, NULL);
  book_maker_add (&twice, SHEET_PART, SHEET (""));
  book_maker_add (&twice, "xl/worksheets/SHEET1.xml", SHEET (""));
  g_autoptr (GBytes) double_part = book_maker_finish (&twice);
  expect_refused (double_part, MONEV_ERROR_CORRUPT, "xl/worksheets/sheet1.xml ada dua kali");

  book_maker_start (&outside);
  book_maker_add_frame (&outside, NULL, NULL);
  book_maker_add (&outside, "../../etc/passwd", "x");
  g_autoptr (GBytes) outside_part = book_maker_finish (&outside);
  expect_refused (outside_part, MONEV_ERROR_CORRUPT, "../../etc/passwd");

  book_maker_start (&many);
  book_maker_add_frame (&many, NULL, NULL);
  for (guint i = 0; i < 20000; i++)
    {
      g_autofree char *name = g_strdup_printf ("xl/media/%u", i);
      book_maker_add (&many, name, "");
    }
  g_autoptr (GBytes) many_parts = book_maker_finish (&many);
  expect_refused (many_parts, MONEV_ERROR_LIMIT, "10000 bagian");

  book_maker_start (&missing);
  book_maker_add_frame (&missing, NULL, NULL);
  g_autoptr (GBytes) missing_part = book_maker_finish (&missing);
  expect_refused (missing_part, MONEV_ERROR_CORRUPT, "lembar Data");
}

static void
test_bombs (void)
{
  g_autofree char *blank = g_strnfill (1024 * 1024, ' ');
  g_autofree char *letters = g_strnfill (1024 * 1024, 'x');
  const char *cell = "<row r=\"1\"><c r=\"B7\" t=\"inlineStr\"><is><t>";

  expect_long_refused (SHEET_START, blank, 64, SHEET_END, MONEV_ERROR_LIMIT, SHEET_PART);
  expect_long_refused (SHEET_START "<!--", blank, 64, "-->" SHEET_END, MONEV_ERROR_LIMIT, "512 KB");
  expect_long_refused (SHEET_START "<c ", blank, 64, "/>" SHEET_END, MONEV_ERROR_LIMIT, "512 KB");
  g_autofree char *start = g_strconcat (SHEET_START, cell, NULL);
  expect_long_refused (start, letters, 64, "</t></is></c></row>" SHEET_END, MONEV_ERROR_LIMIT,
                       "sel B7");
  expect_long_refused (SHEET_START, "<x/><x/><x/><x/><x/><x/><x/><x/>", 4000000, SHEET_END,
                       MONEV_ERROR_LIMIT, "hampir tidak berisi");
  expect_long_refused (SHEET_START, "<?a b?><?a b?><?a b?><?a b?>", 500000, SHEET_END,
                       MONEV_ERROR_LIMIT, "hampir tidak berisi");
  expect_long_refused (SHEET_START "<row>", "<c/><c/><c/><c/><c/><c/><c/><c/></row><row>", 1100000,
                       "</row>" SHEET_END, MONEV_ERROR_LIMIT, "sel");
}

static void
test_rows_past_the_last (void)
{
  expect_long_refused (SHEET_START, "<row><c><v>1</v></c></row>", 1048577, SHEET_END,
                       MONEV_ERROR_LIMIT, "1.048.576");
  expect_sheet_refused (SHEET ("<row r=\"1048577\"/>"), MONEV_ERROR_LIMIT, "1.048.576");
  expect_long_refused (SHEET_START "<row>", "<c/>", 16385, "</row>" SHEET_END, MONEV_ERROR_LIMIT,
                       "16.384");
}

static void
test_many_shared_strings (void)
{
  BookMaker maker;

  book_maker_start (&maker);
  book_maker_add_relations (&maker);
  book_maker_add (&maker, "xl/styles.xml", "<styleSheet xmlns=\"" MAIN_NS "\"/>");
  book_maker_add_long (&maker, "xl/sharedStrings.xml", "<sst xmlns=\"" MAIN_NS "\">",
                       "<si/><si/><si/><si/><si/><si/><si/><si/><si/><si/>", 700000, "</sst>");
  g_autoptr (GBytes) bytes = book_maker_finish (&maker);
  expect_refused (bytes, MONEV_ERROR_LIMIT, "xl/sharedstrings.xml");
}

static void
test_nesting (void)
{
  expect_long_refused (SHEET_START, "<c>", 1000000, "", MONEV_ERROR_LIMIT, "terlalu dalam");
  expect_long_refused (SHEET_START, "<x xmlns=\"urn:x\">", 1000000, "", MONEV_ERROR_LIMIT,
                       "terlalu dalam");
}

static void
test_attributes (void)
{
  GString *tag = g_string_new (SHEET_START "<c");

  for (guint i = 0; i < 40000; i++)
    g_string_append_printf (tag, " a%u=\"1\"", i);
  g_string_append (tag, "/>" SHEET_END);
  expect_sheet_refused (tag->str, MONEV_ERROR_LIMIT, "atribut");
  g_string_free (tag, TRUE);
}

static void
test_entities (void)
{
  GString *bomb = g_string_new ("<!DOCTYPE a [<!ENTITY a0 \"aaaaaaaaaa\">");

  for (guint i = 1; i < 30; i++)
    g_string_append_printf (bomb, "<!ENTITY a%u \"&a%u;&a%u;&a%u;&a%u;\">", i, i - 1, i - 1, i - 1,
                            i - 1);
  g_string_append (bomb, "]>" SHEET ("<row r=\"1\"><c r=\"A1\" t=\"str\"><v>&a29;</v></c></row>"));
  expect_sheet_refused (bomb->str, MONEV_ERROR_INVALID, "DOCTYPE");
  g_string_free (bomb, TRUE);
  expect_sheet_refused ("<!DOCTYPE a SYSTEM \"file:///etc/passwd\">" SHEET (""),
                        MONEV_ERROR_INVALID, "DOCTYPE");
  expect_sheet_refused (SHEET ("<row><c t=\"str\"><v>&lain;</v></c></row>"), MONEV_ERROR_CORRUPT,
                        SHEET_PART);
}

static void
test_broken_xml (void)
{
  expect_sheet_refused ("", MONEV_ERROR_CORRUPT, SHEET_PART);
  expect_sheet_refused (SHEET_START "<row>", MONEV_ERROR_CORRUPT, SHEET_PART);
  expect_sheet_refused (SHEET ("<row></c></row>"), MONEV_ERROR_CORRUPT, SHEET_PART);
  expect_sheet_refused (SHEET ("<row><c t=\"str\"><v>\xff\xfe</v></c></row>"), MONEV_ERROR_CORRUPT,
                        SHEET_PART);
  expect_sheet_refused (SHEET ("<row><c t=\"str\"><v>\x01</v></c></row>"), MONEV_ERROR_CORRUPT,
                        SHEET_PART);
}

static void
test_bad_references (void)
{
  expect_sheet_refused (SHEET ("<row r=\"2\"><c r=\"B2\"/><c r=\"XFE2\"><v>1</v></c></row>"),
                        MONEV_ERROR_CORRUPT, "lembar Data");
  expect_sheet_refused (SHEET ("<row r=\"2\"><c r=\"A0\"><v>1</v></c></row>"), MONEV_ERROR_CORRUPT,
                        "\"A0\"");
  expect_sheet_refused (SHEET ("<row r=\"0\"/>"), MONEV_ERROR_CORRUPT, "nomor baris");
  expect_sheet_refused (SHEET ("<row r=\"-3\"/>"), MONEV_ERROR_CORRUPT, "nomor baris");
  expect_sheet_refused (SHEET ("<row r=\"1\"><c r=\"C1\" t=\"s\"><v>0</v></c></row>"),
                        MONEV_ERROR_CORRUPT, "sel C1");
  expect_sheet_refused (SHEET ("<row r=\"1\"><c r=\"C1\" t=\"s\"><v>-1</v></c></row>"),
                        MONEV_ERROR_CORRUPT, "sel C1");
  expect_sheet_refused ("<worksheet xmlns=\"" MAIN_NS "\"><mergeCells><mergeCell ref=\"A1:A0\"/>"
                        "</mergeCells></worksheet>", MONEV_ERROR_CORRUPT, "gabungan");
}

static void
test_far_cell_costs_one_cell (void)
{
  g_autoptr (GBytes) bytes = book_maker_simple (
      SHEET ("<row r=\"1048576\"><c r=\"XFD1048576\"><v>1</v></c></row>"), NULL, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (MonevTable) table = try_to_read (bytes, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (monev_table_n_cells (table), ==, 1);
  g_assert_cmpstr (monev_table_cell (table, 1048576, 16384).text, ==, "1");
}

/* Runs last: what all of the above took at its highest. */
static void
test_memory (void)
{
#ifdef __SANITIZE_ADDRESS__
  g_test_skip ("the sanitizer takes memory of its own");
#else
  struct rusage usage;

  getrusage (RUSAGE_SELF, &usage);
  g_test_message ("%ld MB", usage.ru_maxrss / 1024);
  g_assert_cmpint (usage.ru_maxrss / 1024, <, 256);
#endif
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/exchange/xlsx-bad/no-zip", test_no_zip);
  g_test_add_func ("/exchange/xlsx-bad/other-zips", test_other_zips);
  g_test_add_func ("/exchange/xlsx-bad/cut-anywhere", test_cut_anywhere);
  g_test_add_func ("/exchange/xlsx-bad/flipped-anywhere", test_flipped_anywhere);
  g_test_add_func ("/exchange/xlsx-bad/locked-zip", test_locked_zip);
  g_test_add_func ("/exchange/xlsx-bad/odd-parts", test_odd_parts);
  g_test_add_func ("/exchange/xlsx-bad/bombs", test_bombs);
  g_test_add_func ("/exchange/xlsx-bad/rows-past-the-last", test_rows_past_the_last);
  g_test_add_func ("/exchange/xlsx-bad/many-shared-strings", test_many_shared_strings);
  g_test_add_func ("/exchange/xlsx-bad/nesting", test_nesting);
  g_test_add_func ("/exchange/xlsx-bad/attributes", test_attributes);
  g_test_add_func ("/exchange/xlsx-bad/entities", test_entities);
  g_test_add_func ("/exchange/xlsx-bad/broken-xml", test_broken_xml);
  g_test_add_func ("/exchange/xlsx-bad/bad-references", test_bad_references);
  g_test_add_func ("/exchange/xlsx-bad/far-cell-costs-one-cell", test_far_cell_costs_one_cell);
  g_test_add_func ("/exchange/xlsx-bad/memory", test_memory);
  return g_test_run ();
}
