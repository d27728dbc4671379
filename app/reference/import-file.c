#include "reference/import-file.h"

#include <string.h>

#include "calendar/holiday-import.h"
#include "calendar/holiday-record.h"
#include "exchange/table-builder.h"
#include "exchange/table-file.h"
#include "programme/programme.h"
#include "reference/dpa.h"
#include "reference/import.h"

#define MAX_CALENDAR_BYTES (8 * 1024 * 1024)

static gboolean
is_calendar (const char *path)
{
  g_autofree char *bytes = NULL;
  gsize size = 0;

  if (!g_str_has_suffix (path, ".ics") && !g_str_has_suffix (path, ".ICS"))
    return FALSE;
  return g_file_get_contents (path, &bytes, &size, NULL) && size <= MAX_CALENDAR_BYTES
         && g_strstr_len (bytes, (gssize) MIN (size, 4096), "BEGIN:VCALENDAR") != NULL;
}

static gboolean
add_row (MonevTableBuilder *builder, gint64 row, const char *const *texts, GError **error)
{
  for (guint i = 0; texts[i] != NULL; i++)
    {
      MonevCell cell = { texts[i], strlen (texts[i]), MONEV_CELL_TEXT, 0 };

      if (*texts[i] != '\0' && !monev_table_builder_add (builder, row, i + 1, cell, error))
        return FALSE;
    }
  return TRUE;
}

/* A calendar becomes the same table that a CSV of holidays is. */
static MonevTable *
read_calendar (const char *path, MonevIssueList *issues, GError **error)
{
  static const char *const head[] = { "Tanggal", "Sampai", "Jenis", "Nama", NULL };
  g_autofree char *file = g_path_get_basename (path);
  g_autofree char *text = NULL;
  g_autoptr (GPtrArray) holidays = NULL;
  g_autoptr (MonevTableBuilder) builder = monev_table_builder_new (file, NULL);

  if (!g_file_get_contents (path, &text, NULL, error) || !add_row (builder, 1, head, error))
    return NULL;
  holidays = monev_holidays_from_ics (text, file, issues);
  for (guint i = 0; i < holidays->len; i++)
    {
      const MonevHoliday *h = holidays->pdata[i];
      g_autofree char *from = monev_date_to_iso (h->from);
      g_autofree char *until = monev_date_to_iso (h->until);
      const char *const texts[] = { from, h->until != h->from ? until : "",
                                    monev_holiday_kind_name (h->kind), h->name, NULL };

      if (!add_row (builder, i + 2, texts, error))
        return NULL;
    }
  return monev_table_builder_finish (g_steal_pointer (&builder), issues);
}

/**
 * monev_import_file_table:
 * @sheet: (nullable): which sheet of a workbook
 *
 * As monev_table_file_read(). That a formula has no value is left to whoever takes its cell: there
 * it is an error that names the column, and elsewhere nothing is lost.
 */
MonevTable *
monev_import_file_table (const char *path, const char *sheet, MonevIssueList *issues,
                         GError **error)
{
  g_autoptr (MonevIssueList) found = monev_issue_list_new ();
  MonevTable *table = monev_table_file_read (path, sheet, found, error);

  for (guint i = 0; i < monev_issue_list_size (found); i++)
    if (strcmp (monev_issue_list_get (found, i)->code, "formula-without-value") != 0)
      monev_issue_list_add (issues, monev_issue_list_get (found, i));
  return table;
}

/**
 * monev_import_file_read:
 * @sheet: (nullable): which sheet of a workbook
 *
 * Workbooks, CSV, and for holidays an iCalendar file.
 *
 * Returns: (transfer full): its table; INVALID, LIMIT, CORRUPT, IO with what to do.
 */
MonevTable *
monev_import_file_read (const MonevRecordType *type, const char *path, const char *sheet,
                        MonevIssueList *issues, GError **error)
{
  if (type == &monev_holiday_type && is_calendar (path))
    return read_calendar (path, issues, error);
  return monev_import_file_table (path, sheet, issues, error);
}

/**
 * monev_import_file_plans:
 * @allow: what the file may do to what is stored
 *
 * Returns: (transfer full) (element-type MonevImportPlan): one plan, or for a table of SIPD one for
 *   each level of the tree and one for the money; with the columns as they are recognised.
 */
GPtrArray *
monev_import_file_plans (MonevDbConnection *connection, const MonevRecordType *type,
                         const MonevTable *table, gint64 year, MonevImportAllow allow,
                         MonevIssueList *issues, GError **error)
{
  g_autoptr (GPtrArray) plans = NULL;
  MonevImportPlan *plan = NULL;
  MonevImportMapping mapping;
  const MonevImportContext unwatched = { .allow = allow };

  if (type == &monev_programme_type && monev_dpa_recognise (table))
    return monev_dpa_plan (connection, table, year, &unwatched, issues, error);
  plans = g_ptr_array_new_with_free_func ((GDestroyNotify) monev_import_plan_free);
  if (monev_import_map (connection, type, table, &mapping, error))
    plan = monev_import_plan_within (connection, type, table, &mapping, year, &unwatched, issues,
                                     error);
  if (plan == NULL)
    return NULL;
  g_ptr_array_add (plans, plan);
  return g_steal_pointer (&plans);
}
