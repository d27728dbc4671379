/* A year of working days, drawn: twelve months, days off and Ramadan by shape as well as colour.
 *
 * Signal "day-activated" (int: MonevDate) with a click or Enter on a day; arrows move.
 */
#pragma once

#include "base/date.h"
#include "calendar/work-time.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define MONEV_TYPE_YEAR_VIEW (monev_year_view_get_type ())
G_DECLARE_FINAL_TYPE (MonevYearView, monev_year_view, MONEV, YEAR_VIEW, GtkWidget)

typedef enum {
  MONEV_DAY_WORK,
  MONEV_DAY_REST,       /* no working hours on this day of the week */
  MONEV_DAY_NATIONAL,
  MONEV_DAY_COLLECTIVE,
  MONEV_N_DAYS
} MonevDayKind;

typedef struct {
  MonevDayKind kind;
  gboolean     ramadan;
  char        *name;    /* (nullable): of the holiday */
} MonevDay;

GtkWidget  *monev_year_view_new      (void);
void        monev_year_view_set      (MonevYearView *self, int year, const MonevWorkTime *times,
                                      const GPtrArray *holidays, MonevDate today);
const MonevDay *monev_year_view_day  (MonevYearView *self, MonevDate date);
gboolean    monev_year_view_holds    (MonevYearView *self, MonevDate date);
MonevDate   monev_year_view_get_first (MonevYearView *self);
MonevDate   monev_year_view_get_today (MonevYearView *self);
gboolean    monev_year_view_day_at   (MonevYearView *self, double x, double y, MonevDate *date);
char       *monev_year_view_describe (MonevYearView *self, MonevDate date);
void        monev_year_view_draw_day (GtkWidget *widget, cairo_t *cr, MonevDayKind kind, gboolean ramadan,
                                      double x, double y, double size);

G_END_DECLS
