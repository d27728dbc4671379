#include "response-answer.h"

#include <string.h>

#include "base/decimal.h"
#include "base/instant.h"
#include "base/number.h"
#include "db-error.h"
#include "expression/moment.h"

#define SHOWN_BYTES 60 /* of an answer that is refused */

static gboolean
refuse (GError **error, MonevError code, const char *text, const char *what)
{
  gsize length = strlen (text);
  g_autofree char *valid = g_utf8_make_valid (text, (gssize)MIN (length, SHOWN_BYTES));

  g_set_error (error, MONEV_ERROR, code, "“%s%s” %s", valid, length > SHOWN_BYTES ? "…" : "", what);
  return FALSE;
}

static gboolean
is_number (MonevAnswerKind kind)
{
  return kind == MONEV_ANSWER_INTEGER || kind == MONEV_ANSWER_DECIMAL;
}

static gboolean
check_whole (MonevAnswerKind kind, MonevDecimal value, const char *text, GError **error)
{
  return kind != MONEV_ANSWER_INTEGER || value.scale == 0
         || refuse (error, MONEV_ERROR_INVALID, text,
                    "bukan bilangan bulat. Tulis tanpa angka di belakang koma.");
}

static gboolean
check_number (MonevAnswerKind kind, const char *text, GError **error)
{
  MonevDecimal value;

  if (!monev_decimal_from_text (text, &value, NULL))
    return refuse (error, MONEV_ERROR_INVALID, text,
                   "bukan angka. Tulis misalnya 1.250 atau 12,5.");
  return check_whole (kind, value, text, error);
}

static gboolean
check_date (const char *text, GError **error)
{
  MonevDate date;

  return monev_date_from_iso (text, &date, NULL)
         || refuse (error, MONEV_ERROR_INVALID, text, "bukan tanggal. Tulis misalnya 5/3/2026.");
}

static gboolean
check_moment (const char *text, GError **error)
{
  MonevMoment moment;

  return (monev_moment_from_text (text, NULL, &moment) && moment.has_time)
         || refuse (error, MONEV_ERROR_INVALID, text,
                    "bukan tanggal dan jam. Tulis misalnya 5/3/2026 07.30.");
}

static gboolean
check_time (const char *text, GError **error)
{
  int millisecond;

  return monev_time_of_day (text, &millisecond)
         || refuse (error, MONEV_ERROR_INVALID, text, "bukan jam. Tulis misalnya 07.30.");
}

/* A degree of at most @most, or with @most 0 any number (metres). */
static gboolean
is_coordinate (const char *text, gint64 most)
{
  MonevDecimal value, limit = monev_decimal_new (most, 0);

  if (!monev_decimal_from_text (text, &value, NULL))
    return FALSE;
  if (value.coefficient < 0)
    value.coefficient = -value.coefficient;
  return most == 0 || monev_decimal_compare (value, limit) <= 0;
}

static gboolean
is_point (const char *text)
{
  g_auto (GStrv) parts = g_strsplit (text, " ", -1);
  guint n = g_strv_length (parts);

  if (n < 2 || n > 4 || !is_coordinate (parts[0], 90) || !is_coordinate (parts[1], 180))
    return FALSE;
  for (guint i = 2; i < n; i++)
    if (!is_coordinate (parts[i], 0))
      return FALSE;
  return TRUE;
}

/* A point, or points of a line or area with semicolons between them. */
static gboolean
check_place (const char *text, GError **error)
{
  g_auto (GStrv) points = g_strsplit (text, ";", -1);

  for (guint i = 0; points[i] != NULL; i++)
    {
      const char *point = g_strstrip (points[i]);

      if ((*point == '\0' && (i == 0 || points[i + 1] != NULL))
          || (*point != '\0' && !is_point (point)))
        return refuse (error, MONEV_ERROR_INVALID, text,
                       "bukan koordinat. Tulis lintang dan bujur, misalnya -1.85 109.97.");
    }
  return TRUE;
}

