/* monevctl response: answers from the command line. */
#include <xlsxwriter.h>

#include "cli-runner.h"

#define AS(office, who, ...)                                                                       \
  run_words ((office)->uri, ENV ("MONEV_PIN=135790"), 0, NULL, WORDS ("--as", who, __VA_ARGS__))

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

static void
write_line (lxw_worksheet *sheet, lxw_row_t row, const char *type, const char *name,
            const char *label)
{
  worksheet_write_string (sheet, row, 0, type, NULL);
  worksheet_write_string (sheet, row, 1, name, NULL);
  worksheet_write_string (sheet, row, 2, label, NULL);
}

static void
issue_form (const Office *o)
{
  g_autofree char *path = g_build_filename (o->folder, "form.xlsx", NULL);
  lxw_workbook *book = workbook_new (path);
  lxw_worksheet *survey = workbook_add_worksheet (book, "survey");
  g_auto (Run) added = { 0 };
  g_auto (Run) issued = { 0 };

  write_line (survey, 0, "type", "name", "label");
  write_line (survey, 1, "text", "nik", "NIK");
  write_line (survey, 2, "integer", "umur", "Umur");
  g_assert_cmpint (workbook_close (book), ==, LXW_NO_ERROR);
  added = AS (o, "perencana", "instrument", "import", path, "--title", "Survei Jawab");
  expect_status (&added, 0);
  issued = AS (o, "subkoor", "instrument", "issue", "Survei Jawab");
  expect_status (&issued, 0);
}

static char *
write_answers (const Office *o)
{
  char *path = g_build_filename (o->folder, "jawaban.csv", NULL);

  g_assert_true (
      g_file_set_contents (path, "nik,umur,_uuid\n01,30,a\n02,tua,b\n03,40,c\n", -1, NULL));
  return path;
}

static json_t *
import (const Office *o, const char *path, const char *option)
{
  g_auto (Run) run = AS (o, "perencana", "--json", "response", "import", "Survei Jawab", path,
                         "--key", "nik", option);
  json_t *told = parse (&run);

  /* What was rejected ends with 1, as every import does. */
  expect_status (&run, number_of (told, "rejected") > 0 ? 1 : 0);
  return told;
}

static void
test_answers_are_counted_and_told (void)
{
  g_auto (Office) o = { NULL };
  g_autofree char *path = NULL;
  json_auto_t *dry = NULL;
  json_auto_t *first = NULL;
  json_auto_t *again = NULL;
  const json_t *issue;

  office_open (&o);
  issue_form (&o);
  path = write_answers (&o);
  dry = import (&o, path, "--dry-run");
  g_assert_cmpint (number_of (dry, "new"), ==, 2);
  first = import (&o, path, NULL);
  g_assert_cmpint (number_of (first, "read"), ==, 3);
  g_assert_cmpint (number_of (first, "new"), ==, 2);
  g_assert_cmpint (number_of (first, "rejected"), ==, 1);
  issue = json_array_get (json_object_get (first, "issues"), 0);
  g_assert_cmpstr (text_of (issue, "cell"), ==, "B3");
  g_assert_cmpstr (text_of (issue, "found"), ==, "tua");
  again = import (&o, path, NULL);
  g_assert_cmpint (number_of (again, "new"), ==, 0);
  g_assert_cmpint (number_of (again, "changed"), ==, 0);
  g_assert_cmpint (number_of (again, "duplicate"), ==, 2);
}

