/* The five symbols of an SOP AP by cairo, on paper and on the screen alike. */
#include "procedure/sop-page.h"

#include <math.h>

#define SYMBOL_LINE 0.4 /* mm */
#define ARROW_LINE 0.3
#define HEAD_LENGTH 1.5
#define HEAD_WIDTH 1.1
#define CAPTION_SIZE 6
#define LETTER_SIZE 6.5

static void
trace_capsule (cairo_t *cr, const MonevSopSymbol *symbol)
{
  double radius = MIN (symbol->width, symbol->height) / 2;
  double middle = symbol->y + symbol->height / 2;

  cairo_new_sub_path (cr);
  cairo_arc (cr, symbol->x + symbol->width - radius, middle, radius, -G_PI_2, G_PI_2);
  cairo_arc (cr, symbol->x + radius, middle, radius, G_PI_2, 3 * G_PI_2);
  cairo_close_path (cr);
}

static void
trace_diamond (cairo_t *cr, const MonevSopSymbol *symbol)
{
  double middle_x = symbol->x + symbol->width / 2, middle_y = symbol->y + symbol->height / 2;

  cairo_move_to (cr, middle_x, symbol->y);
  cairo_line_to (cr, symbol->x + symbol->width, middle_y);
  cairo_line_to (cr, middle_x, symbol->y + symbol->height);
  cairo_line_to (cr, symbol->x, middle_y);
  cairo_close_path (cr);
}

/* The pentagon of an off-page connector points down. */
static void
trace_connector (cairo_t *cr, const MonevSopSymbol *symbol)
{
  double shoulder = symbol->y + 0.62 * symbol->height;

  cairo_move_to (cr, symbol->x, symbol->y);
  cairo_rel_line_to (cr, symbol->width, 0);
  cairo_line_to (cr, symbol->x + symbol->width, shoulder);
  cairo_line_to (cr, symbol->x + symbol->width / 2, symbol->y + symbol->height);
  cairo_line_to (cr, symbol->x, shoulder);
  cairo_close_path (cr);
}

static void
draw_letter (const MonevPageCanvas *canvas, const MonevSopSymbol *symbol)
{
  MonevPageFont font = { "Arial", LETTER_SIZE, TRUE };
  double width, height;

  monev_page_canvas_measure (symbol->label, &font, 0, &width, &height);
  if (width > symbol->width - 0.6)
    font.size *= (symbol->width - 0.6) / width;
  monev_page_canvas_text (canvas, symbol->label, &font, MONEV_PAGE_CENTER,
                          symbol->x + symbol->width / 2,
                          symbol->y + 0.38 * symbol->height - height / 2, 0);
}

static void
draw_symbol (const MonevPageCanvas *canvas, const MonevSopSymbol *symbol)
{
  cairo_t *cr = canvas->cr;

  switch (symbol->shape)
    {
    case MONEV_SOP_CAPSULE:
      trace_capsule (cr, symbol);
      break;
    case MONEV_SOP_DIAMOND:
      trace_diamond (cr, symbol);
      break;
    case MONEV_SOP_CONNECTOR:
      trace_connector (cr, symbol);
      break;
    case MONEV_SOP_BOX:
    default:
      cairo_rectangle (cr, symbol->x, symbol->y, symbol->width, symbol->height);
    }
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_fill_preserve (cr);
  cairo_set_source_rgb (cr, 0, 0, 0);
  cairo_set_line_width (cr, SYMBOL_LINE);
  cairo_stroke (cr);
  if (*symbol->label != '\0')
    draw_letter (canvas, symbol);
}

static void
draw_head (cairo_t *cr, const MonevSopLine *line)
{
  guint last = line->n_points - 1;
  double x = line->x[last], y = line->y[last];
  double dx = x - line->x[last - 1], dy = y - line->y[last - 1];
  double length = hypot (dx, dy);

  if (length <= 0)
    return;
  dx /= length;
  dy /= length;
  cairo_move_to (cr, x, y);
  cairo_line_to (cr, x - HEAD_LENGTH * dx - HEAD_WIDTH / 2 * dy,
                 y - HEAD_LENGTH * dy + HEAD_WIDTH / 2 * dx);
  cairo_line_to (cr, x - HEAD_LENGTH * dx + HEAD_WIDTH / 2 * dy,
                 y - HEAD_LENGTH * dy - HEAD_WIDTH / 2 * dx);
  cairo_close_path (cr);
}

static void
draw_lines (cairo_t *cr, const MonevSopLine *lines, guint n)
{
  cairo_set_source_rgb (cr, 0, 0, 0);
  cairo_set_line_width (cr, ARROW_LINE);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_MITER);
  for (guint i = 0; i < n; i++)
    for (guint p = 0; p < lines[i].n_points; p++)
      {
        if (p == 0)
          cairo_move_to (cr, lines[i].x[p], lines[i].y[p]);
        else
          cairo_line_to (cr, lines[i].x[p], lines[i].y[p]);
      }
  cairo_stroke (cr);
  for (guint i = 0; i < n; i++)
    if (lines[i].arrow)
      draw_head (cr, &lines[i]);
  cairo_fill (cr);
}

static void
draw_caption (const MonevPageCanvas *canvas, const MonevSopCaption *caption)
{
  MonevPageFont font = { "Arial", CAPTION_SIZE };
  double width, height, x;

  monev_page_canvas_measure (caption->text, &font, caption->width, &width, &height);
  x = caption->align > 0 ? caption->x - width : caption->x;
  if (caption->halo)
    {
      cairo_set_source_rgb (canvas->cr, 1, 1, 1);
      /* A soft edge would show as a frame in a picture without ground. */
      cairo_set_antialias (canvas->cr, CAIRO_ANTIALIAS_NONE);
      cairo_rectangle (canvas->cr, x - 0.2, caption->y, width + 0.4, height);
      cairo_fill (canvas->cr);
      cairo_set_antialias (canvas->cr, CAIRO_ANTIALIAS_DEFAULT);
    }
  monev_page_canvas_text (canvas, caption->text, &font, MONEV_PAGE_LEFT, x, caption->y,
                          caption->width);
}

/**
 * monev_sop_draw:
 * @canvas: in mm of the page
 * @page: index into the pages of @drawing
 *
 * Lines first, so that a symbol is never struck through.
 */
void
monev_sop_draw (const MonevPageCanvas *canvas, const MonevSopDrawing *drawing, guint page)
{
  guint n_lines, n_symbols, n_captions;
  const MonevSopLine *lines = monev_sop_drawing_lines (drawing, page, &n_lines);
  const MonevSopSymbol *symbols = monev_sop_drawing_symbols (drawing, page, &n_symbols);
  const MonevSopCaption *captions = monev_sop_drawing_captions (drawing, page, &n_captions);

  cairo_save (canvas->cr);
  draw_lines (canvas->cr, lines, n_lines);
  for (guint i = 0; i < n_symbols; i++)
    draw_symbol (canvas, &symbols[i]);
  for (guint i = 0; i < n_captions; i++)
    draw_caption (canvas, &captions[i]);
  cairo_restore (canvas->cr);
}
