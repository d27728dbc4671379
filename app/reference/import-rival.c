/* Rows of a file against each other and against what is stored: values that only one record may
 * bear at a time, and lines of superiors that lead back to where they began. */
#include <string.h>

#include "base/fold.h"
#include "reference/import-private.h"

typedef struct {
  const MonevRecord *stored; /* NULL for a row of the file */
  gsize              number; /* of its entry, from 1 */
} Bearer;

static char *
unique_word (const MonevRecord *record, guint i)
{
  const MonevField *field = &monev_record_type (record)->fields[i];
  g_autofree char *folded = NULL;

  if (!(field->flags & MONEV_FIELD_UNIQUE))
    return NULL;
  folded = monev_fold_key (monev_record_value (record, i));
  return *folded == '\0' ? NULL : g_strdup_printf ("%s=%s", field->name, folded);
}

static void
add_bearer (MonevImportReader *reader, const MonevRecord *record, Bearer bearer)
{
  for (guint i = 0; reader->plan->type->fields[i].name != NULL; i++)
    {
      char *word = unique_word (record, i);
      GArray *all;

      if (word == NULL)
        continue;
      all = g_hash_table_lookup (reader->bearers, word);
      if (all == NULL)
        {
          all = g_array_new (FALSE, FALSE, sizeof (Bearer));
          g_hash_table_insert (reader->bearers, g_strdup (word), all);
        }
      g_array_append_val (all, bearer);
      g_free (word);
    }
}

/* Begins with what is stored. */
static void
fill (MonevImportReader *reader)
{
  GPtrArray *stored = monev_lookup_records (reader->own);

  reader->bearers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                           (GDestroyNotify) g_array_unref);
  for (guint i = 0; i < stored->len; i++)
    add_bearer (reader, stored->pdata[i], (Bearer) { stored->pdata[i], 0 });
}

static const MonevRecord *
record_of (const MonevImportReader *reader, const Bearer *bearer)
{
  return bearer->number > 0
           ? g_array_index (reader->entries, MonevImportEntry, bearer->number - 1).record
           : bearer->stored;
}

/* Where a value may be borne anew by a successor, two meet only when their days do. */
static gboolean
meet (const MonevRecord *a, const MonevRecord *b)
{
  const MonevRecordType *type = monev_record_type (a);
  const char *a_to, *b_to;

  if (type->since_field == NULL)
    return TRUE;
  a_to = monev_record_get (a, type->until_field);
  b_to = monev_record_get (b, type->until_field);
  return (*a_to == '\0' || strcmp (a_to, monev_record_get (b, type->since_field)) >= 0)
         && (*b_to == '\0' || strcmp (b_to, monev_record_get (a, type->since_field)) >= 0);
}

static gboolean
is_entered (const MonevImportReader *reader, const MonevRecord *record)
{
  return g_hash_table_contains (reader->entered, monev_record_id (record));
}

/**
 * monev_import_rival:
 * @field: which of its values somebody else bears at the same time
 * @number: (out): the entry that bears it, from 1; 0 for a stored record
 *
 * A stored record that a row of the file stands for counts as the row has it.
 */
gboolean
monev_import_rival (MonevImportReader *reader, const MonevRecord *record, guint field,
                    gsize *number)
{
  g_autofree char *word = unique_word (record, field);
  GArray *all;

  if (word == NULL)
    return FALSE;
  if (reader->bearers == NULL)
    fill (reader);
  all = g_hash_table_lookup (reader->bearers, word);
  for (guint i = 0; all != NULL && i < all->len; i++)
    {
      const Bearer *bearer = &g_array_index (all, Bearer, i);
      const MonevRecord *other = record_of (reader, bearer);

      if (bearer->number == 0
          && (strcmp (monev_record_id (other), monev_record_id (record)) == 0
              || is_entered (reader, other)))
        continue;
      if (meet (record, other))
        {
          *number = bearer->number;
          return TRUE;
        }
    }
  return FALSE;
}

/** monev_import_bear: entry @number, from 1, bears its values from now on. */
void
monev_import_bear (MonevImportReader *reader, gsize number)
{
  const MonevRecord *record = g_array_index (reader->entries, MonevImportEntry, number - 1).record;

  if (reader->bearers == NULL)
    fill (reader);
  g_hash_table_add (reader->entered, g_strdup (monev_record_id (record)));
  add_bearer (reader, record, (Bearer) { NULL, number });
}

/* ---- circles ---- */

static GHashTable *
records_by_id (const MonevImportReader *reader)
{
  GHashTable *all = g_hash_table_new (g_str_hash, g_str_equal);
  GPtrArray *stored = monev_lookup_records (reader->own);

  for (guint i = 0; i < stored->len; i++)
    g_hash_table_insert (all, (gpointer) monev_record_id (stored->pdata[i]), stored->pdata[i]);
  for (guint i = 0; i < reader->entries->len; i++)
    {
      MonevRecord *record = g_array_index (reader->entries, MonevImportEntry, i).record;
      g_hash_table_insert (all, (gpointer) monev_record_id (record), record);
    }
  return all;
}

static gboolean
comes_back (GHashTable *all, const MonevRecord *start, guint field)
{
  const MonevRecord *at = start;

  for (guint steps = g_hash_table_size (all); at != NULL && steps > 0; steps--)
    {
      at = g_hash_table_lookup (all, monev_record_value (at, field));
      if (at == start)
        return TRUE;
    }
  return FALSE;
}

static int
find_circle (const MonevImportReader *reader, GHashTable *all, const MonevRecord *record)
{
  const MonevRecordType *type = reader->plan->type;

  for (guint i = 0; type->fields[i].name != NULL; i++)
    if (type->fields[i].kind == MONEV_FIELD_REFERENCE
        && g_strcmp0 (type->fields[i].refers, type->subject) == 0 && comes_back (all, record, i))
      return (int) i;
  return -1;
}

/**
 * monev_import_drop_circles:
 *
 * Rejects the rows that make a line come back to itself; the others of the file may stand. A walk
 * ends after as many steps as there are records, so rows that only lead into a circle stay.
 */
void
monev_import_drop_circles (MonevImportReader *reader)
{
  g_autoptr (GHashTable) all = records_by_id (reader);
  g_autofree int *fields = g_new (int, reader->entries->len + 1);

  for (guint i = 0; i < reader->entries->len; i++)
    {
      const MonevImportEntry *entry = &g_array_index (reader->entries, MonevImportEntry, i);

      fields[i] = find_circle (reader, all, entry->record);
      reader->index = entry->index;
      if (fields[i] >= 0)
        monev_import_report (reader, MONEV_SEVERITY_ERROR, "circle", fields[i],
                             "Garis ini kembali ke dirinya sendiri melalui baris lain.",
                             "Putuskan lingkarannya: kosongkan atau ganti isian ini.", NULL);
    }
  for (guint i = reader->entries->len; i > 0; i--)
    if (fields[i - 1] >= 0)
      {
        monev_import_reject (reader,
                             g_array_index (reader->entries, MonevImportEntry, i - 1).record);
        g_array_remove_index (reader->entries, i - 1);
      }
}
