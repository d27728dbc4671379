/* Writing a plan: all of its rows or none. */
#include "audit/audit.h"
#include "record/record-store.h"
#include "reference/import-private.h"

typedef struct {
  const MonevActor *actor;
  const GPtrArray  *plans;
  MonevIssueList   *issues;
  MonevImportStepFunc step; /* nullable */
  gpointer          data;
  guint             part;   /* of the plan that is being written, from 1 */
} Apply;

/* Who watches is asked this often; a row takes some fifty microseconds, over a network more. */
#define STEP_ROWS 64

/* What another office wrote meanwhile, told with its place in the file. What was told when the plan
 * was made is not told again. */
static void
keep_errors (const MonevImportPlan *plan, guint i, MonevIssueList *issues, MonevIssueList *found)
{
  gint64 row = g_array_index (plan->rows, gint64, i);

  for (guint n = 0; n < monev_issue_list_size (found); n++)
    {
      MonevIssue issue = *monev_issue_list_get (found, n);
      int field = issue.key != NULL ? monev_record_type_field (plan->type, issue.key) : -1;
      guint column = field >= 0 ? plan->mapping.columns[field] : 0;
      g_autofree char *cell = column > 0 ? monev_cell_reference (row, column) : NULL;

      if (issue.severity != MONEV_SEVERITY_ERROR)
        continue;
      issue.file = monev_table_file (plan->table);
      issue.sheet = monev_table_sheet (plan->table);
      issue.row = row;
      issue.cell = cell;
      monev_issue_list_add (issues, &issue);
    }
}

static gboolean
walk (const Apply *apply, const MonevImportPlan *plan, guint done, GError **error)
{
  MonevImportProgress progress = { plan->type, apply->part, apply->plans->len, done,
                                   plan->records->len };

  return apply->step == NULL || done % STEP_ROWS != 0
         || apply->step (&progress, apply->data, error);
}

/* @waits: (nullable) (inout): set when a rule over the other rows keeps this one out, and nothing is
 * told: a row further down may make room for it. */
static gboolean
write_record (MonevDbConnection *connection, const MonevImportPlan *plan, guint i, Apply *apply,
              gint64 now, gboolean *waits, char **id, GError **error)
{
  g_autoptr (MonevIssueList) found = monev_issue_list_new ();
  GError *local = NULL;

  if (monev_record_store_write (connection, plan->records->pdata[i], now, id, found, &local))
    return TRUE;
  if (waits != NULL && monev_issue_list_count (found, MONEV_SEVERITY_ERROR) > 0)
    {
      g_clear_error (&local);
      *waits = TRUE;
      return TRUE;
    }
  keep_errors (plan, i, apply->issues, found);
  g_propagate_prefixed_error (error, local, "%s, baris %" G_GINT64_FORMAT ": ",
                              monev_table_file (plan->table), g_array_index (plan->rows, gint64, i));
  return FALSE;
}

/* One round over the rows that are still to be written; those that have to wait stay in @ids as
 * NULL. @last: nothing more makes room, so what cannot be written ends it. */
static gboolean
write_round (MonevDbConnection *connection, const MonevImportPlan *plan, Apply *apply, gint64 now,
             char **ids, gboolean last, guint *written, GError **error)
{
  for (guint i = 0; i < plan->records->len; i++)
    {
      gboolean waits = FALSE;

      if (ids[i] != NULL)
        continue;
      if (!walk (apply, plan, *written, error)
          || !write_record (connection, plan, i, apply, now, last ? NULL : &waits, &ids[i], error))
        return FALSE;
      *written += waits ? 0 : 1;
    }
  return TRUE;
}

