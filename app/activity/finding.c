#include "activity/finding.h"

#include <string.h>

#include "activity/clock.h"
#include "activity/field-private.h"
#include "base/id.h"
#include "base/instant.h"

static const MonevField finding_fields[] = {
  MONEV_FIELD_ACTIVITY,
  { "visit_id", "Kunjungan", MONEV_FIELD_REFERENCE, MONEV_FIELD_IN_LIST, .refers = "visit" },
  { "meeting_id", "Rapat", MONEV_FIELD_REFERENCE, MONEV_FIELD_IN_LIST, .refers = "meeting" },
  { "step_id", "Langkah", MONEV_FIELD_REFERENCE, MONEV_FIELD_IN_LIST, .refers = "activity_step" },
  { "agency_id", "Perangkat daerah", MONEV_FIELD_REFERENCE, MONEV_FIELD_IN_LIST,
    .refers = "agency", .aliases = "opd" },
  { "date", "Tanggal", MONEV_FIELD_DATE, MONEV_FIELD_REQUIRED | MONEV_FIELD_IN_LIST },
  { "text", "Temuan", MONEV_FIELD_TEXT,
    MONEV_FIELD_REQUIRED | MONEV_FIELD_SEARCHED | MONEV_FIELD_IN_LIST, 4000, .aliases = "uraian" },
  { "recommendation", "Rekomendasi", MONEV_FIELD_TEXT, MONEV_FIELD_IN_LIST, 4000 },
  { NULL },
};

static guint
count_set (const MonevRecord *record, const char *const *fields)
{
  guint n = 0;

  for (guint i = 0; fields[i] != NULL; i++)
    n += *monev_record_get (record, fields[i]) != '\0' ? 1 : 0;
  return n;
}

static MonevRecord *
check_finding (MonevRecord *record, MonevIssueList *issues)
{
  static const char *const sources[] = { "visit_id", "meeting_id", "step_id", NULL };

  if (count_set (record, sources) != 1)
    monev_field_complain (issues, record, "visit_id", "finding-source",
                          "Temuan berasal dari satu kunjungan, satu rapat, atau satu langkah.",
                          "Pilih salah satu saja.");
  return record;
}

const MonevRecordType monev_finding_type = {
  .subject = "finding", .noun = "temuan", .title = "Temuan dan Rekomendasi",
  .keys = (const char *const[]) { "text", NULL }, .fields = finding_fields,
  .check = check_finding,
};

static const MonevChoice states[] = {
  { "belum", "Belum" },
  { "proses", "Proses" },
  { "selesai", "Selesai" },
  { NULL, NULL },
};

static const MonevField follow_up_fields[] = {
  MONEV_FIELD_ACTIVITY,
  { "finding_id", "Temuan", MONEV_FIELD_REFERENCE, 0, .refers = "finding" },
  { "meeting_id", "Rapat", MONEV_FIELD_REFERENCE, 0, .refers = "meeting" },
  { "text", "Tindak lanjut", MONEV_FIELD_TEXT,
    MONEV_FIELD_REQUIRED | MONEV_FIELD_SEARCHED | MONEV_FIELD_IN_LIST, 4000,
    .aliases = "kesepakatan|uraian" },
  { "agency_id", "OPD penanggung jawab", MONEV_FIELD_REFERENCE, MONEV_FIELD_IN_LIST,
    .refers = "agency", .aliases = "opd|perangkat daerah" },
  { "official_id", "Pegawai penanggung jawab", MONEV_FIELD_REFERENCE, MONEV_FIELD_IN_LIST,
    .refers = "official", .aliases = "pegawai" },
  { "due", "Tenggat", MONEV_FIELD_DATE, MONEV_FIELD_REQUIRED | MONEV_FIELD_IN_LIST },
  { "state", "Status", MONEV_FIELD_CHOICE, MONEV_FIELD_REQUIRED | MONEV_FIELD_IN_LIST,
    .choices = states, .initial = "belum" },
  { "note", "Keterangan", MONEV_FIELD_TEXT, 0, 4000, .aliases = "catatan" },
  { "done_on", "Selesai pada", MONEV_FIELD_DATE, 0 },
  { NULL },
};

