/* Instances of a repeat that stand side by side in the table of responses, as exports in the wide
 * form and plain tables have them: "anak[1]/nama", "anak/nama_1", "anak_1_nama", "nama 1".
 *
 * A heading is taken only where it can mean one thing. The numbers give the order; an instance
 * without any answer is none, so the ones behind it move up.
 */
#pragma once

#include <jansson.h>

#include "response-columns.h"

G_BEGIN_DECLS

typedef enum { MONEV_WIDE_NONE, MONEV_WIDE_FOUND, MONEV_WIDE_UNSURE } MonevWideMatch;

MonevWideMatch monev_response_wide_find   (MonevResponseNames *names, const char *heading,
                                      MonevImportColumn *column);
int       monev_response_wide_repeat (const MonevResponsePlan *plan,
                                      const MonevImportColumn *column, guint level);
json_t   *monev_response_wide_answers (const MonevResponsePlan *plan, json_t *answers,
                                      const MonevImportColumn *column, gboolean make);
char     *monev_response_wide_place  (const MonevResponsePlan *plan, json_t *answers,
                                      const MonevImportColumn *column);
void      monev_response_wide_finish (json_t *answers);

G_END_DECLS
