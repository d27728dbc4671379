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
