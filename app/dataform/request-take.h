/* Files that came back: whose they are, read, and taken into their requests.
 *
 * Known by their marks, never by their names. What cannot be placed by itself says why, and what it
 * might be; the planner then names the addressee. A file that was taken before is told, not taken
 * again. Nothing that an agency sent is overwritten.
 */
#pragma once

#include "office-request.h"

G_BEGIN_DECLS

typedef enum {
  MONEV_TAKEN,          /* read and kept */
  MONEV_TAKEN_BEFORE,   /* this very file is there already */
  MONEV_TAKEN_UNPLACED, /* whose it is must be said */
  MONEV_TAKEN_REFUSED,  /* cannot be read, or may not be taken */
  MONEV_TAKEN_LEFT      /* not read: it was stopped, or failed, before its turn was over */
} MonevTakenStatus;

/* One addressee of one file. Texts are "" where nothing is known. */
typedef struct {
  MonevTakenStatus status;
  char            *path, *file;
  char            *request_id, *addressee_id, *agency_code, *agency_name;
  guint            values, repaired, doubtful, missing;
  gint64           round;
  char            *message;  /* Indonesian: what happened, what to do; "" when it was simply taken */
  MonevIssueList  *issues;
} MonevTakenFile;

/* What the planner says of a file that cannot say it itself, and of how it came. */
typedef struct {
  const char *request_id;   /* (nullable): only this request is meant */
  const char *addressee_id; /* (nullable): the file is of this addressee */
  const char *source;       /* (nullable): "berkas" */
  const char *letter_number, *letter_date, *filled_by, *filled_phone; /* (nullable) */
  const GPtrArray *further; /* (nullable) (element-type MonevAttachmentFile) */
  gint64      received_at;  /* 0 for now */
  GCancellable *cancellable;                                   /* (nullable) */
  void        (*tell) (guint done, guint total, const char *name, gpointer data); /* (nullable) */
  gpointer    data;
} MonevTakeOptions;

GPtrArray  *monev_request_take_files (MonevDbConnection *connection, const MonevActor *actor,
                                      const char *const *paths, const MonevTakeOptions *options,
                                      GError **error);
const char *monev_taken_status_name  (MonevTakenStatus status);
void        monev_taken_file_free    (MonevTakenFile *self);

G_END_DECLS
