/* A run begins: from a procedure, or copied from an earlier run. */
#include "activity/activity-private.h"

#include <string.h>

#include "audit/audit.h"
#include "base/id.h"
#include "base/json.h"
#include "snapshot/snapshot.h"

typedef struct {
  const MonevActor          *actor;
  MonevProcedure            *procedure; /* of a copy: NULL takes the one of the copied run */
  MonevActivityHead          head;
  const MonevAttachmentFile *scan;
  const char                *from_id;
  MonevActivity             *from;
  MonevIssueList            *issues;
  char                      *id;
  char                      *procedure_id;
} Start;

static gboolean
lock_starts (MonevDbConnection *connection, GError **error)
{
  g_autoptr (MonevDbRows) rows = monev_db_query (connection, "activity_start_lock", NULL, error);

  return rows != NULL && monev_db_rows_finish (rows, error);
}

/* The procedure as it is used now; a new snapshot only when it differs from the one before. */
static char *
freeze (MonevActivityWork *work, const MonevProcedure *procedure, GError **error)
{
  g_autofree char *subject
    = g_strconcat ("procedure-used/", monev_procedure_code (procedure), NULL);
  json_auto_t *json = monev_procedure_to_json (procedure);
  g_autofree char *canonical = monev_json_canonical (json, error);
  g_autofree char *hash = canonical != NULL ? monev_json_sha256 (canonical) : NULL;
  g_autoptr (MonevSnapshot) last = NULL;
  g_autoptr (MonevSnapshot) fresh = NULL;
  GError *local = NULL;

  if (canonical == NULL)
    return NULL;
  last = monev_snapshot_load (work->connection, subject, 0, &local);
  if (last != NULL && strcmp (last->sha256, hash) == 0)
    return g_strdup (last->id);
  if (last == NULL && !g_error_matches (local, MONEV_ERROR, MONEV_ERROR_NOT_FOUND))
    {
      g_propagate_error (error, local);
      return NULL;
    }
  g_clear_error (&local);
  fresh = monev_snapshot_freeze (work->connection, subject, json, work->actor->official_id,
                                 work->now, error);
  return fresh != NULL ? g_strdup (fresh->id) : NULL;
}

static gboolean
insert_head (MonevActivityWork *work, const Start *start, gint64 start_at, GError **error)
{
  const MonevActivityHead *head = &start->head;
  const char *code = monev_procedure_code (start->procedure);
  g_autofree char *key = monev_activity_search_key (head, code);
  const char *kind = head->kind != NULL
                       ? head->kind : monev_activity_kind_name (monev_activity_kind_of (code));

  return monev_db_exec (
    work->connection, "activity_insert",
    MONEV_DB_BINDS (MONEV_DB_T ("id", start->id), MONEV_DB_I ("year", head->year),
                    MONEV_DB_T ("title", head->title), MONEV_DB_T ("kind", kind),
                    MONEV_DB_T ("bidang_id", head->bidang_id),
                    MONEV_DB_T ("coordinator_id", head->coordinator_id),
                    MONEV_DB_T ("procedure_code", code),
                    MONEV_DB_T ("procedure_id", start->procedure_id),
                    MONEV_DB_I ("start_at", start_at),
                    MONEV_DB_T ("disposisi_from", head->disposisi_from),
                    MONEV_DB_T ("disposisi_date", head->disposisi_date),
                    MONEV_DB_T ("disposisi_content", head->disposisi_content),
                    MONEV_DB_T ("copied_from", start->from_id), MONEV_DB_T ("search_key", key)),
    NULL, error);
}

static MonevPlanStep *
blank_plan (const MonevProcedure *procedure)
{
  guint n = monev_procedure_n_steps (procedure);
  MonevPlanStep *plan = g_new0 (MonevPlanStep, n + 1);

  for (guint i = 0; i < n; i++)
    {
      const MonevProcedureStep *step = monev_procedure_step (procedure, i);

      plan[i] = (MonevPlanStep) { .number = step->number, .standard = &step->time,
                                  .parallel = step->parallel && i > 0 };
    }
  return plan;
}

static gboolean
insert_step (MonevActivityWork *work, const char *activity_id, const MonevProcedure *procedure,
             guint index, const MonevPlanStep *plan, GError **error)
{
  const MonevProcedureStep *step = monev_procedure_step (procedure, index);
  g_autofree char *id = monev_id_new (work->now);
  MonevDbBind due = MONEV_DB_NULL_INT ("planned_due");

  if (plan->due != MONEV_PLAN_OPEN)
    due = (MonevDbBind) MONEV_DB_I ("planned_due",
                                    monev_office_clock_utc (&work->clock, plan->due));
  return monev_db_exec (
           work->connection, "activity_step_insert",
           MONEV_DB_BINDS (MONEV_DB_T ("id", id), MONEV_DB_T ("activity_id", activity_id),
                           MONEV_DB_T ("step_key", step->id), MONEV_DB_I ("round", 1),
                           MONEV_DB_I ("ordinal", index),
                           MONEV_DB_I ("head", monev_activity_head_of (procedure, index)),
                           MONEV_DB_T ("number", step->number),
                           MONEV_DB_T ("wording", step->wording),
                           MONEV_DB_I ("planned_start",
                                       monev_office_clock_utc (&work->clock, plan->start)), due),
           NULL, error)
         && monev_activity_insert_items (work->connection, id, step, work->now, error);
}

