/* A picture as print needs it: turned upright, no finer than 200 points an inch. */
#pragma once

#include <cairo.h>
#include <glib.h>

G_BEGIN_DECLS

typedef struct _PageImage PageImage;

PageImage *page_image_read (GBytes *bytes, double width, double height, GError **error);
void       page_image_free (PageImage *self);
void       page_image_draw (const PageImage *self, cairo_t *cr, double width, double height);

G_END_DECLS
