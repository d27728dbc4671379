/* A month of visits, meetings and due dates: a grid of days, and the chosen day in full beside it.
 *
 * Arrows walk the days, Page Up and Page Down the months, Home goes to today, Enter opens the run
 * behind the chosen day, or goes to the list of the day when there are several.
 */
#pragma once

#include "month-data.h"
#include "ui/shell/session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define MONEV_TYPE_AGENDA_MONTH (monev_agenda_month_get_type ())
G_DECLARE_FINAL_TYPE (MonevAgendaMonth, monev_agenda_month, MONEV, AGENDA_MONTH, GtkBox)

GtkWidget *monev_agenda_month_new      (MonevSession *session);
void       monev_agenda_month_reload   (MonevAgendaMonth *self);
gboolean   monev_agenda_month_is_ready (MonevAgendaMonth *self);
MonevDate  monev_agenda_month_get_day  (MonevAgendaMonth *self);
void       monev_agenda_month_set_day  (MonevAgendaMonth *self, MonevDate day);
const MonevMonthData *monev_agenda_month_get_data (MonevAgendaMonth *self);

G_END_DECLS
