/* Workbooks of data forms: sent out, filled and changed by other hands, read back by their marks. */
#include "books.h"

/* ---- one workbook ---- */

typedef struct
{
  MonevDataForm *form;
  MonevDataLayout *layout;
  MonevDataValues *last;
  MonevRecord *office;
  MonevIssueList *issues;
  Book *book;
} Desk;

static void
desk_clear (Desk *d)
{
  g_clear_pointer (&d->form, monev_data_form_unref);
  g_clear_pointer (&d->layout, monev_data_layout_unref);
  g_clear_pointer (&d->last, monev_data_values_free);
  g_clear_pointer (&d->office, monev_record_unref);
  g_clear_pointer (&d->issues, monev_issue_list_unref);
  g_clear_pointer (&d->book, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Desk, desk_clear)

#define INDIKATOR "Indikator kemiskinan, stunting,"
#define UPAYA "Upaya yang dilaksanakan"

static void
desk_open (Desk *d)
{
  g_autofree char *path = NULL;
  MonevDataWorkbook what;

  d->form = form_asking_all ("kemiskinan-stunting");
  d->layout = layout_of (d->form, "2026", DINKES, NULL);
  d->last = monev_data_values_new (d->layout);
  put_value (d->last, 0, "KM-01", "nilai", "10.14");
  put_value (d->last, 0, "ST-01", "nilai", "26.1");
  put_value (d->last, 0, "ST-02", "nilai", "71.8");
  d->office = the_office ();
  d->issues = monev_issue_list_new ();
  what = sending (d->layout, d->office);
  what.last = d->last;
  path = write_book (&what, "keluar.xlsx");
  d->book = book_load (path);
}

static BookSheet *
sheet_like (Book *book, const char *name)
{
  for (guint i = 0; i < book->len; i++)
    if (g_str_has_prefix (((BookSheet *)g_ptr_array_index (book, i))->name, name))
      return g_ptr_array_index (book, i);
  g_error ("no sheet %s", name);
}

static guint
column_of (BookSheet *sheet, const char *mark)
{
  for (gint64 row = 1; row < 40; row++)
    for (guint column = 1; column < 60; column++)
      if (strcmp (book_text (sheet, row, column), mark) == 0)
        return column;
  g_error ("no column %s", mark);
}

/* A text that begins with "#" is a number. */
static void
fill (BookSheet *sheet, const char *line, const char *field, const char *text)
{
  g_autofree char *row_mark = g_strconcat ("r:", line, NULL);
  g_autofree char *column_mark = g_strconcat ("k:", field, NULL);

  book_put (sheet, book_row (sheet, row_mark), column_of (sheet, column_mark),
            *text == '#' ? MONEV_CELL_NUMBER : MONEV_CELL_TEXT, text + (*text == '#'));
}

static MonevDataReturn *
open_book (Book *book)
{
  g_autofree char *path = temporary ("kembali.xlsx");
  g_autoptr (GError) error = NULL;
  MonevDataReturn *file;

  book_write (book, path);
  file = monev_data_return_open (path, NULL, &error);
  g_assert_no_error (error);
  return file;
}

static MonevDataValues *
read_back (Desk *d, int part)
{
  g_autoptr (MonevDataReturn) file = open_book (d->book);
  MonevDataExpected expected = { .layout = d->layout, .last = d->last };

  g_clear_pointer (&d->issues, monev_issue_list_unref);
  d->issues = monev_issue_list_new ();
  return monev_data_return_read (file, part, &expected, NULL, d->issues);
}

static const MonevIssue *
find_issue (MonevIssueList *issues, const char *code)
{
  for (guint i = 0; i < monev_issue_list_size (issues); i++)
    if (strcmp (monev_issue_list_get (issues, i)->code, code) == 0)
      return monev_issue_list_get (issues, i);
  return NULL;
}

static void
check_value (const MonevDataValues *values, const char *line, const char *field, char how,
             const char *text)
{
  MonevDataValue value = value_at (values, 0, line, field);

  g_assert_cmpstr (value.text, ==, text);
  g_assert_cmpint (value.how, ==, how);
}

static void
show_issues (MonevIssueList *issues)
{
  for (guint i = 0; i < monev_issue_list_size (issues); i++)
    {
      g_autofree char *text = monev_issue_to_text (monev_issue_list_get (issues, i));

      g_test_message ("%s: %s", monev_issue_list_get (issues, i)->code, text);
    }
}

static void
test_what_is_filled_comes_back (void)
{
  g_auto (Desk) d = { NULL };
  g_autoptr (MonevDataValues) values = NULL;
  g_autoptr (MonevDataReturn) file = NULL;
  BookSheet *sheet;
  MonevDataValue value;

  desk_open (&d);
  sheet = sheet_like (d.book, INDIKATOR);
  fill (sheet, "KM-01", "nilai", "#9.62");
  fill (sheet, "ST-01", "nilai", "24,5 %");
  fill (sheet, "ST-02", "nilai", "#764");
  fill (sheet, "ST-01", "sumber", "SSGI");
  fill (sheet_like (d.book, UPAYA), "baris-2", "upaya", "Posyandu");
  fill (sheet_like (d.book, UPAYA), "baris-2", "sasaran", "#120");
  file = open_book (d.book);
  g_assert_cmpuint (monev_data_return_n_parts (file), ==, 1);
  g_assert_cmpstr (monev_data_return_part (file, 0)->request_id, ==, REQUEST);
  g_assert_cmpstr (monev_data_return_part (file, 0)->addressee_id, ==, ADDRESSEE);
  g_assert_cmpint (monev_data_return_part (file, 0)->number, ==, 1);
  g_assert_cmpuint (monev_data_return_part (file, 0)->n_sheets, ==, 2);
  values = read_back (&d, 0);
  show_issues (d.issues);
  check_value (values, "KM-01", "nilai", '.', "9.62");
  check_value (values, "ST-01", "nilai", 'r', "24.5");
  check_value (values, "ST-02", "nilai", 'd', "764");
  g_assert_cmpstr (note_at (values, 0, "ST-02", "nilai")->other, ==, "76.4");
  check_value (values, "ST-01", "sumber", '.', "SSGI");
  check_value (values, "KM-01", "sumber", 'm', "");
  value = value_at (values, 1, "baris-2", "sasaran");
  g_assert_cmpstr (value.text, ==, "120");
  g_assert_cmpint (value.row, ==, book_row (sheet_like (d.book, UPAYA), "r:baris-2"));
  g_assert_cmpuint (value.column, ==, column_of (sheet_like (d.book, UPAYA), "k:sasaran"));
  g_assert_true (g_str_has_prefix (monev_data_values_origin (values, 0), INDIKATOR));
  g_assert_cmpuint (monev_issue_list_size (d.issues), ==, 1);
}

static void
test_what_was_sent_empty_comes_back_empty (void)
{
  g_auto (Desk) d = { NULL };
  g_autoptr (MonevDataValues) values = NULL;

  desk_open (&d);
  values = read_back (&d, 0);
  show_issues (d.issues);
  g_assert_cmpuint (monev_issue_list_size (d.issues), ==, 0);
  g_assert_cmpuint (monev_data_values_progress (values).missing, ==, 3);
  g_assert_cmpuint (monev_data_values_progress (values).filled, ==, 0);
}

/* ---- whose it is ---- */

static void
drop_sheet (Book *book, const char *name)
{
  g_ptr_array_remove (book, sheet_like (book, name));
}

static void
test_one_mark_is_enough (void)
{
  g_auto (Desk) d = { NULL };
  g_autoptr (MonevDataValues) values = NULL;
  BookSheet *sheet;

  desk_open (&d);
  sheet = sheet_like (d.book, INDIKATOR);
  fill (sheet, "ST-01", "nilai", "#24.5");
  drop_sheet (d.book, "_monev");
  drop_sheet (d.book, "Petunjuk");
  drop_sheet (d.book, UPAYA);
  book_shift (sheet, FALSE, 1, -1);
  g_free (sheet->name);
  sheet->name = g_strdup ("Hasil");
  values = read_back (&d, 0);
  check_value (values, "ST-01", "nilai", '.', "24.5");
  g_assert_cmpstr (find_issue (d.issues, "sheet-gone")->found, ==, UPAYA);
}

static void
test_all_agencies_in_one_file_are_told_apart (void)
{
  g_auto (Desk) d = { NULL };
  g_autoptr (MonevDataReturn) file = NULL;
  g_autoptr (MonevDataValues) first = NULL;
  g_autoptr (MonevDataValues) second = NULL;
  g_autoptr (MonevRecord) office = the_office ();
  g_autofree char *path = NULL;
  MonevDataWorkbook what;
  MonevDataExpected expected;
  Book *other;

  desk_open (&d);
  fill (sheet_like (d.book, INDIKATOR), "ST-01", "nilai", "#24.5");
  what = sending (d.layout, office);
  what.addressee_id = "0190aaaa-0000-7000-8000-000000000003";
  path = write_book (&what, "lain.xlsx");
  other = book_load (path);
  fill (sheet_like (other, INDIKATOR), "ST-01", "nilai", "#19.5");
  drop_sheet (other, "_monev");
  for (guint i = other->len; i > 0; i--)
    {
      BookSheet *sheet = g_ptr_array_steal_index (other, i - 1);
      char *name = g_strdup_printf ("Lembar %u", i);

      g_free (sheet->name);
      sheet->name = name;
      g_ptr_array_add (d.book, sheet);
    }
  g_ptr_array_unref (other);
  file = open_book (d.book);
  g_assert_cmpuint (monev_data_return_n_parts (file), ==, 2);
  expected = (MonevDataExpected){ .layout = d.layout, .last = d.last };
  first = monev_data_return_read (file, 0, &expected, NULL, d.issues);
  second = monev_data_return_read (file, 1, &expected, NULL, d.issues);
  check_value (first, "ST-01", "nilai", '.', "24.5");
  check_value (second, "ST-01", "nilai", '.', "19.5");
  g_assert_cmpstr (monev_data_return_part (file, 1)->addressee_id, ==, what.addressee_id);
}

/* Cells alone are left, as when somebody typed it all into a new workbook. */
static void
tear_marks (Book *book)
{
  drop_sheet (book, "_monev");
  for (guint i = 0; i < book->len; i++)
    {
      BookSheet *sheet = g_ptr_array_index (book, i);
      GHashTableIter iter;
      gpointer value;

      g_hash_table_iter_init (&iter, sheet->cells);
      while (g_hash_table_iter_next (&iter, NULL, &value))
        if (g_str_has_prefix (((BookCell *)value)->text, "monev:")
            || (strlen (((BookCell *)value)->text) > 1 && ((BookCell *)value)->text[1] == ':'))
          g_hash_table_iter_remove (&iter);
    }
}

static void
test_without_marks_it_is_known_by_its_shape (void)
{
  g_auto (Desk) d = { NULL };
  g_autoptr (MonevDataReturn) file = NULL;
  g_autoptr (MonevDataValues) values = NULL;
  g_autoptr (MonevDataForm) form = form_of (
      "{'format':1,'code':'x','title':'X','period':'year','sheets':[{'key':'a','title':'A','rows':"
      "{'kind':'fixed','items':[{'key':'1','label':'Luas sawah'}]},'columns':[{'key':'luas','label':"
      "'Luas','kind':'decimal'},{'key':'hasil','label':'Hasil','kind':'decimal'}]}]}");
  g_autoptr (MonevDataLayout) other = layout_of (form, "2026", DINKES, NULL);

  desk_open (&d);
  fill (sheet_like (d.book, INDIKATOR), "ST-01", "nilai", "24,5 %");
  fill (sheet_like (d.book, UPAYA), "baris-1", "upaya", "Posyandu");
  fill (sheet_like (d.book, UPAYA), "baris-1", "anggaran", "Rp 1.250.000,-");
  tear_marks (d.book);
  file = open_book (d.book);
  g_assert_cmpuint (monev_data_return_n_parts (file), ==, 0);
  g_assert_cmpuint (monev_data_return_match_shape (file, d.layout), ==, 100);
  g_assert_cmpuint (monev_data_return_match_shape (file, other), ==, 0);
  values = read_back (&d, MONEV_DATA_PART_NONE);
  show_issues (d.issues);
  check_value (values, "ST-01", "nilai", 'r', "24.5");
  g_assert_cmpstr (value_at (values, 1, "baris-1", "upaya").text, ==, "Posyandu");
  g_assert_cmpstr (value_at (values, 1, "baris-1", "anggaran").text, ==, "1250000");
  g_assert_nonnull (find_issue (d.issues, "marks-gone"));
  g_assert_null (find_issue (d.issues, "outside"));
}

/* ---- what is told ---- */

static void
test_what_has_no_place_is_told (void)
{
  g_auto (Desk) d = { NULL };
  g_autoptr (MonevDataValues) values = NULL;
  BookSheet *sheet;
  const MonevIssue *issue;
  gint64 row;

  desk_open (&d);
  sheet = sheet_like (d.book, INDIKATOR);
  row = book_row (sheet, "r:ST-01");
  book_put (sheet, row, column_of (sheet, "k:nilai@lalu"), MONEV_CELL_NUMBER, "99");
  book_put (sheet, book_row (sheet, "r:KM-02"), column_of (sheet, "k:nilai"), MONEV_CELL_NUMBER, "5");
  book_put (sheet, row, 30, MONEV_CELL_TEXT, "catatan kami");
  values = read_back (&d, 0);
  show_issues (d.issues);
  g_assert_cmpstr (find_issue (d.issues, "carried-changed")->found, ==, "99");
  g_assert_cmpstr (find_issue (d.issues, "cell-shut")->found, ==, "5");
  issue = find_issue (d.issues, "outside");
  g_assert_cmpstr (issue->found, ==, "catatan kami");
  g_assert_cmpint (issue->row, ==, row);
  g_assert_true (g_str_has_prefix (issue->cell, "AD"));
  g_assert_cmpuint (monev_issue_list_size (d.issues), ==, 3);
}

static void
test_lines_that_were_added_are_taken_once (void)
{
  g_auto (Desk) d = { NULL };
  g_autoptr (MonevDataValues) values = NULL;
  g_autoptr (MonevDataValues) again = NULL;
  BookSheet *sheet;
  gint64 row;
  guint last;

  desk_open (&d);
  sheet = sheet_like (d.book, UPAYA);
  row = book_row (sheet, "r:baris-10");
  book_shift (sheet, TRUE, (guint)row + 1, 2);
  for (guint i = 1; i <= 2; i++)
    {
      book_put (sheet, row + i, column_of (sheet, "k:upaya"), MONEV_CELL_TEXT, "Kelas ibu");
      book_put (sheet, row + i, column_of (sheet, "k:sasaran"), MONEV_CELL_NUMBER, "40");
    }
  values = read_back (&d, 0);
  show_issues (d.issues);
  last = monev_data_layout_n_lines (d.layout, 1);
  g_assert_cmpuint (monev_data_values_n_lines (values, 1), ==, last + 1);
  g_assert_cmpstr (monev_data_values_get (values, 1, last, 2).text, ==, "40");
  g_assert_nonnull (find_issue (d.issues, "row-added"));
  again = read_back (&d, 0);
  g_assert_cmpstr (monev_data_values_line_key (again, 1, last), ==,
                   monev_data_values_line_key (values, 1, last));
}

static void
test_a_copied_row_that_differs_is_doubtful (void)
{
  g_auto (Desk) d = { NULL };
  g_autoptr (MonevDataValues) values = NULL;
  BookSheet *sheet;
  gint64 row;

  desk_open (&d);
  sheet = sheet_like (d.book, INDIKATOR);
  fill (sheet, "ST-01", "nilai", "#24.5");
  fill (sheet, "ST-01", "sumber", "SSGI");
  row = book_row (sheet, "r:ST-01");
  book_shift (sheet, TRUE, (guint)row + 1, 1);
  for (guint column = 1; column < 20; column++)
    if (*book_text (sheet, row, column) != '\0')
      book_put (sheet, row + 1, column, MONEV_CELL_TEXT, book_text (sheet, row, column));
  book_put (sheet, row + 1, column_of (sheet, "k:nilai"), MONEV_CELL_NUMBER, "22.5");
  values = read_back (&d, 0);
  check_value (values, "ST-01", "nilai", 'd', "24.5");
  g_assert_cmpstr (note_at (values, 0, "ST-01", "nilai")->other, ==, "22.5");
  check_value (values, "ST-01", "sumber", '.', "SSGI");
  g_assert_nonnull (find_issue (d.issues, "row-copied"));
}

static void
test_rows_sorted_without_their_marks_are_doubtful (void)
{
  g_auto (Desk) d = { NULL };
  g_autoptr (MonevDataValues) values = NULL;
  BookSheet *sheet;
  gint64 a, b;

  desk_open (&d);
  sheet = sheet_like (d.book, INDIKATOR);
  fill (sheet, "ST-01", "nilai", "#24.5");
  fill (sheet, "ST-02", "nilai", "#76.4");
  a = book_row (sheet, "r:ST-01");
  b = book_row (sheet, "r:ST-02");
  for (guint column = 2; column < column_of (sheet, "k:keterangan") + 1; column++)
    {
      gpointer left = NULL, right = NULL;

      g_hash_table_steal_extended (sheet->cells, book_key (a, column), NULL, &left);
      g_hash_table_steal_extended (sheet->cells, book_key (b, column), NULL, &right);
      if (left != NULL)
        g_hash_table_insert (sheet->cells, book_key (b, column), left);
      if (right != NULL)
        g_hash_table_insert (sheet->cells, book_key (a, column), right);
    }
  values = read_back (&d, 0);
  show_issues (d.issues);
  check_value (values, "ST-01", "nilai", 'd', "24.5");
  check_value (values, "ST-02", "nilai", 'd', "76.4");
  g_assert_nonnull (find_issue (d.issues, "row-moved"));
}

/* ---- clarification ---- */

static void
test_a_clarification_is_answered (void)
{
  g_auto (Desk) d = { NULL };
  g_autoptr (MonevDataValues) sent = NULL;
  g_autoptr (MonevDataValues) values = NULL;
  g_autoptr (MonevDataReturn) file = NULL;
  g_autoptr (GPtrArray) told
      = g_ptr_array_new_with_free_func ((GDestroyNotify)monev_data_explanation_free);
  g_autofree char *path = NULL;
  MonevDataWorkbook what;
  MonevDataQuestion questions[3];
  MonevDataExpected expected;
  Book *book;
  BookSheet *notes;
  guint field;

  desk_open (&d);
  field = (guint)monev_data_layout_find_field (d.layout, 0, "nilai");
  for (guint i = 0; i < 3; i++)
    questions[i] = (MonevDataQuestion){
      0,
      (guint)monev_data_layout_find_line (d.layout, 0,
                                          ((const char *[]){ "ST-01", "ST-02", "KM-01" })[i]),
      field, "Nilainya di luar rentang. Berapa yang benar?"
    };
  sent = monev_data_values_new (d.layout);
  put_value (sent, 0, "ST-01", "nilai", "24.5");
  put_value (sent, 0, "ST-02", "nilai", "764");
  put_value (sent, 0, "KM-01", "nilai", "9.62");
  put_value (sent, 0, "ST-01", "sumber", "SSGI");
  what = sending (d.layout, d.office);
  what.values = sent;
  what.questions = questions;
  what.n_questions = 3;
  what.round = 1;
  path = write_book (&what, "klarifikasi.xlsx");
  book = book_load (path);
  notes = sheet_like (book, MONEV_DATA_NOTES_SHEET);
  book_put (notes, book_row (notes, "q:1"), column_of (notes, "c:jawaban"), MONEV_CELL_TEXT, "76,4");
  book_put (notes, book_row (notes, "q:1"), column_of (notes, "c:penjelasan"), MONEV_CELL_TEXT,
            "komanya hilang");
  fill (sheet_like (book, INDIKATOR), "KM-01", "nilai", "#9.2");
  g_ptr_array_unref (d.book);
  d.book = book;
  file = open_book (book);
  g_assert_cmpstr (monev_data_return_part (file, 0)->kind, ==, MONEV_DATA_CLARIFY_KIND);
  g_assert_cmpuint (monev_data_return_part (file, 0)->round, ==, 1);
  expected = (MonevDataExpected){ .layout = d.layout, .last = d.last, .sent = sent,
                                  .questions = questions, .n_questions = 3 };
  values = monev_data_return_read (file, 0, &expected, told, d.issues);
  show_issues (d.issues);
  check_value (values, "ST-01", "nilai", '.', "24.5");
  check_value (values, "ST-02", "nilai", 'r', "76.4");
  check_value (values, "KM-01", "nilai", '.', "9.2");
  check_value (values, "ST-01", "sumber", 'm', "");
  g_assert_cmpuint (told->len, ==, 1);
  g_assert_cmpstr (((MonevDataExplanation *)told->pdata[0])->text, ==, "komanya hilang");
  g_assert_cmpuint (monev_issue_list_size (d.issues), ==, 0);
}

/* ---- bad files ---- */

static void
test_a_cut_file_is_refused (void)
{
  g_auto (Desk) d = { NULL };
  g_autofree char *path = temporary ("potong.xlsx");
  g_autofree char *bytes = NULL;
  g_autoptr (GError) error = NULL;
  gsize length;

  desk_open (&d);
  book_write (d.book, path);
  g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
  g_assert_true (g_file_set_contents (path, bytes, (gssize)(length * 2 / 3), NULL));
  g_assert_null (monev_data_return_open (path, NULL, &error));
  g_assert_nonnull (error);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/return/what-is-filled-comes-back", test_what_is_filled_comes_back);
  g_test_add_func ("/return/what-was-sent-empty-comes-back-empty",
                   test_what_was_sent_empty_comes_back_empty);
  g_test_add_func ("/return/one-mark-is-enough", test_one_mark_is_enough);
  g_test_add_func ("/return/all-agencies-in-one-file-are-told-apart",
                   test_all_agencies_in_one_file_are_told_apart);
  g_test_add_func ("/return/without-marks-it-is-known-by-its-shape",
                   test_without_marks_it_is_known_by_its_shape);
  g_test_add_func ("/return/what-has-no-place-is-told", test_what_has_no_place_is_told);
  g_test_add_func ("/return/lines-that-were-added-are-taken-once",
                   test_lines_that_were_added_are_taken_once);
  g_test_add_func ("/return/a-copied-row-that-differs-is-doubtful",
                   test_a_copied_row_that_differs_is_doubtful);
  g_test_add_func ("/return/rows-sorted-without-their-marks-are-doubtful",
                   test_rows_sorted_without_their_marks_are_doubtful);
  g_test_add_func ("/return/a-clarification-is-answered", test_a_clarification_is_answered);
  g_test_add_func ("/return/a-cut-file-is-refused", test_a_cut_file_is_refused);
  return g_test_run ();
}
