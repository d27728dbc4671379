/* One act on one run: who may, lock, fresh state, change, log. */
#include "activity/activity-private.h"

#include "audit/audit.h"
#include "base/id.h"
#include "people/login.h"

/* What the official is at this moment, not at the login; inside the transaction. */
MonevActor *
monev_activity_actor (MonevDbConnection *connection, const MonevActor *actor, MonevAct act,
                      gint64 *now, GError **error)
{
  g_autoptr (MonevActor) fresh = NULL;

  if (!monev_policy_check (actor, act, error) || !monev_db_now (connection, now, error))
    return NULL;
  fresh = monev_actor_load (connection, actor->official_id, *now, error);
  return fresh != NULL && monev_policy_check (fresh, act, error) ? g_steal_pointer (&fresh) : NULL;
}

typedef struct {
  const MonevActor   *actor;
  MonevAct            act;
  const char         *id;
  MonevActivityChange change;
  gpointer            data;
  MonevIssueList     *issues;
} Run;

static void
work_clear (MonevActivityWork *work)
{
  g_clear_pointer (&work->actor, monev_actor_free);
  g_clear_pointer (&work->activity, monev_activity_unref);
  monev_office_clock_clear (&work->clock);
  g_clear_pointer (&work->detail, json_decref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (MonevActivityWork, work_clear)

static gboolean
lock_run (MonevDbConnection *connection, const char *id, GError **error)
{
  g_autoptr (MonevDbRows) rows
    = monev_db_query (connection, "activity_lock", MONEV_DB_BINDS (MONEV_DB_T ("id", id)), error);

  return rows != NULL && monev_db_rows_finish (rows, error);
}

static gboolean
run_change (MonevDbConnection *connection, gpointer data, GError **error)
{
  const Run *run = data;
  g_auto (MonevActivityWork) work = { .connection = connection, .issues = run->issues };
  g_autofree char *subject = g_strconcat ("activity/", run->id, NULL);

  work.actor = monev_activity_actor (connection, run->actor, run->act, &work.now, error);
  if (work.actor == NULL || !lock_run (connection, run->id, error)
      || !monev_office_clock_load (connection, &work.clock, error))
    return FALSE;
  work.activity = monev_activity_load (connection, run->id, work.now, error);
  if (work.activity == NULL || !run->change (&work, run->data, error))
    return FALSE;
  return monev_audit_append (connection, work.now, work.actor->official_id, work.name, subject,
                             work.detail, error);
}

/* @issues may be NULL where the act has nothing to say. */
gboolean
monev_activity_run (MonevDbConnection *connection, const MonevActor *actor, MonevAct act,
                    const char *activity_id, MonevActivityChange change, gpointer data,
                    MonevIssueList *issues, GError **error)
{
  Run run = { actor, act, activity_id, change, data, issues };

  return monev_db_transaction (connection, run_change, &run, error);
}

/** monev_activity_conflict: sets CONFLICT: somebody else changed @what of the run. Returns:
 * %FALSE. */
gboolean
monev_activity_conflict (const MonevActivityWork *work, const char *what, GError **error)
{
  g_set_error (error, MONEV_ERROR, MONEV_ERROR_CONFLICT,
               "%s pada %s baru saja diubah orang lain. Muat ulang, lalu ulangi.", what,
               work->activity->title);
  return FALSE;
}

/* A statement that changes one row, unless its version has moved. */
gboolean
monev_activity_change_one (const MonevActivityWork *work, const char *statement,
                           const MonevDbBind *binds, const char *what, GError **error)
{
  gint64 affected = 0;

  if (!monev_db_exec (work->connection, statement, binds, &affected, error))
    return FALSE;
  return affected == 1 || monev_activity_conflict (work, what, error);
}

/* The steps as the plan sees them; as many as the run has, free with g_free(). */
MonevPlanStep *
monev_activity_plan (const MonevActivityWork *work, guint *n)
{
  GPtrArray *steps = work->activity->steps;
  MonevPlanStep *plan = g_new0 (MonevPlanStep, steps->len + 1);

  for (guint i = 0; i < steps->len; i++)
    {
      const MonevActivityStep *step = steps->pdata[i];

      plan[i] = (MonevPlanStep) {
        .number = step->step->number, .standard = &step->step->time,
        .parallel = step->index != step->head, .again = step->round > 1,
        .begun = step->state != MONEV_STEP_WAITING, .by_hand = step->due_by_hand,
        .start = monev_office_clock_minute (&work->clock, step->planned_start),
        .due = step->planned_due != 0
                 ? monev_office_clock_minute (&work->clock, step->planned_due) : MONEV_PLAN_OPEN,
      };
    }
  *n = steps->len;
  return plan;
}

static MonevDbBind
bind_due (const MonevOfficeClock *clock, gint64 due)
{
  if (due == MONEV_PLAN_OPEN)
    return (MonevDbBind) MONEV_DB_NULL_INT ("planned_due");
  return (MonevDbBind) MONEV_DB_I ("planned_due", monev_office_clock_utc (clock, due));
}

/* Writes the planned dates that have moved, from step @first on. */
gboolean
monev_activity_shift (const MonevActivityWork *work, guint first, const MonevPlanStep *plan,
                      GError **error)
{
  for (guint i = first; i < work->activity->steps->len; i++)
    {
      const MonevActivityStep *step = work->activity->steps->pdata[i];
      gint64 start = monev_office_clock_utc (&work->clock, plan[i].start);
      MonevDbBind due = bind_due (&work->clock, plan[i].due);

      if (start == step->planned_start && (due.null ? 0 : due.integer) == step->planned_due)
        continue;
      if (!monev_db_exec (work->connection, "activity_step_shift",
                          MONEV_DB_BINDS (MONEV_DB_I ("planned_start", start), due,
                                          MONEV_DB_T ("id", step->id)), NULL, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
insert_side (MonevDbConnection *connection, const char *step_id, const char *side,
             const char *const *texts, gint64 now, GError **error)
{
  for (gint64 place = 0; texts[place] != NULL; place++)
    {
      g_autofree char *id = monev_id_new (now);

      if (!monev_db_exec (connection, "activity_item_insert",
                          MONEV_DB_BINDS (MONEV_DB_T ("id", id), MONEV_DB_T ("step_id", step_id),
                                          MONEV_DB_T ("side", side), MONEV_DB_I ("place", place)),
                          NULL, error))
        return FALSE;
    }
  return TRUE;
}

/* The kelengkapan and outputs of one round of a step. */
gboolean
monev_activity_insert_items (MonevDbConnection *connection, const char *step_id,
                             const MonevProcedureStep *step, gint64 now, GError **error)
{
  return insert_side (connection, step_id, "perlu", step->requirements, now, error)
         && insert_side (connection, step_id, "hasil", step->outputs, now, error);
}
