/* What kind of file the bytes are, whatever its name says. Pure. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct {
  gint64   width;  /* pixels as stored, before any turning */
  gint64   height;
  gboolean whole;  /* a decoder must hold the whole picture: PNG, progressive JPEG */
  gboolean cut;    /* its end is missing */
} MonevPictureSize;

const char *monev_media_type_sniff    (GBytes *bytes);
gboolean    monev_media_type_is_photo (const char *type);
const char *monev_media_type_word     (const char *type);
gboolean    monev_media_type_fits     (const char *type, const char *name);
gboolean    monev_picture_size        (GBytes *bytes, MonevPictureSize *size);

G_END_DECLS
