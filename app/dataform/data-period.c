#include "data-period.h"

#include <string.h>

#include "db-error.h"

/* Behind the year: what announces the part, how many there are, and its name. */
static const struct {
  const char *mark;
  guint       count;
  const char *word;
} kinds[] = {
  [MONEV_DATA_YEAR] = { "", 1, "Tahun" },
  [MONEV_DATA_SEMESTER] = { "S", 2, "Semester" },
  [MONEV_DATA_QUARTER] = { "T", 4, "Triwulan" },
  [MONEV_DATA_MONTH] = { "", 12, "" },
};

static const char *const roman[] = { "I", "II", "III", "IV" };

/** monev_data_period_count: Returns: how many there are in a year. */
guint
monev_data_period_count (MonevDataPeriodKind kind)
{
  return kinds[kind].count;
}

/** monev_data_period_kind_name: Returns: (transfer none): "triwulan", for people. */
const char *
monev_data_period_kind_name (MonevDataPeriodKind kind)
{
  static const char *const names[] = { "tahun", "semester", "triwulan", "bulan" };

  return names[kind];
}

/** monev_data_period_kind_find: @name: "triwulan". FALSE for none. */
gboolean
monev_data_period_kind_find (const char *name, MonevDataPeriodKind *kind)
{
  for (MonevDataPeriodKind i = MONEV_DATA_YEAR; i <= MONEV_DATA_MONTH; i++)
    if (g_ascii_strcasecmp (monev_data_period_kind_name (i), name) == 0)
      {
        *kind = i;
        return TRUE;
      }
  return FALSE;
}

static gboolean
read_part (const char *part, MonevDataPeriodKind *kind, int *nth)
{
  char *end = NULL;
  MonevDataPeriodKind found = *part == 'S'   ? MONEV_DATA_SEMESTER
                              : *part == 'T' ? MONEV_DATA_QUARTER
                                             : MONEV_DATA_MONTH;
  gsize skip = strlen (kinds[found].mark);
  gint64 number;

  if (!g_ascii_isdigit (part[skip]) || (found == MONEV_DATA_MONTH && strlen (part) != 2))
    return FALSE;
  number = g_ascii_strtoll (part + skip, &end, 10);
  if (*end != '\0' || number < 1 || number > (gint64)kinds[found].count)
    return FALSE;
  *kind = found;
  *nth = (int)number;
  return TRUE;
}

/**
 * monev_data_period_parse:
 * @text: "2026", "2026-S1", "2026-T1", "2026-03"; small letters are taken too
 * @nth: (out): from 1; 1 for a year
 *
 * Returns: FALSE with INVALID; outputs untouched
 */
gboolean
monev_data_period_parse (const char *text, MonevDataPeriodKind *kind, int *year, int *nth,
                         GError **error)
{
  g_autofree char *upper = g_ascii_strup (text, -1);
  MonevDataPeriodKind found = MONEV_DATA_YEAR;
  int part = 1;
  gboolean good = strlen (upper) >= 4 && strspn (upper, "0123456789") == 4;

  if (good && upper[4] != '\0')
    good = upper[4] == '-' && read_part (upper + 5, &found, &part);
  if (!good)
    {
      g_set_error (error, MONEV_ERROR, MONEV_ERROR_INVALID,
                   "Periode “%s” tidak dikenal. Tulis 2026, 2026-S1, 2026-T1, atau 2026-03.", text);
      return FALSE;
    }
  upper[4] = '\0';
  *kind = found;
  *year = atoi (upper);
  *nth = part;
  return TRUE;
}

/** monev_data_period_name: Returns: (transfer full): "2026-T1". */
char *
monev_data_period_name (MonevDataPeriodKind kind, int year, int nth)
{
  if (kind == MONEV_DATA_YEAR)
    return g_strdup_printf ("%04d", year);
  if (kind == MONEV_DATA_MONTH)
    return g_strdup_printf ("%04d-%02d", year, nth);
  return g_strdup_printf ("%04d-%s%d", year, kinds[kind].mark, nth);
}

/** monev_data_period_label: Returns: (transfer full): "Triwulan I 2026", "Maret 2026"; the text
 * itself when it is no period. */
char *
monev_data_period_label (const char *period)
{
  MonevDataPeriodKind kind;
  int year, nth;

  if (!monev_data_period_parse (period, &kind, &year, &nth, NULL))
    return g_strdup (period);
  if (kind == MONEV_DATA_YEAR)
    return g_strdup_printf ("Tahun %d", year);
  if (kind == MONEV_DATA_MONTH)
    return g_strdup_printf ("%s %d", monev_date_month_name (nth), year);
  return g_strdup_printf ("%s %s %d", kinds[kind].word, roman[nth - 1], year);
}

/** monev_data_period_previous: Returns: (transfer full) (nullable): the one before; NULL when it is
 * no period. */
char *
monev_data_period_previous (const char *period)
{
  MonevDataPeriodKind kind;
  int year, nth;

  if (!monev_data_period_parse (period, &kind, &year, &nth, NULL))
    return NULL;
  if (--nth == 0)
    {
      nth = (int)kinds[kind].count;
      year--;
    }
  return monev_data_period_name (kind, year, nth);
}
