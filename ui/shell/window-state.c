#include "window-state.h"

#include <glib/gstdio.h>

#define GROUP "window"

struct _MonevWindowState
{
  GObject parent;
  char *path;
  GKeyFile *keys;
};

G_DEFINE_FINAL_TYPE (MonevWindowState, monev_window_state, G_TYPE_OBJECT)

static void
monev_window_state_finalize (GObject *object)
{
  MonevWindowState *self = MONEV_WINDOW_STATE (object);

  g_free (self->path);
  g_key_file_unref (self->keys);
  G_OBJECT_CLASS (monev_window_state_parent_class)->finalize (object);
}

static void
monev_window_state_class_init (MonevWindowStateClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = monev_window_state_finalize;
}

static void
monev_window_state_init (MonevWindowState *self)
{
  self->keys = g_key_file_new ();
}

/** monev_window_state_new: @path: of the key file, which need not exist. Returns: (transfer full):
 * what it holds. */
MonevWindowState *
monev_window_state_new (const char *path)
{
  MonevWindowState *self = g_object_new (MONEV_TYPE_WINDOW_STATE, NULL);

  self->path = g_strdup (path);
  g_key_file_load_from_file (self->keys, path, G_KEY_FILE_NONE, NULL);
  return self;
}

/** monev_window_state_get_default: Returns: (transfer none): that of this user. */
MonevWindowState *
monev_window_state_get_default (void)
{
  static MonevWindowState *self;

  if (self == NULL)
    {
      g_autofree char *path
          = g_build_filename (g_get_user_config_dir (), "monev", "window.ini", NULL);

      self = monev_window_state_new (path);
    }
  return self;
}

static int
read_length (MonevWindowState *self, const char *key, int least, int instead)
{
  int value = g_key_file_get_integer (self->keys, GROUP, key, NULL);
  return value >= least && value <= 16384 ? value : instead;
}

/** monev_window_state_get_size: @width: (out): @height: (out): @maximized: (out): in pixels; 1280 ×
 * 800 at first. */
void
monev_window_state_get_size (MonevWindowState *self, int *width, int *height, gboolean *maximized)
{
  g_return_if_fail (MONEV_IS_WINDOW_STATE (self));

  *width = read_length (self, "width", 360, 1280);
  *height = read_length (self, "height", 300, 800);
  *maximized = g_key_file_get_boolean (self->keys, GROUP, "maximized", NULL);
}

/** monev_window_state_set_size: remembers the size; of a maximized window only that it is one. */
void
monev_window_state_set_size (MonevWindowState *self, int width, int height, gboolean maximized)
{
  g_return_if_fail (MONEV_IS_WINDOW_STATE (self));

  g_key_file_set_boolean (self->keys, GROUP, "maximized", maximized);
  if (maximized)
    return;
  g_key_file_set_integer (self->keys, GROUP, "width", width);
  g_key_file_set_integer (self->keys, GROUP, "height", height);
}

/** monev_window_state_get_scheme: Returns: (transfer none): "default", "light" or "dark". */
const char *
monev_window_state_get_scheme (MonevWindowState *self)
{
  g_autofree char *value = NULL;

  g_return_val_if_fail (MONEV_IS_WINDOW_STATE (self), "default");

  value = g_key_file_get_string (self->keys, GROUP, "scheme", NULL);
  if (g_strcmp0 (value, "light") == 0)
    return "light";
  return g_strcmp0 (value, "dark") == 0 ? "dark" : "default";
}

/** monev_window_state_set_scheme: @scheme: "default", "light" or "dark". */
void
monev_window_state_set_scheme (MonevWindowState *self, const char *scheme)
{
  g_return_if_fail (MONEV_IS_WINDOW_STATE (self) && scheme != NULL);
  g_key_file_set_string (self->keys, GROUP, "scheme", scheme);
}

/** monev_window_state_get_flag: @name: of what is remembered; @user: whose it is, several share a
 * computer. Returns: %FALSE until it was set. */
gboolean
monev_window_state_get_flag (MonevWindowState *self, const char *name, const char *user)
{
  g_return_val_if_fail (MONEV_IS_WINDOW_STATE (self) && name != NULL && user != NULL, FALSE);

  return *user != '\0' && g_key_file_get_boolean (self->keys, name, user, NULL);
}

/** monev_window_state_set_flag: remembers it for @user. */
void
monev_window_state_set_flag (MonevWindowState *self, const char *name, const char *user,
                             gboolean flag)
{
  g_return_if_fail (MONEV_IS_WINDOW_STATE (self) && name != NULL && user != NULL);

  if (*user != '\0')
    g_key_file_set_boolean (self->keys, name, user, flag);
}

typedef struct
{
  char *path;
  char *text;
  GApplication *application;
} Save;

static void
free_save (Save *save)
{
  g_clear_object (&save->application);
  g_free (save->path);
  g_free (save->text);
  g_free (save);
}

static void
write_file (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Save *save = data;
  g_autofree char *folder = g_path_get_dirname (save->path);
  g_autoptr (GError) error = NULL;

  if (g_mkdir_with_parents (folder, 0700) == 0
      && g_file_set_contents (save->path, save->text, -1, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_boolean (task, FALSE);
}

static void
on_written (GObject *source, GAsyncResult *result, gpointer data)
{
  Save *save = g_task_get_task_data (G_TASK (result));

  if (!g_task_propagate_boolean (G_TASK (result), NULL))
    g_debug ("%s was not written", save->path);
  if (save->application != NULL)
    g_application_release (save->application);
}

/** monev_window_state_save: @application: (nullable): kept running until the file is written. */
void
monev_window_state_save (MonevWindowState *self, GApplication *application)
{
  g_autoptr (GTask) task = NULL;
  Save *save;

  g_return_if_fail (MONEV_IS_WINDOW_STATE (self));

  save = g_new0 (Save, 1);
  save->path = g_strdup (self->path);
  save->text = g_key_file_to_data (self->keys, NULL, NULL);
  g_set_object (&save->application, application);
  if (application != NULL)
    g_application_hold (application);
  task = g_task_new (self, NULL, on_written, NULL);
  g_task_set_task_data (task, save, (GDestroyNotify) free_save);
  g_task_run_in_thread (task, write_file);
}
