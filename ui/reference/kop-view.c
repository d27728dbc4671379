#include "kop-view.h"

#include "office/letterhead.h"

#include <glib/gi18n.h>

#define MM (72.0 / 25.4)
/* domain.md 7: left 3, right 2,5 cm; above the kop as much as a printer needs. */
#define LEFT (30 * MM)
#define RIGHT (25 * MM)
#define TOP (12 * MM)
#define BOTTOM (8 * MM)
/* A drawing may hold any number of dots; a kop needs no more. */
#define DOTS_MOST 2048

struct _MonevKopView
{
  GtkWidget parent;
  MonevRecord *office;
  cairo_surface_t *logo;
};

G_DEFINE_FINAL_TYPE (MonevKopView, monev_kop_view, GTK_TYPE_WIDGET)

static double
paper_width (MonevKopView *self)
{
  double width, height;

  monev_paper_size (self->office != NULL ? monev_record_get (self->office, "paper") : "f4", &width,
                    &height);
  return width;
}

static double
scale_for (MonevKopView *self, int width)
{
  return width / paper_width (self);
}

static void
measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
         int *minimum_baseline, int *natural_baseline)
{
  MonevKopView *self = MONEV_KOP_VIEW (widget);
  double kop = 0;

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = 320;
      *natural = 760;
      return;
    }
  if (self->office != NULL)
    kop = monev_letterhead_height (self->office, self->logo != NULL,
                                   paper_width (self) - LEFT - RIGHT);
  *minimum = *natural
      = (int) ((TOP + kop + BOTTOM) * scale_for (self, for_size > 0 ? for_size : 760)) + 1;
}

static void
snapshot (GtkWidget *widget, GtkSnapshot *snap)
{
  MonevKopView *self = MONEV_KOP_VIEW (widget);
  int width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);
  double scale = scale_for (self, width);
  cairo_t *cr = gtk_snapshot_append_cairo (
      snap, &GRAPHENE_RECT_INIT (0, 0, (float) width, (float) height));

  /* Paper stays white in the dark style. */
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  if (self->office != NULL)
    {
      cairo_scale (cr, scale, scale);
      cairo_translate (cr, LEFT, TOP);
      monev_letterhead_draw (cr, self->office, self->logo, paper_width (self) - LEFT - RIGHT);
    }
  cairo_destroy (cr);
}

static GtkSizeRequestMode
get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
monev_kop_view_finalize (GObject *object)
{
  MonevKopView *self = MONEV_KOP_VIEW (object);

  g_clear_pointer (&self->office, monev_record_unref);
  g_clear_pointer (&self->logo, cairo_surface_destroy);
  G_OBJECT_CLASS (monev_kop_view_parent_class)->finalize (object);
}

static void
monev_kop_view_class_init (MonevKopViewClass *klass)
{
  GtkWidgetClass *widget = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = monev_kop_view_finalize;
  widget->measure = measure;
  widget->snapshot = snapshot;
  widget->get_request_mode = get_request_mode;
  gtk_widget_class_set_css_name (widget, "monevkop");
  gtk_widget_class_set_accessible_role (widget, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
monev_kop_view_init (MonevKopView *self)
{
  gtk_widget_add_css_class (GTK_WIDGET (self), "card");
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Kop surat"), -1);
}

/** monev_kop_view_new: Returns: (transfer floating): white paper without a kop yet. */
GtkWidget *
monev_kop_view_new (void)
{
  return g_object_new (MONEV_TYPE_KOP_VIEW, NULL);
}

/** monev_kop_view_set_office: @office: (nullable): whose kop it is. */
void
monev_kop_view_set_office (MonevKopView *self, const MonevRecord *office)
{
  g_clear_pointer (&self->office, monev_record_unref);
  if (office != NULL)
    self->office = monev_record_ref ((MonevRecord *) office);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

static cairo_surface_t *
surface_from (GBytes *logo, GError **error)
{
  g_autoptr (GdkTexture) texture = gdk_texture_new_from_bytes (logo, error);
  cairo_surface_t *surface;
  int width, height;

  if (texture == NULL)
    return NULL;
  width = gdk_texture_get_width (texture);
  height = gdk_texture_get_height (texture);
  if (width > DOTS_MOST || height > DOTS_MOST)
    {
      g_set_error (error, MONEV_ERROR, MONEV_ERROR_LIMIT,
                   _("Lambang berukuran %d × %d titik, paling besar %d. Perkecil gambarnya, lalu "
                     "pilih lagi."),
                   width, height, DOTS_MOST);
      return NULL;
    }
  surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, width, height);
  gdk_texture_download (texture, cairo_image_surface_get_data (surface),
                        (gsize) cairo_image_surface_get_stride (surface));
  cairo_surface_mark_dirty (surface);
  return surface;
}

/** monev_kop_view_set_logo: @logo: (nullable): PNG or SVG. Returns: %FALSE where it is no picture;
 * the old one stays then. */
gboolean
monev_kop_view_set_logo (MonevKopView *self, GBytes *logo, GError **error)
{
  cairo_surface_t *surface = logo != NULL ? surface_from (logo, error) : NULL;

  if (logo != NULL && surface == NULL)
    return FALSE;
  g_clear_pointer (&self->logo, cairo_surface_destroy);
  self->logo = surface;
  gtk_widget_queue_resize (GTK_WIDGET (self));
  return TRUE;
}

/** monev_kop_view_has_logo: Returns: whether a logo is shown. */
gboolean
monev_kop_view_has_logo (MonevKopView *self)
{
  return self->logo != NULL;
}