static gboolean
check_text (const char *text, GError **error)
{
  if (!g_utf8_validate (text, -1, NULL))
    return refuse (error, MONEV_ERROR_INVALID, text, "memuat huruf yang rusak. Ketik ulang.");
  if (g_utf8_strlen (text, -1) > MONEV_ANSWER_MAX_CHARS)
    return refuse (error, MONEV_ERROR_LIMIT, text, "terlalu panjang: paling banyak 32.767 huruf.");
  for (const char *at = text; *at != '\0'; at++)
    if ((guchar)*at < ' ' && *at != '\n' && *at != '\t' && *at != '\r')
      return refuse (error, MONEV_ERROR_INVALID, text,
                     "memuat tanda kendali yang tidak terlihat. Ketik ulang.");
  return TRUE;
}

/**
 * monev_answer_check:
 * @text: as a record holds it; "" is no answer and passes
 *
 * Returns: FALSE with INVALID or LIMIT for what an answer of @kind cannot be; whether a choice is
 * in its list is not asked here
 */
gboolean
monev_answer_check (MonevAnswerKind kind, const char *text, GError **error)
{
  if (*text == '\0')
    return TRUE;
  if (!check_text (text, error))
    return FALSE;
  switch (kind)
    {
    case MONEV_ANSWER_INTEGER:
    case MONEV_ANSWER_DECIMAL:
      return check_number (kind, text, error);
    case MONEV_ANSWER_DATE:
      return check_date (text, error);
    case MONEV_ANSWER_TIME:
      return check_time (text, error);
    case MONEV_ANSWER_MOMENT:
      return check_moment (text, error);
    case MONEV_ANSWER_PLACE:
      return check_place (text, error);
    case MONEV_ANSWER_CONFIRM:
      return strcmp (text, "OK") == 0
             || refuse (error, MONEV_ERROR_INVALID, text, "bukan pernyataan. Isi dengan OK.");
    default:
      return TRUE;
    }
}

/* Words without what stands before, behind and twice between them; a code that comes twice counts
 * once. */
static char *
tidy_codes (const char *text)
{
  g_auto (GStrv) words = g_strsplit_set (text, " \t\r\n", -1);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  GString *tidy = g_string_new (NULL);

  for (guint i = 0; words[i] != NULL; i++)
    if (*words[i] != '\0' && g_hash_table_add (seen, words[i]))
      g_string_append_printf (tidy, "%s%s", tidy->len > 0 ? " " : "", words[i]);
  return g_string_free (tidy, FALSE);
}

static char *
number_from_typed (const MonevAnswerStyle *style, const char *typed, GError **error)
{
  MonevDecimal value;
  MonevNumberUnit unit;

  if (!monev_number_parse (typed, &value, &unit, error))
    return NULL;
  return check_whole (style->kind, value, typed, error) ? monev_decimal_to_text (value) : NULL;
}

static char *
date_from_typed (const char *typed, GError **error)
{
  MonevDate date;

  return monev_date_parse (typed, &date, error) ? monev_date_to_iso (date) : NULL;
}

static MonevMoment
moment_of (const MonevAnswerStyle *style, MonevDate date, int minute)
{
  gint64 local = (gint64)date * 86400000 + (gint64)minute * 60000;
  MonevMoment moment;

  if (style->zone != NULL)
    local = monev_instant_from_local (local, style->zone);
  monev_moment_from_utc (local, style->zone, &moment);
  return moment;
}

static char *
time_from_typed (const MonevAnswerStyle *style, const char *typed, GError **error)
{
  MonevMoment now, moment;
  int minute;
  g_autofree char *text = NULL;

  if (!monev_time_parse (typed, &minute, error))
    return NULL;
  if (minute == MONEV_MINUTES_PER_DAY)
    minute = 0;
  monev_moment_from_utc (style->now, style->zone, &now);
  moment = moment_of (style, now.date, minute);
  text = monev_moment_to_text (&moment);
  return g_strdup (strchr (text, 'T') + 1);
}

