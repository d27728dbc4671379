/* Agenda Kerja: one run of a procedure, as an immutable, counted value.
 *
 * Made by monev_activity_load() with everything a page shows: steps with plan and clock, what each
 * needs and puts out, files, notes, team. All texts belong to the activity and live as long as it;
 * text that is not there is "", an instant that is not there 0. Instants are UTC milliseconds. Safe
 * to share between threads.
 */
#pragma once

#include "attachment/attachment-store.h"
#include "procedure/procedure.h"

G_BEGIN_DECLS

#define MONEV_ACTIVITY_MAX_TITLE 300
#define MONEV_ACTIVITY_MAX_TEXT 4000 /* a reason, a note, the content of a disposisi */
#define MONEV_ACTIVITY_MAX_ROUNDS 999
#define MONEV_ACTIVITY_MAX_MEMBERS 500

typedef enum {
  MONEV_ACTIVITY_UMUM,
  MONEV_ACTIVITY_MONEV,
  MONEV_ACTIVITY_RD,    /* shows proposals */
  MONEV_ACTIVITY_TKPKD,
  MONEV_N_ACTIVITY_KINDS
} MonevActivityKind;

typedef enum {
  MONEV_ACTIVITY_RUNNING,
  MONEV_ACTIVITY_DONE,
  MONEV_ACTIVITY_STOPPED,
  MONEV_N_ACTIVITY_STATES
} MonevActivityState;

typedef enum {
  MONEV_STEP_WAITING,
  MONEV_STEP_RUNNING,
  MONEV_STEP_DONE,
  MONEV_STEP_SKIPPED,
  MONEV_N_STEP_STATES
} MonevStepState;

typedef enum {
  MONEV_MEMBER_LEADER,
  MONEV_MEMBER_DEPUTY,
  MONEV_MEMBER_SECRETARY,
  MONEV_MEMBER_MEMBER,
  MONEV_N_MEMBER_ROLES
} MonevMemberRole;

/* Why a kelengkapan is there. */
typedef enum {
  MONEV_NEED_MISSING,
  MONEV_NEED_MARKED,   /* somebody said so */
  MONEV_NEED_FILE,     /* a file is attached to it */
  MONEV_NEED_STEP,     /* an earlier step that puts it out is finished */
  MONEV_NEED_EARLIER,  /* an earlier step needed it, and there it was */
  MONEV_NEED_OWN,      /* the step makes it itself */
  MONEV_NEED_DISPOSISI /* the disposisi is recorded */
} MonevNeedSource;

typedef struct {
  char       *id;
  char       *step_id; /* "" when of the whole activity */
  char       *item_id; /* "" when of the whole step */
  char       *text;
  char       *official_id;
  char       *official;
  gint64      written_at;
} MonevActivityNote;

/* A kelengkapan or an output of a step. */
typedef struct {
  char           *id;
  gboolean        output;
  guint           place;     /* in the procedure's list, from 0 */
  const char     *text;
  gint64          marked_at;
  char           *marked_by; /* name */
  GPtrArray      *files;     /* MonevAttachment, borrowed */
  GPtrArray      *notes;     /* MonevActivityNote, borrowed */
  gint64          version;
  MonevNeedSource source;    /* of a kelengkapan */
  const char     *from;      /* number of the step it comes from, or "" */
  gboolean        bare;      /* that step puts it out, but nothing was attached or noted there */
} MonevActivityItem;

