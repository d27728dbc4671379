/* One act on requests for data, asked of the core on the lane it belongs to.
 *
 * Fill the members that the act needs (all are copied) and send it; the answer says what was done, or
 * the error. What writes files can be cancelled.
 */
#pragma once

#include "dataform/request-files.h"
#include "dataform/request-round.h"
#include "ui/shell/session.h"

G_BEGIN_DECLS

typedef enum {
  MONEV_DATA_ASK_SEND,      /* request, addressees or NULL, at, text: the means */
  MONEV_DATA_ASK_RECEIPT,   /* addressee, on, text: by whom */
  MONEV_DATA_ASK_STATE,     /* request, state, text: the reason */
  MONEV_DATA_ASK_DESCRIBE,  /* round, details */
  MONEV_DATA_ASK_ATTACH,    /* round, paths */
  MONEV_DATA_ASK_DETACH,    /* round, text: id of an attachment */
  MONEV_DATA_ASK_CLOSE,     /* request, text: why although some are missing, or "" */
  MONEV_DATA_ASK_WRITE,     /* request, addressees or NULL, path: a folder, receipts */
  MONEV_DATA_ASK_CLARIFY,   /* addressee, path */
  MONEV_DATA_ASK_COMPILE,   /* request, path */
  MONEV_DATA_ASK_REMIND,    /* request, addressees, path */
  MONEV_DATA_ASK_MESSAGE,   /* request, addressees */
  MONEV_DATA_ASK_DISPATCH,  /* at: the year; path */
  MONEV_DATA_ASK_SAVE_FILE, /* text: id of an attachment; path */
  MONEV_DATA_ASK_HISTORY    /* addressee */
} MonevDataAct;

typedef struct {
  MonevDataAct              act;
  const MonevDataRequest   *request;
  const MonevDataAddressee *addressee;
  const GPtrArray          *addressees; /* (nullable): of MonevDataAddressee */
  const MonevDataSubmission *round;
  MonevRoundDetails         details;
  const char *const        *paths;
  const char               *state;
  const char               *text;
  const char               *path;
  MonevDate                 on;
  gint64                    at;
  gboolean                  receipts;
  GCancellable             *cancellable;   /* (nullable) */
  MonevDbProgress           progress;      /* (nullable) */
  gpointer                  progress_data;
} MonevDataAsk;

typedef struct {
  char           *text;   /* (nullable): the message; what was done */
  GPtrArray      *files;  /* (nullable): of MonevRequestFile */
  GPtrArray      *rounds; /* (nullable): of MonevDataSubmission */
  GPtrArray      *attached; /* (nullable): of MonevAttachment, beside @rounds */
  MonevIssueList *issues;
} MonevDataAnswer;

void monev_data_ask_send    (MonevSession *session, GObject *owner, const MonevDataAsk *ask,
                             MonevSessionDone done);
void monev_data_answer_free (MonevDataAnswer *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MonevDataAnswer, monev_data_answer_free)

G_END_DECLS
