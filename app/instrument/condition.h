/* Conditions that are picked, not written: question – comparison – value, joined by "and" or "or".
 *
 * A text made of conditions is a plain formula that any tool reads; a formula of that plain form is
 * read back into conditions, any other one stays a formula.
 */
#pragma once

#include "instrument.h"

G_BEGIN_DECLS

typedef enum {
  MONEV_COMPARE_IS, MONEV_COMPARE_IS_NOT, MONEV_COMPARE_HAS, MONEV_COMPARE_HAS_NOT,
  MONEV_COMPARE_LESS, MONEV_COMPARE_AT_MOST, MONEV_COMPARE_MORE, MONEV_COMPARE_AT_LEAST,
  MONEV_COMPARE_FILLED, MONEV_COMPARE_EMPTY, MONEV_N_COMPARES
} MonevCompare;

typedef struct {
  char        *name;    /* of the question; "." for the one that the condition stands at */
  MonevCompare compare;
  char        *value;   /* a code, a number, a date YYYY-MM-DD, a text; "" for FILLED and EMPTY */
} MonevCondition;

MonevCondition *monev_condition_new        (const char *name, MonevCompare compare,
                                            const char *value);
void            monev_condition_free       (MonevCondition *self);
char           *monev_conditions_to_text   (GPtrArray *conditions, gboolean any,
                                            const MonevInstrument *instrument, int here);
GPtrArray      *monev_conditions_from_text (const char *text, gboolean *any);
gboolean        monev_compare_fits         (MonevCompare compare, const MonevQuestionType *type);
const char     *monev_compare_words        (MonevCompare compare);
char           *monev_instrument_explain   (const MonevInstrument *self,
                                            const MonevExpression *expression);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MonevCondition, monev_condition_free)

G_END_DECLS
