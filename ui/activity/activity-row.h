/* A run as a row: title, a pill per step, where it stands, when it is due. */
#pragma once

#include "activity/activity-store.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define MONEV_TYPE_ACTIVITY_ROW (monev_activity_row_get_type ())
G_DECLARE_FINAL_TYPE (MonevActivityRow, monev_activity_row, MONEV, ACTIVITY_ROW, AdwBin)

GtkWidget *monev_activity_row_new  (void);
void       monev_activity_row_show (MonevActivityRow *self, const MonevActivityLine *line,
                                    GTimeZone *zone);

G_END_DECLS
