#include "reference/import-rejects.h"

#include <string.h>

#include "exchange/number-text.h"
#include "exchange/xlsx-writer.h"

static int
compare_rows (gconstpointer a, gconstpointer b)
{
  gint64 x = *(const gint64 *) a, y = *(const gint64 *) b;

  return (x > y) - (x < y);
}

/** monev_import_rejected_rows: Returns: (transfer full) (element-type gint64): the rows with an
 * error, in order, each once. */
GArray *
monev_import_rejected_rows (const MonevIssueList *issues)
{
  GArray *rows = g_array_new (FALSE, FALSE, sizeof (gint64));
  guint kept = 0;

  for (guint i = 0; i < monev_issue_list_size (issues); i++)
    {
      const MonevIssue *issue = monev_issue_list_get (issues, i);

      if (issue->severity == MONEV_SEVERITY_ERROR && issue->row > 0)
        g_array_append_val (rows, issue->row);
    }
  g_array_sort (rows, compare_rows);
  for (guint i = 0; i < rows->len; i++)
    if (i == 0 || g_array_index (rows, gint64, i) != g_array_index (rows, gint64, kept - 1))
      g_array_index (rows, gint64, kept++) = g_array_index (rows, gint64, i);
  g_array_set_size (rows, kept);
  return rows;
}

static char *
faults_of (const MonevIssueList *issues, gint64 row)
{
  GString *all = g_string_new (NULL);

  for (guint i = 0; i < monev_issue_list_size (issues); i++)
    {
      const MonevIssue *issue = monev_issue_list_get (issues, i);

      if (issue->row != row || issue->severity != MONEV_SEVERITY_ERROR)
        continue;
      g_string_append_printf (all, "%s%s%s%s%s%s", all->len > 0 ? " | " : "",
                              issue->column != NULL ? issue->column : "",
                              issue->column != NULL ? ": " : "", issue->message,
                              issue->fix != NULL ? " " : "", issue->fix != NULL ? issue->fix : "");
    }
  return g_string_free (all, FALSE);
}

/* As it is typed again: a date without its midnight, a number as plain digits. */
static char *
text_of (const MonevCell *cell)
{
  if (cell->kind == MONEV_CELL_EMPTY && (cell->flags & MONEV_CELL_FORMULA) != 0)
    return g_strdup (MONEV_REJECT_FORMULA);
  if (cell->kind == MONEV_CELL_DATE && strlen (cell->text) > 10)
    return g_strndup (cell->text, 10);
  if (cell->kind == MONEV_CELL_NUMBER && monev_number_is_valid (cell->text))
    return monev_number_to_plain (cell->text);
  return g_strdup (cell->text);
}

/* The columns of the file that have a heading, but for the one this function itself once wrote. */
static GArray *
headed_columns (const MonevTable *table, gint64 head_row)
{
  GArray *columns = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 1; i <= monev_table_n_columns (table); i++)
    {
      MonevCell head = monev_table_cell (table, head_row, i);

      if (head.kind != MONEV_CELL_EMPTY && strcmp (head.text, MONEV_REJECT_HEADING) != 0)
        g_array_append_val (columns, i);
    }
  return columns;
}

static void
add_sheet (MonevXlsxWriter *writer, const MonevRecordType *type, const MonevTable *table,
           gint64 head_row, const GArray *from)
{
  g_autofree MonevXlsxColumn *columns = g_new0 (MonevXlsxColumn, from->len + 1);

  for (guint i = 0; i < from->len; i++)
    columns[i] = (MonevXlsxColumn) {
      monev_table_cell (table, head_row, g_array_index (from, guint, i)).text, MONEV_XLSX_TEXT };
  columns[from->len] = (MonevXlsxColumn) { MONEV_REJECT_HEADING, MONEV_XLSX_TEXT, .width = 60 };
  monev_xlsx_writer_add_sheet (writer, type->title, columns, from->len + 1);
}

static gboolean
write_row (MonevXlsxWriter *writer, const MonevTable *table, gint64 row, const GArray *from,
           const MonevIssueList *issues, GError **error)
{
  g_autofree char *faults = faults_of (issues, row);

  for (guint i = 0; i < from->len; i++)
    {
      MonevCell cell = monev_table_cell (table, row, g_array_index (from, guint, i));
      g_autofree char *text = text_of (&cell);

      monev_xlsx_writer_set (writer, i + 1, text);
    }
  monev_xlsx_writer_set (writer, from->len + 1, faults);
  return monev_xlsx_writer_end_row (writer, error);
}

/**
 * monev_import_write_rejects:
 * @issues: of the plan that was made over @table
 * @now: UTC milliseconds
 *
 * The same headings as in the file and, behind them, what is wrong with each row. That column
 * bears a heading of its own, since tables have a Keterangan themselves.
 */
gboolean
monev_import_write_rejects (const MonevRecordType *type, const MonevTable *table,
                            const MonevImportMapping *mapping, const MonevIssueList *issues,
                            gint64 now, const char *path, GError **error)
{
  g_autoptr (GArray) rows = monev_import_rejected_rows (issues);
  g_autoptr (GArray) from = headed_columns (table, mapping->head_row);
  g_autoptr (MonevIssueList) unheard = monev_issue_list_new ();
  g_autoptr (MonevXlsxWriter) writer = monev_xlsx_writer_new (
    path, &(MonevXlsxOptions) { .title = type->title, .created = now / 1000 }, unheard, error);

  if (writer == NULL)
    return FALSE;
  add_sheet (writer, type, table, mapping->head_row, from);
  for (guint i = 0; i < rows->len; i++)
    if (!write_row (writer, table, g_array_index (rows, gint64, i), from, issues, error))
      return FALSE;
  return monev_xlsx_writer_finish (writer, error);
}
