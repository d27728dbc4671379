/* memmem */
#define _GNU_SOURCE

#include "fold.h"

#include <string.h>

/* "Ma'arif" and "Maarif", "Jum'at" and "Jumat" are one name: an apostrophe parts no words. */
static gboolean
is_apostrophe (gunichar c)
{
  return c == '\'' || c == '`' || c == 0x2018 || c == 0x2019 || c == 0x02bc || c == 0x00b4;
}

static gboolean
is_dropped (gunichar c)
{
  return g_unichar_ismark (c) || is_apostrophe (c) || g_unichar_type (c) == G_UNICODE_FORMAT;
}

typedef struct {
  GString *key;
  gsize    start;
  gboolean gap;
} Words;

static void
take_letter (Words *words, gunichar c)
{
  if (words->gap && words->key->len > words->start)
    g_string_append_c (words->key, ' ');
  words->gap = FALSE;
  if (c < 0x80)
    g_string_append_c (words->key, (char) c);
  else
    g_string_append_unichar (words->key, c);
}

/* Most names are plain: nothing to normalise, nothing to allocate. */
static void
append_ascii (Words *words, const char *text)
{
  for (const char *p = text; *p != '\0'; p++)
    if (g_ascii_isalnum (*p))
      take_letter (words, (gunichar) g_ascii_tolower (*p));
    else if (!is_apostrophe ((gunichar) *p))
      words->gap = TRUE;
}

static void
append_any (Words *words, const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  g_autofree char *apart = g_utf8_normalize (valid, -1, G_NORMALIZE_ALL);
  g_autofree char *folded = g_utf8_casefold (apart, -1);
  /* Case folding can put letters together again. */
  g_autofree char *again = g_utf8_normalize (folded, -1, G_NORMALIZE_ALL);

  for (const char *p = again; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (is_dropped (c))
        continue;
      if (g_unichar_isalnum (c))
        take_letter (words, c);
      else
        words->gap = TRUE;
    }
}

/** monev_fold_append: appends monev_fold_key() of @text to @key, for those who fold many. */
void
monev_fold_append (GString *key, const char *text)
{
  Words words = { key, key->len, FALSE };

  if (g_str_is_ascii (text))
    append_ascii (&words, text);
  else
    append_any (&words, text);
}

/**
 * monev_fold_key:
 * @text: anything; bytes that are not UTF-8 part words
 *
 * NFKD, case folded, marks and apostrophes dropped, everything else that is neither letter nor
 * digit becomes one blank. Folding a key again changes nothing.
 *
 * Returns: (transfer full): the key, "" when nothing is left.
 */
char *
monev_fold_key (const char *text)
{
  GString *key = g_string_sized_new (strlen (text));

  monev_fold_append (key, text);
  return g_string_free (key, FALSE);
}

/**
 * monev_fold_query:
 * @text: what was typed into a search
 *
 * Folds each typed word apart. What stood in one word stays together: a code such as "1.02.02" is
 * looked for as a whole, not as three numbers that may stand anywhere.
 *
 * Returns: (transfer full): for monev_fold_match(); the pieces of one word are parted by a line
 *   feed, the words by a blank; "" when nothing is left.
 */
char *
monev_fold_query (const char *text)
{
  g_auto (GStrv) words = g_strsplit_set (text, " \t\n", -1);
  GString *query = g_string_sized_new (strlen (text));

  for (guint i = 0; words[i] != NULL; i++)
    {
      g_autofree char *word = monev_fold_key (words[i]);

      if (*word == '\0')
        continue;
      g_string_append_printf (query, "%s%s", query->len > 0 ? " " : "", g_strdelimit (word, " ", '\n'));
    }
  return g_string_free (query, FALSE);
}

/* Several pieces begin where a word begins: "1.02" is not found in "11 02". */
static gboolean
find_word (const char *key, gsize key_length, const char *word, gsize length)
{
  g_autofree char *pieces = g_strndup (word, length);
  gboolean whole = strchr (pieces, '\n') != NULL;

  g_strdelimit (pieces, "\n", ' ');
  for (const char *at = key; (at = memmem (at, key_length - (gsize) (at - key), pieces, length)) != NULL;
       at++)
    if (!whole || at == key || at[-1] == ' ')
      return TRUE;
  return FALSE;
}

/**
 * monev_fold_match:
 * @key: of a record
 * @query: what was typed, through monev_fold_query() once for all records
 *
 * Returns: whether each word of the query stands somewhere in @key; an empty query matches all.
 */
gboolean
monev_fold_match (const char *key, const char *query)
{
  gsize key_length = strlen (key);

  for (const char *word = query; *word != '\0';)
    {
      gsize length = strcspn (word, " ");

      if (!find_word (key, key_length, word, length))
        return FALSE;
      word += length;
      word += strspn (word, " ");
    }
  return TRUE;
}
