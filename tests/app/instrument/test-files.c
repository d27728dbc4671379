/* Lists that are attached to an instrument: kept with it, read by questions and formulas. */
#include "../response/filling.h"

#include <glib/gstdio.h>

#include "exchange/table-file.h"
#include "instrument/instrument-files.h"
#include "instrument/xlsform-file.h"
#include "response/response-form.h"
#include "testing.h"

#define FORM                                                                                       \
  "#survey\ntype|name|label|calculation|choice_filter\ntext|kec|Kecamatan\n"                       \
  "select_one_from_file desa.csv|desa|Desa||kec=${kec}\n"                                          \
  "calculate|jiwa||pulldata('desa', 'jiwa', 'name', ${desa})|\n"
#define DESA "name,label,kec,jiwa\nd1,Muara Jaya,k1,1250\nd2,Hulu Makmur,k1,980\nd3,Batu,k2,77\n"

static MonevTable *
table_of (const char *folder, const char *name, const char *text)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (MonevIssueList) issues = monev_issue_list_new ();
  MonevTable *table;

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  table = monev_table_file_read (path, NULL, issues, &error);
  g_assert_no_error (error);
  return table;
}

static MonevInstrument *
read_again (MonevXlsform *form, MonevIssueList **issues)
{
  *issues = monev_issue_list_new ();
  return monev_instrument_read (form, NULL, *issues);
}

static MonevXlsform *
attached (const char *folder)
{
  g_autoptr (MonevIssueList) issues = NULL;
  g_autoptr (MonevInstrument) before = read_form (FORM, &issues);
  g_autoptr (MonevTable) table = table_of (folder, "desa.csv", DESA);
  g_autoptr (GError) error = NULL;
  MonevXlsform *form;

  g_assert_nonnull (find_issue (issues, "file-missing"));
  form = monev_instrument_attach (before, "desa.csv", table, &error);
  g_assert_no_error (error);
  return form;
}

static void
test_questions_and_formulas_read_it (void)
{
  g_autofree char *folder = monev_test_folder ();
  g_autoptr (MonevXlsform) form = attached (folder);
  g_autoptr (MonevIssueList) issues = NULL;
  g_autoptr (MonevInstrument) instrument = read_again (form, &issues);
  g_autoptr (MonevResponsePlan) plan = monev_response_plan_new (instrument);
  MonevResponseContext context = { .now = TEST_NOW };
  g_autoptr (MonevResponseForm) response = monev_response_form_new (plan, &context);
  g_autoptr (GArray) choices = NULL;

  check_none (issues, MONEV_SEVERITY_WARNING);
  monev_response_form_begin (response);
  type_in (response, root_of (response), "kec", "k1");
  choices = monev_response_form_choices (response, root_of (response),
                                         question_of (response, "desa"));
  g_assert_cmpuint (choices->len, ==, 2);
  g_assert_cmpstr (g_array_index (choices, MonevResponseChoice, 1).label, ==, "Hulu Makmur");
  type_in (response, root_of (response), "desa", "d1");
  assert_value (response, root_of (response), "jiwa", "1250");
  type_in (response, root_of (response), "kec", "k2");
  assert_fault (response, root_of (response), "desa", MONEV_FAULT_FILTERED);
  monev_test_remove (folder);
}

