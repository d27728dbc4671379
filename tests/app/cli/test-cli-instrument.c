/* monevctl instrument: questionnaires from the command line. */
#include <xlsxwriter.h>

#include "cli-runner.h"

/* A workbook of one's own: NULL ends a row, two NULLs the sheet. */
static void
write_sheet (lxw_workbook *book, const char *name, const char *const *cells)
{
  lxw_worksheet *sheet = workbook_add_worksheet (book, name);
  lxw_row_t row = 0;
  lxw_col_t column = 0;

  for (; *cells != NULL || column > 0; cells++)
    if (*cells != NULL)
      worksheet_write_string (sheet, row, column++, *cells, NULL);
    else
      {
        row++;
        column = 0;
      }
}

static char *
write_form (const Office *o, const char *name, const char *type)
{
  char *path = g_build_filename (o->folder, name, NULL);
  lxw_workbook *book = workbook_new (path);
  const char *survey[]
      = { "type", "name", "label", "kolom kantor", NULL, type,   "umur",       "Umur Anda?", "x",
          NULL,   NULL };
  const char *settings[] = { "form_title", "form_id", NULL, "Survei Uji", "uji_1", NULL, NULL };

  write_sheet (book, "survey", survey);
  write_sheet (book, "settings", settings);
  g_assert_cmpint (workbook_close (book), ==, LXW_NO_ERROR);
  return path;
}

static const char *
text_of (const json_t *object, const char *key)
{
  return json_string_value (json_object_get (object, key));
}

#define AS(office, who, ...)                                                                     \
  run_words ((office)->uri, ENV ("MONEV_PIN=135790"), 0, NULL, WORDS ("--as", who, __VA_ARGS__))

/* The id alone stands on stdout, for scripts. */
static char *
import (const Office *o, const char *path)
{
  g_auto (Run) run = AS (o, "perencana", "instrument", "import", path);

  expect_status (&run, 0);
  g_strchomp (run.out);
  g_assert_cmpuint (strlen (run.out), ==, 36);
  return g_strdup (run.out);
}

static void
test_check_tells_each_fault_and_says_no (void)
{
  g_auto (Office) o = { NULL };
  g_autofree char *bad = NULL, *good = NULL;
  g_auto (Run) run = { 0 };
  g_auto (Run) plain = { 0 };
  g_auto (Run) fine = { 0 };
  json_auto_t *list = NULL;
  json_auto_t *none = NULL;
  const json_t *issue;

  office_open (&o);
  bad = write_form (&o, "salah.xlsx", "intejer");
  good = write_form (&o, "benar.xlsx", "integer");
  run = RUN (&o, "--json", "instrument", "check", bad);
  expect_status (&run, 1);
  list = parse (&run);
  g_assert_true (json_is_array (list));
  issue = json_array_get (list, 0);
  g_assert_cmpstr (text_of (issue, "code"), ==, "type-unknown");
  g_assert_cmpstr (text_of (issue, "cell"), ==, "A2");
  g_assert_cmpstr (text_of (issue, "severity"), ==, "error");
  plain = RUN (&o, "instrument", "check", bad);
  expect_status (&plain, 1);
  g_assert_nonnull (strstr (plain.out, "sel A2"));
  fine = RUN (&o, "--json", "instrument", "check", good);
  expect_status (&fine, 0);
  none = parse (&fine);
  g_assert_cmpuint (json_array_size (none), ==, 0);
}

static void
test_import_issue_and_export (void)
{
  g_auto (Office) o = { NULL };
  g_autofree char *path = NULL, *id = NULL, *out = NULL;
  g_auto (Run) denied = { 0 };
  g_auto (Run) issued = { 0 };
  g_auto (Run) again = { 0 };
  g_auto (Run) shown = { 0 };
  g_auto (Run) exported = { 0 };
  g_auto (Run) wrong = { 0 };
  json_auto_t *value = NULL;
  json_auto_t *entry = NULL;

  office_open (&o);
  path = write_form (&o, "uji.xlsx", "integer");
  out = g_build_filename (o.folder, "keluar.xlsx", NULL);
  id = import (&o, path);
  denied = AS (&o, "perencana", "--json", "instrument", "issue", id);
  expect_status (&denied, 1);
  expect_failure (&denied, "denied");
  issued = AS (&o, "subkoor", "--json", "instrument", "issue", "Survei Uji");
  expect_status (&issued, 0);
  entry = parse (&issued);
  g_assert_cmpstr (text_of (entry, "state"), ==, "terbit");
  g_assert_cmpint (json_integer_value (json_object_get (entry, "number")), ==, 1);
  again = AS (&o, "subkoor", "--json", "instrument", "issue", id);
  expect_failure (&again, "state");
  shown = RUN (&o, "--json", "instrument", "show", "uji_1");
  expect_status (&shown, 0);
  value = parse (&shown);
  g_assert_cmpuint (json_array_size (json_object_get (value, "versions")), ==, 1);
  g_assert_cmpstr (text_of (json_array_get (json_object_get (json_object_get (value, "content"),
                                                             "questions"),
                                            0),
                            "name"),
                   ==, "umur");
  exported = RUN (&o, "instrument", "export", id, out);
  expect_status (&exported, 0);
  g_assert_true (g_file_test (out, G_FILE_TEST_IS_REGULAR));
  wrong = RUN (&o, "instrument", "export", id, "keluar.csv");
  expect_status (&wrong, 2);
}

