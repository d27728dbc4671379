/* Findings of a run with their recommendations, and below each what is done about it. */
#pragma once

#include "activity-data.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define MONEV_TYPE_FINDING_VIEW (monev_finding_view_get_type ())
G_DECLARE_FINAL_TYPE (MonevFindingView, monev_finding_view, MONEV, FINDING_VIEW, AdwBin)

GtkWidget *monev_finding_view_new  (void);
void       monev_finding_view_show (MonevFindingView *self, const MonevActivityData *data,
                                    const char *refused);

G_END_DECLS
