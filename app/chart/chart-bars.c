/* Bars, beside each other or in one row. */
#include "chart-private.h"

#include <math.h>

#include "base/number.h"

#define GAP 1.0

/* The figures along the foot: whole multiples of step x 10^power. */
typedef struct {
  double low, high; /* of the plot */
  int    step;      /* 1, 2 or 5 */
  int    power;
} Axis;

static double
step_size (const Axis *axis)
{
  return axis->step * pow (10, axis->power);
}

static char *
tick_text (const MonevChart *chart, const Axis *axis, gint64 index)
{
  MonevDecimal value = monev_decimal_new (index * axis->step, axis->power < 0 ? -axis->power : 0);
  g_autofree char *number = NULL;

  for (int i = 0; i < axis->power; i++)
    if (!monev_decimal_multiply (value, monev_decimal_new (10, 0), &value, NULL))
      return g_strdup ("");
  number = monev_number_format (value, MONEV_NUMBER_AS_IS);
  return g_strconcat (number, chart->unit != NULL ? chart->unit : "", NULL);
}

static void
enlarge (Axis *axis)
{
  if (axis->step == 5)
    {
      axis->step = 1;
      axis->power++;
    }
  else
    axis->step = axis->step == 1 ? 2 : 5;
}

/* Ends where the figures end. */
static void
round_ends (Axis *axis)
{
  double size = step_size (axis);

  axis->low = floor (axis->low / size + 1e-9) * size;
  axis->high = ceil (axis->high / size - 1e-9) * size;
}

static double
widest_tick (const ChartPaint *paint, const Axis *axis)
{
  g_autofree char *low = tick_text (paint->chart, axis, (gint64) floor (axis->low / step_size (axis)));
  g_autofree char *high = tick_text (paint->chart, axis, (gint64) ceil (axis->high / step_size (axis)));

  return MAX (chart_width (paint, low), chart_width (paint, high));
}

static gboolean
is_crowded (const ChartPaint *paint, const Axis *axis)
{
  double n = (axis->high - axis->low) / step_size (axis);

  return n > 10 || (widest_tick (paint, axis) + 3) * (n + 1) > paint->plot.width;
}

/* The finest steps whose figures do not touch each other, but never fewer than two of them. */
static Axis
find_axis (const ChartPaint *paint, double low, double high)
{
  Axis axis = { low, high > low ? high : low + 1, 1, 0 };
  double range = axis.high - axis.low;

  axis.power = MAX ((int) floor (log10 (range)) - 1, -6);
  while (is_crowded (paint, &axis) && step_size (&axis) * 2 <= range)
    enlarge (&axis);
  round_ends (&axis);
  return axis;
}

static double
place (const ChartPaint *paint, const Axis *axis, double value)
{
  return paint->plot.x
         + (value - axis->low) / (axis->high - axis->low) * paint->plot.width;
}

static void
find_range (const MonevChart *chart, double *low, double *high)
{
  g_autofree double *sums = g_new0 (double, chart->categories->len + 1);

  *low = *high = 0;
  for (guint i = 0; i < chart->values->len; i++)
    {
      const ChartValue *entry = &g_array_index (chart->values, ChartValue, i);
      double value = chart_number (entry->value);

      if (chart->kind == MONEV_CHART_STACKED)
        value = sums[entry->category] += MAX (value, 0);
      *low = MIN (*low, value);
      *high = MAX (*high, value);
    }
}

static void
paint_axis (const ChartPaint *paint, const Axis *axis)
{
  MonevPageFont font = chart_font (paint, FALSE, TRUE);
  double bottom = paint->plot.y + paint->plot.height;
  gint64 first = (gint64) round (axis->low / step_size (axis));
  gint64 last = (gint64) round (axis->high / step_size (axis));
  double end = -1e9;

  for (gint64 i = first; i <= last; i++)
    {
      double x = place (paint, axis, i * step_size (axis));
      g_autofree char *text = tick_text (paint->chart, axis, i);
      double half = chart_width (paint, text) / 2;
      /* The last one must not leave the paper. */
      double middle = MIN (x, paint->plot.x + paint->plot.width - half + 1.5);

      chart_rule (paint, x, paint->plot.y, x, bottom, FALSE);
      if (middle - half < end + GAP)
        continue;
      chart_words (paint, text, &font, MONEV_PAGE_CENTER, middle, bottom + paint->line * 0.3);
      end = middle + half;
    }
}

