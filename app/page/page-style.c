#include "page-style.h"

/**
 * monev_page_paper_size:
 * @width: (out): in mm
 * @height: (out): in mm
 *
 * F4 is 215 x 330 mm, as the offices buy it; Folio is 8.5 x 13 inches.
 */
void
monev_page_paper_size (MonevPagePaper paper, gboolean landscape, double *width, double *height)
{
  static const double sizes[][2] = { { 210, 297 }, { 215, 330 }, { 215.9, 330.2 } };

  *width = sizes[paper][landscape ? 1 : 0];
  *height = sizes[paper][landscape ? 0 : 1];
}
