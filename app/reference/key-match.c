#include "reference/key-match.h"

#include <string.h>

#include "base/date.h"
#include "base/fold.h"
#include "reference/lookup.h"
#include "reference/reference.h"

typedef struct {
  const MonevRecordType *type;
  GPtrArray             *others; /* per key: MonevLookup of the table it refers to, or NULL */
  char                 **parts;  /* of what was typed, between the commas */
} Matcher;

static void
lookup_free (gpointer lookup)
{
  monev_lookup_free (lookup);
}

static int
field_of (const MonevRecordType *type, guint key)
{
  return monev_record_type_field (type, type->keys[key]);
}

static gboolean
load_others (Matcher *self, MonevDbConnection *connection, GError **error)
{
  self->others = g_ptr_array_new_with_free_func (lookup_free);
  for (guint i = 0; self->type->keys[i] != NULL; i++)
    {
      const char *refers = self->type->fields[field_of (self->type, i)].refers;
      const MonevRecordType *other = refers != NULL ? monev_reference_find (refers) : NULL;
      g_autoptr (GPtrArray) list
        = other != NULL ? monev_reference_list (connection, other, 0, error) : NULL;

      if (other != NULL && list == NULL)
        return FALSE;
      g_ptr_array_add (self->others, other != NULL ? monev_lookup_new (other, list) : NULL);
    }
  return TRUE;
}

/* What @word names in the table that key number @key refers to, in the year of @record. */
static gboolean
names_other (const Matcher *self, const MonevRecord *record, guint key, const char *word)
{
  const MonevLookup *lookup = self->others->pdata[key];
  const char *id = monev_record_get (record, self->type->keys[key]);
  const MonevRecord *other = lookup != NULL ? monev_lookup_by_id (lookup, id) : NULL;
  const char *year = other != NULL ? monev_record_type (other)->year_field : NULL;
  gboolean ambiguous;

  if (other == NULL)
    return FALSE;
  return (year != NULL ? monev_lookup_find_in_year (lookup, word, monev_record_get (other, year))
                       : monev_lookup_find (lookup, word, &ambiguous)) == other;
}

static gboolean
same_word (const MonevRecordType *type, const char *word, const char *value)
{
  g_autofree char *one = monev_lookup_folded (type, word);
  g_autofree char *other = monev_fold_key (value);

  return strcmp (one, other) == 0;
}

static gboolean
names_key (const Matcher *self, const MonevRecord *record, guint key, const char *word)
{
  int field = field_of (self->type, key);
  const char *value = monev_record_value (record, (guint) field);
  g_autofree char *shown = monev_record_shown (record, (guint) field);
  g_autofree char *iso = NULL;
  MonevDate date;

  if (self->type->fields[field].kind == MONEV_FIELD_DATE && monev_date_parse (word, &date, NULL))
    iso = monev_date_to_iso (date);
  return *value != '\0'
         && (same_word (self->type, word, value) || same_word (self->type, word, shown)
             || g_strcmp0 (iso, value) == 0 || names_other (self, record, key, word));
}

/* The parts from @at on, each key one or several of them: a name may hold commas of its own. */
static gboolean
fits (const Matcher *self, const MonevRecord *record, guint at)
{
  g_autoptr (GString) word = g_string_new (NULL);

  if (self->parts[at] == NULL)
    return TRUE;
  for (guint until = at; self->parts[until] != NULL; until++)
    {
      g_string_append_printf (word, "%s%s", until > at ? ", " : "", self->parts[until]);
      for (guint key = 0; self->type->keys[key] != NULL; key++)
        if (names_key (self, record, key, word->str) && fits (self, record, until + 1))
          return TRUE;
    }
  return FALSE;
}

/**
 * monev_key_match:
 * @records: (element-type MonevRecord): of @type
 * @typed: one or several of the keys of @type, in any order, with commas between them; what a record
 *   refers to by any word that names it
 *
 * Returns: (transfer full) (element-type MonevRecord): those of @records that all of it fits.
 */
GPtrArray *
monev_key_match (MonevDbConnection *connection, const MonevRecordType *type,
                 const GPtrArray *records, const char *typed, GError **error)
{
  g_auto (GStrv) parts = g_strsplit (typed, ",", -1);
  Matcher self = { type, NULL, parts };
  GPtrArray *found = NULL;

  for (guint i = 0; parts[i] != NULL; i++)
    g_strstrip (parts[i]);
  if (load_others (&self, connection, error))
    {
      found = g_ptr_array_new_with_free_func ((GDestroyNotify) monev_record_unref);
      for (guint i = 0; parts[0] != NULL && i < records->len; i++)
        if (fits (&self, records->pdata[i], 0))
          g_ptr_array_add (found, monev_record_ref (records->pdata[i]));
    }
  g_ptr_array_unref (self.others);
  return found;
}

/** monev_key_match_told: Returns: (transfer full): all keys of @record, so that monev_key_match() of
 * it finds @record: "2026, Dinas Kesehatan, 1.02.02.2.02.0001, DAU". */
char *
monev_key_match_told (const MonevRecord *record)
{
  const MonevRecordType *type = monev_record_type (record);
  GString *all = g_string_new (NULL);

  for (guint i = 0; type->keys[i] != NULL; i++)
    {
      g_autofree char *shown = monev_record_shown (record, (guint) field_of (type, i));

      if (*shown != '\0')
        g_string_append_printf (all, "%s%s", all->len > 0 ? ", " : "", shown);
    }
  return g_string_free (all, FALSE);
}

/** monev_key_match_asks: Returns: (transfer full): the headings of the keys: "Jabatan, Perangkat
 * daerah". */
char *
monev_key_match_asks (const MonevRecordType *type)
{
  GString *all = g_string_new (NULL);

  for (guint i = 0; type->keys[i] != NULL; i++)
    g_string_append_printf (all, "%s%s", i > 0 ? ", " : "",
                            type->fields[field_of (type, i)].heading);
  return g_string_free (all, FALSE);
}
