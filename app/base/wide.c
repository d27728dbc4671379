#include "wide.h"

/** monev_wide_from_128: Returns: @value with its upper half empty. */
MonevWide
monev_wide_from_128 (MonevUint128 value)
{
  return (MonevWide) { { (guint64) value, (guint64) (value >> 64), 0, 0 } };
}

/** monev_wide_to_128: Returns: FALSE, and @value untouched, when more than 128 bits are needed. */
gboolean
monev_wide_to_128 (const MonevWide *self, MonevUint128 *value)
{
  if (self->limb[2] != 0 || self->limb[3] != 0)
    return FALSE;
  *value = (MonevUint128) self->limb[1] << 64 | self->limb[0];
  return TRUE;
}

/** monev_wide_multiply: Returns: @a × @b, which always fits. */
MonevWide
monev_wide_multiply (MonevUint128 a, MonevUint128 b)
{
  const guint64 left[2] = { (guint64) a, (guint64) (a >> 64) };
  const guint64 right[2] = { (guint64) b, (guint64) (b >> 64) };
  MonevWide product = { { 0 } };

  for (guint i = 0; i < 2; i++)
    {
      guint64 carry = 0;

      for (guint j = 0; j < 2; j++)
        {
          MonevUint128 part = (MonevUint128) left[i] * right[j] + product.limb[i + j] + carry;

          product.limb[i + j] = (guint64) part;
          carry = (guint64) (part >> 64);
        }
      product.limb[i + 2] = carry;
    }
  return product;
}

/** monev_wide_compare: Returns: below, equal to or above 0 as @a is to @b. */
int
monev_wide_compare (const MonevWide *a, const MonevWide *b)
{
  for (int i = 3; i >= 0; i--)
    if (a->limb[i] != b->limb[i])
      return a->limb[i] < b->limb[i] ? -1 : 1;
  return 0;
}

/** monev_wide_add: adds @other; the sum must fit, as 2^255 is never reached by a decimal. */
void
monev_wide_add (MonevWide *self, const MonevWide *other)
{
  guint64 carry = 0;

  for (guint i = 0; i < 4; i++)
    {
      MonevUint128 sum = (MonevUint128) self->limb[i] + other->limb[i] + carry;

      self->limb[i] = (guint64) sum;
      carry = (guint64) (sum >> 64);
    }
  g_assert (carry == 0);
}

/** monev_wide_subtract: takes @other away, which must not be the larger. */
void
monev_wide_subtract (MonevWide *self, const MonevWide *other)
{
  guint64 borrow = 0;

  for (guint i = 0; i < 4; i++)
    {
      MonevUint128 taken = (MonevUint128) other->limb[i] + borrow;

      borrow = taken > self->limb[i];
      self->limb[i] = (guint64) (self->limb[i] - taken);
    }
  g_assert (borrow == 0);
}

/** monev_wide_scale: multiplies by @factor; the product must fit. */
void
monev_wide_scale (MonevWide *self, guint64 factor)
{
  guint64 carry = 0;

  for (guint i = 0; i < 4; i++)
    {
      MonevUint128 part = (MonevUint128) self->limb[i] * factor + carry;

      self->limb[i] = (guint64) part;
      carry = (guint64) (part >> 64);
    }
  g_assert (carry == 0);
}

/** monev_wide_divide_small: divides in place. Returns: the remainder. */
guint64
monev_wide_divide_small (MonevWide *self, guint64 divisor)
{
  guint64 rest = 0;

  for (int i = 3; i >= 0; i--)
    {
      MonevUint128 part = (MonevUint128) rest << 64 | self->limb[i];

      self->limb[i] = (guint64) (part / divisor);
      rest = (guint64) (part % divisor);
    }
  return rest;
}

static void
shift_in (MonevWide *self, guint64 bit)
{
  for (int i = 3; i > 0; i--)
    self->limb[i] = self->limb[i] << 1 | self->limb[i - 1] >> 63;
  self->limb[0] = self->limb[0] << 1 | bit;
}

/**
 * monev_wide_divide:
 * @divisor: not 0, below 2^255
 * @remainder: (out): what is left
 *
 * Bit by bit: divisions that need more than 128 bits are rare enough.
 *
 * Returns: the whole quotient.
 */
MonevWide
monev_wide_divide (const MonevWide *dividend, const MonevWide *divisor, MonevWide *remainder)
{
  MonevWide quotient = { { 0 } };
  MonevWide rest = { { 0 } };

  for (int bit = 255; bit >= 0; bit--)
    {
      shift_in (&rest, dividend->limb[bit / 64] >> (bit % 64) & 1);
      if (monev_wide_compare (&rest, divisor) < 0)
        continue;
      monev_wide_subtract (&rest, divisor);
      quotient.limb[bit / 64] |= (guint64) 1 << (bit % 64);
    }
  *remainder = rest;
  return quotient;
}
