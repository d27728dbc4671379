#include "exchange/csv-reader.h"
#include "exchange/csv-writer.h"

#include <glib/gstdio.h>
#include <string.h>

#include "db-error.h"

static MonevTable *
read_bytes (const char *text, gssize length, MonevIssueList *issues)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, length < 0 ? strlen (text) : (gsize) length);
  g_autoptr (GError) error = NULL;
  MonevTable *table = monev_csv_read ("data.csv", bytes, issues, &error);

  g_assert_no_error (error);
  return table;
}

static void
expect_cell (MonevTable *table, gint64 row, guint column, const char *text)
{
  g_assert_cmpstr (monev_table_cell (table, row, column).text, ==, text);
}

static void
expect_refused (const char *text, gsize length, MonevError code, const char *part)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, length);
  g_autoptr (GError) error = NULL;

  g_assert_null (monev_csv_read ("data.csv", bytes, NULL, &error));
  g_assert_error (error, MONEV_ERROR, (int) code);
  g_assert_nonnull (strstr (error->message, part));
}

static void
test_separators (void)
{
  static const char *const texts[] = { "kode,nama\n61,a\n", "kode;nama\r\n61;a\r\n",
                                       "kode\tnama\n61\ta", "kode|nama\r61|a\r",
                                       "sep=;\r\nkode;nama\r\n61;a\r\n" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (MonevTable) table = read_bytes (texts[i], -1, NULL);
      g_assert_cmpuint (monev_table_n_rows (table), ==, 2);
      g_assert_cmpuint (monev_table_n_columns (table), ==, 2);
      expect_cell (table, 1, 2, "nama");
      expect_cell (table, 2, 1, "61");
    }
}

/* Excel does not show the line that names the separator; a blank one after it counts. */
static void
test_line_that_names_the_separator (void)
{
  g_autoptr (MonevTable) table = read_bytes ("sep=;\r\n\r\na;b\r\n", -1, NULL);

  g_assert_cmpint (monev_table_row_number (table, 0), ==, 2);
  expect_cell (table, 2, 2, "b");
}

static void
test_decimal_comma_is_no_separator (void)
{
  g_autoptr (MonevTable) table = read_bytes ("nama;nilai\nDinas A;1,5\nDinas B;2,5\n", -1, NULL);
  g_autoptr (MonevTable) bare = read_bytes ("1,5;2,5\n3,5;4,5\n", -1, NULL);

  expect_cell (table, 2, 2, "1,5");
  expect_cell (bare, 2, 2, "4,5");
}

static void
test_quotes (void)
{
  g_autoptr (MonevTable) table
      = read_bytes ("a,b,c\n\"satu, dua\",\"kata \"\"asing\"\"\",\"baris\r\nkedua\rketiga\"\n,5\" pipa,\"\"\n", -1,
                    NULL);

  expect_cell (table, 2, 1, "satu, dua");
  expect_cell (table, 2, 2, "kata \"asing\"");
  expect_cell (table, 2, 3, "baris\nkedua\nketiga");
  expect_cell (table, 3, 2, "5\" pipa");
  g_assert_cmpint (monev_table_cell (table, 3, 3).kind, ==, MONEV_CELL_EMPTY);
  g_assert_cmpuint (monev_table_n_rows (table), ==, 3);
}

static void
test_rows_count_as_in_the_file (void)
{
  g_autoptr (MonevTable) table = read_bytes ("a,b\n\n\n0012,d", -1, NULL);

  g_assert_cmpuint (monev_table_n_rows (table), ==, 2);
  g_assert_cmpint (monev_table_row_number (table, 1), ==, 4);
  expect_cell (table, 4, 1, "0012");
  g_assert_cmpint (monev_table_cell (table, 4, 1).kind, ==, MONEV_CELL_TEXT);
}

static void
test_open_quote_is_told (void)
{
  g_autoptr (MonevIssueList) issues = monev_issue_list_new ();
  g_autoptr (MonevTable) table = read_bytes ("a,b\n1,x\n2,\"y\n3,z\n", -1, issues);

  g_assert_cmpuint (monev_issue_list_count (issues, MONEV_SEVERITY_ERROR), ==, 1);
  const MonevIssue *issue = monev_issue_list_get (issues, 0);
  g_assert_cmpstr (issue->code, ==, "csv-quote-open");
  g_assert_cmpint (issue->row, ==, 3);
  g_assert_cmpstr (issue->cell, ==, "B3");
  expect_cell (table, 3, 2, "\"y");
  expect_cell (table, 4, 2, "z");
}

