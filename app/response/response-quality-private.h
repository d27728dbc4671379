/* What the parts of the quality of responses share; for this room only. */
#pragma once

#include "response-quality.h"

typedef struct {
  MonevDecimal value;
  guint        respondent;
  const char  *place;      /* of self->places */
} MonevQualityNumber;

struct _MonevResponseQuality {
  MonevResponsePlan *plan;
  MonevInstrument   *instrument;
  char              *key_question;
  GPtrArray         *questions;   /* MonevQualityQuestion */
  GArray           **numbers;     /* by place among the questions: MonevQualityNumber, or NULL */
  GStringChunk      *places;      /* a hundred thousand responses have the same ones */
  int               *slots;       /* by question of the instrument: its place, or NONE */
  GPtrArray         *respondents; /* MonevQualityRespondent */
  GPtrArray         *prints;      /* char *: what the answers of each come down to, "" for few */
  GPtrArray         *findings;    /* MonevQualityFinding */
  guint              counts[MONEV_N_QUALITY];
};

void monev_quality_find  (MonevResponseQuality *self, MonevQualityFinding finding);
void monev_quality_judge_numbers (MonevResponseQuality *self, guint at);
void monev_quality_find_twins    (MonevResponseQuality *self);
