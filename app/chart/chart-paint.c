/* What all kinds of charts have: words, tones, title, legend, names of the categories. */
#include "chart-private.h"

#include <string.h>

#include "base/number.h"

#define PAD 1.0          /* round the chart */
#define GAP 1.5          /* between words and what they name */
#define NAMES_SHARE 0.3  /* of the width, at most, for the names of categories */

/* As in the palette of the window. */
static const struct {
  guint32  light, dark;
  gboolean white; /* words on it, on a light ground */
  gboolean hatched;
} tones[MONEV_CHART_N_TONES] = {
  { 0x1a5fb4, 0x5b9cf0, TRUE, FALSE },  { 0xe5a50a, 0xf5d061, FALSE, FALSE },
  { 0x2c8f6e, 0x4fb592, TRUE, FALSE },  { 0x9141ac, 0xb57fd0, TRUE, FALSE },
  { 0xc64600, 0xe56a2c, TRUE, TRUE },   { 0xb8b6bd, 0x77757c, FALSE, FALSE },
};

/** chart_font: the letters of the chart, on the ground that it stands on. */
MonevPageFont
chart_font (const ChartPaint *paint, gboolean bold, gboolean dim)
{
  gboolean dark = paint->look->dark;
  MonevPageFont font = { paint->look->family, paint->look->size > 0 ? paint->look->size : 8, bold };

  font.colour = dark ? (dim ? 0xc0bfbc : 0xffffff) : (dim ? 0x5e5c64 : 0x1e1e1e);
  return font;
}

/** chart_words: one line, with its upper edge at @y. */
void
chart_words (const ChartPaint *paint, const char *text, const MonevPageFont *font,
             MonevPageAlign align, double x, double y)
{
  if (paint->canvas != NULL)
    monev_page_canvas_text (paint->canvas, text, font, align, x, y, 0);
}

/** chart_width: Returns: of one line. */
double
chart_width (const ChartPaint *paint, const char *text)
{
  MonevPageFont font = chart_font (paint, FALSE, FALSE);
  double width;

  monev_page_canvas_measure (text, &font, 0, &width, NULL);
  return width;
}

/** chart_shorten: Returns: (transfer full): @text, or as much of it as fits and "…". */
char *
chart_shorten (const ChartPaint *paint, const char *text, double width)
{
  glong low = 0, high = g_utf8_strlen (text, -1);

  if (chart_width (paint, text) <= width)
    return g_strdup (text);
  while (low + 1 < high)
    {
      glong middle = (low + high) / 2;
      g_autofree char *part = g_utf8_substring (text, 0, middle);
      g_autofree char *tried = g_strconcat (g_strchomp (part), "…", NULL);

      if (chart_width (paint, tried) <= width)
        low = middle;
      else
        high = middle;
    }
  g_autofree char *part = g_utf8_substring (text, 0, low);
  return g_strconcat (g_strchomp (part), "…", NULL);
}

static void
set_colour (const ChartPaint *paint, guint32 colour)
{
  cairo_set_source_rgb (paint->canvas->cr, (colour >> 16 & 255) / 255.0,
                        (colour >> 8 & 255) / 255.0, (colour & 255) / 255.0);
}

static void
hatch (const ChartPaint *paint, double x, double y, double width, double height)
{
  cairo_t *cr = paint->canvas->cr;

  cairo_save (cr);
  cairo_rectangle (cr, x, y, width, height);
  cairo_clip (cr);
  set_colour (paint, paint->look->dark ? 0x3c2010 : 0xffffff);
  cairo_set_line_width (cr, 0.25);
  for (double at = x - height; at < x + width; at += 1.2)
    {
      cairo_move_to (cr, at, y + height);
      cairo_line_to (cr, at + height, y);
    }
  cairo_stroke (cr);
  cairo_restore (cr);
}

