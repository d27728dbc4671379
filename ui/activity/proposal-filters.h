/* What leaves some of the proposals in the list: source, OPD, kecamatan, and the verdicts with what
 * they come to; beside it the buttons that add to the list and print it.
 *
 * Signal "changed": something else was chosen.
 */
#pragma once

#include "proposal-sums.h"

G_BEGIN_DECLS

#define MONEV_TYPE_PROPOSAL_FILTERS (monev_proposal_filters_get_type ())
G_DECLARE_FINAL_TYPE (MonevProposalFilters, monev_proposal_filters, MONEV, PROPOSAL_FILTERS, AdwBin)

GtkWidget          *monev_proposal_filters_new      (void);
void                monev_proposal_filters_fill     (MonevProposalFilters *self,
                                                     const GPtrArray *proposals,
                                                     const GPtrArray *sites);
MonevProposalFilter monev_proposal_filters_get      (MonevProposalFilters *self);
void                monev_proposal_filters_choose   (MonevProposalFilters *self, const char *which,
                                                     const char *id);
MonevProposalSums  *monev_proposal_filters_get_sums (MonevProposalFilters *self);

G_END_DECLS
