/* Where a request stands with each agency, and how dependable agencies are. Pure but for the clock
 * that is passed in (domain.md 5: "Timeliness per addressee").
 */
#pragma once

#include "activity/office-clock.h"
#include "request-store.h"

G_BEGIN_DECLS

typedef enum {
  MONEV_BOARD_NOT_SENT,  /* belum dikirim */
  MONEV_BOARD_SENT,      /* terkirim */
  MONEV_BOARD_RECEIPT,   /* tanda terima kembali */
  MONEV_BOARD_LATE,      /* terlambat, and nothing came yet */
  MONEV_BOARD_RECEIVED,  /* diterima */
  MONEV_BOARD_QUESTION,  /* klarifikasi */
  MONEV_BOARD_VERIFIED,  /* terverifikasi */
  MONEV_BOARD_N_STATES
} MonevBoardState;

typedef struct {
  MonevBoardState state;
  gint64          late_days; /* working days: of what came late, or still is missing; 0 in time */
  gint64          days_left; /* working days until it is due; of what is not late and not there */
  const char     *reminder;  /* (nullable): "H-3", "H+1", "H+7": due today or already */
} MonevBoardCell;

/* How often an agency was in time, over what was due. */
typedef struct {
  guint due, in_time;
} MonevBoardRate;

MonevBoardCell monev_board_cell       (const MonevDataAddressee *addressee,
                                       const MonevOfficeClock *clock, gint64 now);
const char    *monev_board_state_name (MonevBoardState state);
const char    *monev_board_state_label (MonevBoardState state);
char          *monev_board_words      (const MonevBoardCell *cell);
void           monev_board_rate_add   (MonevBoardRate *rate, const MonevDataAddressee *addressee,
                                       const MonevBoardCell *cell);
int            monev_board_rate_percent (const MonevBoardRate *rate);

G_END_DECLS