/* "5/3/2026 07.30": the last word is the time. */
static char *
moment_from_typed (const MonevAnswerStyle *style, const char *typed, GError **error)
{
  g_autofree char *day = g_strdup (typed);
  char *blank = strrchr (day, ' ');
  MonevMoment moment;
  MonevDate date;
  int minute;

  if (blank == NULL || !monev_time_parse (blank + 1, &minute, NULL))
    {
      refuse (error, MONEV_ERROR_INVALID, typed,
              "bukan tanggal dan jam. Tulis misalnya 5/3/2026 07.30.");
      return NULL;
    }
  *blank = '\0';
  if (!monev_date_parse (g_strstrip (day), &date, error))
    return NULL;
  moment = moment_of (style, date, minute);
  return monev_moment_to_text (&moment);
}

static char *
confirm_from_typed (const char *typed, GError **error)
{
  static const char *const words[] = { "ok", "oke", "ya", "y", "yes", "x", "v", "1", "true" };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_ascii_strcasecmp (words[i], typed) == 0)
      return g_strdup ("OK");
  refuse (error, MONEV_ERROR_INVALID, typed, "bukan pernyataan. Isi dengan OK.");
  return NULL;
}

static char *
checked_copy (MonevAnswerKind kind, const char *text, GError **error)
{
  return monev_answer_check (kind, text, error) ? g_strdup (text) : NULL;
}

static char *
from_office (const MonevAnswerStyle *style, const char *text, GError **error)
{
  switch (style->kind)
    {
    case MONEV_ANSWER_INTEGER:
    case MONEV_ANSWER_DECIMAL:
      return number_from_typed (style, text, error);
    case MONEV_ANSWER_DATE:
      return date_from_typed (text, error);
    case MONEV_ANSWER_TIME:
      return time_from_typed (style, text, error);
    case MONEV_ANSWER_MOMENT:
      return moment_from_typed (style, text, error);
    case MONEV_ANSWER_CONFIRM:
      return confirm_from_typed (text, error);
    case MONEV_ANSWER_CHOICES:
    case MONEV_ANSWER_RANK:
      return tidy_codes (text);
    default:
      return checked_copy (style->kind, text, error);
    }
}

static gboolean
keeps_blanks (MonevAnswerKind kind)
{
  return kind == MONEV_ANSWER_TEXT || kind == MONEV_ANSWER_FILE || kind == MONEV_ANSWER_NONE;
}

/**
 * monev_answer_from_typed:
 * @typed: 1.234,5; 5/3/2026; 07.30; codes with blanks between them
 *
 * Returns: (transfer full) (nullable): as a record holds it, "" for blanks alone; NULL with INVALID
 * or LIMIT, in words that say what to write
 */
char *
monev_answer_from_typed (const MonevAnswerStyle *style, const char *typed, GError **error)
{
  g_autofree char *stripped = NULL;

  if (!check_text (typed, error))
    return NULL;
  stripped = g_strstrip (g_strdup (typed));
  if (*stripped == '\0')
    return g_strdup ("");
  return from_office (style, keeps_blanks (style->kind) ? typed : stripped, error);
}

/* "09:00" is of the office's zone; a phone says its own. */
static char *
tidy_time (const MonevAnswerStyle *style, const char *text)
{
  MonevMoment moment, now;
  int millisecond;
  g_autofree char *whole = NULL;

  if (strpbrk (text, "+-Zz") != NULL || !monev_time_of_day (text, &millisecond))
    return g_strdup (text);
  monev_moment_from_utc (style->now, style->zone, &now);
  moment = moment_of (style, now.date, millisecond / 60000);
  moment.millisecond = millisecond;
  whole = monev_moment_to_text (&moment);
  return g_strdup (strchr (whole, 'T') + 1);
}

/* "2026-03-05 07:30" likewise; the day's own dashes are no zone. */
static char *
tidy_moment (const MonevAnswerStyle *style, const char *text)
{
  const char *hour = strpbrk (text, "T ");
  MonevMoment moment;

  if ((hour != NULL && *hour == 'T' && strpbrk (hour, "+-Zz") != NULL)
      || !monev_moment_from_text (text, style->zone, &moment))
    return g_strdup (text);
  return monev_moment_to_text (&moment);
}

