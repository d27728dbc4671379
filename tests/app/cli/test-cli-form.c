/* monevctl form: data of the OPDs from the command line, out and in again. */
#include "cli-runner.h"

#include "../dataform/mangler.h"

#define AS(office, who, ...)                                                                       \
  run_words ((office)->uri, ENV ("MONEV_PIN=135790"), 0, NULL, WORDS ("--as", who, __VA_ARGS__))

#define FORM "kemiskinan-stunting"

static const char *
text_of (const json_t *object, const char *key)
{
  return json_string_value (json_object_get (object, key));
}

static json_int_t
number_of (const json_t *object, const char *key)
{
  return json_integer_value (json_object_get (object, key));
}

/* The workbook of Dinkes for a period that is not there yet. */
static json_t *
issue (const Office *o, char **path)
{
  g_autofree char *out = g_build_filename (o->folder, "keluar", NULL);
  g_auto (Run) run = AS (o, "subkoor", "--json", "form", "issue", FORM, "--period", "2027",
                         "--sent", "2027-03-01", "--agency", "Dinkes", "--out", out, "--receipts");
  json_t *json;

  expect_status (&run, 0);
  json = parse (&run);
  g_assert_cmpuint (json_array_size (json_object_get (json, "files")), ==, 1);
  *path = g_strdup (text_of (json_array_get (json_object_get (json, "files"), 0), "file"));
  g_assert_true (g_file_test (*path, G_FILE_TEST_IS_REGULAR));
  g_assert_true (g_file_test (text_of (json_array_get (json_object_get (json, "files"), 0),
                                       "receipt"),
                              G_FILE_TEST_IS_REGULAR));
  return json;
}

