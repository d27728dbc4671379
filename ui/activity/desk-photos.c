/* The photos of a visit: several attached at once, moved, printed. */
#include "activity-desk-private.h"

#include "activity/field-paper.h"
#include "activity/photo-order.h"
#include "attachment/media-type.h"
#include "agenda-print.h"
#include "ui/common/error-text.h"
#include "ui/reference/panel.h"

#include <glib/gi18n.h>
#include <string.h>

#define F4_WIDTH 215 /* mm */
#define F4_HEIGHT 330

/* ---- attaching: all files are read before the write lane is asked ---- */

typedef struct
{
  char *activity_id;
  char *subject;
  char **paths;
  GPtrArray *files;  /* MonevAttachmentFile: what was read of them */
  MonevActor *actor;
  guint n_added;
  guint n_failed;
  char *why;         /* of the first that could not be taken; NULL: none */
} Batch;

static void
batch_free (gpointer data)
{
  Batch *batch = data;

  g_free (batch->activity_id);
  g_free (batch->subject);
  g_strfreev (batch->paths);
  g_ptr_array_unref (batch->files);
  monev_actor_free (batch->actor);
  g_free (batch->why);
  g_free (batch);
}

static Batch *
batch_copy (const Batch *batch)
{
  Batch *copy = g_new0 (Batch, 1);

  *copy = (Batch) { g_strdup (batch->activity_id), g_strdup (batch->subject),
                    g_strdupv (batch->paths), g_ptr_array_ref (batch->files),
                    monev_actor_copy (batch->actor), batch->n_added, batch->n_failed,
                    g_strdup (batch->why) };
  return copy;
}

static void
blame (Batch *batch, GError *error)
{
  batch->n_failed++;
  if (batch->why == NULL)
    batch->why = g_strdup (error->message);
  g_error_free (error);
}

/* Under the name of a photo anything may come; on a page of photos it would be a hole. */
static GError *
refuse_kind (const MonevAttachmentFile *file)
{
  return g_error_new (MONEV_ERROR, MONEV_ERROR_INVALID,
                      _("%s bukan foto: isinya %s. Pilih berkas JPEG atau PNG."), file->name,
                      monev_media_type_word (file->type));
}

static gboolean
read_one (MonevDbJob *job, Batch *batch, const char *path, GError **error)
{
  g_autoptr (MonevIssueList) issues = monev_issue_list_new ();
  GError *local = NULL;
  g_autoptr (MonevAttachmentFile) file
      = monev_attachment_file_read (path, monev_db_job_cancellable (job), issues, &local);

  if (file != NULL && g_str_has_prefix (file->type, "image/"))
    g_ptr_array_add (batch->files, g_steal_pointer (&file));
  else if (file != NULL)
    blame (batch, refuse_kind (file));
  else if (g_error_matches (local, MONEV_ERROR, MONEV_ERROR_CANCELLED))
    {
      g_propagate_error (error, local);
      return FALSE;
    }
  else
    blame (batch, local);
  return TRUE;
}

/* One that can't be read costs itself alone. */
static gpointer
read_job (MonevDbJob *job, gpointer data, GError **error)
{
  Batch *batch = batch_copy (data);
  guint n = g_strv_length (batch->paths);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *name = g_path_get_basename (batch->paths[i]);

      monev_db_job_progress (job, i, n, name);
      if (monev_db_job_cancelled (job, error) || !read_one (job, batch, batch->paths[i], error))
        {
          batch_free (batch);
          return NULL;
        }
    }
  return batch;
}

static gpointer
write_job (MonevDbJob *job, gpointer data, GError **error)
{
  Batch *batch = batch_copy (data);

  for (guint i = 0; i < batch->files->len; i++)
    {
      GError *local = NULL;
      g_autofree char *id
          = monev_activity_attach (monev_db_job_connection (job), batch->actor, batch->activity_id,
                                   batch->subject, batch->files->pdata[i], "", &local);

      if (id != NULL)
        batch->n_added++;
      else
        blame (batch, local);
    }
  return batch;
}

