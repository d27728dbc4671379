#include "page-canvas.h"

#include "page-text-private.h"

static PageText *
set_text (const char *text, const MonevPageFont *font, double width)
{
  PageText *whole = page_text_new ();
  PageRun run = page_run_make (text, font, NULL);
  PageMeasure measure = { width > 0 ? width * PAGE_POINTS_PER_MM : 1e5, 0, 1, FALSE };

  page_text_set (whole, &run, 1, &measure);
  return whole;
}

/**
 * monev_page_canvas_text:
 * @x: the left edge of the text, its middle or its right edge, as @align says, in mm
 * @y: its upper edge, in mm
 * @width: where to break it, in mm; 0 never. With a width, @x is the left edge of that width
 *
 * Writes on @canvas in the letters of the pages, whatever its scale.
 */
void
monev_page_canvas_text (const MonevPageCanvas *canvas, const char *text, const MonevPageFont *font,
                        MonevPageAlign align, double x, double y, double width)
{
  g_autoptr (PageText) whole = set_text (text, font, width);
  g_autoptr (PageList) list = page_list_new (0, 0, FALSE);
  double box = width * PAGE_POINTS_PER_MM;

  page_text_put (whole, list, 0, page_text_n_lines (whole), x * PAGE_POINTS_PER_MM,
                 y * PAGE_POINTS_PER_MM, box, align);
  cairo_save (canvas->cr);
  cairo_scale (canvas->cr, 1 / PAGE_POINTS_PER_MM, 1 / PAGE_POINTS_PER_MM);
  page_list_paint (list, canvas->cr);
  cairo_restore (canvas->cr);
}

/**
 * monev_page_canvas_measure:
 * @width: where the text is broken, in mm; 0 never
 * @text_width: (out) (optional): of its widest line, in mm
 * @text_height: (out) (optional): in mm
 */
void
monev_page_canvas_measure (const char *text, const MonevPageFont *font, double width,
                           double *text_width, double *text_height)
{
  g_autoptr (PageText) whole = set_text (text, font, width);

  if (text_width != NULL)
    *text_width = page_text_width (whole) / PAGE_POINTS_PER_MM;
  if (text_height != NULL)
    *text_height = page_text_top (whole, page_text_n_lines (whole)) / PAGE_POINTS_PER_MM;
}
