#include "db-lane-private.h"

#include <glib-unix.h>

#include "db-driver-private.h"

/* How often the embedded database is asked whether another process wrote. */
#define LOOK_MS 1000
#define PROGRESS_MS 50

struct _MonevDbJob {
  MonevDbJobSpec     spec;
  MonevDbConnection *connection;
  GMainContext      *home; /* where progress is told */
  gint64             told; /* monotonic µs of the last progress */
};

struct _MonevDbLane {
  char              *uri;
  gboolean           listens;
  MonevDbLaneHeard   heard;
  gpointer           heard_data;
  GThread           *thread;
  GMainContext      *context;
  GMainLoop         *loop;
  MonevDbConnection *connection;
  GSource           *ear;
  int                ear_fd; /* what it listens on; -1 when it looks now and then instead */
  gint64             data_version;

  GMutex             mutex;   /* guards running and closing */
  GTask             *running;
  gboolean           closing;
};

/* Belongs to the thread that asks: progress is told on its context. */
MonevDbJob *
monev_db_job_new (const MonevDbJobSpec *spec)
{
  MonevDbJob *job = g_new0 (MonevDbJob, 1);

  job->spec = *spec;
  if (spec->cancellable != NULL)
    g_object_ref (spec->cancellable);
  job->home = g_main_context_ref_thread_default ();
  return job;
}

/* Frees what the job was given, too. */
void
monev_db_job_free (MonevDbJob *job)
{
  if (job->spec.free_data != NULL)
    job->spec.free_data (job->spec.data);
  g_clear_object (&job->spec.cancellable);
  g_main_context_unref (job->home);
  g_free (job);
}

/* On the lane's thread. */
gpointer
monev_db_job_run (MonevDbJob *job, MonevDbConnection *connection, GError **error)
{
  job->connection = connection;
  return job->spec.work (job, job->spec.data, error);
}

/** monev_db_job_connection: Returns: (transfer none): the connection of the lane. */
MonevDbConnection *
monev_db_job_connection (MonevDbJob *job)
{
  return job->connection;
}

/** monev_db_job_cancellable: Returns: (transfer none) (nullable): what cancels this job. */
GCancellable *
monev_db_job_cancellable (MonevDbJob *job)
{
  return job->spec.cancellable;
}

/** monev_db_job_cancelled: Returns: whether to stop, with MONEV_ERROR_CANCELLED in @error. */
gboolean
monev_db_job_cancelled (MonevDbJob *job, GError **error)
{
  if (!g_cancellable_is_cancelled (job->spec.cancellable))
    return FALSE;
  g_set_error (error, MONEV_ERROR, MONEV_ERROR_CANCELLED, "Pekerjaan dibatalkan.");
  return TRUE;
}

typedef struct {
  MonevDbProgress progress;
  gpointer        data;
  GCancellable   *alive; /* nullable: a page that is gone cancels and hears no more */
  guint64         done, total;
  char           *label;
} Told;

static gboolean
tell (gpointer data)
{
  Told *told = data;

  if (!g_cancellable_is_cancelled (told->alive))
    told->progress (told->done, told->total, told->label, told->data);
  return G_SOURCE_REMOVE;
}

static void
told_free (gpointer data)
{
  Told *told = data;

  g_clear_object (&told->alive);
  g_free (told->label);
  g_free (told);
}

/**
 * monev_db_job_progress:
 * @total: 0 while it is not known
 * @label: what is being worked on, such as the name of an agency
 *
 * May be called as often as one likes; the page hears of it at most every 50 ms.
 */
void
monev_db_job_progress (MonevDbJob *job, guint64 done, guint64 total, const char *label)
{
  gint64 now = g_get_monotonic_time ();
  g_autoptr (GSource) source = NULL;
  Told *told;

  if (job->spec.progress == NULL || (now - job->told < PROGRESS_MS * 1000 && done != total))
    return;
  job->told = now;
  told = g_new0 (Told, 1);
  *told = (Told) { job->spec.progress, job->spec.progress_data, NULL, done, total,
                   g_strdup (label) };
  if (job->spec.cancellable != NULL)
    told->alive = g_object_ref (job->spec.cancellable);
  source = g_idle_source_new ();
  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, tell, told, told_free);
  g_source_attach (source, job->home);
}

