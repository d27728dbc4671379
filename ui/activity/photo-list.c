#include "photo-list.h"

#include "view-parts.h"

#include <glib/gi18n.h>
#include <string.h>

#define PREVIEW_WIDTH 120 /* pixels on the screen */
#define PREVIEW_HEIGHT 90

struct _MonevPhotoList
{
  AdwBin parent;
  MonevSession *session;
  GCancellable *cancellable;
  GtkListBox *list;
  GHashTable *previews; /* SHA-256 of a photo → GdkTexture */
  char *visit_id;
  gboolean editable;
  guint reading;        /* jobs under way */
};

G_DEFINE_FINAL_TYPE (MonevPhotoList, monev_photo_list, ADW_TYPE_BIN)

/* ---- previews, read and made small on a lane ---- */

typedef struct
{
  char *id;
  char *sha256;
  GdkTexture *texture; /* of the answer; NULL: it has no preview */
} Preview;

static void
preview_free (gpointer data)
{
  Preview *preview = data;

  g_free (preview->id);
  g_free (preview->sha256);
  g_clear_object (&preview->texture);
  g_free (preview);
}

static GdkTexture *
make_texture (GBytes *bytes)
{
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_bytes (bytes);
  g_autoptr (GdkPixbuf) pixbuf = gdk_pixbuf_new_from_stream_at_scale (
      stream, 2 * PREVIEW_WIDTH, 2 * PREVIEW_HEIGHT, TRUE, NULL, NULL);

  return pixbuf != NULL ? gdk_texture_new_for_pixbuf (pixbuf) : NULL;
}

/* A photo that was removed meanwhile has none. */
static gpointer
read_job (MonevDbJob *job, gpointer data, GError **error)
{
  const GPtrArray *asked = data;
  g_autoptr (GPtrArray) made = g_ptr_array_new_with_free_func (preview_free);

  for (guint i = 0; i < asked->len; i++)
    {
      const Preview *one = asked->pdata[i];
      GError *local = NULL;
      g_autoptr (GBytes) bytes
          = monev_attachment_preview (monev_db_job_connection (job), one->id, &local);
      Preview *answer = g_new0 (Preview, 1);

      g_ptr_array_add (made, answer);
      answer->sha256 = g_strdup (one->sha256);
      answer->texture = bytes != NULL ? make_texture (bytes) : NULL;
      if (local != NULL && !g_error_matches (local, MONEV_ERROR, MONEV_ERROR_NOT_FOUND))
        {
          g_propagate_error (error, local);
          return NULL;
        }
      g_clear_error (&local);
      if (monev_db_job_cancelled (job, error))
        return NULL;
    }
  return g_steal_pointer (&made);
}

static void
show_preview (MonevPhotoList *self, const Preview *preview)
{
  GtkListBoxRow *row;

  if (preview->texture == NULL)
    return;
  g_hash_table_insert (self->previews, g_strdup (preview->sha256), g_object_ref (preview->texture));
  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    if (g_strcmp0 (g_object_get_data (G_OBJECT (row), "monev-sha"), preview->sha256) == 0)
      gtk_picture_set_paintable (g_object_get_data (G_OBJECT (row), "monev-picture"),
                                 GDK_PAINTABLE (preview->texture));
}

static void
on_read (gpointer owner, gpointer result, const GError *error)
{
  MonevPhotoList *self = owner;
  g_autoptr (GPtrArray) made = result;

  self->reading--;
  for (guint i = 0; made != NULL && self->list != NULL && i < made->len; i++)
    show_preview (self, made->pdata[i]);
}

static void
read_previews (MonevPhotoList *self, const GPtrArray *photos)
{
  g_autoptr (GPtrArray) asked = g_ptr_array_new_with_free_func (preview_free);

  for (guint i = 0; i < photos->len; i++)
    {
      const MonevAttachment *file = photos->pdata[i];
      Preview *one;

      if (!file->has_preview || g_hash_table_contains (self->previews, file->sha256))
        continue;
      one = g_new0 (Preview, 1);
      one->id = g_strdup (file->id);
      one->sha256 = g_strdup (file->sha256);
      g_ptr_array_add (asked, one);
    }
  if (asked->len == 0)
    return;
  self->reading++;
  monev_session_run (self->session, G_OBJECT (self),
                     &(MonevDbJobSpec) { .lane = MONEV_DB_LANE_READ,
                                         .work = read_job,
                                         .data = g_steal_pointer (&asked),
                                         .free_data = (GDestroyNotify) g_ptr_array_unref,
                                         .free_result = (GDestroyNotify) g_ptr_array_unref,
                                         .cancellable = self->cancellable },
                     on_read);
}

