/* Unsaved work on a data form: one draft for each official, kept while typing. */
#pragma once

#include "form-draft.h"
#include "office-dataform.h"

G_BEGIN_DECLS

typedef struct {
  MonevFormDraft *draft;
  char           *base;       /* monev_form_draft_hash() of what the edit began from */
  gint64          changed_at; /* UTC milliseconds */
} MonevFormKept;

gboolean       monev_form_draft_keep (MonevDbConnection *connection, const MonevActor *actor,
                                      const char *id, const MonevFormDraft *draft,
                                      const char *base, GError **error);
MonevFormKept *monev_form_draft_load (MonevDbConnection *connection, const MonevActor *actor,
                                      const char *id, GError **error);
gboolean       monev_form_draft_drop (MonevDbConnection *connection, const MonevActor *actor,
                                      const char *id, GError **error);
void           monev_form_kept_free  (MonevFormKept *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MonevFormKept, monev_form_kept_free)

G_END_DECLS
