/* What is proposed to a Rencana Definitif, and the verdict after the visit. */
#include "activity/proposal.h"

#include <string.h>

#include "activity/field-private.h"
#include "base/fold.h"
#include "record/record-check.h"
#include "region/region.h"

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
    .aliases = "judul usulan|uraian usulan|nama usulan|kegiatan|pekerjaan|uraian|usulan kegiatan|uraian kegiatan|"
               "nama kegiatan|uraian pekerjaan|nama pekerjaan" },
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
  { "volume", "Volume", MONEV_FIELD_MONEY, MONEV_FIELD_IN_LIST | MONEV_FIELD_QUANTITY,
    .aliases = "volume usulan|vol" },
  { "unit", "Satuan", MONEV_FIELD_TEXT, MONEV_FIELD_IN_LIST, 60 },
  { "pagu", "Usulan anggaran", MONEV_FIELD_MONEY, MONEV_FIELD_IN_LIST,
    .aliases = "pagu|anggaran|perkiraan biaya|nilai" },
  { "verdict", "Putusan", MONEV_FIELD_CHOICE, MONEV_FIELD_IN_LIST, .choices = verdicts,
    .guess = guess_verdict, .aliases = "hasil|status|verdict" },
  { "verdict_volume", "Volume definitif", MONEV_FIELD_MONEY,
    MONEV_FIELD_IN_LIST | MONEV_FIELD_QUANTITY,
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

static MonevDecimal
money (const MonevRecord *record, const char *field)
{
  MonevDecimal value = MONEV_DECIMAL_ZERO;

  monev_decimal_from_text (monev_record_get (record, field), &value, NULL);
  return value;
}

/** monev_proposal_given: Returns: what the verdict gives, in rupiah: nothing where it is put off,
 * refused or not said yet, else what was asked unless it was changed. */
MonevDecimal
monev_proposal_given (const MonevRecord *proposal)
{
  const char *verdict = monev_record_get (proposal, "verdict");
  MonevDecimal changed = money (proposal, "verdict_pagu");

  if (strcmp (verdict, "definitif") != 0 && strcmp (verdict, "dengan_penyesuaian") != 0)
    return MONEV_DECIMAL_ZERO;
  return monev_decimal_is_zero (changed) ? money (proposal, "pagu") : changed;
}

/** monev_proposal_add_up: counts @proposal in. Errors: OVERFLOW. */
gboolean
monev_proposal_add_up (MonevProposalSum *sum, const MonevRecord *proposal, GError **error)
{
  MonevProposalSum more = *sum;

  more.n++;
  if (!monev_decimal_add (sum->asked, money (proposal, "pagu"), &more.asked, error)
      || !monev_decimal_add (sum->given, monev_proposal_given (proposal), &more.given, error))
    return FALSE;
  *sum = more;
  return TRUE;
}

/**
 * monev_proposal_district:
 * @site: (nullable): the site that the proposal names
 *
 * Returns: (transfer full): the code of its kecamatan, "61.04.17", by its own region or else by that
 * of the site; "" where neither says it.
 */
char *
monev_proposal_district (const MonevRecord *proposal, const MonevRecord *site)
{
  const MonevRecord *records[] = { proposal, site };

  for (guint i = 0; i < G_N_ELEMENTS (records); i++)
    {
      const char *code = records[i] != NULL ? monev_record_get (records[i], "region_code") : "";
      MonevRegion region;

      if (!monev_region_find (code, &region))
        continue;
      if (region.level == MONEV_REGION_DISTRICT)
        return g_strdup (region.code);
      if (region.level == MONEV_REGION_VILLAGE && monev_region_parent (code, &region))
        return g_strdup (region.code);
    }
  return g_strdup ("");
}

/** monev_proposal_as_asked: @proposal: (transfer full). Returns: (transfer full): without what a
 * verdict changed: volume, place and pagu are again as they were asked. */
MonevRecord *
monev_proposal_as_asked (MonevRecord *proposal)
{
  proposal = monev_record_with (proposal, "verdict_volume", "0");
  proposal = monev_record_with (proposal, "verdict_place", "");
  return monev_record_with (proposal, "verdict_pagu", "0");
}

/* With several of them, what is wrong says with which. */
static gboolean
check_one (const MonevRecord *proposal, gboolean several, GPtrArray *checked,
           MonevIssueList *issues, GError **error)
{
  g_autoptr (MonevIssueList) own = monev_issue_list_new ();
  g_autofree char *label = monev_record_label (proposal);
  gboolean good = TRUE;

  g_ptr_array_add (checked,
                   monev_record_check (monev_record_ref ((MonevRecord *) proposal), own));
  for (guint i = 0; i < monev_issue_list_size (own); i++)
    {
      const MonevIssue *issue = monev_issue_list_get (own, i);

      monev_issue_list_add (issues, issue);
      if (!good || issue->severity != MONEV_SEVERITY_ERROR)
        continue;
      good = FALSE;
      g_set_error (error, MONEV_ERROR, MONEV_ERROR_INVALID, "%s%s%s%s%s", several ? label : "",
                   several ? ": " : "", issue->message, issue->fix != NULL ? " " : "",
                   issue->fix != NULL ? issue->fix : "");
    }
  return good;
}

/**
 * monev_proposal_decide:
 * @proposals: (element-type MonevRecord): stored ones with their new verdicts
 * @issues: takes every rule that is broken
 *
 * All or none, in one transaction with one entry in the log, which holds what changed.
 *
 * Errors: INVALID (the first rule that is broken, and with which of several), DENIED, AUTH, STATE,
 * NOT_FOUND, CONFLICT.
 *
 * Returns: (transfer full) (element-type MonevRecord): as they are stored now, in the same order.
 */
GPtrArray *
monev_proposal_decide (MonevDbConnection *connection, const MonevActor *actor,
                       const char *activity_id, const GPtrArray *proposals, MonevIssueList *issues,
                       GError **error)
{
  g_autoptr (GPtrArray) checked
    = g_ptr_array_new_with_free_func ((GDestroyNotify) monev_record_unref);

  if (!monev_policy_check (actor, MONEV_ACT_ACTIVITY_WORK, error))
    return NULL;
  for (guint i = 0; i < proposals->len; i++)
    if (!check_one (proposals->pdata[i], proposals->len > 1, checked, issues, error))
      return NULL;
  return monev_field_change_all (connection, actor, activity_id, checked, "decide", issues, error);
}
