#include "holiday-import.h"

#include <libical/ical.h>
#include <string.h>

#include "base/fold.h"

/* The first year of the republic, and as far as anybody plans. */
#define FIRST_YEAR 1945
#define LAST_YEAR 2199
#define LONGEST_RANGE 31

enum { TANGGAL, SAMPAI, JENIS, NAMA, N_COLUMNS };
static const char *const headings[] = { "tanggal", "sampai", "jenis", "nama" };

typedef struct {
  const char     *file;
  MonevIssueList *issues;
  GPtrArray      *holidays;
  gint64          row;
  const char     *from_name; /* of the columns, as the file calls them */
  const char     *until_name;
} Import;

static gboolean
report (Import *import, MonevSeverity severity, const char *code, const char *column,
        const char *found, const char *message, const char *fix)
{
  monev_issue (import->issues, .code = code, .severity = severity, .file = import->file,
               .row = import->row, .column = column, .message = message, .fix = fix,
               .found = found);
  return FALSE;
}

static gboolean
fail (Import *import, const char *code, const char *column, const char *found,
      const char *message, const char *fix)
{
  return report (import, MONEV_SEVERITY_ERROR, code, column, found, message, fix);
}

static gboolean
check_year (Import *import, MonevDate date, const char *column, const char *found)
{
  int year;

  monev_date_to_ymd (date, &year, NULL, NULL);
  if (year >= FIRST_YEAR && year <= LAST_YEAR)
    return TRUE;
  return fail (import, "holiday-year", column, found, "Tahun di luar 1945 sampai 2199.",
               "Periksa angka tahunnya.");
}

static gboolean
check_range (Import *import, MonevDate from, MonevDate until, const char *found)
{
  if (until < from)
    return fail (import, "holiday-range", import->until_name, found,
                 "Tanggal akhir mendahului tanggal awal.", "Tukar atau perbaiki tanggalnya.");
  if (until - from < LONGEST_RANGE)
    return TRUE;
  return fail (import, "holiday-range", import->until_name, found, "Rentang melebihi 31 hari.",
               "Periksa tanggal awal dan akhir, atau bagi menjadi beberapa baris.");
}

static void
take (Import *import, MonevDate from, MonevDate until, MonevHolidayKind kind, const char *name)
{
  for (guint i = 0; i < import->holidays->len; i++)
    {
      const MonevHoliday *other = g_ptr_array_index (import->holidays, i);

      if (other->kind != kind || other->from > until || other->until < from)
        continue;
      report (import, MONEV_SEVERITY_WARNING, "holiday-duplicate", import->from_name, name,
              "Tanggal ini sudah ada dengan jenis yang sama; baris ini dilewati.",
              "Hapus salah satu baris bila memang ganda.");
      return;
    }
  g_ptr_array_add (import->holidays, monev_holiday_new (from, until, kind, name));
}

static const char *
cell_at (char **row, const int *columns, int which)
{
  int index = columns[which];

  return index >= 0 && (guint) index < g_strv_length (row) ? row[index] : "";
}

static gboolean
is_blank (const char *text)
{
  g_autofree char *key = monev_fold_key (text);

  return key[0] == '\0';
}

static gboolean
is_blank_row (char **row)
{
  for (; *row != NULL; row++)
    if (!is_blank (*row))
      return FALSE;
  return TRUE;
}

static gboolean
find_columns (Import *import, char **head, int *columns)
{
  gboolean whole = TRUE;

  for (int i = 0; i < N_COLUMNS; i++)
    {
      columns[i] = -1;
      for (int j = 0; head[j] != NULL && columns[i] < 0; j++)
        {
          g_autofree char *key = monev_fold_key (head[j]);

          if (strcmp (key, headings[i]) == 0)
            columns[i] = j;
        }
      if (columns[i] < 0 && i != SAMPAI)
        whole = fail (import, "column-missing", headings[i], NULL, "Kolom ini tidak ada.",
                      "Tulis judul kolom tanggal, jenis, nama di baris pertama.");
    }
  return whole;
}

static gboolean
read_date (Import *import, const char *column, const char *text, MonevDate *date)
{
  MonevDate read;

  if (!monev_date_parse (text, &read, NULL))
    return fail (import, "date-invalid", column, text, "Bukan tanggal yang ada.",
                 "Tulis misalnya 2026-03-05 atau 5/3/2026.");
  if (!check_year (import, read, column, text))
    return FALSE;
  *date = read;
  return TRUE;
}

