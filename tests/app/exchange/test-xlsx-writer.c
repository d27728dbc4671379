#include "exchange/xlsx-reader.h"
#include "exchange/xlsx-writer.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <locale.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

#include "book-maker.h"
#include "db-error.h"

typedef struct {
  char *folder;
  char *path;
} Fixture;

static const MonevXlsxOptions plain_options = {
  .title = "Daftar OPD", .author = "Bappeda", .created = 1772668800,
};

static const char *const kinds[] = { "definitif", "Plt", "Plh", NULL };

static const MonevXlsxColumn columns[] = {
  { "Nama", MONEV_XLSX_TEXT, 0, 0, NULL },        { "Pagu", MONEV_XLSX_NUMBER, 2, 0, NULL },
  { "Tahun", MONEV_XLSX_INTEGER, 0, 0, NULL },    { "Tanggal", MONEV_XLSX_DATE, 0, 0, NULL },
  { "Capaian", MONEV_XLSX_PERCENT, 2, 0, NULL },  { "Jenis", MONEV_XLSX_TEXT, 0, 12, kinds },
};

static void
set_up (Fixture *self, gconstpointer data)
{
  self->folder = g_dir_make_tmp ("monev-xlsx-XXXXXX", NULL);
  self->path = g_build_filename (self->folder, "keluar.xlsx", NULL);
}

/* Also holds the writer to it that no temporary file stays behind. */
static void
tear_down (Fixture *self, gconstpointer data)
{
  g_unlink (self->path);
  g_assert_cmpint (g_rmdir (self->folder), ==, 0);
  g_free (self->folder);
  g_free (self->path);
}

static void
write_rows (MonevXlsxWriter *writer, const char *const (*rows)[6], guint n_rows)
{
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < n_rows; i++)
    {
      for (guint j = 0; j < 6; j++)
        monev_xlsx_writer_set (writer, j + 1, rows[i][j]);
      g_assert_true (monev_xlsx_writer_end_row (writer, &error));
    }
}

static void
write_book (const char *path, const MonevXlsxOptions *options, const char *const (*rows)[6],
            guint n_rows, MonevIssueList *issues)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MonevXlsxWriter) writer = monev_xlsx_writer_new (path, options, issues, &error);
  const char *const guide[] = { "Isi kolom Jenis dari daftar.", "Jangan mengubah judul.", NULL };

  g_assert_no_error (error);
  monev_xlsx_writer_add_sheet (writer, "Data", columns, G_N_ELEMENTS (columns));
  write_rows (writer, rows, n_rows);
  monev_xlsx_writer_add_guide (writer, guide);
  g_assert_true (monev_xlsx_writer_finish (writer, &error));
  g_assert_no_error (error);
}

static MonevTable *
read_book (const char *path, guint sheet)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MonevXlsxBook) book = monev_xlsx_book_open (path, &error);

  g_assert_no_error (error);
  MonevTable *table = monev_xlsx_book_read_sheet (book, sheet, NULL, &error);
  g_assert_no_error (error);
  return table;
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
    if (strcmp (archive_entry_pathname (entry), part) == 0)
      while ((count = archive_read_data (zip, buffer, sizeof buffer)) > 0)
        g_string_append_len (text, buffer, count);
  archive_read_free (zip);
  g_assert_cmpuint (text->len, >, 0);
  return g_string_free (text, FALSE);
}

static void
assert_contains (const char *text, const char *part)
{
  if (strstr (text, part) == NULL)
    g_error ("\"%s\" does not stand in: %s", part, text);
}

static void
check_cell (MonevTable *table, gint64 row, guint column, MonevCellKind kind, const char *text)
{
  MonevCell cell = monev_table_cell (table, row, column);

  g_assert_cmpstr (cell.text, ==, text);
  g_assert_cmpstr (monev_cell_kind_name (cell.kind), ==, monev_cell_kind_name (kind));
}

