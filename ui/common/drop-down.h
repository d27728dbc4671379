/* Lists to choose from. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void monev_drop_down_add_search (GtkDropDown *self);

G_END_DECLS
