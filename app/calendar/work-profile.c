#include "work-profile.h"

#include <string.h>

#include "base/date.h"
#include "base/instant.h"
#include "db-error.h"

static const char *const keys[] = {
  "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
};

#define FRIDAY 4
#define AT(hour, minute) ((hour) * 60 + (minute))

/**
 * monev_work_profile_default:
 *
 * Perpres 21/2023: five days, 37 h 30 a week from 07.30, break 60 minutes and 90 on Friday;
 * in Ramadan 32 h 30 from 08.00, break 30 and 60. Each day so has 450 minutes, or 390.
 */
MonevWorkProfile
monev_work_profile_default (void)
{
  const MonevWorkDay day = { { { AT (7, 30), AT (12, 0) }, { AT (13, 0), AT (16, 0) } }, 2 };
  const MonevWorkDay friday = { { { AT (7, 30), AT (11, 30) }, { AT (13, 0), AT (16, 30) } }, 2 };
  const MonevWorkDay fasting = { { { AT (8, 0), AT (12, 0) }, { AT (12, 30), AT (15, 0) } }, 2 };
  const MonevWorkDay fasting_friday
      = { { { AT (8, 0), AT (11, 30) }, { AT (12, 30), AT (15, 30) } }, 2 };
  MonevWorkProfile profile = { 0 };

  for (int i = 0; i <= FRIDAY; i++)
    {
      profile.normal[i] = i == FRIDAY ? friday : day;
      profile.ramadan[i] = i == FRIDAY ? fasting_friday : fasting;
    }
  return profile;
}

/** monev_work_day_minutes: Returns: the working minutes of @day. */
int
monev_work_day_minutes (const MonevWorkDay *day)
{
  int minutes = 0;

  for (guint i = 0; i < day->n_spans; i++)
    minutes += day->spans[i].end - day->spans[i].start;
  return minutes;
}

static gboolean
refuse (GError **error, const char *week, int weekday, guint span, const char *what)
{
  g_set_error (error, MONEV_ERROR, MONEV_ERROR_INVALID, "Jam kerja %s, %s, rentang %u: %s", week,
               monev_date_weekday_name (weekday), span + 1, what);
  return FALSE;
}

static gboolean
check_day (const MonevWorkDay *day, const char *week, int weekday, GError **error)
{
  for (guint i = 0; i < day->n_spans; i++)
    {
      MonevWorkSpan span = day->spans[i];

      if (span.start < 0 || span.end > MONEV_MINUTES_PER_DAY)
        return refuse (error, week, weekday, i, "jam harus antara 00.00 dan 24.00.");
      if (span.end <= span.start)
        return refuse (error, week, weekday, i,
                       "jam selesai harus sesudah jam mulai. Perbaiki salah satunya.");
      if (i > 0 && span.start < day->spans[i - 1].end)
        return refuse (error, week, weekday, i,
                       "jam mulai mendahului akhir rentang sebelumnya. Urutkan rentangnya tanpa "
                       "tumpang tindih.");
    }
  return TRUE;
}

static gboolean
check_week (const MonevWorkDay *days, const char *week, GError **error)
{
  int minutes = 0;

  for (int i = 0; i < 7; i++)
    {
      if (days[i].n_spans > MONEV_WORK_MAX_SPANS)
        return refuse (error, week, i, MONEV_WORK_MAX_SPANS,
                       "paling banyak 6 rentang sehari. Gabungkan rentangnya.");
      if (!check_day (&days[i], week, i, error))
        return FALSE;
      minutes += monev_work_day_minutes (&days[i]);
    }
  if (minutes == 0)
    g_set_error (error, MONEV_ERROR, MONEV_ERROR_INVALID,
                 "Jam kerja %s tidak memuat satu hari kerja pun. Isi paling sedikit satu rentang.",
                 week);
  return minutes > 0;
}

/**
 * monev_work_profile_check:
 *
 * Returns: FALSE with MONEV_ERROR_INVALID, naming week, weekday and span, when spans are empty,
 *   out of order or overlap, or when a week has no working time.
 */
