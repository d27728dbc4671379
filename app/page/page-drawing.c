#include "page-drawing.h"

#include "page-image-private.h"

struct _MonevPageDrawing {
  gatomicrefcount refs;
  double          width, height;
  MonevPageDraw   draw;
  gpointer        data;
  GDestroyNotify  free_data;
};

/**
 * monev_page_drawing_new:
 * @width: in mm, @height likewise; above 0
 * @draw: called for each time it is shown; must not change @data
 * @free_data: (nullable): for @data, with the last reference
 *
 * Returns: (transfer full): release with monev_page_drawing_unref().
 */
MonevPageDrawing *
monev_page_drawing_new (double width, double height, MonevPageDraw draw, gpointer data,
                        GDestroyNotify free_data)
{
  MonevPageDrawing *self = g_new0 (MonevPageDrawing, 1);

  g_atomic_ref_count_init (&self->refs);
  self->width = width;
  self->height = height;
  self->draw = draw;
  self->data = data;
  self->free_data = free_data;
  return self;
}

static void
draw_image (const MonevPageCanvas *canvas, gpointer data)
{
  page_image_draw (data, canvas->cr, canvas->width, canvas->height);
}

/**
 * monev_page_drawing_new_image:
 * @image: a PNG or JPEG, or what else the machine can read
 * @width: of the box, in mm
 * @height: of the box, in mm
 *
 * A photo is turned as its camera says, made as small as print needs, and stands in the middle of
 * its box with its own proportions.
 *
 * Returns: (transfer full): NULL with MONEV_ERROR_CORRUPT for bytes that are no picture,
 *   MONEV_ERROR_LIMIT for one of more than 200 million points.
 */
MonevPageDrawing *
monev_page_drawing_new_image (GBytes *image, double width, double height, GError **error)
{
  PageImage *read = page_image_read (image, width, height, error);

  if (read == NULL)
    return NULL;
  return monev_page_drawing_new (width, height, draw_image, read, (GDestroyNotify) page_image_free);
}

/** monev_page_drawing_ref: Returns: (transfer full): @self. */
MonevPageDrawing *
monev_page_drawing_ref (MonevPageDrawing *self)
{
  g_atomic_ref_count_inc (&self->refs);
  return self;
}

/** monev_page_drawing_unref: drops one reference. */
void
monev_page_drawing_unref (MonevPageDrawing *self)
{
  if (!g_atomic_ref_count_dec (&self->refs))
    return;
  if (self->free_data != NULL)
    self->free_data (self->data);
  g_free (self);
}

/** monev_page_drawing_width: Returns: in mm. */
double
monev_page_drawing_width (const MonevPageDrawing *self)
{
  return self->width;
}

/** monev_page_drawing_height: Returns: in mm. */
double
monev_page_drawing_height (const MonevPageDrawing *self)
{
  return self->height;
}

/** monev_page_drawing_draw: on @cr, where one unit is one mm; nothing leaves its box. */
void
monev_page_drawing_draw (const MonevPageDrawing *self, cairo_t *cr)
{
  MonevPageCanvas canvas = { cr, self->width, self->height };

  cairo_save (cr);
  cairo_rectangle (cr, 0, 0, self->width, self->height);
  cairo_clip (cr);
  self->draw (&canvas, self->data);
  cairo_restore (cr);
}
