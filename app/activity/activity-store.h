/* Agenda Kerja out of the database: one whole run, the list, and what Beranda shows. */
#pragma once

#include "activity/activity.h"
#include "activity/office-clock.h"

G_BEGIN_DECLS

#define MONEV_ACTIVITY_ALL 1000000 /* as a limit */

typedef struct {
  gint64      year;           /* 0: all */
  const char *state;          /* "", or a name: "berjalan" */
  const char *bidang_id;      /* "": all */
  const char *coordinator_id; /* "": all */
  const char *text;           /* typed into a search; "": all */
  gboolean    late_only;      /* runs that go on and have a step past its due */
} MonevActivityFilter;

/* A step of a progress bar. */
typedef struct {
  MonevStepState state;
  gboolean       late;
} MonevActivityBar;

/* A line of the list; texts are the line's own. */
typedef struct {
  char              *id;
  gint64             version;
  gint64             year;
  char              *title;
  MonevActivityKind  kind;
  MonevActivityState state;
  char              *bidang_id;
  char              *bidang;
  char              *coordinator_id;
  char              *coordinator;
  char              *procedure_code;
  gint64             start_at;
  gint64             ended_at;
  gint64             n_steps;
  gint64             n_done;      /* finished or skipped */
  gint64             n_late;      /* past their due and not done */
  char              *step_id;     /* the one late for longest, else the first not done; "" when
                                    all are */
  char              *number;
  char              *wording;
  char              *holder;      /* who works on that step, else the coordinator */
  gint64             round;
  MonevStepState     step_state;
  gint64             due;         /* 0: open, or all done */
  gint64             late_days;   /* of that step, working days */
  gint64             days_left;
  GArray            *bars;        /* MonevActivityBar, one for each step; NULL unless asked for */
} MonevActivityLine;

/* What stands in a calendar. */
typedef enum {
  MONEV_AGENDA_VISIT,
  MONEV_AGENDA_MEETING,
  MONEV_AGENDA_FOLLOW_UP,
  MONEV_AGENDA_STEP,
  MONEV_N_AGENDA_KINDS
} MonevAgendaKind;

/* A due on Beranda: a step or a follow-up that is not done, or a visit or meeting to come. */
typedef struct {
  MonevAgendaKind kind;
  char           *activity_id;
  char           *title;
  char           *step_id;   /* "" unless it is a step, as its number */
  char           *number;
  char           *wording;
  gint64          round;
  char           *who;       /* who works on it, else the coordinator; group or place */
  gint64          due;       /* of a visit or meeting: its begin */
  gboolean        late;
  gint64          late_days;
  gint64          days_left;
} MonevActivityDue;

typedef struct {
  gint64     n_running;
  gint64     n_late;   /* runs with a step past its due */
  GPtrArray *running;  /* MonevActivityLine with its bars, the most urgent first */
  GPtrArray *dues;     /* MonevActivityDue, the earliest first */
  gboolean   more;     /* there are further dues */
} MonevActivityFeed;

MonevActivity     *monev_activity_load       (MonevDbConnection *connection, const char *id,
                                              gint64 now, GError **error);
GPtrArray         *monev_activity_list       (MonevDbConnection *connection,
                                              const MonevActivityFilter *filter, gint64 now,
                                              GError **error);
MonevActivityFeed *monev_activity_feed       (MonevDbConnection *connection, guint n_running,
                                              guint n_dues, gint64 days, gint64 now,
                                              GError **error);
gboolean           monev_activity_list_bars  (MonevDbConnection *connection, GPtrArray *lines,
                                              gint64 year, gint64 now, GError **error);
void               monev_activity_line_free  (MonevActivityLine *self);
void               monev_activity_feed_free  (MonevActivityFeed *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MonevActivityLine, monev_activity_line_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MonevActivityFeed, monev_activity_feed_free)

G_END_DECLS
