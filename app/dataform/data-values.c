#include "data-values.h"

#include <string.h>

#include "base/json.h"
#include "db-error.h"

#define FORMAT 1

typedef struct {
  guint        n_lines, n_fields;
  GPtrArray   *added;   /* keys of lines behind those of the layout, in the chunk */
  GArray      *texts;   /* const char *, line by line */
  GByteArray  *hows;
  GByteArray  *states;
  GArray      *rows;    /* gint64, of each line */
  guint       *columns; /* of each field */
  char        *origin;
  GHashTable  *notes;   /* index of the cell → MonevDataNote */
} Sheet;

struct _MonevDataValues {
  MonevDataLayout *layout;
  GStringChunk    *chunk;
  Sheet           *sheets;
  guint            n_sheets;
};

static void
note_free (gpointer data)
{
  MonevDataNote *note = data;

  g_free (note->found);
  g_free (note->rule);
  g_free (note->other);
  g_free (note->code);
  g_free (note->words);
  g_free (note->reason);
  g_free (note);
}

static gsize
at (const Sheet *sheet, guint line, guint field)
{
  return (gsize)line * sheet->n_fields + field;
}

static const char **
text_at (const Sheet *sheet, gsize cell)
{
  return &g_array_index (sheet->texts, const char *, cell);
}

/* An empty line: what is asked is missing, unless the line may stay empty. */
static void
append_line (MonevDataValues *self, guint index)
{
  Sheet *sheet = &self->sheets[index];
  gboolean fixed = sheet->n_lines < monev_data_layout_n_lines (self->layout, index)
                   && !monev_data_layout_line (self->layout, index, sheet->n_lines)->open;
  static const char *const empty = "";
  gint64 row = 0;
  guint8 state = MONEV_DATA_BARU;

  for (guint field = 0; field < sheet->n_fields; field++)
    {
      gboolean open = monev_data_layout_cell (self->layout, index, sheet->n_lines, field)
                      == MONEV_DATA_CELL_OPEN;
      guint8 how = open && fixed ? MONEV_DATA_MISSING : MONEV_DATA_NONE;

      g_array_append_val (sheet->texts, empty);
      g_byte_array_append (sheet->hows, &how, 1);
      g_byte_array_append (sheet->states, &state, 1);
    }
  g_array_append_val (sheet->rows, row);
  sheet->n_lines++;
}

/** monev_data_values_new: Returns: (transfer full): nothing is there yet; what is asked is missing. */
MonevDataValues *
monev_data_values_new (MonevDataLayout *layout)
{
  MonevDataValues *self = g_new0 (MonevDataValues, 1);

  self->layout = monev_data_layout_ref (layout);
  self->chunk = g_string_chunk_new (16 * 1024);
  self->n_sheets = monev_data_form_n_sheets (monev_data_layout_form (layout));
  self->sheets = g_new0 (Sheet, self->n_sheets);
  for (guint i = 0; i < self->n_sheets; i++)
    {
      Sheet *sheet = &self->sheets[i];
      guint lines = monev_data_layout_n_lines (layout, i);

      sheet->n_fields = monev_data_layout_n_fields (layout, i);
      sheet->added = g_ptr_array_new ();
      sheet->texts = g_array_sized_new (FALSE, FALSE, sizeof (char *), lines * sheet->n_fields);
      sheet->hows = g_byte_array_sized_new (lines * sheet->n_fields);
      sheet->states = g_byte_array_sized_new (lines * sheet->n_fields);
      sheet->rows = g_array_sized_new (FALSE, FALSE, sizeof (gint64), lines);
      sheet->columns = g_new0 (guint, sheet->n_fields);
      sheet->origin = g_strdup ("");
      sheet->notes = g_hash_table_new_full (NULL, NULL, NULL, note_free);
      while (sheet->n_lines < lines)
        append_line (self, i);
    }
  return self;
}

