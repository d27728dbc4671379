#include "instrument-store.h"

#include <string.h>

#include "base/id.h"
#include "base/json.h"
#include "db-error.h"

/** monev_instrument_entry_free: frees an entry. */
void
monev_instrument_entry_free (MonevInstrumentEntry *self)
{
  if (self == NULL)
    return;
  g_free (self->id);
  g_free (self->activity_id);
  g_free (self->activity);
  g_free (self->title);
  g_free (self->form_id);
  g_free (self->state);
  g_free (self->copied_from);
  g_free (self->concept);
  g_free (self->search_key);
  g_free (self);
}

/** monev_instrument_entry_copy: Returns: (transfer full): a copy. */
MonevInstrumentEntry *
monev_instrument_entry_copy (const MonevInstrumentEntry *self)
{
  MonevInstrumentEntry *copy = g_new (MonevInstrumentEntry, 1);

  *copy = *self;
  copy->id = g_strdup (self->id);
  copy->activity_id = g_strdup (self->activity_id);
  copy->activity = g_strdup (self->activity);
  copy->title = g_strdup (self->title);
  copy->form_id = g_strdup (self->form_id);
  copy->state = g_strdup (self->state);
  copy->copied_from = g_strdup (self->copied_from);
  copy->concept = g_strdup (self->concept);
  copy->search_key = g_strdup (self->search_key);
  return copy;
}

/** monev_instrument_version_free: frees a version. */
void
monev_instrument_version_free (MonevInstrumentVersion *self)
{
  if (self == NULL)
    return;
  g_free (self->id);
  g_free (self->sha256);
  g_free (self->issued_by);
  g_free (self);
}

/** monev_instrument_subject: Returns: (transfer full): its snapshots and drafts stand under it. */
char *
monev_instrument_subject (const char *id)
{
  return g_strconcat ("instrument/", id, NULL);
}

/** monev_xlsform_canonical: Returns: (transfer full): what is hashed and kept. */
char *
monev_xlsform_canonical (const MonevXlsform *form, GError **error)
{
  json_auto_t *json = monev_xlsform_to_json (form);

  return monev_json_canonical (json, error);
}

/** monev_xlsform_from_canonical: Returns: (transfer full) (nullable): what was kept; CORRUPT. */
MonevXlsform *
monev_xlsform_from_canonical (const char *canonical, GError **error)
{
  json_auto_t *json = monev_json_load (canonical, -1, error);

  return json == NULL ? NULL : monev_xlsform_from_json (json, error);
}

static char *
text_of (MonevDbRows *rows, const char *column)
{
  return g_strdup (monev_db_rows_is_null (rows, column) ? "" : monev_db_rows_text (rows, column));
}

static MonevInstrumentEntry *
entry_from_row (MonevDbRows *rows)
{
  MonevInstrumentEntry *self = g_new0 (MonevInstrumentEntry, 1);

  self->id = text_of (rows, "id");
  self->activity_id = text_of (rows, "activity_id");
  self->activity = text_of (rows, "activity");
  self->title = text_of (rows, "title");
  self->form_id = text_of (rows, "form_id");
  self->state = text_of (rows, "state");
  self->number = monev_db_rows_int (rows, "number");
  self->questions = monev_db_rows_int (rows, "questions");
  self->copied_from = text_of (rows, "copied_from");
  self->concept = text_of (rows, "concept");
  self->changed_at = monev_db_rows_int (rows, "changed_at");
  self->version = monev_db_rows_int (rows, "version");
  self->search_key = text_of (rows, "search_key");
  return self;
}

/** monev_instrument_store_find: Returns: (transfer full): the row; %NULL with NOT_FOUND. */
MonevInstrumentEntry *
monev_instrument_store_find (MonevDbConnection *connection, const char *id, GError **error)
{
  g_autoptr (MonevDbRows) rows = monev_db_query (connection, "instrument_get",
                                                 MONEV_DB_BINDS (MONEV_DB_T ("id", id)), error);
  GError *local = NULL;

  if (rows == NULL)
    return NULL;
  if (monev_db_rows_next (rows, &local))
    return entry_from_row (rows);
  if (local == NULL)
    g_set_error (&local, MONEV_ERROR, MONEV_ERROR_NOT_FOUND,
                 "Instrumen “%s” tidak ada. Lihat daftar instrumen.", id);
  g_propagate_error (error, local);
  return NULL;
}

