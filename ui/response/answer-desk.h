/* The desk of the answers to one instrument: entered here, taken from files, decided on, exported. */
#pragma once

#include "instrument/instrument-store.h"
#include "answer-source.h"
#include "answer-import.h"
#include "quality-view.h"
#include "ui/shell/page.h"
#include "ui/shell/session.h"
#include "ui/shell/window.h"

G_BEGIN_DECLS

#define MONEV_TYPE_ANSWER_DESK (monev_answer_desk_get_type ())
G_DECLARE_FINAL_TYPE (MonevAnswerDesk, monev_answer_desk, MONEV, ANSWER_DESK, MonevPage)

GtkWidget       *monev_answer_desk_new      (MonevWindow *window, MonevSession *session,
                                             const MonevInstrumentEntry *instrument);
gboolean         monev_answer_desk_is_ready (MonevAnswerDesk *self);
MonevAnswerSource *monev_answer_desk_get_source (MonevAnswerDesk *self);
void             monev_answer_desk_filter   (MonevAnswerDesk *self, const char *state);
MonevQualityView *monev_answer_desk_show_quality (MonevAnswerDesk *self);
MonevAnswerImport *monev_answer_desk_import (MonevAnswerDesk *self, const char *const *paths);
void             monev_answer_desk_decide   (MonevAnswerDesk *self, const char *state,
                                             const char *reason);

G_END_DECLS
