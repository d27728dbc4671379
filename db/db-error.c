#include "db-error.h"

G_DEFINE_QUARK (monev-error-quark, monev_error)

/**
 * monev_error_code_name:
 *
 * Returns: (transfer none): the lower-case name of @code as the contracts print it
 *   (docs/contracts.md, "error.code"), such as "not-found".
 */
const char *
monev_error_code_name (MonevError code)
{
  static const char *const names[] = {
    "constraint", "conflict", "denied", "busy", "unavailable", "schema-too-new", "corrupt",
    "invalid", "not-found", "state", "auth", "overflow", "limit", "cancelled", "io",
  };

  g_return_val_if_fail ((gsize) code < G_N_ELEMENTS (names), "io");
  return names[code];
}
