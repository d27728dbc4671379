#include "chart/chart.h"

#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>

#include "base/number.h"
#include "page/page-layout.h"

#define SCALE 4 /* points to a millimetre */

static const char *const districts[] = {
  "Bukit Lestari", "Tanjung Arang", "Muara Teluk", "Hulu Sentosa",
  "Kecamatan Pulau Kembar Seberang Utara dan sekitarnya",
};

static MonevChart *
make_bars (MonevChartKind kind)
{
  MonevChart *chart = monev_chart_new (kind, "Pagu dan realisasi");

  for (guint i = 0; i < G_N_ELEMENTS (districts); i++)
    monev_chart_add_category (chart, districts[i]);
  monev_chart_add_series (chart, "Pagu", MONEV_CHART_GREEN, 0);
  monev_chart_add_series (chart, "Realisasi", MONEV_CHART_BLUE, 0);
  return chart;
}

static MonevChart *
make_timeline (guint n_ticks)
{
  MonevChart *chart = monev_chart_new (MONEV_CHART_TIMELINE, "Rencana dan pelaksanaan");

  monev_chart_add_category (chart, "1");
  monev_chart_add_category (chart, "2");
  monev_chart_add_series (chart, "Rencana", MONEV_CHART_GREY, 0);
  monev_chart_add_series (chart, "Selesai", MONEV_CHART_GREEN, 1);
  monev_chart_add_series (chart, "Lewat rencana", MONEV_CHART_ORANGE, 1);
  monev_chart_add_span (chart, 0, 0, 0, 10);
  monev_chart_add_span (chart, 0, 1, 0, 10);
  monev_chart_add_span (chart, 0, 2, 10, 15);
  monev_chart_add_span (chart, 1, 0, 10, 20);
  for (guint i = 0; i < n_ticks; i++)
    monev_chart_add_tick (chart, i * 20.0 / n_ticks, "12 Jan");
  monev_chart_add_band (chart, 12, 20, "Ramadan");
  monev_chart_set_now (chart, 16, "hari ini");
  return chart;
}

static cairo_surface_t *
paint (const MonevChart *chart, double width, double height, gboolean dark)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, (int) (width * SCALE),
                                                         (int) (height * SCALE));
  cairo_t *cr = cairo_create (surface);
  MonevPageCanvas canvas = { cr, width, height };
  MonevChartLook look = { .dark = dark };

  cairo_set_source_rgb (cr, dark ? 0.1 : 1, dark ? 0.1 : 1, dark ? 0.1 : 1);
  cairo_paint (cr);
  cairo_scale (cr, SCALE, SCALE);
  monev_chart_draw (chart, &canvas, &look);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  return surface;
}

static guint32
point_at (cairo_surface_t *surface, int x, int y)
{
  const guchar *row = cairo_image_surface_get_data (surface)
                      + (gsize) y * cairo_image_surface_get_stride (surface);

  return ((const guint32 *) (gconstpointer) row)[x] & 0xFFFFFF;
}

/* The longest unbroken row of points of @colour below @from (points), and where it begins. */
static int
longest_run (cairo_surface_t *surface, guint32 colour, int *first_x, int *first_y)
{
  int best = 0, width = cairo_image_surface_get_width (surface);

  for (int y = 0; y < cairo_image_surface_get_height (surface); y++)
    for (int x = 0, run = 0; x < width; x++)
      {
        run = point_at (surface, x, y) == colour ? run + 1 : 0;
        if (run <= best)
          continue;
        best = run;
        *first_x = x - run + 1;
        *first_y = y;
      }
  return best;
}

