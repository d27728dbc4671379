/* The desk at which files become answers: what the columns mean, what the rows would do, and which
 * side counts where an answer is there already. Nothing is written before "Ambil".
 *
 * Signal "taken": answers were written.
 */
#pragma once

#include "answer-conflicts.h"
#include "answer-mapping.h"
#include "ui/common/issue-view.h"
#include "ui/shell/page.h"
#include "ui/shell/session.h"
#include "ui/shell/window.h"

G_BEGIN_DECLS

#define MONEV_TYPE_ANSWER_IMPORT (monev_answer_import_get_type ())
G_DECLARE_FINAL_TYPE (MonevAnswerImport, monev_answer_import, MONEV, ANSWER_IMPORT, MonevPage)

typedef enum {
  MONEV_ANSWER_IMPORT_CHOOSE,
  MONEV_ANSWER_IMPORT_COLUMNS,
  MONEV_ANSWER_IMPORT_RESULT
} MonevAnswerImportStep;

GtkWidget            *monev_answer_import_new         (MonevWindow *window, MonevSession *session,
                                                       const char *instrument_id);
void                  monev_answer_import_open        (MonevAnswerImport *self,
                                                       const char *const *paths);
void                  monev_answer_import_go          (MonevAnswerImport *self);
MonevAnswerImportStep monev_answer_import_get_step    (MonevAnswerImport *self);
gboolean              monev_answer_import_is_busy     (MonevAnswerImport *self);
gboolean              monev_answer_import_can_go      (MonevAnswerImport *self);
MonevAnswerMapping   *monev_answer_import_get_mapping (MonevAnswerImport *self);
MonevAnswerConflicts *monev_answer_import_get_conflicts (MonevAnswerImport *self);
MonevIssueView       *monev_answer_import_get_issues  (MonevAnswerImport *self);
MonevDataGrid        *monev_answer_import_get_preview (MonevAnswerImport *self);
const MonevResponseCount *monev_answer_import_get_count (MonevAnswerImport *self);

G_END_DECLS
