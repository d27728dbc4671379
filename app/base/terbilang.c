#include "terbilang.h"

#include <string.h>

#include "db-error.h"

/* Seven groups of three digits have a name: up to 10^21 - 1. */
#define MAX_DIGITS 21

static const char *const ones[] = {
  "nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan",
  "sepuluh", "sebelas",
};

static const char *const scales[] = {
  NULL, "ribu", "juta", "miliar", "triliun", "kuadriliun", "kuintiliun",
};

static void
say (GString *words, const char *word)
{
  if (words->len > 0)
    g_string_append_c (words, ' ');
  g_string_append (words, word);
}

/* 1 to 99 */
static void
say_below_hundred (GString *words, guint number)
{
  if (number < G_N_ELEMENTS (ones))
    {
      say (words, ones[number]);
      return;
    }
  say (words, ones[number < 20 ? number - 10 : number / 10]);
  say (words, number < 20 ? "belas" : "puluh");
  if (number >= 20 && number % 10 > 0)
    say (words, ones[number % 10]);
}

/* 1 to 999 */
static void
say_group (GString *words, guint number)
{
  if (number >= 200)
    say (words, ones[number / 100]);
  if (number >= 100)
    say (words, number < 200 ? "seratus" : "ratus");
  if (number % 100 > 0)
    say_below_hundred (words, number % 100);
}

static void
say_whole (GString *words, const char *digits, gsize n_digits)
{
  gboolean said = FALSE;

  for (gsize left = n_digits; left > 0;)
    {
      guint group = 0;
      gsize rank = (left - 1) / 3;

      for (; left > rank * 3; left--)
        group = group * 10 + (digits[n_digits - left] - '0');
      if (group == 0)
        continue;
      said = TRUE;
      if (group == 1 && rank == 1)
        {
          say (words, "seribu");
          continue;
        }
      say_group (words, group);
      if (rank > 0)
        say (words, scales[rank]);
    }
  if (!said)
    say (words, ones[0]);
}

static gboolean
check_size (gsize n_digits, GError **error)
{
  if (n_digits <= MAX_DIGITS)
    return TRUE;
  g_set_error (error, MONEV_ERROR, MONEV_ERROR_LIMIT,
               "Angka dengan lebih dari %d digit tidak dapat ditulis dengan kata. "
               "Periksa besarnya.", MAX_DIGITS);
  return FALSE;
}

/**
 * monev_terbilang:
 *
 * Decimals are read digit by digit after "koma": 12,05 is "dua belas koma nol lima".
 *
 * Returns: (transfer full): the words; NULL with MONEV_ERROR_LIMIT from 10^21 upwards.
 */
char *
monev_terbilang (MonevDecimal value, GError **error)
{
  g_autofree char *plain = monev_decimal_to_text (value);
  const char *digits = plain[0] == '-' ? plain + 1 : plain;
  gsize n_whole = strcspn (digits, ".");
  GString *words;

  if (!check_size (n_whole, error))
    return NULL;
  words = g_string_new (plain[0] == '-' ? "minus" : "");
  say_whole (words, digits, n_whole);
  if (digits[n_whole] == '.')
    say (words, "koma");
  for (const char *p = digits + n_whole; *p != '\0'; p++)
    if (*p != '.')
      say (words, ones[*p - '0']);
  return g_string_free (words, FALSE);
}

/**
 * monev_terbilang_rupiah:
 * @amount: in rupiah, with at most two decimals: an amount is rounded before it is put in words
 *
 * Returns: (transfer full): such as "seribu rupiah lima puluh sen"; NULL with
 *   MONEV_ERROR_INVALID for parts of a sen, with MONEV_ERROR_LIMIT from 10^21 upwards.
 */
char *
monev_terbilang_rupiah (MonevDecimal amount, GError **error)
{
  MonevDecimal whole = monev_decimal_round (amount, 0, MONEV_ROUND_DOWN);
  g_autofree char *plain = monev_decimal_to_text (whole);
  const char *digits = plain[0] == '-' ? plain + 1 : plain;
  GString *words;

  if (amount.scale > 2)
    {
      g_set_error_literal (error, MONEV_ERROR, MONEV_ERROR_INVALID,
                           "Jumlah rupiah memuat pecahan sen. Bulatkan ke dua desimal dahulu.");
      return NULL;
    }
  if (!check_size (strlen (digits), error))
    return NULL;

  gint64 hundredths = (gint64) (amount.coefficient % (amount.scale == 2 ? 100 : 10));
  guint sen = amount.scale == 0 ? 0 : ABS (hundredths) * (amount.scale == 1 ? 10 : 1);
  words = g_string_new (amount.coefficient < 0 ? "minus" : "");
  if (!monev_decimal_is_zero (whole) || sen == 0)
    {
      say_whole (words, digits, strlen (digits));
      say (words, "rupiah");
    }
  if (sen > 0)
    {
      say_below_hundred (words, sen);
      say (words, "sen");
    }
  return g_string_free (words, FALSE);
}
