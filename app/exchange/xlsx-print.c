#include "xlsx-print.h"

#define PAPER_FOLIO   14  /* ECMA-376 part 1, 18.3.1.63: 8.5 x 13 in, what Excel offers for F4 */
#define PAPER_A4      9
#define MARGIN_INCHES 0.5

/** xlsx_print_set_up: the paper, one page wide, "Halaman 1 dari 3" at its foot. */
void
xlsx_print_set_up (lxw_worksheet *sheet, const XlsxPage *page)
{
  worksheet_set_paper (sheet, page->a4 ? PAPER_A4 : PAPER_FOLIO);
  if (!page->portrait)
    worksheet_set_landscape (sheet);
  worksheet_set_margins (sheet, MARGIN_INCHES, MARGIN_INCHES, -1, -1);
  worksheet_fit_to_pages (sheet, 1, 0);
  worksheet_set_footer (sheet, "&CHalaman &P dari &N");
}

/** xlsx_print_chars: Returns: the characters that a page holds between its margins when 11 pt are
 * shrunk to 7 pt, the smallest that is read with ease. */
guint
xlsx_print_chars (const XlsxPage *page)
{
  if (page->a4)
    return page->portrait ? 138 : 202;
  return page->portrait ? 145 : 230;
}
