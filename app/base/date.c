#include "date.h"

#include <string.h>

#include "db-error.h"

static const char *const weekdays[] = {
  "Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu",
};

static const char *const months[] = {
  "Januari", "Februari", "Maret", "April", "Mei", "Juni",
  "Juli", "Agustus", "September", "Oktober", "November", "Desember",
};

/* Other spellings found in offices; the first three letters of the full name are taken anyway. */
static const struct {
  const char *name;
  int         month;
} spellings[] = {
  { "pebruari", 2 }, { "peb", 2 }, { "agt", 8 }, { "ags", 8 }, { "agust", 8 }, { "sept", 9 },
  { "nopember", 11 }, { "nop", 11 },
};

static int
days_in_month (int year, int month)
{
  static const int lengths[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
  gboolean leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);

  return month == 2 && leap ? 29 : lengths[month - 1];
}

/**
 * monev_date_from_ymd:
 * @year: 1 to 9999
 * @month: 1 to 12
 * @date: (out): untouched when there is no such day
 *
 * Returns: whether the day exists.
 */
gboolean
monev_date_from_ymd (int year, int month, int day, MonevDate *date)
{
  if (year < 1 || year > 9999 || month < 1 || month > 12
      || day < 1 || day > days_in_month (year, month))
    return FALSE;

  /* Years counted from March, so that the leap day is the last of its year. */
  int shifted_year = month > 2 ? year : year - 1;
  int shifted_month = (month + 9) % 12;
  int day_of_year = (153 * shifted_month + 2) / 5 + day - 1;

  *date = 365 * shifted_year + shifted_year / 4 - shifted_year / 100 + shifted_year / 400
          + day_of_year - 719468;
  return TRUE;
}

/** monev_date_to_ymd: splits @date; each of the out parameters may be NULL. */
void
monev_date_to_ymd (MonevDate date, int *year, int *month, int *day)
{
  const int days_in_era = 146097; /* 400 years */
  int days = date + 719468;
  int era = (days >= 0 ? days : days - days_in_era + 1) / days_in_era;
  int of_era = days - era * days_in_era;
  int year_of_era = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
  int of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  int shifted_month = (5 * of_year + 2) / 153;
  int split_month = shifted_month < 10 ? shifted_month + 3 : shifted_month - 9;

  if (year != NULL)
    *year = year_of_era + era * 400 + (split_month <= 2);
  if (month != NULL)
    *month = split_month;
  if (day != NULL)
    *day = of_year - (153 * shifted_month + 2) / 5 + 1;
}

/** monev_date_weekday: Returns: 0 for Monday to 6 for Sunday. */
int
monev_date_weekday (MonevDate date)
{
  /* 1970-01-01 was a Thursday. */
  return (int) (((gint64) date + 3) % 7 + 7) % 7;
}

/** monev_date_weekday_name: Returns: (transfer none): "Senin" for 0 to "Minggu" for 6. */
const char *
monev_date_weekday_name (int weekday)
{
  g_return_val_if_fail (weekday >= 0 && weekday < 7, NULL);
  return weekdays[weekday];
}

/** monev_date_month_name: Returns: (transfer none): "Januari" for 1 to "Desember" for 12. */
const char *
monev_date_month_name (int month)
{
  g_return_val_if_fail (month >= 1 && month <= 12, NULL);
  return months[month - 1];
}

static gboolean
refuse (const char *text, GError **error)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);

  g_set_error (error, MONEV_ERROR, MONEV_ERROR_INVALID,
               "\"%s\" bukan tanggal yang ada. Tulis misalnya 5/3/2026, 5 Maret 2026 atau "
               "2026-03-05.", valid);
  return FALSE;
}

/* Takes @least to @most digits. */
static gboolean
take_number (const char **p, guint least, guint most, int *number)
{
  int value = 0;
  guint n = 0;

  for (; n < most && g_ascii_isdigit ((*p)[n]); n++)
    value = value * 10 + ((*p)[n] - '0');
  if (n < least)
    return FALSE;
  *p += n;
  *number = value;
  return TRUE;
}

static gboolean
take_char (const char **p, char c)
{
  if (**p != c)
    return FALSE;
  (*p)++;
  return TRUE;
}

static gboolean
read_iso (const char *p, MonevDate *date)
{
  int year, month, day;

  return take_number (&p, 4, 4, &year) && take_char (&p, '-') && take_number (&p, 2, 2, &month)
         && take_char (&p, '-') && take_number (&p, 2, 2, &day) && *p == '\0'
         && monev_date_from_ymd (year, month, day, date);
}

/**
 * monev_date_from_iso:
 * @text: exactly "YYYY-MM-DD"
 * @date: (out): untouched on failure
 *
 * Returns: FALSE with MONEV_ERROR_INVALID for anything else, and for a day that does not exist.
 */
