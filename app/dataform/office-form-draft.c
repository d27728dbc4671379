#include "office-form-draft.h"

#include "base/json.h"
#include "people/login.h"
#include "snapshot/snapshot.h"

typedef struct {
  const MonevActor *actor;
  const char *id, *base;
  const MonevFormDraft *draft;
} Keep;

/** monev_form_kept_free: frees it. */
void
monev_form_kept_free (MonevFormKept *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->draft, monev_form_draft_unref);
  g_free (self->base);
  g_free (self);
}

static gboolean
write_draft (MonevDbConnection *connection, gpointer data, GError **error)
{
  const Keep *keep = data;
  g_autofree char *subject = monev_data_form_subject (keep->id);
  g_autoptr (MonevActor) actor = NULL;
  g_autoptr (MonevDataFormEntry) entry = NULL;
  gint64 now = 0;

  if (!monev_db_now (connection, &now, error))
    return FALSE;
  actor = monev_actor_load (connection, keep->actor->official_id, now, error);
  if (actor == NULL || !monev_policy_check (actor, MONEV_ACT_DATA_FORM_EDIT, error))
    return FALSE;
  entry = monev_data_form_store_find (connection, keep->id, error);
  return entry != NULL
         && monev_draft_save (connection, subject, actor->official_id,
                              monev_form_draft_json (keep->draft), keep->base, now, error);
}

/** monev_form_draft_keep: overwrites the draft of @actor in place, whole or faulty; nothing is
 * logged. Errors: NOT_FOUND, DENIED, AUTH. */
gboolean
monev_form_draft_keep (MonevDbConnection *connection, const MonevActor *actor, const char *id,
                       const MonevFormDraft *draft, const char *base, GError **error)
{
  Keep keep = { actor, id, base, draft };

  return monev_policy_check (actor, MONEV_ACT_DATA_FORM_EDIT, error)
         && monev_db_transaction (connection, write_draft, &keep, error);
}

/** monev_form_draft_load: Returns: (transfer full): the draft of @actor; %NULL with NOT_FOUND when
 * there is none. */
MonevFormKept *
monev_form_draft_load (MonevDbConnection *connection, const MonevActor *actor, const char *id,
                       GError **error)
{
  g_autofree char *subject = monev_data_form_subject (id);
  g_autoptr (MonevDraft) draft
      = monev_draft_load (connection, subject, actor->official_id, error);
  json_t *json = draft == NULL ? NULL : monev_json_load (draft->canonical, -1, error);
  MonevFormKept *self;

  if (json == NULL)
    return NULL;
  self = g_new0 (MonevFormKept, 1);
  self->draft = monev_form_draft_new (json);
  self->base = g_strdup (draft->base);
  self->changed_at = draft->changed_at;
  return self;
}

/** monev_form_draft_drop: removes the draft of @actor; that there is none is no error. */
gboolean
monev_form_draft_drop (MonevDbConnection *connection, const MonevActor *actor, const char *id,
                       GError **error)
{
  g_autofree char *subject = monev_data_form_subject (id);

  return monev_draft_drop (connection, subject, actor->official_id, error);
}
