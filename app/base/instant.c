#include "instant.h"

#include <string.h>

#include "db-error.h"
#include "number.h"

#define MS_PER_SECOND 1000
#define MS_PER_MINUTE (60 * MS_PER_SECOND)
#define MS_PER_DAY ((gint64) MONEV_MINUTES_PER_DAY * MS_PER_MINUTE)

static gint64
floor_divide (gint64 dividend, gint64 divisor)
{
  return dividend / divisor - (dividend % divisor < 0);
}

/* For a machine without zone data: these four have kept one offset since 1964. */
static GTimeZone *
known_zone (const char *name)
{
  static const struct {
    const char *name;
    int         hours;
  } zones[] = {
    { "Asia/Jakarta", 7 }, { "Asia/Pontianak", 7 }, { "Asia/Makassar", 8 }, { "Asia/Jayapura", 9 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (zones); i++)
    if (strcmp (name, zones[i].name) == 0)
      return g_time_zone_new_offset (zones[i].hours * 3600);
  return NULL;
}

/* GLib opens the name as a file below the zone folder: only "Region/City" or "UTC" may pass. */
static gboolean
is_zone_name (const char *name)
{
  if (strcmp (name, "UTC") == 0)
    return TRUE;
  return g_ascii_isupper (name[0]) && strchr (name, '/') != NULL && strstr (name, "//") == NULL
         && name[strspn (name, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
                               "0123456789/_+-")] == '\0';
}

/**
 * monev_zone_new:
 * @name: such as "Asia/Pontianak"
 *
 * Returns: (transfer full): the zone; NULL with MONEV_ERROR_INVALID when there is none of that
 *   name (GLib alone would take UTC in silence).
 */
GTimeZone *
monev_zone_new (const char *name, GError **error)
{
  GTimeZone *zone = NULL;

  g_return_val_if_fail (name != NULL, NULL);

  if (is_zone_name (name))
    zone = g_time_zone_new_identifier (name);
  if (zone == NULL)
    zone = known_zone (name);
  if (zone == NULL)
    g_set_error (error, MONEV_ERROR, MONEV_ERROR_INVALID,
                 "Zona waktu \"%s\" tidak dikenal. Pilih misalnya Asia/Jakarta, Asia/Pontianak, "
                 "Asia/Makassar atau Asia/Jayapura.", name);
  return zone;
}

static gint64
offset_ms (GTimeZone *zone, GTimeType type, gint64 ms)
{
  gint64 seconds = floor_divide (ms, MS_PER_SECOND);
  int interval = type == G_TIME_TYPE_UNIVERSAL
                     ? g_time_zone_find_interval (zone, type, seconds)
                     : g_time_zone_adjust_time (zone, type, &seconds);

  return (gint64) g_time_zone_get_offset (zone, interval) * MS_PER_SECOND;
}

/** monev_instant_to_local: Returns: what the wall clock shows, in milliseconds. */
gint64
monev_instant_to_local (gint64 utc_ms, GTimeZone *zone)
{
  return utc_ms + offset_ms (zone, G_TIME_TYPE_UNIVERSAL, utc_ms);
}

/** monev_instant_from_local: Returns: UTC milliseconds; an hour shown twice is standard time. */
gint64
monev_instant_from_local (gint64 local_ms, GTimeZone *zone)
{
  return local_ms - offset_ms (zone, G_TIME_TYPE_STANDARD, local_ms);
}

/** monev_instant_to_minute: Returns: the local minute begun at @utc_ms. */
gint64
monev_instant_to_minute (gint64 utc_ms, GTimeZone *zone)
{
  return floor_divide (monev_instant_to_local (utc_ms, zone), MS_PER_MINUTE);
}

/** monev_instant_from_minute: Returns: UTC milliseconds at which @local_minute begins. */
gint64
monev_instant_from_minute (gint64 local_minute, GTimeZone *zone)
{
  return monev_instant_from_local (local_minute * MS_PER_MINUTE, zone);
}

/**
 * monev_minute_to_date:
 * @minute_of_day: (out) (optional): 0 to 1439
 *
 * Returns: the day that @local_minute lies in, held within what a MonevDate can carry.
 */
MonevDate
monev_minute_to_date (gint64 local_minute, int *minute_of_day)
{
  gint64 date = floor_divide (local_minute, MONEV_MINUTES_PER_DAY);

  if (minute_of_day != NULL)
    *minute_of_day = (int) (local_minute - date * MONEV_MINUTES_PER_DAY);
  return (MonevDate) CLAMP (date, G_MININT32, G_MAXINT32);
}

/**
 * monev_instant_to_rfc3339:
 *
 * Returns: (transfer full): such as "2026-03-05T10:00:00+07:00", with milliseconds when there are
 *   any, so that reading it back gives @utc_ms.
 */
char *
monev_instant_to_rfc3339 (gint64 utc_ms, GTimeZone *zone)
{
  gint64 local = monev_instant_to_local (utc_ms, zone);
  gint64 date = floor_divide (local, MS_PER_DAY);
  int of_day = (int) (local - date * MS_PER_DAY);
  int seconds = of_day / MS_PER_SECOND, ms = of_day % MS_PER_SECOND;
  int offset = (int) ((local - utc_ms) / MS_PER_MINUTE);
  g_autofree char *day = monev_date_to_iso ((MonevDate) date);
  g_autofree char *part = ms > 0 ? g_strdup_printf (".%03d", ms) : g_strdup ("");

  return g_strdup_printf ("%sT%02d:%02d:%02d%s%c%02d:%02d", day, seconds / 3600,
                          seconds / 60 % 60, seconds % 60, part, offset < 0 ? '-' : '+',
                          ABS (offset) / 60, ABS (offset) % 60);
}

static gboolean
take_pair (const char **p, int below, int *number)
{
  if (!g_ascii_isdigit ((*p)[0]) || !g_ascii_isdigit ((*p)[1]))
    return FALSE;
  *number = ((*p)[0] - '0') * 10 + ((*p)[1] - '0');
  *p += 2;
  return *number < below;
}

/* "HH:MM[:SS[.fff]]"; digits behind the millisecond are cut off. */
static gboolean
take_clock (const char **p, gint64 *ms)
{
  int hours, minutes, seconds = 0, fraction = 0, unit = 100;

  if (!take_pair (p, 24, &hours) || *(*p)++ != ':' || !take_pair (p, 60, &minutes))
    return FALSE;
  if (**p == ':')
    {
      (*p)++;
      if (!take_pair (p, 60, &seconds) || (**p == '.' && !g_ascii_isdigit ((*p)[1])))
        return FALSE;
      if (**p == '.')
        for ((*p)++; g_ascii_isdigit (**p); (*p)++, unit /= 10)
          fraction += (**p - '0') * unit;
    }
  *ms = ((hours * 60 + minutes) * 60 + seconds) * (gint64) MS_PER_SECOND + fraction;
  return TRUE;
}

/* "", "Z" or "+07:00". */
static gboolean
take_offset (const char *p, gboolean *given, gint64 *ms)
{
  int hours, minutes, sign = *p == '-' ? -1 : 1;

  *given = *p != '\0';
  *ms = 0;
  if (*p == '\0' || strcmp (p, "Z") == 0)
    return TRUE;
  if (*p != '+' && *p != '-')
    return FALSE;
  p++;
  if (!take_pair (&p, 24, &hours) || *p++ != ':' || !take_pair (&p, 60, &minutes) || *p != '\0')
    return FALSE;
  *ms = sign * (hours * 60 + minutes) * (gint64) MS_PER_MINUTE;
  return TRUE;
}

/**
 * monev_instant_from_rfc3339:
 * @text: "2026-03-05T10:00:00+07:00", or without offset (and seconds) for the wall clock of @zone
 * @utc_ms: (out): untouched on failure
 *
 * Returns: FALSE with MONEV_ERROR_INVALID for anything else.
 */
gboolean
monev_instant_from_rfc3339 (const char *text, GTimeZone *zone, gint64 *utc_ms, GError **error)
{
  g_return_val_if_fail (text != NULL && zone != NULL && utc_ms != NULL, FALSE);

  g_autofree char *day = g_strndup (text, 10);
  const char *p = text + strlen (day);
  gint64 clock, offset;
  gboolean given;
  MonevDate date;

  if (!monev_date_from_iso (day, &date, NULL) || *p++ != 'T' || !take_clock (&p, &clock)
      || !take_offset (p, &given, &offset))
    {
      g_autofree char *valid = g_utf8_make_valid (text, -1);

      g_set_error (error, MONEV_ERROR, MONEV_ERROR_INVALID,
                   "\"%s\" bukan waktu yang dikenal. Tulis misalnya 2026-03-05T10:00 atau "
                   "2026-03-05T10:00:00+07:00.", valid);
      return FALSE;
    }
  gint64 local = date * MS_PER_DAY + clock;
  *utc_ms = given ? local - offset : monev_instant_from_local (local, zone);
  return TRUE;
}

/** monev_instant_format: Returns: (transfer full): as lists and papers tell it: "5 Maret 2026 09.30". */
char *
monev_instant_format (gint64 utc_ms, GTimeZone *zone)
{
  int minute = 0;
  MonevDate day = monev_minute_to_date (monev_instant_to_minute (utc_ms, zone), &minute);
  g_autofree char *date = monev_date_format (day, MONEV_DATE_LONG);
  g_autofree char *time = monev_time_format (minute);

  return g_strdup_printf ("%s %s", date, time);
}

/** monev_time_format: Returns: (transfer full): such as "07.30"; 1440 is "24.00". */
char *
monev_time_format (int minute_of_day)
{
  g_return_val_if_fail (minute_of_day >= 0 && minute_of_day <= MONEV_MINUTES_PER_DAY, NULL);
  return g_strdup_printf ("%02d.%02d", minute_of_day / 60, minute_of_day % 60);
}

/**
 * monev_time_parse:
 * @text: "7.30", "07:30", "10" for 10.00, up to "24.00" for the end of a day
 * @minute_of_day: (out): 0 to 1440; untouched on failure
 *
 * Returns: FALSE with MONEV_ERROR_INVALID for anything else.
 */
gboolean
monev_time_parse (const char *text, int *minute_of_day, GError **error)
{
  g_return_val_if_fail (text != NULL && minute_of_day != NULL, FALSE);

  gsize n = strspn (text, "0123456789");
  const char *p = text + n + 1;
  int hours = n > 0 ? text[0] - '0' : 0, minutes = 0;
  gboolean whole = text[n] == '\0';

  if (n == 2)
    hours = hours * 10 + (text[1] - '0');
  if (n < 1 || n > 2
      || (!whole && ((text[n] != '.' && text[n] != ':') || !take_pair (&p, 60, &minutes) || *p != '\0'))
      || hours * 60 + minutes > MONEV_MINUTES_PER_DAY)
    {
      g_autofree char *valid = g_utf8_make_valid (text, -1);

      g_set_error (error, MONEV_ERROR, MONEV_ERROR_INVALID,
                   "\"%s\" bukan jam. Tulis misalnya 07.30.", valid);
      return FALSE;
    }
  *minute_of_day = hours * 60 + minutes;
  return TRUE;
}

/**
 * monev_span_format:
 * @minutes: by the clock on the wall, not of working time; 0 or more
 *
 * Returns: (transfer full): in the two largest units: "99 hari 23 jam", "3 jam 10 menit", "45 menit".
 */
char *
monev_span_format (gint64 minutes)
{
  static const struct { gint64 minutes; const char *name; } units[] = {
    { MONEV_MINUTES_PER_DAY, "hari" }, { 60, "jam" }, { 1, "menit" },
  };
  guint first = minutes >= MONEV_MINUTES_PER_DAY ? 0 : minutes >= 60 ? 1 : 2;
  gint64 rest = minutes % units[first].minutes;
  g_autofree char *large = monev_number_format_int (minutes / units[first].minutes);
  gint64 small = first < 2 ? rest / units[first + 1].minutes : 0;

  if (small == 0)
    return g_strdup_printf ("%s %s", large, units[first].name);
  return g_strdup_printf ("%s %s %" G_GINT64_FORMAT " %s", large, units[first].name, small,
                          units[first + 1].name);
}
