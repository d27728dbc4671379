#include "question-name.h"

#include <string.h>

/* Words that say nothing about what is asked. */
static gboolean
is_filler (const char *word)
{
  static const char *const fillers[]
      = { "apa",  "apakah", "siapa", "dan",    "di",     "yang", "saja",  "ini", "itu",
          "anda", "bapak",  "ibu",   "adalah", "berapa", "dari", "untuk", "ke" };

  for (guint i = 0; i < G_N_ELEMENTS (fillers); i++)
    if (strcmp (fillers[i], word) == 0)
      return TRUE;
  return FALSE;
}

/* Lower-case letters and digits of @label, with one blank for anything else. */
static char *
plain_words (const char *label)
{
  g_autofree char *ascii = g_str_to_ascii (label, "C");
  GString *words = g_string_new (NULL);

  for (const char *at = ascii; *at != '\0'; at++)
    if (g_ascii_isalnum (*at))
      g_string_append_c (words, g_ascii_tolower (*at));
    else if (words->len > 0 && words->str[words->len - 1] != ' ')
      g_string_append_c (words, ' ');
  return g_strstrip (g_string_free (words, FALSE));
}

/* Gives FALSE for the first word that has no room. */
static gboolean
add_word (GString *name, const char *word)
{
  gsize longer = name->len + strlen (word) + (name->len > 0);

  if (name->len > 0 && longer > MONEV_QUESTION_NAME_MAX)
    return FALSE;
  if (name->len > 0)
    g_string_append_c (name, '_');
  else if (g_ascii_isdigit (*word))
    g_string_append_c (name, '_');
  g_string_append (name, word);
  return TRUE;
}

/**
 * monev_question_name_from_label: "Apakah sesuai jadwal?" gives "sesuai_jadwal".
 *
 * Returns: (transfer full): a name that XML and phones take; "" when @label has no letter or digit
 */
char *
monev_question_name_from_label (const char *label)
{
  g_autofree char *plain = plain_words (label);
  g_auto (GStrv) words = g_strsplit (plain, " ", -1);
  GString *name = g_string_new (NULL);
  guint said = 0;

  for (guint i = 0; words[i] != NULL; i++)
    said += !is_filler (words[i]);
  for (guint i = 0; words[i] != NULL; i++)
    if ((said == 0 || !is_filler (words[i])) && !add_word (name, words[i]))
      break;
  if (name->len > MONEV_QUESTION_NAME_MAX)
    g_string_truncate (name, MONEV_QUESTION_NAME_MAX);
  return g_string_free (name, FALSE);
}

/**
 * monev_instrument_free_name:
 * @taken: (nullable): names that are about to be used too
 *
 * Returns: (transfer full): @wanted, or "wanted_2" and so on when a question has that name
 */
char *
monev_instrument_free_name (const MonevInstrument *self, const char *wanted, GHashTable *taken)
{
  const char *base = *wanted == '\0' ? "pertanyaan" : wanted;
  char *name = g_strdup (base);

  for (guint i = 2; monev_instrument_find (self, name) != MONEV_INSTRUMENT_NONE
                    || (taken != NULL && g_hash_table_contains (taken, name));
       i++)
    {
      g_free (name);
      name = g_strdup_printf ("%s_%u", base, i);
    }
  return name;
}

static char *
inner_name (const char *from, const char *end)
{
  return g_strstrip (g_strndup (from, (gsize)(end - from)));
}

/**
 * monev_references_replace:
 * @names: old name → new name
 *
 * Returns: (transfer full): @text with each ${old} and ${last-saved#old} naming the new one
 */
char *
monev_references_replace (const char *text, GHashTable *names)
{
  static const char saved[] = "last-saved#";
  GString *result = g_string_new (NULL);
  const char *start, *end;

  while ((start = strstr (text, "${")) != NULL && (end = strchr (start, '}')) != NULL)
    {
      g_autofree char *name = inner_name (start + 2, end);
      gboolean last = g_str_has_prefix (name, saved);
      const char *with = g_hash_table_lookup (names, last ? name + strlen (saved) : name);

      g_string_append_len (result, text, start - text);
      if (with == NULL)
        g_string_append_len (result, start, end + 1 - start);
      else
        g_string_append_printf (result, "${%s%s}", last ? saved : "", with);
      text = end + 1;
    }
  g_string_append (result, text);
  return g_string_free (result, FALSE);
}
