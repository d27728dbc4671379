#include "work-time.h"

#include <string.h>

#include "base/instant.h"
#include "db-error.h"
#include "ladder.h"

/* More than anybody works from year 1 to 9999; keeps the arithmetic far from its limits. */
#define MAX_AMOUNT G_GINT64_CONSTANT (10000000000)

enum { OFF = 0, NORMAL = 1, RAMADAN = 2 };

struct _MonevWorkTime {
  gatomicrefcount  refs;
  MonevWorkProfile profile;
  MonevLadder      minutes;
  MonevLadder      days;
  guint8          *kinds; /* of each day in the window */
  MonevDate        first;
  guint            n_days;
  int              first_year; /* of the window */
  int              last_year;
  gboolean        *known; /* by year of the window */
};

static const MonevWorkDay day_off;

/* Whole years: from the first to the last that a holiday or a known year speaks of. */
static void
measure_window (MonevWorkTime *self, const GPtrArray *holidays, const GArray *years)
{
  MonevDate last;

  self->first_year = G_MAXINT;
  self->last_year = G_MININT;
  for (guint i = 0; i < holidays->len; i++)
    {
      const MonevHoliday *holiday = g_ptr_array_index (holidays, i);
      int from, until;

      monev_date_to_ymd (holiday->from, &from, NULL, NULL);
      monev_date_to_ymd (holiday->until, &until, NULL, NULL);
      self->first_year = MIN (self->first_year, from);
      self->last_year = MAX (self->last_year, until);
    }
  for (guint i = 0; i < years->len; i++)
    {
      self->first_year = MIN (self->first_year, g_array_index (years, int, i));
      self->last_year = MAX (self->last_year, g_array_index (years, int, i));
    }
  if (self->first_year > self->last_year)
    self->first_year = self->last_year = 1970;
  monev_date_from_ymd (self->first_year, 1, 1, &self->first);
  monev_date_from_ymd (self->last_year, 12, 31, &last);
  self->n_days = last - self->first + 1;
}

static void
mark_days (MonevWorkTime *self, const GPtrArray *holidays)
{
  self->kinds = g_new (guint8, self->n_days);
  memset (self->kinds, NORMAL, self->n_days);
  for (guint i = 0; i < holidays->len; i++)
    {
      const MonevHoliday *holiday = g_ptr_array_index (holidays, i);
      gboolean off = holiday->kind != MONEV_HOLIDAY_RAMADAN;

      for (MonevDate date = holiday->from; date <= holiday->until; date++)
        if (off)
          self->kinds[date - self->first] = OFF;
        else if (self->kinds[date - self->first] == NORMAL)
          self->kinds[date - self->first] = RAMADAN;
    }
}

static void
build_ladders (MonevWorkTime *self)
{
  g_autofree int *minutes = g_new (int, self->n_days);
  g_autofree int *days = g_new (int, self->n_days);
  int week_minutes[7], week_days[7];

  for (guint i = 0; i < self->n_days; i++)
    {
      minutes[i] = monev_work_day_minutes (monev_work_time_day (self, self->first + (int) i));
      days[i] = minutes[i] > 0;
    }
  for (int i = 0; i < 7; i++)
    {
      week_minutes[i] = monev_work_day_minutes (&self->profile.normal[i]);
      week_days[i] = week_minutes[i] > 0;
    }
  monev_ladder_init (&self->minutes, self->first, self->n_days, minutes, week_minutes);
  monev_ladder_init (&self->days, self->first, self->n_days, days, week_days);
}

/**
 * monev_work_time_new:
 * @profile: must pass monev_work_profile_check()
 * @holidays: (element-type MonevHoliday): in any order; read, not kept
 * @years: (element-type int): the years whose holidays are known, as monev_holiday_years() gives
 *
 * Returns: (transfer full): release with monev_work_time_unref().
 */
MonevWorkTime *
monev_work_time_new (const MonevWorkProfile *profile, const GPtrArray *holidays,
                     const GArray *years)
{
  MonevWorkTime *self;

  g_return_val_if_fail (monev_work_profile_check (profile, NULL), NULL);

  self = g_new0 (MonevWorkTime, 1);
  g_atomic_ref_count_init (&self->refs);
  self->profile = *profile;
  measure_window (self, holidays, years);
  mark_days (self, holidays);
  build_ladders (self);
  self->known = g_new0 (gboolean, self->last_year - self->first_year + 1);
  for (guint i = 0; i < years->len; i++)
    self->known[g_array_index (years, int, i) - self->first_year] = TRUE;
  return self;
}

