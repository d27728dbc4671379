/* Files of a run: attached, opened from a copy, removed and put back. */
#include "activity-desk-private.h"

#include "ui/reference/panel.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <string.h>

static const MonevAttachment *
find_file (MonevActivityDesk *self, const char *id)
{
  GPtrArray *files = self->data != NULL ? self->data->activity->files : NULL;

  for (guint i = 0; files != NULL && i < files->len; i++)
    {
      const MonevAttachment *file = files->pdata[i];

      if (strcmp (file->id, id) == 0)
        return file;
    }
  return NULL;
}

/* ---- attaching: the file is read before the write lane is asked ---- */

typedef struct
{
  char *path;
  char *subject;
  char *name;    /* of bytes that are put back; NULL where @path is read */
  GBytes *bytes;
} Reading;

static void
reading_free (gpointer data)
{
  Reading *reading = data;

  g_free (reading->path);
  g_free (reading->subject);
  g_free (reading->name);
  g_clear_pointer (&reading->bytes, g_bytes_unref);
  g_free (reading);
}

typedef struct
{
  MonevAttachmentFile *file;
  char *subject;
  char *note; /* what is to be said of it, or "" */
} Read;

static void
read_free (gpointer data)
{
  Read *read = data;

  g_clear_pointer (&read->file, monev_attachment_file_free);
  g_free (read->subject);
  g_free (read->note);
  g_free (read);
}

static gpointer
read_job (MonevDbJob *job, gpointer data, GError **error)
{
  const Reading *reading = data;
  g_autoptr (MonevIssueList) issues = monev_issue_list_new ();
  MonevAttachmentFile *file
      = monev_attachment_file_read (reading->path, monev_db_job_cancellable (job), issues, error);
  Read *read;

  if (file == NULL)
    return NULL;
  read = g_new (Read, 1);
  *read = (Read) { file, g_strdup (reading->subject),
                   g_strdup (monev_issue_list_size (issues) > 0
                                 ? monev_issue_list_get (issues, 0)->message : "") };
  return read;
}

/* The file lives until the answer: it hangs on the desk, which the session keeps so long. */
static void
on_read (gpointer owner, gpointer result, const GError *error)
{
  MonevActivityDesk *self = owner;
  Read *read = result;
  g_autofree char *said = NULL;

  self->busy = FALSE;
  if (error != NULL)
    {
      monev_activity_desk_update (self);
      monev_reference_tell (GTK_WIDGET (self), error);
      return;
    }
  g_object_set_data_full (G_OBJECT (self), "monev-attaching", read, read_free);
  said = *read->note != '\0'
             ? g_strdup_printf (_("%s dilampirkan. %s"), read->file->name, read->note)
             : g_strdup_printf (_("%s dilampirkan"), read->file->name);
  monev_activity_desk_send (self,
                            &(MonevActivityAsk) { .act = MONEV_ASK_ATTACH,
                                                  .activity_id = self->id,
                                                  .id = read->subject,
                                                  .file = read->file },
                            said);
}

static void
attach_path (MonevActivityDesk *self, const char *subject, const char *path)
{
  Reading *reading;

  if (self->busy || monev_session_get_actor (self->session) == NULL)
    return;
  reading = g_new0 (Reading, 1);
  reading->path = g_strdup (path);
  reading->subject = g_strdup (subject);
  self->busy = TRUE;
  monev_activity_desk_update (self);
  monev_session_call (self->session, G_OBJECT (self),
                      &(MonevDbJobSpec) { .lane = MONEV_DB_LANE_LONG,
                                          .work = read_job,
                                          .data = reading,
                                          .free_data = reading_free,
                                          .free_result = read_free,
                                          .cancellable = self->cancellable },
                      on_read);
}

static void
act_attach_path (GtkWidget *widget, const char *name, GVariant *parameter)
{
  const char *subject, *path;

  g_variant_get (parameter, "(&s&s)", &subject, &path);
  attach_path (MONEV_ACTIVITY_DESK (widget), subject, path);
}

static void
on_picked (GtkNativeDialog *chooser, int response, gpointer data)
{
  MonevActivityDesk *self = data;
  const char *subject = g_object_get_data (G_OBJECT (chooser), "monev-subject");
  g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;

  if (response == GTK_RESPONSE_ACCEPT && path != NULL)
    attach_path (self, subject, path);
  g_object_set_data (G_OBJECT (self), "monev-chooser", NULL);
}

static void
pick_file (MonevActivityDesk *self, const char *subject)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkFileChooserNative *chooser
      = gtk_file_chooser_native_new (_("Pilih berkas yang dilampirkan"), GTK_WINDOW (root),
                                     GTK_FILE_CHOOSER_ACTION_OPEN, _("_Lampirkan"), _("_Batal"));

  g_object_set_data_full (G_OBJECT (chooser), "monev-subject", g_strdup (subject), g_free);
  g_signal_connect_object (chooser, "response", G_CALLBACK (on_picked), self, 0);
  g_object_set_data_full (G_OBJECT (self), "monev-chooser", chooser, g_object_unref);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

