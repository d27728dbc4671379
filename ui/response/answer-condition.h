/* Asks what the cells of a column must say to be shown: one comparison and a value. */
#pragma once

#include "answer-order.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef void (*MonevAnswerConditionFunc) (GtkWidget *owner, guint column, MonevAnswerTest test,
                                          const char *word);

void monev_answer_ask_condition (GtkWidget *owner, const MonevAnswerTable *table, guint column,
                                 const char *word, MonevAnswerConditionFunc done);

G_END_DECLS
