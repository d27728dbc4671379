/* A response as it is kept: canonical JSON of the answers that count.
 *
 *   {"format":1, "answers":{"nama":"Ani","rumah/luas":"36","anak":[{"umur":"7"}]},
 *    "reasons":{"anak[1]/umur":"…"}, "aside":{"lama":"…"}}
 *
 * Answers are texts as the record of a form holds them, under their names behind those of their
 * groups; an instance of a repeat is an object. What is skipped is left out. A name that is not
 * ASCII is written with percent signs. "aside" keeps answers to questions that the form does not
 * have, so that nothing is lost.
 */
#pragma once

#include "response-form.h"

G_BEGIN_DECLS

#define MONEV_RESPONSE_FORMAT 1

json_t  *monev_response_form_to_json   (MonevResponseForm *self);
char    *monev_response_form_canonical (MonevResponseForm *self, GError **error);
gboolean monev_response_form_from_json (MonevResponseForm *self, const json_t *json,
                                        MonevIssueList *issues, GError **error);
gboolean monev_response_form_load      (MonevResponseForm *self, const char *canonical,
                                        MonevIssueList *issues, GError **error);

G_END_DECLS
