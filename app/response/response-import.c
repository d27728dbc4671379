#include "response-import-private.h"

#include <string.h>

#include "db-error.h"
#include "field-return.h"
#include "office/office.h"

/* An import as a whole: the instrument, the files, instances joined to their responses. */

/** monev_response_import_free: frees it; nothing is written. */
void
monev_response_import_free (MonevResponseImport *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->conflicts);
  g_ptr_array_unref (self->takings);
  g_ptr_array_unref (self->parts);
  g_ptr_array_unref (self->rows);
  g_ptr_array_unref (self->sheets);
  monev_response_names_free (self->names);
  g_clear_pointer (&self->plan, monev_response_plan_unref);
  g_clear_pointer (&self->zone, g_time_zone_unref);
  g_clear_object (&self->cancellable);
  monev_issue_list_unref (self->issues);
  g_clear_pointer (&self->strange, monev_table_unref);
  g_free (self->strange_name);
  g_free (self->instrument_id);
  g_free (self->version_id);
  g_free (self->file);
  g_free (self->signature);
  g_free (self->mapping);
  g_free (self->key);
  g_free (self);
}

/** monev_response_import_count: Returns: (transfer none): what was read, and what will be written.
 */
const MonevResponseCount *
monev_response_import_count (const MonevResponseImport *self)
{
  return &self->count;
}

/* "table name/what/value" → row: what an instance may name as its parent. */
static void
note_parent (GHashTable *parents, const MonevImportRow *row, int repeat, const char *what,
             const char *value)
{
  if (*value != '\0')
    g_hash_table_insert (parents, g_strdup_printf ("%d/%s/%s", repeat, what, value), (gpointer)row);
}

static void
note_row (GHashTable *parents, const MonevImportRow *row)
{
  int repeat = row->sheet->repeat;

  note_parent (parents, row, repeat, "key", monev_response_import_uuid (row->uuid));
  note_parent (parents, row, repeat, "id", row->id);
  note_parent (parents, row, repeat, "index", row->index);
}

static MonevImportRow *
find_by (GHashTable *parents, int repeat, const char *what, const char *value)
{
  g_autofree char *key = g_strdup_printf ("%d/%s/%s", repeat, what, value);

  return *value == '\0' ? NULL : g_hash_table_lookup (parents, key);
}

static MonevImportRow *
find_parent (MonevResponseImport *self, GHashTable *parents, const MonevImportRow *row)
{
  int above
      = monev_shape_field (self->shape, monev_shape_field (self->shape, row->sheet->repeat)->parent)
            ->repeat;
  MonevImportRow *parent
      = find_by (parents, above, "key", monev_response_import_uuid (row->parent_key));

  if (parent == NULL)
    parent = find_by (parents, above, "index", row->parent_index);
  if (parent == NULL && above == 0)
    parent = find_by (parents, 0, "id", row->parent_id);
  if (parent == NULL && above == 0)
    parent = find_by (parents, 0, "key", monev_response_import_uuid (row->parent_uuid));
  return parent;
}

static gint
by_depth (gconstpointer a, gconstpointer b)
{
  const MonevImportRow *left = *(MonevImportRow *const *)a, *right = *(MonevImportRow *const *)b;

  if (left->order != right->order)
    return left->order < right->order ? -1 : 1;
  return left->sheet != right->sheet ? (left->sheet < right->sheet ? -1 : 1)
                                     : (left->nth > right->nth) - (left->nth < right->nth);
}

static void
join_part (MonevResponseImport *self, GHashTable *parents, MonevImportRow *row)
{
  MonevImportRow *parent = find_parent (self, parents, row);
  const char *key = monev_response_plan_key (self->plan, row->sheet->repeat);
  json_t *list;

  if (parent == NULL)
    {
      monev_response_import_refuse (
          self, row, "parent-missing",
          *row->parent_key != '\0' ? row->parent_key : row->parent_index,
          "Jawaban tempat baris ini berada tidak ada di berkasnya; baris ini tidak diambil.",
          self->field ? "Isi nomor baris yang memilikinya, dan isi baris itu, lalu impor lagi."
                      : "Impor lembar jawaban bersama lembar ulangannya.");
      return;
    }
  list = json_object_get (parent->answers, key);
  if (list == NULL)
    {
      list = json_array ();
      json_object_set_new (parent->answers, key, list);
    }
  json_array_append (list, row->answers);
}

