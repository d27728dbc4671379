#include "take-desk-private.h"

#include "data-files.h"
#include "key-list.h"
#include "ui/common/error-text.h"

#include <glib/gi18n.h>
#include <string.h>

G_DEFINE_FINAL_TYPE (MonevTakeDesk, monev_take_desk, MONEV_TYPE_PAGE)

static void
show_fault (MonevTakeDesk *self, const GError *error)
{
  g_autofree char *line = error == NULL ? NULL : monev_error_text_line (error);

  gtk_label_set_text (GTK_LABEL (self->fault), line != NULL ? line : "");
  gtk_widget_set_visible (self->fault, line != NULL);
}

/* ---- reading ---- */

/* A file that was placed by hand, or left before, has its row where it ended now. */
static void
drop_row (GtkListBox *list, const char *path)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (list, i)) != NULL; i++)
    if (g_strcmp0 (g_object_get_data (G_OBJECT (row), "monev-path"), path) == 0)
      {
        gtk_list_box_remove (list, GTK_WIDGET (row));
        return;
      }
}

static void
show_results (MonevTakeDesk *self, const GPtrArray *results)
{
  if (self->placing != NULL)
    drop_row (self->lists[MONEV_TAKEN_UNPLACED], self->placing);
  for (guint i = 0; i < results->len; i++)
    drop_row (self->lists[MONEV_TAKEN_LEFT], ((MonevTakenFile *) results->pdata[i])->path);
  for (guint i = 0; i < results->len; i++)
    {
      const MonevTakenFile *file = results->pdata[i];
      GtkWidget *row = monev_take_row_new (self, file);

      g_object_set_data_full (G_OBJECT (row), "monev-path", g_strdup (file->path), g_free);
      gtk_list_box_append (self->lists[file->status], row);
    }
}

static void
on_taken (gpointer owner, gpointer result, const GError *error)
{
  MonevTakeDesk *self = owner;
  MonevTakeWork *work = result;

  self->busy = FALSE;
  monev_window_release (self->window, self->hold);
  if (!self->gone)
    {
      monev_job_progress_finish (self->progress);
      if (work != NULL)
        show_results (self, work->results);
      show_fault (self, error);
      if (work != NULL && g_cancellable_is_cancelled (work->cancellable))
        monev_window_toast (self->window, _("Dihentikan. Yang sudah dibaca tetap tersimpan; sisanya disebutkan di "
                              "bawah."), NULL,
                            NULL, NULL, NULL);
      monev_take_desk_update (self);
    }
  g_clear_pointer (&self->placing, g_free);
  g_clear_pointer (&work, monev_take_work_unref);
}

static void
on_progress (guint64 done, guint64 total, const char *label, gpointer data)
{
  MonevTakeDesk *self = data;

  if (self->busy && !self->gone)
    monev_job_progress_update (self->progress, done, total, label);
}

static gboolean
day_of (MonevDateEntry *entry, MonevDate *day)
{
  GDate date;

  return monev_date_entry_get_date (entry, &date)
         && monev_date_from_ymd (g_date_get_year (&date), (int) g_date_get_month (&date),
                                 g_date_get_day (&date), day);
}

static void
start (MonevTakeDesk *self, const char *const *paths, MonevTakeSaid *said)
{
  g_autofree char *letter_date = NULL;
  MonevTakeWork *work;
  MonevDate day;

  if (day_of (self->letter_day, &day))
    letter_date = monev_date_to_iso (day);
  said->source = monev_take_desk_source (self);
  said->letter_number = gtk_editable_get_text (self->letter);
  said->letter_date = letter_date;
  said->filled_by = gtk_editable_get_text (self->by);
  said->filled_phone = gtk_editable_get_text (self->phone);
  said->dated = day_of (self->received_day, &said->received_on);
  self->busy = TRUE;
  show_fault (self, NULL);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  monev_take_desk_update (self);
  monev_job_progress_start (self->progress, _("Membaca berkas"), self->cancellable);
  self->hold = monev_window_hold (self->window, _("Terima berkas"), self->cancellable);
  work = monev_take_work_new (monev_session_get_actor (self->session), paths, said,
                              self->cancellable);
  monev_take_work_run (work, self->session, G_OBJECT (self), on_progress, on_taken);
  monev_take_work_unref (work);
}

