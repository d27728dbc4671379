/* Working on the steps of a run: start, finish, skip, reopen, repeat, a due by hand, kelengkapan. */
#include "activity/activity-private.h"

#include <string.h>

#include "base/id.h"
#include "activity/clock.h"
#include "base/instant.h"

/* An act on one step: what was asked, and the row as it shall be. */
typedef struct {
  const MonevStepAct *act;
  gint64              due;
  char               *id; /* of a new round */
} Ask;

/** monev_step_find: Returns: (nullable): the step that @act is about; NOT_FOUND, or CONFLICT when it is no
 * longer as it was read. */
const MonevActivityStep *
monev_step_find (const MonevActivityWork *work, const MonevStepAct *act, GError **error)
{
  const MonevActivityStep *step = monev_activity_step (work->activity, act->step_id);

  if (step == NULL)
    g_set_error (error, MONEV_ERROR, MONEV_ERROR_NOT_FOUND,
                 "Langkah ini tidak ada pada %s. Muat ulang.", work->activity->title);
  else if (step->version != act->version)
    {
      g_autofree char *what = g_strdup_printf ("Langkah %s", step->step->number);

      monev_activity_conflict (work, what, error);
      step = NULL;
    }
  return step;
}

static gboolean
find_time (const MonevActivityWork *work, const MonevStepAct *act, gint64 *at, GError **error)
{
  if (act->at > work->now)
    {
      g_set_error (error, MONEV_ERROR, MONEV_ERROR_INVALID,
                   "Waktu yang dicatat belum tiba. Catat sesudah terjadi.");
      return FALSE;
    }
  *at = act->at != 0 ? act->at : work->now;
  return TRUE;
}

/** monev_step_row: Returns: the row of @step as it stands; its texts are those of @step. */
MonevStepRow
monev_step_row (const MonevActivityStep *step)
{
  return (MonevStepRow) {
    step, step->planned_due, step->due_by_hand, step->started_at, step->finished_at, step->done_by,
    step->state, step->skip_reason, step->early_reason, step->late_reason
  };
}

static MonevDbBind
bind_instant (const char *name, gint64 instant)
{
  if (instant == 0)
    return (MonevDbBind) MONEV_DB_NULL_INT (name);
  return (MonevDbBind) MONEV_DB_I (name, instant);
}

/** monev_step_row_write: Errors: CONFLICT when somebody else was faster. */
gboolean
monev_step_row_write (const MonevActivityWork *work, const MonevStepRow *row, GError **error)
{
  g_autofree char *what = g_strdup_printf ("Langkah %s", row->step->step->number);

  return monev_activity_change_one (
    work, "activity_step_update",
    MONEV_DB_BINDS (bind_instant ("planned_due", row->due),
                    MONEV_DB_I ("due_by_hand", row->due_by_hand),
                    bind_instant ("started_at", row->started_at),
                    bind_instant ("finished_at", row->finished_at),
                    MONEV_DB_T ("done_by", *row->done_by != '\0' ? row->done_by : NULL),
                    MONEV_DB_T ("state", monev_step_state_name (row->state)),
                    MONEV_DB_T ("skip_reason", row->skip_reason),
                    MONEV_DB_T ("early_reason", row->early_reason),
                    MONEV_DB_T ("late_reason", row->late_reason),
                    MONEV_DB_T ("id", row->step->id), MONEV_DB_I ("version", row->step->version)),
    what, error);
}

/** monev_step_log: what the log says of an act on @step; @reason: (nullable). */
void
monev_step_log (MonevActivityWork *work, const char *name, const MonevActivityStep *step,
                const char *reason, gint64 at)
{
  work->name = name;
  work->detail = json_pack ("{s:s, s:s, s:I, s:s, s:I}", "step", step->step->id, "number",
                            step->step->number, "round", (json_int_t) step->round, "reason",
                            reason != NULL ? reason : "", "at", (json_int_t) at);
}

static const char *
or_empty (const char *text)
{
  return text != NULL ? text : "";
}