/** chart_bar: in the colour of @tone, hatched when that says so. */
void
chart_bar (const ChartPaint *paint, MonevChartTone tone, double x, double y, double width,
           double height)
{
  if (paint->canvas == NULL || width <= 0)
    return;
  set_colour (paint, paint->look->dark ? tones[tone].dark : tones[tone].light);
  cairo_rectangle (paint->canvas->cr, x, y, width, height);
  cairo_fill (paint->canvas->cr);
  if (tones[tone].hatched)
    hatch (paint, x, y, width, height);
}

/** chart_tone_dark: Returns: whether words on @tone must be white; none stand on a hatched one. */
gboolean
chart_tone_dark (const ChartPaint *paint, MonevChartTone tone)
{
  return !paint->look->dark && tones[tone].white;
}

/** chart_rule: a thin line of the plot, or a strong one: the axis. */
void
chart_rule (const ChartPaint *paint, double x1, double y1, double x2, double y2, gboolean strong)
{
  if (paint->canvas == NULL)
    return;
  set_colour (paint, paint->look->dark ? (strong ? 0xc0bfbc : 0x4a4a4a)
                                       : (strong ? 0x3d3846 : 0xdedddf));
  cairo_set_line_width (paint->canvas->cr, strong ? 0.3 : 0.15);
  cairo_move_to (paint->canvas->cr, x1, y1);
  cairo_line_to (paint->canvas->cr, x2, y2);
  cairo_stroke (paint->canvas->cr);
}

/** chart_number: Returns: @value for placing it; never for showing it. */
double
chart_number (MonevDecimal value)
{
  g_autofree char *text = monev_decimal_to_text (value);

  return g_ascii_strtod (text, NULL);
}

/** chart_figure: Returns: (transfer full): @value as it is written in an office. */
char *
chart_figure (const MonevChart *chart, MonevDecimal value)
{
  g_autofree char *number = monev_number_format (value, chart->decimals);

  return g_strconcat (number, chart->unit != NULL ? chart->unit : "", NULL);
}

/** chart_row: Returns: the upper edge of the row of @category. */
double
chart_row (const ChartPaint *paint, guint category)
{
  return paint->plot.y + category * paint->pitch;
}

/* In as many lines as the row has room for, else shortened to one. */
static void
put_name (const ChartPaint *paint, guint category, double row)
{
  MonevPageFont font = chart_font (paint, FALSE, FALSE);
  const char *name = paint->chart->categories->pdata[category];
  double width = paint->plot.x - GAP - PAD, height;

  monev_page_canvas_measure (name, &font, width, NULL, &height);
  if (height > row)
    {
      g_autofree char *shortened = chart_shorten (paint, name, width);

      chart_words (paint, shortened, &font, MONEV_PAGE_RIGHT, paint->plot.x - GAP,
                   chart_row (paint, category) + (paint->pitch - paint->line) / 2);
    }
  else if (paint->canvas != NULL)
    monev_page_canvas_text (paint->canvas, name, &font, MONEV_PAGE_RIGHT, PAD,
                            chart_row (paint, category) + (paint->pitch - height) / 2, width);
}

/** chart_categories: their names at the left; where rows are lower than words, every second, third
 * … one, so that none stands on another. */
void
chart_categories (const ChartPaint *paint)
{
  guint step = 1;

  while (step * paint->pitch < paint->line && step < paint->chart->categories->len)
    step++;
  for (guint i = 0; i < paint->chart->categories->len; i += step)
    put_name (paint, i, paint->pitch);
}

/* One entry; a new line of the legend where the old one is full. */
static void
put_entry (const ChartPaint *paint, const ChartSeries *series, double width, double *x, double *y)
{
  MonevPageFont font = chart_font (paint, FALSE, TRUE);
  double box = paint->line * 0.6;
  g_autofree char *name = chart_shorten (paint, series->name, width - 2 * PAD - box - GAP);
  double own = box + GAP + chart_width (paint, name);

  if (*x > PAD && *x + own > width - PAD)
    {
      *x = PAD;
      *y += paint->line * 1.3;
    }
  chart_bar (paint, series->tone, *x, *y + (paint->line - box) / 2, box, box);
  chart_words (paint, name, &font, MONEV_PAGE_LEFT, *x + box + GAP, *y);
  *x += own + 3 * GAP;
}

