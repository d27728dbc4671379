/* The stylesheet, palettes and icons the widgets need, for one display. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void monev_style_load (GdkDisplay *display);

G_END_DECLS
