/* The library of an office: what the program ships and what the office made of it.
 *
 * A version that was published is never changed; whoever runs it stays on it. Two who edit at once
 * are told (CONFLICT), and what each had stays in the draft.
 */
#pragma once

#include "people/policy.h"
#include "procedure/procedure-store.h"

G_BEGIN_DECLS

typedef enum {
  MONEV_PROCEDURES_ALL     = 0,
  MONEV_PROCEDURES_SHIPPED = 1 << 0, /* the shipped alone */
  MONEV_PROCEDURES_OFFICE  = 1 << 1, /* the office's own alone */
  MONEV_PROCEDURES_RETIRED = 1 << 2  /* with those that are no longer in force */
} MonevProcedureFilter;

typedef struct {
  MonevProcedure *procedure;
  char           *base;       /* hash of the version it was begun from */
  gint64          changed_at; /* UTC milliseconds */
  gboolean        stale;      /* somebody published another version since */
} MonevProcedureDraft;

GPtrArray           *monev_procedure_list       (MonevDbConnection *connection,
                                                 const char *official, const char *search,
                                                 guint filter, GError **error);
void                 monev_procedure_sort_near  (GPtrArray *entries, const char *agency);
GPtrArray           *monev_procedure_library    (MonevDbConnection *connection,
                                                 const MonevProcedureEntry *of, GError **error);
MonevProcedureEntry *monev_procedure_find       (MonevDbConnection *connection,
                                                 const char *id_or_code, GError **error);
MonevProcedure      *monev_procedure_load       (MonevDbConnection *connection,
                                                 const char *id_or_code, gint64 number,
                                                 GError **error);
MonevProcedureEntry *monev_procedure_add        (MonevDbConnection *connection,
                                                 const MonevActor *actor,
                                                 const MonevProcedure *procedure,
                                                 const char *base_code, MonevIssueList *issues,
                                                 GError **error);
MonevProcedure      *monev_procedure_with_title (MonevProcedure *procedure, const char *title,
                                                 GError **error);
MonevProcedureEntry *monev_procedure_copy       (MonevDbConnection *connection,
                                                 const MonevActor *actor, const char *source,
                                                 const char *code, const char *title,
                                                 MonevIssueList *issues, GError **error);
MonevProcedureEntry *monev_procedure_publish    (MonevDbConnection *connection,
                                                 const MonevActor *actor,
                                                 const MonevProcedureEntry *entry,
                                                 const MonevProcedure *procedure,
                                                 GPtrArray **changes, MonevIssueList *issues,
                                                 GError **error);
MonevProcedureEntry *monev_procedure_set_retired (MonevDbConnection *connection,
                                                  const MonevActor *actor,
                                                  const MonevProcedureEntry *entry,
                                                  gboolean retired, GError **error);
gboolean             monev_procedure_draft_save (MonevDbConnection *connection,
                                                 const MonevActor *actor, const char *id,
                                                 const MonevProcedure *procedure, const char *base,
                                                 GError **error);
MonevProcedureDraft *monev_procedure_draft_load (MonevDbConnection *connection,
                                                 const MonevActor *actor, const char *id,
                                                 GError **error);
gboolean             monev_procedure_draft_drop (MonevDbConnection *connection,
                                                 const MonevActor *actor, const char *id,
                                                 GError **error);
char                *monev_procedure_hash       (const MonevProcedure *procedure);
void                 monev_procedure_draft_free (MonevProcedureDraft *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MonevProcedureDraft, monev_procedure_draft_free)

G_END_DECLS
