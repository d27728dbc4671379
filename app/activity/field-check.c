/* Rules that several tables of the field share. */
#include "activity/field-private.h"

#include <string.h>

#include "activity/coordinate.h"
#include "activity/engagement.h"
#include "base/instant.h"
#include "programme/programme.h"
#include "record/record-store.h"
#include "region/region.h"

/** monev_field_complain: adds an error about @field of @record, with its heading and what it
 * holds. */
void
monev_field_complain (MonevIssueList *issues, const MonevRecord *record, const char *field,
                      const char *code, const char *message, const char *fix)
{
  const MonevRecordType *type = monev_record_type (record);
  int i = monev_record_type_field (type, field);
  const char *found = i >= 0 ? monev_record_value (record, (guint) i) : "";

  monev_issue (issues, .code = code, .severity = MONEV_SEVERITY_ERROR, .key = field,
               .column = i >= 0 ? type->fields[i].heading : NULL, .message = message, .fix = fix,
               .found = *found != '\0' ? found : NULL);
}

static MonevRecord *
tidy_time (MonevRecord *record, const char *field, int *minute, MonevIssueList *issues)
{
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  *minute = MONEV_WHOLE_DAY;
  if (*monev_record_get (record, field) == '\0')
    return record;
  if (!monev_time_parse (monev_record_get (record, field), minute, &error))
    {
      monev_field_complain (issues, record, field, "time", error->message, "Tulis seperti 08.30.");
      return record;
    }
  text = monev_time_format (*minute);
  return monev_record_with (record, field, text);
}

/* "time_from" and "time_to": both or none, the end behind the beginning. */
MonevRecord *
monev_field_check_times (MonevRecord *record, MonevIssueList *issues)
{
  gboolean from = *monev_record_get (record, "time_from") != '\0';
  gboolean to = *monev_record_get (record, "time_to") != '\0';
  int start, end;

  record = tidy_time (record, "time_from", &start, issues);
  record = tidy_time (record, "time_to", &end, issues);
  if (from != to)
    monev_field_complain (issues, record, from ? "time_to" : "time_from", "time-half",
                          "Jam mulai dan jam selesai diisi keduanya.",
                          "Isi keduanya, atau kosongkan keduanya.");
  else if (start != MONEV_WHOLE_DAY && end != MONEV_WHOLE_DAY && end <= start)
    monev_field_complain (issues, record, "time_to", "time-order",
                          "Jam selesai tidak sesudah jam mulai.", "Periksa kedua jamnya.");
  return record;
}

/* Both may have been typed into the first field. */
static MonevRecord *
split_pair (MonevRecord *record)
{
  g_autofree char *latitude = NULL;
  g_autofree char *longitude = NULL;

  if (*monev_record_get (record, "longitude") != '\0'
      || !monev_coordinate_parse_pair (monev_record_get (record, "latitude"), &latitude, &longitude,
                                       NULL))
    return record;
  record = monev_record_with (record, "latitude", latitude);
  return monev_record_with (record, "longitude", longitude);
}

static MonevRecord *
tidy_axis (MonevRecord *record, const char *field, MonevAxis axis, MonevIssueList *issues)
{
  g_autofree char *degrees = NULL;
  g_autoptr (GError) error = NULL;

  if (*monev_record_get (record, field) == '\0')
    return record;
  if (monev_coordinate_parse (monev_record_get (record, field), axis, &degrees, &error))
    return monev_record_with (record, field, degrees);
  monev_field_complain (issues, record, field, "coordinate", error->message, NULL);
  return record;
}

static void
check_region (const MonevRecord *record, MonevIssueList *issues)
{
  const char *code = monev_record_get (record, "region_code");

  if (*code == '\0' || monev_region_check (code) == MONEV_REGION_KNOWN)
    return;
  if (monev_region_check (code) == MONEV_REGION_UNKNOWN)
    monev_field_complain (issues, record, "region_code", "region-unknown",
                          "Kode wilayah ini tidak ada dalam daftar Kemendagri.",
                          "Cari kodenya di Referensi, Wilayah.");
  else
    monev_field_complain (issues, record, "region_code", "region-code",
                          "Kode wilayah ini tidak berpola.", "Tulis seperti 61.04.17.2001.");
}

