/* A field for one of many: type part of a name or code, choose from the list below it.
 *
 * Down opens the list, Enter takes the marked one, Escape closes it. What was typed and fits no
 * option stays, so that it can be mended.
 */
#pragma once

#include "options.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define MONEV_TYPE_PICK_ENTRY (monev_pick_entry_get_type ())
G_DECLARE_FINAL_TYPE (MonevPickEntry, monev_pick_entry, MONEV, PICK_ENTRY, AdwBin)

GtkWidget  *monev_pick_entry_new       (MonevOptions *options);
void        monev_pick_entry_set       (MonevPickEntry *self, const char *id, const char *shown);
const char *monev_pick_entry_get_id    (MonevPickEntry *self);
const char *monev_pick_entry_get_text  (MonevPickEntry *self);
gboolean    monev_pick_entry_is_known  (MonevPickEntry *self);
void        monev_pick_entry_type      (MonevPickEntry *self, const char *text);
void        monev_pick_entry_take      (MonevPickEntry *self);

G_END_DECLS
