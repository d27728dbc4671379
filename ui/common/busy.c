#include "busy.h"

/**
 * monev_busy_set:
 *
 * The focus leaves @part first: a GtkText of GTK 4.8 that becomes insensitive with the focus in it
 * is never told that it lost it, and complains when its caret blinks. It comes back afterwards.
 */
void
monev_busy_set (GtkWidget *part, gboolean busy)
{
  GtkRoot *root = gtk_widget_get_root (part);
  GtkWidget *focus = GTK_IS_WINDOW (root) ? gtk_window_get_focus (GTK_WINDOW (root)) : NULL;
  g_autoptr (GtkWidget) kept = NULL;

  if (busy && focus != NULL && gtk_widget_is_ancestor (focus, part))
    {
      g_object_set_data_full (G_OBJECT (part), "monev-busy-focus", g_object_ref (focus),
                              g_object_unref);
      gtk_window_set_focus (GTK_WINDOW (root), NULL);
    }
  gtk_widget_set_sensitive (part, !busy);
  if (busy)
    return;
  kept = g_object_steal_data (G_OBJECT (part), "monev-busy-focus");
  if (kept != NULL && GTK_IS_WINDOW (root) && gtk_widget_get_mapped (kept)
      && gtk_widget_get_root (kept) == root)
    gtk_widget_grab_focus (kept);
}
