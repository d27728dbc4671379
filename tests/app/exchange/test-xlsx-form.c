/* The painter of workbooks that are to be filled, and the marks they are known by. */
#include "exchange/form-mark.h"
#include "exchange/xlsx-form.h"
#include "exchange/xlsx-reader.h"

#include <archive.h>
#include <archive_entry.h>
#include <glib/gstdio.h>
#include <string.h>

#include "db-error.h"

#define WIDE 40 /* columns of a sheet that takes several pages */

typedef struct {
  char *folder;
  char *path;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  self->folder = g_dir_make_tmp ("monev-form-XXXXXX", NULL);
  self->path = g_build_filename (self->folder, "isian.xlsx", NULL);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_unlink (self->path);
  g_assert_cmpint (g_rmdir (self->folder), ==, 0);
  g_free (self->folder);
  g_free (self->path);
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

#define HAS(path, part, words)                                                                     \
  G_STMT_START                                                                                     \
  {                                                                                                \
    g_autofree char *has_text = unzip (path, part);                                                \
    if (strstr (has_text, words) == NULL)                                                          \
      g_error ("%s: no %s in %s", part, words, has_text);                                          \
  }                                                                                                \
  G_STMT_END

static const guint widths[] = { 0, 20, 12, 12, 12 };

static MonevXlsxForm *
begin (Fixture *self)
{
  static const MonevXlsxOptions options = { .title = "Uji", .created = 1772668800 };
  g_autoptr (GError) error = NULL;
  MonevXlsxForm *form = monev_xlsx_form_new (self->path, &options, NULL, &error);

  g_assert_no_error (error);
  monev_xlsx_form_add_sheet (form, &(MonevFormSheet) { .name = "Isian", .widths = widths,
                                                       .n_columns = G_N_ELEMENTS (widths),
                                                       .freeze_row = 3, .freeze_column = 3 },
                             NULL);
  return form;
}

static void
finish (MonevXlsxForm *form)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (monev_xlsx_form_finish (form, &error));
  g_assert_no_error (error);
}

static void
put (MonevXlsxForm *form, guint32 row, guint column, MonevFormRole role, MonevFormKind kind,
     const char *text)
{
  monev_xlsx_form_set (form, &(MonevFormCell) { .row = row, .column = column, .role = role,
                                                .kind = kind, .text = text });
}

static void
test_only_what_is_asked_for_is_open (Fixture *self, gconstpointer data)
{
  g_autoptr (MonevXlsxForm) form = begin (self);

  put (form, 1, 2, MONEV_FORM_WORDING, MONEV_FORM_TEXT, "Nama");
  put (form, 1, 3, MONEV_FORM_OPEN, MONEV_FORM_TEXT, NULL);
  finish (form);
  HAS (self->path, "xl/worksheets/sheet1.xml", "<sheetProtection sheet=\"1\"");
  HAS (self->path, "xl/styles.xml", "<protection locked=\"0\"/>");
  {
    g_autofree char *sheet = unzip (self->path, "xl/worksheets/sheet1.xml");

    g_assert_null (strstr (sheet, "password"));
    g_assert_nonnull (strstr (sheet, "hidden=\"1\""));
    g_assert_nonnull (strstr (sheet, "topLeftCell=\"C3\""));
  }
}

