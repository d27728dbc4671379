/* What changed between two versions of a procedure, in words. */
#pragma once

#include "procedure/procedure.h"

G_BEGIN_DECLS

GPtrArray *monev_procedure_changes (const MonevProcedure *before, const MonevProcedure *after);

G_END_DECLS
