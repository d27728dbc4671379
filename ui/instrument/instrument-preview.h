/* The instrument under edit as it will be filled in, to be tried at once: which questions are
 * skipped, and why. What was tried stays while the instrument changes. */
#pragma once

#include "instrument-editor.h"
#include "ui/response/fill-view.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define MONEV_TYPE_INSTRUMENT_PREVIEW (monev_instrument_preview_get_type ())
G_DECLARE_FINAL_TYPE (MonevInstrumentPreview, monev_instrument_preview, MONEV, INSTRUMENT_PREVIEW,
                      AdwBin)

GtkWidget     *monev_instrument_preview_new      (void);
void           monev_instrument_preview_show     (MonevInstrumentPreview *self,
                                                  MonevInstrument *instrument, int current);
void           monev_instrument_preview_choose   (MonevInstrumentPreview *self, int question);
void           monev_instrument_preview_clear    (MonevInstrumentPreview *self);
gboolean       monev_instrument_preview_is_ready (MonevInstrumentPreview *self);
const char    *monev_instrument_preview_get_value (MonevInstrumentPreview *self);
MonevFillView *monev_instrument_preview_get_view (MonevInstrumentPreview *self);

G_END_DECLS
