/* The sheets of a field workbook, read by the marks of their rows and columns. */
#include "field-return.h"

#include <string.h>

#include "field-private.h"

#define UUID_CHARS 36
#define MOST_MARK_COLUMNS 8

struct _MonevFieldReader {
  MonevResponseImport *import;
  GHashTable *mark;        /* of the file */
  GHashTable *targets;     /* ids of groups and sites */
  GHashTable *enumerators; /* workbook → name, from its guide */
  GHashTable *indexes;     /* numbers of rows that were met */
  guint       file, first_sheet, first_row;

  /* Of the table being read. */
  MonevTable *table;
  GHashTable *own;         /* (nullable): its own mark */
  guint       nth_table;
  GArray     *mark_columns; /* guint */
  guint       reply;       /* column of answers; 0: none */
  gboolean    guide;
  MonevImportSheet *sheet; /* (nullable): the rows of which are being read */
  gboolean    by_rows;     /* the rows of @sheet are respondents or instances */
  gboolean    from_number; /* the marks of its rows are gone: it begins where rows are numbered */
  MonevImportSheet *answers; /* (nullable): the questions of a respondent who has the sheet … */
  MonevImportRow   *respondent; /* … and that respondent */
};

/** monev_field_reader_new: @file: counts the files of an import; numbers of rows are its own. */
MonevFieldReader *
monev_field_reader_new (MonevResponseImport *import, GHashTable *mark, GHashTable *targets,
                        guint file)
{
  MonevFieldReader *self = g_new0 (MonevFieldReader, 1);

  self->import = import;
  self->mark = g_hash_table_ref (mark);
  self->targets = g_hash_table_ref (targets);
  self->enumerators = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->indexes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->mark_columns = g_array_new (FALSE, FALSE, sizeof (guint));
  self->file = file;
  self->first_sheet = import->sheets->len;
  self->first_row = import->rows->len;
  return self;
}

/** monev_field_reader_free: what was read belongs to the import. */
void
monev_field_reader_free (MonevFieldReader *self)
{
  g_hash_table_unref (self->mark);
  g_hash_table_unref (self->targets);
  g_hash_table_unref (self->enumerators);
  g_hash_table_unref (self->indexes);
  g_clear_pointer (&self->own, g_hash_table_unref);
  g_array_unref (self->mark_columns);
  g_free (self);
}

static const char *
value_of (const MonevFieldReader *self, const char *key)
{
  const char *value = g_hash_table_lookup (self->own != NULL ? self->own : self->mark, key);

  return value == NULL ? "" : value;
}

static char *
target_of (const MonevFieldReader *self, const char *key)
{
  const char *id = value_of (self, key);

  return g_strdup (g_hash_table_contains (self->targets, id) ? id : "");
}

/* ---- marks ---- */

/* A uuid behind "r:" and "s:" keeps what a person wrote from looking like a mark. */
static gboolean
is_row_mark (const char *text)
{
  static const char *const prefixes[]
      = { FIELD_TABLE, FIELD_ANSWER, FIELD_TICK, FIELD_ROW, FIELD_INSTANCE, FIELD_SHEET,
          FIELD_GUIDE, FIELD_PERSON, FIELD_HEAD, FIELD_END };

  if (g_str_has_prefix (text, FIELD_ROW) || g_str_has_prefix (text, FIELD_SHEET))
    return strlen (text) == strlen (FIELD_ROW) + UUID_CHARS && g_uuid_string_is_valid (text + 2);
  for (guint i = 0; i < G_N_ELEMENTS (prefixes); i++)
    if (g_str_has_prefix (text, prefixes[i]))
      return TRUE;
  return FALSE;
}

static gboolean
names_columns (const char *text)
{
  return g_str_has_prefix (text, FIELD_TABLE) || strcmp (text, FIELD_GUIDE) == 0
         || (g_str_has_prefix (text, FIELD_SHEET) && is_row_mark (text));
}