static const char *
who_did (const MonevActivityWork *work, const MonevStepAct *act)
{
  return act->done_by != NULL ? act->done_by : work->actor->official_id;
}

static gboolean
run (MonevDbConnection *connection, const MonevActor *actor, MonevActivityChange change, Ask *ask,
     MonevIssueList *issues, GError **error)
{
  return monev_activity_run (connection, actor, MONEV_ACT_ACTIVITY_WORK, ask->act->activity_id,
                             change, ask, issues, error);
}

static gboolean
start_step (MonevActivityWork *work, gpointer data, GError **error)
{
  const MonevStepAct *act = ((const Ask *) data)->act;
  const MonevActivityStep *step = monev_step_find (work, act, error);
  gint64 at;
  MonevStepRow row;

  if (step == NULL || !monev_activity_may_work (work->activity, error)
      || !monev_step_may_start (step, act->reason, error) || !find_time (work, act, &at, error)
      || !monev_step_may_begin_at (work, step, at, act->reason, error))
    return FALSE;
  row = monev_step_row (step);
  row.state = MONEV_STEP_RUNNING;
  row.started_at = at;
  row.done_by = who_did (work, act);
  row.early_reason = step->opens && !monev_step_is_before_run (work, at) ? "" : act->reason;
  monev_step_log (work, "activity.step.start", step, row.early_reason, at);
  return monev_step_row_write (work, &row, error);
}

/**
 * monev_activity_step_start:
 * @act: a reason is needed, and kept, while the step does not open by itself or when it began on a
 *   day before the run
 *
 * Errors: STATE with what is missing; CONFLICT when somebody else was faster.
 */
gboolean
monev_activity_step_start (MonevDbConnection *connection, const MonevActor *actor,
                           const MonevStepAct *act, MonevIssueList *issues, GError **error)
{
  Ask ask = { act, 0, NULL };

  return run (connection, actor, start_step, &ask, issues, error);
}

/** monev_step_say_empty_outputs: an output without file, note or mark is allowed, and said. */
void
monev_step_say_empty_outputs (const MonevActivityStep *step, MonevIssueList *issues)
{
  for (guint i = 0; i < step->outputs->len; i++)
    {
      const MonevActivityItem *item = step->outputs->pdata[i];
      g_autofree char *message = NULL;

      if (item->files->len > 0 || item->notes->len > 0 || item->marked_at != 0)
        continue;
      message = g_strdup_printf ("Langkah %s: \"%s\" belum dilampiri berkas atau catatan.",
                                 step->step->number, item->text);
      monev_issue (issues, .code = "output-empty", .severity = MONEV_SEVERITY_NOTE,
                   .key = step->step->number, .message = message,
                   .fix = "Lampirkan berkasnya bila ada.");
    }
}

/** monev_step_is_late_at: Returns: whether @step is late when it ends @at (UTC ms). */
gboolean
monev_step_is_late_at (const MonevActivityWork *work, const MonevActivityStep *step, gint64 at)
{
  return step->planned_due != 0
         && monev_clock_is_late (work->clock.work,
                                 monev_office_clock_minute (&work->clock, step->planned_due),
                                 monev_office_clock_minute (&work->clock, at));
}

static gboolean
finish_step (MonevActivityWork *work, gpointer data, GError **error)
{
  const MonevStepAct *act = ((const Ask *) data)->act;
  const MonevActivityStep *step = monev_step_find (work, act, error);
  gboolean late;
  gint64 at;
  MonevStepRow row;

  if (step == NULL || !monev_activity_may_work (work->activity, error)
      || !find_time (work, act, &at, error) || !monev_step_may_finish (step, at, error)
      || !monev_activity_check_text (act->reason, "alasan", FALSE, error))
    return FALSE;
  late = monev_step_is_late_at (work, step, at);
  row = monev_step_row (step);
  row.state = MONEV_STEP_DONE;
  row.finished_at = at;
  row.done_by = act->done_by != NULL ? act->done_by : step->done_by;
  row.late_reason = late ? or_empty (act->reason) : "";
  monev_step_say_empty_outputs (step, work->issues);
  monev_step_log (work, "activity.step.finish", step, act->reason, at);
  return monev_step_row_write (work, &row, error);
}

