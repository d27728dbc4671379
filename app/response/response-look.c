#include "response-look.h"

#include <string.h>

#include "response-import-private.h"
#include "response-wide.h"

#define SAMPLES 3
#define SAMPLE_CHARS 40
#define INSTANCES 5 /* of a repeat that are offered, if the table does not speak of more */

static void
column_free (gpointer data)
{
  MonevLookColumn *self = data;

  g_free (self->name);
  g_free (self->samples);
  g_free (self->target);
  g_free (self->automatic);
  g_free (self);
}

static void
option_free (gpointer data)
{
  MonevLookOption *self = data;

  g_free (self->target);
  g_free (self->label);
  g_free (self);
}

static void
table_free (gpointer data)
{
  MonevLookTable *self = data;

  g_free (self->name);
  g_ptr_array_unref (self->columns);
  g_ptr_array_unref (self->options);
  g_free (self);
}

/** monev_response_look_free: frees it. */
void
monev_response_look_free (MonevResponseLook *self)
{
  if (self == NULL)
    return;
  g_free (self->key);
  g_clear_pointer (&self->plan, monev_response_plan_unref);
  g_ptr_array_unref (self->tables);
  g_free (self);
}

/* "diri/nik"; a repeat whose instances stand in columns bears its number. */
static char *
path_of (const MonevShape *shape, const MonevImportColumn *column)
{
  GString *path = g_string_new (NULL);
  guint level = column->depth;

  for (int field = column->field; field > 0; field = monev_shape_field (shape, field)->parent)
    {
      const MonevShapeField *at = monev_shape_field (shape, field);
      g_autofree char *number = NULL;

      if (at->kind == MONEV_SHAPE_REPEAT && level > 0)
        number = g_strdup_printf ("[%u]", column->at[--level]);
      g_string_prepend (path, path->len > 0 ? "/" : "");
      g_string_prepend (path, number == NULL ? "" : number);
      g_string_prepend (path, at->name);
    }
  return g_string_free (path, FALSE);
}

static char *
target_of (const MonevShape *shape, const MonevImportColumn *column, const char *heading)
{
  static const char *const parts[] = { "Latitude", "Longitude", "Altitude", "Accuracy" };
  g_autofree char *path = NULL;

  if (column->meaning == MONEV_IMPORT_UNKNOWN || column->meaning == MONEV_IMPORT_IGNORED)
    return g_strdup ("");
  if (column->meaning != MONEV_IMPORT_ANSWER && column->meaning != MONEV_IMPORT_CHOSEN
      && column->meaning != MONEV_IMPORT_COORDINATE)
    return g_strdup (column->meaning == MONEV_IMPORT_UUID ? "_uuid" : heading);
  path = path_of (shape, column);
  return column->meaning == MONEV_IMPORT_CHOSEN ? g_strconcat (path, "/", column->code, NULL)
         : column->meaning == MONEV_IMPORT_COORDINATE
             ? g_strconcat (path, "/", parts[column->part], NULL)
             : g_steal_pointer (&path);
}

static char *
samples_of (const MonevImportSheet *sheet, guint column)
{
  GString *text = g_string_new (NULL);
  guint n = 0;

  for (guint i = sheet->head + 1; i < monev_table_n_rows (sheet->table) && n < SAMPLES; i++)
    {
      MonevCell cell
          = monev_table_cell (sheet->table, monev_table_row_number (sheet->table, i), column);
      g_autofree char *cut = g_utf8_substring (
          cell.text, 0, MIN (SAMPLE_CHARS, g_utf8_strlen (cell.text, -1)));

      if (*g_strstrip (cut) == '\0')
        continue;
      g_string_append_printf (text, "%s%s", n++ > 0 ? " · " : "", cut);
    }
  return g_string_free (text, FALSE);
}

