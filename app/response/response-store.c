#include "response-store.h"

#include "base/fold.h"
#include "base/id.h"

/* The texts of an entry, so that none is forgotten when one is made, copied or freed. */
#define EACH_TEXT(DO, self)                                                                        \
  DO ((self)->id), DO ((self)->instrument_id), DO ((self)->version_id), DO ((self)->site_id),      \
      DO ((self)->site), DO ((self)->group_id), DO ((self)->group), DO ((self)->official_id),      \
      DO ((self)->enumerator), DO ((self)->key), DO ((self)->uuid), DO ((self)->title),            \
      DO ((self)->state), DO ((self)->answers)
#define FREE(text) g_free (text)
#define COPY(text) text = g_strdup (text)
#define FILL(text) text = g_strdup ("")

/** monev_response_entry_new: Returns: (transfer full): an entry of which nothing is said yet. */
MonevResponseEntry *
monev_response_entry_new (void)
{
  MonevResponseEntry *self = g_new0 (MonevResponseEntry, 1);

  EACH_TEXT (FILL, self);
  return self;
}

/** monev_response_entry_copy: Returns: (transfer full): a copy. */
MonevResponseEntry *
monev_response_entry_copy (const MonevResponseEntry *self)
{
  MonevResponseEntry *copy = g_new (MonevResponseEntry, 1);

  *copy = *self;
  EACH_TEXT (COPY, copy);
  return copy;
}

/** monev_response_entry_free: frees an entry. */
void
monev_response_entry_free (MonevResponseEntry *self)
{
  if (self == NULL)
    return;
  EACH_TEXT (FREE, self);
  g_free (self);
}

/** monev_response_entry_set: puts a copy of @value (NULL is "") in place of a text of an entry. */
void
monev_response_entry_set (char **text, const char *value)
{
  char *copy = g_strdup (value == NULL ? "" : value);

  g_free (*text);
  *text = copy;
}

/** monev_response_remark_free: frees a remark. */
void
monev_response_remark_free (MonevResponseRemark *self)
{
  if (self == NULL)
    return;
  g_free (self->id);
  g_free (self->place);
  g_free (self->kind);
  g_free (self->old_value);
  g_free (self->new_value);
  g_free (self->text);
  g_free (self->by);
  g_free (self);
}

/** monev_response_known_free: frees a line of the index. */
void
monev_response_known_free (MonevResponseKnown *self)
{
  g_free (self->id);
  g_free (self->key);
  g_free (self->uuid);
  g_free (self);
}

static char *
text_of (MonevDbRows *rows, const char *column)
{
  return g_strdup (monev_db_rows_is_null (rows, column) ? "" : monev_db_rows_text (rows, column));
}

static gpointer
entry_from_row (MonevDbRows *rows)
{
  MonevResponseEntry *self = g_new0 (MonevResponseEntry, 1);

  self->id = text_of (rows, "id");
  self->instrument_id = text_of (rows, "instrument_id");
  self->version_id = text_of (rows, "version_id");
  self->number = monev_db_rows_int (rows, "number");
  self->site_id = text_of (rows, "site_id");
  self->site = text_of (rows, "site");
  self->group_id = text_of (rows, "group_id");
  self->group = text_of (rows, "group_name");
  self->official_id = text_of (rows, "official_id");
  self->enumerator = text_of (rows, "enumerator");
  self->key = text_of (rows, "key");
  self->uuid = text_of (rows, "uuid");
  self->title = text_of (rows, "title");
  self->state = text_of (rows, "state");
  self->submitted_at = monev_db_rows_int (rows, "submitted_at");
  self->changed_at = monev_db_rows_int (rows, "changed_at");
  self->faults = monev_db_rows_int (rows, "faults");
  self->questions = monev_db_rows_int (rows, "questions");
  self->answers = text_of (rows, "answers");
  self->version = monev_db_rows_int (rows, "version");
  return self;
}

/* All rows as what @make makes of each that fits @query. */
static GPtrArray *
take_rows (MonevDbRows *taken, gpointer (*make) (MonevDbRows *), GDestroyNotify destroy,
           const char *query, GError **error)
{
  g_autoptr (MonevDbRows) rows = taken;
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func (destroy);
  GError *local = NULL;

  if (rows == NULL)
    return NULL;
  while (monev_db_rows_next (rows, &local))
    if (query == NULL || monev_fold_match (monev_db_rows_text (rows, "search_key"), query))
      g_ptr_array_add (list, make (rows));
  if (local == NULL)
    return g_steal_pointer (&list);
  g_propagate_error (error, local);
  return NULL;
}

