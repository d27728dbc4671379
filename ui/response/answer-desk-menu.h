/* The menus of the desk of answers: on a row, and behind its title. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

GMenuModel *monev_answer_menu_row    (void);
GtkWidget  *monev_answer_menu_button (void);

G_END_DECLS