/* A faulty instance refuses the response around it, however deep it lies. */
static void
pass_refusal (MonevResponseImport *self, GHashTable *parents)
{
  for (guint i = self->parts->len; i > 0; i--)
    {
      MonevImportRow *row = g_ptr_array_index (self->parts, i - 1);
      MonevImportRow *parent = row->refused ? find_parent (self, parents, row) : NULL;

      if (parent != NULL)
        parent->refused = TRUE;
    }
}

static void
join_parts (MonevResponseImport *self)
{
  g_autoptr (GHashTable) parents = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < self->rows->len; i++)
    note_row (parents, g_ptr_array_index (self->rows, i));
  for (guint i = 0; i < self->parts->len; i++)
    {
      MonevImportRow *row = g_ptr_array_index (self->parts, i);

      row->order = monev_shape_field (self->shape, row->sheet->repeat)->depth;
      note_row (parents, row);
    }
  g_ptr_array_sort (self->parts, by_depth);
  for (guint i = 0; i < self->parts->len; i++)
    join_part (self, parents, g_ptr_array_index (self->parts, i));
  pass_refusal (self, parents);
}

/* The question that tells respondents apart: the one that is named now, or was before. */
static gboolean
take_key (MonevResponseImport *self, MonevDbConnection *connection, const char *given,
          GError **error)
{
  int index;

  if (given != NULL && *given == '\0')
    {
      self->key = g_strdup ("");
      self->key_given = TRUE;
      return TRUE;
    }
  if (given == NULL)
    {
      self->key = monev_response_key_question (connection, self->instrument_id, error);
      return self->key != NULL;
    }
  index = monev_instrument_find (self->instrument, given);
  if (index < 0 || monev_response_plan_holder (self->plan, index) != 0
      || monev_instrument_question (self->instrument, (guint)index)->type->answer
             == MONEV_ANSWER_NONE)
    {
      g_set_error (error, MONEV_ERROR, MONEV_ERROR_INVALID,
                   "“%s” bukan pertanyaan di luar ulangan, jadi tidak dapat membedakan responden.",
                   given);
      return FALSE;
    }
  self->key = g_strdup (given);
  self->key_given = TRUE;
  return TRUE;
}

static MonevResponseImport *
import_new (const MonevResponseSource *source, MonevIssueList *issues)
{
  MonevResponseImport *self = g_new0 (MonevResponseImport, 1);

  self->strange_name = g_strdup ("");
  self->issues = monev_issue_list_ref (issues);
  self->instrument_id = g_strdup (source->instrument_id);
  self->file = g_path_get_basename (source->paths[0]);
  self->cancellable = source->cancellable == NULL ? NULL : g_object_ref (source->cancellable);
  self->sheets = g_ptr_array_new_with_free_func (monev_response_import_sheet_free);
  self->rows = g_ptr_array_new_with_free_func (monev_response_import_row_free);
  self->parts = g_ptr_array_new_with_free_func (monev_response_import_row_free);
  self->decision = source->decision;
  self->step = source->step;
  self->step_data = source->step_data;
  self->conflicts = g_ptr_array_new_with_free_func (monev_response_conflict_free);
  self->takings = g_ptr_array_new_with_free_func ((GDestroyNotify)monev_response_taking_free);
  return self;
}

static gboolean
take_instrument (MonevResponseImport *self, MonevDbConnection *connection, gint64 number,
                 GError **error)
{

  if (!monev_response_store_version (connection, self->instrument_id, number, &self->version_id,
                                     &self->number, error))
    return FALSE;
  self->plan = monev_response_load_plan (connection, self->instrument_id, self->number, error);
  if (self->plan == NULL || !monev_db_now (connection, &self->now, error))
    return FALSE;
  self->instrument = monev_response_plan_instrument (self->plan);
  self->shape = monev_instrument_shape (self->instrument);
  self->names = monev_response_names_new (self->plan);
  self->zone = monev_office_zone (connection, NULL);
  return TRUE;
}

