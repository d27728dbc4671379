/* One lane: a thread, its main context, its connection. */
#pragma once

#include "db-database.h"

G_BEGIN_DECLS

typedef struct _MonevDbLane MonevDbLane;

/* Called on the lane's thread when somebody else has changed the database. */
typedef void (*MonevDbLaneHeard) (gpointer data);

MonevDbLane *monev_db_lane_new   (const char *uri, const char *name, gboolean listens,
                                  MonevDbLaneHeard heard, gpointer data);
void         monev_db_lane_post  (MonevDbLane *self, GTask *task);
void         monev_db_lane_close (MonevDbLane *self); /* waits for the running job */

MonevDbJob  *monev_db_job_new    (const MonevDbJobSpec *spec);
void         monev_db_job_free   (MonevDbJob *job);
gpointer     monev_db_job_run    (MonevDbJob *job, MonevDbConnection *connection, GError **error);

G_END_DECLS
