/* Questions copied into an instrument, from itself or another one: with their lists of choices,
 * under names that are free. */
#include "instrument-edit-private.h"

#include <string.h>

#include "choice-edit.h"
#include "question-name.h"

typedef struct
{
  const MonevInstrument *self, *from;
  MonevXlsform *form;
  guint sheet;       /* of the survey */
  GArray *ranges;    /* MonevRowRange of @from */
  GHashTable *names; /* old name → new name, those that change */
  GHashTable *lists; /* likewise */
  GArray *columns;   /* guint: of @form, one per column of @from */
  GArray *patches;   /* MonevXlsformPatch, texts borrowed from @texts */
  GStringChunk *texts;
} Paste;

static void
take (Paste *self, MonevXlsform *form)
{
  monev_xlsform_unref (self->form);
  self->form = form;
}

static gboolean
is_chosen (const Paste *self, const MonevQuestion *question)
{
  for (guint i = 0; i < self->ranges->len; i++)
    {
      const MonevRowRange *range = &g_array_index (self->ranges, MonevRowRange, i);

      if (question->row >= range->row && question->row < range->row + range->count)
        return TRUE;
    }
  return FALSE;
}

static void
choose_names (Paste *self)
{
  g_autoptr (GHashTable) taken = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < monev_instrument_n_questions (self->from); i++)
    {
      const MonevQuestion *question = monev_instrument_question (self->from, i);
      g_autofree char *name = NULL;

      if (*question->name == '\0' || !is_chosen (self, question))
        continue;
      name = monev_instrument_free_name (self->self, question->name, taken);
      if (strcmp (name, question->name) != 0)
        g_hash_table_insert (self->names, g_strdup (question->name), g_strdup (name));
      g_hash_table_add (taken, g_steal_pointer (&name));
    }
}

/* Where the column of @from called @header goes: by its words, else by what they mean. */
static guint
column_for (Paste *self, const char *header)
{
  g_autofree char *language = NULL;
  MonevColumnRole role = monev_column_find (header, FALSE, &language);
  guint width = monev_xlsform_row_width (self->form, self->sheet, 0), column;

  for (column = 0; column < width; column++)
    if (strcmp (monev_xlsform_get (self->form, self->sheet, 0, column, NULL), header) == 0)
      return column;
  if (role != MONEV_COLUMN_UNKNOWN && self->self->survey.sheet >= 0
      && self->self->survey.first[role] >= 0
      && (language == NULL || monev_instrument_n_languages (self->self) <= 1))
    return (guint)self->self->survey.first[role];
  self->form = monev_edit_with_column (self->form, self->sheet, header, &column);
  return column;
}

static void
choose_columns (Paste *self)
{
  guint sheet = (guint)self->from->survey.sheet;
  guint width = monev_xlsform_row_width (self->from->form, sheet, 0);

  for (guint i = 0; i < width; i++)
    {
      const char *header = monev_xlsform_get (self->from->form, sheet, 0, i, NULL);
      guint column = *header == '\0' ? G_MAXUINT : column_for (self, header);

      g_array_append_val (self->columns, column);
    }
}

/* The type with the list under its new name. */
static char *
type_text (Paste *self, const char *text)
{
  g_autofree char *list = NULL;
  gboolean or_other;
  const MonevQuestionType *type = monev_question_type_find (text, &list, &or_other);
  const char *with = list == NULL ? NULL : g_hash_table_lookup (self->lists, list);

  if (type == NULL || with == NULL)
    return g_strdup (text);
  return g_strconcat (type->name, " ", with, or_other ? " or_other" : "", NULL);
}

static char *
cell_text (Paste *self, guint column, const char *text)
{
  const MonevSheetMap *map = &self->from->survey;
  MonevColumnRole role = column < map->n_columns
                             ? g_array_index (map->roles, MonevColumnRole, column)
                             : MONEV_COLUMN_UNKNOWN;
  const char *with = role == MONEV_COLUMN_NAME ? g_hash_table_lookup (self->names, text) : NULL;

  if (with != NULL)
    return g_strdup (with);
  return role == MONEV_COLUMN_TYPE ? type_text (self, text)
                                   : monev_references_replace (text, self->names);
}

static void
add_row (Paste *self, guint from_row, guint row)
{
  guint sheet = (guint)self->from->survey.sheet;
  guint width
      = MIN (monev_xlsform_row_width (self->from->form, sheet, from_row), self->columns->len);

  for (guint i = 0; i < width; i++)
    {
      MonevXlsformPatch patch = { row, g_array_index (self->columns, guint, i), { NULL } };
      const char *text = monev_xlsform_get (self->from->form, sheet, from_row, i, &patch.cell.kind);
      g_autofree char *with = cell_text (self, i, text);

      if (*text == '\0' || patch.column == G_MAXUINT)
        continue;
      patch.cell.text = g_string_chunk_insert (self->texts, with);
      g_array_append_val (self->patches, patch);
    }
}

static guint
add_rows (Paste *self, guint row)
{
  guint at = row;

  for (guint i = 0; i < self->ranges->len; i++)
    {
      const MonevRowRange *range = &g_array_index (self->ranges, MonevRowRange, i);

      for (guint k = 0; k < range->count; k++)
        add_row (self, range->row + k, at++);
    }
  return at - row;
}

