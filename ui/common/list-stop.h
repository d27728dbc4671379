/* Around a GtkListBox in which one chooses: Tab enters it at the chosen row and leaves it again.
 *
 * GTK 4.8 walks through all rows with Tab, and a list that browses turns to each of them on the
 * way. Inside, the arrows move.
 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define MONEV_TYPE_LIST_STOP (monev_list_stop_get_type ())
G_DECLARE_FINAL_TYPE (MonevListStop, monev_list_stop, MONEV, LIST_STOP, AdwBin)

GtkWidget *monev_list_stop_new (GtkListBox *list);

G_END_DECLS