static void
test_values_are_of_their_kind (Fixture *self, gconstpointer data)
{
  static const struct { MonevFormKind kind; const char *text, *read; MonevCellKind cell; } cases[] = {
    { MONEV_FORM_TEXT, "0012", "0012", MONEV_CELL_TEXT },
    { MONEV_FORM_INTEGER, "7", "7", MONEV_CELL_NUMBER },
    { MONEV_FORM_DECIMAL, "36.5", "36.5", MONEV_CELL_NUMBER },
    { MONEV_FORM_DECIMAL, "tiga", "tiga", MONEV_CELL_TEXT },
    { MONEV_FORM_DECIMAL, "1234567890123456789", "1234567890123456789", MONEV_CELL_TEXT },
    { MONEV_FORM_PERCENT, "12.5", "0.125", MONEV_CELL_NUMBER },
    { MONEV_FORM_DATE, "2026-03-05", "2026-03-05", MONEV_CELL_DATE },
    { MONEV_FORM_TIME, "07:30", "07:30:00", MONEV_CELL_DATE },
    { MONEV_FORM_MOMENT, "2026-03-05T07:30", "2026-03-05T07:30:00", MONEV_CELL_DATE },
  };
  g_autoptr (MonevXlsxForm) form = begin (self);
  g_autoptr (MonevXlsxBook) book = NULL;
  g_autoptr (MonevTable) table = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    put (form, i + 1, 2, MONEV_FORM_OPEN, cases[i].kind, cases[i].text);
  monev_xlsx_form_set (form, &(MonevFormCell) { .row = 20, .column = 2, .role = MONEV_FORM_TOTAL,
                                                .kind = MONEV_FORM_DECIMAL, .formula = "=B2+B3",
                                                .text = "43.5" });
  finish (form);
  book = monev_xlsx_book_open (self->path, NULL);
  table = monev_xlsx_book_read_sheet (book, 0, NULL, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      MonevCell cell = monev_table_cell (table, i + 1, 2);

      g_assert_cmpstr (cell.text, ==, cases[i].read);
      g_assert_cmpint (cell.kind, ==, cases[i].cell);
    }
  g_assert_cmpstr (monev_table_cell (table, 20, 2).text, ==, "43.5");
}

static void
test_checks_speak_indonesian_and_lists_may_be_long (Fixture *self, gconstpointer data)
{
  g_autoptr (MonevXlsxForm) form = begin (self);
  g_autoptr (GPtrArray) choices = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *much = g_strnfill (400, 'a');
  MonevFormCheck list = { .range = { 3, 20, 3, 3 }, .rule = MONEV_FORM_LIST, .input = much,
                          .error_title = "Belum sesuai", .error = "Pilih dari daftar." };
  MonevFormCheck whole = { .range = { 3, 20, 4, 4 }, .rule = MONEV_FORM_WHOLE, .minimum = "1",
                           .maximum = "20", .soft = TRUE, .error = "1 sampai 20." };
  MonevFormCheck day = { .range = { 3, 20, 5, 5 }, .rule = MONEV_FORM_DAY,
                         .minimum = "2026-01-01" };

  for (guint i = 0; i < 100; i++)
    g_ptr_array_add (choices, g_strdup_printf ("Desa nomor %u, bagian barat", i));
  g_ptr_array_add (choices, NULL);
  list.source = monev_xlsx_form_add_list (form, (const char *const *) choices->pdata);
  monev_xlsx_form_add_check (form, &list);
  monev_xlsx_form_add_check (form, &whole);
  monev_xlsx_form_add_check (form, &day);
  finish (form);
  HAS (self->path, "xl/worksheets/sheet1.xml", "<formula1>'_daftar'!$A$1:$A$100</formula1>");
  HAS (self->path, "xl/worksheets/sheet1.xml", "error=\"Pilih dari daftar.\"");
  HAS (self->path, "xl/worksheets/sheet1.xml", "errorStyle=\"warning\"");
  HAS (self->path, "xl/worksheets/sheet1.xml", "<formula1>1</formula1><formula2>20</formula2>");
  HAS (self->path, "xl/worksheets/sheet1.xml", "<formula1>46023</formula1>");
  HAS (self->path, "xl/worksheets/sheet1.xml", "aaa…\"");
  HAS (self->path, "xl/workbook.xml", "name=\"_daftar\" sheetId=\"2\" state=\"hidden\"");
}

