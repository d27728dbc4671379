/* Team of the run: groups and members, and the form that adds one. */
#pragma once

#include "activity-data.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define MONEV_TYPE_TEAM_VIEW (monev_team_view_get_type ())
G_DECLARE_FINAL_TYPE (MonevTeamView, monev_team_view, MONEV, TEAM_VIEW, AdwBin)

GtkWidget *monev_team_view_new  (void);
void       monev_team_view_show (MonevTeamView *self, const MonevActivityData *data,
                              const char *refused);

G_END_DECLS