static void
check_round_trip (Fixture *self, gboolean constant_memory)
{
  MonevXlsxOptions options = plain_options;
  const char *const rows[][6] = {
    { "Dinas Contoh", "1250000.5", "2026", "2026-03-05", "12.5", "Plt" },
    { "=1+1", "-5", "0", "1900-01-01", "100", NULL },
    { "0012", "8.41", NULL, "", "0.005", "" },
  };
  g_autoptr (MonevIssueList) issues = monev_issue_list_new ();

  options.constant_memory = constant_memory;
  write_book (self->path, &options, rows, G_N_ELEMENTS (rows), issues);
  g_assert_cmpuint (monev_issue_list_size (issues), ==, 0);
  g_autoptr (MonevTable) table = read_book (self->path, 0);
  check_cell (table, 1, 2, MONEV_CELL_TEXT, "Pagu");
  check_cell (table, 2, 1, MONEV_CELL_TEXT, "Dinas Contoh");
  check_cell (table, 2, 2, MONEV_CELL_NUMBER, "1250000.5");
  check_cell (table, 2, 3, MONEV_CELL_NUMBER, "2026");
  check_cell (table, 2, 4, MONEV_CELL_DATE, "2026-03-05");
  check_cell (table, 2, 5, MONEV_CELL_NUMBER, "0.125");
  g_assert_cmpint (monev_table_cell (table, 2, 5).flags, ==, MONEV_CELL_PERCENT);
  check_cell (table, 3, 1, MONEV_CELL_TEXT, "=1+1");
  check_cell (table, 3, 2, MONEV_CELL_NUMBER, "-5");
  check_cell (table, 3, 4, MONEV_CELL_DATE, "1900-01-01");
  check_cell (table, 3, 5, MONEV_CELL_NUMBER, "1");
  check_cell (table, 4, 1, MONEV_CELL_TEXT, "0012");
  check_cell (table, 4, 2, MONEV_CELL_NUMBER, "8.41");
  check_cell (table, 4, 5, MONEV_CELL_NUMBER, "5E-05");
  check_cell (table, 4, 6, MONEV_CELL_EMPTY, "");
  g_autoptr (MonevTable) guide = read_book (self->path, 1);
  g_assert_cmpstr (monev_table_sheet (guide), ==, "Petunjuk");
  check_cell (guide, 2, 1, MONEV_CELL_TEXT, "Jangan mengubah judul.");
}

static void
test_round_trip (Fixture *self, gconstpointer data)
{
  check_round_trip (self, FALSE);
}

static void
test_round_trip_in_constant_memory (Fixture *self, gconstpointer data)
{
  check_round_trip (self, TRUE);
}

static void
test_print_set_up (Fixture *self, gconstpointer data)
{
  const char *const rows[][6] = { { "a", "1", "2", "2026-03-05", "4", "Plt" } };

  write_book (self->path, &plain_options, rows, 1, NULL);
  g_autofree char *sheet = unzip (self->path, "xl/worksheets/sheet1.xml");
  g_autofree char *book = unzip (self->path, "xl/workbook.xml");
  g_autofree char *styles = unzip (self->path, "xl/styles.xml");
  g_autofree char *core = unzip (self->path, "docProps/core.xml");
  assert_contains (sheet, "paperSize=\"14\"");
  assert_contains (sheet, "orientation=\"landscape\"");
  assert_contains (sheet, "fitToHeight=\"0\"");
  assert_contains (sheet, "<pane ySplit=\"1\"");
  assert_contains (sheet, "<autoFilter ref=\"A1:F2\"");
  assert_contains (sheet, "&amp;CHalaman &amp;P dari &amp;N");
  assert_contains (sheet, "sqref=\"F2:F1048576\"");
  assert_contains (sheet, "definitif,Plt,Plh");
  assert_contains (book, "_xlnm.Print_Titles");
  assert_contains (styles, "#,##0.00");
  assert_contains (styles, "[$-421]d mmmm yyyy");
  assert_contains (styles, "0.00%");
  assert_contains (core, "2026-03-05T00:00:00Z");
  assert_contains (core, "<dc:title>Daftar OPD</dc:title>");
}

static double
number_behind (const char *text, const char *part)
{
  const char *at = strstr (text, part);

  if (at == NULL)
    g_error ("\"%s\" does not stand in: %s", part, text);
  return g_ascii_strtod (at + strlen (part), NULL);
}

static char *
write_list (Fixture *self, guint n_columns, const char *text)
{
  MonevXlsxColumn many[40] = { { NULL } };
  g_autoptr (MonevXlsxWriter) writer
    = monev_xlsx_writer_new (self->path, &plain_options, NULL, NULL);

  for (guint i = 0; i < n_columns; i++)
    many[i] = (MonevXlsxColumn) { "Isian", MONEV_XLSX_TEXT, 0, 0, NULL };
  monev_xlsx_writer_add_sheet (writer, "Daftar", many, n_columns);
  for (guint i = 0; i < n_columns; i++)
    monev_xlsx_writer_set (writer, i + 1, text);
  g_assert_true (monev_xlsx_writer_end_row (writer, NULL));
  g_assert_true (monev_xlsx_writer_finish (writer, NULL));
  return unzip (self->path, "xl/worksheets/sheet1.xml");
}

