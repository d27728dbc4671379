#include "office/letterhead.h"

#include <pango/pangocairo.h>
#include <string.h>

/* Points, 1/72 inch, as everything on paper here. */
#define MM (72.0 / 25.4)
#define LOGO_WIDTH (20 * MM)
#define LOGO_HEIGHT (24 * MM)
#define GAP (4 * MM)

typedef struct {
  double size;
  gboolean bold;
  double after; /* below the line */
} Style;

static const Style place_style = { 14, FALSE, 1 };
static const Style agency_style = { 16, TRUE, 3 };
static const Style address_style = { 10, FALSE, 0 };

/** monev_letter_font: Returns: (transfer none): the family behind a stored choice. */
const char *
monev_letter_font (const char *font)
{
  return strcmp (font, "bookman") == 0 ? "Bookman Old Style" : "Arial";
}

/** monev_paper_size: @width: (out): @height: (out): in points; of "f4", "a4" or "folio". */
void
monev_paper_size (const char *paper, double *width, double *height)
{
  *width = (strcmp (paper, "f4") == 0 ? 215 : 210) * MM;
  *height = (strcmp (paper, "a4") == 0 ? 297 : 330) * MM;
}

static char *
place_line (const MonevRecord *office)
{
  g_autofree char *name = g_utf8_strup (monev_record_get (office, "region_name"), -1);

  return *name == '\0' || g_str_has_prefix (name, "PEMERINTAH")
           ? g_strdup (name) : g_strconcat ("PEMERINTAH ", name, NULL);
}

static double
draw_line (cairo_t *cr, const char *family, const char *text, const Style *style, double left,
           double width, double y, gboolean paint)
{
  g_autoptr (PangoLayout) layout = NULL;
  PangoFontDescription *font;
  int height = 0;

  if (*text == '\0')
    return y;
  layout = pango_cairo_create_layout (cr);
  font = pango_font_description_new ();
  pango_cairo_context_set_resolution (pango_layout_get_context (layout), 72);
  pango_font_description_set_family (font, family);
  pango_font_description_set_absolute_size (font, style->size * PANGO_SCALE);
  pango_font_description_set_weight (font, style->bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
  pango_layout_set_font_description (layout, font);
  pango_font_description_free (font);
  pango_layout_set_width (layout, (int) (width * PANGO_SCALE));
  pango_layout_set_alignment (layout, PANGO_ALIGN_CENTER);
  pango_layout_set_text (layout, text, -1);
  pango_layout_get_size (layout, NULL, &height);
  if (paint)
    {
      cairo_move_to (cr, left, y);
      pango_cairo_show_layout (cr, layout);
    }
  return y + (double) height / PANGO_SCALE + style->after;
}

/* The words stand in the middle of what the logo leaves. */
static double
draw_words (cairo_t *cr, const MonevRecord *office, double left, double width, double y,
            gboolean paint)
{
  const char *family = monev_letter_font (monev_record_get (office, "font"));
  g_autofree char *place = place_line (office);
  g_autofree char *agency = g_utf8_strup (monev_record_get (office, "agency_name"), -1);

  y = draw_line (cr, family, place, &place_style, left, width, y, paint);
  y = draw_line (cr, family, agency, &agency_style, left, width, y, paint);
  y = draw_line (cr, family, monev_record_get (office, "address"), &address_style, left, width, y,
                 paint);
  return draw_line (cr, family, monev_record_get (office, "contact"), &address_style, left, width,
                    y, paint);
}

static void
draw_logo (cairo_t *cr, cairo_surface_t *logo, double height)
{
  double width_px = cairo_image_surface_get_width (logo);
  double height_px = cairo_image_surface_get_height (logo);
  double scale;

  if (width_px <= 0 || height_px <= 0)
    return;
  scale = MIN (LOGO_WIDTH / width_px, LOGO_HEIGHT / height_px);
  cairo_save (cr);
  cairo_translate (cr, (LOGO_WIDTH - width_px * scale) / 2, (height - height_px * scale) / 2);
  cairo_scale (cr, scale, scale);
  cairo_set_source_surface (cr, logo, 0, 0);
  cairo_pattern_set_filter (cairo_get_source (cr), CAIRO_FILTER_GOOD);
  cairo_paint (cr);
  cairo_restore (cr);
}

static void
draw_rules (cairo_t *cr, double width, double y)
{
  cairo_rectangle (cr, 0, y, width, 2.25);
  cairo_rectangle (cr, 0, y + 3.75, width, 0.75);
  cairo_fill (cr);
}

static double
walk (cairo_t *cr, const MonevRecord *office, gboolean logo, double width, double *words,
      double *left)
{
  *left = logo ? LOGO_WIDTH + GAP : 0;
  *words = draw_words (cr, office, *left, width - *left, 0, FALSE);
  return logo ? MAX (*words, LOGO_HEIGHT) : *words;
}

/**
 * monev_letterhead_draw:
 * @cr: at the top left of the text area, in points
 * @office: of monev_office_type
 * @logo: (nullable): an image surface
 * @width: of the text area
 *
 * Returns: the height it took, with the double rule.
 */
double
monev_letterhead_draw (cairo_t *cr, const MonevRecord *office, cairo_surface_t *logo, double width)
{
  double words, left;
  double height = walk (cr, office, logo != NULL, width, &words, &left);

  cairo_set_source_rgb (cr, 0, 0, 0);
  if (logo != NULL)
    draw_logo (cr, logo, height);
  cairo_set_source_rgb (cr, 0, 0, 0);
  draw_words (cr, office, left, width - left, (height - words) / 2, TRUE);
  draw_rules (cr, width, height + 2 * MM);
  return height + 2 * MM + 4.5;
}

/** monev_letterhead_height: Returns: what monev_letterhead_draw() would take, in points. */
double
monev_letterhead_height (const MonevRecord *office, gboolean logo, double width)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_A8, 1, 1);
  cairo_t *cr = cairo_create (surface);
  double words, left;
  double height = walk (cr, office, logo, width, &words, &left);

  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  return height + 2 * MM + 4.5;
}
