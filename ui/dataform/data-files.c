#include "data-files.h"

#include <glib/gi18n.h>

typedef struct
{
  GWeakRef owner;
  MonevPathChosen chosen;
  MonevPathsChosen all_chosen;
  gpointer data;
  GDestroyNotify destroy;
} Asked;

static void
asked_free (gpointer data, GClosure *closure)
{
  Asked *asked = data;

  if (asked->destroy != NULL)
    asked->destroy (asked->data);
  g_weak_ref_clear (&asked->owner);
  g_free (asked);
}

static void
on_path (GtkNativeDialog *dialog, int response, gpointer data)
{
  Asked *asked = data;
  g_autoptr (GObject) owner = g_weak_ref_get (&asked->owner);
  g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;

  if (response == GTK_RESPONSE_ACCEPT && path != NULL && owner != NULL)
    asked->chosen (owner, path, asked->data);
  g_object_unref (dialog);
}

/** monev_data_paths_of: @files: (element-type GFile). Returns: (transfer full): those that lie on this
 * computer. */
GStrv
monev_data_paths_of (GListModel *files)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; i < g_list_model_get_n_items (files); i++)
    {
      g_autoptr (GFile) file = g_list_model_get_item (files, i);
      g_autofree char *path = g_file_get_path (file);

      if (path != NULL)
        g_strv_builder_add (builder, path);
    }
  return g_strv_builder_end (builder);
}

static void
on_paths (GtkNativeDialog *dialog, int response, gpointer data)
{
  Asked *asked = data;
  g_autoptr (GObject) owner = g_weak_ref_get (&asked->owner);
  g_autoptr (GListModel) files = gtk_file_chooser_get_files (GTK_FILE_CHOOSER (dialog));
  g_auto (GStrv) paths = monev_data_paths_of (files);

  if (response == GTK_RESPONSE_ACCEPT && paths[0] != NULL && owner != NULL)
    asked->all_chosen (owner, (const char *const *) paths);
  g_object_unref (dialog);
}

static GtkFileChooser *
make_chooser (GtkWidget *owner, const char *title, GtkFileChooserAction action, const char *accept)
{
  GtkRoot *root = gtk_widget_get_root (owner);
  GtkFileChooserNative *dialog = gtk_file_chooser_native_new (
      title, GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, action, accept, _("_Batal"));

  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  return GTK_FILE_CHOOSER (dialog);
}

static void
add_filter (GtkFileChooser *dialog, const char *name, const char *const *endings)
{
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, name);
  for (guint i = 0; endings[i] != NULL; i++)
    gtk_file_filter_add_suffix (filter, endings[i]);
  gtk_file_chooser_add_filter (dialog, filter);
}

static void
show (GtkFileChooser *dialog, GCallback answered, GtkWidget *owner, Asked *asked)
{
  g_weak_ref_init (&asked->owner, owner);
  g_signal_connect_data (dialog, "response", answered, asked, asked_free, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

/** monev_data_ask_path: @data: (transfer full): handed to @chosen, freed with @destroy in any case. */
void
monev_data_ask_path (GtkWidget *owner, const MonevPathQuestion *question, MonevPathChosen chosen,
                     gpointer data, GDestroyNotify destroy)
{
  GtkFileChooser *dialog
      = make_chooser (owner, question->title,
                      question->name == NULL ? GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER
                                             : GTK_FILE_CHOOSER_ACTION_SAVE,
                      question->accept);
  Asked *asked = g_new0 (Asked, 1);

  asked->chosen = chosen;
  asked->data = data;
  asked->destroy = destroy;
  if (question->name != NULL)
    gtk_file_chooser_set_current_name (dialog, question->name);
  for (guint i = 0; question->endings != NULL && question->endings[i] != NULL; i++)
    {
      const char *one[] = { question->endings[i], NULL };
      g_autofree char *name = g_ascii_strup (question->endings[i], -1);

      add_filter (dialog, name, one);
    }
  show (dialog, G_CALLBACK (on_path), owner, asked);
}

/** monev_data_ask_files: asks for files, or for a @folder. */
void
monev_data_ask_files (GtkWidget *owner, const char *title, const char *filter,
                      const char *const *endings, gboolean folder, MonevPathsChosen chosen)
{
  GtkFileChooser *dialog = make_chooser (
      owner, title,
      folder ? GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER : GTK_FILE_CHOOSER_ACTION_OPEN, _("_Buka"));
  Asked *asked = g_new0 (Asked, 1);

  asked->all_chosen = chosen;
  gtk_file_chooser_set_select_multiple (dialog, TRUE);
  if (!folder)
    add_filter (dialog, filter, endings);
  show (dialog, G_CALLBACK (on_paths), owner, asked);
}
