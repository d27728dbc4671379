/* A small JPEG of a photo: what lists, pages and the screen show instead of the file itself.
 *
 * Knows no window: gdk-pixbuf decodes. A baseline JPEG is scaled while it is read, line by line, so
 * that a photo of 60 megapixels needs a few megabytes; what a decoder must hold as a whole has a
 * lower limit.
 */
#pragma once

#include <gio/gio.h>

#include "db-error.h"

G_BEGIN_DECLS

#define MONEV_PREVIEW_EDGE 960              /* pixels of the longer side */
#define MONEV_PREVIEW_MAX_MEGAPIXELS 150    /* JPEG that is read line by line */
#define MONEV_PREVIEW_MAX_WHOLE_MEGAPIXELS 30 /* PNG, progressive JPEG */

GBytes *monev_picture_preview (GBytes *bytes, GCancellable *cancellable, GError **error);

G_END_DECLS
