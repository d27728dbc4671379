/* The search field of a list, with how many rows are left; it opens with Ctrl+F.
 *
 * Give it the source of the list, and typing filters it.
 */
#pragma once

#include "grid-source.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define MONEV_TYPE_SEARCH_BAR (monev_search_bar_get_type ())
G_DECLARE_FINAL_TYPE (MonevSearchBar, monev_search_bar, MONEV, SEARCH_BAR, AdwBin)

GtkWidget  *monev_search_bar_new        (void);
void        monev_search_bar_set_source (MonevSearchBar *self, MonevGridSource *source);
void        monev_search_bar_set_open   (MonevSearchBar *self, gboolean open);
gboolean    monev_search_bar_get_open   (MonevSearchBar *self);
const char *monev_search_bar_get_text   (MonevSearchBar *self);
void        monev_search_bar_set_text   (MonevSearchBar *self, const char *text);

G_END_DECLS
