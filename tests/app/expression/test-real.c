#include "expression/real.h"

#include <math.h>
#include <string.h>

static void
check (MonevReal value, const char *expected)
{
  char buffer[MONEV_REAL_TEXT_SIZE];

  g_assert_cmpstr (monev_real_to_text (value, buffer), ==, expected);
}

static MonevReal
real (const char *text)
{
  return monev_real_from_text (text);
}

static void
test_money_keeps_its_cents (void)
{
  MonevReal sum = real ("0");

  for (int i = 0; i < 1000; i++)
    sum = monev_real_add (sum, real ("0.1"));
  check (sum, "100");
  check (monev_real_multiply (real ("123456789.01"), real ("100")), "12345678901");
  check (monev_real_subtract (real ("1500000.50"), real ("0.5")), "1500000");
}

static void
test_overflow_becomes_a_double (void)
{
  check (monev_real_multiply (real ("9000000000000000000"), real ("10")), "90000000000000000000");
  check (monev_real_add (real ("9223372036854775807"), real ("1")), "9223372036854776000");
  check (monev_real_multiply (real ("0.000000001"), real ("0.0000000000001")),
         "0.0000000000000000000001");
}

static void
test_text_is_what_xpath_takes (void)
{
  check (real (" -12.50 "), "-12.5");
  check (real (".5"), "0.5");
  check (real ("5."), "5");
  check (real (""), "NaN");
  check (real ("+5"), "NaN");
  check (real ("1e3"), "NaN");
  check (real ("1,5"), "NaN");
  check (real ("--1"), "NaN");
  check (real ("1 2"), "NaN");
}

static void
test_doubles_read_back (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (4);

  for (int i = 0; i < 20000; i++)
    {
      double value = ldexp (g_rand_double (rand) - 0.5, g_rand_int_range (rand, -200, 200));
      char buffer[MONEV_REAL_TEXT_SIZE];

      monev_real_to_text (monev_real_from_double (value), buffer);
      g_assert_cmpfloat (g_ascii_strtod (buffer, NULL), ==, value);
      g_assert_null (strchr (buffer, 'e'));
    }
}

static void
test_halves_round_up (void)
{
  check (monev_real_round (real ("1.5"), 0), "2");
  check (monev_real_round (real ("-1.5"), 0), "-1");
  check (monev_real_round (real ("-1.51"), 0), "-2");
  check (monev_real_round (real ("2.345"), 2), "2.35");
  check (monev_real_round (real ("-2.345"), 2), "-2.34");
  check (monev_real_round (real ("1250"), -2), "1300");
  check (monev_real_round (real ("49"), -2), "0");
  check (monev_real_round (real ("1.5"), 31), "NaN");
  check (monev_real_floor (real ("-1.2")), "-2");
  check (monev_real_truncate (real ("-1.2")), "-1");
}

static void
test_division_that_ends_is_exact (void)
{
  check (monev_real_divide (real ("10"), real ("4")), "2.5");
  check (monev_real_divide (real ("1"), real ("3")), "0.3333333333333333");
  check (monev_real_divide (real ("1"), real ("0")), "Infinity");
  check (monev_real_modulo (real ("-5.5"), real ("2")), "-1.5");
  check (monev_real_modulo (real ("5"), real ("0")), "NaN");
}

static void
test_order (void)
{
  g_assert_cmpint (monev_real_compare (real ("0.30"), real ("0.3")), ==, MONEV_ORDER_EQUAL);
  g_assert_cmpint (monev_real_compare (real ("9223372036854775807"), real ("0.000000000000000001")),
                   ==, MONEV_ORDER_MORE);
  g_assert_cmpint (monev_real_compare (real ("x"), real ("1")), ==, MONEV_ORDER_NONE);
  g_assert_cmpint (monev_real_compare (real ("-1"), monev_real_from_double (-INFINITY)), ==,
                   MONEV_ORDER_MORE);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/real/money-keeps-its-cents", test_money_keeps_its_cents);
  g_test_add_func ("/real/overflow-becomes-a-double", test_overflow_becomes_a_double);
  g_test_add_func ("/real/text-is-what-xpath-takes", test_text_is_what_xpath_takes);
  g_test_add_func ("/real/doubles-read-back", test_doubles_read_back);
  g_test_add_func ("/real/halves-round-up", test_halves_round_up);
  g_test_add_func ("/real/division-that-ends-is-exact", test_division_that_ends_is_exact);
  g_test_add_func ("/real/order", test_order);
  return g_test_run ();
}