static void
on_cancelled (GCancellable *cancellable, gpointer data)
{
  MonevDbLane *self = data;

  g_mutex_lock (&self->mutex);
  if (self->running != NULL && self->connection != NULL
      && g_task_get_cancellable (self->running) == cancellable)
    monev_db_connection_interrupt (self->connection);
  g_mutex_unlock (&self->mutex);
}

static gboolean
on_server_speaks (gint fd, GIOCondition condition, gpointer data)
{
  MonevDbLane *self = data;
  const MonevDbDriver *driver = monev_db_connection_driver (self->connection);

  if (driver->heard (monev_db_connection_handle (self->connection)))
    self->heard (self->heard_data);
  if ((condition & (G_IO_HUP | G_IO_ERR | G_IO_NVAL)) == 0)
    return G_SOURCE_CONTINUE;
  g_clear_pointer (&self->ear, g_source_unref);
  return G_SOURCE_REMOVE;
}

static gint64
look_version (MonevDbLane *self)
{
  g_autoptr (MonevDbRows) rows = monev_db_query (self->connection, "data_version", NULL, NULL);

  if (rows == NULL || !monev_db_rows_next (rows, NULL))
    return self->data_version;
  return monev_db_rows_int (rows, "data_version");
}

static gboolean
on_time_to_look (gpointer data)
{
  MonevDbLane *self = data;
  gint64 version = look_version (self);

  if (version != self->data_version)
    self->heard (self->heard_data);
  self->data_version = version;
  return G_SOURCE_CONTINUE;
}

static void
open_ear (MonevDbLane *self)
{
  const MonevDbDriver *driver = monev_db_connection_driver (self->connection);
  int fd = driver->listen (monev_db_connection_handle (self->connection), NULL);

  self->ear_fd = fd;
  if (fd >= 0)
    {
      self->ear = g_unix_fd_source_new (fd, G_IO_IN | G_IO_HUP | G_IO_ERR);
      g_source_set_callback (self->ear, G_SOURCE_FUNC (on_server_speaks), self, NULL);
    }
  else if (driver->engine == MONEV_DB_ENGINE_SQLITE)
    {
      self->data_version = look_version (self);
      self->ear = g_timeout_source_new (LOOK_MS);
      g_source_set_callback (self->ear, on_time_to_look, self, NULL);
    }
  else
    return;
  g_source_attach (self->ear, self->context);
}

static void
close_ear (MonevDbLane *self)
{
  if (self->ear == NULL)
    return;
  g_source_destroy (self->ear);
  g_clear_pointer (&self->ear, g_source_unref);
}

/* A connection that was made anew speaks through another descriptor; and what the server said in
 * between its answers to a job lies with the connection, where no descriptor tells of it. */
static void
listen_on (MonevDbLane *self)
{
  const MonevDbDriver *driver = monev_db_connection_driver (self->connection);
  gpointer handle = monev_db_connection_handle (self->connection);

  if (self->ear != NULL && self->ear_fd >= 0 && driver->ear (handle) != self->ear_fd)
    close_ear (self);
  if (self->ear == NULL)
    open_ear (self);
  else if (driver->heard (handle))
    self->heard (self->heard_data);
}

static gboolean
have_connection (MonevDbLane *self, GError **error)
{
  if (self->connection == NULL)
    {
      MonevDbConnection *connection
        = monev_db_connection_open (self->uri, MONEV_DB_OPEN_DEFAULT, error);

      g_mutex_lock (&self->mutex);
      self->connection = connection;
      g_mutex_unlock (&self->mutex);
    }
  if (self->connection == NULL)
    return FALSE;
  /* A server that went away and came back is met again here, before the job. */
  if (!monev_db_connection_driver (self->connection)
         ->revive (monev_db_connection_handle (self->connection), error))
    return FALSE;
  if (self->listens)
    listen_on (self);
  return TRUE;
}

static void
set_running (MonevDbLane *self, GTask *task)
{
  g_mutex_lock (&self->mutex);
  self->running = task;
  g_mutex_unlock (&self->mutex);
}

