/* The desk at which a file becomes proposals of a run: choose, assign columns, check, take in.
 *
 * Nothing is written before it was checked; what is wrong names sheet, row and cell.
 */
#pragma once

#include "activity/field-import.h"
#include "ui/common/issue-view.h"
#include "ui/reference/import-mapping.h"
#include "ui/shell/page.h"
#include "ui/shell/session.h"
#include "ui/shell/window.h"

G_BEGIN_DECLS

#define MONEV_TYPE_PROPOSAL_IMPORT (monev_proposal_import_get_type ())
G_DECLARE_FINAL_TYPE (MonevProposalImport, monev_proposal_import, MONEV, PROPOSAL_IMPORT, MonevPage)

typedef enum {
  MONEV_PROPOSAL_CHOOSE,
  MONEV_PROPOSAL_MAP,
  MONEV_PROPOSAL_RESULT,
  MONEV_PROPOSAL_DONE,
  MONEV_N_PROPOSAL_STEPS
} MonevProposalStep;

GtkWidget              *monev_proposal_import_new       (MonevWindow *window, MonevSession *session,
                                                         const char *activity_id,
                                                         const char *activity);
void                    monev_proposal_import_open      (MonevProposalImport *self, const char *path,
                                                         const char *sheet);
void                    monev_proposal_import_set_source (MonevProposalImport *self,
                                                         const char *source);
void                    monev_proposal_import_go        (MonevProposalImport *self);
void                    monev_proposal_import_save_rejects (MonevProposalImport *self,
                                                         const char *path);
MonevProposalStep       monev_proposal_import_get_step  (MonevProposalImport *self);
gboolean                monev_proposal_import_is_busy   (MonevProposalImport *self);
const MonevImportCount *monev_proposal_import_get_count (MonevProposalImport *self);
MonevIssueView         *monev_proposal_import_get_issues (MonevProposalImport *self);
MonevImportMappingView *monev_proposal_import_get_mapping (MonevProposalImport *self);

G_END_DECLS
