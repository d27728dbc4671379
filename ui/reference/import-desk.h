/* The desk at which a file becomes rows of a table: choose, assign columns, check, take in. */
#pragma once

#include "import-mapping.h"
#include "ui/common/data-grid.h"
#include "ui/common/issue-view.h"
#include "ui/shell/page.h"
#include "ui/shell/session.h"
#include "ui/shell/window.h"

G_BEGIN_DECLS

#define MONEV_TYPE_IMPORT_DESK (monev_import_desk_get_type ())
G_DECLARE_FINAL_TYPE (MonevImportDesk, monev_import_desk, MONEV, IMPORT_DESK, MonevPage)

typedef enum {
  MONEV_IMPORT_CHOOSE,
  MONEV_IMPORT_MAP,
  MONEV_IMPORT_RESULT,
  MONEV_IMPORT_DONE
} MonevImportStep;

GtkWidget              *monev_import_desk_new         (MonevWindow *window, MonevSession *session,
                                                       const MonevRecordType *type);
void                    monev_import_desk_open        (MonevImportDesk *self, const char *path,
                                                       const char *sheet);
void                    monev_import_desk_check       (MonevImportDesk *self);
void                    monev_import_desk_apply       (MonevImportDesk *self);
void                    monev_import_desk_cancel      (MonevImportDesk *self);
void                    monev_import_desk_forget      (MonevImportDesk *self);
void                    monev_import_desk_save_rejects (MonevImportDesk *self, const char *path);
void                    monev_import_desk_look_at_changes (MonevImportDesk *self);
MonevImportStep         monev_import_desk_get_step    (MonevImportDesk *self);
gboolean                monev_import_desk_is_busy     (MonevImportDesk *self);
const MonevImportCount *monev_import_desk_get_count   (MonevImportDesk *self);
MonevImportMappingView *monev_import_desk_get_mapping (MonevImportDesk *self);
MonevIssueView         *monev_import_desk_get_issues  (MonevImportDesk *self);
MonevDataGrid          *monev_import_desk_get_preview (MonevImportDesk *self);
MonevDataGrid          *monev_import_desk_get_changes (MonevImportDesk *self);

G_END_DECLS
