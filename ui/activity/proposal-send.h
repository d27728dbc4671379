/* Verdicts on their way to the core, one job for all of them. */
#pragma once

#include "activity/proposal.h"
#include "ui/shell/session.h"

G_BEGIN_DECLS

/* @before: as they were read; @after: as they are stored now, in the same order. */
typedef struct {
  GPtrArray      *before;
  GPtrArray      *after;
  MonevIssueList *issues;
} MonevProposalSent;

void       monev_proposal_send      (MonevSession *session, GObject *owner, const char *activity_id,
                                     GPtrArray *before, GPtrArray *after, MonevSessionDone done);
GPtrArray *monev_proposal_sent_undo (const MonevProposalSent *self);
void       monev_proposal_sent_free (MonevProposalSent *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MonevProposalSent, monev_proposal_sent_free)

G_END_DECLS
