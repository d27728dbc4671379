/* Field workbooks: sent out, filled and changed by other hands, read back by their marks. */
#include "field-book.h"

#include "response/field-batch.h"

static void
test_every_kind_of_answer_comes_back (MonevTestDb *db)
{
  g_auto (Desk) d = { NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) book = ani (&d, db);

  check_count (&d, take (&d, db, book, "ani.xlsx", &error), 1, 0, 0, 0);
  g_assert_no_error (error);
  check_ani (&d);
  g_assert_null (find_issue (d.issues, "answer-mended"));
}

static void
test_empty_rows_are_no_responses (MonevTestDb *db)
{
  g_auto (Desk) d = { NULL };
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;
  MonevResponseCount count;

  desk_open (&d, db, FORM);
  path = send_out (&d, db, "kosong.xlsx", (Sending){ 0 });
  count = IMPORT (&d, (How){ NULL }, path);
  g_assert_no_error (error);
  g_assert_cmpuint (count.read, ==, 0);
  g_clear_pointer (&path, g_free);
  path = send_out (&d, db, "kosong.xlsx", (Sending){ .layout = MONEV_FIELD_BY_SHEET });
  count = IMPORT (&d, (How){ NULL }, path);
  g_assert_no_error (error);
  g_assert_cmpuint (count.read, ==, 0);
}

static void
test_the_same_file_again_is_a_duplicate_and_a_changed_row_a_change (MonevTestDb *db)
{
  g_auto (Desk) d = { NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) book = ani (&d, db);

  check_count (&d, take (&d, db, book, "a.xlsx", &error), 1, 0, 0, 0);
  check_count (&d, take (&d, db, book, "nama lain.xlsx", &error), 0, 0, 1, 0);
  book_fill (book, "Isian", 1, "Nama", "Ani Lestari", NULL);
  book_fill (book, "Isian", 2, "Nama", "Budi", NULL);
  check_count (&d, take (&d, db, book, "b.xlsx", &error), 1, 1, 0, 0);
  g_assert_no_error (error);
  g_assert_cmpuint (n_responses (&d), ==, 2);
}

static void
test_columns_rows_and_sheets_may_move (MonevTestDb *db)
{
  g_auto (Desk) d = { NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) book = ani (&d, db);
  BookSheet *sheet = book_sheet (book, "Isian");

  book_shift (sheet, FALSE, 4, 2);
  book_put (sheet, HEADINGS, 4, MONEV_CELL_TEXT, "Catatan kami");
  book_put (sheet, FIRST, 4, MONEV_CELL_TEXT, "lihat surat");
  book_shift (sheet, TRUE, 3, 2);
  g_free (sheet->name);
  sheet->name = g_strdup ("Hasil Desa");
  g_ptr_array_add (book, g_ptr_array_steal_index (book, 1));
  check_count (&d, take (&d, db, book, "pindah.xlsx", &error), 1, 0, 0, 0);
  g_assert_no_error (error);
  check_ani (&d);
}

static void
test_what_a_hand_types_is_read_as_an_office_means_it (MonevTestDb *db)
{
  g_auto (Desk) d = { NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) book = NULL;
  g_autofree char *answers = NULL;
  const MonevIssue *issue;

  desk_open (&d, db, FORM);
  book = send_and_load (&d, db, (Sending){ 0 });
  book_fill (book, "Isian", 1, "Nama", "Ani", "NIK", "-", "Tanggal lahir", "3/5/1990", "Luas rumah",
             "1.250,5", "Bekerja", "YA, TETAP", ".1 – Radio", "X", ".2 – Televisi kabel", "Ya",
             ".3 – Sepeda motor", "0", NULL);
  book_fill (book, "Isian", 2, "Nama", "Budi", "Tanggal lahir", " - ", "Luas rumah", "1.250",
             "Bekerja", "t", NULL);
  check_count (&d, take (&d, db, book, "ketik.xlsx", &error), 2, 0, 0, 0);
  g_assert_no_error (error);
  answers = answers_of (&d, 0);
  g_assert_nonnull (strstr (answers, "\"alat\":\"1 2\",\"diri/lahir\":\"1990-05-03\","
                                     "\"diri/luas\":\"1250.5\",\"diri/nama\":\"Ani\","
                                     "\"diri/nik\":\"-\""));
  g_assert_nonnull (strstr (answers, "\"kerja\":\"y\""));
  g_free (answers);
  answers = answers_of (&d, 1);
  g_assert_nonnull (strstr (answers, "\"diri/luas\":\"1250\""));
  g_assert_null (strstr (answers, "lahir"));
  g_assert_nonnull (strstr (answers, "\"kerja\":\"t\""));
  issue = find_issue (d.issues, "answer-mended");
  g_assert_nonnull (issue);
  g_assert_cmpstr (issue->sheet, ==, "Isian");
  g_assert_cmpint (issue->row, ==, FIRST);
}

