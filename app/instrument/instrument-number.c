#include "instrument-number.h"

/** monev_question_is_group: Returns: whether it holds others: a group, repeat or loop. */
gboolean
monev_question_is_group (const MonevQuestion *question)
{
  return question->type != NULL
         && (question->type->role == MONEV_QUESTION_BEGIN_GROUP
             || question->type->role == MONEV_QUESTION_BEGIN_REPEAT
             || question->type->role == MONEV_QUESTION_BEGIN_LOOP);
}

/** monev_question_is_asked: Returns: whether somebody answers it; notes and calculations are not.
 */
gboolean
monev_question_is_asked (const MonevQuestion *question)
{
  return question->type != NULL && question->type->role == MONEV_QUESTION_ASKED
         && question->type->answer != MONEV_ANSWER_NONE;
}

/** monev_instrument_n_asked: Returns: how many questions somebody answers. */
guint
monev_instrument_n_asked (const MonevInstrument *self)
{
  guint count = 0;

  for (guint i = 0; i < monev_instrument_n_questions (self); i++)
    count += monev_question_is_asked (monev_instrument_question (self, i));
  return count;
}

/* 0 is A, 26 is AA. */
static char *
letters (guint index)
{
  GString *text = g_string_new (NULL);

  for (index++; index > 0; index = (index - 1) / 26)
    g_string_prepend_c (text, (char)('A' + (index - 1) % 26));
  return g_string_free (text, FALSE);
}

/**
 * monev_instrument_numbers:
 *
 * Returns: (transfer full): for each question "14", for each outermost group "B", for anything else
 *   ""; %NULL-terminated, free with g_strfreev()
 */
char **
monev_instrument_numbers (const MonevInstrument *self)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  guint groups = 0, asked = 0;

  for (guint i = 0; i < monev_instrument_n_questions (self); i++)
    {
      const MonevQuestion *question = monev_instrument_question (self, i);
      g_autofree char *text = NULL;

      if (monev_question_is_group (question) && question->parent == MONEV_INSTRUMENT_NONE)
        text = letters (groups++);
      else if (monev_question_is_asked (question))
        text = g_strdup_printf ("%u", ++asked);
      g_strv_builder_add (builder, text == NULL ? "" : text);
    }
  return g_strv_builder_end (builder);
}

/** monev_instrument_is_above: Returns: whether @question lies in the group @above. */
gboolean
monev_instrument_is_above (const MonevInstrument *self, int above, int question)
{
  while (question >= 0)
    {
      question = monev_instrument_question (self, (guint)question)->parent;
      if (question == above)
        return TRUE;
    }
  return FALSE;
}

/** monev_instrument_in_row: Returns: the question in a row of the survey, NONE if there is none;
 * the end of a group is none. */
int
monev_instrument_in_row (const MonevInstrument *self, guint row)
{
  guint low = 0, high = monev_instrument_n_questions (self);

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (monev_instrument_question (self, middle)->row < row)
        low = middle + 1;
      else
        high = middle;
    }
  return low < monev_instrument_n_questions (self)
                 && monev_instrument_question (self, low)->row == row
             ? (int)low
             : MONEV_INSTRUMENT_NONE;
}

static int
list_in_row (const MonevInstrument *self, guint row)
{
  for (guint i = 0; i < monev_instrument_n_lists (self); i++)
    {
      const MonevChoiceList *list = monev_instrument_list (self, i);

      for (guint k = 0; k < list->n_choices; k++)
        if (list->choices[k].row == row)
          return (int)i;
    }
  return MONEV_INSTRUMENT_NONE;
}

/** monev_instrument_of_issue: Returns: the question that an issue of monev_instrument_read()
 * belongs to, for a choice the first one that offers it; NONE for the form as a whole. */
int
monev_instrument_of_issue (const MonevInstrument *self, const MonevIssue *issue)
{
  int list;

  if (issue->sheet == NULL || issue->row <= 0)
    return MONEV_INSTRUMENT_NONE;
  if (g_ascii_strcasecmp (issue->sheet, "survey") == 0)
    return monev_instrument_in_row (self, (guint)issue->row - 1);
  list = g_ascii_strcasecmp (issue->sheet, "choices") == 0
             ? list_in_row (self, (guint)issue->row - 1)
             : MONEV_INSTRUMENT_NONE;
  for (guint i = 0; list >= 0 && i < monev_instrument_n_questions (self); i++)
    if (monev_instrument_question (self, i)->list == list)
      return (int)i;
  return MONEV_INSTRUMENT_NONE;
}
