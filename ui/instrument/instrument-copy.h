/* A copy of an instrument, or of one of its versions, for the library or an agenda. */
#pragma once

#include "instrument/office-instrument.h"
#include "ui/shell/session.h"
#include "ui/shell/window.h"

G_BEGIN_DECLS

GtkWidget *monev_instrument_ask_copy (MonevWindow *window, MonevSession *session,
                                      const MonevInstrumentEntry *entry, gint64 number);

G_END_DECLS
