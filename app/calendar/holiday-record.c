#include "calendar/holiday-record.h"

#include <string.h>

static const MonevChoice kinds[] = {
  { "libur nasional", "Libur nasional" },
  { "cuti bersama", "Cuti bersama" },
  { "ramadan", "Ramadan" },
  { NULL, NULL },
};

static const MonevField fields[] = {
  { "date_from", "Tanggal", MONEV_FIELD_DATE, MONEV_FIELD_REQUIRED | MONEV_FIELD_SEARCHED
    | MONEV_FIELD_IN_LIST, .aliases = "mulai|dari" },
  { "date_to", "Sampai", MONEV_FIELD_DATE, MONEV_FIELD_IN_LIST, .aliases = "sampai dengan",
    .hint = "Kosong untuk satu hari" },
  { "kind", "Jenis", MONEV_FIELD_CHOICE, MONEV_FIELD_REQUIRED | MONEV_FIELD_IN_LIST, .choices = kinds, .initial = "libur nasional" },
  { "name", "Nama", MONEV_FIELD_TEXT, MONEV_FIELD_REQUIRED | MONEV_FIELD_SEARCHED
    | MONEV_FIELD_IN_LIST, 200, .aliases = "keterangan|hari libur" },
  { NULL },
};

static MonevRecord *
check (MonevRecord *record, MonevIssueList *issues)
{
  const char *from = monev_record_get (record, "date_from");
  const char *to = monev_record_get (record, "date_to");

  if (*to != '\0' && strcmp (to, from) < 0)
    monev_issue (issues, .code = "date-order", .severity = MONEV_SEVERITY_ERROR, .key = "date_to",
                 .column = "Sampai", .message = "Tanggal akhir mendahului tanggal mulai.",
                 .fix = "Periksa kedua tanggalnya.", .found = to);
  if (*to == '\0' && strcmp (monev_record_get (record, "kind"), "ramadan") == 0)
    monev_issue (issues, .code = "ramadan-open", .severity = MONEV_SEVERITY_ERROR, .key = "date_to",
                 .column = "Sampai", .message = "Ramadan adalah rentang tanggal.",
                 .fix = "Isi hari terakhirnya.");
  return record;
}

static char *
label (const MonevRecord *record)
{
  return g_strdup (monev_record_get (record, "name"));
}

const MonevRecordType monev_holiday_type = {
  .subject = "holiday", .noun = "hari libur", .title = "Hari Libur",
  .keys = (const char *const[]) { "date_from", "kind", "name", NULL }, .keys_together = TRUE,
  .fields = fields, .check = check, .label = label,
};
