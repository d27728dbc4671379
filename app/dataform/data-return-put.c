/* What was read, put where it belongs; what stands there twice is held against each other. */
#include "data-return-private.h"

#include <string.h>

#include "exchange/number-text.h"

#define SEEN 1

/* ---- beginning and end ---- */

static void
add_wording (GHashTable *index, const char *text, guint line)
{
  char *folded = monev_return_fold (text);

  if (*folded == '\0')
    g_free (folded);
  else if (g_hash_table_contains (index, folded))
    g_hash_table_insert (index, folded, NULL);
  else
    g_hash_table_insert (index, folded, GUINT_TO_POINTER (line + 1));
}

static char **
fold_heads (MonevDataLayout *layout, guint sheet)
{
  guint n = monev_data_layout_n_fields (layout, sheet);
  char **heads = g_new0 (char *, 2 * n + 1);

  for (guint i = 0; i < n; i++)
    {
      const MonevDataField *field = monev_data_layout_field (layout, sheet, i);

      heads[2 * i] = monev_return_fold (field->label);
      heads[2 * i + 1] = monev_return_fold (field->over);
    }
  return heads;
}

/** monev_return_prepare: nothing is read yet; wordings are looked up from now on. */
void
monev_return_prepare (ReturnReader *self)
{
  guint n = monev_data_form_n_sheets (monev_data_layout_form (self->layout));

  self->values = monev_data_values_new (self->layout);
  self->marks = g_array_new (FALSE, FALSE, sizeof (guint));
  self->answered = g_array_new (FALSE, TRUE, sizeof (gboolean));
  g_array_set_size (self->answered, self->expected->n_questions);
  self->seen = g_new0 (GByteArray *, n);
  self->labels = g_new0 (GHashTable *, n);
  self->codes = g_new0 (GHashTable *, n);
  self->rows = g_new0 (gint64 *, n);
  self->added = g_new0 (GHashTable *, n);
  self->heads = g_new0 (char **, n);
  for (guint i = 0; i < n; i++)
    {
      guint lines = monev_data_layout_n_lines (self->layout, i);

      self->seen[i] = g_byte_array_new ();
      self->labels[i] = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
      self->codes[i] = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
      self->rows[i] = g_new0 (gint64, lines + 1);
      self->added[i] = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
      self->heads[i] = fold_heads (self->layout, i);
      for (guint line = 0; line < lines; line++)
        {
          add_wording (self->labels[i], monev_data_layout_line (self->layout, i, line)->label,
                       line);
          add_wording (self->codes[i], monev_data_layout_line (self->layout, i, line)->code, line);
        }
    }
}

/** monev_return_finish: frees all but the values. */
void
monev_return_finish (ReturnReader *self)
{
  guint n = monev_data_form_n_sheets (monev_data_layout_form (self->layout));

  for (guint i = 0; i < n; i++)
    {
      g_byte_array_unref (self->seen[i]);
      g_hash_table_unref (self->labels[i]);
      g_hash_table_unref (self->codes[i]);
      g_hash_table_unref (self->added[i]);
      g_strfreev (self->heads[i]);
      g_free (self->rows[i]);
    }
  g_free (self->seen);
  g_free (self->labels);
  g_free (self->codes);
  g_free (self->rows);
  g_free (self->added);
  g_free (self->heads);
  g_array_unref (self->marks);
  g_array_unref (self->answered);
  g_clear_pointer (&self->merged, g_hash_table_unref);
}

/** monev_return_tell: of the sheet being read. @row and @column 0: of the whole sheet. */
void
monev_return_tell (ReturnReader *self, const char *code, MonevSeverity severity, gint64 row,
                   guint column, const char *message, const char *fix, const char *found)
{
  g_autofree char *cell = row > 0 && column > 0 ? monev_cell_reference (row, column) : NULL;
  g_autofree char *letters = column > 0 ? monev_column_letters (column) : NULL;

  if (self->issues == NULL || self->n_told > RETURN_MOST_TOLD)
    return;
  if (self->n_told++ == RETURN_MOST_TOLD)
    {
      code = "more";
      message = "Masih ada hal lain di lembar ini yang tidak disebut satu per satu.";
      fix = "Bandingkan lembar ini dengan berkas aslinya.";
      found = NULL;
    }
  monev_issue (self->issues, .code = code, .severity = severity, .file = self->file->file,
               .sheet = self->table == NULL ? NULL : monev_table_sheet (self->table), .row = row,
               .column = letters, .cell = cell, .message = message, .fix = fix, .found = found);
}

/* ---- putting ---- */

/* Excel keeps 76.4 as 76.40000000000001; a person wrote 76.4. */
static char *
found_in (const MonevCell *cell)
{
  char *plain = cell->kind == MONEV_CELL_NUMBER ? monev_number_to_plain (cell->text) : NULL;

  return plain != NULL ? plain : g_strdup (cell->text);
}

static guint8 *
seen_at (ReturnReader *self, guint sheet, guint line, guint field)
{
  gsize n = monev_data_layout_n_fields (self->layout, sheet);
  gsize at = (gsize)line * n + field;
  GByteArray *seen = self->seen[sheet];

  if (at >= seen->len)
    {
      gsize before = seen->len;

      g_byte_array_set_size (seen, (guint)((line + 64) * n));
      memset (seen->data + before, 0, seen->len - before);
    }
  return &seen->data[at];
}

static void
note (ReturnReader *self, guint sheet, guint line, guint field, const char *found,
      const char *rule, const char *other, const char *words, MonevDataHow how)
{
  MonevDataNote told = { .found = (char *)found, .rule = (char *)rule, .other = (char *)other,
                         .words = (char *)words };

  if (how == MONEV_DATA_DOUBTFUL)
    told.code = (char *)"reading";
  monev_data_values_set_note (self->values, sheet, line, field, &told);
}