static MonevRecord *
check_follow_up (MonevRecord *record, MonevIssueList *issues)
{
  static const char *const sources[] = { "finding_id", "meeting_id", NULL };
  static const char *const bearers[] = { "agency_id", "official_id", NULL };
  gboolean done = strcmp (monev_record_get (record, "state"), "selesai") == 0;

  if (count_set (record, sources) != 1)
    monev_field_complain (issues, record, "finding_id", "follow-up-source",
                          "Tindak lanjut berasal dari satu temuan atau satu rapat.",
                          "Pilih salah satu saja.");
  if (count_set (record, bearers) == 0)
    monev_field_complain (issues, record, "agency_id", "follow-up-bearer",
                          "Penanggung jawab belum diisi.", "Pilih OPD atau pegawai.");
  if (done && *monev_record_get (record, "note") == '\0')
    monev_field_complain (issues, record, "note", "follow-up-note",
                          "Keterangan penyelesaian belum diisi.",
                          "Tulis apa yang sudah dilakukan; buktinya dapat dilampirkan.");
  return done ? record : monev_record_with (record, "done_on", "");
}

/* Nobody is late before he was asked; mostly a slip of the month or year. */
static gboolean
check_follow_up_stored (MonevDbConnection *connection, const MonevRecord *record,
                        MonevIssueList *issues, GError **error)
{
  const char *due = monev_record_get (record, "due");
  g_autoptr (MonevDbRows) rows = monev_db_query (
    connection, "follow_up_made_on",
    MONEV_DB_BINDS (MONEV_DB_T ("meeting_id", monev_record_get (record, "meeting_id")),
                    MONEV_DB_T ("finding_id", monev_record_get (record, "finding_id"))), error);
  GError *local = NULL;

  if (rows == NULL)
    return FALSE;
  while (monev_db_rows_next (rows, &local))
    {
      g_autofree char *message = NULL;

      if (*due == '\0' || strcmp (due, monev_db_rows_text (rows, "date")) >= 0)
        continue;
      message = g_strdup_printf ("Tenggatnya mendahului tanggal %s.",
                                 monev_db_rows_text (rows, "source"));
      monev_issue (issues, .code = "due-before-source", .severity = MONEV_SEVERITY_WARNING,
                   .key = "due", .column = "Tenggat", .message = message,
                   .fix = "Periksa bulan dan tahunnya.", .found = due);
    }
  if (local != NULL)
    g_propagate_error (error, local);
  return local == NULL;
}

const MonevRecordType monev_follow_up_type = {
  .subject = "follow_up", .noun = "tindak lanjut", .title = "Tindak Lanjut",
  .keys = (const char *const[]) { "text", NULL }, .fields = follow_up_fields,
  .check = check_follow_up, .stored = check_follow_up_stored,
};

/* What is done is done today, unless a day was said. */
MonevRecord *
monev_follow_up_prepare (const MonevActivityWork *work, MonevRecord *record)
{
  g_autofree char *today = monev_date_to_iso (
    monev_minute_to_date (monev_office_clock_minute (&work->clock, work->now), NULL));

  if (strcmp (monev_record_get (record, "state"), "selesai") != 0
      || *monev_record_get (record, "done_on") != '\0')
    return record;
  return monev_record_with (record, "done_on", today);
}

static gboolean
is_same (const MonevRecord *a, const MonevRecord *b, const char *field)
{
  return strcmp (monev_record_get (a, field), monev_record_get (b, field)) == 0;
}

/* One line of its history, when its state, its due or its note moved. */
gboolean
monev_follow_up_note (const MonevActivityWork *work, const MonevRecord *before,
                      const MonevRecord *saved, GError **error)
{
  g_autofree char *id = monev_id_new (work->now);

  if (before != NULL && is_same (before, saved, "state") && is_same (before, saved, "note")
      && is_same (before, saved, "due"))
    return TRUE;
  return monev_db_exec (
    work->connection, "follow_up_change_add",
    MONEV_DB_BINDS (MONEV_DB_T ("id", id), MONEV_DB_T ("follow_up_id", monev_record_id (saved)),
                    MONEV_DB_T ("state", monev_record_get (saved, "state")),
                    MONEV_DB_T ("note", monev_record_get (saved, "note")),
                    MONEV_DB_T ("due", monev_record_get (saved, "due")),
                    MONEV_DB_T ("changed_by", work->actor->official_id),
                    MONEV_DB_I ("changed_at", work->now)), NULL, error);
}

/* A slip may be taken back; what was begun stays to be read. */
gboolean
monev_follow_up_forget (const MonevActivityWork *work, const MonevRecord *record, GError **error)
{
  if (strcmp (monev_record_get (record, "state"), "belum") != 0)
    {
      g_set_error (error, MONEV_ERROR, MONEV_ERROR_STATE,
                   "Tindak lanjut yang sudah dikerjakan tidak dihapus. Ubah statusnya saja.");
      return FALSE;
    }
  return monev_db_exec (work->connection, "follow_up_changes_clear",
                        MONEV_DB_BINDS (MONEV_DB_T ("follow_up_id", monev_record_id (record))), NULL,
                        error);
}

