/* One page as a list of what stands on it, in points: painted, or told as text boxes.
 *
 * Painting goes by kind: grounds, rules as one path, drawings, letters with one call per font,
 * and over all the hooks.
 */
#pragma once

#include "page-drawing.h"

G_BEGIN_DECLS

typedef struct _PageList PageList;

/* A stretch of letters of one font and colour. */
typedef struct {
  cairo_scaled_font_t *scaled;
  guint32              colour;
  gboolean             plain;    /* letters alone give the text back */
  gboolean             backward; /* written from right to left */
  const char          *text;     /* of the stretch, when not plain */
  guint                n_bytes;
} PageStretch;

typedef void (*PageHook) (const MonevPageCanvas *canvas, gconstpointer hook);

PageList *page_list_new       (double width, double height, gboolean boxes);
void      page_list_free      (PageList *self);
void      page_list_letter    (PageList *self, const PageStretch *stretch, gulong glyph, double x,
                               double y);
void      page_list_stretch   (PageList *self, const PageStretch *stretch,
                               const cairo_glyph_t *glyphs, guint n_glyphs,
                               const cairo_text_cluster_t *clusters, guint n_clusters);
void      page_list_fill      (PageList *self, guint32 colour, double x, double y, double width,
                               double height);
void      page_list_rule      (PageList *self, double thickness, double x1, double y1, double x2,
                               double y2);
void      page_list_drawing   (PageList *self, MonevPageDrawing *drawing, double x, double y,
                               double width, double height);
void      page_list_hook      (PageList *self, PageHook hook, gpointer data,
                               GDestroyNotify free_data);
void      page_list_box       (PageList *self, const char *kind, double x, double y, double width,
                               double height, const char *text, guint length);
gboolean  page_list_has_boxes (const PageList *self);
void      page_list_paint     (const PageList *self, cairo_t *cr);
void      page_list_tell      (const PageList *self, GString *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PageList, page_list_free)

G_END_DECLS
