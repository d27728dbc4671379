#include <string.h>

#include "people/people.h"

static const MonevChoice kinds[] = {
  { "kepala", "Kepala" },
  { "sekretaris", "Sekretaris" },
  { "kabid", "Kepala Bidang" },
  { "subkoor", "Sub Koordinator" },
  { "perencana", "Fungsional Tertentu" },
  { "staf", "Fungsional Umum" },
  { "asisten", "Asisten" },
  { "sekda", "Sekretaris Daerah" },
  { "wakil_bupati", "Wakil Bupati" },
  { "bupati", "Bupati" },
  { "lainnya", "Lainnya" },
  { NULL, NULL },
};

static const MonevField fields[] = {
  { "title", "Jabatan", MONEV_FIELD_TEXT, MONEV_FIELD_REQUIRED | MONEV_FIELD_SEARCHED
    | MONEV_FIELD_IN_LIST, 200, .aliases = "nama jabatan" },
  { "kind", "Jenis", MONEV_FIELD_CHOICE, MONEV_FIELD_REQUIRED | MONEV_FIELD_IN_LIST,
    .choices = kinds, .initial = "lainnya", .aliases = "jenis jabatan" },
  { "agency_id", "Perangkat daerah", MONEV_FIELD_REFERENCE,
    MONEV_FIELD_SEARCHED | MONEV_FIELD_IN_LIST, .refers = "agency", .aliases = "opd|unit kerja" },
  { "parent_id", "Atasan", MONEV_FIELD_REFERENCE, MONEV_FIELD_IN_LIST, .refers = "position",
    .aliases = "jabatan atasan", .hint = "Garis di atasnya" },
  { "single", "Dijabat satu orang", MONEV_FIELD_FLAG, MONEV_FIELD_IN_LIST, .aliases = "tunggal",
    .initial = "1",
    .hint = "Kepala Bidang: ya. Perencana Ahli Pertama: tidak" },
  { "active", "Berlaku", MONEV_FIELD_FLAG, MONEV_FIELD_IN_LIST, .aliases = "aktif",
    .initial = "1" },
  { NULL },
};

static gboolean
stored (MonevDbConnection *connection, const MonevRecord *record, MonevIssueList *issues,
        GError **error)
{
  gboolean circle = FALSE;

  if (!monev_chain_has_circle (connection, "position_parents", "parent_id",
                               monev_record_id (record), monev_record_get (record, "parent_id"),
                               &circle, error))
    return FALSE;
  if (circle)
    monev_issue (issues, .code = "circle", .severity = MONEV_SEVERITY_ERROR, .key = "parent_id",
                 .column = "Atasan", .message = "Jabatan ini menjadi atasan dirinya sendiri.",
                 .fix = "Pilih atasan yang lain.");
  return TRUE;
}

static char *
label (const MonevRecord *record)
{
  return g_strdup (monev_record_get (record, "title"));
}

const MonevRecordType monev_position_type = {
  .subject = "position", .noun = "jabatan", .title = "Jabatan",
  .keys = (const char *const[]) { "title", NULL }, .fields = fields,
  .stored = stored, .label = label,
};

/**
 * monev_position_printed:
 * @appointment_kind: definitif, plt, plh, pj
 *
 * Returns: (transfer full): who holds a post for a time is printed as such.
 */
char *
monev_position_printed (const char *title, const char *appointment_kind)
{
  if (strcmp (appointment_kind, "plt") == 0)
    return g_strconcat ("Plt. ", title, NULL);
  if (strcmp (appointment_kind, "plh") == 0)
    return g_strconcat ("Plh. ", title, NULL);
  if (strcmp (appointment_kind, "pj") == 0)
    return g_strconcat ("Pj. ", title, NULL);
  return g_strdup (title);
}