static void
test_text_after_quote_is_kept (void)
{
  g_autoptr (MonevIssueList) issues = monev_issue_list_new ();
  g_autoptr (MonevTable) table = read_bytes ("a,b\n\"x\"y,z\n", -1, issues);

  expect_cell (table, 2, 1, "xy");
  expect_cell (table, 2, 2, "z");
  g_assert_cmpstr (monev_issue_list_get (issues, 0)->code, ==, "csv-after-quote");
}

static void
test_encodings (void)
{
  g_autoptr (MonevIssueList) issues = monev_issue_list_new ();
  g_autoptr (MonevTable) mark = read_bytes ("\xef\xbb\xbf" "nama;b\ncafé;2\n", -1, issues);
  g_autoptr (MonevTable) little
      = read_bytes ("\xff\xfe" "a\0,\0b\0\n\0\xe9\0,\0\x3d\xd8\x00\xde", 18, issues);
  g_autoptr (MonevTable) big = read_bytes ("\xfe\xff" "\0a\0,\0b\0\n\0\xe9\0,\x20\xac", 16, issues);

  expect_cell (mark, 1, 1, "nama");
  expect_cell (little, 2, 1, "é");
  expect_cell (little, 2, 2, "😀");
  expect_cell (big, 2, 2, "€");
  g_assert_cmpuint (monev_issue_list_size (issues), ==, 0);
}

static void
test_windows_1252_is_told (void)
{
  g_autoptr (MonevIssueList) issues = monev_issue_list_new ();
  g_autoptr (MonevTable) table = read_bytes ("nama;b\ncaf\xe9 \x96 \x80;2\n", -1, issues);

  expect_cell (table, 2, 1, "café – €");
  g_assert_cmpuint (monev_issue_list_size (issues), ==, 1);
  g_assert_cmpstr (monev_issue_list_get (issues, 0)->code, ==, "csv-encoding");
  g_assert_cmpstr (monev_issue_list_get (issues, 0)->taken, ==, "Windows-1252");
  g_assert_cmpint (monev_issue_list_get (issues, 0)->row, ==, 2);
}

static void
test_refuses_what_is_no_text (void)
{
  expect_refused ("a,b\nc\0d,e\n", 10, MONEV_ERROR_INVALID, "baris 2");
  expect_refused ("\xff\xfe" "a\0\0\0", 6, MONEV_ERROR_INVALID, "UTF-16");
  expect_refused ("\xff\xfe" "a\0\0\xd8" "b\0", 8, MONEV_ERROR_INVALID, "UTF-16");
  expect_refused ("\xff\xfe" "a\0b", 5, MONEV_ERROR_INVALID, "UTF-16");
}

static void
test_limits (void)
{
  g_autofree char *large = g_strnfill (MONEV_CSV_MAX_BYTES + 1, 'x');
  g_autofree char *rows = g_strnfill (MONEV_TABLE_MAX_ROWS + 1, '\n');
  g_autofree char *columns = g_strnfill (MONEV_TABLE_MAX_COLUMNS, ',');
  g_autofree char *long_cell = g_strnfill (MONEV_TABLE_MAX_CELL_CHARS + 1, 'x');
  g_autoptr (MonevIssueList) issues = monev_issue_list_new ();

  expect_refused (large, MONEV_CSV_MAX_BYTES + 1, MONEV_ERROR_LIMIT, "64 MB");
  expect_refused (rows, MONEV_TABLE_MAX_ROWS + 1, MONEV_ERROR_LIMIT, "1.048.576");
  expect_refused (columns, MONEV_TABLE_MAX_COLUMNS, MONEV_ERROR_LIMIT, "16.384");
  g_autoptr (MonevTable) table = read_bytes (long_cell, -1, issues);
  g_assert_cmpuint (monev_table_cell (table, 1, 1).length, ==, 32768);
  g_assert_cmpstr (monev_issue_list_get (issues, 0)->code, ==, "cell-length");
}

/* Text that has as many open quotes as it has lines must not be read once for each of them. */
static void
test_many_open_quotes (void)
{
  GString *text = g_string_new (NULL);
  gint64 start = g_get_monotonic_time ();

  for (guint i = 0; i < 500000; i++)
    g_string_append (text, "\"\"\"\"\n\"\"\"x");
  g_autoptr (GBytes) bytes = g_string_free_to_bytes (text);
  g_autoptr (GError) error = NULL;
  g_autoptr (MonevTable) table = monev_csv_read ("data.csv", bytes, NULL, &error);
  g_assert_true ((table == NULL) == (error != NULL));
  g_assert_cmpint (g_get_monotonic_time () - start, <, 5 * G_USEC_PER_SEC);
}

