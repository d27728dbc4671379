#include "proposal-list.h"

#include "base/number.h"

#include <glib/gi18n.h>
#include <string.h>

static const MonevVerdict verdicts[MONEV_N_VERDICTS] = {
  { "", N_ ("Belum diputus"), MONEV_STATE_DIM },
  { "definitif", N_ ("Definitif"), MONEV_STATE_GOOD },
  { "dengan_penyesuaian", N_ ("Penyesuaian"), MONEV_STATE_CHANGED },
  { "ditunda", N_ ("Ditunda"), MONEV_STATE_QUESTION },
  { "ditolak", N_ ("Ditolak"), MONEV_STATE_ERROR },
};

/** monev_verdict_nth: Returns: (transfer none): what waits for a verdict first, then in the order of
 * the Daftar Rencana Definitif. */
const MonevVerdict *
monev_verdict_nth (guint i)
{
  return &verdicts[i];
}

/** monev_verdict_of: Returns: (transfer none): of @value as it is stored. */
const MonevVerdict *
monev_verdict_of (const char *value)
{
  for (guint i = 0; i < MONEV_N_VERDICTS; i++)
    if (strcmp (verdicts[i].value, value) == 0)
      return &verdicts[i];
  return &verdicts[0];
}

static MonevState
state_of (const char *const *row, guint column, gpointer data)
{
  return column == MONEV_PROPOSAL_VERDICT ? monev_verdict_of (row[MONEV_PROPOSAL_STATE])->state
                                          : MONEV_STATE_NORMAL;
}

/** monev_proposal_source_new: Returns: (transfer full): without rows; the cursor stays with its
 * proposal when the list is read anew. */
MonevListSource *
monev_proposal_source_new (void)
{
  const MonevListColumn columns[] = {
    { _("Putusan"), MONEV_SORT_TEXT, 136, FALSE, FALSE, 0 },
    { _("Usulan"), MONEV_SORT_TEXT, 190, TRUE, FALSE, 0 },
    { _("Sumber"), MONEV_SORT_TEXT, 100, FALSE, FALSE, 0 },
    { _("OPD"), MONEV_SORT_TEXT, 150, FALSE, FALSE, 0 },
    { _("Lokasi"), MONEV_SORT_TEXT, 140, FALSE, FALSE, 0 },
    { _("Volume"), MONEV_SORT_TEXT, 110, FALSE, FALSE, 0 },
    { _("Usulan anggaran"), MONEV_SORT_NUMBER, 140, FALSE, FALSE, 0 },
    { _("Pagu definitif"), MONEV_SORT_NUMBER, 140, FALSE, FALSE, 0 },
  };
  MonevListSource *source = monev_list_source_new (columns, G_N_ELEMENTS (columns));

  monev_list_source_set_key_column (source, MONEV_PROPOSAL_ID);
  monev_list_source_set_state_func (source, state_of, NULL, NULL);
  return source;
}

static MonevDecimal
number_of (const MonevRecord *record, const char *field)
{
  MonevDecimal value = MONEV_DECIMAL_ZERO;

  monev_decimal_from_text (monev_record_get (record, field), &value, NULL);
  return value;
}

/** monev_proposal_rupiah: Returns: (transfer full): "1.250.000,50"; "" for nothing. */
char *
monev_proposal_rupiah (MonevDecimal value)
{
  return monev_decimal_is_zero (value) ? g_strdup ("")
                                       : monev_number_format (value, MONEV_NUMBER_AS_IS);
}

static char *
volume_of (const MonevRecord *proposal)
{
  MonevDecimal given = number_of (proposal, "verdict_volume");
  g_autofree char *number = monev_proposal_rupiah (
      monev_decimal_is_zero (given) ? number_of (proposal, "volume") : given);

  return *number == '\0'
             ? g_strdup ("")
             : g_strdup_printf ("%s %s", number, monev_record_get (proposal, "unit"));
}

/** monev_proposal_row: @unsaved: its verdict is typed and not stored yet. Returns: (transfer full):
 * its texts by #MonevProposalText; volume and place as the verdict gives them. */
char **
monev_proposal_row (const MonevRecord *proposal, gboolean unsaved)
{
  char **row = g_new0 (char *, MONEV_N_PROPOSAL_TEXTS + 1);
  const char *verdict = monev_record_get (proposal, "verdict");
  const char *word = _(monev_verdict_of (verdict)->word);
  const char *place = monev_record_get (proposal, "verdict_place");

  row[MONEV_PROPOSAL_VERDICT] = unsaved ? g_strconcat (word, " *", NULL) : g_strdup (word);
  row[MONEV_PROPOSAL_TITLE] = g_strdup (monev_record_get (proposal, "title"));
  row[MONEV_PROPOSAL_SOURCE] = monev_field_data_shown (proposal, "source");
  row[MONEV_PROPOSAL_AGENCY] = monev_field_data_shown (proposal, "agency_id");
  row[MONEV_PROPOSAL_PLACE]
      = g_strdup (*place != '\0' ? place : monev_record_get (proposal, "place"));
  row[MONEV_PROPOSAL_VOLUME] = volume_of (proposal);
  row[MONEV_PROPOSAL_ASKED] = monev_proposal_rupiah (number_of (proposal, "pagu"));
  row[MONEV_PROPOSAL_GIVEN] = monev_proposal_rupiah (monev_proposal_given (proposal));
  row[MONEV_PROPOSAL_ID] = g_strdup (monev_record_id (proposal));
  row[MONEV_PROPOSAL_STATE] = g_strdup (verdict);
  return row;
}

/** monev_proposal_district_of: @sites: (element-type MonevRecord): of the same run. Returns:
 * (transfer full): the code of its kecamatan, or "". */
char *
monev_proposal_district_of (const MonevRecord *proposal, const GPtrArray *sites)
{
  const MonevRecord *site = monev_field_data_find (sites, monev_record_get (proposal, "site_id"));

  return monev_proposal_district (proposal, site);
}

static gboolean
is_or_all (const char *wanted, const char *value)
{
  return *wanted == '\0' || strcmp (wanted, value) == 0;
}

/** monev_proposal_passes: Returns: whether @filter leaves @proposal in the list. */
gboolean
monev_proposal_passes (const MonevProposalFilter *filter, const MonevRecord *proposal,
                       const GPtrArray *sites)
{
  g_autofree char *district = NULL;

  if (!is_or_all (filter->source, monev_record_get (proposal, "source"))
      || !is_or_all (filter->agency, monev_record_get (proposal, "agency_id"))
      || (strcmp (filter->verdict, MONEV_PROPOSAL_ANY) != 0
          && strcmp (filter->verdict, monev_record_get (proposal, "verdict")) != 0))
    return FALSE;
  if (*filter->district == '\0')
    return TRUE;
  district = monev_proposal_district_of (proposal, sites);
  return strcmp (filter->district, district) == 0;
}