static void
act_attach (GtkWidget *widget, const char *name, GVariant *parameter)
{
  pick_file (MONEV_ACTIVITY_DESK (widget), g_variant_get_string (parameter, NULL));
}

static void
act_attach_step (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MonevActivityDesk *self = MONEV_ACTIVITY_DESK (widget);
  g_autofree char *subject = g_strconcat ("step/", self->step_id, NULL);

  pick_file (self, subject);
}

/* ---- opening: a copy goes to the system's program, the original stays ---- */

static gpointer
copy_job (MonevDbJob *job, gpointer data, GError **error)
{
  MonevDbConnection *connection = monev_db_job_connection (job);
  g_autoptr (MonevAttachment) file = monev_attachment_get (connection, data, error);
  g_autoptr (GBytes) bytes = file != NULL ? monev_attachment_read (connection, data, error) : NULL;
  g_autofree char *folder = NULL;
  g_autofree char *name = NULL;
  g_autofree char *path = NULL;

  if (bytes == NULL)
    return NULL;
  folder = g_dir_make_tmp ("monev-XXXXXX", error);
  if (folder == NULL)
    return NULL;
  name = g_path_get_basename (file->name);
  path = g_build_filename (folder, name, NULL);
  if (g_file_set_contents_full (path, g_bytes_get_data (bytes, NULL),
                                (gssize) g_bytes_get_size (bytes), G_FILE_SET_CONTENTS_NONE, 0400,
                                error))
    return g_steal_pointer (&path);
  g_rmdir (folder);
  return NULL;
}

static void
on_copied (gpointer owner, gpointer result, const GError *error)
{
  MonevActivityDesk *self = owner;
  g_autofree char *uri = NULL;
  g_autoptr (GError) local = NULL;

  if (error != NULL)
    {
      monev_reference_tell (GTK_WIDGET (self), error);
      return;
    }
  g_ptr_array_add (self->copies, result);
  uri = g_filename_to_uri (result, NULL, NULL);
  if (g_app_info_launch_default_for_uri (uri, NULL, &local))
    monev_window_toast (self->window, _("Salinannya dibuka; aslinya tidak berubah"), NULL, NULL,
                        NULL, NULL);
  else
    monev_window_toast (self->window,
                        _("Tidak ada program untuk membuka berkas ini di komputer Anda"), NULL,
                        NULL, NULL, NULL);
}

static void
act_open_file (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MonevActivityDesk *self = MONEV_ACTIVITY_DESK (widget);

  monev_session_call (self->session, G_OBJECT (self),
                      &(MonevDbJobSpec) { .lane = MONEV_DB_LANE_READ,
                                          .work = copy_job,
                                          .data = g_variant_dup_string (parameter, NULL),
                                          .free_data = g_free,
                                          .free_result = g_free,
                                          .cancellable = self->cancellable },
                      on_copied);
}

/** monev_activity_desk_forget_copies: removes what was opened; programs keep what they have read. */
void
monev_activity_desk_forget_copies (MonevActivityDesk *self)
{
  for (guint i = 0; i < self->copies->len; i++)
    {
      g_autofree char *folder = g_path_get_dirname (self->copies->pdata[i]);

      g_unlink (self->copies->pdata[i]);
      g_rmdir (folder);
    }
  g_ptr_array_set_size (self->copies, 0);
}

/* ---- removing: the bytes are kept for Urungkan ---- */

typedef struct
{
  char *id;
  char *activity_id;
  gint64 version;
  MonevActor *actor;
} Removing;

static void
removing_free (gpointer data)
{
  Removing *removing = data;

  g_free (removing->id);
  g_free (removing->activity_id);
  monev_actor_free (removing->actor);
  g_free (removing);
}

static gpointer
remove_job (MonevDbJob *job, gpointer data, GError **error)
{
  MonevDbConnection *connection = monev_db_job_connection (job);
  const Removing *removing = data;
  g_autoptr (MonevAttachment) file = monev_attachment_get (connection, removing->id, error);
  g_autoptr (GBytes) bytes
      = file != NULL ? monev_attachment_read (connection, removing->id, error) : NULL;
  Reading *kept;

  if (bytes == NULL
      || !monev_activity_detach (connection, removing->actor, removing->activity_id, removing->id,
                                 removing->version, error))
    return NULL;
  kept = g_new0 (Reading, 1);
  *kept = (Reading) { g_strdup (file->caption), g_strdup (file->subject), g_strdup (file->name),
                      g_steal_pointer (&bytes) };
  return kept;
}

static gpointer
again_job (MonevDbJob *job, gpointer data, GError **error)
{
  const Reading *kept = data;
  g_autoptr (MonevIssueList) issues = monev_issue_list_new ();

  return monev_attachment_file_new (kept->name, kept->bytes, monev_db_job_cancellable (job), issues,
                                    error);
}

/* The undo of a toast: what is put back bears its caption again. */
typedef struct
{
  MonevActivityDesk *desk; /* weak */
  Reading *kept;
} Undo;

