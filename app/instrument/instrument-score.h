/* Scoring: what the answers of one respondent are worth together, and what an office calls it.
 *
 *   nilai = Σ (bobot × skor) : Σ (bobot × skor tertinggi) × 100
 *
 * over the questions that were answered: what is skipped or left empty counts on neither side. The
 * score of a choice stands in monev::skor of its list, several choices add up; a number is its own
 * score, held between 0 and the monev::skor of its question. monev::bobot is 1 where nothing is
 * said for choices; 0 leaves a question out. Grades stand in the setting monev::predikat:
 * "91 Sangat Tinggi; 76 Tinggi; 0 Rendah", each from its lower limit upwards. Immutable.
 */
#pragma once

#include "base/decimal.h"
#include "instrument.h"

G_BEGIN_DECLS

#define MONEV_SCORE_SETTING "monev::predikat"
#define MONEV_SCORE_MAX_BANDS 20
/* Permendagri 86/2017, the predikat of the evaluation of a Renja. */
#define MONEV_SCORE_USUAL_BANDS                                                                    \
  "91 Sangat Tinggi; 76 Tinggi; 66 Sedang; 51 Rendah; 0 Sangat Rendah"

typedef struct {
  guint        question;
  MonevDecimal weight;
  MonevDecimal most; /* the highest score that an answer can have */
} MonevScoreItem;

typedef struct {
  MonevDecimal from; /* included */
  char        *words;
} MonevScoreBand;

typedef struct _MonevScoring MonevScoring;

MonevScoring         *monev_scoring_new       (MonevInstrument *instrument);
void                  monev_scoring_free      (MonevScoring *self);
guint                 monev_scoring_n_items   (const MonevScoring *self);
const MonevScoreItem *monev_scoring_item      (const MonevScoring *self, guint index);
gboolean              monev_scoring_of_answer (const MonevScoring *self, guint item,
                                               const char *answer, MonevDecimal *score);
const char           *monev_scoring_grade     (const MonevScoring *self, MonevDecimal value);
char                 *monev_scoring_formula   (const MonevScoring *self);
GPtrArray            *monev_score_bands_parse (const char *text, GError **error);
char                 *monev_score_bands_format (const GPtrArray *bands);
MonevScoreBand       *monev_score_band_new    (MonevDecimal from, const char *words);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MonevScoring, monev_scoring_free)

G_END_DECLS
