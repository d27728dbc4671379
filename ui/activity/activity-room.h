/* Agenda Kerja: all work of the Tahun Anggaran, searched, filtered, sorted; the way into each. */
#pragma once

#include "ui/shell/page.h"
#include "ui/shell/session.h"
#include "ui/shell/window.h"

G_BEGIN_DECLS

#define MONEV_TYPE_ACTIVITY_ROOM (monev_activity_room_get_type ())
G_DECLARE_FINAL_TYPE (MonevActivityRoom, monev_activity_room, MONEV, ACTIVITY_ROOM, MonevPage)

GtkWidget *monev_activity_room_new       (MonevWindow *window, MonevSession *session);
guint      monev_activity_room_get_n     (MonevActivityRoom *self);
const char *monev_activity_room_get_id   (MonevActivityRoom *self, guint position);
void       monev_activity_room_set_state (MonevActivityRoom *self, const char *state, gboolean late);

void       monev_activity_room_set_view  (MonevActivityRoom *self, const char *name);

/* Adds the room and the actions win.open-activity (ss: run, step or "") and win.start-activity. */
void       monev_activity_room_register  (MonevWindow *window, MonevSession *session);

G_END_DECLS