static void
test_a_row_is_as_high_as_its_words (Fixture *self, gconstpointer data)
{
  g_autoptr (MonevXlsxForm) form = begin (self);

  put (form, 1, 2, MONEV_FORM_HEADING, MONEV_FORM_TEXT, "Pendek");
  put (form, 2, 2, MONEV_FORM_HEADING, MONEV_FORM_TEXT,
       "Berapa jumlah anggota rumah tangga yang tinggal di sini sejak awal tahun?");
  monev_xlsx_form_set_row (form, 3, 0, TRUE);
  finish (form);
  {
    g_autofree char *sheet = unzip (self->path, "xl/worksheets/sheet1.xml");
    const char *one = strstr (sheet, "<row r=\"1\""), *own = strstr (one, "customHeight");
    double high = g_ascii_strtod (strstr (strstr (sheet, "<row r=\"2\""), "ht=\"") + 4, NULL);

    g_assert_cmpfloat (high, >=, 4 * 13);
    g_assert_true (own == NULL || own > strchr (one, '>')); /* it grows by itself */
    g_assert_nonnull (strstr (strstr (sheet, "<row r=\"3\""), "hidden=\"1\""));
  }
}

/* Columns 10 to 14 are one question with its choices. */
static void
test_a_page_does_not_begin_within_a_question (Fixture *self, gconstpointer data)
{
  g_autoptr (MonevXlsxForm) form = begin (self);
  g_autoptr (GArray) pages = g_array_new (FALSE, FALSE, sizeof (guint));
  guint wide[WIDE];
  gboolean joints[WIDE];

  for (guint i = 0; i < WIDE; i++)
    {
      wide[i] = 18;
      joints[i] = i < 10 || i > 14;
    }
  monev_xlsx_form_add_sheet (form, &(MonevFormSheet) { .name = "Lebar", .widths = wide,
                                                       .n_columns = WIDE, .freeze_column = 2,
                                                       .joints = joints }, pages);
  finish (form);
  g_assert_cmpuint (pages->len, >=, 2);
  for (guint i = 0; i < pages->len; i++)
    g_assert_true (joints[g_array_index (pages, guint, i) - 1]);
  /* Four pages of ten columns, but for the question that stays whole. */
  g_assert_cmpuint (pages->len, ==, 3);
  g_assert_cmpuint (WIDE - g_array_index (pages, guint, 2), >=, 7);
  HAS (self->path, "xl/worksheets/sheet2.xml", "<colBreaks");
}

/* ---- marks ---- */

/* As long as one may be: the name it stands under takes less at once. */
static char *
make_mark (void)
{
  const char *long_text = "0123456789012345678901234567890123456789";
  const char *pairs[] = { "j", "isian", "b", "0190aaaa", "kosong", "", "x", long_text, "y",
                          long_text, "z", long_text, NULL };

  return monev_form_mark_new (pairs);
}

static void
test_the_file_bears_its_mark_in_three_places (Fixture *self, gconstpointer data)
{
  g_autoptr (MonevXlsxForm) form = begin (self);
  const char *pairs[] = { "instrumen", "Uji", NULL };
  g_autofree char *mark = make_mark ();
  g_autofree char *property = NULL;
  g_autoptr (GHashTable) found = NULL;
  g_autoptr (MonevXlsxBook) book = NULL;
  g_autoptr (GError) error = NULL;

  monev_xlsx_form_set_mark (form, mark, pairs);
  finish (form);
  book = monev_xlsx_book_open (self->path, &error);
  g_assert_no_error (error);
  g_assert_cmpint (monev_xlsx_book_find_sheet (book, MONEV_FORM_MARK_SHEET), ==, 1);
  g_assert_true (monev_xlsx_book_sheet_hidden (book, 1));
  g_assert_cmpuint (monev_xlsx_book_n_names (book), ==, 2);
  property = monev_xlsx_book_property (book, MONEV_FORM_MARK_PROPERTY);
  g_assert_cmpstr (property, ==, mark);
  g_assert_null (monev_xlsx_book_property (book, "lain"));
  found = monev_form_mark_of_file (self->path);
  g_assert_cmpstr (g_hash_table_lookup (found, "b"), ==, "0190aaaa");
  g_assert_null (g_hash_table_lookup (found, "kosong"));
}

