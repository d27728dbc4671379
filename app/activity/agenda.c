#include "activity/agenda.h"

#include <string.h>

#include "activity/clock.h"
#include "base/instant.h"
#include "region/region.h"

static const char *const names[MONEV_N_AGENDA_KINDS] = { "kunjungan", "rapat", "tindak-lanjut",
                                                         "langkah" };

/** monev_agenda_kind_name: Returns: (transfer none): "kunjungan", "rapat", … */
const char *
monev_agenda_kind_name (MonevAgendaKind kind)
{
  return names[kind];
}

static void
entry_free (MonevAgendaEntry *entry)
{
  g_free (entry->id);
  g_free (entry->activity_id);
  g_free (entry->activity);
  g_free (entry->text);
  g_free (entry->time_from);
  g_free (entry->time_to);
  g_free (entry->state);
  g_free (entry->place);
  g_free (entry->latitude);
  g_free (entry->longitude);
  g_free (entry->people);
  g_free (entry);
}

static MonevAgendaEntry *
new_entry (MonevDbRows *row)
{
  MonevAgendaEntry *entry = g_new0 (MonevAgendaEntry, 1);

  entry->id = g_strdup (monev_db_rows_text (row, "id"));
  entry->activity_id = g_strdup (monev_db_rows_text (row, "activity_id"));
  entry->activity = g_strdup (monev_db_rows_text (row, "activity"));
  entry->state = g_strdup (monev_db_rows_text (row, "state"));
  return entry;
}

/* "Balai desa, Desa Sungai Awan, …": the site, then where it lies. */
static char *
place_of (const MonevAgendaEntry *entry, MonevDbRows *row)
{
  g_autofree char *region = NULL;

  if (entry->kind == MONEV_AGENDA_MEETING)
    return g_strdup (monev_db_rows_text (row, "place"));
  if (entry->kind != MONEV_AGENDA_VISIT)
    return g_strdup ("");
  region = monev_region_path (monev_db_rows_text (row, "place"));
  return region != NULL && *region != '\0' ? g_strdup_printf ("%s, %s", entry->text, region)
                                           : g_strdup (entry->text);
}

static void
take_entry (GPtrArray *list, MonevDbRows *row)
{
  MonevAgendaEntry *entry = new_entry (row);
  const char *kind = monev_db_rows_text (row, "kind");

  while (entry->kind < MONEV_AGENDA_STEP && strcmp (names[entry->kind], kind) != 0)
    entry->kind++;
  entry->text = g_strdup (monev_db_rows_text (row, "text"));
  entry->place = place_of (entry, row);
  entry->latitude = g_strdup (monev_db_rows_text (row, "latitude"));
  entry->longitude = g_strdup (monev_db_rows_text (row, "longitude"));
  entry->people = g_strdup ("");
  entry->time_from = g_strdup (monev_db_rows_text (row, "time_from"));
  entry->time_to = g_strdup (monev_db_rows_text (row, "time_to"));
  monev_date_from_iso (monev_db_rows_text (row, "date_from"), &entry->from, NULL);
  monev_date_from_iso (monev_db_rows_text (row, "date_to"), &entry->until, NULL);
  g_ptr_array_add (list, entry);
}

static void
take_due (GPtrArray *list, MonevDbRows *row, const MonevOfficeClock *clock)
{
  MonevAgendaEntry *entry = new_entry (row);
  int minute;

  entry->kind = MONEV_AGENDA_STEP;
  entry->text = g_strdup_printf ("%s. %s", monev_db_rows_text (row, "number"),
                                 monev_db_rows_text (row, "wording"));
  entry->from = entry->until = monev_minute_to_date (
    monev_office_clock_minute (clock, monev_db_rows_int (row, "planned_due")), &minute);
  entry->time_from = monev_time_format (minute);
  entry->time_to = g_strdup (entry->time_from);
  entry->place = g_strdup ("");
  entry->latitude = g_strdup ("");
  entry->longitude = g_strdup ("");
  entry->people = g_strdup ("");
  g_ptr_array_add (list, entry);
}

static gboolean
load_dues (MonevDbConnection *connection, const char *activity_id, MonevDate from, MonevDate until,
           GPtrArray *list, GError **error)
{
  g_auto (MonevOfficeClock) clock = { NULL };
  g_autoptr (MonevDbRows) rows = NULL;
  GError *local = NULL;

  if (!monev_office_clock_load (connection, &clock, error))
    return FALSE;
  rows = monev_db_query (
    connection, "field_calendar_dues",
    MONEV_DB_BINDS (
      MONEV_DB_I ("from", monev_office_clock_utc (&clock, (gint64) from * MONEV_MINUTES_PER_DAY)),
      MONEV_DB_I ("until",
                  monev_office_clock_utc (&clock, ((gint64) until + 1) * MONEV_MINUTES_PER_DAY)),
      MONEV_DB_T ("activity_id", activity_id)), error);
  if (rows == NULL)
    return FALSE;
  while (monev_db_rows_next (rows, &local))
    take_due (list, rows, &clock);
  if (local != NULL)
    g_propagate_error (error, local);
  return local == NULL;
}

