/* What changed between two versions of an instrument, in words, by the names of the questions. */
#pragma once

#include "instrument.h"

G_BEGIN_DECLS

GPtrArray *monev_instrument_changes (const MonevInstrument *before, const MonevInstrument *after);

G_END_DECLS
