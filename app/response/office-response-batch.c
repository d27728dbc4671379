#include "office-response.h"

#include <string.h>

#include "audit/audit.h"
#include "base/json.h"
#include "people/login.h"

#define TAKINGS_BETWEEN_STEPS 64
#define KEY_PAGE 500 /* responses whose keys are read at once */

/* Acts on many responses in one transaction: states, and what an import brings. */

static const struct
{
  const char *from, *to;
  gboolean reason; /* must be given */
} steps[] = {
  { MONEV_RESPONSE_MASUK, MONEV_RESPONSE_DIPERIKSA, FALSE },
  { MONEV_RESPONSE_MASUK, MONEV_RESPONSE_DISETUJUI, FALSE },
  { MONEV_RESPONSE_MASUK, MONEV_RESPONSE_DITOLAK, TRUE },
  { MONEV_RESPONSE_DIPERIKSA, MONEV_RESPONSE_DISETUJUI, FALSE },
  { MONEV_RESPONSE_DIPERIKSA, MONEV_RESPONSE_DITOLAK, TRUE },
  { MONEV_RESPONSE_DIKOREKSI, MONEV_RESPONSE_DIPERIKSA, FALSE },
  { MONEV_RESPONSE_DIKOREKSI, MONEV_RESPONSE_DISETUJUI, FALSE },
  { MONEV_RESPONSE_DIKOREKSI, MONEV_RESPONSE_DITOLAK, TRUE },
  { MONEV_RESPONSE_DISETUJUI, MONEV_RESPONSE_DIPERIKSA, TRUE },
  { MONEV_RESPONSE_DITOLAK, MONEV_RESPONSE_DIPERIKSA, TRUE },
};

static int
find_step (const char *from, const char *to)
{
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    if (strcmp (steps[i].from, from) == 0 && strcmp (steps[i].to, to) == 0)
      return (int)i;
  return -1;
}

/** monev_response_may_become: Returns: whether a response goes from one state to the other by
 * decision; "dikoreksi" comes of a correction, "masuk" of handing in. */
gboolean
monev_response_may_become (const char *from, const char *to)
{
  return find_step (from, to) >= 0;
}

typedef struct
{
  const MonevActor *actor;
  const GPtrArray *entries;
  const char *state, *reason;
} Decision;

static gboolean
check_decision (const Decision *self, GError **error)
{
  for (guint i = 0; i < self->entries->len; i++)
    {
      const MonevResponseEntry *entry = g_ptr_array_index (self->entries, i);
      int step = find_step (entry->state, self->state);

      if (step < 0)
        g_set_error (error, MONEV_ERROR, MONEV_ERROR_STATE,
                     "Jawaban “%s” berstatus “%s”; dari situ tidak dapat menjadi “%s”.",
                     *entry->key != '\0' ? entry->key : entry->id, entry->state, self->state);
      else if (steps[step].reason && *self->reason == '\0')
        g_set_error (error, MONEV_ERROR, MONEV_ERROR_INVALID,
                     "Tuliskan alasannya: status “%s” menjadi “%s” perlu alasan.", entry->state,
                     self->state);
      else
        continue;
      return FALSE;
    }
  return TRUE;
}

static gboolean
decide (MonevDbConnection *connection, const Decision *self, const MonevResponseEntry *entry,
        const MonevActor *actor, gint64 now, GError **error)
{
  MonevResponseRemark remark = { .place = (char *)"",
                                 .kind = (char *)"status",
                                 .old_value = entry->state,
                                 .new_value = (char *)self->state,
                                 .text = (char *)self->reason,
                                 .at = now };

  return monev_response_store_set_state (connection, entry, self->state, now, error)
         && monev_response_store_remark (connection, entry->id, &remark, actor->official_id, error);
}

static MonevActor *
fresh_actor (MonevDbConnection *connection, const MonevActor *actor, MonevAct right, gint64 *now,
             GError **error)
{
  g_autoptr (MonevActor) fresh = NULL;

  if (!monev_db_now (connection, now, error))
    return NULL;
  fresh = monev_actor_load (connection, actor->official_id, *now, error);
  return fresh != NULL && monev_policy_check (fresh, right, error) ? g_steal_pointer (&fresh)
                                                                   : NULL;
}

