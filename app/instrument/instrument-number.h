/* Numbers as a form prints them: letters for the parts, one count for all questions. */
#pragma once

#include "instrument.h"

G_BEGIN_DECLS

char      **monev_instrument_numbers  (const MonevInstrument *self);
guint       monev_instrument_n_asked  (const MonevInstrument *self);
gboolean    monev_question_is_group   (const MonevQuestion *question);
gboolean    monev_question_is_asked   (const MonevQuestion *question);
gboolean    monev_instrument_is_above (const MonevInstrument *self, int above, int question);
int         monev_instrument_in_row   (const MonevInstrument *self, guint row);
int         monev_instrument_of_issue (const MonevInstrument *self, const MonevIssue *issue);

G_END_DECLS
