#include "attachment/picture-preview.h"

#include <gdk-pixbuf/gdk-pixbuf.h>
#include <string.h>

#include "attachment/media-type.h"

#define QUALITY "82"
#define MEGA 1000000

/* Pixels that a byte can hold at most: a bit for each block of 8 x 8 in a JPEG, deflate's 1032 to 1
 * with a bit for each pixel in a PNG. What claims more is damaged, whatever its head says. */
static gboolean
holds_its_pixels (GBytes *bytes, const MonevPictureSize *size)
{
  gboolean jpeg = strcmp (monev_media_type_sniff (bytes), "image/jpeg") == 0;

  return size->width * size->height / (jpeg ? 512 : 8256) <= (gint64) g_bytes_get_size (bytes);
}

static gboolean
check_size (const MonevPictureSize *size, GError **error)
{
  gint64 most = size->whole ? MONEV_PREVIEW_MAX_WHOLE_MEGAPIXELS : MONEV_PREVIEW_MAX_MEGAPIXELS;

  if (size->width * size->height <= most * MEGA)
    return TRUE;
  g_set_error (error, MONEV_ERROR, MONEV_ERROR_LIMIT,
               "Gambar ini %" G_GINT64_FORMAT " megapiksel; pratinjau dibuat sampai %" G_GINT64_FORMAT
               " megapiksel%s. Perkecil gambarnya bila pratinjau diperlukan.",
               size->width * size->height / MEGA, most,
               size->whole ? " untuk PNG dan JPEG progresif" : "");
  return FALSE;
}

static GdkPixbuf *
decode (GBytes *bytes, const MonevPictureSize *size, GCancellable *cancellable, GError **error)
{
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_bytes (bytes);
  gint64 edge = MIN (MAX (size->width, size->height), MONEV_PREVIEW_EDGE);
  g_autoptr (GdkPixbuf) stored = NULL;
  g_autoptr (GError) local = NULL;

  stored = gdk_pixbuf_new_from_stream_at_scale (stream, (int) edge, (int) edge, TRUE, cancellable,
                                                &local);
  /* A picture that is read in one piece is made although it was cancelled. */
  if (stored != NULL && !g_cancellable_is_cancelled (cancellable))
    return gdk_pixbuf_apply_embedded_orientation (stored);
  if (g_cancellable_is_cancelled (cancellable))
    g_set_error (error, MONEV_ERROR, MONEV_ERROR_CANCELLED, "Dibatalkan.");
  else
    g_set_error (error, MONEV_ERROR, MONEV_ERROR_INVALID,
                 "Gambar ini tidak dapat dibaca, rusak atau tidak lengkap: %s", local->message);
  return NULL;
}

/* JPEG knows no transparency: what is clear becomes paper. */
static GdkPixbuf *
flatten (GdkPixbuf *picture)
{
  if (!gdk_pixbuf_get_has_alpha (picture))
    return g_object_ref (picture);
  return gdk_pixbuf_composite_color_simple (picture, gdk_pixbuf_get_width (picture),
                                            gdk_pixbuf_get_height (picture), GDK_INTERP_NEAREST,
                                            255, 16, 0xffffff, 0xffffff);
}

/**
 * monev_picture_preview:
 * @bytes: a JPEG or PNG
 *
 * Upright as the camera meant it. Slow: never inside a transaction.
 *
 * Errors: INVALID (neither, or damaged), LIMIT (said in megapixels), CANCELLED.
 *
 * Returns: (transfer full): a JPEG whose longer side is at most %MONEV_PREVIEW_EDGE.
 */
GBytes *
monev_picture_preview (GBytes *bytes, GCancellable *cancellable, GError **error)
{
  g_autoptr (GdkPixbuf) picture = NULL;
  g_autoptr (GdkPixbuf) flat = NULL;
  g_autoptr (GError) local = NULL;
  MonevPictureSize size;
  char *buffer = NULL;
  gsize length = 0;

  if (!monev_picture_size (bytes, &size))
    {
      g_set_error (error, MONEV_ERROR, MONEV_ERROR_INVALID,
                   "Berkas ini bukan gambar JPEG atau PNG yang utuh.");
      return NULL;
    }
  if (!size.cut && !holds_its_pixels (bytes, &size))
    {
      g_set_error (error, MONEV_ERROR, MONEV_ERROR_INVALID,
                   "Gambar ini tidak dapat dibaca: isinya tidak sesuai dengan ukuran yang disebutnya. "
                   "Salin lagi dari asalnya.");
      return NULL;
    }
  if (size.cut) /* a decoder would fill up with grey and say nothing */
    {
      g_set_error (error, MONEV_ERROR, MONEV_ERROR_INVALID,
                   "Gambar ini tidak dapat dibaca, terpotong: bagian akhirnya tidak ada. Salin lagi dari "
                   "asalnya.");
      return NULL;
    }
  if (!check_size (&size, error))
    return NULL;
  picture = decode (bytes, &size, cancellable, error);
  if (picture == NULL)
    return NULL;
  flat = flatten (picture);
  if (gdk_pixbuf_save_to_buffer (flat, &buffer, &length, "jpeg", &local, "quality", QUALITY, NULL))
    return g_bytes_new_take (buffer, length);
  g_set_error (error, MONEV_ERROR, MONEV_ERROR_IO, "Pratinjau tidak dapat dibuat: %s",
               local->message);
  return NULL;
}
