#include "drop-down.h"

#include <glib/gi18n.h>

static GtkWidget *
find_search (GtkWidget *widget)
{
  if (GTK_IS_SEARCH_ENTRY (widget))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_search (child);

      if (found != NULL)
        return found;
    }
  return NULL;
}

/** monev_drop_down_add_search: a field to search in its list; GTK's own words for it are English. */
void
monev_drop_down_add_search (GtkDropDown *self)
{
  GtkWidget *entry = find_search (GTK_WIDGET (self));

  gtk_drop_down_set_enable_search (self, TRUE);
  if (entry != NULL)
    g_object_set (entry, "placeholder-text", _("Cari…"), NULL);
}
