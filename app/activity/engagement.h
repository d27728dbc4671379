/* Where officials are when: two places at one time, days off, days outside the run. Pure.
 *
 * What overlaps in hours is an error; where hours are missing on one side it may be meant one after
 * the other and is a warning. A day off is a warning with its name: some work is done on Sundays.
 */
#pragma once

#include "base/issue.h"
#include "calendar/work-time.h"

G_BEGIN_DECLS

#define MONEV_WHOLE_DAY (-1)

/* An official at a place on these days, in these minutes of each. */
typedef struct {
  char     *source;      /* id of the visit or meeting; NULL or "" for one that is not stored */
  char     *official_id;
  char     *official;
  char     *place;
  char     *activity;
  MonevDate from, until;
  int       start, end; /* or MONEV_WHOLE_DAY, both */
} MonevEngagement;

void monev_engagement_free        (MonevEngagement *self);
void monev_engagement_check       (const MonevEngagement *mine, const GPtrArray *others,
                                   MonevIssueList *issues);
void monev_engagement_check_days  (MonevDate from, MonevDate until, const MonevWorkTime *work,
                                   const GPtrArray *holidays, MonevIssueList *issues);
void monev_engagement_check_span  (MonevDate from, MonevDate until, MonevDate first, MonevDate last,
                                   const char *activity, MonevIssueList *issues);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MonevEngagement, monev_engagement_free)

G_END_DECLS
