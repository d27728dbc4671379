#include "procedure/procedure-private.h"

#include "base/number.h"

/**
 * monev_procedure_minutes:
 *
 * The sum of fixed minutes; of a range the upper end. Days and open times are not counted.
 *
 * Returns: working minutes.
 */
gint64
monev_procedure_minutes (const MonevProcedure *self)
{
  gint64 sum = 0;

  for (guint i = 0; i < self->n_steps; i++)
    if (self->steps[i].time.kind == MONEV_STEP_TIME_MINUTES)
      sum += self->steps[i].time.max;
  return sum;
}

static char *
range_text (const MonevStepTime *time, const char *unit)
{
  g_autofree char *min = monev_number_format_int (time->min);
  g_autofree char *max = monev_number_format_int (time->max);

  return time->min == time->max ? g_strdup_printf ("%s %s", max, unit)
                                : g_strdup_printf ("%s–%s %s", min, max, unit);
}

/**
 * monev_step_time_text:
 *
 * Returns: (transfer full): as it stands in the column Waktu: "7.350 menit", "5–10 menit",
 *   "2 hari", "Disesuaikan dengan kebutuhan", "" where none is given.
 */
char *
monev_step_time_text (const MonevStepTime *time)
{
  switch (time->kind)
    {
    case MONEV_STEP_TIME_MINUTES:
      return range_text (time, "menit");
    case MONEV_STEP_TIME_DAYS:
      return range_text (time, "hari");
    case MONEV_STEP_TIME_OPEN:
      return g_strdup (*time->text != '\0' ? time->text : "Disesuaikan dengan kebutuhan");
    default:
      return g_strdup ("");
    }
}
