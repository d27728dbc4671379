/* The inside of a chart and what its kinds share in drawing. Millimetres. */
#pragma once

#include "chart/chart.h"

G_BEGIN_DECLS

typedef struct {
  char          *name;
  MonevChartTone tone;
  guint          lane;
} ChartSeries;

typedef struct {
  guint        category, series;
  MonevDecimal value;
} ChartValue;

typedef struct {
  guint  category, series;
  double from, to;
} ChartSpan;

/* A label on the line of time, or a tinted stretch of it. */
typedef struct {
  double from, to;
  char  *label;
} ChartMark;

struct _MonevChart {
  gatomicrefcount refs;
  MonevChartKind  kind;
  char           *title;
  int             decimals;
  char           *unit;
  GPtrArray      *categories;
  GArray         *series; /* ChartSeries */
  GArray         *values; /* ChartValue */
  GArray         *spans;  /* ChartSpan */
  GArray         *ticks;  /* ChartMark */
  GArray         *bands;  /* ChartMark */
  ChartMark       now;
  gboolean        has_now;
};

typedef struct {
  double x, y, width, height;
} ChartBox;

/* A chart on its way to the canvas. Nothing is painted without a canvas: then only sizes are
 * found. */
typedef struct {
  const MonevChart      *chart;
  const MonevPageCanvas *canvas; /* nullable */
  const MonevChartLook  *look;
  double                 line;   /* height of a line of words */
  double                 pitch;  /* of the categories */
  ChartBox               plot;
} ChartPaint;

MonevPageFont chart_font       (const ChartPaint *paint, gboolean bold, gboolean dim);
void          chart_words      (const ChartPaint *paint, const char *text,
                                const MonevPageFont *font, MonevPageAlign align, double x,
                                double y);
double        chart_width      (const ChartPaint *paint, const char *text);
char         *chart_shorten    (const ChartPaint *paint, const char *text, double width);
void          chart_bar        (const ChartPaint *paint, MonevChartTone tone, double x, double y,
                                double width, double height);
gboolean      chart_tone_dark  (const ChartPaint *paint, MonevChartTone tone);
void          chart_rule       (const ChartPaint *paint, double x1, double y1, double x2, double y2,
                                gboolean strong);
void          chart_categories (const ChartPaint *paint);
double        chart_number     (MonevDecimal value);
char         *chart_figure     (const MonevChart *chart, MonevDecimal value);
double        chart_row        (const ChartPaint *paint, guint category);

void          chart_paint_bars     (ChartPaint *paint);
void          chart_paint_timeline (ChartPaint *paint);

G_END_DECLS
