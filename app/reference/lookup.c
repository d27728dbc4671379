#include "reference/lookup.h"

#include <string.h>

#include "base/fold.h"
#include "people/agency-code.h"
#include "people/people.h"
#include "programme/programme.h"

struct _MonevLookup {
  const MonevRecordType *type;
  GPtrArray             *records;
  GHashTable            *by_word; /* folded key field → record, or NULL when two share it */
  GHashTable            *by_key;  /* all keys together → record */
};

/* Codes have one full form; a short one in a file means the same. */
static char *
word_of (const MonevRecordType *type, const char *typed)
{
  g_autofree char *code = NULL;
  const char *level;

  if (type == &monev_agency_type && monev_agency_code_normalize (typed, &code, NULL))
    return monev_fold_key (code);
  if (type == &monev_programme_type && monev_programme_code_normalize (typed, &code, &level, NULL))
    return monev_fold_key (code);
  return monev_fold_key (typed);
}

/**
 * monev_lookup_key:
 *
 * Returns: (transfer full): all key fields of @record as one folded text; two rows of a file with
 *   the same one mean the same record.
 */
char *
monev_lookup_key (const MonevRecord *record)
{
  const MonevRecordType *type = monev_record_type (record);
  GString *key = g_string_new (NULL);

  for (guint i = 0; type->fields[i].name != NULL; i++)
    {
      g_autofree char *word = NULL;

      if (!(type->fields[i].flags & MONEV_FIELD_KEY) || *monev_record_value (record, i) == '\0')
        continue;
      word = monev_fold_key (monev_record_value (record, i));
      g_string_append_printf (key, "%u=%s\n", i, word);
      if (!type->keys_together)
        break;
    }
  return g_string_free (key, FALSE);
}

static void
add_word (MonevLookup *self, const char *value, MonevRecord *record)
{
  g_autofree char *word = monev_fold_key (value);
  gpointer there = NULL;

  if (*word == '\0')
    return;
  if (g_hash_table_lookup_extended (self->by_word, word, NULL, &there) && there != record)
    record = NULL;
  g_hash_table_insert (self->by_word, g_steal_pointer (&word), record);
}

/**
 * monev_lookup_new:
 * @records: (transfer none): what there is; kept by reference
 */
MonevLookup *
monev_lookup_new (const MonevRecordType *type, GPtrArray *records)
{
  MonevLookup *self = g_new0 (MonevLookup, 1);

  self->type = type;
  self->records = g_ptr_array_ref (records);
  self->by_word = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->by_key = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint n = 0; n < records->len; n++)
    {
      MonevRecord *record = records->pdata[n];

      g_hash_table_insert (self->by_key, monev_lookup_key (record), record);
      for (guint i = 0; type->fields[i].name != NULL; i++)
        if ((type->fields[i].flags & MONEV_FIELD_KEY) && type->fields[i].kind == MONEV_FIELD_TEXT)
          add_word (self, monev_record_value (record, i), record);
    }
  return self;
}

/** monev_lookup_free: frees the tables, not the records. */
void
monev_lookup_free (MonevLookup *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->by_word);
  g_hash_table_unref (self->by_key);
  g_ptr_array_unref (self->records);
  g_free (self);
}

/**
 * monev_lookup_find:
 * @typed: what stands in the cell
 * @ambiguous: (out): whether several records bear that name
 *
 * Returns: (transfer none) (nullable): the one record that is meant.
 */
const MonevRecord *
monev_lookup_find (const MonevLookup *self, const char *typed, gboolean *ambiguous)
{
  g_autofree char *word = word_of (self->type, typed);
  gpointer found = NULL;
  gboolean there = g_hash_table_lookup_extended (self->by_word, word, NULL, &found);

  *ambiguous = there && found == NULL;
  return found;
}

/**
 * monev_lookup_match:
 *
 * Returns: (transfer none) (nullable): the stored record that @record, read from a file, stands for:
 *   the same keys where they count together, else the first key field that is known.
 */
const MonevRecord *
monev_lookup_match (const MonevLookup *self, const MonevRecord *record)
{
  g_autofree char *key = monev_lookup_key (record);

  if (self->type->keys_together)
    return g_hash_table_lookup (self->by_key, key);
  for (guint i = 0; self->type->fields[i].name != NULL; i++)
    {
      const MonevRecord *found;
      gboolean ambiguous;

      if (!(self->type->fields[i].flags & MONEV_FIELD_KEY)
          || *monev_record_value (record, i) == '\0')
        continue;
      found = monev_lookup_find (self, monev_record_value (record, i), &ambiguous);
      if (found != NULL)
        return found;
      /* A code or NIP that is new makes a new record, even where the name is known. */
      return NULL;
    }
  return NULL;
}
