/* What the linter says, at the foot of the SOP desk: how many, the first of them, and all of them
 * in a list. Signal "step" (index): a finding was chosen that belongs to a step.
 */
#pragma once

#include "procedure/procedure.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define MONEV_TYPE_LINT_BAR (monev_lint_bar_get_type ())
G_DECLARE_FINAL_TYPE (MonevLintBar, monev_lint_bar, MONEV, LINT_BAR, AdwBin)

GtkWidget  *monev_lint_bar_new      (void);
void        monev_lint_bar_show     (MonevLintBar *self, const MonevProcedure *procedure,
                                     MonevIssueList *issues);
void        monev_lint_bar_next     (MonevLintBar *self, int by);
void        monev_lint_bar_set_open (MonevLintBar *self, gboolean open);
const char *monev_lint_bar_get_text (MonevLintBar *self);

G_END_DECLS