/** monev_follow_up_late: Returns: working days since the end of @due, at least 1 when late, else 0. */
gint64
monev_follow_up_late (const MonevOfficeClock *clock, const char *due, gint64 at)
{
  gint64 end, now = monev_office_clock_minute (clock, at);
  MonevDate date;

  if (!monev_date_from_iso (due, &date, NULL))
    return 0;
  end = monev_office_clock_minute (clock, monev_office_clock_day_end (clock, date));
  return monev_clock_is_late (clock->work, end, now)
           ? monev_clock_late_days (clock->work, end, now) : 0;
}

static gint64
days_left (const MonevOfficeClock *clock, const char *due, gint64 at)
{
  MonevDate date;

  if (!monev_date_from_iso (due, &date, NULL))
    return 0;
  return monev_clock_days_left (
    clock->work, monev_office_clock_minute (clock, monev_office_clock_day_end (clock, date)),
    monev_office_clock_minute (clock, at));
}

static void
line_free (MonevFollowUpLine *line)
{
  monev_record_unref (line->record);
  g_free (line);
}

static MonevFollowUpLine *
take_line (MonevDbRows *rows, const char *activity_id, const MonevOfficeClock *clock, gint64 now)
{
  MonevFollowUpLine *line = g_new0 (MonevFollowUpLine, 1);
  const char *due;

  line->record = monev_record_from_row (&monev_follow_up_type, rows);
  due = monev_record_get (line->record, "due");
  line->earlier = strcmp (monev_record_get (line->record, "activity_id"), activity_id) != 0;
  line->late_days = monev_follow_up_late (clock, due, now);
  line->days_left = line->late_days > 0 ? 0 : days_left (clock, due, now);
  return line;
}

/**
 * monev_follow_up_open:
 * @now: UTC milliseconds
 *
 * What the next meeting of the run has before it: everything that is not done, its own and that of
 * the run it was copied from, the earliest due first.
 *
 * Returns: (transfer full) (element-type MonevFollowUpLine)
 */
GPtrArray *
monev_follow_up_open (MonevDbConnection *connection, const char *activity_id, gint64 now,
                      GError **error)
{
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func ((GDestroyNotify) line_free);
  g_auto (MonevOfficeClock) clock = { NULL };
  g_autoptr (MonevDbRows) rows = NULL;
  GError *local = NULL;

  if (!monev_office_clock_load (connection, &clock, error))
    return NULL;
  rows = monev_db_query (connection, "follow_up_open",
                         MONEV_DB_BINDS (MONEV_DB_T ("activity_id", activity_id)), error);
  if (rows == NULL)
    return NULL;
  while (monev_db_rows_next (rows, &local))
    g_ptr_array_add (list, take_line (rows, activity_id, &clock, now));
  if (local == NULL)
    return g_steal_pointer (&list);
  g_propagate_error (error, local);
  return NULL;
}

static void
change_free (MonevFollowUpChange *change)
{
  g_free (change->state);
  g_free (change->note);
  g_free (change->due);
  g_free (change->changed_by);
  g_free (change->changed_by_name);
  g_free (change);
}

/** monev_follow_up_history: Returns: (transfer full) (element-type MonevFollowUpChange): oldest
 * first. */
GPtrArray *
monev_follow_up_history (MonevDbConnection *connection, const char *id, GError **error)
{
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func ((GDestroyNotify) change_free);
  g_autoptr (MonevDbRows) rows = monev_db_query (
    connection, "follow_up_change_list", MONEV_DB_BINDS (MONEV_DB_T ("follow_up_id", id)), error);
  GError *local = NULL;

  if (rows == NULL)
    return NULL;
  while (monev_db_rows_next (rows, &local))
    {
      MonevFollowUpChange *change = g_new0 (MonevFollowUpChange, 1);

      change->state = g_strdup (monev_db_rows_text (rows, "state"));
      change->note = g_strdup (monev_db_rows_text (rows, "note"));
      change->due = g_strdup (monev_db_rows_text (rows, "due"));
      change->changed_by = g_strdup (monev_db_rows_text (rows, "changed_by"));
      change->changed_by_name = g_strdup (monev_db_rows_text (rows, "changed_by_name"));
      change->changed_at = monev_db_rows_int (rows, "changed_at");
      g_ptr_array_add (list, change);
    }
  if (local == NULL)
    return g_steal_pointer (&list);
  g_propagate_error (error, local);
  return NULL;
}
