#include "response-import-private.h"

#define STEPS_BETWEEN 256

/* Responses that are there already with another content, and which side counts. */

/** monev_response_conflict_free: frees it with what it would write. */
void
monev_response_conflict_free (gpointer data)
{
  MonevResponseConflict *self = data;

  g_ptr_array_unref (self->changes);
  monev_response_taking_free (self->taking);
  g_free (self);
}

/** monev_response_import_disagree: notes a copy of @conflict, whose changes and taking are taken
 * over; texts of its response are those of the taking. */
void
monev_response_import_disagree (MonevResponseImport *self, const MonevResponseConflict *conflict)
{
  MonevResponseConflict *own = g_new (MonevResponseConflict, 1);
  const MonevResponseEntry *entry = conflict->taking->entry;

  *own = *conflict;
  own->response = entry->id;
  own->key = entry->key;
  own->title = entry->title;
  own->decision = self->decision;
  if (self->decision == MONEV_DECISION_USUAL)
    own->decision = own->twice ? MONEV_DECISION_ASK : MONEV_DECISION_FILE;
  g_ptr_array_add (self->conflicts, own);
}

/** monev_response_import_n_conflicts: Returns: how many rows say something else than what is there.
 */
guint
monev_response_import_n_conflicts (const MonevResponseImport *self)
{
  return self->conflicts->len;
}

/** monev_response_import_conflict: Returns: (transfer none): the one at @i, in the order of the
 * rows; it stays as long as @self. */
const MonevResponseConflict *
monev_response_import_conflict (const MonevResponseImport *self, guint i)
{
  return g_ptr_array_index (self->conflicts, i);
}

/** monev_response_import_decide: which side counts at @i; ASK leaves it open. The counts follow. */
void
monev_response_import_decide (MonevResponseImport *self, guint i, MonevResponseDecision decision)
{
  g_return_if_fail (i < self->conflicts->len && decision != MONEV_DECISION_USUAL);
  ((MonevResponseConflict *)g_ptr_array_index (self->conflicts, i))->decision = decision;
  monev_response_import_recount (self);
}

/* Of several rows for one response the last that was decided for counts. */
static GHashTable *
chosen_by_id (const MonevResponseImport *self)
{
  GHashTable *chosen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < self->conflicts->len; i++)
    {
      const MonevResponseConflict *at = g_ptr_array_index (self->conflicts, i);

      if (at->decision == MONEV_DECISION_FILE)
        g_hash_table_insert (chosen, (gpointer)at->response, at->taking);
    }
  return chosen;
}

/** monev_response_import_recount: the counts that hang on what was decided. */
void
monev_response_import_recount (MonevResponseImport *self)
{
  g_autoptr (GHashTable) chosen = chosen_by_id (self);
  GHashTableIter iter;
  gpointer taking;
  guint decided = 0;

  self->count.changed = 0;
  g_hash_table_iter_init (&iter, chosen);
  while (g_hash_table_iter_next (&iter, NULL, &taking))
    self->count.changed += ((MonevResponseTaking *)taking)->entry->version > 0;
  for (guint i = 0; i < self->conflicts->len; i++)
    decided += ((MonevResponseConflict *)g_ptr_array_index (self->conflicts, i))->decision
               != MONEV_DECISION_ASK;
  self->count.undecided = self->conflicts->len - decided;
  self->count.kept = decided - self->count.changed;
  self->count.rejected = self->refused + self->count.undecided;
}

/** monev_response_import_chosen: Returns: (transfer container) (element-type MonevResponseTaking):
 * what is to be written, as it was decided. */
GPtrArray *
monev_response_import_chosen (const MonevResponseImport *self)
{
  g_autoptr (GHashTable) chosen = chosen_by_id (self);
  GPtrArray *takings = g_ptr_array_new ();

  for (guint i = 0; i < self->takings->len; i++)
    {
      MonevResponseTaking *taking = g_ptr_array_index (self->takings, i);
      MonevResponseTaking *later = g_hash_table_lookup (chosen, taking->entry->id);

      g_hash_table_remove (chosen, taking->entry->id);
      g_ptr_array_add (takings, later != NULL ? later : taking);
    }
  for (guint i = 0; i < self->conflicts->len; i++)
    {
      const MonevResponseConflict *at = g_ptr_array_index (self->conflicts, i);

      if (g_hash_table_lookup (chosen, at->response) == at->taking)
        g_ptr_array_add (takings, at->taking);
    }
  return takings;
}

/** monev_response_import_n_tables: Returns: how many tables were read: the responses, then repeats.
 */
guint
monev_response_import_n_tables (const MonevResponseImport *self)
{
  return self->sheets->len;
}

/** monev_response_import_table: @head_row: (out): where its headings stand, from 1.
 * Returns: (transfer none): the table at @i. */
MonevTable *
monev_response_import_table (const MonevResponseImport *self, guint i, gint64 *head_row)
{
  const MonevImportSheet *sheet = g_ptr_array_index (self->sheets, i);

  *head_row = sheet->head < monev_table_n_rows (sheet->table)
                  ? monev_table_row_number (sheet->table, sheet->head)
                  : 0;
  return sheet->table;
}

/** monev_response_import_plan: Returns: (transfer none): of the version the answers are for. */
MonevResponsePlan *
monev_response_import_plan (const MonevResponseImport *self)
{
  return self->plan;
}

/** monev_response_import_key: Returns: (transfer none): the question that tells respondents apart;
 * "" for none. */
const char *
monev_response_import_key (const MonevResponseImport *self)
{
  return self->key;
}

/** monev_response_import_watch: @cancellable: (nullable): stops what comes next; @step: (nullable):
 * is told how far it is. */
void
monev_response_import_watch (MonevResponseImport *self, GCancellable *cancellable,
                             MonevResponseStepFunc step, gpointer data)
{
  g_set_object (&self->cancellable, cancellable);
  self->step = step;
  self->step_data = data;
}

/** monev_response_import_step: tells who watches, every few rows. */
void
monev_response_import_step (const MonevResponseImport *self, guint64 done, guint64 total)
{
  if (self->step != NULL && done % STEPS_BETWEEN == 0)
    self->step (done, total, self->step_data);
}
