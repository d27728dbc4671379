/* Questions that share their choices as a grid on paper: the questions down, the choices across.
 *
 * Three or more that follow one another, are asked of everybody and lead everywhere to the next one
 * stand in a grid; so do the questions of a group that asks for it (appearance "table-list").
 */
#pragma once

#include "instrument.h"
#include "page/page-document.h"

G_BEGIN_DECLS

guint monev_paper_grid_length (const MonevInstrument *self, guint first, guint language,
                               char **numbers);
void  monev_paper_grid_add    (MonevPageDocument *document, const MonevInstrument *self,
                               guint first, guint count, guint language, char **numbers);
char *monev_paper_code        (const MonevChoiceList *list, guint index);

G_END_DECLS