/* Who goes: the rows come by visit. */
static gboolean
load_people (MonevDbConnection *connection, const char *activity_id, const char *first,
             const char *last, GPtrArray *list, GError **error)
{
  g_autoptr (GHashTable) visits = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (MonevDbRows) rows = monev_db_query (
    connection, "field_calendar_people",
    MONEV_DB_BINDS (MONEV_DB_T ("from", first), MONEV_DB_T ("until", last),
                    MONEV_DB_T ("activity_id", activity_id)), error);
  GError *local = NULL;

  if (rows == NULL)
    return FALSE;
  for (guint i = 0; i < list->len; i++)
    g_hash_table_insert (visits, ((MonevAgendaEntry *) list->pdata[i])->id, list->pdata[i]);
  while (monev_db_rows_next (rows, &local))
    {
      MonevAgendaEntry *entry = g_hash_table_lookup (visits, monev_db_rows_text (rows, "id"));
      g_autofree char *before = NULL;

      if (entry == NULL)
        continue;
      before = entry->people;
      entry->people = g_strconcat (before, *before != '\0' ? "\n" : "",
                                   monev_db_rows_text (rows, "name"), NULL);
    }
  if (local != NULL)
    g_propagate_error (error, local);
  return local == NULL;
}

static int
compare_entries (gconstpointer a, gconstpointer b)
{
  const MonevAgendaEntry *one = *(MonevAgendaEntry *const *) a;
  const MonevAgendaEntry *two = *(MonevAgendaEntry *const *) b;
  int order = one->from != two->from ? (one->from < two->from ? -1 : 1)
                                     : strcmp (one->time_from, two->time_from);

  if (order == 0)
    order = (int) one->kind - (int) two->kind;
  return order != 0 ? order : strcmp (one->id, two->id);
}

/**
 * monev_agenda_load:
 * @activity_id: of one run, or "" for all
 * @until: the last day
 *
 * Visits and meetings that were not called off, follow-ups and steps that are due and not done, by
 * day and time. Steps of runs that are over are not told.
 *
 * Returns: (transfer full) (element-type MonevAgendaEntry)
 */
GPtrArray *
monev_agenda_load (MonevDbConnection *connection, const char *activity_id, MonevDate from,
                   MonevDate until, GError **error)
{
  g_autofree char *first = monev_date_to_iso (from);
  g_autofree char *last = monev_date_to_iso (until);
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func ((GDestroyNotify) entry_free);
  g_autoptr (MonevDbRows) rows = monev_db_query (
    connection, "field_calendar",
    MONEV_DB_BINDS (MONEV_DB_T ("from", first), MONEV_DB_T ("until", last),
                    MONEV_DB_T ("activity_id", activity_id)), error);
  GError *local = NULL;

  if (rows == NULL)
    return NULL;
  while (monev_db_rows_next (rows, &local))
    take_entry (list, rows);
  if (local != NULL)
    {
      g_propagate_error (error, local);
      return NULL;
    }
  if (!load_people (connection, activity_id, first, last, list, error)
      || !load_dues (connection, activity_id, from, until, list, error))
    return NULL;
  g_ptr_array_sort (list, compare_entries);
  return g_steal_pointer (&list);
}

/**
 * monev_agenda_is_late:
 * @now: local minute
 *
 * Only what is due can be late; a follow-up is due at the end of its day (activity/clock.h).
 */
gboolean
monev_agenda_is_late (const MonevAgendaEntry *entry, const MonevOfficeClock *clock, gint64 now)
{
  gint64 due;
  int minute;

  if (entry->kind != MONEV_AGENDA_FOLLOW_UP && entry->kind != MONEV_AGENDA_STEP)
    return FALSE;
  if (entry->kind == MONEV_AGENDA_STEP && monev_time_parse (entry->time_from, &minute, NULL))
    due = (gint64) entry->until * MONEV_MINUTES_PER_DAY + minute;
  else
    due = monev_office_clock_minute (clock, monev_office_clock_day_end (clock, entry->until));
  return monev_clock_is_late (clock->work, due, now);
}

/* RFC 5545, 3.1: no line is longer than 75 bytes, and none is cut within a letter. */
static void
put_line (GString *out, const char *name, const char *value)
{
  g_autofree char *line = g_strconcat (name, ":", value, NULL);
  const char *p = line;
  gsize room = 75;

  while (strlen (p) > room)
    {
      gsize n = room;

      while (n > 0 && ((guchar) p[n] & 0xc0) == 0x80)
        n--;
      g_string_append_len (out, p, (gssize) n);
      g_string_append (out, "\r\n ");
      p += n;
      room = 74;
    }
  g_string_append (out, p);
  g_string_append (out, "\r\n");
}

