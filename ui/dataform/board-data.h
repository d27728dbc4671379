/* What the board reads on a lane: the requests of a year as columns, each OPD as a row, and how the
 * request stands with it where they meet. Immutable once read.
 */
#pragma once

#include "dataform/data-board.h"

G_BEGIN_DECLS

/* One OPD of one request. */
typedef struct {
  MonevDataAddressee *addressee; /* (nullable): the OPD does not owe this form */
  MonevBoardCell      cell;
  char               *text;      /* "3 hari terlambat"; "" where the glyph says it all */
  char               *tip;       /* with the name of the OPD, the state and the due date */
} MonevBoardEntry;

typedef struct {
  MonevDataRequest *request;
  char             *title;       /* of the form; of the request, where it has a name of its own */
  char             *due;         /* "27 Mar": the earliest; with the period where a form has several */
  guint             n;           /* OPD that are asked */
  guint             n_verified;
  guint             n_unsent;
  GPtrArray        *reminders;   /* of MonevDataAddressee, borrowed: to be reminded now */
  const char       *reminder;    /* (nullable): the furthest of them: "H-3", "H+1", "H+7" */
} MonevBoardColumn;

typedef struct {
  const char      *id, *code, *name; /* of the agency, borrowed from an addressee */
  char            *folded;       /* what is searched */
  MonevBoardEntry *entries;      /* one for each column */
  MonevBoardRate   rate;
  char            *percent;      /* "88%"; "" where nothing was due yet */
  char            *percent_tip;
  guint            n_states[MONEV_BOARD_N_STATES];
  gint64           late_days;    /* of all that is missing still */
} MonevBoardRow;

typedef struct {
  int               year;
  MonevOfficeClock  clock;
  gint64            now;         /* UTC milliseconds */
  GPtrArray        *columns;     /* of MonevBoardColumn */
  GPtrArray        *rows;        /* of MonevBoardRow, by code */
  guint             n_states[MONEV_BOARD_N_STATES];
  guint             n;           /* of all states */
} MonevBoardData;

MonevBoardData *monev_board_data_load  (MonevDbConnection *connection, int year, GError **error);
void            monev_board_data_free  (MonevBoardData *self);
char           *monev_board_data_day   (const MonevBoardData *self, gint64 at, MonevDateStyle style);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MonevBoardData, monev_board_data_free)

G_END_DECLS