/**
 * monev_activity_step_finish:
 * @act: a reason is kept when the step is late
 * @issues: takes a note for each output without file, note or mark
 */
gboolean
monev_activity_step_finish (MonevDbConnection *connection, const MonevActor *actor,
                            const MonevStepAct *act, MonevIssueList *issues, GError **error)
{
  Ask ask = { act, 0, NULL };

  return run (connection, actor, finish_step, &ask, issues, error);
}

static gboolean
skip_step (MonevActivityWork *work, gpointer data, GError **error)
{
  const MonevStepAct *act = ((const Ask *) data)->act;
  const MonevActivityStep *step = monev_step_find (work, act, error);
  gint64 at;
  MonevStepRow row;

  if (step == NULL || !monev_activity_may_work (work->activity, error)
      || !monev_step_may_skip (step, act->reason, error) || !find_time (work, act, &at, error))
    return FALSE;
  row = monev_step_row (step);
  row.state = MONEV_STEP_SKIPPED;
  row.finished_at = at;
  row.done_by = who_did (work, act);
  row.skip_reason = act->reason;
  monev_step_log (work, "activity.step.skip", step, act->reason, at);
  return monev_step_row_write (work, &row, error);
}

/** monev_activity_step_skip: a reason is needed and kept. */
gboolean
monev_activity_step_skip (MonevDbConnection *connection, const MonevActor *actor,
                          const MonevStepAct *act, MonevIssueList *issues, GError **error)
{
  Ask ask = { act, 0, NULL };

  return run (connection, actor, skip_step, &ask, issues, error);
}

static gboolean
reopen_step (MonevActivityWork *work, gpointer data, GError **error)
{
  const MonevStepAct *act = ((const Ask *) data)->act;
  const MonevActivityStep *step = monev_step_find (work, act, error);
  MonevStepRow row;

  if (step == NULL || !monev_activity_may_work (work->activity, error)
      || !monev_step_may_reopen (work->activity, step, act->reason, error))
    return FALSE;
  row = monev_step_row (step);
  row.state = step->started_at != 0 ? MONEV_STEP_RUNNING : MONEV_STEP_WAITING;
  row.finished_at = 0;
  row.done_by = step->started_at != 0 ? step->done_by : "";
  row.skip_reason = "";
  row.late_reason = "";
  monev_step_log (work, "activity.step.reopen", step, act->reason, work->now);
  return monev_step_row_write (work, &row, error);
}

/**
 * monev_activity_step_reopen:
 * @act: a reason is needed once a later step has begun
 *
 * What was finished runs again; what was skipped before it began waits again.
 */
gboolean
monev_activity_step_reopen (MonevDbConnection *connection, const MonevActor *actor,
                            const MonevStepAct *act, MonevIssueList *issues, GError **error)
{
  Ask ask = { act, 0, NULL };

  return run (connection, actor, reopen_step, &ask, issues, error);
}

static guint
place_of (const MonevActivityWork *work, const MonevActivityStep *step)
{
  guint place = 0;

  while (work->activity->steps->pdata[place] != step)
    place++;
  return place;
}

/* The plan with a further round behind @place. What is late by now stays so: a new plan would make
 * its lateness vanish. */
static MonevPlanStep *
plan_with_round (const MonevActivityWork *work, guint place, gint64 at, guint *n)
{
  g_autofree MonevPlanStep *old = monev_activity_plan (work, n);
  MonevPlanStep *plan = g_new0 (MonevPlanStep, *n + 2);

  memcpy (plan, old, sizeof *plan * (place + 1));
  memcpy (plan + place + 2, old + place + 1, sizeof *plan * (*n - place - 1));
  plan[place + 1] = (MonevPlanStep) {
    .number = old[place].number, .standard = old[place].standard, .again = TRUE,
    .start = monev_office_clock_minute (&work->clock, at), .due = MONEV_PLAN_OPEN,
  };
  ++*n;
  for (guint i = place + 2; i < *n; i++)
    plan[i].begun |= plan[i].due != MONEV_PLAN_OPEN
                     && monev_clock_is_late (work->clock.work, plan[i].due,
                                             monev_office_clock_minute (&work->clock, at));
  return plan;
}

