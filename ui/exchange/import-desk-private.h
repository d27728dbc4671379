/* The inside of the import desk. */
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
  const MonevImportKind *kind;
  MonevImportAim aim;         /* the year and the option as they are asked for anew */
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
  AdwComboRow *option;    /* nullable */
  GtkCheckButton *rename; /* nullable: only officials are known by a number */
  GtkCheckButton *clear;  /* nullable */
  GtkWidget *sheet_group;
  GtkLabel *hint;
  GtkBox *counts;
  GtkPaned *paned;
  MonevIssueView *issues;
  MonevDataGrid *preview;
  MonevDataGrid *changes;  /* what changed rows were and become */
  GtkStack *lower;         /* the two */
  GtkStackPage *changes_page;
  GtkWidget *switcher;
  GtkWidget *go;
  GtkWidget *rejects;
  gboolean filling;
};

typedef void (*MonevImportPathFunc) (MonevImportDesk *self, const char *path);

/* import-desk.c */
void monev_import_desk_run            (MonevImportDesk *self, MonevDbLaneKind lane,
                                       MonevDbJobFunc work, GDestroyNotify free_result,
                                       MonevImportRequest *request, const char *title,
                                       MonevSessionDone done);
gboolean monev_import_desk_finish     (MonevImportDesk *self, const GError *error);
MonevImportRequest *monev_import_desk_request (MonevImportDesk *self);
void monev_import_desk_show_go        (MonevImportDesk *self);
void monev_import_desk_show_step      (MonevImportDesk *self, MonevImportStep step);
void monev_import_desk_on_issue       (MonevImportDesk *self, const MonevIssue *issue);
void monev_import_desk_on_sheet       (MonevImportDesk *self);

/* import-files.c */
void monev_import_desk_add_actions    (GtkWidgetClass *klass);

/* import-tell.c */
guint monev_import_desk_n_good        (MonevImportDesk *self);
char *monev_import_desk_go_words      (MonevImportDesk *self);
void monev_import_desk_say_name       (MonevImportDesk *self);
void monev_import_desk_say_counts     (MonevImportDesk *self);
void monev_import_desk_show_changes   (MonevImportDesk *self);
void monev_import_desk_say_done       (MonevImportDesk *self);

/* import-desk-build.c */
void monev_import_desk_build          (MonevImportDesk *self, const char *title);

G_END_DECLS
