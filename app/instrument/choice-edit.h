/* Editing lists of choices: a list is given anew, what its rows hold besides is kept. */
#pragma once

#include "instrument.h"

G_BEGIN_DECLS

/* A choice as it shall be. */
typedef struct {
  int         from;  /* the choice of the list it was, or NONE for a new one */
  const char *name;  /* the code */
  const char *label; /* in the language of the edit */
  const char *score; /* (nullable): a number, for scoring */
} MonevChoiceDraft;

MonevXlsform *monev_instrument_edit_choices   (const MonevInstrument *self, const char *list,
                                               guint language, const MonevChoiceDraft *choices,
                                               guint count);
char         *monev_instrument_free_list_name (const MonevInstrument *self, const char *wanted);
GPtrArray    *monev_choices_from_text         (const char *text);
void          monev_choice_draft_free         (MonevChoiceDraft *self);

G_END_DECLS