static gboolean
insert_round (const MonevActivityWork *work, const MonevActivityStep *step,
              const MonevPlanStep *plan, const char *id, GError **error)
{
  gint64 due = plan->due != MONEV_PLAN_OPEN ? monev_office_clock_utc (&work->clock, plan->due) : 0;

  return monev_db_exec (
           work->connection, "activity_step_insert",
           MONEV_DB_BINDS (MONEV_DB_T ("id", id), MONEV_DB_T ("activity_id", work->activity->id),
                           MONEV_DB_T ("step_key", step->step->id),
                           MONEV_DB_I ("round", step->round + 1),
                           MONEV_DB_I ("ordinal", step->index), MONEV_DB_I ("head", step->head),
                           MONEV_DB_T ("number", step->step->number),
                           MONEV_DB_T ("wording", step->step->wording),
                           MONEV_DB_I ("planned_start",
                                       monev_office_clock_utc (&work->clock, plan->start)),
                           bind_instant ("planned_due", due)), NULL, error)
         && monev_activity_insert_items (work->connection, id, step->step, work->now, error);
}

static char *
due_day (const MonevActivityWork *work, gint64 due)
{
  return monev_date_format (
    monev_minute_to_date (monev_office_clock_minute (&work->clock, due), NULL), MONEV_DATE_LONG);
}

/* @plan: as it shall be, from step @first on: how many move, and where the last of them is due. */
static void
say_shift (const MonevActivityWork *work, guint first, const MonevPlanStep *plan)
{
  g_autofree char *message = NULL;
  g_autofree char *was = NULL;
  g_autofree char *is = NULL;
  const MonevActivityStep *last = NULL;
  guint n = 0;

  for (guint i = first; i < work->activity->steps->len; i++)
    {
      const MonevActivityStep *step = work->activity->steps->pdata[i];
      gint64 due = plan[i].due == MONEV_PLAN_OPEN ? 0 : monev_office_clock_utc (&work->clock,
                                                                             plan[i].due);

      if (due == 0 || due == step->planned_due)
        continue;
      n++;
      last = step;
      g_free (was);
      g_free (is);
      was = due_day (work, step->planned_due);
      is = due_day (work, due);
    }
  if (last == NULL)
    return;
  message = g_strdup_printf ("Tenggat %u langkah sesudahnya bergeser; langkah %s dari %s menjadi %s.",
                             n, last->step->number, was, is);
  monev_issue (work->issues, .code = "plan-shifted", .severity = MONEV_SEVERITY_NOTE,
               .key = last->step->number, .message = message, .found = was, .taken = is);
}

static gboolean
insert_new_round (MonevActivityWork *work, const MonevActivityStep *step, guint place,
                  MonevPlanStep *plan, guint n, const char *id, GError **error)
{
  g_autoptr (MonevIssueList) issues = monev_issue_list_new ();

  if (!monev_plan_from (work->clock.work, plan, n, place + 1, issues, error)
      || !insert_round (work, step, &plan[place + 1], id, error))
    return FALSE;
  /* The run was read without the new round: its plan closes up again. */
  memmove (plan + place + 1, plan + place + 2, sizeof *plan * (n - place - 2));
  say_shift (work, place + 1, plan);
  for (guint i = 0; i < monev_issue_list_size (issues); i++)
    monev_issue_list_add (work->issues, monev_issue_list_get (issues, i));
  return TRUE;
}

static gboolean
repeat_step (MonevActivityWork *work, gpointer data, GError **error)
{
  Ask *ask = data;
  const MonevActivityStep *step = monev_step_find (work, ask->act, error);
  g_autofree MonevPlanStep *plan = NULL;
  guint place, n;

  if (step == NULL || !monev_activity_may_work (work->activity, error)
      || !monev_step_may_repeat (step, error))
    return FALSE;
  place = place_of (work, step);
  plan = plan_with_round (work, place, work->now, &n);
  ask->id = monev_id_new (work->now);
  if (!insert_new_round (work, step, place, plan, n, ask->id, error))
    return FALSE;
  monev_step_log (work, "activity.step.repeat", step, ask->act->reason, work->now);
  return monev_activity_shift (work, place + 1, plan, error);
}

