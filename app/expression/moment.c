#include "moment.h"

#include <string.h>

#define DAY G_GINT64_CONSTANT (86400000)

/* Reads exactly @count digits. */
static gboolean
take_digits (const char **at, int count, int *value)
{
  *value = 0;
  for (int i = 0; i < count; i++, (*at)++)
    {
      if (!g_ascii_isdigit (**at))
        return FALSE;
      *value = *value * 10 + **at - '0';
    }
  return TRUE;
}

static gboolean
take_char (const char **at, char c)
{
  if (**at != c)
    return FALSE;
  (*at)++;
  return TRUE;
}

static gboolean
take_date (const char **at, MonevDate *date)
{
  int year, month, day;

  return take_digits (at, 4, &year) && take_char (at, '-') && take_digits (at, 2, &month)
         && take_char (at, '-') && take_digits (at, 2, &day)
         && monev_date_from_ymd (year, month, day, date);
}

/* Up to three digits behind the point count; more are read and dropped. */
static void
take_fraction (const char **at, int *millisecond)
{
  int unit = 100;

  for (*millisecond = 0; g_ascii_isdigit (**at); (*at)++, unit /= 10)
    *millisecond += (**at - '0') * unit;
}

static gboolean
take_time (const char **at, int *millisecond)
{
  int hour, minute, second = 0, fraction = 0;

  if (!take_digits (at, 2, &hour) || !take_char (at, ':') || !take_digits (at, 2, &minute))
    return FALSE;
  if (take_char (at, ':') && !take_digits (at, 2, &second))
    return FALSE;
  if (take_char (at, '.'))
    take_fraction (at, &fraction);
  if (hour > 23 || minute > 59 || second > 59)
    return FALSE;
  *millisecond = ((hour * 60 + minute) * 60 + second) * 1000 + fraction;
  return TRUE;
}

/* "Z", "+07:00", "+0700", "+07". */
static gboolean
take_offset (const char **at, int *offset)
{
  int hour, minute = 0, sign = **at == '-' ? -1 : 1;

  *offset = 0;
  if (take_char (at, 'Z'))
    return TRUE;
  if (!take_char (at, '+') && !take_char (at, '-'))
    return FALSE;
  if (!take_digits (at, 2, &hour))
    return FALSE;
  take_char (at, ':');
  if (**at != '\0' && !take_digits (at, 2, &minute))
    return FALSE;
  *offset = sign * (hour * 60 + minute);
  return hour < 24 && minute < 60;
}

static int
offset_at (GTimeZone *zone, gint64 local_ms)
{
  if (zone == NULL)
    return 0;
  return g_time_zone_get_offset (
             zone, g_time_zone_find_interval (zone, G_TIME_TYPE_STANDARD, local_ms / 1000))
         / 60;
}

/**
 * monev_moment_from_text:
 * @zone: (nullable): for a time without an offset
 *
 * Returns: whether @text is a date, or a date and a time, and nothing else
 */
gboolean
monev_moment_from_text (const char *text, GTimeZone *zone, MonevMoment *moment)
{
  MonevMoment read = { 0 };

  if (!take_date (&text, &read.date))
    return FALSE;
  if (*text == 'T' || *text == ' ')
    {
      text++;
      read.has_time = TRUE;
      if (!take_time (&text, &read.millisecond))
        return FALSE;
      if (*text == '\0')
        read.offset = offset_at (zone, read.date * DAY + read.millisecond);
      else if (!take_offset (&text, &read.offset))
        return FALSE;
    }
  if (*text != '\0')
    return FALSE;
  *moment = read;
  return TRUE;
}

/** monev_time_of_day: Returns: whether @text is a time of day, with or without an offset. */
gboolean
monev_time_of_day (const char *text, int *millisecond)
{
  int offset;

  return take_time (&text, millisecond) && (*text == '\0' || take_offset (&text, &offset))
         && *text == '\0';
}

/** monev_moment_from_utc: @utc_ms as the clock of @zone (UTC without one) shows it. */
void
monev_moment_from_utc (gint64 utc_ms, GTimeZone *zone, MonevMoment *moment)
{
  int interval
      = zone == NULL ? 0 : g_time_zone_find_interval (zone, G_TIME_TYPE_UNIVERSAL, utc_ms / 1000);
  int offset = zone == NULL ? 0 : g_time_zone_get_offset (zone, interval) / 60;
  gint64 local = utc_ms + offset * G_GINT64_CONSTANT (60000);
  gint64 rest = ((local % DAY) + DAY) % DAY;

  *moment = (MonevMoment){ .date = (MonevDate)((local - rest) / DAY),
                           .has_time = TRUE,
                           .millisecond = (int)rest,
                           .offset = offset };
}

/**
 * monev_moment_from_days:
 * @keep_time: whether the fraction is a time of day; it is cut off otherwise
 *
 * Returns: whether @days lies in the years 1 to 9999
 */
