#include "xlsx-text.h"

#include <string.h>

#include "table.h"

#define MAX_LIST_CHARS 255 /* of a list of choices that stands in the rule of a cell */
#define MAX_SHEET_NAME 31

/* XML 1.0, production 2, less CR, which Excel does not use. */
static gboolean
is_allowed (gunichar c)
{
  return c == '\t' || c == '\n' || (c >= 0x20 && c < 0xfffe) || c > 0xffff;
}

/* What looks like an escape of the format (ST_Xstring) has its underscore escaped. */
static gboolean
is_escape (const char *at)
{
  if (at[0] != '_' || at[1] != 'x')
    return FALSE;
  for (guint i = 2; i < 6; i++)
    if (!g_ascii_isxdigit (at[i]))
      return FALSE;
  return at[6] == '_';
}

/**
 * xlsx_text_clean:
 * @text: any bytes
 * @change: (out): what had to be changed; a CR LF that becomes LF is no change
 *
 * Returns: (transfer full): the text as it goes into a cell.
 */
char *
xlsx_text_clean (const char *text, XlsxTextChange *change)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  GString *clean = g_string_sized_new (strlen (valid));
  guint count = 0;

  *change = strcmp (valid, text) != 0 ? XLSX_TEXT_CLEANED : 0;
  for (const char *at = valid; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);
      if (!is_allowed (c))
        {
          if (c != '\r' || at[1] != '\n')
            *change |= XLSX_TEXT_CLEANED;
          continue;
        }
      if (++count > MONEV_TABLE_MAX_CELL_CHARS)
        {
          *change |= XLSX_TEXT_CUT;
          break;
        }
      g_string_append (clean, is_escape (at) ? "_x005F_" : "");
      if (!is_escape (at))
        g_string_append_unichar (clean, c);
    }
  return g_string_free (clean, FALSE);
}

static char *
shorten (const char *name, guint units)
{
  const char *at = name;

  for (guint count = 0; *at != '\0'; at = g_utf8_next_char (at))
    {
      count += g_utf8_get_char (at) > 0xffff ? 2 : 1;
      if (count > units)
        break;
    }
  return g_strndup (name, at - name);
}

/* Excel refuses []:*?/\, an apostrophe at either end, and the name History. */
static char *
repair_name (const char *wanted)
{
  XlsxTextChange change;
  g_autofree char *clean = xlsx_text_clean (wanted, &change);

  g_strdelimit (clean, "[]:*?/\\\n\t", '-');
  g_strstrip (clean);
  g_autofree char *name = shorten (clean, MAX_SHEET_NAME);
  if (*name == '\'')
    *name = '-';
  if (g_str_has_suffix (name, "'"))
    name[strlen (name) - 1] = '-';
  g_strstrip (name);
  if (*name == '\0')
    return g_strdup ("Lembar");
  return g_ascii_strcasecmp (name, "history") == 0 ? g_strdup ("History-")
                                                   : g_steal_pointer (&name);
}

/**
 * xlsx_text_sheet_name:
 * @taken: the names in use, folded; the new one is added
 *
 * Returns: (transfer full): @wanted as a name that Excel takes and that is used only once.
 */
char *
xlsx_text_sheet_name (const char *wanted, GHashTable *taken)
{
  g_autofree char *base = repair_name (wanted);
  char *name = g_strdup (base);

  for (guint number = 2;; number++)
    {
      g_autofree char *folded = g_utf8_casefold (name, -1);
      if (g_hash_table_add (taken, g_steal_pointer (&folded)))
        return name;
      g_autofree char *suffix = g_strdup_printf (" (%u)", number);
      g_autofree char *start = shorten (base, MAX_SHEET_NAME - strlen (suffix));
      g_free (name);
      name = g_strconcat (start, suffix, NULL);
    }
}

/** xlsx_text_width: Returns: the characters of the longest line of @text. */
guint
xlsx_text_width (const char *text)
{
  guint longest = 0, count = 0;

  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    {
      count = *at == '\n' ? 0 : count + 1 + g_unichar_iswide (g_utf8_get_char (at));
      longest = MAX (longest, count);
    }
  return longest;
}

/** xlsx_text_short_list: Returns: (transfer none) (nullable): @choices when they fit into the rule of a
 * cell itself. */
char **
xlsx_text_short_list (char **choices)
{
  gsize length = 0;

  for (guint i = 0; choices[i] != NULL; i++)
    {
      XlsxTextChange change;
      g_autofree char *clean = xlsx_text_clean (choices[i], &change);
      if (strpbrk (choices[i], ",\"") != NULL || strcmp (clean, choices[i]) != 0)
        return NULL;
      length += g_utf8_strlen (choices[i], -1) + 1;
    }
  return length > 0 && length - 1 <= MAX_LIST_CHARS ? choices : NULL;
}