static BookSheet *
sheet_like (Book *book, const char *name)
{
  for (guint i = 0; i < book->len; i++)
    if (g_str_has_prefix (((BookSheet *) g_ptr_array_index (book, i))->name, name))
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

/* As an office fills it: a percent sign, a comma that was lost. */
static void
fill (const char *path, const char *st01, const char *st02)
{
  g_autoptr (GPtrArray) book = book_load (path);
  BookSheet *sheet = sheet_like (book, "Indikator");
  guint column = column_of (sheet, "k:nilai");

  book_put (sheet, book_row (sheet, "r:ST-01"), column, MONEV_CELL_TEXT, st01);
  book_put (sheet, book_row (sheet, "r:ST-02"), column, MONEV_CELL_NUMBER, st02);
  book_write (book, path);
}

static json_t *
receive (const Office *o, const char *path, int status)
{
  g_auto (Run) run = AS (o, "staf", "--json", "form", "receive", path);

  expect_status (&run, status);
  return parse (&run);
}

static void
test_a_workbook_goes_out_and_comes_back (void)
{
  g_auto (Office) o = { NULL };
  g_autofree char *path = NULL;
  json_auto_t *request = NULL;
  json_auto_t *taken = NULL;
  json_auto_t *again = NULL;
  json_auto_t *values = NULL;
  g_auto (Run) run = { 0 };
  const json_t *file;
  guint seen = 0;

  office_open (&o);
  request = issue (&o, &path);
  fill (path, "23,1 %", "764");
  taken = receive (&o, path, 0);
  file = json_array_get (taken, 0);
  g_assert_cmpstr (text_of (file, "status"), ==, "received");
  g_assert_cmpstr (text_of (file, "agency"), ==, "1.02.0.00.0.00.01.0000");
  g_assert_cmpstr (text_of (file, "request"), ==, text_of (request, "request"));
  g_assert_cmpint (number_of (file, "values"), ==, 2);
  g_assert_cmpint (number_of (file, "repaired"), ==, 1);
  g_assert_cmpint (number_of (file, "doubtful"), ==, 1);
  again = receive (&o, path, 0);
  g_assert_cmpstr (text_of (json_array_get (again, 0), "status"), ==, "same");
  run = RUN (&o, "--json", "form", "values", text_of (request, "request"), "--agency", "Dinkes");
  expect_status (&run, 0);
  values = parse (&run);
  for (gsize i = 0; i < json_array_size (values); i++)
    {
      const json_t *one = json_array_get (values, i);

      if (strcmp (text_of (one, "row"), "ST-01") == 0 && strcmp (text_of (one, "column"), "nilai") == 0)
        {
          g_assert_cmpstr (text_of (one, "value"), ==, "23.1");
          g_assert_cmpstr (text_of (one, "how"), ==, "repaired");
          g_assert_cmpstr (text_of (one, "state"), ==, "baru");
          seen++;
        }
    }
  g_assert_cmpuint (seen, ==, 1);
}

static void
test_a_question_goes_out_and_its_answer_comes_back (void)
{
  g_auto (Office) o = { NULL };
  g_autofree char *path = NULL;
  g_autofree char *out = NULL;
  json_auto_t *request = NULL;
  json_auto_t *first = NULL;
  json_auto_t *asked = NULL;
  json_auto_t *answered = NULL;
  json_auto_t *state = NULL;
  const char *id;
  g_auto (Run) ask = { 0 };
  g_auto (Run) clarify = { 0 };
  g_auto (Run) clean = { 0 };
  g_auto (Run) seen = { 0 };
  g_auto (Run) close = { 0 };
  g_autoptr (GPtrArray) book = NULL;
  const char *file;
  BookSheet *sheet;

  office_open (&o);
  out = g_build_filename (o.folder, "tanya", NULL);
  request = issue (&o, &path);
  id = text_of (request, "request");
  fill (path, "23,1", "764");
  first = receive (&o, path, 0);
  ask = AS (&o, "subkoor", "--json", "form", "verify", id, "--agency", "Dinkes", "--cell",
            "indikator|ST-02|nilai", "--ask", "Apakah 76,4?");
  expect_status (&ask, 0);
  clarify = AS (&o, "subkoor", "--json", "form", "clarify", id, "--out", out);
  expect_status (&clarify, 0);
  asked = parse (&clarify);
  g_assert_cmpuint (json_array_size (asked), ==, 1);
  file = text_of (json_array_get (asked, 0), "file");
  book = book_load (file);
  sheet = sheet_like (book, "Indikator");
  book_put (sheet, book_row (sheet, "r:ST-02"), column_of (sheet, "k:nilai"), MONEV_CELL_NUMBER,
            "76.4");
  book_write (book, file);
  answered = receive (&o, file, 0);
  g_assert_cmpstr (text_of (json_array_get (answered, 0), "status"), ==, "received");
  clean = AS (&o, "subkoor", "--json", "form", "verify", id, "--agency", "Dinkes", "--clean");
  expect_status (&clean, 0);
  /* far from last year's 764: for a person to look at */
  seen = AS (&o, "subkoor", "--json", "form", "verify", id, "--agency", "Dinkes", "--cell",
             "indikator|ST-02|nilai", "--as-is");
  expect_status (&seen, 0);
  state = parse (&seen);
  g_assert_true (json_is_true (json_object_get (state, "verified")));
  close = AS (&o, "subkoor", "form", "close", id);
  expect_status (&close, 0);
}

static void
test_what_cannot_be_placed_is_told (void)
{
  g_auto (Office) o = { NULL };
  g_autofree char *broken = NULL;
  json_auto_t *taken = NULL;

  office_open (&o);
  broken = g_build_filename (o.folder, "rusak.xlsx", NULL);
  g_assert_true (g_file_set_contents (broken, "PK\003\004 ini bukan buku kerja", -1, NULL));
  taken = receive (&o, broken, 1);
  g_assert_cmpstr (text_of (json_array_get (taken, 0), "status"), ==, "refused");
  g_assert_cmpstr (text_of (json_array_get (taken, 0), "message"), !=, "");
}

static void
test_all_agencies_stand_in_one_file (void)
{
  g_auto (Office) o = { NULL };
  g_autofree char *csv = NULL;
  g_autofree char *xlsx = NULL;
  g_autofree char *text = NULL;
  g_auto (Run) first = { 0 };
  g_auto (Run) second = { 0 };
  g_auto (Run) third = { 0 };

  office_open (&o);
  csv = g_build_filename (o.folder, "semua.csv", NULL);
  xlsx = g_build_filename (o.folder, "semua.xlsx", NULL);
  first = RUN (&o, "form", "compile", FORM "/2026", csv);
  second = RUN (&o, "form", "compile", FORM "/2026", xlsx);
  third = RUN (&o, "form", "compile", FORM "/2026", "semua.txt");
  expect_status (&first, 0);
  expect_status (&second, 0);
  expect_status (&third, 1);
  g_assert_true (g_file_get_contents (csv, &text, NULL, NULL));
  g_assert_nonnull (strstr (text, "1.06.0.00.0.00.01.0000,Dinas Sosial,2026,indikator,KM-02,"));
  g_assert_nonnull (strstr (text, ",14641,sesuai,diperbaiki,14.641 KK"));
  g_assert_true (g_file_test (xlsx, G_FILE_TEST_IS_REGULAR));
}

static void
test_the_inventory_makes_a_form (void)
{
  g_auto (Office) o = { NULL };
  g_auto (Run) first = { 0 };
  g_auto (Run) second = { 0 };
  g_auto (Run) seventh = { 0 };
  g_auto (Run) thirteenth = { 0 };
  g_auto (Run) none = { 0 };
  g_auto (Run) made = { 0 };
  g_auto (Run) shown = { 0 };
  json_auto_t *form = NULL;
  const json_t *sheet, *rows;

  office_open (&o);
  seventh = AS (&o, "admin", "inventory", "set", "DK-07", "available=tidak");
  expect_status (&seventh, 0);
  thirteenth = AS (&o, "admin", "inventory", "set", "DK-13", "available=tidak");
  expect_status (&thirteenth, 0);
  none = AS (&o, "perencana", "form", "generate", "inventaris", "Data Inventarisasi",
             "--period", "triwulan");
  expect_status (&none, 1);
  first = AS (&o, "perencana", "inventory", "add", "code=X-1", "name=Cakupan posyandu",
              "unit=persen", "agency_id=Dinkes", "period=month");
  expect_status (&first, 0);
  second = AS (&o, "perencana", "inventory", "add", "name=Kader aktif", "unit=orang",
               "available=tidak", "period=month");
  expect_status (&second, 0);
  made = AS (&o, "perencana", "form", "generate", "inventaris", "Data Inventarisasi",
             "--period", "bulan");
  expect_status (&made, 0);
  shown = RUN (&o, "--json", "form", "show", "inventaris");
  expect_status (&shown, 0);
  form = parse (&shown);
  sheet = json_array_get (json_object_get (json_object_get (form, "definition"), "sheets"), 0);
  rows = json_object_get (json_object_get (sheet, "rows"), "items");
  /* Two of the demo and this one: what is not to be had, and other periods, are not asked for. */
  g_assert_cmpuint (json_array_size (rows), ==, 3);
  g_assert_cmpstr (text_of (json_array_get (rows, 2), "key"), ==, "X-1");
  g_assert_cmpstr (text_of (json_array_get (rows, 2), "kind"), ==, "percent");
  g_assert_cmpstr (json_string_value (json_array_get (
                       json_object_get (json_array_get (rows, 2), "owners"), 0)),
                   ==, "1.02.0.00.0.00.01.0000");
}

static void
test_a_letter_is_keyed_in_and_told_of (void)
{
  g_auto (Office) o = { NULL };
  g_autofree char *path = NULL;
  g_autofree char *scan = NULL;
  json_auto_t *request = NULL;
  json_auto_t *entered = NULL;
  json_auto_t *rounds = NULL;
  const json_t *round;
  const char *id;
  g_auto (Run) enter = { 0 };
  g_auto (Run) unread = { 0 };
  g_auto (Run) tell = { 0 };
  g_auto (Run) list = { 0 };

  office_open (&o);
  request = issue (&o, &path);
  id = text_of (request, "request");
  scan = g_build_filename (o.folder, "surat.txt", NULL);
  g_assert_true (g_file_set_contents (scan, "stunting 23,1", -1, NULL));
  unread = AS (&o, "staf", "form", "enter", id, "--agency", "Dinkes", "--source", "surat", "--cell",
               "indikator|ST-01|nilai=dua");
  expect_status (&unread, 1);
  enter = AS (&o, "staf", "--json", "form", "enter", id, "--agency", "Dinkes", "--source", "surat",
              "--letter", "400.7/12", "--letter-date", "10 Maret 2027", "--cell",
              "indikator|ST-01|nilai=23,1", "--attach", scan);
  expect_status (&enter, 0);
  entered = parse (&enter);
  g_assert_cmpint (number_of (entered, "round"), ==, 1);
  g_assert_cmpint (number_of (entered, "values"), ==, 1);
  tell = AS (&o, "staf", "form", "describe", id, "--agency", "Dinkes", "--by", "Ibu Ratna");
  expect_status (&tell, 0);
  list = RUN (&o, "--json", "form", "rounds", id, "--agency", "Dinkes");
  expect_status (&list, 0);
  rounds = parse (&list);
  round = json_array_get (rounds, 0);
  g_assert_cmpstr (text_of (round, "source"), ==, "surat");
  g_assert_cmpstr (text_of (round, "letter_date"), ==, "2027-03-10");
  g_assert_cmpstr (text_of (round, "filled_by"), ==, "Ibu Ratna");
  g_assert_cmpstr (json_string_value (json_array_get (json_object_get (round, "files"), 0)), ==,
                   "surat.txt");
}

static void
test_a_request_is_called_off_and_taken_up_again (void)
{
  g_auto (Office) o = { NULL };
  g_autofree char *path = NULL;
  json_auto_t *request = NULL;
  json_auto_t *refused = NULL;
  json_auto_t *taken = NULL;
  const char *id;
  g_auto (Run) cancel = { 0 };
  g_auto (Run) resume = { 0 };

  office_open (&o);
  request = issue (&o, &path);
  id = text_of (request, "request");
  fill (path, "23,1", "76,4");
  cancel = AS (&o, "subkoor", "form", "cancel", id, "--reason", "Salah periode");
  expect_status (&cancel, 0);
  refused = receive (&o, path, 1);
  g_assert_cmpstr (text_of (json_array_get (refused, 0), "status"), ==, "refused");
  resume = AS (&o, "subkoor", "form", "resume", id);
  expect_status (&resume, 0);
  taken = receive (&o, path, 0);
  g_assert_cmpstr (text_of (json_array_get (taken, 0), "status"), ==, "received");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  cli_setup ();
  g_test_add_func ("/cli/form/out-and-back", test_a_workbook_goes_out_and_comes_back);
  g_test_add_func ("/cli/form/question-and-answer",
                   test_a_question_goes_out_and_its_answer_comes_back);
  g_test_add_func ("/cli/form/unplaced-is-told", test_what_cannot_be_placed_is_told);
  g_test_add_func ("/cli/form/inventory", test_the_inventory_makes_a_form);
  g_test_add_func ("/cli/form/keyed-in", test_a_letter_is_keyed_in_and_told_of);
  g_test_add_func ("/cli/form/taken-up-again", test_a_request_is_called_off_and_taken_up_again);
  g_test_add_func ("/cli/form/compile", test_all_agencies_stand_in_one_file);
  return cli_run ();
}
