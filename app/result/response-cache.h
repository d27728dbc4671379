/* The responses to one instrument as columns (column-store.h), kept up by the log.
 *
 * A cache is local and derived: it is worked out from the database, kept in memory and in a file of
 * the cache folder, never in the office's database or a backup. It knows the entry of the log up to
 * which it has read; a later reading takes only the responses that the log names behind it. When
 * the log is another one, a version was issued or the file is damaged, everything is read anew. What
 * is still being filled is no part of it. Immutable and counted: a reading gives another cache that
 * shares what did not change.
 */
#pragma once

#include <gio/gio.h>

#include "column-store.h"
#include "db-connection.h"
#include "response/response-plan.h"

G_BEGIN_DECLS

/* What is known of each response, before its answers. Moments are UTC milliseconds as text. */
typedef enum {
  MONEV_CACHE_ID,
  MONEV_CACHE_ROW_VERSION,
  MONEV_CACHE_NUMBER,    /* of the version of the instrument it was given to */
  MONEV_CACHE_STATE,
  MONEV_CACHE_TITLE,     /* its title, else its key */
  MONEV_CACHE_KEY,
  MONEV_CACHE_ENUMERATOR,
  MONEV_CACHE_SUBMITTED,
  MONEV_CACHE_FAULTS,    /* "" for none */
  MONEV_CACHE_QUESTIONS, /* "" for none */
  MONEV_CACHE_SITE,
  MONEV_CACHE_GROUP,
  MONEV_CACHE_VALUE,     /* decimal; "" where nothing is scored */
  MONEV_CACHE_GRADE,
  MONEV_N_CACHE_COLUMNS
} MonevCacheColumn;

typedef struct _MonevResponseCache MonevResponseCache;

typedef struct {
  const char         *instrument_id;
  MonevResponseCache *before;      /* (nullable): of an earlier reading */
  const char         *folder;      /* (nullable): for the file; NULL keeps none */
  GCancellable       *cancellable; /* (nullable) */
  void              (*tell) (guint done, gpointer data); /* (nullable): after each page */
  gpointer            data;
} MonevCacheReading;

MonevResponseCache *monev_response_cache_read   (MonevDbConnection *connection,
                                                 const MonevCacheReading *reading,
                                                 GError **error);
MonevResponseCache *monev_response_cache_ref    (MonevResponseCache *self);
void                monev_response_cache_unref  (MonevResponseCache *self);
const MonevColumnStore *monev_response_cache_store (const MonevResponseCache *self);
const char         *monev_response_cache_instrument (const MonevResponseCache *self);
MonevResponsePlan  *monev_response_cache_plan   (const MonevResponseCache *self);
int                 monev_response_cache_column (const MonevResponseCache *self, int field);
guint               monev_response_cache_n_read (const MonevResponseCache *self);
MonevColumnStore   *monev_response_cache_with_drafts (MonevResponseCache *self,
                                                 MonevDbConnection *connection, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MonevResponseCache, monev_response_cache_unref)

G_END_DECLS
