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

static char *
keep_words (const char *text)
{
  GString *key = g_string_sized_new (strlen (text));
  gboolean gap = FALSE;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (is_dropped (c))
        continue;
      if (!g_unichar_isalnum (c))
        {
          gap = TRUE;
          continue;
        }
      if (gap && key->len > 0)
        g_string_append_c (key, ' ');
      gap = FALSE;
      g_string_append_unichar (key, c);
    }
  return g_string_free (key, FALSE);
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
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  g_autofree char *apart = g_utf8_normalize (valid, -1, G_NORMALIZE_ALL);
  g_autofree char *folded = g_utf8_casefold (apart, -1);
  /* Case folding can put letters together again. */
  g_autofree char *again = g_utf8_normalize (folded, -1, G_NORMALIZE_ALL);

  return keep_words (again);
}

/**
 * monev_fold_match:
 * @key: of a record
 * @folded_query: what was typed, through monev_fold_key() once for all records
 *
 * Returns: whether each word of the query stands somewhere in @key; an empty query matches all.
 */
gboolean
monev_fold_match (const char *key, const char *folded_query)
{
  gsize key_length = strlen (key);

  for (const char *word = folded_query; *word != '\0';)
    {
      gsize length = strcspn (word, " ");

      if (memmem (key, key_length, word, length) == NULL)
        return FALSE;
      word += length;
      word += strspn (word, " ");
    }
  return TRUE;
}
