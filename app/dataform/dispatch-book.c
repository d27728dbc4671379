#include "dispatch-book.h"

#include "exchange/xlsx-writer.h"
#include "office/office.h"
#include "request-store.h"

static const MonevXlsxColumn columns[] = {
  { "Nomor", MONEV_XLSX_INTEGER, 0, 7 },   { "Dikirim", MONEV_XLSX_DATE, 0, 18 },
  { "Kepada", MONEV_XLSX_TEXT, 0, 34 },    { "Isi", MONEV_XLSX_TEXT, 0, 40 },
  { "Nomor surat", MONEV_XLSX_TEXT, 0, 22 }, { "Cara", MONEV_XLSX_TEXT, 0, 10 },
  { "Diterima", MONEV_XLSX_DATE, 0, 18 },  { "Penerima", MONEV_XLSX_TEXT, 0, 22 },
};

static MonevXlsxWriter *
begin (const MonevRecord *office, gint64 year, gint64 now, const char *path,
       MonevIssueList *issues, GError **error)
{
  g_autofree char *title = g_strdup_printf ("BUKU EKSPEDISI TAHUN %" G_GINT64_FORMAT, year);
  const char *titles[] = { monev_record_get (office, "agency_name"), title, NULL };
  MonevXlsxWriter *writer = monev_xlsx_writer_new (
      path,
      &(MonevXlsxOptions){ .title = "Buku ekspedisi",
                           .company = monev_record_get (office, "agency_name"),
                           .created = now / 1000,
                           .paper = MONEV_XLSX_PAPER_F4 },
      issues, error);

  if (writer != NULL)
    monev_xlsx_writer_add_report (writer, "Buku Ekspedisi", titles, columns,
                                  G_N_ELEMENTS (columns));
  return writer;
}

static gboolean
write_line (MonevXlsxWriter *writer, const MonevDispatch *line, GError **error)
{
  g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, line->number);
  const char *texts[] = { number,           line->sent_on,     line->recipient,
                          line->content,    line->letter_number, line->means,
                          line->received_on, line->received_by };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    monev_xlsx_writer_set (writer, i + 1, texts[i]);
  return monev_xlsx_writer_end_row (writer, error);
}

/** monev_dispatch_book_write: F4, landscape, headings on each page, dates as dates; whole or not at
 * all. A year without sendings gives the headings alone. */
gboolean
monev_dispatch_book_write (MonevDbConnection *connection, gint64 year, const char *path,
                           MonevIssueList *issues, GError **error)
{
  g_autoptr (GPtrArray) lines = monev_dispatch_store_list (connection, year, error);
  g_autoptr (MonevRecord) office = lines == NULL ? NULL : monev_office_load (connection, error);
  g_autoptr (MonevXlsxWriter) writer = NULL;
  gint64 now = 0;

  if (office == NULL || !monev_db_now (connection, &now, error)
      || (writer = begin (office, year, now, path, issues, error)) == NULL)
    return FALSE;
  for (guint i = 0; i < lines->len; i++)
    if (!write_line (writer, lines->pdata[i], error))
      return FALSE;
  return monev_xlsx_writer_finish (writer, error);
}
