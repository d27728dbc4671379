#include "reference/lookup.h"

#include <string.h>

#include "base/fold.h"
#include "people/agency-code.h"
#include "people/people.h"
#include "programme/programme.h"
#include "reference/key-match.h"

struct _MonevLookup {
  const MonevRecordType *type;
  GPtrArray             *records;
  GHashTable            *by_word; /* folded key field → record, or NULL when two share it */
  GHashTable            *by_key;  /* all keys together → record */
  GHashTable            *by_id;
};

/** monev_lookup_folded: Returns: (transfer full): @typed as the keys of @type are compared. Codes have
 * one full form; a short one in a file means the same. */
char *
monev_lookup_folded (const MonevRecordType *type, const char *typed)
{
  g_autofree char *code = NULL;
  const char *level;

  if (type == &monev_agency_type && monev_agency_code_normalize (typed, &code, NULL))
    return monev_fold_key (code);
  if (type == &monev_programme_type && monev_programme_code_normalize (typed, &code, &level, NULL))
    return monev_fold_key (code);
  return monev_fold_key (typed);
}

static void
append_key (GString *key, const MonevRecord *record, const char *field)
{
  g_autofree char *word = monev_fold_key (monev_record_get (record, field));

  g_string_append_printf (key, "%s=%s\n", field, word);
}

/**
 * monev_lookup_key:
 *
 * Returns: (transfer full): what tells @record from the others of a file, folded: all its keys
 *   where they count together, else the surest one it has.
 */
