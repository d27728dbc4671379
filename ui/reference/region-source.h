/* The regions as rows of a grid: all of them or one level, searched by name or code on a thread. */
#pragma once

#include "region/region.h"
#include "ui/common/grid-source.h"

G_BEGIN_DECLS

#define MONEV_TYPE_REGION_SOURCE (monev_region_source_get_type ())
G_DECLARE_FINAL_TYPE (MonevRegionSource, monev_region_source, MONEV, REGION_SOURCE, GObject)

MonevRegionSource *monev_region_source_new       (void);
void               monev_region_source_set_level (MonevRegionSource *self, MonevRegionLevel level);
gboolean           monev_region_source_is_busy   (MonevRegionSource *self);

G_END_DECLS