/** monev_data_values_free: frees them. */
void
monev_data_values_free (MonevDataValues *self)
{
  for (guint i = 0; i < self->n_sheets; i++)
    {
      Sheet *sheet = &self->sheets[i];

      g_ptr_array_unref (sheet->added);
      g_array_unref (sheet->texts);
      g_byte_array_unref (sheet->hows);
      g_byte_array_unref (sheet->states);
      g_array_unref (sheet->rows);
      g_free (sheet->columns);
      g_free (sheet->origin);
      g_hash_table_unref (sheet->notes);
    }
  g_free (self->sheets);
  g_string_chunk_free (self->chunk);
  monev_data_layout_unref (self->layout);
  g_free (self);
}

static MonevDataNote *
note_copy (const MonevDataNote *note)
{
  MonevDataNote *copy = g_new0 (MonevDataNote, 1);

  copy->found = g_strdup (note->found);
  copy->rule = g_strdup (note->rule);
  copy->other = g_strdup (note->other);
  copy->words = g_strdup (note->words);
  copy->code = g_strdup (note->code);
  copy->reason = g_strdup (note->reason);
  copy->read = note->read;
  return copy;
}

/* Texts lie in the chunk of the copy. */
static void
copy_sheet (MonevDataValues *copy, const Sheet *from, Sheet *to)
{
  GHashTableIter iter;
  gpointer cell, note;

  to->n_lines = from->n_lines;
  to->n_fields = from->n_fields;
  to->added = g_ptr_array_new ();
  for (guint i = 0; i < from->added->len; i++)
    g_ptr_array_add (to->added, g_string_chunk_insert (copy->chunk, from->added->pdata[i]));
  to->texts = g_array_sized_new (FALSE, FALSE, sizeof (char *), from->texts->len);
  for (guint i = 0; i < from->texts->len; i++)
    {
      const char *text = g_array_index (from->texts, const char *, i);

      text = *text == '\0' ? "" : g_string_chunk_insert (copy->chunk, text);
      g_array_append_val (to->texts, text);
    }
  to->hows = g_byte_array_append (g_byte_array_new (), from->hows->data, from->hows->len);
  to->states = g_byte_array_append (g_byte_array_new (), from->states->data, from->states->len);
  to->rows = g_array_append_vals (g_array_new (FALSE, FALSE, sizeof (gint64)), from->rows->data,
                                  from->rows->len);
  to->columns = g_memdup2 (from->columns, sizeof (guint) * from->n_fields);
  to->origin = g_strdup (from->origin);
  to->notes = g_hash_table_new_full (NULL, NULL, NULL, note_free);
  g_hash_table_iter_init (&iter, from->notes);
  while (g_hash_table_iter_next (&iter, &cell, &note))
    g_hash_table_insert (to->notes, cell, note_copy (note));
}

/** monev_data_values_copy: Returns: (transfer full): the same values, to be changed apart. */
MonevDataValues *
monev_data_values_copy (const MonevDataValues *self)
{
  MonevDataValues *copy = g_new0 (MonevDataValues, 1);

  copy->layout = monev_data_layout_ref (self->layout);
  copy->chunk = g_string_chunk_new (16 * 1024);
  copy->n_sheets = self->n_sheets;
  copy->sheets = g_new0 (Sheet, self->n_sheets);
  for (guint i = 0; i < self->n_sheets; i++)
    copy_sheet (copy, &self->sheets[i], &copy->sheets[i]);
  return copy;
}

/** monev_data_values_layout: Returns: (transfer none): what they stand over. */
MonevDataLayout *
monev_data_values_layout (const MonevDataValues *self)
{
  return self->layout;
}

/** monev_data_values_n_lines: Returns: the lines of the layout and those that were added. */
guint
monev_data_values_n_lines (const MonevDataValues *self, guint sheet)
{
  return self->sheets[sheet].n_lines;
}

/** monev_data_values_line_key: Returns: (transfer none): the key of a line. */
const char *
monev_data_values_line_key (const MonevDataValues *self, guint sheet, guint line)
{
  guint own = monev_data_layout_n_lines (self->layout, sheet);

  return line < own ? monev_data_layout_line (self->layout, sheet, line)->key
                    : g_ptr_array_index (self->sheets[sheet].added, line - own);
}