static void
read_row (Import *import, char **row, const int *columns)
{
  const char *until_text = cell_at (row, columns, SAMPAI);
  const char *kind_text = cell_at (row, columns, JENIS);
  g_autofree char *name = g_strstrip (g_strdup (cell_at (row, columns, NAMA)));
  gboolean ranged = !is_blank (until_text), good = TRUE;
  MonevHolidayKind kind = MONEV_HOLIDAY_NATIONAL;
  MonevDate from = 0, until = 0;

  good &= read_date (import, headings[TANGGAL], cell_at (row, columns, TANGGAL), &from);
  if (ranged)
    good &= read_date (import, headings[SAMPAI], until_text, &until);
  if (!monev_holiday_kind_from_name (kind_text, &kind))
    good = fail (import, "holiday-kind", headings[JENIS], kind_text, "Jenis tidak dikenal.",
                 "Tulis libur nasional, cuti bersama atau ramadan.");
  else if (kind == MONEV_HOLIDAY_RAMADAN && !ranged)
    good = fail (import, "holiday-range", headings[SAMPAI], NULL,
                 "Ramadan memerlukan tanggal terakhir.",
                 "Isi kolom sampai dengan hari terakhir Ramadan.");
  if (is_blank (name))
    good = fail (import, "holiday-name", headings[NAMA], NULL, "Nama hari libur kosong.",
                 "Isi namanya seperti dalam keputusan.");
  if (good && (!ranged || check_range (import, from, until, until_text)))
    take (import, from, ranged ? until : from, kind, name);
}

/**
 * monev_holidays_from_rows:
 * @rows: (element-type GStrv): the first row holds the headings tanggal, jenis, nama and, where
 *   wanted, sampai, in any order and case; valid UTF-8
 * @file: (nullable): named in the issues
 *
 * Rows count from 1 with the headings, as the office sees them; blank rows are passed over.
 *
 * Returns: (transfer full) (element-type MonevHoliday): what could be read, in the order of rows.
 */
GPtrArray *
monev_holidays_from_rows (const GPtrArray *rows, const char *file, MonevIssueList *issues)
{
  Import import = { file, issues, monev_holiday_list_new (), 1, headings[TANGGAL],
                    headings[SAMPAI] };
  int columns[N_COLUMNS];

  if (rows->len == 0)
    fail (&import, "file-empty", NULL, NULL, "Berkas tidak memuat baris.",
          "Pilih berkas dengan judul kolom tanggal, jenis, nama.");
  else if (find_columns (&import, g_ptr_array_index (rows, 0), columns))
    for (guint i = 1; i < rows->len; i++)
      {
        char **row = g_ptr_array_index (rows, i);

        import.row = i + 1;
        if (!is_blank_row (row))
          read_row (&import, row, columns);
      }
  return import.holidays;
}

static gboolean
read_ics_date (icalproperty *property, MonevDate *date)
{
  const icalvalue *value = icalproperty_get_value (property);
  icaltimetype time;

  if (value == NULL || icalvalue_isa (value) != ICAL_DATE_VALUE)
    return FALSE;
  time = icalvalue_get_date (value);
  return monev_date_from_ymd (time.year, time.month, time.day, date);
}

/* The end of an all-day event is the day after its last; without one it lasts a day
 * (RFC 5545, 3.6.1). Some programs write the first day as the end of a single day. */
static gboolean
read_ics_span (icalcomponent *event, MonevDate *from, MonevDate *until)
{
  icalproperty *start = icalcomponent_get_first_property (event, ICAL_DTSTART_PROPERTY);
  icalproperty *end = icalcomponent_get_first_property (event, ICAL_DTEND_PROPERTY);
  icalproperty *length = icalcomponent_get_first_property (event, ICAL_DURATION_PROPERTY);
  MonevDate after;

  if (start == NULL || !read_ics_date (start, from))
    return FALSE;
  after = *from + 1;
  if (end != NULL && !read_ics_date (end, &after))
    return FALSE;
  if (end == NULL && length != NULL)
    after = *from + icaldurationtype_as_int (icalproperty_get_duration (length)) / (24 * 60 * 60);
  *until = after == *from ? *from : after - 1;
  return TRUE;
}

