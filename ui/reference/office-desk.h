/* The desk at which the profile of the office is changed: form, logo, and the kop as it becomes. */
#pragma once

#include "kop-view.h"
#include "record-desk.h"

G_BEGIN_DECLS

GtkWidget    *monev_office_desk_new      (MonevWindow *window, MonevSession *session, MonevRecord *office,
                                          GBytes *logo);
MonevKopView *monev_office_desk_get_kop  (GtkWidget *desk);
gboolean      monev_office_desk_set_logo (GtkWidget *desk, const char *path, GError **error);

G_END_DECLS