/* Another content is listed with both sides, and decided for all or row by row. */
static void
test_what_differs_is_decided (void)
{
  g_auto (Office) o = { NULL };
  g_autofree char *path = NULL;
  json_auto_t *first = NULL;
  json_auto_t *kept = NULL;
  json_auto_t *decided = NULL;
  g_auto (Run) wrong = { 0 };
  const json_t *conflict, *change;

  office_open (&o);
  issue_form (&o);
  path = write_answers (&o);
  first = import (&o, path, NULL);
  g_assert_true (g_file_set_contents (path, "nik,umur,_uuid\n01,31,a\n03,41,c\n", -1, NULL));
  kept = import (&o, path, "--conflicts=keep");
  g_assert_cmpint (number_of (kept, "kept"), ==, 2);
  conflict = json_array_get (json_object_get (kept, "conflicts"), 0);
  g_assert_cmpstr (text_of (conflict, "kind"), ==, "stored");
  g_assert_cmpstr (text_of (conflict, "decision"), ==, "keep");
  g_assert_cmpint (number_of (conflict, "row"), ==, 2);
  change = json_array_get (json_object_get (conflict, "changes"), 0);
  g_assert_cmpstr (text_of (change, "place"), ==, "umur");
  g_assert_cmpstr (text_of (change, "before"), ==, "30");
  g_assert_cmpstr (text_of (change, "after"), ==, "31");
  decided = import (&o, path, "--decide=2=keep");
  g_assert_cmpint (number_of (decided, "kept"), ==, 1);
  g_assert_cmpint (number_of (decided, "changed"), ==, 1);
  wrong = AS (&o, "perencana", "--json", "response", "import", "Survei Jawab", path, "--decide",
              "99=keep");
  expect_failure (&wrong, "not-found");
}

static char *
first_id (const Office *o, guint expected)
{
  g_auto (Run) run = RUN (o, "--json", "response", "list", "Survei Jawab", "--state", "masuk");
  json_auto_t *list = NULL;

  expect_status (&run, 0);
  list = parse (&run);
  g_assert_cmpuint (json_array_size (list), ==, expected);
  return g_strdup (text_of (json_array_get (list, 0), "id"));
}

static void
test_a_response_is_corrected_and_approved (void)
{
  g_auto (Office) o = { NULL };
  g_autofree char *path = NULL, *id = NULL, *out = NULL;
  json_auto_t *first = NULL;
  json_auto_t *value = NULL;
  g_auto (Run) bare = { 0 };
  g_auto (Run) asked = { 0 };
  g_auto (Run) replied = { 0 };
  g_auto (Run) fixed = { 0 };
  g_auto (Run) plain = { 0 };
  g_auto (Run) denied = { 0 };
  g_auto (Run) approved = { 0 };
  g_auto (Run) shown = { 0 };
  g_auto (Run) exported = { 0 };
  g_auto (Run) wrong = { 0 };

  office_open (&o);
  issue_form (&o);
  path = write_answers (&o);
  out = g_build_filename (o.folder, "keluar.csv", NULL);
  first = import (&o, path, NULL);
  id = first_id (&o, 2);
  bare = AS (&o, "subkoor", "--json", "response", "correct", id, "umur", "31");
  expect_failure (&bare, "invalid");
  plain = AS (&o, "subkoor", "response", "correct", id, "umur", "tua", "--reason", "x");
  expect_status (&plain, 1);
  expect_one_line (&plain);
  asked = AS (&o, "subkoor", "response", "ask", id, "Benar 30 tahun?", "--place", "umur");
  expect_status (&asked, 0);
  replied = AS (&o, "staf", "response", "reply", id, "31", "--place", "umur");
  expect_status (&replied, 0);
  fixed = AS (&o, "subkoor", "response", "correct", id, "umur", "31", "--reason", "Salah ketik");
  expect_status (&fixed, 0);
  denied = AS (&o, "staf", "--json", "response", "set-state", "disetujui", id);
  expect_failure (&denied, "denied");
  approved = AS (&o, "kabid", "response", "set-state", "disetujui", id);
  expect_status (&approved, 0);
  shown = RUN (&o, "--json", "response", "show", id);
  value = parse (&shown);
  g_assert_cmpstr (text_of (value, "state"), ==, "disetujui");
  g_assert_cmpstr (text_of (json_object_get (value, "answers"), "umur"), ==, "31");
  g_assert_cmpuint (json_array_size (json_object_get (value, "remarks")), ==, 4);
  exported = RUN (&o, "response", "export", "Survei Jawab", out, "--state", "disetujui");
  expect_status (&exported, 0);
  g_assert_true (g_file_test (out, G_FILE_TEST_IS_REGULAR));
  wrong = RUN (&o, "response", "export", "Survei Jawab", "keluar.doc");
  expect_status (&wrong, 2);
}

