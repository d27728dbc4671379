#include "db-database.h"

#include <unistd.h>

#include "db-driver-private.h"
#include "db-migration.h"
#include "testing.h"

typedef struct {
  GMainLoop *loop;
  gpointer   result;
  GError    *error;
  guint      progress;
  guint64    last_done;
} Wait;

static void
on_done (GObject *source, GAsyncResult *result, gpointer data)
{
  Wait *wait = data;

  wait->result = monev_db_database_run_finish (MONEV_DB_DATABASE (source), result, &wait->error);
  g_main_loop_quit (wait->loop);
}

static gpointer
run (MonevDbDatabase *database, const MonevDbJobSpec *spec, GError **error)
{
  Wait wait = { g_main_loop_new (NULL, FALSE) };

  monev_db_database_run (database, spec, on_done, &wait);
  g_main_loop_run (wait.loop);
  g_main_loop_unref (wait.loop);
  if (wait.error != NULL)
    g_propagate_error (error, wait.error);
  return wait.result;
}

static gboolean
put_picture (MonevDbConnection *c, gpointer data, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static ("x", 1);

  return monev_db_exec (c, "picture_put",
                        MONEV_DB_BINDS (MONEV_DB_T ("sha256", data), MONEV_DB_T ("mime", "m"),
                                        MONEV_DB_B ("bytes", bytes)), NULL, error);
}

static gpointer
write_job (MonevDbJob *job, gpointer data, GError **error)
{
  return monev_db_transaction (monev_db_job_connection (job), put_picture, data, error)
           ? g_strdup ("written") : NULL;
}

static gpointer
read_job (MonevDbJob *job, gpointer data, GError **error)
{
  g_autoptr (MonevDbRows) rows
    = monev_db_query (monev_db_job_connection (job), "picture_get",
                      MONEV_DB_BINDS (MONEV_DB_T ("sha256", data)), error);

  if (rows == NULL || !monev_db_rows_next (rows, error))
    return NULL;
  return g_strdup (monev_db_rows_text (rows, "mime"));
}

