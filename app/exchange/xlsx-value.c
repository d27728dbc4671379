#include "xlsx-value.h"

#include <stdlib.h>
#include <string.h>

#include "number-text.h"

#define LAST_SERIAL_1900 2958465 /* 9999-12-31 */
#define LAST_SERIAL_1904 2957003
#define SECONDS_A_DAY    86400

/* Past what is quoted, escaped, filled or in brackets; a bracket with h, m or s alone is a span
 * of time ([h]:mm), which is no date. */
static const char *
skip_literal (const char *at, gboolean *span)
{
  const char *end = NULL;

  if (*at == '"')
    end = strchr (at + 1, '"');
  else if (*at == '[')
    {
      *span |= strchr ("hHmMsS", at[1]) != NULL && at[1] != '\0';
      end = strchr (at, ']');
    }
  else if ((*at == '\\' || *at == '_' || *at == '*') && at[1] != '\0')
    end = at + 1;
  else
    return at;
  return end == NULL ? at + strlen (at) : end + 1;
}

/**
 * xlsx_format_of_code:
 * @code: a number format (ECMA-376 part 1, 18.8.31), e.g. "[$-421]d mmmm yyyy"
 *
 * Returns: what it makes of a number. The first of its sections decides.
 */
XlsxFormat
xlsx_format_of_code (const char *code)
{
  gboolean span = FALSE, date = FALSE, percent = FALSE;

  if (g_ascii_strncasecmp (code, "general", 7) == 0)
    return XLSX_FORMAT_PLAIN;
  for (const char *at = code; *at != '\0' && *at != ';';)
    {
      const char *next = skip_literal (at, &span);
      if (next != at)
        {
          at = next;
          continue;
        }
      date |= strchr ("dDmMyYhHsS", *at) != NULL;
      percent |= *at == '%';
      at++;
    }
  if (date && !span)
    return XLSX_FORMAT_DATE;
  return percent ? XLSX_FORMAT_PERCENT : XLSX_FORMAT_PLAIN;
}

/** xlsx_format_of_builtin: Returns: what the number format @id without a code does (18.8.30). */
XlsxFormat
xlsx_format_of_builtin (guint id)
{
  if (id == 9 || id == 10)
    return XLSX_FORMAT_PERCENT;
  if ((id >= 14 && id <= 22) || (id >= 27 && id <= 36) || id == 45 || id == 47
      || (id >= 50 && id <= 58))
    return XLSX_FORMAT_DATE;
  return XLSX_FORMAT_PLAIN;
}

/* Days and seconds of a serial such as "46086.416666666664", without floating point. */
static gboolean
split_serial (const char *serial, gint64 *days, gint64 *seconds)
{
  g_autofree char *plain = monev_number_to_plain (serial);
  guint64 fraction = 0, scale = 1;

  if (plain == NULL || plain[0] == '-')
    return FALSE;
  const char *point = strchr (plain, '.');
  gsize whole = point != NULL ? (gsize) (point - plain) : strlen (plain);
  if (whole > 7)
    return FALSE;
  *days = g_ascii_strtoll (plain, NULL, 10);
  for (const char *at = point != NULL ? point + 1 : ""; *at != '\0' && scale < 100000000000000; at++)
    {
      fraction = fraction * 10 + (*at - '0');
      scale *= 10;
    }
  *seconds = (gint64) ((fraction * SECONDS_A_DAY + scale / 2) / scale);
  if (*seconds == SECONDS_A_DAY)
    {
      *seconds = 0;
      (*days)++;
    }
  return TRUE;
}

static char *
time_text (gint64 seconds)
{
  return g_strdup_printf ("%02d:%02d:%02d", (int) (seconds / 3600), (int) (seconds / 60 % 60),
                          (int) (seconds % 60));
}

/* Excel's 1900 system counts a 29 February 1900 that never was (serial 60). */
static gboolean
serial_epoch (gint64 days, gboolean from_1904, GDate *date)
{
  if (from_1904)
    {
      if (days > LAST_SERIAL_1904)
        return FALSE;
      g_date_set_dmy (date, 1, G_DATE_JANUARY, 1904);
      g_date_add_days (date, days);
      return TRUE;
    }
  if (days == 60 || days > LAST_SERIAL_1900)
    return FALSE;
  g_date_set_dmy (date, days < 60 ? 31 : 30, G_DATE_DECEMBER, 1899);
  g_date_add_days (date, days);
  return TRUE;
}

