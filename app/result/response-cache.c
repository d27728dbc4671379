#include "response-cache.h"

#include <string.h>

#include "audit/audit.h"
#include "base/atomic-file.h"
#include "base/json.h"
#include "db-error.h"
#include "response/office-response.h"
#include "response/response-score.h"

#define PAGE 500            /* responses at a time */
#define MOST_ENTRIES 20000  /* of the log; behind more of them everything is read anew */
#define KEEP_AFTER 256      /* responses that changed before the file is written again */
#define FORMAT 1

struct _MonevResponseCache
{
  gatomicrefcount refs;
  char *instrument_id;
  MonevResponsePlan *plan;
  MonevScoring *scoring;   /* (nullable) */
  GArray *fields;          /* int: behind the columns of every response */
  MonevColumnStore *store;
  MonevAuditHead head;     /* up to which it has read */
  gint64 number;           /* of the version */
  guint n_read;            /* responses that the last reading took */
  guint unkept;            /* responses that the file does not have as they are */
};

/* ---- the cache ---- */

/** monev_response_cache_ref: Returns: (transfer full): @self. */
MonevResponseCache *
monev_response_cache_ref (MonevResponseCache *self)
{
  g_atomic_ref_count_inc (&self->refs);
  return self;
}

/** monev_response_cache_unref: frees the cache with the last reference. */
void
monev_response_cache_unref (MonevResponseCache *self)
{
  if (self == NULL || !g_atomic_ref_count_dec (&self->refs))
    return;
  g_free (self->instrument_id);
  monev_scoring_free (self->scoring);
  g_array_unref (self->fields);
  monev_column_store_free (self->store);
  monev_response_plan_unref (self->plan);
  g_free (self);
}

/** monev_response_cache_store: Returns: (transfer none): the columns. */
const MonevColumnStore *
monev_response_cache_store (const MonevResponseCache *self)
{
  return self->store;
}

/** monev_response_cache_instrument: Returns: (transfer none): the id of the instrument. */
const char *
monev_response_cache_instrument (const MonevResponseCache *self)
{
  return self->instrument_id;
}

/** monev_response_cache_plan: Returns: (transfer none): of the newest version, whose answers the
 * columns hold. */
MonevResponsePlan *
monev_response_cache_plan (const MonevResponseCache *self)
{
  return self->plan;
}

/** monev_response_cache_column: @field: of the shape of the instrument. Returns: the column of its
 * answers; -1 for one inside a repeat or without data. */
int
monev_response_cache_column (const MonevResponseCache *self, int field)
{
  for (guint i = 0; i < self->fields->len; i++)
    if (g_array_index (self->fields, int, i) == field)
      return MONEV_N_CACHE_COLUMNS + (int)i;
  return -1;
}

/** monev_response_cache_n_read: Returns: how many responses the last reading took from the database. */
guint
monev_response_cache_n_read (const MonevResponseCache *self)
{
  return self->n_read;
}

/* Values outside of repeats, in the order of the form. */
static GArray *
fields_of (MonevResponsePlan *plan)
{
  MonevShape *shape = monev_instrument_shape (monev_response_plan_instrument (plan));
  GArray *fields = g_array_new (FALSE, FALSE, sizeof (int));

  for (int i = 1; i < (int)monev_shape_count (shape); i++)
    if (monev_shape_field (shape, i)->kind == MONEV_SHAPE_VALUE
        && monev_shape_field (shape, i)->repeat == 0)
      g_array_append_val (fields, i);
  return fields;
}

static MonevResponseCache *
cache_new (const char *instrument_id, MonevResponsePlan *plan, gint64 number)
{
  MonevResponseCache *self = g_new0 (MonevResponseCache, 1);

  g_atomic_ref_count_init (&self->refs);
  self->instrument_id = g_strdup (instrument_id);
  self->plan = monev_response_plan_ref (plan);
  self->scoring = monev_scoring_new (monev_response_plan_instrument (plan));
  self->fields = fields_of (plan);
  self->number = number;
  return self;
}