static gboolean
is_mark_column (const MonevFieldReader *self, guint column)
{
  for (guint i = 0; i < self->mark_columns->len; i++)
    if (g_array_index (self->mark_columns, guint, i) == column)
      return TRUE;
  return FALSE;
}

/* The columns that say what a row is: where a table, a respondent or the guide begins. */
static void
find_mark_columns (MonevFieldReader *self)
{
  g_array_set_size (self->mark_columns, 0);
  for (guint i = 0; i < monev_table_n_rows (self->table); i++)
    for (guint nth = 0; nth < monev_table_row_n_cells (self->table, i); nth++)
      {
        guint column;

        if (self->mark_columns->len < MOST_MARK_COLUMNS
            && names_columns (monev_table_row_cell (self->table, i, nth, &column).text)
            && !is_mark_column (self, column))
          g_array_append_val (self->mark_columns, column);
      }
}

static const char *
mark_at (const MonevFieldReader *self, guint row)
{
  gint64 number = monev_table_row_number (self->table, row);

  for (guint i = 0; i < self->mark_columns->len; i++)
    {
      const char *text = monev_table_cell (self->table, number,
                                           g_array_index (self->mark_columns, guint, i))
                             .text;

      if (is_row_mark (text))
        return text;
    }
  return "";
}

/* "alat|radio": the last "|" whose left side is a question; codes may hold one, names may not. */
static gboolean
tick_of (const MonevFieldReader *self, const char *text, int repeat, MonevImportColumn *column)
{
  const char *bar = strchr (text, '|');
  g_autofree char *key = bar == NULL ? NULL : g_strndup (text, (gsize)(bar - text));
  int field = key == NULL ? -1 : monev_response_plan_find_key (self->import->plan, repeat, key);
  int index = field <= 0 ? -1 : monev_instrument_question_at (self->import->instrument, field);
  const MonevQuestion *question
      = index < 0 ? NULL : monev_instrument_question (self->import->instrument, (guint)index);
  int choice;

  if (question == NULL || question->field != field || question->list < 0)
    return FALSE;
  choice = monev_response_plan_choice (self->import->plan, question->list, bar + 1);
  column->code = choice >= 0 ? monev_instrument_list (self->import->instrument,
                                                      (guint)question->list)
                                   ->choices[choice]
                                   .name
                             : "other";
  column->meaning = MONEV_IMPORT_CHOSEN;
  column->field = field;
  return choice >= 0 || (question->or_other && strcmp (bar + 1, "other") == 0);
}

static gboolean
column_of (const MonevFieldReader *self, const char *text, int repeat, MonevImportColumn *column)
{
  *column = (MonevImportColumn){ MONEV_IMPORT_UNKNOWN, column->column, MONEV_INSTRUMENT_NONE };
  if (strcmp (text, FIELD_OWN) == 0)
    column->meaning = MONEV_IMPORT_INDEX;
  else if (strcmp (text, FIELD_ABOVE) == 0)
    column->meaning = MONEV_IMPORT_PARENT_INDEX;
  else if (g_str_has_prefix (text, FIELD_TICK))
    return tick_of (self, text + strlen (FIELD_TICK), repeat, column);
  else if (g_str_has_prefix (text, FIELD_ANSWER))
    {
      column->field = monev_response_plan_find_key (self->import->plan, repeat,
                                                    text + strlen (FIELD_ANSWER));
      column->meaning = column->field > 0 ? MONEV_IMPORT_ANSWER : MONEV_IMPORT_UNKNOWN;
    }
  return column->meaning != MONEV_IMPORT_UNKNOWN;
}

/* ---- tables ---- */

