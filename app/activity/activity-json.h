/* A run as JSON, as monevctl prints it (docs/contracts.md, "activity"). */
#pragma once

#include "activity/activity-store.h"

G_BEGIN_DECLS

json_t *monev_activity_to_json      (const MonevActivity *self, GTimeZone *zone);
json_t *monev_activity_line_to_json (const MonevActivityLine *line, GTimeZone *zone);

G_END_DECLS