static gpointer
run_job (MonevDbLane *self, GTask *task, GError **error)
{
  MonevDbJob *job = g_task_get_task_data (task);
  GCancellable *cancellable = job->spec.cancellable;
  gulong handler = 0;
  gpointer result = NULL;

  if (monev_db_job_cancelled (job, error) || !have_connection (self, error))
    return NULL;
  set_running (self, task);
  if (cancellable != NULL)
    handler = g_cancellable_connect (cancellable, G_CALLBACK (on_cancelled), self, NULL);
  monev_db_connection_set_cancellable (self->connection, cancellable);
  if (!monev_db_job_cancelled (job, error))
    result = monev_db_job_run (job, self->connection, error);
  monev_db_connection_set_cancellable (self->connection, NULL);
  set_running (self, NULL);
  g_cancellable_disconnect (cancellable, handler);
  if (self->listens && *error == NULL)
    listen_on (self);
  return result;
}

static gboolean
on_job (gpointer data)
{
  gpointer *pair = data;
  MonevDbLane *self = pair[0];
  GTask *task = pair[1];
  MonevDbJob *job = g_task_get_task_data (task);
  GDestroyNotify free_result = job->spec.free_result;
  g_autoptr (GError) error = NULL;
  gpointer result = run_job (self, task, &error);

  if (error != NULL)
    {
      /* A server that is gone is heard again only over a new connection. */
      if (g_error_matches (error, MONEV_ERROR, MONEV_ERROR_UNAVAILABLE))
        close_ear (self);
      g_task_return_error (task, g_steal_pointer (&error));
    }
  else
    {
      if (job->spec.lane == MONEV_DB_LANE_WRITE)
        self->heard (self->heard_data);
      g_task_return_pointer (task, result, free_result);
    }
  return G_SOURCE_REMOVE;
}

static void
pair_free (gpointer data)
{
  gpointer *pair = data;

  g_object_unref (pair[1]);
  g_free (pair);
}

/* Takes the reference of @task. */
void
monev_db_lane_post (MonevDbLane *self, GTask *task)
{
  gpointer *pair = g_new (gpointer, 2);
  g_autoptr (GSource) source = g_idle_source_new ();

  pair[0] = self;
  pair[1] = task;
  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, on_job, pair, pair_free);
  g_source_attach (source, self->context);
}

static gpointer
lane_thread (gpointer data)
{
  MonevDbLane *self = data;

  g_main_context_push_thread_default (self->context);
  g_main_loop_run (self->loop);
  close_ear (self);
  g_clear_pointer (&self->connection, monev_db_connection_close);
  g_main_context_pop_thread_default (self->context);
  return NULL;
}

/* The connection is opened by the first job, on the lane's own thread. */
MonevDbLane *
monev_db_lane_new (const char *uri, const char *name, gboolean listens, MonevDbLaneHeard heard,
                   gpointer data)
{
  MonevDbLane *self = g_new0 (MonevDbLane, 1);

  self->uri = g_strdup (uri);
  self->listens = listens;
  self->heard = heard;
  self->heard_data = data;
  g_mutex_init (&self->mutex);
  self->context = g_main_context_new ();
  self->loop = g_main_loop_new (self->context, FALSE);
  self->thread = g_thread_new (name, lane_thread, self);
  return self;
}

static gboolean
on_quit (gpointer data)
{
  g_main_loop_quit (((MonevDbLane *) data)->loop);
  return G_SOURCE_REMOVE;
}

/** monev_db_lane_close: ends the thread of a lane; what waits already is carried out first. */
void
monev_db_lane_close (MonevDbLane *self)
{
  g_autoptr (GSource) source = g_idle_source_new ();

  /* Behind the jobs that already wait: an acknowledged order is carried out. */
  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, on_quit, self, NULL);
  g_source_attach (source, self->context);
  g_thread_join (self->thread);
  g_main_loop_unref (self->loop);
  g_main_context_unref (self->context);
  g_mutex_clear (&self->mutex);
  g_free (self->uri);
  g_free (self);
}
