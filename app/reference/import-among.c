/* Rules that need the other rows, held over a file before anything is written: against what is
 * stored, and between its own rows. */
#include "reference/import-private.h"

static gboolean
is_changed (const MonevImportEntry *entry)
{
  return entry->stored == NULL || !monev_record_equal (entry->stored, entry->record);
}

/* Returns: (transfer full) (element-type MonevRecord): borrowed: what stays as it is. */
static GPtrArray *
standing_beside (const MonevImportReader *reader, const GPtrArray *rows)
{
  g_autoptr (GHashTable) changed = g_hash_table_new (g_str_hash, g_str_equal);
  GPtrArray *stored = monev_lookup_records (reader->own);
  GPtrArray *standing = g_ptr_array_new ();

  for (guint i = 0; i < rows->len; i++)
    g_hash_table_add (changed, (gpointer) monev_record_id (rows->pdata[i]));
  for (guint i = 0; i < stored->len; i++)
    if (!g_hash_table_contains (changed, monev_record_id (stored->pdata[i])))
      g_ptr_array_add (standing, stored->pdata[i]);
  return standing;
}

static void
tell (MonevImportReader *reader, guint at, const MonevIssueList *found)
{
  reader->index = g_array_index (reader->entries, MonevImportEntry, at).index;
  for (guint i = 0; i < monev_issue_list_size (found); i++)
    {
      const MonevIssue *issue = monev_issue_list_get (found, i);

      monev_import_report (reader, issue->severity, issue->code,
                           monev_record_type_field (reader->plan->type, issue->key),
                           issue->message, issue->fix, issue->found);
    }
}

static void
refuse_entry (MonevImportReader *reader, guint at, const MonevIssueList *found)
{
  tell (reader, at, found);
  monev_import_reject (reader, g_array_index (reader->entries, MonevImportEntry, at).record);
  g_array_remove_index (reader->entries, at);
}

/* @places: which entry each row is. Returns how many were refused. */
static guint
refuse_found (MonevImportReader *reader, const GArray *places, const GPtrArray *found)
{
  guint refused = 0;

  for (guint i = found->len; i > 0; i--)
    if (monev_issue_list_count (found->pdata[i - 1], MONEV_SEVERITY_ERROR) > 0)
      {
        refuse_entry (reader, g_array_index (places, guint, i - 1), found->pdata[i - 1]);
        refused++;
      }
  return refused;
}

/**
 * monev_import_check_among:
 * @refused: (out): how many rows were rejected; ask again until there are none, since what such a
 *   row would have changed stands as it is
 *
 * Rejects the rows that break a rule over several records; of two rows of the file that cannot stand
 * together the lower one goes. Outside a transaction.
 */
gboolean
monev_import_check_among (MonevImportReader *reader, guint *refused, GError **error)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new ();
  g_autoptr (GPtrArray) found
    = g_ptr_array_new_with_free_func ((GDestroyNotify) monev_issue_list_unref);
  g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GPtrArray) standing = NULL;

  *refused = 0;
  /* A table of SIPD holds a row for each rekening, and need not hold the levels above the program. */
  if (reader->plan->type->planned == NULL || reader->plan->mapping.joins)
    return TRUE;
  for (guint i = 0; i < reader->entries->len; i++)
    {
      const MonevImportEntry *entry = &g_array_index (reader->entries, MonevImportEntry, i);

      if (!is_changed (entry))
        continue;
      g_ptr_array_add (rows, entry->record);
      g_ptr_array_add (found, monev_issue_list_new ());
      g_array_append_val (places, i);
    }
  standing = standing_beside (reader, rows);
  if (!reader->plan->type->planned (reader->connection, rows, standing,
                                    (MonevIssueList *const *) found->pdata, error))
    return FALSE;
  *refused = refuse_found (reader, places, found);
  for (guint i = 0; *refused == 0 && i < found->len; i++) /* what there is to warn of, once */
    tell (reader, g_array_index (places, guint, i), found->pdata[i]);
  return TRUE;
}
