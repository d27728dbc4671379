/* Conflicts of the schedule: of a visit or a meeting while it is typed, and of all visits of a run. */
#pragma once

#include "activity/field.h"

G_BEGIN_DECLS

gboolean    monev_field_check_draft (MonevDbConnection *connection, const MonevRecord *record,
                                     MonevIssueList *issues, GError **error);
GHashTable *monev_visit_conflicts   (MonevDbConnection *connection, const char *activity_id,
                                     const GPtrArray *visits, GError **error);

G_END_DECLS
