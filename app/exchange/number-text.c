#include "number-text.h"

#include <string.h>

#define EXCEL_DIGITS 15
#define MAX_EXPONENT 400

/* A number taken apart: digits without leading zeros, and where the point stands in them. */
typedef struct {
  gboolean negative;
  GString *digits;
  gint64   point; /* digits before the point; may be negative or past the end */
} Parts;

static const char *
skip_digits (const char *at)
{
  while (g_ascii_isdigit (*at))
    at++;
  return at;
}

/**
 * monev_number_is_valid:
 *
 * Returns: whether @text is a number as XLSX and CSV write it: sign, digits, point, exponent.
 */
gboolean
monev_number_is_valid (const char *text)
{
  const char *at = text;

  if (*at == '-' || *at == '+')
    at++;
  const char *whole = at;
  at = skip_digits (at);
  gsize count = at - whole;
  if (*at == '.')
    {
      const char *fraction = ++at;
      at = skip_digits (at);
      count += at - fraction;
    }
  if (count == 0)
    return FALSE;
  if (*at == 'e' || *at == 'E')
    {
      at++;
      if (*at == '-' || *at == '+')
        at++;
      if (!g_ascii_isdigit (*at))
        return FALSE;
      at = skip_digits (at);
    }
  return *at == '\0';
}

static gint64
read_exponent (const char *at)
{
  gboolean negative = *at == '-';
  gint64 value = 0;

  if (*at == '-' || *at == '+')
    at++;
  for (; g_ascii_isdigit (*at) && value < 100000; at++)
    value = value * 10 + (*at - '0');
  return negative ? -value : value;
}

static void
take_apart (const char *text, Parts *parts)
{
  gboolean fraction = FALSE;
  const char *at = text;

  parts->negative = *at == '-';
  parts->digits = g_string_new (NULL);
  parts->point = 0;
  if (*at == '-' || *at == '+')
    at++;
  for (; g_ascii_isdigit (*at) || *at == '.'; at++)
    {
      if (*at == '.')
        {
          fraction = TRUE;
          continue;
        }
      if (*at != '0' || parts->digits->len > 0)
        g_string_append_c (parts->digits, *at);
      if (fraction && parts->digits->len == 0)
        parts->point--;
      else if (!fraction && parts->digits->len > 0)
        parts->point++;
    }
  if (*at == 'e' || *at == 'E')
    parts->point += read_exponent (at + 1);
}

static void
drop_trailing_zeros (GString *digits, gint64 point)
{
  while (digits->len > 0 && (gint64) digits->len > point && digits->str[digits->len - 1] == '0')
    g_string_truncate (digits, digits->len - 1);
}

/* Half away from zero, as Excel shows its doubles. */
static void
round_digits (Parts *parts)
{
  GString *digits = parts->digits;
  gboolean up = digits->str[EXCEL_DIGITS] >= '5';
  gssize at = EXCEL_DIGITS - 1;

  g_string_truncate (digits, EXCEL_DIGITS);
  for (; up && at >= 0; at--)
    {
      up = digits->str[at] == '9';
      digits->str[at] = up ? '0' : digits->str[at] + 1;
    }
  if (up)
    {
      g_string_prepend_c (digits, '1');
      parts->point++;
    }
}

static char *
put_together (Parts *parts)
{
  GString *plain = g_string_new (parts->negative && parts->digits->len > 0 ? "-" : "");
  const char *digits = parts->digits->str;
  gint64 length = parts->digits->len;

  if (parts->point <= 0)
    g_string_append_c (plain, '0');
  for (gint64 i = 0; i < parts->point; i++)
    g_string_append_c (plain, i < length ? digits[i] : '0');
  if (length > 0 && length > parts->point)
    {
      g_string_append_c (plain, '.');
      for (gint64 i = parts->point; i < 0; i++)
        g_string_append_c (plain, '0');
      g_string_append (plain, digits + MAX (parts->point, 0));
    }
  return g_string_free (plain, FALSE);
}

/**
 * monev_number_to_plain:
 * @text: a number by monev_number_is_valid()
 *
 * "1.5E3" gives "1500", "8.4100000000000001" gives "8.41": when there is a fraction and there are
 * more than 15 significant digits, the rest is what binary arithmetic left behind and is rounded
 * away. Whole numbers keep every digit.
 *
 * Returns: (transfer full) (nullable): NULL when @text is no number or its exponent is absurd.
 */
char *
monev_number_to_plain (const char *text)
{
  Parts parts;
  char *plain = NULL;

  if (!monev_number_is_valid (text))
    return NULL;
  take_apart (text, &parts);
  drop_trailing_zeros (parts.digits, parts.point);
  if (parts.digits->len == 0)
    parts.point = 0;
  if (parts.digits->len > EXCEL_DIGITS && (gint64) parts.digits->len > parts.point
      && parts.point <= EXCEL_DIGITS)
    {
      round_digits (&parts);
      drop_trailing_zeros (parts.digits, parts.point);
    }
  if (ABS (parts.point) <= MAX_EXPONENT)
    plain = put_together (&parts);
  g_string_free (parts.digits, TRUE);
  return plain;
}

/** monev_number_n_digits: Returns: the significant digits of the number @text; 0 when no number. */
guint
monev_number_n_digits (const char *text)
{
  Parts parts;

  if (!monev_number_is_valid (text))
    return 0;
  take_apart (text, &parts);
  drop_trailing_zeros (parts.digits, G_MININT64);
  guint count = parts.digits->len;
  g_string_free (parts.digits, TRUE);
  return count;
}
