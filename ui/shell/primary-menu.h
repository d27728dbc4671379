/* The main menu, for the sidebar and for pages that stand alone, such as the login. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

GMenuModel *monev_primary_menu_new (void);

G_END_DECLS