/* ---- rows ---- */

static void
move_photo (GtkWidget *row, int by)
{
  gtk_widget_activate_action (row, "desk.photo-move", "(ssi)",
                              g_object_get_data (G_OBJECT (row), "monev-visit"),
                              g_object_get_data (G_OBJECT (row), "monev-id"), by);
}

static gboolean
on_row_key (GtkWidget *row, guint key, guint code, GdkModifierType state)
{
  gboolean alt = (state & (GDK_ALT_MASK | GDK_CONTROL_MASK | GDK_SHIFT_MASK)) == GDK_ALT_MASK;

  if (alt && key == GDK_KEY_Up)
    move_photo (row, -1);
  else if (alt && key == GDK_KEY_Down)
    move_photo (row, 1);
  else if (key == GDK_KEY_Delete)
    gtk_widget_activate_action (row, "desk.detach", "s",
                                g_object_get_data (G_OBJECT (row), "monev-id"));
  else
    return GDK_EVENT_PROPAGATE;
  return GDK_EVENT_STOP;
}

static void
add_keys (GtkWidget *row)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (on_row_key), row, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (row, keys);
}

static GtkWidget *
make_picture (MonevPhotoList *self, const MonevAttachment *file)
{
  GdkTexture *texture = g_hash_table_lookup (self->previews, file->sha256);
  GtkWidget *picture = gtk_picture_new ();

  gtk_picture_set_can_shrink (GTK_PICTURE (picture), TRUE);
  gtk_widget_set_size_request (picture, PREVIEW_WIDTH, PREVIEW_HEIGHT);
  gtk_widget_add_css_class (picture, "monev-photo");
  gtk_widget_set_valign (picture, GTK_ALIGN_CENTER);
  if (texture != NULL)
    gtk_picture_set_paintable (GTK_PICTURE (picture), GDK_PAINTABLE (texture));
  gtk_picture_set_alternative_text (GTK_PICTURE (picture), *file->caption != '\0' ? file->caption
                                                                                  : file->name);
  return picture;
}

static void
add_mover (const MonevMeetingRows *rows, GtkWidget *row, gboolean up, gboolean possible)
{
  GtkWidget *button = gtk_button_new_from_icon_name (up ? "go-up-symbolic" : "go-down-symbolic");
  const char *label = up ? _("Majukan foto (Alt+↑)") : _("Mundurkan foto (Alt+↓)");

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, rows->refused != NULL ? rows->refused : label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  if (rows->refused == NULL && possible)
    {
      gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "(ssi)",
                                        g_object_get_data (G_OBJECT (row), "monev-visit"),
                                        g_object_get_data (G_OBJECT (row), "monev-id"),
                                        up ? -1 : 1);
      gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "desk.photo-move");
    }
  else
    gtk_widget_set_sensitive (button, FALSE);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
}

static GtkWidget *
add_photo (MonevPhotoList *self, const MonevMeetingRows *rows, const GPtrArray *photos, guint i)
{
  const MonevAttachment *file = photos->pdata[i];
  const char *caption = *file->caption != '\0' ? file->caption : _("Belum ada keterangan");
  g_autofree char *title = g_strdup_printf ("%u. %s", i + 1, caption);
  g_autofree char *size = monev_byte_size_format ((guint64) file->size);
  g_autofree char *text = g_strdup_printf ("%s · %s", file->name, size);
  GtkWidget *row = monev_view_row (self->list, title, text), *picture = make_picture (self, file);

  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 3);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), picture);
  g_object_set_data_full (G_OBJECT (row), "monev-id", g_strdup (file->id), g_free);
  g_object_set_data_full (G_OBJECT (row), "monev-visit", g_strdup (self->visit_id), g_free);
  g_object_set_data_full (G_OBJECT (row), "monev-sha", g_strdup (file->sha256), g_free);
  g_object_set_data (G_OBJECT (row), "monev-picture", picture);
  add_mover (rows, row, TRUE, i > 0);
  add_mover (rows, row, FALSE, i + 1 < photos->len);
  monev_view_button (row, "document-edit-symbolic", _("Keterangan foto…"), "desk.caption", file->id,
                     rows->refused);
  monev_view_button (row, "document-open-symbolic", _("Buka"), "desk.open-file", file->id, NULL);
  monev_view_button (row, "user-trash-symbolic", _("Hapus foto"), "desk.detach", file->id,
                     rows->refused);
  if (rows->refused == NULL)
    {
      add_keys (row);
      gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "s", file->id);
      gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "desk.caption");
      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
    }
  return row;
}

