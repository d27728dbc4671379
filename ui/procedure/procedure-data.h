/* What the SOP desk reads and makes on a lane: a line of the library with its content and draft;
 * its pages and the linter's advice.
 */
#pragma once

#include "db-database.h"
#include "procedure/office-procedure.h"
#include "procedure/sop-page.h"

G_BEGIN_DECLS

typedef struct {
  MonevProcedureEntry *entry;
  MonevProcedure      *procedure; /* the version in force */
  char                *hash;      /* of that version */
  MonevProcedureDraft *draft;     /* (nullable): of the official */
  MonevSopOptions      options;
  GPtrArray           *library;   /* MonevProcedureEntry: what links may name */
} MonevProcedureData;

typedef struct {
  MonevSopSheet  *sheet;
  MonevIssueList *issues;
} MonevProcedureLook;

MonevProcedureData *monev_procedure_data_load (MonevDbConnection *connection,
                                               const MonevActor *actor, const char *id_or_code,
                                               GError **error);
void                monev_procedure_data_free (MonevProcedureData *self);
MonevProcedureLook *monev_procedure_look_make (MonevDbConnection *connection,
                                               const MonevProcedure *procedure,
                                               const MonevProcedureEntry *entry, GError **error);
void                monev_procedure_look_free (MonevProcedureLook *self);
char               *monev_procedure_actors_text (const MonevProcedure *procedure,
                                                 const MonevProcedureStep *step);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MonevProcedureData, monev_procedure_data_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MonevProcedureLook, monev_procedure_look_free)

G_END_DECLS
