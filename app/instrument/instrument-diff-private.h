/* How a change is told: in the words of the builder, by the numbers that a form prints. */
#pragma once

#include "instrument-diff.h"

G_BEGIN_DECLS

char       *monev_diff_question (const MonevInstrument *form, const char *number, guint index);
char       *monev_diff_place    (const MonevInstrument *form, const char *number, guint index);
char       *monev_diff_users    (const MonevInstrument *form, char **numbers, int list);
char       *monev_diff_column   (const char *header);
char       *monev_diff_cell     (const MonevInstrument *form, guint index, const char *header,
                                 const char *text);
const char *monev_diff_setting  (const char *name);
char       *monev_diff_quote    (const char *text);
char       *monev_diff_sentence (const char *what, const char *old_text, const char *new_text);

G_END_DECLS