/* Calendars of the big providers also hold days that are only remembered. */
static gboolean
is_remembrance (icalcomponent *event)
{
  const char *description = icalcomponent_get_description (event);
  g_autofree char *key = monev_fold_key (description == NULL ? "" : description);

  return g_str_has_prefix (key, "hari peringatan") || g_str_has_prefix (key, "perayaan")
         || g_str_has_prefix (key, "observance");
}

/* FALSE for a day like "1 Ramadan", on which people work. */
static gboolean
kind_of_event (icalcomponent *event, const char *name, gboolean ranged, MonevHolidayKind *kind)
{
  g_autofree char *key = monev_fold_key (name);

  if (monev_fold_match (key, "cuti bersama"))
    *kind = MONEV_HOLIDAY_COLLECTIVE;
  else if (strstr (key, "ramadan") == NULL && strstr (key, "ramadhan") == NULL)
    *kind = MONEV_HOLIDAY_NATIONAL;
  else
    {
      *kind = MONEV_HOLIDAY_RAMADAN;
      return ranged;
    }
  return !is_remembrance (event);
}

static void
read_event (Import *import, icalcomponent *event)
{
  const char *summary = icalcomponent_get_summary (event);
  g_autofree char *name = g_strstrip (g_utf8_make_valid (summary == NULL ? "" : summary, -1));
  MonevHolidayKind kind;
  MonevDate from = 0, until = 0;

  if (is_blank (name))
    fail (import, "holiday-name", "SUMMARY", NULL, "Acara tanpa nama dilewati.",
          "Isi namanya di kalender asal.");
  else if (icalcomponent_get_first_property (event, ICAL_RRULE_PROPERTY) != NULL)
    fail (import, "holiday-recurring", "RRULE", name,
          "Acara berulang tidak dibaca: hari libur ditetapkan tahun demi tahun.",
          "Tulis setiap tanggalnya sebagai acara sendiri.");
  else if (!read_ics_span (event, &from, &until))
    fail (import, "date-invalid", "DTSTART", name, "Bukan acara sehari penuh dengan tanggal sah.",
          "Ubah menjadi acara sehari penuh di kalender asal.");
  else if (!check_year (import, from, "DTSTART", name)
           || !check_range (import, from, until, name))
    return;
  else if (!kind_of_event (event, name, until > from, &kind))
    report (import, MONEV_SEVERITY_NOTE, "holiday-workday", "SUMMARY", name,
            "Hari peringatan, bukan hari libur: dilewati.",
            "Tambahkan sendiri bila kantor memang libur.");
  else
    take (import, from, until, kind, name);
}

static void
read_component (Import *import, icalcomponent *component)
{
  icalcomponent *inner;

  if (icalcomponent_isa (component) == ICAL_VEVENT_COMPONENT)
    {
      import->row++;
      read_event (import, component);
      return;
    }
  if (icalcomponent_isa (component) != ICAL_VCALENDAR_COMPONENT
      && icalcomponent_isa (component) != ICAL_XROOT_COMPONENT)
    return;
  for (inner = icalcomponent_get_first_component (component, ICAL_ANY_COMPONENT); inner != NULL;
       inner = icalcomponent_get_next_component (component, ICAL_ANY_COMPONENT))
    read_component (import, inner);
}

/**
 * monev_holidays_from_ics:
 * @text: an iCalendar file (RFC 5545)
 * @file: (nullable): named in the issues
 *
 * The kind follows from the name: "Cuti bersama …", a range called Ramadan, or else libur
 * nasional. Days that are only remembered are passed over with a note. The row of an issue is the
 * number of the event in the file.
 *
 * Returns: (transfer full) (element-type MonevHoliday): what could be read, in the order of events.
 */
GPtrArray *
monev_holidays_from_ics (const char *text, const char *file, MonevIssueList *issues)
{
  Import import = { file, issues, monev_holiday_list_new (), 0, "DTSTART", "DTEND" };
  icalcomponent *root = icalparser_parse_string (text);

  if (root != NULL)
    {
      read_component (&import, root);
      icalcomponent_free (root);
    }
  if (import.row == 0)
    fail (&import, "file-empty", NULL, NULL, "Berkas tidak memuat acara kalender.",
          "Pilih berkas iCalendar (.ics) yang berisi hari libur.");
  return import.holidays;
}
