#include "application.h"
#include "ui/common/own-words.h"
#include "ui/common/style.h"
#include "window-state.h"

#include <glib/gi18n.h>

struct _MonevApplication
{
  AdwApplication parent;
  MonevWindowCallback preferences;
  gpointer preferences_data;
};

G_DEFINE_FINAL_TYPE (MonevApplication, monev_application, ADW_TYPE_APPLICATION)

enum
{
  WINDOW_OPENED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

typedef struct
{
  const char *action;
  const char *keys[3];
} Keys;

static const Keys accelerators[] = {
  { "app.quit", { "<Control>q" } },
  { "app.preferences", { "<Control>comma" } },
  { "app.shortcuts", { "<Control>question", "<Control>F1" } },
  { "window.close", { "<Control>w" } },
  { "win.toggle-sidebar", { "F9" } },
  { "win.back", { "<Alt>Left" } },
  { "win.search", { "<Control>f" } },
  { "win.lock", { "<Control>l" } },
};

/* Through the windows, so that work under way is asked for. */
static void
quit (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  g_autoptr (GList) windows = g_list_copy (gtk_application_get_windows (data));

  for (GList *l = windows; l != NULL; l = l->next)
    if (MONEV_IS_WINDOW (l->data))
      gtk_window_close (l->data);
}

static void
show_about (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  adw_show_about_window (gtk_application_get_active_window (data), "application-name", "Monev",
                         "application-icon", MONEV_APPLICATION_ID, "version", MONEV_VERSION,
                         "license-type", GTK_LICENSE_GPL_3_0, "comments",
                         _("Perencanaan, monitoring, dan evaluasi untuk perangkat daerah."), NULL);
}

static void
show_shortcuts (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  GtkWindow *window = gtk_application_get_active_window (data);

  if (window != NULL)
    gtk_widget_activate_action (GTK_WIDGET (window), "win.show-help-overlay", NULL);
}

static void
show_preferences (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  MonevApplication *self = data;
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (self));

  if (self->preferences != NULL && MONEV_IS_WINDOW (window))
    self->preferences (MONEV_WINDOW (window), self->preferences_data);
}

static void
apply_scheme (const char *scheme)
{
  AdwColorScheme value = ADW_COLOR_SCHEME_DEFAULT;

  if (g_str_equal (scheme, "light"))
    value = ADW_COLOR_SCHEME_FORCE_LIGHT;
  else if (g_str_equal (scheme, "dark"))
    value = ADW_COLOR_SCHEME_FORCE_DARK;
  adw_style_manager_set_color_scheme (adw_style_manager_get_default (), value);
}

static void
change_scheme (GSimpleAction *action, GVariant *value, gpointer data)
{
  const char *scheme = g_variant_get_string (value, NULL);
  MonevWindowState *state = monev_window_state_get_default ();

  g_simple_action_set_state (action, value);
  apply_scheme (scheme);
  monev_window_state_set_scheme (state, scheme);
  monev_window_state_save (state, data);
}

static const GActionEntry entries[] = {
  { "quit", quit },
  { "about", show_about },
  { "shortcuts", show_shortcuts },
  { "preferences", show_preferences },
  { "scheme", NULL, "s", "'default'", change_scheme },
};

static void
add_keys (GtkApplication *application)
{
  for (guint i = 0; i < G_N_ELEMENTS (accelerators); i++)
    gtk_application_set_accels_for_action (application, accelerators[i].action,
                                           (const char *const *) accelerators[i].keys);
  for (int room = 1; room <= 8; room++)
    {
      g_autofree char *action = g_strdup_printf ("win.room(%d)", room);
      g_autofree char *key = g_strdup_printf ("<Control>%d", room);

      gtk_application_set_accels_for_action (application, action, (const char *[]) { key, NULL });
    }
}

static void
remember_scheme (MonevApplication *self)
{
  const char *scheme = monev_window_state_get_scheme (monev_window_state_get_default ());
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self), "scheme");

  g_simple_action_set_state (G_SIMPLE_ACTION (action), g_variant_new_string (scheme));
  apply_scheme (scheme);
}

static void
monev_application_startup (GApplication *application)
{
  MonevApplication *self = MONEV_APPLICATION (application);

  G_APPLICATION_CLASS (monev_application_parent_class)->startup (application);
  monev_style_load (gdk_display_get_default ());
  monev_own_words_install ();
  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
  monev_application_set_preferences (self, self->preferences, self->preferences_data);
  add_keys (GTK_APPLICATION (self));
  remember_scheme (self);
}

static void
monev_application_activate (GApplication *application)
{
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (application));

  if (window == NULL)
    {
      window = GTK_WINDOW (monev_window_new (GTK_APPLICATION (application)));
      g_signal_emit (application, signals[WINDOW_OPENED], 0, window);
    }
  gtk_window_present (window);
}

static void
monev_application_class_init (MonevApplicationClass *klass)
{
  G_APPLICATION_CLASS (klass)->startup = monev_application_startup;
  G_APPLICATION_CLASS (klass)->activate = monev_application_activate;
  /** MonevApplication::window-opened: a #MonevWindow that is not shown yet. */
  signals[WINDOW_OPENED] = g_signal_new ("window-opened", MONEV_TYPE_APPLICATION, G_SIGNAL_RUN_LAST,
                                         0, NULL, NULL, NULL, G_TYPE_NONE, 1, MONEV_TYPE_WINDOW);
}

static void
monev_application_init (MonevApplication *self)
{
  gtk_window_set_default_icon_name (MONEV_APPLICATION_ID);
}

/** monev_application_new: Returns: (transfer full): the application. */
MonevApplication *
monev_application_new (GApplicationFlags flags)
{
  return g_object_new (MONEV_TYPE_APPLICATION, "application-id", MONEV_APPLICATION_ID,
                       "resource-base-path", "/id/monev/Monev", "flags", flags, NULL);
}

/** monev_application_set_preferences: @callback: (nullable): shows the preferences; the menu lists
 * them only with one. */
void
monev_application_set_preferences (MonevApplication *self, MonevWindowCallback callback,
                                   gpointer data)
{
  GAction *action;

  g_return_if_fail (MONEV_IS_APPLICATION (self));

  self->preferences = callback;
  self->preferences_data = data;
  action = g_action_map_lookup_action (G_ACTION_MAP (self), "preferences");
  if (action != NULL)
    g_simple_action_set_enabled (G_SIMPLE_ACTION (action), callback != NULL);
}