/* A faulty form is kept, to be mended; it is not issued. */
static void
test_a_faulty_form_is_kept_and_not_issued (void)
{
  g_auto (Office) o = { NULL };
  g_autofree char *path = NULL, *id = NULL;
  g_auto (Run) refused = { 0 };
  json_auto_t *value = NULL;

  office_open (&o);
  path = write_form (&o, "salah.xlsx", "intejer");
  id = import (&o, path);
  refused = AS (&o, "subkoor", "--json", "instrument", "issue", id);
  expect_status (&refused, 1);
  expect_failure (&refused, "invalid");
  value = parse (&refused);
  g_assert_cmpuint (json_array_size (json_object_get (json_object_get (value, "error"), "issues")),
                    >, 0);
}

static void
test_copies_go_between_library_and_agenda (void)
{
  g_auto (Office) o = { NULL };
  g_autofree char *path = NULL, *id = NULL;
  g_auto (Run) agendas = { 0 };
  g_auto (Run) copy = { 0 };
  g_auto (Run) library = { 0 };
  g_auto (Run) all = { 0 };
  g_auto (Run) nowhere = { 0 };
  g_auto (Run) stop = { 0 };
  g_auto (Run) stopped = { 0 };
  json_auto_t *runs = NULL;
  json_auto_t *few = NULL;
  json_auto_t *both = NULL;
  const char *agenda;

  office_open (&o);
  path = write_form (&o, "uji.xlsx", "integer");
  id = import (&o, path);
  agendas = RUN (&o, "--json", "activity", "list");
  runs = parse (&agendas);
  agenda = text_of (json_array_get (runs, 0), "id");
  copy = AS (&o, "perencana", "instrument", "copy", id, "--activity", agenda);
  expect_status (&copy, 0);
  library = RUN (&o, "--json", "instrument", "list", "--library");
  few = parse (&library);
  g_assert_cmpuint (json_array_size (few), ==, 1);
  all = RUN (&o, "--json", "instrument", "list");
  both = parse (&all);
  g_assert_cmpuint (json_array_size (both), ==, 4); /* the two of the demo office too */
  nowhere = AS (&o, "perencana", "--json", "instrument", "copy", id, "--activity", "tidak ada");
  expect_failure (&nowhere, "not-found");
  stop = AS (&o, "subkoor", "activity", "stop", agenda, "--reason", "uji");
  expect_status (&stop, 0);
  stopped = AS (&o, "perencana", "--json", "instrument", "import", path, "--activity", agenda);
  expect_failure (&stopped, "state");
}

static void
test_what_is_no_form_is_refused (void)
{
  g_auto (Office) o = { NULL };
  g_autofree char *path = NULL;
  g_auto (Run) csv = { 0 };
  g_auto (Run) gone = { 0 };
  g_auto (Run) usage = { 0 };

  office_open (&o);
  path = g_build_filename (o.folder, "teks.xlsx", NULL);
  g_assert_true (g_file_set_contents (path, "type,name\n", -1, NULL));
  csv = AS (&o, "perencana", "instrument", "import", path);
  expect_status (&csv, 1);
  expect_one_line (&csv);
  gone = RUN (&o, "--json", "instrument", "show", "tidak ada");
  expect_failure (&gone, "not-found");
  usage = RUN (&o, "instrument", "check");
  expect_status (&usage, 2);
}

static json_t *
field (const Office *o, const char *folder, const char *how, const char *whom)
{
  g_auto (Run) run = whom == NULL
                         ? RUN (o, "--json", "instrument", "field", "Monev Pelaksanaan Kegiatan",
                                folder, "--layout", how)
                         : RUN (o, "--json", "instrument", "field", "Monev Pelaksanaan Kegiatan",
                                folder, "--layout", how, whom);

  expect_status (&run, 0);
  return parse (&run);
}

