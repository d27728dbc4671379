#include "keyboard.h"

/* Without a window manager the keys go to the window under the pointer. */
static void
drive (gpointer window, const char *const *command)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) process
      = g_subprocess_newv (command, G_SUBPROCESS_FLAGS_NONE, &error);

  g_assert_no_error (error);
  while (g_subprocess_get_identifier (process) != NULL)
    pause_briefly ();
  g_assert_cmpint (g_subprocess_get_exit_status (process), ==, 0);
  wait_for_frame (window);
}

void
press_keys (gpointer window, const char *keys)
{
  g_auto (GStrv) each = g_strsplit (keys, " ", -1);

  for (guint i = 0; each[i] != NULL; i++)
    {
      const char *const command[] = { "xdotool", "key", each[i], NULL };

      drive (window, command);
    }
}

void
type_text (gpointer window, const char *text)
{
  const char *const command[] = { "xdotool", "type", "--delay", "4", text, NULL };

  drive (window, command);
}

/* Without a window manager windows stand at 0, 0. */
void
click_at (gpointer window, GtkWidget *widget)
{
  double left, top, x, y;
  g_autofree char *across = NULL;
  g_autofree char *down = NULL;

  g_assert_nonnull (widget);
  gtk_native_get_surface_transform (GTK_NATIVE (window), &left, &top);
  gtk_widget_translate_coordinates (widget, window, gtk_widget_get_width (widget) / 2.0,
                                    gtk_widget_get_height (widget) / 2.0, &x, &y);
  across = g_strdup_printf ("%d", (int) (left + x));
  down = g_strdup_printf ("%d", (int) (top + y));
  {
    const char *const command[]
        = { "xdotool", "mousemove", across, down, "click", "1", NULL };

    drive (window, command);
  }
}