static MonevLookColumn *
look_at_column (MonevResponseImport *import, const MonevImportSheet *sheet, guint i,
                GHashTable *seen)
{
  const MonevImportColumn *known = &g_array_index (sheet->columns, MonevImportColumn, i);
  MonevCell cell = monev_table_row_cell (sheet->table, sheet->head, i, NULL);
  MonevImportColumn alone = { MONEV_IMPORT_UNKNOWN, known->column, MONEV_INSTRUMENT_NONE };
  MonevLookColumn *column = g_new0 (MonevLookColumn, 1);

  monev_response_import_means (import, sheet->repeat, cell.text, &alone);
  column->name = monev_response_import_heading (seen, cell.text);
  column->column = known->column;
  column->samples = samples_of (sheet, known->column);
  column->target = target_of (import->shape, known, column->name);
  column->automatic
      = target_of (import->shape, known->unsure && !known->given ? known : &alone, column->name);
  column->unsure = known->unsure;
  column->open = known->meaning == MONEV_IMPORT_UNKNOWN;
  return column;
}

typedef struct
{
  MonevResponseImport *import;
  GPtrArray *options;
  guint at; /* instance of the outermost repeat that stands in columns; 0 for none */
} Lister;

static void
add_option (Lister *self, int question, const char *target, const char *label, gboolean plain)
{
  MonevLookOption *option = g_new (MonevLookOption, 1);

  *option = (MonevLookOption){ g_strdup (target), g_strdup (label), question, plain };
  g_ptr_array_add (self->options, option);
}

static const char *
words_of (MonevInstrument *instrument, int index)
{
  const char *words
      = monev_instrument_text (instrument, (guint)index, MONEV_COLUMN_LABEL,
                               monev_instrument_default_language (instrument));

  return *words != '\0' ? words : monev_instrument_question (instrument, (guint)index)->name;
}

static void
add_choices (Lister *self, int index, const char *path, const char *label)
{
  MonevInstrument *instrument = self->import->instrument;
  const MonevQuestion *question = monev_instrument_question (instrument, (guint)index);
  guint language = monev_instrument_default_language (instrument);

  if (question->list < 0
      || (question->type->answer != MONEV_ANSWER_CHOICES
          && question->type->answer != MONEV_ANSWER_RANK))
    return;
  for (guint i = 0; i < monev_instrument_list (instrument, (guint)question->list)->n_choices; i++)
    {
      const char *code
          = monev_instrument_list (instrument, (guint)question->list)->choices[i].name;
      const char *words = monev_instrument_choice_text (instrument, (guint)question->list, i,
                                                        MONEV_COLUMN_LABEL, language);
      g_autofree char *target = g_strconcat (path, "/", code, NULL);
      g_autofree char *both = g_strdup_printf ("%s: %s", label, *words != '\0' ? words : code);

      add_option (self, index, target, both, FALSE);
    }
}

static void
add_question (Lister *self, int index)
{
  MonevInstrument *instrument = self->import->instrument;
  const MonevQuestion *question = monev_instrument_question (instrument, (guint)index);
  MonevImportColumn column
      = { MONEV_IMPORT_ANSWER, .field = question->field, .depth = self->at > 0 ? 1 : 0 };
  int repeat = monev_shape_field (self->import->shape, question->field)->repeat;
  g_autofree char *path = NULL;
  g_autofree char *label = NULL;

  column.at[0] = self->at;
  path = path_of (self->import->shape, &column);
  label = self->at == 0
              ? g_strdup (words_of (instrument, index))
              : g_strdup_printf (
                  "%s %u · %s",
                  words_of (instrument, monev_instrument_question_at (instrument, repeat)),
                  self->at, words_of (instrument, index));
  add_option (self, index, path, label, self->at == 0 && repeat == 0);
  add_choices (self, index, path, label);
}

/* The questions that @repeat holds, in the order of the form. */
static void
add_questions (Lister *self, int repeat)
{
  MonevInstrument *instrument = self->import->instrument;

  for (guint i = 0; i < monev_instrument_n_questions (instrument); i++)
    {
      const MonevQuestion *question = monev_instrument_question (instrument, i);

      if (question->type != NULL && question->type->answer != MONEV_ANSWER_NONE
          && question->field > 0
          && monev_response_plan_holder (self->import->plan, (int)i) == repeat)
        add_question (self, (int)i);
    }
}

static guint
most_instances (const MonevResponseImport *import, const MonevImportSheet *sheet, int repeat)
{
  guint most = INSTANCES;

  for (guint i = 0; i < sheet->columns->len; i++)
    {
      const MonevImportColumn *column = &g_array_index (sheet->columns, MonevImportColumn, i);

      if (column->depth > 0 && monev_response_wide_repeat (import->plan, column, 0) == repeat)
        most = MAX (most, column->at[0]);
    }
  return most;
}

