/* Which rows of a file become records: joined, refused as doubles, or sorted in. */
#include <string.h>

#include "base/decimal.h"
#include "base/fold.h"
#include "people/people.h"
#include "reference/import-private.h"

static MonevRecord *
add_money (MonevRecord *sum, const MonevRecord *more, guint i)
{
  MonevDecimal a, b, total;
  g_autofree char *text = NULL;

  if (*monev_record_value (sum, i) == '\0') /* not known so far */
    return monev_record_with_shown (sum, i, monev_record_value (more, i), NULL);
  if (!monev_decimal_from_text (monev_record_value (sum, i), &a, NULL)
      || !monev_decimal_from_text (monev_record_value (more, i), &b, NULL)
      || !monev_decimal_add (a, b, &total, NULL))
    return sum;
  text = monev_decimal_to_text (total);
  return monev_record_with_shown (sum, i, text, NULL);
}

/* Whether the row itself says it; an empty cell may have been filled from what is stored. */
static gboolean
says (const MonevImportReader *reader, guint field)
{
  const MonevImportPlan *plan = reader->plan;
  guint column = plan->mapping.columns[field];
  gint64 row = monev_table_row_number (plan->table, reader->index);

  return column > 0 && monev_table_cell (plan->table, row, column).kind != MONEV_CELL_EMPTY;
}

/* A bit for each amount that the row says. */
static guint
amounts_said (const MonevImportReader *reader)
{
  const MonevField *fields = reader->plan->type->fields;
  guint said = 0;

  for (guint i = 0; fields[i].name != NULL; i++)
    if (fields[i].kind == MONEV_FIELD_MONEY && says (reader, i))
      said |= 1u << i;
  return said;
}

/* A DPA table holds a row for each rekening; the pagu of the sub kegiatan is their sum. What is
 * stored is no part of it: it stands only as long as no row says an amount. */
static void
join (MonevImportReader *reader, MonevImportEntry *entry, MonevRecord *record)
{
  guint said = amounts_said (reader);

  for (guint i = 0; i < MONEV_RECORD_MAX_FIELDS; i++)
    if ((said & entry->said & 1u << i) != 0)
      entry->record = add_money (entry->record, record, i);
    else if ((said & 1u << i) != 0)
      entry->record = monev_record_with_shown (entry->record, i, monev_record_value (record, i),
                                               NULL);
  entry->said |= said;
  monev_record_unref (record);
}

/* Counts the row out and drops its record. */
void
monev_import_reject (MonevImportReader *reader, MonevRecord *record)
{
  reader->plan->count.rejected++;
  monev_record_unref (record);
}

static gboolean
same_word (const MonevRecord *a, const MonevRecord *b, const char *field)
{
  g_autofree char *one = monev_fold_key (monev_record_get (a, field));
  g_autofree char *other = monev_fold_key (monev_record_get (b, field));

  return strcmp (one, other) == 0;
}

/* The value that two rows share and that only one may bear, where they are not the same otherwise. */
static int
find_shared (const MonevRecord *a, const MonevRecord *b)
{
  const MonevField *fields = monev_record_type (a)->fields;
  int shared = -1;
  gboolean differ = FALSE;

  for (guint i = 0; fields[i].name != NULL; i++)
    if (!same_word (a, b, fields[i].name))
      differ = TRUE;
    else if (shared < 0 && (fields[i].flags & MONEV_FIELD_UNIQUE) != 0
             && *monev_record_value (a, i) != '\0')
      shared = (int) i;
  return differ ? shared : -1;
}

static void
report_double (MonevImportReader *reader, const MonevRecord *record, gsize number)
{
  const MonevImportEntry *first = &g_array_index (reader->entries, MonevImportEntry, number - 1);
  int shared = find_shared (record, first->record);
  const char *what = shared < 0 ? "Baris" : reader->plan->type->fields[shared].heading;
  g_autofree char *message
    = g_strdup_printf ("%s ini sama dengan baris %" G_GINT64_FORMAT ".", what, first->row);
  g_autofree char *fix
    = shared < 0 ? g_strdup ("Hapus salah satunya.")
                 : g_strdup_printf ("%s hanya boleh dipakai satu %s: perbaiki salah satunya, atau "
                                    "hapus barisnya.", what, reader->plan->type->noun);

  monev_import_report (reader, MONEV_SEVERITY_ERROR, "double-row", shared, message, fix,
                       shared < 0 ? NULL : monev_record_value (record, (guint) shared));
}