static void
copy_without (const char *from, const char *to, const char *without)
{
  struct archive *in = archive_read_new (), *out = archive_write_new ();
  struct archive_entry *entry;
  char buffer[4096];
  la_ssize_t count;

  archive_read_support_format_zip (in);
  archive_write_set_format_zip (out);
  g_assert_cmpint (archive_read_open_filename (in, from, 4096), ==, ARCHIVE_OK);
  g_assert_cmpint (archive_write_open_filename (out, to), ==, ARCHIVE_OK);
  while (archive_read_next_header (in, &entry) == ARCHIVE_OK)
    {
      if (strcmp (archive_entry_pathname (entry), without) == 0)
        continue;
      archive_write_header (out, entry);
      while ((count = archive_read_data (in, buffer, sizeof buffer)) > 0)
        archive_write_data (out, buffer, (size_t) count);
    }
  archive_read_free (in);
  archive_write_free (out);
}

/* The parts make a whole one. */
static void
test_the_names_alone_are_enough (Fixture *self, gconstpointer data)
{
  g_autoptr (MonevXlsxForm) form = begin (self);
  const char *pairs[] = { NULL };
  g_autofree char *mark = make_mark ();
  g_autofree char *other = g_build_filename (self->folder, "lain.xlsx", NULL);
  g_autoptr (GHashTable) named = NULL;

  monev_xlsx_form_set_mark (form, mark, pairs);
  finish (form);
  copy_without (self->path, other, "docProps/custom.xml");
  named = monev_form_mark_of_file (other);
  g_assert_nonnull (named);
  g_assert_cmpstr (g_hash_table_lookup (named, "b"), ==, "0190aaaa");
  g_unlink (other);
}

static void
test_a_mark_fits_where_it_stands (void)
{
  const char *uuid = "0190aaaa-0000-7000-8000-000000000001";
  const char *pairs[] = { "j", "isian", "i", uuid, "v", "1234", "h", "0123456789abcdef", "b", uuid,
                          "g", uuid, "l", uuid, NULL };
  g_autofree char *mark = monev_form_mark_new (pairs);

  g_assert_cmpuint (strlen (mark), <=, MONEV_FORM_MARK_MAX);
}

static void
test_names_give_one_uuid_each (void)
{
  g_autofree char *first = monev_form_mark_uuid ("a/1"), *again = monev_form_mark_uuid ("a/1");
  g_autofree char *other = monev_form_mark_uuid ("a/2");

  g_assert_true (g_uuid_string_is_valid (first));
  g_assert_cmpstr (first, ==, again);
  g_assert_cmpstr (first, !=, other);
  g_assert_cmpint (first[14], ==, '8');
}

static void
test_nothing_stays_of_what_was_not_finished (Fixture *self, gconstpointer data)
{
  MonevXlsxForm *form = begin (self);

  put (form, 1, 2, MONEV_FORM_OPEN, MONEV_FORM_TEXT, "x");
  monev_xlsx_form_free (form);
  g_assert_false (g_file_test (self->path, G_FILE_TEST_EXISTS));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, func) g_test_add ("/xlsx-form/" path, Fixture, NULL, set_up, func, tear_down)
  ADD ("only-answers-are-open", test_only_what_is_asked_for_is_open);
  ADD ("kinds", test_values_are_of_their_kind);
  ADD ("checks", test_checks_speak_indonesian_and_lists_may_be_long);
  ADD ("heights", test_a_row_is_as_high_as_its_words);
  ADD ("pages", test_a_page_does_not_begin_within_a_question);
  ADD ("marks-of-the-file", test_the_file_bears_its_mark_in_three_places);
  ADD ("names-alone", test_the_names_alone_are_enough);
  ADD ("not-finished", test_nothing_stays_of_what_was_not_finished);
  g_test_add_func ("/form-mark/length", test_a_mark_fits_where_it_stands);
  g_test_add_func ("/form-mark/uuid", test_names_give_one_uuid_each);
  return g_test_run ();
}