/** monev_work_time_ref: Returns: (transfer full): @self. */
MonevWorkTime *
monev_work_time_ref (MonevWorkTime *self)
{
  g_atomic_ref_count_inc (&self->refs);
  return self;
}

/** monev_work_time_unref: drops one reference. */
void
monev_work_time_unref (MonevWorkTime *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->refs))
    return;
  monev_ladder_clear (&self->minutes);
  monev_ladder_clear (&self->days);
  g_free (self->kinds);
  g_free (self->known);
  g_free (self);
}

/** monev_work_time_day: Returns: (transfer none): the spans of @date, none on a day off. */
const MonevWorkDay *
monev_work_time_day (const MonevWorkTime *self, MonevDate date)
{
  gint64 index = (gint64) date - self->first;
  guint8 kind = index >= 0 && index < self->n_days ? self->kinds[index] : NORMAL;
  int weekday = monev_date_weekday (date);

  if (kind == OFF)
    return &day_off;
  return kind == RAMADAN ? &self->profile.ramadan[weekday] : &self->profile.normal[weekday];
}

/** monev_work_time_is_working: Returns: whether anybody works on @date. */
gboolean
monev_work_time_is_working (const MonevWorkTime *self, MonevDate date)
{
  return monev_work_time_day (self, date)->n_spans > 0;
}

static gboolean
in_reach (gint64 date)
{
  return date >= MONEV_DATE_FIRST && date <= MONEV_DATE_LAST;
}

static gboolean
leaves_known (const MonevWorkTime *self, MonevDate a, MonevDate b)
{
  int from, until;

  if (!in_reach (a) || !in_reach (b))
    return TRUE;
  monev_date_to_ymd (MIN (a, b), &from, NULL, NULL);
  monev_date_to_ymd (MAX (a, b), &until, NULL, NULL);
  if (from < self->first_year || until > self->last_year)
    return TRUE;
  for (int year = from; year <= until; year++)
    if (!self->known[year - self->first_year])
      return TRUE;
  return FALSE;
}

static gboolean
refuse_reach (GError **error)
{
  g_set_error_literal (error, MONEV_ERROR, MONEV_ERROR_LIMIT,
                       "Waktu di luar tahun 1 sampai 9999. Periksa tanggal dan lamanya.");
  return FALSE;
}

/**
 * monev_work_time_nth_day:
 * @days: 1 is the next working day after @from, -1 the last one before it; 0 is @from itself, or
 *   the next working day when nobody works on @from
 * @date: (out): untouched on failure
 * @past_known: (out) (optional): see #MonevWorkDue
 *
 * Counting begins on the day after: "14 hari kerja setelah surat dikirimkan".
 *
 * Returns: FALSE with MONEV_ERROR_LIMIT beyond the years 1 to 9999.
 */
gboolean
monev_work_time_nth_day (const MonevWorkTime *self, MonevDate from, gint64 days, MonevDate *date,
                         gboolean *past_known, GError **error)
{
  g_return_val_if_fail (self != NULL && date != NULL, FALSE);

  if (!in_reach (from) || days > MAX_AMOUNT || days < -MAX_AMOUNT)
    return refuse_reach (error);

  /* The day that is counted as the bound-th holds it: so nobody works less than once on it. */
  gint64 bound = days > 0 ? monev_ladder_before (&self->days, (gint64) from + 1) + days
                          : monev_ladder_before (&self->days, from) + days + 1;
  gint64 found = monev_ladder_find (&self->days, bound);
  if (!in_reach (found))
    return refuse_reach (error);
  *date = (MonevDate) found;
  if (past_known != NULL)
    *past_known = leaves_known (self, from, *date);
  return TRUE;
}

/**
 * monev_work_time_add_days:
 * @from: local minute of sending; its time of day does not matter
 * @days: as in monev_work_time_nth_day()
 * @due: (out): the end of working time on that day (16.00); untouched on failure
 *
 * Returns: FALSE with MONEV_ERROR_LIMIT beyond the years 1 to 9999.
 */
