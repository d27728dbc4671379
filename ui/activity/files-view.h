/* All files of the run, in one list. */
#pragma once

#include "activity-data.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define MONEV_TYPE_FILES_VIEW (monev_files_view_get_type ())
G_DECLARE_FINAL_TYPE (MonevFilesView, monev_files_view, MONEV, FILES_VIEW, AdwBin)

GtkWidget *monev_files_view_new  (void);
void       monev_files_view_show (MonevFilesView *self, const MonevActivityData *data,
                              const char *refused);

G_END_DECLS
