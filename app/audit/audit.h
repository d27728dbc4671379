/* The append-only log and its chain.
 *
 * Each entry holds the SHA-256 of the one before it. Append is the last write before COMMIT: it
 * locks the head row, so seq follows the order of commits and serves as the feed of changes for
 * caches and other workstations.
 */
#pragma once

#include <jansson.h>

#include "base/issue.h"
#include "db-connection.h"

G_BEGIN_DECLS

typedef struct {
  gint64 seq;
  gint64 at;        /* UTC milliseconds; never earlier than the entry before */
  char  *actor;     /* id of the official, "" for the program itself */
  char  *act;       /* "agency.put" */
  char  *subject;   /* "agency/0190…" */
  char  *canonical; /* canonical JSON: what changed, and the clock's time where that is not @at */
  char  *previous;
  char  *hash;
} MonevAuditEntry;

typedef struct {
  gint64 seq;
  gint64 at;
  char   hash[65];
} MonevAuditHead;

gboolean monev_audit_start  (MonevDbConnection *connection, GError **error);
gboolean monev_audit_append (MonevDbConnection *connection, gint64 now, const char *actor,
                             const char *act, const char *subject, const json_t *detail,
                             GError **error);
gboolean monev_audit_head   (MonevDbConnection *connection, MonevAuditHead *head, GError **error);
gboolean monev_audit_verify (MonevDbConnection *connection, const MonevAuditHead *known,
                             guint64 *checked, MonevIssueList *issues, GError **error);
GPtrArray *monev_audit_of   (MonevDbConnection *connection, const char *subject, guint limit,
                             GError **error);
GPtrArray *monev_audit_about (MonevDbConnection *connection, const char *subject, const char *id,
                             guint limit, GError **error);
GPtrArray *monev_audit_after (MonevDbConnection *connection, gint64 after, guint limit,
                             GError **error);
GPtrArray *monev_audit_last (MonevDbConnection *connection, guint limit, GError **error);
char    *monev_audit_hash   (const MonevAuditEntry *entry);
gint64   monev_audit_clock  (const MonevAuditEntry *entry);
void     monev_audit_entry_free (MonevAuditEntry *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MonevAuditEntry, monev_audit_entry_free)

G_END_DECLS
