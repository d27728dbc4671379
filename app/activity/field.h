/* Agenda Kerja in the field: sites, visits, meetings and who comes, findings, follow-ups, and the
 * proposals of a Rencana Definitif.
 *
 * Each is a table of records that belong to one run ("activity_id"). A change checks the policy, the
 * rules of the record, that everything it names belongs to the same run, locks the run, writes and
 * ends in the log. Times are local, as "08.30"; dates "2026-03-05"; coordinates decimal degrees.
 */
#pragma once

#include "activity/activity-store.h"
#include "people/policy.h"
#include "record/record.h"

G_BEGIN_DECLS

extern const MonevRecordType monev_site_type;
extern const MonevRecordType monev_visit_type;
extern const MonevRecordType monev_meeting_type;
extern const MonevRecordType monev_attendance_type;
extern const MonevRecordType monev_finding_type;
extern const MonevRecordType monev_follow_up_type;
extern const MonevRecordType monev_proposal_type;

#define MONEV_FIELD_MAX_MINUTES 100000 /* characters of an agenda or of minutes */
#define MONEV_VISIT_MAX_DAYS 31

MonevRecord *monev_field_new    (const MonevRecordType *type, const char *activity_id);
MonevRecord *monev_field_get    (MonevDbConnection *connection, const MonevRecordType *type,
                                 const char *id, GError **error);
GPtrArray   *monev_field_list   (MonevDbConnection *connection, const MonevRecordType *type,
                                 const char *activity_id, GError **error);
MonevRecord *monev_field_save   (MonevDbConnection *connection, const MonevActor *actor,
                                 MonevRecord *record, MonevIssueList *issues, GError **error);
gboolean     monev_field_save_all (MonevDbConnection *connection, const MonevActor *actor,
                                 const char *activity_id, const GPtrArray *records,
                                 MonevIssueList *issues, GError **error);
gboolean     monev_field_remove (MonevDbConnection *connection, const MonevActor *actor,
                                 const MonevRecord *record, GError **error);

G_END_DECLS
