/* Drawings and pictures with a size of their own, to stand on a page or in a cell of a table.
 *
 * A drawing is immutable and counted. Its function may be called several times, on any thread; it
 * draws in millimetres from its upper left corner.
 */
#pragma once

#include "page-canvas.h"

G_BEGIN_DECLS

typedef struct _MonevPageDrawing MonevPageDrawing;

typedef void (*MonevPageDraw) (const MonevPageCanvas *canvas, gpointer data);

MonevPageDrawing *monev_page_drawing_new       (double width, double height, MonevPageDraw draw,
                                                gpointer data, GDestroyNotify free_data);
MonevPageDrawing *monev_page_drawing_new_image (GBytes *image, double width, double height,
                                                GError **error);
MonevPageDrawing *monev_page_drawing_ref       (MonevPageDrawing *self);
void              monev_page_drawing_unref     (MonevPageDrawing *self);
double            monev_page_drawing_width     (const MonevPageDrawing *self);
double            monev_page_drawing_height    (const MonevPageDrawing *self);
void              monev_page_drawing_draw      (const MonevPageDrawing *self, cairo_t *cr);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MonevPageDrawing, monev_page_drawing_unref)

G_END_DECLS
