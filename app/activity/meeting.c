/* The records of meetings and of who comes. What is done beyond them stands in meeting-acts.c. */
#include <string.h>

#include "activity/field-private.h"
#include "activity/engagement.h"
#include "activity/invitation.h"

static const MonevChoice forms[] = {
  { "fungsional", "Fungsional (lintas sektoral)" },
  { "hierarki", "Hierarki (dalam perangkat daerah)" },
  { "instansional", "Instansional (multisektoral)" },
  { NULL, NULL },
};

static const MonevChoice meeting_states[] = {
  { "dijadwalkan", "Dijadwalkan" },
  { "berlangsung", "Berlangsung" },
  { "selesai", "Selesai" },
  { "batal", "Batal" },
  { NULL, NULL },
};

static const MonevField meeting_fields[] = {
  MONEV_FIELD_ACTIVITY,
  { "step_id", "Langkah", MONEV_FIELD_REFERENCE, 0, .refers = "activity_step" },
  { "title", "Nama rapat", MONEV_FIELD_TEXT,
    MONEV_FIELD_REQUIRED | MONEV_FIELD_SEARCHED | MONEV_FIELD_IN_LIST, 300, .aliases = "rapat|hal" },
  { "form", "Bentuk koordinasi", MONEV_FIELD_CHOICE, MONEV_FIELD_REQUIRED, .choices = forms,
    .initial = "fungsional" },
  { "date", "Tanggal", MONEV_FIELD_DATE, MONEV_FIELD_REQUIRED | MONEV_FIELD_IN_LIST },
  { "time_from", "Jam mulai", MONEV_FIELD_TEXT, MONEV_FIELD_IN_LIST, 8 },
  { "time_to", "Jam selesai", MONEV_FIELD_TEXT, 0, 8 },
  { "place", "Tempat", MONEV_FIELD_TEXT, MONEV_FIELD_REQUIRED | MONEV_FIELD_IN_LIST, 300 },
  { "leader_id", "Pemimpin rapat", MONEV_FIELD_REFERENCE, MONEV_FIELD_IN_LIST,
    .refers = "official" },
  { "secretary_id", "Notulis", MONEV_FIELD_REFERENCE, 0, .refers = "official" },
  { "agenda", "Acara", MONEV_FIELD_TEXT, 0, MONEV_FIELD_MAX_MINUTES },
  { "minutes", "Notulen", MONEV_FIELD_TEXT, 0, MONEV_FIELD_MAX_MINUTES },
  { "state", "Keadaan", MONEV_FIELD_CHOICE, MONEV_FIELD_REQUIRED | MONEV_FIELD_IN_LIST,
    .choices = meeting_states, .initial = "dijadwalkan" },
  { NULL },
};

/* Running text keeps its lines and so does not come through the entry of a field. */
static void
check_long (const MonevRecord *record, const char *field, MonevIssueList *issues)
{
  const char *text = monev_record_get (record, field);

  if (!g_utf8_validate (text, -1, NULL) || g_utf8_strlen (text, -1) > MONEV_FIELD_MAX_MINUTES)
    monev_field_complain (issues, record, field, "too-long", "Teks ini terlalu panjang.",
                          "Paling panjang 100.000 huruf; lampirkan selebihnya sebagai berkas.");
}

static MonevRecord *
check_meeting (MonevRecord *record, MonevIssueList *issues)
{
  check_long (record, "agenda", issues);
  check_long (record, "minutes", issues);
  return monev_field_check_times (record, issues);
}

static void
add_official (GPtrArray *list, const MonevRecord *record, const char *field)
{
  guint i = (guint) monev_record_type_field (monev_record_type (record), field);
  MonevEngagement *one;

  if (*monev_record_value (record, i) == '\0')
    return;
  one = g_new0 (MonevEngagement, 1);
  one->official_id = g_strdup (monev_record_value (record, i));
  one->official = monev_record_shown (record, i);
  if (one->official == NULL || *one->official == '\0'
      || strcmp (one->official, one->official_id) == 0)
    {
      g_free (one->official);
      one->official = g_strdup (monev_record_type (record)->fields[i].heading);
    }
  g_ptr_array_add (list, one);
}

static gboolean
check_meeting_stored (MonevDbConnection *connection, const MonevRecord *record,
                      MonevIssueList *issues, GError **error)
{
  g_autoptr (GPtrArray) people
    = g_ptr_array_new_with_free_func ((GDestroyNotify) monev_engagement_free);
  MonevDate date;

  if (strcmp (monev_record_get (record, "state"), "dijadwalkan") != 0
      || !monev_date_from_iso (monev_record_get (record, "date"), &date, NULL))
    return TRUE;
  add_official (people, record, "leader_id");
  add_official (people, record, "secretary_id");
  return monev_field_check_schedule (connection, record, monev_record_get (record, "place"), date,
                                     date, people, issues, error);
}

const MonevRecordType monev_meeting_type = {
  .subject = "meeting", .noun = "rapat", .title = "Rapat",
  .keys = (const char *const[]) { "title", "date", NULL }, .keys_together = TRUE,
  .fields = meeting_fields, .check = check_meeting, .stored = check_meeting_stored,
};

static const MonevChoice attendance_states[] = {
  { "diundang", "Diundang" },
  { "hadir", "Hadir" },
  { "mewakili", "Mewakili" },
  { "tidak_hadir", "Tidak hadir" },
  { NULL, NULL },
};

