/* One round of data masuk: opened it shows its letter, who filled it in, and the files that hang on
 * it; each can be told later.
 *
 * Signals: "describe": what the fields say is to be kept; "attach": files are wanted; "detach"
 * (string: id); "save" (string: id, string: name): a file is wanted outside.
 */
#pragma once

#include "dataform/request-round.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define MONEV_TYPE_ROUND_ROW (monev_round_row_get_type ())
G_DECLARE_FINAL_TYPE (MonevRoundRow, monev_round_row, MONEV, ROUND_ROW, AdwExpanderRow)

GtkWidget                 *monev_round_row_new         (const MonevDataSubmission *round,
                                                        const GPtrArray *files, const char *details,
                                                        gboolean may_tell);
const MonevDataSubmission *monev_round_row_get_round   (MonevRoundRow *self);
void                       monev_round_row_get_details (MonevRoundRow *self,
                                                        MonevRoundDetails *details, char **day);
void                       monev_round_row_set_by      (MonevRoundRow *self, const char *name);

G_END_DECLS
