/* The holidays of a year as a list, and the marks that the calendar draws them with.
 *
 * Signal "record-activated" (MonevRecord, as a pointer) when a row is opened.
 */
#pragma once

#include "record/record.h"
#include "ui/common/row-filter.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define MONEV_TYPE_HOLIDAY_ROWS (monev_holiday_rows_get_type ())
G_DECLARE_FINAL_TYPE (MonevHolidayRows, monev_holiday_rows, MONEV, HOLIDAY_ROWS, AdwBin)

GtkWidget *monev_holiday_rows_new    (void);
void       monev_holiday_rows_set    (MonevHolidayRows *self, const GPtrArray *records);
void       monev_holiday_rows_filter (MonevHolidayRows *self, MonevRowFilter *filter);
guint      monev_holiday_rows_get_n (MonevHolidayRows *self);
gboolean   monev_holiday_rows_go_to  (MonevHolidayRows *self, const char *id);
GtkWidget *monev_holiday_legend_new       (void);

G_END_DECLS
