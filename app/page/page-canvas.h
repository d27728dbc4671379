/* What a drawing draws on: cairo in millimetres, and text in the letters of the pages.
 *
 * The window makes a canvas of its own to show the same drawing: scale its cairo_t so that one
 * unit is one millimetre.
 */
#pragma once

#include <cairo.h>

#include "page-style.h"

G_BEGIN_DECLS

typedef struct {
  cairo_t *cr;            /* one unit is one mm; its state is restored behind the drawing */
  double   width, height; /* of the drawing, or of the whole page */
} MonevPageCanvas;

void monev_page_canvas_text    (const MonevPageCanvas *canvas, const char *text,
                                const MonevPageFont *font, MonevPageAlign align, double x,
                                double y, double width);
void monev_page_canvas_measure (const char *text, const MonevPageFont *font, double width,
                                double *text_width, double *text_height);

G_END_DECLS