/** monev_data_values_add_line: Returns: the index of a new line behind the others. */
guint
monev_data_values_add_line (MonevDataValues *self, guint sheet, const char *key)
{
  g_ptr_array_add (self->sheets[sheet].added, g_string_chunk_insert (self->chunk, key));
  append_line (self, sheet);
  return self->sheets[sheet].n_lines - 1;
}

/** monev_data_values_get: Returns: what a cell holds; its text lives as long as @self. */
MonevDataValue
monev_data_values_get (const MonevDataValues *self, guint sheet, guint line, guint field)
{
  const Sheet *of = &self->sheets[sheet];
  gsize cell = at (of, line, field);

  return (MonevDataValue){ .text = *text_at (of, cell),
                           .how = (MonevDataHow)of->hows->data[cell],
                           .state = (MonevDataState)of->states->data[cell],
                           .row = g_array_index (of->rows, gint64, line),
                           .column = of->columns[field] };
}

/** monev_data_values_set: @text: canonical; copied. What the office decided stays. */
void
monev_data_values_set (MonevDataValues *self, guint sheet, guint line, guint field,
                       const char *text, MonevDataHow how)
{
  Sheet *of = &self->sheets[sheet];
  gsize cell = at (of, line, field);

  *text_at (of, cell) = *text == '\0' ? "" : g_string_chunk_insert (self->chunk, text);
  of->hows->data[cell] = (guint8)how;
}

/** monev_data_values_set_state: what the office decided about a cell. */
void
monev_data_values_set_state (MonevDataValues *self, guint sheet, guint line, guint field,
                             MonevDataState state)
{
  self->sheets[sheet].states->data[at (&self->sheets[sheet], line, field)] = (guint8)state;
}

/** monev_data_values_set_origin: the name of the sheet in the file it came from. */
void
monev_data_values_set_origin (MonevDataValues *self, guint sheet, const char *name)
{
  g_free (self->sheets[sheet].origin);
  self->sheets[sheet].origin = g_strdup (name);
}

/** monev_data_values_set_row: the row of a line in the file it came from. */
void
monev_data_values_set_row (MonevDataValues *self, guint sheet, guint line, gint64 row)
{
  g_array_index (self->sheets[sheet].rows, gint64, line) = row;
}

/** monev_data_values_set_column: the column of a field in the file it came from. */
void
monev_data_values_set_column (MonevDataValues *self, guint sheet, guint field, guint column)
{
  self->sheets[sheet].columns[field] = column;
}

/** monev_data_values_origin: Returns: (transfer none): the sheet in the file; "" for none. */
const char *
monev_data_values_origin (const MonevDataValues *self, guint sheet)
{
  return self->sheets[sheet].origin;
}

/** monev_data_values_note: Returns: (transfer none) (nullable): what is told of a cell. */
const MonevDataNote *
monev_data_values_note (const MonevDataValues *self, guint sheet, guint line, guint field)
{
  const Sheet *of = &self->sheets[sheet];

  return g_hash_table_lookup (of->notes, GSIZE_TO_POINTER (at (of, line, field)));
}

/** monev_data_values_set_note: @note: (nullable): copied; NULL takes it away. */
void
monev_data_values_set_note (MonevDataValues *self, guint sheet, guint line, guint field,
                            const MonevDataNote *note)
{
  Sheet *of = &self->sheets[sheet];
  gpointer cell = GSIZE_TO_POINTER (at (of, line, field));
  MonevDataNote *copy;

  if (note == NULL)
    {
      g_hash_table_remove (of->notes, cell);
      return;
    }
  copy = g_new (MonevDataNote, 1);
  *copy = (MonevDataNote){ .found = g_strdup (note->found),
                           .rule = g_strdup (note->rule),
                           .other = g_strdup (note->other),
                           .words = g_strdup (note->words),
                           .code = g_strdup (note->code),
                           .reason = g_strdup (note->reason),
                           .read = note->read };
  g_hash_table_insert (of->notes, cell, copy);
}

/** monev_data_values_is_asked: Returns: whether the agency is to fill the cell. */
gboolean
monev_data_values_is_asked (const MonevDataValues *self, guint sheet, guint line, guint field)
{
  return monev_data_layout_cell (self->layout, sheet, line, field) == MONEV_DATA_CELL_OPEN;
}

