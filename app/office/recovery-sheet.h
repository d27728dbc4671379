/* Drawing the recovery sheet, for whoever holds a page: the file has monev_recovery_sheet_write(). */
#pragma once

#include <cairo.h>
#include <glib.h>

G_BEGIN_DECLS

void monev_recovery_sheet_draw (cairo_t *cr, const char *agency_name, const char *code,
                                const char *database_id);

G_END_DECLS
