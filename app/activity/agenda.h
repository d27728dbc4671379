/* A month of the office: visits, meetings, follow-ups and steps that are due; also as iCalendar. */
#pragma once

#include "activity/activity-store.h"
#include "activity/field.h"
#include "activity/office-clock.h"

G_BEGIN_DECLS

typedef struct {
  MonevAgendaKind kind;
  char           *id;
  char           *activity_id;
  char           *activity;  /* its title */
  char           *text;      /* site, name of the meeting, what is due */
  MonevDate       from, until;
  char           *time_from; /* "08.30" or "" */
  char           *time_to;
  char           *state;
  char           *place;     /* where: of a meeting, or of a site with its region; "" for none */
  char           *latitude;  /* of a site; "" for none */
  char           *longitude;
  char           *people;    /* who goes, a name per line; "" for nobody in particular */
} MonevAgendaEntry;

GPtrArray  *monev_agenda_load      (MonevDbConnection *connection, const char *activity_id,
                                    MonevDate from, MonevDate until, GError **error);
const char *monev_agenda_kind_name (MonevAgendaKind kind);
gboolean    monev_agenda_is_late   (const MonevAgendaEntry *entry, const MonevOfficeClock *clock,
                                    gint64 now);
char       *monev_agenda_to_ics    (const GPtrArray *entries, GTimeZone *zone, gint64 now);

G_END_DECLS
