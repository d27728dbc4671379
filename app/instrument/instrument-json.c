#include "instrument-private.h"

#include <string.h>

/* An instrument for other programs to read: docs/contracts.md, "instrument". */

static void
put_text (json_t *object, const char *key, const char *text)
{
  if (*text != '\0')
    json_object_set_new (object, key, json_string (text));
}

static json_t *
texts_of (const MonevInstrument *self, const MonevSheetMap *map, guint row, MonevColumnRole role)
{
  json_t *texts = json_object ();

  for (guint i = 0; map->sheet >= 0 && i < map->n_columns; i++)
    {
      int language = g_array_index (map->languages, int, i);

      if (g_array_index (map->roles, MonevColumnRole, i) == role)
        put_text (texts,
                  monev_instrument_language (
                      self, language < 0 ? self->default_language : (guint)language),
                  monev_xlsform_get (self->form, (guint)map->sheet, row, i, NULL));
    }
  return texts;
}

static void
put_texts (const MonevInstrument *self, json_t *object, const char *key, const MonevSheetMap *map,
           guint row, MonevColumnRole role)
{
  json_t *texts = texts_of (self, map, row, role);

  if (json_object_size (texts) > 0)
    json_object_set (object, key, texts);
  json_decref (texts);
}

static json_t *
list_to_json (const MonevInstrument *self, guint index)
{
  const MonevChoiceList *list = monev_instrument_list (self, index);
  const MonevSheetMap *map = list->external ? &self->external : &self->choices;
  json_t *choices = json_array ();

  for (guint i = 0; i < list->n_choices; i++)
    {
      json_t *choice = json_pack ("{s:s}", "name", list->choices[i].name);

      put_texts (self, choice, "label", map, list->choices[i].row, MONEV_COLUMN_LABEL);
      put_text (choice, "score",
                monev_instrument_choice_text (self, index, i, MONEV_COLUMN_SCORE, 0));
      json_array_append_new (choices, choice);
    }
  return json_pack ("{s:s, s:b, s:o}", "name", list->name, "external", list->external, "choices",
                    choices);
}

static void
put_rules (json_t *object, const MonevQuestion *question)
{
  for (guint i = 0; i < MONEV_N_RULES; i++)
    if (question->rules[i] != NULL)
      json_object_set_new (object, monev_rule_column (i),
                           json_string (monev_expression_source (question->rules[i])));
}

static void
put_columns (const MonevInstrument *self, json_t *object, guint index)
{
  static const MonevColumnRole roles[]
      = { MONEV_COLUMN_APPEARANCE, MONEV_COLUMN_PARAMETERS, MONEV_COLUMN_DEFAULT,
          MONEV_COLUMN_CHOICE_FILTER, MONEV_COLUMN_TRIGGER, MONEV_COLUMN_SCORE,
          MONEV_COLUMN_WEIGHT };

  for (guint i = 0; i < G_N_ELEMENTS (roles); i++)
    put_text (object, monev_column_name (roles[i]),
              monev_instrument_text (self, index, roles[i], 0));
}

static void
put_wordings (const MonevInstrument *self, json_t *object, guint row)
{
  static const MonevColumnRole roles[]
      = { MONEV_COLUMN_LABEL, MONEV_COLUMN_HINT, MONEV_COLUMN_GUIDANCE,
          MONEV_COLUMN_REQUIRED_MESSAGE, MONEV_COLUMN_CONSTRAINT_MESSAGE,
          MONEV_COLUMN_SOFT_MESSAGE };

  for (guint i = 0; i < G_N_ELEMENTS (roles); i++)
    put_texts (self, object, monev_column_name (roles[i]), &self->survey, row, roles[i]);
}

static json_t *
question_to_json (const MonevInstrument *self, guint index)
{
  const MonevQuestion *question = monev_instrument_question (self, index);
  json_t *object = json_pack ("{s:s, s:s, s:i}", "type", question->type->name, "name",
                              question->name, "row", (int)question->row + 1);

  if (question->parent >= 0)
    json_object_set_new (
        object, "parent",
        json_string (monev_instrument_question (self, (guint)question->parent)->name));
  if (question->list >= 0)
    put_text (object, "list", monev_instrument_list (self, (guint)question->list)->name);
  if (question->file != NULL)
    put_text (object, "file", question->file);
  if (question->or_other)
    json_object_set_new (object, "or_other", json_true ());
  if (question->phone_only)
    json_object_set_new (object, "phone_only", json_true ());
  put_wordings (self, object, question->row);
  put_rules (object, question);
  put_columns (self, object, index);
  return object;
}

/**
 * monev_instrument_to_json:
 *
 * Returns: (transfer full): settings, languages, questions and lists; expressions and wordings as
 * they stand in the form
 */
json_t *
monev_instrument_to_json (const MonevInstrument *self)
{
  json_t *settings = json_object (), *languages = json_array ();
  json_t *questions = json_array (), *lists = json_array ();
  GHashTableIter iter;
  gpointer key, value;

  g_hash_table_iter_init (&iter, self->settings);
  while (g_hash_table_iter_next (&iter, &key, &value))
    json_object_set_new (settings, key, json_string (value));
  for (guint i = 0; i < self->languages->len; i++)
    json_array_append_new (languages, json_string (monev_instrument_language (self, i)));
  for (guint i = 0; i < self->questions->len; i++)
    json_array_append_new (questions, question_to_json (self, i));
  for (guint i = 0; i < self->lists->len; i++)
    json_array_append_new (lists, list_to_json (self, i));
  return json_pack ("{s:o, s:o, s:s, s:o, s:o}", "settings", settings, "languages", languages,
                    "default_language", monev_instrument_language (self, self->default_language),
                    "questions", questions, "lists", lists);
}
