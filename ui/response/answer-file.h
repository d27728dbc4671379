/* Answers out of files and into files, asked for in the window. */
#pragma once

#include "ui/shell/session.h"
#include "ui/shell/window.h"

G_BEGIN_DECLS

/* @owner: a widget of the window; @done (swapped): after something was taken. */
void monev_answer_file_ask_import (MonevWindow *window, MonevSession *session, GtkWidget *owner,
                                   const char *instrument_id, GCallback done);
void monev_answer_file_import     (MonevWindow *window, MonevSession *session, GtkWidget *owner,
                                   const char *instrument_id, const char *const *paths,
                                   GCallback done);
void monev_answer_file_ask_export (MonevWindow *window, MonevSession *session, GtkWidget *owner,
                                   const char *instrument_id, const char *title,
                                   const char *ending, gboolean labels);

G_END_DECLS
