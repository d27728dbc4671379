/* SIPD codes of agencies: `1.02.0.00.0.00.01.0000`. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean monev_agency_code_normalize (const char *typed, char **code, GError **error);

G_END_DECLS
