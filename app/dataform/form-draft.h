/* A data form under edit: its JSON, whole or faulty, as an immutable counted value.
 *
 * What is not whole yet can be kept, shown and undone, and says what is wrong with it; reading it
 * gives as much of the form as there is. Edits make new drafts (form-edit.h) for MonevHistory. Pure.
 */
#pragma once

#include "data-form.h"

G_BEGIN_DECLS

typedef enum {
  MONEV_DRAFT_FORM,
  MONEV_DRAFT_SHEET,
  MONEV_DRAFT_ROWS, /* the member "rows" of a sheet: of which kind they are */
  MONEV_DRAFT_ROW,
  MONEV_DRAFT_COLUMN
} MonevDraftPart;

typedef struct {
  MonevDraftPart part;
  guint          sheet;
  guint          index; /* of a row or a column */
} MonevDraftPlace;

typedef struct _MonevFormDraft MonevFormDraft;

MonevFormDraft *monev_form_draft_new      (json_t *json);
MonevFormDraft *monev_form_draft_of_form  (const MonevDataForm *form);
MonevFormDraft *monev_form_draft_ref      (MonevFormDraft *self);
void            monev_form_draft_unref    (MonevFormDraft *self);
const json_t   *monev_form_draft_json     (const MonevFormDraft *self);
gboolean        monev_form_draft_equal    (const MonevFormDraft *self, const MonevFormDraft *other);
char           *monev_form_draft_hash     (const MonevFormDraft *self, GError **error);
const json_t   *monev_form_draft_part     (const MonevFormDraft *self, MonevDraftPlace place);
guint           monev_form_draft_count    (const MonevFormDraft *self, MonevDraftPlace place);
MonevDataForm  *monev_form_draft_read     (const MonevFormDraft *self, MonevIssueList *issues,
                                           gboolean *whole);

/* What is wrong, for the planner: each issue names its place in words and bears its path as key. */
MonevIssueList *monev_form_draft_tell     (const MonevFormDraft *self, const MonevIssueList *issues);
gboolean        monev_form_draft_find     (const MonevFormDraft *self, const char *path,
                                           MonevDraftPlace *place);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MonevFormDraft, monev_form_draft_unref)

G_END_DECLS
