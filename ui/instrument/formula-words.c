#include "formula-words.h"

#include "expression/function.h"
#include "instrument/instrument-number.h"
#include "ui/common/text-key.h"

#include <string.h>

/** monev_formula_word_free: frees a word. */
void
monev_formula_word_free (MonevFormulaWord *self)
{
  g_free (self->insert);
  g_free (self->title);
  g_free (self->about);
  g_free (self);
}

static gboolean
is_word (char c)
{
  return g_ascii_isalnum (c) || c == '_' || c == '-' || c == ':' || (guchar)c >= 0x80;
}

static gboolean
is_quoted (const char *text, gsize at)
{
  char quote = '\0';

  for (gsize i = 0; i < at; i++)
    if (quote == '\0' && (text[i] == '\'' || text[i] == '"'))
      quote = text[i];
    else if (text[i] == quote)
      quote = '\0';
  return quote != '\0';
}

/* How well @query, folded, meets a name: its beginning, that of one of its words, anywhere else; what
 * its sentence says comes last. -1 for not at all. */
static int
rank_of (const char *name, const char *label, const char *begun, const char *const *query)
{
  g_autofree char *plain = monev_text_key_fold (name);
  g_autofree char *words = monev_text_key_fold (label);
  g_autofree char *both = g_strconcat (plain, " ", words, NULL);
  g_autofree char *wanted = monev_text_key_fold (begun);
  g_autofree char *inner = g_strconcat (" ", wanted, NULL);
  g_autofree char *spoken = g_strconcat (" ", words, NULL);
  g_autofree char *parted = g_strdelimit (g_strdup (plain), "_-.", ' ');

  if (!monev_text_key_match (both, query))
    return -1;
  if (g_str_has_prefix (plain, wanted) || g_str_has_prefix (name, begun))
    return 0;
  if (strstr (parted, inner) != NULL)
    return 1;
  if (strstr (spoken, inner) != NULL)
    return 2;
  return strstr (plain, wanted) != NULL ? 3 : 4;
}

/* Itself and what it lies in would go round in a circle; a part holds nothing to reckon with. */
static gboolean
is_of_use (const MonevInstrument *instrument, guint index, int here)
{
  const MonevQuestion *question = monev_instrument_question (instrument, index);

  if (*question->name == '\0' || question->field < 0 || (int)index == here)
    return FALSE;
  if (!monev_question_is_group (question))
    return TRUE;
  return question->type->role != MONEV_QUESTION_BEGIN_GROUP
         && (here < 0 || !monev_instrument_is_above (instrument, (int)index, here));
}

typedef struct
{
  int rank;
  guint question;
} Match;

static int
compare_matches (gconstpointer a, gconstpointer b)
{
  const Match *x = a, *y = b;

  if (x->rank != y->rank)
    return x->rank < y->rank ? -1 : 1;
  return x->question < y->question ? -1 : x->question > y->question;
}

static GArray *
find_matches (const MonevInstrument *instrument, int here, const char *begun)
{
  GArray *matches = g_array_new (FALSE, FALSE, sizeof (Match));
  g_auto (GStrv) query = monev_text_key_words (begun);

  for (guint i = 0; i < monev_instrument_n_questions (instrument); i++)
    {
      Match match = { 0, i };

      if (!is_of_use (instrument, i, here))
        continue;
      match.rank = rank_of (monev_instrument_question (instrument, i)->name,
                            monev_instrument_text (instrument, i, MONEV_COLUMN_LABEL,
                                                   monev_instrument_default_language (instrument)),
                            begun, (const char *const *)query);
      if (match.rank >= 0)
        g_array_append_val (matches, match);
    }
  g_array_sort (matches, compare_matches);
  return matches;
}

static void
add_names (GPtrArray *words, const MonevInstrument *instrument, int here, const char *begun,
           guint most)
{
  g_autoptr (GArray) matches = find_matches (instrument, here, begun);

  for (guint i = 0; i < matches->len && words->len < most; i++)
    {
      guint at = g_array_index (matches, Match, i).question;
      const char *name = monev_instrument_question (instrument, at)->name;
      MonevFormulaWord *word = g_new (MonevFormulaWord, 1);

      *word = (MonevFormulaWord){ g_strdup_printf ("${%s}", name), g_strdup (name),
                                  g_strdup (monev_instrument_text (
                                      instrument, at, MONEV_COLUMN_LABEL,
                                      monev_instrument_default_language (instrument))) };
      g_ptr_array_add (words, word);
    }
}

static void
add_functions (GPtrArray *words, const char *begun, guint most)
{
  guint count;
  const MonevFunction *functions = monev_function_all (&count);

  for (guint i = 0; i < count && words->len < most; i++)
    {
      MonevFormulaWord *word;

      if (!g_str_has_prefix (functions[i].name, begun))
        continue;
      word = g_new (MonevFormulaWord, 1);
      *word = (MonevFormulaWord){ g_strconcat (functions[i].name, "(", NULL),
                                  g_strconcat (functions[i].name, "()", NULL),
                                  g_strdup (functions[i].about) };
      g_ptr_array_add (words, word);
    }
}

/**
 * monev_formula_words:
 * @here: the question that the formula stands at, which is not offered; NONE for none
 * @cursor: bytes before the cursor
 * @start: (out): where the begun word begins, in bytes
 *
 * Returns: (transfer full): of #MonevFormulaWord, what fits best first; none within quotes or where nothing was begun
 */
GPtrArray *
monev_formula_words (const MonevInstrument *instrument, int here, const char *text, guint cursor,
                     guint most, guint *start)
{
  GPtrArray *words = g_ptr_array_new_with_free_func ((GDestroyNotify)monev_formula_word_free);
  guint from = cursor;
  g_autofree char *begun = NULL;

  if (is_quoted (text, cursor))
    return words;
  while (from > 0 && is_word (text[from - 1]))
    from--;
  begun = g_strndup (text + from, cursor - from);
  if (from >= 2 && text[from - 1] == '{' && text[from - 2] == '$')
    {
      *start = from - 2;
      add_names (words, instrument, here, begun, most);
    }
  else if (*begun != '\0' && g_ascii_isalpha (*begun))
    {
      *start = from;
      add_functions (words, begun, most);
    }
  return words;
}
