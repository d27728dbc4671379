/* Tables of the field as workbooks, ready to print. */
#include "activity/field-lists.h"
#include "office/office.h"

#define MAX_COLUMNS 16

static gboolean
write_rows (MonevXlsxWriter *writer, const MonevFieldTable *self, GError **error)
{
  for (guint r = 0; r < self->rows->len; r++)
    {
      const MonevFieldRow *row = self->rows->pdata[r];

      for (guint i = 0; i < self->n_columns; i++)
        monev_xlsx_writer_set (writer, i + 1, row->cells[i]);
      if (!monev_xlsx_writer_end_row (writer, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * monev_field_table_write_xlsx:
 * @path: appears whole or not at all
 *
 * F4, landscape, the headings on each page; numbers and dates are real ones.
 */
gboolean
monev_field_table_write_xlsx (MonevDbConnection *connection, const MonevFieldTable *self,
                              const char *path, MonevIssueList *issues, GError **error)
{
  g_autoptr (MonevRecord) office = monev_office_load (connection, error);
  g_autoptr (MonevXlsxWriter) writer = NULL;
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
  for (guint i = 0; i < self->n_columns; i++)
    columns[i] = (MonevXlsxColumn) { self->columns[i].heading, self->columns[i].kind,
                                     self->columns[i].decimals, 0, NULL };
  monev_xlsx_writer_add_sheet (writer, self->title, columns, self->n_columns);
  return write_rows (writer, self, error) && monev_xlsx_writer_finish (writer, error);
}