static void
test_lanes_see_each_others_commits (MonevTestDb *db)
{
  g_autoptr (MonevDbDatabase) database = monev_db_database_new (db->uri);
  g_autoptr (GError) error = NULL;
  g_autofree char *written
    = run (database, &(MonevDbJobSpec) { MONEV_DB_LANE_WRITE, write_job, (gpointer) "s" }, &error);
  g_autofree char *seen
    = run (database, &(MonevDbJobSpec) { MONEV_DB_LANE_READ, read_job, (gpointer) "s" }, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (written, ==, "written");
  g_assert_cmpstr (seen, ==, "m");
}

static void
on_changed (MonevDbDatabase *database, gpointer data)
{
  g_main_loop_quit (data);
}

static gboolean
on_too_long (gpointer data)
{
  g_error ("no notice of the change came");
  return G_SOURCE_REMOVE;
}

static gboolean
write_elsewhere (gpointer data)
{
  MonevTestDb *db = data;

  monev_db_transaction (db->connection, put_picture, (gpointer) "other", NULL);
  return G_SOURCE_REMOVE;
}

static void
test_change_by_another_process_is_heard (MonevTestDb *db)
{
  g_autoptr (MonevDbDatabase) database = monev_db_database_new (db->uri);
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  g_autofree char *none = NULL;
  guint guard;

  none = run (database, &(MonevDbJobSpec) { MONEV_DB_LANE_READ, read_job, (gpointer) "s" }, NULL);
  g_signal_connect (database, "changed", G_CALLBACK (on_changed), loop);
  guard = g_timeout_add_seconds (20, on_too_long, NULL);
  g_idle_add (write_elsewhere, db);
  g_main_loop_run (loop);
  g_source_remove (guard);
}

static gpointer
endless_job (MonevDbJob *job, gpointer data, GError **error)
{
  for (guint64 i = 0;; i++)
    {
      if (monev_db_job_cancelled (job, error))
        return NULL;
      monev_db_job_progress (job, i, 0, "counting");
      g_usleep (1000);
    }
}

static void
on_progress (guint64 done, guint64 total, const char *label, gpointer data)
{
  Wait *wait = data;

  g_assert_cmpstr (label, ==, "counting");
  wait->last_done = done;
  wait->progress++;
}

static gboolean
cancel_it (gpointer data)
{
  g_cancellable_cancel (data);
  return G_SOURCE_REMOVE;
}

static void
test_long_job_tells_progress_and_stops (MonevTestDb *db)
{
  g_autoptr (MonevDbDatabase) database = monev_db_database_new (db->uri);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  Wait seen = { 0 };
  gpointer result;

  g_timeout_add (300, cancel_it, cancellable);
  result = run (database, &(MonevDbJobSpec) { MONEV_DB_LANE_LONG, endless_job, NULL, NULL, NULL,
                                              cancellable, on_progress, &seen }, &error);
  g_assert_null (result);
  g_assert_error (error, MONEV_ERROR, MONEV_ERROR_CANCELLED);
  g_assert_cmpuint (seen.progress, >, 1);
  g_assert_cmpuint (seen.progress, <, 20); /* every 50 ms, not every call */
}

static gpointer
slow_query_job (MonevDbJob *job, gpointer data, GError **error)
{
  g_autoptr (MonevDbRows) rows
    = monev_db_query (monev_db_job_connection (job), "test_slow", NULL, error);

  if (rows != NULL)
    monev_db_rows_next (rows, error);
  return NULL;
}

static void
test_running_statement_is_interrupted (MonevTestDb *db)
{
  g_autoptr (MonevDbDatabase) database = monev_db_database_new (db->uri);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_timeout_add (100, cancel_it, cancellable);
  run (database, &(MonevDbJobSpec) { MONEV_DB_LANE_READ, slow_query_job, NULL, NULL, NULL,
                                     cancellable }, &error);
  g_assert_error (error, MONEV_ERROR, MONEV_ERROR_CANCELLED);
}

/* Cancelled by itself behind the first statement: no other runs then that an interrupt could end. */
static gboolean
put_two (MonevDbConnection *connection, gpointer data, GError **error)
{
  if (!put_picture (connection, (gpointer) "first", error))
    return FALSE;
  g_cancellable_cancel (data);
  return put_picture (connection, (gpointer) "second", error);
}

static gpointer
two_writes_job (MonevDbJob *job, gpointer data, GError **error)
{
  return monev_db_transaction (monev_db_job_connection (job), put_two, data, error)
           ? g_strdup ("written") : NULL;
}

static void
test_no_statement_begins_after_cancel (MonevTestDb *db)
{
  g_autoptr (MonevDbDatabase) database = monev_db_database_new (db->uri);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) none = NULL;
  g_autofree char *first = NULL, *later = NULL;

  run (database, &(MonevDbJobSpec) { MONEV_DB_LANE_WRITE, two_writes_job, cancellable, NULL, NULL,
                                     cancellable }, &error);
  g_assert_error (error, MONEV_ERROR, MONEV_ERROR_CANCELLED);
  first = run (database, &(MonevDbJobSpec) { MONEV_DB_LANE_READ, read_job, (gpointer) "first" },
               &none);
  g_assert_no_error (none);
  g_assert_null (first);
  /* The next job is its own. */
  later = run (database, &(MonevDbJobSpec) { MONEV_DB_LANE_WRITE, write_job, (gpointer) "s" },
               &none);
  g_assert_no_error (none);
  g_assert_cmpstr (later, ==, "written");
}

/* The lanes' sessions are ended, as when the server is restarted. */
static void
end_sessions (MonevTestDb *db, const char *application)
{
  g_autofree char *script
    = g_strdup_printf ("SELECT pg_terminate_backend (pid) FROM pg_stat_activity "
                       "WHERE application_name = '%s'", application);
  g_autoptr (GError) error = NULL;

  monev_db_connection_script (db->connection, script, &error);
  g_assert_no_error (error);
}

static char *
uri_of_application (MonevTestDb *db, const char *application)
{
  return g_strdup_printf ("%s&application_name=%s", db->uri, application);
}

