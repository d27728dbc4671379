/* Editing a procedure: one operation makes a new value, with a label for MonevHistory.
 *
 * An edit may leave a draft incomplete (a step without wording yet), but never broken: what would
 * lead back to a later step or name an actor that is gone is refused with the reason.
 */
#pragma once

#include "procedure/procedure.h"

G_BEGIN_DECLS

typedef enum {
  MONEV_PROCEDURE_SET,          /* member of the header, value */
  MONEV_PROCEDURE_STEP_INSERT,  /* to; value: an object of members, or NULL */
  MONEV_PROCEDURE_STEP_REMOVE,  /* id */
  MONEV_PROCEDURE_STEP_MOVE,    /* id, to */
  MONEV_PROCEDURE_STEP_SET,     /* id, member, value */
  MONEV_PROCEDURE_ACTOR_ADD,    /* to; value: the title */
  MONEV_PROCEDURE_ACTOR_RENAME, /* id; value: the title */
  MONEV_PROCEDURE_ACTOR_MOVE,   /* id, to */
  MONEV_PROCEDURE_ACTOR_REMOVE  /* id */
} MonevProcedureOperationKind;

typedef struct {
  MonevProcedureOperationKind kind;
  const char                 *id;     /* of the step or the actor */
  guint                       to;     /* place it gets, counted from 1; 0: the last */
  const char                 *member; /* as in the file: "wording", "identity/number" */
  json_t                     *value;  /* as in the file, borrowed; NULL takes the member away */
} MonevProcedureOperation;

MonevProcedure *monev_procedure_apply        (const MonevProcedure *self,
                                              const MonevProcedureOperation *operation,
                                              char **label, GError **error);
const char     *monev_procedure_member_label (const char *member);

G_END_DECLS
