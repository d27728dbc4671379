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

/* What was told with its place when the plan was made is not told again without one. */
static void
keep_errors (MonevIssueList *issues, MonevIssueList *found)
{
  for (guint i = 0; i < monev_issue_list_size (found); i++)
    if (monev_issue_list_get (found, i)->severity == MONEV_SEVERITY_ERROR)
      monev_issue_list_add (issues, monev_issue_list_get (found, i));
}

static gboolean
walk (const Apply *apply, const MonevImportPlan *plan, guint done, GError **error)
{
  MonevImportProgress progress = { plan->type, apply->part, apply->plans->len, done,
                                   plan->records->len };

  return apply->step == NULL || done % STEP_ROWS != 0
         || apply->step (&progress, apply->data, error);
}

static gboolean
write_records (MonevDbConnection *connection, const MonevImportPlan *plan, Apply *apply, gint64 now,
               json_t *ids, GError **error)
{
  for (guint i = 0; i < plan->records->len; i++)
    {
      g_autofree char *id = NULL;
      g_autoptr (MonevIssueList) found = monev_issue_list_new ();

      if (!walk (apply, plan, i, error))
        return FALSE;
      if (!monev_record_store_write (connection, plan->records->pdata[i], now, &id, found, error))
        {
          keep_errors (apply->issues, found);
          g_prefix_error (error, "%s, baris %" G_GINT64_FORMAT ": ",
                          monev_table_file (plan->table), g_array_index (plan->rows, gint64, i));
          return FALSE;
        }
      json_array_append_new (ids, json_string (id));
    }
  return TRUE;
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