/* What is saved first after the return of the server is saved, and its notices are heard again. */
static void
test_server_that_comes_back_is_met_again (MonevTestDb *db)
{
  g_autofree char *application = g_strdup_printf ("monev-test-%d", (int) getpid ());
  g_autofree char *uri = uri_of_application (db, application);
  g_autoptr (MonevDbDatabase) database = NULL;
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  MonevDbJobSpec first = { MONEV_DB_LANE_WRITE, write_job, (gpointer) "s", NULL, g_free };
  MonevDbJobSpec again = { MONEV_DB_LANE_WRITE, write_job, (gpointer) "t", NULL, g_free };
  MonevDbJobSpec read = { MONEV_DB_LANE_READ, read_job, (gpointer) "t", NULL, g_free };
  g_autoptr (GError) error = NULL;
  guint guard;

  if (monev_db_connection_engine (db->connection) == MONEV_DB_ENGINE_SQLITE)
    return; /* no server */
  database = monev_db_database_new (uri);
  g_free (run (database, &first, &error));
  g_assert_no_error (error);
  end_sessions (db, application);
  g_free (run (database, &again, &error));
  g_assert_no_error (error);
  g_free (run (database, &read, NULL)); /* may be what finds the read lane gone */
  g_free (run (database, &read, &error));
  g_assert_no_error (error);

  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_signal_connect (database, "changed", G_CALLBACK (on_changed), loop);
  guard = g_timeout_add_seconds (20, on_too_long, NULL);
  g_idle_add (write_elsewhere, db);
  g_main_loop_run (loop);
  g_source_remove (guard);
}

typedef struct {
  MonevTestDb *db;
  const char  *application;
  guint        tries;
} Cut;

static gboolean
cut_in_the_middle (MonevDbConnection *c, gpointer data, GError **error)
{
  Cut *cut = data;

  cut->tries++;
  if (!put_picture (c, (gpointer) "half", error))
    return FALSE;
  end_sessions (cut->db, cut->application);
  while (monev_db_exec (c, "audit_head_get", NULL, NULL, error)) /* until the end is noticed */
    g_usleep (1000);
  return FALSE;
}

/* Nobody knows what of it came to pass: trying again is for people. */
static void
test_server_lost_in_a_transaction_is_not_tried_again (MonevTestDb *db)
{
  g_autofree char *application = g_strdup_printf ("monev-cut-%d", (int) getpid ());
  g_autofree char *uri = uri_of_application (db, application);
  g_autoptr (MonevDbConnection) connection = NULL;
  Cut cut = { db, application, 0 };
  g_autoptr (GError) error = NULL;

  if (monev_db_connection_engine (db->connection) == MONEV_DB_ENGINE_SQLITE)
    return; /* no server */
  connection = monev_db_connection_open (uri, MONEV_DB_OPEN_DEFAULT, &error);
  g_assert_no_error (error);
  g_assert_false (monev_db_transaction (connection, cut_in_the_middle, &cut, &error));
  g_assert_error (error, MONEV_ERROR, MONEV_ERROR_UNAVAILABLE);
  g_assert_cmpuint (cut.tries, ==, 1);
}

static void
test_lane_that_cannot_open_says_so (void)
{
  g_autoptr (MonevDbDatabase) database = monev_db_database_new ("sqlite:/nowhere/x.db");
  g_autoptr (GError) error = NULL;

  run (database, &(MonevDbJobSpec) { MONEV_DB_LANE_READ, read_job, (gpointer) "s" }, &error);
  g_assert_error (error, MONEV_ERROR, MONEV_ERROR_UNAVAILABLE);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  monev_test_add_both ("/db/database/lanes-see-each-others-commits",
                       test_lanes_see_each_others_commits);
  monev_test_add_both ("/db/database/change-by-another-process-is-heard",
                       test_change_by_another_process_is_heard);
  monev_test_add_both ("/db/database/long-job-tells-progress-and-stops",
                       test_long_job_tells_progress_and_stops);
  monev_test_add_both ("/db/database/running-statement-is-interrupted",
                       test_running_statement_is_interrupted);
  monev_test_add_both ("/db/database/no-statement-begins-after-cancel",
                       test_no_statement_begins_after_cancel);
  monev_test_add_both ("/db/database/server-that-comes-back-is-met-again",
                       test_server_that_comes_back_is_met_again);
  monev_test_add_both ("/db/database/server-lost-in-a-transaction-is-not-tried-again",
                       test_server_lost_in_a_transaction_is_not_tried_again);
  g_test_add_func ("/db/database/lane-that-cannot-open-says-so", test_lane_that_cannot_open_says_so);
  return g_test_run ();
}
