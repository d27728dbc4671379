#include "procedure/procedure-store.h"

#include <string.h>

/** monev_procedure_entry_free: frees an entry. */
void
monev_procedure_entry_free (MonevProcedureEntry *self)
{
  if (self == NULL)
    return;
  g_free (self->id);
  g_free (self->code);
  g_free (self->title);
  g_free (self->list_title);
  g_free (self->unit);
  g_free (self->base_code);
  g_free (self->search_key);
  g_free (self);
}

/** monev_procedure_version_free: frees a version. */
void
monev_procedure_version_free (MonevProcedureVersion *self)
{
  if (self == NULL)
    return;
  g_free (self->sha256);
  g_free (self->created_by);
  g_free (self);
}

/** monev_procedure_entry_copy: Returns: (transfer full): a copy. */
MonevProcedureEntry *
monev_procedure_entry_copy (const MonevProcedureEntry *self)
{
  MonevProcedureEntry *copy = g_new (MonevProcedureEntry, 1);

  *copy = *self;
  copy->id = g_strdup (self->id);
  copy->code = g_strdup (self->code);
  copy->title = g_strdup (self->title);
  copy->list_title = g_strdup (self->list_title);
  copy->unit = g_strdup (self->unit);
  copy->base_code = g_strdup (self->base_code);
  copy->search_key = g_strdup (self->search_key);
  return copy;
}

/** monev_procedure_entry_new: Returns: (transfer full): its line of a list, no row yet. */
MonevProcedureEntry *
monev_procedure_entry_new (const MonevProcedure *procedure)
{
  MonevProcedureEntry *self = g_new0 (MonevProcedureEntry, 1);

  self->id = g_strdup ("");
  self->code = g_strdup (monev_procedure_code (procedure));
  self->title = g_strdup (monev_procedure_title (procedure));
  self->list_title = g_strdup (monev_procedure_list_title (procedure));
  self->unit = g_strdup (monev_procedure_text (procedure, MONEV_PROCEDURE_UNIT));
  self->base_code = g_strdup ("");
  self->number = 1;
  self->steps = monev_procedure_n_steps (procedure);
  self->minutes = monev_procedure_minutes (procedure);
  self->search_key = monev_procedure_search_key (procedure);
  return self;
}

/** monev_procedure_subject: Returns: (transfer full): its snapshots and drafts stand under it. */
char *
monev_procedure_subject (const char *id)
{
  return g_strconcat ("procedure/", id, NULL);
}

static MonevProcedureEntry *
entry_from_row (MonevDbRows *rows)
{
  MonevProcedureEntry *self = g_new0 (MonevProcedureEntry, 1);

  self->id = g_strdup (monev_db_rows_text (rows, "id"));
  self->code = g_strdup (monev_db_rows_text (rows, "code"));
  self->title = g_strdup (monev_db_rows_text (rows, "title"));
  self->list_title = g_strdup (self->title);
  self->unit = g_strdup ("");
  self->base_code = g_strdup (monev_db_rows_text (rows, "base_code"));
  self->retired = strcmp (monev_db_rows_text (rows, "state"), "retired") == 0;
  self->number = monev_db_rows_int (rows, "number");
  self->steps = monev_db_rows_int (rows, "steps");
  self->minutes = monev_db_rows_int (rows, "minutes");
  self->changed_at = monev_db_rows_int (rows, "changed_at");
  self->version = monev_db_rows_int (rows, "version");
  self->search_key = g_strdup (monev_db_rows_text (rows, "search_key"));
  return self;
}

/** monev_procedure_store_find: Returns: (transfer full): the row; %NULL with NOT_FOUND. */
MonevProcedureEntry *
monev_procedure_store_find (MonevDbConnection *connection, const char *id_or_code, GError **error)
{
  g_autoptr (MonevDbRows) rows
    = monev_db_query (connection, "procedure_find",
                      MONEV_DB_BINDS (MONEV_DB_T ("who", id_or_code)), error);
  GError *local = NULL;

  if (rows == NULL)
    return NULL;
  if (monev_db_rows_next (rows, &local))
    return entry_from_row (rows);
  if (local == NULL)
    g_set_error (&local, MONEV_ERROR, MONEV_ERROR_NOT_FOUND,
                 "SOP \"%s\" tidak ada. Lihat kodenya dalam daftar SOP.", id_or_code);
  g_propagate_error (error, local);
  return NULL;
}

/**
 * monev_procedure_store_list:
 * @official: id of who asks, for whose drafts are told; "" for nobody
 *
 * Returns: (transfer full) (element-type MonevProcedureEntry): the office's own, retired ones too.
 */
