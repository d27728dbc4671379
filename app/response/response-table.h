/* The answers to one instrument as a table to be looked at: a row each, a column for each question
 * outside of repeats, in the order of the form; where the instrument is scored, the value and its
 * grade before them.
 *
 * Values come from the canonical JSON under the keys of the newest version, and are worded as an
 * office reads them; the form is not worked out again. An answer under a key that the newest
 * version does not have is seen when the response is opened, and exported.
 */
#pragma once

#include <gio/gio.h>

#include "response-plan.h"
#include "response-store.h"

G_BEGIN_DECLS

#define MONEV_RESPONSE_TABLE_MAX 20000

typedef struct {
  int             question; /* NONE for the score and its grade */
  char           *heading; /* "14. Status" */
  MonevAnswerKind kind;
} MonevResponseColumn;

typedef struct {
  GPtrArray *columns; /* (element-type MonevResponseColumn): none before the first version */
  GPtrArray *entries; /* (element-type MonevResponseEntry): without answers */
  GPtrArray *rows;    /* (element-type GStrv): of each entry, a text for each column */
  gboolean   more;    /* there are others behind these */
} MonevResponseTable;

typedef struct {
  const char   *instrument_id;
  const char   *state;       /* "" for all */
  guint         limit;       /* of rows; 0 for all */
  GCancellable *cancellable; /* (nullable) */
  void        (*tell) (guint done, gpointer data); /* (nullable): after each page */
  gpointer      data;
} MonevResponseTableReading;

MonevResponseTable *monev_response_table_read (MonevDbConnection *connection,
                                               const MonevResponseTableReading *reading,
                                               GError **error);
void                monev_response_table_free (MonevResponseTable *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MonevResponseTable, monev_response_table_free)

G_END_DECLS
