#include "paper-skip.h"

#include <string.h>

#include "condition.h"
#include "instrument-number.h"

typedef enum
{
  HOLDS,
  FAILS,
  UNKNOWN /* other answers decide, too */
} Verdict;

static Verdict
judge_condition (const MonevCondition *condition, const char *name, const char *choice)
{
  gboolean same = strcmp (condition->value, choice) == 0;

  if (strcmp (condition->name, name) != 0)
    return UNKNOWN;
  switch (condition->compare)
    {
    case MONEV_COMPARE_IS:
    case MONEV_COMPARE_HAS:
      return same ? HOLDS : FAILS;
    case MONEV_COMPARE_IS_NOT:
    case MONEV_COMPARE_HAS_NOT:
      return same ? FAILS : HOLDS;
    case MONEV_COMPARE_FILLED:
      return HOLDS;
    case MONEV_COMPARE_EMPTY:
      return FAILS;
    default:
      return UNKNOWN;
    }
}

/* One that fails decides an "and", one that holds an "or", whatever the others say. */
static Verdict
judge (const char *formula, const char *name, const char *choice)
{
  gboolean any, open = FALSE;
  g_autoptr (GPtrArray) conditions = monev_conditions_from_text (formula, &any);

  if (conditions == NULL)
    return UNKNOWN;
  for (guint i = 0; i < conditions->len; i++)
    {
      Verdict verdict = judge_condition (g_ptr_array_index (conditions, i), name, choice);

      if (verdict == (any ? HOLDS : FAILS))
        return verdict;
      open = open || verdict == UNKNOWN;
    }
  return open ? UNKNOWN : any ? FAILS : HOLDS;
}

/* Whether @later is certainly not asked after that answer: by its own rule or one of a group
 * around it. */
static gboolean
is_skipped (const MonevInstrument *self, guint question, const char *choice, int later)
{
  const char *name = monev_instrument_question (self, question)->name;

  for (; later >= 0; later = monev_instrument_question (self, (guint)later)->parent)
    {
      const MonevExpression *rule
          = monev_instrument_question (self, (guint)later)->rules[MONEV_RULE_RELEVANT];

      if (monev_instrument_is_above (self, later, (int)question))
        continue;
      if (rule != NULL && judge (monev_expression_source (rule), name, choice) == FAILS)
        return TRUE;
    }
  return FALSE;
}

static int
next_asked (const MonevInstrument *self, guint from)
{
  for (guint i = from; i < monev_instrument_n_questions (self); i++)
    if (monev_question_is_asked (monev_instrument_question (self, i)))
      return (int)i;
  return MONEV_SKIP_END;
}

/**
 * monev_paper_skip_to:
 * @question: one of which a single choice is chosen
 * @choice: its code
 *
 * Only rules that the answer decides alone are followed; where other answers matter, too, the
 * question itself says when it is asked.
 *
 * Returns: the question to go on with when it is not simply the next one; %MONEV_SKIP_END when
 *   nothing comes any more; NONE where one just goes on
 */
int
monev_paper_skip_to (const MonevInstrument *self, guint question, const char *choice)
{
  int next = next_asked (self, question + 1), to = next;

  while (to >= 0 && is_skipped (self, question, choice, to))
    to = next_asked (self, (guint)to + 1);
  return to == next ? MONEV_INSTRUMENT_NONE : to;
}

/**
 * monev_paper_skip_words:
 * @numbers: of monev_instrument_numbers()
 *
 * Returns: (transfer full) (nullable): "lanjut ke 14", "selesai"; %NULL where one just goes on
 */
char *
monev_paper_skip_words (const MonevInstrument *self, guint question, const char *choice,
                        char **numbers)
{
  int to = monev_paper_skip_to (self, question, choice);

  if (to == MONEV_INSTRUMENT_NONE)
    return NULL;
  return to == MONEV_SKIP_END ? g_strdup ("selesai")
                              : g_strdup_printf ("lanjut ke %s", numbers[to]);
}

/** monev_paper_when: Returns: (transfer full) (nullable): "Hanya jika nomor 13 = “Tidak”."; %NULL for a
 * question or group that is always asked */
char *
monev_paper_when (const MonevInstrument *self, guint question)
{
  const MonevExpression *rule
      = monev_instrument_question (self, question)->rules[MONEV_RULE_RELEVANT];
  g_autofree char *words = rule == NULL ? NULL : monev_instrument_explain (self, rule);

  return words == NULL ? NULL : g_strdup_printf ("Hanya jika %s.", words);
}

/** monev_paper_wording: Returns: (transfer full): @text with an open place where a phone would put an
 * answer in */
char *
monev_paper_wording (const char *text)
{
  g_autoptr (GRegex) regex = g_regex_new ("\\$\\{[^}]*\\}", 0, 0, NULL);

  return g_regex_replace_literal (regex, text, -1, 0, "……", 0, NULL);
}
