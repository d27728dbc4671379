#include "step-bars.h"

#include "ui/common/state.h"

#include <glib/gi18n.h>

#define HEIGHT 8
#define GAP 3

struct _MonevStepBars
{
  GtkWidget parent;
  GArray *bars; /* MonevActivityBar */
};

G_DEFINE_FINAL_TYPE (MonevStepBars, monev_step_bars, GTK_TYPE_WIDGET)

static MonevState
state_of (const MonevActivityBar *bar)
{
  if (bar->state == MONEV_STEP_DONE)
    return MONEV_STATE_GOOD;
  if (bar->late)
    return MONEV_STATE_LATE;
  return bar->state == MONEV_STEP_RUNNING ? MONEV_STATE_RUNNING : MONEV_STATE_DIM;
}

static void
draw_pill (cairo_t *cr, double x, double width)
{
  double radius = MIN (width, HEIGHT) / 2.0;

  cairo_new_sub_path (cr);
  cairo_arc (cr, x + width - radius, HEIGHT / 2.0, radius, -G_PI_2, G_PI_2);
  cairo_arc (cr, x + radius, HEIGHT / 2.0, radius, G_PI_2, -G_PI_2);
  cairo_close_path (cr);
}

static void
draw_bar (MonevStepBars *self, cairo_t *cr, const MonevActivityBar *bar, double x, double width)
{
  MonevStateColors colors;
  MonevState state = state_of (bar);

  monev_state_colors (GTK_WIDGET (self), state, &colors);
  draw_pill (cr, x, width);
  gdk_cairo_set_source_rgba (cr, state == MONEV_STATE_DIM ? &colors.tint : &colors.mark);
  cairo_fill (cr);
  if (bar->state != MONEV_STEP_SKIPPED)
    return;
  /* Passed over: a line through the middle, so that it is told from what is still to come. */
  gdk_cairo_set_source_rgba (cr, &colors.mark);
  cairo_rectangle (cr, x, HEIGHT / 2.0 - 1, width, 2);
  cairo_fill (cr);
}

static void
monev_step_bars_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  MonevStepBars *self = MONEV_STEP_BARS (widget);
  int width = gtk_widget_get_width (widget), top = (gtk_widget_get_height (widget) - HEIGHT) / 2;
  double gap = self->bars->len * (GAP + 2) > (guint) width ? 0 : GAP, each;
  cairo_t *cr;

  if (self->bars->len == 0 || width <= 0)
    return;
  each = (width + gap) / (double) self->bars->len - gap;
  cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, top, width, HEIGHT));
  cairo_translate (cr, 0, top);
  for (guint i = 0; i < self->bars->len; i++)
    draw_bar (self, cr, &g_array_index (self->bars, MonevActivityBar, i), i * (each + gap), each);
  cairo_destroy (cr);
}

static void
monev_step_bars_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum,
                         int *natural, int *minimum_baseline, int *natural_baseline)
{
  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? 60 : HEIGHT;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? 240 : HEIGHT;
}

static void
monev_step_bars_finalize (GObject *object)
{
  g_array_unref (MONEV_STEP_BARS (object)->bars);
  G_OBJECT_CLASS (monev_step_bars_parent_class)->finalize (object);
}

static void
monev_step_bars_class_init (MonevStepBarsClass *klass)
{
  GtkWidgetClass *widget = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = monev_step_bars_finalize;
  widget->snapshot = monev_step_bars_snapshot;
  widget->measure = monev_step_bars_measure;
  gtk_widget_class_set_css_name (widget, "monevbars");
  gtk_widget_class_set_accessible_role (widget, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
monev_step_bars_init (MonevStepBars *self)
{
  self->bars = g_array_new (FALSE, FALSE, sizeof (MonevActivityBar));
}

/** monev_step_bars_new: Returns: (transfer floating): without steps. */
GtkWidget *
monev_step_bars_new (void)
{
  return g_object_new (MONEV_TYPE_STEP_BARS, NULL);
}

static void
say (MonevStepBars *self)
{
  guint done = 0, late = 0;
  g_autofree char *text = NULL;

  for (guint i = 0; i < self->bars->len; i++)
    {
      const MonevActivityBar *bar = &g_array_index (self->bars, MonevActivityBar, i);

      done += monev_step_state_is_over (bar->state) ? 1 : 0;
      late += bar->late ? 1 : 0;
    }
  text = g_strdup_printf (_("%u dari %u langkah selesai, %u terlambat"), done, self->bars->len,
                          late);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/** monev_step_bars_set: @bars: (element-type MonevActivityBar): copied. */
void
monev_step_bars_set (MonevStepBars *self, const GArray *bars)
{
  g_return_if_fail (MONEV_IS_STEP_BARS (self));

  g_array_set_size (self->bars, 0);
  g_array_append_vals (self->bars, bars->data, bars->len);
  say (self);
}
