#include "reference/reference.h"

#include <string.h>

#include "audit/audit.h"
#include "calendar/holiday-record.h"
#include "dataform/inventory.h"
#include "people/login.h"
#include "people/people.h"
#include "programme/programme.h"
#include "record/record-check.h"
#include "record/record-store.h"

typedef struct {
  const MonevRecordType *type;
  MonevAct               act;
} Entry;

static const Entry entries[] = {
  { &monev_agency_type, MONEV_ACT_AGENCY_EDIT },
  { &monev_official_type, MONEV_ACT_PEOPLE_EDIT },
  { &monev_position_type, MONEV_ACT_PEOPLE_EDIT },
  { &monev_appointment_type, MONEV_ACT_PEOPLE_EDIT },
  { &monev_programme_type, MONEV_ACT_PROGRAMME_EDIT },
  { &monev_budget_type, MONEV_ACT_PROGRAMME_EDIT },
  { &monev_holiday_type, MONEV_ACT_CALENDAR_EDIT },
  { &monev_inventory_type, MONEV_ACT_INVENTORY_EDIT },
};

/** monev_reference_types: Returns: (transfer none): all tables, ended by %NULL. */
const MonevRecordType *const *
monev_reference_types (void)
{
  static const MonevRecordType *types[G_N_ELEMENTS (entries) + 1];
  static gsize filled = 0;

  if (g_once_init_enter (&filled))
    {
      for (guint i = 0; i < G_N_ELEMENTS (entries); i++)
        types[i] = entries[i].type;
      g_once_init_leave (&filled, 1);
    }
  return types;
}

/** monev_reference_find: Returns: (transfer none) (nullable): the table called @subject. */
const MonevRecordType *
monev_reference_find (const char *subject)
{
  for (guint i = 0; i < G_N_ELEMENTS (entries); i++)
    if (strcmp (entries[i].type->subject, subject) == 0)
      return entries[i].type;
  return NULL;
}

/** monev_reference_act: Returns: the act of the policy that changing this table is. */
MonevAct
monev_reference_act (const MonevRecordType *type)
{
  for (guint i = 0; i < G_N_ELEMENTS (entries); i++)
    if (entries[i].type == type)
      return entries[i].act;
  g_return_val_if_reached (MONEV_ACT_OFFICE_EDIT);
}

/** monev_reference_list: see monev_record_store_list(). */
GPtrArray *
monev_reference_list (MonevDbConnection *connection, const MonevRecordType *type, gint64 year,
                      GError **error)
{
  return monev_record_store_list (connection, type, year, error);
}

/**
 * monev_reference_actor:
 * @now: (out): UTC milliseconds
 *
 * Inside a transaction: what the official is at this moment, not at the login.
 *
 * Returns: (transfer full): the actor, or %NULL with DENIED or AUTH.
 */
MonevActor *
monev_reference_actor (MonevDbConnection *connection, const MonevActor *actor, MonevAct act,
                       gint64 *now, GError **error)
{
  g_autoptr (MonevActor) fresh = NULL;

  if (!monev_policy_check (actor, act, error) || !monev_db_now (connection, now, error))
    return NULL;
  fresh = monev_actor_load (connection, actor->official_id, *now, error);
  return fresh != NULL && monev_policy_check (fresh, act, error) ? g_steal_pointer (&fresh) : NULL;
}

typedef struct {
  const MonevActor *actor;
  MonevRecord      *record;
  MonevIssueList   *issues;
  MonevRecord      *saved;
} Change;

/** monev_reference_describe: @before: (nullable); @after: (nullable). Returns: (transfer full): for
 * the log, each field that changed with its value before and after. */
json_t *
monev_reference_describe (const MonevRecord *before, const MonevRecord *after)
{
  json_t *detail = json_object ();
  const MonevRecordType *type = monev_record_type (after != NULL ? after : before);

  for (guint i = 0; type->fields[i].name != NULL; i++)
    {
      const char *old = before != NULL ? monev_record_value (before, i) : "";
      const char *new = after != NULL ? monev_record_value (after, i) : "";

      if (strcmp (old, new) != 0)
        json_object_set_new (detail, type->fields[i].name, json_pack ("[s, s]", old, new));
    }
  return detail;
}

