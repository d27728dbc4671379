/* What one response is worth by the scoring of its instrument (instrument-score.h).
 *
 * It is worked out from the answers that are kept, never kept itself. A question of a repeat counts
 * once, with the mean of its instances, so that a large family does not weigh more than a small one.
 */
#pragma once

#include <jansson.h>

#include "instrument/instrument-score.h"
#include "response-form.h"

G_BEGIN_DECLS

typedef struct {
  gboolean     known;    /* at least one of the questions that count was answered */
  MonevDecimal value;    /* 0 to 100, two decimals, half up; below 0 only with scores below 0 */
  const char  *grade;    /* (nullable): borrowed from the scoring */
  guint        answered;
  guint        of;       /* questions that count */
} MonevResponseScore;

MonevResponseScore monev_response_score       (const MonevScoring *scoring,
                                               const MonevResponsePlan *plan,
                                               const json_t *answers);
MonevResponseScore monev_response_score_form  (const MonevScoring *scoring,
                                               MonevResponseForm *form);
char              *monev_response_score_words (const MonevResponseScore *score);

G_END_DECLS
