#include "decimal.h"

#include <string.h>

#include "db-error.h"

/* The sign is kept apart, so the largest magnitude is the same on both sides. */
#define LARGEST (((MonevUint128) 1 << 127) - 1)

/* A result before it is known to fit. */
typedef struct {
  MonevWide magnitude;
  gboolean  negative;
  guint     scale;
} Exact;

static guint64
power_of_ten (guint exponent)
{
  guint64 power = 1;

  while (exponent-- > 0)
    power *= 10;
  return power;
}

static MonevUint128
magnitude_of (MonevDecimal value)
{
  return value.coefficient < 0 ? -(MonevUint128) value.coefficient
                               : (MonevUint128) value.coefficient;
}

static MonevDecimal
assemble (MonevUint128 magnitude, gboolean negative, guint scale)
{
  while (scale > 0 && magnitude % 10 == 0)
    {
      magnitude /= 10;
      scale--;
    }
  return (MonevDecimal) { negative ? -(MonevInt128) magnitude : (MonevInt128) magnitude, scale };
}

static gboolean
refuse_size (GError **error)
{
  g_set_error_literal (error, MONEV_ERROR, MONEV_ERROR_OVERFLOW,
                       "Angka terlalu besar atau terlalu banyak desimal untuk dihitung dengan "
                       "tepat. Periksa satuan dan banyaknya angka nol.");
  return FALSE;
}

static gboolean
settle (Exact *exact, MonevDecimal *value, GError **error)
{
  MonevUint128 magnitude;

  while (exact->scale > 0)
    {
      MonevWide shorter = exact->magnitude;

      if (monev_wide_divide_small (&shorter, 10) != 0)
        break;
      exact->magnitude = shorter;
      exact->scale--;
    }
  if (exact->scale > MONEV_DECIMAL_MAX_SCALE
      || !monev_wide_to_128 (&exact->magnitude, &magnitude) || magnitude > LARGEST)
    return refuse_size (error);
  *value = assemble (magnitude, exact->negative, exact->scale);
  return TRUE;
}

/**
 * monev_decimal_new:
 * @scale: 0 to 18
 *
 * Returns: @coefficient / 10^@scale; (125, 1) is 12,5.
 */
MonevDecimal
monev_decimal_new (gint64 coefficient, guint scale)
{
  g_return_val_if_fail (scale <= MONEV_DECIMAL_MAX_SCALE, MONEV_DECIMAL_ZERO);
  return assemble (coefficient < 0 ? -(MonevUint128) coefficient : (MonevUint128) coefficient,
                   coefficient < 0, scale);
}

static gboolean
refuse_text (const char *text, GError **error)
{
  g_set_error (error, MONEV_ERROR, MONEV_ERROR_INVALID,
               "\"%s\" bukan angka baku. Bentuk baku memakai titik sebagai tanda desimal, "
               "misalnya 1250.5.", text);
  return FALSE;
}

/* [-] digits [. digits], no leading zeros: "007" is a code, not a number. */
static gboolean
is_plain (const char *digits)
{
  gsize whole = strspn (digits, "0123456789");
  const char *rest = digits + whole;

  if (whole == 0 || (whole > 1 && digits[0] == '0'))
    return FALSE;
  if (*rest == '\0')
    return TRUE;
  return *rest == '.' && rest[1] != '\0' && rest[1 + strspn (rest + 1, "0123456789")] == '\0';
}

static gboolean
append_digit (MonevUint128 *magnitude, guint digit)
{
  if (*magnitude > (LARGEST - digit) / 10)
    return FALSE;
  *magnitude = *magnitude * 10 + digit;
  return TRUE;
}

/**
 * monev_decimal_from_text:
 * @text: the stored form: "-1250.5"; zeros at the end of the decimals are taken and dropped
 * @value: (out): untouched on failure
 *
 * What people type goes through monev_number_parse() instead.
 *
 * Returns: FALSE with MONEV_ERROR_INVALID for anything else than digits with one point, with
 *   MONEV_ERROR_OVERFLOW when it needs more than 127 bits or 18 decimals.
 */
