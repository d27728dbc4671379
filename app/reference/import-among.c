/* Rules that need the other rows, held over a file before anything is written: against what is
 * stored, and between its own rows. */
#include "reference/import-private.h"

typedef struct {
  MonevImportReader *reader;
  const GPtrArray   *rows;     /* what is to be written */
  const GPtrArray   *standing; /* what stays as it is */
  const GArray      *places;   /* which entry each row is */
} Among;

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

/* The entry that record number @number of a plan came from; NULL where it only is stored. */
static const MonevImportEntry *
entry_of (const Among *among, gint64 number)
{
  guint n_rows = among->rows->len, index = (guint) number - 1;
  const MonevRecord *record = index < n_rows ? among->rows->pdata[index]
                                             : among->standing->pdata[index - n_rows];

  for (guint i = 0; i < among->reader->entries->len; i++)
    {
      const MonevImportEntry *entry
        = &g_array_index (among->reader->entries, MonevImportEntry, i);

      if (g_str_equal (monev_record_id (entry->record), monev_record_id (record)))
        return entry;
    }
  return NULL;
}

/* Which of two rows is right only the office knows: each of them leads to the other. */
static void
tell_pair (MonevImportReader *reader, const MonevIssue *issue, const MonevImportEntry *entry,
           const MonevImportEntry *other)
{
  int field = monev_record_type_field (reader->plan->type, issue->key);
  g_autofree char *own = g_strdup_printf ("%s Itu tertulis pada baris %" G_GINT64_FORMAT ".",
                                          issue->message, other->row);
  g_autofree char *beside = g_strdup_printf (
    "Baris %" G_GINT64_FORMAT " bertentangan dengan baris ini, jadi tidak diambil.", entry->row);

  reader->index = other->index;
  monev_import_report (reader, MONEV_SEVERITY_WARNING, issue->code, field, beside,
                       "Periksa mana yang benar di antara keduanya.", NULL);
  reader->index = entry->index;
  monev_import_report (reader, issue->severity, issue->code, field, own, issue->fix, issue->found);
}

static void
tell (const Among *among, guint at, const MonevIssueList *found)
{
  MonevImportReader *reader = among->reader;
  const MonevImportEntry *entry = &g_array_index (reader->entries, MonevImportEntry, at);

  reader->index = entry->index;
  for (guint i = 0; i < monev_issue_list_size (found); i++)
    {
      const MonevIssue *issue = monev_issue_list_get (found, i);
      const MonevImportEntry *other = issue->row > 0 ? entry_of (among, issue->row) : NULL;

      if (other != NULL)
        tell_pair (reader, issue, entry, other);
      else
        monev_import_report (reader, issue->severity, issue->code,
                             monev_record_type_field (reader->plan->type, issue->key),
                             issue->message, issue->fix, issue->found);
    }
}

static gboolean
is_refused (const MonevIssueList *found)
{
  return monev_issue_list_count (found, MONEV_SEVERITY_ERROR) > 0;
}

static void
refuse_entry (MonevImportReader *reader, guint at)
{
  MonevImportEntry *entry = &g_array_index (reader->entries, MonevImportEntry, at);

  reader->index = entry->index;
  monev_import_reject (reader, entry->record);
  g_array_remove_index (reader->entries, at);
}

/* All are told before the first goes: it may be the other one of a pair. Returns how many were
 * refused. */
static guint
refuse_found (const Among *among, const GPtrArray *found)
{
  guint refused = 0;

  for (guint i = 0; i < found->len; i++)
    if (is_refused (found->pdata[i]))
      tell (among, g_array_index (among->places, guint, i), found->pdata[i]);
  for (guint i = found->len; i > 0; i--)
    if (is_refused (found->pdata[i - 1]))
      {
        refuse_entry (among->reader, g_array_index (among->places, guint, i - 1));
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
 * together the lower one goes, and both are told. Outside a transaction.
 */
gboolean
monev_import_check_among (MonevImportReader *reader, guint *refused, GError **error)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new ();
  g_autoptr (GPtrArray) found
    = g_ptr_array_new_with_free_func ((GDestroyNotify) monev_issue_list_unref);
  g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GPtrArray) standing = NULL;
  Among among;

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
  among = (Among) { reader, rows, standing, places };
  *refused = refuse_found (&among, found);
  for (guint i = 0; *refused == 0 && i < found->len; i++) /* what there is to warn of, once */
    tell (&among, g_array_index (places, guint, i), found->pdata[i]);
  return TRUE;
}