/** monev_response_store_find: Returns: (transfer full): with its answers; %NULL with NOT_FOUND. */
MonevResponseEntry *
monev_response_store_find (MonevDbConnection *connection, const char *id, GError **error)
{
  g_autoptr (MonevDbRows) rows
      = monev_db_query (connection, "response_get", MONEV_DB_BINDS (MONEV_DB_T ("id", id)), error);
  GError *local = NULL;

  if (rows == NULL)
    return NULL;
  if (monev_db_rows_next (rows, &local))
    return entry_from_row (rows);
  if (local == NULL)
    g_set_error (&local, MONEV_ERROR, MONEV_ERROR_NOT_FOUND,
                 "Jawaban “%s” tidak ada. Lihat daftar jawaban.", id);
  g_propagate_error (error, local);
  return NULL;
}

/**
 * monev_response_store_list:
 * @state: "" for all
 * @search: (nullable): as typed
 *
 * Returns: (transfer full) (element-type MonevResponseEntry): without answers, in the order they
 * came
 */
GPtrArray *
monev_response_store_list (MonevDbConnection *connection, const char *instrument_id,
                           const char *state, const char *search, GError **error)
{
  g_autofree char *query = search == NULL ? NULL : monev_fold_query (search);

  return take_rows (monev_db_query (connection, "response_list",
                                    MONEV_DB_BINDS (MONEV_DB_T ("instrument_id", instrument_id),
                                                    MONEV_DB_T ("state", state)),
                                    error),
                    entry_from_row, (GDestroyNotify)monev_response_entry_free, query, error);
}

/**
 * monev_response_store_page:
 * @after: the id that came last, "" for the first page
 *
 * Returns: (transfer full) (element-type MonevResponseEntry): up to @limit with their answers
 */
GPtrArray *
monev_response_store_page (MonevDbConnection *connection, const char *instrument_id,
                           const char *state, const char *after, guint limit, GError **error)
{
  return take_rows (
      monev_db_query (connection, "response_page",
                      MONEV_DB_BINDS (MONEV_DB_T ("instrument_id", instrument_id),
                                      MONEV_DB_T ("after", after), MONEV_DB_T ("state", state),
                                      MONEV_DB_I ("limit", limit)),
                      error),
      entry_from_row, (GDestroyNotify)monev_response_entry_free, NULL, error);
}

static gpointer
known_from_row (MonevDbRows *rows)
{
  MonevResponseKnown *self = g_new0 (MonevResponseKnown, 1);

  self->id = text_of (rows, "id");
  self->key = text_of (rows, "key");
  self->uuid = text_of (rows, "uuid");
  return self;
}

/** monev_response_store_index: Returns: (transfer full) (element-type MonevResponseKnown): all that
 * were handed in. */
GPtrArray *
monev_response_store_index (MonevDbConnection *connection, const char *instrument_id,
                            GError **error)
{
  return take_rows (monev_db_query (connection, "response_index",
                                    MONEV_DB_BINDS (MONEV_DB_T ("instrument_id", instrument_id)),
                                    error),
                    known_from_row, (GDestroyNotify)monev_response_known_free, NULL, error);
}

static const char *
or_null (const char *id)
{
  return *id == '\0' ? NULL : id;
}

static char *
search_key_of (const MonevResponseEntry *entry)
{
  g_autofree char *words = g_strjoin (" ", entry->title, entry->key, entry->enumerator, NULL);

  return monev_fold_key (words);
}

