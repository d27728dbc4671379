/* The desk of one instrument: its outline, and the properties of the question that is worked on. */
#pragma once

#include "instrument-editor.h"
#include "question-form.h"
#include "question-outline.h"
#include "ui/shell/page.h"
#include "ui/shell/session.h"
#include "ui/shell/window.h"

G_BEGIN_DECLS

#define MONEV_TYPE_INSTRUMENT_DESK (monev_instrument_desk_get_type ())
G_DECLARE_FINAL_TYPE (MonevInstrumentDesk, monev_instrument_desk, MONEV, INSTRUMENT_DESK, MonevPage)

GtkWidget             *monev_instrument_desk_new         (MonevWindow *window,
                                                          MonevSession *session, const char *id);
gboolean               monev_instrument_desk_is_ready    (MonevInstrumentDesk *self);
gboolean               monev_instrument_desk_is_kept     (MonevInstrumentDesk *self);
void                   monev_instrument_desk_choose      (MonevInstrumentDesk *self, int question);
MonevInstrumentEditor *monev_instrument_desk_get_editor  (MonevInstrumentDesk *self);
MonevQuestionOutline  *monev_instrument_desk_get_outline (MonevInstrumentDesk *self);
MonevQuestionForm     *monev_instrument_desk_get_form    (MonevInstrumentDesk *self);

G_END_DECLS
