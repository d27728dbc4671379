/* Agenda Kerja on Beranda: what runs, and what is due soon or late. */
#pragma once

#include "activity/activity-store.h"
#include "home-part.h"

G_BEGIN_DECLS

#define MONEV_HOME_RUNNING 6 /* runs at most */
#define MONEV_HOME_DUES 12
#define MONEV_HOME_DUE_DAYS 5 /* working days within which a due is soon */

void monev_home_agenda_show_running (MonevHomePart *part, const MonevActivityFeed *feed,
                                     GTimeZone *zone, gboolean leads);
void monev_home_agenda_show_dues    (MonevHomePart *part, const MonevActivityFeed *feed,
                                     GTimeZone *zone, gboolean leads);

G_END_DECLS
