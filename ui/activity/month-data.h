/* A month of the office as the calendar of Agenda Kerja shows it, read on a lane. */
#pragma once

#include "activity/agenda.h"
#include "calendar/holiday.h"
#include "ui/shell/session.h"

G_BEGIN_DECLS

typedef struct {
  int        year, month;
  MonevDate  today;
  MonevDate  first, last; /* days that are told of: whole weeks */
  GPtrArray *entries;     /* MonevAgendaEntry, by day and time */
  gboolean  *late;        /* of each entry */
  GPtrArray *holidays;    /* MonevHoliday, Ramadan among them */
} MonevMonthData;

void        monev_month_data_load    (MonevSession *session, GObject *owner, int year, int month,
                                      GCancellable *cancellable, MonevSessionDone done);
void        monev_month_data_free    (MonevMonthData *self);
const char *monev_month_data_holiday (const MonevMonthData *self, MonevDate day);
gboolean    monev_month_data_ramadan (const MonevMonthData *self, MonevDate day);
guint       monev_month_data_count   (const MonevMonthData *self, MonevDate day, guint *late);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MonevMonthData, monev_month_data_free)

G_END_DECLS
