/* Proposals of a run as rows of a list, what of them a filter leaves, and their sums. Pure. */
#pragma once

#include "activity/proposal.h"
#include "activity-data.h"
#include "ui/common/list-source.h"

G_BEGIN_DECLS

#define MONEV_PROPOSAL_ANY "*" /* a verdict: whatever it is; "" is what waits for one */

typedef enum {
  MONEV_PROPOSAL_VERDICT,
  MONEV_PROPOSAL_TITLE,
  MONEV_PROPOSAL_SOURCE,
  MONEV_PROPOSAL_AGENCY,
  MONEV_PROPOSAL_PLACE,
  MONEV_PROPOSAL_VOLUME,
  MONEV_PROPOSAL_ASKED,
  MONEV_PROPOSAL_GIVEN,
  MONEV_PROPOSAL_ID,    /* not shown */
  MONEV_PROPOSAL_STATE, /* not shown: the verdict as it is stored */
  MONEV_N_PROPOSAL_TEXTS
} MonevProposalText;

/* Ids of what is chosen; "" (of the verdict MONEV_PROPOSAL_ANY) for all. */
typedef struct {
  const char *source;
  const char *agency;
  const char *district;
  const char *verdict;
} MonevProposalFilter;

/* One verdict: how it is stored, told, and shown. */
typedef struct {
  const char *value;
  const char *word; /* untranslated */
  MonevState  state;
} MonevVerdict;

#define MONEV_N_VERDICTS 5

const MonevVerdict *monev_verdict_nth       (guint i);
const MonevVerdict *monev_verdict_of        (const char *value);
MonevListSource    *monev_proposal_source_new (void);
gboolean            monev_proposal_passes   (const MonevProposalFilter *filter,
                                             const MonevRecord *proposal, const GPtrArray *sites);
char              **monev_proposal_row      (const MonevRecord *proposal, gboolean unsaved);
char               *monev_proposal_district_of (const MonevRecord *proposal,
                                             const GPtrArray *sites);
char               *monev_proposal_rupiah   (MonevDecimal value);

G_END_DECLS
