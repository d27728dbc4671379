/* A data form under edit: its drafts with undo, what the last one means, and its faults.
 *
 * Signals: "changed" after each edit, undo and redo; "refused" (message) when an edit was not
 * possible.
 */
#pragma once

#include "dataform/form-edit.h"

#include <gio/gio.h>

G_BEGIN_DECLS

#define MONEV_TYPE_FORM_EDITOR (monev_form_editor_get_type ())
G_DECLARE_FINAL_TYPE (MonevFormEditor, monev_form_editor, MONEV, FORM_EDITOR, GObject)

MonevFormEditor *monev_form_editor_new        (MonevFormDraft *draft, MonevFormDraft *issued);
void             monev_form_editor_set_notes  (MonevFormEditor *self, MonevIssueList *notes);
MonevFormDraft  *monev_form_editor_get        (MonevFormEditor *self);
MonevFormDraft  *monev_form_editor_get_issued (MonevFormEditor *self);
void             monev_form_editor_set_issued (MonevFormEditor *self, MonevFormDraft *issued);
MonevDataForm   *monev_form_editor_get_form   (MonevFormEditor *self);
MonevIssueList  *monev_form_editor_get_issues (MonevFormEditor *self);
gboolean         monev_form_editor_is_whole   (MonevFormEditor *self);
gboolean         monev_form_editor_apply      (MonevFormEditor *self, MonevFormDraft *draft,
                                               const char *label, const char *run);
void             monev_form_editor_refuse     (MonevFormEditor *self, GError *error);
gboolean         monev_form_editor_undo       (MonevFormEditor *self);
gboolean         monev_form_editor_redo       (MonevFormEditor *self);
const char      *monev_form_editor_undo_label (MonevFormEditor *self);
const char      *monev_form_editor_redo_label (MonevFormEditor *self);
void             monev_form_editor_mark_saved (MonevFormEditor *self, const MonevFormDraft *saved);
gboolean         monev_form_editor_is_changed (MonevFormEditor *self);

/* What stands at a place: a text of it, "" for none. */
const char      *monev_form_editor_text       (MonevFormEditor *self, MonevDraftPlace place,
                                               const char *member);

G_END_DECLS
