#include "instrument-edit-private.h"

#include <string.h>

#include "db-error.h"
#include "question-name.h"

/* Takes over @next where an edit is made of several. */
static void
replace (MonevXlsform **form, MonevXlsform *next)
{
  monev_xlsform_unref (*form);
  *form = next;
}

/**
 * monev_instrument_blank: Returns: (transfer full): a form without questions, with the sheets and
 * columns that nearly every form has.
 */
MonevXlsform *
monev_instrument_blank (const char *title, const char *form_id)
{
  static const struct
  {
    const char *sheet;
    const char *headers[9];
  } sheets[] = {
    { "survey",
      { "type", "name", "label", "hint", "required", "relevant", "constraint", "constraint_message",
        NULL } },
    { "choices", { "list_name", "name", "label", NULL } },
    { "settings", { "form_title", "form_id", NULL } },
  };
  const char *settings[] = { title, form_id };
  MonevXlsform *form = monev_xlsform_new ();

  for (guint i = 0; i < G_N_ELEMENTS (sheets); i++)
    {
      replace (&form, monev_xlsform_add_sheet (form, sheets[i].sheet));
      for (guint k = 0; sheets[i].headers[k] != NULL; k++)
        replace (&form,
                 monev_xlsform_set (form, i, 0, k,
                                    &(MonevXlsformCell){ sheets[i].headers[k], MONEV_CELL_TEXT }));
    }
  for (guint k = 0; k < G_N_ELEMENTS (settings); k++)
    replace (&form, monev_xlsform_set (form, 2, 1, k,
                                       &(MonevXlsformCell){ settings[k], MONEV_CELL_TEXT }));
  return form;
}

/** monev_edit_with_sheet: Returns: (transfer full): @form, taken over, with a sheet of that name.
 */
MonevXlsform *
monev_edit_with_sheet (MonevXlsform *form, const char *name, guint *sheet)
{
  int found = monev_xlsform_find_sheet (form, name);

  if (found < 0)
    {
      replace (&form, monev_xlsform_add_sheet (form, name));
      found = (int)monev_xlsform_n_sheets (form) - 1;
    }
  *sheet = (guint)found;
  return form;
}

/** monev_edit_with_column: Returns: (transfer full): @form, taken over, with a column whose header
 * is @header; it stands behind the others if it is new. */
MonevXlsform *
monev_edit_with_column (MonevXlsform *form, guint sheet, const char *header, guint *column)
{
  guint width = monev_xlsform_row_width (form, sheet, 0);

  for (*column = 0; *column < width; (*column)++)
    if (strcmp (monev_xlsform_get (form, sheet, 0, *column, NULL), header) == 0)
      return form;
  replace (&form, monev_xlsform_set (form, sheet, 0, width,
                                     &(MonevXlsformCell){ header, MONEV_CELL_TEXT }));
  return form;
}

static gboolean
is_spoken (MonevColumnRole role)
{
  return role == MONEV_COLUMN_LABEL || role == MONEV_COLUMN_HINT || role == MONEV_COLUMN_GUIDANCE
         || role == MONEV_COLUMN_REQUIRED_MESSAGE || role == MONEV_COLUMN_CONSTRAINT_MESSAGE
         || role == MONEV_COLUMN_SOFT_MESSAGE;
}

/** monev_edit_header: Returns: (transfer full): what a new column of @role is called; a language of
 * the form that is not the plain one is named in it. */
char *
monev_edit_header (const MonevInstrument *self, MonevColumnRole role, int language)
{
  const char *name = monev_column_name (role);
  const char *speech = language < 0 ? "" : monev_instrument_language (self, (guint)language);
  gboolean plain
      = language == (int)self->default_language && self->survey.sheet >= 0
        && self->survey.first[MONEV_COLUMN_LABEL] >= 0
        && g_array_index (self->survey.languages, int, self->survey.first[MONEV_COLUMN_LABEL])
               == MONEV_INSTRUMENT_NONE;

  return !is_spoken (role) || plain || *speech == '\0' ? g_strdup (name)
                                                       : g_strconcat (name, "::", speech, NULL);
}

/* The survey with a column for @role. */
static MonevXlsform *
survey_with (const MonevInstrument *self, MonevXlsform *form, MonevColumnRole role, int language,
             guint *sheet, guint *column)
{
  int found
      = monev_instrument_column (self, role, is_spoken (role) ? language : MONEV_INSTRUMENT_NONE);
  g_autofree char *header = NULL;

  form = monev_edit_with_sheet (form, "survey", sheet);
  if (found >= 0)
    {
      *column = (guint)found;
      return form;
    }
  header = monev_edit_header (self, role, language);
  return monev_edit_with_column (form, *sheet, header, column);
}

