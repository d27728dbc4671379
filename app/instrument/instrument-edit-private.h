/* What the edits share; inside of this room only. */
#pragma once

#include "instrument-edit.h"
#include "instrument-private.h"

/* Rows of the survey: a question, or a group with all that is in it. */
typedef struct {
  guint row, count;
} MonevRowRange;

GArray       *monev_edit_ranges     (const MonevInstrument *self, MonevEditChosen chosen);
guint         monev_edit_row        (const MonevInstrument *self, MonevEditPlace place);
MonevXlsform *monev_edit_with_column (MonevXlsform *form, guint sheet, const char *header,
                                      guint *column);
char         *monev_edit_header     (const MonevInstrument *self, MonevColumnRole role,
                                     int language);
MonevXlsform *monev_edit_with_sheet (MonevXlsform *form, const char *name, guint *sheet);
