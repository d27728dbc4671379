/* An SOP under edit: its states with undo, and what to say when an edit is refused.
 *
 * Signals: "changed" after each edit, undo and redo; "refused" (message) when the model said no.
 */
#pragma once

#include "procedure/procedure-edit.h"

#include <gio/gio.h>

G_BEGIN_DECLS

#define MONEV_TYPE_PROCEDURE_EDITOR (monev_procedure_editor_get_type ())
G_DECLARE_FINAL_TYPE (MonevProcedureEditor, monev_procedure_editor, MONEV, PROCEDURE_EDITOR, GObject)

MonevProcedureEditor *monev_procedure_editor_new        (MonevProcedure *procedure);
MonevProcedure       *monev_procedure_editor_get        (MonevProcedureEditor *self);
gboolean              monev_procedure_editor_apply      (MonevProcedureEditor *self,
                                                         const MonevProcedureOperation *operation,
                                                         const char *run);
void                  monev_procedure_editor_set        (MonevProcedureEditor *self,
                                                         const char *step, const char *member,
                                                         json_t *value, gboolean typing);
gboolean              monev_procedure_editor_undo       (MonevProcedureEditor *self);
gboolean              monev_procedure_editor_redo       (MonevProcedureEditor *self);
const char           *monev_procedure_editor_undo_label (MonevProcedureEditor *self);
const char           *monev_procedure_editor_redo_label (MonevProcedureEditor *self);
void                  monev_procedure_editor_mark_saved (MonevProcedureEditor *self,
                                                         const MonevProcedure *saved);
gboolean              monev_procedure_editor_is_changed (MonevProcedureEditor *self);

G_END_DECLS
