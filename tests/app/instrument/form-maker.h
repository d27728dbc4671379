/* Forms for tests, written as text: "#survey" begins a sheet, each line is a row, "|" parts cells,
 * spaces around them do not count. */
#pragma once

#include <string.h>

#include "instrument/instrument.h"

static inline MonevXlsform *
take_cell (MonevXlsform *form, guint sheet, guint row, guint column, const char *text)
{
  MonevXlsformCell cell = { text, MONEV_CELL_TEXT };
  MonevXlsform *next;

  if (*text == '\0')
    return form;
  next = monev_xlsform_set (form, sheet, row, column, &cell);
  monev_xlsform_unref (form);
  return next;
}

static inline MonevXlsform *
make_form (const char *text)
{
  MonevXlsform *form = monev_xlsform_new ();
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  guint row = 0;

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_auto (GStrv) cells = g_strsplit (lines[i], "|", -1);

      if (*lines[i] == '#')
        {
          MonevXlsform *next = monev_xlsform_add_sheet (form, lines[i] + 1);

          monev_xlsform_unref (form);
          form = next;
          row = 0;
          continue;
        }
      for (guint k = 0; cells[k] != NULL; k++)
        form = take_cell (form, monev_xlsform_n_sheets (form) - 1, row, k, g_strstrip (cells[k]));
      row++;
    }
  return form;
}

static inline MonevInstrument *
read_form (const char *text, MonevIssueList **issues)
{
  g_autoptr (MonevXlsform) form = make_form (text);

  *issues = monev_issue_list_new ();
  return monev_instrument_read (form, NULL, *issues);
}

/* The first issue called @code, or NULL. */
static inline const MonevIssue *
find_issue (MonevIssueList *issues, const char *code)
{
  for (guint i = 0; i < monev_issue_list_size (issues); i++)
    if (strcmp (monev_issue_list_get (issues, i)->code, code) == 0)
      return monev_issue_list_get (issues, i);
  return NULL;
}

/* Says which issues there are when there should be none of that severity. */
static inline void
check_none (MonevIssueList *issues, MonevSeverity least)
{
  for (guint i = 0; i < monev_issue_list_size (issues); i++)
    if (monev_issue_list_get (issues, i)->severity >= least)
      {
        g_autofree char *line = monev_issue_to_text (monev_issue_list_get (issues, i));

        g_test_message ("%s: %s", monev_issue_list_get (issues, i)->code, line);
        g_assert_not_reached ();
      }
}