static MonevResponseCache *
cache_empty (const char *instrument_id, MonevResponsePlan *plan, gint64 number)
{
  MonevResponseCache *self = cache_new (instrument_id, plan, number);

  self->store = monev_column_store_new (MONEV_N_CACHE_COLUMNS + self->fields->len);
  return self;
}

/* The next one of the line, sharing everything. */
static MonevResponseCache *
cache_follow (const MonevResponseCache *before)
{
  MonevResponseCache *self = cache_new (before->instrument_id, before->plan, before->number);

  self->store = monev_column_store_copy (before->store);
  self->head = before->head;
  self->unkept = before->unkept;
  return self;
}

/* ---- one response ---- */

static void
put_number (MonevColumnStore *store, guint row, guint column, gint64 number)
{
  g_autofree char *text
      = number == 0 ? g_strdup ("") : g_strdup_printf ("%" G_GINT64_FORMAT, number);

  monev_column_store_set (store, row, column, text);
}

/* By its title, else by its key. */
static const char *
title_of (const MonevResponseEntry *entry)
{
  return *entry->title != '\0' ? entry->title : entry->key;
}

static void
put_entry (MonevColumnStore *store, guint row, const MonevResponseEntry *entry)
{
  const struct
  {
    guint column;
    const char *text;
  } texts[] = {
    { MONEV_CACHE_ID, entry->id },       { MONEV_CACHE_STATE, entry->state },
    { MONEV_CACHE_TITLE, title_of (entry) }, { MONEV_CACHE_KEY, entry->key },
    { MONEV_CACHE_SITE, entry->site },   { MONEV_CACHE_GROUP, entry->group },
    { MONEV_CACHE_ENUMERATOR, entry->enumerator },
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    monev_column_store_set (store, row, texts[i].column, texts[i].text);
  put_number (store, row, MONEV_CACHE_ROW_VERSION, entry->version);
  put_number (store, row, MONEV_CACHE_NUMBER, entry->number);
  put_number (store, row, MONEV_CACHE_SUBMITTED, entry->submitted_at);
  put_number (store, row, MONEV_CACHE_FAULTS, entry->faults);
  put_number (store, row, MONEV_CACHE_QUESTIONS, entry->questions);
}

static void
put_score (const MonevResponseCache *self, MonevColumnStore *store, guint row,
           const json_t *answers)
{
  MonevResponseScore score = monev_response_score (self->scoring, self->plan, answers);
  g_autofree char *value = score.known ? monev_decimal_to_text (score.value) : g_strdup ("");

  monev_column_store_set (store, row, MONEV_CACHE_VALUE, value);
  monev_column_store_set (store, row, MONEV_CACHE_GRADE, score.grade != NULL ? score.grade : "");
}

static gboolean
put_row (const MonevResponseCache *self, MonevColumnStore *store, guint row,
         const MonevResponseEntry *entry, GError **error)
{
  json_auto_t *json = monev_json_load (entry->answers, -1, error);
  const json_t *answers = json_object_get (json, "answers");

  if (json == NULL)
    return FALSE;
  put_entry (store, row, entry);
  put_score (self, store, row, answers);
  for (guint i = 0; i < self->fields->len; i++)
    {
      const char *text = json_string_value (json_object_get (
          answers,
          monev_response_plan_key (self->plan, g_array_index (self->fields, int, i))));

      monev_column_store_set (store, row, MONEV_N_CACHE_COLUMNS + i, text != NULL ? text : "");
    }
  return TRUE;
}

/* The row of @id, a new one where there is none. */
static guint
row_for (MonevResponseCache *self, const char *id)
{
  guint32 code = monev_column_store_find (self->store, MONEV_CACHE_ID, id);
  guint row;

  return code != 0 && monev_column_store_first (self->store, MONEV_CACHE_ID, code, &row)
             ? row
             : monev_column_store_add_row (self->store);
}

/* @fresh: no row of it can be there. */
static gboolean
take_entry (MonevResponseCache *self, const MonevResponseEntry *entry, gboolean fresh,
            GError **error)
{
  guint row;

  if (strcmp (entry->state, MONEV_RESPONSE_ISIAN) == 0)
    return TRUE;
  self->n_read++;
  self->unkept++;
  row = fresh ? monev_column_store_add_row (self->store) : row_for (self, entry->id);
  return put_row (self, self->store, row, entry, error);
}

/* ---- all of them ---- */

static gboolean
is_stopped (const MonevCacheReading *reading, GError **error)
{
  if (!g_cancellable_is_cancelled (reading->cancellable))
    return FALSE;
  g_set_error (error, MONEV_ERROR, MONEV_ERROR_CANCELLED, "Pembacaan jawaban dihentikan.");
  return TRUE;
}

static gboolean
take_all (MonevResponseCache *self, MonevDbConnection *connection,
          const MonevCacheReading *reading, GError **error)
{
  g_autofree char *after = g_strdup ("");

  for (;;)
    {
      g_autoptr (GPtrArray) page = monev_response_store_page (connection, self->instrument_id, "",
                                                              after, PAGE, error);

      if (page == NULL || is_stopped (reading, error))
        return FALSE;
      for (guint i = 0; i < page->len; i++)
        if (!take_entry (self, g_ptr_array_index (page, i), TRUE, error))
          return FALSE;
      if (reading->tell != NULL)
        reading->tell (self->n_read, reading->data);
      if (page->len < PAGE)
        return TRUE;
      monev_response_entry_set (&after,
                                ((MonevResponseEntry *)g_ptr_array_index (page, PAGE - 1))->id);
    }
}

/* ---- what the log names ---- */

static void
add_ids (GHashTable *ids, const json_t *array)
{
  gsize i;
  json_t *id;

  json_array_foreach (array, i, id) if (json_is_string (id))
      g_hash_table_add (ids, g_strdup (json_string_value (id)));
}

/* One response, or several of this instrument at once. */
static void
note_entry (const MonevResponseCache *self, const MonevAuditEntry *entry, GHashTable *ids)
{
  const char *slash = strchr (entry->subject, '/');
  json_auto_t *detail = NULL;

  if (g_str_has_prefix (entry->subject, "response/"))
    g_hash_table_add (ids, g_strdup (slash + 1));
  if (!g_str_has_prefix (entry->subject, "instrument/")
      || strcmp (slash + 1, self->instrument_id) != 0)
    return;
  detail = monev_json_load (entry->canonical, -1, NULL);
  add_ids (ids, json_object_get (detail, "responses"));
  add_ids (ids, json_object_get (detail, "added"));
  add_ids (ids, json_object_get (detail, "changed"));
}

/* Whether the log still holds the entry up to which @self has read, and what it names since. */
static gboolean
note_entries (const MonevResponseCache *self, MonevDbConnection *connection,
              const MonevAuditHead *head, GHashTable *ids, gboolean *same, GError **error)
{
  gint64 after = self->head.seq - 1;

  *same = head->seq >= self->head.seq && head->seq - self->head.seq <= MOST_ENTRIES;
  while (*same && after < head->seq)
    {
      g_autoptr (GPtrArray) entries = monev_audit_after (connection, after, PAGE, error);

      if (entries == NULL)
        return FALSE;
      if (entries->len == 0)
        break;
      for (guint i = 0; i < entries->len; i++)
        {
          const MonevAuditEntry *entry = g_ptr_array_index (entries, i);

          if (entry->seq == self->head.seq)
            *same &= strcmp (entry->hash, self->head.hash) == 0;
          else
            note_entry (self, entry, ids);
          after = entry->seq;
        }
    }
  return TRUE;
}

static gboolean
take_named (MonevResponseCache *self, MonevDbConnection *connection,
            const MonevCacheReading *reading, GHashTable *ids, GError **error)
{
  GHashTableIter iter;
  gpointer id;

  g_hash_table_iter_init (&iter, ids);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    {
      GError *local = NULL;
      g_autoptr (MonevResponseEntry) entry = monev_response_store_find (connection, id, &local);

      if (is_stopped (reading, error))
        {
          g_clear_error (&local);
          return FALSE;
        }
      if (g_error_matches (local, MONEV_ERROR, MONEV_ERROR_NOT_FOUND))
        g_clear_error (&local); /* thrown away before it was handed in */
      else if (local != NULL)
        {
          g_propagate_error (error, local);
          return FALSE;
        }
      else if (strcmp (entry->instrument_id, self->instrument_id) == 0
               && !take_entry (self, entry, FALSE, error))
        return FALSE;
    }
  return TRUE;
}

/* ---- the file ---- */

static char *
path_of (MonevDbConnection *connection, const MonevCacheReading *reading)
{
  g_autofree char *name = NULL;
  g_autofree char *id = NULL;
  g_autoptr (MonevDbRows) rows
      = reading->folder == NULL ? NULL
                                : monev_db_query (connection, "database_identity_get", NULL, NULL);

  if (rows == NULL || !monev_db_rows_next (rows, NULL))
    return NULL;
  id = g_strdup (monev_db_rows_text (rows, "id"));
  name = g_strdup_printf ("jawaban-%s-%s", id, reading->instrument_id);
  return g_build_filename (reading->folder, name, NULL);
}

/* "{json}\n" and the columns: answers in clear, so its user's alone. What cannot be written is
 * worked out again the next time. */
static void
keep (MonevResponseCache *self, const char *path)
{
  json_auto_t *json = json_pack ("{s:i, s:I, s:I, s:s, s:i}", "format", FORMAT, "number",
                                 (json_int_t)self->number, "seq", (json_int_t)self->head.seq,
                                 "hash", self->head.hash, "columns",
                                 (int)monev_column_store_n_columns (self->store));
  g_autofree char *line = json_dumps (json, JSON_COMPACT);
  g_autoptr (GBytes) bytes = monev_column_store_save (self->store);
  g_autoptr (MonevAtomicFile) file = NULL;
  g_autofree char *folder = g_path_get_dirname (path);
  gsize length;
  gconstpointer data = g_bytes_get_data (bytes, &length);

  g_mkdir_with_parents (folder, 0700);
  file = monev_atomic_file_begin (path, NULL);
  if (file != NULL && monev_atomic_file_keep_private (file, NULL)
      && monev_atomic_file_append (file, line, strlen (line), NULL)
      && monev_atomic_file_append (file, "\n", 1, NULL)
      && monev_atomic_file_append (file, data, length, NULL)
      && monev_atomic_file_commit (file, NULL))
    self->unkept = 0;
}

static MonevResponseCache *
kept_before (const char *path, const char *instrument_id, MonevResponsePlan *plan, gint64 number)
{
  g_autofree char *text = NULL;
  gsize length, line;
  const char *end;
  json_auto_t *json = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (MonevColumnStore) store = NULL;
  MonevResponseCache *self;

  if (path == NULL || !g_file_get_contents (path, &text, &length, NULL))
    return NULL;
  end = memchr (text, '\n', length);
  line = end == NULL ? 0 : (gsize)(end - text);
  json = line == 0 ? NULL : monev_json_load (text, (gssize)line, NULL);
  if (json_integer_value (json_object_get (json, "format")) != FORMAT
      || json_integer_value (json_object_get (json, "number")) != number)
    return NULL;
  bytes = g_bytes_new (end + 1, length - line - 1);
  store = monev_column_store_load (bytes);
  self = store == NULL ? NULL : cache_new (instrument_id, plan, number);
  if (self == NULL)
    return NULL;
  self->store = g_steal_pointer (&store);
  self->head.seq = json_integer_value (json_object_get (json, "seq"));
  g_strlcpy (self->head.hash, json_string_value (json_object_get (json, "hash")) ?: "",
             sizeof self->head.hash);
  if (monev_column_store_n_columns (self->store) != MONEV_N_CACHE_COLUMNS + self->fields->len)
    g_clear_pointer (&self, monev_response_cache_unref);
  return self;
}

/* ---- reading ---- */

typedef struct
{
  const MonevCacheReading *reading;
  MonevResponseCache *answer;
} Work;

/* The cache to go on from: the one in memory, else the one of the file, if it is of the version that
 * is the newest now. */
static MonevResponseCache *
begin_from (MonevDbConnection *connection, const MonevCacheReading *reading, const char *path,
            GError **error)
{
  g_autoptr (MonevResponsePlan) plan = NULL;
  g_autofree char *version_id = NULL;
  MonevResponseCache *kept;
  gint64 number = 0;

  if (!monev_response_store_version (connection, reading->instrument_id, 0, &version_id, &number,
                                     error))
    return NULL;
  if (reading->before != NULL && reading->before->number == number
      && strcmp (reading->before->instrument_id, reading->instrument_id) == 0)
    return monev_response_cache_ref (reading->before);
  plan = monev_response_load_plan (connection, reading->instrument_id, number, error);
  if (plan == NULL)
    return NULL;
  kept = kept_before (path, reading->instrument_id, plan, number);
  return kept != NULL ? kept : cache_empty (reading->instrument_id, plan, number);
}

static gboolean
bring_up (MonevDbConnection *connection, Work *work, MonevResponseCache *from, const char *path,
          GError **error)
{
  g_autoptr (GHashTable) ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (MonevResponseCache) next = NULL;
  MonevAuditHead head;
  gboolean same = FALSE;

  if (!monev_audit_head (connection, &head, error))
    return FALSE;
  if (from->head.seq > 0 && from->head.seq == head.seq && strcmp (from->head.hash, head.hash) == 0)
    {
      work->answer = monev_response_cache_ref (from);
      return TRUE;
    }
  if (from->head.seq > 0 && !note_entries (from, connection, &head, ids, &same, error))
    return FALSE;
  next = same ? cache_follow (from) : cache_empty (from->instrument_id, from->plan, from->number);
  if (!(same ? take_named (next, connection, work->reading, ids, error)
             : take_all (next, connection, work->reading, error)))
    return FALSE;
  next->head = head;
  if (path != NULL && (!same || next->unkept >= KEEP_AFTER))
    keep (next, path);
  work->answer = g_steal_pointer (&next);
  return TRUE;
}

static gboolean
read_it (MonevDbConnection *connection, gpointer data, GError **error)
{
  Work *work = data;
  g_autofree char *path = path_of (connection, work->reading);
  g_autoptr (MonevResponseCache) from = begin_from (connection, work->reading, path, error);

  return from != NULL && bring_up (connection, work, from, path, error);
}

/**
 * monev_response_cache_read:
 *
 * All of it is read in one view of the database. Errors: STATE (the instrument was never issued),
 * CANCELLED.
 *
 * Returns: (transfer full) (nullable): how it stands now; "before" itself when nothing changed
 */
MonevResponseCache *
monev_response_cache_read (MonevDbConnection *connection, const MonevCacheReading *reading,
                           GError **error)
{
  Work work = { .reading = reading };

  return monev_db_read (connection, read_it, &work, error) ? work.answer : NULL;
}

/** monev_response_cache_with_drafts: Returns: (transfer full) (nullable): the columns with those rows
 * behind them that are still being filled; the cache itself does not take them. */
MonevColumnStore *
monev_response_cache_with_drafts (MonevResponseCache *self, MonevDbConnection *connection,
                                  GError **error)
{
  g_autoptr (MonevColumnStore) store = monev_column_store_copy (self->store);
  g_autofree char *after = g_strdup ("");
  guint n = PAGE;

  while (n == PAGE)
    {
      g_autoptr (GPtrArray) page = monev_response_store_page (
          connection, self->instrument_id, MONEV_RESPONSE_ISIAN, after, PAGE, error);

      if (page == NULL)
        return NULL;
      n = page->len;
      for (guint i = 0; i < n; i++)
        {
          const MonevResponseEntry *entry = g_ptr_array_index (page, i);

          if (!put_row (self, store, monev_column_store_add_row (store), entry, error))
            return NULL;
          monev_response_entry_set (&after, entry->id);
        }
    }
  return g_steal_pointer (&store);
}
