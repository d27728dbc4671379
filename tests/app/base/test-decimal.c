#include "base/decimal.h"

#include <string.h>

#include "db-error.h"

/* The judge: signed whole numbers as plain rows of digits, reckoned as on paper. */
#define PLACES 160
typedef struct {
  gboolean negative;
  guint8   digits[PLACES]; /* lowest first */
} Big;

static int
compare_size (const Big *a, const Big *b)
{
  for (int i = PLACES - 1; i >= 0; i--)
    if (a->digits[i] != b->digits[i])
      return a->digits[i] < b->digits[i] ? -1 : 1;
  return 0;
}

static Big
add_big (const Big *a, const Big *b)
{
  gboolean swap = compare_size (a, b) < 0;
  const Big *large = swap ? b : a, *small = swap ? a : b;
  Big sum = { large->negative, { 0 } };
  int carry = 0;

  for (int i = 0; i < PLACES; i++)
    {
      int part = large->digits[i] + carry
                 + (a->negative == b->negative ? small->digits[i] : -small->digits[i]);

      carry = part < 0 ? -1 : part / 10;
      sum.digits[i] = (guint8) ((part + 10) % 10);
    }
  return sum;
}

static Big
multiply_big (const Big *a, const Big *b)
{
  Big product = { a->negative != b->negative, { 0 } };

  for (int i = 0; i < PLACES; i++)
    for (int j = 0, carry = 0; a->digits[i] != 0 && i + j < PLACES; j++)
      {
        int part = product.digits[i + j] + a->digits[i] * b->digits[j] + carry;

        product.digits[i + j] = part % 10;
        carry = part / 10;
      }
  return product;
}

/* "-12.5" at 3 decimals is -12500. */
static Big
big_from_text (const char *text, guint scale)
{
  Big big = { text[0] == '-', { 0 } };
  const char *digits = text + big.negative;
  const char *point = strchr (digits, '.');
  gsize shown = point == NULL ? 0 : strlen (point + 1);
  gsize place = scale - shown;

  for (const char *p = digits + strlen (digits); p-- > digits;)
    if (*p != '.')
      big.digits[place++] = *p - '0';
  return big;
}

static char *
big_to_text (const Big *big, guint scale)
{
  GString *text = g_string_new (NULL);
  int top = PLACES - 1;

  while (top > (int) scale && big->digits[top] == 0)
    top--;
  for (int i = top; i >= 0; i--)
    {
      g_string_append_c (text, '0' + big->digits[i]);
      if (i == (int) scale && i > 0)
        g_string_append_c (text, '.');
    }
  if (strchr (text->str, '.') != NULL)
    while (text->str[text->len - 1] == '0')
      g_string_truncate (text, text->len - 1);
  if (text->str[text->len - 1] == '.')
    g_string_truncate (text, text->len - 1);
  if (big->negative && strcmp (text->str, "0") != 0)
    g_string_prepend_c (text, '-');
  return g_string_free (text, FALSE);
}

/* Whether a canonical text is within 18 decimals and 127 bits. */
static gboolean
fits (const char *text)
{
  const char *point = strchr (text, '.');
  guint scale = point == NULL ? 0 : strlen (point + 1);
  Big limit = big_from_text ("170141183460469231731687303715884105727", 0);
  Big value = big_from_text (text, scale);

  return scale <= 18 && compare_size (&value, &limit) <= 0;
}

static MonevDecimal
decimal (const char *text)
{
  g_autoptr (GError) error = NULL;
  MonevDecimal value;

  monev_decimal_from_text (text, &value, &error);
  g_assert_no_error (error);
  return value;
}

static void
assert_text (MonevDecimal value, const char *expected)
{
  g_autofree char *text = monev_decimal_to_text (value);

  g_assert_cmpstr (text, ==, expected);
}

/* Mostly of moderate size, often at the edges. */
static char *
random_text (void)
{
  GString *text = g_string_new (NULL);
  guint n_whole = g_test_rand_int_range (0, 3) == 0 ? g_test_rand_int_range (1, 39)
                                                    : g_test_rand_int_range (1, 14);
  guint n_decimals = g_test_rand_int_range (0, MIN (18, 38 - (int) n_whole) + 1);
  MonevDecimal value;

  for (guint i = 0; i < n_whole + n_decimals; i++)
    {
      if (i == n_whole)
        g_string_append_c (text, '.');
      g_string_append_c (text, '0' + (g_test_rand_bit () ? g_test_rand_int_range (0, 10) : 0));
    }
  while (text->len > 1 && text->str[0] == '0' && text->str[1] != '.')
    g_string_erase (text, 0, 1);
  if (g_test_rand_bit ())
    g_string_prepend_c (text, '-');
  g_assert_true (monev_decimal_from_text (text->str, &value, NULL));
  g_string_free (text, TRUE);
  return monev_decimal_to_text (value);
}

