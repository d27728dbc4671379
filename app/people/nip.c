#include "people/nip.h"

#include <string.h>

#include "db-error.h"

/* Younger nobody can be appointed; older nobody serves. */
#define MIN_AGE 17
#define MAX_AGE 66

/** monev_nip_digits: Returns: (transfer full): @typed without blanks, points and dashes. */
char *
monev_nip_digits (const char *typed)
{
  GString *out = g_string_new (NULL);

  for (const char *p = typed; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (!g_unichar_isspace (c) && c != '.' && c != '-' && c != 0xa0 && c != '\'')
        g_string_append_unichar (out, c);
    }
  return g_string_free (out, FALSE);
}

static int
number (const char *digits, int from, int length)
{
  int value = 0;

  for (int i = from; i < from + length; i++)
    value = value * 10 + (digits[i] - '0');
  return value;
}

static gboolean
refuse (GError **error, const char *message)
{
  g_set_error_literal (error, MONEV_ERROR, MONEV_ERROR_INVALID, message);
  return FALSE;
}

static gboolean
check_service (const char *digits, MonevNip *nip, GError **error)
{
  int code = number (digits, 12, 2);
  int birth_year = number (digits, 0, 4);

  nip->year = number (digits, 8, 4);
  if (nip->year - birth_year < MIN_AGE || nip->year - birth_year > MAX_AGE)
    return refuse (error, "Tahun pengangkatan pada NIP (angka ke-9 sampai ke-12) tidak cocok "
                          "dengan tahun lahir.");
  /* PNS: the month of the appointment. PPPK: the year only, the next two digits are 21. */
  if (code >= 1 && code <= 12)
    *nip = (MonevNip) { MONEV_NIP_PNS, nip->birth, nip->year, code };
  else if (code == 21)
    *nip = (MonevNip) { MONEV_NIP_PPPK, nip->birth, nip->year, 0 };
  else
    return refuse (error, "Bulan pengangkatan pada NIP (angka ke-13 dan ke-14) harus 01 sampai 12, "
                          "atau 21 untuk PPPK.");
  return TRUE;
}

/**
 * monev_nip_parse:
 * @digits: 18 digits without blanks
 *
 * Of a PNS birth date, year and month of appointment, sex, serial; of a PPPK the
 * appointment has the year only. Errors: INVALID, saying which digits are wrong.
 */
gboolean
monev_nip_parse (const char *digits, MonevNip *nip, GError **error)
{
  MonevNip found = { 0 };

  if (strlen (digits) != 18 || strspn (digits, "0123456789") != 18)
    return refuse (error, "NIP harus 18 angka.");
  if (!monev_date_from_ymd (number (digits, 0, 4), number (digits, 4, 2), number (digits, 6, 2),
                            &found.birth) || number (digits, 0, 4) < 1900)
    return refuse (error, "Tanggal lahir pada NIP (delapan angka pertama) tidak ada dalam kalender.");
  if (!check_service (digits, &found, error))
    return FALSE;
  found.sex = number (digits, 14, 1);
  if (found.sex != 1 && found.sex != 2)
    return refuse (error, "Angka ke-15 pada NIP harus 1 (laki-laki) atau 2 (perempuan).");
  found.serial = number (digits, 15, 3);
  *nip = found;
  return TRUE;
}

/** monev_nip_format: Returns: (transfer full): in the groups that offices print: 8 6 1 3. */
char *
monev_nip_format (const char *digits)
{
  if (strlen (digits) != 18)
    return g_strdup (digits);
  return g_strdup_printf ("%.8s %.6s %.1s %.3s", digits, digits + 8, digits + 14, digits + 15);
}
