/* Spans on a line of working time: what was planned, what was done. */
#include "chart-private.h"

#define GAP 1.0

typedef struct {
  double low, high;
} Time;

static void
widen (Time *time, gboolean *any, double from, double to)
{
  time->low = *any ? MIN (time->low, from) : from;
  time->high = *any ? MAX (time->high, to) : to;
  *any = TRUE;
}

static Time
find_time (const MonevChart *chart)
{
  Time time = { 0, 0 };
  gboolean any = FALSE;

  for (guint i = 0; i < chart->spans->len; i++)
    {
      const ChartSpan *span = &g_array_index (chart->spans, ChartSpan, i);

      widen (&time, &any, span->from, span->to);
    }
  for (guint i = 0; i < chart->ticks->len; i++)
    {
      double at = g_array_index (chart->ticks, ChartMark, i).from;

      widen (&time, &any, at, at);
    }
  if (chart->has_now)
    widen (&time, &any, chart->now.from, chart->now.from);
  if (time.high <= time.low)
    time.high = time.low + 1;
  return time;
}

static double
place (const ChartPaint *paint, const Time *time, double at)
{
  return paint->plot.x
         + (CLAMP (at, time->low, time->high) - time->low) / (time->high - time->low)
             * paint->plot.width;
}

static void
paint_bands (const ChartPaint *paint, const Time *time)
{
  MonevPageFont font = chart_font (paint, FALSE, TRUE);
  double bottom = paint->plot.y + paint->plot.height;

  for (guint i = 0; i < paint->chart->bands->len && paint->canvas != NULL; i++)
    {
      const ChartMark *band = &g_array_index (paint->chart->bands, ChartMark, i);
      double from = place (paint, time, band->from), to = place (paint, time, band->to);

      if (paint->look->dark)
        cairo_set_source_rgb (paint->canvas->cr, 0.16, 0.22, 0.29);
      else
        cairo_set_source_rgb (paint->canvas->cr, 0.92, 0.95, 0.98);
      cairo_rectangle (paint->canvas->cr, from, paint->plot.y, to - from, paint->plot.height);
      cairo_fill (paint->canvas->cr);
      if (band->label != NULL && chart_width (paint, band->label) + 2 * GAP <= to - from)
        chart_words (paint, band->label, &font, MONEV_PAGE_LEFT, from + GAP,
                     bottom + paint->line * 0.2);
    }
}

/* Where the words of a mark stand: within the chart. */
static double
words_at (const ChartPaint *paint, double x, double width, gboolean middle)
{
  double left = middle ? x - width / 2 : x;

  return CLAMP (left, 0, MAX (paint->plot.x + paint->plot.width - width, 0));
}

static void
paint_now (const ChartPaint *paint, const Time *time, double *from, double *to)
{
  MonevPageFont font = chart_font (paint, TRUE, FALSE);
  double x = place (paint, time, paint->chart->now.from), width;

  *from = *to = -1;
  if (!paint->chart->has_now)
    return;
  chart_rule (paint, x, paint->plot.y - paint->line * 0.2, x, paint->plot.y + paint->plot.height,
              TRUE);
  monev_page_canvas_measure (paint->chart->now.label, &font, 0, &width, NULL);
  *from = words_at (paint, x, width, TRUE);
  *to = *from + width;
  chart_words (paint, paint->chart->now.label, &font, MONEV_PAGE_LEFT, *from,
               paint->plot.y - paint->line * 1.3);
}

static void
paint_ticks (const ChartPaint *paint, const Time *time, double taken_from, double taken_to)
{
  MonevPageFont font = chart_font (paint, FALSE, TRUE);
  double end = -1e9;

  for (guint i = 0; i < paint->chart->ticks->len; i++)
    {
      const ChartMark *tick = &g_array_index (paint->chart->ticks, ChartMark, i);
      double x = place (paint, time, tick->from), width = chart_width (paint, tick->label);
      double from = words_at (paint, x, width, FALSE);

      chart_rule (paint, x, paint->plot.y, x, paint->plot.y + paint->plot.height, FALSE);
      if (from < end + GAP || (from < taken_to + GAP && from + width > taken_from - GAP))
        continue;
      chart_words (paint, tick->label, &font, MONEV_PAGE_LEFT, from,
                   paint->plot.y - paint->line * 1.3);
      end = from + width;
    }
}

static void
paint_spans (const ChartPaint *paint, const Time *time)
{
  const MonevChart *chart = paint->chart;
  guint lanes = 1;

  for (guint i = 0; i < chart->series->len; i++)
    lanes = MAX (lanes, g_array_index (chart->series, ChartSeries, i).lane + 1);
  for (guint i = 0; i < chart->spans->len; i++)
    {
      const ChartSpan *span = &g_array_index (chart->spans, ChartSpan, i);
      const ChartSeries *series = &g_array_index (chart->series, ChartSeries, span->series);
      double from = place (paint, time, span->from), height = paint->pitch * 0.76 / lanes;

      /* Even an hour is seen. */
      chart_bar (paint, series->tone, from,
                 chart_row (paint, span->category) + paint->pitch * 0.12 + series->lane * height,
                 MAX (place (paint, time, span->to) - from, 0.4), height * 0.9);
    }
}

/** chart_paint_timeline: bands below, then lines, spans, and now over all. */
void
chart_paint_timeline (ChartPaint *paint)
{
  Time time = find_time (paint->chart);
  ChartPaint measuring = *paint;
  double from, to;

  measuring.canvas = NULL;
  paint_now (&measuring, &time, &from, &to);
  paint_bands (paint, &time);
  paint_ticks (paint, &time, from, to);
  paint_spans (paint, &time);
  paint_now (paint, &time, &from, &to);
}