/**
 * monev_activity_step_repeat:
 * @act: the newest round, finished or skipped, of a step that may be held several times or that a
 *   decision leads back over
 *
 * The new round waits; what is planned behind it shifts, and @issues says by how much. What is late
 * already keeps its due.
 *
 * Returns: (transfer full): the id of the new round.
 */
char *
monev_activity_step_repeat (MonevDbConnection *connection, const MonevActor *actor,
                            const MonevStepAct *act, MonevIssueList *issues, GError **error)
{
  Ask ask = { act, 0, NULL };

  if (!run (connection, actor, repeat_step, &ask, issues, error))
    g_clear_pointer (&ask.id, g_free);
  return ask.id;
}

static gboolean
check_due (const MonevActivityWork *work, const MonevActivityStep *step, gint64 due, GError **error)
{
  int year;

  if (monev_step_state_is_over (step->state))
    {
      g_set_error (error, MONEV_ERROR, MONEV_ERROR_STATE,
                   "Langkah %s sudah selesai; tenggatnya tidak diubah lagi.", step->step->number);
      return FALSE;
    }
  if (due == 0)
    return TRUE;
  monev_date_to_ymd (monev_minute_to_date (monev_office_clock_minute (&work->clock, due), NULL),
                     &year, NULL, NULL);
  if (due >= work->activity->start_at && year <= work->activity->year + 10)
    return TRUE;
  g_set_error (error, MONEV_ERROR, MONEV_ERROR_INVALID,
               "Tenggat langkah %s harus sesudah mulainya agenda dan dalam sepuluh tahun. "
               "Periksa tanggalnya.", step->step->number);
  return FALSE;
}

static gboolean
replan_due (MonevActivityWork *work, const MonevActivityStep *step, gint64 due, GError **error)
{
  guint n, place = place_of (work, step);
  g_autofree MonevPlanStep *plan = monev_activity_plan (work, &n);
  gint64 start = monev_office_clock_minute (&work->clock, work->activity->start_at);
  gboolean done;
  MonevDbBind bind = MONEV_DB_NULL_INT ("planned_due");

  plan[place].by_hand = due != 0;
  plan[place].due = due != 0 ? monev_office_clock_minute (&work->clock, due) : MONEV_PLAN_OPEN;
  /* What runs keeps its start, but a due that is no longer typed follows from it again. */
  if (due == 0 && plan[place].begun && monev_clock_has_due (plan[place].standard))
    {
      MonevWorkDue again;

      if (!monev_clock_due (work->clock.work, plan[place].standard, plan[place].start, &again,
                            error))
        return FALSE;
      plan[place].due = again.at;
    }
  done = place > 0 ? monev_plan_from (work->clock.work, plan, n, place, work->issues, error)
                   : monev_plan_make (work->clock.work, plan, n, start, work->issues, error);
  if (!done || !monev_activity_shift (work, place + 1, plan, error))
    return FALSE;
  if (plan[place].due != MONEV_PLAN_OPEN)
    bind = (MonevDbBind) MONEV_DB_I ("planned_due",
                                     monev_office_clock_utc (&work->clock, plan[place].due));
  return monev_db_exec (work->connection, "activity_step_shift",
                        MONEV_DB_BINDS (MONEV_DB_I ("planned_start", monev_office_clock_utc (
                                                      &work->clock, plan[place].start)),
                                        bind, MONEV_DB_T ("id", step->id)), NULL, error);
}

static void
warn_due (MonevActivityWork *work, const MonevActivityStep *step, const char *code,
          const char *what, const char *fix)
{
  g_autofree char *message
    = g_strdup_printf ("Tenggat langkah %s %s.", step->step->number, what);

  monev_issue (work->issues, .code = code, .severity = MONEV_SEVERITY_WARNING,
               .key = step->step->number, .message = message, .fix = fix);
}

