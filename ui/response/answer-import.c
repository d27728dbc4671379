#include "answer-import-private.h"

#include "answer-file.h"
#include "ui/common/error-text.h"
#include "ui/reference/panel.h"

#include <glib/gi18n.h>

enum
{
  TAKEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MonevAnswerImport, monev_answer_import, MONEV_TYPE_PAGE)

static void
read_clear (gpointer data)
{
  MonevAnswerRead *read = data;

  g_clear_pointer (&read->import, monev_response_import_free);
  monev_issue_list_unref (read->issues);
}

static void
read_unref (gpointer read)
{
  g_atomic_rc_box_release_full (read, read_clear);
}

/* What a job is given. */
typedef struct
{
  MonevActor *actor;
  char *instrument_id;
  char **paths;
  GHashTable *mapping;   /* (nullable) */
  char *key;             /* (nullable) */
  MonevAnswerRead *read; /* (nullable) */
} Request;

static void
request_free (gpointer data)
{
  Request *request = data;

  monev_actor_free (request->actor);
  g_free (request->instrument_id);
  g_strfreev (request->paths);
  g_clear_pointer (&request->mapping, g_hash_table_unref);
  g_free (request->key);
  g_clear_pointer (&request->read, read_unref);
  g_free (request);
}

static void
on_step (guint64 done, guint64 total, gpointer job)
{
  monev_db_job_progress (job, done, total, "");
}

static MonevResponseSource
source_of (const Request *request, MonevDbJob *job)
{
  return (MonevResponseSource) { .instrument_id = request->instrument_id,
                                 .paths = (const char *const *) request->paths,
                                 .key = request->key,
                                 .mapping = request->mapping,
                                 .cancellable = monev_db_job_cancellable (job),
                                 .decision = MONEV_DECISION_ASK,
                                 .step = on_step,
                                 .step_data = job };
}

static gpointer
look_job (MonevDbJob *job, gpointer data, GError **error)
{
  const Request *request = data;
  MonevResponseSource source = source_of (request, job);

  return monev_response_look (monev_db_job_connection (job), request->actor, &source, error);
}

static gpointer
read_job (MonevDbJob *job, gpointer data, GError **error)
{
  const Request *request = data;
  MonevResponseSource source = source_of (request, job);
  MonevAnswerRead *read = g_atomic_rc_box_new0 (MonevAnswerRead);

  read->issues = monev_issue_list_new ();
  read->import = monev_response_import_read (monev_db_job_connection (job), request->actor, &source,
                                             read->issues, error);
  if (read->import == NULL)
    g_clear_pointer (&read, read_unref);
  return read;
}

static gpointer
take_job (MonevDbJob *job, gpointer data, GError **error)
{
  const Request *request = data;
  gboolean good;

  monev_response_import_watch (request->read->import, monev_db_job_cancellable (job), on_step, job);
  good = monev_response_import_apply (monev_db_job_connection (job), request->actor,
                                      request->read->import, error);
  monev_response_import_watch (request->read->import, NULL, NULL, NULL);
  return good ? g_atomic_rc_box_acquire (request->read) : NULL;
}

/* ---- work ---- */

static void
on_progress (guint64 done, guint64 total, const char *label, gpointer data)
{
  MonevAnswerImport *self = data;

  if (self->busy && !self->gone)
    monev_job_progress_update (self->progress, done, total, label);
}

static Request *
request_new (MonevAnswerImport *self)
{
  const MonevActor *actor = monev_session_get_actor (self->session);
  Request *request;

  if (actor == NULL)
    return NULL;
  request = g_new0 (Request, 1);
  request->actor = monev_actor_copy (actor);
  request->instrument_id = g_strdup (self->instrument_id);
  request->paths = g_strdupv (self->paths);
  return request;
}

