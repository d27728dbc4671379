/* The peer of the start: an empty GTK window with a table, and nothing else. */
#include <gtk/gtk.h>

static void
on_painted (GdkFrameClock *clock, gpointer application)
{
  g_print ("first-frame %" G_GINT64_FORMAT "\n", g_get_monotonic_time ());
  g_application_quit (application);
}

static void
on_activate (GtkApplication *application)
{
  GtkWidget *window = gtk_application_window_new (application);
  GtkSelectionModel *rows
    = GTK_SELECTION_MODEL (gtk_no_selection_new (G_LIST_MODEL (gtk_string_list_new (NULL))));
  GtkWidget *table = gtk_column_view_new (rows);

  for (guint i = 0; i < 5; i++)
    {
      GtkColumnViewColumn *column
        = gtk_column_view_column_new ("Kolom", gtk_signal_list_item_factory_new ());
      gtk_column_view_append_column (GTK_COLUMN_VIEW (table), column);
      g_object_unref (column);
    }
  gtk_window_set_child (GTK_WINDOW (window), table);
  gtk_window_set_default_size (GTK_WINDOW (window), 1280, 800);
  gtk_widget_realize (window);
  g_signal_connect (gtk_native_get_surface (GTK_NATIVE (window)) != NULL
                      ? gdk_surface_get_frame_clock (gtk_native_get_surface (GTK_NATIVE (window)))
                      : NULL, "after-paint", G_CALLBACK (on_painted), application);
  gtk_window_present (GTK_WINDOW (window));
}

int
main (int argc, char **argv)
{
  g_autoptr (GtkApplication) application
    = gtk_application_new ("id.monev.Empty", G_APPLICATION_NON_UNIQUE);

  g_signal_connect (application, "activate", G_CALLBACK (on_activate), NULL);
  return g_application_run (G_APPLICATION (application), argc, argv);
}