static gboolean
is_open_line (const MonevDataValues *self, guint sheet, guint line)
{
  return line >= monev_data_layout_n_lines (self->layout, sheet)
         || monev_data_layout_line (self->layout, sheet, line)->open;
}

static gboolean
is_line_begun (const MonevDataValues *self, guint sheet, guint line)
{
  for (guint field = 0; field < self->sheets[sheet].n_fields; field++)
    if (monev_data_values_is_asked (self, sheet, line, field)
        && **text_at (&self->sheets[sheet], at (&self->sheets[sheet], line, field)) != '\0')
      return TRUE;
  return FALSE;
}

/** monev_data_values_is_wanted: Returns: whether the cell must not be empty: of an open line only when
 * something stands in it. */
gboolean
monev_data_values_is_wanted (const MonevDataValues *self, guint sheet, guint line, guint field)
{
  return monev_data_values_is_asked (self, sheet, line, field)
         && monev_data_layout_spec (self->layout, sheet, line, field).required
         && (!is_open_line (self, sheet, line) || is_line_begun (self, sheet, line));
}

static void
count_cell (const MonevDataValue *value, gboolean filled, MonevDataProgress *progress)
{
  progress->asked++;
  progress->filled += filled;
  progress->missing += !filled;
  progress->repaired += value->how == MONEV_DATA_REPAIRED;
  progress->doubtful += filled && value->how == MONEV_DATA_DOUBTFUL;
  progress->questions += value->state == MONEV_DATA_KLARIFIKASI;
  progress->approved += value->state == MONEV_DATA_SESUAI || value->state == MONEV_DATA_DIKOREKSI
                        || value->state == MONEV_DATA_DITOLAK;
}

/** monev_data_values_progress: Returns: how far the addressee is. */
MonevDataProgress
monev_data_values_progress (const MonevDataValues *self)
{
  MonevDataProgress progress = { 0 };

  for (guint i = 0; i < self->n_sheets; i++)
    for (guint line = 0; line < self->sheets[i].n_lines; line++)
      for (guint field = 0; field < self->sheets[i].n_fields; field++)
        {
          MonevDataValue value = monev_data_values_get (self, i, line, field);
          gboolean filled = *value.text != '\0';

          if (filled ? monev_data_values_is_asked (self, i, line, field)
                     : monev_data_values_is_wanted (self, i, line, field))
            count_cell (&value, filled, &progress);
        }
  return progress;
}

/* ---- JSON ---- */

static void
put (json_t *json, const char *name, const char *text)
{
  if (text != NULL)
    json_object_set_new (json, name, json_string (text));
}

static json_t *
notes_json (const MonevDataValues *self, guint index)
{
  const Sheet *sheet = &self->sheets[index];
  json_t *json = json_object ();
  GHashTableIter iter;
  gpointer key, value;

  g_hash_table_iter_init (&iter, sheet->notes);
  while (g_hash_table_iter_next (&iter, &key, &value))
    {
      gsize cell = GPOINTER_TO_SIZE (key);
      const MonevDataNote *note = value;
      json_t *one = json_object ();
      g_autofree char *name = g_strdup_printf (
          "%s|%s", monev_data_values_line_key (self, index, (guint)(cell / sheet->n_fields)),
          monev_data_layout_field (self->layout, index, (guint)(cell % sheet->n_fields))->key);

      put (one, "found", note->found);
      put (one, "rule", note->rule);
      put (one, "other", note->other);
      put (one, "words", note->words);
      put (one, "code", note->code);
      put (one, "reason", note->reason);
      if (note->read != 0)
        json_object_set_new (one, "read", json_stringn ((const char[]){ (char)note->read }, 1));
      json_object_set_new (json, name, one);
    }
  return json;
}