gboolean
monev_moment_from_days (MonevReal days, gboolean keep_time, GTimeZone *zone, MonevMoment *moment)
{
  double value = monev_real_to_double (days);

  if (!(value >= MONEV_DATE_FIRST + 1 && value < MONEV_DATE_LAST))
    return FALSE;
  if (keep_time)
    monev_moment_from_utc ((gint64)(value * DAY), zone, moment);
  else
    *moment = (MonevMoment){ .date = (MonevDate)value };
  return TRUE;
}

/** monev_moment_to_days: Returns: days since 1970-01-01 in UTC; whole for a date. */
MonevReal
monev_moment_to_days (const MonevMoment *moment)
{
  gint64 ms;

  if (!moment->has_time)
    return monev_real_from_int (moment->date);
  ms = moment->date * DAY + moment->millisecond - moment->offset * G_GINT64_CONSTANT (60000);
  return monev_real_divide (monev_real_from_int (ms), monev_real_from_int (DAY));
}

/** monev_moment_to_text: Returns: (transfer full): YYYY-MM-DD, or with time and offset behind. */
char *
monev_moment_to_text (const MonevMoment *moment)
{
  g_autofree char *date = monev_date_to_iso (moment->date);
  int seconds = moment->millisecond / 1000, offset = ABS (moment->offset);

  if (!moment->has_time)
    return g_steal_pointer (&date);
  return g_strdup_printf ("%sT%02d:%02d:%02d.%03d%c%02d:%02d", date, seconds / 3600,
                          seconds / 60 % 60, seconds % 60, moment->millisecond % 1000,
                          moment->offset < 0 ? '-' : '+', offset / 60, offset % 60);
}

/* The first three letters of a name, as Indonesian calendars shorten it; "Agu" and "Min" too. */
static void
append_short (GString *text, const char *name)
{
  g_string_append_len (text, name, 3);
}

static void
append_date_part (GString *text, MonevDate date, char code)
{
  int year, month, day;

  monev_date_to_ymd (date, &year, &month, &day);
  switch (code)
    {
    case 'Y':
      g_string_append_printf (text, "%04d", year);
      break;
    case 'y':
      g_string_append_printf (text, "%02d", year % 100);
      break;
    case 'm':
      g_string_append_printf (text, "%02d", month);
      break;
    case 'n':
      g_string_append_printf (text, "%d", month);
      break;
    case 'b':
      append_short (text, monev_date_month_name (month));
      break;
    case 'd':
      g_string_append_printf (text, "%02d", day);
      break;
    case 'e':
      g_string_append_printf (text, "%d", day);
      break;
    default:
      append_short (text, monev_date_weekday_name (monev_date_weekday (date)));
      break;
    }
}

static void
append_time_part (GString *text, int millisecond, char code)
{
  int second = millisecond / 1000;

  switch (code)
    {
    case 'H':
      g_string_append_printf (text, "%02d", second / 3600);
      break;
    case 'h':
      g_string_append_printf (text, "%d", second / 3600);
      break;
    case 'M':
      g_string_append_printf (text, "%02d", second / 60 % 60);
      break;
    case 'S':
      g_string_append_printf (text, "%02d", second % 60);
      break;
    default:
      g_string_append_printf (text, "%03d", millisecond % 1000);
      break;
    }
}

/**
 * monev_moment_format:
 * @format: with the signs of format-date-time() (%Y %y %m %n %b %d %e %a %H %h %M %S %3); "%%" is
 *   a percent sign, an unknown sign stays as it stands
 *
 * Returns: (transfer full): the moment in the office's words
 */
char *
monev_moment_format (const MonevMoment *moment, const char *format)
{
  GString *text = g_string_new (NULL);

  for (; *format != '\0'; format++)
    {
      if (*format != '%')
        {
          g_string_append_c (text, *format);
          continue;
        }
      format++;
      if (*format != '\0' && strchr ("Yymnbdea", *format) != NULL)
        append_date_part (text, moment->date, *format);
      else if (*format != '\0' && strchr ("HhMS3", *format) != NULL)
        append_time_part (text, moment->millisecond, *format);
      else if (*format == '%')
        g_string_append_c (text, '%');
      else
        g_string_append_printf (text, "%%%.*s", *format != '\0' ? 1 : 0, format);
      if (*format == '\0')
        break;
    }
  return g_string_free (text, FALSE);
}

/**
 * monev_moment_format_is_known:
 * @fault: (out) (optional): the first sign that no phone knows, within @format
 *
 * Returns: whether every sign of @format is one of monev_moment_format()
 */
gboolean
monev_moment_format_is_known (const char *format, const char **fault)
{
  for (const char *at = strchr (format, '%'); at != NULL; at = strchr (at + 2, '%'))
    {
      if (at[1] != '\0' && strchr ("YymnbdeaHhMS3%", at[1]) != NULL)
        continue;
      if (fault != NULL)
        *fault = at;
      return FALSE;
    }
  return TRUE;
}