/* The number of the entry that bears one of the values that only one may bear, or 0. */
static gsize
find_rival (MonevImportReader *reader, const MonevRecord *record)
{
  for (guint i = 0; reader->plan->type->fields[i].name != NULL; i++)
    {
      gsize number = 0;

      if (monev_import_rival (reader, record, i, &number) && number > 0)
        return number;
    }
  return 0;
}

/* What belongs to another stored record, which this row does not stand for. */
static gboolean
report_taken (MonevImportReader *reader, const MonevRecord *record)
{
  gboolean taken = FALSE;

  for (guint i = 0; reader->plan->type->fields[i].name != NULL; i++)
    {
      gsize number = 0;
      g_autofree char *message = NULL;

      if (!monev_import_rival (reader, record, i, &number))
        continue;
      message = g_strdup_printf ("%s ini sudah dipakai %s lain.",
                                 reader->plan->type->fields[i].heading, reader->plan->type->noun);
      monev_import_report (reader, MONEV_SEVERITY_ERROR, "taken", (int) i, message,
                           "Periksa tulisannya, atau ubah dulu data yang lama.",
                           monev_record_value (record, i));
      taken = TRUE;
    }
  return taken;
}

/* A person known by the number whose name becomes another: a new spelling, or one person written
 * over by the next. Only who imports can tell, and has to say so. Returns: whether the row stands. */
static gboolean
may_rename (MonevImportReader *reader, const MonevRecord *stored, const MonevRecord *record)
{
  const MonevRecordType *type = reader->plan->type;
  gboolean allowed = (reader->context.allow & MONEV_IMPORT_RENAME) != 0;
  gboolean by_nip;
  g_autofree char *message = NULL;
  g_autofree char *fix = NULL;

  if (stored == NULL || type != &monev_official_type || same_word (stored, record, "name"))
    return TRUE;
  by_nip = says (reader, (guint) monev_record_type_field (type, "nip")) && same_word (stored, record, "nip");
  message = g_strdup_printf (allowed ? "%s ini milik %s; namanya akan diganti menjadi %s."
                                     : "%s ini milik %s, bukan %s.",
                             by_nip ? "NIP" : "Nama pengguna", monev_record_get (stored, "name"),
                             monev_record_get (record, "name"));
  fix = g_strdup_printf ("Bila orangnya lain, perbaiki %s baris ini sebelum mengimpor.%s",
                         by_nip ? "NIP" : "nama pengguna",
                         allowed ? "" : " Bila namanya memang berganti, izinkan penggantian nama.");
  monev_import_report (reader, allowed ? MONEV_SEVERITY_WARNING : MONEV_SEVERITY_ERROR,
                       "official-renamed", monev_record_type_field (type, "name"), message, fix,
                       NULL);
  return allowed;
}

static void
add_entry (MonevImportReader *reader, const MonevRecord *stored, MonevRecord *record, char *key)
{
  MonevImportEntry entry = { reader->index, monev_table_row_number (reader->plan->table, reader->index),
                  record, stored, amounts_said (reader) };
  gsize number;

  g_array_append_val (reader->entries, entry);
  number = reader->entries->len;
  g_hash_table_insert (reader->seen, key, GSIZE_TO_POINTER (number));
  monev_import_bear (reader, number);
}

/* What tells the row from the others; where a successor may bear the same key, with its first day. */
static char *
key_of (const MonevRecord *record)
{
  const MonevRecordType *type = monev_record_type (record);
  g_autofree char *key = monev_lookup_key (record);

  return type->since_field == NULL
           ? g_steal_pointer (&key)
           : g_strconcat (key, monev_record_get (record, type->since_field), NULL);
}

static gboolean
has_whole_key (const MonevRecordType *type, guint bad)
{
  for (guint i = 0; type->keys[i] != NULL; i++)
    if ((bad & 1u << monev_record_type_field (type, type->keys[i])) != 0)
      return FALSE;
  return TRUE;
}

/* Counts out a row that has faults of its own; where it is a double too, that is told with them.
 * @bad: a bit for each field whose cell could not be taken. */
void
monev_import_refuse (MonevImportReader *reader, MonevRecord *record, guint bad)
{
  const MonevRecordType *type = reader->plan->type;
  g_autofree char *key = key_of (record);
  gsize number = 0;

  if (type->keys_together && has_whole_key (type, bad) && !reader->plan->mapping.joins)
    number = GPOINTER_TO_SIZE (g_hash_table_lookup (reader->seen, key));
  if (number == 0)
    number = find_rival (reader, record);
  if (number > 0)
    report_double (reader, record, number);
  else
    report_taken (reader, record);
  monev_import_reject (reader, record);
}

