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
