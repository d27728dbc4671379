/* Choosing a kabupaten or kota: typed by name or code, found while typing.
 *
 * A code that stands in no table is offered with a warning: regions are made faster than tables.
 * Signal "chosen": a code was taken or taken back.
 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define MONEV_TYPE_REGION_ENTRY (monev_region_entry_get_type ())
G_DECLARE_FINAL_TYPE (MonevRegionEntry, monev_region_entry, MONEV, REGION_ENTRY, AdwBin)

GtkWidget  *monev_region_entry_new       (void);
const char *monev_region_entry_get_code  (MonevRegionEntry *self);
const char *monev_region_entry_get_name  (MonevRegionEntry *self);
void        monev_region_entry_set_code  (MonevRegionEntry *self, const char *code);
void        monev_region_entry_set_error (MonevRegionEntry *self, const char *text);
GtkWidget  *monev_region_entry_get_search (MonevRegionEntry *self);

G_END_DECLS