static void
tell_added (MonevActivityDesk *self, const Batch *batch)
{
  g_autofree char *added = g_strdup_printf (_("%u foto ditambahkan"), batch->n_added);
  g_autofree char *text
      = batch->n_failed > 0 ? g_strdup_printf (_("%s, %u tidak: %s"), added, batch->n_failed,
                                               batch->why)
                            : g_strdup (added);

  monev_window_toast (self->window, text, NULL, NULL, NULL, NULL);
}

static void
end_work (MonevActivityDesk *self)
{
  self->busy = FALSE;
  if (self->data != NULL)
    monev_job_progress_finish (monev_visit_view_get_progress (self->visits));
  monev_activity_desk_update (self);
}

static void
on_written (gpointer owner, gpointer result, const GError *error)
{
  MonevActivityDesk *self = owner;
  Batch *batch = result;

  end_work (self);
  if (error != NULL)
    monev_reference_tell (GTK_WIDGET (self), error);
  else
    tell_added (self, batch);
  g_clear_pointer (&batch, batch_free);
  monev_activity_desk_load (self);
}

static void
on_read (gpointer owner, gpointer result, const GError *error)
{
  MonevActivityDesk *self = owner;
  Batch *batch = result;

  if (self->session == NULL)
    {
      g_clear_pointer (&batch, batch_free);
      return;
    }
  if (error != NULL || batch->files->len == 0)
    {
      end_work (self);
      if (error != NULL && monev_error_text_silent (error))
        monev_window_toast (self->window, _("Dibatalkan. Tidak ada yang diubah."), NULL, NULL, NULL,
                            NULL);
      else if (error != NULL)
        monev_reference_tell (GTK_WIDGET (self), error);
      else
        tell_added (self, batch);
      g_clear_pointer (&batch, batch_free);
      return;
    }
  monev_session_call (self->session, G_OBJECT (self),
                      &(MonevDbJobSpec) { .lane = MONEV_DB_LANE_WRITE,
                                          .work = write_job,
                                          .data = batch,
                                          .free_data = batch_free,
                                          .free_result = batch_free },
                      on_written);
}

static void
on_progress (guint64 done, guint64 total, const char *label, gpointer data)
{
  MonevActivityDesk *self = data;

  if (self->session != NULL && self->busy)
    monev_job_progress_update (monev_visit_view_get_progress (self->visits), done, total, label);
}

static void
add_photos (MonevActivityDesk *self, const char *visit_id, char **paths)
{
  const MonevActor *actor = monev_session_get_actor (self->session);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  Batch *batch;

  if (self->busy || actor == NULL || paths[0] == NULL)
    return;
  batch = g_new0 (Batch, 1);
  batch->activity_id = g_strdup (self->id);
  batch->subject = g_strconcat ("visit/", visit_id, NULL);
  batch->paths = g_strdupv (paths);
  batch->files
      = g_ptr_array_new_with_free_func ((GDestroyNotify) monev_attachment_file_free);
  batch->actor = monev_actor_copy (actor);
  self->busy = TRUE;
  monev_activity_desk_update (self);
  monev_job_progress_start (monev_visit_view_get_progress (self->visits), _("Membaca foto"),
                            cancellable);
  monev_session_run (self->session, G_OBJECT (self),
                     &(MonevDbJobSpec) { .lane = MONEV_DB_LANE_LONG,
                                         .work = read_job,
                                         .data = batch,
                                         .free_data = batch_free,
                                         .free_result = batch_free,
                                         .cancellable = cancellable,
                                         .progress = on_progress,
                                         .progress_data = self },
                     on_read);
}

static void
act_photos_paths (GtkWidget *widget, const char *name, GVariant *parameter)
{
  const char *id;
  g_auto (GStrv) paths = NULL;

  g_variant_get (parameter, "(&s^as)", &id, &paths);
  add_photos (MONEV_ACTIVITY_DESK (widget), id, paths);
}

