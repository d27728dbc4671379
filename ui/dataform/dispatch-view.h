/* Ekspedisi: the buku ekspedisi of the year: what went to whom, and who took it in. */
#pragma once

#include "ui/common/list-source.h"
#include "ui/shell/session.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define MONEV_TYPE_DISPATCH_VIEW (monev_dispatch_view_get_type ())
G_DECLARE_FINAL_TYPE (MonevDispatchView, monev_dispatch_view, MONEV, DISPATCH_VIEW, AdwBin)

GtkWidget       *monev_dispatch_view_new      (MonevSession *session);
void             monev_dispatch_view_load     (MonevDispatchView *self);
gboolean         monev_dispatch_view_is_ready (MonevDispatchView *self);
MonevListSource *monev_dispatch_view_get_list (MonevDispatchView *self);
GtkWidget       *monev_dispatch_view_get_first (MonevDispatchView *self);

G_END_DECLS
