/* The inside of a procedure, for the files of this room that build and write one. */
#pragma once

#include "procedure/procedure.h"

G_BEGIN_DECLS

struct _MonevProcedure {
  gatomicrefcount      refs;
  GStringChunk        *texts;
  GPtrArray           *blocks; /* arrays; freed with the whole */
  GHashTable          *places; /* id of a step → its index + 1 */
  const char          *header[MONEV_PROCEDURE_N_TEXTS];
  const char *const   *boxes[MONEV_N_BOXES];
  MonevProcedureLink  *links;
  guint                n_links;
  MonevProcedureActor *actors;
  guint                n_actors;
  MonevProcedureStep  *steps;
  guint                n_steps;
  MonevProcedureLimit *limits;
  guint                n_limits;
};

/* A text of the header: its member, in the object it stands in ("" at the top). */
typedef struct {
  const char *object;
  const char *name;
  guint       max;
} MonevProcedureTextField;

extern const MonevProcedureTextField monev_procedure_texts[MONEV_PROCEDURE_N_TEXTS];

/* Where faults go: the file, and the step that is being looked at. */
typedef struct {
  const char     *file;
  const char     *step; /* its number, or NULL */
  MonevIssueList *issues;
  const char     *part; /* what else is looked at: "Batas waktu 2", or NULL */
} MonevProcedureFaults;

MonevProcedure *monev_procedure_new  (void);
const char     *monev_procedure_keep (MonevProcedure *self, const char *text);
gpointer        monev_procedure_keep_block (MonevProcedure *self, gsize size);
void            monev_procedure_fault (const MonevProcedureFaults *faults, const char *code,
                                       const char *member, const char *found, const char *fix,
                                       const char *format, ...) G_GNUC_PRINTF (6, 7);
void            monev_procedure_check_into (const MonevProcedure *self, const char *file,
                                            MonevIssueList *issues);
gboolean        monev_procedure_refuse (MonevIssueList *issues, guint before, GError **error);
/* The shape of a whole file; never NULL, faults or not. */
MonevProcedure *monev_procedure_read_shape (const json_t *json, const char *file,
                                            MonevIssueList *issues);

G_END_DECLS