/* Room at the right for the figure of the longest bar. */
static double
widest_figure (const ChartPaint *paint)
{
  double widest = 0;

  for (guint i = 0; i < paint->chart->values->len; i++)
    {
      g_autofree char *text
        = chart_figure (paint->chart, g_array_index (paint->chart->values, ChartValue, i).value);

      widest = MAX (widest, chart_width (paint, text));
    }
  return widest;
}

/* Behind the end of its bar, on the side that the bar grows to. */
static void
paint_bar (const ChartPaint *paint, const Axis *axis, const ChartValue *entry)
{
  const ChartSeries *series = &g_array_index (paint->chart->series, ChartSeries, entry->series);
  MonevPageFont font = chart_font (paint, FALSE, FALSE);
  guint n = paint->chart->series->len;
  double value = chart_number (entry->value);
  double from = place (paint, axis, MIN (value, 0)), to = place (paint, axis, MAX (value, 0));
  double height = paint->pitch * 0.76 / n;
  double y = chart_row (paint, entry->category) + paint->pitch * 0.12 + entry->series * height;
  g_autofree char *text = chart_figure (paint->chart, entry->value);

  chart_bar (paint, series->tone, from, y, to - from, height * 0.92);
  if (height >= paint->line * 0.85)
    chart_words (paint, text, &font, value < 0 ? MONEV_PAGE_RIGHT : MONEV_PAGE_LEFT,
                 value < 0 ? from - GAP : to + GAP, y + (height * 0.92 - paint->line) / 2);
}

/* Inside its part of the bar, where it fits. */
static void
paint_part (const ChartPaint *paint, const Axis *axis, const ChartValue *entry, double *sum)
{
  const ChartSeries *series = &g_array_index (paint->chart->series, ChartSeries, entry->series);
  MonevPageFont font = chart_font (paint, FALSE, FALSE);
  double from = place (paint, axis, *sum), to, y, height = paint->pitch * 0.7;
  g_autofree char *text = chart_figure (paint->chart, entry->value);

  *sum += MAX (chart_number (entry->value), 0);
  to = place (paint, axis, *sum);
  y = chart_row (paint, entry->category) + paint->pitch * 0.15;
  chart_bar (paint, series->tone, from, y, MAX (to - from - 0.3, 0), height);
  font.colour = chart_tone_dark (paint, series->tone) ? 0xffffff : 0x1e1e1e;
  if (series->tone != MONEV_CHART_ORANGE && height >= paint->line * 0.9
      && chart_width (paint, text) + GAP <= to - from)
    chart_words (paint, text, &font, MONEV_PAGE_CENTER, (from + to) / 2,
                 y + (height - paint->line) / 2);
}

/** chart_paint_bars: both kinds. */
void
chart_paint_bars (ChartPaint *paint)
{
  const MonevChart *chart = paint->chart;
  g_autofree double *sums = g_new0 (double, chart->categories->len + 1);
  double low, high, room = 0, left = 0;
  Axis axis;

  find_range (chart, &low, &high);
  if (chart->kind == MONEV_CHART_BARS)
    room = MIN (widest_figure (paint) + 2 * GAP, paint->plot.width / 3);
  left = low < 0 ? room : 0;
  paint->plot.width -= room + left;
  paint->plot.x += left;
  axis = find_axis (paint, low, high);
  paint_axis (paint, &axis);
  for (guint i = 0; i < chart->values->len; i++)
    {
      const ChartValue *entry = &g_array_index (chart->values, ChartValue, i);

      if (chart->kind == MONEV_CHART_BARS)
        paint_bar (paint, &axis, entry);
      else
        paint_part (paint, &axis, entry, &sums[entry->category]);
    }
  chart_rule (paint, place (paint, &axis, 0), paint->plot.y, place (paint, &axis, 0),
              paint->plot.y + paint->plot.height, TRUE);
  paint->plot.x -= left;
}
