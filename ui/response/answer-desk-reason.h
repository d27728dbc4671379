/* Asks why before answers are refused or looked at again. */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

typedef void (*MonevAnswerReasonFunc) (GtkWidget *owner, const char *state, const char *reason);

void monev_answer_ask_reason (GtkWidget *owner, const char *heading, const char *state,
                              const char *button, MonevAnswerReasonFunc done);

G_END_DECLS
