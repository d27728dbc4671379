/* Instrumen: all questionnaires, of the library and of the agendas; the way into each. */
#pragma once

#include "ui/common/list-source.h"
#include "ui/shell/page.h"
#include "ui/shell/session.h"
#include "ui/shell/window.h"

G_BEGIN_DECLS

#define MONEV_TYPE_INSTRUMENT_ROOM (monev_instrument_room_get_type ())
G_DECLARE_FINAL_TYPE (MonevInstrumentRoom, monev_instrument_room, MONEV, INSTRUMENT_ROOM, MonevPage)

GtkWidget       *monev_instrument_room_new      (MonevWindow *window, MonevSession *session);
MonevListSource *monev_instrument_room_get_list (MonevInstrumentRoom *self);
gboolean         monev_instrument_room_is_ready (MonevInstrumentRoom *self);
void             monev_instrument_room_filter   (MonevInstrumentRoom *self, guint which);
void             monev_instrument_room_open     (MonevInstrumentRoom *self, const char *id);
void             monev_instrument_room_import   (MonevInstrumentRoom *self, const char *path);
void             monev_instrument_room_create   (MonevInstrumentRoom *self, const char *title,
                                                 const char *activity_id);

/* Adds the room to a window; again after monev_window_clear_rooms(). */
void             monev_instrument_room_register (MonevWindow *window, MonevSession *session);

G_END_DECLS
