/* What is proposed to a Rencana Definitif, and the verdict after the visit. */
#include <string.h>

#include "activity/field-private.h"
#include "base/decimal.h"
#include "base/fold.h"

static const MonevChoice sources[] = {
  { "musrenbang", "Musrenbang" },
  { "pokir", "Pokir" },
  { "opd", "OPD" },
  { NULL, NULL },
};

static const MonevChoice verdicts[] = {
  { "definitif", "Definitif" },
  { "dengan_penyesuaian", "Definitif dengan penyesuaian" },
  { "ditunda", "Ditunda" },
  { "ditolak", "Ditolak" },
  { NULL, NULL },
};

/* "Usulan Musrenbang Kecamatan", "Pokok-pokok Pikiran DPRD", "Renja PD". */
static const char *
guess_source (const char *folded)
{
  if (strstr (folded, "musrenbang") != NULL)
    return "musrenbang";
  if (strstr (folded, "pokir") != NULL || strstr (folded, "pokok") != NULL
      || strstr (folded, "dprd") != NULL)
    return "pokir";
  if (strstr (folded, "renja") != NULL || strstr (folded, "dinas") != NULL
      || strstr (folded, "perangkat daerah") != NULL)
    return "opd";
  return NULL;
}

static const char *
guess_verdict (const char *folded)
{
  if (strstr (folded, "penyesuaian") != NULL)
    return "dengan_penyesuaian";
  if (strstr (folded, "tolak") != NULL)
    return "ditolak";
  if (strstr (folded, "tunda") != NULL)
    return "ditunda";
  return NULL;
}

static const MonevField fields[] = {
  MONEV_FIELD_ACTIVITY,
  { "source", "Sumber usulan", MONEV_FIELD_CHOICE, MONEV_FIELD_REQUIRED | MONEV_FIELD_IN_LIST,
    .choices = sources, .guess = guess_source, .initial = "musrenbang",
    .aliases = "sumber|asal usulan|jenis usulan" },
  { "title", "Usulan", MONEV_FIELD_TEXT,
    MONEV_FIELD_REQUIRED | MONEV_FIELD_SEARCHED | MONEV_FIELD_IN_LIST, 500,
    .aliases = "uraian usulan|nama usulan|kegiatan|pekerjaan|uraian" },
  { "proposer", "Pengusul", MONEV_FIELD_TEXT, MONEV_FIELD_SEARCHED, 200,
    .aliases = "nama pengusul|desa pengusul" },
  { "agency_id", "Perangkat daerah", MONEV_FIELD_REFERENCE, MONEV_FIELD_IN_LIST,
    .refers = "agency", .aliases = "opd|opd tujuan|skpd" },
  { "programme_id", "Kode sub kegiatan", MONEV_FIELD_REFERENCE, 0, .refers = "programme",
    .aliases = "sub kegiatan|kode program" },
  { "site_id", "Lokasi sasaran", MONEV_FIELD_REFERENCE, 0, .refers = "site", .aliases = "lokus" },
  { "region_code", "Kode wilayah", MONEV_FIELD_TEXT, 0, 13, .aliases = "kode desa" },
  { "place", "Lokasi usulan", MONEV_FIELD_TEXT, MONEV_FIELD_SEARCHED | MONEV_FIELD_IN_LIST, 300,
    .aliases = "lokasi|alamat|tempat" },
  { "volume", "Volume", MONEV_FIELD_MONEY, MONEV_FIELD_IN_LIST, .aliases = "volume usulan|vol" },
  { "unit", "Satuan", MONEV_FIELD_TEXT, MONEV_FIELD_IN_LIST, 60 },
  { "pagu", "Usulan anggaran", MONEV_FIELD_MONEY, MONEV_FIELD_IN_LIST,
    .aliases = "pagu|anggaran|perkiraan biaya|nilai" },
  { "verdict", "Putusan", MONEV_FIELD_CHOICE, MONEV_FIELD_IN_LIST, .choices = verdicts,
    .guess = guess_verdict, .aliases = "hasil|status|verdict" },
  { "verdict_volume", "Volume definitif", MONEV_FIELD_MONEY, MONEV_FIELD_IN_LIST,
    .hint = "0: seperti diusulkan" },
  { "verdict_place", "Lokasi definitif", MONEV_FIELD_TEXT, 0, 300,
    .hint = "Kosong: seperti diusulkan" },
  { "verdict_pagu", "Pagu definitif", MONEV_FIELD_MONEY, 0, .hint = "0: seperti diusulkan" },
  { "latitude", "Lintang", MONEV_FIELD_TEXT, 0, 60, .aliases = "lat|koordinat" },
  { "longitude", "Bujur", MONEV_FIELD_TEXT, 0, 40, .aliases = "lon|long" },
  { "reason", "Alasan", MONEV_FIELD_TEXT, 0, 1000, .aliases = "keterangan|catatan" },
  { NULL },
};

static gboolean
changes_volume (const MonevRecord *record)
{
  MonevDecimal asked, given;

  return monev_decimal_from_text (monev_record_get (record, "volume"), &asked, NULL)
         && monev_decimal_from_text (monev_record_get (record, "verdict_volume"), &given, NULL)
         && !monev_decimal_is_zero (given) && monev_decimal_compare (asked, given) != 0;
}

static gboolean
changes_place (const MonevRecord *record)
{
  g_autofree char *asked = monev_fold_key (monev_record_get (record, "place"));
  g_autofree char *given = monev_fold_key (monev_record_get (record, "verdict_place"));

  return *given != '\0' && strcmp (asked, given) != 0;
}

static void
check_verdict (const MonevRecord *record, const char *verdict, MonevIssueList *issues)
{
  gboolean definite = strcmp (verdict, "definitif") == 0;

  if (!definite && *monev_record_get (record, "reason") == '\0')
    monev_field_complain (issues, record, "reason", "verdict-reason", "Alasan putusan belum diisi.",
                          "Selain definitif, setiap putusan disertai alasan.");
  if (strcmp (verdict, "dengan_penyesuaian") == 0 && !changes_volume (record)
      && !changes_place (record))
    monev_field_complain (issues, record, "verdict_volume", "verdict-unchanged",
                          "Penyesuaian memerlukan volume atau lokasi yang berubah.",
                          "Isi volume definitif atau lokasi definitif yang lain dari usulan.");
  if (definite && (changes_volume (record) || changes_place (record)))
    monev_field_complain (issues, record, "verdict", "verdict-changed",
                          "Volume atau lokasi berubah dari usulan.",
                          "Pilih definitif dengan penyesuaian, lalu isi alasannya.");
}

static MonevRecord *
check_proposal (MonevRecord *record, MonevIssueList *issues)
{
  const char *verdict = monev_record_get (record, "verdict");
  MonevDecimal volume;

  if (*verdict != '\0')
    check_verdict (record, verdict, issues);
  if (monev_decimal_from_text (monev_record_get (record, "volume"), &volume, NULL)
      && !monev_decimal_is_zero (volume) && *monev_record_get (record, "unit") == '\0')
    monev_field_complain (issues, record, "unit", "unit-missing", "Satuan volume belum diisi.",
                          "Tulis satuannya, misalnya meter atau unit.");
  return monev_field_check_place (record, issues);
}

const MonevRecordType monev_proposal_type = {
  .subject = "proposal", .noun = "usulan", .title = "Usulan Rencana Definitif",
  .keys = (const char *const[]) { "source", "title", "place", "proposer", NULL },
  .keys_together = TRUE, .fields = fields, .check = check_proposal,
  .stored = monev_field_check_programme,
};
