#include "real.h"

#include <math.h>
#include <string.h>

__extension__ typedef __int128 Wide;

#define EXACT_DOUBLE 9007199254740992.0 /* 2^53: up to here a double holds every whole number */

static const gint64 powers[MONEV_REAL_MAX_SCALE + 1] = {
  1,
  10,
  100,
  1000,
  10000,
  100000,
  1000000,
  10000000,
  100000000,
  1000000000,
  10000000000,
  100000000000,
  1000000000000,
  10000000000000,
  100000000000000,
  1000000000000000,
  10000000000000000,
  100000000000000000,
  1000000000000000000,
};

static MonevReal
exact (gint64 coefficient, int scale)
{
  return (MonevReal){ .coefficient = coefficient, .scale = scale };
}

static MonevReal
approximate (double value)
{
  return (MonevReal){ .approximate = value, .scale = -1 };
}

/* The decimal coefficient / 10^scale with the fewest decimals, or a double if it does not fit. */
static MonevReal
settle (Wide coefficient, int scale)
{
  while (scale > 0 && (scale > MONEV_REAL_MAX_SCALE || coefficient % 10 == 0))
    {
      if (coefficient % 10 != 0)
        return approximate ((double)coefficient / pow (10, scale));
      coefficient /= 10;
      scale--;
    }
  if (coefficient > G_MAXINT64 || coefficient < -G_MAXINT64)
    return approximate ((double)coefficient / (double)powers[scale]);
  return exact ((gint64)coefficient, scale);
}

/** monev_real_from_int: Returns: @value, exactly. */
MonevReal
monev_real_from_int (gint64 value)
{
  return exact (value, 0);
}

/** monev_real_from_double: Returns: @value; a whole number below 2^53 becomes exact. */
MonevReal
monev_real_from_double (double value)
{
  if (fabs (value) < EXACT_DOUBLE && value == trunc (value))
    return exact ((gint64)value, 0);
  return approximate (value);
}