/* Title and legend. Returns: where the plot may begin. */
static double
put_top (const ChartPaint *paint, double width)
{
  const MonevChart *chart = paint->chart;
  double x = PAD, y = PAD;

  if (chart->title != NULL)
    {
      MonevPageFont font = chart_font (paint, TRUE, FALSE);
      g_autofree char *title = chart_shorten (paint, chart->title, (width - 2 * PAD) * 0.9);

      chart_words (paint, title, &font, MONEV_PAGE_LEFT, PAD, y);
      y += paint->line * 1.5;
    }
  for (guint i = 0; i < chart->series->len && chart->series->len > 1; i++)
    put_entry (paint, &g_array_index (chart->series, ChartSeries, i), width, &x, &y);
  return chart->series->len > 1 ? y + paint->line * 1.6 : y;
}

static double
names_width (const ChartPaint *paint, double width)
{
  double widest = 0;

  for (guint i = 0; i < paint->chart->categories->len; i++)
    widest = MAX (widest, chart_width (paint, paint->chart->categories->pdata[i]));
  return MIN (widest, width * NAMES_SHARE) + GAP + PAD + 0.01;
}

static ChartPaint
begin (const MonevChart *self, const MonevPageCanvas *canvas, const MonevChartLook *look,
       double width)
{
  ChartPaint paint = { self, canvas, look };
  MonevPageFont font = chart_font (&paint, FALSE, FALSE);
  gboolean above = self->kind == MONEV_CHART_TIMELINE;
  double top;

  monev_page_canvas_measure ("Xg", &font, 0, NULL, &paint.line);
  top = put_top (&paint, width);
  paint.plot.x = names_width (&paint, width);
  paint.plot.y = top + (above ? paint.line * 1.5 : 0);
  paint.plot.width = MAX (width - paint.plot.x - 2 * PAD, 5);
  return paint;
}

/* The line of figures under bars, or the names of bands. */
static double
foot (const ChartPaint *paint)
{
  return paint->line * 1.4 + PAD;
}

static guint
n_lanes (const MonevChart *self)
{
  guint lanes = 1;

  if (self->kind == MONEV_CHART_BARS)
    return MAX (self->series->len, 1);
  for (guint i = 0; i < self->series->len && self->kind == MONEV_CHART_TIMELINE; i++)
    lanes = MAX (lanes, g_array_index (self->series, ChartSeries, i).lane + 1);
  return lanes;
}

/**
 * monev_chart_height:
 * @width: in mm
 *
 * Returns: in mm, the height in which each bar has room for its words.
 */
double
monev_chart_height (const MonevChart *self, const MonevChartLook *look, double width)
{
  ChartPaint paint = begin (self, NULL, look, width);
  double bar = self->kind == MONEV_CHART_TIMELINE ? 0.55 : 1.1;
  double pitch = paint.line * MAX (1.5, bar * n_lanes (self) + 0.6);

  return paint.plot.y + self->categories->len * pitch + foot (&paint);
}

/**
 * monev_chart_draw:
 *
 * Fills the canvas. The ground is not painted.
 */
void
monev_chart_draw (const MonevChart *self, const MonevPageCanvas *canvas,
                  const MonevChartLook *look)
{
  ChartPaint paint = begin (self, canvas, look, canvas->width);

  paint.plot.height = MAX (canvas->height - paint.plot.y - foot (&paint), 5);
  paint.pitch = paint.plot.height / MAX (self->categories->len, 1);
  if (self->kind == MONEV_CHART_TIMELINE)
    chart_paint_timeline (&paint);
  else
    chart_paint_bars (&paint);
  chart_categories (&paint);
}
