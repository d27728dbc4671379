/* What a calendar shows of one day, and how it is read aloud. */
#pragma once

#include "month-data.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

void       monev_month_cell_show (GtkWidget *button, const MonevMonthData *data, MonevDate day,
                                  gboolean chosen);
GtkWidget *monev_month_row_new   (const MonevMonthData *data, guint entry);

G_END_DECLS
