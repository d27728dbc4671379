/* What the answers in a questionnaire are worth as they are filled; hidden where nothing is scored.
 */
#pragma once

#include "fill-view.h"

G_BEGIN_DECLS

#define MONEV_TYPE_SCORE_LINE (monev_score_line_get_type ())
G_DECLARE_FINAL_TYPE (MonevScoreLine, monev_score_line, MONEV, SCORE_LINE, GtkWidget)

GtkWidget  *monev_score_line_new      (MonevFillView *view);
void        monev_score_line_refresh  (MonevScoreLine *self);
const char *monev_score_line_get_text (MonevScoreLine *self);

G_END_DECLS
