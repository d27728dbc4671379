/* Beside the values of an OPD: what there is to know of the cell at the cursor, and what can be done. */
#pragma once

#include "verify-data.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define MONEV_TYPE_VERIFY_PANEL (monev_verify_panel_get_type ())
G_DECLARE_FINAL_TYPE (MonevVerifyPanel, monev_verify_panel, MONEV, VERIFY_PANEL, AdwBin)

GtkWidget *monev_verify_panel_new  (void);
void       monev_verify_panel_show (MonevVerifyPanel *self, MonevVerifyData *data,
                                    const GPtrArray *others, guint sheet, guint line, guint field);
void       monev_verify_panel_show_nothing (MonevVerifyPanel *self);
void       monev_verify_panel_set_doubts (MonevVerifyPanel *self, guint nth, guint total);

G_END_DECLS
