/* Tables of the field as workbooks, ready to print. */
#include "activity/field-lists.h"
#include "activity/field-paper-private.h"
#include "office/office.h"

#define MAX_COLUMNS 16
#define TABLE_WIDTH 290 /* mm between the margins of F4 */
#define MM_PER_CHAR 2.0 /* of the letters of a workbook */

/* What is left to the columns that share the rest. */
static double
share_of (const MonevFieldTable *self)
{
  double rest = TABLE_WIDTH;
  guint n = 0;

  for (guint i = 0; i < self->n_columns; i++)
    {
      rest -= self->columns[i].width;
      n += self->columns[i].width <= 0 ? 1 : 0;
    }
  return n > 0 ? MAX (rest / n, 30) : 0;
}

/* Texts keep to the widths of the paper; numbers and dates are never cut. */
static void
lay_out (const MonevFieldTable *self, MonevXlsxColumn *columns)
{
  double share = share_of (self);

  for (guint i = 0; i < self->n_columns; i++)
    {
      const MonevFieldColumn *column = &self->columns[i];
      double width = column->width > 0 ? column->width : share;

      columns[i] = (MonevXlsxColumn) { column->heading, column->kind, column->decimals,
                                       column->kind == MONEV_XLSX_TEXT ? (guint) (width / MM_PER_CHAR)
                                                                       : 0,
                                       NULL };
    }
}

/* A heading or a sum takes the empty cells behind it, as on paper. */
static guint
cells_over (const MonevFieldTable *self, const MonevFieldRow *row, guint first)
{
  guint end = first + 1;

  if (!row->strong || *row->cells[first] == '\0'
      || self->columns[first].kind != MONEV_XLSX_TEXT)
    return 1;
  while (end < self->n_columns && *row->cells[end] == '\0')
    end++;
  return end - first;
}

static gboolean
write_rows (MonevXlsxWriter *writer, const MonevFieldTable *self, GError **error)
{
  for (guint r = 0; r < self->rows->len; r++)
    {
      const MonevFieldRow *row = self->rows->pdata[r];

      monev_xlsx_writer_set_strong (writer, row->strong);
      for (guint i = 0, over = 1; i < self->n_columns; i += over)
        {
          over = cells_over (self, row, i);
          monev_xlsx_writer_set_over (writer, i + 1, over, row->cells[i]);
        }
      if (!monev_xlsx_writer_end_row (writer, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
write_head (MonevDbConnection *connection, MonevXlsxWriter *writer, const MonevFieldTable *self,
            const MonevRecord *office, GError **error)
{
  g_auto (GStrv) lines = NULL;

  if (!self->signed_by_head)
    return TRUE;
  lines = monev_paper_head_lines (connection, office, error);
  if (lines == NULL)
    return FALSE;
  monev_xlsx_writer_add_signature (writer, (const char *const *) lines);
  return TRUE;
}

/**
 * monev_field_table_write_xlsx:
 * @path: appears whole or not at all
 *
 * F4, landscape, under the name of the office and the title, the headings on each page; numbers and
 * dates are real ones. What the head signs ends with his block, as on paper.
 */
gboolean
monev_field_table_write_xlsx (MonevDbConnection *connection, const MonevFieldTable *self,
                              const char *path, MonevIssueList *issues, GError **error)
{
  g_autoptr (MonevRecord) office = monev_office_load (connection, error);
  g_autoptr (MonevXlsxWriter) writer = NULL;
  g_autofree char *title = NULL;
  MonevXlsxColumn columns[MAX_COLUMNS] = { { NULL } };
  gint64 now = 0;

  g_return_val_if_fail (self->n_columns <= MAX_COLUMNS, FALSE);
  if (office == NULL || !monev_db_now (connection, &now, error))
    return FALSE;
  writer = monev_xlsx_writer_new (path, &(MonevXlsxOptions) {
    .title = self->title, .subject = self->subtitle,
    .company = monev_record_get (office, "agency_name"), .created = now / 1000,
    .paper = MONEV_XLSX_PAPER_F4 }, issues, error);
  if (writer == NULL)
    return FALSE;
  lay_out (self, columns);
  title = g_utf8_strup (self->title, -1);
  monev_xlsx_writer_add_report (writer, self->title,
                                (const char *const[]) {
                                  monev_record_get (office, "agency_name"), title,
                                  self->subtitle, NULL },
                                columns, self->n_columns);
  return write_rows (writer, self, error)
         && write_head (connection, writer, self, office, error)
         && monev_xlsx_writer_finish (writer, error);
}