static void
run (MonevAnswerImport *self, MonevDbLaneKind lane, MonevDbJobFunc work, GDestroyNotify free_result,
     Request *request, const char *title, MonevSessionDone done)
{
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  self->busy = TRUE;
  monev_answer_import_show_go (self);
  monev_job_progress_start (self->progress, title, self->cancellable);
  monev_session_run (self->session, G_OBJECT (self),
                     &(MonevDbJobSpec) { .lane = lane,
                                         .work = work,
                                         .data = request,
                                         .free_data = request_free,
                                         .free_result = free_result,
                                         .cancellable = self->cancellable,
                                         .progress = on_progress,
                                         .progress_data = self },
                     done);
}

static void
show_step (MonevAnswerImport *self, MonevAnswerImportStep step)
{
  gtk_stack_set_visible_child (self->stack, self->pages[step]);
  monev_answer_import_show_go (self);
  if (gtk_widget_get_mapped (GTK_WIDGET (self)) && !monev_page_focus_first (MONEV_PAGE (self)))
    gtk_widget_child_focus (self->pages[step], GTK_DIR_TAB_FORWARD);
}

/* Returns whether the desk is still there to hear it, and nothing went wrong. */
static gboolean
finish (MonevAnswerImport *self, const GError *error)
{
  self->busy = FALSE;
  if (self->hold != 0)
    monev_window_release (self->window, self->hold);
  self->hold = 0;
  if (self->gone)
    return FALSE;
  monev_job_progress_finish (self->progress);
  monev_answer_import_show_go (self);
  if (error == NULL)
    return TRUE;
  if (monev_error_text_silent (error))
    monev_window_toast (self->window, _("Dibatalkan. Tidak ada jawaban yang diambil."), NULL, NULL,
                        NULL, NULL);
  else if (monev_answer_import_get_step (self) == MONEV_ANSWER_IMPORT_CHOOSE)
    {
      monev_empty_state_set_error (self->choose, error);
      monev_empty_state_set_button (self->choose, _("Pilih Berkas Lain…"), "answer-import.choose");
    }
  else
    monev_reference_tell (GTK_WIDGET (self), error);
  return FALSE;
}

static void
on_read (gpointer owner, gpointer result, const GError *error)
{
  MonevAnswerImport *self = owner;

  if (!finish (self, error))
    {
      g_clear_pointer (&result, read_unref);
      return;
    }
  monev_answer_conflicts_set (self->conflicts, NULL);
  g_clear_pointer (&self->read, read_unref);
  self->read = result;
  monev_answer_import_show_read (self);
  show_step (self, MONEV_ANSWER_IMPORT_RESULT);
}

static void
check (MonevAnswerImport *self)
{
  Request *request = request_new (self);

  if (request == NULL)
    return;
  if (!self->look->field)
    {
      request->mapping = monev_answer_mapping_get (self->mapping);
      request->key = monev_answer_mapping_get_key (self->mapping);
    }
  run (self, MONEV_DB_LANE_LONG, read_job, read_unref, request, _("Memeriksa jawaban"), on_read);
}

static void
on_looked (gpointer owner, gpointer result, const GError *error)
{
  MonevAnswerImport *self = owner;

  if (!finish (self, error))
    {
      monev_response_look_free (result);
      return;
    }
  g_clear_pointer (&self->look, monev_response_look_free);
  self->look = result;
  if (!self->look->field)
    monev_answer_mapping_set (self->mapping, self->look);
  if (self->look->settled)
    check (self);
  else
    show_step (self, MONEV_ANSWER_IMPORT_COLUMNS);
}

/** monev_answer_import_open: @paths: the responses first, then files of repeats. Headings are read;
 * where they all are known, the rows are checked at once. */
void
monev_answer_import_open (MonevAnswerImport *self, const char *const *paths)
{
  g_autofree char *name = NULL;
  Request *request;
  char **copy;

  if (self->busy || paths[0] == NULL)
    return;
  copy = g_strdupv ((char **) paths);
  g_strfreev (self->paths);
  self->paths = copy;
  name = g_path_get_basename (copy[0]);
  monev_page_set_subtitle (MONEV_PAGE (self), name);
  show_step (self, MONEV_ANSWER_IMPORT_CHOOSE);
  request = request_new (self);
  if (request != NULL)
    run (self, MONEV_DB_LANE_LONG, look_job, (GDestroyNotify) monev_response_look_free, request,
         _("Membaca berkas"), on_looked);
}

