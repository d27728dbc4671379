#include "request-papers.h"

#include <string.h>

#include "base/instant.h"
#include "base/number.h"
#include "data-period.h"
#include "office/office-paper.h"
#include "page/page-layout.h"
#include "page/page-table.h"

static MonevPageFont
font_of (const MonevPaper *paper, double size, gboolean bold)
{
  return (MonevPageFont){ .size = size, .bold = bold };
}

static char *
day_of (const MonevPaper *paper, gint64 at)
{
  g_autoptr (GTimeZone) zone = monev_zone_new (monev_record_get (paper->office, "zone"), NULL);

  if (zone == NULL || at == 0)
    return g_strdup ("–");
  return monev_date_format (monev_minute_to_date (monev_instant_to_minute (at, zone), NULL),
                            MONEV_DATE_FULL);
}

static void
add_line (const MonevPaper *paper, const char *text, double size, gboolean bold, double after)
{
  MonevPageFont font = font_of (paper, size, bold);
  MonevPageParagraph paragraph = { .after = after };

  monev_page_document_add_text (paper->document, text, &font, &paragraph);
}

/* Names on the left, what they are on the right, without rules. */
static MonevPageTable *
facts_new (void)
{
  static const MonevPageColumn columns[] = { { 45 }, { 5 }, { 0 } };

  return monev_page_table_new (columns, G_N_ELEMENTS (columns),
                               &(MonevPageTableStyle){ .border = -1 });
}

static void
add_fact (MonevPageTable *table, const char *name, const char *value)
{
  MonevPageCell cells[3] = { { .text = name }, { .text = ":" },
                             { .text = value != NULL && *value != '\0' ? value : "–" } };
  MonevPageRow row = { .cells = cells };

  monev_page_table_add_row (table, &row);
}

static void
add_letter (MonevPageTable *facts, const MonevDataRequest *request)
{
  MonevDate date;
  g_autofree char *day = monev_date_from_iso (request->letter_date, &date, NULL)
                             ? monev_date_format (date, MONEV_DATE_LONG)
                             : NULL;
  g_autofree char *letter
      = day == NULL ? g_strdup (request->letter_number)
                    : g_strdup_printf ("%s tanggal %s",
                                       *request->letter_number != '\0' ? request->letter_number
                                                                       : "(belum bernomor)",
                                       day);

  add_fact (facts, "Surat", letter);
}

static void
add_signatures (const MonevPaper *paper)
{
  static const MonevPageColumn columns[] = { { 0 }, { 0 } };
  g_autoptr (MonevPageTable) table = monev_page_table_new (
      columns, 2, &(MonevPageTableStyle){ .border = -1 });
  g_autofree char *office = g_strdup_printf ("Yang menyerahkan,\n%s\n\n\n\n\n(........................................)",
                                             monev_record_get (paper->office, "agency_name"));
  MonevPageCell cells[2]
      = { { .text = "Yang menerima,\n\n\n\n\n\n(........................................)\nNama jelas, "
                    "tanggal, dan cap" },
          { .text = office } };
  MonevPageRow row = { .cells = cells };

  monev_page_table_add_row (table, &row);
  add_line (paper, " ", 11, FALSE, 4);
  monev_page_document_add_table (paper->document, table);
}

static gboolean
write_paper (MonevPaper *paper, const char *path, GError **error)
{
  g_autoptr (MonevPageLayout) layout = monev_page_layout_new (paper->document, NULL, error);

  return layout != NULL && monev_page_layout_write_pdf (layout, path, NULL, NULL, NULL, error);
}

/** monev_request_receipt_paper: the tanda terima of one agency, F4, to be signed and sent back. */
gboolean
monev_request_receipt_paper (MonevDbConnection *connection, const MonevDataRequest *request,
                             const MonevDataAddressee *addressee, const char *path, GError **error)
{
  g_auto (MonevPaper) paper = { NULL };
  g_autoptr (MonevPageTable) facts = facts_new ();
  g_autofree char *period = monev_data_period_label (request->period);
  g_autofree char *sent = NULL;
  g_autofree char *due = NULL;
  g_autofree char *file
      = g_strdup_printf ("1 buku kerja formulir “%s”", request->form_title);

  if (!monev_paper_begin (connection, "Tanda Terima", &paper, error))
    return FALSE;
  monev_paper_section (&paper, MONEV_PAGE_F4, FALSE);
  monev_paper_kop (&paper);
  monev_paper_title (&paper, "Tanda Terima", request->title);
  sent = day_of (&paper, addressee->sent_at);
  due = day_of (&paper, addressee->due_at);
  add_fact (facts, "Dikirim kepada", addressee->agency_name);
  add_fact (facts, "Kode", addressee->agency_code);
  add_letter (facts, request);
  add_fact (facts, "Berkas", file);
  add_fact (facts, "Periode data", period);
  add_fact (facts, "Dikirim pada", sent);
  add_fact (facts, "Dikembalikan paling lambat", due);
  add_fact (facts, "Pengembalian data kepada", request->contact);
  monev_page_document_add_table (paper.document, facts);
  add_signatures (&paper);
  return write_paper (&paper, path, error);
}

/* ---- reminders ---- */

