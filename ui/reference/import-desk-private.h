#pragma once

#include "import-desk.h"
#include "import-work.h"
#include "ui/common/empty-state.h"
#include "ui/common/job-progress.h"

G_BEGIN_DECLS

struct _MonevImportDesk {
  MonevPage parent;
  MonevWindow *window;
  MonevSession *session;
  const MonevRecordType *type;
  char *path;
  MonevImportFile *file;
  MonevImportCheck *check;
  MonevImportMapping mapping; /* that the check was made with */
  GCancellable *cancellable;  /* of the work under way */
  guint hold;                 /* of the window, while rows are written */
  gboolean busy;
  gboolean gone;

  MonevJobProgress *progress;
  GtkStack *stack;
  GtkWidget *pages[4]; /* by MonevImportStep */
  MonevEmptyState *choose;
  MonevEmptyState *done;
  MonevImportMappingView *columns;
  AdwComboRow *sheet;
  GtkWidget *sheet_group;
  GtkLabel *hint;
  GtkBox *counts;
  GtkPaned *paned;
  MonevIssueView *issues;
  MonevDataGrid *preview;
  GtkWidget *go;
  GtkWidget *rejects;
  gboolean filling;
};

/* import-desk.c */
void monev_import_desk_show_go        (MonevImportDesk *self);
void monev_import_desk_on_go          (MonevImportDesk *self);
void monev_import_desk_on_issue       (MonevImportDesk *self, const MonevIssue *issue);
void monev_import_desk_on_sheet       (MonevImportDesk *self);

/* import-desk-build.c */
void monev_import_desk_build          (MonevImportDesk *self);

G_END_DECLS
