/* How Agenda Kerja is told in the window: days, durations, states, who works. Pure. */
#pragma once

#include "activity/activity-store.h"
#include "ui/common/state.h"

G_BEGIN_DECLS

char       *monev_activity_words_day     (gint64 instant, GTimeZone *zone, MonevDateStyle style);
char       *monev_activity_words_moment  (gint64 instant, GTimeZone *zone);
char       *monev_activity_words_due     (gboolean late, gint64 late_days, gint64 days_left,
                                          MonevState *state);
char       *monev_activity_words_actors  (const MonevProcedure *procedure,
                                          const MonevProcedureStep *step);
char       *monev_activity_words_title   (const MonevActivityStep *step);
const char *monev_activity_words_step    (const MonevActivityStep *step, MonevState *state);
const char *monev_activity_words_run     (MonevActivityState state, MonevState *shown);
const char *monev_activity_words_kind    (MonevActivityKind kind);
const char *monev_activity_words_role    (MonevMemberRole role);
char       *monev_activity_words_need    (const MonevActivityItem *item, GTimeZone *zone,
                                          MonevState *state);
char       *monev_activity_words_blocked (const MonevActivity *activity,
                                          const MonevActivityStep *step);

G_END_DECLS
