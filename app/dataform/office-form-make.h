/* Forms that are begun from something else: a title, another form, the inventory, a workbook that was
 * read. Each becomes the concept of a new form, under a code that is free. Errors: DENIED, AUTH. */
#pragma once

#include "office-dataform.h"

G_BEGIN_DECLS

MonevDataFormEntry *monev_data_form_begin           (MonevDbConnection *connection,
                                                     const MonevActor *actor,
                                                     const MonevDataForm *form, GError **error);
MonevDataFormEntry *monev_data_form_begin_blank     (MonevDbConnection *connection,
                                                     const MonevActor *actor, const char *title,
                                                     GError **error);
MonevDataFormEntry *monev_data_form_begin_copy      (MonevDbConnection *connection,
                                                     const MonevActor *actor, const char *id,
                                                     GError **error);
MonevDataFormEntry *monev_data_form_begin_inventory (MonevDbConnection *connection,
                                                     const MonevActor *actor, const char *title,
                                                     MonevDataPeriodKind period, GError **error);

G_END_DECLS
