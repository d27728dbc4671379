/* The sidebar: menu, Tahun Anggaran, the rooms, and who is logged in. */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define MONEV_TYPE_SIDEBAR (monev_sidebar_get_type ())
G_DECLARE_FINAL_TYPE (MonevSidebar, monev_sidebar, MONEV, SIDEBAR, AdwBin)

void        monev_sidebar_set_office   (MonevSidebar *self, const char *name);
void        monev_sidebar_add_room     (MonevSidebar *self, const char *id, const char *title, const char *icon_name);
void        monev_sidebar_clear_rooms  (MonevSidebar *self);
void        monev_sidebar_select_room  (MonevSidebar *self, const char *id);
const char *monev_sidebar_get_room     (MonevSidebar *self, guint position);
void        monev_sidebar_set_badge    (MonevSidebar *self, const char *id, guint count, gboolean urgent);
void        monev_sidebar_set_official (MonevSidebar *self, const char *name, const char *position);
void        monev_sidebar_set_years    (MonevSidebar *self, const int *years, guint n_years);
void        monev_sidebar_set_year     (MonevSidebar *self, int year);

G_END_DECLS
