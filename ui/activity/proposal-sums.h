/* How many proposals each verdict has and what they come to; pressing one leaves only those.
 *
 * Signal "chosen" (string): the verdict, MONEV_PROPOSAL_ANY for all of them.
 */
#pragma once

#include "proposal-list.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define MONEV_TYPE_PROPOSAL_SUMS (monev_proposal_sums_get_type ())
G_DECLARE_FINAL_TYPE (MonevProposalSums, monev_proposal_sums, MONEV, PROPOSAL_SUMS, AdwBin)

GtkWidget  *monev_proposal_sums_new    (void);
void        monev_proposal_sums_show   (MonevProposalSums *self, const GPtrArray *proposals);
const char *monev_proposal_sums_get    (MonevProposalSums *self);
void        monev_proposal_sums_choose (MonevProposalSums *self, const char *verdict);
const char *monev_proposal_sums_get_text (MonevProposalSums *self, const char *verdict);

G_END_DECLS
