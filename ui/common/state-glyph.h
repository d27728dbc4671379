/* The glyph of a state as a small widget: alone, or in a filled square. */
#pragma once

#include "state.h"

G_BEGIN_DECLS

#define MONEV_TYPE_STATE_GLYPH (monev_state_glyph_get_type ())
G_DECLARE_FINAL_TYPE (MonevStateGlyph, monev_state_glyph, MONEV, STATE_GLYPH, GtkWidget)

GtkWidget *monev_state_glyph_new       (MonevState state, gboolean square);
void       monev_state_glyph_set_state (MonevStateGlyph *self, MonevState state);

G_END_DECLS
