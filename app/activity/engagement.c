#include "activity/engagement.h"

#include <string.h>

#include "base/instant.h"

/** monev_engagement_free: frees an engagement. */
void
monev_engagement_free (MonevEngagement *self)
{
  g_free (self->source);
  g_free (self->official_id);
  g_free (self->official);
  g_free (self->place);
  g_free (self->activity);
  g_free (self);
}

static char *
describe_hours (const MonevEngagement *other)
{
  g_autofree char *start = NULL;
  g_autofree char *end = NULL;

  if (other->start == MONEV_WHOLE_DAY)
    return g_strdup ("tanpa jam");
  start = monev_time_format (other->start);
  end = monev_time_format (other->end);
  return g_strdup_printf ("pukul %s–%s", start, end);
}

static void
complain (const MonevEngagement *mine, const MonevEngagement *other, gboolean sure,
          MonevIssueList *issues)
{
  g_autofree char *day = monev_date_format (MAX (mine->from, other->from), MONEV_DATE_FULL);
  g_autofree char *hours = describe_hours (other);
  g_autofree char *message = g_strdup_printf (
    sure ? "%s sudah di %s pada %s, %s (%s)." : "%s juga dijadwalkan di %s pada %s, %s (%s).",
    mine->official, other->place, day, hours, other->activity);

  monev_issue (issues, .code = sure ? "two-places" : "two-places-maybe",
               .severity = sure ? MONEV_SEVERITY_ERROR : MONEV_SEVERITY_WARNING,
               .key = mine->official, .message = message,
               .fix = sure ? "Pilih hari, jam, atau petugas lain."
                           : "Isi jam keduanya agar jelas tidak bersamaan.");
}

static gboolean
is_same (const MonevEngagement *mine, const MonevEngagement *other)
{
  return mine->source != NULL && *mine->source != '\0'
         && g_strcmp0 (mine->source, other->source) == 0;
}

/**
 * monev_engagement_check:
 * @others: (element-type MonevEngagement): of anybody; only those of the same official count
 *
 * An end that touches a beginning is no overlap, and nothing overlaps itself. Issues: "two-places" (error), "two-places-maybe"
 * (warning: hours are missing on one side).
 */
void
monev_engagement_check (const MonevEngagement *mine, const GPtrArray *others,
                        MonevIssueList *issues)
{
  for (guint i = 0; i < others->len; i++)
    {
      const MonevEngagement *other = others->pdata[i];
      gboolean sure = mine->start != MONEV_WHOLE_DAY && other->start != MONEV_WHOLE_DAY;

      if (strcmp (mine->official_id, other->official_id) != 0 || other->until < mine->from
          || other->from > mine->until || is_same (mine, other))
        continue;
      if (sure && (other->end <= mine->start || other->start >= mine->end))
        continue;
      complain (mine, other, sure, issues);
    }
}

static const MonevHoliday *
holiday_on (const GPtrArray *holidays, MonevDate date)
{
  for (guint i = 0; i < holidays->len; i++)
    {
      const MonevHoliday *holiday = holidays->pdata[i];

      if (holiday->kind != MONEV_HOLIDAY_RAMADAN && holiday->from <= date && date <= holiday->until)
        return holiday;
    }
  return NULL;
}

/**
 * monev_engagement_check_days:
 * @holidays: (element-type MonevHoliday)
 *
 * Issues: "holiday" with its name, "day-off" for another day outside working days (warnings).
 */
void
monev_engagement_check_days (MonevDate from, MonevDate until, const MonevWorkTime *work,
                             const GPtrArray *holidays, MonevIssueList *issues)
{
  for (MonevDate date = from; date <= until; date++)
    {
      const MonevHoliday *holiday = holiday_on (holidays, date);
      g_autofree char *day = monev_date_format (date, MONEV_DATE_FULL);
      g_autofree char *message = NULL;

      if (holiday == NULL && monev_work_time_is_working (work, date))
        continue;
      message = holiday != NULL
                  ? g_strdup_printf ("%s adalah %s: %s.", day,
                                     holiday->kind == MONEV_HOLIDAY_NATIONAL ? "libur nasional"
                                                                             : "cuti bersama",
                                     holiday->name)
                  : g_strdup_printf ("%s di luar hari kerja.", day);
      monev_issue (issues, .code = holiday != NULL ? "holiday" : "day-off",
                   .severity = MONEV_SEVERITY_WARNING, .key = "date_from", .message = message,
                   .fix = "Pilih hari lain bila tidak disengaja.");
    }
}

/** monev_engagement_check_span: Issues: "outside-activity" (warning), with the dates of the run. */
void
monev_engagement_check_span (MonevDate from, MonevDate until, MonevDate first, MonevDate last,
                             const char *activity, MonevIssueList *issues)
{
  g_autofree char *begin = monev_date_format (first, MONEV_DATE_LONG);
  g_autofree char *end = monev_date_format (last, MONEV_DATE_LONG);
  g_autofree char *message = g_strdup_printf ("Di luar rentang %s: %s sampai %s.", activity, begin,
                                              end);

  if (from < first || until > last)
    monev_issue (issues, .code = "outside-activity", .severity = MONEV_SEVERITY_WARNING,
                 .key = "date_from", .message = message,
                 .fix = "Periksa tanggalnya, atau ubah tenggat langkahnya.");
}
