#include "primary-menu.h"

#include <gtk/gtk.h>

/** monev_primary_menu_new: Returns: (transfer full): Tampilan, Pintasan Papan Tik, Tentang. */
GMenuModel *
monev_primary_menu_new (void)
{
  g_autoptr (GtkBuilder) builder
      = gtk_builder_new_from_resource ("/id/monev/Monev/ui/shell/menus.ui");

  return g_object_ref (G_MENU_MODEL (gtk_builder_get_object (builder, "primary-menu")));
}