static json_t *
sheet_json (const MonevDataValues *self, guint index)
{
  const Sheet *sheet = &self->sheets[index];
  json_t *json = json_object ();
  json_t *lines = json_array (), *rows = json_array ();
  json_t *fields = json_array (), *columns = json_array (), *values = json_array ();

  for (guint i = 0; i < sheet->n_lines; i++)
    {
      json_array_append_new (lines, json_string (monev_data_values_line_key (self, index, i)));
      json_array_append_new (rows, json_integer (g_array_index (sheet->rows, gint64, i)));
    }
  for (guint i = 0; i < sheet->n_fields; i++)
    {
      json_array_append_new (fields,
                             json_string (monev_data_layout_field (self->layout, index, i)->key));
      json_array_append_new (columns, json_integer (sheet->columns[i]));
    }
  for (guint i = 0; i < sheet->texts->len; i++)
    json_array_append_new (values, json_string (*text_at (sheet, i)));
  json_object_set_new (json, "origin", json_string (sheet->origin));
  json_object_set_new (json, "lines", lines);
  json_object_set_new (json, "rows", rows);
  json_object_set_new (json, "fields", fields);
  json_object_set_new (json, "columns", columns);
  json_object_set_new (json, "values", values);
  json_object_set_new (json, "how",
                       json_stringn ((const char *)sheet->hows->data, sheet->hows->len));
  json_object_set_new (json, "state",
                       json_stringn ((const char *)sheet->states->data, sheet->states->len));
  if (g_hash_table_size (sheet->notes) > 0)
    json_object_set_new (json, "notes", notes_json (self, index));
  return json;
}

/** monev_data_values_to_json: Returns: (transfer full): what monev_data_values_from_json() reads back
 * as the same. */
json_t *
monev_data_values_to_json (const MonevDataValues *self)
{
  json_t *sheets = json_object ();

  for (guint i = 0; i < self->n_sheets; i++)
    json_object_set_new (
        sheets, monev_data_form_sheet (monev_data_layout_form (self->layout), i)->key,
        sheet_json (self, i));
  return json_pack ("{s:i, s:o}", "format", FORMAT, "sheets", sheets);
}

/** monev_data_values_canonical: Returns: (transfer full): what is hashed and kept. */
char *
monev_data_values_canonical (const MonevDataValues *self, GError **error)
{
  json_auto_t *json = monev_data_values_to_json (self);

  return monev_json_canonical (json, error);
}

static char *
copy_of (const json_t *json, const char *name)
{
  return g_strdup (json_string_value (json_object_get (json, name)));
}

static MonevDataHow
how_of (const json_t *json)
{
  const char *letter = json_string_value (json_object_get (json, "read"));

  return letter == NULL ? 0 : (MonevDataHow)*letter;
}

static void
read_notes (MonevDataValues *self, guint index, const json_t *json)
{
  Sheet *sheet = &self->sheets[index];
  const char *name;
  json_t *value;
  g_autoptr (GHashTable) lines = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; json != NULL && i < sheet->n_lines; i++)
    g_hash_table_insert (lines, (gpointer)monev_data_values_line_key (self, index, i),
                         GUINT_TO_POINTER (i + 1));
  json_object_foreach ((json_t *)json, name, value)
    {
      const char *bar = strrchr (name, '|');
      g_autofree char *line = bar == NULL ? g_strdup ("") : g_strndup (name, (gsize)(bar - name));
      guint nth = GPOINTER_TO_UINT (g_hash_table_lookup (lines, line));
      int field = bar == NULL ? -1 : monev_data_layout_find_field (self->layout, index, bar + 1);
      MonevDataNote *note;

      if (nth == 0 || field < 0)
        continue;
      note = g_new (MonevDataNote, 1);
      *note = (MonevDataNote){ .found = copy_of (value, "found"),
                               .rule = copy_of (value, "rule"),
                               .other = copy_of (value, "other"),
                               .words = copy_of (value, "words"),
                               .code = copy_of (value, "code"),
                               .reason = copy_of (value, "reason"),
                               .read = how_of (value) };
      g_hash_table_insert (sheet->notes, GSIZE_TO_POINTER (at (sheet, nth - 1, (guint)field)),
                           note);
    }
}

