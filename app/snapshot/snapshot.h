/* Frozen contents under their hash, and drafts that are not frozen yet.
 *
 * A subject ("instrument/0190…") has snapshots 1, 2, 3, …; each holds canonical JSON and its
 * SHA-256 and is never changed. A draft is one official's unfinished work on a subject, overwritten
 * in place by autosave; it remembers the hash it was begun from.
 */
#pragma once

#include <jansson.h>

#include "db-connection.h"

G_BEGIN_DECLS

typedef struct {
  char  *id;
  char  *subject;
  gint64 number;
  char  *canonical;
  char  *sha256;
  gint64 created_at;
  char  *created_by;
} MonevSnapshot;

typedef struct {
  char  *canonical;
  char  *base;       /* hash of the snapshot it was begun from, "" for none */
  gint64 changed_at;
} MonevDraft;

MonevSnapshot *monev_snapshot_freeze (MonevDbConnection *connection, const char *subject,
                                      const json_t *content, const char *official, gint64 now,
                                      GError **error);
MonevSnapshot *monev_snapshot_load   (MonevDbConnection *connection, const char *subject,
                                      gint64 number, GError **error);
gboolean       monev_snapshot_check  (const MonevSnapshot *self, GError **error);
GPtrArray     *monev_snapshot_diff   (const json_t *before, const json_t *after);
gboolean       monev_draft_save      (MonevDbConnection *connection, const char *subject,
                                      const char *official, const json_t *content,
                                      const char *base, gint64 now, GError **error);
MonevDraft    *monev_draft_load      (MonevDbConnection *connection, const char *subject,
                                      const char *official, GError **error);
gboolean       monev_draft_drop      (MonevDbConnection *connection, const char *subject,
                                      const char *official, GError **error);
void           monev_snapshot_free   (MonevSnapshot *self);
void           monev_draft_free      (MonevDraft *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MonevSnapshot, monev_snapshot_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MonevDraft, monev_draft_free)

G_END_DECLS
