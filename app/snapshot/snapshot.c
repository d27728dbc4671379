#include "snapshot/snapshot.h"

#include <string.h>

#include "base/id.h"
#include "base/json.h"

/** monev_snapshot_free: frees a snapshot. */
void
monev_snapshot_free (MonevSnapshot *self)
{
  if (self == NULL)
    return;
  g_free (self->id);
  g_free (self->subject);
  g_free (self->canonical);
  g_free (self->sha256);
  g_free (self->created_by);
  g_free (self);
}

/** monev_draft_free: frees a draft. */
void
monev_draft_free (MonevDraft *self)
{
  if (self == NULL)
    return;
  g_free (self->canonical);
  g_free (self->base);
  g_free (self);
}

static gboolean
last_number (MonevDbConnection *connection, const char *subject, gint64 *number, GError **error)
{
  g_autoptr (MonevDbRows) rows
    = monev_db_query (connection, "snapshot_last", MONEV_DB_BINDS (MONEV_DB_T ("subject", subject)),
                      error);

  if (rows == NULL || !monev_db_rows_next (rows, error))
    return FALSE;
  *number = monev_db_rows_int (rows, "number");
  return TRUE;
}

static gboolean
insert (MonevDbConnection *connection, const MonevSnapshot *self, GError **error)
{
  return monev_db_exec (connection, "snapshot_add",
                        MONEV_DB_BINDS (MONEV_DB_T ("id", self->id),
                                        MONEV_DB_T ("subject", self->subject),
                                        MONEV_DB_I ("number", self->number),
                                        MONEV_DB_T ("canonical", self->canonical),
                                        MONEV_DB_T ("sha256", self->sha256),
                                        MONEV_DB_I ("at", self->created_at),
                                        MONEV_DB_T ("by", self->created_by)), NULL, error);
}

/**
 * monev_snapshot_freeze:
 * @official: id of who froze it
 * @now: UTC milliseconds
 *
 * Inside the caller's transaction. Errors: INVALID (no canonical form), CONSTRAINT (somebody else
 * froze the same number at the same time).
 *
 * Returns: (transfer full): the new snapshot with the next number of its subject.
 */
MonevSnapshot *
monev_snapshot_freeze (MonevDbConnection *connection, const char *subject, const json_t *content,
                       const char *official, gint64 now, GError **error)
{
  g_autoptr (MonevSnapshot) self = g_new0 (MonevSnapshot, 1);
  gint64 last = 0;

  self->canonical = monev_json_canonical (content, error);
  if (self->canonical == NULL || !last_number (connection, subject, &last, error))
    return NULL;
  self->id = monev_id_new (now);
  self->subject = g_strdup (subject);
  self->number = last + 1;
  self->sha256 = monev_json_sha256 (self->canonical);
  self->created_at = now;
  self->created_by = g_strdup (official);
  return insert (connection, self, error) ? g_steal_pointer (&self) : NULL;
}

static MonevSnapshot *
from_row (MonevDbRows *rows)
{
  MonevSnapshot *self = g_new0 (MonevSnapshot, 1);

  self->id = g_strdup (monev_db_rows_text (rows, "id"));
  self->subject = g_strdup (monev_db_rows_text (rows, "subject"));
  self->number = monev_db_rows_int (rows, "number");
  self->canonical = g_strdup (monev_db_rows_text (rows, "canonical"));
  self->sha256 = g_strdup (monev_db_rows_text (rows, "sha256"));
  self->created_at = monev_db_rows_int (rows, "created_at");
  self->created_by = g_strdup (monev_db_rows_text (rows, "created_by"));
  return self;
}

/**
 * monev_snapshot_check:
 *
 * Errors: CORRUPT when the content is no longer what its hash covers.
 */
gboolean
monev_snapshot_check (const MonevSnapshot *self, GError **error)
{
  g_autofree char *hash = monev_json_sha256 (self->canonical);

  if (strcmp (hash, self->sha256) == 0)
    return TRUE;
  g_set_error (error, MONEV_ERROR, MONEV_ERROR_CORRUPT,
               "Isi beku %s nomor %" G_GINT64_FORMAT " tidak cocok dengan sidik jarinya.",
               self->subject, self->number);
  return FALSE;
}

/**
 * monev_snapshot_load:
 * @number: which one; 0 takes the last
 *
 * Returns: (transfer full): the snapshot, its hash checked; NOT_FOUND or CORRUPT.
 */
