/* The table of the desk of answers: who answered and how that stands, then what was answered. */
#pragma once

#include "response/response-table.h"
#include "ui/common/list-source.h"

G_BEGIN_DECLS

MonevListSource *monev_answer_table_new   (const GPtrArray *columns);
GPtrArray       *monev_answer_table_rows  (const MonevResponseTable *table);
char            *monev_answer_table_print (const GPtrArray *columns);
guint            monev_answer_n_states    (void);
const char      *monev_answer_state_at    (guint index, const char **words);
const char      *monev_answer_state_words (const char *state);

G_END_DECLS
