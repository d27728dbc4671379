/* What the tables of the field share. */
#pragma once

#include "activity/activity-private.h"
#include "activity/field.h"

G_BEGIN_DECLS

/* Columns that each of them begins with. */
#define MONEV_FIELD_ACTIVITY \
  { "activity_id", "Agenda kerja", MONEV_FIELD_REFERENCE, MONEV_FIELD_REQUIRED, \
    .refers = "activity" }

typedef struct {
  gint64    year;
  char     *title;
  MonevDate first, last;
} MonevFieldSpan;

void         monev_field_complain  (MonevIssueList *issues, const MonevRecord *record,
                                    const char *field, const char *code, const char *message,
                                    const char *fix);
MonevRecord *monev_field_check_times (MonevRecord *record, MonevIssueList *issues);
MonevRecord *monev_field_check_place (MonevRecord *record, MonevIssueList *issues);
gboolean     monev_field_check_programme (MonevDbConnection *connection, const MonevRecord *record,
                                    MonevIssueList *issues, GError **error);
gboolean     monev_field_span      (MonevDbConnection *connection, const char *activity_id,
                                    MonevFieldSpan *span, GError **error);
void         monev_field_span_clear (MonevFieldSpan *span);
gboolean     monev_field_check_schedule (MonevDbConnection *connection, const MonevRecord *record,
                                    const char *place, MonevDate from, MonevDate until,
                                    const GPtrArray *people, MonevIssueList *issues,
                                    GError **error);
GPtrArray   *monev_field_officials (MonevDbConnection *connection, const char *group_id,
                                    const char *const *members, GError **error);
gboolean     monev_field_lock_people (MonevDbConnection *connection, const MonevRecord *record,
                                    GError **error);
gboolean     monev_field_find_owner (MonevDbConnection *connection, const char *id, char **owner,
                                    char **kind, GError **error);
gboolean     monev_field_check_group (MonevDbConnection *connection, const char *activity_id,
                                      const char *group_id, const char *official_id,
                                      GError **error);
gboolean     monev_field_check_unplanned (const MonevActivityWork *work, const char *id,
                                    const char *name, GError **error);
GPtrArray   *monev_field_holidays  (MonevDbConnection *connection, GError **error);
gboolean     monev_field_write_all (MonevActivityWork *work, const GPtrArray *records,
                                    GError **error);
GPtrArray   *monev_field_change_all (MonevDbConnection *connection, const MonevActor *actor,
                                    const char *activity_id, const GPtrArray *records,
                                    const char *verb, MonevIssueList *issues, GError **error);
MonevRecord *monev_follow_up_prepare (const MonevActivityWork *work, MonevRecord *record);
gboolean     monev_follow_up_note  (const MonevActivityWork *work, const MonevRecord *before,
                                    const MonevRecord *saved, GError **error);
gboolean     monev_follow_up_forget (const MonevActivityWork *work, const MonevRecord *record,
                                    GError **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (MonevFieldSpan, monev_field_span_clear)

G_END_DECLS