/** monev_response_store_insert: a new row; CONSTRAINT when its uuid is there already. */
gboolean
monev_response_store_insert (MonevDbConnection *connection, const MonevResponseEntry *entry,
                             GError **error)
{
  g_autofree char *search_key = search_key_of (entry);

  return monev_db_exec (
      connection, "response_insert",
      MONEV_DB_BINDS (
          MONEV_DB_T ("id", entry->id), MONEV_DB_T ("instrument_id", entry->instrument_id),
          MONEV_DB_T ("version_id", entry->version_id),
          MONEV_DB_T ("site_id", or_null (entry->site_id)),
          MONEV_DB_T ("group_id", or_null (entry->group_id)),
          MONEV_DB_T ("official_id", or_null (entry->official_id)),
          MONEV_DB_T ("enumerator", entry->enumerator), MONEV_DB_T ("key", entry->key),
          MONEV_DB_T ("uuid", entry->uuid), MONEV_DB_T ("title", entry->title),
          MONEV_DB_T ("state", entry->state), MONEV_DB_I ("submitted_at", entry->submitted_at),
          MONEV_DB_I ("changed_at", entry->changed_at), MONEV_DB_I ("faults", entry->faults),
          MONEV_DB_T ("answers", entry->answers), MONEV_DB_T ("search_key", search_key)),
      NULL, error);
}

static gboolean
conflict_or_gone (MonevDbConnection *connection, const char *id, GError **error)
{
  g_autoptr (MonevResponseEntry) there = monev_response_store_find (connection, id, error);

  if (there != NULL)
    g_set_error (
        error, MONEV_ERROR, MONEV_ERROR_CONFLICT,
        "Jawaban “%s” baru saja diubah orang lain. Muat ulang, lalu ulangi perubahan Anda.",
        *there->title != '\0' ? there->title
        : *there->key != '\0' ? there->key
                              : there->id);
  return FALSE;
}

/** monev_response_store_update: CONFLICT unless the row still has @entry's version. */
gboolean
monev_response_store_update (MonevDbConnection *connection, const MonevResponseEntry *entry,
                             GError **error)
{
  g_autofree char *search_key = search_key_of (entry);
  gint64 affected = 0;

  if (!monev_db_exec (
          connection, "response_update",
          MONEV_DB_BINDS (
              MONEV_DB_T ("id", entry->id), MONEV_DB_T ("site_id", or_null (entry->site_id)),
              MONEV_DB_T ("group_id", or_null (entry->group_id)),
              MONEV_DB_T ("official_id", or_null (entry->official_id)),
              MONEV_DB_T ("enumerator", entry->enumerator), MONEV_DB_T ("key", entry->key),
              MONEV_DB_T ("title", entry->title), MONEV_DB_T ("state", entry->state),
              MONEV_DB_I ("submitted_at", entry->submitted_at),
              MONEV_DB_I ("changed_at", entry->changed_at), MONEV_DB_I ("faults", entry->faults),
              MONEV_DB_T ("answers", entry->answers), MONEV_DB_T ("search_key", search_key),
              MONEV_DB_I ("version", entry->version)),
          &affected, error))
    return FALSE;
  return affected == 1 || conflict_or_gone (connection, entry->id, error);
}

/** monev_response_store_autosave: the answers of what is still being filled; its row version goes
 * up by one. CONFLICT when it moved or was handed in. */
gboolean
monev_response_store_autosave (MonevDbConnection *connection, const char *id, gint64 version,
                               const char *answers, gint64 now, GError **error)
{
  gint64 affected = 0;

  if (!monev_db_exec (connection, "response_answers_update",
                      MONEV_DB_BINDS (MONEV_DB_T ("id", id), MONEV_DB_I ("version", version),
                                      MONEV_DB_T ("answers", answers), MONEV_DB_I ("at", now)),
                      &affected, error))
    return FALSE;
  return affected == 1 || conflict_or_gone (connection, id, error);
}

/** monev_response_store_set_state: CONFLICT unless the row still has @entry's version. */
gboolean
monev_response_store_set_state (MonevDbConnection *connection, const MonevResponseEntry *entry,
                                const char *state, gint64 now, GError **error)
{
  gint64 affected = 0;

  if (!monev_db_exec (connection, "response_state_update",
                      MONEV_DB_BINDS (MONEV_DB_T ("id", entry->id), MONEV_DB_T ("state", state),
                                      MONEV_DB_I ("at", now),
                                      MONEV_DB_I ("version", entry->version)),
                      &affected, error))
    return FALSE;
  return affected == 1 || conflict_or_gone (connection, entry->id, error);
}

/** monev_response_store_set_key: what it is told apart by; nothing else changes, so nobody who has it
 * open is told of a conflict. */