static gboolean
note (MonevDbConnection *connection, const MonevActor *actor, const char *what,
      const MonevRecord *before, const MonevRecord *after, gint64 now, GError **error)
{
  const MonevRecord *record = after != NULL ? after : before;
  const char *subject = monev_record_type (record)->subject;
  g_autofree char *act = g_strconcat (subject, ".", what, NULL);
  g_autofree char *key = g_strconcat (subject, "/", monev_record_id (record), NULL);
  json_auto_t *detail = monev_reference_describe (before, after);

  return monev_audit_append (connection, now, actor->official_id, act, key, detail, error);
}

static gboolean
load_before (MonevDbConnection *connection, const MonevRecord *record, MonevRecord **before,
             GError **error)
{
  if (monev_record_version (record) == 0)
    return TRUE;
  *before = monev_record_store_get (connection, monev_record_type (record),
                                    monev_record_id (record), error);
  return *before != NULL;
}

static gboolean
advise (MonevDbConnection *connection, const Change *change, GError **error)
{
  const MonevRecordType *type = monev_record_type (change->saved);

  return type->advise == NULL || type->advise (connection, change->saved, change->issues, error);
}

static gboolean
write_record (MonevDbConnection *connection, gpointer data, GError **error)
{
  Change *change = data;
  MonevAct act = monev_reference_act (monev_record_type (change->record));
  g_autoptr (MonevActor) actor = NULL;
  g_autoptr (MonevRecord) before = NULL;
  gint64 now = 0;

  actor = monev_reference_actor (connection, change->actor, act, &now, error);
  if (actor == NULL || !load_before (connection, change->record, &before, error))
    return FALSE;
  change->saved = monev_record_store_put (connection, change->record, now, change->issues, error);
  return change->saved != NULL && advise (connection, change, error)
         && note (connection, actor, before != NULL ? "change" : "add", before, change->saved, now,
                  error);
}

static gboolean
refuse_errors (MonevIssueList *issues, GError **error)
{
  for (guint i = 0; i < monev_issue_list_size (issues); i++)
    {
      const MonevIssue *issue = monev_issue_list_get (issues, i);

      if (issue->severity != MONEV_SEVERITY_ERROR)
        continue;
      g_set_error (error, MONEV_ERROR, MONEV_ERROR_INVALID, "%s%s%s", issue->message,
                   issue->fix != NULL ? " " : "", issue->fix != NULL ? issue->fix : "");
      return TRUE;
    }
  return FALSE;
}

/**
 * monev_reference_save:
 * @record: with version 0 it is added; else it must still be what was read
 * @issues: takes every rule that is broken, each with its field
 *
 * Errors: INVALID (see @issues), DENIED, AUTH, CONFLICT, CONSTRAINT.
 *
 * Returns: (transfer full): the record as it is now stored.
 */
MonevRecord *
monev_reference_save (MonevDbConnection *connection, const MonevActor *actor, MonevRecord *record,
                      MonevIssueList *issues, GError **error)
{
  Change change = { actor, monev_record_check (monev_record_ref (record), issues), issues };
  gboolean done
    = monev_policy_check (actor, monev_reference_act (monev_record_type (record)), error)
      && !refuse_errors (issues, error)
      && monev_db_transaction (connection, write_record, &change, error);

  monev_record_unref (change.record);
  if (!done)
    g_clear_pointer (&change.saved, monev_record_unref);
  return change.saved;
}

static gboolean
remove_record (MonevDbConnection *connection, gpointer data, GError **error)
{
  Change *change = data;
  MonevAct act = monev_reference_act (monev_record_type (change->record));
  g_autoptr (MonevActor) actor = NULL;
  gint64 now = 0;

  actor = monev_reference_actor (connection, change->actor, act, &now, error);
  return actor != NULL && monev_record_store_remove (connection, change->record, error)
         && note (connection, actor, "remove", change->record, NULL, now, error);
}

/** monev_reference_remove: Errors: DENIED, AUTH, CONFLICT, CONSTRAINT (still in use), STATE. */
gboolean
monev_reference_remove (MonevDbConnection *connection, const MonevActor *actor,
                        const MonevRecord *record, GError **error)
{
  Change change = { actor, (MonevRecord *) record };
  GError *local = NULL;

  if (monev_db_transaction (connection, remove_record, &change, &local))
    return TRUE;
  monev_record_explain_use (record, &local);
  g_propagate_error (error, local);
  return FALSE;
}
