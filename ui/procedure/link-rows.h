/* Links to other SOPs, one line each: the words as they are printed, and which SOP is meant.
 *
 * Signal "changed" (gboolean typing): monev_link_rows_get() tells of something else now. A line whose
 * words are empty for a moment is left as it was until they are there again.
 */
#pragma once

#include "procedure/procedure.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define MONEV_TYPE_LINK_ROWS (monev_link_rows_get_type ())
G_DECLARE_FINAL_TYPE (MonevLinkRows, monev_link_rows, MONEV, LINK_ROWS, AdwBin)

GtkWidget *monev_link_rows_new         (void);
void       monev_link_rows_set_library (MonevLinkRows *self, const GPtrArray *entries);
void       monev_link_rows_fill        (MonevLinkRows *self, const MonevProcedureLink *links,
                                        guint n);
json_t    *monev_link_rows_get         (MonevLinkRows *self);

/* As if typed and pressed; for tests. */
void       monev_link_rows_add         (MonevLinkRows *self, const char *text);
void       monev_link_rows_choose      (MonevLinkRows *self, guint line, const char *code);
void       monev_link_rows_remove      (MonevLinkRows *self, guint line);

G_END_DECLS