static void
test_a_cell_that_cannot_be_read_is_named (MonevTestDb *db)
{
  g_auto (Desk) d = { NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) book = ani (&d, db);
  g_autofree char *cell = NULL;
  const MonevIssue *issue;
  MonevResponseCount count;

  book_fill (book, "Isian", 2, "Nama", "Budi", "Luas rumah", "luas sekali", "Bekerja", "entah",
             NULL);
  count = take (&d, db, book, "rusak.xlsx", &error);
  check_count (&d, count, 1, 0, 0, 1);
  g_assert_cmpuint (count.read, ==, 2);
  issue = find_issue (d.issues, "answer-type");
  cell = monev_cell_reference (FIRST + 1, book_column (book_sheet (book, "Isian"), HEADINGS,
                                                       "Luas rumah"));
  g_assert_cmpstr (issue->cell, ==, cell);
  g_assert_cmpstr (issue->found, ==, "luas sekali");
  g_assert_nonnull (find_issue (d.issues, "choice-unknown"));
}

/* What the form itself finds is told at its cell, on a row as on a sheet. */
static void
test_a_finding_names_its_cell (MonevTestDb *db)
{
  g_auto (Desk) d = { NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GPtrArray) sheets = NULL;
  g_autofree char *cell = NULL;
  BookSheet *sheet;

  desk_open (&d, db, FORM);
  rows = send_and_load (&d, db, (Sending){ 0 });
  book_fill (rows, "Isian", 1, "Nama", "Ani", "Luas rumah", "#-3", NULL);
  check_count (&d, take (&d, db, rows, "baris.xlsx", &error), 1, 0, 0, 0);
  cell = monev_cell_reference (FIRST, book_column (book_sheet (rows, "Isian"), HEADINGS,
                                                   "Luas rumah"));
  g_assert_cmpstr (find_issue (d.issues, "constraint")->cell, ==, cell);
  sheets = send_and_load (&d, db, (Sending){ .layout = MONEV_FIELD_BY_SHEET, .book = "0190dddd" });
  sheet = book_sheet (sheets, "Responden 02");
  book_put (sheet, book_row (sheet, "q:diri/luas"), 4, MONEV_CELL_NUMBER, "-3");
  check_count (&d, take (&d, db, sheets, "lembar.xlsx", &error), 1, 0, 0, 0);
  g_assert_no_error (error);
  g_free (cell);
  cell = monev_cell_reference (book_row (sheet, "q:diri/luas"), 4);
  g_assert_cmpstr (find_issue (d.issues, "constraint")->cell, ==, cell);
  g_free (cell);
  cell = monev_cell_reference (book_row (sheet, "q:diri/nama"), 4);
  g_assert_cmpstr (find_issue (d.issues, "answer-missing")->cell, ==, cell);
}

static void
test_rows_below_the_table_are_taken_and_told (MonevTestDb *db)
{
  g_auto (Desk) d = { NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) book = ani (&d, db);

  book_fill (book, "Isian", 4, "Nama", "Dedi", NULL);
  book_fill (book, "Isian", 6, "Nama", "Euis", NULL);
  check_count (&d, take (&d, db, book, "tambah.xlsx", &error), 3, 0, 0, 0);
  g_assert_nonnull (find_issue (d.issues, "field-row-added"));
  check_count (&d, take (&d, db, book, "tambah.xlsx", &error), 0, 0, 3, 0);
  g_assert_no_error (error);
}

static void
copy_row (BookSheet *sheet, guint from, guint to)
{
  for (guint column = 1; column < 30; column++)
    if (*book_text (sheet, FIRST + from - 1, column) != '\0')
      book_put (sheet, FIRST + to - 1, column, MONEV_CELL_TEXT,
                book_text (sheet, FIRST + from - 1, column));
}

static void
test_a_copied_row_is_another_response (MonevTestDb *db)
{
  g_auto (Desk) d = { NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) book = ani (&d, db);
  MonevResponseCount count;

  copy_row (book_sheet (book, "Isian"), 1, 2);
  book_fill (book, "Isian", 2, "Nama", "Budi", NULL);
  copy_row (book_sheet (book, "Isian"), 1, 3);
  count = take (&d, db, book, "salin.xlsx", &error);
  check_count (&d, count, 2, 0, 1, 0);
  g_assert_nonnull (find_issue (d.issues, "field-row-copied"));
  check_count (&d, take (&d, db, book, "salin.xlsx", &error), 0, 0, 3, 0);
  g_assert_no_error (error);
}

