/* Answers that are there already with another content: both sides, and which of them counts.
 *
 * Signal "decided": another decision was taken; the counts of the import are others now.
 */
#pragma once

#include "response/response-import.h"
#include "ui/common/data-grid.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define MONEV_TYPE_ANSWER_CONFLICTS (monev_answer_conflicts_get_type ())
G_DECLARE_FINAL_TYPE (MonevAnswerConflicts, monev_answer_conflicts, MONEV, ANSWER_CONFLICTS, AdwBin)

GtkWidget     *monev_answer_conflicts_new      (void);
void           monev_answer_conflicts_set      (MonevAnswerConflicts *self,
                                                MonevResponseImport *import);
void           monev_answer_conflicts_decide   (MonevAnswerConflicts *self, gboolean all,
                                                MonevResponseDecision decision);
MonevDataGrid *monev_answer_conflicts_get_grid (MonevAnswerConflicts *self);

G_END_DECLS