/**
 * monev_instrument_store_list:
 * @activity_id: "" for the library, MONEV_INSTRUMENTS_ALL for all
 *
 * Returns: (transfer full) (element-type MonevInstrumentEntry): by title, archived ones too
 */
GPtrArray *
monev_instrument_store_list (MonevDbConnection *connection, const char *activity_id,
                             GError **error)
{
  g_autoptr (GPtrArray) list
      = g_ptr_array_new_with_free_func ((GDestroyNotify)monev_instrument_entry_free);
  g_autoptr (MonevDbRows) rows
      = monev_db_query (connection, "instrument_list",
                        MONEV_DB_BINDS (MONEV_DB_T ("activity_id", activity_id)), error);
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

/** monev_instrument_store_insert: a new row, in its first state. */
gboolean
monev_instrument_store_insert (MonevDbConnection *connection, const MonevInstrumentEntry *entry,
                               GError **error)
{
  const char *activity = *entry->activity_id == '\0' ? NULL : entry->activity_id;

  return monev_db_exec (
      connection, "instrument_insert",
      MONEV_DB_BINDS (MONEV_DB_T ("id", entry->id), MONEV_DB_T ("activity_id", activity),
                      MONEV_DB_T ("title", entry->title), MONEV_DB_T ("form_id", entry->form_id),
                      MONEV_DB_I ("questions", entry->questions),
                      MONEV_DB_T ("copied_from", entry->copied_from),
                      MONEV_DB_I ("changed_at", entry->changed_at),
                      MONEV_DB_T ("search_key", entry->search_key)),
      NULL, error);
}

static gboolean
conflict_or_gone (MonevDbConnection *connection, const MonevInstrumentEntry *entry, GError **error)
{
  g_autoptr (MonevInstrumentEntry) there
      = monev_instrument_store_find (connection, entry->id, error);

  if (there != NULL)
    g_set_error (error, MONEV_ERROR, MONEV_ERROR_CONFLICT,
                 "Instrumen “%s” baru saja diubah orang lain. Muat ulang, lalu ulangi perubahan "
                 "Anda.",
                 there->title);
  return FALSE;
}

/** monev_instrument_store_update: CONFLICT unless the row still has @entry's version. */
gboolean
monev_instrument_store_update (MonevDbConnection *connection, const MonevInstrumentEntry *entry,
                               GError **error)
{
  gint64 affected = 0;

  if (!monev_db_exec (
          connection, "instrument_update",
          MONEV_DB_BINDS (MONEV_DB_T ("id", entry->id), MONEV_DB_T ("title", entry->title),
                          MONEV_DB_T ("form_id", entry->form_id),
                          MONEV_DB_T ("state", entry->state), MONEV_DB_I ("number", entry->number),
                          MONEV_DB_I ("questions", entry->questions),
                          MONEV_DB_I ("changed_at", entry->changed_at),
                          MONEV_DB_T ("search_key", entry->search_key),
                          MONEV_DB_I ("version", entry->version)),
          &affected, error))
    return FALSE;
  return affected == 1 || conflict_or_gone (connection, entry, error);
}

/** monev_instrument_store_check_activity: NOT_FOUND without such a run, STATE if it does not go on.
 */
gboolean
monev_instrument_store_check_activity (MonevDbConnection *connection, const char *activity_id,
                                       GError **error)
{
  g_autoptr (MonevDbRows) rows
      = monev_db_query (connection, "instrument_activity",
                        MONEV_DB_BINDS (MONEV_DB_T ("id", activity_id)), error);
  GError *local = NULL;

  if (rows == NULL)
    return FALSE;
  if (monev_db_rows_next (rows, &local))
    {
      if (strcmp (monev_db_rows_text (rows, "state"), "berjalan") == 0)
        return TRUE;
      g_set_error (&local, MONEV_ERROR, MONEV_ERROR_STATE,
                   "Agenda “%s” tidak berjalan lagi. Lanjutkan agendanya lebih dulu.",
                   monev_db_rows_text (rows, "title"));
    }
  else if (local == NULL)
    g_set_error (&local, MONEV_ERROR, MONEV_ERROR_NOT_FOUND,
                 "Agenda “%s” tidak ada. Lihat daftar agenda.", activity_id);
  g_propagate_error (error, local);
  return FALSE;
}

/** monev_instrument_concept_put: what is worked on, in place of what was. */
gboolean
monev_instrument_concept_put (MonevDbConnection *connection, const char *id,
                              const char *canonical, const char *official, gint64 now,
                              GError **error)
{
  g_autofree char *sha256 = monev_json_sha256 (canonical);

  return monev_db_exec (connection, "instrument_concept_put",
                        MONEV_DB_BINDS (MONEV_DB_T ("id", id), MONEV_DB_T ("canonical", canonical),
                                        MONEV_DB_T ("sha256", sha256), MONEV_DB_I ("at", now),
                                        MONEV_DB_T ("by", official)),
                        NULL, error);
}

/* A row that was changed behind the program's back no longer has its hash. */
static MonevXlsform *
concept_from_row (MonevDbRows *rows, GError **error)
{
  const char *canonical = monev_db_rows_text (rows, "canonical");
  g_autofree char *sha256 = monev_json_sha256 (canonical);

  if (strcmp (sha256, monev_db_rows_text (rows, "sha256")) == 0)
    return monev_xlsform_from_canonical (canonical, error);
  g_set_error (error, MONEV_ERROR, MONEV_ERROR_CORRUPT,
               "Konsep instrumen ini rusak. Pulihkan cadangan terakhir yang utuh.");
  return NULL;
}

/**
 * monev_instrument_concept_get:
 * @form: (out) (transfer full) (nullable): NULL when nothing was changed since the last version
 */
gboolean
monev_instrument_concept_get (MonevDbConnection *connection, const char *id, MonevXlsform **form,
                              GError **error)
{
  g_autoptr (MonevDbRows) rows = monev_db_query (connection, "instrument_concept_get",
                                                 MONEV_DB_BINDS (MONEV_DB_T ("id", id)), error);
  MonevXlsform *found = NULL;
  GError *local = NULL;

  if (rows == NULL)
    return FALSE;
  if (monev_db_rows_next (rows, &local))
    found = concept_from_row (rows, &local);
  if (local == NULL)
    {
      *form = found;
      return TRUE;
    }
  g_propagate_error (error, local);
  return FALSE;
}

/** monev_instrument_concept_remove: it was issued; that there is none is no error. */
gboolean
monev_instrument_concept_remove (MonevDbConnection *connection, const char *id, GError **error)
{
  return monev_db_exec (connection, "instrument_concept_remove",
                        MONEV_DB_BINDS (MONEV_DB_T ("id", id)), NULL, error);
}

/** monev_instrument_version_add: @entry's number is issued; answers refer to this row. */
gboolean
monev_instrument_version_add (MonevDbConnection *connection, const MonevInstrumentEntry *entry,
                              const MonevInstrumentIssuing *issuing, GError **error)
{
  g_autofree char *id = monev_id_new (issuing->now);

  return monev_db_exec (
      connection, "instrument_version_insert",
      MONEV_DB_BINDS (MONEV_DB_T ("id", id), MONEV_DB_T ("instrument_id", entry->id),
                      MONEV_DB_I ("number", entry->number),
                      MONEV_DB_T ("snapshot_id", issuing->snapshot_id),
                      MONEV_DB_I ("questions", entry->questions),
                      MONEV_DB_I ("at", issuing->now), MONEV_DB_T ("by", issuing->official)),
      NULL, error);
}

static MonevInstrumentVersion *
version_from_row (MonevDbRows *rows)
{
  MonevInstrumentVersion *self = g_new0 (MonevInstrumentVersion, 1);

  self->id = text_of (rows, "id");
  self->number = monev_db_rows_int (rows, "number");
  self->sha256 = text_of (rows, "sha256");
  self->questions = monev_db_rows_int (rows, "questions");
  self->issued_at = monev_db_rows_int (rows, "issued_at");
  self->issued_by = text_of (rows, "issued_by");
  return self;
}

/** monev_instrument_store_versions: Returns: (transfer full) (element-type MonevInstrumentVersion):
 * the newest first. */
GPtrArray *
monev_instrument_store_versions (MonevDbConnection *connection, const char *id, GError **error)
{
  g_autoptr (GPtrArray) list
      = g_ptr_array_new_with_free_func ((GDestroyNotify)monev_instrument_version_free);
  g_autoptr (MonevDbRows) rows = monev_db_query (connection, "instrument_version_list",
                                                 MONEV_DB_BINDS (MONEV_DB_T ("id", id)), error);
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