static char *
write_row (char separator, gboolean mark, const char *const *cells)
{
  g_autoptr (MonevCsvWriter) writer = monev_csv_writer_new (separator, mark);

  for (guint i = 0; cells[i] != NULL; i++)
    monev_csv_writer_add (writer, cells[i]);
  monev_csv_writer_end_row (writer);
  g_autoptr (GBytes) bytes = monev_csv_writer_to_bytes (writer);
  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

static void
test_writes_quoted (void)
{
  const char *const cells[] = { "a", "b;c", "kata \"x\"", "dua\nbaris", " tepi", "", "d,e", NULL };
  g_autofree char *text = write_row (';', TRUE, cells);

  g_assert_cmpstr (text, ==, "\xef\xbb\xbf" "a;\"b;c\";\"kata \"\"x\"\"\";\"dua\nbaris\";\" tepi\";;d,e\r\n");
}

static void
test_formula_is_made_harmless (void)
{
  const char *const cells[] = { "=1+1", "+cmd", "-2+3", "@SUM(A1)", "\tx", "\rx", NULL };
  g_autofree char *text = write_row (',', FALSE, cells);

  g_assert_cmpstr (text, ==, "'=1+1,'+cmd,'-2+3,'@SUM(A1),'\tx,\"'\rx\"\r\n");
}

static void
test_plain_numbers_are_left_alone (void)
{
  const char *const cells[] = { "-5", "+7", "-1.250,50", "-0.5", "0012", NULL };
  g_autofree char *text = write_row (';', FALSE, cells);

  g_assert_cmpstr (text, ==, "-5;+7;-1.250,50;-0.5;0012\r\n");
}

static void
test_round_trip (void)
{
  const char *const cells[] = { "satu;dua", "\"", "a\nb", "é", "'kutip", "x", NULL };
  g_autofree char *text = write_row (';', TRUE, cells);
  g_autoptr (MonevTable) table = read_bytes (text, -1, NULL);

  for (guint i = 0; cells[i] != NULL; i++)
    expect_cell (table, 1, i + 1, cells[i]);
}

static void
test_save (void)
{
  g_autofree char *folder = g_dir_make_tmp ("monev-csv-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "a.csv", NULL), *text = NULL;
  g_autofree char *missing = g_build_filename (folder, "tidak", "a.csv", NULL);
  g_autoptr (MonevCsvWriter) writer = monev_csv_writer_new (',', FALSE);
  g_autoptr (GError) error = NULL;

  monev_csv_writer_add (writer, "a");
  monev_csv_writer_end_row (writer);
  g_assert_true (monev_csv_writer_save (writer, path, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_cmpstr (text, ==, "a\r\n");
  g_assert_false (monev_csv_writer_save (writer, missing, &error));
  g_assert_error (error, MONEV_ERROR, MONEV_ERROR_NOT_FOUND);
  g_unlink (path);
  g_rmdir (folder);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/exchange/csv/separators", test_separators);
  g_test_add_func ("/exchange/csv/line-that-names-the-separator",
                   test_line_that_names_the_separator);
  g_test_add_func ("/exchange/csv/decimal-comma-is-no-separator",
                   test_decimal_comma_is_no_separator);
  g_test_add_func ("/exchange/csv/quotes", test_quotes);
  g_test_add_func ("/exchange/csv/rows-count-as-in-the-file", test_rows_count_as_in_the_file);
  g_test_add_func ("/exchange/csv/open-quote-is-told", test_open_quote_is_told);
  g_test_add_func ("/exchange/csv/text-after-quote-is-kept", test_text_after_quote_is_kept);
  g_test_add_func ("/exchange/csv/encodings", test_encodings);
  g_test_add_func ("/exchange/csv/windows-1252-is-told", test_windows_1252_is_told);
  g_test_add_func ("/exchange/csv/refuses-what-is-no-text", test_refuses_what_is_no_text);
  g_test_add_func ("/exchange/csv/limits", test_limits);
  g_test_add_func ("/exchange/csv/many-open-quotes", test_many_open_quotes);
  g_test_add_func ("/exchange/csv/writes-quoted", test_writes_quoted);
  g_test_add_func ("/exchange/csv/formula-is-made-harmless", test_formula_is_made_harmless);
  g_test_add_func ("/exchange/csv/plain-numbers-are-left-alone",
                   test_plain_numbers_are_left_alone);
  g_test_add_func ("/exchange/csv/round-trip", test_round_trip);
  g_test_add_func ("/exchange/csv/save", test_save);
  return g_test_run ();
}
