/* The board with its filters above it and who is to be reminded below it.
 *
 * Signal "moved" when the cursor stands elsewhere or the board was read anew; "opened" when the cell
 * under the cursor is opened. Its menus call the actions "data.…" of the room.
 */
#pragma once

#include "board-source.h"
#include "ui/common/data-grid.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define MONEV_TYPE_BOARD_VIEW (monev_board_view_get_type ())
G_DECLARE_FINAL_TYPE (MonevBoardView, monev_board_view, MONEV, BOARD_VIEW, AdwBin)

GtkWidget              *monev_board_view_new         (void);
MonevBoardSource       *monev_board_view_get_source  (MonevBoardView *self);
MonevDataGrid          *monev_board_view_get_grid    (MonevBoardView *self);
void                    monev_board_view_set_data    (MonevBoardView *self, MonevBoardData *data);
void                    monev_board_view_set_error   (MonevBoardView *self, const GError *error);
void                    monev_board_view_set_busy    (MonevBoardView *self);
void                    monev_board_view_set_state   (MonevBoardView *self, int state);
void                    monev_board_view_go_to       (MonevBoardView *self, const char *addressee_id);
const MonevBoardEntry  *monev_board_view_get_entry   (MonevBoardView *self);
const MonevBoardColumn *monev_board_view_get_request (MonevBoardView *self);
const MonevBoardColumn *monev_board_view_get_late    (MonevBoardView *self);
GtkWidget              *monev_board_view_get_first   (MonevBoardView *self);

G_END_DECLS
