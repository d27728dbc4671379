/* The inside of the desk of answers from files. */
#pragma once

#include "answer-import.h"
#include "ui/common/empty-state.h"
#include "ui/common/job-progress.h"

G_BEGIN_DECLS

/* What reading gave; counted, for a job may still write it when the desk is gone. */
typedef struct {
  MonevResponseImport *import;
  MonevIssueList      *issues;
} MonevAnswerRead;

struct _MonevAnswerImport {
  MonevPage parent;
  MonevWindow *window;
  MonevSession *session;
  char *instrument_id;
  char **paths;
  MonevResponseLook *look; /* (nullable) */
  MonevAnswerRead *read;   /* (nullable) */
  GCancellable *cancellable;
  guint hold;
  gboolean busy, gone;

  MonevJobProgress *progress;
  GtkStack *stack;
  GtkWidget *pages[3]; /* by MonevAnswerImportStep */
  MonevEmptyState *choose;
  MonevAnswerMapping *mapping;
  GtkBox *counts;
  GtkWidget *columns; /* "Ubah Kolom…" */
  GtkWidget *go;
  GtkLabel *why; /* it may not be pressed */
  MonevIssueView *issues;
  MonevDataGrid *preview;
  guint shown;        /* which table the preview holds */
  GtkStack *lower;
  GtkStackPage *conflicts_page;
  GtkWidget *switcher;
  MonevAnswerConflicts *conflicts;
};

void monev_answer_import_build      (MonevAnswerImport *self);
void monev_answer_import_show_go    (MonevAnswerImport *self);
void monev_answer_import_show_read  (MonevAnswerImport *self);
void monev_answer_import_show_table (MonevAnswerImport *self, guint i);
void monev_answer_import_on_issue   (MonevAnswerImport *self, const MonevIssue *issue);
void monev_answer_import_on_decided (MonevAnswerImport *self);

G_END_DECLS
