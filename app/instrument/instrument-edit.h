/* Editing an instrument: each edit makes a new workbook, for MonevHistory.
 *
 * Questions are named by their index in the instrument that was read last; the new workbook is read
 * again, and the question that was made or moved is found by its row. Columns that are missing are
 * added, in the language asked for; cells, columns and sheets that mean nothing to us stay as they
 * are.
 */
#pragma once

#include "instrument.h"

G_BEGIN_DECLS

typedef enum {
  MONEV_EDIT_BEFORE,
  MONEV_EDIT_AFTER, /* a group: behind its end */
  MONEV_EDIT_INSIDE /* a group or repeat: as its last */
} MonevEditSide;

/* Where something goes; NONE for the end of the survey. */
typedef struct {
  int           question;
  MonevEditSide side;
} MonevEditPlace;

/* Questions chosen, in any order; what lies in a chosen group goes with it. */
typedef struct {
  const guint *questions;
  guint        count;
} MonevEditChosen;

/* What a new question is. */
typedef struct {
  const char *type; /* as the column "type" has it: "select_one ya_tidak" */
  const char *name;
  const char *label;
} MonevEditQuestion;

MonevXlsform *monev_instrument_blank       (const char *title, const char *form_id);
MonevXlsform *monev_instrument_edit_set    (const MonevInstrument *self, guint question,
                                            MonevColumnRole role, guint language,
                                            const char *text);
MonevXlsform *monev_instrument_edit_type   (const MonevInstrument *self, guint question,
                                            const char *type);
MonevXlsform *monev_instrument_edit_rename (const MonevInstrument *self, guint question,
                                            const char *name);
MonevXlsform *monev_instrument_edit_insert (const MonevInstrument *self, MonevEditPlace place,
                                            const MonevEditQuestion *question, guint *row);
MonevXlsform *monev_instrument_edit_remove (const MonevInstrument *self, MonevEditChosen chosen);
MonevXlsform *monev_instrument_edit_move   (const MonevInstrument *self, MonevEditChosen chosen,
                                            MonevEditPlace place, guint *row, GError **error);
MonevXlsform *monev_instrument_edit_wrap   (const MonevInstrument *self, MonevEditChosen chosen,
                                            const MonevEditQuestion *group, guint *row,
                                            GError **error);
MonevXlsform *monev_instrument_edit_paste  (const MonevInstrument *self, MonevEditPlace place,
                                            const MonevInstrument *from, MonevEditChosen chosen,
                                            guint *row);
MonevXlsform *monev_instrument_edit_setting (const MonevInstrument *self, const char *key,
                                            const char *text);

G_END_DECLS
