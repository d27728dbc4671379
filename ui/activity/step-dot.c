#include "step-dot.h"

#include "ui/common/state.h"

#define SIZE 22
#define GLYPH 14

struct _MonevStepDot
{
  GtkWidget parent;
  PangoLayout *number;
  MonevStepState state;
  gboolean late;
  gboolean first;
  gboolean last;
};

G_DEFINE_FINAL_TYPE (MonevStepDot, monev_step_dot, GTK_TYPE_WIDGET)

static MonevState
shown_state (MonevStepDot *self)
{
  switch (self->state)
    {
    case MONEV_STEP_DONE:
      return MONEV_STATE_GOOD;
    case MONEV_STEP_SKIPPED:
      return MONEV_STATE_SEEN;
    default:
      return self->late ? MONEV_STATE_LATE
             : self->state == MONEV_STEP_RUNNING ? MONEV_STATE_RUNNING : MONEV_STATE_DIM;
    }
}

static void
draw_rail (MonevStepDot *self, cairo_t *cr, double middle, double height)
{
  MonevStateColors colors;
  gboolean done = monev_step_state_is_over (self->state);

  monev_state_colors (GTK_WIDGET (self), done ? MONEV_STATE_GOOD : MONEV_STATE_DIM, &colors);
  gdk_cairo_set_source_rgba (cr, done ? &colors.mark : &colors.tint);
  cairo_set_line_width (cr, 2);
  if (!self->first)
    {
      cairo_move_to (cr, SIZE / 2.0 + 1, 0);
      cairo_line_to (cr, SIZE / 2.0 + 1, middle - SIZE / 2.0 - 2);
    }
  if (!self->last)
    {
      cairo_move_to (cr, SIZE / 2.0 + 1, middle + SIZE / 2.0 + 2);
      cairo_line_to (cr, SIZE / 2.0 + 1, height);
    }
  cairo_stroke (cr);
}

static void
draw_number (MonevStepDot *self, cairo_t *cr, double middle, const GdkRGBA *color)
{
  int width, height;

  if (self->number == NULL)
    return;
  pango_layout_get_pixel_size (self->number, &width, &height);
  cairo_move_to (cr, 1 + (SIZE - width) / 2.0, middle - height / 2.0);
  gdk_cairo_set_source_rgba (cr, color);
  pango_cairo_show_layout (cr, self->number);
}

static void
draw_dot (MonevStepDot *self, cairo_t *cr, double middle)
{
  MonevState state = shown_state (self);
  gboolean full = self->state == MONEV_STEP_RUNNING;
  static const GdkRGBA white = { 1, 1, 1, 1 };
  MonevStateColors colors;

  monev_state_colors (GTK_WIDGET (self), state, &colors);
  cairo_arc (cr, SIZE / 2.0 + 1, middle, SIZE / 2.0, 0, 2 * G_PI);
  gdk_cairo_set_source_rgba (cr, full ? &colors.text : &colors.tint);
  if (self->state == MONEV_STEP_WAITING && !self->late)
    {
      cairo_set_line_width (cr, 1.5);
      cairo_stroke (cr);
    }
  else
    cairo_fill (cr);
  if (!monev_step_state_is_over (self->state))
    {
      GdkRGBA ground = colors.tint;

      draw_number (self, cr, middle, !full ? &colors.text
                                     : ground.red + ground.green + ground.blue > 1.5 ? &white : &ground);
      return;
    }
  cairo_translate (cr, 1 + (SIZE - GLYPH) / 2.0, middle - GLYPH / 2.0);
  monev_state_draw_glyph (state, cr, GLYPH, &colors.mark);
}

static void
monev_step_dot_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  MonevStepDot *self = MONEV_STEP_DOT (widget);
  int width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);
  cairo_t *cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, width, height));

  draw_rail (self, cr, height / 2.0, height);
  draw_dot (self, cr, height / 2.0);
  cairo_destroy (cr);
}

static void
monev_step_dot_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum,
                        int *natural, int *minimum_baseline, int *natural_baseline)
{
  *minimum = *natural = SIZE + (orientation == GTK_ORIENTATION_HORIZONTAL ? 2 : 8);
}

static void
monev_step_dot_finalize (GObject *object)
{
  g_clear_object (&MONEV_STEP_DOT (object)->number);
  G_OBJECT_CLASS (monev_step_dot_parent_class)->finalize (object);
}

static void
monev_step_dot_class_init (MonevStepDotClass *klass)
{
  GtkWidgetClass *widget = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = monev_step_dot_finalize;
  widget->snapshot = monev_step_dot_snapshot;
  widget->measure = monev_step_dot_measure;
  /* The row says the state in words. */
  gtk_widget_class_set_accessible_role (widget, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
monev_step_dot_init (MonevStepDot *self)
{
}

/** monev_step_dot_new: @first, @last: where the rail begins and ends. Returns: (transfer floating). */
GtkWidget *
monev_step_dot_new (const MonevActivityStep *step, gboolean first, gboolean last)
{
  MonevStepDot *self = g_object_new (MONEV_TYPE_STEP_DOT, NULL);
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();

  self->state = step->state;
  self->late = step->late;
  self->first = first;
  self->last = last;
  self->number = gtk_widget_create_pango_layout (GTK_WIDGET (self), step->step->number);
  pango_attr_list_insert (attributes, pango_attr_weight_new (PANGO_WEIGHT_BOLD));
  pango_attr_list_insert (attributes, pango_attr_scale_new (0.81));
  pango_layout_set_attributes (self->number, attributes);
  return GTK_WIDGET (self);
}
