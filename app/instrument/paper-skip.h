/* Where one goes on paper after an answer: skip logic as arrows in words. */
#pragma once

#include "instrument.h"

G_BEGIN_DECLS

#define MONEV_SKIP_END (-2) /* nothing is asked any more */

int   monev_paper_skip_to    (const MonevInstrument *self, guint question, const char *choice);
char *monev_paper_skip_words (const MonevInstrument *self, guint question, const char *choice,
                              char **numbers);

G_END_DECLS
