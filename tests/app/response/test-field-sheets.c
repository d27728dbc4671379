/* Field workbooks: repeats, respondents on sheets of their own, and how all of it is written. */
#include "field-book.h"

#include "response/field-batch.h"

/* ---- repeats ---- */

#define CHILDREN                                                                                   \
  "\"anak\":[{\"panggilan\":\"Ina\",\"sakit\":[{\"apa\":\"batuk\"}],\"umur\":\"7\"},"              \
  "{\"panggilan\":\"Udin\",\"umur\":\"9\"}]"

static void
fill_children (Book *book)
{
  book_fill (book, "Anak", 1, "Nomor responden", "#1", "Nama anak", "Ina", "Umur anak", "#7", NULL);
  book_fill (book, "Anak", 3, "Nomor responden", "#1", "Nama anak", "Udin", "Umur anak", "#9",
             NULL);
  book_fill (book, "Sakit", 1, "Nomor baris di lembar Anak", "#1", "Sakit apa", "batuk", NULL);
}

static void
test_repeats_on_sheets_of_their_own (MonevTestDb *db)
{
  g_auto (Desk) d = { NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) book = ani (&d, db);
  g_autofree char *answers = NULL;

  fill_children (book);
  check_count (&d, take (&d, db, book, "anak.xlsx", &error), 1, 0, 0, 0);
  g_assert_no_error (error);
  answers = answers_of (&d, 0);
  g_assert_nonnull (strstr (answers, CHILDREN));
  check_count (&d, take (&d, db, book, "anak.xlsx", &error), 0, 0, 1, 0);
}

static void
test_an_instance_of_nobody_is_told (MonevTestDb *db)
{
  g_auto (Desk) d = { NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) book = ani (&d, db);
  const MonevIssue *issue;

  fill_children (book);
  book_fill (book, "Anak", 2, "Nama anak", "Ucok", NULL);
  check_count (&d, take (&d, db, book, "yatim.xlsx", &error), 1, 0, 0, 0);
  issue = find_issue (d.issues, "parent-missing");
  g_assert_cmpstr (issue->sheet, ==, "Anak");
  g_assert_cmpint (issue->row, ==, FIRST + 1);
}

static void
fill_sheet (Book *book, const char *name, const char *mark, const char *text)
{
  BookSheet *sheet = book_sheet (book, name);

  book_put (sheet, book_row (sheet, mark), 4,
            *text == '#' ? MONEV_CELL_NUMBER : MONEV_CELL_TEXT, text + (*text == '#' ? 1 : 0));
}

static void
fill_first_sheet (Book *book)
{
  BookSheet *sheet = book_sheet (book, "Responden 01");
  gint64 child = book_row (sheet, "t:anak"), ill = book_row (sheet, "t:sakit");

  fill_sheet (book, "Responden 01", "q:diri/nik", "0012");
  fill_sheet (book, "Responden 01", "q:diri/nama", "Ani");
  fill_sheet (book, "Responden 01", "q:diri/lahir", "3/5/1990");
  fill_sheet (book, "Responden 01", "q:diri/luas", "#36.5");
  fill_sheet (book, "Responden 01", "q:kerja", "y – Ya, tetap");
  fill_sheet (book, "Responden 01", "c:alat|1", "x");
  fill_sheet (book, "Responden 01", "c:alat|3", "x");
  book_put (sheet, child + 2, 3, MONEV_CELL_TEXT, "Ina");
  book_put (sheet, child + 2, 4, MONEV_CELL_NUMBER, "7");
  book_put (sheet, child + 4, 3, MONEV_CELL_TEXT, "Udin");
  book_put (sheet, child + 4, 4, MONEV_CELL_NUMBER, "9");
  book_put (sheet, ill + 2, 3, MONEV_CELL_NUMBER, "1");
  book_put (sheet, ill + 2, 4, MONEV_CELL_TEXT, "batuk");
}

static void
test_a_respondent_on_a_sheet (MonevTestDb *db)
{
  g_auto (Desk) d = { NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) book = NULL;
  g_autofree char *answers = NULL;
  BookSheet *sheet;

  desk_open (&d, db, FORM);
  book = send_and_load (&d, db, (Sending){ .layout = MONEV_FIELD_BY_SHEET });
  fill_first_sheet (book);
  sheet = book_sheet (book, "Responden 01");
  book_shift (sheet, FALSE, 3, 1);
  book_shift (sheet, TRUE, 8, 1);
  g_free (sheet->name);
  sheet->name = g_strdup ("Ani");
  check_count (&d, take (&d, db, book, "lembar.xlsx", &error), 1, 0, 0, 0);
  g_assert_no_error (error);
  check_ani (&d);
  answers = answers_of (&d, 0);
  
  g_assert_nonnull (strstr (answers, CHILDREN));
  check_count (&d, take (&d, db, book, "lembar.xlsx", &error), 0, 0, 1, 0);
}

