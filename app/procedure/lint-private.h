/* The parts of the linter: each looks at one kind of thing and adds its findings. */
#pragma once

#include "procedure/lint.h"

G_BEGIN_DECLS

typedef struct {
  const MonevProcedure *self;
  const GPtrArray      *library; /* element-type MonevProcedure; nullable */
  int                   day;     /* minutes of a working day */
  MonevIssueList       *issues;
} MonevLint;

/* @step: NULL for the procedure as a whole. */
void monev_lint_find   (const MonevLint *lint, MonevSeverity severity, const char *code,
                        const MonevProcedureStep *step, const char *found, const char *fix,
                        const char *format, ...) G_GNUC_PRINTF (7, 8);
void monev_lint_papers (const MonevLint *lint);
void monev_lint_tiers  (const MonevLint *lint);
void monev_lint_others (const MonevLint *lint);

G_END_DECLS
