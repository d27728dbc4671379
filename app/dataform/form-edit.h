/* Edits of a data form: each makes a new draft, for MonevHistory.
 *
 * Keys are made from the wording and stay unique; they follow it until the form is issued, because
 * values of later periods are found by them. A column that is renamed is renamed in the expressions
 * of its sheet. Pure.
 */
#pragma once

#include "form-draft.h"

G_BEGIN_DECLS

/* What a paste brought. */
typedef struct {
  guint first, n; /* rows or columns that are new */
  guint groups;   /* lines that named a group */
} MonevFormPasted;

MonevFormDraft *monev_form_blank       (const char *title, const char *code);
MonevFormDraft *monev_form_edit_set    (const MonevFormDraft *self, MonevDraftPlace place,
                                        const char *member, json_t *value);
MonevFormDraft *monev_form_edit_text   (const MonevFormDraft *self, MonevDraftPlace place,
                                        const char *member, const char *text,
                                        const MonevFormDraft *issued);
MonevFormDraft *monev_form_edit_rename (const MonevFormDraft *self, MonevDraftPlace place,
                                        const char *key, GError **error);
MonevFormDraft *monev_form_edit_add    (const MonevFormDraft *self, MonevDraftPlace place,
                                        const char *label, const char *group);
MonevFormDraft *monev_form_edit_remove (const MonevFormDraft *self, MonevDraftPlace place, guint n,
                                        GError **error);
MonevFormDraft *monev_form_edit_move   (const MonevFormDraft *self, MonevDraftPlace place, guint n,
                                        int by);
MonevFormDraft *monev_form_edit_double (const MonevFormDraft *self, MonevDraftPlace place);
MonevFormDraft *monev_form_edit_paste  (const MonevFormDraft *self, MonevDraftPlace place,
                                        const char *text, MonevFormPasted *pasted,
                                        GError **error);

G_END_DECLS
