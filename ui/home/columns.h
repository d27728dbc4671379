/* Two columns of equal width where there is room for them, one below the other where not. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define MONEV_TYPE_COLUMNS (monev_columns_get_type ())
G_DECLARE_FINAL_TYPE (MonevColumns, monev_columns, MONEV, COLUMNS, GtkWidget)

GtkWidget *monev_columns_new (GtkWidget *first, GtkWidget *second, int breadth, int gap);

G_END_DECLS
