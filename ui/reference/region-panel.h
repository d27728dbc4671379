/* Wilayah: the codes of Kemendagri, to be looked up and copied. */
#pragma once

#include "panel.h"
#include "region-source.h"

G_BEGIN_DECLS

#define MONEV_TYPE_REGION_PANEL (monev_region_panel_get_type ())
G_DECLARE_FINAL_TYPE (MonevRegionPanel, monev_region_panel, MONEV, REGION_PANEL, MonevReferencePanel)

GtkWidget         *monev_region_panel_new        (MonevWindow *window, MonevSession *session);
MonevRegionSource *monev_region_panel_get_source (MonevRegionPanel *self);

G_END_DECLS
