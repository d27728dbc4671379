#include "data-store.h"

#include <string.h>

#include "base/id.h"
#include "base/json.h"
#include "db-error.h"

/** monev_data_form_entry_free: frees an entry. */
void
monev_data_form_entry_free (MonevDataFormEntry *self)
{
  if (self == NULL)
    return;
  g_free (self->id);
  g_free (self->code);
  g_free (self->title);
  g_free (self->period);
  g_free (self->state);
  g_free (self->concept);
  g_free (self->search_key);
  g_free (self);
}

/** monev_data_form_entry_copy: Returns: (transfer full): a copy. */
MonevDataFormEntry *
monev_data_form_entry_copy (const MonevDataFormEntry *self)
{
  MonevDataFormEntry *copy = g_new (MonevDataFormEntry, 1);

  *copy = *self;
  copy->id = g_strdup (self->id);
  copy->code = g_strdup (self->code);
  copy->title = g_strdup (self->title);
  copy->period = g_strdup (self->period);
  copy->state = g_strdup (self->state);
  copy->concept = g_strdup (self->concept);
  copy->search_key = g_strdup (self->search_key);
  return copy;
}

/** monev_data_form_version_free: frees a version. */
void
monev_data_form_version_free (MonevDataFormVersion *self)
{
  if (self == NULL)
    return;
  g_free (self->id);
  g_free (self->sha256);
  g_free (self->issued_by);
  g_free (self);
}

/** monev_data_form_subject: Returns: (transfer full): its snapshots and drafts stand under it. */
char *
monev_data_form_subject (const char *id)
{
  return g_strconcat ("dataform/", id, NULL);
}

static char *
text_of (MonevDbRows *rows, const char *column)
{
  return g_strdup (monev_db_rows_is_null (rows, column) ? "" : monev_db_rows_text (rows, column));
}

static MonevDataFormEntry *
entry_from_row (MonevDbRows *rows)
{
  MonevDataFormEntry *self = g_new0 (MonevDataFormEntry, 1);

  self->id = text_of (rows, "id");
  self->code = text_of (rows, "code");
  self->title = text_of (rows, "title");
  self->period = text_of (rows, "period");
  self->state = text_of (rows, "state");
  self->number = monev_db_rows_int (rows, "number");
  self->concept = text_of (rows, "concept");
  self->changed_at = monev_db_rows_int (rows, "changed_at");
  self->search_key = text_of (rows, "search_key");
  self->version = monev_db_rows_int (rows, "version");
  return self;
}

/** monev_data_form_store_find: @key: id or code. Returns: (transfer full): the row; %NULL with
 * NOT_FOUND. */
MonevDataFormEntry *
monev_data_form_store_find (MonevDbConnection *connection, const char *key, GError **error)
{
  g_autoptr (MonevDbRows) rows = monev_db_query (
      connection, "data_form_get", MONEV_DB_BINDS (MONEV_DB_T ("key", key)), error);
  GError *local = NULL;

  if (rows == NULL)
    return NULL;
  if (monev_db_rows_next (rows, &local))
    return entry_from_row (rows);
  if (local == NULL)
    g_set_error (&local, MONEV_ERROR, MONEV_ERROR_NOT_FOUND,
                 "Formulir data “%s” tidak ada. Lihat daftar formulir.", key);
  g_propagate_error (error, local);
  return NULL;
}

/** monev_data_form_store_list: Returns: (transfer full) (element-type MonevDataFormEntry): by title,
 * archived ones too. */
GPtrArray *
monev_data_form_store_list (MonevDbConnection *connection, GError **error)
{
  g_autoptr (GPtrArray) list
      = g_ptr_array_new_with_free_func ((GDestroyNotify)monev_data_form_entry_free);
  g_autoptr (MonevDbRows) rows = monev_db_query (connection, "data_form_list", NULL, error);
  GError *local = NULL;

  if (rows == NULL)
    return NULL;
  while (monev_db_rows_next (rows, &local))
    g_ptr_array_add (list, entry_from_row (rows));
  if (local == NULL)
    return g_steal_pointer (&list);
  g_propagate_error (error, local);
  return NULL;
}

/** monev_data_form_store_insert: a new row, in its first state. CONSTRAINT for a code that is borne. */
gboolean
monev_data_form_store_insert (MonevDbConnection *connection, const MonevDataFormEntry *entry,
                              GError **error)
{
  return monev_db_exec (
      connection, "data_form_insert",
      MONEV_DB_BINDS (MONEV_DB_T ("id", entry->id), MONEV_DB_T ("code", entry->code),
                      MONEV_DB_T ("title", entry->title), MONEV_DB_T ("period", entry->period),
                      MONEV_DB_I ("changed_at", entry->changed_at),
                      MONEV_DB_T ("search_key", entry->search_key)),
      NULL, error);
}

