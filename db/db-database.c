#include "db-database.h"

#include "db-lane-private.h"

struct _MonevDbDatabase {
  GObject       parent_instance;
  char         *uri;
  MonevDbLane  *lanes[3]; /* made when first used */
  GMainContext *home;
  GMutex        mutex;    /* guards pending */
  GSource      *pending;
};

enum { SIGNAL_CHANGED, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MonevDbDatabase, monev_db_database, G_TYPE_OBJECT)

static gboolean
emit_changed (gpointer data)
{
  MonevDbDatabase *self = data;

  g_mutex_lock (&self->mutex);
  g_clear_pointer (&self->pending, g_source_unref);
  g_mutex_unlock (&self->mutex);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
  return G_SOURCE_REMOVE;
}

/* From any thread; several notices in a row become one signal. */
static void
announce (gpointer data)
{
  MonevDbDatabase *self = data;

  g_mutex_lock (&self->mutex);
  if (self->pending == NULL)
    {
      self->pending = g_idle_source_new ();
      g_source_set_priority (self->pending, G_PRIORITY_DEFAULT);
      g_source_set_callback (self->pending, emit_changed, g_object_ref (self), g_object_unref);
      g_source_attach (self->pending, self->home);
    }
  g_mutex_unlock (&self->mutex);
}

static void
monev_db_database_dispose (GObject *object)
{
  monev_db_database_close (MONEV_DB_DATABASE (object));
  G_OBJECT_CLASS (monev_db_database_parent_class)->dispose (object);
}

static void
monev_db_database_finalize (GObject *object)
{
  MonevDbDatabase *self = MONEV_DB_DATABASE (object);

  g_free (self->uri);
  g_main_context_unref (self->home);
  g_mutex_clear (&self->mutex);
  G_OBJECT_CLASS (monev_db_database_parent_class)->finalize (object);
}

static void
monev_db_database_class_init (MonevDbDatabaseClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = monev_db_database_dispose;
  object_class->finalize = monev_db_database_finalize;

  /* MonevDbDatabase::changed: somebody committed: this window, another one, another computer. */
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
monev_db_database_init (MonevDbDatabase *self)
{
  g_mutex_init (&self->mutex);
  self->home = g_main_context_ref_thread_default ();
}

/**
 * monev_db_database_new:
 * @uri: `sqlite:PATH` or `postgresql://…`; copied
 *
 * Nothing is opened yet, and nothing fails: the first job of each lane opens its connection, and
 * ends with UNAVAILABLE, DENIED or CORRUPT if it can't.
 *
 * Returns: (transfer full): a database whose signals and callbacks come on this thread's context.
 */
MonevDbDatabase *
monev_db_database_new (const char *uri)
{
  MonevDbDatabase *self = g_object_new (MONEV_TYPE_DB_DATABASE, NULL);

  self->uri = g_strdup (uri);
  return self;
}

/** monev_db_database_get_uri: Returns: (transfer none): its address. */
const char *
monev_db_database_get_uri (MonevDbDatabase *self)
{
  return self->uri;
}

static MonevDbLane *
lane_for (MonevDbDatabase *self, MonevDbLaneKind kind)
{
  static const char *const names[] = { "monev-write", "monev-read", "monev-long" };

  if (self->lanes[kind] == NULL)
    self->lanes[kind] = monev_db_lane_new (self->uri, names[kind], kind == MONEV_DB_LANE_READ,
                                           announce, self);
  return self->lanes[kind];
}

/* The reference that keeps the database while a job runs is taken and dropped on the home thread
 * alone: a lane that held the last one would have to join itself. */
typedef struct {
  MonevDbDatabase    *database;
  GAsyncReadyCallback callback;
  gpointer            user_data;
} Call;

static void
on_returned (GObject *source, GAsyncResult *result, gpointer data)
{
  Call *call = data;

  if (call->callback != NULL)
    call->callback (G_OBJECT (call->database), result, call->user_data);
  g_object_unref (call->database);
  g_free (call);
}

/**
 * monev_db_database_run:
 * @spec: copied; its data belongs to the job from here on and is freed by it, also when it fails or
 *   is cancelled before it began; its cancellable is kept by reference
 * @callback: (nullable): called once, on this thread's context, whatever happens; the database lives
 *   until then
 *
 * Puts a job behind those that wait on its lane: they run one at a time, in the order they came.
 * Cancelling interrupts the running statement and lets no further one begin; what was committed
 * before stays and is reported as done.
 */
void
monev_db_database_run (MonevDbDatabase *self, const MonevDbJobSpec *spec,
                       GAsyncReadyCallback callback, gpointer user_data)
{
  Call *call = g_new (Call, 1);
  GTask *task = g_task_new (NULL, spec->cancellable, on_returned, call);

  *call = (Call) { g_object_ref (self), callback, user_data };
  g_task_set_source_tag (task, monev_db_database_run);
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, monev_db_job_new (spec), (GDestroyNotify) monev_db_job_free);
  monev_db_lane_post (lane_for (self, spec->lane), task);
  if (spec->lane == MONEV_DB_LANE_WRITE)
    lane_for (self, MONEV_DB_LANE_READ);
}

/**
 * monev_db_database_run_finish:
 * @result: as the callback of monev_db_database_run() got it; asked once
 *
 * Returns: (transfer full): what the job returned, to be freed as its free_result would; %NULL with
 *   the error of the job, CANCELLED, or what the lane met when it opened its connection.
 */
gpointer
monev_db_database_run_finish (MonevDbDatabase *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * monev_db_database_close:
 *
 * Waits for the jobs that stand on the lanes, then ends the threads and their connections; callbacks
 * still come. To be called on the thread that made the database, and as often as one likes: dispose
 * does it too. A job that is posted later opens its lane anew.
 */
void
monev_db_database_close (MonevDbDatabase *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (self->lanes); i++)
    g_clear_pointer (&self->lanes[i], monev_db_lane_close);
}
