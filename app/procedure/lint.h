/* Advice on a procedure: what contradicts itself, is missing, or differs from the same elsewhere.
 *
 * Pure. A finding is a warning or a note, never an error: what the seeds say is kept as they say
 * it, and shown (domain: the seeds contradict themselves). Its key is the number of the step.
 */
#pragma once

#include "calendar/work-profile.h"
#include "procedure/procedure.h"

G_BEGIN_DECLS

void  monev_procedure_lint        (const MonevProcedure *self, const GPtrArray *library,
                                   const MonevWorkProfile *profile, MonevIssueList *issues);
int   monev_procedure_day_minutes (const MonevWorkProfile *profile);

G_END_DECLS