static gboolean
insert_steps (MonevActivityWork *work, const Start *start, MonevPlanStep *plan, GError **error)
{
  for (guint i = 0; i < monev_procedure_n_steps (start->procedure); i++)
    if (!insert_step (work, start->id, start->procedure, i, &plan[i], error))
      return FALSE;
  return TRUE;
}

static gboolean
copy_groups (MonevActivityWork *work, const Start *start, GHashTable *groups, GError **error)
{
  for (guint i = 0; i < start->from->groups->len; i++)
    {
      const MonevActivityGroup *group = start->from->groups->pdata[i];
      char *id = monev_id_new (work->now);

      g_hash_table_insert (groups, group->id, id);
      if (!monev_activity_group_put (work->connection, id, start->id, group->name, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
copy_member (MonevActivityWork *work, const Start *start, const MonevActivityMember *member,
             GHashTable *groups, GError **error)
{
  const MonevMemberEntry entry = {
    *member->official_id != '\0' ? member->official_id : NULL, member->name, member->agency,
    member->role, g_hash_table_lookup (groups, member->group_id)
  };
  g_autofree char *id = monev_id_new (work->now);
  g_autofree char *message = NULL;

  if (member->active)
    return monev_activity_member_put (work->connection, id, start->id, &entry, error);
  message = g_strdup_printf ("%s tidak ikut disalin: akunnya tidak aktif lagi.", member->name);
  monev_issue (work->issues, .code = "member-inactive", .severity = MONEV_SEVERITY_NOTE,
               .key = "member", .message = message, .fix = "Pilih penggantinya dalam tim.");
  return TRUE;
}

static gboolean
copy_team (MonevActivityWork *work, const Start *start, GError **error)
{
  g_autoptr (GHashTable) groups = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);

  if (!copy_groups (work, start, groups, error))
    return FALSE;
  for (guint i = 0; i < start->from->members->len; i++)
    if (!copy_member (work, start, start->from->members->pdata[i], groups, error))
      return FALSE;
  return TRUE;
}

static gboolean
attach_scan (MonevActivityWork *work, const Start *start, GError **error)
{
  g_autofree char *owner = g_strconcat ("activity/", start->id, NULL);
  g_autofree char *subject = g_strconcat ("disposisi/", start->id, NULL);
  g_autoptr (MonevAttachment) scan = NULL;

  if (start->scan == NULL)
    return TRUE;
  scan = monev_attachment_add (work->connection, owner, subject, start->scan, "Lembar disposisi",
                               work->actor->official_id, work->now, error);
  return scan != NULL;
}

static gboolean
note_start (MonevActivityWork *work, const Start *start, GError **error)
{
  g_autofree char *subject = g_strconcat ("activity/", start->id, NULL);
  json_auto_t *detail = json_pack (
    "{s:s, s:I, s:s, s:s, s:s, s:s}", "title", start->head.title, "year",
    (json_int_t) start->head.year, "procedure", monev_procedure_code (start->procedure),
    "procedure_snapshot", start->procedure_id, "coordinator", start->head.coordinator_id,
    "copied_from", start->from_id != NULL ? start->from_id : "");

  return monev_audit_append (work->connection, work->now, work->actor->official_id,
                             start->from_id != NULL ? "activity.copy" : "activity.start", subject,
                             detail, error);
}

static gboolean
write_all (MonevActivityWork *work, Start *start, GError **error)
{
  gint64 minute = monev_office_clock_minute (&work->clock, start->head.start_at);
  g_autofree MonevPlanStep *plan = blank_plan (start->procedure);
  guint n = monev_procedure_n_steps (start->procedure);

  if (!monev_plan_make (work->clock.work, plan, n, minute, work->issues, error))
    return FALSE;
  monev_plan_check_year (minute, (int) start->head.year, work->issues);
  start->id = monev_id_new (work->now);
  start->procedure_id = freeze (work, start->procedure, error);
  return start->procedure_id != NULL
         && insert_head (work, start,
                         n > 0 ? monev_office_clock_utc (&work->clock, plan[0].start)
                               : start->head.start_at, error)
         && insert_steps (work, start, plan, error)
         && (start->from == NULL || copy_team (work, start, error))
         && attach_scan (work, start, error) && note_start (work, start, error);
}

static gboolean
check_procedure (const MonevProcedure *procedure, GError **error)
{
  if (monev_procedure_n_steps (procedure) > 0)
    return TRUE;
  g_set_error (error, MONEV_ERROR, MONEV_ERROR_INVALID,
               "SOP %s belum punya langkah. Lengkapi dulu.", monev_procedure_title (procedure));
  return FALSE;
}

/* "Monev 2025" becomes "Monev 2026"; a year that stands inside a longer number stays. */
static char *
with_year (const char *title, gint64 from, gint64 to)
{
  g_autofree char *pattern = g_strdup_printf ("(?<![0-9])%" G_GINT64_FORMAT "(?![0-9])", from);
  g_autofree char *year = g_strdup_printf ("%" G_GINT64_FORMAT, to);
  g_autoptr (GRegex) regex = g_regex_new (pattern, 0, 0, NULL);

  return g_regex_replace_literal (regex, title, -1, 0, year, 0, NULL);
}

/* What a copy takes from the run before; texts belong to @from and to @title. */
static gboolean
take_over (MonevActivityWork *work, Start *start, char **title, GError **error)
{
  start->from = monev_activity_load (work->connection, start->from_id, work->now, error);
  if (start->from == NULL)
    return FALSE;
  *title = with_year (start->from->title, start->from->year, start->head.year);
  start->head.title = *title;
  start->head.kind = monev_activity_kind_name (start->from->kind);
  start->head.bidang_id = start->from->bidang_id;
  start->head.coordinator_id = start->from->coordinator_id;
  if (start->procedure == NULL)
    start->procedure = start->from->procedure;
  return TRUE;
}

static gboolean
write_start (MonevDbConnection *connection, gpointer data, GError **error)
{
  Start *start = data;
  MonevActivityWork work = { .connection = connection, .issues = start->issues };
  g_autofree char *title = NULL;
  gboolean done = FALSE;

  work.actor = monev_activity_actor (connection, start->actor, MONEV_ACT_ACTIVITY_START, &work.now,
                                     error);
  if (work.actor != NULL && lock_starts (connection, error)
      && monev_office_clock_load (connection, &work.clock, error))
    done = (start->from_id == NULL || take_over (&work, start, &title, error))
           && check_procedure (start->procedure, error)
           && monev_activity_check_head (connection, &start->head, &work.clock, work.now,
                                         start->issues, error)
           && write_all (&work, start, error);
  start->head.title = NULL;
  monev_office_clock_clear (&work.clock);
  g_clear_pointer (&work.actor, monev_actor_free);
  return done;
}

static char *
run_start (MonevDbConnection *connection, Start *start, GError **error)
{
  gboolean done = monev_db_transaction (connection, write_start, start, error);
  char *id = g_steal_pointer (&start->id);

  g_clear_pointer (&start->procedure_id, g_free);
  g_clear_pointer (&start->from, monev_activity_unref);
  if (!done)
    g_clear_pointer (&id, g_free);
  return id;
}

/**
 * monev_activity_start:
 * @procedure: the shipped one or the office's own; it is frozen with the run
 * @scan: (nullable): of the disposisi
 * @issues: takes every fault of @head with its field, and notes about the plan
 *
 * A start outside of working time moves to the next working minute, which is noted.
 *
 * Returns: (transfer full): the id of the run.
 */
char *
monev_activity_start (MonevDbConnection *connection, const MonevActor *actor,
                      MonevProcedure *procedure, const MonevActivityHead *head,
                      const MonevAttachmentFile *scan, MonevIssueList *issues, GError **error)
{
  Start start = { .actor = actor, .procedure = procedure, .head = *head, .scan = scan,
                  .issues = issues };

  return run_start (connection, &start, error);
}

/**
 * monev_activity_copy:
 * @newest: (nullable): the newest version of the same procedure; %NULL takes the one it ran on
 * @year: the Tahun Anggaran of the copy; a year in the title becomes this one
 * @issues: as for monev_activity_start(), and a note for each member who is not active any more
 *
 * Head and team are copied; dates are planned anew; disposisi, files and notes are not copied.
 *
 * Returns: (transfer full): the id of the new run.
 */
char *
monev_activity_copy (MonevDbConnection *connection, const MonevActor *actor, const char *from_id,
                     MonevProcedure *newest, gint64 year, gint64 start_at, MonevIssueList *issues,
                     GError **error)
{
  Start start = { .actor = actor, .procedure = newest, .from_id = from_id, .issues = issues };

  start.head = (MonevActivityHead) { .year = year, .start_at = start_at, .disposisi_from = "",
                                     .disposisi_date = "", .disposisi_content = "" };
  return run_start (connection, &start, error);
}
