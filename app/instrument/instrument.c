#include "instrument-private.h"

#include <string.h>

static MonevInstrument *
instrument_new (MonevXlsform *form)
{
  MonevInstrument *self = g_new0 (MonevInstrument, 1);

  g_atomic_ref_count_init (&self->refs);
  self->form = monev_xlsform_ref (form);
  self->questions = g_array_new (FALSE, FALSE, sizeof (MonevQuestion));
  self->lists = g_array_new (FALSE, FALSE, sizeof (MonevChoiceList));
  self->list_index = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->question_of = g_array_new (FALSE, FALSE, sizeof (int));
  self->order = g_array_new (FALSE, FALSE, sizeof (int));
  self->languages = g_ptr_array_new_with_free_func (g_free);
  self->settings = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->instances = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                           (GDestroyNotify)monev_shape_unref);
  for (guint i = 0; i < 2; i++)
    {
      self->columns[i] = g_ptr_array_new_with_free_func (g_free);
      self->numbers[i] = g_array_new (FALSE, FALSE, sizeof (guint));
      self->column_names[i] = g_hash_table_new (g_str_hash, g_str_equal);
    }
  self->texts = g_string_chunk_new (4096);
  return self;
}

/**
 * monev_instrument_read:
 * @form: the workbook; kept
 * @files: (nullable): what is attached: a name such as "desa.csv" → its columns, a
 *   NULL-terminated array of texts; %NULL takes what the workbook itself holds, see
 *   instrument-files.h
 * @issues: takes every fault and warning, each with its cell
 *
 * Returns: (transfer full): what @form means, as far as it could be understood. It may be issued
 * only if @issues holds no error.
 */
MonevInstrument *
monev_instrument_read (MonevXlsform *form, GHashTable *files, MonevIssueList *issues)
{
  MonevInstrument *self = instrument_new (form);
  g_autoptr (GHashTable) attached = files == NULL ? monev_attached_columns (form) : NULL;
  MonevReader reader = { .self = self, .form = form, .files = files, .issues = issues };

  if (files == NULL)
    reader.files = attached;
  reader.missing_files = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  monev_read_sheets (&reader);
  monev_read_settings (&reader);
  monev_check_languages (&reader);
  monev_read_choices (&reader);
  monev_read_rows (&reader);
  monev_check_questions (&reader);
  monev_read_rules (&reader);
  monev_check_references (&reader);
  monev_order_questions (&reader);
  monev_check_entities (&reader);
  g_hash_table_unref (reader.missing_files);
  return self;
}

/** monev_instrument_ref: Returns: (transfer full): @self. */
MonevInstrument *
monev_instrument_ref (MonevInstrument *self)
{
  g_atomic_ref_count_inc (&self->refs);
  return self;
}

static void
clear_questions (MonevInstrument *self)
{
  for (guint i = 0; i < self->questions->len; i++)
    {
      MonevQuestion *question = &g_array_index (self->questions, MonevQuestion, i);

      for (guint rule = 0; rule < MONEV_N_RULES; rule++)
        g_clear_pointer (&question->rules[rule], monev_expression_unref);
      g_free (question->triggers);
    }
  for (guint i = 0; i < self->lists->len; i++)
    g_free (g_array_index (self->lists, MonevChoiceList, i).choices);
}

/** monev_instrument_unref: drops one reference. */
void
monev_instrument_unref (MonevInstrument *self)
{
  if (!g_atomic_ref_count_dec (&self->refs))
    return;
  clear_questions (self);
  g_array_unref (self->questions);
  g_array_unref (self->lists);
  g_array_unref (self->question_of);
  g_array_unref (self->order);
  g_hash_table_unref (self->list_index);
  g_hash_table_unref (self->settings);
  g_hash_table_unref (self->instances);
  g_ptr_array_unref (self->languages);
  for (guint i = 0; i < 2; i++)
    {
      g_hash_table_unref (self->column_names[i]);
      g_ptr_array_unref (self->columns[i]);
      g_array_unref (self->numbers[i]);
    }
  monev_sheet_map_clear (&self->survey);
  monev_sheet_map_clear (&self->choices);
  monev_sheet_map_clear (&self->external);
  monev_shape_unref (self->shape);
  monev_xlsform_unref (self->form);
  g_string_chunk_free (self->texts);
  g_free (self);
}

