/* One sheet of what an OPD sent, as rows for a grid: groups, lines, columns, coloured by state. */
#pragma once

#include "ui/common/grid-source.h"
#include "verify-data.h"

G_BEGIN_DECLS

#define MONEV_TYPE_VERIFY_SOURCE (monev_verify_source_get_type ())
G_DECLARE_FINAL_TYPE (MonevVerifySource, monev_verify_source, MONEV, VERIFY_SOURCE, GObject)

MonevVerifySource *monev_verify_source_new      (void);
void               monev_verify_source_set_data (MonevVerifySource *self, MonevVerifyData *data,
                                                 guint sheet);
void               monev_verify_source_set_blank (MonevVerifySource *self, gboolean blank);
guint              monev_verify_source_n_leading (MonevVerifySource *self);
gboolean           monev_verify_source_cell     (MonevVerifySource *self, guint row, guint column,
                                                 guint *line, guint *field);
gboolean           monev_verify_source_find     (MonevVerifySource *self, guint line, guint field,
                                                 guint *row, guint *column);

G_END_DECLS