static void
test_a_value_may_begin_with_a_dash (void)
{
  g_auto (Office) o = { NULL };
  g_autofree char *path = NULL, *id = NULL;
  json_auto_t *first = NULL;
  json_auto_t *value = NULL;
  g_auto (Run) number = { 0 };
  g_auto (Run) word = { 0 };
  g_auto (Run) told = { 0 };
  g_auto (Run) half = { 0 };
  g_auto (Run) shown = { 0 };

  office_open (&o);
  issue_form (&o);
  path = write_answers (&o);
  first = import (&o, path, NULL);
  id = first_id (&o, 2);
  number = AS (&o, "subkoor", "response", "correct", id, "umur", "-5", "--reason", "-1 tercetak");
  expect_status (&number, 0);
  told = AS (&o, "subkoor", "response", "correct", id, "nik", "--kosong", "--reason", "x");
  expect_status (&told, 2);
  g_assert_nonnull (strstr (told.err, "Pilihan “--kosong” tidak dikenal"));
  half = AS (&o, "subkoor", "response", "correct", id, "nik", "7", "--reason");
  expect_status (&half, 2);
  g_assert_nonnull (strstr (half.err, "Pilihan “--reason” tidak lengkap"));
  word = AS (&o, "subkoor", "response", "correct", "--reason", "x", id, "nik", "--", "--json");
  expect_status (&word, 0);
  shown = RUN (&o, "--json", "response", "show", id);
  value = parse (&shown);
  g_assert_cmpstr (text_of (json_object_get (value, "answers"), "umur"), ==, "-5");
  g_assert_cmpstr (text_of (json_object_get (value, "answers"), "nik"), ==, "--json");
}

/* Numbers as texts, and what was found with its response. */
static void
test_the_quality_is_told (void)
{
  g_auto (Office) o = { NULL };
  g_autofree char *path = NULL;
  g_auto (Run) run = { 0 };
  g_auto (Run) plain = { 0 };
  g_auto (Run) nothing = { 0 };
  json_auto_t *taken = NULL;
  json_auto_t *quality = NULL;
  const json_t *age, *finding;

  office_open (&o);
  issue_form (&o);
  path = g_build_filename (o.folder, "jawaban.csv", NULL);
  g_assert_true (g_file_set_contents (path,
                                      "nik,umur,_uuid\n01,1,a\n02,2,b\n03,3,c\n04,4,d\n"
                                      "05,5,e\n06,6,f\n07,7,g\n08,99,h\n09,,i\n",
                                      -1, NULL));
  taken = import (&o, path, NULL);
  run = RUN (&o, "--json", "response", "quality", "Survei Jawab");
  expect_status (&run, 0);
  quality = parse (&run);
  g_assert_cmpint (number_of (quality, "responses"), ==, 9);
  g_assert_cmpint (number_of (json_object_get (quality, "counts"), "outlier"), ==, 1);
  age = json_array_get (json_object_get (quality, "questions"), 1);
  g_assert_cmpstr (text_of (age, "label"), ==, "Umur");
  g_assert_cmpint (number_of (age, "filled"), ==, 8);
  g_assert_cmpint (number_of (age, "empty"), ==, 1);
  g_assert_cmpstr (text_of (age, "q1"), ==, "2.75");
  g_assert_cmpstr (text_of (age, "high"), ==, "11.5");
  finding = json_array_get (json_object_get (quality, "findings"), 0);
  g_assert_cmpstr (text_of (finding, "kind"), ==, "outlier");
  g_assert_cmpstr (text_of (finding, "place"), ==, "umur");
  g_assert_cmpstr (text_of (finding, "value"), ==, "99");
  g_assert_cmpstr (text_of (finding, "respondent"), ==, "08");
  plain = RUN (&o, "response", "quality", "Survei Jawab");
  expect_status (&plain, 0);
  g_assert_nonnull (strstr (plain.out, "outlier\t08\tumur\t99"));
  nothing = RUN (&o, "response", "quality");
  expect_status (&nothing, 2);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  cli_setup ();
  g_test_add_func ("/cli/response/import-counts", test_answers_are_counted_and_told);
  g_test_add_func ("/cli/response/what-differs-is-decided", test_what_differs_is_decided);
  g_test_add_func ("/cli/response/correct-and-approve", test_a_response_is_corrected_and_approved);
  g_test_add_func ("/cli/response/a-value-may-begin-with-a-dash", test_a_value_may_begin_with_a_dash);
  g_test_add_func ("/cli/response/quality", test_the_quality_is_told);
  return cli_run ();
}
