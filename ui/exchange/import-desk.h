/* The desk at which a file becomes rows of a table: choose, assign columns, check, take in.
 *
 * Nothing is written before it was checked; what is wrong names sheet, row and cell, and one click
 * goes there. What the rows become is said by a MonevImportKind.
 */
#pragma once

#include "import-kind.h"
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
                                                       const char *title, const MonevImportKind *kind,
                                                       const MonevRecordType *type,
                                                       const char *owner_id);
void                    monev_import_desk_open        (MonevImportDesk *self, const char *path,
                                                       const char *sheet);
void                    monev_import_desk_set_option  (MonevImportDesk *self, const char *value);
void                    monev_import_desk_set_allow   (MonevImportDesk *self, MonevImportAllow allow);
void                    monev_import_desk_go          (MonevImportDesk *self);
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
