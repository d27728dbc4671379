/* Words and a short mark: side by side where the words have room, else the mark stands below. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define MONEV_TYPE_BESIDE (monev_beside_get_type ())
G_DECLARE_FINAL_TYPE (MonevBeside, monev_beside, MONEV, BESIDE, GtkWidget)

GtkWidget *monev_beside_new (GtkWidget *words, GtkWidget *mark, int room);

G_END_DECLS