static void
add_late_table (const MonevPaper *paper, const GPtrArray *addressees,
                const MonevOfficeClock *clock, gint64 now)
{
  static const MonevPageColumn columns[] = { { 12 }, { 0 }, { 48 }, { 42 } };
  static const char *const heads[] = { "No", "Perangkat daerah", "Jatuh tempo", "Keadaan" };
  g_autoptr (MonevPageTable) table = monev_page_table_new (columns, 4, NULL);
  guint head = monev_page_table_add_style (
      table, &(MonevPageCellStyle){ .font = font_of (paper, 10, TRUE), .filled = TRUE,
                                    .ground = 0xebebeb });
  MonevPageCell cells[4] = { { NULL } };
  MonevPageRow row = { .cells = cells };

  for (guint i = 0; i < 4; i++)
    cells[i] = (MonevPageCell){ .text = heads[i], .style = head };
  monev_page_table_add_head (table, &row);
  for (guint i = 0; i < addressees->len; i++)
    {
      const MonevDataAddressee *one = addressees->pdata[i];
      MonevBoardCell cell = monev_board_cell (one, clock, now);
      g_autofree char *number = g_strdup_printf ("%u", i + 1);
      g_autofree char *due = day_of (paper, one->due_at);
      g_autofree char *words = monev_board_words (&cell);
      const char *texts[] = { number, one->agency_name, due, words };

      for (guint k = 0; k < 4; k++)
        cells[k] = (MonevPageCell){ .text = texts[k] };
      monev_page_table_add_row (table, &row);
    }
  monev_page_document_add_table (paper->document, table);
}

static char *
reminder_body (const MonevDataRequest *request)
{
  g_autofree char *period = monev_data_period_label (request->period);
  g_autofree char *letter = *request->letter_number == '\0'
                                ? g_strdup ("")
                                : g_strdup_printf (" (surat nomor %s)", request->letter_number);
  g_autofree char *contact = *request->contact == '\0'
                                 ? g_strdup ("")
                                 : g_strdup_printf (" kepada %s", request->contact);

  return g_strdup_printf (
      "Sehubungan dengan permintaan “%s” untuk periode %s%s, kami ingatkan bahwa data dari perangkat "
      "daerah berikut belum kami terima. Mohon data disampaikan secepatnya melalui buku kerja yang "
      "telah dikirimkan%s.",
      request->form_title, period, letter, contact);
}

/**
 * monev_request_reminder_paper:
 * @addressees: (element-type MonevDataAddressee): those that are to be reminded
 *
 * A surat pengingat with the list of them. Number and date are written by hand.
 */
gboolean
monev_request_reminder_paper (MonevDbConnection *connection, const MonevDataRequest *request,
                              const GPtrArray *addressees, const char *path, GError **error)
{
  g_auto (MonevPaper) paper = { NULL };
  g_auto (MonevOfficeClock) clock = { NULL };
  g_autoptr (MonevPageTable) facts = facts_new ();
  g_autofree char *body = NULL;
  gint64 now = 0;

  if (!monev_db_now (connection, &now, error)
      || !monev_office_clock_load (connection, &clock, error)
      || !monev_paper_begin (connection, "Surat Pengingat", &paper, error))
    return FALSE;
  monev_paper_section (&paper, MONEV_PAGE_F4, FALSE);
  monev_paper_kop (&paper);
  add_fact (facts, "Nomor", "................................");
  add_fact (facts, "Tanggal", "................................");
  add_fact (facts, "Hal", "Pengingat penyampaian data");
  add_fact (facts, "Yth.", "Kepala perangkat daerah pada daftar di bawah ini");
  monev_page_document_add_table (paper.document, facts);
  body = reminder_body (request);
  add_line (&paper, " ", 11, FALSE, 2);
  add_line (&paper, body, 11, FALSE, 4);
  add_late_table (&paper, addressees, &clock, now);
  add_line (&paper, " ", 11, FALSE, 2);
  add_line (&paper, "Atas perhatian dan kerja samanya, kami ucapkan terima kasih.", 11, FALSE, 0);
  return write_paper (&paper, path, error);
}

/** monev_request_message: Returns: (transfer full) (nullable): what is pasted into the WA group of the
 * agencies: who is late, since when, where to send it. */
char *
monev_request_message (MonevDbConnection *connection, const MonevDataRequest *request,
                       const GPtrArray *addressees, GError **error)
{
  g_auto (MonevOfficeClock) clock = { NULL };
  GString *text = g_string_new (NULL);
  gint64 now = 0;

  if (!monev_db_now (connection, &now, error)
      || !monev_office_clock_load (connection, &clock, error))
    {
      g_string_free (text, TRUE);
      return NULL;
    }
  g_string_append_printf (text,
                          "Yth. Bapak/Ibu, mohon perhatian untuk *%s*. Data dari OPD berikut "
                          "belum kami terima:\n",
                          request->title);
  for (guint i = 0; i < addressees->len; i++)
    {
      const MonevDataAddressee *one = addressees->pdata[i];
      MonevBoardCell cell = monev_board_cell (one, &clock, now);
      g_autofree char *words = monev_board_words (&cell);

      g_string_append_printf (text, "%u. %s (%s)\n", i + 1, one->agency_name, words);
    }
  g_string_append (text, "Mohon disampaikan hari ini");
  if (*request->contact != '\0')
    g_string_append_printf (text, " kepada %s", request->contact);
  g_string_append (text, ". Terima kasih.");
  return g_string_free (text, FALSE);
}