static void
on_picked (GtkNativeDialog *chooser, int response, gpointer data)
{
  MonevActivityDesk *self = data;
  const char *id = g_object_get_data (G_OBJECT (chooser), "monev-id");
  g_autoptr (GListModel) files = gtk_file_chooser_get_files (GTK_FILE_CHOOSER (chooser));
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) paths = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (files); i++)
    {
      g_autoptr (GFile) file = g_list_model_get_item (files, i);
      g_autofree char *path = g_file_get_path (file);

      if (path != NULL)
        g_strv_builder_add (builder, path);
    }
  paths = g_strv_builder_end (builder);
  if (response == GTK_RESPONSE_ACCEPT)
    add_photos (self, id, paths);
  g_object_set_data (G_OBJECT (self), "monev-chooser", NULL);
}

static void
act_photos_add (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MonevActivityDesk *self = MONEV_ACTIVITY_DESK (widget);
  GtkRoot *root = gtk_widget_get_root (widget);
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();
  GtkFileChooserNative *chooser
      = gtk_file_chooser_native_new (_("Pilih foto; boleh beberapa sekaligus"), GTK_WINDOW (root),
                                     GTK_FILE_CHOOSER_ACTION_OPEN, _("_Tambah"), _("_Batal"));

  gtk_file_filter_set_name (filter, _("Foto (JPEG, PNG)"));
  gtk_file_filter_add_mime_type (filter, "image/jpeg");
  gtk_file_filter_add_mime_type (filter, "image/png");
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (chooser), filter);
  gtk_file_chooser_set_select_multiple (GTK_FILE_CHOOSER (chooser), TRUE);
  g_object_set_data_full (G_OBJECT (chooser), "monev-id", g_variant_dup_string (parameter, NULL),
                          g_free);
  g_signal_connect_object (chooser, "response", G_CALLBACK (on_picked), self, 0);
  g_object_set_data_full (G_OBJECT (self), "monev-chooser", chooser, g_object_unref);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

/* ---- moving ---- */

typedef struct
{
  char *activity_id, *visit_id, *id;
  int by;
  MonevActor *actor;
} Move;

static void
move_free (gpointer data)
{
  Move *move = data;

  g_free (move->activity_id);
  g_free (move->visit_id);
  g_free (move->id);
  monev_actor_free (move->actor);
  g_free (move);
}

static gpointer
move_job (MonevDbJob *job, gpointer data, GError **error)
{
  const Move *move = data;

  return monev_photo_order_move (monev_db_job_connection (job), move->actor, move->activity_id,
                                 move->visit_id, move->id, move->by, error)
             ? g_strdup ("")
             : NULL;
}

/* At an end the keys do nothing, and say nothing. */
static void
on_moved (gpointer owner, gpointer result, const GError *error)
{
  MonevActivityDesk *self = owner;
  g_autofree char *done = result;

  self->busy = FALSE;
  monev_activity_desk_update (self);
  if (error != NULL && !g_error_matches (error, MONEV_ERROR, MONEV_ERROR_STATE))
    monev_reference_tell (GTK_WIDGET (self), error);
  monev_activity_desk_load (self);
}

static void
act_photo_move (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MonevActivityDesk *self = MONEV_ACTIVITY_DESK (widget);
  const MonevActor *actor = monev_session_get_actor (self->session);
  const char *visit_id, *id;
  Move *move;
  int by;

  g_variant_get (parameter, "(&s&si)", &visit_id, &id, &by);
  if (self->busy || actor == NULL)
    return;
  move = g_new (Move, 1);
  *move = (Move) { g_strdup (self->id), g_strdup (visit_id), g_strdup (id), by,
                   monev_actor_copy (actor) };
  self->busy = TRUE;
  monev_session_call (self->session, G_OBJECT (self),
                      &(MonevDbJobSpec) { .lane = MONEV_DB_LANE_WRITE,
                                          .work = move_job,
                                          .data = move,
                                          .free_data = move_free,
                                          .free_result = g_free },
                      on_moved);
}

/* ---- printing ---- */

