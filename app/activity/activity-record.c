/* Work that was done earlier, or by somebody else: when a step really began and ended, and who did
 * it. What was recorded wrong is corrected the same way. */
#include "activity/activity-private.h"

#include <string.h>

#include "base/instant.h"

typedef struct {
  const MonevStepAct *act;
  gint64              started;
  gint64              finished; /* 0: it runs */
} Record;

static MonevDate
day_of (const MonevActivityWork *work, gint64 at)
{
  return monev_minute_to_date (monev_office_clock_minute (&work->clock, at), NULL);
}

/** monev_step_is_before_run: Returns: whether @at (UTC ms) lies on a day before the run begins. */
gboolean
monev_step_is_before_run (const MonevActivityWork *work, gint64 at)
{
  return day_of (work, at) < day_of (work, work->activity->start_at);
}

/** monev_step_may_begin_at: Returns: whether @step may begin @at (UTC ms): INVALID on a day before
 * the run without a @reason; with one it is said in the issues. */
gboolean
monev_step_may_begin_at (const MonevActivityWork *work, const MonevActivityStep *step, gint64 at,
                         const char *reason, GError **error)
{
  g_autofree char *begun = monev_date_format (day_of (work, at), MONEV_DATE_LONG);
  g_autofree char *run = monev_date_format (day_of (work, work->activity->start_at),
                                            MONEV_DATE_LONG);
  g_autofree char *message
    = g_strdup_printf ("Langkah %s tercatat mulai %s, sebelum agendanya mulai (%s).",
                       step->step->number, begun, run);

  if (!monev_step_is_before_run (work, at))
    return TRUE;
  if (!monev_activity_check_text (reason, "alasan", TRUE, NULL))
    {
      g_set_error (error, MONEV_ERROR, MONEV_ERROR_INVALID,
                   "%s Periksa tanggalnya, atau beri alasan.", message);
      return FALSE;
    }
  if (work->issues != NULL)
    monev_issue (work->issues, .code = "before-run", .severity = MONEV_SEVERITY_WARNING,
                 .key = step->step->number, .message = message, .fix = "Periksa tanggalnya.");
  return TRUE;
}

static gboolean
has_reason (const MonevStepAct *act)
{
  return monev_activity_check_text (act->reason, "alasan", TRUE, NULL);
}

static gboolean
check_state (const MonevActivityStep *step, const Record *record, GError **error)
{
  const char *number = step->step->number;

  if (step->state == MONEV_STEP_SKIPPED)
    g_set_error (error, MONEV_ERROR, MONEV_ERROR_STATE,
                 "Langkah %s sudah dilewati. Buka kembali lebih dulu.", number);
  else if (record->started == 0)
    g_set_error (error, MONEV_ERROR, MONEV_ERROR_INVALID,
                 "Isi waktu mulai langkah %s.", number);
  else if (step->state == MONEV_STEP_DONE && record->finished == 0)
    g_set_error (error, MONEV_ERROR, MONEV_ERROR_STATE,
                 "Langkah %s sudah selesai: isi waktu selesainya, atau buka kembali lebih dulu.",
                 number);
  else
    return TRUE;
  return FALSE;
}

static gboolean
check_times (const MonevActivityWork *work, const MonevActivityStep *step, const Record *record,
             GError **error)
{
  if (record->started > work->now || record->finished > work->now)
    g_set_error (error, MONEV_ERROR, MONEV_ERROR_INVALID,
                 "Waktu yang dicatat belum tiba. Catat sesudah terjadi.");
  else if (record->finished != 0 && record->finished < record->started)
    g_set_error (error, MONEV_ERROR, MONEV_ERROR_INVALID,
                 "Selesainya langkah %s mendahului mulainya. Periksa tanggal dan jamnya.",
                 step->step->number);
  else
    return TRUE;
  return FALSE;
}