/* Takes a row that holds by itself: a record of its own, or part of one before it. */
void
monev_import_enter (MonevImportReader *reader, const MonevRecord *stored, MonevRecord *record)
{
  g_autofree char *key = key_of (record);
  gsize number = GPOINTER_TO_SIZE (g_hash_table_lookup (reader->seen, key));

  if (number > 0 && reader->plan->mapping.joins)
    {
      join (reader, &g_array_index (reader->entries, MonevImportEntry, number - 1), record);
      return;
    }
  if (number == 0)
    number = find_rival (reader, record);
  if (number > 0)
    report_double (reader, record, number);
  if (number > 0 || report_taken (reader, record) || !may_rename (reader, stored, record))
    monev_import_reject (reader, record);
  else
    add_entry (reader, stored, record, g_steal_pointer (&key));
}

/* The amounts of rows that were added up, where none of them said any. */
static void
tell_kept_amounts (MonevImportReader *reader, const MonevImportEntry *entry)
{
  const MonevField *fields = reader->plan->type->fields;

  reader->index = entry->index;
  for (guint i = 0; fields[i].name != NULL; i++)
    if (fields[i].kind == MONEV_FIELD_MONEY && reader->plan->mapping.columns[i] > 0
        && (entry->said & 1u << i) == 0
        && (reader->context.allow & MONEV_IMPORT_CLEAR) == 0
        && *monev_record_value (entry->stored, i) != '\0')
      monev_import_tell_kept (reader, entry->stored, i);
}

static void
sort_in (MonevImportReader *reader, MonevImportEntry *entry)
{
  MonevImportPlan *plan = reader->plan;

  if (entry->stored != NULL && plan->mapping.joins)
    tell_kept_amounts (reader, entry);
  if (entry->stored != NULL && monev_record_equal (entry->stored, entry->record))
    {
      plan->count.same++;
      monev_record_unref (entry->record);
      return;
    }
  if (entry->stored != NULL)
    plan->count.changed++;
  else
    plan->count.added++;
  g_ptr_array_add (plan->records, entry->record);
  g_ptr_array_add (plan->before, entry->stored != NULL
                                   ? monev_record_ref ((MonevRecord *) entry->stored) : NULL);
  g_array_append_val (plan->rows, entry->row);
}

static gboolean
is_kept (const MonevImportReader *reader, GHashTable *entered, const char *id)
{
  return *id == '\0' || g_hash_table_contains (entered, id)
         || monev_lookup_by_id (reader->own, id) != NULL;
}

/* The first field that names a row of this file which was rejected, or -1. */
static int
find_orphan (const MonevImportReader *reader, GHashTable *entered, const MonevRecord *record)
{
  const MonevRecordType *type = reader->plan->type;

  for (guint i = 0; type->fields[i].name != NULL; i++)
    if (g_strcmp0 (type->fields[i].refers, type->subject) == 0
        && !is_kept (reader, entered, monev_record_value (record, i)))
      return (int) i;
  return -1;
}

static gboolean
drop_orphans (MonevImportReader *reader)
{
  g_autoptr (GHashTable) entered = g_hash_table_new (g_str_hash, g_str_equal);
  gboolean dropped = FALSE;

  for (guint i = 0; i < reader->entries->len; i++)
    g_hash_table_add (entered, (gpointer) monev_record_id (
                        g_array_index (reader->entries, MonevImportEntry, i).record));
  for (guint i = reader->entries->len; i > 0; i--)
    {
      MonevImportEntry *entry = &g_array_index (reader->entries, MonevImportEntry, i - 1);
      int field = find_orphan (reader, entered, entry->record);

      if (field < 0)
        continue;
      reader->index = entry->index;
      monev_import_report (reader, MONEV_SEVERITY_ERROR, "reference-rejected", field,
                           "Baris yang dirujuk di sini ditolak.",
                           "Perbaiki baris itu, lalu impor lagi.", NULL);
      g_hash_table_remove (entered, monev_record_id (entry->record));
      monev_import_reject (reader, entry->record);
      g_array_remove_index (reader->entries, i - 1);
      dropped = TRUE;
    }
  return dropped;
}

/* Rows that name rejected rows cannot stand, nor can those that name them. */
gboolean
monev_import_sort_in (MonevImportReader *reader, GError **error)
{
  guint refused = 0;

  monev_import_drop_circles (reader);
  do
    {
      while (drop_orphans (reader))
        continue;
      if (!monev_import_check_among (reader, &refused, error))
        return FALSE;
    }
  while (refused > 0);
  for (guint i = 0; i < reader->entries->len; i++)
    sort_in (reader, &g_array_index (reader->entries, MonevImportEntry, i));
  return TRUE;
}