static gboolean
same_choices (const Paste *self, guint theirs, guint ours)
{
  const MonevChoiceList *a = monev_instrument_list (self->from, theirs);
  const MonevChoiceList *b = monev_instrument_list (self->self, ours);

  if (a->n_choices != b->n_choices)
    return FALSE;
  for (guint i = 0; i < a->n_choices; i++)
    if (strcmp (a->choices[i].name, b->choices[i].name) != 0
        || strcmp (monev_instrument_choice_text (self->from, theirs, i, MONEV_COLUMN_LABEL,
                                                 self->from->default_language),
                   monev_instrument_choice_text (self->self, ours, i, MONEV_COLUMN_LABEL,
                                                 self->self->default_language))
               != 0)
      return FALSE;
  return TRUE;
}

/* The rows of a list behind the others of the sheet, columns found by their headers. */
static void
copy_list (Paste *self, const MonevChoiceList *list, const char *name)
{
  guint from_sheet = (guint)self->from->choices.sheet, sheet, first;
  g_autoptr (GArray) patches = g_array_new (FALSE, FALSE, sizeof (MonevXlsformPatch));
  guint width = monev_xlsform_row_width (self->from->form, from_sheet, 0);
  int list_column = self->from->choices.first[MONEV_COLUMN_LIST_NAME];

  self->form = monev_edit_with_sheet (self->form, "choices", &sheet);
  first = MAX (1, monev_xlsform_n_rows (self->form, sheet));
  for (guint column = 0; column < width; column++)
    {
      const char *header = monev_xlsform_get (self->from->form, from_sheet, 0, column, NULL);
      MonevXlsformPatch patch = { 0 };

      if (*header == '\0')
        continue;
      self->form = monev_edit_with_column (self->form, sheet, header, &patch.column);
      for (guint i = 0; i < list->n_choices; i++)
        {
          patch.row = first + i;
          patch.cell.text = monev_xlsform_get (self->from->form, from_sheet, list->choices[i].row,
                                               column, &patch.cell.kind);
          if ((int)column == list_column)
            patch.cell.text = name;
          g_array_append_val (patches, patch);
        }
    }
  take (self, monev_xlsform_set_many (self->form, sheet, (MonevXlsformPatch *)patches->data,
                                      patches->len));
}

/* A list that is there already with the same choices is shared. */
static void
bring_list (Paste *self, guint index)
{
  const MonevChoiceList *list = monev_instrument_list (self->from, index);
  int ours = monev_instrument_find_list (self->self, list->name);
  g_autofree char *name = NULL;

  if (list->external || list->n_choices == 0 || g_hash_table_contains (self->lists, list->name)
      || (ours >= 0 && same_choices (self, index, (guint)ours)))
    return;
  name = monev_instrument_free_list_name (self->self, list->name);
  copy_list (self, list, name);
  g_hash_table_insert (self->lists, g_strdup (list->name), g_steal_pointer (&name));
}

static void
bring_lists (Paste *self)
{
  for (guint i = 0; i < monev_instrument_n_questions (self->from); i++)
    {
      const MonevQuestion *question = monev_instrument_question (self->from, i);

      if (question->list >= 0 && is_chosen (self, question))
        bring_list (self, (guint)question->list);
    }
}

static void
finish (Paste *self)
{
  g_array_unref (self->ranges);
  g_array_unref (self->columns);
  g_array_unref (self->patches);
  g_hash_table_unref (self->names);
  g_hash_table_unref (self->lists);
  g_string_chunk_free (self->texts);
}

/**
 * monev_instrument_edit_paste:
 * @from: where they were copied; may be @self
 * @row: (out): of the first that was pasted
 *
 * Names that are taken get a number, also where the copied questions speak of each other; a list of
 * choices comes along unless the form has the same one.
 *
 * Returns: (transfer full): the form with copies of what was chosen
 */
MonevXlsform *
monev_instrument_edit_paste (const MonevInstrument *self, MonevEditPlace place,
                             const MonevInstrument *from, MonevEditChosen chosen, guint *row)
{
  Paste paste = { .self = self, .from = from, .form = monev_xlsform_ref (self->form) };
  guint count = 0;

  paste.ranges = monev_edit_ranges (from, chosen);
  paste.names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  paste.lists = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  paste.columns = g_array_new (FALSE, FALSE, sizeof (guint));
  paste.patches = g_array_new (FALSE, FALSE, sizeof (MonevXlsformPatch));
  paste.texts = g_string_chunk_new (256);
  *row = monev_edit_row (self, place);
  paste.form = monev_edit_with_sheet (paste.form, "survey", &paste.sheet);
  choose_names (&paste);
  bring_lists (&paste);
  choose_columns (&paste);
  count = add_rows (&paste, *row);
  take (&paste, monev_xlsform_insert_rows (paste.form, paste.sheet, *row, count));
  take (&paste,
        monev_xlsform_set_many (paste.form, paste.sheet, (MonevXlsformPatch *)paste.patches->data,
                                paste.patches->len));
  finish (&paste);
  return paste.form;
}