/** monev_data_form_store_update: CONFLICT unless the row still has @entry's version. */
gboolean
monev_data_form_store_update (MonevDbConnection *connection, const MonevDataFormEntry *entry,
                              GError **error)
{
  gint64 affected = 0;

  if (!monev_db_exec (
          connection, "data_form_update",
          MONEV_DB_BINDS (MONEV_DB_T ("id", entry->id), MONEV_DB_T ("code", entry->code),
                          MONEV_DB_T ("title", entry->title), MONEV_DB_T ("period", entry->period),
                          MONEV_DB_T ("state", entry->state), MONEV_DB_I ("number", entry->number),
                          MONEV_DB_I ("changed_at", entry->changed_at),
                          MONEV_DB_T ("search_key", entry->search_key),
                          MONEV_DB_I ("version", entry->version)),
          &affected, error))
    return FALSE;
  if (affected == 1)
    return TRUE;
  g_set_error (error, MONEV_ERROR, MONEV_ERROR_CONFLICT,
               "Formulir “%s” baru saja diubah orang lain. Muat ulang, lalu ulangi perubahan Anda.",
               entry->title);
  return FALSE;
}

/** monev_data_form_concept_put: what is worked on, in place of what was. */
gboolean
monev_data_form_concept_put (MonevDbConnection *connection, const char *id, const char *canonical,
                             const char *official, gint64 now, GError **error)
{
  g_autofree char *sha256 = monev_json_sha256 (canonical);

  return monev_db_exec (connection, "data_form_concept_put",
                        MONEV_DB_BINDS (MONEV_DB_T ("id", id), MONEV_DB_T ("canonical", canonical),
                                        MONEV_DB_T ("sha256", sha256), MONEV_DB_I ("at", now),
                                        MONEV_DB_T ("by", official)),
                        NULL, error);
}

/** monev_data_form_concept_get: @canonical: (out) (transfer full) (nullable): NULL when nothing was
 * changed since the last version. CORRUPT when it no longer has its hash. */
gboolean
monev_data_form_concept_get (MonevDbConnection *connection, const char *id, char **canonical,
                             GError **error)
{
  g_autoptr (MonevDbRows) rows = monev_db_query (
      connection, "data_form_concept_get", MONEV_DB_BINDS (MONEV_DB_T ("id", id)), error);
  g_autofree char *found = NULL;
  g_autofree char *sha256 = NULL;
  GError *local = NULL;

  if (rows == NULL)
    return FALSE;
  if (monev_db_rows_next (rows, &local))
    {
      found = g_strdup (monev_db_rows_text (rows, "canonical"));
      sha256 = monev_json_sha256 (found);
      if (strcmp (sha256, monev_db_rows_text (rows, "sha256")) != 0)
        g_set_error (&local, MONEV_ERROR, MONEV_ERROR_CORRUPT,
                     "Konsep formulir ini rusak. Pulihkan cadangan terakhir yang utuh.");
    }
  if (local != NULL)
    {
      g_propagate_error (error, local);
      return FALSE;
    }
  *canonical = g_steal_pointer (&found);
  return TRUE;
}

/** monev_data_form_concept_remove: it was issued; that there is none is no error. */
gboolean
monev_data_form_concept_remove (MonevDbConnection *connection, const char *id, GError **error)
{
  return monev_db_exec (connection, "data_form_concept_remove",
                        MONEV_DB_BINDS (MONEV_DB_T ("id", id)), NULL, error);
}

/** monev_data_form_version_add: @entry's number is issued; requests refer to this row. */
gboolean
monev_data_form_version_add (MonevDbConnection *connection, const MonevDataFormEntry *entry,
                             const char *snapshot_id, const char *official, gint64 now,
                             GError **error)
{
  g_autofree char *id = monev_id_new (now);

  return monev_db_exec (
      connection, "data_form_version_insert",
      MONEV_DB_BINDS (MONEV_DB_T ("id", id), MONEV_DB_T ("form_id", entry->id),
                      MONEV_DB_I ("number", entry->number),
                      MONEV_DB_T ("snapshot_id", snapshot_id), MONEV_DB_I ("at", now),
                      MONEV_DB_T ("by", official)),
      NULL, error);
}

static MonevDataFormVersion *
version_from_row (MonevDbRows *rows)
{
  MonevDataFormVersion *self = g_new0 (MonevDataFormVersion, 1);

  self->id = text_of (rows, "id");
  self->number = monev_db_rows_int (rows, "number");
  self->sha256 = text_of (rows, "sha256");
  self->issued_at = monev_db_rows_int (rows, "issued_at");
  self->issued_by = text_of (rows, "issued_by");
  return self;
}

/** monev_data_form_store_versions: Returns: (transfer full) (element-type MonevDataFormVersion): the
 * newest first. */
GPtrArray *
monev_data_form_store_versions (MonevDbConnection *connection, const char *id, GError **error)
{
  g_autoptr (GPtrArray) list
      = g_ptr_array_new_with_free_func ((GDestroyNotify)monev_data_form_version_free);
  g_autoptr (MonevDbRows) rows = monev_db_query (
      connection, "data_form_version_list", MONEV_DB_BINDS (MONEV_DB_T ("id", id)), error);
  GError *local = NULL;

  if (rows == NULL)
    return NULL;
  while (monev_db_rows_next (rows, &local))
    g_ptr_array_add (list, version_from_row (rows));
  if (local == NULL)
    return g_steal_pointer (&list);
  g_propagate_error (error, local);
  return NULL;
}
