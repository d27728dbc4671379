/* Answers out of files and into files, asked for in the window. */
#pragma once

#include "answer-import.h"

G_BEGIN_DECLS

void monev_answer_file_ask        (MonevAnswerImport *desk);
void monev_answer_file_ask_export (MonevWindow *window, MonevSession *session, GtkWidget *owner,
                                   const char *instrument_id, const char *title,
                                   const char *ending, gboolean labels);

G_END_DECLS