/* A row without a height holds one line in LibreOffice: what is longer would lie over the next. */
static void
test_long_texts_get_room (Fixture *self, gconstpointer data)
{
  const char *sentence = "Penyediaan Layanan Kesehatan untuk Upaya Kesehatan Perorangan dan Upaya "
                         "Kesehatan Masyarakat Rujukan Tingkat Daerah Kabupaten";
  g_autofree char *few = write_list (self, 2, sentence);
  g_autofree char *short_row = write_list (self, 2, "Kota");
  g_autofree char *paragraphs = write_list (self, 2, "Satu\nDua\nTiga");

  g_assert_cmpfloat (number_behind (few, "<row r=\"2\" spans=\"1:2\" ht=\""), ==, 2 * 15);
  assert_contains (short_row, "<row r=\"2\" spans=\"1:2\">");
  g_assert_cmpfloat (number_behind (paragraphs, "<row r=\"2\" spans=\"1:2\" ht=\""), ==, 3 * 15);
}

/* Many columns share one page in letters of 7 pt and more; what does not go into it even word by
 * word goes over two pages, both with the first column. */
static void
test_many_columns_stay_readable (Fixture *self, gconstpointer data)
{
  g_autofree char *wide = write_list (self, 15, "Asisten Perekonomian dan Pembangunan Daerah");
  g_autofree char *book = unzip (self->path, "xl/workbook.xml");
  g_autofree char *wider = write_list (self, 15, "1.02.0.00.0.00.01.0000");
  g_autofree char *wider_book = unzip (self->path, "xl/workbook.xml");
  double width = number_behind (wide, "<col min=\"1\" max=\"1\" width=\"");

  g_assert_cmpfloat (width, >=, strlen ("Perekonomian"));
  g_assert_cmpfloat (15 * width, <, 250); /* 12 inches of 7 pt */
  assert_contains (wide, "<pageSetup paperSize=\"14\" fitToHeight=\"0\" orientation=\"landscape\"");
  assert_contains (book, ">Daftar!$1:$1<");
  g_assert_cmpfloat (number_behind (wider, "<col min=\"1\" max=\"1\" width=\""), >=, 22);
  assert_contains (wider, "fitToWidth=\"2\" fitToHeight=\"0\"");
  assert_contains (wider_book, ">Daftar!$A:$A,Daftar!$1:$1<");
}

/* Texts keep their width and make the row higher; the headings stand below the titles. */
static void
test_report (Fixture *self, gconstpointer data)
{
  static const MonevXlsxColumn narrow[] = { { "Langkah", MONEV_XLSX_TEXT, 0, 10, NULL },
                                            { "Terlambat (hari kerja)", MONEV_XLSX_INTEGER, 0, 0,
                                              NULL } };
  g_autoptr (MonevXlsxWriter) writer
    = monev_xlsx_writer_new (self->path, &plain_options, NULL, NULL);
  g_autofree char *sheet = NULL;
  g_autofree char *styles = NULL;

  monev_xlsx_writer_add_report (writer, "Kemajuan", (const char *const[]) { "Badan", "KEMAJUAN",
                                                                            NULL },
                                narrow, G_N_ELEMENTS (narrow));
  monev_xlsx_writer_set (writer, 1, "Menyusun kuesioner dan jadwal");
  monev_xlsx_writer_set (writer, 2, NULL);
  g_assert_true (monev_xlsx_writer_end_row (writer, NULL));
  monev_xlsx_writer_set_strong (writer, TRUE);
  monev_xlsx_writer_set (writer, 1, "Jumlah");
  g_assert_true (monev_xlsx_writer_end_row (writer, NULL));
  monev_xlsx_writer_set_over (writer, 1, 2, "Jumlah seluruhnya: 4 usulan");
  g_assert_true (monev_xlsx_writer_end_row (writer, NULL));
  g_assert_true (monev_xlsx_writer_finish (writer, NULL));
  sheet = unzip (self->path, "xl/worksheets/sheet1.xml");
  styles = unzip (self->path, "xl/styles.xml");
  assert_contains (sheet, "<mergeCell ref=\"A1:B1\"/>");
  assert_contains (sheet, "<mergeCell ref=\"A2:B2\"/>");
  /* Heads in row 4, (1) (2) in row 5; what is filtered begins below them. */
  assert_contains (sheet, "<pane ySplit=\"5\"");
  assert_contains (sheet, "<autoFilter ref=\"A5:B8\"");
  assert_contains (sheet, "<row r=\"6\" spans=\"1:2\" ht=\"45\" customHeight=\"1\"");
  assert_contains (sheet, "<row r=\"7\" spans=\"1:2\"><c r=\"A7\" s=\"6\"");
  assert_contains (sheet, "<c r=\"B6\" s="); /* an empty cell has its lines, too */
  assert_contains (sheet, "<mergeCell ref=\"A8:B8\"/>"); /* a long label is not squeezed */
  assert_contains (styles, "<left style=\"thin\">");
}