/* "region_code", "latitude" and "longitude". */
MonevRecord *
monev_field_check_place (MonevRecord *record, MonevIssueList *issues)
{
  check_region (record, issues);
  if (*monev_record_get (record, "latitude") != '\0')
    record = split_pair (record);
  record = tidy_axis (record, "latitude", MONEV_AXIS_LATITUDE, issues);
  record = tidy_axis (record, "longitude", MONEV_AXIS_LONGITUDE, issues);
  if ((*monev_record_get (record, "latitude") == '\0')
      != (*monev_record_get (record, "longitude") == '\0'))
    monev_field_complain (issues, record,
                          *monev_record_get (record, "latitude") == '\0' ? "latitude" : "longitude",
                          "coordinate-half", "Lintang dan bujur diisi keduanya.",
                          "Tulis lintang lalu bujur, seperti -0.16, 109.9.");
  return record;
}

/** monev_field_span_clear: frees what @span holds. */
void
monev_field_span_clear (MonevFieldSpan *span)
{
  g_clear_pointer (&span->title, g_free);
}

/* The year and the days of a run; without any due it goes on to the end of its year. */
gboolean
monev_field_span (MonevDbConnection *connection, const char *activity_id, MonevFieldSpan *span,
                  GError **error)
{
  g_autoptr (MonevDbRows) rows = NULL;
  g_auto (MonevOfficeClock) clock = { NULL };

  if (!monev_office_clock_load (connection, &clock, error))
    return FALSE;
  rows = monev_db_query (connection, "field_span", MONEV_DB_BINDS (MONEV_DB_T ("id", activity_id)),
                         error);
  if (rows == NULL || !monev_db_rows_next (rows, error))
    return FALSE;
  span->year = monev_db_rows_int (rows, "year");
  span->title = g_strdup (monev_db_rows_text (rows, "title"));
  span->first = monev_minute_to_date (
    monev_office_clock_minute (&clock, monev_db_rows_int (rows, "start_at")), NULL);
  if (monev_db_rows_is_null (rows, "end_at"))
    monev_date_from_ymd ((int) span->year, 12, 31, &span->last);
  else
    span->last = monev_minute_to_date (
      monev_office_clock_minute (&clock, monev_db_rows_int (rows, "end_at")), NULL);
  return TRUE;
}

/* "programme_id": a sub kegiatan of the year of the run. */
gboolean
monev_field_check_programme (MonevDbConnection *connection, const MonevRecord *record,
                             MonevIssueList *issues, GError **error)
{
  g_auto (MonevFieldSpan) span = { 0 };
  g_autoptr (MonevRecord) programme = NULL;
  const char *id = monev_record_get (record, "programme_id");

  if (*id == '\0')
    return TRUE;
  if (!monev_field_span (connection, monev_record_get (record, "activity_id"), &span, error))
    return FALSE;
  programme = monev_record_store_get (connection, &monev_programme_type, id, error);
  if (programme == NULL)
    return FALSE;
  if (strcmp (monev_record_get (programme, "level"), "sub_kegiatan") != 0)
    monev_field_complain (issues, record, "programme_id", "programme-level",
                          "Yang dipilih bukan sub kegiatan.", "Pilih kode dengan enam kelompok.");
  else if (g_ascii_strtoll (monev_record_get (programme, "year"), NULL, 10) != span.year)
    monev_field_complain (issues, record, "programme_id", "programme-year",
                          "Sub kegiatan ini dari Tahun Anggaran lain.",
                          "Pilih sub kegiatan dari tahun agenda ini.");
  return TRUE;
}
