/* The kop of the office on white paper, as it will be printed. */
#pragma once

#include "record/record.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define MONEV_TYPE_KOP_VIEW (monev_kop_view_get_type ())
G_DECLARE_FINAL_TYPE (MonevKopView, monev_kop_view, MONEV, KOP_VIEW, GtkWidget)

GtkWidget *monev_kop_view_new        (void);
void       monev_kop_view_set_office (MonevKopView *self, const MonevRecord *office);
gboolean   monev_kop_view_set_logo   (MonevKopView *self, GBytes *logo, GError **error);
gboolean   monev_kop_view_has_logo   (MonevKopView *self);

G_END_DECLS
