#include "holiday.h"

#include <string.h>

#include "base/fold.h"

static const char *const names[] = { "libur nasional", "cuti bersama", "ramadan" };

/** monev_holiday_new: Returns: (transfer full): @until must not lie before @from. */
MonevHoliday *
monev_holiday_new (MonevDate from, MonevDate until, MonevHolidayKind kind, const char *name)
{
  MonevHoliday *self;

  g_return_val_if_fail (from <= until && name != NULL, NULL);

  self = g_new (MonevHoliday, 1);
  *self = (MonevHoliday) { from, until, kind, g_strdup (name) };
  return self;
}

/** monev_holiday_free: */
void
monev_holiday_free (MonevHoliday *self)
{
  g_free (self->name);
  g_free (self);
}

/** monev_holiday_list_new: Returns: (transfer full) (element-type MonevHoliday): empty, owning. */
GPtrArray *
monev_holiday_list_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) monev_holiday_free);
}

static int
compare_years (gconstpointer a, gconstpointer b)
{
  return *(const int *) a - *(const int *) b;
}

/**
 * monev_holiday_years:
 *
 * A year is known once it has a libur nasional: the decree names them all at once.
 *
 * Returns: (transfer full) (element-type int): the known years, ascending, each once.
 */
GArray *
monev_holiday_years (const GPtrArray *holidays)
{
  GArray *years = g_array_new (FALSE, FALSE, sizeof (int));

  for (guint i = 0; i < holidays->len; i++)
    {
      const MonevHoliday *holiday = g_ptr_array_index (holidays, i);
      gboolean found = FALSE;
      int year;

      monev_date_to_ymd (holiday->from, &year, NULL, NULL);
      for (guint j = 0; j < years->len && !found; j++)
        found = g_array_index (years, int, j) == year;
      if (!found && holiday->kind == MONEV_HOLIDAY_NATIONAL)
        g_array_append_val (years, year);
    }
  g_array_sort (years, compare_years);
  return years;
}

/** monev_holiday_kind_name: Returns: (transfer none): "libur nasional", "cuti bersama", "ramadan". */
const char *
monev_holiday_kind_name (MonevHolidayKind kind)
{
  g_return_val_if_fail ((guint) kind < G_N_ELEMENTS (names), NULL);
  return names[kind];
}

/**
 * monev_holiday_kind_from_name:
 * @name: in any case; "Ramadhan" is taken too
 * @kind: (out): untouched when the name is none of the three
 */
gboolean
monev_holiday_kind_from_name (const char *name, MonevHolidayKind *kind)
{
  g_autofree char *key = monev_fold_key (name);

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (strcmp (key, names[i]) == 0)
      {
        *kind = (MonevHolidayKind) i;
        return TRUE;
      }
  if (strcmp (key, "ramadhan") != 0)
    return FALSE;
  *kind = MONEV_HOLIDAY_RAMADAN;
  return TRUE;
}