static void
undo_free (gpointer data)
{
  Undo *undo = data;

  g_clear_weak_pointer (&undo->desk);
  g_clear_pointer (&undo->kept, reading_free);
  g_free (undo);
}

static void
on_made_again (gpointer owner, gpointer result, const GError *error)
{
  MonevActivityDesk *self = owner;

  if (error != NULL)
    {
      monev_reference_tell (GTK_WIDGET (self), error);
      return;
    }
  g_clear_pointer (&self->removed, monev_attachment_file_free);
  self->removed = result;
  monev_activity_desk_send (self,
                            &(MonevActivityAsk) { .act = MONEV_ASK_ATTACH,
                                                  .activity_id = self->id,
                                                  .id = self->removed_from,
                                                  .text = self->removed_caption,
                                                  .file = self->removed },
                            _("Lampiran dikembalikan"));
}

static void
on_undo (MonevWindow *window, gpointer data)
{
  Undo *undo = data;
  MonevActivityDesk *self = undo->desk;
  Reading *kept = g_steal_pointer (&undo->kept);

  if (self == NULL || kept == NULL || self->session == NULL)
    {
      g_clear_pointer (&kept, reading_free);
      return;
    }
  g_free (self->removed_from);
  g_free (self->removed_caption);
  self->removed_from = g_strdup (kept->subject);
  self->removed_caption = g_strdup (kept->path);
  monev_session_call (self->session, G_OBJECT (self),
                      &(MonevDbJobSpec) { .lane = MONEV_DB_LANE_LONG,
                                          .work = again_job,
                                          .data = kept,
                                          .free_data = reading_free,
                                          .free_result
                                          = (GDestroyNotify) monev_attachment_file_free,
                                          .cancellable = self->cancellable },
                      on_made_again);
}

static void
on_removed (gpointer owner, gpointer result, const GError *error)
{
  MonevActivityDesk *self = owner;
  g_autofree char *said = NULL;
  Undo *undo;

  self->busy = FALSE;
  monev_activity_desk_load (self);
  if (error != NULL)
    {
      monev_reference_tell (GTK_WIDGET (self), error);
      return;
    }
  undo = g_new0 (Undo, 1);
  undo->kept = result;
  g_set_weak_pointer (&undo->desk, self);
  said = g_strdup_printf (_("%s dihapus"), undo->kept->name);
  monev_window_toast (self->window, said, _("_Urungkan"), on_undo, undo, undo_free);
}

static void
act_detach (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MonevActivityDesk *self = MONEV_ACTIVITY_DESK (widget);
  const MonevAttachment *file = find_file (self, g_variant_get_string (parameter, NULL));
  const MonevActor *actor = monev_session_get_actor (self->session);
  Removing *removing;

  if (self->busy || file == NULL || actor == NULL)
    return;
  removing = g_new (Removing, 1);
  *removing = (Removing) { g_strdup (file->id), g_strdup (self->id), file->version,
                           monev_actor_copy (actor) };
  self->busy = TRUE;
  monev_activity_desk_update (self);
  monev_session_call (self->session, G_OBJECT (self),
                      &(MonevDbJobSpec) { .lane = MONEV_DB_LANE_WRITE,
                                          .work = remove_job,
                                          .data = removing,
                                          .free_data = removing_free,
                                          .free_result = reading_free },
                      on_removed);
}

/* ---- marks and notes ---- */

static void
act_mark (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MonevActivityDesk *self = MONEV_ACTIVITY_DESK (widget);
  const MonevActivityItem *item
      = monev_activity_item (self->data->activity, g_variant_get_string (parameter, NULL), NULL);

  if (item != NULL)
    monev_activity_desk_send (self,
                              &(MonevActivityAsk) { .act = MONEV_ASK_ITEM_MARK,
                                                    .activity_id = self->id,
                                                    .id = item->id,
                                                    .version = item->version,
                                                    .on = item->marked_at == 0 },
                              NULL);
}

static void
act_note_remove (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MonevActivityDesk *self = MONEV_ACTIVITY_DESK (widget);

  monev_activity_desk_send (self,
                            &(MonevActivityAsk) { .act = MONEV_ASK_NOTE_REMOVE,
                                                  .activity_id = self->id,
                                                  .id = g_variant_get_string (parameter, NULL) },
                            _("Catatan dihapus; isinya tetap ada dalam riwayat"));
}

/** monev_activity_desk_install_files: the actions of files, marks and notes. */
void
monev_activity_desk_install_files (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "desk.attach", "s", act_attach);
  gtk_widget_class_install_action (klass, "desk.attach-step", NULL, act_attach_step);
  gtk_widget_class_install_action (klass, "desk.attach-path", "(ss)", act_attach_path);
  gtk_widget_class_install_action (klass, "desk.open-file", "s", act_open_file);
  gtk_widget_class_install_action (klass, "desk.detach", "s", act_detach);
  gtk_widget_class_install_action (klass, "desk.mark", "s", act_mark);
  gtk_widget_class_install_action (klass, "desk.note-remove", "s", act_note_remove);
}