/* ---- marks ---- */

static void
drop_sheet (Book *book, const char *name)
{
  g_ptr_array_remove (book, book_sheet (book, name));
}

static void
test_one_mark_is_enough (MonevTestDb *db)
{
  g_auto (Desk) d = { NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) book = ani (&d, db);
  BookSheet *sheet = book_sheet (book, "Isian");

  /* Only the last hidden column and one sheet are left. */
  drop_sheet (book, "_monev");
  drop_sheet (book, "Petunjuk");
  drop_sheet (book, "_daftar");
  book_shift (sheet, FALSE, 1, -1);
  check_count (&d, take (&d, db, book, "satu.xlsx", &error), 1, 0, 0, 0);
  g_assert_no_error (error);
  check_ani (&d);
  check_count (&d, take (&d, db, book, "satu.xlsx", &error), 0, 0, 1, 0);
}

/* The mark of a row stands at both of its ends. */
static void
test_the_mark_of_a_row_may_be_cleared_at_one_end (MonevTestDb *db)
{
  g_auto (Desk) d = { NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) book = ani (&d, db);
  BookSheet *sheet = book_sheet (book, "Isian");

  check_count (&d, take (&d, db, book, "utuh.xlsx", &error), 1, 0, 0, 0);
  g_hash_table_remove (sheet->cells, book_key (FIRST, 1));
  check_count (&d, take (&d, db, book, "terhapus.xlsx", &error), 0, 0, 1, 0);
  g_assert_no_error (error);
}

static void
test_columns_are_known_without_the_marks_of_rows (MonevTestDb *db)
{
  g_auto (Desk) d = { NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) book = ani (&d, db);
  BookSheet *sheet = book_sheet (book, "Isian");

  book_shift (sheet, FALSE, 1, -1);
  book_shift (sheet, FALSE, book_column (sheet, 2, "t:"), -1);
  check_count (&d, take (&d, db, book, "lepas.xlsx", &error), 1, 0, 0, 0);
  g_assert_no_error (error);
  check_ani (&d);
  g_assert_nonnull (find_issue (d.issues, "field-row-added"));
}

static void
test_without_marks_it_is_a_plain_table_and_told (MonevTestDb *db)
{
  g_auto (Desk) d = { NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) book = NULL;
  g_autofree char *answers = NULL;
  BookSheet *sheet;

  desk_open (&d, db, FORM);
  book = send_and_load (&d, db, (Sending){ 0 });
  book_fill (book, "Isian", 1, "NIK", "0012", "Nama", "Ani", "Bekerja", "y – Ya, tetap", NULL);
  sheet = book_sheet (book, "Isian");
  book_shift (sheet, TRUE, 1, -2);
  book_shift (sheet, FALSE, 1, -1);
  for (guint i = book->len; i > 0; i--)
    if (g_ptr_array_index (book, i - 1) != sheet
        && strcmp (((BookSheet *)g_ptr_array_index (book, i - 1))->name, "_monev") != 0)
      g_ptr_array_remove_index (book, i - 1);
  check_count (&d, take (&d, db, book, "polos.xlsx", &error), 1, 0, 0, 0);
  g_assert_no_error (error);
  g_assert_nonnull (find_issue (d.issues, "field-marks-gone"));
  answers = answers_of (&d, 0);
  g_assert_nonnull (strstr (answers, "\"diri/nama\":\"Ani\",\"diri/nik\":\"0012\","));
  g_assert_nonnull (strstr (answers, "\"kerja\":\"y\""));
}

static void
test_a_mark_that_was_edited_is_none (void)
{
  const char *pairs[] = { "j", "isian", "v", "3", "g", "", NULL };
  g_autofree char *mark = monev_form_mark_new (pairs);
  g_autofree char *quoted = g_strdup_printf ("=\"%s\"", mark);
  g_autofree char *edited = g_strdup (mark);
  g_autoptr (GHashTable) read = monev_form_mark_parse (quoted);

  g_assert_nonnull (read);
  g_assert_cmpstr (g_hash_table_lookup (read, "v"), ==, "3");
  g_assert_null (g_hash_table_lookup (read, "g"));
  *strchr (edited, '3') = '4';
  g_assert_null (monev_form_mark_parse (edited));
  g_assert_null (monev_form_mark_parse ("monev:1;v=3;"));
  g_assert_null (monev_form_mark_parse ("Nama"));
}