gboolean
monev_response_store_set_key (MonevDbConnection *connection, const char *id, const char *key,
                              GError **error)
{
  return monev_db_exec (connection, "response_key_update",
                        MONEV_DB_BINDS (MONEV_DB_T ("id", id), MONEV_DB_T ("key", key)), NULL,
                        error);
}

/** monev_response_store_remove: what was never handed in; CONFLICT otherwise. */
gboolean
monev_response_store_remove (MonevDbConnection *connection, const MonevResponseEntry *entry,
                             GError **error)
{
  gint64 affected = 0;

  if (!monev_db_exec (
          connection, "response_remove",
          MONEV_DB_BINDS (MONEV_DB_T ("id", entry->id), MONEV_DB_I ("version", entry->version)),
          &affected, error))
    return FALSE;
  return affected == 1 || conflict_or_gone (connection, entry->id, error);
}

/**
 * monev_response_store_version:
 * @number: 0 for the newest
 * @version_id: (out) (transfer full): what answers refer to
 *
 * Returns: FALSE with STATE when the instrument was never issued, or has no such version
 */
gboolean
monev_response_store_version (MonevDbConnection *connection, const char *instrument_id,
                              gint64 number, char **version_id, gint64 *found, GError **error)
{
  g_autoptr (MonevDbRows) rows = monev_db_query (
      connection, "response_version",
      MONEV_DB_BINDS (MONEV_DB_T ("instrument_id", instrument_id), MONEV_DB_I ("number", number)),
      error);
  GError *local = NULL;

  if (rows == NULL)
    return FALSE;
  if (monev_db_rows_next (rows, &local))
    {
      *version_id = text_of (rows, "id");
      *found = monev_db_rows_int (rows, "number");
      return TRUE;
    }
  if (local == NULL)
    g_set_error (&local, MONEV_ERROR, MONEV_ERROR_STATE,
                 "Instrumen ini belum terbit, jadi belum dapat diisi. Terbitkan lebih dulu.");
  g_propagate_error (error, local);
  return FALSE;
}

/** monev_response_store_remark: writes @remark; its id and name are made here. */
gboolean
monev_response_store_remark (MonevDbConnection *connection, const char *response_id,
                             const MonevResponseRemark *remark, const char *official,
                             GError **error)
{
  g_autofree char *id = monev_id_new (remark->at);

  return monev_db_exec (
      connection, "response_remark_insert",
      MONEV_DB_BINDS (MONEV_DB_T ("id", id), MONEV_DB_T ("response_id", response_id),
                      MONEV_DB_T ("place", remark->place), MONEV_DB_T ("kind", remark->kind),
                      MONEV_DB_T ("old_value", remark->old_value),
                      MONEV_DB_T ("new_value", remark->new_value),
                      MONEV_DB_T ("text", remark->text), MONEV_DB_I ("at", remark->at),
                      MONEV_DB_T ("official_id", official)),
      NULL, error);
}

/** monev_response_store_settle: the questions about @place are answered. */
gboolean
monev_response_store_settle (MonevDbConnection *connection, const char *response_id,
                             const char *place, GError **error)
{
  return monev_db_exec (
      connection, "response_remark_settle_update",
      MONEV_DB_BINDS (MONEV_DB_T ("response_id", response_id), MONEV_DB_T ("place", place)), NULL,
      error);
}

static gpointer
remark_from_row (MonevDbRows *rows)
{
  MonevResponseRemark *self = g_new0 (MonevResponseRemark, 1);

  self->id = text_of (rows, "id");
  self->place = text_of (rows, "place");
  self->kind = text_of (rows, "kind");
  self->old_value = text_of (rows, "old_value");
  self->new_value = text_of (rows, "new_value");
  self->text = text_of (rows, "text");
  self->settled = monev_db_rows_int (rows, "settled") != 0;
  self->at = monev_db_rows_int (rows, "at");
  self->by = text_of (rows, "by_name");
  return self;
}

/** monev_response_store_remarks: Returns: (transfer full) (element-type MonevResponseRemark): the
 * oldest first. */
GPtrArray *
monev_response_store_remarks (MonevDbConnection *connection, const char *response_id,
                              GError **error)
{
  return take_rows (monev_db_query (connection, "response_remark_list",
                                    MONEV_DB_BINDS (MONEV_DB_T ("response_id", response_id)),
                                    error),
                    remark_from_row, (GDestroyNotify)monev_response_remark_free, NULL, error);
}