static gboolean
can_start (MonevTakeDesk *self)
{
  return !self->busy && monev_session_get_actor (self->session) != NULL;
}

/** monev_take_desk_read: @paths: files and folders. */
void
monev_take_desk_read (MonevTakeDesk *self, const char *const *paths)
{
  MonevTakeSaid said = { NULL };

  if (!can_start (self) || paths[0] == NULL)
    return;
  if (self->choices != NULL)
    {
      start (self, paths, &said);
      return;
    }
  g_strfreev (self->waiting);
  self->waiting = g_strdupv ((char **) paths);
}

/** monev_take_desk_place: as "Pakai" does: the file is of that addressee. */
void
monev_take_desk_place (MonevTakeDesk *self, const char *path, const char *request_id,
                       const char *addressee_id)
{
  MonevTakeSaid said = { .request_id = request_id, .addressee_id = addressee_id };
  const char *paths[] = { path, NULL };

  if (!can_start (self))
    return;
  g_free (self->placing);
  self->placing = g_strdup (path);
  start (self, paths, &said);
}

/* ---- acts ---- */

static void
on_paths (gpointer owner, const char *const *paths)
{
  monev_take_desk_read (owner, paths);
}

static void
ask (MonevTakeDesk *self, gboolean folder)
{
  static const char *const endings[] = { "xlsx", "xlsm", "xls", "csv", NULL };

  monev_data_ask_files (GTK_WIDGET (self), folder ? _("Folder buku kerja") : _("Buku kerja OPD"),
                        _("Buku kerja Excel atau CSV"), endings, folder, on_paths);
}

static void
act_files (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ask (MONEV_TAKE_DESK (widget), FALSE);
}

static void
act_folder (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ask (MONEV_TAKE_DESK (widget), TRUE);
}

static void
act_key (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MonevTakeDesk *self = MONEV_TAKE_DESK (widget);

  gtk_window_present (GTK_WINDOW (monev_key_list_new (self->window, self->session)));
}

static gboolean
on_drop (GtkDropTarget *target, const GValue *value, double x, double y, gpointer data)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) paths = NULL;

  for (GSList *l = g_value_get_boxed (value); l != NULL; l = l->next)
    {
      g_autofree char *path = g_file_get_path (l->data);

      if (path != NULL)
        g_strv_builder_add (builder, path);
    }
  paths = g_strv_builder_end (builder);
  monev_take_desk_read (data, (const char *const *) paths);
  return paths[0] != NULL;
}

