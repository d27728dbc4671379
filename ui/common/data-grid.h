/* A table of any size: one widget that draws the cells that are seen, and only those.
 *
 * Put it into a GtkScrolledWindow. Keys: arrows, Home, End, PgUp and PgDn move (Ctrl to the ends,
 * Shift selects), Ctrl+A selects all, Ctrl+C copies as TSV, Enter or a double click activates the
 * row, F2 or typing edits where the source allows it, Shift+F10 or Menu opens the menu.
 */
#pragma once

#include "grid-source.h"

G_BEGIN_DECLS

#define MONEV_TYPE_DATA_GRID (monev_data_grid_get_type ())
G_DECLARE_FINAL_TYPE (MonevDataGrid, monev_data_grid, MONEV, DATA_GRID, GtkWidget)

typedef struct {
  guint row;
  guint column;
  guint n_rows;
  guint n_columns;
} MonevGridRange;

GtkWidget       *monev_data_grid_new             (MonevGridSource *source);
void             monev_data_grid_set_source      (MonevDataGrid *self, MonevGridSource *source);
MonevGridSource *monev_data_grid_get_source      (MonevDataGrid *self);
void             monev_data_grid_set_frozen      (MonevDataGrid *self, guint n_columns);
void             monev_data_grid_set_menu_model  (MonevDataGrid *self, GMenuModel *model);
void             monev_data_grid_set_head_menu   (MonevDataGrid *self, GMenuModel *model);
void             monev_data_grid_set_placeholder (MonevDataGrid *self, const char *text);

gboolean         monev_data_grid_get_cursor      (MonevDataGrid *self, guint *row, guint *column);
void             monev_data_grid_set_cursor      (MonevDataGrid *self, guint row, guint column, gboolean extend);
gboolean         monev_data_grid_get_selection   (MonevDataGrid *self, MonevGridRange *range);
void             monev_data_grid_scroll_to       (MonevDataGrid *self, guint row, guint column);
gboolean         monev_data_grid_get_cell_area   (MonevDataGrid *self, guint row, guint column, GdkRectangle *area);
gboolean         monev_data_grid_get_cell_at     (MonevDataGrid *self, double x, double y, guint *row,
                                                  guint *column);

void             monev_data_grid_sort            (MonevDataGrid *self, guint column, gboolean ascending);
char            *monev_data_grid_get_tsv         (MonevDataGrid *self, gboolean with_titles);
gboolean         monev_data_grid_copy            (MonevDataGrid *self, gboolean with_titles);

gboolean         monev_data_grid_edit            (MonevDataGrid *self, guint row, guint column);
gboolean         monev_data_grid_is_editing      (MonevDataGrid *self);
gboolean         monev_data_grid_finish_edit     (MonevDataGrid *self);
void             monev_data_grid_cancel_edit     (MonevDataGrid *self);
void             monev_data_grid_show_problem    (MonevDataGrid *self, guint row, guint column, const char *text);

G_END_DECLS