/* 3.3.11: what divides is escaped, a line end is "\n". */
static void
put_text (GString *out, const char *name, const char *text)
{
  g_autoptr (GString) value = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p++)
    if (*p == '\n')
      g_string_append (value, "\\n");
    else if (strchr ("\\;,", *p) != NULL)
      g_string_append_printf (value, "\\%c", *p);
    else if (!g_ascii_iscntrl (*p))
      g_string_append_c (value, *p);
  put_line (out, name, value->str);
}

static char *
format_utc (gint64 utc_ms)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_utc (utc_ms / 1000);

  return g_date_time_format (time, "%Y%m%dT%H%M%SZ");
}

static char *
format_day (MonevDate date)
{
  int year, month, day;

  monev_date_to_ymd (date, &year, &month, &day);
  return g_strdup_printf ("%04d%02d%02d", year, month, day);
}

/* The last day of a whole-day event does not belong to it (3.6.1). */
static void
put_days (GString *out, MonevDate from, MonevDate until)
{
  g_autofree char *start = format_day (from);
  g_autofree char *end = format_day (until + 1);

  put_line (out, "DTSTART;VALUE=DATE", start);
  put_line (out, "DTEND;VALUE=DATE", end);
}

static void
put_times (GString *out, MonevDate day, int start, int end, GTimeZone *zone)
{
  g_autofree char *from = format_utc (
    monev_instant_from_minute ((gint64) day * MONEV_MINUTES_PER_DAY + start, zone));
  g_autofree char *until = format_utc (
    monev_instant_from_minute ((gint64) day * MONEV_MINUTES_PER_DAY + end, zone));

  put_line (out, "DTSTART", from);
  if (end > start)
    put_line (out, "DTEND", until);
}

/* 3.8.1.6: two numbers, latitude first; 3.8.1.7: words. Nobody is asked to come by ATTENDEE: that
 * wants the address of a mailbox, which an office seldom has. */
static void
put_where_and_who (GString *out, const MonevAgendaEntry *entry)
{
  g_autofree char *geo = g_strdup_printf ("%s;%s", entry->latitude, entry->longitude);
  g_auto (GStrv) all = g_strsplit (entry->people, "\n", -1);
  g_autofree char *people = g_strjoinv (", ", all);
  g_autofree char *text = *people != '\0'
                            ? g_strdup_printf ("%s\nPetugas: %s", entry->activity, people)
                            : g_strdup (entry->activity);

  if (*entry->place != '\0')
    put_text (out, "LOCATION", entry->place);
  if (*entry->latitude != '\0' && *entry->longitude != '\0')
    put_line (out, "GEO", geo);
  put_text (out, "DESCRIPTION", text);
}

/* @nth: of a visit over several days with hours, which is an event on each day. */
static void
put_event (GString *out, const MonevAgendaEntry *entry, gint nth, const char *stamp, GTimeZone *zone)
{
  static const char *const titles[] = { "Kunjungan: ", "Rapat: ", "Tenggat tindak lanjut: ",
                                        "Tenggat langkah " };
  g_autofree char *uid = nth == 0
    ? g_strdup_printf ("%s-%s@monev", monev_agenda_kind_name (entry->kind), entry->id)
    : g_strdup_printf ("%s-%s-%d@monev", monev_agenda_kind_name (entry->kind), entry->id, nth + 1);
  g_autofree char *summary = g_strconcat (titles[entry->kind], entry->text, NULL);
  int start, end;

  put_line (out, "BEGIN", "VEVENT");
  put_line (out, "UID", uid);
  put_line (out, "DTSTAMP", stamp);
  if (monev_time_parse (entry->time_from, &start, NULL)
      && monev_time_parse (entry->time_to, &end, NULL))
    put_times (out, entry->from + nth, start, end, zone);
  else
    put_days (out, entry->from, entry->until);
  put_text (out, "SUMMARY", summary);
  put_where_and_who (out, entry);
  put_line (out, "END", "VEVENT");
}

/**
 * monev_agenda_to_ics:
 * @now: UTC milliseconds; when the file was made
 *
 * iCalendar (RFC 5545). Times are in UTC, so that no zone has to be described; what has no time is a
 * whole day. The UID of a thing is the same in each file, so that a second import moves it.
 *
 * Returns: (transfer full): the file.
 */
char *
monev_agenda_to_ics (const GPtrArray *entries, GTimeZone *zone, gint64 now)
{
  GString *out = g_string_new (NULL);
  g_autofree char *stamp = format_utc (now);

  put_line (out, "BEGIN", "VCALENDAR");
  put_line (out, "VERSION", "2.0");
  put_line (out, "PRODID", "-//Monev//Agenda Kerja//ID");
  put_line (out, "CALSCALE", "GREGORIAN");
  for (guint i = 0; i < entries->len; i++)
    {
      const MonevAgendaEntry *entry = entries->pdata[i];
      gint days = *entry->time_from != '\0' ? entry->until - entry->from : 0;

      for (gint nth = 0; nth <= days; nth++)
        put_event (out, entry, nth, stamp, zone);
    }
  put_line (out, "END", "VCALENDAR");
  return g_string_free (out, FALSE);
}
