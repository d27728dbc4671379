/* What the views of a desk are built of: a column that scrolls, headed lists, a dim line. */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

GtkWidget  *monev_view_column (AdwBin *view);
GtkListBox *monev_view_list   (GtkWidget *column, const char *title);
void        monev_view_clear  (GtkWidget *column);
void        monev_view_dim    (GtkListBox *list, const char *text);
GtkWidget  *monev_view_row    (GtkListBox *list, const char *title, const char *subtitle);
GtkWidget  *monev_view_button (GtkWidget *row, const char *icon, const char *label,
                               const char *action, const char *id, const char *refused);
void        monev_view_start_in (GtkWindow *window, GtkWidget *fields);

G_END_DECLS