static void
assert_result (gboolean done, MonevDecimal value, GError *error, const char *expected)
{
  g_assert_cmpint (done, ==, fits (expected));
  if (done)
    assert_text (value, expected);
  else
    g_assert_error (error, MONEV_ERROR, MONEV_ERROR_OVERFLOW);
}

static void
test_sums_are_exact (void)
{
  for (guint i = 0; i < 20000; i++)
    {
      g_autofree char *a = random_text ();
      g_autofree char *b = random_text ();
      Big big_a = big_from_text (a, 18), big_b = big_from_text (b, 18);
      Big sum = add_big (&big_a, &big_b);
      g_autofree char *expected = big_to_text (&sum, 18);
      g_autoptr (GError) error = NULL;
      MonevDecimal value = { 7, 0 };

      gboolean done = monev_decimal_add (decimal (a), decimal (b), &value, &error);
      assert_result (done, value, error, expected);
      g_clear_error (&error);
      big_b.negative = !big_b.negative;
      sum = add_big (&big_a, &big_b);
      g_autofree char *difference = big_to_text (&sum, 18);
      done = monev_decimal_subtract (decimal (a), decimal (b), &value, &error);
      assert_result (done, value, error, difference);
    }
}

/* -2^127 would fit the machine's word, but has no counterpart above zero. */
static void
test_both_ends_are_alike (void)
{
  static const char *const ends[][2] = {
    { "170141183460469231731687303715884105727", "1" },
    { "-170141183460469231731687303715884105727", "-1" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    {
      g_autoptr (GError) error = NULL;
      MonevDecimal value = { 7, 0 };

      g_assert_false (monev_decimal_add (decimal (ends[i][0]), decimal (ends[i][1]), &value,
                                         &error));
      g_assert_error (error, MONEV_ERROR, MONEV_ERROR_OVERFLOW);
      g_assert_true (monev_decimal_subtract (decimal (ends[i][0]), decimal (ends[i][1]), &value,
                                             NULL));
      assert_text (value, i == 0 ? "170141183460469231731687303715884105726"
                                 : "-170141183460469231731687303715884105726");
    }
}

static void
test_products_are_exact (void)
{
  for (guint i = 0; i < 20000; i++)
    {
      g_autofree char *a = random_text ();
      g_autofree char *b = random_text ();
      Big big_a = big_from_text (a, 18), big_b = big_from_text (b, 18);
      Big product = multiply_big (&big_a, &big_b);
      g_autofree char *expected = big_to_text (&product, 36);
      g_autoptr (GError) error = NULL;
      MonevDecimal value = { 7, 0 };
      gboolean done = monev_decimal_multiply (decimal (a), decimal (b), &value, &error);

      assert_result (done, value, error, expected);
    }
}

static void
test_compare_agrees (void)
{
  for (guint i = 0; i < 20000; i++)
    {
      g_autofree char *a = random_text ();
      g_autofree char *b = g_test_rand_int_range (0, 10) == 0 ? g_strdup (a) : random_text ();
      Big big_a = big_from_text (a, 18), big_b = big_from_text (b, 18);
      big_b.negative = !big_b.negative;
      Big rest = add_big (&big_a, &big_b);
      g_autofree char *text = big_to_text (&rest, 18);
      int sign = text[0] == '-' ? -1 : strcmp (text, "0") != 0;

      g_assert_cmpint (monev_decimal_compare (decimal (a), decimal (b)), ==, sign);
    }
}

/* 2|a|·10^k lies within one |b| of 2·q·|b|; the tie goes where the rule says. */
static void
check_quotient (const Big *dividend, const Big *divisor, const Big *quotient, MonevRounding rule)
{
  const Big two = { FALSE, { 2 } };
  Big back = multiply_big (quotient, divisor);
  back.negative = !dividend->negative;
  Big rest = add_big (dividend, &back);
  gboolean beyond = rest.negative != dividend->negative;
  Big doubled = multiply_big (&rest, &two);
  int half = compare_size (&doubled, divisor);
  const Big nothing = { 0 };

  if (compare_size (&rest, &nothing) == 0)
    return;
  if (rule == MONEV_ROUND_DOWN)
    {
      g_assert_false (beyond);
      g_assert_cmpint (compare_size (&rest, divisor), <, 0);
      return;
    }
  g_assert_cmpint (half, <=, 0);
  if (half == 0 && rule == MONEV_ROUND_HALF_UP)
    g_assert_true (beyond);
  if (half == 0 && rule == MONEV_ROUND_HALF_EVEN)
    g_assert_cmpint (quotient->digits[0] % 2, ==, 0);
}

static void
test_quotients_round_as_named (void)
{
  guint done = 0;

  for (guint i = 0; i < 20000; i++)
    {
      g_autofree char *a = random_text ();
      g_autofree char *b = i % 4 == 0 ? g_strdup_printf ("%d", g_test_rand_int_range (1, 9))
                                      : random_text ();
      guint scale = g_test_rand_int_range (0, 19);
      MonevRounding rule = i % 3;
      MonevDecimal value;

      if (strcmp (b, "0") == 0
          || !monev_decimal_divide (decimal (a), decimal (b), scale, rule, &value, NULL))
        continue;
      done++;
      g_autofree char *text = monev_decimal_to_text (value);
      Big dividend = big_from_text (a, 18 + scale);
      Big divisor = big_from_text (b, 18), quotient = big_from_text (text, scale);
      g_assert_cmpint (value.scale, <=, scale);
      check_quotient (&dividend, &divisor, &quotient, rule);
    }
  g_assert_cmpuint (done, >, 10000);
}

static void
test_division_that_does_not_fit (void)
{
  g_autoptr (GError) error = NULL;
  MonevDecimal value = monev_decimal_new (7, 0);

  g_assert_false (monev_decimal_divide (decimal ("1"), MONEV_DECIMAL_ZERO, 2, MONEV_ROUND_DOWN,
                                        &value, &error));
  g_assert_error (error, MONEV_ERROR, MONEV_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_false (monev_decimal_divide (decimal ("99999999999999999999999999999999999999"),
                                        decimal ("0.000001"), 2, MONEV_ROUND_DOWN, &value,
                                        &error));
  g_assert_error (error, MONEV_ERROR, MONEV_ERROR_OVERFLOW);
  assert_text (value, "7");
}

static void
test_known_roundings (void)
{
  static const struct {
    const char *value, *up, *even, *down;
  } cases[] = {
    { "2.5", "3", "2", "2" },     { "3.5", "4", "4", "3" },       { "-2.5", "-3", "-2", "-2" },
    { "2.49", "2", "2", "2" },    { "-0.4", "0", "0", "0" },      { "-0.5", "-1", "0", "0" },
    { "75.5", "76", "76", "75" }, { "90.4999", "90", "90", "90" }, { "7", "7", "7", "7" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      MonevDecimal value = decimal (cases[i].value);

      assert_text (monev_decimal_round (value, 0, MONEV_ROUND_HALF_UP), cases[i].up);
      assert_text (monev_decimal_round (value, 0, MONEV_ROUND_HALF_EVEN), cases[i].even);
      assert_text (monev_decimal_round (value, 0, MONEV_ROUND_DOWN), cases[i].down);
    }
  assert_text (monev_decimal_round (decimal ("1250.555"), 2, MONEV_ROUND_HALF_UP), "1250.56");
}

static void
test_text_is_canonical (void)
{
  static const char *const pairs[][2] = {
    { "1250.50", "1250.5" }, { "-0", "0" }, { "-0.00", "0" }, { "100.000", "100" }, { "0.050", "0.05" },
    { "-12.5", "-12.5" }, { "100", "100" }, { "1.0000000000000000000000000", "1" },
    { "170141183460469231731687303715884105727", "170141183460469231731687303715884105727" },
    { "-0.000000000000000001", "-0.000000000000000001" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    assert_text (decimal (pairs[i][0]), pairs[i][1]);
  assert_text (monev_decimal_new (G_MININT64, 0), "-9223372036854775808");
  assert_text (monev_decimal_new (1250, 2), "12.5");
  g_assert_true (monev_decimal_is_zero (decimal ("0.00")));
  g_assert_false (monev_decimal_is_zero (decimal ("0.01")));
}

static void
test_other_text_is_refused (void)
{
  static const char *const invalid[] = {
    "", "-", ".5", "5.", "1,5", "+1", " 1", "1 ", "007", "1e5", "1.2.3", "--1", "0x10", "٣",
  };
  static const char *const large[] = {
    "170141183460469231731687303715884105728", "0.0000000000000000001",
    "999999999999999999999999999999999999999999",
  };
  MonevDecimal value = monev_decimal_new (7, 0);

  for (guint i = 0; i < G_N_ELEMENTS (invalid); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (monev_decimal_from_text (invalid[i], &value, &error));
      g_assert_error (error, MONEV_ERROR, MONEV_ERROR_INVALID);
    }
  for (guint i = 0; i < G_N_ELEMENTS (large); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (monev_decimal_from_text (large[i], &value, &error));
      g_assert_error (error, MONEV_ERROR, MONEV_ERROR_OVERFLOW);
    }
  assert_text (value, "7");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/base/decimal/sums-are-exact", test_sums_are_exact);
  g_test_add_func ("/base/decimal/both-ends-are-alike", test_both_ends_are_alike);
  g_test_add_func ("/base/decimal/products-are-exact", test_products_are_exact);
  g_test_add_func ("/base/decimal/compare-agrees", test_compare_agrees);
  g_test_add_func ("/base/decimal/quotients-round-as-named", test_quotients_round_as_named);
  g_test_add_func ("/base/decimal/division-that-does-not-fit", test_division_that_does_not_fit);
  g_test_add_func ("/base/decimal/known-roundings", test_known_roundings);
  g_test_add_func ("/base/decimal/text-is-canonical", test_text_is_canonical);
  g_test_add_func ("/base/decimal/other-text-is-refused", test_other_text_is_refused);
  return g_test_run ();
}