static void
note_reading (ReturnReader *self, guint sheet, guint line, guint field, const MonevCell *cell,
              const MonevDataReading *reading)
{
  g_autofree char *found = NULL;

  if (reading->how == MONEV_DATA_TAKEN
      || (reading->how == MONEV_DATA_MISSING && reading->rule == NULL))
    return;
  found = found_in (cell);
  note (self, sheet, line, field, found, reading->rule, reading->other, reading->words,
        reading->how);
}

static const char *
last_of (const ReturnReader *self, guint sheet, guint line, guint field)
{
  return monev_book_value (self->expected->last, sheet, line, field);
}

static const char *
unit_of (const ReturnReader *self, guint sheet, guint line)
{
  return line < monev_data_layout_n_lines (self->layout, sheet)
             ? monev_data_layout_line (self->layout, sheet, line)->unit
             : "";
}

static void
doubt_twice (ReturnReader *self, guint sheet, guint line, guint field, const MonevCell *cell,
             const char *text, const char *other)
{
  const MonevDataNote *told = monev_data_values_note (self->values, sheet, line, field);
  g_autofree char *kept = g_strdup (text);
  g_autofree char *here = found_in (cell);
  g_autofree char *found
      = g_strdup_printf ("%s; %s", told != NULL && told->found != NULL ? told->found : kept, here);

  monev_data_values_set (self->values, sheet, line, field, kept, MONEV_DATA_DOUBTFUL);
  note (self, sheet, line, field, found, "dua-kali", other,
        "Tertulis di dua tempat dengan isi yang berbeda.", MONEV_DATA_DOUBTFUL);
}

/* The same cell met again: equal readings stay, an empty one says nothing, others are a doubt. That
 * there is nothing yet is said by a word, not by an empty cell. */
static void
meet_again (ReturnReader *self, guint sheet, guint line, guint field, const MonevCell *cell,
            const MonevDataReading *reading)
{
  MonevDataValue before = monev_data_values_get (self->values, sheet, line, field);
  gboolean said = monev_data_values_note (self->values, sheet, line, field) != NULL;
  gboolean missing = reading->how == MONEV_DATA_MISSING;

  if (missing && (reading->rule == NULL || before.how == MONEV_DATA_MISSING))
    return;
  if (missing)
    doubt_twice (self, sheet, line, field, cell, before.text, NULL);
  else if (before.how == MONEV_DATA_MISSING && said)
    doubt_twice (self, sheet, line, field, cell, reading->text, NULL);
  else if (before.how != MONEV_DATA_MISSING && strcmp (before.text, reading->text) != 0)
    doubt_twice (self, sheet, line, field, cell, before.text, reading->text);
  else if (before.how == MONEV_DATA_MISSING)
    {
      monev_data_values_set (self->values, sheet, line, field, reading->text, reading->how);
      note_reading (self, sheet, line, field, cell, reading);
    }
}

static void
put_reading (ReturnReader *self, guint sheet, guint line, guint field, const MonevCell *cell,
             const MonevDataReading *reading)
{
  guint8 *seen = seen_at (self, sheet, line, field);

  if (*seen == SEEN)
    {
      meet_again (self, sheet, line, field, cell, reading);
      return;
    }
  *seen = SEEN;
  monev_data_values_set (self->values, sheet, line, field, reading->text, reading->how);
  note_reading (self, sheet, line, field, cell, reading);
}

static void
tell_doubt (ReturnReader *self, const MonevDataReading *reading, const MonevCell *cell, gint64 row,
            guint column)
{
  g_autofree char *found = reading->how == MONEV_DATA_DOUBTFUL ? found_in (cell) : NULL;

  if (reading->how == MONEV_DATA_MISSING && cell->kind != MONEV_CELL_TEXT && reading->words != NULL)
    monev_return_tell (self, "cell-without-value", MONEV_SEVERITY_WARNING, row, column,
                       reading->words,
                       "Minta berkasnya dibuka dan disimpan lagi di Excel, atau tanyakan nilainya.",
                       cell->text);
  if (found != NULL)
    monev_return_tell (self, "cell-doubtful", MONEV_SEVERITY_WARNING, row, column, reading->words,
                       "Tanyakan kepada perangkat daerah, atau pilih pembacaan yang benar.", found);
}

/**
 * monev_return_put:
 * @cell: of the file
 * @doubt: (nullable): why nothing in this place is certain
 *
 * Reads a cell into its place.
 */
void
monev_return_put (ReturnReader *self, guint sheet, guint line, guint field, const MonevCell *cell,
                  gint64 row, guint column, const char *doubt)
{
  MonevDataSpec spec = monev_data_layout_spec (self->layout, sheet, line, field);
  g_auto (MonevDataReading) reading = { NULL };

  if (doubt == NULL && monev_data_reading_is_plain (cell, &spec)
      && *seen_at (self, sheet, line, field) != SEEN)
    {
      *seen_at (self, sheet, line, field) = SEEN;
      monev_data_values_set (self->values, sheet, line, field, cell->text, MONEV_DATA_TAKEN);
      return;
    }
  monev_data_reading_of_cell (cell, &spec, unit_of (self, sheet, line),
                              last_of (self, sheet, line, field), &reading);
  if (doubt != NULL
      && (reading.how == MONEV_DATA_TAKEN || reading.how == MONEV_DATA_REPAIRED))
    {
      reading.how = MONEV_DATA_DOUBTFUL;
      reading.rule = "tempat";
      reading.words = g_strdup (doubt);
    }
  tell_doubt (self, &reading, cell, row, column);
  put_reading (self, sheet, line, field, cell, &reading);
}
