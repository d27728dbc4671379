/* An instrument under edit: its workbooks with undo, what the last one means, and its faults.
 *
 * Signals: "changed" after each edit, undo and redo; "refused" (message) when an edit was not
 * possible.
 */
#pragma once

#include "instrument/instrument.h"

#include <gio/gio.h>

G_BEGIN_DECLS

#define MONEV_TYPE_INSTRUMENT_EDITOR (monev_instrument_editor_get_type ())
G_DECLARE_FINAL_TYPE (MonevInstrumentEditor, monev_instrument_editor, MONEV, INSTRUMENT_EDITOR,
                      GObject)

MonevInstrumentEditor *monev_instrument_editor_new        (MonevXlsform *form);
MonevInstrument       *monev_instrument_editor_get        (MonevInstrumentEditor *self);
MonevIssueList        *monev_instrument_editor_get_issues (MonevInstrumentEditor *self);
void                   monev_instrument_editor_apply      (MonevInstrumentEditor *self,
                                                           MonevXlsform *form, const char *label,
                                                           const char *run);
void                   monev_instrument_editor_refuse     (MonevInstrumentEditor *self,
                                                           const char *message);
gboolean               monev_instrument_editor_undo       (MonevInstrumentEditor *self);
gboolean               monev_instrument_editor_redo       (MonevInstrumentEditor *self);
const char            *monev_instrument_editor_undo_label (MonevInstrumentEditor *self);
const char            *monev_instrument_editor_redo_label (MonevInstrumentEditor *self);
void                   monev_instrument_editor_mark_saved (MonevInstrumentEditor *self,
                                                           const MonevXlsform *saved);
gboolean               monev_instrument_editor_is_changed (MonevInstrumentEditor *self);

G_END_DECLS
