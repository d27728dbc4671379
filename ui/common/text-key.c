#include "text-key.h"
#include "date-text.h"

#include <string.h>

static gboolean
is_ascii (const char *text)
{
  for (; *text != '\0'; text++)
    if ((guchar) *text >= 0x80)
      return FALSE;
  return TRUE;
}

static char *
fold_unicode (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  g_autofree char *apart = g_utf8_normalize (valid, -1, G_NORMALIZE_ALL);
  GString *bare = g_string_sized_new (strlen (apart));

  for (const char *p = apart; *p != '\0'; p = g_utf8_next_char (p))
    if (!g_unichar_ismark (g_utf8_get_char (p)))
      g_string_append_unichar (bare, g_utf8_get_char (p));
  g_autofree char *stripped = g_string_free (bare, FALSE);
  return g_utf8_casefold (stripped, -1);
}

/**
 * monev_text_key_fold:
 * @text: (nullable): what is shown
 *
 * Returns: (transfer full): @text without case and accents, for searching.
 */
char *
monev_text_key_fold (const char *text)
{
  if (text == NULL)
    return g_strdup ("");
  return is_ascii (text) ? g_ascii_strdown (text, -1) : fold_unicode (text);
}

/* "10" becomes "210" and "9" becomes "19": the length stands first, so 9 comes before 10. */
static const char *
append_digits (GString *key, const char *digits)
{
  gsize length;

  while (*digits == '0' && g_ascii_isdigit (digits[1]))
    digits++;
  length = strspn (digits, "0123456789");
  if (length < 9)
    g_string_append_c (key, (char) ('0' + length));
  else
    {
      g_string_append_c (key, '9');
      g_string_append_c (key, (char) MIN (length, 127));
    }
  g_string_append_len (key, digits, (gssize) length);
  return digits + length;
}

/**
 * monev_text_key_sort:
 * @text: (nullable): what is shown
 *
 * Returns: (transfer full): a key in the order of reading: without case and accents, and with
 *   figures by their size ("Kelompok 9" before "Kelompok 10").
 */
char *
monev_text_key_sort (const char *text)
{
  g_autofree char *folded = monev_text_key_fold (text);
  GString *key = g_string_sized_new (strlen (folded) + 8);

  /* Blanks before the text are an indent, not part of it. */
  for (const char *p = folded + strspn (folded, " "); *p != '\0';)
    {
      if (g_ascii_isdigit (*p))
        p = append_digits (key, p);
      else
        g_string_append_c (key, *p++);
    }
  return g_string_free (key, FALSE);
}

/* Reads 1.250.000,50 with whatever stands around it; FALSE where there is no digit. */
static gboolean
split_number (const char *text, gboolean *negative, GString *whole, GString *fraction)
{
  gboolean digits = FALSE, comma = FALSE;

  *negative = FALSE;
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c < 0x80 && g_ascii_isdigit ((char) c))
        {
          g_string_append_c (comma ? fraction : whole, (char) c);
          digits = TRUE;
        }
      else if (!digits && (c == '-' || c == '(' || c == 0x2212))
        *negative = TRUE;
      else if (c == ',')
        comma = TRUE;
    }
  return digits;
}

static void
trim_zeros (GString *whole, GString *fraction)
{
  gsize zeros = strspn (whole->str, "0");

  g_string_erase (whole, 0, (gssize) zeros);
  while (fraction->len > 0 && fraction->str[fraction->len - 1] == '0')
    g_string_truncate (fraction, fraction->len - 1);
}

static char *
join_number (gboolean negative, GString *whole, GString *fraction)
{
  char *key;

  if (whole->len == 0 && fraction->len == 0)
    return g_strdup ("1");
  key = g_strdup_printf ("%c%03u%s%s", negative ? '0' : '2', (guint) MIN (whole->len, 999),
                         whole->str, fraction->str);
  if (!negative)
    return key;
  for (char *p = key + 1; *p != '\0'; p++)
    *p = (char) ('9' - (*p - '0'));
  /* The end counts as larger than any digit: -1 comes after -1,5. */
  g_autofree char *complement = key;
  return g_strconcat (complement, "~", NULL);
}

/**
 * monev_text_key_number:
 * @text: (nullable): a figure the Indonesian way: 1.250.000,50, with or without Rp, %, brackets
 *
 * Exact for any length; no floating point takes part.
 *
 * Returns: (transfer full): a key in the order of size; empty where @text holds no figure.
 */
char *
monev_text_key_number (const char *text)
{
  g_autoptr (GString) whole = g_string_new (NULL);
  g_autoptr (GString) fraction = g_string_new (NULL);
  gboolean negative;

  if (text == NULL || !split_number (text, &negative, whole, fraction))
    return g_strdup ("");
  trim_zeros (whole, fraction);
  return join_number (negative, whole, fraction);
}

/**
 * monev_text_key_date:
 * @text: (nullable): a date in any form monev_date_text_parse() reads
 *
 * Returns: (transfer full): "20260305"; empty where @text is no date.
 */
char *
monev_text_key_date (const char *text)
{
  GDate date;

  if (!monev_date_text_parse (text, &date))
    return g_strdup ("");
  return g_strdup_printf ("%04d%02d%02d", g_date_get_year (&date), g_date_get_month (&date),
                          g_date_get_day (&date));
}

/**
 * monev_text_key_words:
 * @query: (nullable): what was typed into a search field
 *
 * Returns: (transfer full) (nullable): its folded words; %NULL where there is none.
 */
GStrv
monev_text_key_words (const char *query)
{
  g_autofree char *folded = monev_text_key_fold (query);
  g_auto (GStrv) parts = g_strsplit_set (folded, " \t\n", -1);
  g_autoptr (GPtrArray) words = g_ptr_array_new ();

  for (guint i = 0; parts[i] != NULL; i++)
    if (*parts[i] != '\0')
      g_ptr_array_add (words, g_strdup (parts[i]));
  if (words->len == 0)
    return NULL;
  g_ptr_array_add (words, NULL);
  return (GStrv) g_ptr_array_steal (words, NULL);
}

/**
 * monev_text_key_match:
 * @folded: text from monev_text_key_fold()
 * @words: (nullable): from monev_text_key_words()
 *
 * Returns: whether each of @words stands in @folded, in any order; %TRUE without words.
 */
gboolean
monev_text_key_match (const char *folded, const char *const *words)
{
  for (guint i = 0; words != NULL && words[i] != NULL; i++)
    if (strstr (folded, words[i]) == NULL)
      return FALSE;
  return TRUE;
}