/* What is a record's answer already, brought to its one spelling; NULL if it is none. */
static char *
tidy_record (const MonevAnswerStyle *style, const char *text)
{
  MonevAnswerKind kind = style->kind;
  MonevDecimal value;

  if (!monev_answer_check (kind, text, NULL))
    return NULL;
  if (kind == MONEV_ANSWER_TIME)
    return tidy_time (style, text);
  if (kind == MONEV_ANSWER_MOMENT)
    return tidy_moment (style, text);
  if (is_number (kind) && monev_decimal_from_text (text, &value, NULL))
    return monev_decimal_to_text (value);
  if (kind == MONEV_ANSWER_CHOICES || kind == MONEV_ANSWER_RANK)
    return tidy_codes (text);
  return g_strdup (text);
}

/* A day that a spreadsheet gave midnight, a moment without its "T": still the same answer. */
static char *
mend_moment (const MonevAnswerStyle *style, const char *text)
{
  MonevMoment moment;

  if (!monev_moment_from_text (text, style->zone, &moment))
    return NULL;
  if (style->kind == MONEV_ANSWER_DATE)
    return monev_date_to_iso (moment.date);
  if (style->kind != MONEV_ANSWER_MOMENT)
    return NULL;
  moment = moment.has_time ? moment : moment_of (style, moment.date, 0);
  return monev_moment_to_text (&moment);
}

/**
 * monev_answer_from_record:
 * @text: as an export of a form holds it, or as somebody typed it into one
 * @repaired: (out): whether it had to be read as an office types it
 *
 * Returns: (transfer full) (nullable): the answer in its one spelling; NULL with INVALID or LIMIT
 */
char *
monev_answer_from_record (const MonevAnswerStyle *style, const char *text, gboolean *repaired,
                          GError **error)
{
  g_autofree char *stripped = NULL;
  char *answer;

  *repaired = FALSE;
  if (!check_text (text, error))
    return NULL;
  stripped = g_strstrip (g_strdup (text));
  if (*stripped == '\0')
    return g_strdup ("");
  answer = tidy_record (style, keeps_blanks (style->kind) ? text : stripped);
  if (answer == NULL)
    {
      answer = mend_moment (style, stripped);
      *repaired = answer != NULL && style->kind == MONEV_ANSWER_DATE;
    }
  if (answer == NULL)
    {
      answer = from_office (style, stripped, error);
      *repaired = answer != NULL;
    }
  return answer;
}

static char *
moment_to_shown (const char *text)
{
  MonevMoment moment;
  g_autofree char *date = NULL;
  g_autofree char *time = NULL;

  if (!monev_moment_from_text (text, NULL, &moment) || !moment.has_time)
    return g_strdup (text);
  date = monev_date_format (moment.date, MONEV_DATE_LONG);
  time = monev_time_format (moment.millisecond / 60000);
  return g_strdup_printf ("%s %s", date, time);
}

/**
 * monev_answer_to_shown: Returns: (transfer full): as an office writes it: 1.234,5; 5 Maret 2026;
 * 07.30. What is no such answer, and codes, stay as they are.
 */
char *
monev_answer_to_shown (MonevAnswerKind kind, const char *text)
{
  MonevDecimal value;
  MonevDate date;
  int millisecond;

  if (is_number (kind) && monev_decimal_from_text (text, &value, NULL))
    return monev_number_format (value, MONEV_NUMBER_AS_IS);
  if (kind == MONEV_ANSWER_DATE && monev_date_from_iso (text, &date, NULL))
    return monev_date_format (date, MONEV_DATE_LONG);
  if (kind == MONEV_ANSWER_TIME && monev_time_of_day (text, &millisecond))
    return monev_time_format (millisecond / 60000);
  return kind == MONEV_ANSWER_MOMENT ? moment_to_shown (text) : g_strdup (text);
}
