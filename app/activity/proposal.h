/* Proposals of a Rencana Definitif: what a verdict gives, sums, and several verdicts at once.
 *
 * The rules over one proposal (which verdict needs a reason, what an adjustment changes) stand in
 * monev_proposal_type and hold for each of them.
 */
#pragma once

#include "activity/field.h"
#include "base/decimal.h"

G_BEGIN_DECLS

typedef struct {
  guint        n;
  MonevDecimal asked; /* rupiah */
  MonevDecimal given; /* rupiah */
} MonevProposalSum;

#define MONEV_PROPOSAL_SUM_NONE \
  ((MonevProposalSum) { 0, MONEV_DECIMAL_ZERO, MONEV_DECIMAL_ZERO })

MonevDecimal monev_proposal_given    (const MonevRecord *proposal);
gboolean     monev_proposal_add_up   (MonevProposalSum *sum, const MonevRecord *proposal,
                                      GError **error);
char        *monev_proposal_district (const MonevRecord *proposal, const MonevRecord *site);
MonevRecord *monev_proposal_as_asked (MonevRecord *proposal);
GPtrArray   *monev_proposal_decide   (MonevDbConnection *connection, const MonevActor *actor,
                                      const char *activity_id, const GPtrArray *proposals,
                                      MonevIssueList *issues, GError **error);

G_END_DECLS