static gboolean
write_decision (MonevDbConnection *connection, gpointer data, GError **error)
{
  const Decision *self = data;
  const MonevResponseEntry *first = g_ptr_array_index (self->entries, 0);
  gint64 now = 0;
  g_autoptr (MonevActor) actor
      = fresh_actor (connection, self->actor, MONEV_ACT_RESPONSE_REVIEW, &now, error);
  g_autofree char *subject = g_strconcat ("instrument/", first->instrument_id, NULL);
  json_auto_t *detail = json_pack ("{s:s, s:s, s:i}", "state", self->state, "reason", self->reason,
                                   "n", (int)self->entries->len);
  json_t *ids = json_array ();

  json_object_set_new (detail, "responses", ids);
  if (actor == NULL)
    return FALSE;
  for (guint i = 0; i < self->entries->len; i++)
    {
      const MonevResponseEntry *entry = g_ptr_array_index (self->entries, i);

      if (!decide (connection, self, entry, actor, now, error))
        return FALSE;
      json_array_append_new (ids, json_string (entry->id));
    }
  return monev_audit_append (connection, now, actor->official_id, "response.state", subject, detail,
                             error);
}

/**
 * monev_responses_set_state:
 * @entries: (element-type MonevResponseEntry): of one instrument, as they were read
 * @reason: (nullable): needed to refuse, and to open again what was decided
 *
 * All of them or none. Errors: STATE (one may not become that), INVALID (the reason is missing).
 */
gboolean
monev_responses_set_state (MonevDbConnection *connection, const MonevActor *actor,
                           const GPtrArray *entries, const char *state, const char *reason,
                           GError **error)
{
  g_autofree char *stripped = g_strstrip (g_strdup (reason == NULL ? "" : reason));
  Decision decision = { actor, entries, state, stripped };

  if (!monev_policy_check (actor, MONEV_ACT_RESPONSE_REVIEW, error)
      || !check_decision (&decision, error))
    return FALSE;
  return entries->len == 0 || monev_db_transaction (connection, write_decision, &decision, error);
}

typedef struct
{
  const MonevActor *actor;
  const MonevResponseBatch *batch;
} Import;

