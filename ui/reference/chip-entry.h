/* A field for several of many: each chosen one is a chip that can be taken away. */
#pragma once

#include "pick-entry.h"

G_BEGIN_DECLS

#define MONEV_TYPE_CHIP_ENTRY (monev_chip_entry_get_type ())
G_DECLARE_FINAL_TYPE (MonevChipEntry, monev_chip_entry, MONEV, CHIP_ENTRY, AdwBin)

GtkWidget      *monev_chip_entry_new      (MonevOptions *options);
void            monev_chip_entry_set      (MonevChipEntry *self, const char *ids, const char *shown);
char           *monev_chip_entry_get_ids  (MonevChipEntry *self);
char           *monev_chip_entry_get_shown (MonevChipEntry *self);
MonevPickEntry *monev_chip_entry_get_pick (MonevChipEntry *self);

G_END_DECLS
