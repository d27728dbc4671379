/* Limits in working days that an SOP sets, one line each: the words, the days, and the step that has
 * to keep it or the whole.
 *
 * Signal "changed" (gboolean typing): monev_limit_rows_get() tells of something else now. A line whose
 * words are empty for a moment is left as it was until they are there again.
 */
#pragma once

#include "procedure/procedure.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define MONEV_TYPE_LIMIT_ROWS (monev_limit_rows_get_type ())
G_DECLARE_FINAL_TYPE (MonevLimitRows, monev_limit_rows, MONEV, LIMIT_ROWS, AdwBin)

GtkWidget *monev_limit_rows_new    (void);
void       monev_limit_rows_fill   (MonevLimitRows *self, const MonevProcedure *procedure);
json_t    *monev_limit_rows_get    (MonevLimitRows *self);

/* As if typed and pressed; for tests. */
void       monev_limit_rows_add    (MonevLimitRows *self, const char *text);
void       monev_limit_rows_set    (MonevLimitRows *self, guint line, gint64 days,
                                    const char *step);
void       monev_limit_rows_remove (MonevLimitRows *self, guint line);

G_END_DECLS
