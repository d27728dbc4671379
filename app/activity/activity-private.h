/* The inside of the room: how an activity is built, reckoned and written. */
#pragma once

#include "activity/activity-acts.h"
#include "activity/activity-store.h"
#include "activity/plan.h"

G_BEGIN_DECLS

MonevActivity     *monev_activity_new      (void);
MonevActivityStep *monev_activity_step_new (void);
MonevActivityItem *monev_activity_item_new (void);

/* Derives everything that is not stored. */
void               monev_activity_reckon   (MonevActivity *self, const MonevOfficeClock *clock,
                                            gint64 now);
void               monev_activity_reckon_needs (MonevActivity *self);
guint              monev_activity_head_of  (const MonevProcedure *procedure, guint index);

/* Rules over one run; each refuses with STATE or INVALID and a sentence that says what to do. */
gboolean           monev_activity_may_work   (const MonevActivity *self, GError **error);
gboolean           monev_step_may_start      (const MonevActivityStep *step, const char *reason,
                                              GError **error);
gboolean           monev_step_may_finish     (const MonevActivityStep *step, gint64 at,
                                              GError **error);
gboolean           monev_step_may_skip       (const MonevActivityStep *step, const char *reason,
                                              GError **error);
gboolean           monev_step_may_reopen     (const MonevActivity *self,
                                              const MonevActivityStep *step, const char *reason,
                                              GError **error);
gboolean           monev_step_may_repeat     (const MonevActivityStep *step, GError **error);
gboolean           monev_activity_may_close  (const MonevActivity *self, GError **error);
gboolean           monev_activity_check_text (const char *text, const char *what, gboolean needed,
                                              GError **error);

/* One act on one run, inside its transaction: the run is locked and freshly read. */
typedef struct {
  MonevDbConnection *connection;
  MonevActor        *actor;
  MonevActivity     *activity;
  MonevOfficeClock   clock;
  MonevIssueList    *issues;
  gint64             now;
  const char        *name;   /* of the act, for the log; set by the change */
  json_t            *detail; /* for the log */
} MonevActivityWork;

/* A step as it shall be written. */
typedef struct {
  const MonevActivityStep *step;
  gint64                   due;
  gboolean                 due_by_hand;
  gint64                   started_at;
  gint64                   finished_at;
  const char              *done_by;
  MonevStepState           state;
  const char              *skip_reason;
  const char              *early_reason;
  const char              *late_reason;
} MonevStepRow;

const MonevActivityStep *monev_step_find     (const MonevActivityWork *work,
                                              const MonevStepAct *act, GError **error);
MonevStepRow       monev_step_row            (const MonevActivityStep *step);
gboolean           monev_step_row_write      (const MonevActivityWork *work,
                                              const MonevStepRow *row, GError **error);
void               monev_step_log            (MonevActivityWork *work, const char *name,
                                              const MonevActivityStep *step, const char *reason,
                                              gint64 at);
void               monev_step_say_empty_outputs (const MonevActivityStep *step,
                                              MonevIssueList *issues);
gboolean           monev_step_is_late_at     (const MonevActivityWork *work,
                                              const MonevActivityStep *step, gint64 at);
gboolean           monev_step_is_before_run  (const MonevActivityWork *work, gint64 at);
gboolean           monev_step_may_begin_at   (const MonevActivityWork *work,
                                              const MonevActivityStep *step, gint64 at,
                                              const char *reason, GError **error);

typedef gboolean (*MonevActivityChange) (MonevActivityWork *work, gpointer data, GError **error);

gboolean           monev_activity_run        (MonevDbConnection *connection,
                                              const MonevActor *actor, MonevAct act,
                                              const char *activity_id, MonevActivityChange change,
                                              gpointer data, MonevIssueList *issues,
                                              GError **error);
MonevActor        *monev_activity_actor      (MonevDbConnection *connection,
                                              const MonevActor *actor, MonevAct act, gint64 *now,
                                              GError **error);
gboolean           monev_activity_conflict   (const MonevActivityWork *work, const char *what,
                                              GError **error);
gboolean           monev_activity_change_one (const MonevActivityWork *work, const char *statement,
                                              const MonevDbBind *binds, const char *what,
                                              GError **error);
MonevPlanStep     *monev_activity_plan       (const MonevActivityWork *work, guint *n);
gboolean           monev_activity_shift      (const MonevActivityWork *work, guint first,
                                              const MonevPlanStep *plan, GError **error);
gboolean           monev_activity_insert_items (MonevDbConnection *connection, const char *step_id,
                                              const MonevProcedureStep *step, gint64 now,
                                              GError **error);
gboolean           monev_activity_group_put  (MonevDbConnection *connection, const char *id,
                                              const char *activity_id, const char *name,
                                              GError **error);
gboolean           monev_activity_member_put (MonevDbConnection *connection, const char *id,
                                              const char *activity_id,
                                              const MonevMemberEntry *entry, GError **error);
gboolean           monev_activity_check_head (MonevDbConnection *connection,
                                              const MonevActivityHead *head,
                                              const MonevOfficeClock *clock, gint64 now,
                                              MonevIssueList *issues, GError **error);
char              *monev_activity_search_key (const MonevActivityHead *head,
                                              const char *procedure_code);

G_END_DECLS
