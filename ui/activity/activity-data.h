/* What a desk of Agenda Kerja shows, read on a lane: the run, the office's clock, Ramadan, the log. */
#pragma once

#include "activity/activity-store.h"
#include "calendar/holiday.h"
#include "field-data.h"
#include "ui/shell/session.h"

G_BEGIN_DECLS

typedef struct {
  MonevActivity   *activity;
  MonevOfficeClock clock;
  GPtrArray       *ramadan; /* MonevHoliday */
  GPtrArray       *history; /* MonevAuditWords, the newest first */
  MonevFieldData  *field;
  gint64           seq;      /* of the log, when it was read */
} MonevActivityData;

#define MONEV_ACTIVITY_DATA_ANY (-1) /* read whatever happened */

void monev_activity_data_load (MonevSession *session, GObject *owner, const char *id, gint64 since,
                               GCancellable *cancellable, MonevSessionDone done);
void monev_activity_data_free (MonevActivityData *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MonevActivityData, monev_activity_data_free)

G_END_DECLS
