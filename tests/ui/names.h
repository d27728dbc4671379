/* Which controls below a widget cannot be named by a screen reader. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* (transfer full) (element-type utf8): how one finds each: the types from the root down. */
GPtrArray *nameless_controls (GtkWidget *root);

G_END_DECLS
