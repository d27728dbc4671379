/* What the tests of data forms share. */
#pragma once

#include <string.h>

#include "base/json.h"
#include "dataform/data-rules.h"

/** form_of: @text: JSON with ' for "; fails the test when it is no form. */
static inline MonevDataForm *
form_of (const char *text)
{
  g_autofree char *quoted = g_strdelimit (g_strdup (text), "'", '"');
  g_autoptr (MonevIssueList) issues = monev_issue_list_new ();
  g_autoptr (GError) error = NULL;
  json_auto_t *json = monev_json_load (quoted, -1, &error);
  MonevDataForm *form;

  g_assert_no_error (error);
  form = monev_data_form_from_json (json, "uji.json", issues);
  for (guint i = 0; form == NULL && i < monev_issue_list_size (issues); i++)
    g_test_message ("%s: %s", monev_issue_list_get (issues, i)->key,
                    monev_issue_list_get (issues, i)->message);
  g_assert_nonnull (form);
  return form;
}

/** shipped_form: Returns: a form that the program brings, by its code. */
static inline MonevDataForm *
shipped_form (const char *code)
{
  g_autofree char *name = g_strconcat (code, ".json", NULL);
  g_autofree char *path = g_build_filename (g_getenv ("G_TEST_SRCDIR"), "..", "resources", "forms",
                                            name, NULL);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  MonevDataForm *form;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  form = monev_data_form_load (text, &error);
  g_assert_no_error (error);
  return form;
}

/** form_asking_all: Returns: a shipped form in which KM-01 is asked of every agency. */
static inline MonevDataForm *
form_asking_all (const char *code)
{
  g_autoptr (MonevDataForm) form = shipped_form (code);
  json_auto_t *json = monev_data_form_to_json (form);
  json_t *sheet = json_array_get (json_object_get (json, "sheets"), 0);
  json_t *rows = json_object_get (json_object_get (sheet, "rows"), "items");
  g_autoptr (MonevIssueList) issues = monev_issue_list_new ();

  json_object_del (json_array_get (rows, 0), "owners");
  return monev_data_form_from_json (json, NULL, issues);
}

/** layout_of: of an agency, for a period; @facts: (nullable): JSON with ' for ". */
static inline MonevDataLayout *
layout_of (MonevDataForm *form, const char *period, const char *agency, const char *facts)
{
  g_autofree char *quoted = g_strdelimit (g_strdup (facts != NULL ? facts : "{}"), "'", '"');
  json_auto_t *json = monev_json_load (quoted, -1, NULL);
  MonevDataContext context = { period, agency, json };

  return monev_data_layout_new (form, &context);
}

static inline void
put_value (MonevDataValues *values, guint sheet, const char *line, const char *field,
           const char *text)
{
  MonevDataLayout *layout = monev_data_values_layout (values);
  int at = monev_data_layout_find_line (layout, sheet, line);
  int column = monev_data_layout_find_field (layout, sheet, field);

  g_assert_cmpint (at, >=, 0);
  g_assert_cmpint (column, >=, 0);
  monev_data_values_set (values, sheet, (guint)at, (guint)column, text, MONEV_DATA_TAKEN);
}

static inline MonevDataValue
value_at (const MonevDataValues *values, guint sheet, const char *line, const char *field)
{
  MonevDataLayout *layout = monev_data_values_layout (values);

  return monev_data_values_get (values, sheet,
                                (guint)monev_data_layout_find_line (layout, sheet, line),
                                (guint)monev_data_layout_find_field (layout, sheet, field));
}

static inline const MonevDataNote *
note_at (const MonevDataValues *values, guint sheet, const char *line, const char *field)
{
  MonevDataLayout *layout = monev_data_values_layout (values);

  return monev_data_values_note (values, sheet,
                                 (guint)monev_data_layout_find_line (layout, sheet, line),
                                 (guint)monev_data_layout_find_field (layout, sheet, field));
}
