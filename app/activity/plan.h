/* The plan of a run: planned start and due of each step, one behind the other.
 *
 * Pure; instants are local minutes. A step begins when the one before is due; a parallel step begins
 * with the step before; of what has no standard time the due is open until it is typed by hand, and
 * the steps behind it are reckoned as if it took none.
 */
#pragma once

#include "activity/clock.h"

G_BEGIN_DECLS

#define MONEV_PLAN_OPEN G_MININT64 /* no due */

typedef struct {
  const char          *number;   /* as printed, for what is said about it */
  const MonevStepTime *standard;
  gboolean             parallel; /* begins with the step before */
  gboolean             again;    /* a further round of the entry before; begins no earlier than
                                    its start says */
  gboolean             begun;    /* started, done or skipped: both stay as they are */
  gboolean             by_hand;  /* the due was typed and stays */
  gint64               start;
  gint64               due;      /* or MONEV_PLAN_OPEN */
} MonevPlanStep;

gboolean monev_plan_make (const MonevWorkTime *time, MonevPlanStep *steps, guint n, gint64 start,
                          MonevIssueList *issues, GError **error);
void     monev_plan_check_year (gint64 start, int year, MonevIssueList *issues);
gboolean monev_plan_from (const MonevWorkTime *time, MonevPlanStep *steps, guint n, guint first,
                          MonevIssueList *issues, GError **error);

G_END_DECLS
