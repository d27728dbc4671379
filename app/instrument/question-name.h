/* Names of questions: made from their wording, free in a form, and found in formulas. */
#pragma once

#include "instrument.h"

G_BEGIN_DECLS

#define MONEV_QUESTION_NAME_MAX 32 /* characters of a name that is made from a wording */

char    *monev_question_name_from_label (const char *label);
char    *monev_instrument_free_name     (const MonevInstrument *self, const char *wanted,
                                         GHashTable *taken);
char    *monev_references_replace       (const char *text, GHashTable *names);

G_END_DECLS