static MonevImportSheet *
add_sheet (MonevFieldReader *self, int repeat, guint head)
{
  MonevImportSheet *sheet = g_new0 (MonevImportSheet, 1);

  sheet->table = monev_table_ref (self->table);
  sheet->name = g_strdup (monev_table_sheet (self->table));
  sheet->repeat = repeat;
  sheet->head = head;
  sheet->columns = g_array_new (FALSE, FALSE, sizeof (MonevImportColumn));
  sheet->file = self->file;
  sheet->book = g_strdup (value_of (self, "b"));
  sheet->group_id = target_of (self, "g");
  sheet->site_id = target_of (self, "l");
  g_ptr_array_add (self->import->sheets, sheet);
  return sheet;
}

static int
repeat_named (const MonevFieldReader *self, const char *name)
{
  MonevShape *shape = self->import->shape;

  for (guint i = 1; *name != '\0' && i < monev_shape_count (shape); i++)
    if (monev_shape_field (shape, (int)i)->kind == MONEV_SHAPE_REPEAT
        && strcmp (monev_shape_field (shape, (int)i)->name, name) == 0)
      return (int)i;
  return *name == '\0' ? 0 : MONEV_INSTRUMENT_NONE;
}

static void
take_columns (MonevFieldReader *self, MonevImportSheet *sheet, guint row)
{
  for (guint i = 0; i < monev_table_row_n_cells (self->table, row); i++)
    {
      MonevImportColumn column = { MONEV_IMPORT_UNKNOWN };
      const char *text = monev_table_row_cell (self->table, row, i, &column.column).text;

      if (!is_mark_column (self, column.column)
          && column_of (self, text, sheet->repeat, &column))
        g_array_append_val (sheet->columns, column);
    }
}

static void
begin_table (MonevFieldReader *self, guint row, const char *name)
{
  int repeat = repeat_named (self, name);

  self->sheet = NULL;
  self->by_rows = FALSE;
  if (repeat < 0)
    return;
  self->sheet = add_sheet (self, repeat, row);
  self->by_rows = TRUE;
  take_columns (self, self->sheet, row);
}

/* Numbers count for themselves in each workbook, and on the sheet of each respondent. */
static char *
index_of (const MonevFieldReader *self, const char *text)
{
  g_autofree char *stripped = g_strstrip (g_strdup (text));

  if (*stripped == '\0')
    return g_strdup ("");
  return self->respondent != NULL
             ? g_strdup_printf ("%u/%u/%s", self->file, self->nth_table, stripped)
             : g_strdup_printf ("%u/%s/%s", self->file, value_of (self, "b"), stripped);
}

static void
set_index (char **place, char *text)
{
  g_free (*place);
  *place = text;
}

/* A copied row has the number of the row it was copied from: instances belong to that one. */
static void
name_row (MonevFieldReader *self, MonevImportRow *row)
{
  set_index (&row->index, index_of (self, row->index));
  if (*row->index != '\0'
      && !g_hash_table_add (self->indexes,
                            g_strdup_printf ("%d/%s", row->sheet->repeat, row->index)))
    set_index (&row->index, g_strdup (""));
  set_index (&row->parent_index, index_of (self, row->parent_index));
  if (self->respondent != NULL && row->sheet->repeat > 0
      && monev_shape_field (self->import->shape,
                            monev_shape_field (self->import->shape, row->sheet->repeat)->parent)
                 ->repeat
             == 0)
    set_index (&row->parent_index, g_strdup (self->respondent->index));
}

static gboolean
has_answer (const MonevFieldReader *self, const MonevImportSheet *sheet, guint row)
{
  gint64 number = monev_table_row_number (self->table, row);

  for (guint i = 0; i < sheet->columns->len; i++)
    {
      const MonevImportColumn *column = &g_array_index (sheet->columns, MonevImportColumn, i);
      MonevCell cell = monev_table_cell (self->table, number, column->column);

      if ((column->meaning == MONEV_IMPORT_ANSWER || column->meaning == MONEV_IMPORT_CHOSEN)
          && strspn (cell.text, " \t\r\n\302\240") < cell.length)
        return TRUE;
    }
  return FALSE;
}

