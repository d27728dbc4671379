/* What Beranda says: how far the references are filled, who holds which post today, working hours,
 * the next holiday, the last backup. One value, read in one snapshot.
 */
#pragma once

#include "base/date.h"
#include "calendar/holiday.h"
#include "calendar/work-profile.h"
#include "db-connection.h"

G_BEGIN_DECLS

typedef struct {
  char     *title;  /* as printed: "Plt. Kepala Badan" */
  char     *holder; /* name without titles; "" for a vacant post */
  MonevDate until;
  gboolean  open;   /* no end is known */
} MonevHomePost;

typedef struct {
  int           year;        /* Tahun Anggaran of the counts */
  gint64        listed;      /* OPD of every kind, also those that have ended */
  gint64        agencies;    /* OPD valid today: perangkat daerah and kecamatan */
  gint64        officials;
  gint64        positions;
  gint64        programmes;  /* rows of the tree */
  gint64        budgets;
  char         *pagu;        /* canonical decimal: pagu murni, all agencies and sources */
  GPtrArray    *vacant;      /* MonevHomePost */
  GPtrArray    *acting;      /* MonevHomePost */
  MonevDate     today;       /* on the office's wall */
  MonevWorkDay  hours;       /* today's; no span on a day off */
  gboolean      ramadan;
  MonevHoliday *holiday;     /* nullable: today's */
  MonevHoliday *next;        /* nullable: the next day off that is known */
  gboolean      year_known;  /* holidays of today's year are in the table */
  gint64        backup_at;   /* UTC seconds; 0 for none on this computer with a date to believe */
  gboolean      backup_ahead; /* one is dated ahead of the clock: its date says nothing */
} MonevHomeFacts;

MonevHomeFacts *monev_home_facts_load (MonevDbConnection *connection, int year, gint64 now,
                                       GError **error);
void            monev_home_facts_free (MonevHomeFacts *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MonevHomeFacts, monev_home_facts_free)

G_END_DECLS
