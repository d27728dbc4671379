#include <string.h>

#include "base/date.h"
#include "people/people.h"

static const MonevChoice kinds[] = {
  { "definitif", "Definitif" },
  { "plt", "Plt." },
  { "plh", "Plh." },
  { "pj", "Pj." },
  { NULL, NULL },
};

static const MonevField fields[] = {
  { "official_id", "Pegawai", MONEV_FIELD_REFERENCE, MONEV_FIELD_REQUIRED | MONEV_FIELD_SEARCHED
    | MONEV_FIELD_IN_LIST, .refers = "official", .aliases = "nip|nama" },
  { "position_id", "Jabatan", MONEV_FIELD_REFERENCE, MONEV_FIELD_REQUIRED | MONEV_FIELD_SEARCHED
    | MONEV_FIELD_IN_LIST, .refers = "position" },
  { "kind", "Cara", MONEV_FIELD_CHOICE, MONEV_FIELD_REQUIRED | MONEV_FIELD_IN_LIST,
    .choices = kinds, .initial = "definitif", .aliases = "jenis pemangkuan|status jabatan" },
  { "date_from", "Sejak", MONEV_FIELD_DATE, MONEV_FIELD_REQUIRED | MONEV_FIELD_IN_LIST, .aliases = "tmt|mulai" },
  { "date_to", "Sampai", MONEV_FIELD_DATE, MONEV_FIELD_IN_LIST, .aliases = "akhir|sampai dengan",
    .hint = "Kosong: masih berjalan. Plh. wajib berakhir" },
  { "basis", "Dasar", MONEV_FIELD_TEXT, 0, .aliases = "sk|nomor sk", .hint = "Nomor surat keputusan" },
  { NULL },
};

static void
complain (MonevIssueList *issues, const char *code, const char *message, const char *fix)
{
  monev_issue (issues, .code = code, .severity = MONEV_SEVERITY_ERROR, .key = "date_to",
               .column = "Sampai", .message = message, .fix = fix);
}

static MonevRecord *
check (MonevRecord *record, MonevIssueList *issues)
{
  const char *from = monev_record_get (record, "date_from");
  const char *to = monev_record_get (record, "date_to");

  if (*to != '\0' && strcmp (to, from) < 0)
    complain (issues, "date-order", "Tanggal akhir mendahului tanggal mulai.",
              "Periksa kedua tanggalnya.");
  if (*to == '\0' && strcmp (monev_record_get (record, "kind"), "plh") == 0)
    complain (issues, "plh-open", "Plh. selalu mempunyai tanggal akhir.", "Isi tanggal akhirnya.");
  return record;
}

static gboolean
find_overlap (MonevDbConnection *connection, const MonevRecord *record, char **who, GError **error)
{
  g_autoptr (MonevDbRows) rows
    = monev_db_query (connection, "appointment_overlaps",
                      MONEV_DB_BINDS (MONEV_DB_T ("position_id",
                                                  monev_record_get (record, "position_id")),
                                      MONEV_DB_T ("id", monev_record_id (record)),
                                      MONEV_DB_T ("date_from",
                                                  monev_record_get (record, "date_from")),
                                      MONEV_DB_T ("date_to", monev_record_get (record, "date_to"))),
                      error);
  GError *local = NULL;

  if (rows == NULL)
    return FALSE;
  if (monev_db_rows_next (rows, &local))
    *who = g_strdup (monev_db_rows_text (rows, "name"));
  if (local != NULL)
    g_propagate_error (error, local);
  return local == NULL;
}

/* Two definitif holders of a single post at one time are refused; of a post that many hold, not.
 * The position row is locked, so that two workstations cannot each miss the other's entry. */
static gboolean
stored (MonevDbConnection *connection, const MonevRecord *record, MonevIssueList *issues,
        GError **error)
{
  g_autoptr (MonevDbRows) position = NULL;
  g_autofree char *who = NULL;
  g_autofree char *message = NULL;

  if (strcmp (monev_record_get (record, "kind"), "definitif") != 0)
    return TRUE;
  position = monev_db_query (connection, "position_lock",
                             MONEV_DB_BINDS (MONEV_DB_T ("id",
                                                         monev_record_get (record, "position_id"))),
                             error);
  if (position == NULL)
    return FALSE;
  if (!monev_db_rows_next (position, error) || monev_db_rows_int (position, "single") == 0)
    return error == NULL || *error == NULL;
  if (!find_overlap (connection, record, &who, error))
    return FALSE;
  if (who == NULL)
    return TRUE;
  message = g_strdup_printf ("%s sudah dijabat definitif oleh %s pada waktu itu.",
                             monev_db_rows_text (position, "title"), who);
  complain (issues, "two-holders", message,
            "Akhiri dulu pemangkuan yang lama, atau pilih Plt. atau Plh.");
  return TRUE;
}

static char *
label (const MonevRecord *record)
{
  g_autofree char *who = monev_record_shown (record, 0);
  g_autofree char *what = monev_record_shown (record, 1);

  return *who == '\0' ? g_strdup ("Pemangkuan jabatan ini") : g_strdup_printf ("%s, %s", who, what);
}

const MonevRecordType monev_appointment_type = {
  .subject = "appointment", .noun = "pemangkuan jabatan", .title = "Pemangkuan Jabatan",
  .keys = (const char *const[]) { "official_id", "position_id", "date_from", NULL },
  .keys_together = TRUE, .fields = fields,
  .check = check, .stored = stored, .label = label,
};