/* What the log already says is not replaced without a word. */
static gboolean
corrects (const MonevActivityStep *step, const Record *record)
{
  const char *by = record->act->done_by;

  return (step->started_at != 0 && record->started != step->started_at)
         || (step->finished_at != 0 && record->finished != step->finished_at)
         || (step->started_at != 0 && by != NULL && strcmp (by, step->done_by) != 0);
}

static gboolean
check_reason (const MonevActivityWork *work, const MonevActivityStep *step, const Record *record,
              GError **error)
{
  if (!monev_activity_check_text (record->act->reason, "alasan", FALSE, error)
      || (step->state == MONEV_STEP_WAITING
          && !monev_step_may_start (step, record->act->reason, error)))
    return FALSE;
  if (corrects (step, record) && !has_reason (record->act))
    {
      g_set_error (error, MONEV_ERROR, MONEV_ERROR_INVALID,
                   "Waktu atau pelaksana langkah %s sudah tercatat. Beri alasan untuk "
                   "mengoreksinya.", step->step->number);
      return FALSE;
    }
  return record->started == step->started_at
         || monev_step_may_begin_at (work, step, record->started, record->act->reason, error);
}

static MonevStepRow
row_of (const MonevActivityWork *work, const MonevActivityStep *step, const Record *record)
{
  const MonevStepAct *act = record->act;
  MonevStepRow row = monev_step_row (step);
  gboolean early = step->state == MONEV_STEP_WAITING && !step->opens;

  row.started_at = record->started;
  row.finished_at = record->finished;
  row.state = record->finished != 0 ? MONEV_STEP_DONE : MONEV_STEP_RUNNING;
  row.done_by = act->done_by != NULL ? act->done_by
                : *step->done_by != '\0' ? step->done_by : work->actor->official_id;
  if (early || (record->started != step->started_at
                && monev_step_is_before_run (work, record->started)))
    row.early_reason = has_reason (act) ? act->reason : step->early_reason;
  if (record->finished == 0 || !monev_step_is_late_at (work, step, record->finished))
    row.late_reason = "";
  else if (has_reason (act) && !corrects (step, record))
    row.late_reason = act->reason;
  return row;
}

static gboolean
record_step (MonevActivityWork *work, gpointer data, GError **error)
{
  const Record *record = data;
  const MonevActivityStep *step = monev_step_find (work, record->act, error);
  MonevStepRow row;

  if (step == NULL || !monev_activity_may_work (work->activity, error)
      || !check_state (step, record, error) || !check_times (work, step, record, error)
      || !check_reason (work, step, record, error))
    return FALSE;
  row = row_of (work, step, record);
  if (row.state == MONEV_STEP_DONE && step->state != MONEV_STEP_DONE)
    monev_step_say_empty_outputs (step, work->issues);
  monev_step_log (work, "activity.step.record", step, record->act->reason, record->started);
  json_object_set_new (work->detail, "finished", json_integer (record->finished));
  json_object_set_new (work->detail, "by", json_string (row.done_by));
  json_object_set_new (work->detail, "started_before", json_integer (step->started_at));
  json_object_set_new (work->detail, "finished_before", json_integer (step->finished_at));
  json_object_set_new (work->detail, "by_before", json_string (step->done_by));
  return monev_step_row_write (work, &row, error);
}

/**
 * monev_activity_step_record:
 * @act: @at is not looked at; a reason is needed, and kept, to correct what is recorded, and where
 *   monev_activity_step_start() needs one
 * @started: UTC milliseconds
 * @finished: UTC milliseconds; 0 for a step that still runs
 *
 * Records when a step began and ended and who did it, or corrects that. Errors: STATE for what was
 * skipped, INVALID for times that cannot be; CONFLICT.
 */
gboolean
monev_activity_step_record (MonevDbConnection *connection, const MonevActor *actor,
                            const MonevStepAct *act, gint64 started, gint64 finished,
                            MonevIssueList *issues, GError **error)
{
  Record record = { act, started, finished };

  return monev_activity_run (connection, actor, MONEV_ACT_ACTIVITY_WORK, act->activity_id,
                             record_step, &record, issues, error);
}
