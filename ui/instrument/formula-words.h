/* What a formula may go on with where one types: names of questions behind "${", functions. */
#pragma once

#include "instrument/instrument.h"

G_BEGIN_DECLS

typedef struct {
  char *insert; /* what takes the place of the begun word */
  char *title, *about;
} MonevFormulaWord;

GPtrArray *monev_formula_words     (const MonevInstrument *instrument, int here, const char *text,
                                    guint cursor, guint most, guint *start);
void       monev_formula_word_free (MonevFormulaWord *self);

G_END_DECLS
