/* A field for a date: typed in any usual way or picked, shown as 5 Maret 2026. */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define MONEV_TYPE_DATE_ENTRY (monev_date_entry_get_type ())
G_DECLARE_FINAL_TYPE (MonevDateEntry, monev_date_entry, MONEV, DATE_ENTRY, AdwBin)

GtkWidget *monev_date_entry_new      (void);
void       monev_date_entry_set_date (MonevDateEntry *self, const GDate *date);
gboolean   monev_date_entry_get_date (MonevDateEntry *self, GDate *date);
gboolean   monev_date_entry_is_valid (MonevDateEntry *self);

G_END_DECLS