static void
take_row (MonevFieldReader *self, guint nth, const char *uuid)
{
  MonevImportSheet *sheet = self->sheet;
  MonevImportRow *row;

  if (!has_answer (self, sheet, nth))
    return;
  row = monev_response_import_new_row (sheet, nth);
  row->by_hand = TRUE;
  for (guint i = 0; i < sheet->columns->len; i++)
    monev_response_import_read_cell (self->import, row,
                                     &g_array_index (sheet->columns, MonevImportColumn, i));
  set_index (&row->uuid, g_strdup (sheet->repeat == 0 ? uuid : ""));
  name_row (self, row);
  g_ptr_array_add (sheet->repeat == 0 ? self->import->rows : self->import->parts, row);
}

/* ---- a respondent who has a sheet ---- */

static void
find_reply (MonevFieldReader *self, guint row)
{
  self->reply = 0;
  for (guint i = 0; i < monev_table_row_n_cells (self->table, row); i++)
    {
      guint column;

      if (strcmp (monev_table_row_cell (self->table, row, i, &column).text, FIELD_REPLY) == 0)
        self->reply = column;
    }
}

/* It counts only if something was answered: in the end, when its tables were read, too. */
static void
begin_respondent (MonevFieldReader *self, guint row, const char *uuid)
{
  find_reply (self, row);
  if (self->reply == 0)
    return;
  self->answers = add_sheet (self, 0, row);
  self->respondent = monev_response_import_new_row (self->answers, row);
  self->respondent->by_hand = TRUE;
  self->respondent->places = g_hash_table_new (NULL, NULL);
  set_index (&self->respondent->uuid, g_strdup (uuid));
  set_index (&self->respondent->index,
             g_strdup_printf ("%u/%u", self->file, self->nth_table));
}

static void
take_answer (MonevFieldReader *self, guint row, const char *mark)
{
  MonevImportColumn column = { .column = self->reply };

  if (self->respondent == NULL || !column_of (self, mark, 0, &column))
    return;
  g_array_append_val (self->answers->columns, column);
  self->respondent->nth = row;
  g_hash_table_insert (self->respondent->places, GINT_TO_POINTER (column.field),
                       GUINT_TO_POINTER (row + 1));
  monev_response_import_read_cell (self->import, self->respondent, &column);
}

static void
end_respondent (MonevFieldReader *self, guint parts_before)
{
  if (self->respondent == NULL)
    return;
  self->respondent->nth = self->answers->head;
  if (json_object_size (self->respondent->answers) > 0 || self->respondent->refused
      || self->import->parts->len > parts_before)
    g_ptr_array_add (self->import->rows, self->respondent);
  else
    monev_response_import_row_free (self->respondent);
  self->respondent = NULL;
  self->answers = NULL;
}

/* ---- rows ---- */

static void
take_person (MonevFieldReader *self, guint row)
{
  const char *text = monev_table_cell (self->table, monev_table_row_number (self->table, row),
                                       self->reply)
                         .text;
  char *name = g_strstrip (g_strdup (text));

  g_hash_table_insert (self->enumerators, g_strdup (value_of (self, "b")), name);
}

/* Rows without a mark: added behind the last one, or those of a sheet that lost its marks. */
static void
take_unmarked (MonevFieldReader *self, guint row)
{
  gint64 number = monev_table_row_number (self->table, row);

  if (self->sheet == NULL || !self->by_rows)
    return;
  for (guint i = 0; self->from_number && i < self->sheet->columns->len; i++)
    {
      const MonevImportColumn *column
          = &g_array_index (self->sheet->columns, MonevImportColumn, i);

      if (column->meaning == MONEV_IMPORT_INDEX
          && monev_table_cell (self->table, number, column->column).kind == MONEV_CELL_NUMBER)
        self->from_number = FALSE;
    }
  if (!self->from_number)
    take_row (self, row, "");
}