static void
test_model (void)
{
  g_autoptr (MonevChart) chart = make_bars (MONEV_CHART_BARS);
  MonevDecimal value = monev_decimal_new (7, 0);

  monev_chart_set_value (chart, 1, 0, monev_decimal_new (1255, 1));
  g_assert_cmpuint (monev_chart_n_categories (chart), ==, G_N_ELEMENTS (districts));
  g_assert_cmpuint (monev_chart_n_series (chart), ==, 2);
  g_assert_cmpstr (monev_chart_category (chart, 1), ==, "Tanjung Arang");
  g_assert_cmpstr (monev_chart_series (chart, 1), ==, "Realisasi");
  g_assert_cmpstr (monev_chart_title (chart), ==, "Pagu dan realisasi");
  g_assert_false (monev_chart_value (chart, 0, 0, &value));
  g_assert_cmpint (monev_decimal_compare (value, monev_decimal_new (7, 0)), ==, 0);
  g_assert_true (monev_chart_value (chart, 1, 0, &value));
  g_assert_cmpint (monev_decimal_compare (value, monev_decimal_new (1255, 1)), ==, 0);
  monev_chart_set_value (chart, 1, 0, monev_decimal_new (3, 0));
  g_assert_true (monev_chart_value (chart, 1, 0, &value));
  g_assert_cmpint (monev_decimal_compare (value, monev_decimal_new (3, 0)), ==, 0);
}

/* Half the figure, half the bar. */
static void
test_proportion (void)
{
  g_autoptr (MonevChart) chart = make_bars (MONEV_CHART_BARS);
  cairo_surface_t *surface;
  int green, blue, x, y, other_x, other_y;

  monev_chart_set_value (chart, 0, 0, monev_decimal_new (1000000, 0));
  monev_chart_set_value (chart, 0, 1, monev_decimal_new (500000, 0));
  surface = paint (chart, 160, 60, FALSE);
  green = longest_run (surface, 0x2c8f6e, &x, &y);
  blue = longest_run (surface, 0x1a5fb4, &other_x, &other_y);
  g_assert_cmpint (blue, >, 40);
  g_assert_cmpint (ABS (green - 2 * blue), <=, 3);
  g_assert_cmpint (ABS (x - other_x), <=, 1);
  g_assert_cmpint (y, <, other_y);
  cairo_surface_destroy (surface);
}

static void
test_nothing_is_not_zero (void)
{
  g_autoptr (MonevChart) chart = make_bars (MONEV_CHART_BARS);
  cairo_surface_t *surface;
  int x, y;

  monev_chart_set_value (chart, 0, 0, monev_decimal_new (5, 0));
  surface = paint (chart, 160, 60, FALSE);
  /* The legend alone is blue. */
  g_assert_cmpint (longest_run (surface, 0x1a5fb4, &x, &y), <, 3 * SCALE);
  cairo_surface_destroy (surface);
}

static void
test_below_zero (void)
{
  g_autoptr (MonevChart) chart = make_bars (MONEV_CHART_BARS);
  cairo_surface_t *surface;
  int plus, minus, x, y, other_x, other_y;

  monev_chart_set_value (chart, 0, 0, monev_decimal_new (40, 0));
  monev_chart_set_value (chart, 0, 1, monev_decimal_new (-20, 0));
  surface = paint (chart, 160, 60, FALSE);
  plus = longest_run (surface, 0x2c8f6e, &x, &y);
  minus = longest_run (surface, 0x1a5fb4, &other_x, &other_y);
  g_assert_cmpint (ABS (plus - 2 * minus), <=, 3);
  g_assert_cmpint (ABS (other_x + minus - x), <=, 3);
  cairo_surface_destroy (surface);
}

/* Orange is told from its neighbours by white lines through it, in grey too. */
static void
test_late_is_hatched (void)
{
  g_autoptr (MonevChart) chart = make_timeline (4);
  cairo_surface_t *surface = paint (chart, 160, 50, FALSE);
  int x, y, planned_x, planned_y, planned, done;

  done = longest_run (surface, 0x2c8f6e, &x, &y);
  planned = longest_run (surface, 0xb8b6bd, &planned_x, &planned_y);
  g_assert_cmpint (longest_run (surface, 0xc64600, &planned_x, &planned_y), <, 2 * SCALE);
  g_assert_cmpint (ABS (done - planned), <=, 2);
  g_assert_cmpint (done, >, 100);
  /* Right behind what was done in time, on the same lane. */
  guint orange = 0;
  for (int i = 0; i < done / 2 - 2; i++)
    orange += point_at (surface, x + done + i, y + 4) == 0xc64600;
  g_assert_cmpuint (orange, >, 5);
  cairo_surface_destroy (surface);
}

