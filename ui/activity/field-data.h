/* What a run has in the field, for the views of its desk: read with the run, in one transaction. */
#pragma once

#include "activity/activity.h"
#include "activity/finding.h"

G_BEGIN_DECLS

typedef struct {
  GPtrArray  *meetings;   /* MonevRecord, by date */
  GPtrArray  *attendance; /* MonevRecord, of all meetings */
  GPtrArray  *visits;     /* MonevRecord */
  GPtrArray  *sites;      /* MonevRecord */
  GPtrArray  *findings;   /* MonevRecord */
  GPtrArray  *follow_ups; /* MonevRecord */
  GPtrArray  *proposals;  /* MonevRecord, by source */
  GPtrArray  *open;       /* MonevFollowUpLine: not done, also of the run it was copied from */
  GHashTable *kinds;      /* id of an agency → what kind it is */
  GHashTable *conflicts;  /* id of a visit → MonevIssueList; those without one are not in it */
  GHashTable *orders;     /* id of a visit → GStrv, the order of its photos, where somebody set it */
  gint64      now;
} MonevFieldData;

MonevFieldData *monev_field_data_load (MonevDbConnection *connection, const char *activity_id,
                                       gint64 now, GError **error);
gboolean        monev_field_data_load_visits (MonevDbConnection *connection,
                                       const MonevActivity *activity, MonevFieldData *self,
                                       GError **error);
GPtrArray      *monev_field_data_photos (const MonevFieldData *self, const MonevActivity *activity,
                                         const char *visit_id);
void            monev_field_data_free (MonevFieldData *self);
MonevRecord    *monev_field_data_find (const GPtrArray *records, const char *id);
char           *monev_field_data_shown (const MonevRecord *record, const char *field);
char           *monev_field_data_date (const char *iso, MonevDateStyle style);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MonevFieldData, monev_field_data_free)

G_END_DECLS
