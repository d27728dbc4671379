/* Unsaved work on an instrument: one draft for each official, kept while typing. */
#include "office-instrument.h"

#include <string.h>

#include "people/login.h"
#include "snapshot/snapshot.h"

typedef struct
{
  const MonevActor *actor;
  const char *id, *base;
  const json_t *json;
} Save;

/** monev_instrument_draft_free: frees a draft. */
void
monev_instrument_draft_free (MonevInstrumentDraft *self)
{
  if (self == NULL)
    return;
  monev_xlsform_unref (self->form);
  g_free (self->base);
  g_free (self);
}

static gboolean
write_draft (MonevDbConnection *connection, gpointer data, GError **error)
{
  const Save *save = data;
  g_autofree char *subject = monev_instrument_subject (save->id);
  g_autoptr (MonevActor) actor = NULL;
  g_autoptr (MonevInstrumentEntry) entry = NULL;
  gint64 now = 0;

  if (!monev_db_now (connection, &now, error))
    return FALSE;
  actor = monev_actor_load (connection, save->actor->official_id, now, error);
  if (actor == NULL || !monev_policy_check (actor, MONEV_ACT_INSTRUMENT_EDIT, error))
    return FALSE;
  entry = monev_instrument_store_find (connection, save->id, error);
  return entry != NULL
         && monev_draft_save (connection, subject, actor->official_id, save->json, save->base,
                              now, error);
}

/**
 * monev_instrument_draft_save:
 * @base: monev_xlsform_hash() of what the edit began from
 *
 * Overwrites the draft of @actor in place. Nothing is logged.
 *
 * Errors: NOT_FOUND, DENIED, AUTH.
 */
gboolean
monev_instrument_draft_save (MonevDbConnection *connection, const MonevActor *actor,
                             const char *id, const MonevXlsform *form, const char *base,
                             GError **error)
{
  json_auto_t *json = NULL;
  Save save = { actor, id, base, NULL };

  if (!monev_policy_check (actor, MONEV_ACT_INSTRUMENT_EDIT, error))
    return FALSE;
  json = monev_xlsform_to_json (form);
  save.json = json;
  return monev_db_transaction (connection, write_draft, &save, error);
}

/**
 * monev_instrument_draft_load:
 *
 * Returns: (transfer full): the draft of @actor; %NULL with NOT_FOUND when there is none.
 */
MonevInstrumentDraft *
monev_instrument_draft_load (MonevDbConnection *connection, const MonevActor *actor,
                             const char *id, GError **error)
{
  g_autofree char *subject = monev_instrument_subject (id);
  g_autoptr (MonevDraft) draft
      = monev_draft_load (connection, subject, actor->official_id, error);
  g_autoptr (MonevXlsform) form = NULL;
  g_autoptr (MonevXlsform) current = NULL;
  g_autofree char *hash = NULL;
  MonevInstrumentDraft *self;

  if (draft == NULL)
    return NULL;
  form = monev_xlsform_from_canonical (draft->canonical, error);
  current = form == NULL ? NULL : monev_instrument_load (connection, id, 0, error);
  hash = current == NULL ? NULL : monev_xlsform_hash (current, error);
  if (hash == NULL)
    return NULL;
  self = g_new0 (MonevInstrumentDraft, 1);
  self->form = g_steal_pointer (&form);
  self->base = g_strdup (draft->base);
  self->changed_at = draft->changed_at;
  self->stale = strcmp (draft->base, hash) != 0;
  return self;
}

/** monev_instrument_draft_drop: removes the draft of @actor; that there is none is no error. */
gboolean
monev_instrument_draft_drop (MonevDbConnection *connection, const MonevActor *actor,
                             const char *id, GError **error)
{
  g_autofree char *subject = monev_instrument_subject (id);

  return monev_draft_drop (connection, subject, actor->official_id, error);
}
