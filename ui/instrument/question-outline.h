/* The questions of an instrument as an outline: parts and repeats fold, several may be chosen.
 *
 * Signals: "chosen" (question) for the one that has the cursor; "dropped" (question, side) when the
 * chosen ones were dragged there.
 */
#pragma once

#include "instrument-editor.h"
#include "instrument/instrument-edit.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define MONEV_TYPE_QUESTION_OUTLINE (monev_question_outline_get_type ())
G_DECLARE_FINAL_TYPE (MonevQuestionOutline, monev_question_outline, MONEV, QUESTION_OUTLINE,
                      GtkWidget)

GtkWidget *monev_question_outline_new        (void);
void       monev_question_outline_show       (MonevQuestionOutline *self,
                                              MonevInstrumentEditor *editor);
void       monev_question_outline_choose     (MonevQuestionOutline *self, int question);
void       monev_question_outline_choose_range (MonevQuestionOutline *self, int first, guint n);
int        monev_question_outline_get_cursor (MonevQuestionOutline *self);
GArray    *monev_question_outline_get_chosen (MonevQuestionOutline *self);
void       monev_question_outline_fold       (MonevQuestionOutline *self, int question,
                                              gboolean folded);
void       monev_question_outline_search     (MonevQuestionOutline *self, const char *text);
guint      monev_question_outline_n_rows     (MonevQuestionOutline *self);

G_END_DECLS