/* The one the keys work on has the focus again after the rows are made anew. */
static char *
find_focused (MonevPhotoList *self)
{
  GtkWidget *row = gtk_widget_get_focus_child (GTK_WIDGET (self->list));
  const char *id = row != NULL ? g_object_get_data (G_OBJECT (row), "monev-id") : NULL;

  return g_strdup (id);
}

/** monev_photo_list_show: the photos of the visit as @rows has them. */
void
monev_photo_list_show (MonevPhotoList *self, const MonevMeetingRows *rows, const char *visit_id)
{
  g_autoptr (GPtrArray) photos
      = monev_field_data_photos (rows->data->field, rows->data->activity, visit_id);
  g_autofree char *focused = find_focused (self);
  GtkListBoxRow *row;

  g_return_if_fail (MONEV_IS_PHOTO_LIST (self));

  g_free (self->visit_id);
  self->visit_id = g_strdup (visit_id);
  self->editable = rows->refused == NULL;
  while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
  for (guint i = 0; i < photos->len; i++)
    {
      GtkWidget *added = add_photo (self, rows, photos, i);

      if (g_strcmp0 (focused, ((const MonevAttachment *) photos->pdata[i])->id) == 0)
        gtk_widget_grab_focus (added);
    }
  if (photos->len == 0)
    monev_view_dim (self->list, _("Belum ada foto. Tambahkan, atau jatuhkan berkasnya di sini."));
  read_previews (self, photos);
}

/** monev_photo_list_is_ready: Returns: whether all previews are there. */
gboolean
monev_photo_list_is_ready (MonevPhotoList *self)
{
  return self->reading == 0;
}

/* ---- building ---- */

static gboolean
on_drop (MonevPhotoList *self, const GValue *value)
{
  g_autoptr (GStrvBuilder) paths = g_strv_builder_new ();
  g_auto (GStrv) all = NULL;

  for (const GSList *l = g_value_get_boxed (value); l != NULL; l = l->next)
    {
      g_autofree char *path = g_file_get_path (l->data);

      if (path != NULL)
        g_strv_builder_add (paths, path);
    }
  all = g_strv_builder_end (paths);
  if (!self->editable || self->visit_id == NULL || all[0] == NULL)
    return FALSE;
  return gtk_widget_activate_action (GTK_WIDGET (self), "desk.photos-paths", "(s^as)",
                                     self->visit_id, all);
}

static void
monev_photo_list_dispose (GObject *object)
{
  MonevPhotoList *self = MONEV_PHOTO_LIST (object);

  g_cancellable_cancel (self->cancellable);
  self->list = NULL;
  G_OBJECT_CLASS (monev_photo_list_parent_class)->dispose (object);
}

static void
monev_photo_list_finalize (GObject *object)
{
  MonevPhotoList *self = MONEV_PHOTO_LIST (object);

  g_object_unref (self->cancellable);
  g_clear_object (&self->session);
  g_hash_table_unref (self->previews);
  g_free (self->visit_id);
  G_OBJECT_CLASS (monev_photo_list_parent_class)->finalize (object);
}

static void
monev_photo_list_class_init (MonevPhotoListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = monev_photo_list_dispose;
  G_OBJECT_CLASS (klass)->finalize = monev_photo_list_finalize;
}

static void
monev_photo_list_init (MonevPhotoList *self)
{
  GtkDropTarget *drop = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  self->cancellable = g_cancellable_new ();
  self->previews = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Foto kunjungan"), -1);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->list));
  g_signal_connect_swapped (drop, "drop", G_CALLBACK (on_drop), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drop));
}

/** monev_photo_list_new: Returns: (transfer floating): empty. */
GtkWidget *
monev_photo_list_new (MonevSession *session)
{
  MonevPhotoList *self = g_object_new (MONEV_TYPE_PHOTO_LIST, NULL);

  self->session = g_object_ref (session);
  return GTK_WIDGET (self);
}
