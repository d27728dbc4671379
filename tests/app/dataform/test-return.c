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

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/return/what-is-filled-comes-back", test_what_is_filled_comes_back);
  return g_test_run ();
}