/* The fields of what was kept, as fields of the layout; -1 for one that is not there any more. */
static int *
match_fields (MonevDataValues *self, guint index, const json_t *fields, const json_t *columns)
{
  size_t n = json_array_size (fields);
  int *matched = g_new (int, n + 1);

  for (size_t i = 0; i < n; i++)
    {
      const char *key = json_string_value (json_array_get (fields, i));

      matched[i] = key == NULL ? -1 : monev_data_layout_find_field (self->layout, index, key);
      if (matched[i] >= 0)
        self->sheets[index].columns[matched[i]]
            = (guint)json_integer_value (json_array_get (columns, i));
    }
  return matched;
}

static void
read_cells (MonevDataValues *self, guint index, const json_t *json, size_t from, guint line,
            const int *fields, size_t n_fields)
{
  const json_t *values = json_object_get (json, "values");
  const char *hows = json_string_value (json_object_get (json, "how"));
  const char *states = json_string_value (json_object_get (json, "state"));
  size_t n_hows = json_string_length (json_object_get (json, "how"));
  size_t n_states = json_string_length (json_object_get (json, "state"));

  for (size_t i = 0; i < n_fields; i++)
    {
      const char *text = json_string_value (json_array_get (values, from + i));

      if (fields[i] < 0 || text == NULL || from + i >= n_hows || from + i >= n_states)
        continue;
      monev_data_values_set (self, index, line, (guint)fields[i], text,
                             (MonevDataHow)hows[from + i]);
      monev_data_values_set_state (self, index, line, (guint)fields[i],
                                   (MonevDataState)states[from + i]);
    }
}

static void
read_sheet (MonevDataValues *self, guint index, const json_t *json)
{
  const json_t *lines = json_object_get (json, "lines");
  const json_t *fields = json_object_get (json, "fields");
  const char *origin = json_string_value (json_object_get (json, "origin"));
  g_autofree int *matched
      = match_fields (self, index, fields, json_object_get (json, "columns"));

  monev_data_values_set_origin (self, index, origin != NULL ? origin : "");
  for (size_t i = 0; i < json_array_size (lines); i++)
    {
      const char *key = json_string_value (json_array_get (lines, i));
      int line = key == NULL ? -1 : monev_data_layout_find_line (self->layout, index, key);

      if (key == NULL)
        continue;
      if (line < 0)
        line = (int)monev_data_values_add_line (self, index, key);
      monev_data_values_set_row (
          self, index, (guint)line,
          json_integer_value (json_array_get (json_object_get (json, "rows"), i)));
      read_cells (self, index, json, i * json_array_size (fields), (guint)line, matched,
                  json_array_size (fields));
    }
  read_notes (self, index, json_object_get (json, "notes"));
}

/**
 * monev_data_values_from_json:
 *
 * Returns: (transfer full) (nullable): what was kept, over @layout: cells are found by their keys, so
 * that values of an earlier request stand over a later layout as far as they are still asked;
 * CORRUPT when it is none
 */
MonevDataValues *
monev_data_values_from_json (MonevDataLayout *layout, const json_t *json, GError **error)
{
  const json_t *sheets = json_object_get (json, "sheets");
  MonevDataValues *self;

  if (!json_is_object (sheets))
    {
      g_set_error (error, MONEV_ERROR, MONEV_ERROR_CORRUPT,
                   "Nilai formulir ini rusak. Pulihkan cadangan terakhir yang utuh.");
      return NULL;
    }
  self = monev_data_values_new (layout);
  for (guint i = 0; i < self->n_sheets; i++)
    read_sheet (self, i,
                json_object_get (sheets,
                                 monev_data_form_sheet (monev_data_layout_form (layout), i)->key));
  return self;
}

/** monev_data_values_load: Returns: (transfer full) (nullable): from what was kept; "" for nothing
 * yet; CORRUPT. */
MonevDataValues *
monev_data_values_load (MonevDataLayout *layout, const char *canonical, GError **error)
{
  json_auto_t *json = NULL;

  if (*canonical == '\0')
    return monev_data_values_new (layout);
  json = monev_json_load (canonical, -1, error);
  return json == NULL ? NULL : monev_data_values_from_json (layout, json, error);
}
