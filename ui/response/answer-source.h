/* The source of the grid of answers: a table of any size, searched while typing, sorted by any column.
 *
 * A small table is searched at once; a large one on a thread of its own, and the rows that were
 * shown stay until then. Signal "changed" as of every source.
 */
#pragma once

#include "answer-order.h"
#include "ui/common/grid-source.h"

G_BEGIN_DECLS

#define MONEV_TYPE_ANSWER_SOURCE (monev_answer_source_get_type ())
G_DECLARE_FINAL_TYPE (MonevAnswerSource, monev_answer_source, MONEV, ANSWER_SOURCE, GObject)

MonevAnswerSource  *monev_answer_source_new       (void);
void                monev_answer_source_set_table (MonevAnswerSource *self,
                                                   MonevAnswerTable *table);
MonevAnswerTable   *monev_answer_source_get_table (MonevAnswerSource *self);
void                monev_answer_source_set_state (MonevAnswerSource *self, const char *state);
void                monev_answer_source_filter    (MonevAnswerSource *self, guint row,
                                                   guint column, gboolean except);
void                monev_answer_source_compare   (MonevAnswerSource *self, guint column,
                                                   MonevAnswerTest test, const char *word);
void                monev_answer_source_drop_filters (MonevAnswerSource *self);
char               *monev_answer_source_filter_words (MonevAnswerSource *self);
guint               monev_answer_source_n_total   (MonevAnswerSource *self);
MonevResponseEntry *monev_answer_source_get_entry (MonevAnswerSource *self, guint row);
gboolean            monev_answer_source_is_busy   (MonevAnswerSource *self);

G_END_DECLS
