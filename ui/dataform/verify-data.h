/* What the desk of verification shows of one OPD: read on a lane, then only looked at. */
#pragma once

#include "dataform/data-board.h"
#include "dataform/office-request.h"

G_BEGIN_DECLS

/* Counted, and never changed: a lane may still read it when the window has a newer one. */
typedef struct {
  MonevDataCase *data;
  GPtrArray     *remarks;     /* MonevDataRemark */
  GPtrArray     *rounds;      /* MonevDataSubmission, the newest first */
  GPtrArray     *neighbours;  /* MonevDataAddressee: all of the request */
  MonevBoardCell board;
  GTimeZone     *zone;
} MonevVerifyData;

/* Another OPD of the same request. */
typedef struct {
  char            *agency_id, *agency;
  MonevDataLayout *layout;
  MonevDataValues *values;
} MonevVerifyOther;

MonevVerifyData *monev_verify_data_load   (MonevDbConnection *connection, const char *addressee_id,
                                           GError **error);
MonevVerifyData *monev_verify_data_of     (const MonevDataCase *data);
MonevVerifyData *monev_verify_data_ref    (MonevVerifyData *self);
void             monev_verify_data_unref  (MonevVerifyData *self);
GPtrArray       *monev_verify_others_load (MonevDbConnection *connection, const char *request_id,
                                           const char *but_agency, GError **error);
gboolean         monev_verify_is_shown    (const MonevDataCase *data, guint sheet, guint line);
gboolean         monev_verify_is_doubtful (const MonevDataCase *data, guint sheet, guint line,
                                           guint field);
char            *monev_verify_text        (const MonevDataSpec *spec, const char *canonical);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MonevVerifyData, monev_verify_data_unref)

G_END_DECLS
