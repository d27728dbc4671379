/* Visits: who goes to which site, and when. */
#include <string.h>

#include "activity/field-private.h"

static const MonevChoice states[] = {
  { "direncanakan", "Direncanakan" },
  { "terlaksana", "Terlaksana" },
  { "batal", "Batal" },
  { NULL, NULL },
};

static const MonevField fields[] = {
  MONEV_FIELD_ACTIVITY,
  { "site_id", "Lokasi", MONEV_FIELD_REFERENCE,
    MONEV_FIELD_REQUIRED | MONEV_FIELD_SEARCHED | MONEV_FIELD_IN_LIST, .refers = "site" },
  { "group_id", "Kelompok", MONEV_FIELD_REFERENCE, MONEV_FIELD_IN_LIST,
    .refers = "activity_group" },
  { "members", "Anggota", MONEV_FIELD_REFERENCES, MONEV_FIELD_VIRTUAL | MONEV_FIELD_IN_LIST,
    .refers = "activity_member" },
  { "date_from", "Tanggal", MONEV_FIELD_DATE, MONEV_FIELD_REQUIRED | MONEV_FIELD_IN_LIST,
    .aliases = "tanggal mulai|mulai" },
  { "date_to", "Sampai", MONEV_FIELD_DATE, MONEV_FIELD_IN_LIST, .aliases = "tanggal selesai",
    .hint = "Kosong bila sehari" },
  { "time_from", "Jam mulai", MONEV_FIELD_TEXT, MONEV_FIELD_IN_LIST, 8,
    .hint = "Misalnya 08.30; kosong bila sepanjang hari" },
  { "time_to", "Jam selesai", MONEV_FIELD_TEXT, MONEV_FIELD_IN_LIST, 8,
    .hint = "Misalnya 12.00" },
  { "purpose", "Tujuan", MONEV_FIELD_TEXT, 0, 1000, .aliases = "maksud|keperluan" },
  { "state", "Keadaan", MONEV_FIELD_CHOICE, MONEV_FIELD_REQUIRED | MONEV_FIELD_IN_LIST,
    .choices = states, .initial = "direncanakan" },
  { "report", "Hasil kunjungan", MONEV_FIELD_TEXT, 0, MONEV_FIELD_MAX_MINUTES,
    .aliases = "hasil|catatan" },
  { NULL },
};

static gboolean
read_dates (const MonevRecord *record, MonevDate *from, MonevDate *until)
{
  return monev_date_from_iso (monev_record_get (record, "date_from"), from, NULL)
         && monev_date_from_iso (monev_record_get (record, "date_to"), until, NULL);
}

static MonevRecord *
check_visit (MonevRecord *record, MonevIssueList *issues)
{
  MonevDate from, until;

  if (*monev_record_get (record, "date_to") == '\0')
    {
      g_autofree char *same = g_strdup (monev_record_get (record, "date_from"));

      record = monev_record_with (record, "date_to", same);
    }
  record = monev_field_check_times (record, issues);
  if (*monev_record_get (record, "group_id") == '\0' && *monev_record_get (record, "members") == '\0')
    monev_field_complain (issues, record, "members", "visit-nobody", "Belum ada yang berkunjung.",
                          "Pilih kelompok atau anggota tim.");
  if (!read_dates (record, &from, &until))
    return record;
  if (until < from)
    monev_field_complain (issues, record, "date_to", "date-order",
                          "Tanggal selesai mendahului tanggal mulai.", "Periksa kedua tanggalnya.");
  else if (until - from >= MONEV_VISIT_MAX_DAYS)
    monev_field_complain (issues, record, "date_to", "visit-long",
                          "Satu kunjungan paling lama 31 hari.", "Bagi menjadi beberapa kunjungan.");
  return record;
}

/* What is over or called off is where it is. */
static gboolean
check_stored (MonevDbConnection *connection, const MonevRecord *record, MonevIssueList *issues,
              GError **error)
{
  g_auto (GStrv) members = g_strsplit (monev_record_get (record, "members"), "\n", -1);
  g_autoptr (GPtrArray) people = NULL;
  MonevDate from, until;

  if (strcmp (monev_record_get (record, "state"), "direncanakan") != 0
      || !read_dates (record, &from, &until))
    return TRUE;
  people = monev_field_officials (connection, monev_record_get (record, "group_id"),
                                  (const char *const *) members, error);
  return people != NULL
         && monev_field_check_schedule (connection, record, "", from, until, people, issues, error);
}

static gboolean
write_members (MonevDbConnection *connection, const MonevRecord *record, GError **error)
{
  g_auto (GStrv) members = g_strsplit (monev_record_get (record, "members"), "\n", -1);

  if (!monev_db_exec (connection, "visit_members_clear",
                      MONEV_DB_BINDS (MONEV_DB_T ("visit_id", monev_record_id (record))), NULL,
                      error))
    return FALSE;
  for (guint i = 0; members[i] != NULL; i++)
    if (*members[i] != '\0'
        && !g_strv_contains ((const char *const *) members + i + 1, members[i])
        && !monev_db_exec (connection, "visit_member_add",
                           MONEV_DB_BINDS (MONEV_DB_T ("visit_id", monev_record_id (record)),
                                           MONEV_DB_T ("member_id", members[i])), NULL, error))
      return FALSE;
  return TRUE;
}

static char *
label (const MonevRecord *record)
{
  g_autofree char *site = monev_record_shown (
    record, (guint) monev_record_type_field (monev_record_type (record), "site_id"));

  return g_strdup_printf ("Kunjungan ke %s", site);
}

const MonevRecordType monev_visit_type = {
  .subject = "visit", .noun = "kunjungan", .title = "Jadwal Kunjungan",
  .keys = (const char *const[]) { "site_id", "date_from", NULL }, .keys_together = TRUE,
  .fields = fields, .check = check_visit, .stored = check_stored, .linked = write_members,
  .label = label,
};
