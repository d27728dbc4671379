/* The inside of the edits of a data form; for this room only. */
#pragma once

#include "form-edit.h"

G_BEGIN_DECLS

json_t     *monev_form_own_list  (json_t *root, MonevDraftPlace place);
json_t     *monev_form_own_part  (json_t *root, MonevDraftPlace place);
const char *monev_form_text_of   (const json_t *object, const char *member);
void        monev_form_put       (json_t *object, const char *member, json_t *value);
char       *monev_form_slug      (const char *text);
void        monev_form_give_key  (json_t *object, MonevDraftPart part, const json_t *list);
void        monev_form_give_keys (GPtrArray *objects, MonevDraftPart part, const json_t *list);

G_END_DECLS
