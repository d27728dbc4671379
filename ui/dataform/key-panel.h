/* Beside the table that is keyed in: the cell under the cursor with its checks, where the data come
 * from, and the files that hang on them.
 *
 * Signals: "changed": a field was filled; "add": files are wanted; "remove" (string: id): one is to go.
 */
#pragma once

#include "key-source.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define MONEV_TYPE_KEY_PANEL (monev_key_panel_get_type ())
G_DECLARE_FINAL_TYPE (MonevKeyPanel, monev_key_panel, MONEV, KEY_PANEL, AdwBin)

GtkWidget *monev_key_panel_new       (void);
void       monev_key_panel_set_keyed (MonevKeyPanel *self, const MonevKeyed *keyed);
gboolean   monev_key_panel_get_keyed (MonevKeyPanel *self, MonevKeyed *keyed);
void       monev_key_panel_set_files (MonevKeyPanel *self, const GPtrArray *files);
void       monev_key_panel_show_cell (MonevKeyPanel *self, MonevKeySource *source, guint sheet,
                                      guint line, guint field);
void       monev_key_panel_show_none (MonevKeyPanel *self);
void       monev_key_panel_focus     (MonevKeyPanel *self);

G_END_DECLS
