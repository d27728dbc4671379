/* What happened to the run, in words. */
#pragma once

#include "activity-data.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define MONEV_TYPE_HISTORY_VIEW (monev_history_view_get_type ())
G_DECLARE_FINAL_TYPE (MonevHistoryView, monev_history_view, MONEV, HISTORY_VIEW, AdwBin)

GtkWidget *monev_history_view_new  (void);
void       monev_history_view_show (MonevHistoryView *self, const MonevActivityData *data,
                              const char *refused);

G_END_DECLS
