/* The data forms of an office: shipped, imported, drawn up in the window, issued as versions.
 *
 * Work goes on in the concept, which may have faults in its expressions; issuing freezes it as the
 * next version if it has none. A version never changes, and requests stay with theirs. Two who edit
 * at once are told (CONFLICT), and what each had stays in the draft. Errors of all acts: DENIED,
 * AUTH, NOT_FOUND.
 */
#pragma once

#include "data-form.h"
#include "data-store.h"
#include "people/policy.h"

G_BEGIN_DECLS

GPtrArray          *monev_data_forms_list    (MonevDbConnection *connection, const char *search,
                                              gboolean archived, GError **error);
MonevDataForm      *monev_data_form_open     (MonevDbConnection *connection, const char *key,
                                              gint64 number, GError **error);
MonevDataFormEntry *monev_data_form_add      (MonevDbConnection *connection,
                                              const MonevActor *actor, const MonevDataForm *form,
                                              GError **error);
MonevDataFormEntry *monev_data_form_save     (MonevDbConnection *connection,
                                              const MonevActor *actor,
                                              const MonevDataFormEntry *entry,
                                              const MonevDataForm *form, GError **error);
MonevDataFormEntry *monev_data_form_issue    (MonevDbConnection *connection,
                                              const MonevActor *actor,
                                              const MonevDataFormEntry *entry,
                                              MonevIssueList *issues, GError **error);
MonevDataFormEntry *monev_data_form_set_archived (MonevDbConnection *connection,
                                              const MonevActor *actor,
                                              const MonevDataFormEntry *entry, gboolean archived,
                                              GError **error);
MonevDataForm      *monev_data_form_read_file (const char *path, MonevIssueList *issues,
                                              GError **error);
const char *const  *monev_data_forms_shipped (void);
MonevDataForm      *monev_data_form_shipped  (const char *code, GError **error);

G_END_DECLS