static gboolean
is_offered (const GPtrArray *options, const char *target)
{
  for (guint i = 0; i < options->len; i++)
    if (strcmp (((MonevLookOption *)g_ptr_array_index (options, i))->target, target) == 0)
      return TRUE;
  return *target == '\0';
}

static GPtrArray *
options_of (MonevResponseImport *import, const MonevImportSheet *sheet, const GPtrArray *columns)
{
  Lister lister = { import, g_ptr_array_new_with_free_func (option_free), 0 };

  add_questions (&lister, sheet->repeat);
  for (int i = 1; sheet->repeat == 0 && i < (int)monev_shape_count (import->shape); i++)
    {
      const MonevShapeField *at = monev_shape_field (import->shape, i);

      if (at->kind == MONEV_SHAPE_REPEAT && at->depth == 1)
        for (lister.at = 1; lister.at <= most_instances (import, sheet, i); lister.at++)
          add_questions (&lister, i);
    }
  for (guint i = 0; i < columns->len; i++)
    {
      const MonevLookColumn *column = g_ptr_array_index (columns, i);
      const char *both[] = { column->target, column->automatic };

      for (guint k = 0; k < G_N_ELEMENTS (both); k++)
        if (!is_offered (lister.options, both[k]))
          add_option (&lister, MONEV_INSTRUMENT_NONE, both[k], both[k], FALSE);
    }
  return lister.options;
}

static MonevLookTable *
look_at_table (MonevResponseImport *import, const MonevImportSheet *sheet)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  MonevLookTable *table = g_new0 (MonevLookTable, 1);

  table->name = g_strdup (sheet->name);
  table->repeat = sheet->repeat;
  table->n_rows = monev_table_n_rows (sheet->table) - MIN (monev_table_n_rows (sheet->table),
                                                           sheet->head + 1);
  table->columns = g_ptr_array_new_with_free_func (column_free);
  for (guint i = 0; i < sheet->columns->len; i++)
    g_ptr_array_add (table->columns, look_at_column (import, sheet, i, seen));
  table->options = options_of (import, sheet, table->columns);
  return table;
}

static gboolean
is_settled (const MonevResponseLook *self)
{
  guint used = 0;

  for (guint i = 0; i < self->tables->len; i++)
    {
      const MonevLookTable *table = g_ptr_array_index (self->tables, i);

      for (guint k = 0; k < table->columns->len; k++)
        {
          const MonevLookColumn *column = g_ptr_array_index (table->columns, k);

          if (column->open)
            return FALSE;
          used += *column->target != '\0';
        }
    }
  return used > 0 && (self->named || *self->key != '\0');
}

static gboolean
has_uuid (const MonevLookTable *table)
{
  for (guint i = 0; i < table->columns->len; i++)
    if (strcmp (((MonevLookColumn *)g_ptr_array_index (table->columns, i))->target, "_uuid") == 0)
      return TRUE;
  return FALSE;
}

/**
 * monev_response_look:
 *
 * Reads the headings of @source; nothing is written, and no row is checked.
 *
 * Errors: those of monev_response_import_read(), but for headings that nobody knows.
 *
 * Returns: (transfer full) (nullable): the columns, and what they can be.
 */
MonevResponseLook *
monev_response_look (MonevDbConnection *connection, const MonevActor *actor,
                     const MonevResponseSource *source, GError **error)
{
  g_autoptr (MonevIssueList) issues = monev_issue_list_new ();
  g_autoptr (MonevResponseImport) import
      = monev_response_import_open (connection, actor, source, issues, TRUE, error);
  MonevResponseLook *self;

  if (import == NULL)
    return NULL;
  self = g_new0 (MonevResponseLook, 1);
  self->field = import->field;
  self->key = g_strdup (import->key);
  self->plan = monev_response_plan_ref (import->plan);
  self->tables = g_ptr_array_new_with_free_func (table_free);
  for (guint i = 0; !self->field && i < import->sheets->len; i++)
    g_ptr_array_add (self->tables,
                     look_at_table (import, g_ptr_array_index (import->sheets, i)));
  self->named = self->tables->len > 0 && has_uuid (g_ptr_array_index (self->tables, 0));
  self->settled = self->field || is_settled (self);
  return self;
}
