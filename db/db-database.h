/* An open database with its three lanes.
 *
 * Nothing that touches disk or network runs on the main loop: work is a job on a lane, a thread
 * with a connection of its own. `write` is serial and short; `read` is what a page waits for;
 * `long` serves exports and is opened on demand.
 */
#pragma once

#include <gio/gio.h>

#include "db-connection.h"

G_BEGIN_DECLS

#define MONEV_TYPE_DB_DATABASE (monev_db_database_get_type ())
G_DECLARE_FINAL_TYPE (MonevDbDatabase, monev_db_database, MONEV, DB_DATABASE, GObject)

typedef enum { MONEV_DB_LANE_WRITE, MONEV_DB_LANE_READ, MONEV_DB_LANE_LONG } MonevDbLaneKind;

typedef struct _MonevDbJob MonevDbJob;

/* Runs on the lane's thread. Returns what _finish() hands over, or NULL with an error. */
typedef gpointer (*MonevDbJobFunc) (MonevDbJob *job, gpointer data, GError **error);
/* Runs on the main loop, at most every 50 ms. @total is 0 while it is not known. */
typedef void (*MonevDbProgress) (guint64 done, guint64 total, const char *label, gpointer data);

typedef struct {
  MonevDbLaneKind lane;
  MonevDbJobFunc  work;
  gpointer        data;
  GDestroyNotify  free_data;
  GDestroyNotify  free_result;
  GCancellable   *cancellable;   /* nullable */
  MonevDbProgress progress;      /* nullable */
  gpointer        progress_data; /* must live until the callback */
} MonevDbJobSpec;

MonevDbDatabase   *monev_db_database_new     (const char *uri);
const char        *monev_db_database_get_uri (MonevDbDatabase *self);
void               monev_db_database_run     (MonevDbDatabase *self, const MonevDbJobSpec *spec,
                                              GAsyncReadyCallback callback, gpointer user_data);
gpointer           monev_db_database_run_finish (MonevDbDatabase *self, GAsyncResult *result,
                                                 GError **error);
void               monev_db_database_close   (MonevDbDatabase *self);

MonevDbConnection *monev_db_job_connection  (MonevDbJob *job);
GCancellable      *monev_db_job_cancellable (MonevDbJob *job);
void               monev_db_job_progress    (MonevDbJob *job, guint64 done, guint64 total,
                                             const char *label);
gboolean           monev_db_job_cancelled   (MonevDbJob *job, GError **error);

G_END_DECLS
