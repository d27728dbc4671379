/* How a thing stands, as a pill with its glyph: "✓ terverifikasi". */
#pragma once

#include "state.h"

G_BEGIN_DECLS

#define MONEV_TYPE_STATUS_PILL (monev_status_pill_get_type ())
G_DECLARE_FINAL_TYPE (MonevStatusPill, monev_status_pill, MONEV, STATUS_PILL, GtkWidget)

GtkWidget  *monev_status_pill_new      (MonevState state, const char *text);
void        monev_status_pill_set      (MonevStatusPill *self, MonevState state, const char *text);
void        monev_status_pill_set_whole (MonevStatusPill *self, gboolean whole);
const char *monev_status_pill_get_text (MonevStatusPill *self);

G_END_DECLS
