/* Fields of several lines inside a page that scrolls. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void monev_text_field_dress (GtkScrolledWindow *field);
void monev_text_field_on_enter (GtkWidget *view, const char *action);

G_END_DECLS