static void
test_equal_input_equal_bytes (Fixture *self, gconstpointer data)
{
  const char *const rows[][6] = { { "a", "1", "2", "2026-03-05", "4", "Plt" } };
  g_autofree char *first = NULL, *second = NULL;
  gsize first_length, second_length;

  write_book (self->path, &plain_options, rows, 1, NULL);
  g_assert_true (g_file_get_contents (self->path, &first, &first_length, NULL));
  /* The clock of a zip counts in steps of two seconds. */
  g_usleep (2100 * 1000);
  g_setenv ("TZ", "Asia/Pontianak", TRUE);
  tzset ();
  write_book (self->path, &plain_options, rows, 1, NULL);
  g_assert_true (g_file_get_contents (self->path, &second, &second_length, NULL));
  g_assert_cmpmem (first, first_length, second, second_length);
}

static void
test_what_excel_cannot_hold (Fixture *self, gconstpointer data)
{
  g_autofree char *long_text = g_strnfill (40000, 'x');
  const char *const rows[][6] = {
    { "lon\001ceng\r\nbaru", "1250000000000000.55", "satu", "2026-02-30", "12,5", "\xff" },
    { "_x0041_", "12345678901234567890", "1E5", "1899-12-31", "-", long_text },
  };
  g_autoptr (MonevIssueList) issues = monev_issue_list_new ();

  write_book (self->path, &plain_options, rows, 2, issues);
  g_autoptr (MonevTable) table = read_book (self->path, 0);
  check_cell (table, 2, 1, MONEV_CELL_TEXT, "lonceng\nbaru");
  check_cell (table, 2, 2, MONEV_CELL_TEXT, "1250000000000000.55");
  check_cell (table, 2, 3, MONEV_CELL_TEXT, "satu");
  check_cell (table, 2, 4, MONEV_CELL_TEXT, "2026-02-30");
  check_cell (table, 2, 5, MONEV_CELL_TEXT, "12,5");
  check_cell (table, 2, 6, MONEV_CELL_TEXT, "\xef\xbf\xbd");
  check_cell (table, 3, 1, MONEV_CELL_TEXT, "_x0041_");
  check_cell (table, 3, 2, MONEV_CELL_TEXT, "12345678901234567890");
  check_cell (table, 3, 3, MONEV_CELL_TEXT, "1E5");
  check_cell (table, 3, 4, MONEV_CELL_TEXT, "1899-12-31");
  g_assert_cmpuint (monev_table_cell (table, 3, 6).length, ==, 32767);
  g_assert_cmpuint (monev_issue_list_size (issues), ==, 11);
  g_assert_cmpstr (monev_issue_list_get (issues, 0)->code, ==, "control-character");
  g_assert_cmpstr (monev_issue_list_get (issues, 0)->cell, ==, "A2");
  g_assert_cmpstr (monev_issue_list_get (issues, 1)->code, ==, "number-digits");
}

