/* The parts of the demo office. */
#pragma once

#include "activity/activity-store.h"
#include "base/issue.h"
#include "db-connection.h"
#include "exchange/table.h"
#include "people/policy.h"
#include "reference/lookup.h"

G_BEGIN_DECLS

typedef struct {
  MonevDbConnection *connection;
  MonevIssueList    *issues;
  MonevOfficeClock   clock;
  gint64             now;
  MonevDate          today;
  MonevLookup       *officials;
  MonevLookup       *positions;
  MonevLookup       *agencies;
  GHashTable        *actors; /* user name → MonevActor */
  GHashTable        *runs;   /* key of the file → id of the activity */
  GHashTable        *things; /* key of the file → id of a thing of the field, or of an instrument */
} MonevDemoFilling;

const char       *monev_demo_text  (const MonevTable *table, guint row, guint column);
const char       *monev_demo_find  (MonevLookup *lookup, const char *word);
const MonevActor *monev_demo_actor (MonevDemoFilling *self, const char *name, GError **error);
MonevDate         monev_demo_day   (const MonevDemoFilling *self, gint64 back);
char             *monev_demo_group (MonevDemoFilling *self, const MonevActor *actor,
                                    const char *activity_id, const char *name, GError **error);
gboolean          monev_demo_field_row (MonevDemoFilling *self, const MonevTable *table, guint row,
                                    GError **error);

gboolean          monev_demo_fill_instruments (MonevDemoFilling *self, GError **error);
gboolean          monev_demo_fill_responses   (MonevDemoFilling *self, GError **error);
gboolean          monev_demo_fill_data        (MonevDemoFilling *self, GError **error);

gboolean monev_demo_fill_activities (MonevDbConnection *connection, MonevIssueList *issues,
                                     GError **error);

G_END_DECLS
