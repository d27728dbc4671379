/* Unfinished work on a procedure: one draft for each official, saved while typing. */
#include "procedure/office-procedure.h"

#include <string.h>

#include "base/json.h"
#include "people/login.h"
#include "snapshot/snapshot.h"

typedef struct {
  const MonevActor *actor;
  const char       *id;
  const char       *base;
  const json_t     *json;
} Save;

/** monev_procedure_draft_free: frees a draft. */
void
monev_procedure_draft_free (MonevProcedureDraft *self)
{
  if (self == NULL)
    return;
  monev_procedure_unref (self->procedure);
  g_free (self->base);
  g_free (self);
}

static gboolean
write_draft (MonevDbConnection *connection, gpointer data, GError **error)
{
  const Save *save = data;
  g_autofree char *subject = monev_procedure_subject (save->id);
  g_autoptr (MonevActor) actor = NULL;
  g_autoptr (MonevProcedureEntry) entry = NULL;
  gint64 now = 0;

  if (!monev_db_now (connection, &now, error))
    return FALSE;
  actor = monev_actor_load (connection, save->actor->official_id, now, error);
  if (actor == NULL || !monev_policy_check (actor, MONEV_ACT_PROCEDURE_EDIT, error))
    return FALSE;
  entry = monev_procedure_store_find (connection, save->id, error);
  return entry != NULL
         && monev_draft_save (connection, subject, actor->official_id, save->json, save->base, now,
                              error);
}

/**
 * monev_procedure_draft_save:
 * @id: of a procedure of the office
 * @base: monev_procedure_hash() of the version the edit began from
 *
 * Overwrites the draft of @actor in place; it may be incomplete. Nothing is logged.
 *
 * Errors: NOT_FOUND, DENIED, AUTH.
 */
gboolean
monev_procedure_draft_save (MonevDbConnection *connection, const MonevActor *actor, const char *id,
                            const MonevProcedure *procedure, const char *base, GError **error)
{
  json_auto_t *json = NULL;
  Save save = { actor, id, base };

  if (!monev_policy_check (actor, MONEV_ACT_PROCEDURE_EDIT, error))
    return FALSE;
  json = monev_procedure_to_json (procedure);
  save.json = json;
  return monev_db_transaction (connection, write_draft, &save, error);
}

static MonevProcedure *
read_draft (const MonevDraft *draft, GError **error)
{
  g_autoptr (MonevIssueList) issues = monev_issue_list_new ();
  json_auto_t *json = monev_json_load (draft->canonical, -1, error);

  return json != NULL ? monev_procedure_from_draft (json, issues, error) : NULL;
}

/**
 * monev_procedure_draft_load:
 *
 * Returns: (transfer full): the draft of @actor; %NULL with NOT_FOUND when there is none.
 */
MonevProcedureDraft *
monev_procedure_draft_load (MonevDbConnection *connection, const MonevActor *actor, const char *id,
                            GError **error)
{
  g_autofree char *subject = monev_procedure_subject (id);
  g_autoptr (MonevDraft) draft
    = monev_draft_load (connection, subject, actor->official_id, error);
  g_autoptr (MonevSnapshot) current = NULL;
  g_autoptr (MonevProcedure) procedure = NULL;
  MonevProcedureDraft *self;

  if (draft == NULL)
    return NULL;
  current = monev_snapshot_load (connection, subject, 0, error);
  procedure = current != NULL ? read_draft (draft, error) : NULL;
  if (procedure == NULL)
    return NULL;
  self = g_new0 (MonevProcedureDraft, 1);
  self->procedure = g_steal_pointer (&procedure);
  self->base = g_strdup (draft->base);
  self->changed_at = draft->changed_at;
  self->stale = strcmp (draft->base, current->sha256) != 0;
  return self;
}

/** monev_procedure_draft_drop: removes the draft of @actor; that there is none is no error. */
gboolean
monev_procedure_draft_drop (MonevDbConnection *connection, const MonevActor *actor, const char *id,
                            GError **error)
{
  g_autofree char *subject = monev_procedure_subject (id);

  return monev_draft_drop (connection, subject, actor->official_id, error);
}