static void
test_sheet_names (Fixture *self, gconstpointer data)
{
  static const struct { const char *wanted, *given; } names[] = {
    { "Data", "Data" }, { "DATA", "DATA (2)" }, { "a/b:c?*[d]\\", "a-b-c---d--" }, { "", "Lembar" },
    { "'kutip'", "-kutip-" }, { "History", "History-" },
    { "Rekapitulasi Hasil Pembangunan Tahun 2026", "Rekapitulasi Hasil Pembangunan" },
    { "Rekapitulasi Hasil Pembangunan Tahun 2027", "Rekapitulasi Hasil Pembangu (2)" },
    { "Petunjuk", "Petunjuk" },
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (MonevXlsxWriter) writer
      = monev_xlsx_writer_new (self->path, &plain_options, NULL, &error);

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    g_assert_cmpstr (monev_xlsx_writer_add_sheet (writer, names[i].wanted, columns, 1), ==,
                     names[i].given);
  g_assert_true (monev_xlsx_writer_finish (writer, &error));
  g_assert_no_error (error);
}

static void
test_long_choices (Fixture *self, gconstpointer data)
{
  g_auto (GStrv) choices = g_new0 (char *, 101);
  const char *const comma[] = { "a, b", "c", NULL };
  g_autoptr (GError) error = NULL;
  MonevXlsxOptions options = plain_options;
  options.constant_memory = TRUE;

  for (guint i = 0; i < 100; i++)
    choices[i] = g_strdup_printf ("Kecamatan %u", i);
  const MonevXlsxColumn wanted[] = { { "Kec", MONEV_XLSX_TEXT, 0, 0, (const char *const *) choices },
                                     { "Lain", MONEV_XLSX_TEXT, 0, 0, comma } };
  g_autoptr (MonevXlsxWriter) writer = monev_xlsx_writer_new (self->path, &options, NULL, &error);
  monev_xlsx_writer_add_sheet (writer, "Data", wanted, 2);
  g_assert_true (monev_xlsx_writer_finish (writer, &error));
  g_autofree char *sheet = unzip (self->path, "xl/worksheets/sheet1.xml");
  assert_contains (sheet, "<formula1>'Daftar pilihan'!$A$1:$A$100</formula1>");
  assert_contains (sheet, "<formula1>'Daftar pilihan'!$B$1:$B$2</formula1>");
  g_autoptr (MonevTable) list = read_book (self->path, 1);
  g_assert_true (monev_table_is_hidden (list));
  check_cell (list, 100, 1, MONEV_CELL_TEXT, "Kecamatan 99");
  check_cell (list, 1, 2, MONEV_CELL_TEXT, "a, b");
}

/* Indonesian numbers, made for this test where the system has none installed. */
static gboolean
enter_comma_locale (Fixture *self, char **made)
{
  g_autofree char *command = NULL;

  if (setlocale (LC_ALL, "id_ID.UTF-8") != NULL)
    return TRUE;
  *made = g_build_filename (self->folder, "id_ID.UTF-8", NULL);
  command = g_strdup_printf ("localedef -i id_ID -f UTF-8 %s", *made);
  if (!g_spawn_command_line_sync (command, NULL, NULL, NULL, NULL))
    return FALSE;
  g_setenv ("LOCPATH", self->folder, TRUE);
  return setlocale (LC_ALL, "id_ID.UTF-8") != NULL;
}

static void
test_decimal_comma_locale (Fixture *self, gconstpointer data)
{
  const char *const rows[][6] = { { "a", "1.5", "2", "2026-03-05", "4.5", "Plt" } };
  g_autofree char *made = NULL, *command = NULL;
  gboolean entered = enter_comma_locale (self, &made);

  if (entered)
    {
      g_assert_cmpstr (localeconv ()->decimal_point, ==, ",");
      write_book (self->path, &plain_options, rows, 1, NULL);
      g_autoptr (MonevTable) table = read_book (self->path, 0);
      check_cell (table, 2, 2, MONEV_CELL_NUMBER, "1.5");
      g_assert_cmpstr (localeconv ()->decimal_point, ==, ",");
    }
  else
    g_test_skip ("the Indonesian locale is not installed and localedef cannot make it");
  setlocale (LC_ALL, "C");
  g_unsetenv ("LOCPATH");
  command = made != NULL ? g_strdup_printf ("rm -rf %s", made) : NULL;
  if (command != NULL)
    g_spawn_command_line_sync (command, NULL, NULL, NULL, NULL);
}

static void
test_unfinished_leaves_nothing (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *kept = NULL;

  g_assert_true (g_file_set_contents (self->path, "lama", -1, NULL));
  MonevXlsxWriter *writer = monev_xlsx_writer_new (self->path, &plain_options, NULL, &error);
  monev_xlsx_writer_add_sheet (writer, "Data", columns, 2);
  monev_xlsx_writer_set (writer, 1, "x");
  monev_xlsx_writer_free (writer);
  g_assert_true (g_file_get_contents (self->path, &kept, NULL, NULL));
  g_assert_cmpstr (kept, ==, "lama");
}

static void
test_folder_is_missing (Fixture *self, gconstpointer data)
{
  g_autofree char *path = g_build_filename (self->folder, "tidak", "a.xlsx", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_null (monev_xlsx_writer_new (path, &plain_options, NULL, &error));
  g_assert_error (error, MONEV_ERROR, MONEV_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_null (monev_xlsx_writer_new (self->folder, &plain_options, NULL, &error));
  g_assert_error (error, MONEV_ERROR, MONEV_ERROR_IO);
}

static gboolean
finish_with_little_room (MonevXlsxWriter *writer, GError **error)
{
  struct rlimit before, little = { 4096, RLIM_INFINITY };

  getrlimit (RLIMIT_FSIZE, &before);
  little.rlim_max = before.rlim_max;
  signal (SIGXFSZ, SIG_IGN);
  setrlimit (RLIMIT_FSIZE, &little);
  gboolean ok = monev_xlsx_writer_finish (writer, error);
  setrlimit (RLIMIT_FSIZE, &before);
  return ok;
}

static void
test_disk_is_full (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *kept = NULL;
  g_autofree char *noise = NULL;
  g_autofree char *log = g_strconcat (self->path, ".log", NULL);
  int told, kept_fd;

  g_assert_true (g_file_set_contents (self->path, "lama", -1, NULL));
  g_autoptr (MonevXlsxWriter) writer
      = monev_xlsx_writer_new (self->path, &plain_options, NULL, &error);
  monev_xlsx_writer_add_sheet (writer, "Data", columns, 1);
  for (guint i = 0; i < 5000; i++)
    {
      g_autofree char *text = g_uuid_string_random ();
      monev_xlsx_writer_set (writer, 1, text);
      g_assert_true (monev_xlsx_writer_end_row (writer, &error));
    }
  told = open (log, O_CREAT | O_TRUNC | O_WRONLY, 0600);
  kept_fd = dup (STDERR_FILENO);
  dup2 (told, STDERR_FILENO);
  g_assert_false (finish_with_little_room (writer, &error));
  dup2 (kept_fd, STDERR_FILENO);
  close (kept_fd);
  close (told);
  g_assert_error (error, MONEV_ERROR, MONEV_ERROR_IO);
  /* In our words, and told once. */
  g_assert_nonnull (strstr (error->message, "diska penuh"));
  g_assert_true (g_file_get_contents (log, &noise, NULL, NULL));
  g_assert_cmpstr (noise, ==, "");
  g_unlink (log);
  g_assert_true (g_file_get_contents (self->path, &kept, NULL, NULL));
  g_assert_cmpstr (kept, ==, "lama");
}

static void
test_sheet_is_full (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MonevXlsxWriter) writer
      = monev_xlsx_writer_new (self->path, &plain_options, NULL, &error);
  guint rows = 0;

  monev_xlsx_writer_add_sheet (writer, "Data", columns, 1);
  while (monev_xlsx_writer_end_row (writer, &error))
    rows++;
  g_assert_error (error, MONEV_ERROR, MONEV_ERROR_LIMIT);
  g_assert_cmpuint (rows, ==, 1048574);
}

#define ADD(name, test) \
  g_test_add ("/exchange/xlsx-writer/" name, Fixture, NULL, set_up, test, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("round-trip", test_round_trip);
  ADD ("round-trip-in-constant-memory", test_round_trip_in_constant_memory);
  ADD ("print-set-up", test_print_set_up);
  ADD ("long-texts-get-room", test_long_texts_get_room);
  ADD ("many-columns-stay-readable", test_many_columns_stay_readable);
  ADD ("report", test_report);
  ADD ("equal-input-equal-bytes", test_equal_input_equal_bytes);
  ADD ("what-excel-cannot-hold", test_what_excel_cannot_hold);
  ADD ("sheet-names", test_sheet_names);
  ADD ("long-choices", test_long_choices);
  ADD ("decimal-comma-locale", test_decimal_comma_locale);
  ADD ("unfinished-leaves-nothing", test_unfinished_leaves_nothing);
  ADD ("folder-is-missing", test_folder_is_missing);
  ADD ("disk-is-full", test_disk_is_full);
  ADD ("sheet-is-full", test_sheet_is_full);
  return g_test_run ();
}
