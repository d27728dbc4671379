/* The board as a grid: OPD down the side, requests across, how often each was in time at the end. */
#pragma once

#include "board-data.h"
#include "ui/common/grid-source.h"

G_BEGIN_DECLS

typedef enum {
  MONEV_BOARD_ORDER_ACTION, /* what is late, asked about, unverified first */
  MONEV_BOARD_ORDER_CODE,
  MONEV_BOARD_ORDER_NAME,
  MONEV_BOARD_ORDER_RATE    /* the least punctual first */
} MonevBoardOrder;

#define MONEV_BOARD_ALL (-1)

#define MONEV_TYPE_BOARD_SOURCE (monev_board_source_get_type ())
G_DECLARE_FINAL_TYPE (MonevBoardSource, monev_board_source, MONEV, BOARD_SOURCE, GObject)

MonevBoardSource       *monev_board_source_new        (void);
void                    monev_board_source_set_data   (MonevBoardSource *self, MonevBoardData *data);
const MonevBoardData   *monev_board_source_get_data   (MonevBoardSource *self);
void                    monev_board_source_set_state  (MonevBoardSource *self, int state);
void                    monev_board_source_set_order  (MonevBoardSource *self,
                                                       MonevBoardOrder order);
const MonevBoardRow    *monev_board_source_get_row    (MonevBoardSource *self, guint row);
const MonevBoardColumn *monev_board_source_get_request (MonevBoardSource *self, guint column);
const MonevBoardEntry  *monev_board_source_get_entry  (MonevBoardSource *self, guint row,
                                                       guint column);
MonevState              monev_board_state_look        (MonevBoardState state);

G_END_DECLS
