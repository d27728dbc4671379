/* Reading what came back on a lane: the files, and to whom one may belong that does not say it. */
#pragma once

#include "dataform/request-take.h"
#include "ui/shell/session.h"

G_BEGIN_DECLS

/* A running request with the OPD it went to. */
typedef struct {
  MonevDataRequest *request;
  GPtrArray        *addressees; /* of MonevDataAddressee */
} MonevTakeChoice;

/* What is said of the files; borrowed while it is being copied. */
typedef struct {
  const char *request_id, *addressee_id;  /* (nullable): said by the person */
  const char *source;
  const char *letter_number, *letter_date, *filled_by, *filled_phone;
  MonevDate   received_on;                /* 0 for now */
  gboolean    dated;                      /* whether @received_on counts */
} MonevTakeSaid;

/* Counted: the lane fills it, and what was read before a cancel is in it. */
typedef struct {
  MonevActor   *actor;
  char        **paths;
  MonevTakeSaid said;
  GCancellable *cancellable;
  GPtrArray    *results; /* (nullable): of MonevTakenFile */
} MonevTakeWork;

GPtrArray     *monev_take_choices_load (MonevDbConnection *connection, GError **error);
MonevTakeWork *monev_take_work_new     (const MonevActor *actor, const char *const *paths,
                                        const MonevTakeSaid *said, GCancellable *cancellable);
void           monev_take_work_unref   (MonevTakeWork *self);
void           monev_take_work_run     (MonevTakeWork *self, MonevSession *session, GObject *owner,
                                        MonevDbProgress progress, MonevSessionDone done);

G_END_DECLS
