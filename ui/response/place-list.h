/* The places of a response that hold an answer, as a person names them: "Anak 2 · 7. Umur". */
#pragma once

#include "response/response-form.h"

G_BEGIN_DECLS

typedef struct {
  char    *place;      /* "anak[2]/umur" */
  char    *label;
  char    *answer;     /* as an office reads it; "" for none */
  gboolean calculated; /* worked out, not answered */
  int      question;
  MonevFrame *frame;   /* of the form */
} MonevPlace;

GPtrArray        *monev_place_list_new  (MonevResponseForm *form);
const MonevPlace *monev_place_list_find (const GPtrArray *places, const char *place);

G_END_DECLS
