/* The procedures that the program ships, transcribed from the SOPs of several offices.
 *
 * They are read from the program's resources when first asked for, never at its start.
 */
#pragma once

#include "procedure/procedure.h"

G_BEGIN_DECLS

const GPtrArray *monev_procedure_shipped      (GError **error);
MonevProcedure  *monev_procedure_shipped_find (const char *code, GError **error);
gboolean         monev_procedure_is_shipped   (const char *code);

G_END_DECLS
