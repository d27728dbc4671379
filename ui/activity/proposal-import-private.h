/* The inside of the desk that takes in proposals. */
#pragma once

#include "proposal-import-work.h"
#include "proposal-import.h"
#include "ui/common/data-grid.h"
#include "ui/common/empty-state.h"
#include "ui/common/job-progress.h"

G_BEGIN_DECLS

struct _MonevProposalImport {
  MonevPage           parent;
  MonevWindow        *window;
  MonevSession       *session;
  char               *activity_id;
  char               *path;
  MonevProposalFile  *file;
  MonevProposalCheck *check;
  MonevImportMapping  mapping;     /* that the check was made with */
  GCancellable       *cancellable; /* of the work under way */
  guint               hold;        /* of the window, while rows are written */
  gboolean            busy, gone, filling;

  MonevJobProgress   *progress;
  GtkStack           *stack;
  GtkWidget          *pages[MONEV_N_PROPOSAL_STEPS];
  MonevEmptyState    *done;
  MonevImportMappingView *columns;
  GtkWidget          *source, *sheet, *sheet_row;
  GtkWidget          *hint, *counts, *go, *rejects;
  MonevIssueView     *issues;
  MonevDataGrid      *preview;
};

void  monev_proposal_import_build    (MonevProposalImport *self);
void  monev_proposal_import_show_go  (MonevProposalImport *self);
void  monev_proposal_import_on_sheet (MonevProposalImport *self);
void  monev_proposal_import_on_issue (MonevProposalImport *self, const MonevIssue *issue);
guint monev_proposal_import_n_good   (MonevProposalImport *self);

G_END_DECLS
