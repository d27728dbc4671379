/* One reference table as a list: searched, sorted, edited, taken in and out as files. */
#pragma once

#include "panel.h"
#include "table-view.h"
#include "ui/common/data-grid.h"

G_BEGIN_DECLS

#define MONEV_TYPE_TABLE_PANEL (monev_table_panel_get_type ())
G_DECLARE_FINAL_TYPE (MonevTablePanel, monev_table_panel, MONEV, TABLE_PANEL, MonevReferencePanel)

GtkWidget       *monev_table_panel_new          (MonevWindow *window, MonevSession *session,
                                                 const MonevTableView *view);
MonevDataGrid   *monev_table_panel_get_grid     (MonevTablePanel *self);
MonevListSource *monev_table_panel_get_list     (MonevTablePanel *self);
GPtrArray       *monev_table_panel_get_selected (MonevTablePanel *self);
GPtrArray       *monev_table_panel_get_shown    (MonevTablePanel *self);
void             monev_table_panel_remove       (MonevTablePanel *self);
void             monev_table_panel_export       (MonevTablePanel *self, const char *path);
void             monev_table_panel_import       (MonevTablePanel *self, const char *path);
void             monev_table_panel_show_record  (MonevTablePanel *self, const char *id);

G_END_DECLS
