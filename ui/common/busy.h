/* Making a part of the window insensitive while work runs, and giving it back as it was. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void monev_busy_set (GtkWidget *part, gboolean busy);

G_END_DECLS