static void
add_drop (MonevTakeDesk *self)
{
  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  g_signal_connect (target, "drop", G_CALLBACK (on_drop), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
  gtk_widget_add_css_class (GTK_WIDGET (self), "monev-drop");
}

static GtkWidget *
monev_take_desk_get_first_act (MonevPage *page)
{
  MonevTakeDesk *self = MONEV_TAKE_DESK (page);

  return gtk_widget_get_visible (GTK_WIDGET (self->empty))
             ? monev_empty_state_get_button (self->empty)
             : self->add;
}

/* ---- the desk ---- */

static void
on_choices (gpointer owner, gpointer result, const GError *error)
{
  MonevTakeDesk *self = owner;

  g_auto (GStrv) waiting = g_steal_pointer (&self->waiting);

  if (self->gone)
    {
      g_clear_pointer (&result, g_ptr_array_unref);
      return;
    }
  if (error != NULL)
    {
      show_fault (self, error);
      return;
    }
  self->choices = result;
  if (waiting != NULL)
    monev_take_desk_read (self, (const char *const *) waiting);
}

static gpointer
choices_job (MonevDbJob *job, gpointer data, GError **error)
{
  return monev_take_choices_load (monev_db_job_connection (job), error);
}

static gboolean
on_closing (MonevTakeDesk *self)
{
  if (self->busy)
    g_cancellable_cancel (self->cancellable);
  return self->busy;
}

static void
monev_take_desk_dispose (GObject *object)
{
  MonevTakeDesk *self = MONEV_TAKE_DESK (object);

  self->gone = TRUE;
  G_OBJECT_CLASS (monev_take_desk_parent_class)->dispose (object);
}

static void
monev_take_desk_finalize (GObject *object)
{
  MonevTakeDesk *self = MONEV_TAKE_DESK (object);

  g_clear_object (&self->cancellable);
  g_clear_object (&self->session);
  g_clear_pointer (&self->choices, g_ptr_array_unref);
  g_strfreev (self->waiting);
  g_free (self->placing);
  G_OBJECT_CLASS (monev_take_desk_parent_class)->finalize (object);
}

static void
monev_take_desk_class_init (MonevTakeDeskClass *klass)
{
  GtkWidgetClass *widget = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = monev_take_desk_dispose;
  G_OBJECT_CLASS (klass)->finalize = monev_take_desk_finalize;
  MONEV_PAGE_CLASS (klass)->get_first_act = monev_take_desk_get_first_act;
  gtk_widget_class_install_action (widget, "take.files", NULL, act_files);
  gtk_widget_class_install_action (widget, "take.folder", NULL, act_folder);
  gtk_widget_class_install_action (widget, "take.key", NULL, act_key);
  gtk_widget_class_add_binding_action (widget, GDK_KEY_o, GDK_CONTROL_MASK, "take.files", NULL);
}

static void
monev_take_desk_init (MonevTakeDesk *self)
{
  monev_take_desk_build (self);
  add_drop (self);
  g_signal_connect (self, "closing", G_CALLBACK (on_closing), NULL);
}

/** monev_take_desk_new: Returns: (transfer floating): to be given to monev_window_push_desk(). */
GtkWidget *
monev_take_desk_new (MonevWindow *window, MonevSession *session)
{
  MonevTakeDesk *self = g_object_new (MONEV_TYPE_TAKE_DESK, NULL);

  self->window = window;
  self->session = g_object_ref (session);
  monev_page_set_title (MONEV_PAGE (self), _("Terima Berkas"));
  monev_page_set_subtitle (MONEV_PAGE (self), _("berkas asli disimpan apa adanya"));
  monev_session_call (session, G_OBJECT (self),
                      &(MonevDbJobSpec) { .lane = MONEV_DB_LANE_READ,
                                          .work = choices_job,
                                          .free_result = (GDestroyNotify) g_ptr_array_unref },
                      on_choices);
  return GTK_WIDGET (self);
}

/** monev_take_desk_is_busy: Returns: whether files are being read. */
gboolean
monev_take_desk_is_busy (MonevTakeDesk *self)
{
  return self->busy;
}

/** monev_take_desk_is_ready: Returns: whether it knows to whom files may belong. */
gboolean
monev_take_desk_is_ready (MonevTakeDesk *self)
{
  return self->choices != NULL;
}

/** monev_take_desk_get_n: Returns: how many files ended like that. */
guint
monev_take_desk_get_n (MonevTakeDesk *self, MonevTakenStatus status)
{
  guint n = 0;

  while (gtk_list_box_get_row_at_index (self->lists[status], (int) n) != NULL)
    n++;
  return n;
}

/** monev_take_desk_set_by: who filled it in, as if it was typed. */
void
monev_take_desk_set_by (MonevTakeDesk *self, const char *name, const char *phone)
{
  gtk_editable_set_text (self->by, name);
  gtk_editable_set_text (self->phone, phone);
}
