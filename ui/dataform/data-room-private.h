/* The inside of the room, shared by data-room.c (views, reading), board-acts.c (what is done about
 * one OPD) and request-acts.c (about a whole request).
 */
#pragma once

#include "data-ask.h"
#include "data-room.h"
#include "ui/common/job-progress.h"

G_BEGIN_DECLS

/* What a dialog is about, while it is open: the board may be read anew behind it. */
typedef struct {
  MonevDataAct        act;
  MonevDataRequest   *request;
  MonevDataAddressee *addressee;  /* (nullable) */
  GPtrArray          *addressees; /* (nullable) */
} MonevDataPending;

struct _MonevDataRoom {
  MonevPage parent;
  MonevWindow *window;
  MonevSession *session;
  GCancellable *cancellable, *running;
  GtkStack *views;
  MonevBoardView *board;
  MonevFormsView *forms;
  MonevDispatchView *dispatch;
  MonevJobProgress *progress;
  GtkWidget *request, *receive;  /* buttons */
  GtkWidget *tools;              /* of the board, in the header */
  GtkWidget *unfinished;         /* a strip: what was left while it was keyed in */
  GtkLabel *unfinished_text;
  char *wanted;                  /* (nullable): addressee to go to once the board is read */
  guint spinner, hold;
  gboolean reading, again, ready, busy, gone;
};

/* data-room.c */
void monev_data_room_load (MonevDataRoom *self);
void monev_data_room_open_request (MonevDataRoom *self, const MonevDataRequest *copied);
void monev_data_room_say  (MonevDataRoom *self, const char *text);
void monev_data_room_run  (MonevDataRoom *self, const MonevDataAsk *ask, const char *title,
                           MonevSessionDone done);
gboolean monev_data_room_finish (MonevDataRoom *self, const GError *error);

/* data-pending.c */
MonevDataPending *monev_data_pending_new  (MonevDataAct act, const MonevDataRequest *request,
                                           const MonevDataAddressee *addressee,
                                           const GPtrArray *addressees);
void              monev_data_pending_free (gpointer data);
MonevDataAsk      monev_data_pending_ask  (const MonevDataPending *self);

/* board-acts.c, request-acts.c */
void monev_data_room_install_cells    (GtkWidgetClass *widget);
void monev_data_room_install_requests (GtkWidgetClass *widget);
void monev_data_room_update_cells     (MonevDataRoom *self);
void monev_data_room_update_requests  (MonevDataRoom *self);
void monev_data_room_on_files         (gpointer room, gpointer answer, const GError *error);

G_END_DECLS