static void
on_taken (gpointer owner, gpointer result, const GError *error)
{
  MonevAnswerImport *self = owner;
  const MonevResponseCount *count;
  g_autofree char *text = NULL;

  g_clear_pointer (&result, read_unref);
  if (!finish (self, error))
    return;
  count = monev_answer_import_get_count (self);
  text = g_strdup_printf (_("%u jawaban baru, %u berubah"), count->added, count->changed);
  monev_window_toast (self->window, text, NULL, NULL, NULL, NULL);
  g_signal_emit (self, signals[TAKEN], 0);
  monev_window_pop_desk (self->window);
}

static void
take (MonevAnswerImport *self)
{
  Request *request = request_new (self);

  if (request == NULL)
    return;
  request->read = g_atomic_rc_box_acquire (self->read);
  run (self, MONEV_DB_LANE_WRITE, take_job, read_unref, request, _("Menyimpan jawaban"), on_taken);
  self->hold = monev_window_hold (self->window, _("Impor jawaban"), self->cancellable);
}

/** monev_answer_import_go: checks the rows, or takes them once they are checked. */
void
monev_answer_import_go (MonevAnswerImport *self)
{
  if (!monev_answer_import_can_go (self))
    return;
  if (monev_answer_import_get_step (self) == MONEV_ANSWER_IMPORT_RESULT)
    take (self);
  else if (self->look != NULL)
    check (self);
}

/* ---- acts ---- */

static void
act_choose (GtkWidget *widget, const char *name, GVariant *parameter)
{
  monev_answer_file_ask (MONEV_ANSWER_IMPORT (widget));
}

static void
act_columns (GtkWidget *widget, const char *name, GVariant *parameter)
{
  show_step (MONEV_ANSWER_IMPORT (widget), MONEV_ANSWER_IMPORT_COLUMNS);
}

static void
act_cancel (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MonevAnswerImport *self = MONEV_ANSWER_IMPORT (widget);

  if (self->busy)
    g_cancellable_cancel (self->cancellable);
}

static gboolean
on_closing (MonevAnswerImport *self)
{
  if (self->busy && self->hold == 0)
    g_cancellable_cancel (self->cancellable);
  return self->hold != 0;
}

static GtkWidget *
monev_answer_import_get_first_act (MonevPage *page)
{
  MonevAnswerImport *self = MONEV_ANSWER_IMPORT (page);

  if (monev_answer_import_get_step (self) == MONEV_ANSWER_IMPORT_CHOOSE)
    return monev_empty_state_get_button (self->choose);
  if (monev_answer_import_can_go (self))
    return self->go;
  return monev_answer_import_get_step (self) == MONEV_ANSWER_IMPORT_RESULT && self->read != NULL
                 && monev_response_import_n_conflicts (self->read->import) > 0
             ? GTK_WIDGET (monev_answer_conflicts_get_grid (self->conflicts))
             : NULL;
}

static void
monev_answer_import_dispose (GObject *object)
{
  MonevAnswerImport *self = MONEV_ANSWER_IMPORT (object);

  self->gone = TRUE;
  if (self->cancellable != NULL && self->hold == 0)
    g_cancellable_cancel (self->cancellable);
  G_OBJECT_CLASS (monev_answer_import_parent_class)->dispose (object);
}

static void
monev_answer_import_finalize (GObject *object)
{
  MonevAnswerImport *self = MONEV_ANSWER_IMPORT (object);

  g_clear_object (&self->cancellable);
  g_clear_object (&self->session);
  g_clear_pointer (&self->look, monev_response_look_free);
  g_clear_pointer (&self->read, read_unref);
  g_free (self->instrument_id);
  g_strfreev (self->paths);
  G_OBJECT_CLASS (monev_answer_import_parent_class)->finalize (object);
}

