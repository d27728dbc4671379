/* The part of Beranda about data of the OPDs: one row for each open request. */
#pragma once

#include "dataform/data-feed.h"
#include "home-part.h"

G_BEGIN_DECLS

void monev_home_data_show (MonevHomePart *part, const GPtrArray *feed, gboolean leads);

G_END_DECLS