/** monev_instrument_form: Returns: (transfer none): the workbook it was read from. */
MonevXlsform *
monev_instrument_form (const MonevInstrument *self)
{
  return self->form;
}

/** monev_instrument_sheet: Returns: the sheet of the survey, or NONE. */
int
monev_instrument_sheet (const MonevInstrument *self)
{
  return self->survey.sheet;
}

/** monev_instrument_n_questions: Returns: how many questions, notes and groups there are. */
guint
monev_instrument_n_questions (const MonevInstrument *self)
{
  return self->questions->len;
}

/** monev_instrument_question: Returns: (transfer none): one of them, in the order of the survey. */
const MonevQuestion *
monev_instrument_question (const MonevInstrument *self, guint index)
{
  g_return_val_if_fail (index < self->questions->len, NULL);
  return &g_array_index (self->questions, MonevQuestion, index);
}

/** monev_instrument_find: Returns: the first question called @name, or NONE. */
int
monev_instrument_find (const MonevInstrument *self, const char *name)
{
  for (guint i = 0; i < self->questions->len; i++)
    if (strcmp (g_array_index (self->questions, MonevQuestion, i).name, name) == 0)
      return (int)i;
  return MONEV_INSTRUMENT_NONE;
}

/** monev_instrument_question_at: Returns: the question whose answer @field of the shape holds, or
 * NONE. */
int
monev_instrument_question_at (const MonevInstrument *self, int field)
{
  return field >= 0 && (guint)field < self->question_of->len
             ? g_array_index (self->question_of, int, field)
             : MONEV_INSTRUMENT_NONE;
}

/** monev_instrument_n_languages: Returns: how many languages it speaks, at least 1. */
guint
monev_instrument_n_languages (const MonevInstrument *self)
{
  return self->languages->len;
}

/** monev_instrument_language: Returns: (transfer none): "Bahasa Indonesia (id)", or "" for columns
 * that name none. */
const char *
monev_instrument_language (const MonevInstrument *self, guint index)
{
  return g_ptr_array_index (self->languages, index);
}

/** monev_instrument_default_language: Returns: the language that is shown first. */
guint
monev_instrument_default_language (const MonevInstrument *self)
{
  return self->default_language;
}

/* The column of @role in just @language; one without a language speaks the default one. */
static int
find_column (const MonevInstrument *self, const MonevSheetMap *map, MonevColumnRole role,
             int language)
{
  int plain = MONEV_INSTRUMENT_NONE;

  if (map->sheet < 0 || map->first[role] < 0)
    return MONEV_INSTRUMENT_NONE;
  for (guint i = 0; i < map->n_columns; i++)
    {
      int of = g_array_index (map->languages, int, i);

      if (g_array_index (map->roles, MonevColumnRole, i) != role)
        continue;
      if (of == language)
        return (int)i;
      if (of < 0 && language == (int)self->default_language)
        plain = (int)i;
    }
  return plain;
}

/**
 * monev_instrument_column:
 * @language: NONE for a column that speaks none
 *
 * Returns: the column of the survey that holds @role in @language, or NONE; for edits
 */
int
monev_instrument_column (const MonevInstrument *self, MonevColumnRole role, int language)
{
  return find_column (self, &self->survey, role, language);
}

static const char *
text_in (const MonevInstrument *self, const MonevSheetMap *map, guint row, MonevColumnRole role,
         int language)
{
  int column = find_column (self, map, role, language);

  return column < 0 ? ""
                    : monev_xlsform_get (self->form, (guint)map->sheet, row, (guint)column, NULL);
}

