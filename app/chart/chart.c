#include "chart-private.h"

#include "base/number.h"

static void
clear_series (gpointer data)
{
  g_free (((ChartSeries *) data)->name);
}

static void
clear_mark (gpointer data)
{
  g_free (((ChartMark *) data)->label);
}

static GArray *
new_array (gsize size, GDestroyNotify clear)
{
  GArray *array = g_array_new (FALSE, FALSE, size);

  if (clear != NULL)
    g_array_set_clear_func (array, clear);
  return array;
}

/**
 * monev_chart_new:
 * @title: (nullable)
 *
 * Returns: (transfer full): release with monev_chart_unref().
 */
MonevChart *
monev_chart_new (MonevChartKind kind, const char *title)
{
  MonevChart *self = g_new0 (MonevChart, 1);

  g_atomic_ref_count_init (&self->refs);
  self->kind = kind;
  self->title = g_strdup (title);
  self->decimals = MONEV_NUMBER_AS_IS;
  self->categories = g_ptr_array_new_with_free_func (g_free);
  self->series = new_array (sizeof (ChartSeries), clear_series);
  self->values = new_array (sizeof (ChartValue), NULL);
  self->spans = new_array (sizeof (ChartSpan), NULL);
  self->ticks = new_array (sizeof (ChartMark), clear_mark);
  self->bands = new_array (sizeof (ChartMark), clear_mark);
  return self;
}

/** monev_chart_ref: Returns: (transfer full): @self. */
MonevChart *
monev_chart_ref (MonevChart *self)
{
  g_atomic_ref_count_inc (&self->refs);
  return self;
}

/** monev_chart_unref: drops one reference. */
void
monev_chart_unref (MonevChart *self)
{
  if (!g_atomic_ref_count_dec (&self->refs))
    return;
  g_ptr_array_unref (self->categories);
  g_array_unref (self->series);
  g_array_unref (self->values);
  g_array_unref (self->spans);
  g_array_unref (self->ticks);
  g_array_unref (self->bands);
  g_free (self->now.label);
  g_free (self->unit);
  g_free (self->title);
  g_free (self);
}

/** monev_chart_set_numbers: @decimals: of its figures, or MONEV_NUMBER_AS_IS; @unit: (nullable):
 * is written behind them: "%". */
void
monev_chart_set_numbers (MonevChart *self, int decimals, const char *unit)
{
  self->decimals = decimals;
  g_free (self->unit);
  self->unit = g_strdup (unit);
}

/** monev_chart_add_category: Returns: its number; they stand below each other in this order. */
guint
monev_chart_add_category (MonevChart *self, const char *name)
{
  g_ptr_array_add (self->categories, g_strdup (name));
  return self->categories->len - 1;
}

/**
 * monev_chart_add_series:
 * @lane: in a timeline, which of the rows of a category its spans lie in, from 0
 *
 * Returns: its number.
 */
guint
monev_chart_add_series (MonevChart *self, const char *name, MonevChartTone tone, guint lane)
{
  ChartSeries series = { g_strdup (name), tone, lane };

  g_return_val_if_fail (tone < MONEV_CHART_N_TONES, 0);

  g_array_append_val (self->series, series);
  return self->series->len - 1;
}

/** monev_chart_set_value: what is not set has no bar; it is not 0. */
void
monev_chart_set_value (MonevChart *self, guint category, guint series, MonevDecimal value)
{
  ChartValue entry = { category, series, value };

  g_return_if_fail (category < self->categories->len && series < self->series->len);

  for (guint i = 0; i < self->values->len; i++)
    {
      ChartValue *old = &g_array_index (self->values, ChartValue, i);

      if (old->category == category && old->series == series)
        {
          old->value = value;
          return;
        }
    }
  g_array_append_val (self->values, entry);
}

/** monev_chart_add_span: from @from to @to on the line of time, whose unit the caller chooses; a
 * working day is usual, so that holidays take no room. */
void
monev_chart_add_span (MonevChart *self, guint category, guint series, double from, double to)
{
  ChartSpan span = { category, series, MIN (from, to), MAX (from, to) };

  g_return_if_fail (category < self->categories->len && series < self->series->len);

  g_array_append_val (self->spans, span);
}

/** monev_chart_add_tick: names a place on the line of time; where names would collide, the earlier
 * one stays. */
void
monev_chart_add_tick (MonevChart *self, double at, const char *label)
{
  ChartMark tick = { at, at, g_strdup (label) };

  g_array_append_val (self->ticks, tick);
}

/** monev_chart_add_band: a tinted stretch of the line of time with its name at the foot. */
void
monev_chart_add_band (MonevChart *self, double from, double to, const char *label)
{
  ChartMark band = { MIN (from, to), MAX (from, to), g_strdup (label) };

  g_array_append_val (self->bands, band);
}

/** monev_chart_set_now: a line through all categories with its name above. */
void
monev_chart_set_now (MonevChart *self, double at, const char *label)
{
  g_free (self->now.label);
  self->now = (ChartMark) { at, at, g_strdup (label) };
  self->has_now = TRUE;
}

/** monev_chart_kind: Returns: what it was made as. */
MonevChartKind
monev_chart_kind (const MonevChart *self)
{
  return self->kind;
}

/** monev_chart_title: Returns: (transfer none) (nullable): */
const char *
monev_chart_title (const MonevChart *self)
{
  return self->title;
}

/** monev_chart_n_categories: Returns: how many there are. */
guint
monev_chart_n_categories (const MonevChart *self)
{
  return self->categories->len;
}

/** monev_chart_n_series: Returns: how many there are. */
guint
monev_chart_n_series (const MonevChart *self)
{
  return self->series->len;
}

/** monev_chart_category: Returns: (transfer none): its name. */
const char *
monev_chart_category (const MonevChart *self, guint category)
{
  g_return_val_if_fail (category < self->categories->len, NULL);
  return self->categories->pdata[category];
}

/** monev_chart_series: Returns: (transfer none): its name. */
const char *
monev_chart_series (const MonevChart *self, guint series)
{
  g_return_val_if_fail (series < self->series->len, NULL);
  return g_array_index (self->series, ChartSeries, series).name;
}

/** monev_chart_value: @value: (out): Returns: FALSE, leaving @value alone, where none was set. */
gboolean
monev_chart_value (const MonevChart *self, guint category, guint series, MonevDecimal *value)
{
  for (guint i = 0; i < self->values->len; i++)
    {
      const ChartValue *entry = &g_array_index (self->values, ChartValue, i);

      if (entry->category != category || entry->series != series)
        continue;
      *value = entry->value;
      return TRUE;
    }
  return FALSE;
}

static void
draw_chart (const MonevPageCanvas *canvas, gpointer chart)
{
  MonevChartLook look = { NULL };

  monev_chart_draw (chart, canvas, &look);
}

/** monev_chart_to_drawing: @width: in mm; @height: in mm, 0 is its own. Returns: (transfer full): a
 * drawing for a page; it holds the chart. */
MonevPageDrawing *
monev_chart_to_drawing (MonevChart *self, double width, double height)
{
  MonevChartLook look = { NULL };

  return monev_page_drawing_new (width,
                                 height > 0 ? height : monev_chart_height (self, &look, width),
                                 draw_chart, monev_chart_ref (self),
                                 (GDestroyNotify) monev_chart_unref);
}