gboolean
monev_decimal_from_text (const char *text, MonevDecimal *value, GError **error)
{
  g_return_val_if_fail (text != NULL && value != NULL, FALSE);

  const char *digits = text[0] == '-' ? text + 1 : text;
  const char *point = strchr (digits, '.');
  const char *end = digits + strlen (digits);
  MonevUint128 magnitude = 0;

  if (!is_plain (digits))
    return refuse_text (text, error);
  while (point != NULL && (end[-1] == '0' || end[-1] == '.') && end > point)
    end--;
  for (const char *p = digits; p < end; p++)
    if (*p != '.' && !append_digit (&magnitude, *p - '0'))
      return refuse_size (error);

  gsize scale = point != NULL && end > point ? end - point - 1 : 0;
  if (scale > MONEV_DECIMAL_MAX_SCALE)
    return refuse_size (error);
  *value = assemble (magnitude, digits != text, scale);
  return TRUE;
}

/**
 * monev_decimal_to_text:
 *
 * Returns: (transfer full): the one canonical text of @value: no trailing zeros, never "-0".
 */
char *
monev_decimal_to_text (MonevDecimal value)
{
  char buffer[48];
  char *p = buffer + sizeof buffer;
  MonevUint128 magnitude = magnitude_of (value);
  guint written = 0;

  *--p = '\0';
  do
    {
      if (written == value.scale && written > 0)
        *--p = '.';
      *--p = '0' + (int) (magnitude % 10);
      magnitude /= 10;
      written++;
    }
  while (magnitude > 0 || written <= value.scale);
  if (value.coefficient < 0)
    *--p = '-';
  return g_strdup (p);
}

/**
 * monev_decimal_add:
 *
 * Returns: FALSE with MONEV_ERROR_OVERFLOW, and @sum untouched, when the exact sum does not fit.
 */
gboolean
monev_decimal_add (MonevDecimal a, MonevDecimal b, MonevDecimal *sum, GError **error)
{
  MonevInt128 quick;

  g_return_val_if_fail (sum != NULL, FALSE);

  if (a.scale == b.scale && !__builtin_add_overflow (a.coefficient, b.coefficient, &quick)
      && quick >= -(MonevInt128) LARGEST)
    {
      *sum = assemble (magnitude_of ((MonevDecimal) { quick, 0 }), quick < 0, a.scale);
      return TRUE;
    }

  guint scale = MAX (a.scale, b.scale);
  MonevWide left = monev_wide_from_128 (magnitude_of (a));
  MonevWide right = monev_wide_from_128 (magnitude_of (b));
  monev_wide_scale (&left, power_of_ten (scale - a.scale));
  monev_wide_scale (&right, power_of_ten (scale - b.scale));

  gboolean left_larger = monev_wide_compare (&left, &right) >= 0;
  Exact exact = { left_larger ? left : right,
                  left_larger ? a.coefficient < 0 : b.coefficient < 0, scale };
  if ((a.coefficient < 0) == (b.coefficient < 0))
    monev_wide_add (&exact.magnitude, left_larger ? &right : &left);
  else
    monev_wide_subtract (&exact.magnitude, left_larger ? &right : &left);
  return settle (&exact, sum, error);
}

/** monev_decimal_subtract: @a less @b; otherwise as monev_decimal_add(). */
gboolean
monev_decimal_subtract (MonevDecimal a, MonevDecimal b, MonevDecimal *difference, GError **error)
{
  return monev_decimal_add (a, (MonevDecimal) { -b.coefficient, b.scale }, difference, error);
}

/**
 * monev_decimal_multiply:
 *
 * Returns: FALSE with MONEV_ERROR_OVERFLOW, and @product untouched, when the exact product needs
 *   more than 127 bits or 18 decimals.
 */
gboolean
monev_decimal_multiply (MonevDecimal a, MonevDecimal b, MonevDecimal *product, GError **error)
{
  g_return_val_if_fail (product != NULL, FALSE);

  Exact exact = { monev_wide_multiply (magnitude_of (a), magnitude_of (b)),
                  (a.coefficient < 0) != (b.coefficient < 0), a.scale + b.scale };
  return settle (&exact, product, error);
}

static void
round_up_if_due (MonevWide *quotient, MonevWide rest, const MonevWide *divisor,
                 MonevRounding rounding)
{
  const MonevWide one = monev_wide_from_128 (1);

  if (rounding == MONEV_ROUND_DOWN)
    return;
  monev_wide_scale (&rest, 2);
  int half = monev_wide_compare (&rest, divisor);
  gboolean odd = quotient->limb[0] & 1;

  if (half > 0 || (half == 0 && (rounding == MONEV_ROUND_HALF_UP || odd)))
    monev_wide_add (quotient, &one);
}