static void
test_a_copied_sheet_is_another_respondent (MonevTestDb *db)
{
  g_auto (Desk) d = { NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) book = NULL;
  g_autofree char *answers = NULL;
  BookSheet *first, *copy;
  GHashTableIter iter;
  gpointer key, value;

  desk_open (&d, db, FORM);
  book = send_and_load (&d, db, (Sending){ .layout = MONEV_FIELD_BY_SHEET });
  fill_first_sheet (book);
  first = book_sheet (book, "Responden 01");
  copy = book_add (book, "Responden 01 (2)");
  g_hash_table_iter_init (&iter, first->cells);
  while (g_hash_table_iter_next (&iter, &key, &value))
    book_put (copy, GPOINTER_TO_UINT (key) >> 16, GPOINTER_TO_UINT (key) & 0xffff,
              ((BookCell *)value)->kind, ((BookCell *)value)->text);
  book_put (copy, book_row (copy, "t:anak") + 2, 3, MONEV_CELL_TEXT, "Wati");
  check_count (&d, take (&d, db, book, "salinan.xlsx", &error), 2, 0, 0, 0);
  g_assert_no_error (error);
  g_assert_nonnull (find_issue (d.issues, "field-row-copied"));
  answers = answers_of (&d, 1);
  g_assert_nonnull (strstr (answers, "Wati"));
}

/* ---- writing ---- */

static void
test_equal_input_gives_equal_bytes (MonevTestDb *db)
{
  g_auto (Desk) d = { NULL };
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  g_autofree char *a = NULL;
  g_autofree char *b = NULL;
  gsize n = 0, m = 0;

  desk_open (&d, db, FORM);
  first = send_out (&d, db, "a.xlsx", (Sending){ 0 });
  second = send_out (&d, db, "b.xlsx", (Sending){ 0 });
  g_assert_true (g_file_get_contents (first, &a, &n, NULL));
  g_assert_true (g_file_get_contents (second, &b, &m, NULL));
  g_assert_cmpmem (a, n, b, m);
}

/* Five thousand choices, two of them with one label. */
static void
test_a_list_may_be_very_long (MonevTestDb *db)
{
  g_auto (Desk) d = { NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (GString) form = g_string_new ("#survey\ntype|name|label\nselect_one desa|desa|Desa\n"
                                           "#choices\nlist_name|name|label\n");
  g_autoptr (GPtrArray) book = NULL;
  g_autofree char *answers = NULL;

  for (guint i = 0; i < 5000; i++)
    g_string_append_printf (form, "desa|kode%u|Desa %u\n", i, i == 7 ? 8 : i);
  desk_open (&d, db, form->str);
  book = send_and_load (&d, db, (Sending){ 0 });
  g_assert_cmpstr (book_text (book_sheet (book, "_daftar"), 8, 1), ==, "kode7 – Desa 8");
  book_fill (book, "Isian", 1, "Desa", "kode7 – Desa 8", NULL);
  check_count (&d, take (&d, db, book, "desa.xlsx", &error), 1, 0, 0, 0);
  g_assert_no_error (error);
  answers = answers_of (&d, 0);
  g_assert_nonnull (strstr (answers, "\"desa\":\"kode7\""));
}

static void
test_names_of_files_are_safe (void)
{
  static const char *const cases[][3] = {
    { "Survei A/B: desa?", NULL, "Survei A B desa.xlsx" },
    { "Uji", "Desa Ulak Medang", "Uji - Desa Ulak Medang.xlsx" },
    { "Uji", "..", "Uji.xlsx" },
    { "\n", "x", "Formulir - x.xlsx" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *name = monev_field_file_name (cases[i][0], cases[i][1]);

      g_assert_cmpstr (name, ==, cases[i][2]);
    }
}

static void
test_what_was_never_issued_is_not_sent_out (MonevTestDb *db)
{
  g_auto (Desk) d = { NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (MonevInstrumentEntry) concept = NULL;
  MonevFieldBatch batch = { .folder = db->folder };

  desk_open (&d, db, FORM);
  concept = add_instrument (&d, "#survey\ntype|name|label\ntext|a|A\n");
  batch.instrument_id = concept->id;
  g_assert_null (monev_field_batch_write (d.c, &batch, d.issues, &error));
  g_assert_error (error, MONEV_ERROR, MONEV_ERROR_STATE);
}

static void
test_a_folder_that_is_gone_is_told (MonevTestDb *db)
{
  g_auto (Desk) d = { NULL };
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = file_in (db, "tidak-ada");
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  MonevFieldBatch batch = { .folder = folder };

  desk_open (&d, db, FORM);
  batch.instrument_id = d.instrument;
  g_assert_null (monev_field_batch_write (d.c, &batch, d.issues, &error));
  g_assert_error (error, MONEV_ERROR, MONEV_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_cancellable_cancel (cancellable);
  batch.folder = db->folder;
  batch.cancellable = cancellable;
  g_assert_null (monev_field_batch_write (d.c, &batch, d.issues, &error));
  g_assert_error (error, MONEV_ERROR, MONEV_ERROR_CANCELLED);
}

int
main (int argc, char *argv[])
{
#define BOTH(name, test) monev_test_add_blank ("/field/" name, test)
  test_office_setup ();
  g_test_init (&argc, &argv, NULL);
  BOTH ("repeats/in-rows", test_repeats_on_sheets_of_their_own);
  BOTH ("repeats/of-nobody", test_an_instance_of_nobody_is_told);
  BOTH ("sheets/a-respondent", test_a_respondent_on_a_sheet);
  BOTH ("sheets/copied", test_a_copied_sheet_is_another_respondent);
  BOTH ("write/equal-bytes", test_equal_input_gives_equal_bytes);
  BOTH ("write/long-list", test_a_list_may_be_very_long);
  g_test_add_func ("/field/write/names", test_names_of_files_are_safe);
  BOTH ("write/never-issued", test_what_was_never_issued_is_not_sent_out);
  BOTH ("write/failure", test_a_folder_that_is_gone_is_told);
  return test_office_run ();
}
