/* What filling an instrument needs to know beforehand, worked out once for all its responses: which
 * rules read which answer, in what order they are worked out, which codes a list has, and under
 * which key each answer stands. Immutable and counted; several threads may share it.
 */
#pragma once

#include "instrument/instrument.h"

G_BEGIN_DECLS

/* What a change of one answer may move in another question. */
typedef enum {
  MONEV_EFFECT_RELEVANT,  /* whether it is asked */
  MONEV_EFFECT_CALCULATE, /* its value */
  MONEV_EFFECT_COUNT,     /* how many instances a repeat has */
  MONEV_EFFECT_STATE,     /* required, read-only, checks, choices */
  MONEV_EFFECT_WORDS      /* its wording names the answer */
} MonevEffect;

typedef struct {
  int         question;
  MonevEffect effect;
  gboolean    wide; /* every instance, not only those beside what changed */
} MonevDependent;

/* The parameters of a range; texts are decimals, NULL where none is given. */
typedef struct {
  char *start, *end, *step;
} MonevRange;

typedef struct _MonevResponsePlan MonevResponsePlan;

MonevResponsePlan    *monev_response_plan_new        (MonevInstrument *instrument);
MonevResponsePlan    *monev_response_plan_ref        (MonevResponsePlan *self);
void                  monev_response_plan_unref      (MonevResponsePlan *self);
MonevInstrument      *monev_response_plan_instrument (const MonevResponsePlan *self);
const MonevDependent *monev_response_plan_dependents (const MonevResponsePlan *self, int field,
                                                      guint *count);
const int            *monev_response_plan_triggered  (const MonevResponsePlan *self, int field,
                                                      guint *count);
guint                 monev_response_plan_rank       (const MonevResponsePlan *self,
                                                      int question);
int                   monev_response_plan_choice     (const MonevResponsePlan *self, int list,
                                                      const char *code);
const MonevRange     *monev_response_plan_range      (const MonevResponsePlan *self,
                                                      int question);
const char           *monev_response_plan_key        (const MonevResponsePlan *self, int field);
int                   monev_response_plan_find_key   (const MonevResponsePlan *self, int repeat,
                                                      const char *key);
MonevExpression      *monev_response_plan_title      (const MonevResponsePlan *self);
int                   monev_response_plan_title_field (const MonevResponsePlan *self);
int                   monev_response_plan_holder     (const MonevResponsePlan *self,
                                                      int question);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MonevResponsePlan, monev_response_plan_unref)

G_END_DECLS
