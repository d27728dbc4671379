/* book-tool write FILE | read FILE | guess FILE: the form that is sent out in the tests, its values as
 * JSON, and the form that is recognised in a workbook: what a test in another language needs. */
#include "mangler.h"

#include "dataform/form-guess.h"

static json_t *
cell_json (const MonevDataValues *values, guint sheet, guint line, guint field)
{
  MonevDataLayout *layout = monev_data_values_layout (values);
  MonevDataValue value = monev_data_values_get (values, sheet, line, field);
  const MonevDataNote *note = monev_data_values_note (values, sheet, line, field);
  char how[2] = { (char)value.how, '\0' };

  return json_pack ("{s:s, s:s, s:s, s:s, s:s, s:s}", "sheet",
                    monev_data_form_sheet (monev_data_layout_form (layout), sheet)->key, "line",
                    monev_data_values_line_key (values, sheet, line), "field",
                    monev_data_layout_field (layout, sheet, field)->key, "text", value.text, "how",
                    how, "rule", note != NULL && note->rule != NULL ? note->rule : "");
}

static json_t *
values_json (const MonevDataValues *values)
{
  json_t *cells = json_array ();

  for (guint sheet = 0; sheet < N_SHEETS; sheet++)
    for (guint line = 0; line < monev_data_values_n_lines (values, sheet); line++)
      for (guint field = 0;
           field < monev_data_layout_n_fields (monev_data_values_layout (values), sheet); field++)
        if (monev_data_values_get (values, sheet, line, field).how != MONEV_DATA_NONE)
          json_array_append_new (cells, cell_json (values, sheet, line, field));
  return cells;
}

static void
read_file (MonevDataLayout *layout, const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MonevIssueList) issues = monev_issue_list_new ();
  g_autoptr (MonevDataReturn) file = monev_data_return_open (path, issues, &error);
  MonevDataExpected expected = { .layout = layout };
  g_autoptr (MonevDataValues) values = NULL;
  json_auto_t *answer = NULL;
  int n;

  g_assert_no_error (error);
  n = (int)monev_data_return_n_parts (file);
  values = monev_data_return_read (file, n > 0 ? 0 : MONEV_DATA_PART_NONE, &expected, NULL, issues);
  answer = json_pack ("{s:i, s:s, s:o, s:o}", "parts", n, "request",
                      n > 0 ? monev_data_return_part (file, 0)->request_id : "", "cells",
                      values_json (values), "issues", monev_issue_list_to_json (issues));
  json_dumpf (answer, stdout, JSON_COMPACT);
}

static void
guess_file (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MonevIssueList) notes = monev_issue_list_new ();
  g_autoptr (MonevDataForm) form = monev_form_guess_file (path, notes, &error);
  json_auto_t *json = NULL;

  g_assert_no_error (error);
  json = monev_data_form_to_json (form);
  json_dumpf (json, stdout, JSON_COMPACT);
}

int
main (int argc, char *argv[])
{
  g_autoptr (MonevDataForm) form = form_of (MANGLED_FORM);
  g_autoptr (MonevDataLayout) layout = layout_of (form, "2026-T2", DINKES, MANGLED_TREE);
  g_autoptr (MonevRecord) office = the_office ();
  MonevDataWorkbook what = sending (layout, office);
  g_autoptr (GError) error = NULL;

  if (argc != 3)
    return 2;
  if (strcmp (argv[1], "write") == 0)
    monev_data_workbook_write (&what, argv[2], NULL, &error);
  else if (strcmp (argv[1], "guess") == 0)
    guess_file (argv[2]);
  else
    read_file (layout, argv[2]);
  g_assert_no_error (error);
  return 0;
}