gboolean
monev_work_profile_check (const MonevWorkProfile *self, GError **error)
{
  return check_week (self->normal, "biasa", error) && check_week (self->ramadan, "Ramadan", error);
}

static json_t *
week_to_json (const MonevWorkDay *days)
{
  json_t *week = json_object ();

  for (int i = 0; i < 7; i++)
    {
      json_t *spans = json_array ();

      for (guint j = 0; j < days[i].n_spans; j++)
        {
          MonevWorkSpan span = days[i].spans[j];

          json_array_append_new (spans,
                                 json_pack ("[o,o]",
                                            json_sprintf ("%02d:%02d", span.start / 60,
                                                          span.start % 60),
                                            json_sprintf ("%02d:%02d", span.end / 60,
                                                          span.end % 60)));
        }
      json_object_set_new (week, keys[i], spans);
    }
  return week;
}

/**
 * monev_work_profile_to_json:
 *
 * Returns: (transfer full): {"normal": {"monday": [["07:30","12:00"], …], …}, "ramadan": …}, for
 *   monev_json_canonical().
 */
json_t *
monev_work_profile_to_json (const MonevWorkProfile *self)
{
  return json_pack ("{s:o,s:o}", "normal", week_to_json (self->normal), "ramadan",
                    week_to_json (self->ramadan));
}

static gboolean
read_time (const json_t *text, gint16 *time)
{
  int minute;

  if (!json_is_string (text) || !monev_time_parse (json_string_value (text), &minute, NULL))
    return FALSE;
  *time = (gint16) minute;
  return TRUE;
}

static gboolean
read_day (const json_t *spans, const char *week, int weekday, MonevWorkDay *day, GError **error)
{
  size_t n = json_array_size (spans);

  if (!json_is_array (spans))
    return refuse (error, week, weekday, 0,
                   "daftar rentang tidak ada. Tulis [] untuk hari tanpa jam kerja.");
  if (n > MONEV_WORK_MAX_SPANS)
    return refuse (error, week, weekday, MONEV_WORK_MAX_SPANS,
                   "paling banyak 6 rentang sehari. Gabungkan rentangnya.");
  for (guint i = 0; i < n; i++)
    {
      const json_t *pair = json_array_get (spans, i);

      if (json_array_size (pair) != 2 || !read_time (json_array_get (pair, 0), &day->spans[i].start)
          || !read_time (json_array_get (pair, 1), &day->spans[i].end))
        return refuse (error, week, weekday, i,
                       "tulis jam mulai dan selesai, misalnya [\"07:30\",\"12:00\"].");
    }
  day->n_spans = (guint) n;
  return TRUE;
}

static gboolean
read_week (const json_t *json, const char *key, const char *week, MonevWorkDay *days,
           GError **error)
{
  const json_t *object = json_object_get (json, key);

  for (int i = 0; i < 7; i++)
    if (!read_day (json_object_get (object, keys[i]), week, i, &days[i], error))
      return FALSE;
  if (json_object_size (object) == 7)
    return TRUE;
  g_set_error (error, MONEV_ERROR, MONEV_ERROR_INVALID,
               "Jam kerja %s memuat nama hari yang tidak dikenal. Pakai monday sampai sunday.",
               week);
  return FALSE;
}

/**
 * monev_work_profile_from_json:
 * @json: as monev_work_profile_to_json() writes it; all seven days of both weeks
 * @profile: (out): untouched on failure
 *
 * Returns: FALSE with MONEV_ERROR_INVALID naming week, weekday and span at fault.
 */
gboolean
monev_work_profile_from_json (const json_t *json, MonevWorkProfile *profile, GError **error)
{
  MonevWorkProfile read = { 0 };

  g_return_val_if_fail (profile != NULL, FALSE);

  if (!read_week (json, "normal", "biasa", read.normal, error)
      || !read_week (json, "ramadan", "Ramadan", read.ramadan, error)
      || !monev_work_profile_check (&read, error))
    return FALSE;
  *profile = read;
  return TRUE;
}
