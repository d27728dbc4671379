/* Responses from files: exports of KoBoToolbox and ODK Central, our own, and plain tables.
 *
 * First everything is read and checked, and nothing written: which columns mean what, every cell by
 * the kind of its question, instances of repeats joined to their responses, what is there already
 * found by its uuid or by the key the planner chose. Then what is new or changed is written in one
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
  guint rejected;
} MonevResponseCount;

typedef struct {
  const char         *instrument_id;
  const char *const  *paths;    /* ends with NULL: the responses first, then files of repeats */
  const char         *key;      /* (nullable): the question that tells respondents apart; NULL takes
                                   the one that was chosen before */
  GHashTable         *mapping;  /* (nullable): heading → name of a question, "" to leave it out */
  GCancellable       *cancellable; /* (nullable) */
} MonevResponseSource;

typedef struct _MonevResponseImport MonevResponseImport;

MonevResponseImport *monev_response_import_read  (MonevDbConnection *connection,
                                                  const MonevActor *actor,
                                                  const MonevResponseSource *source,
                                                  MonevIssueList *issues, GError **error);
void                 monev_response_import_free  (MonevResponseImport *self);
const MonevResponseCount *monev_response_import_count (const MonevResponseImport *self);
gboolean             monev_response_import_apply (MonevDbConnection *connection,
                                                  const MonevActor *actor,
                                                  MonevResponseImport *self, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MonevResponseImport, monev_response_import_free)

G_END_DECLS