static gboolean
holds_path (json_t *json, const char *end)
{
  gsize i;
  json_t *path;

  json_array_foreach (json_object_get (json, "paths"), i, path)
    if (g_str_has_suffix (json_string_value (path), end)
        && g_file_test (json_string_value (path), G_FILE_TEST_IS_REGULAR))
      return TRUE;
  return FALSE;
}

/* The demo office has three sites in the agenda of this instrument. */
static void
test_field_workbooks_one_for_each_site_or_one_for_all (void)
{
  g_auto (Office) o = { NULL };
  json_auto_t *all = NULL;
  json_auto_t *sites = NULL;
  g_auto (Run) unknown = { 0 };
  g_auto (Run) layout = { 0 };
  g_auto (Run) rows = { 0 };

  office_open (&o);
  all = field (&o, o.folder, "baris", NULL);
  g_assert_cmpuint (json_array_size (json_object_get (all, "paths")), ==, 1);
  g_assert_true (holds_path (all, "/Monev Pelaksanaan Kegiatan.xlsx"));
  sites = field (&o, o.folder, "lembar", "--all-sites");
  g_assert_cmpuint (json_array_size (json_object_get (sites, "paths")), ==, 3);
  g_assert_true (holds_path (sites, "/Monev Pelaksanaan Kegiatan - Posyandu Seruni.xlsx"));
  unknown = RUN (&o, "--json", "instrument", "field", "Monev Pelaksanaan Kegiatan", o.folder,
                 "--group", "Kelompok Awan");
  expect_failure (&unknown, "not-found");
  layout = RUN (&o, "instrument", "field", "Monev Pelaksanaan Kegiatan", o.folder, "--layout",
                "kolom");
  expect_status (&layout, 2);
  rows = RUN (&o, "instrument", "field", "Monev Pelaksanaan Kegiatan", o.folder, "--rows", "1001");
  expect_status (&rows, 2);
}

/* A list goes in with its rows, out as CSV beside the XLSForm, and away again. */
static void
test_a_list_is_attached_exported_and_taken_away (void)
{
  g_auto (Office) o = { NULL };
  g_auto (Run) attached = { 0 }, exported = { 0 }, gone = { 0 }, unknown = { 0 };
  g_autofree char *path = NULL, *id = NULL, *list = NULL, *out = NULL, *csv = NULL;
  json_auto_t *files = NULL;

  office_open (&o);
  path = write_form (&o, "benar.xlsx", "integer");
  id = import (&o, path);
  list = g_build_filename (o.folder, "desa.csv", NULL);
  out = g_build_filename (o.folder, "ponsel", "keluar.xlsx", NULL);
  csv = g_build_filename (o.folder, "ponsel", "desa.csv", NULL);
  g_assert_true (g_file_set_contents (list, "name,label\nd1,Muara\nd2,Hulu\n", -1, NULL));
  attached = AS (&o, "perencana", "--json", "instrument", "attach", id, list);
  expect_status (&attached, 0);
  files = parse (&attached);
  g_assert_cmpstr (text_of (json_array_get (files, 0), "name"), ==, "desa.csv");
  g_assert_cmpint (json_integer_value (json_object_get (json_array_get (files, 0), "rows")), ==, 2);
  {
    g_autofree char *folder = g_path_get_dirname (out);

    g_mkdir (folder, 0700);
  }
  exported = RUN (&o, "instrument", "export", id, out);
  expect_status (&exported, 0);
  g_assert_true (g_file_test (csv, G_FILE_TEST_EXISTS));
  gone = AS (&o, "perencana", "instrument", "detach", id, "desa.csv");
  expect_status (&gone, 0);
  unknown = AS (&o, "perencana", "instrument", "detach", id, "desa.csv");
  expect_status (&unknown, 1);
  g_assert_nonnull (strstr (unknown.err, "desa.csv"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  cli_setup ();
  g_test_add_func ("/cli/instrument/field-workbooks",
                   test_field_workbooks_one_for_each_site_or_one_for_all);
  g_test_add_func ("/cli/instrument/check-tells-each-fault-and-says-no",
                   test_check_tells_each_fault_and_says_no);
  g_test_add_func ("/cli/instrument/import-issue-and-export", test_import_issue_and_export);
  g_test_add_func ("/cli/instrument/a-faulty-form-is-kept-and-not-issued",
                   test_a_faulty_form_is_kept_and_not_issued);
  g_test_add_func ("/cli/instrument/copies-go-between-library-and-agenda",
                   test_copies_go_between_library_and_agenda);
  g_test_add_func ("/cli/instrument/a-list-is-attached-exported-and-taken-away",
                   test_a_list_is_attached_exported_and_taken_away);
  g_test_add_func ("/cli/instrument/what-is-no-form-is-refused", test_what_is_no_form_is_refused);
  return cli_run ();
}
