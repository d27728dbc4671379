/* A field for a region of any level: typed by name or code, found while typing, told in words below.
 *
 * The regions of the office's own kabupaten come first. What is typed and known nowhere stays as it
 * is, so that it can be mended. Signal "changed" says that the code is another.
 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define MONEV_TYPE_PLACE_ENTRY (monev_place_entry_get_type ())
G_DECLARE_FINAL_TYPE (MonevPlaceEntry, monev_place_entry, MONEV, PLACE_ENTRY, AdwBin)

GtkWidget  *monev_place_entry_new      (const char *label, const char *home);
void        monev_place_entry_set_code (MonevPlaceEntry *self, const char *code);
const char *monev_place_entry_get_text (MonevPlaceEntry *self);
void        monev_place_entry_type     (MonevPlaceEntry *self, const char *text);
guint       monev_place_entry_n_shown  (MonevPlaceEntry *self);
void        monev_place_entry_take     (MonevPlaceEntry *self);

G_END_DECLS
