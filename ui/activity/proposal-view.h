/* Proposals of a Rencana Definitif: a list with filters and sums, and beside it the verdict on what
 * is chosen.
 *
 * By keys: 1 to 4 say a verdict and 0 takes it back, Ctrl+Enter saves and goes on to the next that
 * waits, F8 and Shift+F8 walk those that wait. A verdict that needs nothing more is saved at once.
 * What was typed and not saved stays with its proposal while one looks at others.
 */
#pragma once

#include "activity-data.h"
#include "proposal-filters.h"
#include "proposal-form.h"
#include "ui/common/data-grid.h"
#include "ui/shell/window.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define MONEV_TYPE_PROPOSAL_VIEW (monev_proposal_view_get_type ())
G_DECLARE_FINAL_TYPE (MonevProposalView, monev_proposal_view, MONEV, PROPOSAL_VIEW, AdwBin)

GtkWidget         *monev_proposal_view_new        (MonevWindow *window, MonevSession *session);
void               monev_proposal_view_show       (MonevProposalView *self,
                                                   const MonevActivityData *data,
                                                   const char *refused);
gboolean           monev_proposal_view_is_wanted  (const MonevActivityData *data);
gboolean           monev_proposal_view_is_ready   (MonevProposalView *self);
guint              monev_proposal_view_n_unsaved  (MonevProposalView *self);
MonevGridSource   *monev_proposal_view_get_source (MonevProposalView *self);
MonevDataGrid     *monev_proposal_view_get_grid   (MonevProposalView *self);
MonevProposalForm *monev_proposal_view_get_form   (MonevProposalView *self);
MonevProposalFilters *monev_proposal_view_get_filters (MonevProposalView *self);
const char        *monev_proposal_view_get_chosen (MonevProposalView *self);

G_END_DECLS
