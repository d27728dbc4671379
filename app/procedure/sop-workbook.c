#include "procedure/sop-workbook-private.h"

#include "db-error.h"
#include "exchange/xlsx-output.h"
#include "exchange/xlsx-text.h"

#define PAPER_FOLIO 14 /* ECMA-376 part 1, 18.3.1.63: 8.5 x 13 in, what Excel offers for F4 */

static lxw_format *
add_format (SopBook *book, double size, gboolean bold, int across, int down, gboolean border)
{
  lxw_format *format = workbook_add_format (book->workbook);

  format_set_font_name (format, "Arial");
  format_set_font_size (format, size);
  format_set_text_wrap (format);
  format_set_align (format, (guint8) across);
  format_set_align (format, (guint8) down);
  if (bold)
    format_set_bold (format);
  if (border)
    format_set_border (format, LXW_BORDER_THIN);
  return format;
}

static void
add_formats (SopBook *book)
{
  lxw_format **to = book->formats;

  to[SOP_FORMAT_TEXT]
    = add_format (book, 7.5, FALSE, LXW_ALIGN_LEFT, LXW_ALIGN_VERTICAL_CENTER, TRUE);
  to[SOP_FORMAT_MIDDLE]
    = add_format (book, 7.5, FALSE, LXW_ALIGN_CENTER, LXW_ALIGN_VERTICAL_CENTER, TRUE);
  to[SOP_FORMAT_HEAD]
    = add_format (book, 7, TRUE, LXW_ALIGN_CENTER, LXW_ALIGN_VERTICAL_CENTER, TRUE);
  to[SOP_FORMAT_ACTOR]
    = add_format (book, 6.5, TRUE, LXW_ALIGN_CENTER, LXW_ALIGN_VERTICAL_CENTER, TRUE);
  to[SOP_FORMAT_COUNT]
    = add_format (book, 6, FALSE, LXW_ALIGN_CENTER, LXW_ALIGN_VERTICAL_CENTER, TRUE);
  to[SOP_FORMAT_TITLE]
    = add_format (book, 11, TRUE, LXW_ALIGN_LEFT, LXW_ALIGN_VERTICAL_CENTER, FALSE);
  to[SOP_FORMAT_LABEL] = add_format (book, 9, FALSE, LXW_ALIGN_LEFT, LXW_ALIGN_VERTICAL_TOP, TRUE);
  to[SOP_FORMAT_BLOCK]
    = add_format (book, 12, TRUE, LXW_ALIGN_CENTER, LXW_ALIGN_VERTICAL_CENTER, TRUE);
  format_set_bg_color (to[SOP_FORMAT_HEAD], 0xEEEEF0);
  format_set_bg_color (to[SOP_FORMAT_ACTOR], 0xEEEEF0);
}

static void
report (SopBook *book, guint row, XlsxTextChange change)
{
  if (book->issues == NULL || change == 0)
    return;
  monev_issue (book->issues, .code = "cell-text", .severity = MONEV_SEVERITY_WARNING,
               .file = book->file, .row = row + 1,
               .message = change & XLSX_TEXT_CUT
                            ? "Teks lebih panjang daripada yang dapat disimpan Excel; dipotong."
                            : "Huruf yang tidak dapat disimpan Excel dibuang.");
}

/** sop_book_write: @text over a range of cells; rows and columns count from 0. */
void
sop_book_write (SopBook *book, guint row, guint column, guint last_row, guint last_column,
                const char *text, SopFormat format)
{
  XlsxTextChange change = 0;
  g_autofree char *clean = xlsx_text_clean (text, &change);

  report (book, row, change);
  if (row == last_row && column == last_column)
    worksheet_write_string (book->sheet, row, (lxw_col_t) column, clean, book->formats[format]);
  else
    worksheet_merge_range (book->sheet, row, (lxw_col_t) column, last_row,
                           (lxw_col_t) last_column, clean, book->formats[format]);
}

static void
set_up (SopBook *book)
{
  const double inch = 25.4;
  g_autofree char *title = g_strdup_printf ("SOP %s", monev_procedure_list_title (book->procedure));
  lxw_doc_properties properties = {
    .title = (char *) monev_procedure_title (book->procedure), .subject = title,
    .created = book->options->created / 1000,
  };

  workbook_set_properties (book->workbook, &properties);
  for (guint i = 0; i < 2; i++)
    {
      lxw_worksheet *sheet
        = workbook_add_worksheet (book->workbook, i == 0 ? "Identitas" : "Alur");

      worksheet_set_landscape (sheet);
      worksheet_set_paper (sheet, PAPER_FOLIO);
      worksheet_set_margins (sheet, SOP_MARGIN / inch, SOP_MARGIN / inch, SOP_BOTTOM / inch,
                             14 / inch);
      worksheet_set_footer (sheet, "&R&8Halaman &P dari &N");
      worksheet_center_horizontally (sheet);
      worksheet_gridlines (sheet, LXW_HIDE_ALL_GRIDLINES);
    }
}

static void
write_sheets (SopBook *book, const MonevSopSheet *sheet)
{
  add_formats (book);
  set_up (book);
  book->sheet = workbook_get_worksheet_by_name (book->workbook, "Identitas");
  sop_book_identity (book);
  book->sheet = workbook_get_worksheet_by_name (book->workbook, "Alur");
  sop_book_steps (book, sheet);
}

static gboolean
close_book (SopBook *book, MonevAtomicFile *output, GCancellable *cancellable, GError **error)
{
  if (!g_cancellable_is_cancelled (cancellable))
    return monev_xlsx_close_workbook (book->workbook, output, book->file, error);
  lxw_workbook_free (book->workbook);
  g_set_error (error, MONEV_ERROR, MONEV_ERROR_CANCELLED, "Ekspor dibatalkan.");
  return FALSE;
}

/**
 * monev_sop_write_workbook:
 * @issues: (nullable): told of texts that Excel cannot hold as they are
 *
 * The pages of the workbook are those of the PDF. Each row bears its symbols as one picture that
 * moves and grows with the row: libxlsxwriter draws no shapes, a picture of a whole page would
 * leave its rows as soon as one is edited, and letters such as a diamond can have no arrows. What
 * a picture shows is also said in its description.
 *
 * Errors: IO, CANCELLED, CORRUPT for a broken logo.
 */
gboolean
monev_sop_write_workbook (const MonevProcedure *procedure, const MonevSopOptions *options,
                          const char *path, MonevIssueList *issues, GCancellable *cancellable,
                          GError **error)
{
  g_autoptr (MonevSopSheet) sheet = monev_sop_sheet_new (procedure, options, cancellable, error);
  g_autoptr (MonevAtomicFile) output = NULL;
  g_autofree char *file = g_path_get_basename (path);
  g_autoptr (GPtrArray) pictures
    = g_ptr_array_new_with_free_func ((GDestroyNotify) g_byte_array_unref);
  SopBook book = { procedure, options, issues, file, .pictures = pictures };
  locale_t before;
  gboolean done;

  if (sheet == NULL)
    return FALSE;
  output = monev_atomic_file_begin (path, error);
  if (output == NULL)
    return FALSE;
  before = monev_xlsx_enter_c_locale ();
  book.workbook = workbook_new (monev_atomic_file_work_path (output));
  write_sheets (&book, sheet);
  done = close_book (&book, output, cancellable, error);
  uselocale (before);
  return done;
}
