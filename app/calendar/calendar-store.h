/* The office's calendar out of the database: working hours, holidays, Ramadan. */
#pragma once

#include "base/issue.h"
#include "calendar/work-time.h"
#include "db-connection.h"
#include "people/policy.h"

G_BEGIN_DECLS

MonevWorkTime *monev_calendar_load           (MonevDbConnection *connection, GError **error);
gboolean       monev_calendar_store_defaults (MonevDbConnection *connection, gint64 now,
                                              MonevIssueList *issues, GError **error);
gboolean       monev_work_profile_load       (MonevDbConnection *connection,
                                              MonevWorkProfile *profile, gint64 *version,
                                              GError **error);
gboolean       monev_work_profile_save       (MonevDbConnection *connection,
                                              const MonevActor *actor,
                                              const MonevWorkProfile *profile, gint64 version,
                                              GError **error);

G_END_DECLS