static void
monev_answer_import_class_init (MonevAnswerImportClass *klass)
{
  GtkWidgetClass *widget = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = monev_answer_import_dispose;
  G_OBJECT_CLASS (klass)->finalize = monev_answer_import_finalize;
  MONEV_PAGE_CLASS (klass)->get_first_act = monev_answer_import_get_first_act;
  gtk_widget_class_install_action (widget, "answer-import.choose", NULL, act_choose);
  gtk_widget_class_install_action (widget, "answer-import.columns", NULL, act_columns);
  gtk_widget_class_install_action (widget, "answer-import.cancel", NULL, act_cancel);
  /** MonevAnswerImport::taken: answers were written. */
  signals[TAKEN] = g_signal_new ("taken", MONEV_TYPE_ANSWER_IMPORT, G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 0);
}

static void
monev_answer_import_init (MonevAnswerImport *self)
{
}

/** monev_answer_import_new: Returns: (transfer floating): to be given to monev_window_push_desk(). */
GtkWidget *
monev_answer_import_new (MonevWindow *window, MonevSession *session, const char *instrument_id)
{
  MonevAnswerImport *self = g_object_new (MONEV_TYPE_ANSWER_IMPORT, NULL);

  self->window = window;
  self->session = g_object_ref (session);
  self->instrument_id = g_strdup (instrument_id);
  monev_page_set_title (MONEV_PAGE (self), _("Impor Jawaban"));
  monev_answer_import_build (self);
  g_signal_connect (self, "closing", G_CALLBACK (on_closing), NULL);
  show_step (self, MONEV_ANSWER_IMPORT_CHOOSE);
  return GTK_WIDGET (self);
}

/** monev_answer_import_get_step: Returns: where one is. */
MonevAnswerImportStep
monev_answer_import_get_step (MonevAnswerImport *self)
{
  GtkWidget *shown = gtk_stack_get_visible_child (self->stack);

  for (guint i = 0; i < G_N_ELEMENTS (self->pages); i++)
    if (self->pages[i] == shown)
      return (MonevAnswerImportStep) i;
  return MONEV_ANSWER_IMPORT_CHOOSE;
}

/** monev_answer_import_is_busy: Returns: whether work is under way. */
gboolean
monev_answer_import_is_busy (MonevAnswerImport *self)
{
  return self->busy;
}

/** monev_answer_import_can_go: Returns: whether the button that goes on may be pressed. */
gboolean
monev_answer_import_can_go (MonevAnswerImport *self)
{
  return gtk_widget_get_visible (self->go) && gtk_widget_get_sensitive (self->go);
}

/** monev_answer_import_get_mapping: Returns: (transfer none): what the columns mean. */
MonevAnswerMapping *
monev_answer_import_get_mapping (MonevAnswerImport *self)
{
  return self->mapping;
}

/** monev_answer_import_get_conflicts: Returns: (transfer none): what is there with another content.
 */
MonevAnswerConflicts *
monev_answer_import_get_conflicts (MonevAnswerImport *self)
{
  return self->conflicts;
}

/** monev_answer_import_get_issues: Returns: (transfer none): what was found. */
MonevIssueView *
monev_answer_import_get_issues (MonevAnswerImport *self)
{
  return self->issues;
}

/** monev_answer_import_get_preview: Returns: (transfer none): the rows of the file. */
MonevDataGrid *
monev_answer_import_get_preview (MonevAnswerImport *self)
{
  return self->preview;
}

/** monev_answer_import_get_count: Returns: (transfer none) (nullable): what taking it would do. */
const MonevResponseCount *
monev_answer_import_get_count (MonevAnswerImport *self)
{
  return self->read == NULL ? NULL : monev_response_import_count (self->read->import);
}