/* ---- whose it is ---- */

static void
test_a_workbook_of_another_instrument_is_refused_by_name (MonevTestDb *db)
{
  g_auto (Desk) d = { NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) book = ani (&d, db);
  g_autofree char *path = book_save (book, db, "uji.xlsx");
  g_autofree char *own = g_strdup (d.instrument);
  g_autoptr (MonevInstrumentEntry) other
      = add_instrument (&d, "#survey\ntype|name|label\ntext|nama|Nama\n#settings\nform_title\nLain\n");
  g_autoptr (MonevInstrumentEntry) issued
      = monev_instrument_issue (d.c, d.rani, other, NULL, d.issues, &error);

  g_free (d.instrument);
  d.instrument = g_strdup (issued->id);
  IMPORT (&d, (How){ NULL }, path);
  g_assert_error (error, MONEV_ERROR, MONEV_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "“Uji”"));
  g_assert_nonnull (strstr (error->message, "“Lain”"));
  g_free (d.instrument);
  d.instrument = g_steal_pointer (&own);
  g_assert_cmpuint (n_responses (&d), ==, 0);
}

static void
issue_again (Desk *d, const char *text)
{
  g_autoptr (MonevXlsform) form = make_form (text);
  g_autoptr (GError) error = NULL;
  g_autoptr (MonevInstrumentEntry) entry = monev_instrument_store_find (d->c, d->instrument, NULL);
  g_autoptr (MonevInstrumentEntry) saved = monev_instrument_save (
      d->c, d->rani, entry, &(MonevInstrumentContent){ form, NULL, NULL, NULL }, d->issues, &error);
  g_autoptr (MonevInstrumentEntry) issued
      = saved == NULL ? NULL
                      : monev_instrument_issue (d->c, d->rani, saved, NULL, d->issues, &error);

  g_assert_no_error (error);
  g_assert_cmpint (issued->number, ==, 2);
}

static void
test_answers_stay_with_the_version_that_was_asked (MonevTestDb *db)
{
  g_auto (Desk) d = { NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) book = ani (&d, db);
  g_autoptr (GPtrArray) list = NULL;
  g_auto (GStrv) parts = g_strsplit (FORM, "Televisi kabel", -1);
  g_autofree char *changed = g_strjoinv ("Televisi", parts);
  g_autofree char *fresh = NULL;
  g_autofree char *mixed = NULL;

  issue_again (&d, changed);
  check_count (&d, take (&d, db, book, "lama.xlsx", &error), 1, 0, 0, 0);
  g_assert_no_error (error);
  g_assert_nonnull (find_issue (d.issues, "field-version"));
  list = monev_response_store_list (d.c, d.instrument, "", NULL, NULL);
  g_assert_cmpint (((MonevResponseEntry *)g_ptr_array_index (list, 0))->number, ==, 1);
  fresh = send_out (&d, db, "baru.xlsx", (Sending){ .number = 2, .book = "0190bbbb" });
  mixed = book_save (book, db, "lama.xlsx");
  IMPORT (&d, (How){ NULL }, fresh, mixed);
  g_assert_error (error, MONEV_ERROR, MONEV_ERROR_INVALID);
}

static void
test_a_version_that_is_not_known_is_refused (MonevTestDb *db)
{
  g_auto (Desk) d = { NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) book = ani (&d, db);
  const char *pairs[] = { "j", "isian", "i", NULL, "v", "7", "h", "00", "b", BOOK_ID, NULL };
  g_autofree char *mark = NULL;

  pairs[3] = d.instrument;
  mark = monev_form_mark_new (pairs);
  book_put (book_sheet (book, "Isian"), 1, 1, MONEV_CELL_TEXT, mark);
  take (&d, db, book, "tujuh.xlsx", &error);
  g_assert_error (error, MONEV_ERROR, MONEV_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "versi 7"));
}

static void
test_a_cut_file_is_refused (MonevTestDb *db)
{
  g_auto (Desk) d = { NULL };
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;
  g_autofree char *bytes = NULL;
  gsize length;

  desk_open (&d, db, FORM);
  path = send_out (&d, db, "utuh.xlsx", (Sending){ 0 });
  g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
  g_assert_true (g_file_set_contents (path, bytes, (gssize)(length * 2 / 3), NULL));
  IMPORT (&d, (How){ NULL }, path);
  g_assert_error (error, MONEV_ERROR, MONEV_ERROR_CORRUPT);
}