/* In the language asked for, else in the default one, else in any. */
static const char *
find_text (const MonevInstrument *self, const MonevSheetMap *map, guint row, MonevColumnRole role,
           guint language)
{
  const char *text = text_in (self, map, row, role, (int)language);

  if (*text == '\0')
    text = text_in (self, map, row, role, (int)self->default_language);
  if (*text == '\0' && map->sheet >= 0 && map->first[role] >= 0)
    text = monev_xlsform_get (self->form, (guint)map->sheet, row, (guint)map->first[role], NULL);
  return text;
}

/**
 * monev_instrument_text:
 * @role: LABEL, HINT, … , or a column without languages such as APPEARANCE
 *
 * Returns: (transfer none): as it stands in the cell, "" where nothing does
 */
const char *
monev_instrument_text (const MonevInstrument *self, guint question, MonevColumnRole role,
                       guint language)
{
  return find_text (self, &self->survey, monev_instrument_question (self, question)->row, role,
                    language);
}

/** monev_instrument_n_lists: Returns: how many lists of choices there are. */
guint
monev_instrument_n_lists (const MonevInstrument *self)
{
  return self->lists->len;
}

/** monev_instrument_list: Returns: (transfer none): one of them, in the order of the sheets. */
const MonevChoiceList *
monev_instrument_list (const MonevInstrument *self, guint index)
{
  g_return_val_if_fail (index < self->lists->len, NULL);
  return &g_array_index (self->lists, MonevChoiceList, index);
}

/** monev_instrument_find_list: Returns: the list of the sheet "choices" called @name, or NONE. */
int
monev_instrument_find_list (const MonevInstrument *self, const char *name)
{
  g_autofree char *key = g_strconcat ("0/", name, NULL);
  gpointer known = g_hash_table_lookup (self->list_index, key);

  return known == NULL ? MONEV_INSTRUMENT_NONE : GPOINTER_TO_INT (known) - 1;
}

/** monev_instrument_choice_text: Returns: (transfer none): label, picture or score of a choice. */
const char *
monev_instrument_choice_text (const MonevInstrument *self, guint list, guint choice,
                              MonevColumnRole role, guint language)
{
  const MonevChoiceList *at = monev_instrument_list (self, list);

  g_return_val_if_fail (choice < at->n_choices, "");
  return find_text (self, at->external ? &self->external : &self->choices,
                    at->choices[choice].row, role, language);
}

/** monev_instrument_find_choice: Returns: the choice of @list whose code is @name, or NONE. */
int
monev_instrument_find_choice (const MonevInstrument *self, guint list, const char *name)
{
  const MonevChoiceList *at = monev_instrument_list (self, list);

  for (guint i = 0; i < at->n_choices; i++)
    if (strcmp (at->choices[i].name, name) == 0)
      return (int)i;
  return MONEV_INSTRUMENT_NONE;
}

/** monev_instrument_setting: Returns: (transfer none): the setting @key ("form_title", "form_id",
 * "version", …), "" where it is not set. */
const char *
monev_instrument_setting (const MonevInstrument *self, const char *key)
{
  const char *text = g_hash_table_lookup (self->settings, key);

  return text == NULL ? "" : text;
}

/** monev_instrument_shape: Returns: (transfer none): the shape of an answer. */
MonevShape *
monev_instrument_shape (const MonevInstrument *self)
{
  return self->shape;
}

/** monev_instrument_place: Returns: what an expression at @field may name; for editors. Borrows
 * from @self. */
MonevExpressionPlace
monev_instrument_place (const MonevInstrument *self, int field)
{
  return (MonevExpressionPlace){ self->shape, field, self->instances };
}

/** monev_instrument_order: Returns: (transfer none): @count questions, each behind what its
 * calculation and skip logic depend on. */
const int *
monev_instrument_order (const MonevInstrument *self, guint *count)
{
  *count = self->order->len;
  return (const int *)(gpointer)self->order->data;
}
