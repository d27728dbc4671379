#include "state-glyph.h"

#define SIDE 20
#define ALONE 12

struct _MonevStateGlyph
{
  GtkWidget parent;
  MonevState state;
  gboolean square;
};

G_DEFINE_FINAL_TYPE (MonevStateGlyph, monev_state_glyph, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_STATE,
  PROP_SQUARE
};

static void
measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
         int *minimum_baseline, int *natural_baseline)
{
  *minimum = *natural = MONEV_STATE_GLYPH (widget)->square ? SIDE : ALONE;
}

/* Loud states fill their square, quiet ones lie on their tint. */
static gboolean
is_loud (MonevState state)
{
  return state == MONEV_STATE_LATE || state == MONEV_STATE_QUESTION || state == MONEV_STATE_ERROR;
}

static void
snapshot_square (MonevStateGlyph *self, GtkSnapshot *snapshot, const MonevStateColors *colors,
                 double x, double y)
{
  GskRoundedRect shape;

  gsk_rounded_rect_init_from_rect (&shape, &GRAPHENE_RECT_INIT ((float) x, (float) y, SIDE, SIDE),
                                   5);
  gtk_snapshot_push_rounded_clip (snapshot, &shape);
  gtk_snapshot_append_color (snapshot, is_loud (self->state) ? &colors->fill : &colors->tint,
                             &shape.bounds);
  gtk_snapshot_pop (snapshot);
}

static void
snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  MonevStateGlyph *self = MONEV_STATE_GLYPH (widget);
  int side = self->square ? SIDE : ALONE;
  double x = (gtk_widget_get_width (widget) - side) / 2,
         y = (gtk_widget_get_height (widget) - side) / 2;
  double inset = self->square ? 3 : 0, glyph = side - 2 * inset;
  MonevStateColors colors;
  cairo_t *cr;

  if (!monev_state_has_tint (self->state))
    return;
  monev_state_colors (widget, self->state, &colors);
  if (self->square)
    snapshot_square (self, snapshot, &colors, x, y);
  cr = gtk_snapshot_append_cairo (
      snapshot, &GRAPHENE_RECT_INIT ((float) x, (float) y, (float) side, (float) side));
  cairo_translate (cr, x + inset, y + inset);
  monev_state_draw_glyph (self->state, cr, glyph,
                          self->square && is_loud (self->state) ? &colors.ink : &colors.mark);
  cairo_destroy (cr);
}

static void
css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (monev_state_glyph_parent_class)->css_changed (widget, change);
  gtk_widget_queue_draw (widget);
}

static void
monev_state_glyph_get_property (GObject *object, guint id, GValue *value, GParamSpec *spec)
{
  MonevStateGlyph *self = MONEV_STATE_GLYPH (object);

  switch (id)
    {
    case PROP_STATE:
      g_value_set_int (value, self->state);
      break;
    case PROP_SQUARE:
      g_value_set_boolean (value, self->square);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, spec);
    }
}

static void
monev_state_glyph_set_property (GObject *object, guint id, const GValue *value, GParamSpec *spec)
{
  MonevStateGlyph *self = MONEV_STATE_GLYPH (object);

  switch (id)
    {
    case PROP_STATE:
      monev_state_glyph_set_state (self, g_value_get_int (value));
      break;
    case PROP_SQUARE:
      self->square = g_value_get_boolean (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, spec);
    }
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

static void
monev_state_glyph_class_init (MonevStateGlyphClass *klass)
{
  GObjectClass *object = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS;

  object->get_property = monev_state_glyph_get_property;
  object->set_property = monev_state_glyph_set_property;
  widget->measure = measure;
  widget->snapshot = snapshot;
  widget->css_changed = css_changed;
  g_object_class_install_property (
      object, PROP_STATE, g_param_spec_int ("state", NULL, NULL, 0, MONEV_N_STATES - 1, 0, flags));
  g_object_class_install_property (object, PROP_SQUARE,
                                   g_param_spec_boolean ("square", NULL, NULL, FALSE, flags));
  gtk_widget_class_set_accessible_role (widget, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
monev_state_glyph_init (MonevStateGlyph *self)
{
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
}

/** monev_state_glyph_set_state: shows @state; a screen reader hears its word. */
void
monev_state_glyph_set_state (MonevStateGlyph *self, MonevState state)
{
  g_return_if_fail (MONEV_IS_STATE_GLYPH (self) && state < MONEV_N_STATES);

  self->state = state;
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  monev_state_word (state), -1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/** monev_state_glyph_new: Returns: (transfer floating): the glyph of @state, upon a square where
 * @square. */
GtkWidget *
monev_state_glyph_new (MonevState state, gboolean square)
{
  return g_object_new (MONEV_TYPE_STATE_GLYPH, "state", state, "square", square, NULL);
}
