/* The head of a run: what it is called, who answers for it; stopping, resuming, closing. */
#include "activity/activity-private.h"

#include <string.h>

#include "base/date.h"
#include "base/fold.h"
#include "base/instant.h"
#include "record/record.h"

static void
fault (MonevIssueList *issues, const char *code, const char *key, const char *message,
       const char *fix)
{
  monev_issue (issues, .code = code, .severity = MONEV_SEVERITY_ERROR, .key = key,
               .message = message, .fix = fix);
}

static void
check_title (const char *title, MonevIssueList *issues)
{
  g_autofree char *trimmed = g_strstrip (g_strdup (title));

  if (*trimmed == '\0')
    fault (issues, "title-missing", "title", "Judul agenda belum diisi.",
           "Isi judul, misalnya “Monev Perangkat Daerah 2026”.");
  else if (g_utf8_strlen (trimmed, -1) > MONEV_ACTIVITY_MAX_TITLE)
    fault (issues, "title-long", "title", "Judul agenda lebih panjang dari 300 huruf.",
           "Ringkaskan judulnya.");
}

static void
check_plain (const MonevActivityHead *head, MonevIssueList *issues)
{
  MonevActivityKind kind;
  MonevDate date;

  check_title (head->title, issues);
  if (head->year < MONEV_YEAR_MIN || head->year > MONEV_YEAR_MAX)
    fault (issues, "year-range", "year", "Tahun Anggaran tidak wajar.",
           "Tulis empat angka, misalnya 2026.");
  if (head->kind != NULL && !monev_activity_kind_find (head->kind, &kind))
    fault (issues, "kind-unknown", "kind", "Jenis agenda tidak dikenal.",
           "Pilih umum, monev, rd, atau tkpkd.");
  if (*head->disposisi_date != '\0' && !monev_date_from_iso (head->disposisi_date, &date, NULL))
    fault (issues, "date-unknown", "disposisi_date", "Tanggal disposisi bukan tanggal.",
           "Tulis seperti 2026-03-05.");
  if (g_utf8_strlen (head->disposisi_from, -1) > MONEV_ACTIVITY_MAX_TITLE
      || g_utf8_strlen (head->disposisi_content, -1) > MONEV_ACTIVITY_MAX_TEXT)
    fault (issues, "disposisi-long", "disposisi_content",
           "Asal disposisi paling panjang 300 huruf, isinya 4000 huruf.", "Ringkaskan.");
}

static void
judge_people (MonevDbRows *row, MonevIssueList *issues)
{
  gint64 active = monev_db_rows_int (row, "coordinator_active");

  if (strcmp (monev_db_rows_text (row, "bidang_kind"), "kabid") != 0)
    fault (issues, "bidang-unknown", "bidang_id", "Bidang belum dipilih, atau bukan jabatan Kepala "
           "Bidang.", "Pilih jabatan Kepala Bidang yang membawahkan agenda ini.");
  if (active != 1)
    fault (issues, active == 0 ? "coordinator-inactive" : "coordinator-unknown", "coordinator_id",
           active == 0 ? "Penanggung jawab yang dipilih tidak aktif lagi."
                       : "Penanggung jawab belum dipilih.",
           "Pilih Sub Koordinator yang bertanggung jawab.");
  else if (monev_db_rows_int (row, "subkoor") == 0)
    {
      g_autofree char *message = g_strdup_printf (
        "%s hari ini tidak memangku jabatan Sub Koordinator.",
        monev_db_rows_text (row, "coordinator"));

      monev_issue (issues, .code = "coordinator-position", .severity = MONEV_SEVERITY_WARNING,
                   .key = "coordinator_id", .message = message,
                   .fix = "Periksa penanggung jawabnya; agenda tetap disimpan.");
    }
}

static gboolean
refuse_first (MonevIssueList *issues, guint before, GError **error)
{
  for (guint i = before; i < monev_issue_list_size (issues); i++)
    {
      const MonevIssue *issue = monev_issue_list_get (issues, i);

      if (issue->severity != MONEV_SEVERITY_ERROR)
        continue;
      g_set_error (error, MONEV_ERROR, MONEV_ERROR_INVALID, "%s %s", issue->message, issue->fix);
      return FALSE;
    }
  return TRUE;
}

/* Inside the transaction. Every fault goes to @issues, the first also to @error. */
gboolean
monev_activity_check_head (MonevDbConnection *connection, const MonevActivityHead *head,
                           const MonevOfficeClock *clock, gint64 now, MonevIssueList *issues,
                           GError **error)
{
  g_autofree char *today = monev_date_to_iso (
    monev_minute_to_date (monev_office_clock_minute (clock, now), NULL));
  guint before = monev_issue_list_size (issues);
  g_autoptr (MonevDbRows) rows = monev_db_query (
    connection, "activity_people",
    MONEV_DB_BINDS (MONEV_DB_T ("bidang_id", head->bidang_id != NULL ? head->bidang_id : ""),
                    MONEV_DB_T ("coordinator_id",
                                head->coordinator_id != NULL ? head->coordinator_id : ""),
                    MONEV_DB_T ("date", today)), error);

  if (rows == NULL || !monev_db_rows_next (rows, error))
    return FALSE;
  check_plain (head, issues);
  judge_people (rows, issues);
  return refuse_first (issues, before, error);
}

