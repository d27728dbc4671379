/* Data OPD: the board of what was asked of whom, the forms, and the buku ekspedisi of the year. */
#pragma once

#include "board-view.h"
#include "dispatch-view.h"
#include "forms-view.h"
#include "ui/shell/page.h"
#include "ui/shell/session.h"
#include "ui/shell/window.h"

G_BEGIN_DECLS

#define MONEV_TYPE_DATA_ROOM (monev_data_room_get_type ())
G_DECLARE_FINAL_TYPE (MonevDataRoom, monev_data_room, MONEV, DATA_ROOM, MonevPage)

GtkWidget      *monev_data_room_new       (MonevWindow *window, MonevSession *session);
MonevBoardView *monev_data_room_get_board (MonevDataRoom *self);
MonevFormsView *monev_data_room_get_forms (MonevDataRoom *self);
MonevDispatchView *monev_data_room_get_dispatch (MonevDataRoom *self);
gboolean        monev_data_room_is_ready  (MonevDataRoom *self);
gboolean        monev_data_room_is_busy   (MonevDataRoom *self);
gboolean        monev_data_room_receive   (MonevDataRoom *self, const char *const *paths);
void            monev_data_room_set_view  (MonevDataRoom *self, const char *name);

void            monev_data_room_go_to     (MonevDataRoom *self, const char *addressee_id);

/* Adds the room, its badge and the action
 * win.open-data (s: id of an addressee, or "") to a window; again after monev_window_clear_rooms(). */
void            monev_data_room_register  (MonevWindow *window, MonevSession *session);

G_END_DECLS
