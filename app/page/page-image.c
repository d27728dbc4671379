#define _GNU_SOURCE /* memmem */
#include "page-image-private.h"

#include <gdk-pixbuf/gdk-pixbuf.h>
#include <math.h>
#include <string.h>

#include "db-error.h"

#define POINTS_PER_MM (200 / 25.4)
#define MOST_POINTS 200000000LL

struct _PageImage {
  cairo_surface_t *surface;
};

/* What the loader is told and tells. */
typedef struct {
  double   most; /* points along the longer side that print can use */
  gboolean refused;
} Wish;

/* Longer side to longer side, as it is not known here how the picture will be turned. */
static void
on_size_prepared (GdkPixbufLoader *loader, int width, int height, gpointer data)
{
  Wish *wish = data;
  double scale = wish->most / MAX (1, MAX (width, height));

  if ((gint64) width * height > MOST_POINTS)
    {
      wish->refused = TRUE;
      gdk_pixbuf_loader_set_size (loader, 0, 0); /* makes it give up */
    }
  else if (scale < 1)
    gdk_pixbuf_loader_set_size (loader, MAX (1, (int) ceil (width * scale)),
                                MAX (1, (int) ceil (height * scale)));
}

static gboolean
refuse (GError **error, gboolean large)
{
  if (large)
    g_set_error (error, MONEV_ERROR, MONEV_ERROR_LIMIT,
                 "Gambar terlalu besar: lebih dari 200 juta titik. Perkecil gambarnya, lalu coba "
                 "lagi.");
  else
    g_set_error (error, MONEV_ERROR, MONEV_ERROR_CORRUPT,
                 "Berkas ini bukan gambar yang dapat dibaca. Pilih gambar PNG atau JPEG.");
  return FALSE;
}

/* The loader takes half a PNG for a whole one and leaves the rest grey. */
static gboolean
is_cut_png (GBytes *bytes)
{
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);

  return length > 4 && memcmp (data, "\x89PNG", 4) == 0 && memmem (data, length, "IEND", 4) == NULL;
}

static GdkPixbuf *
load (GBytes *bytes, double most, GError **error)
{
  g_autoptr (GdkPixbufLoader) loader = gdk_pixbuf_loader_new ();
  Wish wish = { most, FALSE };
  GdkPixbuf *pixbuf = NULL;
  gboolean whole;

  g_signal_connect (loader, "size-prepared", G_CALLBACK (on_size_prepared), &wish);
  whole = gdk_pixbuf_loader_write_bytes (loader, bytes, NULL);
  whole = gdk_pixbuf_loader_close (loader, NULL) && whole;
  if (whole && !wish.refused && !is_cut_png (bytes))
    pixbuf = gdk_pixbuf_loader_get_pixbuf (loader);
  if (pixbuf == NULL)
    {
      refuse (error, wish.refused);
      return NULL;
    }
  return gdk_pixbuf_apply_embedded_orientation (pixbuf);
}

static guint32
blend (const guchar *point, gboolean alpha)
{
  guint a = alpha ? point[3] : 255;

  return a << 24 | (point[0] * a + 127) / 255 << 16 | (point[1] * a + 127) / 255 << 8
         | (point[2] * a + 127) / 255;
}

static cairo_surface_t *
make_surface (GdkPixbuf *pixbuf)
{
  int width = gdk_pixbuf_get_width (pixbuf), height = gdk_pixbuf_get_height (pixbuf);
  gboolean alpha = gdk_pixbuf_get_has_alpha (pixbuf);
  const guchar *source = gdk_pixbuf_read_pixels (pixbuf);
  cairo_surface_t *surface = cairo_image_surface_create (
    alpha ? CAIRO_FORMAT_ARGB32 : CAIRO_FORMAT_RGB24, width, height);
  guchar *target = cairo_image_surface_get_data (surface);

  for (int y = 0; y < height; y++)
    {
      const guchar *from = source + (gsize) y * gdk_pixbuf_get_rowstride (pixbuf);
      guint32 *to = (guint32 *) (gpointer) (target
                                            + (gsize) y * cairo_image_surface_get_stride (surface));

      for (int x = 0; x < width; x++)
        to[x] = blend (from + x * gdk_pixbuf_get_n_channels (pixbuf), alpha);
    }
  cairo_surface_mark_dirty (surface);
  return surface;
}

/* A photo goes into the PDF as JPEG: a tenth of the bytes, and nobody sees it. */
static void
attach_jpeg (cairo_surface_t *surface, GdkPixbuf *pixbuf)
{
  char *jpeg;
  gsize length;

  if (gdk_pixbuf_get_has_alpha (pixbuf)
      || !gdk_pixbuf_save_to_buffer (pixbuf, &jpeg, &length, "jpeg", NULL, "quality", "88", NULL))
    return;
  if (cairo_surface_set_mime_data (surface, CAIRO_MIME_TYPE_JPEG, (guchar *) jpeg, length, g_free,
                                   jpeg) != CAIRO_STATUS_SUCCESS)
    g_free (jpeg);
}

static gboolean
is_jpeg (GBytes *bytes)
{
  gsize length;
  const guint8 *data = g_bytes_get_data (bytes, &length);

  return length > 2 && data[0] == 0xFF && data[1] == 0xD8;
}

/**
 * page_image_read:
 * @width: of the box in mm, @height likewise: no finer points are kept than it can show
 *
 * Returns: (transfer full): NULL with MONEV_ERROR_CORRUPT or MONEV_ERROR_LIMIT.
 */
PageImage *
page_image_read (GBytes *bytes, double width, double height, GError **error)
{
  g_autoptr (GdkPixbuf) pixbuf = load (bytes, MAX (width, height) * POINTS_PER_MM, error);
  PageImage *self;

  if (pixbuf == NULL)
    return NULL;
  self = g_new0 (PageImage, 1);
  self->surface = make_surface (pixbuf);
  if (is_jpeg (bytes))
    attach_jpeg (self->surface, pixbuf);
  return self;
}

/** page_image_free: */
void
page_image_free (PageImage *self)
{
  cairo_surface_destroy (self->surface);
  g_free (self);
}

/** page_image_draw: in the middle of @width x @height units, in its own proportions. */
void
page_image_draw (const PageImage *self, cairo_t *cr, double width, double height)
{
  double own_width = cairo_image_surface_get_width (self->surface);
  double own_height = cairo_image_surface_get_height (self->surface);
  double scale = MIN (width / own_width, height / own_height);

  cairo_save (cr);
  cairo_translate (cr, (width - own_width * scale) / 2, (height - own_height * scale) / 2);
  cairo_scale (cr, scale, scale);
  cairo_set_source_surface (cr, self->surface, 0, 0);
  cairo_paint (cr);
  cairo_restore (cr);
}
