/* The row that takes the office's logo: chosen from a file, checked, and shown small. */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define MONEV_TYPE_LOGO_ROW (monev_logo_row_get_type ())
G_DECLARE_FINAL_TYPE (MonevLogoRow, monev_logo_row, MONEV, LOGO_ROW, AdwActionRow)

GtkWidget *monev_logo_row_new      (void);
GBytes    *monev_logo_row_get_logo (MonevLogoRow *self);
void       monev_logo_row_load     (MonevLogoRow *self, GFile *file);

G_END_DECLS