typedef struct {
  char                     *id;
  guint                     index;    /* of the step in the procedure, from 0 */
  guint                     head;     /* index of the first step that runs beside it */
  gint64                    round;    /* from 1 */
  const MonevProcedureStep *step;
  MonevStepState            state;
  gint64                    planned_start;
  gint64                    planned_due; /* 0: open */
  gboolean                  due_by_hand;
  gint64                    started_at;
  gint64                    finished_at; /* or skipped */
  char                     *done_by;
  char                     *done_by_name;
  char                     *skip_reason;
  char                     *early_reason;
  char                     *late_reason;
  gint64                    version;
  GPtrArray                *needs;    /* MonevActivityItem */
  GPtrArray                *outputs;  /* MonevActivityItem */
  GPtrArray                *files;    /* MonevAttachment of the step itself, borrowed */
  GPtrArray                *notes;    /* MonevActivityNote of the step itself, borrowed */

  /* Reckoned for the moment of loading. */
  gboolean                  opens;       /* may be started without a reason */
  char                     *blocked;     /* why not, a sentence; "" when it opens */
  gboolean                  may_repeat;
  gboolean                  late;
  gint64                    late_days;   /* working days */
  gint64                    days_left;   /* working days until the due, 0 for today */
  gint64                    used;        /* working minutes since the start, up to the finish */
  gint64                    percent;     /* of the standard time, -1 without one */
  gboolean                  past_known;  /* the plan passes a year whose holidays are not known */
} MonevActivityStep;

typedef struct {
  char  *id;
  char  *name;
  gint64 version;
} MonevActivityGroup;

typedef struct {
  char           *id;
  char           *official_id; /* "" for somebody from elsewhere */
  char           *name;
  char           *agency;
  MonevMemberRole role;
  char           *group_id;    /* "" for none */
  gboolean        active;      /* the official's account */
  gint64          version;
} MonevActivityMember;

typedef struct {
  gatomicrefcount    refs;
  char              *id;
  gint64             version;
  gint64             year;
  char              *title;
  MonevActivityKind  kind;
  char              *bidang_id;
  char              *bidang;
  char              *coordinator_id;
  char              *coordinator;
  char              *procedure_code;
  char              *procedure_id;     /* of the snapshot */
  gint64             procedure_number; /* version of the procedure, from 1 */
  MonevProcedure    *procedure;
  gint64             start_at;
  MonevActivityState state;
  char              *reason;           /* why it was stopped */
  gint64             ended_at;
  char              *disposisi_from;
  char              *disposisi_date;   /* YYYY-MM-DD */
  char              *disposisi_content;
  char              *copied_from;
  GPtrArray         *steps;   /* MonevActivityStep, by place and round */
  GPtrArray         *groups;  /* MonevActivityGroup */
  GPtrArray         *members; /* MonevActivityMember */
  GPtrArray         *notes;   /* MonevActivityNote, all */
  GPtrArray         *files;   /* MonevAttachment, all of its owner */
  gint64             now;     /* the moment it was reckoned for */
  guint              n_done;  /* finished or skipped */
} MonevActivity;

MonevActivity            *monev_activity_ref         (MonevActivity *self);
void                      monev_activity_unref       (MonevActivity *self);
const MonevActivityStep  *monev_activity_step        (const MonevActivity *self, const char *id);
const MonevActivityStep  *monev_activity_step_named  (const MonevActivity *self, const char *name);
const MonevActivityStep  *monev_activity_current     (const MonevActivity *self);
const MonevActivityItem  *monev_activity_item        (const MonevActivity *self, const char *id,
                                                      const MonevActivityStep **step);
const MonevActivityMember *monev_activity_member     (const MonevActivity *self, const char *id);
const MonevActivityGroup *monev_activity_group       (const MonevActivity *self, const char *id);
gboolean                  monev_step_state_is_over   (MonevStepState state);

const char               *monev_activity_kind_name   (MonevActivityKind kind);
gboolean                  monev_activity_kind_find   (const char *name, MonevActivityKind *kind);
MonevActivityKind         monev_activity_kind_of     (const char *procedure_code);
const char               *monev_activity_state_name  (MonevActivityState state);
gboolean                  monev_activity_state_find  (const char *name, MonevActivityState *state);
const char               *monev_step_state_name      (MonevStepState state);
gboolean                  monev_step_state_find      (const char *name, MonevStepState *state);
const char               *monev_member_role_name     (MonevMemberRole role);
gboolean                  monev_member_role_find     (const char *name, MonevMemberRole *role);
const char               *monev_need_source_name     (MonevNeedSource source);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MonevActivity, monev_activity_unref)

G_END_DECLS
