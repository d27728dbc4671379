/* The focused cell of a grid as a real widget: it has the focus and is read aloud, but is not drawn. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define MONEV_TYPE_GRID_FOCUS (monev_grid_focus_get_type ())
G_DECLARE_FINAL_TYPE (MonevGridFocus, monev_grid_focus, MONEV, GRID_FOCUS, GtkWidget)

GtkWidget  *monev_grid_focus_new      (void);
void        monev_grid_focus_set      (MonevGridFocus *self, const char *text, guint row, guint column);
const char *monev_grid_focus_get_text (MonevGridFocus *self);

G_END_DECLS
