/* Who may do what: one table.
 *
 * The window greys what may not be done and says why with the same table; the core refuses it
 * whatever the window does. `tests/app/people/test-policy.c` enumerates it.
 */
#pragma once

#include "db-error.h"

G_BEGIN_DECLS

/* What an official is on a day: the kinds of the positions held, and two marks of the account. */
typedef enum {
  MONEV_ROLE_ADMIN     = 1 << 0,
  MONEV_ROLE_KEPALA    = 1 << 1,
  MONEV_ROLE_SEKRETARIS = 1 << 2,
  MONEV_ROLE_KABID     = 1 << 3,
  MONEV_ROLE_SUBKOOR   = 1 << 4,
  MONEV_ROLE_PERENCANA = 1 << 5, /* fungsional tertentu */
  MONEV_ROLE_STAF      = 1 << 6, /* fungsional umum */
  MONEV_ROLE_PIMPINAN  = 1 << 7, /* Bupati, Wakil, Sekda, Asisten */
  MONEV_ROLE_LAIN      = 1 << 8, /* any other position */
  MONEV_ROLE_ANYONE    = 1 << 9  /* every active official who has logged in */
} MonevRole;

typedef enum {
  MONEV_ACT_OFFICE_EDIT,    /* instansi profile, working hours */
  MONEV_ACT_PEOPLE_EDIT,    /* officials, positions, appointments */
  MONEV_ACT_AGENCY_EDIT,
  MONEV_ACT_PROGRAMME_EDIT,
  MONEV_ACT_INVENTORY_EDIT, /* which data there are, and whose */
  MONEV_ACT_CALENDAR_EDIT,
  MONEV_ACT_PROCEDURE_EDIT, /* the office's SOPs: copy, draft, publish, retire */
  MONEV_ACT_PIN_RESET,      /* of somebody else: a new key; never acting in his name */
  MONEV_ACT_PIN_CHANGE,     /* one's own */
  MONEV_ACT_BACKUP_MAKE,
  MONEV_ACT_BACKUP_RESTORE,
  MONEV_ACT_AUDIT_VERIFY,
  MONEV_ACT_RECOVERY_PRINT, /* the recovery sheet once more */
  MONEV_ACT_CLOCK_CONFIRM,  /* the date is right, although the log was ahead of it */
  MONEV_ACT_ACTIVITY_START, /* Agenda Kerja: begin, copy, change the head, stop, close */
  MONEV_ACT_ACTIVITY_WORK,  /* its steps, files, notes, team */
  MONEV_ACT_INSTRUMENT_EDIT,  /* questionnaires: import, build, copy, put away */
  MONEV_ACT_INSTRUMENT_ISSUE, /* terbit: from then on a version never changes */
  MONEV_ACT_RESPONSE_ENTER,  /* answers: enter, import, reply to questions about them */
  MONEV_ACT_RESPONSE_REVIEW, /* ask, correct with a reason, approve, refuse */
  MONEV_ACT_DATA_FORM_EDIT,  /* data forms: draw up, import, put away */
  MONEV_ACT_DATA_FORM_ISSUE, /* terbit: a version that requests may be made of */
  MONEV_ACT_DATA_REQUEST,    /* ask agencies for data: make, send, remind, call off */
  MONEV_ACT_DATA_RECEIVE,    /* what came back: read, key in on behalf of an agency */
  MONEV_ACT_DATA_VERIFY,     /* sesuai, klarifikasi, koreksi, tolak */
  MONEV_ACT_DATA_CLOSE,      /* a data set as a numbered snapshot */
  MONEV_N_ACTS
} MonevAct;

/* Who acts: made by login, checked again inside each transaction. */
typedef struct {
  char *official_id; /* "" for nobody */
  char *name;        /* without titles */
  char *position;    /* the first position held, as printed; "" for none */
  guint roles;       /* MonevRole */
} MonevActor;

gboolean    monev_policy_allows (guint roles, MonevAct act);
gboolean    monev_policy_check  (const MonevActor *actor, MonevAct act, GError **error);
const char *monev_act_name      (MonevAct act);
const char *monev_act_sentence  (MonevAct act);
char       *monev_policy_who    (MonevAct act);
MonevRole   monev_role_of_position_kind (const char *kind);

MonevActor *monev_actor_copy (const MonevActor *self);
void        monev_actor_free (MonevActor *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MonevActor, monev_actor_free)

G_END_DECLS