char *
monev_lookup_key (const MonevRecord *record)
{
  const MonevRecordType *type = monev_record_type (record);
  GString *key = g_string_new (NULL);

  for (guint i = 0; type->keys[i] != NULL; i++)
    {
      if (*monev_record_get (record, type->keys[i]) == '\0')
        continue;
      append_key (key, record, type->keys[i]);
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

static void
add_words (MonevLookup *self, MonevRecord *record)
{
  for (guint i = 0; self->type->keys[i] != NULL; i++)
    {
      int field = monev_record_type_field (self->type, self->type->keys[i]);

      if (self->type->fields[field].kind == MONEV_FIELD_TEXT)
        add_word (self, monev_record_value (record, (guint) field), record);
    }
  if (self->type->keys_together)
    {
      /* "Kepala Bagian, Sekretariat Daerah": the first key alone may belong to several. */
      g_autofree char *all = monev_key_match_told (record);
      add_word (self, all, record);
    }
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
  self->by_id = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint n = 0; n < records->len; n++)
    {
      MonevRecord *record = records->pdata[n];

      g_hash_table_insert (self->by_key, monev_lookup_key (record), record);
      g_hash_table_insert (self->by_id, (gpointer) monev_record_id (record), record);
      add_words (self, record);
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
  g_hash_table_unref (self->by_id);
  g_ptr_array_unref (self->records);
  g_free (self);
}

/** monev_lookup_by_id: Returns: (transfer none) (nullable): the record with this id. */
const MonevRecord *
monev_lookup_by_id (const MonevLookup *self, const char *id)
{
  return g_hash_table_lookup (self->by_id, id);
}

/** monev_lookup_records: Returns: (transfer none): the records it was made over. */
GPtrArray *
monev_lookup_records (const MonevLookup *self)
{
  return self->records;
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
  g_autofree char *word = monev_lookup_folded (self->type, typed);
  gpointer found = NULL;
  gboolean there = g_hash_table_lookup_extended (self->by_word, word, NULL, &found);

  *ambiguous = there && found == NULL;
  return found;
}

/**
 * monev_lookup_find_in_year:
 * @year: as it is stored
 *
 * Returns: (transfer none) (nullable): the record of a table that is kept by year.
 */
const MonevRecord *
monev_lookup_find_in_year (const MonevLookup *self, const char *typed, const char *year)
{
  g_autofree char *all = NULL;
  gboolean ambiguous;
  const MonevRecord *found;
  g_autofree char *word = monev_lookup_folded (self->type, typed);

  g_return_val_if_fail (self->type->year_field != NULL, NULL);
  all = g_strconcat (year, ", ", word, NULL);
  found = monev_lookup_find (self, all, &ambiguous);
  return found;
}

static gboolean
means (const MonevLookup *self, const char *word, const MonevRecord *record)
{
  gboolean ambiguous;

  return *word != '\0' && monev_lookup_find (self, word, &ambiguous) == record;
}

/**
 * monev_lookup_word:
 *
 * Returns: (transfer full) (nullable): a word by which monev_lookup_find() finds the record with
 *   this id again: its name where no other bears it, else a surer key; %NULL when there is none.
 */
char *
monev_lookup_word (const MonevLookup *self, const char *id)
{
  const MonevRecord *record = g_hash_table_lookup (self->by_id, id);
  g_autofree char *label = record != NULL ? monev_record_label (record) : NULL;
  g_autofree char *all = NULL;

  if (record == NULL)
    return NULL;
  if (means (self, label, record))
    return g_steal_pointer (&label);
  for (guint i = 0; self->type->keys[i] != NULL; i++)
    if (means (self, monev_record_get (record, self->type->keys[i]), record))
      return g_strdup (monev_record_get (record, self->type->keys[i]));
  all = monev_key_match_told (record);
  return means (self, all, record) ? g_steal_pointer (&all) : NULL;
}

/* Two people may share a name: a surer key that differs tells them apart. */
static gboolean
agrees (const MonevRecord *stored, const MonevRecord *record, guint n_keys)
{
  const MonevRecordType *type = monev_record_type (record);

  for (guint i = 0; i < n_keys; i++)
    {
      const char *there = monev_record_get (stored, type->keys[i]);
      const char *here = monev_record_get (record, type->keys[i]);

      if (*there != '\0' && *here != '\0' && strcmp (there, here) != 0)
        return FALSE;
    }
  return TRUE;
}

/* Whether every record has this key, so that a row without it names none. A field with an initial
 * value says nothing by holding it, and the year is that of the whole list. */
static gboolean
is_told_by (const MonevRecordType *type, const char *key)
{
  const MonevField *field = &type->fields[monev_record_type_field (type, key)];

  return (field->flags & MONEV_FIELD_REQUIRED) != 0 && field->initial == NULL
         && g_strcmp0 (key, type->year_field) != 0;
}

/* A place alone tells no proposal: many lie there. */
static gboolean
is_nameless (const MonevRecord *record)
{
  const MonevRecordType *type = monev_record_type (record);

  for (guint i = 0; type->keys_together && type->keys[i] != NULL; i++)
    if (is_told_by (type, type->keys[i]) && *monev_record_get (record, type->keys[i]) == '\0')
      return TRUE;
  return FALSE;
}

/**
 * monev_lookup_lacks:
 * @columns: per field of @type: the column of a file, 0 for none
 *
 * Returns: (transfer none) (nullable): the field without whose column no row of the file can be told
 *   from the others: one that all keys together need, or the first of the keys where none is there.
 */
const MonevField *
monev_lookup_lacks (const MonevRecordType *type, const guint *columns)
{
  const MonevField *lacking = NULL;
  gboolean any = FALSE;

  for (guint i = 0; type->keys[i] != NULL; i++)
    {
      int field = monev_record_type_field (type, type->keys[i]);

      any = any || columns[field] > 0;
      if (lacking == NULL && columns[field] == 0 && is_told_by (type, type->keys[i]))
        lacking = &type->fields[field];
    }
  return any && !type->keys_together ? NULL : lacking;
}

/**
 * monev_lookup_match:
 *
 * Returns: (transfer none) (nullable): the stored record that @record, read from a file, stands
 *   for: the same keys where they count together, else the surest key by which it is known. Keys
 *   that count together mean nobody while one is empty that every record has.
 */
const MonevRecord *
monev_lookup_match (const MonevLookup *self, const MonevRecord *record)
{
  g_autofree char *key = monev_lookup_key (record);
  guint n = g_strv_length ((char **) self->type->keys);
  const MonevRecord *same = self->type->keys_together ? g_hash_table_lookup (self->by_key, key)
                                                      : NULL;

  if (same != NULL)
    return same;
  if (is_nameless (record))
    return NULL;
  for (guint i = 0; i < n; i++)
    {
      const char *value = monev_record_get (record, self->type->keys[i]);
      gboolean ambiguous;
      const MonevRecord *found = *value != '\0' ? monev_lookup_find (self, value, &ambiguous)
                                                : NULL;

      if (found != NULL && agrees (found, record, self->type->keys_together ? n : i))
        return found;
    }
  return NULL;
}
