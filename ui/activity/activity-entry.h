/* A line of the list of runs as an object, for the list models of the window. */
#pragma once

#include "activity/activity-store.h"

#include <gio/gio.h>

G_BEGIN_DECLS

#define MONEV_TYPE_ACTIVITY_ENTRY (monev_activity_entry_get_type ())
G_DECLARE_FINAL_TYPE (MonevActivityEntry, monev_activity_entry, MONEV, ACTIVITY_ENTRY, GObject)

typedef enum {
  MONEV_ACTIVITY_BY_DUE,
  MONEV_ACTIVITY_BY_TITLE,
  MONEV_ACTIVITY_BY_START,
  MONEV_ACTIVITY_BY_PROGRESS
} MonevActivityOrder;

MonevActivityEntry      *monev_activity_entry_new     (MonevActivityLine *line, guint place);
const MonevActivityLine *monev_activity_entry_line    (MonevActivityEntry *self);
gboolean                 monev_activity_entry_fits    (MonevActivityEntry *self,
                                                       const MonevActivityFilter *filter,
                                                       const char *const *words);
int                      monev_activity_entry_compare (MonevActivityEntry *a, MonevActivityEntry *b,
                                                       MonevActivityOrder order);

G_END_DECLS