static const MonevField attendance_fields[] = {
  MONEV_FIELD_ACTIVITY,
  { "meeting_id", "Rapat", MONEV_FIELD_REFERENCE, MONEV_FIELD_REQUIRED, .refers = "meeting" },
  { "agency_id", "Perangkat daerah", MONEV_FIELD_REFERENCE,
    MONEV_FIELD_SEARCHED | MONEV_FIELD_IN_LIST | MONEV_FIELD_UNIQUE, .refers = "agency",
    .aliases = "opd|instansi" },
  { "required", "Wajib hadir", MONEV_FIELD_FLAG, MONEV_FIELD_IN_LIST },
  { "walk_in", "Tanpa undangan", MONEV_FIELD_FLAG, MONEV_FIELD_IN_LIST },
  { "basis", "Dasar undangan", MONEV_FIELD_TEXT, 0, 300 },
  { "state", "Kehadiran", MONEV_FIELD_CHOICE, MONEV_FIELD_REQUIRED | MONEV_FIELD_IN_LIST,
    .choices = attendance_states, .initial = "diundang" },
  { "name", "Nama", MONEV_FIELD_TEXT, MONEV_FIELD_SEARCHED | MONEV_FIELD_IN_LIST, 200 },
  { "title", "Jabatan", MONEV_FIELD_TEXT, MONEV_FIELD_IN_LIST, 200 },
  { NULL },
};

static MonevRecord *
check_attendance (MonevRecord *record, MonevIssueList *issues)
{
  gboolean walk_in = strcmp (monev_record_get (record, "walk_in"), "1") == 0;
  gboolean for_other = strcmp (monev_record_get (record, "state"), "mewakili") == 0;

  if (!walk_in && *monev_record_get (record, "agency_id") == '\0')
    monev_field_complain (issues, record, "agency_id", "attendance-agency",
                          "Yang diundang belum dipilih.",
                          "Pilih perangkat daerah, atau tandai sebagai tamu tanpa undangan.");
  if ((walk_in || for_other) && *monev_record_get (record, "name") == '\0')
    monev_field_complain (issues, record, "name", "attendance-name", "Nama yang hadir belum diisi.",
                          "Isi nama orangnya.");
  if (for_other && *monev_record_get (record, "title") == '\0')
    monev_field_complain (issues, record, "title", "attendance-title",
                          "Jabatan yang mewakili belum diisi.",
                          "Isi jabatannya: yang mewakili satu tingkat di bawah yang diundang.");
  return record;
}

static void
warn_level (const MonevRecord *record, const char *kind, const char *agency, MonevIssueList *issues)
{
  MonevRepresentative level = monev_representative_check (kind, monev_record_get (record, "title"));
  g_autofree char *message = NULL;
  g_autofree char *fix = NULL;

  if (level != MONEV_REPRESENTATIVE_TOO_LOW && level != MONEV_REPRESENTATIVE_UNKNOWN)
    return;
  message = g_strdup_printf (
    level == MONEV_REPRESENTATIVE_TOO_LOW
      ? "%s, %s, lebih dari satu tingkat di bawah pimpinan %s (Pasal 9 huruf f)."
      : "Tingkat jabatan %s, %s, pada %s tidak dikenali (Pasal 9 huruf f).",
    monev_record_get (record, "name"), monev_record_get (record, "title"), agency);
  fix = g_strdup_printf ("Yang mewakili: %s.", monev_representative_expected (kind));
  monev_issue (issues, .code = level == MONEV_REPRESENTATIVE_TOO_LOW ? "representative-low"
                                                                     : "representative-unknown",
               .severity = MONEV_SEVERITY_WARNING, .key = "title", .column = "Jabatan",
               .message = message, .fix = fix, .found = monev_record_get (record, "title"));
}

static gboolean
check_attendance_stored (MonevDbConnection *connection, const MonevRecord *record,
                         MonevIssueList *issues, GError **error)
{
  g_autoptr (MonevDbRows) rows = NULL;
  GError *local = NULL;

  if (strcmp (monev_record_get (record, "state"), "mewakili") != 0
      || *monev_record_get (record, "agency_id") == '\0')
    return TRUE;
  rows = monev_db_query (connection, "meeting_agency_kind",
                         MONEV_DB_BINDS (MONEV_DB_T ("id", monev_record_get (record, "agency_id"))),
                         error);
  if (rows == NULL)
    return FALSE;
  if (monev_db_rows_next (rows, &local))
    warn_level (record, monev_db_rows_text (rows, "kind"), monev_db_rows_text (rows, "name"), issues);
  if (local != NULL)
    g_propagate_error (error, local);
  return local == NULL;
}

static char *
label_attendance (const MonevRecord *record)
{
  g_autofree char *agency = monev_record_shown (
    record, (guint) monev_record_type_field (monev_record_type (record), "agency_id"));

  return g_strdup (agency != NULL && *agency != '\0' ? agency : monev_record_get (record, "name"));
}

const MonevRecordType monev_attendance_type = {
  .subject = "attendance", .noun = "kehadiran", .title = "Daftar Hadir",
  .keys = (const char *const[]) { "agency_id", NULL }, .fields = attendance_fields,
  .check = check_attendance, .stored = check_attendance_stored, .label = label_attendance,
};
