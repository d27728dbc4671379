/* The verdict on one proposal, or on several at once.
 *
 * Signal "changed": something was typed. What is typed is taken by monev_proposal_form_take(); the
 * form itself writes nothing.
 */
#pragma once

#include "activity-data.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define MONEV_TYPE_PROPOSAL_FORM (monev_proposal_form_get_type ())
G_DECLARE_FINAL_TYPE (MonevProposalForm, monev_proposal_form, MONEV, PROPOSAL_FORM, AdwBin)

GtkWidget   *monev_proposal_form_new     (void);
void         monev_proposal_form_show    (MonevProposalForm *self, const MonevActivityData *data,
                                          const MonevRecord *stored, const MonevRecord *typed,
                                          const char *refused);
void         monev_proposal_form_show_several (MonevProposalForm *self, guint n,
                                          const char *refused);
MonevRecord *monev_proposal_form_take    (MonevProposalForm *self, MonevRecord *proposal,
                                          MonevIssueList *issues);
void         monev_proposal_form_set_verdict (MonevProposalForm *self, const char *verdict);
gboolean     monev_proposal_form_focus_missing (MonevProposalForm *self);
void         monev_proposal_form_show_fault (MonevProposalForm *self, const char *text);
void         monev_proposal_form_set_state (MonevProposalForm *self, gboolean unsaved,
                                          gboolean behind);

/* As if typed; for tests and pictures. */
void         monev_proposal_form_type    (MonevProposalForm *self, const char *field,
                                          const char *text);
const char  *monev_proposal_form_get_fault (MonevProposalForm *self);

G_END_DECLS
