/* Asks for what is said about a response that was handed in: a correction with its reason, a question
 * to who asked the respondent, the reply to such a question.
 */
#pragma once

#include "response/response-form.h"

#include <adwaita.h>

G_BEGIN_DECLS

typedef enum {
  MONEV_REMARK_CORRECT, /* which answer, what it should be, why */
  MONEV_REMARK_ASK,     /* about which answer, or all of it; the question */
  MONEV_REMARK_REPLY    /* the answer to the questions about one place */
} MonevRemarkKind;

/* What was typed into it; members that the kind does not ask for are "". */
typedef struct {
  MonevRemarkKind kind;
  char *place; /* "" for the whole response */
  char *typed; /* the right answer */
  char *text;  /* the reason, the question, the reply */
} MonevRemarkWords;

/* What it begins with. */
typedef struct {
  MonevRemarkKind kind;
  const char     *place;   /* (nullable): chosen before */
  const char     *typed;   /* (nullable) */
  const char     *text;    /* (nullable) */
  const char     *problem; /* (nullable): what was wrong with it; for a reply: what was asked */
} MonevRemarkStart;

/* @words are the callee's from now on: monev_remark_words_free(). */
typedef void (*MonevRemarkFunc) (GtkWidget *owner, MonevRemarkWords *words);

GtkWidget        *monev_remark_dialog_ask (GtkWidget *owner, MonevResponseForm *form,
                                           const MonevRemarkStart *start, MonevRemarkFunc done);
MonevRemarkWords *monev_remark_words_new  (MonevRemarkKind kind, const char *place,
                                           const char *typed, const char *text);
void              monev_remark_words_free (MonevRemarkWords *words);

G_END_DECLS
