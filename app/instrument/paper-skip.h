/* Skip logic on paper, in words: where one goes after an answer, and when a question is asked at
 * all. */
#pragma once

#include "instrument.h"

G_BEGIN_DECLS

#define MONEV_SKIP_END (-2) /* nothing is asked any more */

int   monev_paper_skip_to    (const MonevInstrument *self, guint question, const char *choice);
char *monev_paper_skip_words (const MonevInstrument *self, guint question, const char *choice,
                              char **numbers);
char *monev_paper_when       (const MonevInstrument *self, guint question);
char *monev_paper_wording    (const char *text);

G_END_DECLS
