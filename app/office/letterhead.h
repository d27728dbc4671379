/* The kop: who a letter comes from, as it is printed at the head of the first page.
 *
 * Logo left, PEMERINTAH KABUPATEN …, BADAN …, address, double rule (domain.md 7).
 */
#pragma once

#include <cairo.h>

#include "record/record.h"

G_BEGIN_DECLS

double      monev_letterhead_draw   (cairo_t *cr, const MonevRecord *office,
                                     cairo_surface_t *logo, double width);
double      monev_letterhead_height (const MonevRecord *office, gboolean logo, double width);
void        monev_paper_size        (const char *paper, double *width, double *height);
const char *monev_letter_font       (const char *font);

G_END_DECLS
