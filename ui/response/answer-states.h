/* How an answer stands, in the words and the colours of the window. */
#pragma once

#include "ui/common/state.h"

G_BEGIN_DECLS

guint       monev_answer_n_states    (void);
const char *monev_answer_state_at    (guint index, const char **words);
const char *monev_answer_state_words (const char *state);
MonevState  monev_answer_state_of    (const char *words);

G_END_DECLS