static void
test_it_goes_with_the_workbook (void)
{
  g_autofree char *folder = monev_test_folder ();
  g_autofree char *path = g_build_filename (folder, "keluar.xlsx", NULL);
  g_autoptr (MonevXlsform) form = attached (folder);
  g_autoptr (MonevXlsform) again = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (monev_xlsform_write (form, path, &error));
  again = monev_xlsform_read (path, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (monev_xlsform_equal (form, again));
  monev_test_remove (folder);
}

static void
test_phones_get_it_as_csv (void)
{
  g_autofree char *folder = monev_test_folder ();
  g_autofree char *out = g_build_filename (folder, "ponsel", NULL);
  g_autoptr (MonevXlsform) form = attached (folder);
  g_autoptr (MonevIssueList) issues = NULL;
  g_autoptr (MonevInstrument) instrument = read_again (form, &issues);
  g_autoptr (GPtrArray) paths = NULL;
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  g_mkdir (out, 0700);
  paths = monev_instrument_save_files (instrument, out, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (paths->len, ==, 1);
  g_assert_true (g_file_get_contents (paths->pdata[0], &text, NULL, NULL));
  g_assert_cmpstr (text, ==, "name,label,kec,jiwa\r\nd1,Muara Jaya,k1,1250\r\n"
                             "d2,Hulu Makmur,k1,980\r\nd3,Batu,k2,77\r\n");
  monev_test_remove (folder);
}

static void
test_it_is_listed_replaced_and_taken_away (void)
{
  g_autofree char *folder = monev_test_folder ();
  g_autoptr (MonevXlsform) form = attached (folder);
  g_autoptr (MonevIssueList) issues = NULL, after = NULL;
  g_autoptr (MonevInstrument) instrument = read_again (form, &issues);
  g_autoptr (MonevTable) other = table_of (folder, "lain.csv", "name,label\nx,X\n");
  g_autoptr (MonevXlsform) replaced = NULL, without = NULL;
  g_autoptr (MonevInstrument) bare = NULL;
  g_autoptr (GPtrArray) files = monev_instrument_files (instrument);
  const MonevInstrumentFile *file = g_ptr_array_index (files, 0);

  g_assert_cmpuint (files->len, ==, 1);
  g_assert_cmpstr (file->name, ==, "desa.csv");
  g_assert_cmpuint (file->rows, ==, 3);
  g_assert_cmpuint (file->columns, ==, 4);
  g_assert_true (file->used);
  replaced = monev_instrument_attach (instrument, "desa.csv", other, NULL);
  g_assert_cmpuint (monev_xlsform_n_sheets (replaced), ==, monev_xlsform_n_sheets (form));
  without = monev_instrument_detach (instrument, "desa.csv");
  bare = read_again (without, &after);
  g_assert_nonnull (find_issue (after, "file-missing"));
  monev_test_remove (folder);
}

static void
check_refused (const char *folder, const char *name, const char *text, const char *words)
{
  g_autoptr (MonevIssueList) issues = NULL;
  g_autoptr (MonevInstrument) instrument = read_form (FORM, &issues);
  g_autoptr (MonevTable) table = table_of (folder, "masuk.csv", text);
  g_autoptr (GError) error = NULL;

  g_assert_null (monev_instrument_attach (instrument, name, table, &error));
  g_assert_nonnull (error);
  g_assert_nonnull (strstr (error->message, words));
}

static void
test_what_cannot_be_attached_is_said (void)
{
  g_autofree char *folder = monev_test_folder ();
  g_autoptr (GString) many = g_string_new ("name\n");

  for (guint i = 0; i <= MONEV_FILE_MAX_ROWS; i++)
    g_string_append_printf (many, "%u\n", i);
  check_refused (folder, "desa.xlsx", DESA, ".csv");
  check_refused (folder, "nama berkas yang amat sangat panjang.csv", DESA, "huruf");
  check_refused (folder, "desa[1].csv", DESA, "tanda");
  check_refused (folder, "desa.csv", "name,,kec\na,b,c\n", "Kolom B");
  check_refused (folder, "desa.csv", "name,name\na,b\n", "dua kali");
  check_refused (folder, "desa.csv", "\nname\na\n", "Baris pertama");
  check_refused (folder, "desa.csv", many->str, "50001");
  monev_test_remove (folder);
}

static void
test_its_name_comes_from_the_file (void)
{
  g_autofree char *xlsx = monev_instrument_file_name ("/rumah/Desa Lokus.xlsx");
  g_autofree char *csv = monev_instrument_file_name ("desa.csv");

  g_assert_cmpstr (xlsx, ==, "Desa Lokus.csv");
  g_assert_cmpstr (csv, ==, "desa.csv");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, func) g_test_add_func ("/instrument/files/" path, func)
  ADD ("questions-and-formulas-read-it", test_questions_and_formulas_read_it);
  ADD ("it-goes-with-the-workbook", test_it_goes_with_the_workbook);
  ADD ("phones-get-it-as-csv", test_phones_get_it_as_csv);
  ADD ("listed-replaced-taken-away", test_it_is_listed_replaced_and_taken_away);
  ADD ("what-cannot-be-attached-is-said", test_what_cannot_be_attached_is_said);
  ADD ("its-name-comes-from-the-file", test_its_name_comes_from_the_file);
  return g_test_run ();
}