/** monev_activity_search_key: Returns: (transfer full): what the list is searched by: title,
 * procedure, sender of the disposisi. */
char *
monev_activity_search_key (const MonevActivityHead *head, const char *procedure_code)
{
  g_autofree char *all
    = g_strjoin (" ", head->title, procedure_code, head->disposisi_from, NULL);

  return monev_fold_key (all);
}

typedef struct {
  gint64                   version;
  const MonevActivityHead *head;
  const char              *state;
  const char              *reason;
} Change;

static void
note_text (json_t *detail, const char *name, const char *before, const char *after)
{
  if (strcmp (before, after) != 0)
    json_object_set_new (detail, name, json_pack ("[s, s]", before, after));
}

static void
note_number (json_t *detail, const char *name, gint64 before, gint64 after)
{
  if (before != after)
    json_object_set_new (detail, name,
                         json_pack ("[I, I]", (json_int_t) before, (json_int_t) after));
}

/* Only what changed, each with its value before and after. */
static json_t *
describe (const MonevActivity *before, const MonevActivityHead *after, const char *kind,
          gint64 start_at)
{
  json_t *detail = json_object ();

  note_number (detail, "year", before->year, after->year);
  note_text (detail, "title", before->title, after->title);
  note_text (detail, "kind", monev_activity_kind_name (before->kind), kind);
  note_text (detail, "bidang_id", before->bidang_id, after->bidang_id);
  note_text (detail, "coordinator_id", before->coordinator_id, after->coordinator_id);
  note_number (detail, "start_at", before->start_at, start_at);
  note_text (detail, "disposisi_from", before->disposisi_from, after->disposisi_from);
  note_text (detail, "disposisi_date", before->disposisi_date, after->disposisi_date);
  note_text (detail, "disposisi_content", before->disposisi_content, after->disposisi_content);
  return detail;
}

/* Another start plans the whole anew; once a step has begun it stays. */
static MonevPlanStep *
plan_from (const MonevActivityWork *work, gint64 start_at, guint *n, GError **error)
{
  g_autofree MonevPlanStep *plan = monev_activity_plan (work, n);

  for (guint i = 0; i < *n; i++)
    if (plan[i].begun)
      {
        g_set_error (error, MONEV_ERROR, MONEV_ERROR_STATE,
                     "Mulainya tidak dapat diubah lagi: langkah %s sudah dikerjakan. "
                     "Ubah tenggat langkahnya saja.", plan[i].number);
        return NULL;
      }
  return monev_plan_make (work->clock.work, plan, *n,
                          monev_office_clock_minute (&work->clock, start_at), work->issues, error)
           ? g_steal_pointer (&plan) : NULL;
}

static gboolean
move_start (MonevActivityWork *work, gint64 *start_at, GError **error)
{
  guint n;
  g_autofree MonevPlanStep *plan = NULL;

  if (*start_at == work->activity->start_at)
    return TRUE;
  plan = plan_from (work, *start_at, &n, error);
  if (plan == NULL || !monev_activity_shift (work, 0, plan, error))
    return FALSE;
  if (n > 0)
    *start_at = monev_office_clock_utc (&work->clock, plan[0].start);
  return TRUE;
}

/**
 * monev_activity_preview_start:
 * @activity: as it was loaded
 * @start_at: UTC milliseconds
 * @issues: takes notes about the plan: a start on a day off, a year whose holidays are not known
 *
 * What monev_activity_change_head() would do to the dates of the steps; nothing is written.
 *
 * Errors: STATE once a step has begun; OVERFLOW beyond the calendar.
 *
 * Returns: (transfer full) (element-type MonevActivityMove): the steps whose dates become others.
 */
GArray *
monev_activity_preview_start (const MonevActivity *activity, const MonevOfficeClock *clock,
                              gint64 start_at, MonevIssueList *issues, GError **error)
{
  MonevActivityWork work = { .activity = (MonevActivity *) activity, .clock = *clock,
                             .issues = issues };
  g_autoptr (GArray) moves = g_array_new (FALSE, FALSE, sizeof (MonevActivityMove));
  g_autofree MonevPlanStep *plan = NULL;
  guint n;

  if (start_at == activity->start_at)
    return g_steal_pointer (&moves);
  plan = plan_from (&work, start_at, &n, error);
  for (guint i = 0; plan != NULL && i < n; i++)
    {
      const MonevActivityStep *step = activity->steps->pdata[i];
      MonevActivityMove move = {
        step, monev_office_clock_utc (clock, plan[i].start),
        plan[i].due != MONEV_PLAN_OPEN ? monev_office_clock_utc (clock, plan[i].due) : 0
      };

      if (move.start != step->planned_start || move.due != step->planned_due)
        g_array_append_val (moves, move);
    }
  return plan != NULL ? g_steal_pointer (&moves) : NULL;
}