static void
tell_rest (MonevResponseImport *self)
{
  g_autofree char *message
      = g_strdup_printf ("Masih ada %u temuan lain yang tidak dirinci.", self->told);

  if (self->told > 0)
    monev_issue (self->issues, .code = "issues-more", .severity = MONEV_SEVERITY_NOTE,
                 .file = self->file, .message = message,
                 .fix = "Betulkan yang disebut, lalu impor lagi.");
}

static gboolean
open_all (MonevResponseImport *self, MonevDbConnection *connection,
          const MonevResponseSource *source, MonevFieldReturn *field, GError **error)
{
  gint64 number = field != NULL ? monev_field_return_number (field) : 0;

  if (!take_instrument (self, connection, number, error)
      || !take_key (self, connection, source->key, error))
    return FALSE;
  if (field == NULL)
    return monev_response_import_open_sheets (self, connection, source, error);
  return self->looking || monev_field_return_read (field, self, error);
}

/** monev_response_import_open: what monev_response_import_read() begins with: the files are opened
 * and their headings known; @looking: a table without a known heading is no error. */
MonevResponseImport *
monev_response_import_open (MonevDbConnection *connection, const MonevActor *actor,
                            const MonevResponseSource *source, MonevIssueList *issues,
                            gboolean looking, GError **error)
{
  g_autoptr (MonevResponseImport) self = NULL;
  g_autoptr (MonevFieldReturn) field = NULL;
  g_autoptr (GError) local = NULL;
  gboolean bare;

  if (!monev_policy_check (actor, MONEV_ACT_RESPONSE_ENTER, error))
    return NULL;
  field = monev_field_return_new (connection, source, issues, &bare, &local);
  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return NULL;
    }
  self = import_new (source, issues);
  self->field = field != NULL;
  self->bare = bare;
  self->looking = looking;
  return open_all (self, connection, source, field, error) ? g_steal_pointer (&self) : NULL;
}

/**
 * monev_response_import_read:
 * @issues: takes every finding with its file, sheet, row and cell
 *
 * Nothing is written.
 *
 * Errors: those of table-file.h and field-return.h; INVALID (no known column, no such key), STATE
 * (the instrument was never issued), DENIED, CANCELLED.
 *
 * Returns: (transfer full) (nullable): what would be written.
 */
MonevResponseImport *
monev_response_import_read (MonevDbConnection *connection, const MonevActor *actor,
                            const MonevResponseSource *source, MonevIssueList *issues,
                            GError **error)
{
  g_autoptr (MonevResponseImport) self = NULL;

  g_return_val_if_fail (source->paths != NULL && source->paths[0] != NULL, NULL);
  self = monev_response_import_open (connection, actor, source, issues, FALSE, error);
  if (self == NULL || (!self->field && !monev_response_import_read_rows (self, error)))
    return NULL;
  join_parts (self);
  if (self->field)
    monev_field_return_settle (self);
  if (!monev_response_import_match_rows (self, connection, actor, error))
    return NULL;
  monev_response_import_recount (self);
  monev_response_import_watch (self, self->cancellable, NULL, NULL);
  tell_rest (self);
  return g_steal_pointer (&self);
}

/**
 * monev_response_import_apply: writes what is new and what was decided for the file, or nothing.
 *
 * Errors: CONFLICT or CONSTRAINT when somebody was faster: read the file again; DENIED, CANCELLED.
 */
gboolean
monev_response_import_apply (MonevDbConnection *connection, const MonevActor *actor,
                             MonevResponseImport *self, GError **error)
{
  g_autoptr (GPtrArray) chosen = monev_response_import_chosen (self);
  MonevResponseBatch batch = { .instrument_id = self->instrument_id,
                               .file = self->file,
                               .mapping = self->mapping,
                               .signature = self->signature,
                               .key_question = self->key_given ? self->key : NULL,
                               .takings = chosen,
                               .cancellable = self->cancellable,
                               .step = self->step,
                               .step_data = self->step_data };

  return monev_responses_take (connection, actor, &batch, error);
}