/**
 * xlsx_serial_to_iso:
 * @serial: days since the epoch of the workbook, as the file writes them
 * @from_1904: whether the workbook counts from 1904
 *
 * Returns: (transfer full) (nullable): "2026-03-05", "2026-03-05T10:00:00", or "10:00:00" for a
 * part of a day only; NULL when it is no day of the calendar up to 9999.
 */
char *
xlsx_serial_to_iso (const char *serial, gboolean from_1904)
{
  gint64 days, seconds;
  GDate date;

  if (!split_serial (serial, &days, &seconds))
    return NULL;
  g_autofree char *time = time_text (seconds);
  if (days == 0 && (!from_1904 || seconds > 0))
    return g_steal_pointer (&time);
  g_date_clear (&date, 1);
  if (!serial_epoch (days, from_1904, &date))
    return NULL;
  return g_strdup_printf ("%04d-%02d-%02d%s%s", g_date_get_year (&date),
                          (int) g_date_get_month (&date), g_date_get_day (&date),
                          seconds > 0 ? "T" : "", seconds > 0 ? time : "");
}

static gboolean
matches_shape (const char *text, const char *shape)
{
  for (; *shape != '\0'; text++, shape++)
    if (*shape == '0' ? !g_ascii_isdigit (*text) : *text != *shape)
      return FALSE;
  return TRUE;
}

static gboolean
is_time (const char *text)
{
  if (!matches_shape (text, "00:00") || strncmp (text, "24", 2) >= 0 || text[3] > '5')
    return FALSE;
  return text[5] == '\0' || text[5] == 'Z'
         || (matches_shape (text + 5, ":00") && text[6] <= '5'
             && text[8 + strspn (text + 8, ".0123456789Z")] == '\0');
}

/**
 * xlsx_iso_tidy:
 * @iso: a cell of type "d" (ISO 8601)
 *
 * Returns: (transfer full) (nullable): the date, with its time unless that is midnight; NULL when
 * @iso is no date.
 */
char *
xlsx_iso_tidy (const char *iso)
{
  if (is_time (iso))
    return g_strndup (iso, strcspn (iso, ".Z"));
  if (!matches_shape (iso, "0000-00-00"))
    return NULL;
  int year = atoi (iso), month = atoi (iso + 5), day = atoi (iso + 8);
  if (year < 1 || month < 1 || month > 12 || !g_date_valid_dmy (day, month, year))
    return NULL;
  if (iso[10] == '\0')
    return g_strdup (iso);
  if (iso[10] != 'T' || !is_time (iso + 11))
    return NULL;
  gsize end = 11 + strcspn (iso + 11, ".Z");
  gboolean midnight = strncmp (iso + 11, "00:00:00", end - 11) == 0;
  return g_strndup (iso, midnight ? 10 : end);
}

static gboolean
read_escape (const char *at, guint *code)
{
  *code = 0;
  if (at[0] != '_' || at[1] != 'x')
    return FALSE;
  for (guint i = 2; i < 6; i++)
    {
      if (!g_ascii_isxdigit (at[i]))
        return FALSE;
      *code = *code * 16 + g_ascii_xdigit_value (at[i]);
    }
  return at[6] == '_';
}

/**
 * xlsx_decode_escapes:
 *
 * Undoes _xHHHH_ (ECMA-376 part 1, 22.9.2.19 ST_Xstring) in place. What no text may hold (other
 * control characters, halves of surrogate pairs) stays as it is written.
 */
void
xlsx_decode_escapes (GString *text)
{
  gsize out = 0;
  guint code;

  if (strstr (text->str, "_x") == NULL)
    return;
  for (gsize at = 0; at < text->len;)
    {
      gboolean taken = read_escape (text->str + at, &code)
                       && (code == '\t' || code == '\n' || code == '\r'
                           || (code >= 0x20 && code != 0x7f && !(code >= 0xd800 && code < 0xe000)
                               && code < 0xfffe));
      if (taken)
        {
          out += g_unichar_to_utf8 (code, text->str + out);
          at += 7;
        }
      else
        text->str[out++] = text->str[at++];
    }
  g_string_truncate (text, out);
}