GPtrArray *
monev_procedure_store_list (MonevDbConnection *connection, const char *official, GError **error)
{
  g_autoptr (GPtrArray) list
    = g_ptr_array_new_with_free_func ((GDestroyNotify) monev_procedure_entry_free);
  g_autoptr (MonevDbRows) rows
    = monev_db_query (connection, "procedure_list",
                      MONEV_DB_BINDS (MONEV_DB_T ("official", official)), error);
  GError *local = NULL;

  if (rows == NULL)
    return NULL;
  while (monev_db_rows_next (rows, &local))
    {
      MonevProcedureEntry *entry = entry_from_row (rows);

      if (!monev_db_rows_is_null (rows, "draft_at"))
        entry->draft_at = monev_db_rows_int (rows, "draft_at");
      g_ptr_array_add (list, entry);
    }
  if (local == NULL)
    return g_steal_pointer (&list);
  g_propagate_error (error, local);
  return NULL;
}

static void
explain_double (const char *code, GError **error)
{
  if (!g_error_matches (*error, MONEV_ERROR, MONEV_ERROR_CONSTRAINT))
    return;
  g_clear_error (error);
  g_set_error (error, MONEV_ERROR, MONEV_ERROR_CONSTRAINT,
               "Kode \"%s\" sudah dipakai SOP lain. Pilih kode lain.", code);
}

/** monev_procedure_store_insert: the first version; CONSTRAINT when the code is taken. */
gboolean
monev_procedure_store_insert (MonevDbConnection *connection, const MonevProcedureEntry *entry,
                              GError **error)
{
  GError *local = NULL;

  if (monev_db_exec (connection, "procedure_insert",
                     MONEV_DB_BINDS (MONEV_DB_T ("id", entry->id), MONEV_DB_T ("code", entry->code),
                                     MONEV_DB_T ("title", entry->title),
                                     MONEV_DB_T ("base_code", entry->base_code),
                                     MONEV_DB_I ("steps", entry->steps),
                                     MONEV_DB_I ("minutes", entry->minutes),
                                     MONEV_DB_I ("changed_at", entry->changed_at),
                                     MONEV_DB_T ("search_key", entry->search_key)), NULL, &local))
    return TRUE;
  explain_double (entry->code, &local);
  g_propagate_error (error, local);
  return FALSE;
}

static gboolean
conflict_or_gone (MonevDbConnection *connection, const MonevProcedureEntry *entry, GError **error)
{
  g_autoptr (MonevProcedureEntry) there
    = monev_procedure_store_find (connection, entry->id, error);

  if (there != NULL)
    g_set_error (error, MONEV_ERROR, MONEV_ERROR_CONFLICT,
                 "SOP %s baru saja diubah orang lain (kini versi %" G_GINT64_FORMAT "). "
                 "Muat ulang, lalu ulangi perubahan Anda.", there->code, there->number);
  return FALSE;
}

/** monev_procedure_store_update: CONFLICT unless the row still has @entry's version. */
gboolean
monev_procedure_store_update (MonevDbConnection *connection, const MonevProcedureEntry *entry,
                              GError **error)
{
  gint64 affected = 0;

  if (!monev_db_exec (connection, "procedure_update",
                      MONEV_DB_BINDS (MONEV_DB_T ("id", entry->id),
                                      MONEV_DB_T ("title", entry->title),
                                      MONEV_DB_T ("state", entry->retired ? "retired" : "active"),
                                      MONEV_DB_I ("number", entry->number),
                                      MONEV_DB_I ("steps", entry->steps),
                                      MONEV_DB_I ("minutes", entry->minutes),
                                      MONEV_DB_I ("changed_at", entry->changed_at),
                                      MONEV_DB_T ("search_key", entry->search_key),
                                      MONEV_DB_I ("version", entry->version)), &affected, error))
    return FALSE;
  return affected == 1 || conflict_or_gone (connection, entry, error);
}

/**
 * monev_procedure_store_versions:
 *
 * Returns: (transfer full) (element-type MonevProcedureVersion): who made which version when, the
 *   newest first.
 */
GPtrArray *
monev_procedure_store_versions (MonevDbConnection *connection, const char *id, GError **error)
{
  g_autoptr (GPtrArray) list
    = g_ptr_array_new_with_free_func ((GDestroyNotify) monev_procedure_version_free);
  g_autofree char *subject = monev_procedure_subject (id);
  g_autoptr (MonevDbRows) rows
    = monev_db_query (connection, "procedure_versions",
                      MONEV_DB_BINDS (MONEV_DB_T ("subject", subject)), error);
  GError *local = NULL;

  if (rows == NULL)
    return NULL;
  while (monev_db_rows_next (rows, &local))
    {
      MonevProcedureVersion *version = g_new0 (MonevProcedureVersion, 1);

      version->number = monev_db_rows_int (rows, "number");
      version->sha256 = g_strdup (monev_db_rows_text (rows, "sha256"));
      version->created_at = monev_db_rows_int (rows, "created_at");
      version->created_by = g_strdup (monev_db_rows_text (rows, "created_by"));
      g_ptr_array_add (list, version);
    }
  if (local == NULL)
    return g_steal_pointer (&list);
  g_propagate_error (error, local);
  return NULL;
}
