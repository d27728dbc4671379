/* The schedule at a glance: a day to each row, a group to each column, in the cells who goes where. */
#pragma once

#include "activity-data.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkWidget *monev_visit_board_new (const MonevActivityData *data);

G_END_DECLS