static gboolean
write_records (MonevDbConnection *connection, const MonevImportPlan *plan, Apply *apply, gint64 now,
               json_t *ids, GError **error)
{
  g_auto (GStrv) written = g_new0 (char *, plan->records->len + 1);
  guint n = 0, before = 1;
  gboolean done = TRUE;

  while (done && n < plan->records->len)
    {
      gboolean last = n == before;

      before = n;
      done = write_round (connection, plan, apply, now, written, last, &n, error);
    }
  for (guint i = 0; done && i < plan->records->len; i++)
    json_array_append_new (ids, json_string (written[i]));
  for (guint i = 0; !done && i < plan->records->len; i++)
    g_clear_pointer (&written[i], g_free);
  return done;
}

/* Of each record that was there before, what became another; new ones are as they were written. */
static json_t *
describe_changes (const MonevImportPlan *plan)
{
  json_t *changes = json_object ();

  for (guint i = 0; i < plan->records->len; i++)
    if (plan->before->pdata[i] != NULL)
      json_object_set_new (changes, monev_record_id (plan->records->pdata[i]),
                           monev_reference_describe (plan->before->pdata[i],
                                                     plan->records->pdata[i]));
  return changes;
}

static gboolean
write_plan (MonevDbConnection *connection, const MonevImportPlan *plan, Apply *apply, GError **error)
{
  g_autofree char *act = g_strconcat (plan->type->subject, ".import", NULL);
  json_t *ids = json_array ();
  json_auto_t *detail
    = json_pack ("{s:s, s:I, s:I, s:o, s:o}", "file", monev_table_file (plan->table), "added",
                 (json_int_t) plan->count.added, "changed", (json_int_t) plan->count.changed,
                 "records", ids, "changes", describe_changes (plan));
  g_autoptr (MonevActor) actor = NULL;
  gint64 now = 0;

  actor = monev_reference_actor (connection, apply->actor, monev_reference_act (plan->type), &now,
                                 error);
  return actor != NULL && write_records (connection, plan, apply, now, ids, error)
         && monev_import_remember (connection, plan->type, plan->table, &plan->mapping, now, error)
         && monev_audit_append (connection, now, actor->official_id, act, plan->type->subject,
                                detail, error);
}

static gboolean
write_plans (MonevDbConnection *connection, gpointer data, GError **error)
{
  Apply *apply = data;

  for (guint i = 0; i < apply->plans->len; i++)
    {
      apply->part = i + 1;
      if (!write_plan (connection, apply->plans->pdata[i], apply, error))
        return FALSE;
    }
  return TRUE;
}

/** monev_import_apply_all: several plans in one transaction, in their order; all or none. */
gboolean
monev_import_apply_all (MonevDbConnection *connection, const MonevActor *actor,
                        const GPtrArray *plans, MonevIssueList *issues, GError **error)
{
  Apply apply = { actor, plans, issues };

  return monev_db_transaction (connection, write_plans, &apply, error);
}

/**
 * monev_import_apply:
 *
 * Writes all good rows of the plan, or none. Errors: DENIED, AUTH; CONFLICT or CONSTRAINT, naming
 * the row, when the table changed since the plan was made: make a new plan.
 */
gboolean
monev_import_apply (MonevDbConnection *connection, const MonevActor *actor, MonevImportPlan *plan,
                    MonevIssueList *issues, GError **error)
{
  return monev_import_apply_within (connection, actor, plan, NULL, NULL, issues, error);
}

/** monev_import_apply_within: @step: (nullable): called every few rows; where it says stop, nothing
 * is written. Errors: as monev_import_apply(), and CANCELLED. */
gboolean
monev_import_apply_within (MonevDbConnection *connection, const MonevActor *actor,
                           MonevImportPlan *plan, MonevImportStepFunc step, gpointer data,
                           MonevIssueList *issues, GError **error)
{
  g_autoptr (GPtrArray) one = g_ptr_array_new ();
  Apply apply = { actor, plan->parts != NULL ? plan->parts : one, issues, step, data };

  g_ptr_array_add (one, plan);
  return monev_db_transaction (connection, write_plans, &apply, error);
}
