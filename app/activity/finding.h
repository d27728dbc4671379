/* Findings and what is done about them: what is open, how late it is, how it went. */
#pragma once

#include "activity/field.h"

G_BEGIN_DECLS

/* A follow-up that is not done. */
typedef struct {
  MonevRecord *record;
  gboolean     earlier;   /* of the run this one was copied from */
  gint64       late_days; /* working days; 0 when it is not late */
  gint64       days_left; /* working days, 0 for today */
} MonevFollowUpLine;

typedef struct {
  char  *state;
  char  *note;
  char  *due;
  char  *changed_by;
  char  *changed_by_name;
  gint64 changed_at; /* UTC milliseconds */
} MonevFollowUpChange;

GPtrArray *monev_follow_up_open    (MonevDbConnection *connection, const char *activity_id,
                                    gint64 now, GError **error);
GPtrArray *monev_follow_up_history (MonevDbConnection *connection, const char *id, GError **error);
gint64     monev_follow_up_late    (const MonevOfficeClock *clock, const char *due, gint64 at);

G_END_DECLS