static void
take_marked (MonevFieldReader *self, guint row, const char *mark)
{
  if (g_str_has_prefix (mark, FIELD_TABLE))
    begin_table (self, row, mark + strlen (FIELD_TABLE));
  else if (g_str_has_prefix (mark, FIELD_SHEET))
    begin_respondent (self, row, mark + strlen (FIELD_SHEET));
  else if (strcmp (mark, FIELD_GUIDE) == 0)
    {
      self->guide = TRUE;
      find_reply (self, row);
    }
  else if (strcmp (mark, FIELD_PERSON) == 0 && self->guide && self->reply > 0)
    take_person (self, row);
  else if (g_str_has_prefix (mark, FIELD_ANSWER) || g_str_has_prefix (mark, FIELD_TICK))
    take_answer (self, row, mark);
  else if (strcmp (mark, FIELD_END) == 0)
    self->by_rows = FALSE;
  else if (self->by_rows && g_str_has_prefix (mark, FIELD_ROW))
    take_row (self, row, mark + strlen (FIELD_ROW));
  else if (self->by_rows && g_str_has_prefix (mark, FIELD_INSTANCE))
    take_row (self, row, "");
}

/* A row that names columns although no column says so: both of those that did are gone. */
static gboolean
names_answers (const MonevFieldReader *self, guint row, int repeat)
{
  for (guint i = 0; i < monev_table_row_n_cells (self->table, row); i++)
    {
      MonevImportColumn column = { MONEV_IMPORT_UNKNOWN };
      const char *text = monev_table_row_cell (self->table, row, i, &column.column).text;

      if (column_of (self, text, repeat, &column)
          && (column.meaning == MONEV_IMPORT_ANSWER || column.meaning == MONEV_IMPORT_CHOSEN))
        return TRUE;
    }
  return FALSE;
}

static gboolean
begin_bare (MonevFieldReader *self, guint row)
{
  for (guint i = 0; i < monev_shape_count (self->import->shape); i++)
    if ((i == 0
         || monev_shape_field (self->import->shape, (int)i)->kind == MONEV_SHAPE_REPEAT)
        && names_answers (self, row, (int)i))
      {
        self->sheet = add_sheet (self, (int)i, row);
        self->by_rows = self->from_number = TRUE;
        take_columns (self, self->sheet, row);
        return TRUE;
      }
  return FALSE;
}

/** monev_field_reader_take: reads a sheet; one without marks is no part of the form. @nth: counts the
 * sheets of the file. */
void
monev_field_reader_take (MonevFieldReader *self, MonevTable *table, guint nth)
{
  guint parts_before = self->import->parts->len;
  gboolean bare;

  self->table = table;
  self->nth_table = nth;
  g_clear_pointer (&self->own, g_hash_table_unref);
  self->own = monev_form_mark_of_table (table);
  self->sheet = self->answers = NULL;
  self->by_rows = self->guide = self->from_number = FALSE;
  self->reply = 0;
  find_mark_columns (self);
  bare = self->mark_columns->len == 0;
  for (guint row = 0; row < monev_table_n_rows (table); row++)
    {
      const char *mark = bare ? "" : mark_at (self, row);

      if (bare && self->sheet == NULL)
        begin_bare (self, row);
      else if (*mark == '\0')
        take_unmarked (self, row);
      else
        take_marked (self, row, mark);
    }
  end_respondent (self, parts_before);
}

/** monev_field_reader_finish: the guide may stand behind the answers: who asked is known only now. */
void
monev_field_reader_finish (MonevFieldReader *self)
{
  for (guint i = self->first_sheet; i < self->import->sheets->len; i++)
    {
      MonevImportSheet *sheet = g_ptr_array_index (self->import->sheets, i);

      sheet->enumerator = g_strdup (g_hash_table_lookup (self->enumerators, sheet->book));
    }
  for (guint i = self->first_row; i < self->import->rows->len; i++)
    {
      MonevImportRow *row = g_ptr_array_index (self->import->rows, i);

      if (row->sheet->enumerator != NULL)
        set_index (&row->submitter, g_strdup (row->sheet->enumerator));
    }
}