static gboolean
is_space (char c)
{
  return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/* Reads digits with at most one point; FALSE if there is no digit or anything else. */
static gboolean
scan_digits (const char **at, gint64 *coefficient, int *scale, gboolean *fits)
{
  gboolean point = FALSE, digits = FALSE;

  for (;; (*at)++)
    {
      if (**at == '.' && !point)
        {
          point = TRUE;
        }
      else if (g_ascii_isdigit (**at))
        {
          digits = TRUE;
          *fits = *fits && *scale < MONEV_REAL_MAX_SCALE
                  && !__builtin_mul_overflow (*coefficient, 10, coefficient)
                  && !__builtin_add_overflow (*coefficient, **at - '0', coefficient);
          *scale += point ? 1 : 0;
        }
      else
        {
          return digits;
        }
    }
}

/**
 * monev_real_from_text:
 * @text: an optional minus, digits with an optional point, white space around; no exponent
 *
 * The function number() of XPath 1.0, 4.4, for a string that is no date.
 *
 * Returns: the number, or NaN if @text is anything else
 */
MonevReal
monev_real_from_text (const char *text)
{
  gint64 coefficient = 0;
  int scale = 0;
  gboolean fits = TRUE, negative;
  const char *start;

  while (is_space (*text))
    text++;
  start = text;
  negative = *text == '-';
  text += negative ? 1 : 0;
  if (!scan_digits (&text, &coefficient, &scale, &fits))
    return approximate (NAN);
  while (is_space (*text))
    text++;
  if (*text != '\0')
    return approximate (NAN);
  if (!fits)
    return approximate (g_ascii_strtod (start, NULL));
  return settle (negative ? -coefficient : coefficient, scale);
}

/** monev_real_to_double: Returns: the nearest double. */
double
monev_real_to_double (MonevReal value)
{
  if (value.scale < 0)
    return value.approximate;
  return (double)value.coefficient / (double)powers[value.scale];
}

static void
write_exact (MonevReal value, char *buffer)
{
  guint64 magnitude
      = value.coefficient < 0 ? -(guint64)value.coefficient : (guint64)value.coefficient;
  const char *sign = value.coefficient < 0 ? "-" : "";
  guint64 power = (guint64)powers[value.scale];

  if (value.scale == 0)
    g_snprintf (buffer, MONEV_REAL_TEXT_SIZE, "%s%" G_GUINT64_FORMAT, sign, magnitude);
  else
    g_snprintf (buffer, MONEV_REAL_TEXT_SIZE, "%s%" G_GUINT64_FORMAT ".%0*" G_GUINT64_FORMAT, sign,
                magnitude / power, value.scale, magnitude % power);
}

/* Moves the point of d.ddde±x to its place. XPath writes no exponent. */
static void
spread_exponent (const char *digits, int exponent, gboolean negative, char *out)
{
  int count = (int)strlen (digits);

  if (negative)
    *out++ = '-';
  if (exponent < 0)
    out = g_stpcpy (out, "0.");
  for (int i = exponent + 1; i < 0; i++)
    *out++ = '0';
  for (int i = 0; i < MAX (count, exponent + 1); i++)
    {
      if (exponent >= 0 && i == exponent + 1)
        *out++ = '.';
      *out++ = i < count ? digits[i] : '0';
    }
  *out = '\0';
}

static void
write_approximate (double value, char *buffer)
{
  char scientific[40], digits[24];
  int exponent, count = 0;

  for (int precision = 14; precision <= 16; precision++)
    {
      g_ascii_formatd (scientific, sizeof scientific,
                       precision == 14   ? "%.14e"
                       : precision == 15 ? "%.15e"
                                         : "%.16e",
                       value);
      if (g_ascii_strtod (scientific, NULL) == value)
        break;
    }
  exponent = (int)g_ascii_strtoll (strchr (scientific, 'e') + 1, NULL, 10);
  for (const char *at = scientific; *at != 'e'; at++)
    if (g_ascii_isdigit (*at))
      digits[count++] = *at;
  while (count > 1 && digits[count - 1] == '0')
    count--;
  digits[count] = '\0';
  spread_exponent (digits, exponent, value < 0, buffer);
}

/**
 * monev_real_to_text:
 * @buffer: of MONEV_REAL_TEXT_SIZE bytes
 *
 * The function string() of XPath 1.0, 4.2: no exponent, no zeros behind, "NaN", "Infinity".
 *
 * Returns: @buffer
 */
char *
monev_real_to_text (MonevReal value, char *buffer)
{
  if (value.scale >= 0)
    write_exact (value, buffer);
  else if (isnan (value.approximate))
    strcpy (buffer, "NaN");
  else if (isinf (value.approximate))
    strcpy (buffer, value.approximate < 0 ? "-Infinity" : "Infinity");
  else if (value.approximate == 0)
    strcpy (buffer, "0");
  else
    write_approximate (value.approximate, buffer);
  return buffer;
}

/** monev_real_is_nan: Returns: whether @value is no number. */
gboolean
monev_real_is_nan (MonevReal value)
{
  return value.scale < 0 && isnan (value.approximate);
}

static gboolean
both_exact (MonevReal a, MonevReal b)
{
  return a.scale >= 0 && b.scale >= 0;
}

/* The coefficient of @value at @scale, which is not below its own. */
static Wide
at_scale (MonevReal value, int scale)
{
  return (Wide)value.coefficient * powers[scale - value.scale];
}

/** monev_real_add: Returns: @a + @b. */
MonevReal
monev_real_add (MonevReal a, MonevReal b)
{
  int scale = MAX (a.scale, b.scale);

  if (!both_exact (a, b))
    return monev_real_from_double (monev_real_to_double (a) + monev_real_to_double (b));
  return settle (at_scale (a, scale) + at_scale (b, scale), scale);
}

static MonevReal
negate (MonevReal value)
{
  return value.scale < 0 ? approximate (-value.approximate)
                         : settle (-(Wide)value.coefficient, value.scale);
}

/** monev_real_subtract: Returns: @a - @b. */
MonevReal
monev_real_subtract (MonevReal a, MonevReal b)
{
  return monev_real_add (a, negate (b));
}

/** monev_real_multiply: Returns: @a * @b. */
MonevReal
monev_real_multiply (MonevReal a, MonevReal b)
{
  if (!both_exact (a, b))
    return monev_real_from_double (monev_real_to_double (a) * monev_real_to_double (b));
  return settle ((Wide)a.coefficient * b.coefficient, a.scale + b.scale);
}

/* 10^9 times the quotient, if it ends there. */
static gboolean
divide_exactly (MonevReal a, MonevReal b, Wide *quotient)
{
  int scale = MAX (a.scale, b.scale);
  Wide dividend = at_scale (a, scale), divisor = at_scale (b, scale);

  if (__builtin_mul_overflow (dividend, (Wide)powers[9], &dividend) || dividend % divisor != 0)
    return FALSE;
  *quotient = dividend / divisor;
  return TRUE;
}

/** monev_real_divide: Returns: @a div @b; exact if it ends within nine decimals. */
MonevReal
monev_real_divide (MonevReal a, MonevReal b)
{
  Wide quotient;

  if (both_exact (a, b) && b.coefficient != 0 && divide_exactly (a, b, &quotient))
    return settle (quotient, 9);
  return monev_real_from_double (monev_real_to_double (a) / monev_real_to_double (b));
}

/** monev_real_modulo: Returns: @a mod @b with the sign of @a (XPath 1.0, 3.5). */
MonevReal
monev_real_modulo (MonevReal a, MonevReal b)
{
  int scale = MAX (a.scale, b.scale);

  if (both_exact (a, b) && b.coefficient != 0)
    return settle (at_scale (a, scale) % at_scale (b, scale), scale);
  return monev_real_from_double (fmod (monev_real_to_double (a), monev_real_to_double (b)));
}

/** monev_real_truncate: Returns: @value without its decimals. */
MonevReal
monev_real_truncate (MonevReal value)
{
  if (value.scale < 0)
    return monev_real_from_double (trunc (value.approximate));
  return exact (value.coefficient / powers[value.scale], 0);
}

/** monev_real_floor: Returns: the largest whole number that is not above @value. */
MonevReal
monev_real_floor (MonevReal value)
{
  MonevReal whole = monev_real_truncate (value);

  if (value.scale < 0)
    return monev_real_from_double (floor (value.approximate));
  if (value.coefficient < 0 && value.coefficient % powers[value.scale] != 0)
    whole.coefficient--;
  return whole;
}

/* A half goes up, towards the positive: round(-1.5) is -1 (XPath 1.0, 4.4). */
static MonevReal
round_exact (MonevReal value, int decimals)
{
  int drop = value.scale - decimals;
  Wide power = 1, half, shifted;

  if (drop <= 0)
    return value;
  if (drop > 37)
    return exact (0, 0);
  for (int i = 0; i < drop; i++)
    power *= 10;
  half = power / 2;
  shifted = (Wide)value.coefficient + half;
  shifted -= ((shifted % power) + power) % power;
  return settle (decimals < 0 ? shifted / power * powers[-decimals] : shifted / power,
                 MAX (decimals, 0));
}

/**
 * monev_real_round:
 * @decimals: how many stay; below 0 rounds to tens, hundreds, …
 *
 * Returns: @value rounded, halves upwards; NaN for more than 30 decimals either way, as phones do
 */
MonevReal
monev_real_round (MonevReal value, int decimals)
{
  double power;

  if (decimals > 30 || decimals < -30)
    return approximate (NAN);
  if (value.scale >= 0 && decimals >= -MONEV_REAL_MAX_SCALE)
    return round_exact (value, decimals);
  if (value.scale < 0 && !isfinite (value.approximate))
    return value;
  power = pow (10, decimals);
  return monev_real_from_double (floor (monev_real_to_double (value) * power + 0.5) / power);
}

/** monev_real_compare: Returns: how @a stands to @b; NONE if either is NaN. */
MonevOrder
monev_real_compare (MonevReal a, MonevReal b)
{
  int scale = MAX (a.scale, b.scale);
  double x, y;

  if (both_exact (a, b))
    {
      Wide left = at_scale (a, scale), right = at_scale (b, scale);

      return left < right ? MONEV_ORDER_LESS : left > right ? MONEV_ORDER_MORE : MONEV_ORDER_EQUAL;
    }
  x = monev_real_to_double (a);
  y = monev_real_to_double (b);
  if (isnan (x) || isnan (y))
    return MONEV_ORDER_NONE;
  return x < y ? MONEV_ORDER_LESS : x > y ? MONEV_ORDER_MORE : MONEV_ORDER_EQUAL;
}
