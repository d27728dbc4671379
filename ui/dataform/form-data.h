/* What the desk of a form reads on a lane: its line, its content, the last version, and the draft. */
#pragma once

#include "dataform/office-form-draft.h"

G_BEGIN_DECLS

typedef struct {
  MonevDataFormEntry *entry;
  MonevFormDraft     *content;  /* the concept, or the last version */
  MonevFormDraft     *issued;   /* (nullable): the last version */
  char               *hash;     /* of @content */
  MonevFormKept      *kept;     /* (nullable): the draft of the official */
  GPtrArray          *agencies; /* of MonevRecord */
} MonevFormData;

MonevFormData *monev_form_data_load (MonevDbConnection *connection, const MonevActor *actor,
                                     const char *id, GError **error);
void           monev_form_data_free (MonevFormData *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MonevFormData, monev_form_data_free)

G_END_DECLS
