#include "number.h"

#include <string.h>

#include "db-error.h"

static void
append_grouped (GString *out, const char *digits, gsize n_digits)
{
  for (gsize i = 0; i < n_digits; i++)
    {
      if (i > 0 && (n_digits - i) % 3 == 0)
        g_string_append_c (out, '.');
      g_string_append_c (out, digits[i]);
    }
}

/**
 * monev_number_format:
 * @decimals: how many to show, 0 to 18, rounding a half up; or MONEV_NUMBER_AS_IS
 *
 * Returns: (transfer full): such as "-1.250.000,50" (domain: "Numbers are written 1.250.000,50").
 */
char *
monev_number_format (MonevDecimal value, int decimals)
{
  g_return_val_if_fail (decimals <= MONEV_DECIMAL_MAX_SCALE, NULL);

  if (decimals >= 0)
    value = monev_decimal_round (value, decimals, MONEV_ROUND_HALF_UP);
  g_autofree char *plain = monev_decimal_to_text (value);
  const char *digits = plain[0] == '-' ? plain + 1 : plain;
  gsize n_whole = strcspn (digits, ".");
  guint shown = decimals < 0 ? value.scale : (guint) decimals;
  GString *out = g_string_new (plain[0] == '-' ? "-" : "");

  append_grouped (out, digits, n_whole);
  if (shown > 0)
    g_string_append_c (out, ',');
  if (value.scale > 0)
    g_string_append (out, digits + n_whole + 1);
  for (guint i = value.scale; i < shown; i++)
    g_string_append_c (out, '0');
  return g_string_free (out, FALSE);
}

/** monev_money_format: Returns: (transfer full): an amount of rupiah with two decimals, or with none
 * where it has no part of a rupiah: "1.250.000", "1.250.000,50". */
char *
monev_money_format (MonevDecimal value)
{
  MonevDecimal whole = monev_decimal_round (value, 0, MONEV_ROUND_HALF_UP);

  return monev_number_format (value, monev_decimal_compare (whole, value) == 0 ? 0 : 2);
}

/** monev_number_format_int: Returns: (transfer full): such as "14.872". */
char *
monev_number_format_int (gint64 value)
{
  return monev_number_format (monev_decimal_new (value, 0), 0);
}

/* Office programs paste narrow and non-breaking blanks, and a true minus sign. */
static char *
tidy (const char *text)
{
  GString *out = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isspace (c) || g_unichar_type (c) == G_UNICODE_SPACE_SEPARATOR)
        g_string_append_c (out, ' ');
      else if (c == 0x2212)
        g_string_append_c (out, '-');
      else
        g_string_append_unichar (out, c);
    }
  return g_strstrip (g_string_free (out, FALSE));
}

static const char *
skip_blanks (const char *p)
{
  return p + strspn (p, " ");
}

static gboolean
take_minus (const char **p)
{
  if (**p != '-')
    return FALSE;
  *p = skip_blanks (*p + 1);
  return TRUE;
}

static gboolean
take_rupiah (const char **p)
{
  if (g_ascii_strncasecmp (*p, "Rp", 2) != 0)
    return FALSE;
  *p += 2;
  if (**p == '.')
    (*p)++;
  *p = skip_blanks (*p);
  return TRUE;
}

/* "1250" or "1.250.000": a first group of one to three digits, then threes. A grouped number does
 * not begin with 0: "0.245" is somebody's decimal point. */
static gboolean
take_whole (const char **p, GString *plain)
{
  gsize n = strspn (*p, "0123456789");

  if (n == 0 || ((*p)[n] == '.' && (n > 3 || **p == '0')))
    return FALSE;
  g_string_append_len (plain, *p, n);
  *p += n;
  while (**p == '.')
    {
      if (strspn (*p + 1, "0123456789") != 3)
        return FALSE;
      g_string_append_len (plain, *p + 1, 3);
      *p += 4;
    }
  while (plain->len > 1 && plain->str[0] == '0')
    g_string_erase (plain, 0, 1);
  return TRUE;
}

/* ",50", or the ",-" that closes a round amount. */
static gboolean
take_decimals (const char **p, GString *plain)
{
  if (**p != ',')
    return TRUE;
  gsize n = strspn (*p + 1, "0123456789");
  if (n == 0 && (*p)[1] == '-')
    {
      *p += 2;
      return TRUE;
    }
  if (n == 0)
    return FALSE;
  g_string_append_c (plain, '.');
  g_string_append_len (plain, *p + 1, n);
  *p += n + 1;
  return TRUE;
}

static gboolean
take_number (const char *p, GString *plain, MonevNumberUnit *unit)
{
  gboolean minus = take_minus (&p);

  *unit = take_rupiah (&p) ? MONEV_NUMBER_RUPIAH : MONEV_NUMBER_PLAIN;
  if (!minus)
    minus = take_minus (&p);
  if (!take_whole (&p, plain) || !take_decimals (&p, plain))
    return FALSE;
  p = skip_blanks (p);
  if (*p == '%' && *unit == MONEV_NUMBER_PLAIN)
    {
      *unit = MONEV_NUMBER_PERCENT;
      p++;
    }
  if (minus)
    g_string_prepend_c (plain, '-');
  return *p == '\0';
}

/**
 * monev_number_parse:
 * @value: (out): untouched on failure; "12,5 %" gives 12,5
 * @unit: (out) (optional): what stood beside the figure
 *
 * Takes "1.250,5", "1250,5", "Rp 1.250.000,-", "12,5 %", "-3", with blanks of any kind around.
 *
 * Returns: FALSE with MONEV_ERROR_INVALID for what is no number or could be meant in two ways
 *   ("1.250.50", "1,250.50", "0.245"), with MONEV_ERROR_OVERFLOW when it does not fit a decimal.
 */
gboolean
monev_number_parse (const char *text, MonevDecimal *value, MonevNumberUnit *unit, GError **error)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  g_autofree char *tidied = tidy (valid);
  g_autoptr (GString) plain = g_string_new (NULL);
  MonevNumberUnit found;

  g_return_val_if_fail (value != NULL, FALSE);

  if (!take_number (tidied, plain, &found))
    {
      g_set_error (error, MONEV_ERROR, MONEV_ERROR_INVALID,
                   "\"%s\" tidak dapat dibaca sebagai angka. Tulis titik sebagai pemisah ribuan "
                   "dan koma sebagai tanda desimal, misalnya 1.250,5.", tidied);
      return FALSE;
    }
  if (!monev_decimal_from_text (plain->str, value, error))
    return FALSE;
  if (unit != NULL)
    *unit = found;
  return TRUE;
}