static void
write_person (Book *book, const char *name)
{
  BookSheet *sheet = book_sheet (book, "Petunjuk");

  book_put (sheet, book_row (sheet, "p:petugas"), book_column (sheet, 2, "jawab"),
            MONEV_CELL_TEXT, name);
}

static void
test_two_people_with_copies_do_not_overwrite_each_other (MonevTestDb *db)
{
  g_auto (Desk) d = { NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) book = ani (&d, db);
  g_autoptr (GPtrArray) list = NULL;

  write_person (book, "Rudi");
  check_count (&d, take (&d, db, book, "rudi.xlsx", &error), 1, 0, 0, 0);
  write_person (book, " RUDI");
  book_fill (book, "Isian", 1, "NIK", "0013", NULL);
  check_count (&d, take (&d, db, book, "rudi.xlsx", &error), 0, 1, 0, 0);
  write_person (book, "Sari");
  book_fill (book, "Isian", 1, "Nama", "Cici", NULL);
  check_count (&d, take (&d, db, book, "sari.xlsx", &error), 1, 0, 0, 0);
  g_assert_nonnull (find_issue (d.issues, "field-other-person"));
  check_count (&d, take (&d, db, book, "sari.xlsx", &error), 0, 0, 1, 0);
  g_assert_no_error (error);
  list = monev_response_store_list (d.c, d.instrument, "", NULL, NULL);
  g_assert_cmpuint (list->len, ==, 2);
  g_assert_cmpstr (((MonevResponseEntry *)g_ptr_array_index (list, 0))->enumerator, ==, "Rudi");
  g_assert_cmpstr (((MonevResponseEntry *)g_ptr_array_index (list, 1))->enumerator, ==, "Sari");
}

/* The group may be gone by the time its workbook comes back. */
static void
test_a_group_that_is_gone_keeps_no_answer_out (MonevTestDb *db)
{
  g_auto (Desk) d = { NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) book = NULL;

  desk_open (&d, db, FORM);
  book = send_and_load (&d, db, (Sending){ .group_id = "0190cccc-0000-7000-8000-000000000001" });
  book_fill (book, "Isian", 1, "Nama", "Ani", NULL);
  check_count (&d, take (&d, db, book, "gugus.xlsx", &error), 1, 0, 0, 0);
  g_assert_no_error (error);
}

int
main (int argc, char *argv[])
{
#define BOTH(name, test) monev_test_add_blank ("/field/" name, test)
  test_office_setup ();
  g_test_init (&argc, &argv, NULL);
  BOTH ("return/every-kind-of-answer", test_every_kind_of_answer_comes_back);
  BOTH ("return/empty-rows-are-none", test_empty_rows_are_no_responses);
  BOTH ("return/again-is-a-duplicate",
        test_the_same_file_again_is_a_duplicate_and_a_changed_row_a_change);
  BOTH ("return/places-may-move", test_columns_rows_and_sheets_may_move);
  BOTH ("return/typed-by-hand", test_what_a_hand_types_is_read_as_an_office_means_it);
  BOTH ("return/unreadable-cell", test_a_cell_that_cannot_be_read_is_named);
  BOTH ("return/finding-names-its-cell", test_a_finding_names_its_cell);
  BOTH ("return/rows-added", test_rows_below_the_table_are_taken_and_told);
  BOTH ("return/row-copied", test_a_copied_row_is_another_response);
  BOTH ("marks/one-is-enough", test_one_mark_is_enough);
  BOTH ("marks/cleared-at-one-end", test_the_mark_of_a_row_may_be_cleared_at_one_end);
  BOTH ("marks/of-columns-alone", test_columns_are_known_without_the_marks_of_rows);
  BOTH ("marks/gone", test_without_marks_it_is_a_plain_table_and_told);
  g_test_add_func ("/field/marks/edited", test_a_mark_that_was_edited_is_none);
  BOTH ("whose/another-instrument", test_a_workbook_of_another_instrument_is_refused_by_name);
  BOTH ("whose/another-version", test_answers_stay_with_the_version_that_was_asked);
  BOTH ("whose/unknown-version", test_a_version_that_is_not_known_is_refused);
  BOTH ("whose/cut-file", test_a_cut_file_is_refused);
  BOTH ("whose/two-people", test_two_people_with_copies_do_not_overwrite_each_other);
  BOTH ("whose/group-gone", test_a_group_that_is_gone_keeps_no_answer_out);
  return test_office_run ();
}
