#include "base/number.h"

#include "db-error.h"

static void
test_printed_as_offices_write (void)
{
  static const struct {
    gint64      coefficient;
    guint       scale;
    int         decimals;
    const char *text;
  } cases[] = {
    { 125000050, 2, 2, "1.250.000,50" }, { 125000050, 2, MONEV_NUMBER_AS_IS, "1.250.000,5" },
    { 1250, 0, 2, "1.250,00" },          { 999, 0, 0, "999" },
    { 1000, 0, 0, "1.000" },             { -1250005, 3, 2, "-1.250,01" },
    { -4, 3, 2, "0,00" },                { 0, 0, MONEV_NUMBER_AS_IS, "0" },
    { 5, 1, 0, "1" },                    { 123456, 0, 0, "123.456" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      MonevDecimal value = monev_decimal_new (cases[i].coefficient, cases[i].scale);
      g_autofree char *text = monev_number_format (value, cases[i].decimals);

      g_assert_cmpstr (text, ==, cases[i].text);
    }
  g_autofree char *least = monev_number_format_int (G_MININT64);
  g_assert_cmpstr (least, ==, "-9.223.372.036.854.775.808");
}

static void
test_typed_forms_are_taken (void)
{
  static const struct {
    const char     *text, *plain;
    MonevNumberUnit unit;
  } cases[] = {
    { "1.250,5", "1250.5", MONEV_NUMBER_PLAIN },
    { "1250,5", "1250.5", MONEV_NUMBER_PLAIN },
    { "1.250", "1250", MONEV_NUMBER_PLAIN },
    { "0,245", "0.245", MONEV_NUMBER_PLAIN },
    { "-3", "-3", MONEV_NUMBER_PLAIN },
    { "\xe2\x88\x92" "3", "-3", MONEV_NUMBER_PLAIN },
    { "Rp 1.250.000,-", "1250000", MONEV_NUMBER_RUPIAH },
    { "Rp. 1.250.000,50", "1250000.5", MONEV_NUMBER_RUPIAH },
    { "rp1250", "1250", MONEV_NUMBER_RUPIAH },
    { "-Rp 5.000", "-5000", MONEV_NUMBER_RUPIAH },
    { "Rp -5.000", "-5000", MONEV_NUMBER_RUPIAH },
    { "12,5 %", "12.5", MONEV_NUMBER_PERCENT },
    { "12,5%", "12.5", MONEV_NUMBER_PERCENT },
    { "\xc2\xa0Rp\xc2\xa0" "1.250\xe2\x80\xaf", "1250", MONEV_NUMBER_RUPIAH },
    { "007", "7", MONEV_NUMBER_PLAIN },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      MonevNumberUnit unit;
      MonevDecimal value;

      monev_number_parse (cases[i].text, &value, &unit, &error);
      g_assert_no_error (error);
      g_autofree char *plain = monev_decimal_to_text (value);
      g_assert_cmpstr (plain, ==, cases[i].plain);
      g_assert_cmpint (unit, ==, cases[i].unit);
    }
}

static void
test_two_meanings_are_refused (void)
{
  static const char *const cases[] = {
    "1.250.50", "1,250.50", "0.245", "1.25", "1250.5", "12.34.567", "1..250", "", " ", "-", "Rp",
    "12,", ",5", "1 250", "12 KK", "n/a", "nihil", "--3", "-Rp -3", "12%%", "Rp 5 %", "1,2,3",
    "(3)", "\xff\xfe", "1.250,5.0",
  };
  MonevNumberUnit unit = MONEV_NUMBER_PERCENT;
  MonevDecimal value = monev_decimal_new (7, 0);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (monev_number_parse (cases[i], &value, &unit, &error));
      g_assert_error (error, MONEV_ERROR, MONEV_ERROR_INVALID);
      g_assert_true (g_utf8_validate (error->message, -1, NULL));
    }
  g_assert_cmpint (monev_decimal_compare (value, monev_decimal_new (7, 0)), ==, 0);
  g_assert_cmpint (unit, ==, MONEV_NUMBER_PERCENT);
}

static void
test_too_large_is_said (void)
{
  g_autoptr (GError) error = NULL;
  MonevDecimal value;

  g_assert_false (monev_number_parse ("999.999.999.999.999.999.999.999.999.999.999.999.999.999",
                                      &value, NULL, &error));
  g_assert_error (error, MONEV_ERROR, MONEV_ERROR_OVERFLOW);
}

static void
test_what_is_printed_reads_back (void)
{
  for (guint i = 0; i < 5000; i++)
    {
      gint64 coefficient = (gint64) ((guint64) g_test_rand_int () << 32 | (guint32) g_test_rand_int ());
      MonevDecimal value = monev_decimal_new (coefficient, g_test_rand_int_range (0, 19)), back;
      g_autofree char *text = monev_number_format (value, MONEV_NUMBER_AS_IS);

      g_assert_true (monev_number_parse (text, &back, NULL, NULL));
      g_assert_cmpint (monev_decimal_compare (value, back), ==, 0);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/base/number/printed-as-offices-write", test_printed_as_offices_write);
  g_test_add_func ("/base/number/typed-forms-are-taken", test_typed_forms_are_taken);
  g_test_add_func ("/base/number/two-meanings-are-refused", test_two_meanings_are_refused);
  g_test_add_func ("/base/number/too-large-is-said", test_too_large_is_said);
  g_test_add_func ("/base/number/what-is-printed-reads-back", test_what_is_printed_reads_back);
  return g_test_run ();
}
