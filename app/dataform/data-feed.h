/* How the open requests for data stand, in short: for Beranda, and for the badge of the room. */
#pragma once

#include "data-board.h"

G_BEGIN_DECLS

/* An open request. Counts are of addressees. */
typedef struct {
  MonevDataRequest *request;
  char             *addressee_id; /* the most urgent one; "" for none */
  GArray           *states;       /* MonevBoardState, the most urgent first */
  guint             answered, late, questions, waiting; /* waiting: for a decision of the office */
  gint64            late_days;    /* working days, of the latest */
  const char       *reminder;     /* (nullable): "H-3", "H+1", "H+7": it is time for it */
  guint             remind;       /* whom */
  MonevDate         next_reminder; /* the day of the next H-3, where none is due; 0 for none */
} MonevDataFeedLine;

GPtrArray *monev_data_feed           (MonevDbConnection *connection, gint64 year, gint64 now,
                                      GError **error);
gboolean   monev_data_feed_waiting   (MonevDbConnection *connection, gint64 year, guint *waiting,
                                      GError **error);
void       monev_data_feed_line_free (MonevDataFeedLine *self);

G_END_DECLS
