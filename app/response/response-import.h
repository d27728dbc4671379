/* Responses from files: exports of KoBoToolbox and ODK Central, our own, and plain tables.
 *
 * First everything is read and checked, and nothing written: which columns mean what, every cell by
 * the kind of its question, instances of repeats joined to their responses, what is there already
 * found by its uuid or by the key the planner chose. What is there with another content is listed
 * with both sides, and a person decides which counts. Then what is new or changed is written in one
 * transaction. A cell that cannot be read refuses its response, one that had to be mended is told;
 * what the form finds wrong beyond that is told and taken, for somebody answered so.
 */
#pragma once

#include "exchange/table.h"
#include "office-response.h"

G_BEGIN_DECLS

#define MONEV_IMPORT_MAX_ISSUES 2000 /* told one by one; the rest is counted */

typedef struct {
  guint read;      /* rows of responses */
  guint added;
  guint changed;
  guint duplicate; /* there already, the same */
  guint kept;      /* another content, but it was decided for the other side */
  guint rejected;  /* refused, or not decided */
  guint undecided; /* of the rejected */
} MonevResponseCount;

/* Which side counts where a response is there already with another content. */
typedef enum {
  MONEV_DECISION_USUAL, /* of a source: the file against what is stored, the first of two rows of it */
  MONEV_DECISION_ASK,   /* not decided yet; the row is not taken */
  MONEV_DECISION_FILE,  /* the file, and of two of its rows the later one */
  MONEV_DECISION_KEEP   /* what was there before */
} MonevResponseDecision;

/* A row whose response is there already, or is further up in the file, with another content. */
typedef struct {
  gboolean    twice;     /* both stand in the file */
  const char *file, *sheet;
  gint64      row;
  gint64      first_row; /* of the other, when both stand in the file */
  const char *response;  /* id */
  const char *key, *title;
  MonevResponseDecision decision;
  GPtrArray  *changes;   /* (element-type MonevResponseRemark): place, old_value, new_value */
  MonevResponseTaking *taking;
} MonevResponseConflict;

/* How far it is: told every few rows. */
typedef void (*MonevResponseStepFunc) (guint64 done, guint64 total, gpointer data);

typedef struct {
  const char         *instrument_id;
  const char *const  *paths;    /* ends with NULL: the responses first, then files of repeats */
  const char         *key;      /* (nullable): the question that tells respondents apart; NULL takes
                                   the one that was chosen before, "" none */
  GHashTable         *mapping;  /* (nullable): heading → name of a question, "" to leave it out */
  GCancellable       *cancellable; /* (nullable) */
  MonevResponseDecision decision;  /* of what is there with another content */
  MonevResponseStepFunc step;      /* (nullable): told while it is read */
  gpointer            step_data;
} MonevResponseSource;

typedef struct _MonevResponseImport MonevResponseImport;

MonevResponseImport *monev_response_import_read  (MonevDbConnection *connection,
                                                  const MonevActor *actor,
                                                  const MonevResponseSource *source,
                                                  MonevIssueList *issues, GError **error);
void                 monev_response_import_free  (MonevResponseImport *self);
const MonevResponseCount *monev_response_import_count (const MonevResponseImport *self);
guint                monev_response_import_n_conflicts (const MonevResponseImport *self);
const MonevResponseConflict *monev_response_import_conflict (const MonevResponseImport *self,
                                                  guint i);
void                 monev_response_import_decide (MonevResponseImport *self, guint i,
                                                  MonevResponseDecision decision);
guint                monev_response_import_n_tables (const MonevResponseImport *self);
MonevTable          *monev_response_import_table  (const MonevResponseImport *self, guint i,
                                                  gint64 *head_row);
MonevResponsePlan   *monev_response_import_plan   (const MonevResponseImport *self);
const char          *monev_response_import_key    (const MonevResponseImport *self);
void                 monev_response_import_watch  (MonevResponseImport *self,
                                                  GCancellable *cancellable,
                                                  MonevResponseStepFunc step, gpointer data);
gboolean             monev_response_import_apply (MonevDbConnection *connection,
                                                  const MonevActor *actor,
                                                  MonevResponseImport *self, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MonevResponseImport, monev_response_import_free)

G_END_DECLS
