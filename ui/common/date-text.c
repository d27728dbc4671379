#include "date-text.h"

#include <string.h>

static const char *const months[]
    = { "januari", "februari", "maret",     "april",   "mei",      "juni",
        "juli",    "agustus",  "september", "oktober", "november", "desember" };
static const char *const shown[]
    = { "Januari", "Februari", "Maret",     "April",   "Mei",      "Juni",
        "Juli",    "Agustus",  "September", "Oktober", "November", "Desember" };

/* "mar", "maret", "Agt" and "nop" are all in use; three letters tell the months apart. */
static guint
month_from_name (const char *name)
{
  g_autofree char *lower = g_ascii_strdown (name, -1);
  gsize length = strlen (lower);

  if (length > 0 && lower[length - 1] == '.')
    lower[--length] = '\0';
  if (g_str_equal (lower, "agt") || g_str_equal (lower, "ags"))
    return 8;
  if (g_str_equal (lower, "nop") || g_str_equal (lower, "nopember"))
    return 11;
  for (guint i = 0; length >= 3 && i < G_N_ELEMENTS (months); i++)
    if (g_str_has_prefix (months[i], lower))
      return i + 1;
  return 0;
}

static gboolean
read_number (const char *text, guint digits_most, guint *value)
{
  guint64 parsed;

  if (*text == '\0' || strlen (text) > digits_most)
    return FALSE;
  if (!g_ascii_string_to_unsigned (text, 10, 0, 9999, &parsed, NULL))
    return FALSE;
  *value = (guint) parsed;
  return TRUE;
}

static gboolean
take (guint day, guint month, guint year, GDate *date)
{
  if (year < 1900 || !g_date_valid_dmy ((GDateDay) day, (GDateMonth) month, (GDateYear) year))
    return FALSE;
  g_date_set_dmy (date, (GDateDay) day, (GDateMonth) month, (GDateYear) year);
  return TRUE;
}

static gboolean
read_parts (char **parts, GDate *date)
{
  guint day, month, year;

  if (read_number (parts[0], 4, &year) && strlen (parts[0]) == 4)
    return read_number (parts[1], 2, &month) && read_number (parts[2], 2, &day)
           && take (day, month, year, date);
  if (!read_number (parts[0], 2, &day) || !read_number (parts[2], 4, &year))
    return FALSE;
  if (!read_number (parts[1], 2, &month))
    month = month_from_name (parts[1]);
  return take (day, month, year, date);
}

/**
 * monev_date_text_parse:
 * @text: (nullable): "5 Maret 2026", "5 Mar 2026", "5/3/2026", "05-03-2026", "2026-03-05"
 * @date: (out): untouched where %FALSE is returned
 *
 * The day stands before the month, as is written here. A year has four digits: "26" could be
 * meant in more than one way.
 *
 * Returns: whether @text is a date that exists.
 */
gboolean
monev_date_text_parse (const char *text, GDate *date)
{
  g_autofree char *bare = NULL;
  g_auto (GStrv) raw = NULL;
  char *parts[3] = { NULL };
  guint n = 0;

  if (text == NULL)
    return FALSE;
  bare = g_strstrip (g_strdup (text));
  raw = g_strsplit_set (bare, " /-.", -1);
  for (guint i = 0; raw[i] != NULL; i++)
    {
      if (*raw[i] == '\0')
        continue;
      if (n == 3)
        return FALSE;
      parts[n++] = raw[i];
    }
  return n == 3 && read_parts (parts, date);
}

/** monev_date_text_format: Returns: (transfer full): "5 Maret 2026". */
char *
monev_date_text_format (const GDate *date)
{
  return g_strdup_printf ("%d %s %d", g_date_get_day (date), shown[g_date_get_month (date) - 1],
                          g_date_get_year (date));
}
