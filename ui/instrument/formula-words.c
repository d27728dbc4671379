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

static void
add_names (GPtrArray *words, const MonevInstrument *instrument, const char *begun, guint most)
{
  g_auto (GStrv) query = monev_text_key_words (begun);

  for (guint i = 0; i < monev_instrument_n_questions (instrument) && words->len < most; i++)
    {
      const MonevQuestion *question = monev_instrument_question (instrument, i);
      const char *label = monev_instrument_text (instrument, i, MONEV_COLUMN_LABEL,
                                                 monev_instrument_default_language (instrument));
      g_autofree char *both = g_strconcat (question->name, " ", label, NULL);
      g_autofree char *folded = monev_text_key_fold (both);
      MonevFormulaWord *word;

      if (*question->name == '\0' || question->field < 0
          || !monev_text_key_match (folded, (const char *const *)query))
        continue;
      word = g_new (MonevFormulaWord, 1);
      *word = (MonevFormulaWord){ g_strdup_printf ("${%s}", question->name),
                                  g_strdup (question->name), g_strdup (label) };
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
 * @cursor: bytes before the cursor
 * @start: (out): where the begun word begins, in bytes
 *
 * Returns: (transfer full): of #MonevFormulaWord; none within quotes or where nothing was begun
 */
GPtrArray *
monev_formula_words (const MonevInstrument *instrument, const char *text, guint cursor, guint most,
                     guint *start)
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
      add_names (words, instrument, begun, most);
    }
  else if (*begun != '\0' && g_ascii_isalpha (*begun))
    {
      *start = from;
      add_functions (words, begun, most);
    }
  return words;
}