static MonevWide
divide_magnitudes (const MonevWide *dividend, const MonevWide *divisor, MonevRounding rounding)
{
  MonevUint128 small_dividend, small_divisor;
  MonevWide quotient, rest;

  if (monev_wide_to_128 (dividend, &small_dividend) && monev_wide_to_128 (divisor, &small_divisor))
    {
      quotient = monev_wide_from_128 (small_dividend / small_divisor);
      rest = monev_wide_from_128 (small_dividend % small_divisor);
    }
  else
    quotient = monev_wide_divide (dividend, divisor, &rest);
  round_up_if_due (&quotient, rest, divisor, rounding);
  return quotient;
}

/**
 * monev_decimal_divide:
 * @scale: decimals of the quotient, 0 to 18
 *
 * Returns: FALSE, and @quotient untouched, with MONEV_ERROR_INVALID when @b is 0, with
 *   MONEV_ERROR_OVERFLOW when the rounded quotient does not fit.
 */
gboolean
monev_decimal_divide (MonevDecimal a, MonevDecimal b, guint scale, MonevRounding rounding,
                      MonevDecimal *quotient, GError **error)
{
  g_return_val_if_fail (scale <= MONEV_DECIMAL_MAX_SCALE && quotient != NULL, FALSE);

  if (b.coefficient == 0)
    {
      g_set_error_literal (error, MONEV_ERROR, MONEV_ERROR_INVALID,
                           "Pembagi bernilai 0 sehingga hasil bagi tidak dapat dihitung.");
      return FALSE;
    }

  MonevWide dividend = monev_wide_from_128 (magnitude_of (a));
  MonevWide divisor = monev_wide_from_128 (magnitude_of (b));
  monev_wide_scale (&dividend, power_of_ten (scale));
  monev_wide_scale (&dividend, power_of_ten (b.scale));
  monev_wide_scale (&divisor, power_of_ten (a.scale));

  Exact exact = { divide_magnitudes (&dividend, &divisor, rounding),
                  (a.coefficient < 0) != (b.coefficient < 0), scale };
  return settle (&exact, quotient, error);
}

/** monev_decimal_round: Returns: @value with at most @scale decimals (0 to 18); always fits. */
MonevDecimal
monev_decimal_round (MonevDecimal value, guint scale, MonevRounding rounding)
{
  MonevUint128 magnitude = 0;

  g_return_val_if_fail (scale <= MONEV_DECIMAL_MAX_SCALE, value);
  if (value.scale <= scale)
    return value;

  MonevWide dividend = monev_wide_from_128 (magnitude_of (value));
  MonevWide divisor = monev_wide_from_128 (power_of_ten (value.scale - scale));
  MonevWide rounded = divide_magnitudes (&dividend, &divisor, rounding);
  monev_wide_to_128 (&rounded, &magnitude);
  return assemble (magnitude, value.coefficient < 0, scale);
}

/** monev_decimal_compare: Returns: below, equal to or above 0 as @a is to @b. */
int
monev_decimal_compare (MonevDecimal a, MonevDecimal b)
{
  MonevInt128 unit_a = (gint64) power_of_ten (a.scale), unit_b = (gint64) power_of_ten (b.scale);
  MonevInt128 whole_a = a.coefficient / unit_a, whole_b = b.coefficient / unit_b;

  if (whole_a != whole_b)
    return whole_a < whole_b ? -1 : 1;
  /* What is left has as many digits as the scale, so at 18 decimals it lies below 10^18. */
  gint64 rest_a = (gint64) (a.coefficient % unit_a)
                  * (gint64) power_of_ten (MONEV_DECIMAL_MAX_SCALE - a.scale);
  gint64 rest_b = (gint64) (b.coefficient % unit_b)
                  * (gint64) power_of_ten (MONEV_DECIMAL_MAX_SCALE - b.scale);
  return rest_a < rest_b ? -1 : rest_a > rest_b;
}

/** monev_decimal_is_zero: Returns: whether @value is 0. */
gboolean
monev_decimal_is_zero (MonevDecimal value)
{
  return value.coefficient == 0;
}
