#include "logo-row.h"

#include "office/office.h"
#include "ui/common/error-text.h"

#include <glib/gi18n.h>

struct _MonevLogoRow
{
  AdwActionRow parent;
  GtkImage *picture;
  GtkWidget *remove;
  GBytes *logo; /* nullable */
  GCancellable *cancellable;
  GtkFileChooserNative *chooser;
};

G_DEFINE_FINAL_TYPE (MonevLogoRow, monev_logo_row, ADW_TYPE_ACTION_ROW)

typedef struct
{
  GBytes *bytes;
  GdkTexture *texture;
} Loaded;

static void
free_loaded (gpointer data)
{
  Loaded *loaded = data;

  g_bytes_unref (loaded->bytes);
  g_object_unref (loaded->texture);
  g_free (loaded);
}

static void
monev_logo_row_dispose (GObject *object)
{
  MonevLogoRow *self = MONEV_LOGO_ROW (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->chooser);
  g_clear_pointer (&self->logo, g_bytes_unref);
  G_OBJECT_CLASS (monev_logo_row_parent_class)->dispose (object);
}

static void
monev_logo_row_class_init (MonevLogoRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = monev_logo_row_dispose;
}

/* A file of 40 MB is refused by its size, before it is read. */
static GBytes *
read_file (GFile *file, GCancellable *cancellable, GError **error)
{
  g_autoptr (GFileInfo) info = g_file_query_info (file, G_FILE_ATTRIBUTE_STANDARD_SIZE, 0,
                                                  cancellable, error);

  if (info == NULL)
    return NULL;
  if (!monev_logo_size_check ((guint64) g_file_info_get_size (info), error))
    return NULL;
  return g_file_load_bytes (file, cancellable, NULL, error);
}

static void
load (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = read_file (data, cancellable, &error);
  g_autoptr (GdkTexture) texture = NULL;
  const char *mime;
  Loaded *loaded;

  if (bytes != NULL && monev_logo_check (bytes, &mime, &error))
    texture = gdk_texture_new_from_bytes (bytes, NULL);
  if (texture == NULL)
    {
      if (error == NULL)
        g_set_error (&error, MONEV_ERROR, MONEV_ERROR_INVALID, "%s",
                     _("Gambar ini tidak terbaca. Simpan ulang sebagai PNG, lalu pilih lagi."));
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }
  loaded = g_new0 (Loaded, 1);
  loaded->bytes = g_steal_pointer (&bytes);
  loaded->texture = g_steal_pointer (&texture);
  g_task_return_pointer (task, loaded, free_loaded);
}

static void
take (MonevLogoRow *self, GBytes *bytes, GdkTexture *texture)
{
  g_clear_pointer (&self->logo, g_bytes_unref);
  self->logo = bytes != NULL ? g_bytes_ref (bytes) : NULL;
  gtk_image_set_from_paintable (self->picture, GDK_PAINTABLE (texture));
  gtk_widget_set_visible (GTK_WIDGET (self->picture), texture != NULL);
  gtk_widget_set_visible (self->remove, texture != NULL);
  gtk_widget_remove_css_class (GTK_WIDGET (self), "error");
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), _("PNG atau SVG, paling besar 2 MB"));
}

static void
on_loaded (GObject *object, GAsyncResult *result, gpointer data)
{
  MonevLogoRow *self = MONEV_LOGO_ROW (object);
  g_autoptr (GError) error = NULL;
  Loaded *loaded = g_task_propagate_pointer (G_TASK (result), &error);
  g_autofree char *text = NULL;

  if (loaded != NULL)
    {
      take (self, loaded->bytes, loaded->texture);
      free_loaded (loaded);
      return;
    }
  if (monev_error_text_silent (error))
    return;
  text = g_error_matches (error, MONEV_ERROR, MONEV_ERROR_LIMIT)
             ? g_strdup (error->message) /* with the size */
             : monev_error_text_line (error);
  gtk_widget_add_css_class (GTK_WIDGET (self), "error");
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), text);
}

/** monev_logo_row_load: takes the picture in @file, or says in the row why not; the one before
 * stays then. */
void
monev_logo_row_load (MonevLogoRow *self, GFile *file)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (MONEV_IS_LOGO_ROW (self));
  task = g_task_new (self, self->cancellable, on_loaded, NULL);
  g_task_set_task_data (task, g_object_ref (file), g_object_unref);
  g_task_run_in_thread (task, load);
}

static void
on_chosen (MonevLogoRow *self, int response)
{
  g_autoptr (GFile) file = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (self->chooser));
  g_clear_object (&self->chooser);
  if (file != NULL)
    monev_logo_row_load (self, file);
}

static void
choose (MonevLogoRow *self)
{
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

  if (self->chooser != NULL)
    return;
  self->chooser = gtk_file_chooser_native_new (
      _("Pilih Lambang"), GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
      GTK_FILE_CHOOSER_ACTION_OPEN, _("_Pilih"), _("_Batal"));
  gtk_file_filter_set_name (filter, _("Gambar PNG atau SVG"));
  gtk_file_filter_add_mime_type (filter, "image/png");
  gtk_file_filter_add_mime_type (filter, "image/svg+xml");
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (self->chooser), filter);
  g_signal_connect_object (self->chooser, "response", G_CALLBACK (on_chosen), self,
                           G_CONNECT_SWAPPED);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

static void
drop_logo (MonevLogoRow *self)
{
  take (self, NULL, NULL);
}

static void
monev_logo_row_init (MonevLogoRow *self)
{
  GtkWidget *pick = gtk_button_new_with_label (_("Pilih…"));

  self->cancellable = g_cancellable_new ();
  self->picture = GTK_IMAGE (gtk_image_new ());
  self->remove = gtk_button_new_from_icon_name ("user-trash-symbolic");
  gtk_image_set_pixel_size (self->picture, 38);
  gtk_widget_set_valign (GTK_WIDGET (self->picture), GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->picture), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Lambang yang dipilih"), -1);
  gtk_widget_set_tooltip_text (self->remove, _("Tanpa lambang"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->remove), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Tanpa lambang"), -1);
  gtk_widget_add_css_class (self->remove, "flat");
  gtk_widget_set_valign (self->remove, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (pick, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (pick), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Pilih lambang"), -1);
  g_signal_connect_swapped (pick, "clicked", G_CALLBACK (choose), self);
  g_signal_connect_swapped (self->remove, "clicked", G_CALLBACK (drop_logo), self);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), _("Lambang"));
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), GTK_WIDGET (self->picture));
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), self->remove);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), pick);
  take (self, NULL, NULL);
}

/** monev_logo_row_new: Returns: (transfer floating): with no logo yet. */
GtkWidget *
monev_logo_row_new (void)
{
  return g_object_new (MONEV_TYPE_LOGO_ROW, NULL);
}

/** monev_logo_row_get_logo: Returns: (transfer none) (nullable): the checked picture. */
GBytes *
monev_logo_row_get_logo (MonevLogoRow *self)
{
  g_return_val_if_fail (MONEV_IS_LOGO_ROW (self), NULL);
  return self->logo;
}
