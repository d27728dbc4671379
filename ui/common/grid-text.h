/* Laid-out texts, kept as long as they are in use: laying out is what drawing a grid costs. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef enum {
  MONEV_GRID_TEXT_PLAIN = 0,
  MONEV_GRID_TEXT_FIGURES = 1 << 0, /* all digits equally wide */
  MONEV_GRID_TEXT_HEAD = 1 << 1,    /* small and bold */
  MONEV_GRID_TEXT_SMALL = 1 << 2
} MonevGridTextFlags;

typedef struct _MonevGridText MonevGridText;

MonevGridText *monev_grid_text_new   (void);
void           monev_grid_text_free  (MonevGridText *self);
void           monev_grid_text_clear (MonevGridText *self);
PangoLayout   *monev_grid_text_get   (MonevGridText *self, GtkWidget *widget, const char *text, int width,
                                      MonevGridTextFlags flags);

G_END_DECLS
