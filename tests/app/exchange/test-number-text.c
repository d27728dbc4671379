#include "exchange/number-text.h"

static void
expect_plain (const char *text, const char *plain)
{
  g_autofree char *got = monev_number_to_plain (text);
  g_assert_cmpstr (got, ==, plain);
}

static void
test_keeps_digits (void)
{
  expect_plain ("0", "0");
  expect_plain ("-0", "0");
  expect_plain ("0.1", "0.1");
  expect_plain ("00012", "12");
  expect_plain ("1250000", "1250000");
  expect_plain ("12345678901234567890", "12345678901234567890");
  expect_plain ("-0.050", "-0.05");
  expect_plain (".5", "0.5");
  expect_plain ("100", "100");
  expect_plain ("100.00", "100");
}

static void
test_expands_exponent (void)
{
  expect_plain ("1.5E3", "1500");
  expect_plain ("1E+20", "100000000000000000000");
  expect_plain ("2.5e-4", "0.00025");
  expect_plain ("0E5", "0");
  expect_plain ("0.00", "0");
  expect_plain ("1E99999999999", NULL);
}

static void
test_rounds_what_binary_left (void)
{
  expect_plain ("8.4100000000000001", "8.41");
  expect_plain ("0.30000000000000004", "0.3");
  expect_plain ("0.99999999999999989", "1");
  expect_plain ("1234567.8899999999", "1234567.89");
  expect_plain ("999999999999999.9", "1000000000000000");
  expect_plain ("-2.9999999999999996", "-3");
}

static void
test_refuses_the_rest (void)
{
  const char *const bad[] = { "", "-", ".", "1,5", "1.2.3", "0x10", "1E", "NaN", "inf", " 1", "1 " };

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_assert_false (monev_number_is_valid (bad[i]));
      expect_plain (bad[i], NULL);
    }
}

static void
test_counts_digits (void)
{
  g_assert_cmpuint (monev_number_n_digits ("0"), ==, 0);
  g_assert_cmpuint (monev_number_n_digits ("1200"), ==, 2);
  g_assert_cmpuint (monev_number_n_digits ("0.00125"), ==, 3);
  g_assert_cmpuint (monev_number_n_digits ("1250000000000000.55"), ==, 18);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/exchange/number-text/keeps-digits", test_keeps_digits);
  g_test_add_func ("/exchange/number-text/expands-exponent", test_expands_exponent);
  g_test_add_func ("/exchange/number-text/rounds-what-binary-left", test_rounds_what_binary_left);
  g_test_add_func ("/exchange/number-text/refuses-the-rest", test_refuses_the_rest);
  g_test_add_func ("/exchange/number-text/counts-digits", test_counts_digits);
  return g_test_run ();
}
