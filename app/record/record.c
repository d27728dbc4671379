#include "record/record.h"

#include <string.h>

#include "base/date.h"
#include "base/decimal.h"
#include "base/fold.h"
#include "base/number.h"

struct _MonevRecord {
  gatomicrefcount        refs;
  const MonevRecordType *type;
  char                  *id;      /* "" until it is stored */
  gint64                 version; /* 0 until it is stored */
  char                  *values[MONEV_RECORD_MAX_FIELDS]; /* never NULL */
  char                  *shown[MONEV_RECORD_MAX_FIELDS];  /* references: the name referred to */
};

/** monev_record_type_n_fields: Returns: the number of fields. */
guint
monev_record_type_n_fields (const MonevRecordType *type)
{
  guint n = 0;

  while (type->fields[n].name != NULL)
    n++;
  g_assert (n <= MONEV_RECORD_MAX_FIELDS);
  return n;
}

/** monev_record_type_field: Returns: the index of the field @name, or -1. */
int
monev_record_type_field (const MonevRecordType *type, const char *name)
{
  for (guint i = 0; type->fields[i].name != NULL; i++)
    if (strcmp (type->fields[i].name, name) == 0)
      return (int) i;
  return -1;
}

/** monev_field_choice_label: Returns: (transfer none): the label of @value, or @value itself. */
const char *
monev_field_choice_label (const MonevField *field, const char *value)
{
  for (const MonevChoice *c = field->choices; c != NULL && c->value != NULL; c++)
    if (strcmp (c->value, value) == 0)
      return c->label;
  return value;
}

static const char *
empty_value (const MonevField *field)
{
  if (field->initial != NULL)
    return field->initial;
  switch (field->kind)
    {
    case MONEV_FIELD_FLAG:
    case MONEV_FIELD_MONEY:
    case MONEV_FIELD_YEAR:
    case MONEV_FIELD_NUMBER:
      return "0";
    default:
      return "";
    }
}

/** monev_record_new: Returns: (transfer full): a record with initial values, stored nowhere. */
MonevRecord *
monev_record_new (const MonevRecordType *type)
{
  MonevRecord *self = g_new0 (MonevRecord, 1);

  g_atomic_ref_count_init (&self->refs);
  self->type = type;
  self->id = g_strdup ("");
  for (guint i = 0; type->fields[i].name != NULL; i++)
    self->values[i] = g_strdup (empty_value (&type->fields[i]));
  return self;
}

static char *
row_value (MonevDbRows *row, const MonevField *field)
{
  const char *text;

  if (field->kind == MONEV_FIELD_FLAG || field->kind == MONEV_FIELD_YEAR
      || field->kind == MONEV_FIELD_NUMBER)
    return g_strdup_printf ("%" G_GINT64_FORMAT, monev_db_rows_int (row, field->name));
  text = monev_db_rows_text (row, field->name);
  return g_strdup (text != NULL ? text : "");
}

/**
 * monev_record_from_row:
 * @row: with a column for each field; for a reference also `<field>_shown`
 *
 * Returns: (transfer full): the record as it is stored.
 */
MonevRecord *
monev_record_from_row (const MonevRecordType *type, MonevDbRows *row)
{
  MonevRecord *self = g_new0 (MonevRecord, 1);

  g_atomic_ref_count_init (&self->refs);
  self->type = type;
  self->id = g_strdup (monev_db_rows_text (row, "id"));
  self->version = monev_db_rows_int (row, "version");
  for (guint i = 0; type->fields[i].name != NULL; i++)
    {
      const MonevField *field = &type->fields[i];

      self->values[i] = row_value (row, field);
      if (field->kind == MONEV_FIELD_REFERENCE || field->kind == MONEV_FIELD_REFERENCES)
        {
          g_autofree char *column = g_strconcat (field->name, "_shown", NULL);
          self->shown[i] = g_strdup (monev_db_rows_text (row, column));
        }
    }
  return self;
}

/** monev_record_ref: Returns: (transfer full): @self. */
MonevRecord *
monev_record_ref (MonevRecord *self)
{
  g_atomic_ref_count_inc (&self->refs);
  return self;
}

/** monev_record_unref: drops one reference. */
void
monev_record_unref (MonevRecord *self)
{
  if (!g_atomic_ref_count_dec (&self->refs))
    return;
  for (guint i = 0; i < MONEV_RECORD_MAX_FIELDS; i++)
    {
      g_free (self->values[i]);
      g_free (self->shown[i]);
    }
  g_free (self->id);
  g_free (self);
}

/** monev_record_type: Returns: (transfer none): the description of its table. */
const MonevRecordType *
monev_record_type (const MonevRecord *self)
{
  return self->type;
}

/** monev_record_id: Returns: (transfer none): its id, "" until it is stored. */
const char *
monev_record_id (const MonevRecord *self)
{
  return self->id;
}

/** monev_record_version: Returns: the version that was read; 0 until it is stored. */
gint64
monev_record_version (const MonevRecord *self)
{
  return self->version;
}

/** monev_record_value: Returns: (transfer none): the stored text of field number @field. */
const char *
monev_record_value (const MonevRecord *self, guint field)
{
  return self->values[field];
}

/** monev_record_get: Returns: (transfer none): the stored text of the field called @field. */
const char *
monev_record_get (const MonevRecord *self, const char *field)
{
  int i = monev_record_type_field (self->type, field);

  if (i < 0)
    g_error ("%s has no field %s", self->type->subject, field);
  return self->values[i];
}

static char *
shown_date (const char *value)
{
  MonevDate date;

  return monev_date_from_iso (value, &date, NULL) ? monev_date_format (date, MONEV_DATE_LONG)
                                                  : g_strdup (value);
}