static MonevXlsform *
set_in_row (const MonevInstrument *self, MonevXlsform *form, guint row, MonevColumnRole role,
            int language, const char *text)
{
  guint sheet, column;

  form = survey_with (self, form, role, language, &sheet, &column);
  replace (&form, monev_xlsform_set (form, sheet, row, column,
                                     &(MonevXlsformCell){ text, MONEV_CELL_TEXT }));
  return form;
}

/**
 * monev_instrument_edit_set:
 * @language: for wordings; of no matter for other columns
 * @text: (nullable): "" or %NULL empties
 *
 * Returns: (transfer full): the form with one property of a question changed
 */
MonevXlsform *
monev_instrument_edit_set (const MonevInstrument *self, guint question, MonevColumnRole role,
                           guint language, const char *text)
{
  return set_in_row (self, monev_xlsform_ref (self->form),
                     monev_instrument_question (self, question)->row, role, (int)language, text);
}

/* What ends a group of that kind; NULL if @type begins none. */
static const char *
end_of (const MonevQuestionType *type)
{
  switch (type == NULL ? MONEV_QUESTION_ASKED : type->role)
    {
    case MONEV_QUESTION_BEGIN_GROUP:
      return "end_group";
    case MONEV_QUESTION_BEGIN_REPEAT:
      return "end_repeat";
    case MONEV_QUESTION_BEGIN_LOOP:
      return "end_loop";
    default:
      return NULL;
    }
}

static const MonevQuestionType *
type_of (const char *text)
{
  g_autofree char *list = NULL;
  gboolean or_other;

  return monev_question_type_find (text, &list, &or_other);
}

/* A group whose end is missing has none. */
static gboolean
has_end (const MonevInstrument *self, const MonevQuestion *question)
{
  int column = monev_instrument_column (self, MONEV_COLUMN_TYPE, MONEV_INSTRUMENT_NONE);
  const MonevQuestionType *type = type_of (monev_xlsform_get (
      self->form, (guint)self->survey.sheet, question->end_row, (guint)column, NULL));

  return question->end_row > question->row && type != NULL
         && (type->role == MONEV_QUESTION_END_GROUP || type->role == MONEV_QUESTION_END_REPEAT
             || type->role == MONEV_QUESTION_END_LOOP);
}

/**
 * monev_instrument_edit_type:
 * @type: as the column has it: "integer", "select_one ya_tidak or_other"
 *
 * A group becomes a repeat, or the other way round, together with its end.
 *
 * Returns: (transfer full): the form with the question of another type
 */
MonevXlsform *
monev_instrument_edit_type (const MonevInstrument *self, guint question, const char *type)
{
  const MonevQuestion *of = monev_instrument_question (self, question);
  const char *end = end_of (type_of (type));
  MonevXlsform *form = set_in_row (self, monev_xlsform_ref (self->form), of->row, MONEV_COLUMN_TYPE,
                                   MONEV_INSTRUMENT_NONE, type);

  if (end != NULL && has_end (self, of))
    form = set_in_row (self, form, of->end_row, MONEV_COLUMN_TYPE, MONEV_INSTRUMENT_NONE, end);
  return form;
}

static void
add_renamed (GArray *patches, const MonevXlsform *form, guint sheet, guint row, guint column,
             GHashTable *names)
{
  MonevCellKind kind;
  const char *text = monev_xlsform_get (form, sheet, row, column, &kind);
  g_autofree char *with
      = strstr (text, "${") == NULL ? NULL : monev_references_replace (text, names);
  MonevXlsformPatch patch = { row, column, { with, kind } };

  if (with == NULL || strcmp (with, text) == 0)
    return;
  patch.cell.text = g_steal_pointer (&with);
  g_array_append_val (patches, patch);
}

static void
clear_patch (gpointer data)
{
  g_free ((char *)((MonevXlsformPatch *)data)->cell.text);
}

static MonevXlsform *
rename_in_sheet (MonevXlsform *form, guint sheet, GHashTable *names)
{
  g_autoptr (GArray) patches = g_array_new (FALSE, FALSE, sizeof (MonevXlsformPatch));

  g_array_set_clear_func (patches, clear_patch);
  for (guint row = 1; row < monev_xlsform_n_rows (form, sheet); row++)
    for (guint column = 0; column < monev_xlsform_row_width (form, sheet, row); column++)
      add_renamed (patches, form, sheet, row, column, names);
  replace (&form,
           monev_xlsform_set_many (form, sheet, (MonevXlsformPatch *)patches->data, patches->len));
  return form;
}

/** monev_instrument_edit_rename: Returns: (transfer full): the form in which the question, and each
 * ${} in every sheet that speaks of it, has the new name. */