/* What goes to the printer, and what is missing on it. */
typedef struct
{
  MonevPageLayout *layout;
  MonevIssueList *issues;
} Laid;

static void
laid_free (gpointer data)
{
  Laid *laid = data;

  g_clear_pointer (&laid->layout, monev_page_layout_unref);
  monev_issue_list_unref (laid->issues);
  g_free (laid);
}

static gpointer
layout_job (MonevDbJob *job, gpointer id, GError **error)
{
  MonevDbConnection *connection = monev_db_job_connection (job);
  g_autoptr (MonevRecord) visit = monev_field_get (connection, &monev_visit_type, id, error);
  g_autoptr (MonevIssueList) issues = monev_issue_list_new ();
  g_autoptr (MonevPageDocument) paper
      = visit != NULL ? monev_visit_photos_paper (connection, visit, issues, error) : NULL;
  MonevPageLayout *layout
      = paper != NULL ? monev_page_layout_new (paper, monev_db_job_cancellable (job), error) : NULL;
  Laid *laid;

  if (layout == NULL)
    return NULL;
  laid = g_new (Laid, 1);
  *laid = (Laid) { layout, g_steal_pointer (&issues) };
  return laid;
}

static void
print_photos (MonevActivityDesk *self, GtkRoot *root, MonevPageLayout *layout)
{
  g_autoptr (GtkPrintOperation) operation = NULL;
  g_autoptr (GtkPageSetup) setup = gtk_page_setup_new ();
  g_autoptr (GError) problem = NULL;
  GtkPaperSize *paper;

  paper = gtk_paper_size_new_custom ("f4", "F4", F4_WIDTH, F4_HEIGHT, GTK_UNIT_MM);
  gtk_page_setup_set_paper_size (setup, paper);
  gtk_paper_size_free (paper);
  operation = monev_agenda_print_new (layout, _("Dokumentasi Kunjungan"));
  gtk_print_operation_set_default_page_setup (operation, setup);
  gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG, GTK_WINDOW (root),
                           &problem);
  if (problem != NULL)
    monev_reference_tell (GTK_WIDGET (self), problem);
}

static void
on_laid_out (gpointer owner, gpointer result, const GError *error)
{
  MonevActivityDesk *self = owner;
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  Laid *laid = result;

  if (error != NULL)
    {
      monev_reference_tell (GTK_WIDGET (self), error);
      return;
    }
  if (monev_issue_list_size (laid->issues) > 0)
    monev_window_toast (self->window, monev_issue_list_get (laid->issues, 0)->message, NULL, NULL,
                        NULL, NULL);
  if (root != NULL)
    print_photos (self, root, laid->layout);
  laid_free (laid);
}

static void
act_photos_print (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MonevActivityDesk *self = MONEV_ACTIVITY_DESK (widget);

  monev_session_call (self->session, G_OBJECT (self),
                      &(MonevDbJobSpec) { .lane = MONEV_DB_LANE_LONG,
                                          .work = layout_job,
                                          .data = g_variant_dup_string (parameter, NULL),
                                          .free_data = g_free,
                                          .free_result = laid_free,
                                          .cancellable = self->cancellable },
                      on_laid_out);
}

/** monev_activity_desk_allow_photos: whether photos may be added and moved. */
void
monev_activity_desk_allow_photos (MonevActivityDesk *self, gboolean may)
{
  static const char *const changing[]
      = { "desk.photos-add", "desk.photos-paths", "desk.photo-move" };

  for (guint i = 0; i < G_N_ELEMENTS (changing); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), changing[i], may);
}

/** monev_activity_desk_install_photos: the actions of the photos of a visit. */
void
monev_activity_desk_install_photos (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "desk.photos-add", "s", act_photos_add);
  gtk_widget_class_install_action (klass, "desk.photos-paths", "(sas)", act_photos_paths);
  gtk_widget_class_install_action (klass, "desk.photo-move", "(ssi)", act_photo_move);
  gtk_widget_class_install_action (klass, "desk.photos-print", "s", act_photos_print);
}