static gboolean
write_taking (MonevDbConnection *connection, const MonevResponseTaking *taking,
              const MonevActor *actor, gint64 now, GError **error)
{
  MonevResponseEntry *entry = taking->entry;

  entry->changed_at = now;
  if (entry->version == 0)
    return monev_response_store_insert (connection, entry, error);
  if (!monev_response_store_update (connection, entry, error))
    return FALSE;
  for (guint i = 0; taking->remarks != NULL && i < taking->remarks->len; i++)
    {
      MonevResponseRemark *remark = g_ptr_array_index (taking->remarks, i);

      remark->at = now;
      if (!monev_response_store_remark (connection, entry->id, remark, actor->official_id, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
remember (MonevDbConnection *connection, const char *subject, const char *signature,
          const char *canonical, gint64 now, GError **error)
{
  return monev_db_exec (
      connection, "import_mapping_put",
      MONEV_DB_BINDS (MONEV_DB_T ("subject", subject), MONEV_DB_T ("signature", signature),
                      MONEV_DB_T ("canonical", canonical), MONEV_DB_I ("at", now)),
      NULL, error);
}

/* Each version has its own places for its questions. */
typedef struct
{
  MonevDbConnection *connection;
  const char *instrument_id, *question;
  GHashTable *paths; /* number of a version → char *, "" where it does not ask */
} Keys;

static const char *
path_in (Keys *self, gint64 number, GError **error)
{
  char *path = g_hash_table_lookup (self->paths, GINT_TO_POINTER ((int)number));
  g_autoptr (MonevResponsePlan) plan = NULL;
  int field;

  if (path != NULL)
    return path;
  plan = monev_response_load_plan (self->connection, self->instrument_id, number, error);
  if (plan == NULL)
    return NULL;
  field = monev_shape_find (
      monev_instrument_shape (monev_response_plan_instrument (plan)), self->question);
  path = g_strdup (field > 0 ? monev_response_plan_key (plan, field) : "");
  g_hash_table_insert (self->paths, GINT_TO_POINTER ((int)number), path);
  return path;
}

static gboolean
take_key (Keys *self, const MonevResponseEntry *entry, GHashTable *keys, GError **error)
{
  const char *path = path_in (self, entry->number, error);
  json_auto_t *json = path == NULL ? NULL : monev_json_load (entry->answers, -1, error);
  const char *text;

  if (json == NULL)
    return FALSE;
  text = json_string_value (json_object_get (json_object_get (json, "answers"), path));
  if (text != NULL && *text != '\0')
    g_hash_table_insert (keys, g_strdup (entry->id), g_strdup (text));
  return TRUE;
}

/**
 * monev_response_keys:
 * @question: outside of repeats
 *
 * Returns: (transfer full) (nullable): id of a response → its answer to @question; those that have
 * none are left out
 */
GHashTable *
monev_response_keys (MonevDbConnection *connection, const char *instrument_id,
                     const char *question, GError **error)
{
  g_autoptr (GHashTable) keys
      = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (GHashTable) paths = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  Keys self = { connection, instrument_id, question, paths };
  g_autofree char *after = g_strdup ("");

  for (;;)
    {
      g_autoptr (GPtrArray) page
          = monev_response_store_page (connection, instrument_id, "", after, KEY_PAGE, error);

      if (page == NULL)
        return NULL;
      for (guint i = 0; i < page->len; i++)
        if (!take_key (&self, g_ptr_array_index (page, i), keys, error))
          return NULL;
      if (page->len < KEY_PAGE)
        return g_steal_pointer (&keys);
      g_free (after);
      after = g_strdup (((MonevResponseEntry *)g_ptr_array_index (page, page->len - 1))->id);
    }
}

/* What was there before the key was chosen is told apart by it from now on. */
static gboolean
renew_keys (MonevDbConnection *connection, const MonevResponseBatch *batch, GError **error)
{
  g_autoptr (GPtrArray) known
      = monev_response_store_index (connection, batch->instrument_id, error);
  g_autoptr (GHashTable) keys
      = known == NULL ? NULL
                      : monev_response_keys (connection, batch->instrument_id,
                                             batch->key_question, error);

  for (guint i = 0; keys != NULL && i < known->len; i++)
    {
      const MonevResponseKnown *at = g_ptr_array_index (known, i);
      const char *key = g_hash_table_lookup (keys, at->id);

      if (strcmp (key != NULL ? key : "", at->key) != 0
          && !monev_response_store_set_key (connection, at->id, key != NULL ? key : "", error))
        return FALSE;
    }
  return keys != NULL;
}

static gboolean
remember_choices (MonevDbConnection *connection, const MonevResponseBatch *batch, gint64 now,
                  GError **error)
{
  json_auto_t *key = json_object ();
  g_autofree char *canonical = NULL;

  if (batch->mapping != NULL
      && !remember (connection, "response", batch->signature, batch->mapping, now, error))
    return FALSE;
  if (batch->key_question == NULL)
    return TRUE;
  json_object_set_new (key, "question", json_string (batch->key_question));
  canonical = monev_json_canonical (key, error);
  return canonical != NULL
         && remember (connection, "response/key", batch->instrument_id, canonical, now, error)
         && renew_keys (connection, batch, error);
}

static gboolean
write_takings (MonevDbConnection *connection, const MonevResponseBatch *batch,
               const MonevActor *actor, gint64 now, json_t *detail, GError **error)
{
  json_t *added = json_array (), *changed = json_array ();

  json_object_set_new (detail, "added", added);
  json_object_set_new (detail, "changed", changed);
  for (guint i = 0; i < batch->takings->len; i++)
    {
      const MonevResponseTaking *taking = g_ptr_array_index (batch->takings, i);

      if (g_cancellable_is_cancelled (batch->cancellable))
        {
          g_set_error (error, MONEV_ERROR, MONEV_ERROR_CANCELLED,
                       "Impor dibatalkan; tidak ada yang disimpan.");
          return FALSE;
        }
      if (batch->step != NULL && i % TAKINGS_BETWEEN_STEPS == 0)
        batch->step (i, batch->takings->len, batch->step_data);
      if (!write_taking (connection, taking, actor, now, error))
        return FALSE;
      json_array_append_new (taking->entry->version == 0 ? added : changed,
                             json_string (taking->entry->id));
    }
  return TRUE;
}

static gboolean
write_import (MonevDbConnection *connection, gpointer data, GError **error)
{
  const Import *self = data;
  const MonevResponseBatch *batch = self->batch;
  gint64 now = 0;
  g_autoptr (MonevActor) actor
      = fresh_actor (connection, self->actor, MONEV_ACT_RESPONSE_ENTER, &now, error);
  g_autofree char *subject = g_strconcat ("instrument/", batch->instrument_id, NULL);
  json_auto_t *detail = json_pack ("{s:s}", "file", batch->file);

  return actor != NULL && write_takings (connection, batch, actor, now, detail, error)
         && remember_choices (connection, batch, now, error)
         && monev_audit_append (connection, now, actor->official_id, "response.import", subject,
                                detail, error);
}

/**
 * monev_responses_take: writes what an import brings, all or nothing.
 *
 * Errors: CONFLICT or CONSTRAINT when somebody was faster: read the file again; CANCELLED.
 */
gboolean
monev_responses_take (MonevDbConnection *connection, const MonevActor *actor,
                      const MonevResponseBatch *batch, GError **error)
{
  Import import = { actor, batch };

  return monev_policy_check (actor, MONEV_ACT_RESPONSE_ENTER, error)
         && monev_db_transaction (connection, write_import, &import, error);
}