MonevXlsform *
monev_instrument_edit_rename (const MonevInstrument *self, guint question, const char *name)
{
  const MonevQuestion *of = monev_instrument_question (self, question);
  g_autoptr (GHashTable) names = g_hash_table_new (g_str_hash, g_str_equal);
  MonevXlsform *form = set_in_row (self, monev_xlsform_ref (self->form), of->row, MONEV_COLUMN_NAME,
                                   MONEV_INSTRUMENT_NONE, name);

  if (*of->name == '\0' || monev_instrument_find (self, of->name) != (int)question)
    return form;
  g_hash_table_insert (names, (gpointer)of->name, (gpointer)name);
  for (guint sheet = 0; sheet < monev_xlsform_n_sheets (form); sheet++)
    form = rename_in_sheet (form, sheet, names);
  return form;
}

/** monev_edit_row: Returns: the row of the survey before which something at @place goes. */
guint
monev_edit_row (const MonevInstrument *self, MonevEditPlace place)
{
  const MonevQuestion *question;

  if (place.question < 0)
    return self->survey.sheet < 0
               ? 1
               : MAX (1, monev_xlsform_n_rows (self->form, (guint)self->survey.sheet));
  question = monev_instrument_question (self, (guint)place.question);
  if (place.side == MONEV_EDIT_BEFORE)
    return question->row;
  if (place.side == MONEV_EDIT_INSIDE && has_end (self, question))
    return question->end_row;
  return question->end_row + 1;
}

static MonevXlsform *
fill_row (const MonevInstrument *self, MonevXlsform *form, guint row,
          const MonevEditQuestion *question)
{
  form = set_in_row (self, form, row, MONEV_COLUMN_TYPE, MONEV_INSTRUMENT_NONE, question->type);
  form = set_in_row (self, form, row, MONEV_COLUMN_NAME, MONEV_INSTRUMENT_NONE, question->name);
  return set_in_row (self, form, row, MONEV_COLUMN_LABEL, (int)self->default_language,
                     question->label);
}

/**
 * monev_instrument_edit_insert:
 * @row: (out): of the new question
 *
 * A group or repeat comes with its end.
 *
 * Returns: (transfer full): the form with one question more
 */
MonevXlsform *
monev_instrument_edit_insert (const MonevInstrument *self, MonevEditPlace place,
                              const MonevEditQuestion *question, guint *row)
{
  const char *end = end_of (type_of (question->type));
  MonevXlsform *form;
  guint sheet;

  *row = monev_edit_row (self, place);
  form = monev_edit_with_sheet (monev_xlsform_ref (self->form), "survey", &sheet);
  replace (&form, monev_xlsform_insert_rows (form, sheet, *row, end == NULL ? 1 : 2));
  form = fill_row (self, form, *row, question);
  if (end != NULL)
    form = set_in_row (self, form, *row + 1, MONEV_COLUMN_TYPE, MONEV_INSTRUMENT_NONE, end);
  return form;
}

static int
compare_guint (gconstpointer a, gconstpointer b)
{
  guint x = *(const guint *)a, y = *(const guint *)b;

  return (x > y) - (x < y);
}

/** monev_edit_ranges: Returns: (transfer full): the rows of what was chosen, in their order, none
 * twice; of #MonevRowRange. */
GArray *
monev_edit_ranges (const MonevInstrument *self, MonevEditChosen chosen)
{
  GArray *ranges = g_array_new (FALSE, FALSE, sizeof (MonevRowRange));
  g_autofree guint *sorted = g_memdup2 (chosen.questions, chosen.count * sizeof *sorted);
  guint free_row = 0;

  if (sorted != NULL)
    qsort (sorted, chosen.count, sizeof *sorted, compare_guint);
  for (guint i = 0; i < chosen.count; i++)
    {
      const MonevQuestion *question = monev_instrument_question (self, sorted[i]);
      MonevRowRange range = { question->row, question->end_row - question->row + 1 };

      if (question->row < free_row)
        continue;
      free_row = question->end_row + 1;
      g_array_append_val (ranges, range);
    }
  return ranges;
}

/** monev_instrument_edit_remove: Returns: (transfer full): the form without what was chosen. */
MonevXlsform *
monev_instrument_edit_remove (const MonevInstrument *self, MonevEditChosen chosen)
{
  g_autoptr (GArray) ranges = monev_edit_ranges (self, chosen);
  MonevXlsform *form = monev_xlsform_ref (self->form);

  for (guint i = ranges->len; i > 0; i--)
    {
      const MonevRowRange *range = &g_array_index (ranges, MonevRowRange, i - 1);

      replace (&form, monev_xlsform_remove_rows (form, (guint)self->survey.sheet, range->row,
                                                 range->count));
    }
  return form;
}