gboolean
monev_date_from_iso (const char *text, MonevDate *date, GError **error)
{
  g_return_val_if_fail (text != NULL && date != NULL, FALSE);
  return read_iso (text, date) || refuse (text, error);
}

/** monev_date_to_iso: Returns: (transfer full): the stored form, "2026-03-05". */
char *
monev_date_to_iso (MonevDate date)
{
  int year, month, day;

  monev_date_to_ymd (date, &year, &month, &day);
  return g_strdup_printf ("%04d-%02d-%02d", year, month, day);
}

/** monev_date_format: Returns: (transfer full): @date in Indonesian; see #MonevDateStyle. */
char *
monev_date_format (MonevDate date, MonevDateStyle style)
{
  int year, month, day;

  monev_date_to_ymd (date, &year, &month, &day);
  const char *name = months[month - 1];
  if (style == MONEV_DATE_SHORT)
    return g_strdup_printf ("%d %.3s", day, name);
  if (style == MONEV_DATE_LONG)
    return g_strdup_printf ("%d %s %d", day, name, year);
  return g_strdup_printf ("%s, %d %s %d", weekdays[monev_date_weekday (date)], day, name, year);
}

static int
month_of (const char *word, gsize length)
{
  for (guint i = 0; i < G_N_ELEMENTS (months); i++)
    if ((length == 3 || length == strlen (months[i]))
        && g_ascii_strncasecmp (word, months[i], length) == 0)
      return (int) i + 1;
  for (guint i = 0; i < G_N_ELEMENTS (spellings); i++)
    if (length == strlen (spellings[i].name)
        && g_ascii_strncasecmp (word, spellings[i].name, length) == 0)
      return spellings[i].month;
  return 0;
}

static gboolean
take_month_name (const char **p, int *month)
{
  const char *start = *p;

  while (g_ascii_isalpha (**p))
    (*p)++;
  *month = month_of (start, *p - start);
  take_char (p, '.');
  return *month > 0;
}

static void
skip_blanks (const char **p)
{
  while (g_ascii_isspace (**p))
    (*p)++;
}

/* "5/3/2026", "05-03-2026", "5.3.2026": one sign, twice the same. */
static gboolean
read_numeric (const char *p, MonevDate *date)
{
  int year, month, day;

  if (!take_number (&p, 1, 2, &day) || *p == '\0' || strchr ("/-.", *p) == NULL)
    return FALSE;
  char sign = *p++;
  return take_number (&p, 1, 2, &month) && take_char (&p, sign)
         && take_number (&p, 4, 4, &year) && *p == '\0'
         && monev_date_from_ymd (year, month, day, date);
}

/* "5 Maret 2026", "5 Mar 2026", "5-Mar-2026" */
static gboolean
read_named (const char *p, MonevDate *date)
{
  int year, month, day;

  if (!take_number (&p, 1, 2, &day))
    return FALSE;
  gboolean dashed = take_char (&p, '-');
  skip_blanks (&p);
  if (!take_month_name (&p, &month) || (dashed && !take_char (&p, '-')))
    return FALSE;
  skip_blanks (&p);
  return take_number (&p, 4, 4, &year) && *p == '\0'
         && monev_date_from_ymd (year, month, day, date);
}

/* A day of the week in front must be the right one: a wrong one means a wrong date. */
static gboolean
take_weekday (const char **p, int *weekday)
{
  const char *comma = strchr (*p, ',');

  *weekday = -1;
  if (comma == NULL)
    return TRUE;
  for (int i = 0; i < 7; i++)
    if ((gsize) (comma - *p) == strlen (weekdays[i])
        && g_ascii_strncasecmp (*p, weekdays[i], comma - *p) == 0)
      *weekday = i;
  *p = comma + 1;
  skip_blanks (p);
  return *weekday >= 0;
}

/**
 * monev_date_parse:
 * @text: as typed or pasted: 5/3/2026, 05-03-2026, 5.3.2026, 5 Maret 2026, 5 Mar 2026,
 *   Kamis, 5 Maret 2026, 2026-03-05; the day stands before the month, the year has four digits
 * @date: (out): untouched on failure
 *
 * Returns: FALSE with MONEV_ERROR_INVALID for anything else, for a day that does not exist, and
 *   for a weekday that does not belong to the date.
 */
gboolean
monev_date_parse (const char *text, MonevDate *date, GError **error)
{
  g_return_val_if_fail (text != NULL && date != NULL, FALSE);

  g_autofree char *valid = g_utf8_make_valid (text, -1);
  g_autofree char *plain = g_utf8_normalize (valid, -1, G_NORMALIZE_ALL); /* nbsp to a blank */
  const char *p = g_strstrip (plain);
  MonevDate found;
  int weekday;

  if (!take_weekday (&p, &weekday)
      || !(read_iso (p, &found) || read_numeric (p, &found) || read_named (p, &found))
      || (weekday >= 0 && weekday != monev_date_weekday (found)))
    return refuse (text, error);
  *date = found;
  return TRUE;
}
