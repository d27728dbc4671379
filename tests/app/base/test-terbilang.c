#include "base/terbilang.h"

#include "db-error.h"

static MonevDecimal
decimal (const char *text)
{
  MonevDecimal value;

  g_assert_true (monev_decimal_from_text (text, &value, NULL));
  return value;
}

static void
test_words (void)
{
  static const char *const cases[][2] = {
    { "0", "nol" },
    { "1", "satu" },
    { "10", "sepuluh" },
    { "11", "sebelas" },
    { "12", "dua belas" },
    { "19", "sembilan belas" },
    { "20", "dua puluh" },
    { "21", "dua puluh satu" },
    { "100", "seratus" },
    { "101", "seratus satu" },
    { "110", "seratus sepuluh" },
    { "111", "seratus sebelas" },
    { "999", "sembilan ratus sembilan puluh sembilan" },
    { "1000", "seribu" },
    { "1001", "seribu satu" },
    { "1100", "seribu seratus" },
    { "2000", "dua ribu" },
    { "11000", "sebelas ribu" },
    { "100000", "seratus ribu" },
    { "101000", "seratus satu ribu" },
    { "1000000", "satu juta" },
    { "1001000", "satu juta seribu" },
    { "1250000", "satu juta dua ratus lima puluh ribu" },
    { "2000000000", "dua miliar" },
    { "1000000000001", "satu triliun satu" },
    { "1000000000000000", "satu kuadriliun" },
    { "1000000000000000000", "satu kuintiliun" },
    { "-3", "minus tiga" },
    { "12.5", "dua belas koma lima" },
    { "0.05", "nol koma nol lima" },
    { "-0.25", "minus nol koma dua lima" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *words = monev_terbilang (decimal (cases[i][0]), NULL);

      g_assert_cmpstr (words, ==, cases[i][1]);
    }
}

static void
test_rupiah_and_sen (void)
{
  static const char *const cases[][2] = {
    { "0", "nol rupiah" },
    { "1250000", "satu juta dua ratus lima puluh ribu rupiah" },
    { "1250.5", "seribu dua ratus lima puluh rupiah lima puluh sen" },
    { "1.05", "satu rupiah lima sen" },
    { "0.5", "lima puluh sen" },
    { "-0.11", "minus sebelas sen" },
    { "-1000", "minus seribu rupiah" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *words = monev_terbilang_rupiah (decimal (cases[i][0]), NULL);

      g_assert_cmpstr (words, ==, cases[i][1]);
    }
}

static void
test_limits (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *largest = monev_terbilang (decimal ("999999999999999999999"), NULL);

  g_assert_true (g_str_has_prefix (largest, "sembilan ratus sembilan puluh sembilan kuintiliun"));
  g_assert_null (monev_terbilang (decimal ("1000000000000000000000"), &error));
  g_assert_error (error, MONEV_ERROR, MONEV_ERROR_LIMIT);
  g_clear_error (&error);
  g_assert_null (monev_terbilang_rupiah (decimal ("-1000000000000000000000"), &error));
  g_assert_error (error, MONEV_ERROR, MONEV_ERROR_LIMIT);
  g_clear_error (&error);
  g_assert_null (monev_terbilang_rupiah (decimal ("1.005"), &error));
  g_assert_error (error, MONEV_ERROR, MONEV_ERROR_INVALID);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/base/terbilang/words", test_words);
  g_test_add_func ("/base/terbilang/rupiah-and-sen", test_rupiah_and_sen);
  g_test_add_func ("/base/terbilang/limits", test_limits);
  return g_test_run ();
}