static char *
shown_money (const char *value)
{
  MonevDecimal amount;

  return monev_decimal_from_text (value, &amount, NULL) ? monev_number_format (amount, 2)
                                                        : g_strdup (value);
}

/**
 * monev_record_shown:
 *
 * Returns: (transfer full): field number @field as an office writes it: the label of a choice, the
 *   name referred to, 5 Maret 2026, 1.250.000,00.
 */
char *
monev_record_shown (const MonevRecord *self, guint field)
{
  const MonevField *f = &self->type->fields[field];
  const char *value = self->values[field];

  switch (f->kind)
    {
    case MONEV_FIELD_CHOICE:     return g_strdup (monev_field_choice_label (f, value));
    case MONEV_FIELD_FLAG:       return g_strdup (strcmp (value, "1") == 0 ? "ya" : "tidak");
    case MONEV_FIELD_DATE:       return *value == '\0' ? g_strdup ("") : shown_date (value);
    case MONEV_FIELD_MONEY:      return shown_money (value);
    case MONEV_FIELD_REFERENCE:
    case MONEV_FIELD_REFERENCES: return g_strdup (self->shown[field] != NULL ? self->shown[field]
                                                                            : "");
    default:                     return g_strdup (value);
    }
}

static MonevRecord *
copy (const MonevRecord *self)
{
  MonevRecord *other = g_new0 (MonevRecord, 1);

  g_atomic_ref_count_init (&other->refs);
  other->type = self->type;
  other->id = g_strdup (self->id);
  other->version = self->version;
  for (guint i = 0; self->type->fields[i].name != NULL; i++)
    {
      other->values[i] = g_strdup (self->values[i]);
      other->shown[i] = g_strdup (self->shown[i]);
    }
  return other;
}

/**
 * monev_record_with_shown:
 * @self: (transfer full): consumed, as all `with` functions do
 * @shown: (nullable): for references, the name referred to
 *
 * Returns: (transfer full): the record with another value in field number @field.
 */
MonevRecord *
monev_record_with_shown (MonevRecord *self, guint field, const char *value, const char *shown)
{
  MonevRecord *other = copy (self);

  g_free (other->values[field]);
  g_free (other->shown[field]);
  other->values[field] = g_strdup (value);
  other->shown[field] = g_strdup (shown);
  monev_record_unref (self);
  return other;
}

/** monev_record_with: the same by the name of the field. */
MonevRecord *
monev_record_with (MonevRecord *self, const char *field, const char *value)
{
  int i = monev_record_type_field (self->type, field);

  if (i < 0)
    g_error ("%s has no field %s", self->type->subject, field);
  return monev_record_with_shown (self, (guint) i, value, NULL);
}

/** monev_record_with_identity: Returns: (transfer full): the same values under @id and @version. */
MonevRecord *
monev_record_with_identity (MonevRecord *self, const char *id, gint64 version)
{
  MonevRecord *other = copy (self);

  g_free (other->id);
  other->id = g_strdup (id);
  other->version = version;
  monev_record_unref (self);
  return other;
}

/** monev_record_equal: Returns: whether all values are the same, whatever id and version. */
gboolean
monev_record_equal (const MonevRecord *a, const MonevRecord *b)
{
  for (guint i = 0; a->type->fields[i].name != NULL; i++)
    if (strcmp (a->values[i], b->values[i]) != 0)
      return FALSE;
  return a->type == b->type;
}

/** monev_record_label: Returns: (transfer full): what the record is called in a sentence. */
char *
monev_record_label (const MonevRecord *self)
{
  if (self->type->label != NULL)
    return self->type->label (self);
  for (guint i = 0; self->type->fields[i].name != NULL; i++)
    if (self->type->fields[i].flags & MONEV_FIELD_SEARCHED)
      return monev_record_shown (self, i);
  return g_strdup (self->type->noun);
}

/** monev_record_search_key: Returns: (transfer full): the folded text that search and sort use. */
char *
monev_record_search_key (const MonevRecord *self)
{
  g_autoptr (GString) all = g_string_new (NULL);

  for (guint i = 0; self->type->fields[i].name != NULL; i++)
    if (self->type->fields[i].flags & MONEV_FIELD_SEARCHED)
      {
        g_autofree char *shown = monev_record_shown (self, i);
        g_string_append_printf (all, "%s ", shown);
      }
  return monev_fold_key (all->str);
}

static json_t *
field_to_json (const MonevRecord *self, guint i)
{
  switch (self->type->fields[i].kind)
    {
    case MONEV_FIELD_FLAG: return json_boolean (strcmp (self->values[i], "1") == 0);
    case MONEV_FIELD_YEAR:
    case MONEV_FIELD_NUMBER: return json_integer (g_ascii_strtoll (self->values[i], NULL, 10));
    default:               return json_string (self->values[i]);
    }
}

/**
 * monev_record_to_json:
 *
 * Returns: (transfer full): an object with id, version and every field; references as ids, with
 *   `<field>_shown` beside them (docs/contracts.md, "record").
 */
json_t *
monev_record_to_json (const MonevRecord *self)
{
  json_t *object = json_object ();

  json_object_set_new (object, "id", json_string (self->id));
  json_object_set_new (object, "version", json_integer (self->version));
  for (guint i = 0; self->type->fields[i].name != NULL; i++)
    {
      const MonevField *field = &self->type->fields[i];

      json_object_set_new (object, field->name, field_to_json (self, i));
      if (self->shown[i] != NULL)
        {
          g_autofree char *key = g_strconcat (field->name, "_shown", NULL);
          json_object_set_new (object, key, json_string (self->shown[i]));
        }
    }
  return object;
}