/* A typed due stays as it was typed; what it lies on is said all the same, as of one that follows. */
static void
say_due (MonevActivityWork *work, const MonevActivityStep *step, gint64 due)
{
  guint remarks = monev_office_clock_remark_due (&work->clock, step->planned_start, due);

  if ((remarks & MONEV_DUE_DAY_OFF) != 0)
    warn_due (work, step, "due-day-off", "jatuh pada hari libur atau akhir pekan",
              "Tenggatnya tetap seperti ditulis; ubah bila bukan itu maksudnya.");
  if ((remarks & MONEV_DUE_PAST_KNOWN) != 0)
    warn_due (work, step, "past-known-holidays",
              "melewati tahun yang hari liburnya belum dimuat",
              "Muat hari libur tahun itu di Referensi, Kalender, lalu periksa tenggatnya.");
}

static gboolean
set_due (MonevActivityWork *work, gpointer data, GError **error)
{
  const Ask *ask = data;
  const MonevActivityStep *step = monev_step_find (work, ask->act, error);
  MonevStepRow row;

  if (step == NULL || !monev_activity_may_work (work->activity, error)
      || !check_due (work, step, ask->due, error))
    return FALSE;
  row = monev_step_row (step);
  row.due = ask->due;
  row.due_by_hand = ask->due != 0;
  monev_step_log (work, "activity.step.due", step, ask->act->reason, ask->due);
  json_object_set_new (work->detail, "before", json_integer (step->planned_due));
  say_due (work, step, ask->due);
  return monev_step_row_write (work, &row, error) && replan_due (work, step, ask->due, error);
}

/**
 * monev_activity_step_set_due:
 * @due: UTC milliseconds; 0 lets the due follow from the standard time again
 * @issues: takes notes about the plan, and warns of a @due on a day off or past the known holidays
 *
 * Later planned dates shift; those typed by hand and what has begun stay.
 */
gboolean
monev_activity_step_set_due (MonevDbConnection *connection, const MonevActor *actor,
                             const MonevStepAct *act, gint64 due, MonevIssueList *issues,
                             GError **error)
{
  Ask ask = { act, due, NULL };

  return run (connection, actor, set_due, &ask, issues, error);
}

typedef struct {
  const char *id;
  gint64      version;
  gboolean    there;
} Mark;

static gboolean
mark_item (MonevActivityWork *work, gpointer data, GError **error)
{
  const Mark *mark = data;
  const MonevActivityStep *step = NULL;
  const MonevActivityItem *item = monev_activity_item (work->activity, mark->id, &step);

  if (!monev_activity_may_work (work->activity, error))
    return FALSE;
  if (item == NULL)
    {
      g_set_error (error, MONEV_ERROR, MONEV_ERROR_NOT_FOUND,
                   "Kelengkapan ini tidak ada pada %s. Muat ulang.", work->activity->title);
      return FALSE;
    }
  work->name = "activity.item.mark";
  work->detail = json_pack ("{s:s, s:s, s:b}", "number", step->step->number, "text", item->text,
                            "there", mark->there);
  return monev_activity_change_one (
    work, "activity_item_update",
    MONEV_DB_BINDS (bind_instant ("marked_at", mark->there ? work->now : 0),
                    MONEV_DB_T ("marked_by", mark->there ? work->actor->official_id : NULL),
                    MONEV_DB_T ("id", mark->id), MONEV_DB_I ("version", mark->version)),
    "Kelengkapan", error);
}

/** monev_activity_item_mark: says by hand that a kelengkapan or an output is there, or is not. */
gboolean
monev_activity_item_mark (MonevDbConnection *connection, const MonevActor *actor,
                          const char *activity_id, const char *item_id, gint64 version,
                          gboolean there, GError **error)
{
  Mark mark = { item_id, version, there };

  return monev_activity_run (connection, actor, MONEV_ACT_ACTIVITY_WORK, activity_id, mark_item,
                             &mark, NULL, error);
}