MonevSnapshot *
monev_snapshot_load (MonevDbConnection *connection, const char *subject, gint64 number,
                     GError **error)
{
  g_autoptr (MonevDbRows) rows
    = monev_db_query (connection, "snapshot_get",
                      MONEV_DB_BINDS (MONEV_DB_T ("subject", subject),
                                      MONEV_DB_I ("number", number)), error);
  g_autoptr (MonevSnapshot) self = NULL;
  GError *local = NULL;

  if (rows == NULL)
    return NULL;
  if (monev_db_rows_next (rows, &local))
    {
      self = from_row (rows);
      return monev_snapshot_check (self, error) ? g_steal_pointer (&self) : NULL;
    }
  if (local == NULL)
    g_set_error (&local, MONEV_ERROR, MONEV_ERROR_NOT_FOUND, "Isi beku %s tidak ditemukan.",
                 subject);
  g_propagate_error (error, local);
  return NULL;
}

static void
diff_values (const char *path, const json_t *before, const json_t *after, GPtrArray *paths);

static void
diff_objects (const char *path, const json_t *before, const json_t *after, GPtrArray *paths)
{
  const char *key;
  json_t *value;

  json_object_foreach ((json_t *) before, key, value)
    {
      g_autofree char *inner = g_strdup_printf ("%s/%s", path, key);
      diff_values (inner, value, json_object_get (after, key), paths);
    }
  json_object_foreach ((json_t *) after, key, value)
    if (json_object_get (before, key) == NULL)
      g_ptr_array_add (paths, g_strdup_printf ("%s/%s", path, key));
}

static void
diff_arrays (const char *path, const json_t *before, const json_t *after, GPtrArray *paths)
{
  gsize n = MAX (json_array_size (before), json_array_size (after));

  for (gsize i = 0; i < n; i++)
    {
      g_autofree char *inner = g_strdup_printf ("%s/%zu", path, i);
      diff_values (inner, json_array_get (before, i), json_array_get (after, i), paths);
    }
}

static void
diff_values (const char *path, const json_t *before, const json_t *after, GPtrArray *paths)
{
  if (json_is_object (before) && json_is_object (after))
    diff_objects (path, before, after, paths);
  else if (json_is_array (before) && json_is_array (after))
    diff_arrays (path, before, after, paths);
  else if (before == NULL || after == NULL || !json_equal (before, after))
    g_ptr_array_add (paths, g_strdup (path));
}

/**
 * monev_snapshot_diff:
 *
 * Returns: (transfer full) (element-type utf8): the paths ("/rows/3/name") at which the two differ,
 *   in the order of @before, then what only @after has.
 */
GPtrArray *
monev_snapshot_diff (const json_t *before, const json_t *after)
{
  GPtrArray *paths = g_ptr_array_new_with_free_func (g_free);

  diff_values ("", before, after, paths);
  return paths;
}

/**
 * monev_draft_save:
 *
 * Autosave: overwrites this official's draft of @subject in place.
 */
gboolean
monev_draft_save (MonevDbConnection *connection, const char *subject, const char *official,
                  const json_t *content, const char *base, gint64 now, GError **error)
{
  g_autofree char *canonical = monev_json_canonical (content, error);

  return canonical != NULL
         && monev_db_exec (connection, "draft_put",
                           MONEV_DB_BINDS (MONEV_DB_T ("subject", subject),
                                           MONEV_DB_T ("official", official),
                                           MONEV_DB_T ("canonical", canonical),
                                           MONEV_DB_T ("base", base), MONEV_DB_I ("at", now)),
                           NULL, error);
}

/** monev_draft_load: Returns: (transfer full): the draft, or %NULL with NOT_FOUND. */
MonevDraft *
monev_draft_load (MonevDbConnection *connection, const char *subject, const char *official,
                  GError **error)
{
  g_autoptr (MonevDbRows) rows
    = monev_db_query (connection, "draft_get",
                      MONEV_DB_BINDS (MONEV_DB_T ("subject", subject),
                                      MONEV_DB_T ("official", official)), error);
  GError *local = NULL;
  MonevDraft *self;

  if (rows == NULL)
    return NULL;
  if (!monev_db_rows_next (rows, &local))
    {
      if (local == NULL)
        g_set_error (&local, MONEV_ERROR, MONEV_ERROR_NOT_FOUND, "Tidak ada draf.");
      g_propagate_error (error, local);
      return NULL;
    }
  self = g_new0 (MonevDraft, 1);
  self->canonical = g_strdup (monev_db_rows_text (rows, "canonical"));
  self->base = g_strdup (monev_db_rows_text (rows, "base"));
  self->changed_at = monev_db_rows_int (rows, "changed_at");
  return self;
}

/** monev_draft_drop: removes the draft; one that is not there is no error. */
gboolean
monev_draft_drop (MonevDbConnection *connection, const char *subject, const char *official,
                  GError **error)
{
  return monev_db_exec (connection, "draft_remove",
                        MONEV_DB_BINDS (MONEV_DB_T ("subject", subject),
                                        MONEV_DB_T ("official", official)), NULL, error);
}
