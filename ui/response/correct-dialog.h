/* Asks which answer of a response that was handed in is to be corrected, how, and why. */
#pragma once

#include "response/response-form.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* What was typed into it. */
typedef struct {
  char *place;
  char *typed;
  char *reason;
} MonevCorrectWords;

/* @words are the caller's from now on: monev_correct_words_free(). */
typedef void (*MonevCorrectFunc) (GtkWidget *owner, MonevCorrectWords *words);

GtkWidget *monev_correct_dialog_ask  (GtkWidget *owner, MonevResponseForm *form,
                                      const MonevCorrectWords *before, const char *problem,
                                      MonevCorrectFunc done);
void       monev_correct_words_free  (MonevCorrectWords *words);

G_END_DECLS
