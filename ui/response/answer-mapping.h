/* What each column of a file of answers means: its heading, some of its values, and the question it
 * answers; and by which question respondents are told apart.
 *
 * Signal "changed": another question was chosen.
 */
#pragma once

#include "response/response-look.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define MONEV_TYPE_ANSWER_MAPPING (monev_answer_mapping_get_type ())
G_DECLARE_FINAL_TYPE (MonevAnswerMapping, monev_answer_mapping, MONEV, ANSWER_MAPPING, AdwBin)

GtkWidget  *monev_answer_mapping_new     (void);
void        monev_answer_mapping_set     (MonevAnswerMapping *self, const MonevResponseLook *look);
GHashTable *monev_answer_mapping_get     (MonevAnswerMapping *self);
char       *monev_answer_mapping_get_key (MonevAnswerMapping *self);
char       *monev_answer_mapping_problem (MonevAnswerMapping *self);
gboolean    monev_answer_mapping_choose  (MonevAnswerMapping *self, const char *heading,
                                          const char *target);
gboolean    monev_answer_mapping_choose_key (MonevAnswerMapping *self, const char *question);
const char *monev_answer_mapping_get_target (MonevAnswerMapping *self, const char *heading);

G_END_DECLS