static void
test_dark (void)
{
  g_autoptr (MonevChart) chart = make_timeline (4);
  cairo_surface_t *surface = paint (chart, 160, 50, TRUE);
  guint bright = 0;

  for (int y = 0; y < 5 * SCALE; y++)
    for (int x = 0; x < 60 * SCALE; x++)
      bright += (point_at (surface, x, y) & 0xFF) > 0xE0;
  g_assert_cmpuint (bright, >, 50);
  cairo_surface_destroy (surface);
}

/* The words of a chart as a PDF shows them. */
static char *
words_of (MonevChart *chart, double width, double height, const char *option)
{
  g_autofree char *folder = g_dir_make_tmp ("monev-chart-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "a.pdf", NULL);
  MonevPageInfo info = { "Grafik" };
  g_autoptr (MonevPageDocument) document = monev_page_document_new (&info);
  g_autoptr (MonevPageDrawing) drawing = monev_chart_to_drawing (chart, width, height);
  g_autoptr (MonevPageLayout) layout = NULL;
  const char *line[] = { "pdftotext", option, path, "-", NULL };
  char *out = NULL;

  monev_page_document_add_drawing (document, drawing, NULL);
  layout = monev_page_layout_new (document, NULL, NULL);
  g_assert_true (monev_page_layout_write_pdf (layout, path, NULL, NULL, NULL, NULL));
  g_assert_true (g_spawn_sync (NULL, (char **) line, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &out,
                               NULL, NULL, NULL));
  g_unlink (path);
  g_rmdir (folder);
  return out;
}

static void
test_figures (void)
{
  g_autoptr (MonevChart) chart = make_bars (MONEV_CHART_BARS);
  g_autofree char *words = NULL;

  monev_chart_set_numbers (chart, 2, NULL);
  monev_chart_set_value (chart, 0, 0, monev_decimal_new (125000005, 2));
  monev_chart_set_value (chart, 0, 1, monev_decimal_new (-5, 1));
  words = words_of (chart, 150, 0, "-layout");
  g_assert_nonnull (strstr (words, "1.250.000,05"));
  g_assert_nonnull (strstr (words, "-0,50"));
  g_assert_nonnull (strstr (words, "1.000.000"));
  g_assert_nonnull (strstr (words, "Realisasi"));
  g_assert_nonnull (strstr (words, "Pagu dan realisasi"));
}

typedef struct {
  double x1, y1, x2, y2;
} Word;

static GArray *
boxes_of (MonevChart *chart, double width, double height)
{
  g_autofree char *text = words_of (chart, width, height, "-bbox");
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  GArray *boxes = g_array_new (FALSE, FALSE, sizeof (Word));

  for (guint i = 0; lines[i] != NULL; i++)
    {
      Word word;

      if (sscanf (lines[i], " <word xMin=\"%lf\" yMin=\"%lf\" xMax=\"%lf\" yMax=\"%lf\"", &word.x1,
                  &word.y1, &word.x2, &word.y2) == 4)
        g_array_append_val (boxes, word);
    }
  return boxes;
}

static void
assert_apart (MonevChart *chart, double width, double height)
{
  g_autoptr (GArray) boxes = boxes_of (chart, width, height);

  g_assert_cmpuint (boxes->len, >, 4);
  for (guint i = 0; i < boxes->len; i++)
    for (guint j = i + 1; j < boxes->len; j++)
      {
        const Word *a = &g_array_index (boxes, Word, i), *b = &g_array_index (boxes, Word, j);

        /* Half a point: the boxes hold the room of the letters, not their ink. */
        g_assert_true (a->x2 <= b->x1 + 0.5 || b->x2 <= a->x1 + 0.5 || a->y2 <= b->y1 + 0.8
                       || b->y2 <= a->y1 + 0.8);
      }
}

static void
test_words_apart (void)
{
  static const double sizes[][2] = { { 155, 0 }, { 155, 60 }, { 90, 60 }, { 155, 35 } };

  for (guint s = 0; s < G_N_ELEMENTS (sizes); s++)
    {
      g_autoptr (MonevChart) bars = make_bars (MONEV_CHART_BARS);
      g_autoptr (MonevChart) stacked = make_bars (MONEV_CHART_STACKED);
      g_autoptr (MonevChart) timeline = make_timeline (40);

      for (guint i = 0; i < G_N_ELEMENTS (districts); i++)
        for (guint j = 0; j < 2; j++)
          {
            monev_chart_set_value (bars, i, j,
                                   monev_decimal_new ((gint64) 1250000000 * (i + 1) * (j + 1)
                                                        - 2000000000, 0));
            monev_chart_set_value (stacked, i, j, monev_decimal_new (13 * i + 40 * j + 1, 1));
          }
      assert_apart (bars, sizes[s][0], sizes[s][1]);
      assert_apart (stacked, sizes[s][0], sizes[s][1]);
      assert_apart (timeline, sizes[s][0], sizes[s][1]);
    }
}

static void
test_many_categories (void)
{
  g_autoptr (MonevChart) chart = monev_chart_new (MONEV_CHART_BARS, NULL);
  MonevChartLook look = { NULL };

  monev_chart_add_series (chart, "Nilai", MONEV_CHART_BLUE, 0);
  for (guint i = 0; i < 45; i++)
    {
      g_autofree char *name = g_strdup_printf ("OPD%u", i);

      monev_chart_set_value (chart, monev_chart_add_category (chart, name), 0,
                             monev_decimal_new (i, 0));
    }
  assert_apart (chart, 120, 70);
  /* In its own height each has its name and its figure. */
  g_assert_cmpfloat (monev_chart_height (chart, &look, 120), >, 45 * 4);
  g_autofree char *words = words_of (chart, 120, 0, "-layout");
  for (guint i = 0; i < 45; i++)
    {
      g_autofree char *name = g_strdup_printf ("OPD%u ", i);

      g_assert_nonnull (strstr (words, name));
    }
}

/* Nothing to show, or nothing but noughts: an empty chart, no endless loop. */
static void
test_poor (void)
{
  for (guint kind = 0; kind <= MONEV_CHART_TIMELINE; kind++)
    for (guint zero = 0; zero < 2; zero++)
      {
        g_autoptr (MonevChart) chart = monev_chart_new (kind, NULL);

        if (zero)
          {
            monev_chart_add_category (chart, "");
            monev_chart_add_series (chart, "", MONEV_CHART_BLUE, 0);
            monev_chart_set_value (chart, 0, 0, MONEV_DECIMAL_ZERO);
            monev_chart_add_span (chart, 0, 0, 3, 3);
          }
        cairo_surface_destroy (paint (chart, 10, 5, FALSE));
        cairo_surface_destroy (paint (chart, 200, 100, FALSE));
      }
}

static void
test_extremes (void)
{
  g_autoptr (MonevChart) chart = make_bars (MONEV_CHART_BARS);
  MonevDecimal huge;

  g_assert_true (monev_decimal_from_text ("99999999999999999999999999999999", &huge, NULL));
  monev_chart_set_value (chart, 0, 0, huge);
  monev_chart_set_value (chart, 0, 1, monev_decimal_new (1, 18));
  cairo_surface_destroy (paint (chart, 150, 60, FALSE));
  g_autoptr (MonevChart) tiny = make_bars (MONEV_CHART_BARS);
  monev_chart_set_value (tiny, 0, 0, monev_decimal_new (1, 18));
  cairo_surface_destroy (paint (tiny, 150, 60, FALSE));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/chart/model/gives-back-what-was-set", test_model);
  g_test_add_func ("/chart/bars/half-the-figure-half-the-bar", test_proportion);
  g_test_add_func ("/chart/bars/nothing-is-not-zero", test_nothing_is_not_zero);
  g_test_add_func ("/chart/bars/below-zero-to-the-left", test_below_zero);
  g_test_add_func ("/chart/timeline/late-is-hatched", test_late_is_hatched);
  g_test_add_func ("/chart/dark/words-are-light", test_dark);
  g_test_add_func ("/chart/words/figures-as-in-an-office", test_figures);
  g_test_add_func ("/chart/words/never-on-each-other", test_words_apart);
  g_test_add_func ("/chart/words/many-categories", test_many_categories);
  g_test_add_func ("/chart/bad/nothing-to-show", test_poor);
  g_test_add_func ("/chart/bad/huge-and-tiny", test_extremes);
  return g_test_run ();
}