static gboolean
check_target (const GArray *ranges, guint target, GError **error)
{
  for (guint i = 0; i < ranges->len; i++)
    {
      const MonevRowRange *range = &g_array_index (ranges, MonevRowRange, i);

      if (target <= range->row || target >= range->row + range->count)
        continue;
      g_set_error (error, MONEV_ERROR, MONEV_ERROR_STATE,
                   "Kelompok tidak dapat dipindahkan ke dalam dirinya sendiri.");
      return FALSE;
    }
  return TRUE;
}

/* The rows of @ranges, one behind the other, where @target stood. */
static MonevXlsform *
gather (const MonevInstrument *self, const GArray *ranges, guint target, guint *row)
{
  guint sheet = (guint)self->survey.sheet, to = target;
  MonevXlsform *form = monev_xlsform_ref (self->form);

  for (guint i = ranges->len; i > 0; i--)
    {
      const MonevRowRange *range = &g_array_index (ranges, MonevRowRange, i - 1);

      replace (&form, monev_xlsform_remove_rows (form, sheet, range->row, range->count));
      to -= range->row < target ? range->count : 0;
    }
  *row = to;
  for (guint i = 0; i < ranges->len; i++)
    {
      const MonevRowRange *range = &g_array_index (ranges, MonevRowRange, i);

      replace (&form, monev_xlsform_copy_rows (form, sheet, to, self->form, sheet, range->row,
                                               range->count));
      to += range->count;
    }
  return form;
}

/**
 * monev_instrument_edit_move:
 * @row: (out): of the first that was moved
 *
 * Returns: (transfer full): the form with what was chosen at @place; %NULL with STATE for a group
 *   that would go into itself
 */
MonevXlsform *
monev_instrument_edit_move (const MonevInstrument *self, MonevEditChosen chosen,
                            MonevEditPlace place, guint *row, GError **error)
{
  g_autoptr (GArray) ranges = monev_edit_ranges (self, chosen);
  guint target = monev_edit_row (self, place);

  if (!check_target (ranges, target, error))
    return NULL;
  /* At the first row of a range that stays: nothing before it may be counted twice. */
  return gather (self, ranges, target, row);
}

static gboolean
share_parent (const MonevInstrument *self, MonevEditChosen chosen, GError **error)
{
  int parent = monev_instrument_question (self, chosen.questions[0])->parent;

  for (guint i = 1; i < chosen.count; i++)
    if (monev_instrument_question (self, chosen.questions[i])->parent != parent)
      {
        g_set_error (error, MONEV_ERROR, MONEV_ERROR_STATE,
                     "Yang dikelompokkan harus berada di kelompok yang sama.");
        return FALSE;
      }
  return TRUE;
}

/**
 * monev_instrument_edit_wrap:
 * @chosen: at least one, all in one group
 * @group: begin_group or begin_repeat
 * @row: (out): of the new group
 *
 * Returns: (transfer full): the form in which the group holds what was chosen; %NULL with STATE
 */
MonevXlsform *
monev_instrument_edit_wrap (const MonevInstrument *self, MonevEditChosen chosen,
                            const MonevEditQuestion *group, guint *row, GError **error)
{
  g_autoptr (GArray) ranges = NULL;
  guint sheet = (guint)self->survey.sheet, count = 0;
  MonevXlsform *form;

  if (!share_parent (self, chosen, error))
    return NULL;
  ranges = monev_edit_ranges (self, chosen);
  for (guint i = 0; i < ranges->len; i++)
    count += g_array_index (ranges, MonevRowRange, i).count;
  form = gather (self, ranges, g_array_index (ranges, MonevRowRange, 0).row, row);
  replace (&form, monev_xlsform_insert_rows (form, sheet, *row + count, 1));
  form = set_in_row (self, form, *row + count, MONEV_COLUMN_TYPE, MONEV_INSTRUMENT_NONE,
                     end_of (type_of (group->type)));
  replace (&form, monev_xlsform_insert_rows (form, sheet, *row, 1));
  return fill_row (self, form, *row, group);
}

/** monev_instrument_edit_setting: Returns: (transfer full): the form with a setting changed;
 * @key as the reference spells it: "form_title". */
MonevXlsform *
monev_instrument_edit_setting (const MonevInstrument *self, const char *key, const char *text)
{
  guint sheet, column, row = 1;
  MonevXlsform *form = monev_edit_with_sheet (monev_xlsform_ref (self->form), "settings", &sheet);

  form = monev_edit_with_column (form, sheet, key, &column);
  while (row < monev_xlsform_n_rows (form, sheet)
         && monev_xlsform_row_width (form, sheet, row) == 0)
    row++;
  if (row >= monev_xlsform_n_rows (form, sheet))
    row = 1;
  replace (&form, monev_xlsform_set (form, sheet, row, column,
                                     &(MonevXlsformCell){ text, MONEV_CELL_TEXT }));
  return form;
}
