#include "application.h"
#include "office-window.h"
#include "office/database-file.h"

#include <glib/gi18n.h>
#include <locale.h>

static GOptionEntry options[] = {
  { "db", 0, 0, G_OPTION_ARG_STRING, NULL, N_ ("Basis data yang dibuka"), N_ ("ALAMAT") },
  { "version", 0, 0, G_OPTION_ARG_NONE, NULL, N_ ("Versi program"), NULL },
  { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_STRING_ARRAY, NULL, NULL, N_ ("[ALAMAT-BASIS-DATA]") },
  { NULL },
};

/* In the process that was started: its folder and its environment are those that are meant, not
 * those of the program that may be running already. */
static int
on_local_options (GApplication *application, GVariantDict *given, gpointer data)
{
  g_autofree char *uri = NULL;
  g_autofree const char **rest = NULL;
  const char *db = NULL;

  if (g_variant_dict_contains (given, "version"))
    {
      g_print ("monev %s\n", MONEV_VERSION);
      return 0;
    }
  g_variant_dict_lookup (given, G_OPTION_REMAINING, "^a&s", &rest);
  g_variant_dict_lookup (given, "db", "&s", &db);
  if (rest != NULL && rest[0] != NULL && (rest[1] != NULL || db != NULL))
    {
      g_printerr ("monev: %s\n", _("Sebutkan satu basis data saja."));
      return 2;
    }
  if (rest != NULL && rest[0] != NULL)
    db = rest[0];
  uri = db != NULL ? monev_database_uri (db) : monev_database_default_uri ();
  g_variant_dict_insert (given, "uri", "s", uri);
  return -1;
}

static GtkWindow *
find_window (GApplication *application, const char *uri)
{
  GList *windows = gtk_application_get_windows (GTK_APPLICATION (application));

  for (GList *l = windows; l != NULL; l = l->next)
    {
      MonevOfficeWindow *office
          = MONEV_IS_WINDOW (l->data) ? monev_office_window_of (l->data) : NULL;

      if (office != NULL
          && g_str_equal (monev_session_get_uri (monev_office_window_get_session (office)), uri))
        return l->data;
    }
  return NULL;
}

/* For ./dev bench: when the first frame was painted, on the clock that all processes share. */
static void
on_painted (GdkFrameClock *clock, gpointer application)
{
  g_print ("first-frame %" G_GINT64_FORMAT "\n", g_get_monotonic_time ());
  g_application_quit (application);
}

static void
tell_first_frame (GApplication *application, GtkWidget *window)
{
  if (g_getenv ("MONEV_FIRST_FRAME") == NULL)
    return;
  gtk_widget_realize (window);
  g_signal_connect (gdk_surface_get_frame_clock (gtk_native_get_surface (GTK_NATIVE (window))),
                    "after-paint", G_CALLBACK (on_painted), application);
}

static int
on_command_line (GApplication *application, GApplicationCommandLine *line, gpointer data)
{
  GVariantDict *given = g_application_command_line_get_options_dict (line);
  g_autofree char *uri = NULL;
  GtkWindow *window;

  g_variant_dict_lookup (given, "uri", "s", &uri);
  window = find_window (application, uri);
  if (window == NULL)
    {
      window = GTK_WINDOW (monev_window_new (GTK_APPLICATION (application)));
      monev_office_window_attach (MONEV_WINDOW (window), uri);
    }
  tell_first_frame (application, GTK_WIDGET (window));
  gtk_window_present (window);
  return 0;
}

int
main (int argc, char **argv)
{
  g_autoptr (MonevApplication) application = NULL;

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, MONEV_LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  g_set_application_name ("Monev");
  application = monev_application_new (G_APPLICATION_HANDLES_COMMAND_LINE);
  g_application_add_main_option_entries (G_APPLICATION (application), options);
  g_signal_connect (application, "handle-local-options", G_CALLBACK (on_local_options), NULL);
  g_signal_connect (application, "command-line", G_CALLBACK (on_command_line), NULL);
  return g_application_run (G_APPLICATION (application), argc, argv);
}