static gboolean
change_head (MonevActivityWork *work, gpointer data, GError **error)
{
  const Change *change = data;
  const MonevActivityHead *head = change->head;
  const char *kind = head->kind != NULL ? head->kind
                                        : monev_activity_kind_name (work->activity->kind);
  g_autofree char *key = monev_activity_search_key (head, work->activity->procedure_code);
  gint64 start_at = head->start_at;

  if (!monev_activity_may_work (work->activity, error)
      || !monev_activity_check_head (work->connection, head, &work->clock, work->now,
                                     work->issues, error)
      || !move_start (work, &start_at, error))
    return FALSE;
  work->name = "activity.change";
  work->detail = describe (work->activity, head, kind, start_at);
  return monev_activity_change_one (
    work, "activity_head_update",
    MONEV_DB_BINDS (MONEV_DB_I ("year", head->year), MONEV_DB_T ("title", head->title),
                    MONEV_DB_T ("kind", kind), MONEV_DB_T ("bidang_id", head->bidang_id),
                    MONEV_DB_T ("coordinator_id", head->coordinator_id),
                    MONEV_DB_I ("start_at", start_at),
                    MONEV_DB_T ("disposisi_from", head->disposisi_from),
                    MONEV_DB_T ("disposisi_date", head->disposisi_date),
                    MONEV_DB_T ("disposisi_content", head->disposisi_content),
                    MONEV_DB_T ("search_key", key), MONEV_DB_T ("id", work->activity->id),
                    MONEV_DB_I ("version", change->version)), "Data pokok", error);
}

/**
 * monev_activity_change_head:
 * @head: all of it, changed or not; another start_at only while no step has begun
 * @issues: takes every fault with its field, and notes about the plan
 */
gboolean
monev_activity_change_head (MonevDbConnection *connection, const MonevActor *actor, const char *id,
                            gint64 version, const MonevActivityHead *head, MonevIssueList *issues,
                            GError **error)
{
  Change change = { version, head, NULL, NULL };

  return monev_activity_run (connection, actor, MONEV_ACT_ACTIVITY_START, id, change_head, &change,
                             issues, error);
}

static gboolean
write_state (MonevActivityWork *work, const Change *change, const char *name, GError **error)
{
  gboolean over = strcmp (change->state, "berjalan") != 0;
  MonevDbBind ended = MONEV_DB_NULL_INT ("ended_at");

  if (over)
    ended = (MonevDbBind) MONEV_DB_I ("ended_at", work->now);
  work->name = name;
  work->detail = json_pack ("{s:s, s:s}", "state", change->state, "reason", change->reason);
  return monev_activity_change_one (
    work, "activity_state_update",
    MONEV_DB_BINDS (MONEV_DB_T ("state", change->state), MONEV_DB_T ("reason", change->reason),
                    ended, MONEV_DB_T ("id", work->activity->id),
                    MONEV_DB_I ("version", change->version)), "Keadaan", error);
}

static gboolean
stop (MonevActivityWork *work, gpointer data, GError **error)
{
  const Change *change = data;

  return monev_activity_may_work (work->activity, error)
         && monev_activity_check_text (change->reason, "alasan menghentikan agenda", TRUE, error)
         && write_state (work, change, "activity.stop", error);
}

/** monev_activity_stop: @reason is needed and kept; nothing is lost, monev_activity_resume() goes on. */
gboolean
monev_activity_stop (MonevDbConnection *connection, const MonevActor *actor, const char *id,
                     gint64 version, const char *reason, GError **error)
{
  Change change = { version, NULL, "dihentikan", reason };

  return monev_activity_run (connection, actor, MONEV_ACT_ACTIVITY_START, id, stop, &change, NULL,
                             error);
}

static gboolean
resume (MonevActivityWork *work, gpointer data, GError **error)
{
  if (work->activity->state == MONEV_ACTIVITY_RUNNING)
    {
      g_set_error (error, MONEV_ERROR, MONEV_ERROR_STATE, "%s masih berjalan.",
                   work->activity->title);
      return FALSE;
    }
  return write_state (work, data, "activity.resume", error);
}

/** monev_activity_resume: a run that was stopped or closed goes on; its dues stay as they were. */
gboolean
monev_activity_resume (MonevDbConnection *connection, const MonevActor *actor, const char *id,
                       gint64 version, GError **error)
{
  Change change = { version, NULL, "berjalan", "" };

  return monev_activity_run (connection, actor, MONEV_ACT_ACTIVITY_START, id, resume, &change, NULL,
                             error);
}

static gboolean
close_run (MonevActivityWork *work, gpointer data, GError **error)
{
  return monev_activity_may_close (work->activity, error)
         && write_state (work, data, "activity.close", error);
}

/** monev_activity_close: STATE while a step is neither finished nor skipped. */
gboolean
monev_activity_close (MonevDbConnection *connection, const MonevActor *actor, const char *id,
                      gint64 version, GError **error)
{
  Change change = { version, NULL, "selesai", "" };

  return monev_activity_run (connection, actor, MONEV_ACT_ACTIVITY_START, id, close_run, &change,
                             NULL, error);
}