gboolean
monev_work_time_add_days (const MonevWorkTime *self, gint64 from, gint64 days, MonevWorkDue *due,
                          GError **error)
{
  gboolean past_known;
  MonevDate date;

  if (!monev_work_time_nth_day (self, monev_minute_to_date (from, NULL), days, &date, &past_known,
                                error))
    return FALSE;

  const MonevWorkDay *day = monev_work_time_day (self, date);
  *due = (MonevWorkDue) { (gint64) date * MONEV_MINUTES_PER_DAY + day->spans[day->n_spans - 1].end,
                          past_known };
  return TRUE;
}

/* Working minutes before the instant, reckoned from wherever the ladder begins. */
static gint64
position_of (const MonevWorkTime *self, gint64 at)
{
  int minute;
  MonevDate date = monev_minute_to_date (at, &minute);
  const MonevWorkDay *day = monev_work_time_day (self, date);
  gint64 position = monev_ladder_before (&self->minutes, date);

  for (guint i = 0; i < day->n_spans && day->spans[i].start < minute; i++)
    position += MIN (minute, day->spans[i].end) - day->spans[i].start;
  return position;
}

/* The first instant with @position minutes before it: the end of a span rather than the start of
 * the next. */
static gint64
first_minute_in (const MonevWorkDay *day, gint64 worked)
{
  guint i = 0;

  for (; worked > day->spans[i].end - day->spans[i].start; i++)
    worked -= day->spans[i].end - day->spans[i].start;
  return day->spans[i].start + worked;
}

/* The last such instant: the start of a span rather than the end of the one before. */
static gint64
last_minute_in (const MonevWorkDay *day, gint64 worked)
{
  guint i = 0;

  for (; worked >= day->spans[i].end - day->spans[i].start; i++)
    worked -= day->spans[i].end - day->spans[i].start;
  return day->spans[i].start + worked;
}

/**
 * monev_work_time_add_minutes:
 * @from: local minute, inside working time or not
 * @minutes: 0 gives @from back; below 0 counts backwards
 * @due: (out): untouched on failure
 *
 * A due time on the end of a working day stays there and does not slip to the next morning; so
 * does one on the beginning of a break. Backwards, the beginning of working time stays.
 *
 * Returns: FALSE with MONEV_ERROR_LIMIT beyond the years 1 to 9999.
 */
gboolean
monev_work_time_add_minutes (const MonevWorkTime *self, gint64 from, gint64 minutes,
                             MonevWorkDue *due, GError **error)
{
  MonevDate start = monev_minute_to_date (from, NULL);
  gint64 date = start, at = from;

  g_return_val_if_fail (self != NULL && due != NULL, FALSE);

  if (!in_reach (start) || minutes > MAX_AMOUNT || minutes < -MAX_AMOUNT)
    return refuse_reach (error);
  if (minutes != 0)
    {
      gint64 target = position_of (self, from) + minutes;

      date = monev_ladder_find (&self->minutes, minutes > 0 ? target : target + 1);
      if (!in_reach (date))
        return refuse_reach (error);
      gint64 worked = target - monev_ladder_before (&self->minutes, date);
      const MonevWorkDay *day = monev_work_time_day (self, (MonevDate) date);
      at = date * MONEV_MINUTES_PER_DAY
           + (minutes > 0 ? first_minute_in (day, worked) : last_minute_in (day, worked));
    }
  *due = (MonevWorkDue) { at, leaves_known (self, start, (MonevDate) date) };
  return TRUE;
}

/**
 * monev_work_time_elapsed:
 * @from: local minute
 * @until: local minute; before @from the result is below 0
 * @past_known: (out) (optional): see #MonevWorkDue
 *
 * Returns: the working minutes between the two.
 */
gint64
monev_work_time_elapsed (const MonevWorkTime *self, gint64 from, gint64 until,
                         gboolean *past_known)
{
  if (past_known != NULL)
    *past_known = leaves_known (self, monev_minute_to_date (from, NULL),
                                monev_minute_to_date (until, NULL));
  return position_of (self, until) - position_of (self, from);
}
