/* One model of a chart, drawn by cairo on a page or in the window.
 *
 * Categories stand below each other, so that long names are read without turning the head: bars
 * beside each other, bars in one row, or spans on a line of working time. Build it, then leave it
 * alone; it is counted and may be drawn on any thread.
 */
#pragma once

#include "base/decimal.h"
#include "page/page-drawing.h"

G_BEGIN_DECLS

typedef struct _MonevChart MonevChart;

typedef enum {
  MONEV_CHART_BARS,    /* the series of a category below each other, with their figures */
  MONEV_CHART_STACKED, /* the series of a category in one bar; nothing below 0 */
  MONEV_CHART_TIMELINE /* spans: planned and actual */
} MonevChartKind;

/* Told apart by eyes that confuse colours, and in the grey of a photocopy: late is hatched. */
typedef enum {
  MONEV_CHART_BLUE,
  MONEV_CHART_AMBER,
  MONEV_CHART_GREEN,
  MONEV_CHART_PURPLE,
  MONEV_CHART_ORANGE, /* late: hatched */
  MONEV_CHART_GREY,   /* planned */
  MONEV_CHART_N_TONES
} MonevChartTone;

typedef struct {
  const char *family; /* NULL: that of the pages */
  double      size;   /* of its words in points; 0 is 8 */
  gboolean    dark;   /* on a dark ground */
} MonevChartLook;

MonevChart       *monev_chart_new          (MonevChartKind kind, const char *title);
MonevChart       *monev_chart_ref          (MonevChart *self);
void              monev_chart_unref        (MonevChart *self);
void              monev_chart_set_numbers  (MonevChart *self, int decimals, const char *unit);
guint             monev_chart_add_category (MonevChart *self, const char *name);
guint             monev_chart_add_series   (MonevChart *self, const char *name,
                                            MonevChartTone tone, guint lane);
void              monev_chart_set_value    (MonevChart *self, guint category, guint series,
                                            MonevDecimal value);
void              monev_chart_add_span     (MonevChart *self, guint category, guint series,
                                            double from, double to);
void              monev_chart_add_tick     (MonevChart *self, double at, const char *label);
void              monev_chart_add_band     (MonevChart *self, double from, double to,
                                            const char *label);
void              monev_chart_set_now      (MonevChart *self, double at, const char *label);

MonevChartKind    monev_chart_kind         (const MonevChart *self);
const char       *monev_chart_title        (const MonevChart *self);
guint             monev_chart_n_categories (const MonevChart *self);
guint             monev_chart_n_series     (const MonevChart *self);
const char       *monev_chart_category     (const MonevChart *self, guint category);
const char       *monev_chart_series       (const MonevChart *self, guint series);
gboolean          monev_chart_value        (const MonevChart *self, guint category, guint series,
                                            MonevDecimal *value);

double            monev_chart_height       (const MonevChart *self, const MonevChartLook *look,
                                            double width);
void              monev_chart_draw         (const MonevChart *self, const MonevPageCanvas *canvas,
                                            const MonevChartLook *look);
MonevPageDrawing *monev_chart_to_drawing   (MonevChart *self, double width, double height);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MonevChart, monev_chart_unref)

G_END_DECLS
